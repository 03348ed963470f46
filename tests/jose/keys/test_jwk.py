import base64
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jwt_debugger.jose.keys import describe, read_keys
from tests.key_material import (
    KEY_NAMES,
    certificate_der,
    certificate_pem,
    private_jwk,
    public_jwk,
    public_pem,
)
from tests.strategies import json_objects, json_values


def read(jwk: Any) -> Any:
    return read_keys(json.dumps(jwk), "jwk")


def without(jwk: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in jwk.items() if name not in names}


@pytest.mark.parametrize("name", KEY_NAMES)
def test_a_jwk_of_every_type_is_read(name: str) -> None:
    private, public = read(private_jwk(name)), read(public_jwk(name))

    assert (None, None) == (private.problem, public.problem)
    assert private.keys[0].private
    assert not public.keys[0].private
    assert read_keys(public_pem(name)).keys[0].thumbprint == private.keys[0].thumbprint


def test_an_rsa_key_without_its_primes_is_made_whole() -> None:
    reading = read(without(private_jwk("RSA"), "p", "q", "dp", "dq", "qi"))

    assert None is reading.problem
    numbers = reading.keys[0].material.private_numbers()
    assert numbers.p * numbers.q == numbers.public_numbers.n


def test_what_a_key_declares_is_kept() -> None:
    declared = {"kid": "a", "use": "sig", "key_ops": ["sign", "verify"], "alg": "HS256"}
    key = read({"kty": "oct", "k": "c2VjcmV0", **declared}).keys[0]

    assert b"secret" == key.material
    assert ("a", "sig", ("sign", "verify"), "HS256") == (
        key.kid,
        key.use,
        key.key_ops,
        key.algorithm,
    )
    assert "c2VjcmV0" == (key.members or {})["k"]


@pytest.mark.parametrize("member", ["kid", "use", "key_ops", "alg"])
@pytest.mark.parametrize("value", [7, {}, [1], "\ud800"])
def test_a_declaration_of_a_wrong_type_is_ignored_with_a_remark(member: str, value: Any) -> None:
    reading = read({"kty": "oct", "k": "AA", member: value})

    assert (f"The JWK's member “{member}” is of a wrong type; it was ignored.",) == reading.remarks
    assert None is reading.keys[0].kid


@pytest.mark.parametrize(
    ("jwk", "sentence"),
    [
        (7, "A JWK is a JSON object"),
        ({}, "The JWK has no member “kty”"),
        ({"kty": 1e999}, "The JSON of the key has a fault"),
        ({"kty": 7}, "The JWK's member “kty” has to be a string."),
        ({"kty": "rsa"}, "The JWK's “kty” is “rsa”; known are RSA, EC, OKP, AKP and oct."),
        ({"kty": "oct"}, "The JWK has no member “k”"),
        ({"kty": "oct", "k": "a+b"}, "The JWK's member “k” is not Base64url: character 2"),
        ({"kty": "oct", "k": "abcde"}, "The JWK's member “k” has 5 characters, which Base64url"),
        ({"kty": "RSA", "n": "", "e": "AQAB"}, "The JWK's member “n” is empty."),
        ({"kty": "EC", "crv": "P-255"}, "The JWK's “crv” is “P-255”; EC keys have P-256"),
        ({"kty": "EC", "crv": "P-256", "x": "AA"}, "The JWK's member “x” has 1 bytes, and P-256"),
        ({"kty": "OKP", "crv": "P-256"}, "The JWK's “crv” is “P-256”; keys of type OKP have Ed"),
        ({"kty": "AKP", "alg": "ES256"}, "The JWK's “alg” is “ES256”; keys of type AKP have ML-"),
    ],
)
def test_what_is_wrong_with_a_jwk_is_one_sentence(jwk: Any, sentence: str) -> None:
    text = json.dumps(jwk)

    assert str(read_keys(text, "jwk").problem).startswith(sentence)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"oth": []}, "This RSA key has more than two primes"),
        ({"d": "AQ", "p": "AQ"}, "The private numbers of this RSA key"),
        ({"n": "AAAA"}, "The modulus n of this RSA key is even or tiny"),
        ({"e": "Ag"}, "The exponent e of this RSA key must be odd"),
    ],
)
def test_numbers_that_make_no_rsa_key_are_refused(changed: dict[str, Any], sentence: str) -> None:
    reading = read(private_jwk("RSA") | changed)

    assert str(reading.problem).startswith(sentence)


def test_some_of_the_primes_are_not_enough() -> None:
    reading = read(without(private_jwk("RSA"), "qi"))

    assert str(reading.problem).startswith("The JWK has some of p, q, dp, dq and qi")


@pytest.mark.parametrize("d", ["AQ", "____" * 90])
def test_a_private_exponent_out_of_range_is_told(d: str) -> None:
    reading = read(without(private_jwk("RSA"), "p", "q", "dp", "dq", "qi") | {"d": d})

    assert "The private exponent d of this RSA key is out of range." == reading.problem


def test_a_private_exponent_of_another_key_is_told() -> None:
    other = private_jwk("RSA", 1)["d"]
    reading = read(public_jwk("RSA") | {"d": other[:-3] + "AAA"})

    assert reading.problem.startswith(("The JWK has no p and q", "The private exponent d"))


