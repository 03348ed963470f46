"""The JSON serialization, compressed and detached payloads: every form gets the same verdicts."""

import json
from typing import Any

import pytest
from hypothesis import given
from jwcrypto import jwe as jwcrypto_jwe
from jwcrypto import jwk as jwcrypto_jwk
from jwcrypto import jws as jwcrypto_jws

import jwt_debugger
from jwt_debugger import Inspection
from jwt_debugger.inspection.result import EncryptionStatus, Form, SignatureStatus
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.inflate import MAX_INFLATED, deflate
from jwt_debugger.jose.problems import Segment
from tests.encrypted import SECRET, sealed_token, signed_token
from tests.key_material import private_jwk, private_pem, public_jwk, public_pem
from tests.strategies import any_text, nearly_json

SECRET_JWK = {"kty": "oct", "k": encode(SECRET.encode())}


def flattened(token: str, **others: Any) -> str:
    protected, payload, signature = token.split(".")
    parts = {"payload": payload, "protected": protected, "signature": signature}
    return json.dumps({**parts, **others})


def flattened_jwe(token: str, **others: Any) -> str:
    names = ("protected", "encrypted_key", "iv", "ciphertext", "tag")
    return json.dumps({**dict(zip(names, token.split("."), strict=True)), **others})


def signature_status(inspection: Inspection) -> SignatureStatus:
    assert inspection.signature is not None
    return inspection.signature.status


def encryption_status(inspection: Inspection) -> EncryptionStatus:
    assert inspection.encryption is not None
    return inspection.encryption.status


def jwcrypto_signed(*kinds: str) -> str:
    token = jwcrypto_jws.JWS(b'{"sub":"1"}')
    for kind in kinds:
        key = jwcrypto_jwk.JWK(**private_jwk(kind))
        protected = json.dumps({"alg": {"RSA": "PS256", "P-256": "ES256"}[kind]})
        token.add_signature(key, None, protected, json.dumps({"kid": kind}))
    text: str = token.serialize(compact=False)
    return text


def test_a_flattened_signed_token_is_verified_and_its_segments_have_their_places() -> None:
    text = flattened(signed_token({"sub": "1"}), header={"kid": "k"})

    inspection = jwt_debugger.inspect(text, SECRET)

    assert (Form.JWS, SignatureStatus.VERIFIED) == (inspection.form, signature_status(inspection))
    assert {"sub": "1"} == inspection.payload
    assert ({"alg": "HS256", "kid": "k"}, '{"alg": "HS256"}') == (
        inspection.header,
        inspection.header_text,
    )
    for part in inspection.parts:
        assert part.text == text[part.start : part.start + len(part.text)]


@pytest.mark.parametrize(
    ("key", "reason"),
    [("RSA", "Signature 1 of 2: PS256, matches"), ("P-256", "Signature 2 of 2: ES256, matches")],
)
def test_of_several_signatures_the_first_that_verifies_is_told(key: str, reason: str) -> None:
    inspection = jwt_debugger.inspect(jwcrypto_signed("RSA", "P-256"), public_pem(key))

    assert SignatureStatus.VERIFIED == signature_status(inspection)
    assert inspection.signature is not None
    assert inspection.signature.reason.startswith(reason)
    assert inspection.header is not None
    assert key == inspection.header["kid"]


@pytest.mark.parametrize(
    ("other_key", "reason"),
    [("P-256", "Signature 2 of 2: ES256, does not match"), ("P-384", "Signature 1 of 2: This key")],
)
def test_a_signature_that_the_key_could_have_made_is_told_before_one_that_it_could_not(
    other_key: str, reason: str
) -> None:
    inspection = jwt_debugger.inspect(jwcrypto_signed("RSA", "P-256"), public_pem(other_key, 5))

    assert inspection.signature is not None
    assert inspection.signature.reason.startswith(reason)


def test_where_no_signature_verifies_the_first_is_told() -> None:
    inspection = jwt_debugger.inspect(jwcrypto_signed("RSA", "P-256"), public_pem("RSA", 5))

    assert SignatureStatus.INVALID == signature_status(inspection)
    assert inspection.signature is not None
    assert inspection.signature.reason.startswith("Signature 1 of 2: PS256, does not match")


