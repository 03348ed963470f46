import base64

import pytest

from jwt_debugger.jose.keys import describe, read_keys
from tests.key_material import (
    KEY_NAMES,
    PASSPHRASE,
    certificate_pem,
    encrypted_pem,
    pkcs7_pem,
    private_der,
    private_pem,
    public_der,
    public_pem,
)

LEGACY = encrypted_pem("RSA", "TraditionalOpenSSL")


def shapes_of(pem: str) -> dict[str, str]:
    """Return what people make of a PEM on its way through shells, files and forms."""
    body = "".join(pem.splitlines()[1:-1])
    lines = pem.splitlines()
    return {
        "literal \\n": pem.replace("\n", "\\n"),
        "literal \\r\\n": pem.replace("\n", "\\r\\n"),
        "twice escaped": pem.replace("\n", "\\\\n"),
        "JSON string": '{"private_key": "' + pem.replace("\n", "\\n") + '"}',
        "one line": pem.replace("\n", " "),
        "one line, nothing between": pem.replace("\n", ""),
        "carriage returns": pem.replace("\n", "\r\n"),
        "indented": "".join(f"    {line}\n" for line in lines),
        "quoted lines": "".join(f'  "{line}\\n" +\n' for line in lines),
        "quoted": f'"{pem}"',
        "env line": f'export KEY="{pem}"',
        "blank lines": pem.replace("\n", "\n\n"),
        "without END": "\n".join(lines[:-1]),
        "without BEGIN": "\n".join(lines[1:]),
        "bare": body,
        "bare lines": "\n".join(lines[1:-1]),
        "bare, literal \\n": "\\n".join(lines[1:-1]),
        "bare, quoted": f'"{body}"',
        "long dashes": pem.replace("-----", "—" * 5),
        "three dashes": pem.replace("-----", "---"),
        "text around": f"Here is my key:\n\n{pem}\nThanks!",
        "byte order mark": f"\ufeff{pem}",
    }


@pytest.mark.parametrize("shape", shapes_of(public_pem("RSA")))
@pytest.mark.parametrize("name", ["RSA", "P-256", "Ed25519", "ML-DSA-44"])
def test_a_pem_is_read_in_whatever_shape_it_comes(name: str, shape: str) -> None:
    whole = read_keys(private_pem(name)).keys[0]

    private = read_keys(shapes_of(private_pem(name))[shape])
    public = read_keys(shapes_of(public_pem(name))[shape], "pem")

    assert (None, None) == (private.problem, public.problem)
    assert [whole.thumbprint] * 2 == [private.keys[0].thumbprint, public.keys[0].thumbprint]
    assert [True, False] == [private.keys[0].private, public.keys[0].private]


@pytest.mark.parametrize("shape", sorted(set(shapes_of("")) - {"carriage returns", "blank lines"}))
def test_a_repair_is_remarked(shape: str) -> None:
    assert (
        () != read_keys(shapes_of(private_pem("P-256"))[shape]).remarks
        or shape == "byte order mark"
    )


@pytest.mark.parametrize("name", KEY_NAMES)
def test_a_whole_pem_has_no_remark(name: str) -> None:
    assert () == read_keys(private_pem(name)).remarks


@pytest.mark.parametrize("form", ["PKCS8", "TraditionalOpenSSL"])
@pytest.mark.parametrize("name", ["RSA", "P-256"])
def test_an_encrypted_key_opens_with_its_passphrase_alone(name: str, form: str) -> None:
    pem = encrypted_pem(name, form)

    opened = read_keys(pem, passphrase=PASSPHRASE)
    missing, wrong = read_keys(pem), read_keys(pem, passphrase="wrong")

    assert read_keys(public_pem(name)).keys[0].thumbprint == opened.keys[0].thumbprint
    assert "This private key is encrypted. Enter its passphrase." == missing.problem
    assert "The passphrase does not open this private key. Enter the right one." == wrong.problem
    assert (False, True, True) == (
        opened.needs_passphrase,
        missing.needs_passphrase,
        wrong.needs_passphrase,
    )


@pytest.mark.parametrize("shape", ["literal \\n", "indented", "quoted", "text around"])
def test_a_legacy_encrypted_key_is_read_in_other_shapes_too(shape: str) -> None:
    assert None is read_keys(shapes_of(LEGACY)[shape], passphrase=PASSPHRASE).problem


def test_an_encryption_that_is_not_known_is_told() -> None:
    reading = read_keys(LEGACY.replace("AES-256-CBC", "FISH-256-CBC"), passphrase=PASSPHRASE)

    assert str(reading.problem).startswith("This private key is encrypted in a way that cannot")


def test_an_initial_vector_of_a_wrong_length_is_told() -> None:
    reading = read_keys(LEGACY.replace("AES-256-CBC,", "AES-256-CBC,AB"), passphrase=PASSPHRASE)

    assert (
        "The “DEK-Info” of the PEM block of line 1 is damaged: AES-256-CBC needs 32 hex digits. "
        "Copy the whole block." == reading.problem
    )


def test_the_older_forms_of_rsa_and_ec_are_read() -> None:
    for name in ("RSA", "P-384"):
        assert read_keys(private_pem(name, form="TraditionalOpenSSL")).keys[0].private
    assert not read_keys(public_pem("RSA", form="PKCS1")).keys[0].private


