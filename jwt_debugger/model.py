"""What a user can do to a token: between core and window, each act comes in here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import islice, zip_longest
from typing import Any

from PySide6.QtCore import Signal, Slot

from jwt_debugger.answer import likely_key_format
from jwt_debugger.documents import Document, Documents
from jwt_debugger.editing import fixed_reason
from jwt_debugger.encrypting import with_algorithm
from jwt_debugger.errands import Begun, Searched, begun, generated, searched
from jwt_debugger.examples import Example
from jwt_debugger.inspection.expectations import Expectations
from jwt_debugger.inspection.result import Diagnosis
from jwt_debugger.jose.json_members import with_member, without_member
from jwt_debugger.jose.json_text import read_json
from jwt_debugger.jose.keys import carried_key
from jwt_debugger.owner import StateOwner
from jwt_debugger.paste.stripped import found_notice
from jwt_debugger.state import Due, KeyInput, KeySource, Request, State
from jwt_debugger.translation import _


class DebuggerModel(StateOwner):
    """Does what the user wants done to the token on screen.

    Signals:
        several_found: The Searched of a paste that holds more than one; the first was taken.

    """

    several_found = Signal(object)

    # What the user gives.

    @Slot(str)
    def paste(self, text: str) -> None:
        """Take the first token that is found in a text, or the text itself where there is none."""
        self._run(partial(searched, text), self.take_found)

    @Slot(object)
    def take_found(self, found: Searched) -> None:
        """Open what was found in a text."""
        self._replace_token(found.token, "paste", found.notice)
        if len(found.tokens) > 1:
            self.several_found.emit(found)

    @Slot(str)
    def set_token(self, text: str) -> None:
        """Take a text as the token, exactly; edits of the one before are over."""
        self._replace_token(text, "token", merges=True)

    @Slot(str)
    def edit_header(self, text: str) -> None:
        """Take the text of the header's editor."""
        self._edit(replace(self._request, header_draft=text, due=Due.EDIT), "header")

    @Slot(str)
    def edit_payload(self, text: str) -> None:
        """Take the text of the payload's editor."""
        self._edit(replace(self._request, payload_draft=text, due=Due.EDIT), "payload")

    @Slot(str)
    def set_algorithm(self, name: str) -> None:
        """Write another `alg` into the header, as an edit."""
        change = partial(with_algorithm, algorithm=name)
        self._change_object(self.state.header_display, "alg", change, self.edit_header)

    @Slot(str)
    def set_encryption(self, name: str) -> None:
        """Write another `enc` into the header of an encrypted token, as an edit."""
        change = partial(with_member, name="enc", value=f'"{name}"')
        self._change_object(self.state.header_display, "enc", change, self.edit_header)

    @Slot(str, str)
    def set_claim(self, name: str, json_text: str) -> None:
        """Write a claim's value, a JSON text, into the payload, as an edit."""
        change = partial(with_member, name=name, value=json_text)
        self._change_object(self.state.payload_display, name, change, self.edit_payload)

    @Slot(str)
    def remove_claim(self, name: str) -> None:
        """Take a claim out of the payload, as an edit."""
        self.edit_payload(without_member(self.state.payload_display, name))

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
        self.give_key(KeyInput(data=data, format="auto", name=name, source=KeySource.FILE))

    @Slot()
    def use_carried_key(self) -> None:
        """Check with the key that the token brings itself: it is never used without being asked."""
        shown = self.state.inspection
        carried = carried_key(shown.header or {}, shown.header_text or "") if shown else None
        if carried is not None:
            text, name = carried.text, carried.parameter
            key = KeyInput(text, format=carried.format, name=name, source=KeySource.HEADER)
            self.give_key(key)

    def give_key(self, key: KeyInput) -> None:
        """Take another key as a whole; undo brings the one before back."""
        self._act(replace(self._request, key=key), "key", with_key=True)

    def load_example(self, example: Example) -> None:
        """Open an example together with its key, which the next paste replaces."""
        key = KeyInput(example.key_text, format=example.key_format, source=KeySource.EXAMPLE)
        request = replace(self._fresh(example.token), key=key)
        notice = _("Example: {title}").format(title=example.title)
        self._act(request, "example", with_key=True, notice=notice)

    @Slot(object)
    def set_detached_payload(self, data: bytes | None) -> None:
        """Take the payload that is kept apart from the token (RFC 7515 appendix F)."""
        self._act(replace(self._request, detached_payload=data), "detached-payload", merges=True)

    @Slot(object)
    def set_instant(self, at: datetime | None) -> None:
        """Judge time at an aware instant; None: now, moving on."""
        self._act(replace(self._request, at=at), "instant", merges=True)

    @Slot(int)
    def set_leeway(self, seconds: int) -> None:
        """Let clocks differ by so many seconds."""
        self._act(replace(self._request, leeway=seconds), "leeway", merges=True)

    @Slot(object)
    def set_expected(self, expected: Expectations) -> None:
        """Ask for what a verifier would, too."""
        self._act(replace(self._request, expected=expected), "expected", merges=True)

    # Several tokens.

    @Slot(object)
    def open_tokens(self, tokens: Sequence[str]) -> None:
        """Open each token on a tab of its own, the first on this one if it is empty; show it."""
        first, rest = tokens[0], tokens[1:]
        if self._documents.current.empty:
            self._replace_token(first, "paste")
            self.open_beside(rest)
        elif self._room:
            self.open_beside(tokens)
            self.next_tab()
        else:
            self._say_full()

    @Slot(object)
    def open_beside(self, tokens: Sequence[str], stripped: Sequence[str] = ()) -> None:
        """Open each token on a tab of its own after this one, as far as there is room.

        `stripped` says of each what was left out, decoded or joined to get it.
        """
        told = zip_longest(tokens, stripped, fillvalue="")
        self._open_beside(
            [
                (
                    Request(token, token, key=KeyInput(format=likely_key_format(token))),
                    found_notice(what),
                )
                for token, what in islice(told, self._room)
            ]
        )

    @Slot(int)
    def take_key_of(self, index: int) -> None:
        """Use the key of another tab here, too."""
        self.give_key(self._documents.open[index].state.request.key)

    # What the user has done.

    @Slot()
    def sign(self) -> None:
        """Sign the token as it stands with the key given, or say why that cannot be."""
        if self.state.signing_obstacle:
            self.say(self.state.signing_obstacle)
            return
        request = replace(self._request, due=Due.SIGNATURE)
        encrypted = self._is_encrypted
        notice = _("Encrypted to your key") if encrypted else _("Signed with your key")
        self._act(request, "sign", notice=notice)

    @Slot()
    def generate_key(self) -> None:
        """Make a key or secret for the token's algorithm; the token stays as it is."""
        self._run(partial(generated, self._header), self._take_generated)

    @Slot()
    def use_test_key(self) -> None:
        """Make a key for the token's algorithm, and sign with it."""
        if not (self._say_fixed() or self._say_closed()):
            self._run(partial(generated, self._header), self._sign_with_generated)

    @Slot(str)
    def use_algorithm(self, name: str) -> None:
        """Write another `alg` into the header, make a key that fits it, and sign with that."""
        if not (self._say_fixed() or self._say_closed()):
            change = partial(with_algorithm, algorithm=name)
            self._change_object(self.state.header_display, "alg", change, self._sign_under)

    @Slot(str)
    def load_template(self, name: str) -> None:
        """Make the new token of that id, with a key that signs it, on a tab of its own."""
        self._run(partial(begun, name, self._clock()), self._take_begun)

    @Slot()
    def revert(self) -> None:
        """Bring the token back as it was pasted, to the last character."""
        original = self._request.original
        request = replace(self._fresh(original), detached_payload=self._request.detached_payload)
        self._act(request, "revert", notice=_("The original token is back"))

    @Slot()
    def repair(self) -> None:
        """Take the token with its alphabet mended; its key stays, also an example's."""
        repaired = self.state.repaired
        if repaired is not None:
            request = self._fresh(repaired)
            self._act(request, "repair", notice=_("Repaired: it is base64url now"))

    def apply_remedy(self, diagnosis: Diagnosis) -> None:
        """Do what a diagnosis advises: other key text, other format, or a mended token."""
        key = self._request.key
        if diagnosis.key_text is not None:
            key = KeyInput(diagnosis.key_text, format=key.format, passphrase=key.passphrase)
        if diagnosis.key_format is not None:
            key = replace(key, format=diagnosis.key_format)
        request = replace(self._request, key=key)
        if diagnosis.token is not None:
            request = replace(self._fresh(diagnosis.token), key=key)
        self._act(request, "remedy", with_key=True, notice=diagnosis.remedy)

    @Slot()
    def clear_token(self) -> None:
        """Drop the token, and keep the secret or key."""
        request = replace(self._fresh(""), key=self._own_key())
        self._act(request, "clear", notice=_("Token cleared"))

    @Slot()
    def clear_all(self) -> None:
        """Drop all tokens and keys, and what could be undone: nothing of them is left."""
        empty = State(utc=self.state.utc)
        self._documents = Documents((Document(empty, empty),))
        self._want(Request(), _("All cleared"))

    # What follows from it.

    def _fresh(self, token: str) -> Request:
        """Ask for a token anew: the key and what to judge by stay, edits are over."""
        by = self._request
        fresh = Request(token, token, key=by.key, at=by.at, leeway=by.leeway, expected=by.expected)
        return replace(fresh, plaintext=by.plaintext) if token == by.original else fresh

    def _own_key(self) -> KeyInput:
        """Return the user's key, and none where it is the token's."""
        return KeyInput() if self._request.key.is_borrowed else self._request.key

    def _replace_token(
        self, text: str, kind: str, notice: str = "", *, merges: bool = False
    ) -> None:
        key = self._own_key()
        if key.empty and text:
            key = replace(key, format=likely_key_format(text))
        self._act(replace(self._fresh(text), key=key), kind, merges=merges, notice=notice)

    def _edit(self, request: Request, kind: str) -> None:
        """Take a draft, or say why this token cannot be changed."""
        if not self._say_fixed():
            self._act(request, kind, merges=True)

    def _say_fixed(self) -> bool:
        """Say why the token can be read and not changed; False: it can be changed."""
        shown = None if self.state.busy else self.state.inspection
        fixed = fixed_reason(shown) if shown is not None else None
        if fixed:
            self.say(fixed)
        return fixed is not None

    @property
    def _is_encrypted(self) -> bool:
        """Tell whether the token on screen is an encrypted one."""
        return self.state.inspection is not None and self.state.inspection.encryption is not None

    @property
    def _header(self) -> Mapping[str, Any] | None:
        """Return the header that is wanted: the draft of it, or else the token's."""
        draft = read_json(self._request.header_draft or "").value
        if isinstance(draft, dict):
            return draft
        return self.state.inspection.header if self.state.inspection else None

    def _say_closed(self) -> bool:
        """Say that nobody knows what is to be encrypted anew; False: it is known."""
        closed = self._is_encrypted and self._request.plaintext is None
        if closed:
            self.say(self.state.signing_obstacle or "")
        return closed

    def _change_object(
        self, text: str, name: str, change: Callable[[str], str], take: Callable[[str], None]
    ) -> None:
        """Change a member of a JSON object's text, or say that there is no object."""
        if isinstance(read_json(text).value, dict):
            take(change(text))
        else:
            self.say(_("There is no JSON object to write “{name}” into").format(name=name))

    def _take_generated(self, generated: KeyInput | str) -> None:
        if isinstance(generated, str):
            self.say(generated)
            return
        notice = _("New key made. The token is as it was: sign it to use the key")
        if self._is_encrypted:
            notice = _("New key made. The token is as it was: encrypt it to use the key")
        self._act(replace(self._request, key=generated), "key", with_key=True, notice=notice)

    def _sign_under(self, header: str) -> None:
        """Make a key for a header, and sign or encrypt with both."""
        self._run(partial(generated, read_json(header).value), partial(self._sign_anew, header))

    def _sign_with_generated(self, generated: KeyInput | str) -> None:
        self._sign_anew(self._request.header_draft, generated)

    def _sign_anew(self, header_draft: str | None, generated: KeyInput | str) -> None:
        if isinstance(generated, str):
            self.say(generated)
            return
        request = replace(
            self._request, header_draft=header_draft, key=generated, due=Due.SIGNATURE
        )
        notice = _("Signed with a new test key")
        if self._is_encrypted:
            notice = _("Encrypted to a new test key")
        self._act(request, "sign", with_key=True, notice=notice)

    def _take_begun(self, made: Begun) -> None:
        """Show a new token on this tab if it is empty, and on another one else."""
        if not self._documents.current.empty:
            if not self._room:
                self._say_full()
                return
            self.new_tab()
        request = Request(made.token, made.token, key=made.key)
        notice = _("New token with a key of its own: {title}").format(title=made.title)
        self._act(request, "template", with_key=True, notice=notice)