@pytest.mark.parametrize(
    ("kinds", "key"), [(("RSA",), "RSA"), (("RSA", "X25519"), "RSA"), (("RSA", "X25519"), "X25519")]
)
def test_tokens_in_json_that_jwcrypto_encrypts_are_decrypted(
    kinds: tuple[str, ...], key: str
) -> None:
    token = jwcrypto_jwe.JWE(
        b'{"sub":"1"}', json.dumps({"enc": "A128CBC-HS256", "zip": "DEF"}), aad=b"beside it"
    )
    for kind in kinds:
        algorithm = {"RSA": "RSA-OAEP", "X25519": "ECDH-ES+A128KW"}[kind]
        recipient = jwcrypto_jwk.JWK(**public_jwk(kind))
        token.add_recipient(recipient, json.dumps({"alg": algorithm, "kid": kind}))

    inspection = jwt_debugger.inspect(token.serialize(), private_pem(key))

    assert (Form.JWE, EncryptionStatus.DECRYPTED) == (
        inspection.form,
        encryption_status(inspection),
    )
    assert {"sub": "1"} == inspection.payload
    assert inspection.encryption is not None
    assert ("of 2: " in inspection.encryption.reason) == (len(kinds) == 2)


def test_a_flattened_encrypted_token_is_decrypted_by_its_shared_header_too() -> None:
    text = flattened_jwe(sealed_token(), unprotected={"kid": "a"}, header={"x": 1})

    inspection = jwt_debugger.inspect(text, SECRET)

    assert EncryptionStatus.DECRYPTED == encryption_status(inspection)
    assert {"alg": "dir", "enc": "A256GCM", "kid": "a", "x": 1} == inspection.header


def test_what_a_token_in_json_has_in_its_other_headers_is_shown_and_told_apart() -> None:
    sealed = sealed_token()
    text = flattened_jwe(sealed, unprotected={"kid": "ä"}, header={"x": [1]})

    inspection = jwt_debugger.inspect(text)

    assert {"kid": '"\\u00e4"', "x": "[1]"} == inspection.unprotected
    told = '{\n  "alg": "dir",\n  "enc": "A256GCM",\n  "kid": "\\u00e4",\n  "x": [\n    1\n  ]\n}'
    assert told == inspection.whole_header
    for plain in map(jwt_debugger.inspect, (sealed, flattened_jwe(sealed))):
        assert ({}, plain.header_text) == (plain.unprotected, plain.whole_header)


@pytest.mark.parametrize("number", ["1e999", "3.0", "9" * 5_000, "0.12345678901234567890"])
def test_a_number_in_a_header_that_nothing_protects_is_shown_to_the_last_digit(number: str) -> None:
    text = flattened_jwe(sealed_token(), header={"x": 1}).replace('"x": 1', f'"x": {number}')

    whole = jwt_debugger.inspect(text).whole_header

    assert whole is not None
    assert f'"x": {number}\n' in whole


def test_additional_data_that_was_changed_lets_decryption_fail() -> None:
    text = flattened_jwe(sealed_token(), aad="AAAA")

    assert EncryptionStatus.FAILED == encryption_status(jwt_debugger.inspect(text, SECRET))


def test_a_header_that_nothing_protects_is_enough() -> None:
    jws = jwcrypto_jws.JWS(b"text")
    jws.add_signature(jwcrypto_jwk.JWK(**SECRET_JWK), None, None, json.dumps({"alg": "HS256"}))

    inspection = jwt_debugger.inspect(jws.serialize(), SECRET)

    assert SignatureStatus.VERIFIED == signature_status(inspection)
    assert (None, {"alg": "HS256"}) == (inspection.header_text, inspection.header)
    assert '{\n  "alg": "HS256"\n}' == inspection.whole_header


@pytest.mark.parametrize(
    "header",
    [{"alg": "HS512"}, {"crit": ["exp"]}, {"b64": False}, {"zip": "DEF"}],
)
def test_what_must_be_protected_or_stand_once_is_refused_elsewhere(header: dict[str, Any]) -> None:
    inspection = jwt_debugger.inspect(flattened(signed_token({}), header=header), SECRET)

    assert (Form.MALFORMED, SignatureStatus.UNCHECKED) == (
        inspection.form,
        signature_status(inspection),
    )


def test_a_protected_header_that_is_no_object_is_a_problem_beside_another() -> None:
    protected = encode(b"[1]")
    text = json.dumps({"payload": "e30", "protected": protected, "header": {}, "signature": "AAAA"})

    inspection = jwt_debugger.inspect(
        text.replace('"header": {}', '"header": {"alg": "HS256"}'), SECRET
    )

    assert Form.MALFORMED == inspection.form
    assert SignatureStatus.UNCHECKED == signature_status(inspection)


def test_a_token_in_json_without_its_entries_is_malformed() -> None:
    inspection = jwt_debugger.inspect('{"payload":"","signatures":[]}', SECRET)

    assert (Form.MALFORMED, None) == (inspection.form, inspection.header)
    assert "must be a list" in inspection.problems[0].message


