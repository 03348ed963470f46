import base64

import pytest

from tests.broken_tokens import (
    BASE64,
    BASE64URL,
    RAW,
    SECRET,
    causes,
    diagnosed,
    hmac_token,
    is_cured,
)

OF_BYTES = hmac_token(RAW)
OF_TEXT = hmac_token(SECRET.encode())


@pytest.mark.parametrize("key_format", ["auto", "utf8"])
@pytest.mark.parametrize(
    ("cause", "text"),
    [
        ("secret-is-base64", BASE64),
        ("secret-is-base64url", BASE64URL),
        ("secret-is-hex", RAW.hex()),
        ("secret-is-hex", RAW.hex().upper()),
        ("secret-is-hex", RAW.hex(":")),
        ("secret-is-hex", f"0x{RAW.hex()}"),
    ],
)
def test_an_encoded_secret_is_found(cause: str, text: str, key_format: str) -> None:
    assert [cause] == causes(OF_BYTES, text, key_format)
    assert is_cured(OF_BYTES, text, key_format)
    assert ["no-variant-matches"] == causes(OF_BYTES, "00" + text, key_format)


def test_only_the_encoding_is_switched_where_that_is_all_it_takes() -> None:
    (found,) = diagnosed(OF_BYTES, BASE64, "utf8")

    assert "Matches as Base64: switch encoding" == found.remedy
    assert (None, "base64", None) == (found.key_text, found.key_format, found.token)
    assert "The token matches when the text is decoded as Base64." in found.explanation


@pytest.mark.parametrize(
    ("given", "format_chosen", "cause"),
    [
        (RAW.hex(), "base64", "secret-is-hex"),
        (BASE64, "hex", "secret-is-base64"),
        (BASE64URL, "hex", "secret-is-base64url"),
    ],
)
def test_a_wrong_choice_of_encoding_is_found(given: str, format_chosen: str, cause: str) -> None:
    assert [cause] == causes(OF_BYTES, given, format_chosen)
    assert is_cured(OF_BYTES, given, format_chosen)


@pytest.mark.parametrize("key_format", ["base64", "base64url", "hex", "pem", "der", "jwk", "jwks"])
def test_a_text_that_was_taken_for_something_else_is_found(key_format: str) -> None:
    assert ["secret-is-text"] == causes(OF_TEXT, SECRET, key_format)
    assert is_cured(OF_TEXT, SECRET, key_format)


@pytest.mark.parametrize("text", [BASE64, BASE64URL, RAW.hex()])
def test_text_that_looks_encoded_may_be_the_secret(text: str) -> None:
    token = hmac_token(text.encode())
    chosen = {BASE64: "base64", BASE64URL: "base64url"}.get(text, "hex")

    assert ["secret-is-text"] == causes(token, text, chosen)
    assert ["no-variant-matches"] == causes(hmac_token(b"another"), text, chosen)


def test_a_text_that_cannot_be_read_as_chosen_has_no_other_fault() -> None:
    assert [] == causes(OF_TEXT, "another text", "hex")


@pytest.mark.parametrize("ending", ["\n", "\r\n", " "])
def test_a_line_end_or_space_that_was_signed_with_is_found(ending: str) -> None:
    token = hmac_token((SECRET + ending).encode())

    assert ["secret-missing-newline"] == causes(token, SECRET)
    assert is_cured(token, SECRET)
    assert ["no-variant-matches"] == causes(token, SECRET[1:])


@pytest.mark.parametrize(
    ("signed_with", "given"),
    [
        ("sécret".encode("latin-1"), "sécret"),
        ("10 €".encode("cp1252"), "10 €"),
        ("sécret".encode(), "sÃ©cret"),
        ("sÃ©cret".encode(), "sécret"),
        ("se\u0301cret".encode(), "sécret"),
        ("sécret".encode(), "se\u0301cret"),
        ("日本".encode("utf-16-le"), "日本"),
        (SECRET.encode("utf-16-le"), SECRET),
        (SECRET.encode("utf-16-be"), SECRET),
        (b"\xff\xfe" + SECRET.encode("utf-16-le"), SECRET),
        (b"\xfe\xff" + SECRET.encode("utf-16-be"), SECRET),
        (SECRET.encode("utf-8-sig"), SECRET),
    ],
)
def test_another_charset_is_found(signed_with: bytes, given: str) -> None:
    token = hmac_token(signed_with)

    assert ["secret-other-charset"] == causes(token, given)
    assert is_cured(token, given)
    assert ["no-variant-matches"] == causes(token, given + given)


