"""What a key declares that it is for, apart from what mathematics would let it do (RFC 7517)."""

from typing import Final, Literal

from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.jose.keys.json_object import shown
from jwt_debugger.translation import _

Operation = Literal["sign", "verify", "encrypt", "decrypt"]

_USE: Final = {"sign": "sig", "verify": "sig", "encrypt": "enc", "decrypt": "enc"}
# A key that is agreed upon or derived from is never used to encrypt with directly.
_AGREED: Final = frozenset({"deriveKey", "deriveBits"})
_OPERATIONS: Final = {
    "sign": frozenset({"sign"}),
    "verify": frozenset({"verify"}),
    "encrypt": frozenset({"encrypt", "wrapKey"}) | _AGREED,
    "decrypt": frozenset({"decrypt", "unwrapKey"}) | _AGREED,
}
# What a private key may do, its public part may do the other way round.
_PRIVATE_TWIN: Final = {"verify": "sign", "encrypt": "decrypt"}
_SPECIFIED: Final = frozenset({"Ed25519", "Ed448"})  # EdDSA and these mean the same: RFC 9864
_CONTENT_ENCRYPTIONS: Final = frozenset(
    {"A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512", "A128GCM", "A192GCM", "A256GCM"}
)


def declared_use_forbids(key: Key, operation: Operation, algorithm: str) -> str | None:
    """Say in one sentence which of `use`, `key_ops` and `alg` forbids the operation; None: none.

    RFC 7517 sections 4.2 to 4.4. The answer of the mathematics stands beside it.
    """
    if key.use is not None and key.use != _USE[operation]:
        return _use_sentence(key.use, operation)
    if key.key_ops is not None and not _allowed(key) & _OPERATIONS[operation]:
        return _operations_sentence(key.key_ops, operation)
    if key.algorithm is not None and not _same_algorithm(key, algorithm):
        return _("The key declares “alg”: “{own}”, and the token says {algorithm}.").format(
            own=shown(key.algorithm), algorithm=shown(algorithm)
        )
    return None


def _allowed(key: Key) -> frozenset[str]:
    """Return the declared operations, of a private key those of its public part too."""
    declared = frozenset(key.key_ops or ())
    if not key.private or key.kind is KeyKind.SECRET:
        return declared
    twins = {public for public, private in _PRIVATE_TWIN.items() if declared & _OPERATIONS[private]}
    return declared | twins


def _same_algorithm(key: Key, algorithm: str) -> bool:
    if key.algorithm == algorithm:
        return True
    if {key.algorithm, algorithm} & _SPECIFIED and "EdDSA" in {key.algorithm, algorithm}:
        return key.curve in {key.algorithm, algorithm}
    return algorithm == "dir" and key.algorithm in _CONTENT_ENCRYPTIONS


def _use_sentence(use: str, operation: Operation) -> str:
    if _USE[operation] == "sig":
        template = _("The key declares “use”: “{use}”, so it is not for signatures (“sig”).")
    else:
        template = _("The key declares “use”: “{use}”, so it is not for encryption (“enc”).")
    return template.format(use=shown(use))


def _operations_sentence(operations: tuple[str, ...], operation: Operation) -> str:
    listed = ", ".join(f"“{shown(name)}”" for name in operations[:8])
    if not operations:
        template = _("The key declares an empty “key_ops”, so it is not for “{operation}” either.")
    else:
        template = _("The key declares “key_ops”: {listed}, and “{operation}” is not among them.")
    return template.format(listed=listed, operation=operation)
