"""What a diagnosis is made of: a cause, a step that undoes it, and a value after such steps."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from jwt_debugger.translation import _

_Value = TypeVar("_Value")


class Cause(StrEnum):
    """The causes that INTERFACE.md names; of several at once, the one to be told first is first.

    That is its order, but that white space is told after what matters more.
    """

    SECRET_IS_BASE64 = "secret-is-base64"  # noqa: S105 - a cause, no password
    SECRET_IS_BASE64URL = "secret-is-base64url"  # noqa: S105
    SECRET_IS_HEX = "secret-is-hex"  # noqa: S105
    SECRET_IS_TEXT = "secret-is-text"  # noqa: S105
    SECRET_QUOTED = "secret-quoted"  # noqa: S105
    SECRET_OTHER_CHARSET = "secret-other-charset"  # noqa: S105
    SECRET_IS_JWK = "secret-is-jwk"  # noqa: S105
    SECRET_WHITESPACE = "secret-whitespace"  # noqa: S105
    SECRET_MISSING_NEWLINE = "secret-missing-newline"  # noqa: S105
    PUBLIC_KEY_AS_HMAC_SECRET = "public-key-as-hmac-secret"  # noqa: S105
    OTHER_ALGORITHM = "other-algorithm"
    OTHER_KEY_IN_SET = "other-key-in-set"
    PSS_SALT_LENGTH = "pss-salt-length"
    SIGNATURE_DER = "signature-der"
    SIGNATURE_HEX = "signature-hex"
    SIGNATURE_BASE64_TWICE = "signature-base64-twice"
    SIGNATURE_OVER_DECODED = "signature-over-decoded"
    PAYLOAD_RESERIALIZED = "payload-reserialized"
    SIGNATURE_TRUNCATED = "signature-truncated"
    NO_KEY_WITH_KID = "no-key-with-kid"
    KEY_TYPE_MISMATCH = "key-type-mismatch"
    NO_VARIANT_MATCHES = "no-variant-matches"


ORDER = tuple(Cause)


@dataclass(frozen=True, slots=True)
class Step:
    """One change that is tried.

    `change` ends the sentence “The token matches when …”; `hint` is a sentence on how it came
    about; `remedy` says what to do. `applies` is true where a click can do it. `weight` is above
    1 where several ordinary steps are likelier than this one.
    """

    cause: Cause
    change: str
    hint: str
    remedy: str
    applies: bool = True
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Variant(Generic[_Value]):
    """A value, and the steps that lead to it from what was given; none: it is what was given."""

    value: _Value
    steps: tuple[Step, ...] = ()

    @property
    def weight(self) -> int:
        """Tell how far-fetched it is."""
        return sum(step.weight for step in self.steps)


@dataclass(frozen=True, slots=True)
class Secret:
    """Bytes of an HMAC secret, and the text and format that give them; text None: none does."""

    data: bytes = field(repr=False)
    text: str | None = field(default=None, repr=False)
    format: str = "utf8"


@dataclass(frozen=True, slots=True)
class Covered:
    """What a signature covers; `writable` where it is the segments of another token."""

    data: bytes = field(repr=False)
    writable: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A variant of everything that does verify; `key` is a Secret or a Key."""

    key: Variant[Any]
    signature: Variant[bytes]
    covered: Variant[Covered]
    method: tuple[Step, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return all steps, one a cause, first the cause that is told first."""
        taken = (*self.key.steps, *self.method, *self.signature.steps, *self.covered.steps)
        return tuple(sorted(taken, key=lambda step: ORDER.index(step.cause)))


def tried_name(cause: Cause) -> str:
    """Name what was tried for a cause, as part of a list."""
    return {
        Cause.SECRET_IS_BASE64: _("the secret decoded as Base64"),
        Cause.SECRET_IS_BASE64URL: _("the secret decoded as Base64url"),
        Cause.SECRET_IS_HEX: _("the secret decoded as hex"),
        Cause.SECRET_IS_TEXT: _("the text as it stands"),
        Cause.SECRET_QUOTED: _("without or with quotes and names"),
        Cause.SECRET_OTHER_CHARSET: _("in Latin-1 and UTF-16"),
        Cause.SECRET_IS_JWK: _("the text of the JWK"),
        Cause.SECRET_WHITESPACE: _("without white space"),
        Cause.SECRET_MISSING_NEWLINE: _("with a line end or a space"),
        Cause.PUBLIC_KEY_AS_HMAC_SECRET: _("the public key as secret"),
        Cause.OTHER_ALGORITHM: _("the other algorithms for the key"),
        Cause.OTHER_KEY_IN_SET: _("the other keys of the set"),
        Cause.PSS_SALT_LENGTH: _("other lengths of the PSS salt"),
        Cause.SIGNATURE_DER: _("the signature read as DER"),
        Cause.SIGNATURE_HEX: _("the signature read as hex"),
        Cause.SIGNATURE_BASE64_TWICE: _("the signature decoded once more"),
        Cause.SIGNATURE_OVER_DECODED: _("the decoded JSON as what is signed"),
        Cause.PAYLOAD_RESERIALIZED: _("header and payload in other forms of JSON"),
        Cause.SIGNATURE_TRUNCATED: _("the signature as the beginning of a longer one"),
    }[cause]
