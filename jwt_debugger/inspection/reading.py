"""What a token says, before any key is asked: texts, values, faults (RFC 7515, 7516, 7797)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final

from jwt_debugger.inspection.claim_faults import claim_problems
from jwt_debugger.inspection.content import Content, read_content
from jwt_debugger.inspection.header_faults import header_problems, is_unencoded
from jwt_debugger.inspection.placing import Fault, problem_in_member
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.compact import ENCRYPTED, SIGNED, Part, read_compact
from jwt_debugger.jose.encryption import Sealed
from jwt_debugger.jose.inflate import DEFLATE, inflate
from jwt_debugger.jose.jwe_parameters import parameter_faults
from jwt_debugger.jose.presentation import Presentation
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from jwt_debugger.translation import _

_ENCODING_FAULTS = frozenset(
    {
        ProblemKind.ALPHABET,
        ProblemKind.PADDING,
        ProblemKind.LENGTH,
        ProblemKind.TRAILING_BITS,
    }
)
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """A token decoded.

    `head` is the header: its text, and as its value every parameter that applies, those of the
    JSON serialization's unprotected headers too. `content` is the payload; None where there is
    none to be read, as in an encrypted token. `signing_input` is empty for an encrypted token,
    `sealed` is None for any other and where the header cannot be acted on. `detached` is true
    where the payload was given apart from the token. `others` are the further signatures or
    recipients of the JSON serialization, and `unprotected_texts` the values, as they are written,
    of its headers that nothing protects. `presentation` holds the disclosures of an SD-JWT.
    """

    token: str
    parts: tuple[Part, ...]
    encrypted: bool
    head: Content | None
    content: Content | None
    problems: tuple[Problem, ...]
    signing_input: bytes = field(default=b"", repr=False)
    detached: bool = False
    sealed: Sealed | None = field(default=None, repr=False)
    others: "tuple[Reading, ...]" = ()
    presentation: Presentation | None = None
    unprotected_texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def header(self) -> Mapping[str, Any] | None:
        """Return the header where it is a JSON object."""
        return self.head.value if self.head and isinstance(self.head.value, dict) else None

    @property
    def algorithm(self) -> str | None:
        """Return the header's `alg` where it is a string."""
        return self._name("alg")

    @property
    def encryption(self) -> str | None:
        """Return the header's `enc` where it is a string."""
        return self._name("enc")

    @property
    def fault(self) -> Problem | None:
        """Return the first problem because of which nothing can be verified or decrypted."""
        return next((problem for problem in self.problems if problem.fatal), None)

    @property
    def signature(self) -> bytes:
        """Return the signature's bytes."""
        return self.bytes_of(Segment.SIGNATURE)

    def bytes_of(self, segment: Segment) -> bytes:
        """Return the bytes of a segment, and none where it is not there."""
        return next((part.data for part in self.parts if part.segment is segment), b"")

    def _name(self, parameter: str) -> str | None:
        name = self.header.get(parameter) if self.header else None
        return name if type(name) is str else None


def read_token(token: str, detached_payload: bytes | None = None) -> Reading:
    """Decode any text as a compact token; what is wrong is in the answer."""
    compact = read_compact(token)
    if compact.parts:
        return read_parts(token, compact.parts, compact.problems, detached_payload)
    return Reading(token, (), encrypted=False, head=None, content=None, problems=compact.problems)


def read_parts(  # noqa: PLR0913 - the two serializations have these in common
    token: str,
    parts: tuple[Part, ...],
    problems: tuple[Problem, ...],
    detached_payload: bytes | None = None,
    *,
    unprotected: Mapping[str, Any] = _NOTHING,
    additional_data: str | None = None,
) -> Reading:
    """Decode segments that were cut out already, the header first; `problems` are known of them.

    `unprotected` are further parameters, and `additional_data` is the `aad` member in Base64url,
    both of the JSON serialization.
    """
    encrypted = len(parts) == len(ENCRYPTED)
    part = parts[0]
    head = _read_head(part, unprotected, damaged=_is_damaged(problems, part))
    parts, problems = _as_header_says(parts, problems, head)
    faults = header_problems(part, head, encrypted=encrypted)
    reading = Reading(token, parts, encrypted, head, None, (*problems, *head.problems, *faults))
    if encrypted:
        return _with_seal(reading, part, additional_data)
    if len(parts) == 1:
        return reading
    payload = parts[1]
    damaged = bool(payload.text) and _is_damaged(problems, payload)
    return _with_payload(reading, part, payload, detached_payload, damaged=damaged)


def is_unsecured(header: Any) -> bool:
    """Tell whether a header says `none`, in any case: nothing is signed (RFC 7518 section 3.6)."""
    algorithm = header.get("alg") if isinstance(header, dict) else None
    return type(algorithm) is str and algorithm.lower() == "none"


def read_inner(part: Part, data: bytes) -> tuple[Content, tuple[Problem, ...]]:
    """Read bytes that a segment holds inside it, compressed or encrypted, as a payload.

    Their faults have a place in their own text, and none in the token.
    """
    inside = Part(Segment.PAYLOAD, "", part.start, data)
    content = read_content(inside, data)
    return content, (*content.problems, *claim_problems(inside, content))


