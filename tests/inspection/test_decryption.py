import json
from time import perf_counter
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

import jwt_debugger
from jwt_debugger import Inspection
from jwt_debugger.inspection.decryption import MAX_TRIED
from jwt_debugger.inspection.result import Encryption, EncryptionStatus, Form, TimeStatus
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.inflate import MAX_INFLATED, deflate
from jwt_debugger.jose.jwe_algorithms import CONTENT_ENCRYPTION, KEY_MANAGEMENT
from jwt_debugger.jose.jwe_parameters import MAX_ROUNDS
from tests.encrypted import SECRET, sealed_token, with_header
from tests.key_material import private_jwk, private_pem, public_pem
from tests.strategies import json_values

WRONG = "The key is not the one that it was encrypted to, or the token was changed"


def verdict(token: str, key: str | None = SECRET) -> Encryption:
    encryption = jwt_debugger.inspect(token, key).encryption
    assert encryption is not None
    return encryption


def oct_jwk(number: int, **declared: Any) -> dict[str, Any]:
    return {"kty": "oct", "k": encode(bytes([number]) * 32), **declared}


def key_set(*jwks: dict[str, Any]) -> str:
    return json.dumps({"keys": jwks})


def test_a_decrypted_token_shows_its_plaintext_as_payload() -> None:
    inspection = jwt_debugger.inspect(sealed_token('{"sub":"é", "exp":1}'), SECRET)

    assert (Form.JWE, None) == (inspection.form, inspection.signature)
    assert ({"sub": "é", "exp": 1}, '{"sub":"é", "exp":1}') == (
        inspection.payload,
        inspection.payload_text,
    )
    assert TimeStatus.EXPIRED == inspection.time.status
    encryption = inspection.encryption
    assert encryption is not None
    assert (EncryptionStatus.DECRYPTED, "dir", "A256GCM") == (
        encryption.status,
        encryption.algorithm,
        encryption.encryption,
    )
    assert "dir and A256GCM, opened with the secret you entered" == encryption.reason
    assert encryption.key is not None


def test_without_a_key_the_header_is_shown_and_nothing_of_the_content() -> None:
    inspection = jwt_debugger.inspect(sealed_token(kid="a"))

    assert {"alg": "dir", "enc": "A256GCM", "kid": "a"} == inspection.header
    assert (None, None, None) == (
        inspection.payload,
        inspection.payload_text,
        inspection.payload_bytes,
    )
    assert inspection.encryption is not None
    assert EncryptionStatus.UNCHECKED == inspection.encryption.status
    assert "Only the header is readable without the key" == inspection.encryption.reason
    assert TimeStatus.UNKNOWN == inspection.time.status


def test_binary_plaintext_is_kept_as_bytes() -> None:
    inspection = jwt_debugger.inspect(sealed_token(b"\x00\xff\x01"), SECRET)

    assert (None, b"\x00\xff\x01") == (inspection.payload_text, inspection.payload_bytes)
    assert "AP8B" == inspection.to_dict()["payload_base64url"]


def test_a_fault_of_the_plaintext_has_its_place_in_the_plaintext() -> None:
    inspection = jwt_debugger.inspect(sealed_token('{"a":1,}'), SECRET)

    (problem,) = inspection.problems
    assert (1, 7, False) == (problem.line, problem.column, problem.fatal)
    assert problem.message.startswith("Payload, line 1, column 7: ")


def test_a_wrong_key_is_told_as_one_and_the_same_sentence() -> None:
    token = sealed_token()
    changed = token[:-4] + ("AAAA" if token[-4:] != "AAAA" else "BBBB")

    assert (EncryptionStatus.FAILED, WRONG) == (
        verdict(token, "x" * 32).status,
        verdict(token, "x" * 32).reason,
    )
    assert (EncryptionStatus.FAILED, WRONG) == (verdict(changed).status, verdict(changed).reason)