def test_a_detached_payload_is_given_apart_from_json_too() -> None:
    token = json.loads(flattened(signed_token("payload apart")))
    del token["payload"]

    inspection = jwt_debugger.inspect(json.dumps(token), SECRET, detached_payload=b"payload apart")

    assert SignatureStatus.VERIFIED == signature_status(inspection)
    assert "payload apart" == inspection.payload_text


def test_a_payload_that_is_not_encoded_stands_in_json_as_it_is() -> None:
    jws = jwcrypto_jws.JWS("a.b~“c”")
    protected = json.dumps({"alg": "HS256", "b64": False, "crit": ["b64"]})
    jws.add_signature(jwcrypto_jwk.JWK(**SECRET_JWK), None, protected, None)

    inspection = jwt_debugger.inspect(jws.serialize(), SECRET)

    assert SignatureStatus.VERIFIED == signature_status(inspection)
    assert "a.b~“c”" == inspection.payload_text


def health_card(payload: bytes) -> str:
    """Sign a compressed payload, as SMART Health Cards do."""
    header = '{"zip":"DEF","alg":"ES256"}'
    return jwt_debugger.sign(header, payload, private_pem("P-256"))


def test_a_compressed_payload_is_shown_inflated_and_verified_as_it_stands() -> None:
    token = health_card(deflate(b'{"iss":"https://clinic.example","exp":1}'))

    inspection = jwt_debugger.inspect(token, public_pem("P-256"))

    assert SignatureStatus.VERIFIED == signature_status(inspection)
    assert {"iss": "https://clinic.example", "exp": 1} == inspection.payload
    assert '{"iss":"https://clinic.example","exp":1}' == inspection.payload_text
    assert "expired" == inspection.time.status.value
    assert () == inspection.problems


@pytest.mark.parametrize(
    ("payload", "problem"),
    [
        (b'{"sub":"1"}', "is no DEFLATE data"),
        (deflate(bytes(MAX_INFLATED + 1)), "inflates to more than 4,194,304 bytes"),
        (deflate(b'{"sub":"1"}')[:-3], "ends too early"),
    ],
)
def test_a_payload_that_does_not_inflate_is_verified_and_remarked(
    payload: bytes, problem: str
) -> None:
    inspection = jwt_debugger.inspect(health_card(payload), public_pem("P-256"))

    assert SignatureStatus.VERIFIED == signature_status(inspection)
    assert (Segment.PAYLOAD, False) == (
        inspection.problems[0].segment,
        inspection.problems[0].fatal,
    )
    assert problem in inspection.problems[0].message


@pytest.mark.parametrize("token", ["eyJhbGciOiJOb25lIn0.e30", "eyJhbGciOiJub25lIn0.e30."])
def test_an_unsecured_token_needs_no_signature_part(token: str) -> None:
    inspection = jwt_debugger.inspect(token, SECRET)

    assert (Form.JWS, SignatureStatus.UNSIGNED) == (inspection.form, signature_status(inspection))
    assert {} == inspection.payload


def test_a_payload_given_apart_beside_one_in_the_token_is_not_used() -> None:
    inspection = jwt_debugger.inspect(signed_token("own"), SECRET, detached_payload=b"apart")

    assert SignatureStatus.VERIFIED == signature_status(inspection)
    assert "own" == inspection.payload_text
    assert "two payloads" in [problem.summary for problem in inspection.problems]


def test_a_payload_that_is_in_neither_place_is_remarked() -> None:
    header, _payload, signature = signed_token("text").split(".")

    inspection = jwt_debugger.inspect(f"{header}..{signature}", SECRET)

    assert SignatureStatus.INVALID == signature_status(inspection)
    assert ["empty payload"] == [problem.summary for problem in inspection.problems]


def test_b64_means_nothing_in_an_encrypted_token() -> None:
    inspection = jwt_debugger.inspect(sealed_token(b64=False), SECRET)

    assert EncryptionStatus.DECRYPTED == encryption_status(inspection)


@given(any_text())
def test_any_text_has_an_answer(text: str) -> None:
    inspection = jwt_debugger.inspect(text, SECRET)

    assert signature_status(inspection) is not SignatureStatus.VERIFIED


@given(nearly_json())
def test_nearly_a_token_in_json_has_an_answer(text: str) -> None:
    for start in ('{"signature":"AAAA",', '{"ciphertext":"AAAA",', '{"signatures":[{'):
        inspection = jwt_debugger.inspect(start + text, SECRET)

        assert (inspection.signature is None) != (inspection.encryption is None)
