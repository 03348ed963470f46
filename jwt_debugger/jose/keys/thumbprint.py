"""RFC 7638 thumbprints."""

from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.jose.keys.members import public_members, thumbprint_of


def thumbprint(key: Key) -> str:
    """Compute the SHA-256 thumbprint in Base64url, of a private key that of its public part.

    That of a secret gives a weak secret away: show it to nobody who does not hold the secret.
    """
    if key.kind is KeyKind.SECRET:
        return thumbprint_of({"kty": "oct", "k": encode(key.material)})
    public = key.material.public_key() if key.private else key.material
    return key.thumbprint or thumbprint_of(public_members(key.kind, key.curve, public))
