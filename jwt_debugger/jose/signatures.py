"""Sign and verify exact bytes with a key that was read; the algorithm is always named."""

from jwt_debugger.jose.algorithms import SIGNATURE_ALGORITHMS, algorithm_object
from jwt_debugger.jose.errors import KeyUnusableError
from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.jose.keys import suits
from jwt_debugger.translation import _

__all__ = ["SIGNATURE_ALGORITHMS", "cannot_sign", "sign", "verify"]


def sign(algorithm: str, key: Key, signing_input: bytes) -> bytes:
    """Sign with one of SIGNATURE_ALGORITHMS; raises KeyUnusableError where the key cannot."""
    obstacle = cannot_sign(algorithm, key)
    if obstacle:
        raise KeyUnusableError(obstacle)
    return algorithm_object(algorithm).sign(signing_input, key.material)


def cannot_sign(algorithm: str, key: Key) -> str | None:
    """Say in one sentence why the key makes no signature of that algorithm; None: it does."""
    misfit = suits(key, algorithm)
    if misfit is not None:
        return misfit
    return None if key.private else _("A public key cannot sign")


def verify(algorithm: str, key: Key, signing_input: bytes, signature: bytes) -> bool:
    """Tell whether the signature is the key's; the key must suit the algorithm.

    A private key verifies by its public part.
    """
    has_public_part = key.private and key.kind is not KeyKind.SECRET
    material = key.material.public_key() if has_public_part else key.material
    return algorithm_object(algorithm).verify(signing_input, material, signature)
