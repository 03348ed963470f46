"""What the decoded pane shows of a segment, and what it says where there is nothing; no Qt here."""

from dataclasses import dataclass, replace
from enum import StrEnum

from jwt_debugger.editing import encrypts_only, fixed_reason, is_deflated
from jwt_debugger.inspection.result import EncryptionStatus, Form, Inspection, SignatureStatus
from jwt_debugger.inspection.visible import quoted, visible
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from jwt_debugger.state import Edits, State
from jwt_debugger.translation import _, ngettext
from jwt_debugger.window.json_colours import json_pieces
from jwt_debugger.window.json_marks import Place

# Larger texts are shown on demand, and so much of them.
MAX_EDITED = 256 * 1024
MAX_HEX = 4096  # bytes

_STOPS = frozenset(
    {
        ProblemKind.ALPHABET,
        ProblemKind.PADDING,
        ProblemKind.LENGTH,
        ProblemKind.TRAILING_BITS,
        ProblemKind.UTF8,
    }
)
_JSON_FAULTS = frozenset({ProblemKind.JSON, ProblemKind.DEPTH})
_HEX_ROW = 8
_INDENT = "  "


class PayloadKind(StrEnum):
    """The ways in which a payload is shown."""

    JSON = "json"
    TEXT = "text"
    DAMAGED = "damaged"  # readable up to a fault
    BINARY = "binary"
    LARGE = "large"
    ENCRYPTED = "encrypted"
    EMPTY = "empty"
    ABSENT = "absent"
    APART = "apart"  # kept apart from the token, and given
    TOKEN = "token"  # noqa: S105 - a token inside the token


@dataclass(frozen=True, slots=True)
class PayloadView:
    """The text of the payload's editor, a word behind its name, and a notice below it.

    `text` is None where there is nothing to be read, `title` empty where there is no notice.
    """

    kind: PayloadKind
    text: str | None
    hint: str = ""
    title: str = ""
    sentence: str = ""
    editable: bool = False


def payload_view(state: State, *, shown_on_demand: bool = False) -> PayloadView:
    """Decide what is shown of the payload; `shown_on_demand` is true once a large one is wanted."""
    inspection = state.inspection
    if inspection is None:
        return PayloadView(PayloadKind.ABSENT, None)
    if is_closed(inspection):
        return _known(state, inspection) or _encrypted(inspection)
    if state.request.detached_payload is not None and not _has_payload(inspection):
        return _apart(inspection, state.request.detached_payload)
    unreadable = None
    if state.request.payload_draft is None:
        unreadable = _unreadable(inspection)
    return unreadable or _readable(state, inspection, shown_on_demand=shown_on_demand)


def stop_fault(inspection: Inspection, segment: Segment) -> Problem | None:
    """Return the fault at which the reading of a segment stops."""
    return next(
        (
            problem
            for problem in inspection.problems
            if problem.segment is segment and problem.kind in _STOPS
        ),
        None,
    )


def fault_place(state: State, segment: Segment) -> Place | None:
    """Return where a segment's text, as its editor shows it, is no JSON."""
    fault = _frozen_fault(state.edits, segment) or _json_fault(state, segment)
    if fault is None or fault.line is None or fault.column is None:
        return None
    return Place(fault.line, fault.column)


def is_encrypted(inspection: Inspection) -> bool:
    """Tell whether a token has the segments of an encrypted one."""
    return any(part.segment is Segment.CIPHERTEXT for part in inspection.parts)


def hex_rows(data: bytes) -> str:
    """Write bytes as rows of offset, hexadecimal and ASCII; very many only in part."""
    rows = []
    for at in range(0, min(len(data), MAX_HEX), _HEX_ROW):
        row = data[at : at + _HEX_ROW]
        plain = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in row)
        rows.append(f"{at:04x}  {row.hex(' '):23}  {plain}")
    if len(data) > MAX_HEX:
        rows.append("…")
    return "\n".join(rows)


def indented_beginning(text: str) -> str:
    """Indent the beginning of a JSON text for reading; any other text is returned as it is."""
    if not text.lstrip().startswith(("{", "[")) or "\n" in text.strip():
        return text
    written: list[str] = []
    depth, opened = 0, False
    for piece in json_pieces(text):
        word = text[piece.start : piece.end]
        closes = word in {"}", "]"}
        depth -= closes
        if (opened and not closes) or (closes and not opened) or written[-1:] == [","]:
            written.append("\n" + _INDENT * max(depth, 0))
        written.append(": " if word == ":" else word)
        opened = word in {"{", "["}
        depth += opened
    return "".join(written)


def claims_words(count: int) -> str:
    """Count claims."""
    return ngettext("{count:,} claim", "{count:,} claims", count).format(count=count)