def test_a_private_key_is_named_as_such() -> None:
    token = sealed_token(key=public_pem("RSA"), alg="RSA-OAEP")

    assert "RSA-OAEP and A256GCM, opened with your private key" == (
        verdict(token, private_pem("RSA")).reason
    )


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        (public_pem("RSA"), "A public key cannot decrypt: it takes the private key"),
        ("secret", "This is a shared secret, the token says RSA-OAEP"),
        (private_pem("P-256"), "This key is for ES256, the token says RSA-OAEP"),
        ("-----BEGIN PRIVATE KEY-----", None),
    ],
)
def test_a_key_that_cannot_decrypt_leaves_the_token_unchecked(key: str, reason: str | None) -> None:
    token = sealed_token(key=public_pem("RSA"), alg="RSA-OAEP")

    answer = verdict(token, key)

    assert EncryptionStatus.UNCHECKED == answer.status
    assert answer.reason == (reason or answer.reason)
    assert answer.reason != "Only the header is readable without the key"


def test_a_key_of_a_set_is_named_by_its_kid() -> None:
    token = sealed_token(key=json.dumps(oct_jwk(2)), kid="b")
    keys = key_set(oct_jwk(1, kid="a"), oct_jwk(2, kid="b"))

    answer = verdict(token, keys)

    assert "dir and A256GCM, opened with key “b” (named by “kid”)" == answer.reason
    assert answer.key is not None
    assert "b" == answer.key.kid


def test_every_fitting_key_of_a_set_is_tried_where_no_kid_tells_them_apart() -> None:
    token = sealed_token(key=json.dumps(oct_jwk(7)))
    keys = [oct_jwk(number) for number in range(1, 9)]

    assert "opened with key 7 of 8" in verdict(token, key_set(*keys)).reason
    assert "None of 6 keys opens it, or the token was changed" == (
        verdict(token, key_set(*keys[:6])).reason
    )


def test_a_bounded_number_of_keys_is_tried() -> None:
    token = sealed_token(key=json.dumps(oct_jwk(251)))
    keys = [oct_jwk(number) for number in range(1, 252)]

    answer = verdict(token, key_set(*keys))

    assert EncryptionStatus.UNCHECKED is answer.status
    assert f"None of {MAX_TRIED} keys opens it, and 151 more are not tried: give fewer" == (
        answer.reason
    )


def test_passwords_are_tried_as_long_as_their_rounds_add_up_to_the_bound() -> None:
    token = sealed_token(key="one", alg="PBES2-HS256+A128KW", p2c=MAX_ROUNDS // 3)
    keys = [oct_jwk(number) for number in range(1, 9)]

    told = "None of 3 keys opens it, and 5 more are not tried: give fewer"
    assert told == verdict(token, key_set(*keys)).reason


def test_rsa_keys_are_tried_as_long_as_their_sizes_add_up_to_the_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("jwt_debugger.inspection.decryption.MAX_TRIED_RSA_BITS", 4096)
    token = sealed_token(key=public_pem("RSA"), alg="RSA-OAEP")
    keys = [private_jwk("RSA", number) for number in range(1, 4)]

    told = "None of 2 keys opens it, and 1 more is not tried: give fewer"
    assert told == verdict(token, key_set(*keys)).reason


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ({"alg": "RSA-OAEP-1"}, "No key management algorithm “RSA-OAEP-1” is known here"),
        ({"alg": "none"}, "No key management algorithm “none” is known here"),
        ({"enc": "A1GCM"}, "No content encryption “A1GCM” is known here"),
        ({"zip": "LZ4"}, "No compression “LZ4” is known here"),
        ({"crit": ["x"], "x": 1}, "The header makes “x” critical, which is not understood here"),
        ({"crit": ["b64"], "b64": True}, "The header makes “b64” critical"),
        ({"crit": ["exp"], "exp": 1}, "The header makes “exp” critical"),
    ],
)
def test_what_is_not_supported_is_named_with_and_without_a_key(
    header: dict[str, Any], reason: str
) -> None:
    token = with_header(sealed_token(), **header)

    for key in (None, SECRET):
        answer = verdict(token, key)
        assert EncryptionStatus.UNSUPPORTED == answer.status
        assert answer.reason.startswith(reason)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ({"alg": ...}, "alg"),
        ({"enc": ...}, "enc"),
        ({"enc": 256}, "enc"),
        ({"alg": ""}, "alg"),
        ({"crit": []}, "crit"),
        ({"crit": ["x"]}, "crit"),
        ({"zip": 1}, "zip"),
        ({"alg": "ECDH-ES"}, "epk"),
        ({"alg": "A128GCMKW"}, "iv"),
        ({"alg": "PBES2-HS256+A128KW"}, "p2s"),
    ],
)
def test_a_header_that_cannot_be_acted_on_has_its_problem_in_its_place(
    header: dict[str, Any], name: str
) -> None:
    inspection = jwt_debugger.inspect(with_header(sealed_token(), **header), SECRET)

    fatal = [problem for problem in inspection.problems if problem.fatal]
    assert f"“{name}” is missing or wrong" == fatal[0].summary
    assert inspection.encryption is not None
    assert (EncryptionStatus.UNCHECKED, fatal[0].message) == (
        inspection.encryption.status,
        inspection.encryption.reason,
    )


