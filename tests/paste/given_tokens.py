"""Real tokens of every form, which the tests put into texts."""

import json

from jwt_debugger.jose.base64url import encode
from tests.selective import bind, disclosure, holder, issue, present
from tests.vectors import load


def _found(name: str, number: int = 0) -> str:
    case = next(case for case in load("extract_sample") if case["id"] == name)
    return str(case["expect_tokens"][number])


def _example(name: str) -> str:
    return str(next(case for case in load("rfc_examples") if case["id"] == name)["token"])


def unsigned(**claims: object) -> str:
    """Return an unsecured token, which ends with a dot."""
    header, payload = ({"alg": "none"}, claims)
    return ".".join((encode(json.dumps(header).encode()), encode(json.dumps(payload).encode()), ""))


HS256 = _found("ext-python")


def with_header(header: str) -> str:
    """Return the first token with another header; its signature is as long as it was."""
    return f"{encode(header.encode())}.{HS256.partition('.')[2]}"


RS256 = _found("ext-set-cookie")
ES256 = _found("ext-oauth-json-min", 1)
EDDSA = _found("ext-wget")
UNSIGNED = unsigned(sub="1234567890", admin=True)
ENC_IN_JWS = with_header('{"alg":"HS256","enc":"A256GCM"}')
DETACHED = _example("rfc7520-4_5")
JWE = _example("rfc7516-a1")
DIRECT_JWE = _example("rfc7520-5_6")
SALTED = (
    disclosure("c2FsdA", "given_name", "Erika"),
    disclosure("cGVwcGVy", "email", "e@x.example"),
)
SD_JWT = present(issue({"sub": "1", **holder()}, SALTED, typ="dc+sd-jwt"), *SALTED)
BOUND = bind(SD_JWT)
UNKNOWN = with_header('{"alg":"FOO"}')
SHORTENED = HS256[:-7]  # its signature is too short
EVERY_FORM = {
    "HS256": HS256,
    "RS256": RS256,
    "ES256": ES256,
    "EdDSA": EDDSA,
    "unsigned": UNSIGNED,
    "detached": DETACHED,
    "JWE": JWE,
    "direct JWE": DIRECT_JWE,
    "SD-JWT": SD_JWT,
    "SD-JWT with key binding": BOUND,
}
