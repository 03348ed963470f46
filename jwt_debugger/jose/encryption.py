"""Encrypt and decrypt with a key that was read; the only caller of joserfc (RFC 7516)."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.errors import KeyUnusableError
from jwt_debugger.jose.inflate import DEFLATE, deflate, inflate
from jwt_debugger.jose.json_members import with_members
from jwt_debugger.jose.jwe_algorithms import (
    AGREEMENT_ALGORITHMS,
    CONTENT_ENCRYPTION,
    DIRECT_ALGORITHMS,
    PASSWORD_ALGORITHMS,
    RSA_ALGORITHMS,
    content_encryption,
    key_management,
)
from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.jose.keys import read_keys, suits
from jwt_debugger.jose.keys.convert import public_part
from jwt_debugger.jose.keys.members import public_members
from jwt_debugger.translation import _

if TYPE_CHECKING:
    from joserfc.jwa import JWEAlgModel, JWEEncModel
    from joserfc.jwe import Recipient

# What a new token asks for where its header names no number. OWASP advises more, and other
# libraries refuse a token that asks for more (jose: 10,000; jwcrypto: 16,384).
ROUNDS_OF_NEW: Final = 10_000

MIN_RSA_BITS: Final = 2_048  # RFC 7518 sections 4.2 and 4.3


@dataclass(frozen=True, slots=True)
class Sealed:
    """The pieces of an encrypted token, decoded.

    `header` is what applies to one recipient, protected or not, and has no fault of
    `parameter_faults`; `additional_data` are the very bytes that the tag covers beside the
    ciphertext.
    """

    header: Mapping[str, Any]
    additional_data: bytes
    encrypted_key: bytes
    iv: bytes
    ciphertext: bytes
    tag: bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """The plaintext, or the sentence that says why there is none.

    `token_at_fault` where no other key would do better.
    """

    plaintext: bytes | None = field(repr=False)
    problem: str = ""
    token_at_fault: bool = False


def cannot_decrypt(header: Mapping[str, Any], key: Key) -> str | None:
    """Say in one sentence why the key opens no token with that header; None: it could."""
    misfit = _misfit(header, key) or _on_another_curve(header, key)
    if misfit is not None:
        return misfit
    return None if key.private else _("A public key cannot decrypt: it takes the private key")


def decrypt(sealed: Sealed, key: Key) -> Opened:
    """Decrypt with a key that `cannot_decrypt` has nothing against.

    Whether the key, its padding or the tag is wrong makes no difference to the answer.
    """
    content = content_encryption(sealed.header["enc"])
    try:
        content_key = _content_key(sealed, key, content)
        decrypted = content.decrypt(
            sealed.ciphertext, sealed.tag, content_key, sealed.iv, sealed.additional_data
        )
    except _UnusableParameterError as error:
        return Opened(None, str(error), token_at_fault=True)
    except _failures():
        problem = _("The key is not the one that it was encrypted to, or the token was changed")
        return Opened(None, problem)
    if sealed.header.get("zip") != DEFLATE:
        return Opened(decrypted)
    inflated = inflate(decrypted)
    return Opened(inflated.data, inflated.problem, token_at_fault=inflated.data is None)


def cannot_encrypt(header: Mapping[str, Any], key: Key) -> str | None:
    """Say in one sentence why nothing is encrypted to the key with that header; None: it is."""
    misfit = _misfit(header, key)
    if misfit is not None:
        return misfit
    if header["alg"] in RSA_ALGORITHMS and key.size < MIN_RSA_BITS:
        return _("{algorithm} needs a key of {need} bits or more, this one has {size}").format(
            algorithm=header["alg"], need=MIN_RSA_BITS, size=key.size
        )
    return None


def encrypt(header_text: str, header: Mapping[str, Any], plaintext: bytes, key: Key) -> str:
    """Encrypt to the recipient's key, public or private, or with the shared secret.

    The text's characters are kept. What the algorithm adds (`epk`, `iv` and `tag`, and `p2s` and
    `p2c` where they are missing) takes the place of a member of that name, or is put at the end.
    `header` is the text's value. Raises KeyUnusableError.
    """
    from joserfc.jwe import CompactEncryption, Recipient

    obstacle = cannot_encrypt(header, key)
    if obstacle is not None:
        raise KeyUnusableError(obstacle)
    if header["alg"] in PASSWORD_ALGORITHMS:
        header = {**header, "p2c": header.get("p2c", ROUNDS_OF_NEW)}
    message = CompactEncryption(dict(header))
    recipient = Recipient(message, None, _joserfc_key(key))
    content = content_encryption(header["enc"])
    content_key, encrypted_key = _new_content_key(header["alg"], content, recipient)
    text = with_members(header_text, message.protected)
    protected = encode(text.encode())
    iv = content.generate_iv()
    packed = deflate(plaintext) if header.get("zip") == DEFLATE else plaintext
    ciphertext, tag = content.encrypt(packed, content_key, iv, protected.encode("ascii"))
    return ".".join((protected, *map(encode, (encrypted_key, iv, ciphertext, tag))))


class _UnusableParameterError(Exception):
    """A header parameter with which no key can decrypt; the message is for people."""


def _misfit(header: Mapping[str, Any], key: Key) -> str | None:
    """Compare the key with what the header asks for."""
    misfit = suits(key, header["alg"])
    if misfit is not None or header["alg"] != "dir":
        return misfit
    need = CONTENT_ENCRYPTION[header["enc"]].key
    if key.size == 8 * need:
        return None
    return _("{algorithm} takes a secret of {need} bytes, this one has {actual}").format(
        algorithm=header["enc"], need=need, actual=key.size // 8
    )


def _on_another_curve(header: Mapping[str, Any], key: Key) -> str | None:
    """Compare the curve of the sender's one-time key with the recipient's."""
    curve = header.get("epk", {}).get("crv") if header["alg"] in AGREEMENT_ALGORITHMS else None
    return None if curve in (None, key.curve) else _curves_differ(key)


def _curves_differ(key: Key) -> str:
    return _("The sender's key, “epk”, is not on the curve of this one, {curve}").format(
        curve=key.curve
    )


def _failures() -> tuple[type[Exception], ...]:
    """Return what joserfc and `cryptography` raise for a wrong key and for a changed token."""
    from joserfc.errors import JoseError

    return (JoseError, ValueError)


def _content_key(sealed: Sealed, key: Key, content: "JWEEncModel") -> bytes:
    """Find the content key in the token, or by agreement.

    One of a wrong length is replaced by a random one, as RFC 7516 section 11.5 advises.
    """
    from joserfc.jwe import CompactEncryption, Recipient

    header = dict(sealed.header)
    if header["alg"] in AGREEMENT_ALGORITHMS:
        header["epk"] = _one_time_key(header["epk"], key)
    recipient = Recipient(CompactEncryption(header), None, _joserfc_key(key))
    recipient.encrypted_key = sealed.encrypted_key
    content_key = _unwrapped(key_management(header["alg"]), content, recipient)
    size = CONTENT_ENCRYPTION[header["enc"]].key
    return content_key if len(content_key) == size else secrets.token_bytes(size)


def _one_time_key(epk: Any, key: Key) -> dict[str, str]:
    """Read the sender's public key, which has to be on the curve of the recipient's."""
    reading = read_keys(json.dumps(epk), "jwk")
    if not reading.keys:
        reason = _("“epk” cannot be read as a key. {problem}").format(problem=reading.problem)
        raise _UnusableParameterError(reason)
    sender = reading.keys[0]
    if sender.curve != key.curve:
        raise _UnusableParameterError(_curves_differ(key))
    return public_members(sender.kind, sender.curve, public_part(sender).material)


def _unwrapped(
    algorithm: "JWEAlgModel", content: "JWEEncModel", recipient: "Recipient[Any]"
) -> bytes:
    """Do what the algorithm's mode of key management asks for (RFC 7516 section 5.2)."""
    from joserfc.jwa import JWEDirectEncryption, JWEKeyAgreement

    if isinstance(algorithm, JWEDirectEncryption):
        return algorithm.compute_cek(content.cek_size, recipient)
    if not isinstance(algorithm, JWEKeyAgreement):
        return algorithm.decrypt_cek(recipient)
    agreed = algorithm.decrypt_agreed_upon_key(content, recipient)
    if algorithm.direct_mode:
        return agreed
    return algorithm.unwrap_cek_with_auk(recipient.encrypted_key or b"", agreed)


