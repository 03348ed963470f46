import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.jose.keys.der import (
    BIT_STRING,
    OBJECT_ID,
    OCTET_STRING,
    DerError,
    Shape,
    derivation_cost,
    integer_bits,
    is_cut_key,
    is_one_structure,
    longest_encrypted_key,
    shape_of,
)
from tests.der_text import number, sequence, tlv
from tests.key_material import (
    certificate_der,
    pkcs12_file,
    private_der,
    private_key,
    public_der,
)

SALT = tlv(OCTET_STRING, b"salt")


@pytest.mark.parametrize(
    ("data", "shape"),
    [
        (public_der("RSA"), Shape.PUBLIC),
        (private_der("P-256"), Shape.PRIVATE),
        (certificate_der("RSA"), Shape.CERTIFICATE),
        (pkcs12_file("RSA"), Shape.PKCS12),
        (sequence(number(1), number(2)), Shape.RSA_PUBLIC),
        (sequence(*map(number, range(9))), Shape.RSA_PRIVATE),
        (sequence(*map(number, range(6))), Shape.DSA_PRIVATE),
        (sequence(number(1), tlv(OCTET_STRING, b"")), Shape.EC_PRIVATE),
        (sequence(sequence(), tlv(OCTET_STRING, b"")), Shape.ENCRYPTED_PRIVATE),
        (sequence(tlv(OBJECT_ID, bytes.fromhex("2a864886f70d010702"))), Shape.PKCS7),
        (sequence(tlv(OBJECT_ID, b"")), None),
        (sequence(number(1)), None),
        (sequence(), None),
        (sequence(*map(number, range(20))), None),
    ],
)
def test_a_structure_is_known_by_its_outline(data: bytes, shape: Shape | None) -> None:
    assert shape is shape_of(data)
    assert (shape is not None) is is_one_structure(data)


@pytest.mark.parametrize(
    ("data", "missing"),
    [
        (b"", 2),
        (b"\x30", 1),
        (b"\x30\x05\0", 4),
        (b"\x30\x82\x01", 2),
        (b"\x30\x80\0\0", 0),
        (b"\x30\x85\0\0\0\0\0", 0),
        (b"\x30\0\0", 0),
    ],
)
def test_bytes_that_are_no_der_tell_how_many_are_missing(data: bytes, missing: int) -> None:
    with pytest.raises(DerError) as caught:
        shape_of(data)

    assert missing == caught.value.missing
    assert not is_one_structure(data)


@pytest.mark.parametrize("name", ["RSA", "P-521"])
def test_a_key_that_is_cut_is_told_from_other_bytes(name: str) -> None:
    for data in (private_der(name), public_der(name), certificate_der(name), pkcs12_file(name)):
        assert all(is_cut_key(data[:length]) for length in range(30, len(data), 37))
        assert not is_cut_key(data)
        assert not is_cut_key(b"0" + data[:20])


@given(st.binary(max_size=64).map(lambda data: b"\x30" + data) | st.binary(max_size=64))
def test_any_bytes_get_an_answer(data: bytes) -> None:
    assert not (is_cut_key(data) and is_one_structure(data))
    assert 0 <= derivation_cost(data)
    assert 0 <= longest_encrypted_key(data)


def test_the_bits_of_an_integer_are_counted() -> None:
    data = sequence(number(0), number((1 << 2048) - 1))

    assert [0, 2048] == [integer_bits(data, 0), integer_bits(data, 1)]


@pytest.mark.parametrize(
    ("numbers", "cost"),
    [
        ((2048,), 2048),
        ((2048, 32), 2048),
        ((16384, 8, 1), 131_072),
        ((1 << 70,), 1 << 64),
    ],
)
def test_the_cost_of_a_passphrase_is_what_stands_after_the_salt(
    numbers: tuple[int, ...], cost: int
) -> None:
    derivation = sequence(SALT, *map(number, numbers))
    within = sequence(number(3), tlv(OCTET_STRING, sequence(sequence(derivation), SALT)))

    assert cost == derivation_cost(sequence(derivation))
    assert cost == derivation_cost(within)


def test_the_longest_encrypted_key_is_found_within() -> None:
    keys = [sequence(sequence(), tlv(OCTET_STRING, b"x" * size)) for size in (30, 50, 40)]

    assert 50 == longest_encrypted_key(sequence(number(3), tlv(BIT_STRING, b""), *keys))
    assert 0 == longest_encrypted_key(sequence())


def test_a_real_private_key_has_its_modulus_where_it_is_looked_for() -> None:
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    data: bytes = private_key("RSA").private_bytes(
        Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption()
    )

    assert 2048 == integer_bits(data, 1)
