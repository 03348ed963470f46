"""Whether the holder of an SD-JWT has bound it to this presentation (RFC 9901 section 7.3)."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from jwt_debugger.inspection.result import Inspection, Signature, SignatureStatus
from jwt_debugger.jose.disclosures import digest, hash_name, is_known_hash
from jwt_debugger.jose.key import KeyReading
from jwt_debugger.jose.keys import read_keys
from jwt_debugger.translation import _

_TYPE: Final = "kb+jwt"
_NEEDED_CLAIMS: Final = ("iat", "aud", "nonce")


def holders_key(payload: Any) -> KeyReading | None:
    """Read the key that the issuer says is the holder's; None where it names none by value."""
    confirmation = payload.get("cnf") if isinstance(payload, dict) else None
    jwk = confirmation.get("jwk") if isinstance(confirmation, dict) else None
    return read_keys(json.dumps(jwk), "jwk") if isinstance(jwk, dict) else None


def binding_faults(
    binding: Inspection, holder: KeyReading | None, covered: str, issued_payload: Any
) -> Iterator[str]:
    """Say what is wrong with the key-binding token that was checked with the holder's key."""
    if "." not in binding.token:
        yield _("what stands after the last “~” is no token. If it is a disclosure, add a “~”.")
        return
    if (binding.header or {}).get("typ") != _TYPE:
        yield _("its “typ” must be “{type}”.").format(type=_TYPE)
    if holder is None:
        yield _("the payload names no holder's key in “cnf”, “jwk” to check it with.")
    elif not _is_verified(binding.signature):
        reason = binding.signature.reason.rstrip(".") if binding.signature else ""
        yield _("it does not verify with the key in “cnf”: {reason}.").format(reason=reason)
    yield from _claim_faults(binding.claims, covered, hash_name(issued_payload))


def _is_verified(signature: Signature | None) -> bool:
    return signature is not None and signature.status is SignatureStatus.VERIFIED


def _claim_faults(claims: Mapping[str, Any], covered: str, hash_name: str) -> Iterator[str]:
    """Judge the claims, of which `sd_hash` ties the token to the presentation before it."""
    for name in _NEEDED_CLAIMS:
        if name not in claims:
            yield _("its claim “{name}” is missing.").format(name=name)
    if "sd_hash" not in claims:
        yield _("its claim “sd_hash” is missing.")
    elif is_known_hash(hash_name) and claims["sd_hash"] != digest(covered, hash_name):
        yield _("“sd_hash” does not match: it was made for another presentation.")
