"""An SD-JWT as its verifier sees it: the issuer's token with what the holder discloses."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from jwt_debugger.inspection.key_binding import binding_faults, holders_key
from jwt_debugger.inspection.result import Disclosure, Form, Inspection, Signature
from jwt_debugger.inspection.validity import judge
from jwt_debugger.jose.compact import segment_name
from jwt_debugger.jose.disclosures import MAX_DISCLOSURES, Revealed, Unfolded, unfold
from jwt_debugger.jose.key import KeyReading
from jwt_debugger.jose.presentation import Presentation
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from jwt_debugger.translation import _, ngettext

InspectBinding = Callable[[str, KeyReading | None], Inspection]


def with_disclosures(
    token: str, issued: Inspection, presentation: Presentation, inspect_binding: InspectBinding
) -> Inspection:
    """Return the whole presentation's inspection, that of the issuer's token nested in it.

    The signature's verdict is the issuer's. Whatever makes a verifier refuse the SD-JWT is a
    problem beside it, and named in the verdict's reason.
    """
    if issued.form is Form.MALFORMED:
        return replace(issued, token=token)
    unfolded = unfold(issued.payload, tuple(part.text for part in presentation.disclosures))
    binding, binding_problems = _binding(issued, unfolded, presentation, inspect_binding)
    found = (*_disclosure_problems(issued, presentation, unfolded), *binding_problems)
    claims = unfolded.payload if isinstance(unfolded.payload, dict) else None
    extra = () if presentation.binding is None else (presentation.binding,)
    return replace(
        issued,
        token=token,
        form=Form.SD_JWT,
        parts=(*issued.parts, *presentation.disclosures, *extra),
        payload=unfolded.payload,
        problems=(*issued.problems, *found),
        time=judge(claims, issued.time.as_of, issued.time.leeway),
        signature=issued.signature
        and _remarked(issued.signature, unfolded.undisclosed, found, binding),
        disclosures=tuple(map(_disclosure, unfolded.disclosures)),
        undisclosed=unfolded.undisclosed,
        key_binding=binding,
        nested=issued,
    )


def _disclosure(revealed: Revealed) -> Disclosure:
    return Disclosure(
        revealed.digest, revealed.salt, revealed.claim, revealed.value, revealed.matched
    )


def _disclosure_problems(
    issued: Inspection, presentation: Presentation, unfolded: Unfolded
) -> Iterator[Problem]:
    """Report what is wrong with the disclosures, and with the digests in the payload."""
    if presentation.count > MAX_DISCLOSURES:
        reason = _("there are {count:,} disclosures; above {limit:,} none is read.")
        reason = reason.format(count=presentation.count, limit=MAX_DISCLOSURES)
        yield _problem(Segment.TOKEN, len(presentation.issued), reason)
    payload = issued.part(Segment.PAYLOAD)
    for problem in unfolded.problems:
        yield _problem(Segment.PAYLOAD, payload.start if payload else 0, problem)
    pairs = zip(presentation.disclosures, unfolded.disclosures, strict=True)
    for number, (part, revealed) in enumerate(pairs, start=1):
        if revealed.problem:
            reason = _("disclosure {number}: {problem}.")
            reason = reason.format(number=number, problem=revealed.problem)
            yield _problem(Segment.DISCLOSURE, part.start, reason)


def _binding(
    issued: Inspection,
    unfolded: Unfolded,
    presentation: Presentation,
    inspect_binding: InspectBinding,
) -> tuple[Inspection | None, tuple[Problem, ...]]:
    """Check the key-binding token, where there is one, with the key that the issuer names."""
    part = presentation.binding
    if part is None:
        return None, ()
    holder = holders_key(unfolded.payload)
    binding = inspect_binding(part.text, holder)
    faults = binding_faults(binding, holder, presentation.covered, issued.payload)
    return binding, tuple(_problem(Segment.KEY_BINDING, part.start, fault) for fault in faults)


def _problem(segment: Segment, position: int, reason: str) -> Problem:
    """Report what the issuer's signature says nothing of."""
    message = _("{segment} (token position {position}): {reason}").format(
        segment=segment_name(segment), position=position + 1, reason=reason
    )
    kind = ProblemKind.PRESENTATION
    return Problem(kind, segment, 0, position, _("SD-JWT"), message, fatal=False)


def _remarked(
    signature: Signature,
    undisclosed: int,
    problems: tuple[Problem, ...],
    binding: Inspection | None,
) -> Signature:
    """Add to the verdict on the issuer's signature what a verifier has to know beside it."""
    remarks = [signature.reason]
    if problems:
        remarks.append(_("as an SD-JWT it has to be refused"))
    elif binding is not None:
        remarks.append(_("the key binding is the holder's"))
    if undisclosed:
        remarks.append(
            ngettext(
                "{count:,} digest has no disclosure",
                "{count:,} digests have no disclosure",
                undisclosed,
            ).format(count=undisclosed)
        )
    return replace(signature, reason="; ".join(remarks))
