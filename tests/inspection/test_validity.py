from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.inspection.numeric_date import EPOCH
from jwt_debugger.inspection.result import TimeStatus
from jwt_debugger.inspection.validity import judge, now_in_utc
from jwt_debugger.jose.json_text import OutsizeNumber

NOON = datetime(2026, 5, 29, 12, 0, 0, tzinfo=UTC)
NOON_SECONDS = int((NOON - EPOCH).total_seconds())
MICROSECOND = timedelta(microseconds=1)

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


def status(claims: dict[str, Any] | None, at: datetime = NOON, leeway: int = 0) -> TimeStatus:
    return judge(claims, at, leeway).status


def test_a_token_is_current_until_the_last_microsecond_and_expired_at_exp() -> None:
    claims = {"exp": NOON_SECONDS}

    assert TimeStatus.CURRENT == status(claims, NOON - MICROSECOND)
    assert TimeStatus.EXPIRED == status(claims, NOON)


def test_a_token_is_valid_at_nbf_and_not_a_microsecond_before() -> None:
    claims = {"nbf": NOON_SECONDS, "exp": NOON_SECONDS + 60}

    assert TimeStatus.NOT_YET_VALID == status(claims, NOON - MICROSECOND)
    assert TimeStatus.CURRENT == status(claims, NOON)


def test_fractions_of_a_second_count_to_the_microsecond() -> None:
    claims = {"exp": NOON_SECONDS + 0.5}
    half_past = NOON + timedelta(microseconds=500_000)

    assert TimeStatus.CURRENT == status(claims, half_past - MICROSECOND)
    assert TimeStatus.EXPIRED == status(claims, half_past)


def test_the_leeway_widens_the_end() -> None:
    claims = {"exp": NOON_SECONDS}

    assert TimeStatus.CURRENT == status(claims, NOON + timedelta(seconds=59), leeway=60)
    assert TimeStatus.EXPIRED == status(claims, NOON + timedelta(seconds=60), leeway=60)


def test_what_the_leeway_alone_keeps_valid_is_told_so() -> None:
    claims = {"exp": NOON_SECONDS}

    within, before = (
        judge(claims, NOON + timedelta(seconds=seconds), leeway=60) for seconds in (34, -1)
    )

    assert within.by_leeway
    assert "34 s ago; the leeway alone keeps it valid. Judged with a leeway of" in within.reason
    assert not before.by_leeway
    assert not judge(claims, NOON + timedelta(seconds=60), leeway=60).by_leeway


def test_the_leeway_widens_the_beginning() -> None:
    claims = {"nbf": NOON_SECONDS, "exp": NOON_SECONDS + 60}

    assert TimeStatus.NOT_YET_VALID == status(claims, NOON - timedelta(seconds=61), leeway=60)
    assert TimeStatus.CURRENT == status(claims, NOON - timedelta(seconds=60), leeway=60)


def test_without_exp_there_is_no_expiry() -> None:
    assert TimeStatus.NO_EXPIRY == status({})
    assert TimeStatus.NO_EXPIRY == status({"iat": NOON_SECONDS, "nbf": NOON_SECONDS})


def test_without_exp_a_token_can_still_be_not_yet_valid() -> None:
    assert TimeStatus.NOT_YET_VALID == status({"nbf": NOON_SECONDS + 1})


def test_without_a_readable_payload_time_is_unknown() -> None:
    validity = judge(None, NOON)

    assert TimeStatus.UNKNOWN == validity.status
    assert validity.reason == "There is no readable exp, nbf or iat."


@pytest.mark.parametrize("leeway", [0, 1000])
@pytest.mark.parametrize("minutes", [-90, -60, -30, 0, 30])
def test_a_token_that_begins_after_its_end_is_never_valid(minutes: int, leeway: int) -> None:
    claims = {"exp": NOON_SECONDS - 3600, "nbf": NOON_SECONDS - 1800}

    assert TimeStatus.CURRENT != status(claims, NOON + timedelta(minutes=minutes), leeway)


def test_a_beginning_in_the_future_is_said_before_an_end_in_the_past() -> None:
    validity = judge({"exp": NOON_SECONDS - 60, "nbf": NOON_SECONDS + 60}, NOON)

    assert TimeStatus.NOT_YET_VALID == validity.status
    assert validity.reason == "It is never valid: “nbf” is not before “exp”."


