from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jwt_debugger.window.timeline_layout import (
    Fill,
    Label,
    Mark,
    Plan,
    Times,
    plan,
    spoken,
    spread,
)

NOW = datetime(2026, 5, 29, 12, 38, 20, tzinfo=UTC)
ISSUED, EXPIRES = NOW - timedelta(hours=2), NOW + timedelta(hours=2)
GAP = 14.0
EPSILON = 1e-6

instants = st.datetimes(timezones=st.just(UTC))  # the years 1 to 9999
near = st.integers(-200_000, 200_000).map(lambda seconds: NOW + timedelta(seconds=seconds))
maybe = st.none() | instants | near
any_times = st.builds(
    Times,
    now=instants | near,
    issued=maybe,
    starts=maybe,
    expires=maybe,
    proven=st.booleans(),
    edited=st.frozensets(st.sampled_from(("iat", "nbf", "exp", "sub"))),
    utc=st.just(value=True),
)


def measure(text: str, *, bold: bool = False) -> float:
    return len(text) * (7.5 if bold else 7)


def times(issued: datetime | None = None, expires: datetime | None = None, **more: object) -> Times:
    return Times(**{"now": NOW, "issued": issued, "expires": expires, "utc": True} | more)  # type: ignore[arg-type]


def planned(drawn: Times, width: float = 1200) -> Plan:
    return plan(drawn, width, GAP, measure)


def texts(drawn: Times, width: float = 1200) -> list[tuple[str, str]]:
    return [(label.name, label.time) for label in planned(drawn, width).labels]


def label_of(drawn: Times, mark: Mark, width: float = 1200) -> Label:
    return next(label for label in planned(drawn, width).labels if label.mark is mark)


@given(any_times, st.floats(0, 3000))
@example(Times(NOW, NOW, NOW, NOW, utc=True), 400)
def test_labels_never_overlap_and_all_lie_on_the_line(drawn: Times, width: float) -> None:
    labels = planned(drawn, width).labels

    for before, after in pairwise(labels):
        assert before.right + GAP <= after.left + EPSILON
    assert all(-EPSILON <= label.left for label in labels)
    assert all(label.right <= width + EPSILON for label in labels)


@given(any_times, st.floats(0, 3000))
def test_marks_and_spans_lie_on_the_line_in_the_order_of_time(drawn: Times, width: float) -> None:
    made = planned(drawn, width)
    places = [place for _mark, place in made.marks]

    assert places == sorted(places)
    assert all(-EPSILON <= place <= width + EPSILON for place in places)
    for span in made.spans:
        assert -EPSILON <= span.left <= span.right <= width + EPSILON


@given(any_times)
def test_every_instant_has_a_mark_and_words(drawn: Times) -> None:
    marks = {mark for mark, _place in planned(drawn).marks}

    assert len(drawn.marks()) == len(marks)
    assert drawn.expired == (planned(drawn).late is not None)
    assert len(drawn.marks()) == len(spoken(drawn).split(", "))


@given(
    st.lists(st.tuples(st.floats(-500, 1500), st.floats(0, 90)), min_size=1, max_size=8),
    st.floats(0, 20),
)
def test_spreading_keeps_order_and_gaps(labels: list[tuple[float, float]], gap: float) -> None:
    labels.sort()
    wanted, widths = [want for want, _width in labels], [width for _want, width in labels]

    lefts = spread(wanted, widths, gap, 1000)

    ends = [left + width for left, width in zip(lefts, widths, strict=True)]
    for end, left in zip(ends, lefts[1:], strict=False):
        assert end + gap <= left + EPSILON
    assert lefts[0] >= -EPSILON
    assert ends[-1] <= 1000 + EPSILON


def test_labels_that_have_room_are_not_moved() -> None:
    assert [100, 300, 700] == spread([100, 300, 700], [50, 50, 50], 10, 1000)


def test_labels_that_touch_part_to_both_sides_alike() -> None:
    assert [470, 530] == spread([500, 500], [50, 50], 10, 1000)


def test_two_hours_before_its_end_half_of_the_life_is_over() -> None:
    made = planned(times(ISSUED, EXPIRES))

    assert {Mark.ISSUED: 72, Mark.NOW: 600, Mark.EXPIRES: 1128} == pytest.approx(dict(made.marks))
    assert [Fill.ELAPSED, Fill.REMAINING] == [span.fill for span in made.spans]
    assert made.late is None


def test_an_expired_life_is_over_and_dots_lead_to_now() -> None:
    made = planned(times(ISSUED, NOW - timedelta(hours=1)))
    (span,) = made.spans

    assert Fill.OVER is span.fill
    assert [72, 600] == pytest.approx([span.left, span.right])
    assert [600, 1128] == pytest.approx(list(made.late or ()))


def test_before_nbf_all_of_the_life_remains() -> None:
    made = planned(times(ISSUED, EXPIRES, starts=NOW + timedelta(hours=1)))

    assert [Fill.REMAINING] == [span.fill for span in made.spans]
    assert dict(made.marks)[Mark.STARTS] == made.spans[0].left


