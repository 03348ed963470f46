"""The clipboard of macOS, for the marks that Qt for Python cannot set there."""

from typing import Final

# By nspasteboard.org: what names a content as secret, and as one that soon goes.
MARKS: Final = ("org.nspasteboard.ConcealedType", "org.nspasteboard.TransientType")


def put_marked(text: str) -> None:
    """Put a text on the pasteboard, marked so that clipboard managers keep no copy of it.

    Text and marks go there together, past Qt: a mark that is added to what Qt put there would
    end Qt's promise to deliver the text.
    """
    from AppKit import NSPasteboard, NSPasteboardTypeString

    board = NSPasteboard.generalPasteboard()
    board.declareTypes_owner_([NSPasteboardTypeString, *MARKS], None)
    board.setString_forType_(text, NSPasteboardTypeString)
    for mark in MARKS:
        board.setString_forType_("", mark)
