"""What a tab shows of its token, in shapes and in words; no Qt here."""

from collections.abc import Iterator
from dataclasses import dataclass

from jwt_debugger.inspection.result import EncryptionStatus, SignatureStatus, TimeStatus
from jwt_debugger.state import Tab
from jwt_debugger.translation import _
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.theme import Tone


@dataclass(frozen=True, slots=True)
class Mark:
    """One shape on a tab, and the words for it."""

    tone: Tone
    icon: Icon
    words: str


def tab_verdict(tab: Tab) -> Mark:
    """Say whether the token is genuine, by the shapes of the strip."""
    if tab.time is None:
        return Mark(Tone.NEUTRAL, Icon.SHIELD, _("no token yet"))
    if tab.encryption is not None:
        return _encryption(tab.encryption)
    if tab.signature is None:
        return Mark(Tone.BAD, Icon.CROSS_OCTAGON, _("malformed"))
    if tab.refused and tab.signature is SignatureStatus.VERIFIED:
        return Mark(Tone.WARN, Icon.TRIANGLE, _("signature verified, but to be refused"))
    return {
        SignatureStatus.VERIFIED: Mark(Tone.OK, Icon.CHECK_CIRCLE, _("signature verified")),
        SignatureStatus.INVALID: Mark(Tone.BAD, Icon.CROSS_OCTAGON, _("signature invalid")),
        SignatureStatus.UNSIGNED: Mark(Tone.BAD, Icon.SLASH_CIRCLE, _("not signed")),
    }.get(tab.signature, Mark(Tone.NEUTRAL, Icon.QUESTION_DASHED, _("signature not checked")))


def tab_marks(tab: Tab) -> Iterator[Mark]:
    """Yield what else there is to tell: its time, and that it was edited."""
    if tab.time is TimeStatus.EXPIRED:
        yield Mark(Tone.BAD, Icon.CLOCK, _("expired"))
    elif tab.time is TimeStatus.NOT_YET_VALID:
        yield Mark(Tone.WARN, Icon.CLOCK, _("not valid yet"))
    if tab.edited:
        yield Mark(Tone.ACCENT, Icon.PENCIL, _("edited"))


def tab_words(tab: Tab) -> str:
    """Say all of it: for a screen reader, and as the tool tip."""
    marks = (tab_verdict(tab), *tab_marks(tab))
    return ", ".join((tab.title, *(mark.words for mark in marks)))


def _encryption(status: EncryptionStatus) -> Mark:
    if status is EncryptionStatus.DECRYPTED:
        return Mark(Tone.OK, Icon.LOCK_SQUARE, _("decrypted"))
    if status is EncryptionStatus.FAILED:
        return Mark(Tone.BAD, Icon.CROSS_OCTAGON, _("not decrypted"))
    return Mark(Tone.NEUTRAL, Icon.LOCK_SQUARE, _("encrypted"))
