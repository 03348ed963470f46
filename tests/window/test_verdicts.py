from dataclasses import replace

import pytest

from jwt_debugger.inspection.result import (
    EncryptionStatus,
    Finding,
    Inspection,
    Severity,
    Signature,
    SignatureStatus,
)
from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from jwt_debugger.state import KeyInput, Outcome, Request, State
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.theme import Tone
from jwt_debugger.window.verdict import Verdict
from jwt_debugger.window.verdicts import findings_verdict, signature_verdict
from tests.key_material import public_pem
from tests.window import token_states
from tests.window.key_states import (
    NO_JSON,
    NOW,
    SECRET,
    edited,
    having,
    inspection_of,
    sealed,
    signed,
    state_of,
)

KEY, OTHER = KeyInput(SECRET), KeyInput("another secret of the tests, which is long enough")
UNSIGNED = "eyJhbGciOiJub25lIn0.e30."


def signature(state: State) -> Verdict:
    return signature_verdict(state, NOW)


def findings(state: State) -> Verdict:
    return findings_verdict(state, NOW)


def words(verdict: Verdict) -> tuple[str, str]:
    return verdict.title, verdict.subtitle


def opened(kind: KeyKind, nested: Inspection | None = None) -> State:
    """Return the state of a token that was decrypted with a key of that kind."""
    base = sealed(status=EncryptionStatus.DECRYPTED)
    encryption = inspection_of(base).encryption
    assert encryption is not None
    key = Key(kind, None, private=True, size=256, source="auto")
    return having(base, encryption=replace(encryption, key=key), nested=nested)


def found(*severities: Severity) -> State:
    listed = tuple(Finding(f"id-{each}", each, "Title", "Detail") for each in severities)
    return having(state_of(signed(), KEY), findings=listed)


def problem(*, fatal: bool, kind: ProblemKind = ProblemKind.DUPLICATE) -> Problem:
    return Problem(kind, Segment.PAYLOAD, 60, 121, "given twice", "A sentence.", fatal=fatal)


def test_a_match_is_verified() -> None:
    assert Verdict(
        Tone.OK,
        Icon.CHECK_CIRCLE,
        "Signature",
        "Signature verified",
        "HS256, matches the secret you entered",
    ) == signature(state_of(signed(), KEY))


def test_a_mismatch_is_invalid() -> None:
    assert Verdict(
        Tone.BAD,
        Icon.CROSS_OCTAGON,
        "Signature",
        "Signature invalid",
        "HS256, does not match this secret",
    ) == signature(state_of(signed(), OTHER))


def test_without_a_key_nothing_is_checked() -> None:
    assert Verdict(
        Tone.NEUTRAL,
        Icon.QUESTION_DASHED,
        "Signature",
        "Signature not checked",
        "No secret yet. The content may be forged",
    ) == signature(state_of(signed()))


def test_a_key_of_another_kind_checks_nothing() -> None:
    verdict = signature(state_of(signed(), KeyInput(public_pem("RSA"), format="auto")))

    assert (Tone.NEUTRAL, "Signature not checked") == (verdict.tone, verdict.title)
    assert "RSA" in verdict.subtitle


def test_an_unsigned_token_is_red_whatever_the_key() -> None:
    expected = Verdict(
        Tone.BAD,
        Icon.SLASH_CIRCLE,
        "Signature",
        "Not signed",
        "alg is “none”: anyone can change it",
    )

    assert expected == signature(state_of(UNSIGNED))
    assert expected == signature(state_of(UNSIGNED, KEY))


def test_an_algorithm_that_is_not_known_is_not_checked() -> None:
    verdict = signature(state_of(signed(header={"alg": "XX1"}), KEY))

    assert (Icon.QUESTION_DASHED, "Signature not checked") == (verdict.icon, verdict.title)
    assert "No signature algorithm “XX1” is known here" == verdict.subtitle


def test_what_cannot_be_told_is_not_checked() -> None:
    state = having(state_of(signed()), signature=None)

    assert ("Signature not checked", "") == words(signature(state))


def test_a_sentence_loses_its_full_stop_in_the_strip() -> None:
    unread = Signature(SignatureStatus.UNCHECKED, "HS256", "The secret is no Base64.")

    assert "The secret is no Base64" == (
        signature(having(state_of(signed()), signature=unread)).subtitle
    )


@pytest.mark.parametrize(
    ("token", "why"),
    [
        ("eyJhbGciOiJIUzI1NiJ9.e3+0.c2ln", "Payload, character 3: not base64url"),
        ("eyJhbGciOiJIUzI1NiJ9.e30", "2 parts"),
        ("e30.e30.c2ln", "Header, line 1, column 1: “alg” is missing or wrong"),
        ("ew.e30.c2ln", "Header, line 1, column 2: not JSON"),
    ],
)
def test_of_a_malformed_token_the_first_fault_is_told(token: str, why: str) -> None:
    assert Verdict(Tone.BAD, Icon.CROSS_OCTAGON, "Token", "Malformed token", why) == signature(
        state_of(token, KEY)
    )


