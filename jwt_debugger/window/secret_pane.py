"""The pane of the secret or key: what is given, what was understood, and why it matches or not."""

from datetime import datetime
from typing import Final, Protocol

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from jwt_debugger.state import KeySource, State
from jwt_debugger.translation import _
from jwt_debugger.window.button import Button
from jwt_debugger.window.card import Card
from jwt_debugger.window.choice import Choice
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.key_field import KeyField, is_private
from jwt_debugger.window.key_verdict import KeyVerdict, key_verdict
from jwt_debugger.window.key_words import KeyLine, Weight, format_words, key_line, placeholder
from jwt_debugger.window.label import Ink, Label, plain_tip
from jwt_debugger.window.secret_field import SecretField
from jwt_debugger.window.segments import SegmentedControl
from jwt_debugger.window.theme import SMALL, Look
from jwt_debugger.window.verdict_box import VerdictBox

# A passphrase costs a slow key derivation: it is tried when the typing pauses so long.
PAUSE = 350  # ms

_INKS: Final[dict[Weight, Ink]] = {Weight.PLAIN: "text3", Weight.WARN: "warn", Weight.BAD: "bad"}


class _Styled(Protocol):
    """A widget that follows the look."""

    def set_look(self, look: Look) -> None: ...


class SecretPane(Card):
    """A card that takes the secret or key, and says why the token matches it or not.

    Signals:
        secret_edited, key_edited, passphrase_edited: The text of a field, exactly.
        format_chosen: An encoding or key format; Secret is "utf8" and Key is "auto".
        generate_requested, open_requested, sign_requested: A button was pressed.
        remedy_requested: The Diagnosis whose advice the user takes.
        test_key_requested: A new key is wanted, and the token signed with it.
        file_dropped: The path of a file that was dropped here.
        own_key_requested: The key in the token's header is to be used.
        paste_as_key_requested: A text that was pasted or dropped as secret, and is to be read anew.

    """

    secret_edited = Signal(str)
    key_edited = Signal(str)
    format_chosen = Signal(str)
    passphrase_edited = Signal(str)
    generate_requested = Signal()
    test_key_requested = Signal()
    open_requested = Signal()
    file_dropped = Signal(str)
    sign_requested = Signal()
    remedy_requested = Signal(object)
    own_key_requested = Signal()
    paste_as_key_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._state = State()
        self._shown = False
        self.setAccessibleName(_("Secret or key"))
        self.setAcceptDrops(True)
        self._make_widgets(look)
        self._lay_out()
        self._connect_signals()
        self.set_look(look)

    def _make_widgets(self, look: Look) -> None:
        hint = _("In your own program keep a secret in an environment variable, not in the code")
        self._title = Label(look, _("Secret or key"), bold=True)
        self._title.setToolTip(hint)
        self._example = Label(look, _("Example"), size=SMALL, ink="text3")
        self._example.setObjectName("key-example")
        self._example.setToolTip(_("It belongs to the example; pasting a token removes it"))
        self._kind = SegmentedControl(look, (("secret", _("Secret")), ("key", _("Key"))))
        self._kind.setObjectName("key-kind")
        self._kind.setAccessibleName(_("Secret or key"))
        self._secret = SecretField()
        self._secret.setToolTip(hint)
        self._key = KeyField(look)
        self._show = Button(look, _("Show"), Icon.EYE, name="show-secret")
        self._open = Button(look, _("Open…"), Icon.FILE, name="open-key")
        self._open.setAccessibleName(_("Open a key file"))
        self._format_label = Label(look, ink="text2")
        self._encoding = Choice(look, _encodings(), name="encoding")
        self._encoding.setAccessibleName(_("Encoding of the secret"))
        self._key_format = Choice(look, _key_formats(), name="key-format")
        self._key_format.setAccessibleName(_("Format of the key"))
        self._generate = Button(look, _("Generate"), Icon.DICE, name="generate")
        self._make_lower_widgets(look)

    def _make_lower_widgets(self, look: Look) -> None:
        self._passphrase = QLineEdit()
        self._passphrase.setObjectName("passphrase")
        self._passphrase.setAccessibleName(_("Passphrase of the key"))
        self._passphrase.setPlaceholderText(_("Passphrase of the key"))
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._words = Label(look, size=SMALL, ink="text3")
        self._words.setObjectName("key-words")
        self._words.setWordWrap(True)
        self._verdict = VerdictBox(look)

    def _lay_out(self) -> None:
        self._head, self._first, self._second = (QHBoxLayout() for _row in range(3))
        self._head.addWidget(self._title)
        self._head.addWidget(self._example)
        self._head.addStretch(1)
        self._head.addWidget(self._kind)
        top = Qt.AlignmentFlag.AlignTop
        self._first.addWidget(self._secret, 1)
        self._first.addWidget(self._key, 1)
        self._first.addWidget(self._show, 0, top)
        self._first.addWidget(self._open, 0, top)
        self._second.addWidget(self._format_label)
        self._second.addWidget(self._encoding, 1)
        self._second.addWidget(self._key_format, 1)
        self._second.addWidget(self._generate)
        for row in (self._head, self._first, self._second):
            self.body.addLayout(row)
        for widget in (self._passphrase, self._words, self._verdict):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def _connect_signals(self) -> None:
        self._kind.chosen.connect(self._on_kind)
        self._secret.typed.connect(self.secret_edited)
        self._secret.key_pasted.connect(self.paste_as_key_requested)
        self._key.typed.connect(self.key_edited)
        self._show.clicked.connect(self.toggle_shown)
        self._open.clicked.connect(self._on_open)
        self._encoding.activated.connect(self._on_format)
        self._key_format.activated.connect(self._on_format)
        self._generate.clicked.connect(self._on_generate)
        self._passphrase.textEdited.connect(self._on_passphrase)
        self._passphrase.returnPressed.connect(self._tell_passphrase)
        self._pause.timeout.connect(self._tell_passphrase)
        self._verdict.remedy_requested.connect(self.remedy_requested)
        self._verdict.open_requested.connect(self.open_requested)
        self._verdict.test_key_requested.connect(self.test_key_requested)
        self._verdict.sign_requested.connect(self.sign_requested)
        self._verdict.own_key_requested.connect(self.own_key_requested)
        application = QGuiApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_moved)

    def set_look(self, look: Look) -> None:
        """Restyle the pane."""
        super().set_look(look)
        styled: tuple[_Styled, ...] = (
            self._title,
            self._example,
            self._kind,
            self._key,
            self._show,
            self._open,
            self._format_label,
            self._encoding,
            self._key_format,
            self._generate,
            self._words,
            self._verdict,
        )
        for widget in styled:
            widget.set_look(look)
        for field in (self._secret, self._passphrase):
            field.setFont(look.font())
            field.setFixedHeight(max(look.px(30), field.fontMetrics().height() + look.px(10)))
        for row in (self._head, self._first, self._second):
            row.setSpacing(look.px(7))
        self._draw()

    def show_state(self, state: State, _now: datetime) -> None:
        """Draw the key and the verdict; what is typed and where the caret is stay."""
        if state is not self._state:
            if state.request.key != self._state.request.key and state.request.key.empty:
                self._shown = False
            self._state = state
            self._draw()

    def toggle_shown(self) -> None:
        """Show or hide the secret, or the private key."""
        if not self._shown and QApplication.focusWidget() not in (self._secret, self._key):
            self.focus_key()
        self._set_shown(shown=not self._shown)

    def focus_key(self) -> None:
        """Put the keyboard where the secret or the key is given."""
        field = self._secret if self._state.request.key.is_secret else self._key
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _draw(self) -> None:
        self._draw_input()
        self._draw_words()

    def _draw_input(self) -> None:
        """Show the side that the format belongs to, and what is in it."""
        key = self._state.request.key
        secret = key.is_secret
        self._kind.set_chosen("secret" if secret else "key")
        self._example.setVisible(key.source is KeySource.EXAMPLE)
        secret_side: tuple[QWidget, ...] = (self._secret, self._encoding)
        key_side: tuple[QWidget, ...] = (self._key, self._open, self._key_format)
        for widget in secret_side:
            widget.setVisible(secret)
        for widget in key_side:
            widget.setVisible(not secret)
        self._format_label.show_text(_("Encoding") if secret else _("Format"))
        self._encoding.set_chosen(key.format)
        self._key_format.set_chosen(key.format)
        self._key_format.set_shown(format_words(self._state))
        words = placeholder(self._state)
        if secret:
            self._secret.show_secret(key.text)
            self._secret.set_masked(not self._shown)
            self._secret.setPlaceholderText(words)
        else:
            hidden = is_private(key.text, self._state.key) and not self._shown
            cover = hidden and not self._is_typing_key()
            self._key.show_key(key.text, key.file_name, cover=cover)
            self._key.set_words(words)
        self._draw_show_button()
        asked = self._state.key.needs_passphrase or bool(key.passphrase)
        self._passphrase.setVisible(asked and not secret)
        if not self._pause.isActive() and (key.passphrase or "") != self._passphrase.text():
            self._passphrase.setText(key.passphrase or "")

    def _is_typing_key(self) -> bool:
        """Tell whether a private key is being typed, letter by letter: it is covered later."""
        return self._key.hasFocus() and self._key.is_edited()

    def _draw_show_button(self) -> None:
        """Offer to show what is covered; beside a key the eye alone has room."""
        key = self._state.request.key
        secret = key.is_secret
        private = key.file_name is None and is_private(key.text, self._state.key)
        self._show.setVisible(secret or (private and not key.empty))
        self._show.setEnabled(bool(key.text))
        words = _("Hide") if self._shown else _("Show")
        self._show.setText(words if secret else "")
        self._show.set_icon(Icon.EYE_OFF if self._shown else Icon.EYE)
        name = _("Hide the secret") if self._shown else _("Show the secret")
        self._show.setAccessibleName(name)
        self._show.setToolTip(name)

    def _draw_words(self) -> None:
        """Say what was understood, and the verdict."""
        line, verdict = key_line(self._state), key_verdict(self._state)
        self._words.show_text(line.text, _INKS[line.weight], bold=line.weight is not Weight.PLAIN)
        self._words.setToolTip(plain_tip(line.detail))
        self._words.setHidden(self._leaves_out(line, verdict))
        self._verdict.show_verdict(verdict, self._state)
        self.updateGeometry()

    def _leaves_out(self, line: KeyLine, verdict: KeyVerdict | None) -> bool:
        """Tell whether a narrow window has no room for a line that warns of nothing."""
        return self._look.narrow and verdict is not None and line.weight is Weight.PLAIN

    def _set_shown(self, *, shown: bool) -> None:
        if shown != self._shown:
            self._shown = shown
            self._draw_input()

    def _on_kind(self, kind: str) -> None:
        self.format_chosen.emit("utf8" if kind == "secret" else "auto")

    def _on_format(self) -> None:
        choice = self._encoding if self._state.request.key.is_secret else self._key_format
        self.format_chosen.emit(choice.currentData())

    def _on_open(self) -> None:
        self.open_requested.emit()

    def _on_generate(self) -> None:
        self.generate_requested.emit()

    def _on_passphrase(self) -> None:
        self._pause.start()

    def _tell_passphrase(self) -> None:
        self._pause.stop()
        if self._passphrase.text() != (self._state.request.key.passphrase or ""):
            self.passphrase_edited.emit(self._passphrase.text())

    def _on_focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Cover what was shown when the keyboard goes elsewhere, or the window does."""
        if now not in (self._secret, self._key, self._show):
            self._set_shown(shown=False)
            if self._key.is_edited():
                self._key.end_edit()
                self._draw_input()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return the height that the words need at this width."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), max(hint.height(), self.heightForWidth(self.width())))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return the same: there is nothing to win in height."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt
        """Ask for another height where the words wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt
        """Take a file or a text."""
        data = event.mimeData()
        if data.hasUrls() or data.hasText():
            event.acceptProposedAction()
            self.set_drop(active=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt
        """End the border."""
        self.set_drop(active=False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt
        """Report the first file, or the text."""
        self.set_drop(active=False)
        data = event.mimeData()
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if paths:
            self.file_dropped.emit(paths[0])
        elif data.hasText():
            self.paste_as_key_requested.emit(data.text())
        event.acceptProposedAction()


def _encodings() -> tuple[tuple[str, str], ...]:
    return (
        ("utf8", _("UTF-8 text")),
        ("base64", _("Base64")),
        ("base64url", _("Base64url")),
        ("hex", _("Hex")),
    )


def _key_formats() -> tuple[tuple[str, str], ...]:
    return (
        ("auto", _("Detect format")),
        ("pem", _("PEM")),
        ("der", _("DER")),
        ("jwk", _("JWK")),
        ("jwks", _("JWK Set")),
    )