@pytest.mark.parametrize(
    ("index", "piece", "reason"),
    [
        (1, "AAAA", "With dir the encrypted key must be empty, and it is not"),
        (2, "AAAA", "The initialization vector has 3 bytes, and A256GCM needs 12"),
        (4, "AA", "The authentication tag has 1 byte, and A256GCM needs 16"),
        (4, "", "The authentication tag has 0 bytes, and A256GCM needs 16"),
    ],
)
def test_a_segment_of_a_wrong_length_fails_with_and_without_a_key(
    index: int, piece: str, reason: str
) -> None:
    pieces = sealed_token().split(".")
    pieces[index] = piece

    for key in (None, SECRET):
        answer = verdict(".".join(pieces), key)
        assert (EncryptionStatus.FAILED, reason) == (answer.status, answer.reason)


def test_an_encrypted_key_that_is_missing_fails() -> None:
    pieces = sealed_token(alg="A256KW").split(".")

    answer = verdict(".".join([pieces[0], "", *pieces[2:]]))

    assert "A256KW needs an encrypted key, and there is none" == answer.reason


def quick(token: str, key: str) -> Inspection:
    start = perf_counter()
    inspection = jwt_debugger.inspect(token, key)
    assert perf_counter() - start < 0.1
    return inspection


def test_a_password_with_rounds_above_the_bound_is_refused_at_once() -> None:
    token = sealed_token(alg="PBES2-HS512+A256KW", p2c=1000)

    inspection = quick(with_header(token, p2c=MAX_ROUNDS + 1), SECRET)

    assert inspection.encryption is not None
    assert EncryptionStatus.UNSUPPORTED == inspection.encryption.status
    assert "more than 2,000,000 rounds of hashing" in inspection.encryption.reason


