"""Words of a diagnosis that signed and encrypted tokens have in common."""

from collections.abc import Iterator

from jwt_debugger.inspection.diagnosis.search import Record
from jwt_debugger.inspection.diagnosis.variant import ORDER, Cause, Secret, Step, tried_name
from jwt_debugger.inspection.result import Diagnosis
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose.key import Key, KeyReading
from jwt_debugger.jose.keys import is_named, to_jwk_text
from jwt_debugger.translation import _, ngettext


def sentence(template: str, steps: tuple[Step, ...]) -> str:
    """Put the changes of the steps into a sentence such as “The token matches when {changes}.”."""
    changes = [step.change for step in steps]
    listed = changes[0]
    for change in changes[1:]:
        listed = _("{first}, and {next}").format(first=listed, next=change)
    return template.format(changes=listed)


def key_input(key: Secret | Key) -> tuple[str, str]:
    """Return the text and format that give the key."""
    if isinstance(key, Secret):
        return (key.data.hex(), "hex") if key.text is None else (key.text, key.format)
    return to_jwk_text(key), "jwk"


def tries(record: Record) -> Iterator[str]:
    """Say how much was tried, and what; nothing where there was nothing but the plain check."""
    tried = [tried_name(cause) for cause in ORDER if cause in record.causes]
    if tried:
        yield ngettext(
            "{count:,} variant was tried, and it does not match: {tried}.",
            "{count:,} variants were tried, and none matches: {tried}.",
            record.count,
        ).format(count=record.count, tried=", ".join(tried))


def no_key_with_kid(keys: KeyReading, kid: object) -> Iterator[Diagnosis]:
    """Say that a set does not have the key that the header names."""
    if keys.format != "jwks" or not isinstance(kid, str) or is_named(keys.keys, kid):
        return
    listed = [key.kid for key in keys.keys if key.kid]
    explanation = _("No key of the set has the kid {kid}, and none of its keys matches.")
    if listed:
        explanation = _(
            "No key of the set has the kid {kid}, and none of its keys matches. It has {listed}."
        )
    names = ", ".join(quoted(name) for name in listed[:5])
    names = f"{names}, …" if len(listed) > 5 else names
    yield Diagnosis(
        Cause.NO_KEY_WITH_KID,
        explanation.format(kid=quoted(kid), listed=names),
        _("Fetch the set anew: the issuer may have rotated its keys since."),
    )
