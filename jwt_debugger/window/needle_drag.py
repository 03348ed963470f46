"""The needle of the timeline in the user's hand: where it is, and which instant that is; no Qt."""

from datetime import datetime

from jwt_debugger.window.timeline_layout import Scale, Times

# A hand that shakes by less has not moved the needle.
STILL = 3  # px


class NeedleDrag:
    """Follows the mouse from where it took hold of the needle; the scale stays meanwhile.

    Attributes:
        scale: That of the line when the needle was taken hold of.

    """

    def __init__(self, scale: Scale, times: Times, place: float, snap: float) -> None:
        self.scale = scale
        self._times = times
        self._start = place
        self._snap = snap
        self._last: datetime | None = None

    def moved(self, place: float) -> datetime | None:
        """Return the instant that the needle is moved to; None: it is where it was."""
        if self._last is None and abs(place - self._start) < STILL:
            return None
        instant = self._marked(place) or self.scale.instant(place)
        if instant == self._last:
            return None
        self._last = instant
        return instant

    def _marked(self, place: float) -> datetime | None:
        """Return the instant of a mark that the needle is close to."""
        marks = (self._times.issued, self._times.starts, self._times.expires)
        known = [at for at in marks if at is not None]
        near = (at for at in known if abs(self.scale.place(at) - place) <= self._snap)
        return next(near, None)
