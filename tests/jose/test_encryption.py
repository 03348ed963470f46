"""Both ways: joserfc and jwcrypto encrypt and we decrypt, we encrypt and they decrypt."""

import json
import warnings
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from joserfc import jwe as joserfc_jwe
from joserfc.errors import SecurityWarning
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey
from jwcrypto import jwe as jwcrypto_jwe
from jwcrypto import jwk as jwcrypto_jwk

import jwt_debugger
from jwt_debugger.jose.base64url import decode, encode
from jwt_debugger.jose.encryption import (
    ROUNDS_OF_NEW,
    Opened,
    Sealed,
    cannot_decrypt,
    cannot_encrypt,
    decrypt,
    encrypt,
)
from jwt_debugger.jose.errors import KeyUnusableError
from jwt_debugger.jose.inflate import MAX_INFLATED
from jwt_debugger.jose.jwe_algorithms import CONTENT_ENCRYPTION, KEY_MANAGEMENT
from jwt_debugger.jose.key import Key
from jwt_debugger.jose.keys import read_keys
from tests.key_forms import PRIVATE_FORMS, PUBLIC_FORMS, key_in, passphrase_of
from tests.key_material import private_jwk, public_jwk

PLAINTEXT = '{"sub":"é", "exp":1.50}'.encode()
NOT_IN_JWCRYPTO = ("RSA-OAEP-384", "RSA-OAEP-512")
CURVES = ("P-256", "P-384", "P-521", "X25519", "X448")


def kinds_of(algorithm: str) -> tuple[str, ...]:
    if algorithm.startswith("RSA"):
        return ("RSA",)
    return CURVES if algorithm.startswith("ECDH") else ("oct",)


def in_use(names: tuple[str, ...]) -> list[str]:
    """Return the names of the keys that something can be encrypted to."""
    return [name for name in names if name in {"RSA", *CURVES}]


def algorithm_of(name: str) -> str:
    return "RSA-OAEP-256" if name == "RSA" else "ECDH-ES+A256KW"


COMBINATIONS = [
    (algorithm, encryption, kind)
    for algorithm in KEY_MANAGEMENT
    for encryption in CONTENT_ENCRYPTION
    for kind in kinds_of(algorithm)
]
combinations = pytest.mark.parametrize(("algorithm", "encryption", "kind"), COMBINATIONS)


def secret_length(algorithm: str, encryption: str) -> int:
    if algorithm == "dir":
        return CONTENT_ENCRYPTION[encryption].key
    if algorithm.startswith("PBES2"):
        return 20
    return int(algorithm[1:4]) // 8


def jwk_of(algorithm: str, encryption: str, kind: str, number: int = 0) -> dict[str, Any]:
    if kind != "oct":
        return private_jwk(kind, number)
    length = secret_length(algorithm, encryption)
    return {"kty": "oct", "k": encode(bytes((number + each) % 251 for each in range(length)))}


def key_of(jwk: dict[str, Any]) -> Key:
    (key,) = read_keys(json.dumps(jwk), "jwk").keys
    return key


def sealed(token: str) -> Sealed:
    header, *others = token.split(".")
    pieces = (decode(piece).data for piece in others)
    return Sealed(json.loads(decode(header).data), header.encode(), *pieces)


def with_other_end(data: bytes) -> bytes:
    return bytes((*data[:-1], data[-1] ^ 1)) if data else data


def header_of(algorithm: str, encryption: str, **others: Any) -> tuple[str, dict[str, Any]]:
    header = {"alg": algorithm, "enc": encryption, **others}
    return json.dumps(header), header


def opened(token: str, jwk: dict[str, Any]) -> Opened:
    return decrypt(sealed(token), key_of(jwk))


def joserfc_key(jwk: dict[str, Any]) -> Any:
    kinds: dict[str, Any] = {"oct": OctKey, "RSA": RSAKey, "EC": ECKey, "OKP": OKPKey}
    return kinds[jwk["kty"]].import_key(jwk)


