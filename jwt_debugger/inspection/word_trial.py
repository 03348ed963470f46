"""Words tried as the secret of an HMAC; a process of its own runs this file for a word list.

It imports nothing of this program, so that it starts at once and is the same wherever the program
itself was started from.
"""

import sys
from collections.abc import Iterator
from hmac import digest
from itertools import repeat
from typing import BinaryIO


def words_of(block: bytes) -> list[bytes]:
    """Return the lines that are not empty."""
    return list(filter(None, block.split(b"\n")))


def matching(words: list[bytes], hash_name: str, message: bytes, signature: bytes) -> bytes | None:
    """Return the word whose HMAC of the message is the signature; None: it is none of them."""
    if signature not in map(digest, words, repeat(message), repeat(hash_name)):
        return None
    return next(word for word in words if digest(word, message, hash_name) == signature)


def try_block(
    block: bytes, hash_name: str, message: bytes, signature: bytes
) -> tuple[int, bytes | None]:
    r"""Return how many words a block has, and the one that matches.

    A word that ends in a ``\r`` is tried without it as well, and is one word all the same.
    """
    words = words_of(block)
    bare = [word[:-1] for word in words if word.endswith(b"\r")] if b"\r" in block else []
    return len(words), matching([*words, *filter(None, bare)], hash_name, message, signature)


def answer(source: BinaryIO, target: BinaryIO) -> None:
    """Read what is looked for, then block after block; tell of each how many words it had.

    In a line each, in hex: the hash's name, the message, the signature. Then, for each block, a
    line with its length in bytes and the block itself. The answer is a line with the number of
    words and, where one of them matches, that word in hex.
    """
    hash_name, message, signature = (bytes.fromhex(source.readline().decode()) for _ in range(3))
    for block in _blocks(source):
        count, found = try_block(block, hash_name.decode(), message, signature)
        target.write(b"%d %s\n" % (count, b"" if found is None else found.hex().encode()))
        target.flush()


def _blocks(source: BinaryIO) -> Iterator[bytes]:
    while size := source.readline():
        yield source.read(int(size))


if __name__ == "__main__":  # pragma: no cover - runs in a process of its own
    answer(sys.stdin.buffer, sys.stdout.buffer)