def test_a_malformed_token_without_a_known_fault_is_still_malformed() -> None:
    state = having(state_of("nonsense"), problems=())

    assert ("Malformed token", "") == words(signature(state))


def test_an_encrypted_token_is_closed_without_its_key() -> None:
    assert Verdict(
        Tone.NEUTRAL, Icon.LOCK_SQUARE, "Protection", "Encrypted (JWE)", "the reason"
    ) == signature(sealed())


def test_a_key_that_does_not_decrypt_is_red() -> None:
    verdict = signature(sealed(status=EncryptionStatus.FAILED))

    assert (Tone.BAD, Icon.CROSS_OCTAGON) == (verdict.tone, verdict.icon)
    assert ("Not decrypted", "the reason") == words(verdict)


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (KeyKind.RSA, "RSA-OAEP-256, with your private key"),
        (KeyKind.SECRET, "RSA-OAEP-256, with your secret"),
    ],
)
def test_a_key_that_decrypts_is_green(kind: KeyKind, why: str) -> None:
    assert Verdict(Tone.OK, Icon.CHECK_CIRCLE, "Protection", "Decrypted", why) == signature(
        opened(kind)
    )


def test_of_a_token_inside_its_own_signature_counts() -> None:
    good = signature(opened(KeyKind.RSA, inspection_of(state_of(signed(), KEY))))
    bad = signature(opened(KeyKind.RSA, inspection_of(state_of(signed(), OTHER))))
    deep = signature(opened(KeyKind.RSA, inspection_of(opened(KeyKind.SECRET))))
    middle = opened(KeyKind.SECRET, inspection_of(state_of(signed(), KEY)))
    deeper = signature(opened(KeyKind.RSA, inspection_of(middle)))
    broken = signature(opened(KeyKind.RSA, inspection_of(state_of("nonsense"))))

    assert ("Signature verified", "Decrypted. In it: HS256, matches the secret you entered") == (
        words(good)
    )
    assert (Tone.BAD, "Signature invalid", "Protection") == (bad.tone, bad.title, bad.label)
    assert ("Decrypted", "Decrypted. In it: RSA-OAEP-256, with your secret") == words(deep)
    told = "Decrypted 2 times. In it: HS256, matches the secret you entered"
    assert ("Signature verified", told) == words(deeper)
    assert "Decrypted" == broken.title


@pytest.mark.parametrize(
    ("key", "why"),
    [
        (KEY, "HS256, your secret. Not the original"),
        (replace(KEY, format="auto"), "HS256, your key. Not the original"),
    ],
)
def test_a_token_that_the_user_signed_is_the_users(key: KeyInput, why: str) -> None:
    state = state_of(signed(), key, edits=edited(Outcome.RESIGNED))

    assert Verdict(
        Tone.ACCENT, Icon.PENCIL_SQUARE, "Signature", "Re-signed by you", why
    ) == signature(state)


def test_a_token_that_was_edited_and_not_signed_is_red() -> None:
    state = state_of(signed(), OTHER, edits=edited(Outcome.OLD_SIGNATURE))

    assert Verdict(
        Tone.BAD,
        Icon.CROSS_OCTAGON,
        "Signature",
        "Edited, not re-signed",
        "The old signature no longer matches",
    ) == signature(state)


def test_an_edit_that_makes_the_old_signature_match_is_verified() -> None:
    state = state_of(signed(), KEY, edits=edited(Outcome.OLD_SIGNATURE))

    assert "Signature verified" == signature(state).title


def test_a_token_signed_with_a_key_that_is_gone_is_a_warning() -> None:
    state = state_of(signed(), OTHER, edits=edited(Outcome.OTHER_KEY))

    assert Verdict(
        Tone.WARN,
        Icon.PENCIL_SQUARE,
        "Signature",
        "Re-signed with another key",
        "HS256, not by the key that is given now",
    ) == signature(state)


def test_an_edited_token_without_a_signature_is_not_signed() -> None:
    state = state_of(UNSIGNED, KEY, edits=edited(Outcome.UNSECURED))

    assert "Not signed" == signature(state).title


def test_an_edit_that_breaks_the_header_makes_the_token_malformed() -> None:
    state = state_of("e30.e30.c2ln", KEY, edits=edited(Outcome.OTHER_KEY))

    assert "Malformed token" == signature(state).title


@pytest.mark.parametrize(
    ("token", "key", "outcome", "title"),
    [
        (signed(), KEY, None, "Signature verified"),
        (signed(), KeyInput(), None, "Signature not checked"),
        (signed({}), KEY, Outcome.RESIGNED, "Re-signed by you"),
        (signed({}), OTHER, Outcome.OTHER_KEY, "Re-signed with another key"),
        (UNSIGNED, KEY, Outcome.UNSECURED, "Not signed"),
        (signed({}), OTHER, Outcome.OLD_SIGNATURE, "Edited, not re-signed"),
    ],
)
def test_while_a_draft_is_no_json_the_verdict_on_the_last_good_token_stays(
    token: str, key: KeyInput, outcome: Outcome | None, title: str
) -> None:
    state = state_of(token, key, edits=edited(outcome, fault=NO_JSON))

    assert (title, "Token not updated: line 7, column 11") == words(signature(state))


