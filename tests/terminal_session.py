"""The program as a person runs it in a terminal, within this process: words in, words out."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from jwt_debugger.__main__ import main
from jwt_debugger.terminal.surroundings import Surroundings

NOW = datetime(2026, 5, 29, 14, 38, 20, tzinfo=UTC)
SECONDS_NOW = 1780065500
SECRET = "a secret for the tests of the terminal, of good length"


@dataclass(frozen=True, slots=True)
class Session:
    """What the program left behind."""

    status: int
    output: str
    errors: str


def run(
    *arguments: str,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
    coloured: bool = False,
) -> Session:
    """Run the program at NOW; `given` is what standard input holds."""
    found = around(given, environment, coloured=coloured)
    status = main(arguments, found)
    assert isinstance(found.output, io.StringIO)
    assert isinstance(found.errors, io.StringIO)
    return Session(status, found.output.getvalue(), found.errors.getvalue())


def around(
    given: bytes = b"", environment: Mapping[str, str] | None = None, *, coloured: bool = False
) -> Surroundings:
    """Return the surroundings of a terminal that writes into texts."""
    return Surroundings(
        source=io.BytesIO(given),
        output=io.StringIO(),
        errors=io.StringIO(),
        environment=environment or {},
        now=NOW,
        coloured=coloured,
    )


def token_of(payload: str, header: str = '{"alg":"HS256","typ":"JWT"}', key: str = SECRET) -> str:
    """Sign with PyJWT's algorithm, so that the program is not tested by itself."""
    from jwt.algorithms import HMACAlgorithm

    from jwt_debugger.jose.base64url import encode

    covered = f"{encode(header.encode())}.{encode(payload.encode())}"
    signature = HMACAlgorithm(HMACAlgorithm.SHA256).sign(covered.encode(), key.encode())
    return f"{covered}.{encode(signature)}"