def test_a_life_without_a_known_start_or_end_is_open_there() -> None:
    (over, rest) = planned(times(None, EXPIRES)).spans
    (spent, ahead) = planned(times(ISSUED, None)).spans

    assert (0, True) == (over.left, over.open_left)
    assert not rest.open_right
    assert not spent.open_left
    assert (1200, True) == (ahead.right, ahead.open_right)


def test_a_token_that_ends_before_it_begins_has_no_life() -> None:
    assert () == planned(times(EXPIRES, ISSUED)).spans


def test_without_dates_there_is_no_life() -> None:
    assert () == planned(times()).spans
    assert not times().any


def test_instants_that_nearly_fall_together_do_not_cover_each_other() -> None:
    drawn = times(NOW - timedelta(days=3650), NOW + timedelta(seconds=1))

    places = dict(planned(drawn).marks)

    assert GAP == pytest.approx(places[Mark.EXPIRES] - places[Mark.NOW])


@pytest.mark.parametrize("late", [timedelta(microseconds=1), timedelta(days=4)])
def test_dots_are_seen_however_short_a_while_ago_a_token_ended(late: timedelta) -> None:
    left, right = planned(times(NOW - timedelta(days=369), NOW - late)).late or (0, 0)

    assert 4 * GAP == pytest.approx(right - left)


def test_at_its_very_end_a_token_has_no_dots() -> None:
    left, right = planned(times(ISSUED, NOW)).late or (0, 1)

    assert left == right


def test_one_label_tells_that_a_token_is_valid_from_its_issue() -> None:
    drawn = times(ISSUED, EXPIRES, starts=ISSUED)

    assert [
        ("Issued · valid from", "10:38:20"),
        ("Now", "12:38:20"),
        ("Expires", "14:38:20"),
    ] == texts(drawn)


def test_another_day_is_named_beside_its_time() -> None:
    drawn = times(ISSUED, NOW + timedelta(days=1))

    assert ("Expires", "Sat 30 May 12:38:20") == texts(drawn)[-1]


def test_days_stand_in_the_place_of_times_when_it_spans_days() -> None:
    drawn = times(NOW - timedelta(days=369), NOW - timedelta(days=4))

    assert [
        ("Issued", "25 May 2025"),
        ("Expired", "25 May 2026"),
        ("Now", "29 May 2026"),
    ] == texts(drawn)


@pytest.mark.parametrize(
    ("edited", "names"),
    [
        ({"exp"}, ["Issued", "Valid from", "Now", "Expires (edited)"]),
        ({"iat"}, ["Issued (edited)", "Valid from", "Now", "Expires"]),
        ({"nbf"}, ["Issued", "Valid from (edited)", "Now", "Expires"]),
        ({"sub"}, ["Issued", "Valid from", "Now", "Expires"]),
    ],
)
def test_what_the_user_edited_is_called_so(edited: set[str], names: list[str]) -> None:
    starts = ISSUED + timedelta(hours=1)
    drawn = times(ISSUED, EXPIRES, starts=starts, edited=frozenset(edited))

    assert names == [name for name, _time in texts(drawn)]


def test_a_label_stands_below_its_mark() -> None:
    now = label_of(times(ISSUED, EXPIRES), Mark.NOW)

    assert 600 == pytest.approx(now.left + now.width / 2)


def test_where_room_lacks_the_seconds_go_first_then_the_issue() -> None:
    drawn = times(ISSUED, EXPIRES, starts=ISSUED + timedelta(hours=1))
    shown = [texts(drawn, width) for width in range(600, 0, -1)]
    steps = [before for before, after in pairwise(shown) if before != after]

    assert ("Issued", "10:38:20") == steps[0][0]
    assert ("Issued", "10:38") == steps[1][0]
    assert [("Valid from", "11:38"), ("Now", "12:38"), ("Expires", "14:38")] == steps[2]
    assert [("Now", "12:38"), ("Expires", "14:38")] == steps[3]
    assert [("Now", ""), ("Expires", "")] == steps[4]
    assert [("Now", "")] == steps[5]
    assert [] == shown[-1]


def test_days_lose_this_year_where_room_lacks_and_keep_another() -> None:
    drawn = times(NOW - timedelta(days=369), NOW - timedelta(days=4))

    assert ["25 May 2025", "25 May", "29 May"] == [time for _name, time in texts(drawn, 360)]


def test_the_line_can_be_read_aloud() -> None:
    drawn = times(ISSUED, EXPIRES)
    gone = times(ISSUED, NOW - timedelta(hours=1), starts=ISSUED)
    late = times(None, None, starts=NOW + timedelta(hours=1))

    assert "Issued 10:38:20, now 12:38:20, expires 14:38:20" == spoken(drawn)
    assert "Issued and valid from 10:38:20, expired 11:38:20, now 12:38:20" == spoken(gone)
    assert "Now 12:38:20, valid from 13:38:20" == spoken(late)