def test_a_chain_of_certificates_gives_the_key_of_each() -> None:
    reading = read_keys(certificate_pem("RSA") + certificate_pem("P-384"))

    assert ["RSA public key, 2048 bits", "EC public key, P-384"] == [*map(describe, reading.keys)]
    certificate = reading.keys[0].certificate
    assert certificate
    assert ("CN=RSA 0", "CN=Tests,O=JWT Debugger") == (certificate.subject, certificate.issuer)
    assert (2030, 2031) == (certificate.not_before.year, certificate.not_after.year)
    assert certificate.not_before.tzinfo


def test_a_private_key_takes_over_its_certificate() -> None:
    reading = read_keys(certificate_pem("RSA") + private_pem("RSA") + public_pem("RSA"))

    assert ["RSA private key, 2048 bits"] == [*map(describe, reading.keys)]
    assert reading.keys[0].certificate


def test_pkcs7_gives_its_certificates() -> None:
    assert {"CN=RSA 0", "CN=P-384 0"} == {
        key.certificate.subject
        for key in read_keys(pkcs7_pem("RSA", "P-384")).keys
        if key.certificate
    }


def test_parameters_beside_an_ec_key_are_passed_over() -> None:
    parameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"

    assert () == read_keys(parameters + private_pem("P-256")).remarks
    assert "The PEM holds “EC PARAMETERS” alone, and no key. Copy the block of the key too." == (
        read_keys(parameters).problem
    )


def test_a_wrong_label_is_remarked() -> None:
    reading = read_keys(public_pem("RSA").replace("PUBLIC KEY", "RSA PUBLIC KEY"))

    assert (
        "The PEM block of line 1 is labelled “RSA PUBLIC KEY” and holds: PUBLIC KEY (SPKI).",
    ) == reading.remarks


def test_what_cannot_be_read_beside_a_key_is_a_remark() -> None:
    reading = read_keys(public_pem("RSA") + encrypted_pem("P-256"))

    assert 1 == len(reading.keys)
    assert reading.needs_passphrase
    assert ("This private key is encrypted. Enter its passphrase.",) == reading.remarks


@pytest.mark.parametrize(
    ("pem", "sentence"),
    [
        ("-----BEGIN A-----\n-----END A-----", "The PEM block of line 1 is empty."),
        ("-----BEGIN PUBLIC KEY-----\nMIIB", "The PEM is cut off: the block that begins in line 1"),
        ("MIIB\n-----END PUBLIC KEY-----", "The PEM is cut off: there is no BEGIN line before the"),
        ("-----BEGIN A-----\nA\n-----BEGIN A-----", "The PEM is cut off: the block that begins in"),
        (
            "-----BEGIN A-----\nAAAA\n-----END B-----",
            "The PEM block of line 1 begins as “A” and ends, in line 3, as “B”.",
        ),
        (
            "-----BEGIN A-----\nAAAA\nAA!A\n-----END A-----",
            "Line 3, character 3 of the PEM is not Base64 there.",
        ),
        (
            "-----BEGIN A-----\nAAAA\nA\n-----END A-----",
            "The Base64 text of the PEM block of line 1 has 5 characters, which no number of",
        ),
        (
            "-----BEGIN GARLIC-----\nAAAA\n-----END GARLIC-----",
            "The PEM block of line 1 is “GARLIC”, which holds no key that is known here.",
        ),
        (
            "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
            "These bytes are no key in DER",
        ),
        ("\n-----BEGIN PUBLIC", "Line 2 starts a PEM and is not complete."),
    ],
)
def test_what_is_wrong_with_a_pem_has_its_place(pem: str, sentence: str) -> None:
    assert str(read_keys(pem).problem).startswith(sentence)


def test_a_cut_key_is_told_wherever_the_cut_is() -> None:
    pem = private_pem("RSA")

    for length in range(40, len(pem) - 40, 61):
        assert "cut off" in str(read_keys(pem[:length]).problem)


def test_a_cut_key_without_armour_is_no_secret() -> None:
    body = base64.b64encode(private_der("RSA")).decode()

    assert "The key is cut off: 300 bytes are there" in str(read_keys(body[:400]).problem)


def test_a_text_that_is_no_pem_is_told_so() -> None:
    assert "This is no PEM" in str(read_keys("secret", "pem").problem)
    assert "This is no PEM" in str(read_keys("M!", "pem").problem)


def test_base64_that_is_no_key_stays_a_secret() -> None:
    for text in ("MySecret", base64.b64encode(b"0" * 60).decode(), "M" * 80):
        assert "utf8" == read_keys(text).format


def test_more_blocks_than_anybody_has_are_refused() -> None:
    reading = read_keys(public_pem("Ed25519") * 201)

    assert "The text has more than 200 PEM blocks. Give only those that matter." == reading.problem


def test_der_in_base64_is_der_too() -> None:
    text = base64.b64encode(public_der("RSA")).decode()

    assert "der" == read_keys(text, "der").format
    assert str(read_keys("secret", "der").problem).startswith("DER is no text.")