def jwcrypto_token(token: str | None = None, **made: Any) -> Any:
    known = [*KEY_MANAGEMENT, *CONTENT_ENCRYPTION]
    message = jwcrypto_jwe.JWE(algs=[name for name in known if name not in NOT_IN_JWCRYPTO], **made)
    if token is not None:
        message.deserialize(token)
    return message


@combinations
def test_joserfc_decrypts_what_we_encrypt(algorithm: str, encryption: str, kind: str) -> None:
    jwk = jwk_of(algorithm, encryption, kind)

    token = encrypt(*header_of(algorithm, encryption), PLAINTEXT, key_of(jwk))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SecurityWarning)  # that RSA1_5 is deprecated
        names = [*KEY_MANAGEMENT, *CONTENT_ENCRYPTION]
        theirs = joserfc_jwe.decrypt_compact(token, joserfc_key(jwk), algorithms=names)
    assert PLAINTEXT == theirs.plaintext


@combinations
def test_we_decrypt_what_joserfc_encrypts(algorithm: str, encryption: str, kind: str) -> None:
    jwk = jwk_of(algorithm, encryption, kind)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SecurityWarning)  # that RSA1_5 is deprecated
        names = [*KEY_MANAGEMENT, *CONTENT_ENCRYPTION]
        header = header_of(algorithm, encryption)[1]
        token = joserfc_jwe.encrypt_compact(header, PLAINTEXT, joserfc_key(jwk), algorithms=names)

    assert Opened(PLAINTEXT) == opened(token, jwk)


@pytest.mark.parametrize(
    ("algorithm", "encryption", "kind"),
    [each for each in COMBINATIONS if each[0] not in NOT_IN_JWCRYPTO],
)
def test_jwcrypto_and_we_open_each_others_tokens(
    algorithm: str, encryption: str, kind: str
) -> None:
    jwk = jwk_of(algorithm, encryption, kind)
    their_key = jwcrypto_jwk.JWK(**jwk)
    text, header = header_of(algorithm, encryption, zip="DEF")

    ours = jwcrypto_token(encrypt(text, header, PLAINTEXT, key_of(jwk)))
    ours.decrypt(their_key)
    theirs = jwcrypto_token(plaintext=PLAINTEXT, protected=text)
    theirs.add_recipient(their_key)

    assert PLAINTEXT == ours.payload
    assert Opened(PLAINTEXT) == opened(theirs.serialize(compact=True), jwk)


def theirs_of(algorithm: str, name: str) -> str:
    """Return a token that jwcrypto encrypts to a public key."""
    message = jwcrypto_token(plaintext=PLAINTEXT, protected=header_of(algorithm, "A128GCM")[0])
    message.add_recipient(jwcrypto_jwk.JWK(**public_jwk(name)))
    token: str = message.serialize(compact=True)
    return token


@pytest.mark.parametrize(
    ("name", "form"),
    [(name, form) for form, each in PRIVATE_FORMS.items() for name in in_use(each.names)],
)
def test_a_private_key_in_every_form_decrypts_what_jwcrypto_encrypts(name: str, form: str) -> None:
    token = theirs_of(algorithm_of(name), name)

    inspection = jwt_debugger.inspect(token, key_in(form, name), passphrase=passphrase_of(form))

    assert inspection.encryption is not None
    assert ("decrypted", PLAINTEXT) == (
        inspection.encryption.status.value,
        inspection.payload_bytes,
    )


@pytest.mark.parametrize(
    ("name", "form"),
    [(name, form) for form, each in PUBLIC_FORMS.items() for name in in_use(each.names)],
)
def test_jwcrypto_decrypts_what_we_encrypt_to_a_public_key_in_every_form(
    name: str, form: str
) -> None:
    text, _header = header_of(algorithm_of(name), "A128GCM")

    token = jwcrypto_token(jwt_debugger.encrypt(text, PLAINTEXT, key_in(form, name)))

    token.decrypt(jwcrypto_jwk.JWK(**private_jwk(name)))
    assert PLAINTEXT == token.payload


