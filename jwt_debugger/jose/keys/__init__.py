"""Text or bytes to keys, in every format that people have; and keys to text again.

Importing this loads no cryptography: that waits until a key is read.
"""

from jwt_debugger.jose.keys.carried import carried_key
from jwt_debugger.jose.keys.choose import (
    candidates,
    is_named,
    name_of,
    name_with_reason,
    of_several,
)
from jwt_debugger.jose.keys.convert import public_part, to_jwk, to_jwk_text, to_pem
from jwt_debugger.jose.keys.declared import declared_use_forbids
from jwt_debugger.jose.keys.describe import describe
from jwt_debugger.jose.keys.dotenv import Assignment, likeliest, read_assignments, variables_of
from jwt_debugger.jose.keys.generate import generate_key, key_text
from jwt_debugger.jose.keys.read import KEY_FORMATS, read_keys
from jwt_debugger.jose.keys.suitability import NEEDS, is_of_type, suits
from jwt_debugger.jose.keys.thumbprint import thumbprint

__all__ = [
    "KEY_FORMATS",
    "NEEDS",
    "Assignment",
    "candidates",
    "carried_key",
    "declared_use_forbids",
    "describe",
    "generate_key",
    "is_named",
    "is_of_type",
    "key_text",
    "likeliest",
    "name_of",
    "name_with_reason",
    "of_several",
    "public_part",
    "read_assignments",
    "read_keys",
    "suits",
    "thumbprint",
    "to_jwk",
    "to_jwk_text",
    "to_pem",
    "variables_of",
]
