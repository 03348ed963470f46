"""States as the model makes them, for tests of the panes that draw them."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

from jwt_debugger.inspection.inspect import inspect
from jwt_debugger.inspection.result import Inspection
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.compact import repair_alphabet
from jwt_debugger.jose.json_layout import display_layout
from jwt_debugger.jose.json_text import read_json
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from jwt_debugger.state import Edits, Outcome, Request, State

NOW = datetime(2026, 5, 29, 12, 38, 20, tzinfo=UTC)
SECRET = "correct-horse-battery-staple-and-then-some-more"
HEADER: dict[str, Any] = {"alg": "HS256", "typ": "JWT", "kid": "2026-05-a"}
CLAIMS: dict[str, Any] = {
    "iss": "https://auth.example.com",
    "roles": ["viewer", "billing"],
    "iat": 1780051160,
    "exp": 1780065560,
}
ENCRYPTED_HEADER = '{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"enc-2026"}'


def compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def signed(header: str, payload: bytes) -> str:
    """Sign any header and payload with HS256 and SECRET."""
    covered = f"{encode(header.encode())}.{encode(payload)}"
    tag = hmac.new(SECRET.encode(), covered.encode(), hashlib.sha256).digest()
    return f"{covered}.{encode(tag)}"


def token(claims: dict[str, Any] | None = None, header: dict[str, Any] | None = None) -> str:
    return signed(compact(header or HEADER), compact(claims or CLAIMS).encode())


def encrypted() -> str:
    """Return something with the segments of an encrypted token."""
    parts = (ENCRYPTED_HEADER.encode(), b"k" * 256, b"i" * 12, b"c" * 90, b"t" * 16)
    return ".".join(map(encode, parts))


def read(text: str, *, key: bool = True) -> Inspection:
    if not key:
        return inspect(text, at=NOW)
    return inspect(text, SECRET, key_format="utf8", at=NOW)


def state(text: str, *, key: bool = True, **fields: Any) -> State:
    """Return the state of a token that was pasted."""
    inspection = read(text, key=key)
    made: dict[str, Any] = {
        "request": Request(text, text),
        "inspection": inspection,
        "original": inspection,
        "header_display": display(inspection.header_text),
        "payload_display": display(inspection.payload_text),
        "repaired": repair_alphabet(text),
    }
    return State(**(made | fields))


def display(text: str | None) -> str:
    return display_layout(text).display(text) if text else ""


def edited(outcome: Outcome = Outcome.RESIGNED, **fields: Any) -> State:
    """Return the state after two claims were edited."""
    text = token(CLAIMS | {"roles": ["admin"], "exp": 1780144700})
    draft = display(read(text).payload_text)
    changes = {"roles": '["viewer","billing"]', "exp": "1780065560"}
    made: dict[str, Any] = {
        "request": Request(token(), text, payload_draft=draft),
        "original": read(token()),
        "edits": Edits(outcome, header=False, payload=True, header_members={}, claims=changes),
    }
    return state(text, **(made | fields))


def frozen() -> State:
    """Return the state while the payload's draft is no JSON: line 4 ends within a string."""
    draft = display(compact(CLAIMS)).replace('"viewer"', '"viewer')
    fault = read_json(draft).fault
    assert fault is not None
    problem = Problem(
        ProblemKind.JSON,
        Segment.PAYLOAD,
        0,
        0,
        "not JSON",
        fault.message,
        fault.line,
        fault.column,
    )
    edits = Edits(None, False, True, {}, {}, fault=problem)  # noqa: FBT003 - in order
    request = Request(token(), token(), payload_draft=draft)
    return state(token(), request=request, payload_display=draft, edits=edits)


def malformed() -> State:
    """Return the state of a token whose payload has a “+” as its 31st character."""
    header, payload, signature = token().split(".")
    return state(f"{header}.{payload[:30]}+{payload[31:]}.{signature}")
