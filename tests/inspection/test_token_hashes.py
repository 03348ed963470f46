"""The examples of the documents, and what nobody can tell."""

import pytest

from jwt_debugger.inspection.token_hashes import expected_hash, hash_length, is_tied_to, ties
from tests.inspection.findings.subjects import GOOD, review, signed

# OpenID Connect Core, appendix A.4 and A.6, and RFC 9449 section 7.1.
ACCESS_TOKEN = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"
CODE = "Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk"
BOUND_TOKEN = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU"


@pytest.mark.parametrize(
    ("claim", "text", "expected"),
    [
        ("at_hash", ACCESS_TOKEN, "77QmUPtjPfzWtF2AnpK9RQ"),
        ("c_hash", CODE, "LDktKdoQak3Pk0cnXxCltA"),
        ("ath", BOUND_TOKEN, "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo"),
    ],
)
def test_the_documents_own_examples(claim: str, text: str, expected: str) -> None:
    assert expected == expected_hash(claim, text, "RS256")
    token = review(signed({**GOOD, claim: expected}))
    assert is_tied_to(token, claim, text) is True
    assert is_tied_to(token, claim, f"{text}x") is False


def test_the_length_is_that_of_the_algorithms_hash() -> None:
    assert [22, 32, 43] == [hash_length("at_hash", f"ES{bits}") for bits in (256, 384, 512)]
    assert 43 == hash_length("ath", "")


def test_what_cannot_be_told_is_not_guessed() -> None:
    assert expected_hash("at_hash", ACCESS_TOKEN, "EdDSA") is None
    assert expected_hash("sub", ACCESS_TOKEN, "RS256") is None
    assert hash_length("at_hash", "") is None
    assert is_tied_to(review(signed()), "at_hash", ACCESS_TOKEN) is None
    assert is_tied_to(review("?"), "at_hash", ACCESS_TOKEN) is None
    assert is_tied_to(review("e30.e30."), "at_hash", ACCESS_TOKEN) is None


def test_of_several_hashes_each_is_told() -> None:
    claims = {"at_hash": "77QmUPtjPfzWtF2AnpK9RQ", "c_hash": "LDktKdoQak3Pk0cnXxCltA"}
    token = review(signed({**GOOD, **claims}))

    assert {"at_hash": True, "c_hash": False} == ties(token, ACCESS_TOKEN)
    assert {"at_hash": False, "c_hash": False} == ties(token, "\ud800")
    assert {} == ties(review(signed()), ACCESS_TOKEN)


@pytest.mark.parametrize("before", ["Bearer ", "bearer  ", "Authorization: Bearer ", "DPoP "])
def test_the_scheme_of_a_header_is_no_part_of_the_access_token(before: str) -> None:
    token = review(signed({**GOOD, "at_hash": "77QmUPtjPfzWtF2AnpK9RQ"}))

    assert {"at_hash": True} == ties(token, before + ACCESS_TOKEN)
    assert {"at_hash": False} == ties(token, before.strip() + ACCESS_TOKEN)
