"""Tokens that do not verify, each made wrong in one known way, and not by the program itself."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any

from jwt_debugger import inspect
from jwt_debugger.inspection.result import Diagnosis, SignatureStatus

SECRET = "a secret that nobody has guessed"
RAW = hashlib.sha256(b"the bytes of a secret").digest()
BASE64 = base64.b64encode(RAW).decode()
PAYLOAD = '{"sub":"1234567890","name":"Zoë/Ada","iat":1516239022,"rate":2.50,"a":[1,{}]}'
HASHES = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}

Encoding = Callable[[bytes], str]


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


BASE64URL = base64url(RAW)


def header_of(algorithm: str, kid: str | None = None) -> str:
    named = {} if kid is None else {"kid": kid}
    return json.dumps({"alg": algorithm, "typ": "JWT", **named}, separators=(",", ":"))


def segments(header: str, payload: str) -> bytes:
    """Return what a signature over the two texts covers."""
    return f"{base64url(header.encode())}.{base64url(payload.encode())}".encode()


def hmac_token(  # noqa: PLR0913 - every part of a token can be wrong
    secret: bytes,
    algorithm: str = "HS256",
    *,
    says: str | None = None,
    kid: str | None = None,
    payload: str = PAYLOAD,
    covered: bytes | None = None,
    encoding: Encoding = base64url,
) -> str:
    """Sign by HMAC: `says` is the header's algorithm, `covered` what is signed instead."""
    shown = segments(header_of(says or algorithm, kid), payload)
    signature = hmac.digest(secret, shown if covered is None else covered, HASHES[algorithm])
    return f"{shown.decode()}.{encoding(signature)}"


def signed_token(  # noqa: PLR0913
    key: Any,
    algorithm: str,
    *,
    says: str | None = None,
    kid: str | None = None,
    covered: bytes | None = None,
    encoding: Encoding = base64url,
    signer: Callable[[bytes], bytes] | None = None,
) -> str:
    """Sign with a private key object; `signer` makes the signature instead of the algorithm."""
    from jwt_debugger.jose.algorithms import algorithm_object

    shown = segments(header_of(says or algorithm, kid), PAYLOAD)
    text = shown if covered is None else covered
    signature = signer(text) if signer else algorithm_object(algorithm).sign(text, key)
    return f"{shown.decode()}.{encoding(signature)}"


def diagnosed(token: str, key: str | bytes, key_format: str = "auto") -> tuple[Diagnosis, ...]:
    return inspect(token, key, key_format=key_format).diagnosis


def causes(token: str, key: str | bytes, key_format: str = "auto") -> list[str]:
    return [found.cause for found in diagnosed(token, key, key_format)]


def is_cured(token: str, key: str | bytes, key_format: str = "auto") -> bool:
    """Tell whether the first remedy, applied as the window does, makes the token verify."""
    first = diagnosed(token, key, key_format)[0]
    mended = inspect(
        token if first.token is None else first.token,
        key if first.key_text is None else first.key_text,
        key_format=first.key_format or key_format,
    )
    return mended.signature is not None and SignatureStatus.VERIFIED is mended.signature.status
