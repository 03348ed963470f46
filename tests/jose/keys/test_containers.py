import time

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec

from jwt_debugger.jose.keys import describe, read_keys
from jwt_debugger.jose.keys.bounds import MAX_DER, MAX_RSA_BITS
from jwt_debugger.jose.keys.der import OCTET_STRING
from tests.der_text import number, sequence, tlv
from tests.key_material import (
    PASSPHRASE,
    certificate_der,
    encrypted_pem,
    pkcs12_file,
    private_der,
    private_key,
    public_der,
)

RSA_ID = sequence(bytes.fromhex("06092a864886f70d0101010500"))
HUGE = (1 << 16_999) | 1


def problem(data: bytes, passphrase: str | None = None) -> str:
    return str(read_keys(data, "der", passphrase).problem)


@pytest.mark.parametrize("name", ["RSA", "P-256", "Ed25519", "X448", "ML-DSA-65"])
@pytest.mark.parametrize("key_format", ["auto", "der"])
def test_der_is_read_as_bytes(name: str, key_format: str) -> None:
    private = read_keys(private_der(name), key_format)
    public = read_keys(public_der(name), key_format)

    assert ("der", True, "der", False) == (
        private.format,
        private.keys[0].private,
        public.format,
        public.keys[0].private,
    )


def test_encrypted_der_asks_for_its_passphrase() -> None:
    data: bytes = private_key("P-256").private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(PASSPHRASE.encode()),
    )

    assert read_keys(data).needs_passphrase
    assert None is read_keys(data, passphrase=PASSPHRASE).problem


def test_a_pkcs12_file_gives_its_key_and_certificates() -> None:
    reading = read_keys(pkcs12_file("RSA"), passphrase=PASSPHRASE)

    assert ["RSA private key, 2048 bits", "EC public key, P-384"] == [*map(describe, reading.keys)]
    assert reading.keys[0].certificate
    assert None is read_keys(pkcs12_file("RSA", None)).problem


def test_a_pkcs12_file_asks_for_its_passphrase() -> None:
    missing, wrong = read_keys(pkcs12_file("RSA")), read_keys(pkcs12_file("RSA"), passphrase="x")

    assert "This PKCS#12 file is encrypted. Enter its passphrase." == missing.problem
    assert "The passphrase does not open this PKCS#12 file. Enter the right one." == wrong.problem
    assert missing.needs_passphrase
    assert wrong.needs_passphrase


def test_a_lone_surrogate_in_a_passphrase_is_a_wrong_passphrase() -> None:
    assert "does not open" in str(read_keys(encrypted_pem("RSA"), passphrase="\ud800").problem)


def test_a_pkcs12_file_may_hold_a_certificate_alone() -> None:
    from cryptography.hazmat.primitives.serialization import pkcs12

    from tests.key_material import certificate

    none = serialization.NoEncryption()
    file = pkcs12.serialize_key_and_certificates(None, None, None, [certificate("RSA")], none)

    assert ["RSA public key, 2048 bits"] == [*map(describe, read_keys(file).keys)]


def test_a_pkcs12_file_without_anything_is_told() -> None:
    data = tlv(OCTET_STRING, sequence())
    content = sequence(bytes.fromhex("06092a864886f70d010701"), tlv(0xA0, data))

    assert "This PKCS#12 file holds neither a key nor a certificate." == problem(
        sequence(number(3), content)
    )


@pytest.mark.parametrize(
    "data",
    [
        sequence(number(HUGE), number(65_537)),
        sequence(RSA_ID, tlv(3, b"\0" + sequence(number(HUGE), number(65_537)))),
        sequence(*map(number, (0, HUGE, 65_537, 3, 5, 7, 9, 11, 13))),
        sequence(
            number(0),
            RSA_ID,
            tlv(OCTET_STRING, sequence(*map(number, (0, HUGE, 65_537, 3, 5, 7, 9, 11, 13)))),
        ),
    ],
    ids=["PKCS#1 public", "SPKI", "PKCS#1 private", "PKCS#8"],
)
def test_an_rsa_key_of_absurd_size_is_refused_at_once(data: bytes) -> None:
    started = time.perf_counter()
    answer = problem(data)

    assert 0.5 > time.perf_counter() - started
    assert f"This RSA key has 17,000 bits; keys above {MAX_RSA_BITS:,} bits are not read." in answer


