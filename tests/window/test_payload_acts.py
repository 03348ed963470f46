"""A payload that is kept apart is given, and a token inside a token is opened."""

import json
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

import jwt_debugger
from jwt_debugger.inspection.result import SignatureStatus
from jwt_debugger.state import KeyInput
from jwt_debugger.window.legend import Legend
from jwt_debugger.window.main_window import MainWindow
from jwt_debugger.window.note import Note
from jwt_debugger.window.payload_acts import PayloadActs
from tests.key_material import HMAC_SECRET, private_pem, public_pem
from tests.nested import CLAIMS, KEY_SET, KEYS, three_levels
from tests.window.bench import (
    claims,
    click,
    find,
    header,
    payload,
    press,
    press_button,
    told,
    type_text,
    verdict,
)

PAYLOAD = '{"amount":100}'
SIGNED = jwt_debugger.sign('{"alg":"HS256"}', PAYLOAD, HMAC_SECRET)


def detached() -> str:
    head, _payload, signature = SIGNED.split(".")
    return f"{head}..{signature}"


def status_of(window: MainWindow) -> SignatureStatus | None:
    inspection = window.model.state.inspection
    assert inspection is not None
    return inspection.signature.status if inspection.signature else None


def opened(window: MainWindow, token: str, key: str = HMAC_SECRET) -> None:
    window.model.set_token(token)
    window.model.set_key_text(key)


def test_a_detached_payload_is_pasted_and_the_signature_verifies(
    window: MainWindow, clipboard: QClipboard
) -> None:
    opened(window, detached())
    window.show_page("json")

    click(window, "paste_payload")
    assert "There is no text on the clipboard" == window.model.state.notice
    clipboard.setText(PAYLOAD)
    click(window, "paste_payload")

    assert SignatureStatus.VERIFIED is status_of(window)
    assert not find(window, QPushButton, "paste_payload").isVisible()


def test_a_detached_payload_is_opened_from_a_file(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "payload.json").write_text(PAYLOAD)
    opened(window, detached())
    window.show_page("json")

    click(window, "open_payload")
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "payload.json"))
    dialog.close()

    assert SignatureStatus.VERIFIED is status_of(window)


def test_a_detached_payload_is_typed_and_taken_away(window: MainWindow) -> None:
    opened(window, detached())
    window.show_page("json")

    payload(window).setFocus()
    type_text(PAYLOAD)

    assert (SignatureStatus.VERIFIED, PAYLOAD) == (status_of(window), payload(window).text())
    assert detached() == window.model.state.request.token

    click(window, "drop_payload")
    assert SignatureStatus.INVALID is status_of(window)
    assert "" == payload(window).text()


def test_a_detached_payload_whose_last_character_is_deleted_is_none(window: MainWindow) -> None:
    opened(window, detached())
    payload(window).setFocus()
    type_text("x")
    assert b"x" == window.model.state.request.detached_payload

    press("Backspace")

    assert None is window.model.state.request.detached_payload


def in_json(token: str) -> str:
    head, content, signature = token.split(".")
    return json.dumps({"payload": content, "protected": head, "signature": signature})


def deflated() -> str:
    compressor = zlib.compressobj(wbits=-15)
    data = compressor.compress(PAYLOAD.encode()) + compressor.flush()
    return jwt_debugger.sign('{"alg":"HS256","zip":"DEF"}', data, HMAC_SECRET)


@pytest.mark.parametrize(
    ("token", "hint"), [(in_json(SIGNED), "in JSON"), (deflated(), "compressed (zip)")]
)
def test_what_cannot_be_written_back_is_shown_read_only(
    window: MainWindow, token: str, hint: str
) -> None:
    opened(window, token)

    assert SignatureStatus.VERIFIED is status_of(window)
    assert '"amount": 100' in payload(window).text()
    for editor in (payload(window), header(window)):
        editor.setFocus()
        type_text("x")
    assert token == window.model.state.request.token
    assert None is window.model.state.edits
    assert hint in find(window, Legend, "payload_legend").accessibleName()
    assert hint in find(window, Legend, "header_legend").accessibleName()

    window.model.sign()
    assert "shown here, not changed" in told(window)


