from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from jwt_debugger.inspection.result import EncryptionStatus
from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.state import KeyInput, Outcome, Request, State
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.theme import Tone
from jwt_debugger.window.time_verdict import is_issued_ahead, time_verdict, times
from jwt_debugger.window.verdict import Verdict
from tests.window.key_states import (
    NOW,
    SECRET,
    edited,
    having,
    inspection_of,
    sealed,
    signed,
    state_of,
)

KEY = KeyInput(SECRET)
AT = int(NOW.timestamp())
UNPROVEN = "By its own claim. Nothing proves it yet"


def verdict(claims: Any = None, key: KeyInput = KEY, **fields: Any) -> Verdict:
    return time_verdict(state_of(signed(claims), key, **fields), NOW)


def words(claims: Any = None, key: KeyInput = KEY, **fields: Any) -> tuple[str, str]:
    found = verdict(claims, key, **fields)
    return found.title, found.subtitle


def opened(kind: KeyKind, claims: dict[str, Any]) -> State:
    """Return the state of a token that was decrypted with a key of that kind."""
    base = sealed(status=EncryptionStatus.DECRYPTED)
    encryption = inspection_of(base).encryption
    assert encryption is not None
    key = Key(kind, None, private=True, size=256, source="auto")
    return having(base, payload=claims, encryption=replace(encryption, key=key))


def test_a_verified_token_is_green_until_it_ends() -> None:
    assert (
        Verdict(
            Tone.OK,
            Icon.CHECK_CIRCLE,
            "Time",
            "Expires in 2 h 01 min",
            "Today 14:39:20 (UTC)",
        )
        == verdict()
    )


@pytest.mark.parametrize("key", [KeyInput(), KeyInput("another secret")])
def test_time_is_not_green_before_the_signature_is_verified(key: KeyInput) -> None:
    assert Verdict(Tone.NEUTRAL, Icon.CLOCK, "Time", "Expires in 2 h 01 min", UNPROVEN) == verdict(
        key=key
    )


def test_an_expired_token_is_red_whoever_says_so() -> None:
    claims = {"exp": AT - 4 * 86_400}
    proven, claimed = verdict(claims), verdict(claims, KeyInput())

    assert (
        Verdict(
            Tone.BAD,
            Icon.CROSS_OCTAGON,
            "Time",
            "Expired 4 days ago",
            "Mon 25 May 2026 12:38:20 (UTC)",
        )
        == proven
    )
    assert (Tone.BAD, UNPROVEN) == (claimed.tone, claimed.subtitle)


def test_the_moment_of_expiry_is_over() -> None:
    assert ("Expired just now", "Today 12:38:20 (UTC)") == words({"exp": AT})
    assert "Expires now" == words({"exp": AT + 0.5})[0]


def test_a_token_that_the_leeway_alone_keeps_valid_says_so() -> None:
    def judged(leeway: int) -> Verdict:
        state = state_of(signed({"exp": AT - 34}), KEY)
        time = replace(inspection_of(state).time, leeway=leeway)
        return time_verdict(having(state, time=time), NOW)

    assert (Tone.WARN, "Valid by the leeway alone") == (judged(60).tone, judged(60).title)
    assert "Today 12:37:46 (UTC)" == judged(60).subtitle
    assert "Expired 34 s ago" == judged(34).title


def test_a_token_that_begins_later_says_when() -> None:
    soon, later, far = ({"nbf": AT + ahead} for ahead in (2400, 86_400 * 2, 86_400 * 400))

    assert "Not valid before 13:18 (in 40 min)" == words(soon)[0]
    assert "Not valid before 31 May (in 2 days)" == words(later)[0]
    assert "Not valid before 3 Jul 2027 (in 400 days)" == words(far)[0]
    assert (Tone.BAD, "Today 13:18:20 (UTC)") == (verdict(soon).tone, words(soon)[1])
    assert "Not valid before 13:18" == verdict(soon).brief


def test_a_token_whose_life_has_no_length_is_never_valid() -> None:
    assert "Never valid" == words({"nbf": AT + 60, "exp": AT + 60})[0]


def test_an_issue_in_the_future_is_a_warning() -> None:
    found = verdict({"iat": AT + 60, "exp": AT + 120})

    assert (Tone.WARN, Icon.TRIANGLE) == (found.tone, found.icon)
    assert ("Issued in the future", "Today 12:39:20 (UTC)") == (found.title, found.subtitle)


