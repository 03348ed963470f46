"""What a diagnosis is asked: a signed token that does not verify, and the key as it was given."""

from dataclasses import dataclass, field
from typing import Final

from jwt_debugger.inspection.header_faults import is_unencoded
from jwt_debugger.inspection.result import Inspection, SignatureStatus
from jwt_debugger.jose.base64url import decode, encode
from jwt_debugger.jose.compact import Part
from jwt_debugger.jose.key import Key, KeyKind, KeyReading
from jwt_debugger.jose.keys import candidates, suits
from jwt_debugger.jose.problems import ProblemKind, Segment
from jwt_debugger.jose.signatures import SIGNATURE_ALGORITHMS

# Longer secrets are files that were taken for one; their text is tried as it stands alone.
MAX_SECRET_TEXT: Final = 65_536  # characters
# Of larger tokens neither the JSON is rewritten nor are pairs of changes tried: every trial reads
# all of it.
MAX_PLAY: Final = 65_536  # bytes

_TO_URL: Final = str.maketrans("+/", "-_")
_ENCODING_FAULTS: Final = frozenset(
    {
        ProblemKind.ALPHABET,
        ProblemKind.PADDING,
        ProblemKind.LENGTH,
        ProblemKind.TRAILING_BITS,
    }
)


@dataclass(frozen=True, slots=True)
class GivenKey:
    """The key as text or bytes, and what that was read as; `text` is None where it is no UTF-8.

    `kid` is the key that the token's header asks for, whatever it is.
    """

    kid: object
    keys: KeyReading
    key_format: str
    text: str | None = field(repr=False)
    data: bytes = field(repr=False)

    @property
    def secrets(self) -> tuple[Key, ...]:
        """Return the keys that are secrets."""
        return tuple(key for key in self.keys.keys if key.kind is KeyKind.SECRET)


def text_and_bytes(given: str | bytes) -> tuple[str | None, bytes]:
    """Return what was given as text, where it is one, and as bytes."""
    if isinstance(given, str):
        return given, given.encode("utf-8", "surrogatepass")
    try:
        return given.decode(), given
    except UnicodeDecodeError:
        return None, given


@dataclass(frozen=True, slots=True)
class Question(GivenKey):
    """A signed token, and the key that it does not verify with.

    `signature` are the bytes that can be read of the signature, of one in the alphabet of Base64
    too; `cut` is true where its last character makes no byte. `malformed` is true where the
    encoding of the signature has a fault.
    """

    inspection: Inspection
    algorithm: str
    part: Part
    signature: bytes
    cut: bool
    malformed: bool

    @property
    def is_hmac(self) -> bool:
        """Tell whether the header says HMAC."""
        return self.algorithm.startswith("HS")

    @property
    def fitting(self) -> tuple[Key, ...]:
        """Return the keys that the verification has tried."""
        possible = candidates(self.keys.keys, self.kid, self.algorithm)
        return tuple(key for key in possible if suits(key, self.algorithm) is None)

    @property
    def playful(self) -> bool:
        """Tell whether the token is small enough to try everything."""
        return len(self.inspection.signing_input) <= MAX_PLAY

    @property
    def header_text(self) -> str | None:
        """Return the header's text where it is what the signing input holds."""
        return self._texts()[0]

    @property
    def payload_text(self) -> str | None:
        """Return the payload's text where it is what the signing input holds."""
        return self._texts()[1]

    def covered(self, header: str, payload: str) -> bytes:
        """Put together what a signature over two texts covers."""
        plain = is_unencoded(self.inspection.header)
        body = payload.encode() if plain else encode(payload.encode()).encode()
        return encode(header.encode()).encode() + b"." + body

    def _texts(self) -> tuple[str | None, str | None]:
        header, payload = self.inspection.header_text, self.inspection.payload_text
        if header is None or payload is None:
            return None, None
        same = self.covered(header, payload) == self.inspection.signing_input
        return (header, payload) if same else (None, None)


def question_of(
    inspection: Inspection, given: str | bytes, key_format: str, keys: KeyReading
) -> Question | None:
    """Put the question; None: there is none, or none that a diagnosis could answer."""
    signature, part = inspection.signature, inspection.part(Segment.SIGNATURE)
    algorithm = signature.algorithm if signature else None
    if signature is None or part is None or algorithm not in SIGNATURE_ALGORITHMS:
        return None
    fatal = [problem for problem in inspection.problems if problem.fatal]
    if any(_is_elsewhere(problem.segment, problem.kind) for problem in fatal):
        return None
    if not fatal and not _is_open(inspection, algorithm, keys):
        return None
    text, data = text_and_bytes(given)
    read = decode(part.text.translate(_TO_URL).rstrip("=")) if fatal else None
    if read and read.fault and read.fault.kind is ProblemKind.ALPHABET:
        return None
    return Question(
        inspection=inspection,
        algorithm=algorithm,
        kid=(inspection.header or {}).get("kid"),
        keys=keys,
        key_format=key_format,
        text=text,
        data=data,
        part=part,
        signature=read.data if read else part.data,
        cut=bool(read and read.fault),
        malformed=bool(fatal),
    )


def _is_elsewhere(segment: Segment, kind: ProblemKind) -> bool:
    """Tell a fault that is not one of the signature's encoding."""
    return segment is not Segment.SIGNATURE or kind not in _ENCODING_FAULTS


def _is_open(inspection: Inspection, algorithm: str, keys: KeyReading) -> bool:
    """Tell a signature that is wrong, or was not checked for the key's sake alone."""
    signature = inspection.signature
    if signature is None or signature.status is not SignatureStatus.UNCHECKED:
        return signature is not None and signature.status is SignatureStatus.INVALID
    if not keys.keys:
        return not keys.needs_passphrase
    return signature.key is not None and suits(signature.key, algorithm) is not None
