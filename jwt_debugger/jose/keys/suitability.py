"""Whether a key can be used with an algorithm: by mathematics, and by what it declares."""

from dataclasses import dataclass
from typing import Final

from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.translation import _


@dataclass(frozen=True, slots=True)
class Need:
    """What an algorithm needs of its key.

    `curves` is empty where the type has none. `secret_bytes` is the exact length of a secret,
    `rsa_bytes` the shortest modulus that the padding fits into.
    """

    kind: KeyKind
    curves: tuple[str, ...] = ()
    secret_bytes: int | None = None
    rsa_bytes: int = 0


_ANY_SECRET: Final = (Need(KeyKind.SECRET),)
_AGREEMENT: Final = (
    Need(KeyKind.EC, ("P-256", "P-384", "P-521")),
    Need(KeyKind.OKP, ("X25519", "X448")),
)
NEEDS: Final = {
    **dict.fromkeys(("HS256", "HS384", "HS512"), _ANY_SECRET),
    # PKCS#1 v1.5: the digest's name, 19 bytes, the digest, and 11 bytes of padding.
    **{f"RS{8 * size}": (Need(KeyKind.RSA, rsa_bytes=size + 30),) for size in (32, 48, 64)},
    # PSS: the digest, a salt as long, 2 bytes.
    **{f"PS{8 * size}": (Need(KeyKind.RSA, rsa_bytes=2 * size + 2),) for size in (32, 48, 64)},
    "ES256": (Need(KeyKind.EC, ("P-256",)),),
    "ES384": (Need(KeyKind.EC, ("P-384",)),),
    "ES512": (Need(KeyKind.EC, ("P-521",)),),
    "ES256K": (Need(KeyKind.EC, ("secp256k1",)),),
    "EdDSA": (Need(KeyKind.OKP, ("Ed25519", "Ed448")),),
    "Ed25519": (Need(KeyKind.OKP, ("Ed25519",)),),
    "Ed448": (Need(KeyKind.OKP, ("Ed448",)),),
    "ML-DSA-44": (Need(KeyKind.AKP, ("ML-DSA-44",)),),
    "ML-DSA-65": (Need(KeyKind.AKP, ("ML-DSA-65",)),),
    "ML-DSA-87": (Need(KeyKind.AKP, ("ML-DSA-87",)),),
    "dir": _ANY_SECRET,
    **{
        f"A{8 * size}{suffix}": (Need(KeyKind.SECRET, secret_bytes=size),)
        for size in (16, 24, 32)
        for suffix in ("KW", "GCMKW")
    },
    **dict.fromkeys(
        ("PBES2-HS256+A128KW", "PBES2-HS384+A192KW", "PBES2-HS512+A256KW"), _ANY_SECRET
    ),
    "RSA1_5": (Need(KeyKind.RSA, rsa_bytes=16 + 11),),
    # OAEP: two digests, 2 bytes, and at least a key of 16 bytes.
    "RSA-OAEP": (Need(KeyKind.RSA, rsa_bytes=2 * 20 + 18),),
    **{
        f"RSA-OAEP-{8 * size}": (Need(KeyKind.RSA, rsa_bytes=2 * size + 18),)
        for size in (32, 48, 64)
    },
    **dict.fromkeys(("ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW"), _AGREEMENT),
}

_OWN_ALGORITHM: Final = {
    "P-256": "ES256",
    "P-384": "ES384",
    "P-521": "ES512",
    "secp256k1": "ES256K",
    "Ed25519": "EdDSA",
    "Ed448": "EdDSA",
    "X25519": "ECDH-ES",
    "X448": "ECDH-ES",
}


def suits(key: Key, algorithm: str) -> str | None:
    """Say in one sentence why the key cannot be used with the JWS or JWE algorithm; None: it can.

    A weak key can; what it declares of itself is judged by `declared_use_forbids`.
    """
    if algorithm.lower() == "none":
        return _("The token says “none”, which takes no key")
    needs = NEEDS.get(algorithm)
    if needs is None:
        return _("No algorithm “{algorithm}” is known here").format(algorithm=algorithm[:40])
    for need in needs:
        if _meets(key, need):
            return _size_misfit(key, algorithm, need)
    return _type_misfit(key, algorithm)


def is_of_type(key: Key, algorithm: str) -> bool:
    """Tell whether the key is of a type, and on a curve, that the algorithm uses."""
    return any(_meets(key, need) for need in NEEDS.get(algorithm, ()))


def _meets(key: Key, need: Need) -> bool:
    return need.kind is key.kind and (not need.curves or key.curve in need.curves)


def _size_misfit(key: Key, algorithm: str, need: Need) -> str | None:
    if need.secret_bytes is not None and key.size != 8 * need.secret_bytes:
        return _("{algorithm} takes a secret of {need} bytes, this one has {actual}").format(
            algorithm=algorithm, need=need.secret_bytes, actual=key.size // 8
        )
    if key.size < 8 * need.rsa_bytes - 7:
        return _("This RSA key of {size} bits is too short for {algorithm}").format(
            size=key.size, algorithm=algorithm
        )
    return None


def _type_misfit(key: Key, algorithm: str) -> str:
    if key.kind is KeyKind.SECRET:
        template = _("This is a shared secret, the token says {algorithm}")
    elif key.kind is KeyKind.RSA:
        template = _("This is an RSA key, the token says {algorithm}")
    else:
        template = _("This key is for {own}, the token says {algorithm}")
    own = _OWN_ALGORITHM.get(key.curve or "", key.curve)
    return template.format(algorithm=algorithm, own=own)
