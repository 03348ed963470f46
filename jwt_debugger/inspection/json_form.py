"""The JSON form of an inspection, as INTERFACE.md fixes it."""

import json
from datetime import UTC, datetime
from typing import Any

from jwt_debugger.inspection.result import (
    Disclosure,
    Encryption,
    Form,
    Inspection,
    Signature,
    Validity,
)
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.key import Key
from jwt_debugger.jose.keys import describe
from jwt_debugger.jose.problems import Problem


def to_dict(inspection: Inspection) -> dict[str, Any]:
    """Return what `json.dumps` writes without any option; instants are RFC 3339, in UTC."""
    answer = {
        "form": inspection.form.value,
        "header": _copy(inspection.header),
        "header_text": inspection.header_text,
        "payload": _copy(inspection.payload),
        "payload_text": inspection.payload_text,
        **_payload_bytes(inspection),
        "problems": [_problem(problem) for problem in inspection.problems],
        "signature": _signature(inspection.signature),
        "encryption": _encryption(inspection.encryption),
        "time": _time(inspection.time),
        "findings": [
            {
                "id": finding.id,
                "severity": finding.severity.value,
                "title": finding.title,
                "detail": finding.detail,
                "claim": finding.claim,
            }
            for finding in inspection.findings
        ],
        "diagnosis": [
            {"cause": found.cause, "explanation": found.explanation, "remedy": found.remedy}
            for found in inspection.diagnosis
        ],
        "nested": to_dict(inspection.nested) if inspection.nested else None,
    }
    if inspection.form is Form.SD_JWT:
        answer["disclosures"] = [_disclosure(each) for each in inspection.disclosures]
    return answer


def _copy(value: Any) -> Any:
    """Copy a JSON value, so that changing the answer changes no inspection.

    `json` does it with less of the stack a level than a function in Python would.
    """
    return json.loads(json.dumps(value, allow_nan=False))


def rfc3339(instant: datetime | None) -> str | None:
    """Write an instant in UTC, with a fraction only where it has one."""
    if instant is None:
        return None
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def _payload_bytes(inspection: Inspection) -> dict[str, str]:
    """Return the payload's bytes where they are no text."""
    data = inspection.payload_bytes
    if data is None or (inspection.payload_text or "").encode() == data:
        return {}
    return {"payload_base64url": encode(data)}


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "segment": problem.segment.value,
        "offset": problem.offset,
        "position": problem.position,
        "message": problem.message,
    }


def _signature(signature: Signature | None) -> dict[str, Any] | None:
    if signature is None:
        return None
    return {
        "status": signature.status.value,
        "algorithm": signature.algorithm,
        "reason": signature.reason,
        "key": _key(signature.key),
    }


def _encryption(encryption: Encryption | None) -> dict[str, Any] | None:
    if encryption is None:
        return None
    return {
        "status": encryption.status.value,
        "algorithm": encryption.algorithm,
        "encryption": encryption.encryption,
        "reason": encryption.reason,
        "key": _key(encryption.key),
    }


def _key(key: Key | None) -> dict[str, Any] | None:
    if key is None:
        return None
    return {"description": describe(key), "kid": key.kid, "thumbprint": key.thumbprint}


def _time(time: Validity) -> dict[str, Any]:
    return {
        "status": time.status.value,
        "as_of": rfc3339(time.as_of),
        "issued_at": rfc3339(time.issued_at),
        "not_before": rfc3339(time.not_before),
        "expires_at": rfc3339(time.expires_at),
    }


def _disclosure(disclosure: Disclosure) -> dict[str, Any]:
    return {
        "digest": disclosure.digest,
        "salt": disclosure.salt,
        "claim": disclosure.claim,
        "value": _copy(disclosure.value),
        "matched": disclosure.matched,
    }
