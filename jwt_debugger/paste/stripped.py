"""What was left out, decoded or joined to get a token out of what was pasted, in one sentence."""

from jwt_debugger.paste.cookie_parts import PART
from jwt_debugger.paste.found import FoundToken
from jwt_debugger.paste.joints import ENCODED, LINE_END, SPACES
from jwt_debugger.translation import _, ngettext


def describe_stripped(text: str, found: FoundToken) -> str:
    """Say where a token was taken from and what was done to it; empty for a clean one."""
    taken = ""
    if found.end - found.start < len(text.strip()):
        taken = _taken(text, found)
    return found_notice(_clauses(text, found, taken))


def stripped_of_one(text: str, found: FoundToken) -> str:
    """Say the same of one of several tokens, in the words that `found_notice` begins."""
    return _clauses(text, found, "" if found.source == _("text") else _taken_from(found))


def found_notice(what: str) -> str:
    """Make a sentence of what was done; empty where nothing was."""
    return _("Token found: {what}").format(what=what) if what else ""


def _clauses(text: str, found: FoundToken, taken: str) -> str:
    """Join what is said of the place with what had to be undone; a place in Base64 says both."""
    span = text[found.start : found.end]
    if span == found.text or (taken and _is_encoded(span)):
        return taken
    return "; ".join(filter(None, (taken, _undone(span, found.text))))


def _taken(text: str, found: FoundToken) -> str:
    """Say where the token was taken from, and what stood around it where that is short."""
    before, behind = text[: found.start].strip(), text[found.end :].strip()
    if found.source == _("whole text"):
        return _("quote marks around it left out")
    if not before and behind in {"=", "=="}:
        return _("padding “{padding}” behind it left out").format(padding=behind)
    if not behind and before.lower() in {"bearer", "dpop", "jwt"}:
        return _("“{word}” before it left out").format(word=before)
    if found.source == _("text"):
        return _("taken out of the text around it")
    return _taken_from(found)


def _taken_from(found: FoundToken) -> str:
    return _("taken from {source}").format(source=found.source)


def _undone(span: str, token: str) -> str:
    """Say what had to be undone for what stands in the text to be the token."""
    if token.startswith("{"):
        return _("JSON in a string decoded")
    return _("decoded from Base64") if _is_encoded(span) else _joined(span)


def _joined(span: str) -> str:
    """Say what was taken out from within the token."""
    parts = len(PART.findall(span))
    if parts:
        return _("put together from {count:,} cookies").format(count=parts + 1)
    breaks = len(LINE_END.findall(span))
    if breaks:
        taken_out = ngettext(
            "{count:,} line break taken out", "{count:,} line breaks taken out", breaks
        )
        return taken_out.format(count=breaks)
    if SPACES.search(span):
        return _("white space within it taken out")
    if ENCODED.search(span):
        return _("percent-encoding and the like undone")
    return _("characters that are no part of it taken out")


def _is_encoded(span: str) -> bool:
    """Tell Base64 of a token from a token, which has dots, however they are written."""
    return "." not in span and span.isascii() and not set(span) & set("%&\\")
