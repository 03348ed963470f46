"""What else may have been signed: the decoded JSON, or JSON in another form."""

from collections.abc import Iterator
from dataclasses import replace

from jwt_debugger.inspection.diagnosis.json_forms import Form, forms_of
from jwt_debugger.inspection.diagnosis.question import Question
from jwt_debugger.inspection.diagnosis.variant import Cause, Covered, Step, Variant
from jwt_debugger.translation import _


def variants(question: Question) -> Iterator[Variant[Covered]]:
    """Yield what the signature should cover, and what else it may."""
    yield Variant(Covered(question.inspection.signing_input))
    header, payload = question.header_text, question.payload_text
    if header is None or payload is None or not question.playful:
        return
    yield from _decoded(header, payload)
    heads, bodies = forms_of(header), forms_of(payload)
    for body in bodies:
        step = _payload_in(body)
        yield _rewritten(question, header, body.text, step)
    for head in heads:
        yield _rewritten(question, head.text, payload, _header_in(head))
    yield from _by_one_writer(question, heads, bodies)
    for body in bodies:
        if body.style.plain:
            yield _decoded_anew(header, body.text, _payload_in(body))


def _by_one_writer(
    question: Question, heads: tuple[Form, ...], bodies: tuple[Form, ...]
) -> Iterator[Variant[Covered]]:
    """Write both texts in one style, as they come from one program, or the header in Python's.

    Who signs in Python often says how the payload is to be written, and leaves the header as it is.
    """
    for head in heads:
        for body in bodies:
            if head.style == body.style:
                yield _rewritten(question, head.text, body.text, _both_in(body))
                if body.style.plain:
                    yield _decoded_anew(head.text, body.text, _both_in(body))
            elif head.style.python and body.style.plain:
                change = _("{header}, and {payload}").format(
                    header=_header_in(head), payload=_payload_in(body)
                )
                yield _rewritten(question, head.text, body.text, change)


def _decoded(header: str, payload: str) -> Iterator[Variant[Covered]]:
    """Put the decoded texts together in the ways that people have done it."""
    for text in (f"{header}.{payload}", f"{header}{payload}", payload, f"{header}\n{payload}"):
        yield Variant(Covered(text.encode()), (_over_decoded(),))


def _decoded_anew(header: str, payload: str, change: str) -> Variant[Covered]:
    """Put decoded texts together that have another form in the token."""
    step = replace(_anew(change), applies=False)
    return Variant(Covered(f"{header}.{payload}".encode()), (_over_decoded(), step))


def _over_decoded() -> Step:
    return Step(
        Cause.SIGNATURE_OVER_DECODED,
        _("the decoded JSON is taken as what was signed"),
        _("A JWS signs the encoded header and payload, with a dot between them."),
        _("Let the signer sign the two encoded segments (RFC 7515, section 5.1)."),
        applies=False,
    )


def _rewritten(question: Question, header: str, payload: str, change: str) -> Variant[Covered]:
    return Variant(Covered(question.covered(header, payload), writable=True), (_anew(change),))


def _anew(change: str) -> Step:
    return Step(
        Cause.PAYLOAD_RESERIALIZED,
        change,
        _("Something on the way has read the JSON and written it anew, which changes its bytes."),
        _("Matches: write it as it was signed"),
    )


def _payload_in(form: Form) -> str:
    return _("the payload is written {form}").format(form=form.name)


def _header_in(form: Form) -> str:
    return _("the header is written {form}").format(form=form.name)


def _both_in(form: Form) -> str:
    return _("header and payload are written {form}").format(form=form.name)
