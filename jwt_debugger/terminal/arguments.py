"""Reading a command line: whole option names, one sentence for a mistake."""

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from typing import NoReturn

from jwt_debugger.jose.errors import TokenError
from jwt_debugger.terminal.given import GivenKey, read_key, read_variable
from jwt_debugger.terminal.surroundings import Surroundings
from jwt_debugger.translation import _

KEY_FORMATS = ("auto", "utf8", "base64", "base64url", "hex", "pem", "der", "jwk", "jwks")


class Parser(ArgumentParser):
    """Raises a mistake as one sentence, and leaves printing it to the caller.

    An option is known by its whole name only: a script outlives whatever an abbreviation meant.
    """

    def __init__(self, program: str, summary: str, epilog: str) -> None:
        super().__init__(
            prog=program,
            description=summary,
            epilog=epilog,
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        """Raise the sentence."""
        sentence = _("{message}. See “{program} --help”.")
        raise TokenError(sentence.format(message=message.rstrip("."), program=self.prog))


def secret_warning() -> str:
    """Say what a command line gives away."""
    return _(
        "A secret on the command line (--key) is seen by other processes, and stays in the\n"
        "shell's history. Give it with --key-env NAME or --key-file FILE instead."
    )


def add_key_arguments(parser: ArgumentParser) -> None:
    """Add the options that give a secret or a key."""
    group = parser.add_argument_group(_("secret or key"), secret_warning())
    one = group.add_mutually_exclusive_group()
    one.add_argument("--key", metavar="TEXT", help=_("the secret or the key itself"))
    one.add_argument("--key-file", metavar="FILE", help=_("a file that holds it, byte for byte"))
    one.add_argument("--key-env", metavar="NAME", help=_("an environment variable that holds it"))
    group.add_argument(
        "--key-format",
        metavar="F",
        choices=KEY_FORMATS,
        default="auto",
        help=_("one of {formats}; auto: a key in any form, else a UTF-8 secret").format(
            formats=" ".join(KEY_FORMATS)
        ),
    )
    group.add_argument(
        "--passphrase-env",
        metavar="NAME",
        help=_("an environment variable with the passphrase of an encrypted private key"),
    )


def given_key(arguments: Namespace, around: Surroundings) -> GivenKey:
    """Read the key that the options of `add_key_arguments` give."""
    passphrase = None
    if arguments.passphrase_env is not None:
        passphrase = read_variable(arguments.passphrase_env, around.environment)
    return GivenKey(
        read_key(arguments.key, arguments.key_file, arguments.key_env, around),
        arguments.key_format,
        passphrase,
    )
