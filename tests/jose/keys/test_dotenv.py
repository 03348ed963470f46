import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.jose.keys import likeliest, read_assignments, variables_of
from jwt_debugger.jose.keys.dotenv import MAX_ASSIGNMENTS, MAX_ENV_TEXT
from tests.strategies import any_text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A=secret", "secret"),
        ("A=", ""),
        ("  export  A = secret  ", "secret"),
        ("A: secret", "secret"),
        ("A=secret # why", "secret"),
        ("A=sec#ret", "sec"),
        ("A=#secret", ""),
        ("A='sec#ret' # why", "sec#ret"),
        ('A=" secret "', " secret "),
        ("A=` 'a' \"b\" `", " 'a' \"b\" "),
        (r'A="one\ntwo\r"', "one\ntwo\r"),
        (r"A='one\ntwo'", r"one\ntwo"),
        (r"A=one\ntwo", r"one\ntwo"),
        ('A="one\ntwo"', "one\ntwo"),
        ('A="one\r\ntwo"', "one\ntwo"),
        (r'A="say \"hi\""', r"say \"hi\""),
        ("A='C:\\dir\\'", "C:\\dir\\"),
        ('A="open', '"open'),
        ('A="', '"'),
        ('A="a" b', '"a" b'),
        ('A="a" "b"', 'a" "b'),
        ("A='a' b'", "a' b"),
        ("A==", "="),
        ("\ufeffA=secret", "secret"),
        ("A:\nsecret", "secret"),
        ("A=\n'secret'", "secret"),
    ],
)
def test_a_line_is_read_as_the_npm_package_reads_it(text: str, value: str) -> None:
    assert [("A", value)] == [(one.name, one.value) for one in read_assignments(text)]


def test_a_file_gives_its_variables_with_their_lines() -> None:
    text = (
        "# settings\n\nA=1\nno assignment\nKEY='-----BEGIN X-----\nAAAA\n'\n"
        "export=2\nexport B.c-d=3\nA=4"
    )

    assert [("A", 3), ("KEY", 5), ("export", 8), ("B.c-d", 9), ("A", 10)] == [
        (one.name, one.line) for one in read_assignments(text)
    ]


def test_no_repr_shows_a_value() -> None:
    assert "hunter2" not in repr(read_assignments("A=hunter2"))


@given(any_text())
def test_any_text_has_an_answer(text: str) -> None:
    for one in read_assignments(text):
        assert one.name
        assert 1 <= one.line


@given(st.text(st.sampled_from("A=:'\"`\\n \n#x"), max_size=60))
def test_texts_of_what_matters_have_an_answer(text: str) -> None:
    values = [one.value for one in read_assignments(text)]

    assert len(values) <= text.count("=") + text.count(":")


@pytest.mark.parametrize(
    "piece", ["A=1\n", "\n", "A='\\'\n", 'A="x\\"\n', "A", "A=\n", "'", "A='b\n"]
)
def test_no_file_takes_long(piece: str) -> None:
    text = "A=1\n" + piece * (2 * MAX_ENV_TEXT // len(piece))

    started = time.perf_counter()
    count = len(read_assignments(text))

    assert 1 > time.perf_counter() - started
    assert 1 <= count <= MAX_ASSIGNMENTS


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("JWT_SECRET=abc", ["JWT_SECRET"]),
        ("SECRET=abc", ["SECRET"]),
        ("export TOKENS=abc", ["TOKENS"]),
        ("\ufeff# the server's\n\nPORT=80\nJWT_SECRET='a b'\nEMPTY=\n", ["PORT", "JWT_SECRET"]),
        ("A=1\nB=2\nA=3", ["A", "B"]),
        ("PORT=80", []),  # alone it may be a secret as it stands
        ("SECRET=", []),
        ("c2VjcmV0X2tleQ==", []),
        ("jwt_secret==", []),
        ("key: value", []),
        ("a secret\nA=1\nB=2", []),
        ('{"kty":"oct"}', []),
        ("-----BEGIN PUBLIC KEY-----\nA=1\nB=2", []),
        ("", []),
    ],
)
def test_a_text_that_is_a_dotenv_file_or_line_as_a_whole_has_variables(
    text: str, names: list[str]
) -> None:
    assert names == [one.name for one in variables_of(text)]


def test_of_a_name_that_is_set_twice_the_last_value_is_there() -> None:
    assert ["3", "2"] == [one.value for one in variables_of("A=1\nB=2\nA=3")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PORT=80\nJWT_SECRET=a\nSESSION_SECRET=b", "JWT_SECRET"),
        ("PORT=80\nsecret=a", "secret"),
        ("API_KEY=c\nJWT_PUBLIC_KEY=a", "JWT_PUBLIC_KEY"),
        ("A=1\nB=2", "A"),
    ],
)
def test_the_likeliest_variable_is_named_as_a_secret_or_key(text: str, name: str) -> None:
    assert name == likeliest(variables_of(text)).name


@given(st.text())
def test_any_text_has_variables_or_none(text: str) -> None:
    for one in variables_of(text):
        assert one.name in text
        assert one.value.strip("=")
