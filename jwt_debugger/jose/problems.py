"""Broken input as a value: where a token departs from the RFCs, and how to say so."""

from dataclasses import dataclass
from enum import StrEnum


class Segment(StrEnum):
    """The places of a token that a problem can be in; TOKEN is the whole of it."""

    TOKEN = "token"  # noqa: S105 - a place, no password
    HEADER = "header"
    PAYLOAD = "payload"
    SIGNATURE = "signature"
    ENCRYPTED_KEY = "encrypted_key"
    IV = "iv"
    CIPHERTEXT = "ciphertext"
    TAG = "tag"
    DISCLOSURE = "disclosure"
    KEY_BINDING = "key_binding"


class ProblemKind(StrEnum):
    """What is wrong, for programs: a remedy or a test looks at this, never at the sentence."""

    STRUCTURE = "structure"  # the number of segments fits no serialization
    EMPTY = "empty"  # a segment that must not be empty
    ALPHABET = "alphabet"  # a character outside base64url
    PADDING = "padding"  # "=" at the end of a segment
    LENGTH = "length"  # base64url of 4n + 1 characters: one is missing
    TRAILING_BITS = "trailing-bits"  # the last character holds bits that no byte needs
    UTF8 = "utf8"  # bytes that are no UTF-8
    JSON = "json"  # text that is no JSON (RFC 8259)
    NOT_AN_OBJECT = "not-an-object"  # JSON, but no object
    DUPLICATE = "duplicate"  # a member name given twice
    DEPTH = "depth"  # nested deeper than MAX_DEPTH
    SIZE = "size"  # larger than a stated bound
    HEADER_PARAMETER = "header-parameter"  # alg, crit, ... missing or of a wrong type
    PRESENTATION = "presentation"  # what an SD-JWT is refused for, whoever signed it
    CLAIM = "claim"  # a registered claim of a wrong type or an impossible value


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault with its place.

    `offset` and `position` are 0-based character offsets, in the encoded segment and in the whole
    token; `line` and `column` are 1-based, in the decoded text, where the fault is one of JSON.
    `summary` is a few words ("not base64url"), `message` one whole sentence that says what is
    wrong, where (counting from 1, as people do) and what to do. `fatal` is true where nothing can
    be verified or decrypted because of it.
    """

    kind: ProblemKind
    segment: Segment
    offset: int
    position: int
    summary: str
    message: str
    line: int | None = None
    column: int | None = None
    fatal: bool = True