@pytest.mark.parametrize(
    ("algorithm", "digest"),
    [("RSA-OAEP-384", hashes.SHA384()), ("RSA-OAEP-512", hashes.SHA512())],
)
def test_the_oaep_of_our_own_is_that_of_cryptography(
    algorithm: str, digest: hashes.HashAlgorithm
) -> None:
    key = key_of(private_jwk("RSA"))
    oaep = padding.OAEP(padding.MGF1(digest), digest, None)
    text, header = header_of(algorithm, "A128GCM")

    token = encrypt(text, header, PLAINTEXT, key)

    content_key = key.material.decrypt(sealed(token).encrypted_key, oaep)
    encrypted_key = key.material.public_key().encrypt(content_key, oaep)
    again = replace(sealed(token), encrypted_key=encrypted_key)
    assert Opened(PLAINTEXT) == decrypt(again, key)


@pytest.mark.parametrize("kind", ["RSA", *CURVES])
def test_the_recipients_public_key_is_enough_to_encrypt_and_not_to_decrypt(kind: str) -> None:
    algorithm = "RSA-OAEP" if kind == "RSA" else "ECDH-ES+A128KW"
    text, header = header_of(algorithm, "A128GCM")
    public = key_of(public_jwk(kind))

    token = encrypt(text, header, PLAINTEXT, public)

    assert Opened(PLAINTEXT) == opened(token, private_jwk(kind))
    assert "A public key cannot decrypt: it takes the private key" == cannot_decrypt(header, public)


@combinations
def test_another_key_and_a_changed_token_have_the_same_answer(
    algorithm: str, encryption: str, kind: str
) -> None:
    jwk = jwk_of(algorithm, encryption, kind)
    token = encrypt(*header_of(algorithm, encryption), PLAINTEXT, key_of(jwk))
    whole = sealed(token)

    other_key = opened(token, jwk_of(algorithm, encryption, kind, 1))
    changed = [
        replace(whole, tag=bytes(len(whole.tag))),
        replace(whole, ciphertext=whole.ciphertext + b"x"),
        replace(whole, iv=bytes(len(whole.iv))),
        replace(whole, additional_data=b"e30"),
        replace(whole, encrypted_key=with_other_end(whole.encrypted_key)),
        replace(whole, encrypted_key=b"x"),
    ][: 4 if algorithm in {"dir", "ECDH-ES"} else 6]

    assert other_key.plaintext is None
    assert {other_key.problem} == {decrypt(each, key_of(jwk)).problem for each in changed}


def test_the_headers_characters_are_kept_and_what_is_needed_is_put_at_the_end() -> None:
    text = '{ "alg":"ECDH-ES",\n "enc" : "A128GCM", "x":1.0e1 }'
    header = json.loads(text)

    token = encrypt(text, header, PLAINTEXT, key_of(public_jwk("X25519")))

    written = decode(token.split(".")[0]).data.decode()
    assert written.startswith('{ "alg":"ECDH-ES",\n "enc" : "A128GCM", "x":1.0e1, "epk":{')
    assert written.endswith("} }")


def test_a_header_that_needs_nothing_is_kept_to_the_last_byte() -> None:
    text = '{"enc": "A128GCM", "alg":"A128KW" , "enc":"A128GCM"}'

    token = encrypt(text, json.loads(text), b"", key_of(jwk_of("A128KW", "A128GCM", "oct")))

    assert text == decode(token.split(".")[0]).data.decode()


def test_encrypting_again_replaces_what_belonged_to_the_older_token() -> None:
    key = key_of(private_jwk("P-256"))
    first = encrypt(*header_of("ECDH-ES", "A128GCM"), b"old", key)
    text = decode(first.split(".")[0]).data.decode()

    second = encrypt(text, json.loads(text), b"new", key)

    before, after = sealed(first).header, sealed(second).header
    assert list(before) == list(after)
    assert before["epk"] != after["epk"]
    assert Opened(b"new") == decrypt(sealed(second), key)


