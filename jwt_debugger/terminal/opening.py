"""The program without a command: the window, its picture, or the same answer as text."""

import re
import sys
from argparse import Action, ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from jwt_debugger.jose.errors import TokenError
from jwt_debugger.terminal.arguments import Parser, secret_warning
from jwt_debugger.terminal.commands import COMMANDS
from jwt_debugger.terminal.given import GivenKey, read_given
from jwt_debugger.terminal.inspecting import InspectOptions, run_inspect
from jwt_debugger.terminal.surroundings import PROGRAM, Status, Surroundings
from jwt_debugger.translation import _

THEMES = ("light", "dark")

# The smallest is the window's own; the largest is far beyond any screen. Pixels.
MINIMUM_SIZE = (720, 520)
MAXIMUM_SIZE = (8000, 8000)

_SIZE = re.compile(r"(\d{1,5})[xX×](\d{1,5})", re.ASCII)


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """What the bare program was asked for; `picture` is the file to draw the window to."""

    subject: str | None = None
    picture: str | None = None
    theme: str = "light"
    size: tuple[int, int] = (1280, 800)


def read_window_options(arguments: Sequence[str]) -> WindowOptions:
    """Read the arguments where the first names no command."""
    parser = Parser(PROGRAM, _("Look inside JSON Web Tokens, offline."), _epilog())
    parser.add_argument(
        "token", nargs="?", metavar="TOKEN | FILE", help=_("open the window on this token")
    )
    parser.add_argument(
        "--screenshot", metavar="FILE", help=_("draw the window to a PNG, without a display")
    )
    parser.add_argument("--theme", choices=THEMES, help=_("the picture's theme"))
    parser.add_argument("--size", type=size, metavar="WxH", help=_("the picture's size"))
    parser.add_argument("--version", action=_PrintVersion, nargs=0, help=_("print the version"))
    read = parser.parse_args(arguments)
    if read.screenshot is None and (read.theme or read.size):
        raise TokenError(_("--theme and --size belong to --screenshot FILE."))
    default = WindowOptions()
    return WindowOptions(
        read.token, read.screenshot, read.theme or default.theme, read.size or default.size
    )


def size(text: str) -> tuple[int, int]:
    """Read a picture's size."""
    match = _SIZE.fullmatch(text)
    width, height = (int(match[1]), int(match[2])) if match else (0, 0)
    (least_width, least_height), (most_width, most_height) = MINIMUM_SIZE, MAXIMUM_SIZE
    if least_width <= width <= most_width and least_height <= height <= most_height:
        return width, height
    message = _("“{text}” is no size. Write WxH from {least} to {most}, such as 1280x800.")
    least, most = f"{least_width}x{least_height}", f"{most_width}x{most_height}"
    raise TokenError(message.format(text=text[:60], least=least, most=most))


def answer_instead(subject: str | None, around: Surroundings) -> Status:
    """Answer in the terminal, as no display was found, and say so."""
    if subject is None:
        message = _("No display was found. Try “{program} inspect TOKEN”, or “{program} --help”.")
        raise TokenError(message.format(program=PROGRAM))
    around.complain(_("No display was found, so here is the answer as text."))
    return run_inspect(InspectOptions(subject, GivenKey(None, "auto", None)), around)


def token_text(subject: str | None, around: Surroundings) -> str | None:
    """Return the text that the window opens on."""
    return None if subject is None else read_given(subject, around).text


class _PrintVersion(Action):
    """Prints the version; it is looked up only when it is asked for."""

    def __call__(self, parser: ArgumentParser, *_rest: object) -> NoReturn:
        """Print, and be done."""
        from importlib import metadata

        sys.stdout.write(f"{PROGRAM} {metadata.version(PROGRAM)}\n")
        parser.exit()


def _epilog() -> str:
    """List the commands under the options."""
    width = max(map(len, COMMANDS))
    rows = [f"  {name.ljust(width)}  {command.summary}" for name, command in COMMANDS.items()]
    more = _("“{program} COMMAND --help” tells more of one.").format(program=PROGRAM)
    return "\n".join((_("commands:"), *rows, "", more, "", secret_warning()))
