import json
from hashlib import sha512
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.disclosures import (
    MAX_UNFOLDED_DEPTH,
    Unfolded,
    digest,
    hash_name,
    is_known_hash,
    unfold,
)
from tests.strategies import any_text, json_objects, json_values

# The two disclosures and digests that RFC 9901 section 4.2 computes.
CLAIM = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"
CLAIM_DIGEST = "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"
ELEMENT = "WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0"
ELEMENT_DIGEST = "w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs"


def disclosure(*array: Any) -> str:
    return encode(json.dumps(array).encode())


def of(text: str) -> str:
    return digest(text, "sha-256")


def problems(unfolded: Unfolded) -> tuple[str, ...]:
    return tuple(each.problem for each in unfolded.disclosures)


def test_the_digests_are_those_that_the_rfc_computes() -> None:
    assert CLAIM_DIGEST == of(CLAIM)
    assert ELEMENT_DIGEST == of(ELEMENT)


def test_a_disclosed_claim_stands_where_its_digest_was() -> None:
    unfolded = unfold({"iss": "a", "_sd": [CLAIM_DIGEST], "_sd_alg": "sha-256"}, (CLAIM,))

    (revealed,) = unfolded.disclosures
    assert {"iss": "a", "family_name": "Möbius"} == unfolded.payload
    assert ("_26bc4LT-ac6q2KI6cBW5es", "family_name", "Möbius", True, "") == (
        revealed.salt,
        revealed.claim,
        revealed.value,
        revealed.matched,
        revealed.problem,
    )


def test_a_disclosed_element_stands_in_its_place_of_the_array() -> None:
    payload = {"nationalities": ["DE", {"...": ELEMENT_DIGEST}, {"...": "withheld"}, "US"]}

    unfolded = unfold(payload, (ELEMENT,))

    assert {"nationalities": ["DE", "FR", "US"]} == unfolded.payload
    assert (None, True) == (unfolded.disclosures[0].claim, unfolded.disclosures[0].matched)
    assert 1 == unfolded.undisclosed


def test_disclosures_within_disclosures_are_put_in_place_too() -> None:
    city = disclosure("salt", "city", "Berlin")
    address = disclosure("salt", "address", {"_sd": [of(city), "decoy"], "country": "DE"})
    element = disclosure("salt", [{"_sd": [of(address)]}])

    unfolded = unfold({"list": [{"...": of(element)}]}, (city, address, element))

    place = {"address": {"country": "DE", "city": "Berlin"}}
    assert {"list": [[place]]} == unfolded.payload
    assert all(each.matched for each in unfolded.disclosures)
    assert 1 == unfolded.undisclosed


def test_withheld_claims_and_decoys_are_counted_and_leave_no_trace() -> None:
    unfolded = unfold({"_sd": ["a", "b"], "x": {"_sd": ["c"]}, "y": [{"...": "d"}]}, ())

    assert {"x": {}, "y": []} == unfolded.payload
    assert 4 == unfolded.undisclosed
    assert () == unfolded.problems


def test_the_digest_is_made_with_the_hash_that_the_payload_names() -> None:
    digest_512 = encode(sha512(CLAIM.encode()).digest())

    unfolded = unfold({"_sd": [digest_512], "_sd_alg": "sha-512"}, (CLAIM,))

    assert {"family_name": "Möbius"} == unfolded.payload
    assert digest_512 == unfolded.disclosures[0].digest


@pytest.mark.parametrize(
    ("known", "payload"),
    [(True, {}), (True, []), (True, {"_sd_alg": "sha3-256"}), (False, {"_sd_alg": "md5"})],
)
def test_a_payload_that_names_no_hash_means_sha_256(known: bool, payload: Any) -> None:  # noqa: FBT001
    assert known == is_known_hash(hash_name(payload))