def test_a_payload_that_inflates_without_end_stays_compressed(window: MainWindow) -> None:
    compressor = zlib.compressobj(wbits=-15)
    data = compressor.compress(bytes(8 * 1024 * 1024)) + compressor.flush()
    opened(window, jwt_debugger.sign('{"alg":"HS256","zip":"DEF"}', data, HMAC_SECRET))

    notice = find(window, QWidget, "payload_notice")
    words = " ".join(label.text() for label in notice.findChildren(QLabel))
    assert "The content inflates to more than 4,194,304 bytes" in words


def test_a_header_that_nothing_protects_is_shown_with_the_other_and_named(
    window: MainWindow,
) -> None:
    apart = {"kid": "one", "x": 1}
    opened(window, json.dumps({**json.loads(in_json(SIGNED)), "header": apart}))

    assert apart.items() <= json.loads(header(window).text()).items()
    legend = find(window, Legend, "header_legend").accessibleName()
    assert "read-only. Not protected: kid, x" in legend


def test_a_file_that_is_not_there_is_said_to_be_missing(window: MainWindow) -> None:
    PayloadActs(window.model, window).take_file("/nowhere/payload.json")

    assert "cannot be read" in window.model.state.notice


def test_the_token_inside_is_opened_on_a_tab_of_its_own_with_the_same_key(
    window: MainWindow,
) -> None:
    inner = jwt_debugger.sign('{"alg":"RS256"}', PAYLOAD, private_pem("RSA"))
    header = '{"alg":"RSA-OAEP-256","enc":"A128GCM","cty":"JWT"}'
    opened(window, jwt_debugger.encrypt(header, inner, public_pem("RSA")), private_pem("RSA"))
    window.show_page("json")

    click(window, "open_inner_token")

    assert inner == window.model.state.request.token
    assert SignatureStatus.VERIFIED is status_of(window)
    assert 2 == len(window.model.state.tabs)


def payload_text(window: MainWindow, tab: int) -> str | None:
    inspection = window.model.inspection_of(tab)
    return inspection.payload_text if inspection else None


def in_key_pane(window: MainWindow) -> str:
    return find(window, Note, "key-verdict").accessibleName()


def test_a_set_of_keys_opens_level_after_level(window: MainWindow) -> None:
    levels = three_levels()
    opened(window, levels[0], KEY_SET)
    window.show_page("json")
    assert verdict(window).startswith("Signature verified. Decrypted. In it: ES256")
    assert "open it to see its claims" in claims(window).accessibleDescription()
    assert "Times are in the token inside" in verdict(window, "time-cell")

    for level, said in zip(levels[1:], ("Signature verified", "Decrypted"), strict=True):
        press_button(window, "open_inner_token")
        assert level == window.model.state.request.token
        assert verdict(window).startswith(said)

    assert CLAIMS == payload_text(window, 2)
    assert "sub, " in str(claims(window).model().index(0, 0).data())
    assert 3 == len(window.model.state.tabs)


def test_each_level_is_judged_by_a_key_of_its_own(window: MainWindow) -> None:
    levels = three_levels()
    opened(window, levels[0], KEYS[0])
    window.show_page("json")
    assert "Decrypted with this key" in in_key_pane(window)
    assert verdict(window).startswith("Signature not checked. Decrypted. In it: ")

    for key, open_words, shut in zip(
        KEYS[1:], ("Matches this key", "Decrypted with this key"), (False, True), strict=True
    ):
        press_button(window, "open_inner_token")
        assert in_key_pane(window).startswith("Not decrypted" if shut else "Not checked")
        window.model.give_key(KeyInput(key, format="auto"))
        assert open_words in in_key_pane(window)

    window.model.select_tab(0)
    assert "Decrypted with this key" in in_key_pane(window)
    assert KEYS[0] == window.model.state.request.key.text
    assert CLAIMS == payload_text(window, 2)


@pytest.mark.parametrize("token", ["", SIGNED])
def test_without_a_token_inside_nothing_is_opened(window: MainWindow, token: str) -> None:
    window.model.set_token(token)

    PayloadActs(window.model, window).open_inner()

    assert 1 == len(window.model.state.tabs)
