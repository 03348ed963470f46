"""What the token pane says below the token: of an edit, of a fault; no Qt here."""

from dataclasses import dataclass
from enum import StrEnum

from jwt_debugger.jose.problems import Problem
from jwt_debugger.state import Edits, Outcome, State
from jwt_debugger.translation import _, ngettext
from jwt_debugger.window.token_spans import fault_words


class Topic(StrEnum):
    """What a banner is about."""

    RESIGNED = "resigned"
    OTHER_KEY = "other-key"
    UNSECURED = "unsecured"
    OLD_SIGNATURE = "old-signature"
    FROZEN = "frozen"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Banner:
    """A title and a sentence, and more of it for who points at it."""

    topic: Topic
    title: str
    text: str
    more: str = ""


def banner(state: State) -> Banner | None:
    """Return what is to be said below the token; None: its size and make will do."""
    if state.edits is not None:
        return _of_edits(state.edits)
    fault = token_fault(state)
    if fault is None or state.inspection is None:
        return None
    return Banner(Topic.FAULT, *fault_words(state.inspection, fault))


def token_fault(state: State) -> Problem | None:
    """Return the first fault because of which the token cannot be read as one."""
    if state.inspection is None:
        return None
    return next((problem for problem in state.inspection.problems if problem.fatal), None)


def _of_edits(edits: Edits) -> Banner:
    if edits.fault is not None:
        return Banner(Topic.FROZEN, frozen_words(edits.fault), edits.fault.message)
    if edits.outcome is Outcome.RESIGNED:
        text = _("{changes}, signed anew as you type.").format(changes=_changes(edits))
        return Banner(Topic.RESIGNED, _("Edited by you"), text, edits.reason)
    if edits.outcome is Outcome.REENCRYPTED:
        text = _("{changes}, encrypted anew as you type.").format(changes=_changes(edits))
        return Banner(Topic.RESIGNED, _("Edited by you"), text, edits.reason)
    if edits.outcome is Outcome.OTHER_KEY:
        text = _("Sign it with the key that is given now, or revert.")
        return Banner(Topic.OTHER_KEY, _("Signed with another key"), text, edits.reason)
    if edits.outcome is Outcome.UNSECURED:
        text = _("{changes}. “alg” is “none”: there is nothing to sign.")
        text = text.format(changes=_changes(edits))
        return Banner(Topic.UNSECURED, _("Edited by you, unsigned"), text, edits.reason)
    text = _("Signature is the original one.")
    return Banner(Topic.OLD_SIGNATURE, _("Edited by you, draft"), text, edits.reason)


def frozen_words(fault: Problem) -> str:
    """Say that a draft is not in the token, and where the draft is at fault, or why."""
    what = fault.summary
    if fault.line is not None:
        what = _("line {line}, column {column}").format(line=fault.line, column=fault.column)
    return _("Token not updated: {what}").format(what=what)


def _changes(edits: Edits) -> str:
    """Count what was changed: "2 claims changed", "1 header parameter and 1 claim changed"."""
    claims, parameters = len(edits.claims), len(edits.header_members)
    if not (edits.header or edits.payload):
        return _("Nothing in it changed")
    if not claims and not parameters:
        return _("Only the spelling changed")
    of_claims = ngettext("{count:,} claim", "{count:,} claims", claims).format(count=claims)
    of_header = ngettext(
        "{count:,} header parameter", "{count:,} header parameters", parameters
    ).format(count=parameters)
    if not parameters:
        return _("{what} changed").format(what=of_claims)
    if not claims:
        return _("{what} changed").format(what=of_header)
    return _("{some} and {others} changed").format(some=of_header, others=of_claims)
