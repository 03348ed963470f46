"""What a command finds around it, handed in: streams, environment, clock, terminal."""

import io
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum
from typing import BinaryIO, TextIO

from jwt_debugger.inspection.visible import visible

# Longer lines are hard to read, however wide the terminal is; characters.
MAX_WIDTH = 100
MIN_WIDTH = 40

PROGRAM = "jwt-debugger"


class Status(IntEnum):
    """The exit statuses that INTERFACE.md fixes, and the shell's own one for Ctrl+C."""

    GOOD = 0  # verified and current; without a key: readable
    NOT_GOOD = 1
    UNUSABLE = 2  # the input, the arguments or the key
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a command reads, writes and takes the time from.

    `width` is in characters; `coloured` is true where colours are welcome on `output`.
    """

    source: BinaryIO
    output: TextIO
    errors: TextIO
    environment: Mapping[str, str] = field(repr=False)
    now: datetime
    width: int = 80
    coloured: bool = False

    def say(self, text: str) -> None:
        """Write an answer."""
        print(text, file=self.output)

    def complain(self, sentence: str) -> None:
        """Write one line beside the answer, on standard error; nothing in it steers a terminal."""
        print(f"{PROGRAM}: {visible(sentence)}", file=self.errors)


def surroundings() -> Surroundings:
    """Look around in this process; a stream that the shell has closed is an empty one."""
    output = sys.stdout or io.StringIO()
    return Surroundings(
        source=sys.stdin.buffer if sys.stdin else io.BytesIO(),
        output=output,
        errors=sys.stderr or io.StringIO(),
        environment=os.environ,
        now=datetime.now(UTC),
        width=min(max(shutil.get_terminal_size().columns, MIN_WIDTH), MAX_WIDTH),
        coloured=_wants_colours(output, os.environ),
    )


def _wants_colours(output: TextIO, environment: Mapping[str, str]) -> bool:
    """Colour a terminal only, and none whose user asked for none (https://no-color.org)."""
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    return output.isatty()


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Tell whether a window can be shown: always on macOS and Windows, elsewhere if one is named.

    `QT_QPA_PLATFORM` names the way of drawing that the user wants, with or without a display.
    """
    if platform in ("darwin", "win32"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(environment.get(name) for name in names)
