import pytest
from cryptography.hazmat.primitives import serialization

from jwt_debugger.jose.keys import read_keys
from jwt_debugger.jose.keys.bounds import MAX_SET_KEYS
from tests.key_material import openssh_line, private_key, public_pem

# Made once by ssh-keygen: opening it takes a library that this program does not need.
ENCRYPTED_START = b"openssh-key-v1\0\0\0\0\x0aaes256-ctr"


def private_block(name: str) -> str:
    data: bytes = private_key(name).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.OpenSSH,
        serialization.NoEncryption(),
    )
    return data.decode()


def pem_of(data: bytes) -> str:
    import base64

    body = base64.b64encode(data).decode()
    return f"-----BEGIN OPENSSH PRIVATE KEY-----\n{body}\n-----END OPENSSH PRIVATE KEY-----\n"


@pytest.mark.parametrize("name", ["RSA", "P-256", "P-521", "Ed25519"])
def test_public_and_private_keys_of_openssh_are_read(name: str) -> None:
    public, private = read_keys(openssh_line(name)), read_keys(private_block(name))
    thumbprint = read_keys(public_pem(name)).keys[0].thumbprint

    assert [("openssh", False), ("openssh", True)] == [
        (key.source, key.private) for key in (*public.keys, *private.keys)
    ]
    assert [thumbprint] * 2 == [key.thumbprint for key in (*public.keys, *private.keys)]


def ssh2_block(data: str) -> str:
    comment = 'Comment: "rsa-key-20261125"'
    return f"---- BEGIN SSH2 PUBLIC KEY ----\n{comment}\n{data}\n---- END SSH2 PUBLIC KEY ----\n"


@pytest.mark.parametrize("name", ["RSA", "P-256", "Ed25519"])
def test_a_public_key_is_read_as_puttygen_saves_it(name: str) -> None:
    reading = read_keys(ssh2_block(openssh_line(name).split()[1]))

    assert [read_keys(public_pem(name)).keys[0].thumbprint] == [
        key.thumbprint for key in reading.keys
    ]
    assert () == reading.remarks


@pytest.mark.parametrize("data", ["AAAA", "/////w=="])
def test_a_public_key_as_puttygen_saves_it_that_is_damaged_is_told(data: str) -> None:
    assert str(read_keys(ssh2_block(data)).problem).startswith("The OpenSSH key in line 1 is cut")


def test_a_file_of_public_keys_is_read_line_by_line() -> None:
    text = f"# mine\n{openssh_line('RSA')}\n\n{openssh_line('Ed25519')}\n"

    assert 2 == len(read_keys("\n" + text.removeprefix("# mine\n"), "pem").keys)


def test_a_broken_line_has_its_number() -> None:
    text = openssh_line("RSA") + "\n" + openssh_line("RSA")[:90]

    assert str(read_keys(text).problem).startswith("The OpenSSH key in line 2 is cut off")


def test_thousands_of_lines_are_refused() -> None:
    text = "ssh-rsa AAAA\n" * (MAX_SET_KEYS + 1)

    assert f"The text has 1,001 OpenSSH keys; above {MAX_SET_KEYS:,} it is not read." == (
        read_keys(text).problem
    )


def test_an_encrypted_private_key_says_how_to_convert_it() -> None:
    problem = read_keys(pem_of(ENCRYPTED_START), passphrase="x").problem

    assert str(problem).startswith("This OpenSSH private key is encrypted")


def test_a_damaged_private_key_is_told() -> None:
    problem = read_keys(pem_of(b"openssh-key-v1\0\0\0\0\x04none\0\0")).problem

    assert str(problem).startswith("This OpenSSH private key cannot be read")
