"""Verification in Python with PyJWT."""

from typing import Final

from jwt_debugger.handoff.facts import Facts
from jwt_debugger.handoff.lines import joined, opening
from jwt_debugger.handoff.literals import with_wide_escapes as quoted

# What is added to Base64 completes it, and is passed over where it is complete.
_DECODED: Final = {
    "utf8": "{}",
    "base64": 'base64.b64decode({} + "==")',
    "base64url": 'base64.urlsafe_b64decode({} + "==")',
    "hex": "bytes.fromhex({})",
}


def pyjwt(facts: Facts) -> str:
    """Write a program for Python."""
    key = _DECODED[facts.encoding].format(f'os.environ["{facts.variable}"]')
    return joined(
        opening("#", 'pip install "pyjwt[crypto]"', facts),
        "import base64" if "base64." in key else None,
        "import json",
        "import os",
        "import sys",
        "",
        "import jwt",
        "",
        f"token = {quoted(facts.token)}",
        f"key = {key}",
        "",
        "try:",
        "    claims = jwt.decode(",
        "        token,",
        "        key,",
        f'        algorithms=["{facts.algorithm}"],',
        None if facts.issuer is None else f"        issuer={quoted(facts.issuer)},",
        None if facts.audience is None else f"        audience={quoted(facts.audience)},",
        "    )",
        "except jwt.InvalidTokenError as error:",
        '    sys.exit(f"Refused: {error}")',
        "print(json.dumps(claims, indent=2))",
    )