@pytest.mark.parametrize(
    "data",
    [
        SECRET.encode("utf-16"),
        f"{SECRET}\r\n".encode("utf-16"),
        SECRET.encode("utf-16-le"),
        SECRET.encode("utf-16-be"),
    ],
)
def test_a_file_in_utf_16_is_read_as_such(data: bytes) -> None:
    assert ["secret-other-charset"] == causes(OF_TEXT, data)
    assert is_cured(OF_TEXT, data)


def test_a_file_in_latin_1_is_read_as_such() -> None:
    assert ["secret-other-charset"] == causes(hmac_token("é".encode()), "é".encode("latin-1"))
    assert ["no-variant-matches"] == causes(hmac_token("é".encode()), "è".encode("latin-1"))


@pytest.mark.parametrize("text", ["my-secret-key", "not Base64 at all!", "secret"])
def test_a_text_that_java_decoded_although_it_is_no_base64_is_found(text: str) -> None:
    core = "".join(character for character in text if character.isalnum())
    token = hmac_token(base64.b64decode(core[: len(core) // 4 * 4]))

    assert ["secret-is-base64"] == causes(token, text, "utf8")
    assert is_cured(token, text, "utf8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f'"{BASE64}"', ["secret-is-base64", "secret-quoted"]),
        (f"SECRET={BASE64}", ["secret-is-base64", "secret-quoted"]),
        (f'export SECRET="{BASE64}"\n', ["secret-is-base64", "secret-quoted"]),
        (f"{BASE64}\n", ["secret-is-base64"]),
        (f" {RAW.hex()}\n", ["secret-is-hex"]),
        (f'"{RAW.hex()}"', ["secret-is-hex", "secret-quoted"]),
        (base64.b64encode(BASE64.encode()).decode(), ["secret-is-base64"]),
        (base64.b64encode(RAW.hex().encode()).decode(), ["secret-is-base64", "secret-is-hex"]),
    ],
)
def test_causes_that_come_together_are_found(text: str, expected: list[str]) -> None:
    assert expected == causes(OF_BYTES, text)
    assert is_cured(OF_BYTES, text)


def test_base64_of_base64_is_told_as_two_changes() -> None:
    (found,) = diagnosed(OF_BYTES, base64.b64encode(BASE64.encode()).decode())

    assert (
        "The token matches when the text is decoded as Base64, and what comes of that is decoded"
        " once more, as Base64."
    ) in found.explanation
    assert "Matches with all of this: change it" == found.remedy


def test_base64_over_several_lines_is_found() -> None:
    token = hmac_token(RAW * 4)
    lines = base64.encodebytes(RAW * 4).decode()

    assert ["secret-is-base64"] == causes(token, lines)
    assert is_cured(token, lines)


def test_a_line_end_that_was_encoded_along_is_found() -> None:
    text = base64.b64encode(f"{SECRET}\n".encode()).decode()

    assert ["secret-is-base64", "secret-whitespace"] == causes(OF_TEXT, text)
    assert is_cured(OF_TEXT, text)


def test_a_line_end_after_what_was_decoded_is_found() -> None:
    token = hmac_token(RAW + b"\n")

    assert ["secret-is-base64", "secret-missing-newline"] == causes(token, BASE64)
    assert is_cured(token, BASE64)


def test_several_changes_are_told_in_one_sentence_and_done_in_one_click() -> None:
    first, second = diagnosed(OF_BYTES, f'"{BASE64}"')

    assert (
        "The token matches when the text is decoded as Base64, and the quotes around the text are"
        " removed."
    ) in first.explanation
    assert "Matches with all of this: change it" == first.remedy == second.remedy
    assert (BASE64, "base64") == (first.key_text, first.key_format)
    assert second.explanation.startswith("The quotes around the text are removed.")


def test_a_file_that_was_taken_for_a_secret_takes_no_time() -> None:
    large = "x" * 100_000

    assert ["no-variant-matches"] == causes(OF_TEXT, large)
    assert ["secret-is-text"] == causes(hmac_token(large.encode()), large, "base64")


def test_half_a_surrogate_pair_is_no_obstacle() -> None:
    assert [] == causes(OF_TEXT, "\ud800")
    assert ["secret-quoted"] == causes(OF_TEXT, f'"\ud800"\nSECRET="{SECRET}"')


@pytest.mark.parametrize("text", ["a", "=", "abc", "x y", "!", '""'])
def test_no_text_is_said_to_be_base64_of_nothing(text: str) -> None:
    assert ["no-variant-matches"] == causes(hmac_token(b""), text)