def is_closed(inspection: Inspection) -> bool:
    """Tell whether the payload is encrypted and has not been decrypted."""
    status = inspection.encryption.status if inspection.encryption else None
    return is_encrypted(inspection) and status is not EncryptionStatus.DECRYPTED


def fixed_hint(inspection: Inspection) -> str:
    """Say shortly why header and payload are read-only; empty where they are not."""
    if fixed_reason(inspection) is None:
        return ""
    if is_deflated(inspection):
        return _("read-only: it is compressed (zip)")
    return _("read-only: the token is in JSON")


def header_hint(inspection: Inspection) -> str:
    """Say shortly why the header is read-only, or which of its parameters nothing protects."""
    names = ", ".join(visible(name) for name in inspection.unprotected)
    if not names:
        return fixed_hint(inspection)
    return _("read-only. Not protected: {names}").format(names=names)


def _unreadable(inspection: Inspection) -> PayloadView | None:
    """Show a payload that is not there, is cut short or is no text; None: it is a text."""
    data = inspection.payload_bytes
    packed = next((each for each in inspection.problems if each.kind is ProblemKind.SIZE), None)
    if data and packed and is_deflated(inspection):
        title = _("The payload stays compressed")
        shown = replace(_binary(data), kind=PayloadKind.DAMAGED)
        return replace(shown, title=title, sentence=packed.message)
    stop = stop_fault(inspection, Segment.PAYLOAD)
    if data and inspection.payload_text is None and (not stop or stop.kind is ProblemKind.UTF8):
        return _binary(data)
    if stop:
        return _damaged(inspection, stop)
    if data is None:
        return _absent()
    return None if data or inspection.encryption else _empty()


def _has_payload(inspection: Inspection) -> bool:
    part = inspection.part(Segment.PAYLOAD)
    return part is None or bool(part.text)


def _apart(inspection: Inspection, data: bytes) -> PayloadView:
    """Show the payload that was given beside the token, as far as an editor bears it."""
    text = inspection.payload_text
    length = ngettext("{count:,} byte", "{count:,} bytes", len(data)).format(count=len(data))
    told = PayloadView(
        PayloadKind.APART,
        "" if text is None else text[:MAX_EDITED],
        _("given apart from the token, {length}").format(length=length),
        _("This payload is kept apart"),
        _("You gave it: the token has none. Only a signature that verifies ties the two."),
        editable=text is not None and len(text) <= MAX_EDITED,
    )
    return replace(told, text=hex_rows(data)) if text is None else told


def _known(state: State, inspection: Inspection) -> PayloadView | None:
    """Show what a key before opened, where the key given can encrypt it anew but not open it."""
    if state.request.plaintext is None or not encrypts_only(inspection, state.signing_obstacle):
        return None
    if not 0 < len(state.payload_display) <= MAX_EDITED:
        return None
    hint = _("known from before. Edits are encrypted to this key")
    return PayloadView(PayloadKind.JSON, state.payload_display, hint, editable=True)


def _encrypted(inspection: Inspection) -> PayloadView:
    status = inspection.encryption.status if inspection.encryption else None
    if inspection.encryption and status not in {None, EncryptionStatus.UNCHECKED}:
        sentence = f"{inspection.encryption.reason.rstrip('.')}."
    else:
        sentence = _key_wanted(inspection)
    return PayloadView(
        PayloadKind.ENCRYPTED,
        None,
        _("encrypted"),
        _("The payload is encrypted"),
        f"{sentence}\n" + _("Nothing leaves this window."),
    )


def _key_wanted(inspection: Inspection) -> str:
    """Ask for the key, by its id where the header has one."""
    header = inspection.header or {}
    kid, algorithm = header.get("kid"), header.get("alg")
    private = isinstance(algorithm, str) and algorithm.startswith(("RSA", "ECDH"))
    if not isinstance(kid, str):
        key = _("Add the private key to decrypt it here.")
        return key if private else _("Add the key to decrypt it here.")
    if private:
        sentence = _("Add the private key with kid {kid} to decrypt it here.")
    else:
        sentence = _("Add the key with kid {kid} to decrypt it here.")
    return sentence.format(kid=quoted(kid))


def _damaged(inspection: Inspection, stop: Problem) -> PayloadView:
    count = len((inspection.payload_text or "").encode())
    if stop.kind is not ProblemKind.UTF8:
        count = len(inspection.payload_bytes or b"")
    decoded = ngettext("{count:,} byte decoded", "{count:,} bytes decoded", count)
    sentence = _("{decoded}, then character {offset}: {what}.")
    if stop.kind is ProblemKind.ALPHABET:
        sentence = _("{decoded}, then character {offset} is not base64url.")
    sentence = sentence.format(
        decoded=decoded.format(count=count), offset=stop.offset + 1, what=stop.summary
    )
    text = indented_beginning((inspection.payload_text or "")[:MAX_EDITED]) or None
    shown = _("Everything before it is shown above.") if text else _("Nothing before it is text.")
    return PayloadView(
        PayloadKind.DAMAGED,
        text,
        _("readable up to the error"),
        _("The payload stops here"),
        f"{sentence}\n{shown}",
    )


