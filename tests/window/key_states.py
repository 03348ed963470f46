"""States of the window for the tests of the secret, claims and findings panes."""

import hashlib
import hmac
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from jwt_debugger.inspection.inspect import inspect
from jwt_debugger.inspection.result import (
    Diagnosis,
    Encryption,
    EncryptionStatus,
    Form,
    Inspection,
)
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.keys import read_keys
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from jwt_debugger.state import Edits, KeyInput, Outcome, Request, State

NOW = datetime(2026, 5, 29, 12, 38, 20, tzinfo=UTC)
SECRET = "the shared secret of the tests, which is 49 bytes"
HEADER = {"alg": "HS256", "typ": "JWT"}
CLAIMS: dict[str, Any] = {
    "iss": "https://auth.example.com",
    "roles": ["viewer", "billing"],
    "iat": 1780051160,
    "nbf": 1780051160,
    "exp": 1780065560,
}
NO_SECRET, NO_KEY = KeyInput(), KeyInput(format="auto")
JWE_HEADER = {"alg": "RSA-OAEP-256", "enc": "A256GCM", "kid": "enc-2026"}


def signed(payload: Any = None, secret: str = SECRET, header: dict[str, Any] | None = None) -> str:
    """Make a token; a payload given as str is taken as JSON text, and None is CLAIMS."""
    claims = CLAIMS if payload is None else payload
    text = claims if isinstance(claims, str) else json.dumps(claims, ensure_ascii=False)
    head = json.dumps(header or HEADER)
    covered = f"{encode(head.encode())}.{encode(text.encode('utf-8', 'surrogatepass'))}"
    return f"{covered}.{encode(hmac.digest(secret.encode(), covered.encode(), hashlib.sha256))}"


def encrypted(header: dict[str, Any] | None = None) -> str:
    """Make a token that has the form of a JWE and that nobody can decrypt."""
    head = encode(json.dumps(header or JWE_HEADER).encode())
    return ".".join((head, *(encode(bytes(size)) for size in (256, 12, 180, 16))))


def state_of(token: str = "", key: KeyInput = NO_SECRET, **fields: Any) -> State:
    """Return the state of a token and a key as they were pasted, judged at NOW; times in UTC."""
    given = key.data or key.text
    reading = read_keys(given, key.format, key.passphrase) if given else None
    answer = None
    if token:
        answer = inspect(
            token, given or None, key_format=key.format, passphrase=key.passphrase, at=NOW
        )
        answer = replace(answer, findings=(), diagnosis=())
    fields = {"utc": True, **({"key": reading} if reading else {}), **fields}
    request = Request(original=token, token=token, key=key)
    return State(request=request, inspection=answer, original=answer, **fields)


def having(state: State, **fields: Any) -> State:
    """Return the state with other fields in its inspection."""
    assert state.inspection is not None
    return replace(state, inspection=replace(state.inspection, **fields))


def sealed(
    key: KeyInput = NO_KEY,
    status: EncryptionStatus = EncryptionStatus.UNCHECKED,
    header: dict[str, Any] | None = None,
) -> State:
    """Return the state of an encrypted token with that verdict, of the first key given."""
    head = header or JWE_HEADER
    base = state_of(encrypted(head), key)
    used = next(iter(base.key.keys), None)
    verdict = Encryption(status, head["alg"], head["enc"], "the reason", used)
    return having(base, form=Form.JWE, signature=None, encryption=verdict, problems=())


def edited(
    outcome: Outcome | None,
    claims: dict[str, str | None] | None = None,
    reason: str = "",
    fault: Problem | None = None,
) -> Edits:
    """Return an edit of the payload."""
    return Edits(outcome, False, True, {}, claims or {}, reason, fault)  # noqa: FBT003 - in order


# Why a draft of the payload cannot go into the token.
NO_JSON = Problem(ProblemKind.JSON, Segment.PAYLOAD, 0, 0, "not JSON", "", line=7, column=11)


def remedy() -> Diagnosis:
    """Return a diagnosis that a click applies."""
    return Diagnosis(
        "secret-is-base64",
        "The text is Base64 of the secret.",
        "Matches as Base64: switch encoding",
        key_format="base64",
    )


def inspection_of(state: State) -> Inspection:
    """Return the inspection, which must be there."""
    assert state.inspection is not None
    return state.inspection
