"""Keys whose whole PEM or JWK is in Base64, as environment variables and Kubernetes hold them."""

from collections.abc import Iterator
from typing import Final

from jwt_debugger.inspection.diagnosis.question import MAX_SECRET_TEXT, GivenKey
from jwt_debugger.inspection.diagnosis.undressing import texts_within
from jwt_debugger.inspection.diagnosis.variant import Cause, Secret, Step, Variant
from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.jose.keys import read_keys, to_jwk_text
from jwt_debugger.translation import _

_BEGINNINGS: Final = (b"-----BEGIN", b"{")  # of PEM and JWK; what else is decoded is not read


def keys(given: GivenKey) -> Iterator[Variant[Key]]:
    """Yield the keys that a text taken for a secret holds once it is decoded."""
    for key in _held(given):
        if key.value.kind is not KeyKind.SECRET:
            yield key


def secrets(given: GivenKey) -> Iterator[Variant[Secret]]:
    """Yield the secrets of the JWKs that such a text holds."""
    for key in _held(given):
        if key.value.kind is KeyKind.SECRET and key.value.members is not None:
            secret = Secret(key.value.material, to_jwk_text(key.value), "jwk")
            yield Variant(secret, key.steps)


def _held(given: GivenKey) -> Iterator[Variant[Key]]:
    if given.text is None or not given.secrets or len(given.text) > MAX_SECRET_TEXT:
        return
    for text in texts_within(given.text):
        for decoded in read_keys(text.value, "base64").keys:
            if decoded.material.lstrip().startswith(_BEGINNINGS):
                for key in read_keys(decoded.material).keys:
                    yield Variant(key, (*text.steps, _decoding()))


def _decoding() -> Step:
    return Step(
        Cause.SECRET_IS_BASE64,
        _("the text is decoded as Base64 and read as the key that it holds"),
        _("Environment variables and Kubernetes secrets keep a key so, to hold it on one line."),
        _("Matches as a key in Base64: use that key"),
    )
