import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from jwt_debugger.answer import answer
from jwt_debugger.examples import Example, catalogue, make_example
from jwt_debugger.inspection.inspect import inspect
from jwt_debugger.inspection.result import EncryptionStatus, Inspection, SignatureStatus, TimeStatus
from jwt_debugger.jose.compact import repair_alphabet
from jwt_debugger.state import KeyInput, KeySource, Request, State

NOW = datetime(2026, 5, 29, 12, 38, 20, tzinfo=UTC)
ALL = [each.id for each in catalogue()]


def seen(name: str, now: datetime = NOW) -> Inspection:
    example = make_example(name, now)
    return inspect(example.token, example.key_text or None, key_format=example.key_format, at=now)


def signature(inspection: Inspection) -> SignatureStatus | None:
    return inspection.signature.status if inspection.signature else None


def test_the_catalogue_begins_with_a_valid_token_and_ends_with_that_of_a_login() -> None:
    expected = "valid-hs256 valid-rs256 expired unsigned encrypted malformed login"

    assert expected.split() == ALL


def test_the_catalogue_loads_no_cryptography() -> None:
    program = (
        "import sys; from jwt_debugger.examples import catalogue; catalogue();"
        "print(*{'cryptography', 'jwt', 'joserfc'} & set(sys.modules))"
    )

    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert b"" == run.stdout.strip()


@pytest.mark.parametrize("name", ALL)
def test_an_example_is_called_what_the_catalogue_calls_it(name: str) -> None:
    said = next(each for each in catalogue() if each.id == name)

    example = make_example(name, NOW)

    assert (said.title, said.subtitle) == (example.title, example.subtitle)


@pytest.mark.parametrize("name", ["valid-hs256", "valid-rs256", "login"])
def test_a_valid_example_is_verified_by_its_key_and_current(name: str) -> None:
    inspection = seen(name)

    assert SignatureStatus.VERIFIED is signature(inspection)
    assert TimeStatus.CURRENT is inspection.time.status


@pytest.mark.parametrize("days", [-20_000, 0, 20_000])
def test_the_times_lie_around_the_instant_that_is_given(days: int) -> None:
    inspection = seen("valid-hs256", NOW + timedelta(days=days))

    assert TimeStatus.CURRENT is inspection.time.status


def test_the_expired_example_is_verified_all_the_same() -> None:
    inspection = seen("expired")

    assert SignatureStatus.VERIFIED is signature(inspection)
    assert TimeStatus.EXPIRED is inspection.time.status


def test_the_unsigned_example_has_no_key_and_no_signature() -> None:
    inspection = seen("unsigned")

    assert SignatureStatus.UNSIGNED is signature(inspection)
    assert "" == make_example("unsigned", NOW).key_text


def test_the_encrypted_example_opens_with_its_private_key() -> None:
    inspection = seen("encrypted")

    assert inspection.encryption is not None
    assert EncryptionStatus.DECRYPTED is inspection.encryption.status
    assert TimeStatus.CURRENT is inspection.time.status


def test_the_malformed_example_has_one_wrong_character_and_is_valid_once_repaired() -> None:
    example = make_example("malformed", NOW)
    broken = seen("malformed")
    repaired = repair_alphabet(example.token)

    assert repaired is not None
    mended = inspect(repaired, example.key_text, key_format=example.key_format, at=NOW)
    assert 1 == len(broken.problems)
    assert 1 == sum(a != b for a, b in zip(example.token, repaired, strict=True))
    assert SignatureStatus.VERIFIED is signature(mended)


def test_the_login_token_holds_what_jsonwebtoken_puts_into_one() -> None:
    payload = seen("login").payload

    assert isinstance(payload, dict)
    assert ["_id", "admin", "iat", "exp"] == list(payload)
    assert 7 * 24 * 3600 == payload["exp"] - payload["iat"]


@pytest.mark.parametrize("name", ALL)
def test_the_repr_of_an_example_shows_neither_token_nor_key(name: str) -> None:
    example = make_example(name, NOW)

    assert example.token not in repr(example)
    assert not example.key_text or example.key_text not in repr(example)


@pytest.mark.parametrize("name", ALL)
def test_the_window_answers_an_example_without_a_complaint_of_its_key(name: str) -> None:
    example: Example = make_example(name, NOW)
    key = KeyInput(example.key_text, format=example.key_format, source=KeySource.EXAMPLE)

    state = answer(Request(example.token, example.token, key=key), NOW, State())

    assert (None, ()) == (state.key.problem, state.key.remarks)
