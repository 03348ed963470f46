"""A report on one token to hand on, in Markdown and in JSON: never with a secret in it."""

import json
from collections.abc import Iterator
from datetime import datetime

from jwt_debugger.handoff.blanking import blanked
from jwt_debugger.handoff.markdown import fenced, plain, table
from jwt_debugger.handoff.report_words import (
    encryption_word,
    severity_word,
    signature_word,
    time_word,
)
from jwt_debugger.handoff.secrets import Secrets, secrets_of
from jwt_debugger.inspection.claims import describe_claim
from jwt_debugger.inspection.durations import format_instant
from jwt_debugger.inspection.json_form import rfc3339
from jwt_debugger.inspection.result import Inspection
from jwt_debugger.jose.compact import segment_name
from jwt_debugger.jose.json_layout import display_layout
from jwt_debugger.jose.keys import describe
from jwt_debugger.translation import _, ngettext

# Beyond so many, a list says nothing new.
MAX_LISTED = 50


def report_markdown(
    inspection: Inspection, *, blank: bool = False, at: datetime, secret: str = ""
) -> str:
    """Write the report for people; `at` is the aware instant at which it is made.

    With `blank` the signature and personal data are blanked too. `secret` is what was typed as the
    secret or the key, where it was: an answer knows its key only when that was tried.
    """
    secrets = secrets_of(inspection, secret)
    safe = blanked(inspection, secrets, personal=blank)
    head = [f"# {_('Report on a token')}", _made_at(at)]
    if blank:
        head.append(_("The signature and personal data are blanked (…)."))
    text = secrets.out_of("\n\n".join((*head, *_blocks(safe))))
    escaped = Secrets(tuple(map(plain, secrets.texts)))
    return escaped.out_of(text) + "\n"


def report_json(
    inspection: Inspection, *, blank: bool = False, at: datetime, secret: str = ""
) -> str:
    """Write the report for programs: the JSON form of the answer, and what was done to it.

    `token` is null where the token cannot be shown without what is blanked.
    """
    secrets = secrets_of(inspection, secret)
    safe = blanked(inspection, secrets, personal=blank)
    told = {"reported_at": rfc3339(at), "blanked": blank, "token": safe.token or None}
    return secrets.out_of_json(json.dumps(told | safe.to_dict(), indent=2))


def _made_at(at: datetime) -> str:
    instant = format_instant(at, utc=True)
    return _("Made with JWT Debugger on {instant} UTC, offline.").format(instant=instant)


def _blocks(inspection: Inspection) -> Iterator[str]:
    """Pass over the parts of the report, those that this token has."""
    yield _verdicts(inspection)
    yield from _listed(_("Problems"), [plain(each.message) for each in inspection.problems])
    yield from _listed(
        _("Why it does not verify"),
        [plain(f"{each.explanation} {each.remedy}".strip()) for each in inspection.diagnosis],
    )
    yield from _listed(_("Findings"), list(_findings(inspection)))
    yield from _text(_("Header"), inspection.whole_header)
    yield from _text(_("Payload"), inspection.payload_text)
    yield from _claims(inspection)
    yield from _listed(_("Disclosures"), list(_disclosures(inspection)))
    if inspection.token:
        yield f"## {_('Token')}"
        yield fenced(inspection.token.strip())
    if inspection.nested:
        yield f"# {_('The token inside')}"
        yield from _blocks(inspection.nested)


def _verdicts(inspection: Inspection) -> str:
    """Write a table with the verdicts, each with its reason."""
    rows = [(_("Form"), inspection.form.value, "")]
    signature, encryption, time = inspection.signature, inspection.encryption, inspection.time
    if encryption:
        rows.append((_("Encryption"), encryption_word(encryption.status), encryption.reason))
    if signature:
        word = signature_word(signature.status, refused=inspection.refusal is not None)
        rows.append((_("Signature"), word, signature.reason))
    verdict = signature or encryption
    if verdict and verdict.key:
        rows.append((_("Key"), describe(verdict.key), verdict.key.thumbprint or ""))
    rows.append((_("Time"), time_word(time.status), time.reason))
    rows += [
        (name, _instant(instant), "")
        for name, instant in (
            (_("Issued"), time.issued_at),
            (_("Not before"), time.not_before),
            (_("Expires"), time.expires_at),
            (_("Judged as of"), time.as_of),
        )
        if instant is not None
    ]
    head = (_("What"), _("Verdict"), _("Reason"))
    return table(head, [tuple(map(plain, row)) for row in rows])


def _instant(instant: datetime) -> str:
    return _("{instant} UTC").format(instant=format_instant(instant, utc=True))


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    """Set lines under a title; without lines there is no title."""
    if not lines:
        return
    yield f"## {title}"
    more = len(lines) - MAX_LISTED
    if more > 0:
        said = ngettext("and {count:,} more", "and {count:,} more", more).format(count=more)
        lines = [*lines[:MAX_LISTED], said]
    yield "\n".join(f"- {line}" for line in lines)


def _findings(inspection: Inspection) -> Iterator[str]:
    for finding in inspection.findings:
        place = segment_name(finding.segment) if finding.claim is None else finding.claim
        title = f"**{severity_word(finding.severity)}** {plain(finding.title)} ({plain(place)})"
        sentences = (plain(each) for each in (finding.detail, finding.remedy) if each)
        yield " · ".join((title, *sentences))


def _text(title: str, text: str | None) -> Iterator[str]:
    """Show JSON indented for reading, and any other text as it stands."""
    if text:
        yield f"## {title}"
        yield fenced(display_layout(text).display(text), "json")


def _claims(inspection: Inspection) -> Iterator[str]:
    """Explain the registered claims that the token has."""
    told = ((name, describe_claim(name)) for name in inspection.claims)
    rows = [
        (plain(name), plain(each.meaning), plain(each.reference))
        for name, each in told
        if each.reference
    ]
    if rows:
        yield f"## {_('Claims')}"
        yield table((_("Claim"), _("Meaning"), _("Defined in")), rows)


def _disclosures(inspection: Inspection) -> Iterator[str]:
    for each in inspection.disclosures:
        name = _("(array element)") if each.claim is None else each.claim
        state = _("disclosed") if each.matched else _("belongs to no digest of this token")
        value = json.dumps(each.value, ensure_ascii=False)
        yield f"{plain(name)}: {plain(value)} ({state})"
