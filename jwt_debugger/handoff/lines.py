"""Source text put together line by line."""

from typing import Final

from jwt_debugger.handoff.facts import Facts

_SECRETS: Final = {
    "utf8": "the secret",
    "base64": "the secret, in Base64,",
    "base64url": "the secret, in Base64url,",
    "hex": "the secret, in hexadecimal digits alone,",
}


def joined(*lines: str | None) -> str:
    """Return the lines that are there, each ended; None: this token needs no such line."""
    return "".join(f"{line}\n" for line in lines if line is not None)


def opening(mark: str, install: str, facts: Facts) -> str:
    """Return the comments at the top: what to install, and where the key is read."""
    what = _SECRETS[facts.encoding] if facts.symmetric else "the public key, in PEM,"
    return f"{mark} {install}\n{mark} It reads {what} from {facts.variable}"
