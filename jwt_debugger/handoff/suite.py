"""Tokens for a test suite, made from one: what a server must accept, and what it must refuse."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from jwt_debugger.inspection.durations import DAY, HOUR, YEAR
from jwt_debugger.inspection.header_faults import is_unencoded
from jwt_debugger.inspection.reading import is_unsecured
from jwt_debugger.issue import sign_segments, signing_obstacle
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.errors import TokenError
from jwt_debugger.jose.json_members import with_member
from jwt_debugger.jose.json_text import read_json
from jwt_debugger.jose.key import KeyReading
from jwt_debugger.jose.keys import generate_key
from jwt_debugger.translation import _

# A suite is kept for years, and what is valid now has to be so then.
_LONG: Final = 10 * YEAR

_WRONG_AUDIENCE: Final = "https://wrong-audience.invalid"
_WRONG_ISSUER: Final = "https://wrong-issuer.invalid"


@dataclass(frozen=True, slots=True)
class _Case:
    name: str
    token: str
    expect: str
    why: str


@dataclass(frozen=True, slots=True)
class _Maker:
    """Signs payload texts under one header, exactly as they stand."""

    header: str
    algorithm: str
    keys: KeyReading | None

    def sign(self, payload: str) -> str:
        return _signed(self.header, payload, self.keys)

    def sign_with_another(self, payload: str) -> str:
        key = generate_key(self.algorithm)
        return _signed(self.header, payload, KeyReading((key,)))

    def unsigned(self, payload: str) -> str:
        return _signed(with_member(self.header, "alg", '"none"'), payload, None)


def test_suite(header_text: str, payload_text: str, keys: KeyReading | None, at: datetime) -> str:
    """Return the JSON of a list of {name, token, expect: accept or reject, why}.

    Times lie around an aware instant; every other character of the texts stays as it is. RSA
    takes up to a second, for the other key. Raises TokenError, with a sentence for people, where
    the texts or the keys make no signed JWT.
    """
    header, payload = _object(header_text), _object(payload_text)
    obstacle = _obstacle(header, payload, keys)
    if header is None or payload is None or obstacle is not None:
        raise TokenError(obstacle or _("A set of test tokens takes a header and claims in JSON."))
    maker = _Maker(header_text, header["alg"], keys)
    cases = _cases(maker, payload_text, payload, int(at.timestamp()))
    return json.dumps([asdict(case) for case in cases], indent=2, ensure_ascii=False)


def _obstacle(header: Any, payload: Any, keys: KeyReading | None) -> str | None:
    """Say why no set can be made of a token."""
    if header is None or payload is None:
        return None
    if is_unsecured(header):
        return _("The token is not signed. Choose an algorithm and a key first.")
    if is_unencoded(header):
        return _("With “b64” false in the header no set of test tokens can be made.")
    return signing_obstacle(header, keys)


def _cases(maker: _Maker, text: str, payload: Any, now: int) -> Iterator[_Case]:
    """Make the tokens; all but the one fault of each is as in the valid one."""
    valid = _with_times(text, payload, now, now + _LONG)
    yield _Case("valid", maker.sign(valid), "accept", _("Signed with the key, and current."))
    expired = _with_times(text, payload, now - DAY, now - DAY + HOUR)
    yield _rejected("expired", maker.sign(expired), _("“exp” is in the past."))
    later = with_member(_with_times(text, payload, now, now + 2 * _LONG), "nbf", str(now + _LONG))
    yield _rejected("not-yet-valid", maker.sign(later), _("“nbf” is in the future."))
    yield from _misdirected(maker, valid, payload)
    yield from _forged(maker, valid, now)


def _misdirected(maker: _Maker, valid: str, payload: Any) -> Iterator[_Case]:
    """Make genuine tokens that are for others, or from others."""
    wrong: Any = [_WRONG_AUDIENCE] if isinstance(payload.get("aud"), list) else _WRONG_AUDIENCE
    token = maker.sign(with_member(valid, "aud", json.dumps(wrong)))
    yield _rejected("wrong-audience", token, _("“aud” names another service."))
    token = maker.sign(with_member(valid, "iss", json.dumps(_WRONG_ISSUER)))
    yield _rejected("wrong-issuer", token, _("“iss” names another issuer."))


def _forged(maker: _Maker, valid: str, now: int) -> Iterator[_Case]:
    """Make tokens that nobody with the key has signed."""
    head, _payload, signature = maker.sign(valid).split(".")
    changed = with_member(valid, "exp", str(now + _LONG + 1))
    tampered = f"{head}.{_encoded(changed)}.{signature}"
    why = _("“exp” was moved after it was signed: the signature does not match.")
    yield _rejected("tampered", tampered, why)
    why = _("“alg” is “none”, and there is no signature.")
    yield _rejected("unsigned", maker.unsigned(valid), why)
    why = _("Another key of the same kind signed it.")
    yield _rejected("other-key", maker.sign_with_another(valid), why)


def _rejected(name: str, token: str, why: str) -> _Case:
    return _Case(name, token, "reject", why)


def _with_times(text: str, payload: Any, begins: int, ends: int) -> str:
    """Set the end, and the beginnings that are there; no other claim is added."""
    text = with_member(text, "exp", str(ends))
    for name in ("iat", "nbf"):
        if name in payload:
            text = with_member(text, name, str(begins))
    return text


def _signed(header: str, payload: str, keys: KeyReading | None) -> str:
    return sign_segments(_encoded(header), _encoded(payload), keys)


def _encoded(text: str) -> str:
    try:
        return encode(text.encode())
    except UnicodeEncodeError:
        message = _("Half of a surrogate pair cannot be written in UTF-8. Write its escape.")
        raise TokenError(message) from None


def _object(text: str) -> Any:
    value = read_json(text).value
    return value if isinstance(value, dict) else None