@pytest.mark.parametrize("value", ["1780065560", "", True, None, [], {}])
def test_an_exp_that_is_no_number_leaves_time_unknown(value: Any) -> None:
    validity = judge({"exp": value}, NOON)

    assert TimeStatus.UNKNOWN == validity.status
    assert validity.reason == "“exp” is no number of seconds."
    assert validity.expires_at is None


def test_an_nbf_that_is_no_number_leaves_time_unknown_but_an_expired_token_expired() -> None:
    assert TimeStatus.UNKNOWN == status({"nbf": "now", "exp": NOON_SECONDS + 60})
    assert TimeStatus.EXPIRED == status({"nbf": "now", "exp": NOON_SECONDS - 60})


@pytest.mark.parametrize(
    ("value", "expected", "reason"),
    [
        (2**63, TimeStatus.CURRENT, "It expires after the year 9999."),
        (OutsizeNumber("1e999"), TimeStatus.CURRENT, "It expires after the year 9999."),
        (OutsizeNumber("9" * 100_000), TimeStatus.CURRENT, "It expires after the year 9999."),
        (-(2**63), TimeStatus.EXPIRED, "It expired before the year 1."),
        (OutsizeNumber("-1e999"), TimeStatus.EXPIRED, "It expired before the year 1."),
    ],
)
def test_an_end_outside_the_calendar_is_judged_without_an_instant(
    value: Any, expected: TimeStatus, reason: str
) -> None:
    validity = judge({"exp": value}, NOON)

    assert expected == validity.status
    assert validity.expires_at is None
    assert reason == validity.reason


def test_a_beginning_outside_the_calendar_never_comes() -> None:
    validity = judge({"nbf": 2**63}, NOON)

    assert TimeStatus.NOT_YET_VALID == validity.status
    assert validity.reason == "It is not valid before the year 10000."


def test_the_instants_are_told_with_the_verdict() -> None:
    claims = {"iat": NOON_SECONDS - 60, "nbf": NOON_SECONDS - 30, "exp": NOON_SECONDS + 7260}

    validity = judge(claims, NOON, leeway=5)

    assert NOON - timedelta(seconds=60) == validity.issued_at
    assert NOON - timedelta(seconds=30) == validity.not_before
    assert NOON + timedelta(seconds=7260) == validity.expires_at
    assert NOON == validity.as_of
    assert validity.leeway == 5
    assert validity.reason == (
        "It expires on Fri 29 May 2026, 14:01:00 UTC, in 2 h 01 min."
        " Judged with a leeway of 5 seconds."
    )


def test_the_reasons_say_how_far_an_end_and_a_beginning_are() -> None:
    assert judge({"exp": NOON_SECONDS}, NOON).reason == (
        "It expired on Fri 29 May 2026, 12:00:00 UTC, just now."
    )
    assert judge({"nbf": NOON_SECONDS + 2400}, NOON).reason == (
        "It is not valid before Fri 29 May 2026, 12:40:00 UTC, in 40 min."
    )


@given(st.dictionaries(st.sampled_from(["exp", "nbf", "iat", "sub"]), JSON_VALUES))
def test_no_claims_make_the_verdict_fail(claims: dict[str, Any]) -> None:
    assert judge(claims, NOON).reason


@given(st.integers(-(10**12), 10**12), st.integers(-(10**12), 10**12), st.integers(0, 10**6))
def test_a_leeway_never_takes_validity_away(starts: int, ends: int, leeway: int) -> None:
    claims = {"nbf": starts, "exp": ends}

    without, widened = status(claims), status(claims, leeway=leeway)

    assert without is not TimeStatus.CURRENT or widened is TimeStatus.CURRENT


def test_a_naive_instant_is_taken_as_local_time_and_none_as_now() -> None:
    naive = datetime(2026, 5, 29, 12, 0, 0)  # noqa: DTZ001 - it is the case

    assert naive.astimezone(UTC) == now_in_utc(naive)
    assert NOON == now_in_utc(NOON)
    assert abs(datetime.now(UTC) - now_in_utc(None)) < timedelta(minutes=1)
