"""The commands as a table; a new one is a row here and a module of its own."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from jwt_debugger.terminal.arguments import Parser, add_key_arguments, given_key
from jwt_debugger.terminal.given import STANDARD_INPUT, instant, leeway
from jwt_debugger.terminal.surroundings import PROGRAM, Status, Surroundings
from jwt_debugger.translation import _


@dataclass(frozen=True, slots=True)
class Command:
    """A word after the program's name: what it takes, and what it does with it."""

    summary: str
    epilog: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Surroundings], Status]


def run_command(name: str, arguments: Sequence[str], around: Surroundings) -> Status:
    """Read the arguments after a command's name, and do what they say."""
    command = COMMANDS[name]
    parser = Parser(f"{PROGRAM} {name}", command.summary, command.epilog)
    command.add_arguments(parser)
    return command.run(parser.parse_args(arguments), around)


def _add_subject(parser: ArgumentParser, name: str, what: str) -> None:
    """Add what a command works on, which comes from standard input where nothing is named."""
    shown = f"{name.upper()} | FILE | -"
    parser.add_argument(name, nargs="?", default=STANDARD_INPUT, metavar=shown, help=what)


def _add_inspect_arguments(parser: ArgumentParser) -> None:
    what = _("a token, a file or text that holds some, or “-” for standard input (the default)")
    _add_subject(parser, "token", what)
    parser.add_argument(
        "--at",
        type=instant,
        metavar="TIME",
        help=_("judge the time by this instant: RFC 3339, or seconds since 1970"),
    )
    parser.add_argument(
        "--leeway",
        type=leeway,
        default=0,
        metavar="S",
        help=_("seconds by which clocks may differ"),
    )
    parser.add_argument("--json", action="store_true", help=_("JSON Lines, one line a token"))
    add_key_arguments(parser)


def _run_inspect(arguments: Namespace, around: Surroundings) -> Status:
    from jwt_debugger.terminal.inspecting import InspectOptions, run_inspect

    options = InspectOptions(
        subject=arguments.token,
        key=given_key(arguments, around),
        at=arguments.at,
        leeway=arguments.leeway,
        as_json=arguments.json,
    )
    return run_inspect(options, around)


def _add_sign_arguments(parser: ArgumentParser) -> None:
    what = _("the payload, signed to the last character; “-” (the default) is standard input")
    _add_subject(parser, "payload", what)
    parser.add_argument("--alg", metavar="A", help=_("the algorithm: HS256, RS256, ES256 …"))
    parser.add_argument(
        "--header", metavar="JSON", help=_("the header, kept as it is; alg is added where missing")
    )
    parser.add_argument(
        "--expires-in",
        metavar="DURATION",
        help=_("set exp that far from now: “1 week”, “4 days”, 15m"),
    )
    parser.add_argument("--issued-now", action="store_true", help=_("set iat to now"))
    add_key_arguments(parser)


def _run_sign(arguments: Namespace, around: Surroundings) -> Status:
    from jwt_debugger.terminal.signing import SignOptions, run_sign

    options = SignOptions(
        payload=arguments.payload,
        key=given_key(arguments, around),
        algorithm=arguments.alg,
        header=arguments.header,
        expires_in=arguments.expires_in,
        issued_now=arguments.issued_now,
    )
    return run_sign(options, around)


def _add_audit_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "token",
        metavar="TOKEN | FILE | -",
        help=_("a token, a file or text that holds one, or “-” for standard input"),
    )
    parser.add_argument(
        "--wordlist",
        metavar="FILE",
        help=_("try each line of a file as well, of any size and byte for byte"),
    )


def _run_audit(arguments: Namespace, around: Surroundings) -> Status:
    from jwt_debugger.terminal.auditing import AuditOptions, run_audit

    return run_audit(AuditOptions(arguments.token, arguments.wordlist), around)


COMMANDS: Final[Mapping[str, Command]] = {
    "inspect": Command(
        _("Decode and check every token in an argument, a file or standard input."),
        _(
            "Exit status: 0 verified and current (without a key: readable); 1 not;\n"
            "2 unusable input or arguments."
        ),
        _add_inspect_arguments,
        _run_inspect,
    ),
    "sign": Command(
        _("Sign a payload exactly as it is written, and print the token."),
        _("Exit status: 0 signed; 2 unusable input or arguments."),
        _add_sign_arguments,
        _run_sign,
    ),
    "audit": Command(
        _("Find out whether the HMAC secret of a token is publicly known."),
        _(
            "Exit status: 0 no secret of the lists matches; 1 one does;\n"
            "2 unusable input or arguments."
        ),
        _add_audit_arguments,
        _run_audit,
    ),
}