@pytest.mark.parametrize(
    ("name", "shown"), [("md5", "“md5”"), (7, "no hash"), ("sha-1", "“sha-1”")]
)
def test_with_an_unknown_hash_nothing_is_matched(name: Any, shown: str) -> None:
    payload = {"_sd": [CLAIM_DIGEST], "_sd_alg": name}

    unfolded = unfold(payload, (CLAIM,))

    assert payload == unfolded.payload
    assert f"“_sd_alg” names {shown}, which is not known here" in unfolded.problems[0]
    assert ("family_name", False) == (
        unfolded.disclosures[0].claim,
        unfolded.disclosures[0].matched,
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a+b", "it is not base64url"),
        ("", "it is no JSON"),
        (encode(b"\xff"), "it is no UTF-8 text"),
        (encode(b"[1,"), "it is no JSON"),
        (disclosure("salt"), "it is no array of a salt, a name and a value, or of a salt and"),
        (disclosure(1, "name", "value"), "it is no array of a salt"),
        (disclosure("salt", 1, "value"), "it is no array of a salt"),
        (encode(b'{"a":1}'), "it is no array of a salt"),
        (disclosure("salt", "_sd", []), "its claim would be named “_sd”, which no claim may be"),
        (disclosure("salt", "...", []), "its claim would be named “...”, which no claim may be"),
    ],
)
def test_a_broken_disclosure_matches_nothing_and_says_why(text: str, problem: str) -> None:
    unfolded = unfold({"_sd": [of(text)]}, (text,))

    assert {} == unfolded.payload
    assert not unfolded.disclosures[0].matched
    assert problems(unfolded)[0].startswith(problem)


def test_a_disclosure_without_a_digest_is_not_matched() -> None:
    unfolded = unfold({"_sd": [], "a": 1}, (CLAIM,))

    assert {"a": 1} == unfolded.payload
    assert ("no digest of the payload is its own",) == problems(unfolded)


def test_a_disclosure_given_twice_is_matched_once() -> None:
    unfolded = unfold({"_sd": [CLAIM_DIGEST]}, (CLAIM, CLAIM))

    assert [True, False] == [each.matched for each in unfolded.disclosures]
    assert ("", "it is given twice") == problems(unfolded)


@pytest.mark.parametrize(
    ("payload", "text", "problem"),
    [
        ({"_sd": [CLAIM_DIGEST, CLAIM_DIGEST]}, CLAIM, "A digest is there twice"),
        ({"_sd": ["x"], "a": {"_sd": ["x"]}}, CLAIM, "A digest is there twice"),
        ({"_sd": CLAIM_DIGEST}, CLAIM, "“_sd” must be a list of digests."),
        ({"_sd": [1, None]}, CLAIM, "A digest must be a string."),
    ],
)
def test_what_a_payload_may_not_hold_is_said(payload: Any, text: str, problem: str) -> None:
    assert unfold(payload, (text,)).problems[0].startswith(problem)


@pytest.mark.parametrize(
    ("payload", "text", "problem"),
    [
        (
            {"_sd": [CLAIM_DIGEST], "family_name": 1},
            CLAIM,
            "a claim of that name is there already",
        ),
        ({"_sd": [ELEMENT_DIGEST]}, ELEMENT, "it names no claim, and stands for one"),
        (
            {"a": [{"...": CLAIM_DIGEST}]},
            CLAIM,
            "it names a claim, and stands for an array element",
        ),
    ],
)
def test_a_disclosure_that_does_not_belong_where_its_digest_is_says_why(
    payload: Any, text: str, problem: str
) -> None:
    unfolded = unfold(payload, (text,))

    assert (problem,) == problems(unfolded)
    assert () == unfolded.problems
    assert not unfolded.disclosures[0].matched


def test_the_same_sentence_is_said_once() -> None:
    assert 1 == len(unfold({"_sd": [1, 2, 3]}, ()).problems)


def test_what_is_nested_below_the_bound_is_left_as_it_is() -> None:
    chain = [disclosure("salt", "end", 1)]
    for _level in range(MAX_UNFOLDED_DEPTH + 5):
        chain.append(disclosure("salt", "inner", {"_sd": [of(chain[-1])]}))

    unfolded = unfold({"_sd": [of(chain[-1])]}, tuple(chain))

    assert "nested more than 100 levels deep" in unfolded.problems[0]
    assert not unfolded.disclosures[0].matched
    assert unfolded.disclosures[-1].matched


@given(json_values(), st.lists(any_text(), max_size=4))
def test_any_payload_and_any_texts_are_unfolded(payload: Any, texts: list[str]) -> None:
    unfolded = unfold(payload, tuple(texts))

    assert len(texts) == len(unfolded.disclosures)
    assert not any(each.matched for each in unfolded.disclosures)


@given(json_objects(), any_text(), json_values())
def test_what_an_issuer_hides_is_what_a_verifier_sees(
    claims: dict[str, Any], name: str, value: Any
) -> None:
    payload = {member: claims[member] for member in claims if not member.startswith("_sd")}
    payload.pop(name, None)
    text = disclosure("salt", f"claim {name}", value)

    unfolded = unfold({**payload, "_sd": [of(text)]}, (text,))

    assert unfolded.disclosures[0].matched
    assert f"claim {name}" in unfolded.payload
