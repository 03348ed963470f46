"""The verdict on a token's time, and on whose word it is; no Qt here."""

from dataclasses import replace
from datetime import datetime, timedelta

from jwt_debugger.inspection.durations import format_day, format_instant, in_zone, relative
from jwt_debugger.inspection.expectations import MAX_AGE
from jwt_debugger.inspection.result import Form, TimeStatus, Validity
from jwt_debugger.inspection.validity import judge
from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.claim_rows import innermost, is_sealed
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.theme import Tone
from jwt_debugger.window.verdict import Verdict, edited_claims, is_awaited, is_proven, judged


def time_verdict(state: State, now: datetime) -> Verdict:
    """Say whether an aware instant lies within the token's time, and on whose word."""
    return replace(_verdict(state, now), mark=judging_mark(state))


def judging_mark(state: State) -> str:
    """Say by which instant and leeway time is judged; empty: by the clock, and strictly."""
    at, leeway = state.request.at, state.request.leeway
    slack = _("leeway {leeway} s").format(leeway=leeway)
    if at is None:
        return _("Now, {leeway}").format(leeway=slack) if leeway else ""
    there = in_zone(at, state.utc)
    time = f"{there:%H:%M:%S}" if there.second else f"{there:%H:%M}"
    mark = _("As of {day} {time}").format(day=format_day(there, year=True), time=time)
    return f"{mark}, {slack}" if leeway else mark


def _verdict(state: State, now: datetime) -> Verdict:
    time = times(state, now)
    if time is None:
        return _no_time(state)
    if time.status is TimeStatus.UNKNOWN:
        words, title = _unknown_words(state, time), _("Time unknown")
        return Verdict(Tone.NEUTRAL, Icon.QUESTION_DASHED, _("Time"), title, words)
    too_old = _too_old(state, time)
    if too_old is not None:
        return too_old
    tone, icon, title = _time_title(state, time)
    brief = _start(state, time) if time.status is TimeStatus.NOT_YET_VALID else ""
    return Verdict(tone, icon, _("Time"), title, _time_words(state, time), brief)


def _too_old(state: State, time: Validity) -> Verdict | None:
    """Say that a token that goes on is older than was asked for; None: it is not."""
    inspection = innermost(state)
    findings = inspection.findings if inspection else ()
    found = next((each for each in findings if each.id == MAX_AGE), None)
    if found is None or time.status in (TimeStatus.EXPIRED, TimeStatus.NOT_YET_VALID):
        return None
    title = found.title
    if time.issued_at is not None:
        when = relative(time.issued_at, time.as_of)
        title = _("Too old: issued {when}").format(when=when)
    words = found.detail.rstrip(".")
    return Verdict(Tone.BAD, Icon.CROSS_OCTAGON, _("Time"), title, words, found.title)


def _no_time(state: State) -> Verdict:
    if is_awaited(state):
        return Verdict(Tone.NEUTRAL, Icon.CLOCK, _("Time"), _("Checking…"), _("One moment"))
    words = _("Shown in UTC") if state.utc else _("Shown in your own time zone")
    return Verdict(Tone.NEUTRAL, Icon.CLOCK, _("Time"), _("No expiry yet"), words)


def _time_title(state: State, time: Validity) -> tuple[Tone, Icon, str]:
    if time.status is TimeStatus.EXPIRED:
        return Tone.BAD, Icon.CROSS_OCTAGON, _expired(time)
    if time.status is TimeStatus.NOT_YET_VALID:
        return Tone.BAD, Icon.CROSS_OCTAGON, _not_yet(state, time)
    doubt = _doubt(time)
    if doubt:
        return Tone.WARN, Icon.TRIANGLE, doubt
    if is_proven(state):
        return Tone.OK, Icon.CHECK_CIRCLE, _expires(time)
    return Tone.NEUTRAL, Icon.CLOCK, _expires(time)


def _doubt(time: Validity) -> str:
    """Say what is odd about a token that is valid; empty: nothing is."""
    if is_issued_ahead(time):
        return _("Issued in the future")
    if time.by_leeway:
        return _("Valid by the leeway alone")
    return _("No expiry") if time.status is TimeStatus.NO_EXPIRY else ""