def test_an_absurd_passphrase_derivation_is_refused_at_once() -> None:
    started = time.perf_counter()
    derivation = sequence(tlv(OCTET_STRING, b"salt"), number(3_000_000))
    answer = problem(sequence(sequence(derivation), tlv(OCTET_STRING, b"x")), PASSPHRASE)

    assert 0.5 > time.perf_counter() - started
    assert "Opening this key takes more than 2,000,000 steps for its passphrase" in answer


def test_an_encrypted_key_of_absurd_size_in_pkcs12_is_refused() -> None:
    key = sequence(
        sequence(tlv(OCTET_STRING, b"salt"), number(1)), tlv(OCTET_STRING, b"x" * 20_000)
    )
    answer = problem(sequence(number(3), sequence(key)), PASSPHRASE)

    assert "is larger than an RSA key of 16,384 bits, and is not read." in answer


def test_a_der_file_of_absurd_size_is_refused_at_once() -> None:
    data = sequence(number(3), sequence(b"\x05\0" * 500_000))

    started = time.perf_counter()
    answer = problem(data[: MAX_DER * 8])
    whole = read_keys(sequence(number(3), sequence(b"\x05\0" * 400_000)))

    assert 0.5 > time.perf_counter() - started
    assert f"key files above {MAX_DER:,} bytes are not read" in answer
    assert f"key files above {MAX_DER:,} bytes are not read" in str(whole.problem)


def test_keys_that_jose_has_no_use_for_are_named() -> None:
    old = sequence(*map(number, (0, 23, 11, 2, 3, 4)))
    brainpool = ec.generate_private_key(ec.BrainpoolP256R1()).private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    new = dsa.generate_private_key(1024).private_bytes(  # noqa: S505 - any size is none of JOSE
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )

    assert "This is a DSA key, which no JOSE algorithm uses." == problem(old)
    assert problem(new).startswith("This is a key of a type that JOSE has no use for")
    assert problem(brainpool).startswith("This EC key is on the curve brainpoolP256r1")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The key is cut off: 0 bytes are there, and at least 2 more are missing."),
        (b"\x04\0", "These bytes are no key in DER"),
        (sequence() + b"\0", "These bytes are no key in DER"),
        (sequence(), "These bytes are ASN.1, and no key that is known here"),
        (sequence(RSA_ID, tlv(3, b"\0")), "This public key cannot be read"),
        (sequence(number(0), RSA_ID, tlv(4, b"")), "This private key cannot be read"),
        (sequence(sequence(), sequence(), tlv(3, b"\0")), "This has the outline of an X.509"),
        (
            sequence(bytes.fromhex("06092a864886f70d010702"), tlv(0xA0, b"")),
            "This PKCS#7 structure holds no certificate that can be read.",
        ),
        (public_der("RSA")[:-1], "The key is cut off: 293 bytes are there, and at least 1 more"),
    ],
)
def test_what_is_wrong_with_der_is_one_sentence(data: bytes, sentence: str) -> None:
    assert problem(data).startswith(sentence)


def test_a_certificate_of_a_key_that_cannot_be_read_is_told() -> None:
    spki = public_der("P-256")
    unknown = spki.replace(bytes.fromhex("2a8648ce3d030107"), bytes.fromhex("2a8648ce3d030177"))
    data = certificate_der("P-256").replace(spki, unknown)

    assert "The certificate holds a key of a type or curve that cannot be read." == problem(data)


def test_a_certificate_with_an_unreadable_name_is_told() -> None:
    data = certificate_der("RSA").replace(b"RSA 0", b"RSA\xff0")

    assert "The subject, issuer or dates of the certificate cannot be read." == problem(data)


def test_a_certificate_whose_signature_is_damaged_still_gives_its_key() -> None:
    data = certificate_der("RSA")[:-1] + b"\0"

    assert describe(read_keys(data).keys[0]) == "RSA public key, 2048 bits"


def test_a_certificate_with_a_serial_number_of_zero_is_read_without_a_warning() -> None:
    data = certificate_der("RSA").replace(number(7), number(0), 1)

    assert ["RSA public key, 2048 bits"] == [*map(describe, read_keys(data).keys)]
