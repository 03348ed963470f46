"""Where the instants of a token lie on its timeline, and how their labels make room; no Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import IntEnum, StrEnum
from itertools import accumulate
from typing import Protocol

from jwt_debugger.inspection.durations import format_day, in_zone
from jwt_debugger.translation import _

# The axis goes so far beyond the first and the last instant.
PAD = 0.06

# From here on the labels say days instead of times.
IN_DAYS = timedelta(days=2)

SECOND = timedelta(seconds=1)
HOUR = 3600  # seconds

# Round times, in seconds: from one pixel to the next the needle goes by the first that is as long.
STEPS = (1, 5, 10, 30, 60, 300, 600, 1800, HOUR, 6 * HOUR, 24 * HOUR)
FIRST_SECOND, LAST_SECOND = -62_135_596_800, 253_402_300_799  # of the years 1 to 9999

# The dots between the end and now are given at least so many gaps: fewer would not be seen.
LATE_GAPS = 4

# What stands between the name and the time of a label.
SPACE = "  "


class Measure(Protocol):
    """Tells how wide a text is."""

    def __call__(self, text: str, *, bold: bool = False) -> float:
        """Return the width in pixels."""


class Mark(StrEnum):
    """The instants on the line."""

    ISSUED = "issued"
    STARTS = "starts"
    EXPIRES = "expires"
    NOW = "now"


class Fill(StrEnum):
    """The parts of the token's life, each drawn in its own way."""

    ELAPSED = "elapsed"
    REMAINING = "remaining"
    OVER = "over"


class Detail(IntEnum):
    """How much the labels say; where room lacks, less and less."""

    ALL = 0
    NO_SECONDS = 1
    NO_ISSUED = 2
    NO_START = 3
    NAMES = 4
    NOW = 5
    NOTHING = 6


@dataclass(frozen=True, slots=True)
class Times:
    """The instants to be drawn, all aware; None: the token does not say it.

    `asked` is true where `now` is an instant that the user asked for, not the clock's.
    `edited` names the claims that the user changed, `proven` is true where a key has shown that
    they are genuine.
    """

    now: datetime
    issued: datetime | None = None
    starts: datetime | None = None
    expires: datetime | None = None
    proven: bool = False
    edited: frozenset[str] = frozenset()
    utc: bool = False
    asked: bool = False

    @property
    def any(self) -> bool:
        """Tell whether the token says any time."""
        return any((self.issued, self.starts, self.expires))

    @property
    def expired(self) -> bool:
        """Tell whether the end is over."""
        return self.expires is not None and self.expires <= self.now

    @property
    def merged(self) -> bool:
        """Tell whether the token is valid from when it was issued: one mark and label for both."""
        return self.issued is not None and self.issued == self.starts

    def marks(self) -> list[tuple[Mark, datetime]]:
        """List what is marked, in the order of time."""
        starts = None if self.merged else self.starts
        found = (
            (Mark.ISSUED, self.issued),
            (Mark.STARTS, starts),
            (Mark.EXPIRES, self.expires),
            (Mark.NOW, self.now),
        )
        known = [(mark, instant) for mark, instant in found if instant is not None]
        return sorted(known, key=_instant_of)


