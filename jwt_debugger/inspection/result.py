"""The answer to "what is this token?": one frozen value, and its JSON form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from jwt_debugger.jose.compact import Part
from jwt_debugger.jose.json_layout import formatted
from jwt_debugger.jose.json_members import with_member
from jwt_debugger.jose.json_text import members
from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment

# What stands in the header that nothing protects of an SD-JWT in JSON (RFC 9901 section 8).
_PRESENTED: Final = frozenset({"disclosures", "kb_jwt"})


class Form(StrEnum):
    """The forms of a token."""

    JWS = "JWS"
    JWE = "JWE"
    SD_JWT = "SD-JWT"
    MALFORMED = "malformed"


class SignatureStatus(StrEnum):
    """What is known of the signature."""

    VERIFIED = "verified"
    INVALID = "invalid"
    UNCHECKED = "unchecked"
    UNSIGNED = "unsigned"
    UNSUPPORTED = "unsupported"


class EncryptionStatus(StrEnum):
    """What is known of the encrypted content."""

    DECRYPTED = "decrypted"
    FAILED = "failed"
    UNCHECKED = "unchecked"
    UNSUPPORTED = "unsupported"


class TimeStatus(StrEnum):
    """What exp and nbf say about the instant asked for; always apart from the signature."""

    CURRENT = "current"
    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"
    NO_EXPIRY = "no-expiry"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    """How much a finding matters, gravest first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Signature:
    """The verdict on the signature, with its reason in one sentence and the key that was used.

    `self_asserted` where it matches that key, which is the token's own word and so no proof.
    """

    status: SignatureStatus
    algorithm: str | None
    reason: str
    key: Key | None = None
    self_asserted: bool = False


@dataclass(frozen=True, slots=True)
class Encryption:
    """The verdict on the encryption: key management `algorithm`, content `encryption`."""

    status: EncryptionStatus
    algorithm: str | None
    encryption: str | None
    reason: str
    key: Key | None = None

    @property
    def proves_origin(self) -> bool:
        """Tell whether it was decrypted with a shared secret: to a public key anyone encrypts."""
        opened = self.status is EncryptionStatus.DECRYPTED
        return opened and self.key is not None and self.key.kind is KeyKind.SECRET


@dataclass(frozen=True, slots=True)
class Validity:
    """The verdict on time (RFC 7519 section 4.1.4 to 4.1.6), as of an aware instant.

    An instant is None where the claim is missing, is no NumericDate or lies outside the years
    1 to 9999; `reason` says in one sentence how the status came about.
    """

    status: TimeStatus
    as_of: datetime
    reason: str
    leeway: int = 0  # seconds
    issued_at: datetime | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None

    @property
    def by_leeway(self) -> bool:
        """Tell whether the token has expired, and the leeway alone still makes it current."""
        over = self.expires_at is not None and self.expires_at <= self.as_of
        return over and self.status is TimeStatus.CURRENT


@dataclass(frozen=True, slots=True)
class Finding:
    """What a reviewer would say; `claim` is the claim or header parameter that it points to."""

    id: str
    severity: Severity
    title: str
    detail: str
    remedy: str = ""
    claim: str | None = None
    segment: Segment = Segment.PAYLOAD


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A variant that does verify, or a conclusion; `remedy` is what to do, in words.

    The fields after it are what the window changes on a click; None leaves a thing as it is.
    """

    cause: str
    explanation: str
    remedy: str
    key_text: str | None = field(default=None, repr=False)
    key_format: str | None = None
    token: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One disclosure of an SD-JWT (RFC 9901 section 4.2); `claim` is None for an array element."""

    digest: str
    salt: str | None
    claim: str | None
    value: Any
    matched: bool


