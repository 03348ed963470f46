"""Characters that hide, move or break text, kept apart from what an editor draws; no Qt here.

An editor would let a right-to-left override turn a line around, show nothing for a zero-width
space and turn a carriage return into a line feed. So it holds a stand-in for each of them, one
character for one, draws an escape in its place, and gives the true character back.
"""

from jwt_debugger.inspection.visible import visible

# The private use area: its own characters show nothing useful, so they get stand-ins as well.
FIRST, LAST = 0xE000, 0xF8FF

# What an editor lays out by itself.
_LAID_OUT = "\n\t"


class StandIns:
    """One editor's stand-ins; each unruly character keeps its own while the editor lives.

    Of more than 6,400 different unruly characters, the ones met last stay as they are.
    """

    def __init__(self) -> None:
        self._shown: dict[int, str] = {}
        self._true: dict[int, str] = {}

    def show(self, text: str) -> str:
        """Replace each unruly character by its stand-in; every index stays the same."""
        if text.isascii() and text.isprintable():
            return text
        for character in sorted(set(text)):
            if not character.isprintable() and character not in _LAID_OUT:
                self._add(character)
        return text.translate(self._shown)

    def read(self, shown: str) -> str:
        """Put the true characters back."""
        return shown.translate(self._true) if self._true else shown

    def escape(self, stand_in: str) -> str:
        r"""Return what is drawn for a stand-in: \u202e."""
        return visible(self._true.get(ord(stand_in), stand_in))

    def _add(self, character: str) -> None:
        free = FIRST + len(self._true)
        if ord(character) not in self._shown and free <= LAST:
            self._shown[ord(character)] = chr(free)
            self._true[free] = character


def is_stand_in(character: str) -> bool:
    """Tell whether an escape is drawn for this character of a document."""
    return FIRST <= ord(character) <= LAST
