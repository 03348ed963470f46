"""The program, put together: arguments in, a window or a terminal's answer out."""

import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from jwt_debugger.jose.errors import TokenError
from jwt_debugger.terminal.commands import COMMANDS, run_command
from jwt_debugger.terminal.opening import (
    WindowOptions,
    answer_instead,
    read_window_options,
    token_text,
)
from jwt_debugger.terminal.surroundings import Status, Surroundings, has_display, surroundings
from jwt_debugger.translation import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def run() -> int:
    """Run with this process's arguments, and return the exit status."""
    _never_fail_to_print()
    around = surroundings()
    try:
        status = main(sys.argv[1:], around)
        around.output.flush()
    except BrokenPipeError:
        _forget_output()
        return Status.NOT_GOOD
    except OSError as error:
        _forget_output()
        around.complain(_("The answer cannot be written: {reason}.").format(reason=error.strerror))
        return Status.UNUSABLE
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    return status


def main(arguments: Sequence[str], around: Surroundings) -> int:
    """Do what the arguments say; what cannot be done is one sentence on standard error."""
    try:
        if arguments and arguments[0] in COMMANDS:
            return run_command(arguments[0], arguments[1:], around)
        return _open(read_window_options(arguments), around)
    except TokenError as error:
        around.complain(str(error))
        return Status.UNUSABLE
    except SystemExit:  # the help or the version has been printed
        return Status.GOOD


def _open(options: WindowOptions, around: Surroundings) -> int:
    """Draw the window's picture, open it, or answer without it."""
    if options.picture is not None:
        from jwt_debugger.window.screenshot import draw

        token = token_text(options.subject, around)
        draw(options.picture, token, theme=options.theme, size=options.size)
        return Status.GOOD
    if not has_display(around.environment):
        return answer_instead(options.subject, around)
    try:
        from jwt_debugger.window.app import make_application, open_window
    except ImportError as error:  # Qt misses a library of the system
        around.complain(_("The window cannot be opened: {reason}.").format(reason=error))
        return answer_instead(options.subject, around)
    if not _reaches_display(make_application, around.environment):
        return answer_instead(options.subject, around)
    return open_window(token_text(options.subject, around))


def _reaches_display(
    make_application: Callable[..., "QApplication"], environment: Mapping[str, str]
) -> bool:
    """Make the application on the display that is named, and tell whether it is really there.

    Qt takes down the process where it is not: drawing to nowhere is the last of its choices here.
    """
    if sys.platform in ("darwin", "win32") or environment.get("QT_QPA_PLATFORM"):
        return True
    ways = ["wayland", "xcb"] if environment.get("WAYLAND_DISPLAY") else ["xcb", "wayland"]
    application = make_application("-platform", ";".join([*ways, "offscreen"]))
    return application.platformName() != "offscreen"


def _never_fail_to_print() -> None:
    """Have characters that the terminal's encoding lacks written as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _forget_output() -> None:
    """Keep Python from flushing once more, at its exit, what nobody takes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(run())
