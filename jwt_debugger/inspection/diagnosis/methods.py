"""By which algorithms a key of another type than a secret may have signed, and the PSS salt."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product, starmap
from typing import Any, Final, NamedTuple

from jwt_debugger.inspection.diagnosis.question import Question
from jwt_debugger.inspection.diagnosis.variant import Cause, Step, Variant
from jwt_debugger.jose.key import Key
from jwt_debugger.jose.keys import suits
from jwt_debugger.jose.signatures import SIGNATURE_ALGORITHMS, verify
from jwt_debugger.translation import _

# The lengths of signatures in bytes, where the algorithm or the key's curve says them.
HMAC_SIZES: Final = {"HS256": 32, "HS384": 48, "HS512": 64}
FIXED_SIZES: Final = HMAC_SIZES | {
    "ES256": 64,
    "ES256K": 64,
    "ES384": 96,
    "ES512": 132,
    "ML-DSA-44": 2420,
    "ML-DSA-65": 3309,
    "ML-DSA-87": 4627,
}
_CURVE_SIZES: Final = {
    "P-256": 64,
    "secp256k1": 64,
    "P-384": 96,
    "P-521": 132,
    "Ed25519": 64,
    "Ed448": 114,
    "ML-DSA-44": 2420,
    "ML-DSA-65": 3309,
    "ML-DSA-87": 4627,
}
_EDWARDS: Final = ("Ed25519", "Ed448")  # what “EdDSA” means is in the key: RFC 9864


class _Pss(NamedTuple):
    """How PSS pads: the bytes of its salt, None for any, and whose digest makes the mask."""

    salt: int | None
    sha1_mask: bool  # Java's default; else the algorithm's own digest


@dataclass(frozen=True, slots=True)
class Method:
    """An algorithm; `any_salt` where the PSS salt may have any length, in either mask."""

    name: str
    any_salt: bool = False

    def matches(self, key: Key, data: bytes, signature: bytes) -> bool:
        """Tell whether the signature is the key's, which must suit the algorithm."""
        if self.any_salt:
            return any(
                _pss_matches(self.name, key, data, signature, _Pss(None, sha1_mask))
                for sha1_mask in (False, True)
            )
        return verify(self.name, key, data, signature)


def methods(question: Question, key: Key) -> Iterator[Variant[Method]]:
    """Yield the header's algorithm first, then the others that the key can be used with."""
    fitting = [name for name in SIGNATURE_ALGORITHMS if suits(key, name) is None]
    named = [name for name in fitting if name != "EdDSA"]  # that of the curve is among them too
    same = [name for name in named if _same(name, question.algorithm)]
    others = [name for name in named if name not in same]
    yield from (Variant(Method(name)) for name in same)
    steps = {name: (other_algorithm(name, question.algorithm),) for name in others}
    yield from (Variant(Method(name), steps[name]) for name in others)
    any_salt = _salt_step(_("the PSS salt may have another length than the digest"))
    for name in (*same, *others):
        if name.startswith("PS"):
            yield Variant(Method(name, any_salt=True), (*steps.get(name, ()), any_salt))


def signature_size(key: Key) -> int:
    """Return how many bytes the signatures of a key have that is no secret."""
    return _CURVE_SIZES.get(key.curve or "", (key.size + 7) // 8)


def other_algorithm(name: str, said: str) -> Step:
    """Say that another algorithm was used than the header says."""
    return Step(
        Cause.OTHER_ALGORITHM,
        _("{name} is used, and not {said} as the header says").format(name=name, said=said),
        _("The signer's configuration and the header that it writes do not agree."),
        _("Let the signer write “alg”: “{name}”, or sign with {said}.").format(
            name=name, said=said
        ),
        applies=False,
    )


def _same(name: str, said: str) -> bool:
    return name == said or (said == "EdDSA" and name in _EDWARDS)


def _salt_step(change: str) -> Step:
    return Step(
        Cause.PSS_SALT_LENGTH,
        change,
        _("Some libraries take the longest salt, or none; JWS wants one as long as the digest."),
        _("Let the signer set the length of the salt to that of the digest (RFC 7518, 3.5)."),
        applies=False,
    )


def _mask_step(digest: str) -> Step:
    return Step(
        Cause.OTHER_ALGORITHM,
        _("the mask of PSS (MGF1) is made with SHA-1, and not with {digest}").format(digest=digest),
        _("Java's PSSParameterSpec takes SHA-1 for the mask where nothing else is said."),
        _("Let the signer make the mask with {digest} too (RFC 7518, 3.5).").format(digest=digest),
        applies=False,
    )


def with_exact_salt(
    method: Variant[Method], key: Key, data: bytes, signature: bytes
) -> tuple[Step, ...]:
    """Return the steps of a method that matches, saying how long its salt is and what its mask."""
    if not method.value.any_salt:
        return method.steps
    name = method.value.name
    size = int(name.removeprefix("PS")) // 8
    for pss in starmap(_Pss, product(range((key.size + 6) // 8 - size - 1), (False, True))):
        if _pss_matches(name, key, data, signature, pss):
            return (*method.steps[:-1], _exact_step(pss, size))
    return method.steps  # pragma: no cover - one of the lengths it has


def _exact_step(pss: _Pss, size: int) -> Step:
    """Say what of PSS is not as JWS wants it: the mask, or a salt that is not `size` bytes long."""
    digest = f"SHA-{size * 8}"
    if pss.salt == size:
        return _mask_step(digest)
    change = _("the PSS salt may have {length} bytes instead of {size}")
    if pss.sha1_mask:
        change = _(
            "the PSS salt may have {length} bytes instead of {size}, and its mask (MGF1) is made"
            " with SHA-1, and not with {digest}"
        )
    return _salt_step(change.format(length=pss.salt, size=size, digest=digest))


def _pss_matches(name: str, key: Key, data: bytes, signature: bytes, pss: _Pss) -> bool:
    """Verify with a salt and a mask that need not be those of the algorithm."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding

    digest = {"PS256": hashes.SHA256(), "PS384": hashes.SHA384(), "PS512": hashes.SHA512()}[name]
    mask = hashes.SHA1() if pss.sha1_mask else digest  # noqa: S303 - nothing is trusted here
    salt: Any = padding.PSS.AUTO if pss.salt is None else pss.salt
    public = key.material.public_key() if key.private else key.material
    try:
        public.verify(signature, data, padding.PSS(padding.MGF1(mask), salt), digest)
    except InvalidSignature:
        return False
    return True
