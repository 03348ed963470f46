from datetime import timedelta

import pytest

from jwt_debugger.inspection.result import EncryptionStatus
from jwt_debugger.state import KeyInput, Outcome, Request, State
from jwt_debugger.window.timeline_layout import Times
from jwt_debugger.window.timeline_words import full_words, no_timeline_words, times_of
from tests.window.key_states import NOW, SECRET, edited, sealed, signed, state_of
from tests.window.token_states import malformed

KEY = KeyInput(SECRET)
ISSUED, EXPIRES = NOW - timedelta(minutes=119), NOW + timedelta(seconds=7260)


def test_the_instants_are_those_of_the_claims() -> None:
    drawn = times_of(state_of(signed(), KEY), NOW)

    assert Times(NOW, ISSUED, ISSUED, EXPIRES, proven=True, utc=True) == drawn


def test_nothing_is_proven_without_a_key() -> None:
    assert not times_of(state_of(signed()), NOW).proven


def test_edited_claims_are_known() -> None:
    edits = edited(Outcome.RESIGNED, {"exp": "1"})

    assert frozenset({"exp"}) == times_of(state_of(signed(), KEY, edits=edits), NOW).edited


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State(), ""),
        (state_of(signed({"a": 1})), "No dates in this token"),
        (state_of(signed({"exp": 1e15})), "No timeline: no date of this token can be drawn"),
        (state_of(signed("[]")), "No dates in this token"),
        (state_of(signed("plain text")), "No dates in this token"),
        (malformed(), "No timeline: the payload cannot be decoded"),
        (state_of("eyJhbGciOiJIUzI1NiJ9..c2ln"), "No dates in this token"),
        (state_of("nonsense"), "No timeline: the payload cannot be decoded"),
        (state_of("eyJhbGciOiJIUzI1NiJ9.gICA.c2ln"), "No timeline: the payload cannot be decoded"),
        (sealed(), "The timeline appears once the payload is decrypted"),
        (
            sealed(status=EncryptionStatus.FAILED),
            "The timeline appears once the payload is decrypted",
        ),
        (
            State(Request(token=signed()), busy=True),
            "The timeline appears once the token is read",
        ),
    ],
)
def test_it_is_said_why_there_is_no_timeline(state: State, words: str) -> None:
    assert words == no_timeline_words(state)
    assert not times_of(state, NOW).any


def test_every_instant_can_be_read_in_full() -> None:
    drawn = times_of(state_of(signed()), NOW)
    later = times_of(state_of(signed({"exp": 1780065560})), NOW + timedelta(days=1))

    assert (
        "Issued: Fri 29 May 2026, 10:39:20\n"
        "Valid from: Fri 29 May 2026, 10:39:20\n"
        "Expires: Fri 29 May 2026, 14:39:20"
    ) == full_words(drawn)
    assert "Expired: Fri 29 May 2026, 14:39:20" == full_words(later)
