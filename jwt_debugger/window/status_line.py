"""The line at the bottom: the promise, what was done, the time zone and the zoom."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QWidget

from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.button import Button
from jwt_debugger.window.icons import Icon, paint_icon
from jwt_debugger.window.label import Label
from jwt_debugger.window.status_words import caret_words, status_words, zone_words
from jwt_debugger.window.theme import SMALL, Look

HEIGHT, LOCK = 24, 14  # px at 100 %
FADE: Final = 120  # ms, the one motion that there is


class _Lock(QWidget):
    """The lock before the promise."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Restyle the lock."""
        self._look = look
        self.setFixedSize(QSize(look.px(LOCK), look.px(LOCK)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the lock."""
        palette = self._look.palette
        painter = QPainter(self)
        paint_icon(painter, Icon.LOCK, QRectF(self.rect()), QColor(palette.ok), QColor(palette.win))
        painter.end()


class _Words(Label):
    """One line that gives way where room lacks, its end cut off with dots."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, size=SMALL, ink="text2")
        self.setObjectName("status_words")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(FADE)
        self._fade.valueChanged.connect(self.update)

    def fade_in(self) -> None:
        """Let the words appear, unless the desktop wants no motion: the same ones are seen anew."""
        self._fade.stop()
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration):
            self._fade.start()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint as much as there is room for."""
        painter = QPainter(self)
        if self._fade.state() is QVariantAnimation.State.Running:
            painter.setOpacity(self._fade.currentValue())
        painter.setFont(self.font())
        painter.setPen(QColor(self._look.palette.text2))
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        flags = self.alignment() | Qt.TextFlag.TextSingleLine
        painter.drawText(room, int(flags), words)
        painter.end()


class StatusLine(QWidget):
    """Shows the state in words.

    Signals:
        zone_clicked: The user wants local time or UTC, whichever is not shown.
        zoom_clicked: The user wants 100 % again.
        cancel_clicked: The user does not want to wait for a search any more.

    """

    zone_clicked = Signal()
    zoom_clicked = Signal()
    cancel_clicked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self.setAccessibleName(_("Status"))
        self._notice = ""
        self._caret: tuple[int, int] | None = None
        self._state = State()
        self._lock = _Lock(look)
        self._promise = Label(look, _("Offline. Nothing is saved"), size=SMALL, bold=True, ink="ok")
        self._words = _Words(look)
        self._progress: int | None = None
        self._cancel = Button(look, _("Cancel"), Icon.CLOSE, kind="quiet", name="cancel_search")
        self._cancel.hide()
        self._zone = Button(look, "", kind="quiet", name="time_zone")
        self._zone.setToolTip(_("Show times in UTC, or in local time again"))
        self._dot = Label(look, "·", size=SMALL, ink="text2")
        self._zoom = Button(look, "", kind="quiet", name="zoom")
        self._zoom.setToolTip(_("Back to 100 %"))
        self._arrange()
        self._connect_signals()
        self.set_look(look)

    def _arrange(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._lock)
        self._row.addWidget(self._promise)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._cancel)
        self._row.addWidget(self._zone)
        self._row.addWidget(self._dot)
        self._row.addWidget(self._zoom)

    def _connect_signals(self) -> None:
        self._cancel.clicked.connect(self.cancel_clicked)
        self._zone.clicked.connect(self.zone_clicked)
        self._zoom.clicked.connect(self.zoom_clicked)

    def set_look(self, look: Look) -> None:
        """Restyle the line."""
        self._row.setContentsMargins(look.px(14), 0, look.px(4), 0)
        self._row.setSpacing(look.px(6))
        self._words.setContentsMargins(look.px(10), 0, look.px(10), 0)
        buttons = (self._cancel, self._zone, self._zoom)
        for part in (self._lock, self._promise, self._words, self._dot, *buttons):
            part.set_look(look)
        for button in buttons:
            button.setFont(look.font(SMALL))
            button.setFixedHeight(max(look.px(HEIGHT), button.fontMetrics().height() + 2))
        self._zoom.setText(_("Zoom {percent} %").format(percent=round(look.zoom * 100)))
        self._fit()

    def _fit(self) -> None:
        """Leave the zone out where it would cut the promise off: a menu has it, too."""
        always = (self._lock, self._promise, self._words, self._zoom)
        wanted = sum(part.minimumSizeHint().width() for part in (*always, self._zone, self._dot))
        tight = wanted + self._row.spacing() * (len(always) + 1) > self.contentsRect().width()
        for part in (self._zone, self._dot):
            part.setHidden(tight)

    def show_state(self, state: State, now: datetime) -> None:
        """Show what was done last, and the zone."""
        if state.notice != self._notice:
            self._notice = state.notice
            if state.notice:
                self._caret = None
        self._state = state
        self._zone.setText(zone_words(now, utc=state.utc))
        self._show_words()

    def show_caret(self, place: tuple[int, int] | None) -> None:
        """Show where the caret is in a JSON editor, line and column from 1; None: in none."""
        self._caret = place
        self._show_words()

    def fade_in(self) -> None:
        """Let the words appear within a moment: something was copied."""
        self._words.fade_in()

    def show_progress(self, percent: int) -> None:
        """Show how far a search is, and offer to end it."""
        self._progress = percent
        self._cancel.show()
        self._show_words()

    def end_progress(self) -> None:
        """Show the state again: there is no search any more."""
        self._progress = None
        self._cancel.hide()
        self._show_words()

    def _show_words(self) -> None:
        if self._progress is not None:
            words = _("Searching for tokens … {percent} %")
            self._words.show_text(words.format(percent=self._progress))
            return
        frozen = self._state.edits is not None and self._state.edits.fault is not None
        caret = None if frozen or self._state.busy else self._caret
        self._words.show_text(caret_words(*caret) if caret else status_words(self._state))

    # Qt's own methods

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt
        """See anew what fits."""
        super().resizeEvent(event)
        self._fit()
