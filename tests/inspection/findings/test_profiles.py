"""What each kind of token must hold, by the document that defines it."""

import json
from typing import Any

import pytest

import jwt_debugger
from jwt_debugger.inspection.findings.kinds import LOGOUT_EVENT, Kind, kind_of
from jwt_debugger.inspection.findings.profiles import kind_name
from tests.inspection.findings.subjects import (
    GOOD,
    HOUR,
    NOW,
    found,
    review,
    signed,
    without,
)
from tests.key_material import HMAC_SECRET, private_pem, public_jwk

ACCESS = {**GOOD, "client_id": "app", "jti": "1"}
IDENTITY = {**GOOD, "nonce": "n"}
LOGOUT = {**GOOD, "exp": NOW - HOUR + 120, "jti": "1", "events": {LOGOUT_EVENT: {}}}
ASSERTION = {**GOOD, "iss": "app", "sub": "app", "jti": "1", "iat": NOW - 60, "exp": NOW + 60}
PROOF = {"jti": "1", "htm": "GET", "htu": "https://api.example.com/orders", "iat": NOW}
CREDENTIAL = {"vct": "https://credentials.example.com/id", "iss": "https://issuer.example.com"}


@pytest.mark.parametrize(
    ("header", "claims", "kind"),
    [
        ({"typ": "at+jwt"}, ACCESS, Kind.ACCESS_TOKEN),
        ({"typ": "application/AT+JWT"}, ACCESS, Kind.ACCESS_TOKEN),
        ({}, IDENTITY, Kind.ID_TOKEN),
        ({}, {**IDENTITY, "scope": "openid"}, Kind.PLAIN),
        ({}, without(IDENTITY, "sub"), Kind.PLAIN),
        ({"typ": "dpop+jwt"}, PROOF, Kind.DPOP_PROOF),
        ({}, LOGOUT, Kind.LOGOUT_TOKEN),
        ({"typ": "logout+jwt"}, GOOD, Kind.LOGOUT_TOKEN),
        ({}, ASSERTION, Kind.CLIENT_ASSERTION),
        ({}, {**ASSERTION, "role": "admin"}, Kind.PLAIN),
        ({}, {**ASSERTION, "iss": 1, "sub": 1}, Kind.PLAIN),
        ({"typ": "dc+sd-jwt"}, CREDENTIAL, Kind.SD_JWT_VC),
        ({"typ": "secevent+jwt"}, GOOD, Kind.OTHER),
        ({"typ": 5}, GOOD, Kind.PLAIN),
        ({"typ": "JWT"}, {**GOOD, "events": []}, Kind.PLAIN),
    ],
)
def test_a_kind_is_recognised_by_its_type_and_else_by_its_claims(
    header: dict[str, Any], claims: dict[str, Any], kind: Kind
) -> None:
    assert kind is kind_of(review(signed(claims, header)))
    assert kind_name(kind)


def test_a_credential_is_recognised_by_its_form() -> None:
    token = signed(CREDENTIAL) + "~"

    assert Kind.SD_JWT_VC is kind_of(review(token))


@pytest.mark.parametrize(
    ("header", "claims", "missing"),
    [
        ({"typ": "at+jwt"}, ACCESS, "client_id"),
        ({"typ": "at+jwt"}, ACCESS, "jti"),
        ({"typ": "at+jwt"}, ACCESS, "sub"),
        ({"typ": "at+jwt"}, ACCESS, "aud"),
        ({"typ": "logout+jwt"}, LOGOUT, "events"),
        ({"typ": "logout+jwt"}, LOGOUT, "iss"),
        ({"typ": "dpop+jwt", "jwk": {}}, PROOF, "htu"),
        ({"typ": "client-authentication+jwt"}, ASSERTION, "jti"),
        ({"typ": "dc+sd-jwt"}, CREDENTIAL, "vct"),
        ({}, GOOD, "aud"),
    ],
)
def test_a_claim_that_the_kind_must_have_is_missed(
    header: dict[str, Any], claims: dict[str, Any], missing: str
) -> None:
    name = f"no-{missing.replace('_', '-')}"

    assert "medium" == found(signed(without(claims, missing), header))[name]
    assert name not in found(signed(claims, header))


def test_a_token_that_names_nobody_speaks_to_its_own_server() -> None:
    assert "info" == found(signed(without(GOOD, "iss", "aud")))["no-aud"]


def test_several_audiences_need_a_party() -> None:
    several = {**IDENTITY, "aud": ["a", "b"]}

    assert "low" == found(signed(several))["azp-missing"]
    assert "azp-missing" not in found(signed({**several, "azp": "a"}))
    assert "azp-missing" not in found(signed({**IDENTITY, "aud": ["a"]}))


def test_a_proof_carries_a_public_key_and_is_signed_with_the_private_one() -> None:
    bare = found(signed(PROOF, {"typ": "dpop+jwt"}))

    assert ("medium", "high") == (bare["dpop-key-missing"], bare["dpop-symmetric"])
    header = json.dumps({"alg": "ES256", "typ": "dpop+jwt", "jwk": public_jwk("P-256")})
    assert {} == found(jwt_debugger.sign(header, json.dumps(PROOF), private_pem("P-256")), None)


def test_a_logout_token_names_its_event_and_whom_it_logs_out() -> None:
    typed = {"typ": "logout+jwt"}

    assert {} == found(signed(LOGOUT, typed))
    assert {} == found(signed(without(LOGOUT, "sub", sid="s"), typed))
    assert {"logout-nonce": "medium"} == found(signed({**LOGOUT, "nonce": "n"}, typed))
    assert {"logout-nobody": "medium"} == found(signed(without(LOGOUT, "sub"), typed))
    assert {"logout-event": "medium"} == found(signed({**LOGOUT, "events": {}}, typed))
    assert {"logout-event": "medium"} == found(signed({**LOGOUT, "events": 1}, typed))
    assert {"logout-untyped": "info"} == found(signed(LOGOUT))


def test_a_client_speaks_about_itself_alone() -> None:
    typed = {"typ": "client-authentication+jwt"}

    assert {} == found(signed(ASSERTION, typed))
    assert {"assertion-subject": "medium"} == found(signed({**ASSERTION, "sub": "x"}, typed))


def test_of_what_is_encrypted_and_closed_the_header_alone_is_reviewed() -> None:
    header = '{"alg":"dir","enc":"A256GCM"}'
    key = HMAC_SECRET[:32]
    token = jwt_debugger.encrypt(header, json.dumps(without(GOOD, "exp")), key)

    closed, opened = review(token, None), review(token, key)

    assert () == closed.findings
    assert ["no-exp"] == [finding.id for finding in opened.findings]
    assert closed.checks_passed < opened.checks_passed
