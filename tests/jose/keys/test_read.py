import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.jose.keys import KEY_FORMATS, describe, read_keys
from jwt_debugger.jose.keys.bounds import MAX_INPUT
from tests.key_material import (
    KEY_NAMES,
    encrypted_pem,
    openssh_line,
    pkcs12_file,
    private_der,
    private_jwk,
    private_pem,
    public_der,
    public_pem,
)
from tests.strategies import any_text, nearly_json

GOOD_TEXTS = [
    *map(private_pem, KEY_NAMES),
    *map(public_pem, ("RSA", "P-256", "Ed25519")),
    encrypted_pem("P-256", "TraditionalOpenSSL"),
    openssh_line("RSA"),
]
GOOD_BYTES = [
    private_der("RSA"),
    private_der("ML-DSA-44"),
    public_der("P-256"),
    pkcs12_file("Ed25519", None),
]


@pytest.mark.parametrize("name", KEY_NAMES)
def test_a_private_key_in_pem_is_read_without_being_told_so(name: str) -> None:
    reading = read_keys(private_pem(name))

    assert None is reading.problem
    assert [key.source for key in reading.keys] == ["pem"]
    assert reading.keys[0].private


@pytest.mark.parametrize("name", KEY_NAMES)
def test_pem_and_jwk_of_one_key_have_one_thumbprint(name: str) -> None:
    pem, jwk = read_keys(public_pem(name)), read_keys(json.dumps(private_jwk(name)))

    assert (*jwk.remarks, *pem.remarks) == ()
    assert jwk.keys[0].thumbprint == pem.keys[0].thumbprint


def test_any_other_text_is_a_secret_byte_for_byte() -> None:
    key = read_keys(" hello\n").keys[0]

    assert key.material == b" hello\n"
    assert describe(key) == "Secret, 7 bytes (56 bits)"


def test_bytes_of_a_file_are_what_their_text_is() -> None:
    assert "pem" == read_keys(public_pem("RSA").encode()).format
    assert b"secret\n" == read_keys(b"secret\n").keys[0].material
    assert ("bytes", b"\xff\0") == (
        read_keys(b"\xff\0").format,
        read_keys(b"\xff\0").keys[0].material,
    )
    assert str(read_keys(private_der("RSA")[:300]).problem).startswith("The key is cut off")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [public_pem("RSA"), json.dumps(private_jwk("P-256"))])
def test_a_key_file_that_windows_wrote_in_utf_16_is_read(encoding: str, text: str) -> None:
    marked = text if encoding == "utf-16" else f"\ufeff{text}"

    (key,) = read_keys(marked.encode(encoding)).keys

    assert read_keys(text).keys[0].thumbprint == key.thumbprint


@pytest.mark.parametrize("data", ["\ufeffsecret".encode("utf-16-le"), b"\xff\xfe-"])
def test_other_bytes_with_that_mark_stay_a_secret_byte_for_byte(data: bytes) -> None:
    reading = read_keys(data)

    assert ("bytes", data) == (reading.format, reading.keys[0].material)


def test_a_format_that_nobody_knows_is_told() -> None:
    assert str(read_keys("a", "rot13").problem).startswith("“rot13” is no key format. Known are:")


@pytest.mark.parametrize("key_format", KEY_FORMATS)
def test_more_than_anybody_has_is_refused_at_once(key_format: str) -> None:
    started = time.perf_counter()
    reading = read_keys("M" * (MAX_INPUT + 1), key_format)

    assert 0.1 > time.perf_counter() - started
    assert f"The key has {MAX_INPUT + 1:,} characters; above {MAX_INPUT:,} it is not read." == (
        reading.problem
    )


@pytest.mark.parametrize(
    "piece",
    [
        *("a", "-", "{", "[", "M", "M\n", " ", "\n", '"', "\\n", "-----BEGIN A-----", "ssh-rsa "),
        *('[{"kty":', "-----BEGIN A-----\n\n-----END A-----", "Proc-Type: 4,ENCRYPTED\n", "A: "),
        *('"\n', "\t", "-----BEGIN ", "\\", "ssh-rsa AAAA\n"),
    ],
)
@pytest.mark.parametrize("start", ["", "-----BEGIN A-----\n"])
def test_no_text_takes_long(start: str, piece: str) -> None:
    text = (start + piece * (MAX_INPUT // len(piece)))[:MAX_INPUT]

    started = time.perf_counter()
    reading = read_keys(text)

    assert 1 > time.perf_counter() - started
    assert bool(reading.keys) != bool(reading.problem)


@given(
    any_text() | st.binary() | nearly_json(), st.sampled_from(KEY_FORMATS), st.none() | any_text()
)
def test_any_text_or_bytes_get_an_answer_in_every_format(
    given: str | bytes, key_format: str, passphrase: str | None
) -> None:
    reading = read_keys(given, key_format, passphrase)

    assert bool(reading.keys) != bool(reading.problem)


@given(st.sampled_from(GOOD_TEXTS), st.integers(0, 4000), any_text(), st.integers(0, 3))
def test_a_damaged_text_gets_an_answer(text: str, place: int, scrap: str, cut: int) -> None:
    at = place % len(text)
    reading = read_keys(text[:at] + scrap + text[at + cut :], "auto", "correct horse")

    assert bool(reading.keys) != bool(reading.problem)


@given(st.sampled_from(GOOD_BYTES), st.integers(0, 4000), st.binary(max_size=4), st.integers(0, 4))
def test_a_damaged_file_gets_an_answer(data: bytes, place: int, scrap: bytes, cut: int) -> None:
    at = place % len(data)
    reading = read_keys(data[:at] + scrap + data[at + cut :])
    der = read_keys(data[:at] + scrap + data[at + cut :], "der")

    assert bool(reading.keys) != bool(reading.problem)
    assert bool(der.keys) != bool(der.problem)
