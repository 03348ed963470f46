"""What the window shows, as one frozen value that the model owns and every pane draws."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from jwt_debugger.inspection.expectations import Expectations
from jwt_debugger.inspection.result import (
    EncryptionStatus,
    Inspection,
    SignatureStatus,
    TimeStatus,
)
from jwt_debugger.jose.key import Key, KeyReading
from jwt_debugger.jose.problems import Problem

SECRET_FORMATS = ("utf8", "base64", "base64url", "hex")


class KeySource(StrEnum):
    """Where a secret or key comes from, which is told, and what happens to it later."""

    TYPED = "typed"  # or pasted
    FILE = "file"
    DOTENV = "dotenv"  # a variable of a .env text
    ENVIRONMENT = "environment"  # a variable that was set for the program
    HEADER = "header"  # the token's own: a match proves no issuer, and the next paste drops it
    EXAMPLE = "example"  # a built-in example's: the next paste drops it


@dataclass(frozen=True, slots=True)
class KeyInput:
    """The secret or key as it was given; no repr shows it.

    `data` holds the bytes of a key file. `name` is that of the file, of the variable or of the
    header's parameter that it came from, as `source` says.
    """

    text: str = field(default="", repr=False)
    data: bytes | None = field(default=None, repr=False)
    format: str = "utf8"
    passphrase: str | None = field(default=None, repr=False)
    name: str | None = None
    source: KeySource = KeySource.TYPED

    @property
    def file_name(self) -> str | None:
        """Return the name of the file it came from."""
        return self.name if self.source is KeySource.FILE else None

    @property
    def is_borrowed(self) -> bool:
        """Tell whether it belongs to the token on screen and not to the user."""
        return self.source in (KeySource.HEADER, KeySource.EXAMPLE)

    @property
    def empty(self) -> bool:
        """Tell whether nothing has been given."""
        return not self.text and self.data is None

    @property
    def is_secret(self) -> bool:
        """Tell whether the input is read as a shared secret, not as a key."""
        return self.format in SECRET_FORMATS


class Due(StrEnum):
    """What the token still lacks after a user's act."""

    NOTHING = "nothing"
    EDIT = "edit"  # the drafts go into it, and it is signed anew where that changes it
    SIGNATURE = "signature"  # it is signed or encrypted anew, changed or not
    ENCRYPTION = "encryption"  # the drafts wait until the user gives a key and has it encrypted


@dataclass(frozen=True, slots=True)
class Request:
    """What the user has given and done; a user's act replaces it, and undo is a stack of these.

    `original` is the token as it was pasted, `token` as it stands after the edits. A draft is the
    text in the header's or payload's editor, kept from the first edit on; None: not edited.
    Nothing but an edit or the wish to sign makes anything due: a key never changes the token.
    `plaintext` is what an encrypted `original` holds, known from the key that opened it: another
    key may be put in its place to encrypt with. `detached_payload` is a payload that is kept apart
    from the token. `at` is the aware instant to judge time by (None: now), `leeway` is in seconds.
    `expected` is what a verifier would ask for.
    """

    original: str = ""
    token: str = ""
    header_draft: str | None = None
    payload_draft: str | None = None
    key: KeyInput = KeyInput()
    due: Due = Due.NOTHING
    plaintext: bytes | None = field(default=None, repr=False)
    detached_payload: bytes | None = field(default=None, repr=False)
    at: datetime | None = None
    leeway: int = 0
    expected: Expectations = field(default_factory=Expectations)


class Outcome(StrEnum):
    """What became of the signature after an edit."""

    RESIGNED = "resigned"  # the token is signed anew with the user's key
    OTHER_KEY = "other-key"  # it was signed anew, with a key that is no longer the one given
    REENCRYPTED = "re-encrypted"  # a JWE, encrypted anew to the same recipient
    UNSECURED = "unsecured"  # alg is "none": there is nothing to sign
    OLD_SIGNATURE = "old-signature"  # no signing key: the first signature stands, and fails


@dataclass(frozen=True, slots=True)
class Edits:
    """How the token, and the drafts for it, differ from the one that was pasted.

    `outcome` is that of the token as it stands; None: it is the one that was pasted. `claims` and
    `header_members` hold, for every member that was changed or added, the JSON text that it had
    before (None: it was not there); a removed one is there too. `reason` says in one sentence why
    the token was not signed. `fault` says why a draft cannot go into the token, with its line and
    column in the editor's text; while there is one, the token stays at the last good draft.
    """

    outcome: Outcome | None
    header: bool
    payload: bool
    header_members: Mapping[str, str | None]
    claims: Mapping[str, str | None]
    reason: str = ""
    fault: Problem | None = None


@dataclass(frozen=True, slots=True)
class Tab:
    """What a tab tells of its token: a name for it, and its two verdicts; None: no token yet.

    Of a token within a decrypted one, it is that one's verdicts. `refused` is true for an SD-JWT
    that no verifier accepts, whoever signed it. `keys` are those that the user gave to it: another
    token may need them too.
    """

    title: str
    signature: SignatureStatus | None = None
    encryption: EncryptionStatus | None = None
    time: TimeStatus | None = None
    edited: bool = False
    keys: tuple[Key, ...] = ()
    refused: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """Everything that is on screen.

    `inspection` is None while there is no token. `original` is the inspection of the token as it
    was pasted. `header_display` and `payload_display` are the texts of the two editors.
    `busy` is true while a long computation runs and `inspection` still is the one before it.
    `signing_obstacle` says in one sentence why the key given cannot sign this token; None: it can.
    `repaired` is the token with its base64url alphabet mended, where that is all that it takes.
    `matching_keys` are those of another tab that were found to match, where this one has none.
    `notice` is what the status bar tells of the user's last act. `tabs` are the open tokens, of
    which this is number `tab`, counted from 0.
    """

    request: Request = Request()
    inspection: Inspection | None = None
    original: Inspection | None = None
    edits: Edits | None = None
    key: KeyReading = field(default_factory=KeyReading)
    header_display: str = ""
    payload_display: str = ""
    signing_obstacle: str | None = None
    repaired: str | None = None
    matching_keys: tuple[Key, ...] = ()
    can_undo: bool = False
    can_redo: bool = False
    utc: bool = False
    notice: str = ""
    busy: bool = False
    tabs: tuple[Tab, ...] = (Tab(""),)
    tab: int = 0
    can_reopen: bool = False