def _absent() -> PayloadView:
    return PayloadView(
        PayloadKind.ABSENT,
        None,
        _("missing"),
        _("There is no payload"),
        _("The token ends before it. Copy the whole token."),
    )


def _empty() -> PayloadView:
    return PayloadView(
        PayloadKind.EMPTY,
        "",
        _("empty"),
        _("The payload is empty"),
        _("If its content is kept apart from the token, give it here, exactly as it was signed."),
        editable=True,
    )


def _binary(data: bytes) -> PayloadView:
    hint = ngettext("binary, {count:,} byte", "binary, {count:,} bytes", len(data))
    return PayloadView(PayloadKind.BINARY, hex_rows(data), hint.format(count=len(data)))


def _readable(state: State, inspection: Inspection, *, shown_on_demand: bool) -> PayloadView:
    text = state.payload_display
    size = len(text)
    if size > MAX_EDITED and not shown_on_demand:
        return PayloadView(
            PayloadKind.LARGE,
            None,
            _("{count:,} characters").format(count=size),
            _("The payload is large"),
            _("{count:,} characters. They are all in the token, and only shown if you ask.").format(
                count=size
            ),
        )
    if size > MAX_EDITED:
        hint = _("the first {shown:,} of {count:,} characters, not to be edited").format(
            shown=MAX_EDITED, count=size
        )
        return PayloadView(PayloadKind.JSON, text[:MAX_EDITED], hint)
    editable = fixed_reason(inspection) is None
    if inspection.nested is not None and inspection.form is not Form.SD_JWT:
        return replace(_token_inside(state, text, inspection.nested), editable=editable)
    kind = PayloadKind.TEXT if _is_plain(state, inspection) else PayloadKind.JSON
    return PayloadView(kind, text, _hint(state, kind), editable=editable)


def _token_inside(state: State, text: str, inner: Inspection) -> PayloadView:
    """Show a token inside the token, with the verdict on it."""
    verdict = inner.verdict
    reason = visible(verdict.reason).rstrip(".") if verdict else ""
    way = _("Open it to check it with its own key, or give the keys of both as a JWK Set.")
    if verdict and verdict.status in {SignatureStatus.VERIFIED, EncryptionStatus.DECRYPTED}:
        way = _("Open it to read it, with the same key.")
    return PayloadView(
        PayloadKind.TOKEN,
        text,
        _hint(state, PayloadKind.JSON),
        _("A token inside the token"),
        f"{reason}.\n{way}",
    )


def _is_plain(state: State, inspection: Inspection) -> bool:
    """Tell whether the payload is a text that never was meant to be JSON."""
    return state.request.payload_draft is None and any(
        problem.segment is Segment.PAYLOAD
        and problem.kind is ProblemKind.NOT_AN_OBJECT
        and inspection.payload is None
        for problem in inspection.problems
    )


def _hint(state: State, kind: PayloadKind) -> str:
    """Say behind the payload's name what happened to it, or what it is."""
    place = fault_place(state, Segment.PAYLOAD)
    if place:
        return _("no JSON: line {line}, column {column}").format(
            line=place.line, column=place.column
        )
    if state.edits and state.edits.payload:
        return _("edited by you")
    made = _make_hint(state.inspection) if state.inspection else ""
    plain = _("plain text, no claims") if kind is PayloadKind.TEXT else ""
    return made or plain or _("edit to try a change")


def _make_hint(inspection: Inspection) -> str:
    """Say what is special about a payload; empty where nothing is."""
    if fixed_reason(inspection):
        return fixed_hint(inspection)
    if inspection.nested and inspection.form is not Form.SD_JWT:
        return _("a token inside the token")
    return _("decrypted") if inspection.encryption else ""


def _frozen_fault(edits: Edits | None, segment: Segment) -> Problem | None:
    if edits is None or edits.fault is None:
        return None
    return edits.fault if edits.fault.segment is segment else None


def _json_fault(state: State, segment: Segment) -> Problem | None:
    """Return the fault of a text that nobody has edited."""
    request = state.request
    draft = request.header_draft if segment is Segment.HEADER else request.payload_draft
    if draft is not None or state.inspection is None:
        return None
    return next(
        (
            problem
            for problem in state.inspection.problems
            if problem.segment is segment and problem.kind in _JSON_FAULTS
        ),
        None,
    )
