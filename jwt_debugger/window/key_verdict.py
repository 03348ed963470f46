"""Why the token matches the key or not, in two lines and with what can be done about it.

No Qt here: the words are tested without a widget.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from jwt_debugger.inspection.findings.key_strength import GUESSABLE_FINDINGS
from jwt_debugger.inspection.result import (
    Diagnosis,
    EncryptionStatus,
    Form,
    Inspection,
    Signature,
    SignatureStatus,
)
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose.key import KeyKind
from jwt_debugger.jose.keys import carried_key, is_named
from jwt_debugger.jose.problems import Problem
from jwt_debugger.state import Edits, KeySource, Outcome, State
from jwt_debugger.translation import _
from jwt_debugger.window.key_words import FAR_TOO_SHORT, token_algorithm, used_key

BRIEF: Final = 170  # characters of an explanation that the pane has room for


class Manner(StrEnum):
    """The kinds of verdict; each has a tone and an icon of its own."""

    MATCH = "match"
    MISMATCH = "mismatch"
    UNKNOWN = "unknown"
    UNSIGNED = "unsigned"
    LOCKED = "locked"
    WARNING = "warning"
    RESIGNED = "resigned"


class Offer(StrEnum):
    """What a button below the verdict does."""

    ADD_PRIVATE_KEY = "add-private-key"
    USE_TEST_KEY = "use-test-key"
    SIGN = "sign-now"
    USE_ITS_KEY = "use-its-key"


@dataclass(frozen=True, slots=True)
class KeyVerdict:
    """The verdict; `remedy` is the text of the button that applies the first of `diagnosis`."""

    manner: Manner
    title: str
    text: str = ""
    offers: tuple[Offer, ...] = ()
    remedy: str = ""
    diagnosis: tuple[Diagnosis, ...] = ()


def key_verdict(state: State) -> KeyVerdict | None:
    """Say why the token matches the key or not; None: there is no token to say it of."""
    inspection = state.inspection
    if inspection is None:
        return None
    if state.edits is not None and state.edits.fault is not None:
        return _not_updated(state, state.edits.fault)
    if state.edits is not None and inspection.encryption is None:
        return _after_edit(state, state.edits)
    if inspection.form is Form.MALFORMED:
        verdict = KeyVerdict(
            Manner.UNKNOWN,
            _("Not checked: token is malformed"),
            _("Repair the token, then it is checked at once."),
        )
        return _with_diagnosis(verdict, inspection)
    if inspection.encryption is not None:
        return _of_encryption(state, inspection)
    return _of_signature(state, inspection)


def actionable(diagnosis: Diagnosis) -> bool:
    """Tell whether a click can apply it."""
    changes = (diagnosis.key_text, diagnosis.key_format, diagnosis.token)
    return bool(diagnosis.remedy) and any(change is not None for change in changes)


def _not_updated(state: State, fault: Problem) -> KeyVerdict:
    """Say that a draft is not in the token: it is no JSON, or waits for a key."""
    if fault.line is None:
        offers: tuple[Offer, ...] = ()
        if state.request.plaintext is not None:
            offers = (Offer.USE_TEST_KEY if state.signing_obstacle else Offer.SIGN,)
        return KeyVerdict(Manner.WARNING, _("The token is as it was"), fault.message, offers)
    encrypted = state.inspection is not None and state.inspection.encryption is not None
    return KeyVerdict(
        Manner.WARNING,
        _("Not encrypted: the JSON is broken")
        if encrypted
        else _("Not signed: the JSON is broken"),
        _("The token stays as it was until the text is JSON again."),
    )


def _after_edit(state: State, edits: Edits) -> KeyVerdict:
    """Say what became of the signature."""
    secret = state.request.key.is_secret
    if edits.outcome is Outcome.RESIGNED:
        return KeyVerdict(
            Manner.RESIGNED,
            _("Re-signed with this secret") if secret else _("Re-signed with this key"),
            _("Original kept. Revert brings it back, unchanged."),
        )
    if edits.outcome is Outcome.OTHER_KEY:
        return KeyVerdict(
            Manner.WARNING,
            _("Signed with another secret") if secret else _("Signed with another key"),
            state.signing_obstacle or _("You signed it with a key that is no longer the one here."),
            () if state.signing_obstacle else (Offer.SIGN,),
        )
    if edits.outcome is Outcome.UNSECURED:
        return KeyVerdict(
            Manner.UNSIGNED,
            _("Nothing to sign"),
            _("alg is “none”: anyone can change it."),
        )
    return _not_resigned(state, edits)


def _not_resigned(state: State, edits: Edits) -> KeyVerdict:
    """Say why the first signature stands although the content changed."""
    if state.request.key.empty:
        secret = state.request.key.is_secret
        return KeyVerdict(
            Manner.WARNING,
            _("Not re-signed: no secret") if secret else _("Not re-signed: no key"),
            _("Add one that can sign, and it is signed as you type."),
            (Offer.USE_TEST_KEY,) if secret else (Offer.ADD_PRIVATE_KEY, Offer.USE_TEST_KEY),
        )
    if state.key.keys and not any(key.private for key in state.key.keys):
        return KeyVerdict(
            Manner.WARNING,
            _("A public key cannot sign"),
            _("Add the private key, or swap in a test key pair."),
            (Offer.ADD_PRIVATE_KEY, Offer.USE_TEST_KEY),
        )
    return KeyVerdict(
        Manner.WARNING,
        _("Not re-signed"),
        edits.reason or state.signing_obstacle or "",
        () if state.signing_obstacle else (Offer.SIGN,),
    )


def _of_signature(state: State, inspection: Inspection) -> KeyVerdict:
    """Say the verdict on a signed token."""
    signature = inspection.signature
    if signature is None or signature.status is SignatureStatus.UNCHECKED:
        return _unchecked(state, signature)
    if signature.status is SignatureStatus.UNSIGNED:
        return KeyVerdict(
            Manner.UNSIGNED,
            _("Nothing to verify"),
            _("An unsigned token is never shown as verified."),
        )
    if signature.status is SignatureStatus.UNSUPPORTED:
        return KeyVerdict(Manner.UNKNOWN, _("Not checked: not supported"), signature.reason)
    if signature.status is SignatureStatus.VERIFIED:
        return _match(state)
    return _mismatch(state, inspection, signature.reason)


def _match(state: State) -> KeyVerdict:
    if state.request.key.source is KeySource.HEADER:
        text = _("A DPoP proof is made so. The access token’s “cnf” must name the same key.")
        return KeyVerdict(Manner.MATCH, _("Matches the key it brings"), text)
    key = used_key(state)
    algorithm = token_algorithm(state) or ""
    if key.kind is not KeyKind.SECRET:
        text = _("The signature of header and payload was made with its private key.")
        return KeyVerdict(Manner.MATCH, _("Matches this key"), text)
    if key.size < FAR_TOO_SHORT or _is_known(state):
        text = _("The match is real, but the secret is easy to guess.")
    else:
        text = _("HMAC-SHA{bits} of header and payload gives the same signature.").format(
            bits=algorithm.removeprefix("HS")
        )
    return KeyVerdict(Manner.MATCH, _("Matches this secret"), text)


def _is_known(state: State) -> bool:
    """Tell whether a finding says that the secret is publicly known."""
    findings = state.inspection.findings if state.inspection else ()
    return any(finding.id in GUESSABLE_FINDINGS for finding in findings)


def _mismatch(state: State, inspection: Inspection, reason: str) -> KeyVerdict:
    """Say that it does not match, and why where a diagnosis found it."""
    if not any(part.text for part in inspection.parts[2:]):
        return KeyVerdict(Manner.MISMATCH, _("The signature is missing"), reason)
    if state.request.key.source is KeySource.HEADER:
        text = _("The token was changed after it was signed, or another key signed it.")
        return KeyVerdict(Manner.MISMATCH, _("Does not match the key it brings"), text)
    key = used_key(state) if state.key.keys else None
    secret = key is None or key.kind is KeyKind.SECRET
    title = _("Does not match this secret") if secret else _("Does not match this key")
    if len(state.key.keys) > 1:
        title = _("Does not match any of these keys")
        if is_named(state.key.keys, (inspection.header or {}).get("kid")):
            title = _("Does not match the key that “kid” names")
    text = (
        _("Wrong secret, wrong encoding, or a changed token.")
        if secret
        else _("Wrong key, or a changed token.")
    )
    offers = (Offer.USE_ITS_KEY,) if _brings_key(state) else ()
    return _with_diagnosis(KeyVerdict(Manner.MISMATCH, title, text, offers), inspection)


def _with_diagnosis(verdict: KeyVerdict, inspection: Inspection) -> KeyVerdict:
    """Put the explanation that was found, shortly, in the place of the general one."""
    if not inspection.diagnosis:
        return verdict
    first = inspection.diagnosis[0]
    text = shortened(first.explanation) or verdict.text
    told = replace(verdict, text=text, diagnosis=inspection.diagnosis)
    if actionable(first):
        return replace(told, remedy=first.remedy)
    whole = f"{text} {first.remedy}".strip()
    return replace(told, text=whole) if len(whole) <= BRIEF else told


def shortened(explanation: str) -> str:
    """Keep as many sentences as there is room for, the first one at least, but not its lists."""
    if len(explanation) <= BRIEF:
        return explanation
    first, *rest = explanation.replace(". ", ".\n").split("\n")
    if len(first) > BRIEF and ": " in first:
        first = first.partition(": ")[0] + "."
    kept = [first]
    for sentence in rest:
        if len(" ".join((*kept, sentence))) > BRIEF:
            break
        kept.append(sentence)
    return " ".join(kept)


def _unchecked(state: State, signature: Signature | None) -> KeyVerdict:
    """Say why nothing was checked, or nothing is shown by a match with the key it brings."""
    given = state.request.key
    if signature and signature.self_asserted:
        text = _("Anybody can put a key into a token. Compare it with the issuer’s.")
        return KeyVerdict(Manner.WARNING, _("Matches the key it brings"), text)
    if given.empty and _brings_key(state):
        text = _(
            "The token brings a key. It is used only if you say so: anybody can put one there."
        )
        return KeyVerdict(Manner.UNKNOWN, _("Not checked: no key"), text, (Offer.USE_ITS_KEY,))
    if given.empty:
        return KeyVerdict(
            Manner.UNKNOWN,
            _("Not checked: no secret") if given.is_secret else _("Not checked: no key"),
            _("Decoding needs no secret. Only a check proves who issued this.")
            if given.is_secret
            else _("Decoding needs no key. Only a check proves who issued this."),
        )
    unread = _unread(state)
    if unread is not None:
        return unread
    reason = signature.reason if signature else ""
    if signature and signature.key is None:
        return KeyVerdict(Manner.UNKNOWN, _("Not checked: too many keys"), reason)
    title = _("Not checked: another kind of key is needed")
    verdict = KeyVerdict(Manner.UNKNOWN, title, reason)
    return verdict if state.inspection is None else _with_diagnosis(verdict, state.inspection)


def _brings_key(state: State) -> bool:
    """Tell whether a key is in the header, for whoever wants to look at what it matches."""
    inspection = state.inspection
    header = (inspection.header if inspection else None) or {}
    return carried_key(header, "") is not None


def _unread(state: State) -> KeyVerdict | None:
    """Say that the key itself could not be read; None: it could."""
    if state.key.keys:
        return None
    if state.key.needs_passphrase:
        return KeyVerdict(
            Manner.LOCKED,
            _("Not checked: the key is encrypted"),
            _("Its passphrase opens it here, in memory."),
        )
    secret = state.request.key.is_secret
    return KeyVerdict(
        Manner.UNKNOWN,
        _("Not checked: unreadable secret") if secret else _("Not checked: unreadable key"),
        _("Correct it, then the token is checked at once."),
    )


def _of_encryption(state: State, inspection: Inspection) -> KeyVerdict:
    """Say the verdict on an encrypted token; what a key before opened can be encrypted anew."""
    verdict = _of_opening(state, inspection)
    closed = verdict.manner in (Manner.MISMATCH, Manner.LOCKED)
    if closed and state.request.plaintext is not None and not state.signing_obstacle:
        return replace(verdict, offers=(Offer.SIGN,))
    return verdict


def _of_opening(state: State, inspection: Inspection) -> KeyVerdict:
    """Say whether the key opens an encrypted token."""
    encryption = inspection.encryption
    status = encryption.status if encryption else EncryptionStatus.UNCHECKED
    reason = encryption.reason if encryption else ""
    secret = state.request.key.is_secret
    anew = state.edits is not None and state.edits.outcome is Outcome.REENCRYPTED
    if anew and status is EncryptionStatus.DECRYPTED:
        return KeyVerdict(
            Manner.RESIGNED,
            _("Encrypted anew with this secret") if secret else _("Encrypted anew to this key"),
            _("Original kept. Revert brings it back, unchanged."),
        )
    if status is EncryptionStatus.DECRYPTED:
        text = _("The payload is intact. Who encrypted it is not proved by that.")
        title = _("Decrypted with this secret") if secret else _("Decrypted with this key")
        return KeyVerdict(Manner.MATCH, title, text)
    if status is EncryptionStatus.UNSUPPORTED:
        return KeyVerdict(Manner.LOCKED, _("Not decrypted: not supported"), reason)
    to_blame = encryption is not None and encryption.key is not None
    if status is EncryptionStatus.FAILED:
        return _not_opened(inspection, reason, secret=secret, to_blame=to_blame)
    if state.request.key.empty:
        return _locked(state, inspection)
    title = _("Not decrypted: no key that fits") if to_blame else _("Not decrypted: too many keys")
    return _unread(state) or _with_diagnosis(KeyVerdict(Manner.LOCKED, title, reason), inspection)


def _not_opened(inspection: Inspection, reason: str, *, secret: bool, to_blame: bool) -> KeyVerdict:
    """Say that it does not open, and whether the key can be `to_blame` for that."""
    if not to_blame:
        return KeyVerdict(Manner.MISMATCH, _("Not decrypted, whatever the key"), reason)
    title = _("Does not decrypt with this key")
    if secret:
        title = _("Does not decrypt with this secret")
    return _with_diagnosis(KeyVerdict(Manner.MISMATCH, title, reason), inspection)


def _locked(state: State, inspection: Inspection) -> KeyVerdict:
    """Say which key is looked for."""
    private = (token_algorithm(state) or "").startswith(("RSA", "ECDH"))
    title = _("Not decrypted: no private key") if private else _("Not decrypted: no key")
    kid = (inspection.header or {}).get("kid")
    if isinstance(kid, str):
        text = _("Looking for the key with kid {kid}.").format(kid=quoted(kid))
    else:
        text = _("Only the header is readable without the key.")
    return KeyVerdict(Manner.LOCKED, title, text)