def is_issued_ahead(time: Validity) -> bool:
    """Tell whether the token says that it is issued later than now."""
    if time.issued_at is None:
        return False
    return time.issued_at - time.as_of > timedelta(seconds=time.leeway)


def _expires(time: Validity) -> str:
    if time.expires_at is None:
        return _("Expires after the year 9999")
    if time.expires_at - time.as_of < timedelta(seconds=1):
        return _("Expires now")
    return _("Expires {when}").format(when=relative(time.expires_at, time.as_of))


def _expired(time: Validity) -> str:
    if time.expires_at is None:
        return _("Expired before the year 1")
    return _("Expired {when}").format(when=relative(time.expires_at, time.as_of))


def _not_yet(state: State, time: Validity) -> str:
    starts = time.not_before
    if starts is None or _never(time):
        return _start(state, time)
    return _("{start} ({distance})").format(
        start=_start(state, time), distance=relative(starts, time.as_of)
    )


def _never(time: Validity) -> bool:
    """Tell whether the token ends before it begins."""
    starts, ends = time.not_before, time.expires_at
    return starts is not None and ends is not None and ends <= starts


def _start(state: State, time: Validity) -> str:
    """Say from when on the token is valid."""
    starts = time.not_before
    if starts is None:
        return _("Not valid before the year 10000")
    if _never(time):
        return _("Never valid")
    there, here = in_zone(starts, state.utc), in_zone(time.as_of, state.utc)
    when = f"{there:%H:%M}"
    if there.date() != here.date():
        when = format_day(there, year=there.year != here.year)
    return _("Not valid before {when}").format(when=when)


def _unknown_words(state: State, time: Validity) -> str:
    inspection = innermost(state)
    if inspection is not None and is_sealed(inspection) and inspection.form is not Form.MALFORMED:
        return _("Expiry is inside the encrypted payload")
    if inspection is not None and inspection.inner is not None:
        return _("Times are in the token inside")
    if inspection is None or not isinstance(inspection.payload, dict):
        return _("No readable exp, nbf or iat")
    return time.reason.rstrip(".")


def _time_words(state: State, time: Validity) -> str:
    """Say the instant that decides, or that nothing proves it."""
    name, instant = _deciding(time)
    edited = name in edited_claims(state)
    if not is_proven(state):
        return _unproven_words(state, edited=edited)
    if instant is not None:
        words = _edited_words if edited else _instant_words
        return words(state, time, instant)
    if edited:
        return _("You changed this")
    return _("Without exp it never ends") if time.status is TimeStatus.NO_EXPIRY else ""


def _unproven_words(state: State, *, edited: bool) -> str:
    if edited:
        return _("Your edit. Nothing proves it")
    if _is_decrypted(state):
        return _("Not signed: nothing proves it")
    return _("By its own claim. Nothing proves it yet")


def _instant_words(state: State, time: Validity, instant: datetime) -> str:
    return format_instant(instant, state.utc, time.as_of)


def _edited_words(state: State, time: Validity, instant: datetime) -> str:
    there, here = in_zone(instant, state.utc), in_zone(time.as_of, state.utc)
    day = format_day(there, weekday=True, year=there.year != here.year)
    if there.date() == here.date():
        day = _("Today")
    return _("{day} {time}. You changed this").format(day=day, time=f"{there:%H:%M:%S}")


def _is_decrypted(state: State) -> bool:
    """Tell whether the claims were encrypted, and are signed by nobody."""
    inspection = innermost(state)
    return inspection is not None and inspection.encryption is not None


def _deciding(time: Validity) -> tuple[str, datetime | None]:
    """Return the claim that the verdict on time rests on, and its instant."""
    if time.status is TimeStatus.NOT_YET_VALID:
        return "nbf", time.not_before
    if time.status is not TimeStatus.EXPIRED and is_issued_ahead(time):
        return "iat", time.issued_at
    return "exp", time.expires_at


def times(state: State, now: datetime) -> Validity | None:
    """Judge the claims on screen at an aware instant; None: there is no token."""
    inspection = innermost(state) if judged(state) else None
    if inspection is None:
        return None
    claims = inspection.payload if isinstance(inspection.payload, dict) else None
    return judge(claims, now, inspection.time.leeway)
