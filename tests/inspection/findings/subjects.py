"""Tokens to review, and what the review says of them."""

import json
from datetime import UTC, datetime
from typing import Any

import jwt_debugger
from jwt_debugger import Inspection
from jwt_debugger.inspection.findings.key_strength import SECRET_FINDINGS
from jwt_debugger.jose.base64url import encode
from tests.key_material import HMAC_SECRET

NOON = datetime(2026, 5, 29, 12, tzinfo=UTC)
NOW = int(NOON.timestamp())
HOUR = 3_600
DAY = 86_400
GOOD: dict[str, Any] = {
    "iss": "https://auth.example.com",
    "sub": "user_8Fq2",
    "aud": "orders-api",
    "iat": NOW - HOUR,
    "exp": NOW + HOUR,
}


def signed(claims: Any = GOOD, header: dict[str, Any] | None = None, secret: str = "") -> str:
    parameters = {"alg": "HS256", "typ": "JWT", **(header or {})}
    text = claims if type(claims) is str else json.dumps(claims)
    return jwt_debugger.sign(json.dumps(parameters), text, secret or HMAC_SECRET)


def compact(header: dict[str, Any], claims: Any = GOOD, signature: bytes = b"signature") -> str:
    segments = (json.dumps(header).encode(), json.dumps(claims).encode(), signature)
    return ".".join(map(encode, segments))


def review(token: str, key: str | bytes | None = HMAC_SECRET, **options: Any) -> Inspection:
    """Inspect a token at noon; every finding says in whole what is wrong and what to do."""
    inspection = jwt_debugger.inspect(token, key, at=NOON, **options)
    for finding in inspection.findings:
        assert finding.title
        assert finding.detail.endswith(".")
        assert finding.remedy.endswith("." if finding.id not in SECRET_FINDINGS else "secret")
    return inspection


def found(token: str, key: str | bytes | None = HMAC_SECRET, **options: Any) -> dict[str, str]:
    """Return the severities of the findings by their ids."""
    findings = review(token, key, **options).findings
    return {finding.id: finding.severity.value for finding in findings}


def without(claims: dict[str, Any], *names: str, **others: Any) -> dict[str, Any]:
    return {**{name: claims[name] for name in claims if name not in names}, **others}
