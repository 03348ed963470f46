"""The command `audit`: whether the HMAC secret of a token is publicly known."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jwt_debugger.inspection.forms import read_any
from jwt_debugger.inspection.inspect import inspect_reading
from jwt_debugger.inspection.known_secrets import (
    Target,
    find_known_secret,
    known_secrets,
    target_of,
)
from jwt_debugger.inspection.result import Inspection
from jwt_debugger.inspection.visible import quoted, visible
from jwt_debugger.inspection.word_list import Outcome, Progress, search_word_list
from jwt_debugger.jose.errors import TokenError
from jwt_debugger.paste.find import find_tokens
from jwt_debugger.terminal.given import read_given
from jwt_debugger.terminal.ink import Colour, Ink
from jwt_debugger.terminal.surroundings import Status, Surroundings
from jwt_debugger.translation import _, ngettext


@dataclass(frozen=True, slots=True)
class AuditOptions:
    """What `audit` was asked for; `wordlist` is the name of a file."""

    subject: str
    wordlist: str | None = None


def run_audit(options: AuditOptions, around: Surroundings) -> Status:
    """Look for the secret of the first token, in the built-in list and then in the user's."""
    inspection = _inspected(options.subject, around)
    target = _target(inspection)
    secret = find_known_secret(target)
    searched = [_built_in_words()]
    if secret is None and options.wordlist is not None:
        outcome = _search(target, options.wordlist, around)
        secret = outcome.secret
        searched.append(_words_of_file(options.wordlist, outcome.progress))
    return _tell(secret, searched, Ink(around.coloured), around)


def _inspected(subject: str, around: Surroundings) -> Inspection:
    """Read the first token of the argument, the file or standard input."""
    given = read_given(subject, around)
    tokens = find_tokens(given.text)
    text = tokens[0].text if tokens else given.text.strip()
    inspection = inspect_reading(read_any(text), None, around.now)
    if inspection.header is None:
        raise TokenError(_("{origin} holds no token.").format(origin=given.origin))
    return inspection


def _target(inspection: Inspection) -> Target:
    """Return what to look for; raises TokenError where there is no secret to find."""
    target = target_of(inspection)
    if target is not None:
        return target
    signature = inspection.signature
    if signature and signature.algorithm and signature.algorithm.startswith("HS"):
        raise TokenError(_("The signature is not whole, so no secret can be told by it."))
    if signature and signature.algorithm:
        message = _("The token says {algorithm}, which has no secret that could be on a list.")
        raise TokenError(message.format(algorithm=quoted(signature.algorithm)))
    raise TokenError(_("The token is not signed with a secret."))


def _search(target: Target, wordlist: str, around: Surroundings) -> Outcome:
    progress = _progress_line(around) if around.errors.isatty() else None
    try:
        return search_word_list(target, Path(wordlist), progress=progress)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = _("{name} cannot be read: {reason}.")
        raise TokenError(message.format(name=wordlist, reason=reason)) from None


def _progress_line(around: Surroundings) -> Callable[[Progress], None]:
    """Return what writes, over and over, how far the search is."""

    def write(progress: Progress) -> None:
        share = "" if progress.share is None else f"{progress.share:4.0%}  "
        line = _("{share}{tried:,} words, {rate:,.0f} a second").format(
            share=share, tried=progress.tried, rate=progress.rate
        )
        end = "\n" if progress.share == 1.0 else "\r"
        print(line, end=end, file=around.errors, flush=True)

    return write


def _built_in_words() -> str:
    return _("the {count:,} that are publicly known").format(count=known_secrets().count(b"\n") - 1)


def _words_of_file(name: str, progress: Progress) -> str:
    return ngettext(
        "the {count:,} word of {name}", "the {count:,} words of {name}", progress.tried
    ).format(count=progress.tried, name=name)


def _tell(secret: bytes | None, searched: list[str], ink: Ink, around: Surroundings) -> Status:
    """Say what was found, or where it was looked for."""
    if secret is None:
        lists = _(" nor ").join(searched)
        sentence = _("The secret is none of {lists}.").format(lists=lists)
        around.say(ink(Colour.GOOD, visible(sentence)))
        return Status.GOOD
    shown = visible(secret.decode("utf-8", "backslashreplace"))
    sentence = _("The secret is known: {secret}").format(secret=shown)
    if not secret:
        sentence = _("The secret is empty.")
    around.say(ink(Colour.BAD, sentence))
    around.say(_("Anybody can forge such tokens. Make a new secret, and let old tokens expire."))
    return Status.NOT_GOOD