@dataclass(frozen=True, slots=True)
class Inspection:
    """All that is known of one token; immutable, and without the secret's bytes in any repr.

    `header` and `payload` are JSON values and None where the text is not readable as JSON;
    `header_text` and `payload_text` are the decoded characters exactly, or what could be decoded
    before a fault; None where the bytes are no text. `signing_input` are the very bytes that the
    signature covers (RFC 7515 section 5.1). Of an SD-JWT `payload` is what a verifier sees,
    `payload_text` what was signed, `undisclosed` counts the digests without a disclosure (claims
    withheld, or decoys), and `key_binding` inspects the holder's token with the holder's key.
    `unprotected_texts` are the values, as they are written, of the headers that nothing protects.
    """

    token: str
    form: Form
    parts: tuple[Part, ...]
    header: Mapping[str, Any] | None
    header_text: str | None
    payload: Any
    payload_text: str | None
    payload_bytes: bytes | None
    problems: tuple[Problem, ...]
    time: Validity
    signing_input: bytes = b""
    signature: Signature | None = None
    encryption: Encryption | None = None
    findings: tuple[Finding, ...] = ()
    checks_passed: int = 0
    diagnosis: tuple[Diagnosis, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    undisclosed: int = 0
    key_binding: "Inspection | None" = None
    nested: "Inspection | None" = None
    unprotected_texts: Mapping[str, str] = field(default_factory=dict)

    def part(self, segment: Segment) -> Part | None:
        """Return the first part of that name, or None."""
        return next((part for part in self.parts if part.segment is segment), None)

    @property
    def verdict(self) -> Signature | Encryption | None:
        """Return what was found out with the key; None: it is no token."""
        return self.signature or self.encryption

    @property
    def claims(self) -> Mapping[str, Any]:
        """Return the payload's members where it is a JSON object, and nothing where it is not."""
        return self.payload if isinstance(self.payload, dict) else {}

    @property
    def in_json(self) -> bool:
        """Tell whether it is in the JSON serialization (RFC 7515 section 7.2), or was meant so."""
        return self.token.lstrip().startswith("{")

    @property
    def unprotected(self) -> Mapping[str, str]:
        """Return the header parameters of a token in JSON that stand apart from `header_text`.

        Their values are JSON texts. Neither the signature nor the encryption protects them
        (RFC 7515 section 7.2.1). What an SD-JWT presents there has digests and a signature of its
        own, and is none of them.
        """
        known = {member.name for member in members(self.header_text or "")}
        if self.form is Form.SD_JWT:
            known |= _PRESENTED
        return {name: text for name, text in self.unprotected_texts.items() if name not in known}

    @property
    def whole_header(self) -> str | None:
        """Return `header_text`, and in it, indented, those parameters too that stand apart."""
        apart = self.unprotected
        if not apart:
            return self.header_text
        text = self.header_text or "{}"
        for name, value in apart.items():
            text = with_member(text, name, value)
        return formatted(text)

    @property
    def inner(self) -> "Inspection | None":
        """Return the token that the payload is; None: the payload is what it says itself."""
        nested = self.nested
        if nested is None or self.form is Form.SD_JWT:
            return None
        speaks = isinstance(self.payload, dict) and nested.form is Form.MALFORMED
        return None if speaks else nested

    @property
    def innermost(self) -> "Inspection":
        """Return the token that makes the claims: that within the encrypted ones, or this one."""
        found = self
        while found.encryption and found.inner:
            found = found.inner
        return found

    @property
    def refusal(self) -> Problem | None:
        """Return the first thing that an SD-JWT is refused for, though its signature may hold."""
        refusals = (each for each in self.problems if each.kind is ProblemKind.PRESENTATION)
        return next(refusals, None)

    @property
    def proven(self) -> bool:
        """Tell whether a key has shown who makes the claims, and no verifier would refuse them."""
        inner = self.innermost
        if inner.encryption:
            return inner.encryption.proves_origin
        verified = inner.signature and inner.signature.status is SignatureStatus.VERIFIED
        return bool(verified) and inner.refusal is None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form that INTERFACE.md fixes."""
        from jwt_debugger.inspection.json_form import to_dict

        return to_dict(self)