def test_to_be_over_weighs_more_than_to_be_issued_in_the_future() -> None:
    assert "Expired 1 min 00 s ago" == words({"iat": AT + 60, "exp": AT - 60})[0]


def test_a_token_without_an_end_is_a_warning() -> None:
    found = verdict({"iat": AT - 60})

    assert (
        Verdict(Tone.WARN, Icon.TRIANGLE, "Time", "No expiry", "Without exp it never ends") == found
    )
    assert UNPROVEN == words({"iat": AT}, KeyInput())[1]


def test_ends_beyond_the_calendar_are_told_without_a_date() -> None:
    assert ("Expires after the year 9999", "") == words({"exp": 10**15})
    assert ("Expired before the year 1", "") == words({"exp": -(10**15)})
    assert ("Not valid before the year 10000", "") == words({"nbf": 10**15})


@pytest.mark.parametrize(
    ("payload", "why"),
    [
        ("[1]", "No readable exp, nbf or iat"),
        ("not JSON", "No readable exp, nbf or iat"),
        ({"exp": "soon"}, "“exp” is no number of seconds"),
    ],
)
def test_it_is_said_why_the_time_is_unknown(payload: Any, why: str) -> None:
    found = verdict(payload)

    assert (Tone.NEUTRAL, Icon.QUESTION_DASHED) == (found.tone, found.icon)
    assert ("Time unknown", why) == (found.title, found.subtitle)


def test_the_time_of_an_encrypted_token_is_inside() -> None:
    found = time_verdict(sealed(), NOW)

    assert ("Time unknown", "Expiry is inside the encrypted payload") == (
        found.title,
        found.subtitle,
    )


def test_decrypting_with_a_shared_secret_proves_the_time() -> None:
    found = time_verdict(opened(KeyKind.SECRET, {"exp": AT + 60}), NOW)

    assert (Tone.OK, "Today 12:39:20 (UTC)") == (found.tone, found.subtitle)


def test_decrypting_what_anyone_can_encrypt_proves_nothing() -> None:
    found = time_verdict(opened(KeyKind.RSA, {"exp": AT + 60}), NOW)

    assert (Tone.NEUTRAL, "Not signed: nothing proves it") == (found.tone, found.subtitle)


def test_an_edited_end_is_told_as_the_users_own() -> None:
    edits = edited(Outcome.RESIGNED, {"exp": "1"})
    today, tomorrow = {"exp": AT + 60}, {"exp": AT + 86_400}

    assert "Sat 30 May 12:38:20. You changed this" == words(tomorrow, edits=edits)[1]
    assert "Today 12:39:20. You changed this" == words(today, edits=edits)[1]
    assert (
        "Sat 29 May 2027 12:38:20. You changed this"
        == (words({"exp": AT + 365 * 86_400}, edits=edits)[1])
    )
    assert "Your edit. Nothing proves it" == words(tomorrow, KeyInput(), edits=edits)[1]


def test_an_end_that_the_user_took_away_is_told_as_changed() -> None:
    edits = edited(Outcome.RESIGNED, {"exp": "1"})

    assert ("No expiry", "You changed this") == words({"iat": AT}, edits=edits)


def test_an_edit_of_another_claim_leaves_the_time_as_it_is() -> None:
    edits = edited(Outcome.RESIGNED, {"roles": "[]"})

    assert "Today 14:39:20 (UTC)" == words(edits=edits)[1]


def test_time_goes_on_without_a_new_inspection() -> None:
    state = state_of(signed(), KEY)

    assert "Expired 59 min ago" == time_verdict(state, NOW + timedelta(hours=3)).title


def test_before_a_token_is_there_it_is_said_what_will_stand_here() -> None:
    local, utc = time_verdict(State(), NOW), time_verdict(State(utc=True), NOW)

    assert ("No expiry yet", "Shown in your own time zone") == (local.title, local.subtitle)
    assert "Shown in UTC" == utc.subtitle


def test_nothing_is_said_of_a_token_that_is_still_being_read() -> None:
    other = state_of(signed({"sub": "another"}), KEY)
    busy = replace(other, request=Request(token=signed()), busy=True)

    assert "Checking…" == time_verdict(busy, NOW).title
    assert times(busy, NOW) is None


def test_the_leeway_forgives_a_clock_that_runs_ahead() -> None:
    time = times(state_of(signed({"iat": AT + 5})), NOW)

    assert time is not None
    assert is_issued_ahead(time)
    assert not is_issued_ahead(replace(time, leeway=5))
    assert not is_issued_ahead(replace(time, issued_at=None))
