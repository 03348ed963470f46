"""A token that brings its key: shown, offered, and never trusted without being asked."""

import base64
import json

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from jwt_debugger.inspection.result import SignatureStatus, TimeStatus
from jwt_debugger.issue import sign
from jwt_debugger.state import KeySource
from jwt_debugger.window.key_verdict import key_verdict
from jwt_debugger.window.main_window import MainWindow
from tests.key_material import certificate, private_pem, public_jwk, public_pem
from tests.window.bench import click, find, paste, press, verdict
from tests.window.token_states import token

CLAIMS = '{"sub":"ada","exp":1780065560}'


def signed(header: dict[str, object], claims: str = CLAIMS, number: int = 0) -> str:
    return sign(json.dumps({"alg": "ES256"} | header), claims, private_pem("P-256", number))


def chain() -> list[str]:
    return [base64.b64encode(certificate("P-256").public_bytes(Encoding.DER)).decode()]


BRINGS = {"jwk": lambda: public_jwk("P-256"), "x5c": chain}


def offer(window: MainWindow) -> QAbstractButton:
    return find(window, QAbstractButton, "use-its-key")


def take_it(window: MainWindow) -> None:
    QTest.qWait(20)  # the button that has just come up gets its place
    click(window, "use-its-key")


def told(window: MainWindow) -> str:
    return find(window, QLabel, "key-words").text()


def status(window: MainWindow) -> SignatureStatus:
    inspection = window.model.state.inspection
    assert inspection is not None
    assert inspection.signature is not None
    return inspection.signature.status


@pytest.mark.parametrize("parameter", sorted(BRINGS))
def test_a_key_in_the_header_is_offered_and_not_used(window: MainWindow, parameter: str) -> None:
    paste(signed({parameter: BRINGS[parameter]()}))

    assert offer(window).isVisible()
    assert SignatureStatus.UNCHECKED is status(window)
    assert window.model.state.request.key.empty


def test_a_token_without_a_key_offers_none(window: MainWindow) -> None:
    paste(token())

    assert not offer(window).isVisible()


@pytest.mark.parametrize("parameter", sorted(BRINGS))
def test_a_match_with_it_is_no_proof(window: MainWindow, parameter: str) -> None:
    paste(signed({parameter: BRINGS[parameter]()}))

    take_it(window)

    assert SignatureStatus.UNCHECKED is status(window)
    assert "Matches its own key. ES256. Anybody can make such a token" == verdict(window)
    assert f"From the token’s own header ({parameter})" in told(window)
    assert not offer(window).isVisible()
    assert "By its own claim" in verdict(window, "time-cell")


def test_undo_takes_the_key_back(window: MainWindow) -> None:
    paste(signed({"jwk": public_jwk("P-256")}))
    take_it(window)

    press("Ctrl+Z")

    assert window.model.state.request.key.empty
    assert offer(window).isVisible()


def test_a_token_that_was_changed_does_not_match_the_key_it_brings(window: MainWindow) -> None:
    header, _payload, signature = signed({"jwk": public_jwk("P-256")}).split(".")
    paste(f"{header}.eyJzdWIiOiJldmUifQ.{signature}")

    take_it(window)

    assert SignatureStatus.INVALID is status(window)
    assert "does not match" in verdict(window)


def test_a_key_of_another_kind_that_it_brings_is_no_match(window: MainWindow) -> None:
    paste(signed({"jwk": public_jwk("RSA")}))

    take_it(window)

    assert SignatureStatus.UNCHECKED is status(window)
    told_so = "Signature not checked. This is an RSA key, the token says ES256"
    assert told_so == verdict(window)
    shown = key_verdict(window.model.state)
    assert shown is not None
    assert "Not checked: another kind of key is needed" == shown.title


def test_a_dpop_proof_is_verified_by_its_key(window: MainWindow) -> None:
    claims = '{"jti":"1","htm":"GET","htu":"https://a.example/","iat":1780056000}'
    paste(signed({"typ": "dpop+jwt", "jwk": public_jwk("P-256")}, claims))

    take_it(window)

    assert SignatureStatus.VERIFIED is status(window)


def test_beside_another_key_that_fails_it_is_offered_too(window: MainWindow) -> None:
    paste(signed({"jwk": public_jwk("P-256")}))
    window.model.set_key_format("auto")
    window.model.set_key_text(public_pem("P-256", 1))

    assert SignatureStatus.INVALID is status(window)
    assert offer(window).isVisible()


def test_the_users_own_copy_of_that_key_is_a_proof(window: MainWindow) -> None:
    paste(signed({"jwk": public_jwk("P-256")}))
    window.model.set_key_format("auto")
    window.model.set_key_text(public_pem("P-256"))

    assert SignatureStatus.VERIFIED is status(window)
    assert TimeStatus.CURRENT is window.model.state.inspection.time.status  # type: ignore[union-attr]


def test_the_next_token_does_not_get_the_key_of_the_one_before(window: MainWindow) -> None:
    paste(signed({"jwk": public_jwk("P-256")}))
    take_it(window)

    window.setFocus()
    paste(signed({"kid": "other"}))

    assert window.model.state.request.key.empty


def test_a_key_that_cannot_be_read_is_said_to_be_none(window: MainWindow) -> None:
    broken = {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}
    paste(signed({"jwk": broken}))

    take_it(window)

    assert window.model.state.key.problem
    assert KeySource.HEADER is window.model.state.request.key.source
    assert SignatureStatus.UNCHECKED is status(window)
