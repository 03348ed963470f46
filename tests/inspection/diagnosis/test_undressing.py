import pytest
from hypothesis import given, settings

from jwt_debugger.inspection.diagnosis.undressing import MAX_DEPTH, MAX_TEXTS, texts_within
from tests.broken_tokens import SECRET, causes, hmac_token, is_cured
from tests.strategies import any_text

TOKEN = hmac_token(SECRET.encode())


@pytest.mark.parametrize(
    "dressed",
    [
        f"{SECRET}\n",
        f"{SECRET}\r\n",
        f" {SECRET}",
        f"{SECRET} ",
        f"\t{SECRET}\v \n",
        f"\ufeff{SECRET}",
        f"{SECRET}\u00a0",
        f"\u200b{SECRET}",
        "a secret that\n nobody has guessed".replace("\n", "\n  "),
    ],
)
def test_white_space_and_marks_around_a_secret_are_found(dressed: str) -> None:
    secret = SECRET if dressed.strip() != dressed or SECRET in dressed else "".join(SECRET.split())
    token = hmac_token(secret.encode())

    assert ["secret-whitespace"] == causes(token, dressed)
    assert is_cured(token, dressed)


def test_white_space_is_kept_where_the_secret_has_it() -> None:
    token = hmac_token(f" {SECRET} ".encode())

    assert ["secret-whitespace"] == causes(token, f" {SECRET} \n")
    assert [] == causes(token, f" {SECRET} ")


def test_a_byte_order_mark_of_a_file_is_found() -> None:
    assert ["secret-whitespace"] == causes(TOKEN, b"\xef\xbb\xbf" + SECRET.encode())


@pytest.mark.parametrize(
    "dress",
    [
        '"{}"',
        "'{}'",
        "`{}`",
        "“{}”",
        "<{}>",
        "{},",
        '"{}",',
        '"{}',
        "{}'",
        "JWT_SECRET={}",
        "export JWT_SECRET={}",
        'export JWT_SECRET="{}"',
        "JWT_SECRET='{}'\n",
        "JWT_SECRET={} # of production",
        "JWT_SECRET: {}",
        '"secret": "{}",',
        '$env:JWT_SECRET = "{}"',
        'const secret = "{}";',
    ],
)
def test_quotes_and_names_around_a_secret_are_found(dress: str) -> None:
    dressed = dress.format(SECRET)

    assert {"secret-quoted"} == set(causes(TOKEN, dressed))
    assert is_cured(TOKEN, dressed)


def test_what_json_escapes_within_quotes_is_found() -> None:
    token = hmac_token('a "quoted" secret/é'.encode())

    assert ["secret-quoted"] == causes(token, '"a \\"quoted\\" secret\\/\\u00e9"')
    assert ["no-variant-matches"] == causes(token, '"a \\"quoted\\" secret\\/\\u00ea"')
    assert ["no-variant-matches"] == causes(token, '"a \\x secret"')


@pytest.mark.parametrize(
    ("secret", "escaped"),
    [
        ("a secret of two\nlines", "a secret of two\\nlines"),
        ("a secret with its line end\n", "a secret with its line end\\n"),
        ("pässword of some length", "p\\u00e4ssword of some length"),
        ("pa$$word of some length", "pa\\$\\$word of some length"),
        ("pa$word of some length", "pa$$word of some length"),
        ("two\\three of some length", "two\\\\three of some length"),
        ("a secret, and then\nlines", "a secret\\, and then\nlines"),
        ("a secret of a program", "b'a secret of a program'"),
        ("a secret of a program", 'SECRET = r"a secret of a program"'),
    ],
)
def test_what_a_shell_or_a_program_escapes_is_found(secret: str, escaped: str) -> None:
    token = hmac_token(secret.encode())

    assert {"secret-quoted"} == set(causes(token, escaped))
    assert is_cured(token, escaped)
    assert [] == causes(hmac_token(escaped.encode()), escaped)


def test_quotes_of_the_secret_itself_are_no_fault() -> None:
    token = hmac_token(f'"{SECRET}"'.encode())

    assert [] == causes(token, f'"{SECRET}"')
    assert ["secret-quoted"] == causes(token, SECRET)


def test_quotes_with_a_line_end_after_them_are_two_causes() -> None:
    assert ["secret-quoted", "secret-whitespace"] == causes(TOKEN, f'"{SECRET}"\n')
    assert is_cured(TOKEN, f'"{SECRET}"\n')


@settings(max_examples=200)
@given(any_text())
def test_no_text_is_undressed_without_end(text: str) -> None:
    found = list(texts_within(text))

    assert (text, ()) == (found[0].value, found[0].steps)
    assert len({variant.value for variant in found}) == len(found) <= MAX_TEXTS
    assert all(len(variant.steps) <= MAX_DEPTH for variant in found)


def test_a_text_full_of_names_is_not_taken_apart_without_end() -> None:
    assert len(list(texts_within("\n".join(f"A{n}={n}" for n in range(999))))) <= MAX_TEXTS
