"""Every signature algorithm's name, and the object that signs and verifies with it.

RFC 7518 section 3, RFC 8037 and 9864 (EdDSA), RFC 8812 (ES256K), and ML-DSA for JOSE.
"""

from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jwt import PyJWS
    from jwt.algorithms import Algorithm

ML_DSA: Final = ("ML-DSA-44", "ML-DSA-65", "ML-DSA-87")
SIGNATURE_ALGORITHMS: Final = (
    *("HS256", "HS384", "HS512"),
    *("RS256", "RS384", "RS512"),
    *("PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "ES256K"),
    *("EdDSA", "Ed25519", "Ed448"),
    *ML_DSA,
)


def algorithm_object(name: str) -> "Algorithm":
    """Return PyJWT's object for one of SIGNATURE_ALGORITHMS."""
    return _registry().get_algorithm_by_name(name)


@cache
def _registry() -> "PyJWS":
    """Add to PyJWT's own algorithms those that it has not, through its own extension point."""
    from jwt import PyJWS
    from jwt.algorithms import OKPAlgorithm

    registry = PyJWS()
    for name in ("Ed25519", "Ed448"):
        registry.register_algorithm(name, OKPAlgorithm())
    for name in ML_DSA:
        registry.register_algorithm(name, _ml_dsa())
    return registry


def _ml_dsa() -> "Algorithm":
    """Make the object for ML-DSA (FIPS 204); the parameter set is the key's."""
    from cryptography.exceptions import InvalidSignature
    from jwt.algorithms import Algorithm

    class MlDsaAlgorithm(Algorithm):
        """Sign and verify with the key objects of `cryptography`, an empty context with each."""

        def prepare_key(self, key: Any) -> Any:
            """Take a key object as it is; texts are read elsewhere."""
            return key

        def sign(self, msg: bytes, key: Any) -> bytes:
            """Sign with a private key."""
            signature: bytes = key.sign(msg)
            return signature

        def verify(self, msg: bytes, key: Any, sig: bytes) -> bool:
            """Verify with a public key."""
            try:
                key.verify(sig, msg)
            except InvalidSignature:
                return False
            return True

        @staticmethod
        def to_jwk(key_obj: Any, as_dict: bool = False) -> Any:  # noqa: FBT001, FBT002 - PyJWT's
            """Keys become JWKs in jwt_debugger.jose.keys."""
            raise NotImplementedError

        @staticmethod
        def from_jwk(jwk: Any) -> Any:
            """JWKs become keys in jwt_debugger.jose.keys."""
            raise NotImplementedError

    return MlDsaAlgorithm()
