import pytest

from jwt_debugger.inspection.claims import (
    describe_claim,
    describe_header_parameter,
    registered_claims,
)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("iss", "issuer"),
        ("sub", "subject"),
        ("aud", "audience"),
        ("exp", "expires"),
        ("nbf", "not before"),
        ("iat", "issued at"),
        ("name", "name"),
        ("roles", "roles"),
        ("nickname", "casual name"),
        ("sub_id", "subject identifier"),
        ("cdniip", "CDNI IP Address"),
        ("_claim_names", "claim names"),
        ("also_known_as", "also known as"),
    ],
)
def test_a_registered_claim_has_a_short_label(name: str, label: str) -> None:
    assert label == describe_claim(name).label


def test_a_registered_claim_has_the_words_and_the_document_of_the_registry() -> None:
    expiry, session_start = describe_claim("exp"), describe_claim("sip_date")

    assert expiry.meaning == "Expiration Time"
    assert expiry.reference == "RFC7519, Section 4.1.4"
    assert session_start.reference == "RFC8055; RFC3261"


@pytest.mark.parametrize("name", ["_id", "admin", "", "EXP", "https://example.com/role"])
def test_any_other_claim_is_custom(name: str) -> None:
    described = describe_claim(name)

    assert described.label == "custom"
    assert described.reference is None


def test_every_registered_claim_is_described() -> None:
    names = registered_claims()

    assert len(names) > 100
    for name in names:
        described = describe_claim(name)
        assert described.label
        assert described.label != "custom"
        assert described.meaning
        assert described.reference


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("alg", "algorithm"),
        ("typ", "type"),
        ("cty", "content type"),
        ("kid", "key ID"),
        ("crit", "critical"),
        ("enc", "content"),
        ("x5t#S256", "certificate hash"),
        ("p2c", "rounds"),
    ],
)
def test_a_header_parameter_has_a_short_label(name: str, label: str) -> None:
    assert label == describe_header_parameter(name).label


def test_the_header_nonce_and_the_claim_nonce_are_two_things() -> None:
    assert describe_header_parameter("nonce").reference == "RFC 8555"
    assert describe_claim("nonce").reference == "OpenID Connect Core 1.0, Section 2; RFC9449"


def test_a_claim_repeated_in_the_header_means_the_same_there() -> None:
    assert describe_claim("iss") == describe_header_parameter("iss")
    assert describe_header_parameter("tenant").label == "custom"