def test_a_point_has_to_lie_on_its_curve() -> None:
    reading = read(public_jwk("P-256") | {"y": public_jwk("P-256", 1)["y"]})

    assert reading.problem.startswith("The point (x, y) of this JWK is not on the curve P-256.")


def test_a_private_number_has_a_range() -> None:
    reading = read(public_jwk("P-256") | {"d": "_" * 42 + "8"})

    assert "The private number d of this JWK is out of the range of P-256." == reading.problem


@pytest.mark.parametrize(
    ("name", "member", "public"),
    [("P-256", "d", "x, y"), ("Ed25519", "d", "x"), ("ML-DSA-44", "priv", "pub")],
)
def test_the_private_member_of_another_key_is_told(name: str, member: str, public: str) -> None:
    reading = read(public_jwk(name) | {member: private_jwk(name, 1)[member]})

    assert reading.problem.startswith(
        f"The private member “{member}” of this JWK does not belong to its public “{public}”."
    )


def test_padding_zeros_and_loose_bits_are_remarked() -> None:
    jwk = public_jwk("RSA")
    number = base64.urlsafe_b64decode(jwk["n"] + "==")
    padded = base64.urlsafe_b64encode(b"\0" + number).decode()

    reading = read(jwk | {"n": padded + "=" * (-len(padded) % 4)})
    loose = read({"kty": "oct", "k": "AB"})
    equal = read({"kty": "oct", "k": "AA=="})

    assert describe(reading.keys[0]) == "RSA public key, 2048 bits"
    assert "begins with a zero byte" in reading.remarks[-1]
    assert "holds bits that belong to no byte" in loose.remarks[0]
    assert "The “=” at the end of the JWK's member “k”" in equal.remarks[0]


def test_the_certificate_of_a_jwk_is_read_where_it_is_its_own() -> None:
    own = base64.b64encode(certificate_der("RSA")).decode()
    other = base64.b64encode(certificate_der("P-384")).decode()

    kept = read(public_jwk("RSA") | {"x5c": [own, other]})
    foreign = read(public_jwk("RSA") | {"x5c": [other]})
    broken = read(public_jwk("RSA") | {"x5c": ["!"]})
    empty = read(public_jwk("RSA") | {"x5c": []})

    assert "CN=RSA 0" == kept.keys[0].certificate.subject
    assert "is for another key than this JWK" in foreign.remarks[0]
    assert "cannot be read; it was left out" in broken.remarks[0]
    assert (None, None) == (foreign.keys[0].certificate, broken.keys[0].certificate)
    assert () == empty.remarks


def test_a_byte_order_mark_before_a_jwk_is_passed_over() -> None:
    assert None is read_keys("\ufeff" + json.dumps(public_jwk("RSA"))).problem


def test_a_name_that_is_given_twice_is_refused() -> None:
    reading = read_keys('{"kty":"oct",\n"k":"AA","k":"AQ"}')

    assert (
        "The JSON of the key has “k” a second time in line 2, column 10. Remove the wrong one."
        == reading.problem
    )


def test_broken_json_that_was_meant_as_a_jwk_is_no_secret() -> None:
    reading = read_keys('{"kty":"oct",\n"k":"AA",')

    assert str(reading.problem).startswith("The JSON of the key has a fault in line 2, column")


def test_other_json_is_a_secret() -> None:
    assert "utf8" == read_keys('{"secret": 1}').format
    assert "utf8" == read_keys("[").format
    assert "utf8" == read_keys("[1]").format


@settings(max_examples=50)
@given(st.sampled_from(["RSA", "EC", "OKP", "AKP", "oct", "?"]), json_objects(), st.data())
def test_no_members_make_an_exception(
    kty: str, members: dict[str, Any], data: st.DataObject
) -> None:
    names = ["n", "e", "d", "p", "crv", "x", "y", "k", "alg", "pub", "priv", "x5c", "key_ops"]
    values = json_values() | st.sampled_from(["AQAB", "P-256", "Ed25519", "ML-DSA-44", "A" * 43])
    chosen = data.draw(st.dictionaries(st.sampled_from(names), values))

    reading = read_keys(json.dumps({**members, **chosen, "kty": kty}))

    assert bool(reading.keys) != bool(reading.problem)


@given(
    st.sampled_from(KEY_NAMES),
    st.data(),
)
def test_a_key_with_one_damaged_member_is_read_or_refused(name: str, data: st.DataObject) -> None:
    jwk = private_jwk(name)
    member = data.draw(st.sampled_from(sorted(jwk)))
    place = data.draw(st.integers(0, len(jwk[member]) - 1))
    character = data.draw(st.sampled_from("AZaz09-_=+"))

    damaged = jwk | {member: jwk[member][:place] + character + jwk[member][place + 1 :]}
    reading = read(damaged)

    assert bool(reading.keys) != bool(reading.problem)


def test_the_pem_of_a_certificate_is_no_jwk() -> None:
    assert str(read_keys(certificate_pem("RSA"), "jwk").problem).startswith("The JSON of the key")
