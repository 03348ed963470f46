"""What is said of the disclosures of an SD-JWT and of its key binding."""

from datetime import UTC, datetime

import pytest

from jwt_debugger.answer import answer
from jwt_debugger.state import KeyInput, Request, State
from jwt_debugger.window.disclosure_rows import Bond, DisclosureRow, disclosure_rows
from jwt_debugger.window.window_words import disclosures_label
from tests.key_material import HMAC_SECRET
from tests.selective import ISSUERS_KEY, bind, disclosure, holder, issue, present

NOW = datetime(2026, 5, 29, 12, tzinfo=UTC)
EMAIL = disclosure("salt1", "email", "a@example.com")
ELEMENT = disclosure("salt2", {"nested": [1, True]})
STRANGE = disclosure("salt3", "role", "admin")


def state_of(token: str) -> State:
    key = KeyInput(ISSUERS_KEY, format="auto")
    return answer(Request(token, token, key=key), NOW, State())


def rows_of(token: str) -> tuple[DisclosureRow, ...]:
    return disclosure_rows(state_of(token))


def test_each_disclosure_is_listed_with_claim_value_salt_and_digest() -> None:
    email, _binding = rows_of(present(issue({"sub": "1"}, [EMAIL]), EMAIL))

    assert (Bond.MATCHED, "email", "a@example.com") == (email.bond, email.name, email.value)
    assert ("a@example.com", "salt1", EMAIL) == (email.value_text, email.salt, email.text)
    assert f"salt salt1 · digest {email.digest}" == email.third
    assert 43 == len(email.digest)


def test_an_element_of_an_array_has_no_name() -> None:
    from jwt_debugger.jose.disclosures import digest

    issued = issue({"list": [{"...": digest(ELEMENT, "sha-256")}]})

    element, _binding = rows_of(present(issued, ELEMENT))

    assert (Bond.MATCHED, "element of an array") == (element.bond, element.name)
    assert '{"nested": [1, true]}' == element.value
    assert not element.literal


@pytest.mark.parametrize(
    ("given", "name", "words"),
    [
        (STRANGE, "role", "no digest"),
        (disclosure("salt", "_sd", 1), "unreadable", "which no claim may be"),
        ("%%", "unreadable", "not base64url"),
    ],
)
def test_a_disclosure_that_matches_nothing_says_why(given: str, name: str, words: str) -> None:
    row, _binding = rows_of(present(issue({"sub": "1"}, [EMAIL]), given))[0], None

    assert (Bond.UNMATCHED, name) == (row.bond, row.name)
    assert words in row.second.lower()


def test_digests_without_a_disclosure_are_counted() -> None:
    rows = rows_of(present(issue({"sub": "1"}, [EMAIL, ELEMENT, STRANGE]), EMAIL))

    assert [Bond.MATCHED, Bond.WITHHELD, Bond.UNBOUND] == [row.bond for row in rows]
    assert "2 more digests" == rows[1].name


def test_a_key_binding_is_said_to_verify_with_the_holders_key() -> None:
    row = rows_of(bind(present(issue(holder(), [EMAIL]), EMAIL)))[-1]

    assert (Bond.BOUND, "Key binding") == (row.bond, row.name)
    assert row.second.startswith("EdDSA, verified with the holder's key")
    assert 'aud https://verifier.example  ·  nonce "1234"' == row.third


@pytest.mark.parametrize(
    ("token", "words"),
    [
        (bind(present(issue(holder()))) + "x", "does not verify"),
        (bind(present(issue({"sub": "1"}))), "names no holder's key"),
        (bind(present(issue(holder())), sd_hash="other", nonce=...), "“nonce” is missing"),
    ],
)
def test_a_key_binding_that_fails_says_why(token: str, words: str) -> None:
    row = rows_of(token)[-1]

    assert Bond.REFUSED is row.bond
    assert words in row.second


def test_without_a_key_binding_anyone_can_present_it() -> None:
    (row,) = rows_of(present(issue({"sub": "1"})))

    assert (Bond.UNBOUND, "") == (row.bond, row.third)


def test_a_token_that_is_no_sd_jwt_has_no_such_rows() -> None:
    assert () == rows_of(issue({"sub": "1"}))
    assert () == disclosure_rows(State())
    assert "" == disclosures_label(State()) == disclosures_label(state_of(HMAC_SECRET))


def test_the_page_is_named_with_the_number_of_disclosures() -> None:
    token = present(issue({"sub": "1"}, [EMAIL, ELEMENT]), EMAIL)

    assert "Disclosures 1" == disclosures_label(state_of(token))