def test_a_password_is_hashed_as_often_as_the_header_says_or_as_is_usual() -> None:
    algorithm = "PBES2-HS256+A128KW"
    key = key_of(jwk_of(algorithm, "A128GCM", "oct"))

    said = encrypt(*header_of(algorithm, "A128GCM", p2c=1234, p2s="c2FsdHNhbHQ"), b"", key)
    unsaid = encrypt(*header_of(algorithm, "A128GCM"), b"", key)

    assert (1234, "c2FsdHNhbHQ") == (sealed(said).header["p2c"], sealed(said).header["p2s"])
    assert ROUNDS_OF_NEW == sealed(unsaid).header["p2c"]
    assert 16 == len(decode(sealed(unsaid).header["p2s"]).data)


@pytest.mark.parametrize(
    ("epk", "reason"),
    [
        ({"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}, "“epk” cannot be read as a key."),
        (public_jwk("P-384"), "The sender's key, “epk”, is not on the curve of this one, P-256"),
        (public_jwk("RSA"), "The sender's key, “epk”, is not on the curve of this one, P-256"),
    ],
)
def test_an_unusable_one_time_key_is_said_to_be_so(epk: dict[str, str], reason: str) -> None:
    key = key_of(private_jwk("P-256"))
    token = encrypt(*header_of("ECDH-ES", "A128GCM"), PLAINTEXT, key)
    spoiled = replace(sealed(token), header={**sealed(token).header, "epk": epk})

    answer = decrypt(spoiled, key)

    assert answer.plaintext is None
    assert answer.problem.startswith(reason)


def test_a_one_time_key_that_is_private_is_used_by_its_public_part() -> None:
    key = key_of(private_jwk("P-256"))
    token = encrypt(*header_of("ECDH-ES", "A128GCM"), PLAINTEXT, key)
    header = {**sealed(token).header, "epk": private_jwk("P-256", 1)}

    answer = decrypt(replace(sealed(token), header=header), key)

    assert "The key is not the one" in answer.problem


@pytest.mark.parametrize("kind", ["X25519", "X448"])
def test_a_one_time_key_of_small_order_decrypts_nothing(kind: str) -> None:
    key = key_of(private_jwk(kind))
    token = encrypt(*header_of("ECDH-ES", "A128GCM"), PLAINTEXT, key)
    zero = {**sealed(token).header["epk"], "x": encode(bytes(32 if kind == "X25519" else 56))}

    answer = decrypt(replace(sealed(token), header={**sealed(token).header, "epk": zero}), key)

    assert answer.plaintext is None


def test_content_that_inflates_above_the_bound_is_not_shown() -> None:
    key = key_of(jwk_of("dir", "A128GCM", "oct"))
    token = encrypt(*header_of("dir", "A128GCM", zip="DEF"), bytes(MAX_INFLATED + 1), key)

    answer = decrypt(sealed(token), key)

    assert answer.plaintext is None
    assert "inflates to more than" in answer.problem


@pytest.mark.parametrize("cannot", [cannot_decrypt, cannot_encrypt])
def test_a_key_of_a_wrong_type_or_size_is_not_used(cannot: Any) -> None:
    secret = key_of(jwk_of("A128KW", "A128GCM", "oct"))
    _text, direct = header_of("dir", "A256GCM")
    _text, wrapping = header_of("A256KW", "A256GCM")
    _text, agreeing = header_of("ECDH-ES", "A256GCM")

    assert "A256GCM takes a secret of 32 bytes, this one has 16" == cannot(direct, secret)
    assert "A256KW takes a secret of 32 bytes, this one has 16" == cannot(wrapping, secret)
    assert "This is a shared secret, the token says ECDH-ES" == cannot(agreeing, secret)


def test_nothing_is_encrypted_to_a_short_rsa_key() -> None:
    material = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - meant
    short = replace(key_of(private_jwk("RSA")), material=material, size=1024)
    text, header = header_of("RSA-OAEP", "A128GCM")

    with pytest.raises(KeyUnusableError, match="needs a key of 2048 bits or more"):
        encrypt(text, header, PLAINTEXT, short)
    assert cannot_decrypt(header, short) is None


def test_neither_plaintext_nor_key_is_in_a_repr() -> None:
    assert "text" not in repr(Opened(b"text")).replace("plaintext", "")