@dataclass(frozen=True, slots=True)
class Scale:
    """Where instants lie on a line that is `width` pixels long; an axis without length has one."""

    first: datetime
    length: float  # seconds
    width: float

    def place(self, at: datetime) -> float:
        """Return the place of an instant in pixels, within the line."""
        if not self.length:
            return self.width / 2
        share = (at - self.first) / SECOND / self.length
        return min(max(PAD * self.width + share * self._inner, 0.0), self.width)

    def instant(self, place: float) -> datetime:
        """Return the instant at a place, to a round time that a pixel can tell apart."""
        pixel = (self.length or HOUR) / max(self._inner, 1.0)
        start = PAD * self.width if self.length else self.width / 2
        step = next((each for each in STEPS if each >= pixel), STEPS[-1])
        seconds = self.first.timestamp() + (place - start) * pixel
        last = min(max(round(seconds / step) * step, FIRST_SECOND), LAST_SECOND)
        return datetime.fromtimestamp(last, UTC)

    @property
    def _inner(self) -> float:
        return (1 - 2 * PAD) * self.width


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the line, in pixels from its beginning; an open end has no known instant."""

    fill: Fill
    left: float
    right: float
    open_left: bool = False
    open_right: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """The words at a mark: a name in bold, and a time; `left` is in pixels from the beginning."""

    mark: Mark
    name: str
    time: str
    left: float
    width: float

    @property
    def right(self) -> float:
        """Return where it ends."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is drawn, in pixels from the beginning of a line that is `width` long.

    `late` goes from the end to now where that is over; it is drawn as red dots.
    """

    width: float
    scale: Scale
    marks: tuple[tuple[Mark, float], ...]
    spans: tuple[Span, ...]
    late: tuple[float, float] | None
    labels: tuple[Label, ...]


def plan(
    times: Times, width: float, gap: float, measure: Measure, scale: Scale | None = None
) -> Plan:
    """Place everything on a line of that width; `gap` is kept between two labels or marks.

    `scale` is that of an earlier plan, where the line must not move below the user's hand.
    """
    scale = scale or _scale(times, width)
    places = _places(times, scale, gap)
    late = (places[Mark.EXPIRES], places[Mark.NOW]) if times.expired else None
    return Plan(
        width,
        scale,
        tuple(places.items()),
        tuple(_spans(times, places, width)),
        late,
        _labels(times, places, width, gap, measure),
    )


def spoken(times: Times) -> str:
    """Say the line in words: Issued 12:39:20, now 14:38:20, expires 16:39:20."""
    words = (f"{_spoken_name(mark, times)} {_time(at, times)}" for mark, at in times.marks())
    sentence = ", ".join(words)
    return sentence[:1].upper() + sentence[1:]


def spread(
    wanted: Sequence[float], widths: Sequence[float], gap: float, room: float
) -> list[float]:
    """Move labels as little as it takes, so that none overlaps and all lie in `room`.

    `wanted` are their left ends, in rising order of what they belong to. Labels that touch move
    together, to the middle of where they want to be (pool adjacent violators). They must fit.
    """
    before = [0.0, *accumulate(width + gap for width in widths)][: len(widths)]
    slack = room - sum(widths) - gap * (len(widths) - 1)
    pools: list[tuple[float, int]] = []  # sum of wishes, number of labels
    for want, used in zip(wanted, before, strict=True):
        total, count = want - used, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            total, count = total + pools[-1][0], count + pools[-1][1]
            pools.pop()
        pools.append((total, count))
    shifts = [total / count for total, count in pools for _each in range(count)]
    return [
        min(max(shift, 0.0), max(slack, 0.0)) + used
        for shift, used in zip(shifts, before, strict=True)
    ]


def _instant_of(known: tuple[Mark, datetime]) -> datetime:
    return known[1]


def _scale(times: Times, width: float) -> Scale:
    instants = [at for _mark, at in times.marks()]
    return Scale(instants[0], (instants[-1] - instants[0]) / SECOND, width)


def _places(times: Times, scale: Scale, gap: float) -> dict[Mark, float]:
    """Return where each mark lies: to scale, but different instants never cover each other.

    That a token is over is never too narrow to be seen, however short a while ago it ended.
    """
    marks = times.marks()
    instants = sorted({at for _mark, at in marks})
    width = scale.width
    to_scale = [scale.place(at) for at in instants]
    share = (1 - 2 * PAD) * width / len(instants)
    late = [times.expired and at == times.expires and at != times.now for at in instants]
    room = [min((LATE_GAPS - 1) * gap, share) if each else 0.0 for each in late]
    apart = spread(to_scale, room, min(gap, share), width)
    places = dict(zip(instants, apart, strict=True))
    return {mark: places[at] for mark, at in marks}


def _spans(times: Times, places: dict[Mark, float], width: float) -> list[Span]:
    """Cut the token's life at now."""
    start = _start(places)
    end, now = places.get(Mark.EXPIRES), places[Mark.NOW]
    left = 0.0 if start is None else start
    right = width if end is None else end
    opens, stays = start is None, end is None
    if not times.any or left >= right:
        return []
    if times.expired:
        return [Span(Fill.OVER, left, right, opens, stays)]
    if left >= now:
        return [Span(Fill.REMAINING, left, right, opens, stays)]
    return [
        Span(Fill.ELAPSED, left, now, open_left=opens, open_right=True),
        Span(Fill.REMAINING, now, right, open_left=True, open_right=stays),
    ]


