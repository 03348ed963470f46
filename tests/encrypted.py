"""Encrypted and signed tokens for the tests, made in a line."""

import json
from typing import Any

import jwt_debugger
from jwt_debugger.jose.base64url import encode

SECRET = "a secret of thirty-two characters"[:32]


def sealed_token(
    plaintext: str | bytes = '{"sub":"1"}', key: str | bytes = SECRET, **header: Any
) -> str:
    """Return an encrypted token, under `dir` and A256GCM where the header says nothing else."""
    whole = {"alg": "dir", "enc": "A256GCM", **header}
    return jwt_debugger.encrypt(json.dumps(whole), plaintext, key)


def with_header(token: str, **header: Any) -> str:
    """Return a token with other members in its header; what it protects is no longer intact."""
    from jwt_debugger.jose.base64url import decode

    first, _dot, rest = token.partition(".")
    whole = {**json.loads(decode(first).data), **header}
    kept = {name: value for name, value in whole.items() if value is not ...}
    return f"{encode(json.dumps(kept).encode())}.{rest}"


def signed_token(payload: Any, key: str = SECRET, **header: Any) -> str:
    """Return a signed token, under HS256 where the header says nothing else."""
    text = payload if isinstance(payload, str) else json.dumps(payload)
    return jwt_debugger.sign(json.dumps({"alg": "HS256", **header}), text, key)
