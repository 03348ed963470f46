import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.inspection.instants import read_instant
from jwt_debugger.jose.errors import TokenError
from tests.strategies import any_text

NOON = datetime(2026, 5, 29, 12, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 5, day, hour, minute, second, tzinfo=UTC)


@pytest.fixture
def _in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("text", ["", "now", "  NOW "])
def test_now_is_no_instant_of_its_own(text: str) -> None:
    assert None is read_instant(text, NOON, utc=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:05", at(29, 14, 5)),
        ("9:05:30", at(29, 9, 5, 30)),
        ("yesterday 14:05", at(28, 14, 5)),
        ("14:05  Tomorrow", at(30, 14, 5)),
        ("today 00:00", at(29, 0)),
        ("yesterday", at(28, 12)),
        ("2026-05-28", at(28, 0)),
        ("2026-05-28 14:05", at(28, 14, 5)),
        ("2026-05-28T14:05:06Z", at(28, 14, 5, 6)),
        ("2026-05-28t14:05:06+02:00", at(28, 12, 5, 6)),
        ("2026-05-28 14:05 UTC", at(28, 14, 5)),
        ("1780056000", NOON),
        ("1780056000000", NOON),
        ("1780056000.5", NOON + timedelta(seconds=0.5)),
        ("0", datetime(1970, 1, 1, tzinfo=UTC)),
        ("in 2 hours", at(29, 14)),
        ("+90m", at(29, 13, 30)),
        ("- 1 day", at(28, 12)),
        ("2 days ago", at(27, 12)),
    ],
)
def test_an_instant_is_read_as_it_is_typed(text: str, expected: datetime) -> None:
    assert expected == read_instant(text, NOON, utc=True)


@pytest.mark.parametrize(
    "text",
    [
        *("25:00", "14:60", "2026-02-30", "2026-05-28 24:30", "soon", "-", "in a while", "a ago"),
        *("99999999999999999999", "monday 14:05", "today 14:05 tomorrow", "14:05 pm"),
        *("9999-12-31T23:59:59-23:00", "in 99999999 years", "2026-05-28T14:05+99:00"),
    ],
)
def test_what_is_no_instant_is_refused_with_examples(text: str) -> None:
    with pytest.raises(TokenError, match=r"is no instant\. Write 14:05"):
        read_instant(text, NOON, utc=True)


@pytest.mark.usefixtures("_in_tokyo")
def test_what_names_no_zone_is_local_time_unless_utc_is_shown() -> None:
    texts = ("14:05", "2026-05-29 14:05", "yesterday 23:00")

    local = [read_instant(text, NOON, utc=False) for text in texts]
    shown_in_utc = [read_instant(text, NOON, utc=True) for text in texts]

    assert [at(29, 5, 5), at(29, 5, 5), at(28, 14)] == local
    assert [at(29, 14, 5), at(29, 14, 5), at(28, 23)] == shown_in_utc


@given(
    st.datetimes(datetime(1971, 1, 1), datetime(9998, 1, 1)),  # noqa: DTZ001 - its zone follows
    st.booleans(),
)
def test_a_date_with_its_zone_is_that_instant(when: datetime, utc: bool) -> None:  # noqa: FBT001
    aware = when.replace(tzinfo=UTC)

    assert aware == read_instant(aware.isoformat(), NOON, utc=utc)


@given(st.one_of(any_text(), st.from_regex(r"[-+0-9:tz a-w.]{1,30}", fullmatch=True)))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(TokenError):
        found = read_instant(text, NOON, utc=True)
        assert found is None or found.tzinfo is UTC
