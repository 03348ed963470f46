"""The command `inspect`: every token of a text, each with its answer."""

import json
from dataclasses import dataclass
from datetime import datetime

from jwt_debugger.errands import tokens_of
from jwt_debugger.inspection.forms import is_token_in_json
from jwt_debugger.inspection.inspect import inspect
from jwt_debugger.inspection.result import (
    EncryptionStatus,
    Form,
    Inspection,
    TimeStatus,
)
from jwt_debugger.jose.errors import TokenError
from jwt_debugger.paste.found import FoundToken
from jwt_debugger.terminal.given import Given, GivenKey, read_given
from jwt_debugger.terminal.ink import Colour, Ink
from jwt_debugger.terminal.report import report
from jwt_debugger.terminal.surroundings import Status, Surroundings
from jwt_debugger.translation import _

# A token without "exp" is current for ever; whether that is wise is not asked here.
_IN_TIME = (TimeStatus.CURRENT, TimeStatus.NO_EXPIRY)


@dataclass(frozen=True, slots=True)
class InspectOptions:
    """What `inspect` was asked for; `at` None is now."""

    subject: str
    key: GivenKey
    at: datetime | None = None
    leeway: int = 0
    as_json: bool = False


def run_inspect(options: InspectOptions, around: Surroundings) -> Status:
    """Print the answer on every token that the argument, the file or standard input holds."""
    given = read_given(options.subject, around)
    found = [] if is_token_in_json(given.text) else tokens_of(given.text)
    if not found:
        return _inspect_as_it_stands(given, options, around)
    statuses = []
    for number, token in enumerate(found, 1):
        inspection = _inspect(token.text, options, around)
        if len(found) > 1 and not options.as_json:
            gap = "\n" if number > 1 else ""
            around.say(gap + _heading(number, len(found), token, Ink(around.coloured)))
        _print(inspection, options, around)
        statuses.append(judged(inspection, keyed=options.key.given))
    return max(*statuses, _key_status(options, around))


def judged(inspection: Inspection, *, keyed: bool) -> Status:
    """Tell verified and current from not; without a key, readable from not."""
    if inspection.form is Form.MALFORMED:
        return Status.NOT_GOOD
    if not keyed:
        return Status.GOOD
    return Status.GOOD if _genuine(inspection) and _in_time(inspection) else Status.NOT_GOOD


def _genuine(inspection: Inspection) -> bool:
    """Tell whether the keys fit on every level, and no verifier would refuse it."""
    if inspection.inner and not _genuine(inspection.inner):
        return False
    if inspection.encryption:
        return inspection.encryption.status is EncryptionStatus.DECRYPTED
    return inspection.proven


def _in_time(inspection: Inspection) -> bool:
    """Judge the claims; they are the inner token's where there is one."""
    if inspection.inner:
        return _in_time(inspection.inner)
    claimless = inspection.payload_bytes is not None and not isinstance(inspection.payload, dict)
    return claimless or inspection.time.status in _IN_TIME


def _inspect_as_it_stands(given: Given, options: InspectOptions, around: Surroundings) -> Status:
    """Answer on a text that holds no token: where its header can be read, it was meant as one."""
    text = given.text.strip()
    if not text:
        message = _("{origin} is empty. Give a token, a file that holds one, or “-”.")
        raise TokenError(message.format(origin=given.origin))
    inspection = _inspect(text, options, around)
    _print(inspection, options, around)
    if inspection.header is not None or inspection.form is not Form.MALFORMED:
        return max(judged(inspection, keyed=options.key.given), _key_status(options, around))
    message = _("{origin} holds no token.").format(origin=given.origin)
    around.complain(message)
    return Status.UNUSABLE


def _inspect(token: str, options: InspectOptions, around: Surroundings) -> Inspection:
    return inspect(
        token,
        options.key.value,
        key_format=options.key.format,
        passphrase=options.key.passphrase,
        at=options.at or around.now,
        leeway=options.leeway,
    )


def _print(inspection: Inspection, options: InspectOptions, around: Surroundings) -> None:
    if options.as_json:
        around.say(json.dumps(inspection.to_dict()))
    else:
        around.say(report(inspection, Ink(around.coloured), around.width))


def _heading(number: int, count: int, token: FoundToken, ink: Ink) -> str:
    title = _("Token {number:,} of {count:,}: {source}")
    return ink(
        Colour.TITLE,
        title.format(number=number, count=count, source=token.source),
    )


def _key_status(options: InspectOptions, around: Surroundings) -> Status:
    """Complain of a key that cannot be read, beside whatever the answer says."""
    if options.key.value is None:
        return Status.GOOD
    from jwt_debugger.jose.keys import read_keys

    reading = read_keys(options.key.value, options.key.format, options.key.passphrase)
    if reading.problem is None:
        return Status.GOOD
    around.complain(reading.problem)
    return Status.UNUSABLE
