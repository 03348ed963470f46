"""The command `sign`: a token over the exact texts that were given."""

import json
from dataclasses import dataclass

from jwt_debugger.issue import sign
from jwt_debugger.jose.errors import TokenError
from jwt_debugger.jose.json_members import with_members
from jwt_debugger.jose.json_text import read_json
from jwt_debugger.proposed_time import proposal
from jwt_debugger.terminal.given import GivenKey, read_given
from jwt_debugger.terminal.surroundings import Status, Surroundings
from jwt_debugger.translation import _


@dataclass(frozen=True, slots=True)
class SignOptions:
    """What `sign` was asked for; `expires_in` is a duration from now, as jsonwebtoken reads it."""

    payload: str
    key: GivenKey
    algorithm: str | None = None
    header: str | None = None
    expires_in: str | None = None
    issued_now: bool = False


def run_sign(options: SignOptions, around: Surroundings) -> Status:
    """Print the token."""
    header = header_text(options)
    payload = payload_bytes(options, around)
    token = sign(
        header,
        payload,
        options.key.value,
        key_format=options.key.format,
        passphrase=options.key.passphrase,
    )
    around.say(token)
    _tell_of_no_claims(payload, around)
    return Status.GOOD


def header_text(options: SignOptions) -> str:
    """Return the header: as given, with the algorithm of `--alg` where it names none itself."""
    if options.header is None:
        if options.algorithm is None:
            raise TokenError(_("Which algorithm? Name one with --alg, such as --alg HS256."))
        return json.dumps({"alg": options.algorithm, "typ": "JWT"}, separators=(",", ":"))
    named = _object(options.header, _("header")).get("alg")
    if options.algorithm is None or named == options.algorithm:
        return options.header
    if named is not None:
        message = _("The header says alg {named}, and --alg says {asked}. Leave one out.")
        raise TokenError(message.format(named=json.dumps(named), asked=options.algorithm))
    return with_members(options.header, {"alg": options.algorithm})


def payload_bytes(options: SignOptions, around: Surroundings) -> bytes:
    """Return the payload's very bytes, with iat and exp set in its text where asked for."""
    data = read_given(options.payload, around).data
    times = _times(options, around)
    if not times:
        return data
    try:
        text = data.decode()
    except UnicodeDecodeError:
        message = _("The payload is no UTF-8 text, so it can be given no times.")
        raise TokenError(message) from None
    _object(text, _("payload"))
    return with_members(text, times).encode()


def _tell_of_no_claims(payload: bytes, around: Surroundings) -> None:
    """Say of a payload that was signed as it is that it is no claims set, as one of a JWT is."""
    try:
        _object(payload.decode(), _("payload"))
    except UnicodeDecodeError:
        around.complain(_("Signed as it is. The payload is no UTF-8 text."))
    except TokenError as error:
        around.complain(_("Signed as it is. {fault}").format(fault=error))


def _object(text: str, name: str) -> dict[str, object]:
    """Read the object that a text must be; raises TokenError, with `name` for what the text is."""
    reading = read_json(text)
    if reading.fault:
        message = _("The {name} is no JSON, line {line}, column {column}: {reason}")
        raise TokenError(
            message.format(
                name=name,
                line=reading.fault.line,
                column=reading.fault.column,
                reason=reading.fault.message,
            )
        )
    if not isinstance(reading.value, dict):
        message = _("The {name} is no JSON object in braces, so it has no members.")
        raise TokenError(message.format(name=name))
    return reading.value


def _times(options: SignOptions, around: Surroundings) -> dict[str, int]:
    """Return the claims to set; a fraction of a second is cut off, as jsonwebtoken does.

    A duration without a unit is milliseconds there, and so it is here: it is said.
    """
    now = int(around.now.timestamp())
    times = {}
    if options.issued_now:
        times["iat"] = now
    if options.expires_in is not None:
        made = proposal(options.expires_in, now)
        if made.seconds is None:
            raise TokenError(made.fault)
        times["exp"] = made.seconds
        if not any(map(str.isalpha, options.expires_in)):
            around.complain(made.trap)
    return times
