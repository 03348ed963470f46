"""Any text as a token, in whichever form it is: compact, JSON, or an SD-JWT."""

from dataclasses import replace

from jwt_debugger.inspection.reading import Reading, read_parts, read_token
from jwt_debugger.jose.json_serialization import JsonToken, read_json_token
from jwt_debugger.jose.presentation import cut_presentation, presentation_in_json


def read_any(text: str, detached_payload: bytes | None = None) -> Reading:
    """Decode any text as a token; what is wrong is in the answer."""
    in_json = read_json_token(text)
    if in_json is not None:
        return _read_entries(text, in_json, detached_payload)
    presentation = cut_presentation(text)
    if presentation is not None:
        issued = read_token(presentation.issued, detached_payload)
        return replace(issued, token=text, presentation=presentation)
    return read_token(text, detached_payload)


def is_token_in_json(text: str) -> bool:
    """Tell whether a text as a whole is a token in JSON; it may hold others, which are not it."""
    return text.lstrip().startswith("{") and read_any(text).fault is None


def _read_entries(text: str, token: JsonToken, detached_payload: bytes | None) -> Reading:
    """Decode each signature, or each recipient's part, as a token of its own."""
    if not token.entries:
        return Reading(text, (), encrypted=False, head=None, content=None, problems=token.problems)
    first, *others = (
        replace(
            read_parts(
                text,
                entry.parts,
                entry.problems,
                detached_payload,
                unprotected=entry.unprotected,
                additional_data=entry.additional_data,
            ),
            unprotected_texts=entry.unprotected_texts,
        )
        for entry in token.entries
    )
    presentation = presentation_in_json(text, token.entries[0])
    return replace(first, others=tuple(others), presentation=presentation)
