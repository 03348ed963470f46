"""What was left out, decoded or joined to get a token out of what was pasted, in one sentence."""

from jwt_debugger.paste.found import FoundToken
from jwt_debugger.paste.joints import LINE_END, SPACES
from jwt_debugger.translation import _, ngettext


def describe_stripped(text: str, found: FoundToken) -> str:
    """Say where a token was taken from and what was done; of a clean one, that it was decoded."""
    span = text[found.start : found.end]
    told = []
    if found.end - found.start < len(text.strip()):
        told.append(_taken(text, found))
    if _is_encoded(span):
        told.append(_("decoded from Base64"))
    elif span != found.text:
        told.append(_joined(span))
    if not told:
        return _("Token decoded")
    sentence = "; ".join(told)
    return sentence[0].upper() + sentence[1:]


def _taken(text: str, found: FoundToken) -> str:
    """Say where the token was taken from, and what stood around it where that is short."""
    around = (text[: found.start].strip(), text[found.end :].strip())
    if found.source == _("whole text"):
        marks = "".join(around)
        return _("“{marks}” around the token left out").format(marks=marks)
    if around[1] == "" and around[0].lower() == "bearer":
        return _("“{word}” before the token left out").format(word=around[0])
    return _("token taken from: {source}").format(source=found.source)


def _joined(span: str) -> str:
    """Say what was taken out from within the token."""
    breaks = len(LINE_END.findall(span))
    if breaks:
        taken_out = ngettext(
            "{count} line break taken out", "{count} line breaks taken out", breaks
        )
        return taken_out.format(count=breaks)
    if SPACES.search(span):
        return _("white space within it taken out")
    return _("characters that are no part of it taken out")


def _is_encoded(span: str) -> bool:
    """Tell Base64 of a token from a token, which has dots, however they are written."""
    return "." not in span and span.isascii() and not set(span) & set("%&\\")