def _new_content_key(
    name: str, content: "JWEEncModel", recipient: "Recipient[Any]"
) -> tuple[bytes, bytes]:
    """Make a content key, and what the recipient finds it with (RFC 7516 section 5.1)."""
    from joserfc.jwa import JWEDirectEncryption, JWEKeyAgreement

    algorithm = key_management(name)
    if isinstance(algorithm, JWEDirectEncryption):
        return algorithm.compute_cek(content.cek_size, recipient), b""
    content_key = content.generate_cek()
    if not isinstance(algorithm, JWEKeyAgreement):
        return content_key, algorithm.encrypt_cek(content_key, recipient)
    algorithm.prepare_ephemeral_key(recipient)
    agreed = algorithm.encrypt_agreed_upon_key(content, recipient)
    if name in DIRECT_ALGORITHMS:
        return agreed, b""
    return content_key, algorithm.wrap_cek_with_auk(content_key, agreed)


def _joserfc_key(key: Key) -> Any:
    """Make joserfc's key of ours; what the key declares of itself is judged elsewhere."""
    from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

    kinds: dict[KeyKind, Any] = {
        KeyKind.SECRET: OctKey,
        KeyKind.RSA: RSAKey,
        KeyKind.EC: ECKey,
        KeyKind.OKP: OKPKey,
    }
    return kinds[key.kind](key.material, key.material)
