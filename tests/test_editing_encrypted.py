"""Encrypted tokens that are changed: with their own key, with another, and with none."""

import json
from datetime import UTC, datetime

import pytest

import jwt_debugger
from jwt_debugger.inspection.result import EncryptionStatus
from jwt_debugger.jose.jwe_algorithms import CONTENT_ENCRYPTION, KEY_MANAGEMENT
from jwt_debugger.model import DebuggerModel
from jwt_debugger.state import Outcome
from tests.key_material import private_pem, public_pem

NOON = datetime(2026, 5, 29, 12, tzinfo=UTC)
HEADER = '{"alg":"ECDH-ES+A128KW","enc":"A128GCM","kid":"a"}'
PAYLOAD = '{"_id":9007199254740993,"admin":false}'
OURS, THEIRS = private_pem("P-256"), private_pem("P-256", 1)
TOKEN = jwt_debugger.encrypt(HEADER, PAYLOAD, public_pem("P-256"))


@pytest.fixture
def model() -> DebuggerModel:
    return DebuggerModel(lambda: NOON)


@pytest.fixture
def opened(model: DebuggerModel) -> DebuggerModel:
    model.set_token(TOKEN)
    model.set_key_text(OURS)
    assert EncryptionStatus.DECRYPTED is status_of(model)
    return model


def status_of(model: DebuggerModel) -> EncryptionStatus:
    inspection = model.state.inspection
    assert inspection is not None
    assert inspection.encryption is not None
    return inspection.encryption.status


def fault_of(model: DebuggerModel) -> str:
    fault = model.state.edits.fault if model.state.edits else None
    return fault.message if fault else ""


def payload_of(model: DebuggerModel, key: str) -> str | None:
    return jwt_debugger.inspect(model.state.request.token, key).payload_text


def header_of(model: DebuggerModel) -> dict[str, object]:
    inspection = model.state.inspection
    assert inspection is not None
    return dict(inspection.header or {})


def edited(model: DebuggerModel, old: str = "false", new: str = "true") -> None:
    assert old in model.state.payload_display
    model.edit_payload(model.state.payload_display.replace(old, new))


def test_an_edit_of_the_payload_is_no_edit_of_the_header(opened: DebuggerModel) -> None:
    edited(opened)

    edits = opened.state.edits
    assert edits is not None
    assert (False, True) == (edits.header, edits.payload)
    assert ({}, {"admin": "false"}) == (edits.header_members, edits.claims)


def test_the_header_that_is_shown_is_the_one_that_was_encrypted_with(
    opened: DebuggerModel,
) -> None:
    opened.edit_header(opened.state.header_display.replace('"a"', '"b"'))

    assert header_of(opened) == json.loads(opened.state.header_display)
    assert "b" == header_of(opened)["kid"]
    edited(opened)
    assert header_of(opened) == json.loads(opened.state.header_display)


def test_what_is_typed_back_is_the_very_token(opened: DebuggerModel) -> None:
    edited(opened)
    edited(opened, "true", "false")

    assert TOKEN == opened.state.request.token
    assert None is opened.state.edits


def test_broken_json_leaves_the_token_and_what_became_of_it(opened: DebuggerModel) -> None:
    edited(opened)
    token = opened.state.request.token

    opened.edit_payload('{"admin":')

    assert token == opened.state.request.token
    edits = opened.state.edits
    assert edits is not None
    assert (Outcome.REENCRYPTED, {"admin": "false"}) == (edits.outcome, edits.claims)
    assert fault_of(opened)


def test_a_public_key_encrypts_what_another_key_has_opened(opened: DebuggerModel) -> None:
    edited(opened)

    opened.set_key_text(public_pem("P-256", 1))
    opened.sign()

    assert PAYLOAD.replace("false", "true") == payload_of(opened, THEIRS)
    assert "Encrypted to your key" == opened.state.notice


def test_what_no_key_has_opened_is_never_encrypted_anew(model: DebuggerModel) -> None:
    model.set_token(TOKEN)
    model.set_key_text(public_pem("P-256"))

    for act in (model.sign, model.use_test_key, lambda: model.use_algorithm("A128KW")):
        model.say("")
        act()
        assert "has to be decrypted first" in model.state.notice
        assert (TOKEN, None) == (model.state.request.token, model.state.edits)
        assert public_pem("P-256") == model.state.request.key.text


