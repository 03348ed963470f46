"""What a server has to know to verify a token, read off one token."""

from dataclasses import dataclass, field
from typing import Any, Final

from jwt_debugger.inspection.result import Form, Inspection, Signature, SignatureStatus
from jwt_debugger.jose.errors import TokenError
from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.jose.signatures import SIGNATURE_ALGORITHMS
from jwt_debugger.translation import _

_ENCODINGS: Final = {
    "base64": "base64",
    "base64url": "base64url",
    "hex": "hex",
    "jwk": "base64url",
    "jwks": "base64url",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """A compact token, and what it is to be checked against.

    `issuer` and `audience` are None where the token names none. `encoding` is how the
    secret is written: utf8, base64, base64url or hex. `expires` tells whether there is an `exp`.
    """

    token: str = field(repr=False)
    algorithm: str
    issuer: str | None = None
    audience: str | None = None
    encoding: str = "utf8"
    expires: bool = True

    @property
    def symmetric(self) -> bool:
        """Tell whether a shared secret signs, and no private key."""
        return self.algorithm.startswith("HS")

    @property
    def variable(self) -> str:
        """Name the environment variable with the secret, or with the public key in PEM."""
        return "JWT_SECRET" if self.symmetric else "JWT_PUBLIC_KEY"


def facts_of(inspection: Inspection) -> Facts:
    """Read off what a verifier needs; raises TokenError, in a sentence, where none verifies it."""
    signature = _signature(inspection)
    obstacle = _obstacle(inspection, signature)
    if obstacle is not None:
        raise TokenError(obstacle)
    claims = inspection.claims
    return Facts(
        token=inspection.token.strip(),
        algorithm=str(signature.algorithm),
        issuer=_text(claims.get("iss")),
        audience=_audience(claims.get("aud")),
        encoding=_encoding(signature.key),
        expires="exp" in claims,
    )


def _signature(inspection: Inspection) -> Signature:
    """Return the signature to verify; raises TokenError where the form has none that counts."""
    if inspection.form is Form.MALFORMED:
        message = next(problem.message for problem in inspection.problems if problem.fatal)
        raise TokenError(message)
    if inspection.form is Form.SD_JWT:
        raise TokenError(
            _("An SD-JWT takes a library of its own, which checks the disclosures too.")
        )
    if inspection.signature is None:
        raise TokenError(_("An encrypted token is decrypted, not verified."))
    return inspection.signature


def _obstacle(inspection: Inspection, signature: Signature) -> str | None:
    """Say why no library for JWTs verifies such a token."""
    if signature.status is SignatureStatus.UNSIGNED:
        return _("The token is not signed, so there is nothing to verify.")
    if signature.algorithm not in SIGNATURE_ALGORITHMS:
        return signature.reason
    if ".".join(part.text for part in inspection.parts) != inspection.token.strip():
        return _("Libraries for JWTs take the compact form, with two dots, alone.")
    if "crit" in (inspection.header or {}):
        return _("The header's “crit” asks for what libraries for JWTs refuse.")
    if not isinstance(inspection.payload, dict):
        return _("The payload is no JSON object, so libraries for JWTs refuse it.")
    return None


def _text(value: Any) -> str | None:
    """Return a text that a verifier can ask for; PyJWT takes an empty audience for none."""
    return value if type(value) is str and value else None


def _audience(value: Any) -> str | None:
    """Return the audience, the first one of several: a server is one of them."""
    if isinstance(value, list):
        return next((each for each in value if _text(each)), None)
    return _text(value)


def _encoding(key: Key | None) -> str:
    """Return how the text of a secret is written; a public key is read from a PEM, always."""
    if key is None or key.kind is not KeyKind.SECRET:
        return "utf8"
    return _ENCODINGS.get(key.source, "utf8")
