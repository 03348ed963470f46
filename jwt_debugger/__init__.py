"""Find, inspect, sign and encrypt JSON Web Tokens: the public interface.

Importing this package imports no Qt, and loads the cryptography only when it is first used.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

# In a checkout that is not installed, resources/ stands beside this package instead of in it.
if not (Path(__file__).parent / "resources").is_dir():
    __path__.append(str(Path(__file__).parent.parent))

if TYPE_CHECKING:
    from jwt_debugger.encrypting import encrypt
    from jwt_debugger.inspection.inspect import inspect
    from jwt_debugger.inspection.result import Inspection
    from jwt_debugger.issue import sign
    from jwt_debugger.jose.errors import TokenError
    from jwt_debugger.paste.find import FoundToken, find_tokens

__all__ = ["FoundToken", "Inspection", "TokenError", "encrypt", "find_tokens", "inspect", "sign"]

_HOMES = {
    "FoundToken": "jwt_debugger.paste.find",
    "Inspection": "jwt_debugger.inspection.result",
    "TokenError": "jwt_debugger.jose.errors",
    "encrypt": "jwt_debugger.encrypting",
    "find_tokens": "jwt_debugger.paste.find",
    "inspect": "jwt_debugger.inspection.inspect",
    "sign": "jwt_debugger.issue",
}


def __getattr__(name: str) -> Any:
    """Load a public name on its first use (PEP 562)."""
    from importlib import import_module

    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