def _read_head(part: Part, unprotected: Mapping[str, Any], *, damaged: bool) -> Content:
    """Read the protected header, and put the parameters that are not protected beside it."""
    head = read_content(part, part.data, damaged=damaged)
    if not unprotected:
        return head
    if not part.text:
        return Content(b"", None, dict(unprotected))
    if not isinstance(head.value, dict):
        return head
    return replace(head, value={**unprotected, **head.value})


def _as_header_says(
    parts: tuple[Part, ...], problems: tuple[Problem, ...], head: Content
) -> tuple[tuple[Part, ...], tuple[Problem, ...]]:
    """Take back what is no fault by the header: a payload not encoded, a signature not there."""
    if is_unencoded(head.value) and len(parts) == len(SIGNED):
        header, payload, signature = parts
        plain = replace(payload, data=_bytes(payload.text))
        kept = tuple(p for p in problems if p.segment is not Segment.PAYLOAD)
        return (header, plain, signature), kept
    if is_unsecured(head.value) and len(parts) == len(SIGNED) - 1:
        return parts, tuple(
            replace(problem, fatal=problem.fatal and problem.kind is not ProblemKind.STRUCTURE)
            for problem in problems
        )
    return parts, problems


def _with_seal(reading: Reading, part: Part, additional_data: str | None) -> Reading:
    """Judge the parameters of the encryption, and put together what is decrypted."""
    header = reading.header
    if header is None:
        return reading
    faults = tuple(_parameter_problem(part, reading, *named) for named in parameter_faults(header))
    reading = replace(reading, problems=(*reading.problems, *faults))
    if reading.fault:
        return reading
    covered = part.text if additional_data is None else f"{part.text}.{additional_data}"
    sealed = Sealed(
        header,
        covered.encode("ascii"),
        reading.bytes_of(Segment.ENCRYPTED_KEY),
        reading.bytes_of(Segment.IV),
        reading.bytes_of(Segment.CIPHERTEXT),
        reading.bytes_of(Segment.TAG),
    )
    return replace(reading, sealed=sealed)


def _parameter_problem(part: Part, reading: Reading, name: str, reason: str) -> Problem:
    summary = _("“{name}” is missing or wrong").format(name=name)
    fault = Fault(ProblemKind.HEADER_PARAMETER, summary, reason, fatal=True)
    text = reading.head.text if reading.head else None
    return problem_in_member(part, text or "", name, fault)


def _with_payload(
    reading: Reading, header: Part, payload: Part, detached: bytes | None, *, damaged: bool
) -> Reading:
    """Read the payload, from the token or as it was given apart (RFC 7515 appendix F)."""
    apart = detached if not payload.text else None
    data = payload.data if apart is None else apart
    written = payload.text if apart is None else encode(apart)
    signed = data if is_unencoded(reading.header) else _bytes(written)
    empty = not (payload.text or data)
    content, faults = _read_payload(reading, payload, data, damaged=damaged or empty)
    return replace(
        reading,
        content=content,
        problems=(*reading.problems, *_payload_remarks(payload, detached), *faults),
        signing_input=_bytes(header.text) + b"." + signed,
        detached=apart is not None,
    )


def _read_payload(
    reading: Reading, payload: Part, data: bytes, *, damaged: bool
) -> tuple[Content, tuple[Problem, ...]]:
    """Read the payload's bytes, those of a compressed one inflated (as health cards have it)."""
    if damaged or (reading.header or _NOTHING).get("zip") != DEFLATE:
        content = read_content(payload, data, damaged=damaged)
        return content, (*content.problems, *claim_problems(payload, content))
    inflated = inflate(data)
    if inflated.data is not None:
        return read_inner(payload, inflated.data)
    content = read_content(payload, data, damaged=True)
    summary = _("not inflated")
    return content, (_remark(ProblemKind.SIZE, payload, summary, inflated.problem),)


def _payload_remarks(payload: Part, detached: bytes | None) -> Iterator[Problem]:
    """Remark that the payload is in neither place, or in both."""
    if not payload.text and detached is None:
        summary = _("empty payload")
        message = _("The payload is empty. If it is kept apart from the token, give it as well.")
        yield _remark(ProblemKind.EMPTY, payload, summary, message)
    elif payload.text and detached is not None:
        summary = _("two payloads")
        message = _("The token holds a payload of its own; the one given apart is not used.")
        yield _remark(ProblemKind.STRUCTURE, payload, summary, message)


def _remark(kind: ProblemKind, part: Part, summary: str, message: str) -> Problem:
    return Problem(kind, part.segment, 0, part.start, summary, message, fatal=False)


def _is_damaged(problems: tuple[Problem, ...], part: Part) -> bool:
    """Tell whether a fault of a segment's encoding has been reported, or that it is empty."""
    return not part.text or any(
        problem.segment is part.segment and problem.kind in _ENCODING_FAULTS for problem in problems
    )


def _bytes(text: str) -> bytes:
    """Return the bytes of a text as it stands; half a surrogate pair makes some too."""
    return text.encode("utf-8", "surrogatepass")
