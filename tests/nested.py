"""A token on three levels for the tests: encrypted, in it signed, in that encrypted again."""

import json
from typing import Any

import jwt_debugger
from jwt_debugger.jose.base64url import encode
from tests.key_material import private_jwk

CLAIMS = '{"sub":"alice","exp":4000000000}'

# Each level's own key, from the outermost inward.
LEVELS: tuple[dict[str, Any], ...] = (
    private_jwk("RSA") | {"kid": "outer"},
    private_jwk("P-256") | {"kid": "middle"},
    {"kty": "oct", "k": encode(bytes(range(32))), "kid": "inner"},
)
KEYS = tuple(map(json.dumps, LEVELS))
KEY_SET = json.dumps({"keys": LEVELS[::-1]})


def three_levels(claims: str = CLAIMS) -> tuple[str, str, str]:
    """Return the token, the one in it, and the one in that."""
    inner = jwt_debugger.encrypt('{"alg":"dir","enc":"A256GCM","kid":"inner"}', claims, KEYS[2])
    middle = jwt_debugger.sign('{"alg":"ES256","cty":"JWT","kid":"middle"}', inner, KEYS[1])
    header = '{"alg":"RSA-OAEP","enc":"A128GCM","cty":"JWT","kid":"outer"}'
    return jwt_debugger.encrypt(header, middle, KEYS[0]), middle, inner