def _start(places: dict[Mark, float]) -> float | None:
    """Return where the token's life begins: at nbf, or else at iat."""
    starts = places.get(Mark.STARTS)
    return places.get(Mark.ISSUED) if starts is None else starts


def _labels(
    times: Times, places: dict[Mark, float], width: float, gap: float, measure: Measure
) -> tuple[Label, ...]:
    """Say as much as there is room for."""
    told = (_said(times, detail, measure) for detail in Detail)
    labels = next(each for each in told if _length(each, gap) <= width)
    wanted = [_wanted(label, places[label.mark], gap) for label in labels]
    lefts = spread(wanted, [label.width for label in labels], gap, width)
    return tuple(replace(label, left=left) for label, left in zip(labels, lefts, strict=True))


def _said(times: Times, detail: Detail, measure: Measure) -> list[Label]:
    """Make the labels, not placed yet."""
    left_out = _left_out(detail)
    return [
        _label(mark, at, times, detail, measure)
        for mark, at in times.marks()
        if mark not in left_out
    ]


def _length(labels: Sequence[Label], gap: float) -> float:
    """Return the room that the labels take side by side."""
    return sum(label.width for label in labels) + gap * max(len(labels) - 1, 0)


def _wanted(label: Label, place: float, gap: float) -> float:
    """Return where a label would begin: below its mark, but where a life begins, to the right."""
    return place - gap / 2 if label.mark is Mark.ISSUED else place - label.width / 2


def _left_out(detail: Detail) -> set[Mark]:
    order = (
        (Detail.NO_ISSUED, Mark.ISSUED),
        (Detail.NO_START, Mark.STARTS),
        (Detail.NOW, Mark.EXPIRES),
        (Detail.NOTHING, Mark.NOW),
    )
    return {mark for at, mark in order if detail >= at}


def _label(mark: Mark, at: datetime, times: Times, detail: Detail, measure: Measure) -> Label:
    name = _name(mark, times)
    if detail >= Detail.NAMES:
        return Label(mark, name, "", 0, measure(name, bold=True))
    time = _time(at, times, seconds=detail is Detail.ALL)
    width = measure(name, bold=True) + measure(SPACE) + measure(time)
    return Label(mark, name, time, 0, width)


def _time(at: datetime, times: Times, *, seconds: bool = True) -> str:
    """Say an instant as shortly as the others allow: by day, or by time, with the day if needed."""
    there, here = in_zone(at, times.utc), in_zone(times.now, times.utc)
    marks = times.marks()
    if marks[-1][1] - marks[0][1] >= IN_DAYS:
        return format_day(there, year=seconds or there.year != here.year)
    time = f"{there:%H:%M:%S}" if seconds else f"{there:%H:%M}"
    if there.date() == here.date():
        return time
    return _("{day} {time}").format(day=format_day(there, weekday=seconds), time=time)


def _name(mark: Mark, times: Times) -> str:
    claims, name = {
        Mark.ISSUED: ({"iat"}, _("Issued")),
        Mark.STARTS: ({"nbf"}, _("Valid from")),
        Mark.EXPIRES: ({"exp"}, _("Expired") if times.expired else _("Expires")),
        Mark.NOW: (set[str](), _("As of") if times.asked else _("Now")),
    }[mark]
    if mark is Mark.ISSUED and times.merged:
        claims, name = {"iat", "nbf"}, _("Issued · valid from")
    return _("{name} (edited)").format(name=name) if claims & times.edited else name


def _spoken_name(mark: Mark, times: Times) -> str:
    if mark is Mark.ISSUED:
        return _("issued and valid from") if times.merged else _("issued")
    return {
        Mark.STARTS: _("valid from"),
        Mark.EXPIRES: _("expired") if times.expired else _("expires"),
        Mark.NOW: _("as of") if times.asked else _("now"),
    }[mark]