def test_while_a_draft_waits_for_a_key_it_is_said_that_the_token_is_as_it_was() -> None:
    fault = replace(NO_JSON, summary="not encrypted", line=None, column=None)
    state = replace(opened(KeyKind.RSA), edits=edited(None, fault=fault))

    assert ("Decrypted", "Token not updated: not encrypted") == words(signature(state))


def test_a_token_that_the_user_encrypted_is_the_users_as_long_as_the_key_opens_it() -> None:
    ours = replace(opened(KeyKind.RSA), edits=edited(Outcome.REENCRYPTED))
    shut = replace(sealed(status=EncryptionStatus.FAILED), edits=edited(Outcome.REENCRYPTED))

    assert "Encrypted by you" == signature(ours).title
    assert "Not decrypted" == signature(shut).title


def test_a_real_edit_to_broken_json_says_where() -> None:
    verdict = signature(token_states.frozen())

    assert verdict.subtitle.startswith("Token not updated: line 4, column")


def test_before_a_token_is_there_it_is_said_what_will_stand_here() -> None:
    assert ("No signature yet", "Checked once you add a secret or key") == (
        words(signature(State()))
    )
    assert ("No findings yet", "Weak secrets, risky claims") == words(findings(State()))


def test_nothing_is_said_of_a_token_that_is_still_being_read() -> None:
    other = replace(state_of(signed({}), KEY), request=Request(token=signed()), busy=True)

    assert ("Checking…", "One moment") == words(signature(other))
    assert ("Checking…", "One moment") == words(findings(other))
    assert Tone.NEUTRAL is signature(other).tone


def test_no_findings_stay_grey_and_count_the_checks() -> None:
    state = having(state_of(signed(), KEY), checks_passed=14)

    assert Verdict(
        Tone.NEUTRAL, Icon.CHECK_CIRCLE, "Findings", "No findings", "14 checks passed"
    ) == findings(state)
    assert "1 check passed" == findings(having(state, checks_passed=1)).subtitle


def test_where_no_check_was_made_only_the_form_is_praised() -> None:
    unchecked = having(state_of(signed()), findings=(), checks_passed=0)

    assert ("No findings", "No fault in its form") == words(findings(unchecked))


def test_of_a_closed_token_only_the_header_is_checked() -> None:
    assert "Header only: 5 checks" == findings(having(sealed(), checks_passed=5)).subtitle


def test_findings_are_counted_gravest_first() -> None:
    low, medium, high = Severity.LOW, Severity.MEDIUM, Severity.HIGH

    assert Verdict(
        Tone.BAD, Icon.TRIANGLE, "Findings", "4 findings", "1 high · 2 medium · 1 low"
    ) == findings(found(low, medium, high, medium))


@pytest.mark.parametrize(
    ("severity", "tone", "icon"),
    [
        (Severity.HIGH, Tone.BAD, Icon.TRIANGLE),
        (Severity.MEDIUM, Tone.WARN, Icon.TRIANGLE),
        (Severity.LOW, Tone.NEUTRAL, Icon.INFO_CIRCLE),
        (Severity.INFO, Tone.NEUTRAL, Icon.INFO_CIRCLE),
    ],
)
def test_the_gravest_finding_sets_the_tone(severity: Severity, tone: Tone, icon: Icon) -> None:
    verdict = findings(found(severity))

    assert (tone, icon, "1 finding") == (verdict.tone, verdict.icon, verdict.title)


def test_a_fault_that_hinders_nothing_is_a_finding() -> None:
    state = having(found(Severity.LOW), problems=(problem(fatal=False),))

    assert ("2 findings", "1 low · 1 info") == words(findings(state))


def test_of_a_malformed_token_the_errors_count() -> None:
    two = having(state_of("a.b"), problems=(problem(fatal=True), problem(fatal=True)))

    assert ("1 error", "Signature not checked") == words(findings(token_states.malformed()))
    assert ("2 errors", "Signature not checked") == words(findings(two))
    assert (Tone.BAD, Icon.TRIANGLE) == (findings(two).tone, findings(two).icon)


def test_a_malformed_encrypted_token_is_not_decrypted() -> None:
    assert "Not decrypted" == findings(state_of("e30.a.b.c.d")).subtitle


def test_a_fault_in_what_was_decrypted_is_an_error_among_the_findings() -> None:
    state = having(opened(KeyKind.RSA), problems=(problem(fatal=True),))

    assert (Tone.BAD, "2 findings", "1 error · 1 info") == (
        findings(state).tone,
        *words(findings(state)),
    )