def test_recipients_share_the_bound_on_rounds() -> None:
    token = sealed_token(key="one", alg="PBES2-HS256+A128KW", p2c=MAX_ROUNDS // 3)
    protected, encrypted_key, iv, ciphertext, tag = token.split(".")
    shared = {"protected": protected, "iv": iv, "ciphertext": ciphertext, "tag": tag}
    recipient = {"encrypted_key": encrypted_key}

    two = verdict(json.dumps({**shared, "recipients": [recipient] * 2}), "two")
    four = verdict(json.dumps({**shared, "recipients": [recipient] * 4}), "two")

    assert EncryptionStatus.FAILED == two.status
    assert EncryptionStatus.UNSUPPORTED == four.status
    assert "Recipient 1 of 4: “p2c” asks for more than 500,000 rounds" in four.reason


def test_content_that_inflates_above_the_bound_is_refused_at_once() -> None:
    token = sealed_token(bytes(50 * MAX_INFLATED), zip="DEF")

    inspection = quick(token, SECRET)

    assert inspection.encryption is not None
    assert EncryptionStatus.FAILED == inspection.encryption.status
    assert "inflates to more than 4,194,304 bytes" in inspection.encryption.reason
    assert inspection.payload_bytes is None


def test_a_one_time_key_that_is_none_is_not_blamed_on_the_recipients() -> None:
    token = sealed_token(key=public_pem("P-256"), alg="ECDH-ES")
    spoiled = with_header(token, epk={"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"})

    inspection = jwt_debugger.inspect(spoiled, private_pem("P-256"))

    assert inspection.encryption is not None
    assert "“epk” cannot be read as a key" in inspection.encryption.reason
    assert () == inspection.diagnosis


@pytest.mark.parametrize("content", [b"{}", deflate(b"{}")[:-1], bytes(50)])
def test_content_that_does_not_inflate_is_not_blamed_on_the_key(content: bytes) -> None:
    iv, header = bytes(12), {"alg": "dir", "enc": "A256GCM", "zip": "DEF"}
    protected = encode(json.dumps(header).encode())
    sealed = AESGCM(bytes(32)).encrypt(iv, content, protected.encode())
    token = f"{protected}..{encode(iv)}.{encode(sealed[:-16])}.{encode(sealed[-16:])}"
    keys = key_set(oct_jwk(1), {"kty": "oct", "k": encode(bytes(32))}, oct_jwk(2))

    inspection = jwt_debugger.inspect(token, keys)

    assert inspection.encryption is not None
    assert EncryptionStatus.FAILED is inspection.encryption.status
    assert "compressed" in inspection.encryption.reason
    assert () == inspection.diagnosis


@given(
    st.sampled_from(KEY_MANAGEMENT),
    st.sampled_from(tuple(CONTENT_ENCRYPTION)),
    st.dictionaries(
        st.sampled_from(["epk", "iv", "tag", "p2s", "zip", "crit", "apu"]), json_values()
    ),
    st.tuples(st.binary(), st.binary(), st.binary(), st.binary()),
    st.sampled_from([SECRET, private_pem("RSA"), private_pem("P-256"), private_pem("X25519")]),
)
def test_random_bytes_in_five_parts_never_decrypt_and_never_raise(
    algorithm: str,
    encryption: str,
    others: dict[str, Any],
    pieces: tuple[bytes, ...],
    key: str,
) -> None:
    header = {"alg": algorithm, "enc": encryption, "p2c": 2, **others}
    token = ".".join((encode(json.dumps(header).encode()), *map(encode, pieces)))

    assert verdict(token, key).status is not EncryptionStatus.DECRYPTED


@given(
    st.sampled_from(KEY_MANAGEMENT),
    st.sampled_from(tuple(CONTENT_ENCRYPTION)),
    st.data(),
)
def test_random_bytes_of_the_right_lengths_fail_and_never_raise(
    algorithm: str, encryption: str, data: st.DataObject
) -> None:
    sizes = CONTENT_ENCRYPTION[encryption]
    direct = algorithm in {"dir", "ECDH-ES"}
    pieces = [
        b"" if direct else data.draw(st.binary(min_size=1, max_size=80)),
        data.draw(st.binary(min_size=sizes.iv, max_size=sizes.iv)),
        data.draw(st.binary(max_size=40)),
        data.draw(st.binary(min_size=sizes.tag, max_size=sizes.tag)),
    ]
    header = {
        "alg": algorithm,
        "enc": encryption,
        "p2c": 2,
        "p2s": "AAAA",
        "iv": "A" * 16,
        "tag": "A" * 22,
        "epk": {"kty": "OKP", "crv": "X25519", "x": encode(data.draw(st.binary(max_size=33)))},
    }
    token = ".".join((encode(json.dumps(header).encode()), *map(encode, pieces)))
    length = sizes.key if algorithm == "dir" or not algorithm[1:4].isdigit() else None
    secret = encode(bytes(length or int(algorithm[1:4]) // 8))
    key = {"ECDH": private_pem("X25519"), "RSA": private_pem("RSA")}

    for kind in ("ECDH", "RSA"):
        if algorithm.startswith(kind):
            answer = verdict(token, key[kind])
            break
    else:
        answer = verdict(token, json.dumps({"kty": "oct", "k": secret}))

    assert EncryptionStatus.FAILED == answer.status
