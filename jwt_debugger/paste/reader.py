"""A token read from where it begins, over every place at which it was broken.

A line that follows belongs to the token or does not. It does while segments are missing; in the
last segment the header's algorithm tells, as it fixes how long that segment is; and where the
length fits nowhere, the width of the lines tells.
"""

import re
from dataclasses import dataclass
from typing import Final

from jwt_debugger.paste.header import Header, may_be_cut_header, read_header
from jwt_debugger.paste.joints import Joint, Kind, encoded_at, joint_at

_RUN: Final = re.compile(r"[A-Za-z0-9_-]*+")
_STANDARD_RUN: Final = re.compile(r"[A-Za-z0-9_+/-]*+")
_PADDING: Final = re.compile(r"={1,2}+(?=\.)")
_LAST_PADDING: Final = re.compile(r"={0,2}+")
_MARKS: Final = 3  # characters of a markup that can be behind a segment
_LONGEST_NAME: Final = 32
# What "base64 -d" prints a token before: user@host:~$, host:~ user$, bash-5.1$, PS C:\>
_PROMPT: Final = re.compile(
    r"[a-z_][a-z0-9_-]*+@[\w.-]{1,64}+[:\s]|[\w-]+:~|(?:ba|z)?sh-\d\.\d{1,2}[$#]|PS [A-Z]:\\"
)
_MAX_JOINED_HEADER: Final = 16_384  # no header that long is broken over lines


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the token was broken so far.

    `begin` is where the current piece begins, `first` how long the first one is, and `width` how
    long those in between are; `regular` says that these are equally long, `blank` that there was an
    empty line between two.
    """

    begin: int
    first: int | None = None
    crossed: int = 0
    spaced: bool = False
    width: int | None = None
    regular: bool = True
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Last:
    """The last segment of a token; `fits` tells whether its length is one the header names."""

    text: str
    fits: bool


@dataclass(frozen=True, slots=True)
class _Ending:
    """A place where the last segment may end."""

    position: int
    wrapping: Wrapping
    pieces: int
    fits: bool


class Reader:
    """Reads segment after segment.

    Attributes:
        position: The index of the next character.
        furthest: The index up to which the text was looked at.
        wrapping: How the token was broken so far.
        padded: Whether a segment has padding, as the tokens of Amazon's load balancers have. It
            is kept, as it was signed; padding behind the last segment alone is none of it.
    """

    __slots__ = ("furthest", "padded", "position", "text", "wrapping")

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.position = self.furthest = start
        self.wrapping = Wrapping(start)
        self.padded = False

    def mark(self) -> tuple[int, Wrapping]:
        """Return where this is, to come back to."""
        return self.position, self.wrapping

    def back(self, mark: tuple[int, Wrapping]) -> None:
        """Go back to a mark."""
        self.position, self.wrapping = mark

    def header(self) -> tuple[str, Header] | None:
        """Read the first segment and the dot after it; None where it is no token's header."""
        pieces: list[str] = []
        length, next_look = 0, 1
        while True:
            pieces.append(self.run())
            length += len(pieces[-1])
            if self._ends(".", pieces):
                text = "".join(pieces)
                header = read_header(text)
                return (text, header) if header and (header.whole or len(pieces) == 1) else None
            if length > _MAX_JOINED_HEADER or not self.crosses():
                return None
            if len(pieces) == next_look:
                next_look *= 2
                ended = self.text.startswith(".", self.position)
                if length > 1 and not ended and not may_be_cut_header("".join(pieces)):
                    return None

    def segment(self, separator: str = ".") -> str | None:
        """Read a segment and the separator after it; None where something else comes first."""
        pieces: list[str] = []
        while True:
            pieces.append(self.run())
            if self._ends(separator, pieces):
                return "".join(pieces)
            if not self.crosses():
                return None

    def last(self, lengths: tuple[int, ...]) -> Last:
        """Read the last segment, which has one of these lengths if any is known."""
        pieces: list[str] = []
        length = 0
        best: _Ending | None = None
        fallback: _Ending | None = None
        longest = max(lengths, default=0)
        while True:
            pieces.append(self.run())
            length += len(pieces[-1])
            here = _Ending(self.position, self.wrapping, len(pieces), length in lengths)
            if here.fits and (best is None or self._fits_lines()):
                best = here
            joint = joint_at(self.text, self.position)
            if fallback is None and not (self._fills_line() and joint and not joint.blank):
                fallback = here
            if joint and best and (joint.kind is Kind.SPACE or (here.fits and self._parts(joint))):
                break
            if length >= longest and (best or fallback):
                break
            if not self.crosses():
                break
        end = best or fallback or here
        self.position, self.wrapping = end.position, end.wrapping
        text = "".join(pieces[: end.pieces])
        if self.padded:
            text += self._padding(_LAST_PADDING)
        return Last(text, end.fits) if end.fits else self._trimmed(text, lengths)

    def run(self) -> str:
        """Read base64url up to the next other character."""
        start = self.position
        end = _RUN.match(self.text, start).end()  # type: ignore[union-attr]  # it may be empty
        read = self.text[start:end]
        encoded = encoded_at(self.text, end)
        while encoded and encoded[0] in "-_":
            start = encoded[1]
            end = start + _run_length(_RUN, self.text, start)
            read += encoded[0] + self.text[start:end]
            encoded = encoded_at(self.text, end)
        self._advance(end)
        return read

    def passes(self, separator: str) -> bool:
        """Pass over a separator if it stands here, in whatever way it is written."""
        if self.text.startswith(separator, self.position):
            self._advance(self.position + 1)
            return True
        encoded = encoded_at(self.text, self.position)
        if encoded and encoded[0] == separator:
            self._advance(encoded[1])
            return True
        return False

    def crosses(self, *, into_token: bool = False) -> bool:
        """Go on behind a joint if the token can; another token's beginning is none of it."""
        joint = joint_at(self.text, self.position)
        if joint is None or (not into_token and begins_token(self.text, joint.end)):
            return False
        entered = self._entered(joint)
        if entered is None:
            return False
        self.wrapping = entered
        self._advance(joint.end)
        return True

    def continues_foreign(self, last: str, lengths: tuple[int, ...]) -> bool:
        """Tell whether the last segment goes on behind a character that base64url has not."""
        if joint_at(self.text, self.position):
            return False
        after = _run_length(_RUN, self.text, self.position + 1)
        if after and (len(last) + after in lengths or len(last) + 1 + after in lengths):
            return True
        standard = _run_length(_STANDARD_RUN, self.text, self.position)
        return standard > 0 and len(last) + standard in lengths

    def _ends(self, separator: str, pieces: list[str]) -> bool:
        """Pass over a separator, and add to the pieces what padding stands before it."""
        padding = self._padding(_PADDING)
        if padding:
            pieces.append(padding)
            self.padded = True
        return self.passes(separator)

    def _padding(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.position)
        self._advance(match.end() if match else self.position)
        return match[0] if match else ""

    def _advance(self, index: int) -> None:
        self.position = index
        self.furthest = max(self.furthest, index)

    def _entered(self, joint: Joint) -> Wrapping | None:
        """Return how the token is broken behind one more joint, if it goes with those before."""
        before = self.wrapping
        crossed, spaced, width, regular = (
            before.crossed,
            before.spaced,
            before.width,
            before.regular,
        )
        first = before.first
        if joint.kind is not Kind.GLUE:
            if not crossed:
                first = self.position - before.begin
            else:
                width = self.position - before.begin
                regular = regular and before.width in {None, width}
                if (joint.kind is Kind.SPACE) != spaced or (spaced and not regular):
                    return None
            spaced = joint.kind is Kind.SPACE
            crossed += 1
        blank = before.blank or joint.blank
        return Wrapping(joint.end, first, crossed, spaced, width, regular, blank)

    def _parts(self, joint: Joint) -> bool:
        """Tell whether a token ends before the first empty line, or where another one begins."""
        if joint.blank and not self.wrapping.blank:
            return True
        return self.text.startswith("e", joint.end) and bool(Reader(self.text, joint.end).header())

    def _fits_lines(self) -> bool:
        """Tell whether the last piece is as long as a line, or shorter."""
        wrapping = self.wrapping
        width = self.position - wrapping.begin
        return wrapping.regular and (wrapping.width is None or width <= wrapping.width)

    def _fills_line(self) -> bool:
        """Tell whether the last piece is as long as the lines before it are."""
        wrapping = self.wrapping
        before = wrapping.first if wrapping.width is None else wrapping.width
        return wrapping.regular and before == self.position - wrapping.begin

    def _trimmed(self, text: str, lengths: tuple[int, ...]) -> Last:
        """Leave out what is glued behind the segment: dashes of a markup, or a shell's prompt."""
        for length in lengths:
            tail = text[length:]
            start = self.position - len(tail)
            marks = len(tail) <= _MARKS and not tail.strip("-_")
            prompt = _PROMPT.match(self.text, start) if 0 < len(tail) <= _LONGEST_NAME else None
            stands_here = tail and self.text.startswith(tail, start)
            if stands_here and (marks or (prompt and prompt.end() > self.position)):
                self.position = start
                return Last(text[:length], fits=True)
        return Last(text, fits=False)


def _run_length(run: re.Pattern[str], text: str, index: int) -> int:
    match = run.match(text, index)
    return max(0, match.end() - index) if match else 0


def begins_token(text: str, index: int) -> bool:
    """Tell whether another token's whole header stands here."""
    if not text.startswith("e", index):
        return False
    end = index + _run_length(_RUN, text, index)
    return text.startswith(".", end) and read_header(text[index:end]) is not None
