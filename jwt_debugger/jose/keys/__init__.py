"""Text or bytes to keys, in every format that people have; and keys to text again.

Importing this loads no cryptography: that waits until a key is read.
"""

from jwt_debugger.jose.keys.describe import describe
from jwt_debugger.jose.keys.read import KEY_FORMATS, read_keys
from jwt_debugger.jose.keys.suitability import suits
from jwt_debugger.jose.keys.thumbprint import thumbprint

__all__ = ["KEY_FORMATS", "describe", "read_keys", "suits", "thumbprint"]
