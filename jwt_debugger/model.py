"""The one owner of state between core and window: acts come in, each answer goes out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from jwt_debugger.answer import answer, display_texts, likely_key_format
from jwt_debugger.examples import Example
from jwt_debugger.history import History, Step
from jwt_debugger.inspection.inspect import judge_again
from jwt_debugger.inspection.result import Diagnosis
from jwt_debugger.jose.errors import TokenError
from jwt_debugger.jose.json_members import with_member, without_member
from jwt_debugger.jose.json_text import read_json
from jwt_debugger.paste.find import FoundToken, describe_stripped, find_tokens
from jwt_debugger.state import Due, KeyInput, Request, State
from jwt_debugger.translation import _


class Runner(Protocol):
    """Does work that may take long, and hands on its result; only the newest work is heard."""

    def __call__(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Call `then` with what `work` returns: at once, or later on the caller's thread."""


def run_at_once(work: Callable[[], Any], then: Callable[[Any], None]) -> None:
    """Run where it is asked for: the Runner of tests and of pictures."""
    then(work())


class DebuggerModel(QObject):
    """Holds the state, and replaces it with each act of the user.

    Signals:
        changed: The new State, after every act, answer and tick.
        several_found: The FoundTokens of a paste that holds more than one; the first was taken.

    """

    changed = Signal(object)
    several_found = Signal(object)

    def __init__(
        self,
        clock: Callable[[], datetime],
        run: Runner = run_at_once,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._run = run
        self._state = State()  # what is on screen
        self._answered = State()  # the last answer: the same, unless a longer work is under way
        self._history = History()

    @property
    def state(self) -> State:
        """Return what is on screen."""
        return self._state

    @property
    def now(self) -> datetime:
        """Return the instant by which time is judged: aware, in UTC."""
        return self._clock()

    # What the user gives.

    @Slot(str)
    def paste(self, text: str) -> None:
        """Take the first token that is found in a text, or the text itself where there is none."""
        self._run(partial(_searched, text), self._take)

    @Slot(str)
    def set_token(self, text: str) -> None:
        """Take a text as the token, exactly; edits of the one before are over."""
        self._replace_token(text, "token", merges=True)

    @Slot(str)
    def edit_header(self, text: str) -> None:
        """Take the text of the header's editor."""
        request = replace(self._request, header_draft=text, due=Due.EDIT)
        self._act(request, "header", merges=True)

    @Slot(str)
    def edit_payload(self, text: str) -> None:
        """Take the text of the payload's editor."""
        request = replace(self._request, payload_draft=text, due=Due.EDIT)
        self._act(request, "payload", merges=True)

    @Slot(str)
    def set_algorithm(self, name: str) -> None:
        """Write another `alg` into the header, as an edit."""
        self._edit_member(self.edit_header, self._state.header_display, "alg", f'"{name}"')

    @Slot(str, str)
    def set_claim(self, name: str, json_text: str) -> None:
        """Write a claim's value, a JSON text, into the payload, as an edit."""
        self._edit_member(self.edit_payload, self._state.payload_display, name, json_text)

    @Slot(str)
    def remove_claim(self, name: str) -> None:
        """Take a claim out of the payload, as an edit."""
        self.edit_payload(without_member(self._state.payload_display, name))

    @Slot(str)
    def set_key_text(self, text: str) -> None:
        """Take the text of the secret's or key's field; the token stays as it is."""
        key = self._request.key
        self._want(replace(self._request, key=KeyInput(text, format=key.format)))

    @Slot(str)
    def set_key_format(self, key_format: str) -> None:
        """Read what was given as secret or key in another format."""
        key = replace(self._request.key, format=key_format)
        self._want(replace(self._request, key=key))

    @Slot(str)
    def set_passphrase(self, text: str) -> None:
        """Take the passphrase of an encrypted key."""
        key = replace(self._request.key, passphrase=text or None)
        self._want(replace(self._request, key=key))

    def set_key_file(self, name: str, data: bytes) -> None:
        """Take the bytes of a key file; a secret's file keeps the encoding that was chosen."""
        self.give_key(KeyInput(data=data, format="auto", name=name))

    def give_key(self, key: KeyInput) -> None:
        """Take another key as a whole; undo brings the one before back."""
        self._act(replace(self._request, key=key), "key", with_key=True)

    def load_example(self, example: Example) -> None:
        """Open an example together with its key, which the next paste replaces."""
        key = KeyInput(example.key_text, format=example.key_format, example=True)
        request = Request(example.token, example.token, key=key)
        notice = _("Example: {title}").format(title=example.title)
        self._act(request, "example", with_key=True, notice=notice)

    # What the user has done.

    @Slot()
    def sign(self) -> None:
        """Sign the token as it stands with the key given, or say why that cannot be."""
        if self._state.signing_obstacle:
            self.say(self._state.signing_obstacle)
            return
        request = replace(self._request, due=Due.SIGNATURE)
        self._act(request, "sign", notice=_("Signed with your key"))

    @Slot()
    def generate_key(self) -> None:
        """Make a key or secret for the token's algorithm; the token stays as it is."""
        header = self._state.inspection.header if self._state.inspection else None
        self._run(partial(_generated, header), self._take_generated)

    @Slot()
    def use_test_key(self) -> None:
        """Make a key for the token's algorithm, and sign with it."""
        header = self._state.inspection.header if self._state.inspection else None
        self._run(partial(_generated, header), self._sign_with_generated)

    @Slot()
    def revert(self) -> None:
        """Bring the token back as it was pasted, to the last character."""
        original = self._request.original
        request = Request(original, original, key=self._request.key)
        self._act(request, "revert", notice=_("The original token is back"))

    @Slot()
    def repair(self) -> None:
        """Take the token with its alphabet mended; its key stays, also an example's."""
        repaired = self._state.repaired
        if repaired is not None:
            request = Request(repaired, repaired, key=self._request.key)
            self._act(request, "repair", notice=_("Repaired: it is base64url now"))

    def apply_remedy(self, diagnosis: Diagnosis) -> None:
        """Do what a diagnosis advises: other key text, other format, or a mended token."""
        key = self._request.key
        if diagnosis.key_text is not None:
            key = replace(key, text=diagnosis.key_text, data=None, name=None)
        if diagnosis.key_format is not None:
            key = replace(key, format=diagnosis.key_format)
        request = replace(self._request, key=key)
        if diagnosis.token is not None:
            request = Request(diagnosis.token, diagnosis.token, key=key)
        self._act(request, "remedy", with_key=True, notice=diagnosis.remedy)

    @Slot()
    def undo(self) -> None:
        """Take the last step back, in whatever pane it was."""
        if self._history.behind:
            self._history, request = self._history.undone(self._request)
            self._want(request, _("Undone"))

    @Slot()
    def redo(self) -> None:
        """Take the last undo back."""
        if self._history.ahead:
            self._history, request = self._history.redone(self._request)
            self._want(request, _("Redone"))

    @Slot()
    def clear_token(self) -> None:
        """Drop the token, and keep the secret or key."""
        self._act(Request(key=self._without_example()), "clear", notice=_("Token cleared"))

    @Slot()
    def clear_all(self) -> None:
        """Drop token, key and what could be undone: nothing of them is left."""
        self._history = History()
        self._answered = replace(State(), utc=self._state.utc)
        self._want(Request(), _("All cleared"))

    @Slot(bool)
    def set_utc(self, utc: bool) -> None:  # noqa: FBT001 - a slot for a menu's check mark
        """Show times in UTC or in local time."""
        self._publish(replace(self._state, utc=utc))

    @Slot(str)
    def say(self, notice: str) -> None:
        """Tell something in the status bar."""
        self._publish(replace(self._state, notice=notice))

    @Slot()
    def tick(self) -> None:
        """Judge time anew; nothing is decoded or verified again."""
        inspection = self._answered.inspection
        if inspection is None:
            return
        self._answered = replace(self._answered, inspection=judge_again(inspection, self.now))
        self._publish(replace(self._state, inspection=self._answered.inspection))

    # What follows from it.

    @property
    def _request(self) -> Request:
        """Return what is wanted by now, answered or not."""
        return self._state.request

    def _without_example(self) -> KeyInput:
        return KeyInput() if self._request.key.example else self._request.key

    def _take(self, found: tuple[str, str, list[FoundToken]]) -> None:
        """Open what was found in a paste."""
        token, notice, tokens = found
        self._replace_token(token, "paste", notice)
        if len(tokens) > 1:
            self.several_found.emit(tokens)

    def _replace_token(
        self, text: str, kind: str, notice: str = "", *, merges: bool = False
    ) -> None:
        key = self._without_example()
        if key.empty and text:
            key = replace(key, format=likely_key_format(text))
        self._act(Request(text, text, key=key), kind, merges=merges, notice=notice)

    def _edit_member(
        self, edit: Callable[[str], None], text: str, name: str, json_text: str
    ) -> None:
        if isinstance(read_json(text).value, dict):
            edit(with_member(text, name, json_text))
        else:
            self.say(_("There is no JSON object to write “{name}” into").format(name=name))

    def _take_generated(self, generated: KeyInput | str) -> None:
        if isinstance(generated, str):
            self.say(generated)
            return
        notice = _("New key made. The token is as it was: sign it to use the key")
        self._act(replace(self._request, key=generated), "key", with_key=True, notice=notice)

    def _sign_with_generated(self, generated: KeyInput | str) -> None:
        if isinstance(generated, str):
            self.say(generated)
            return
        request = replace(self._request, key=generated, due=Due.SIGNATURE)
        self._act(request, "sign", with_key=True, notice=_("Signed with a new test key"))

    def _act(
        self,
        request: Request,
        kind: str,
        *,
        merges: bool = False,
        with_key: bool = False,
        notice: str = "",
    ) -> None:
        """Replace the request, remembering the one before it."""
        step = Step(self._request, kind, self.now, with_key)
        self._history = self._history.recorded(step, merges=merges)
        self._want(request, notice)

    def _want(self, request: Request, notice: str = "") -> None:
        """Ask for the answer to a request; until it is there, show the user's own texts."""
        known = self._answered
        header, payload = display_texts(request, known)
        self._state = replace(
            self._state,
            request=request,
            header_display=header,
            payload_display=payload,
            notice=notice,
            busy=True,
        )
        self._run(partial(answer, request, self.now, known), self._show)
        if self._state.busy:
            self._publish(self._state)

    def _show(self, answered: State) -> None:
        self._answered = answered
        self._publish(replace(answered, utc=self._state.utc, notice=self._state.notice))

    def _publish(self, state: State) -> None:
        behind, ahead = self._history.behind, self._history.ahead
        self._state = replace(state, can_undo=bool(behind), can_redo=bool(ahead))
        self.changed.emit(self._state)


def _searched(text: str) -> tuple[str, str, list[FoundToken]]:
    """Find the token to show, what to tell of it, and all tokens that there are."""
    found = find_tokens(text)
    if not found:
        return text, _("No token found: this is the text as it was pasted"), []
    return found[0].text, describe_stripped(text, found[0]), found


def _generated(header: Any) -> KeyInput | str:
    """Make a key for a header's algorithm; where there is none, a sentence."""
    from jwt_debugger.jose.keys import generate_key, key_text

    named = header or {"alg": "HS256"}
    algorithm, encryption = named.get("alg"), named.get("enc")
    if type(algorithm) is not str:
        return _("The header names no algorithm to make a key for")
    try:
        key = generate_key(algorithm, encryption=encryption if type(encryption) is str else None)
    except TokenError as error:
        return str(error)
    text, key_format = key_text(key)
    return KeyInput(text, format=key_format)
