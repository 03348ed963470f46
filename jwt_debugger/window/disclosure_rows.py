"""What the holder of an SD-JWT discloses, and how it is bound, as rows of a list; no Qt here."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jwt_debugger.inspection.result import Disclosure, Form, Inspection, SignatureStatus
from jwt_debugger.inspection.visible import visible
from jwt_debugger.jose.compact import Part
from jwt_debugger.jose.problems import Problem, Segment
from jwt_debugger.state import State
from jwt_debugger.translation import _, ngettext
from jwt_debugger.window.claim_row import MAX_DRAWN, read_value

MAX_NAME = 60  # characters of a claim's name that are shown


class Bond(StrEnum):
    """How a row is tied to what the issuer signed: its colour and sign."""

    MATCHED = "matched"
    UNMATCHED = "unmatched"
    WITHHELD = "withheld"
    BOUND = "bound"
    REFUSED = "refused"
    UNBOUND = "unbound"


@dataclass(frozen=True, slots=True)
class DisclosureRow:
    """One row: a disclosure, the digests without one, or the key binding.

    `literal` is true where `name` is a claim's and not our words. `third` holds salt and digest.
    The texts to copy are empty where the row is no disclosure; `text` is it as the token has it.
    """

    bond: Bond
    name: str
    value: str
    second: str
    third: str = ""
    literal: bool = False
    value_text: str = ""
    salt: str = ""
    digest: str = ""
    text: str = ""


def disclosure_rows(state: State) -> tuple[DisclosureRow, ...]:
    """List the disclosures in the order of the token, what is withheld, and the key binding."""
    inspection = state.inspection
    if inspection is None or inspection.form is not Form.SD_JWT:
        return ()
    parts = [part for part in inspection.parts if part.segment is Segment.DISCLOSURE]
    told = zip(inspection.disclosures, parts, strict=False)
    return (
        *(_row(disclosure, part, inspection) for disclosure, part in told),
        *_withheld(inspection.undisclosed),
        _binding(inspection),
    )


def _row(disclosure: Disclosure, part: Part, inspection: Inspection) -> DisclosureRow:
    readable = disclosure.salt is not None
    value_text = json.dumps(disclosure.value, ensure_ascii=False) if readable else ""
    shown, _kind, copied = read_value(value_text) if readable else ("", None, "")
    named = disclosure.claim is not None
    name = visible(disclosure.claim or "", MAX_NAME) if named else _element_name(readable)
    third = _("salt {salt} · digest {digest}").format(
        salt=visible(disclosure.salt or "–", MAX_NAME), digest=disclosure.digest or "–"
    )
    return DisclosureRow(
        Bond.MATCHED if disclosure.matched else Bond.UNMATCHED,
        name,
        shown,
        _("matches its digest in what was signed")
        if disclosure.matched
        else _fault(part, inspection),
        third if readable else "",
        literal=named,
        value_text=copied,
        salt=disclosure.salt or "",
        digest=disclosure.digest,
        text=part.text,
    )


def _element_name(readable: bool) -> str:  # noqa: FBT001 - or not
    return _("element of an array") if readable else _("unreadable")


def _fault(part: Part, inspection: Inspection) -> str:
    """Say why a disclosure counts for nothing."""
    for problem in inspection.problems:
        if problem.segment is Segment.DISCLOSURE and problem.position == part.start:
            return reason_of(problem)
    return _("no digest in what was signed matches it")


def reason_of(problem: Problem) -> str:
    """Say what an SD-JWT is refused for, without the place that the message begins with."""
    _place, _colon, reason = problem.message.partition(": ")
    return visible(reason[:1].upper() + reason[1:], MAX_DRAWN)


def _withheld(count: int) -> Iterator[DisclosureRow]:
    """Count the digests that nothing was disclosed for."""
    if count:
        name = ngettext("{count:,} more digest", "{count:,} more digests", count)
        yield DisclosureRow(
            Bond.WITHHELD,
            name.format(count=count),
            "",
            _("Claims that are withheld, or decoys: nobody but the issuer can tell."),
        )


def _binding(inspection: Inspection) -> DisclosureRow:
    """Say whether the holder has bound what is shown to this presentation."""
    name = _("Key binding")
    binding = inspection.key_binding
    if binding is None:
        reason = _("None: whoever has this text can present it.")
        return DisclosureRow(Bond.UNBOUND, name, "", reason)
    faults = [
        reason_of(problem)
        for problem in inspection.problems
        if problem.segment is Segment.KEY_BINDING
    ]
    claims = ("aud", "nonce")
    told = "  ·  ".join(
        f"{claim} {read_value(json.dumps(binding.claims[claim], ensure_ascii=False))[0]}"
        for claim in claims
        if claim in binding.claims
    )
    if faults:
        return DisclosureRow(Bond.REFUSED, name, "", " ".join(faults)[:MAX_DRAWN], told)
    signature = binding.signature
    if signature is None or signature.status is not SignatureStatus.VERIFIED:
        reason = signature.reason if signature else ""
        return DisclosureRow(Bond.REFUSED, name, "", visible(reason, MAX_DRAWN), told)
    algorithm = signature.algorithm or ""
    reason = _("{algorithm}, verified with the holder's key, which the issuer names in “cnf”.")
    return DisclosureRow(Bond.BOUND, name, "", reason.format(algorithm=algorithm), told)
