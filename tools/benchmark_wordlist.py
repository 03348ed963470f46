"""Measure the search of a word list against a bare loop, and against the npm package jwt-cracker.

Run by `make benchmark`. The package is measured where it is installed: on the PATH, or in the
folder of `npm install jwt-cracker` that NODE_MODULES names.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from hmac import digest
from pathlib import Path
from time import perf_counter

from jwt_debugger import inspect, sign
from jwt_debugger.inspection.known_secrets import Target, find_known_secret, target_of
from jwt_debugger.inspection.word_list import core_count, search_word_list

TIMES = 3  # the best counts: what else runs on the machine slows each of them down
WORDS = 1_000_000
PEER_WORDS = 200_000  # the peer is slower: so many are enough to tell its rate
BARE_WORDS = 300_000
SECRET = "none of the words that are tried"  # noqa: S105 - of a token made here


def main() -> None:
    """Print the rates."""
    token = sign('{"alg":"HS256","typ":"JWT"}', '{"sub":"1234567890","iat":1516239022}', SECRET)
    target = target_of(inspect(token))
    assert target is not None  # noqa: S101 - it was made two lines above
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "words.txt"
        path.write_bytes(b"".join(b"password%07d\n" % number for number in range(WORDS)))
        start = perf_counter()
        find_known_secret(target)
        say(f"built-in list: {perf_counter() - start:.2f} s")
        cores = core_count()
        bare = max(bare_rate(target) for _time in range(TIMES)) * cores
        say(f"bare hmac.digest: {bare:,.0f} a second on {cores} cores")
        searches = [search_word_list(target, path).progress for _time in range(TIMES)]
        ours = max(searches, key=lambda search: search.rate)
        say(f"word list of {WORDS:,}: {ours.seconds:.2f} s, {ours.rate:,.0f} a second")
        say(f"of the bare loop: {ours.rate / bare:.0%}")
        tell_of_peer(token, path, ours.rate)


def bare_rate(target: Target) -> float:
    """Compute so many HMACs in the plainest loop there is."""
    words = [b"password%07d" % number for number in range(BARE_WORDS)]
    start = perf_counter()
    for word in words:
        digest(word, target.message, target.hash_name)
    return BARE_WORDS / (perf_counter() - start)


def tell_of_peer(token: str, path: Path, ours: float) -> None:
    """Let the npm package try the first words of the list."""
    folder = os.environ.get("NODE_MODULES", "")
    program = shutil.which("jwt-cracker", path=f"{folder}/.bin{os.pathsep}{os.environ['PATH']}")
    if program is None:
        say("jwt-cracker: not installed (npm install jwt-cracker; NODE_MODULES=…/node_modules)")
        return
    words = path.read_bytes().split(b"\n")[:PEER_WORDS]
    shorter = path.with_name("shorter.txt")
    shorter.write_bytes(b"\n".join(words) + b"\n")
    command = [program, "-t", token, "-d", str(shorter)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    seconds = re.search(r"Time taken \(sec\): ([0-9.]+)", done.stdout)
    if seconds is None:
        say(f"jwt-cracker: no figure in its output: {done.stdout[-200:]}{done.stderr[-200:]}")
        return
    rate = PEER_WORDS / float(seconds[1])
    say(f"jwt-cracker: {rate:,.0f} a second; ours is {ours / rate:.1f} times that")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