def test_a_plaintext_that_is_no_text_is_encrypted_anew_byte_for_byte(model: DebuggerModel) -> None:
    data = b"\xff\x00\xfe"
    model.set_token(jwt_debugger.encrypt(HEADER, data, public_pem("P-256")))
    model.set_key_text(OURS)

    model.edit_header(model.state.header_display.replace('"a"', '"b"'))

    assert "b" == header_of(model)["kid"]
    assert data == jwt_debugger.inspect(model.state.request.token, OURS).payload_bytes


@pytest.mark.parametrize("algorithm", KEY_MANAGEMENT)
def test_every_algorithm_can_be_had_with_a_new_key(opened: DebuggerModel, algorithm: str) -> None:
    opened.use_algorithm(algorithm)

    assert algorithm == header_of(opened)["alg"]
    assert EncryptionStatus.DECRYPTED is status_of(opened)
    edited(opened)
    assert '"admin": true' in opened.state.payload_display
    inspection = opened.state.inspection
    assert inspection is not None
    assert PAYLOAD.replace("false", "true") == inspection.payload_text
    assert Outcome.REENCRYPTED is (opened.state.edits and opened.state.edits.outcome)


@pytest.mark.parametrize("encryption", CONTENT_ENCRYPTION)
def test_every_content_encryption_can_be_set(opened: DebuggerModel, encryption: str) -> None:
    opened.set_encryption(encryption)

    assert encryption == header_of(opened)["enc"]
    assert PAYLOAD == payload_of(opened, OURS)


@pytest.mark.parametrize(
    ("before", "after", "there"),
    [
        ("ECDH-ES", "A128KW", {"alg", "enc", "kid"}),
        ("PBES2-HS256+A128KW", "dir", {"alg", "enc", "kid"}),
        ("A128GCMKW", "ECDH-ES", {"alg", "enc", "kid", "epk"}),
        ("dir", "PBES2-HS256+A128KW", {"alg", "enc", "kid", "p2s", "p2c"}),
    ],
)
def test_another_algorithm_leaves_nothing_of_the_one_before_in_the_header(
    opened: DebuggerModel, before: str, after: str, there: set[str]
) -> None:
    opened.use_algorithm(before)

    opened.use_algorithm(after)

    assert there == header_of(opened).keys()


def test_the_algorithm_that_it_has_already_is_no_edit(opened: DebuggerModel) -> None:
    opened.set_algorithm("ECDH-ES+A128KW")

    assert None is opened.state.edits


def test_an_algorithm_that_the_key_is_not_for_waits_for_one_that_is(opened: DebuggerModel) -> None:
    opened.set_algorithm("A128KW")
    assert TOKEN == opened.state.request.token
    assert "A128KW" in fault_of(opened)

    opened.generate_key()
    assert TOKEN == opened.state.request.token
    assert "Encrypt it with the key that is given now, or revert." == fault_of(opened)
    assert "encrypt it to use the key" in opened.state.notice

    opened.sign()
    assert "A128KW" == header_of(opened)["alg"]
    assert EncryptionStatus.DECRYPTED is status_of(opened)
    assert PAYLOAD == payload_of_state(opened)


def payload_of_state(model: DebuggerModel) -> str | None:
    inspection = model.state.inspection
    return inspection.payload_text if inspection else None


def test_a_test_key_fits_the_algorithm_that_was_set(opened: DebuggerModel) -> None:
    opened.set_algorithm("A128KW")

    opened.use_test_key()

    assert "Encrypted to a new test key" == opened.state.notice
    assert ("A128KW", PAYLOAD) == (header_of(opened)["alg"], payload_of_state(opened))


def test_a_draft_that_waits_says_so_until_it_is_taken_back(opened: DebuggerModel) -> None:
    edited(opened)
    good = opened.state.request.token
    opened.set_algorithm("A128KW")

    opened.set_leeway(5)
    assert "A128KW" in fault_of(opened)
    assert good == opened.state.request.token
    opened.undo()
    opened.undo()

    assert "" == fault_of(opened)
    assert good == opened.state.request.token


def test_with_a_key_of_ones_own_typing_back_does_not_close_the_token(
    opened: DebuggerModel,
) -> None:
    opened.use_test_key()

    edited(opened)
    edited(opened, "true", "false")

    assert PAYLOAD == payload_of_state(opened)
    assert None is not opened.state.edits
    opened.revert()
    assert TOKEN == opened.state.request.token


def test_a_new_token_is_not_taken_for_what_the_one_before_held(opened: DebuggerModel) -> None:
    opened.set_token(jwt_debugger.encrypt(HEADER, "secret", public_pem("P-256", 1)))

    opened.use_test_key()

    assert "has to be decrypted first" in opened.state.notice
