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
    compact,
    found,
    review,
    signed,
    without,
)
from tests.key_material import HMAC_SECRET, private_jwk, private_pem, public_jwk, public_pem
from tests.selective import ISSUERS_KEY, disclosure, issue, present

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
        ({}, PROOF, Kind.DPOP_PROOF),
        ({}, {"at_hash": "x"}, Kind.ID_TOKEN),
        ({}, {**IDENTITY, "scp": "read"}, Kind.PLAIN),
        ({}, {**GOOD, "vc": {"type": []}}, Kind.OTHER),
        ({}, {**GOOD, "vp": {"type": []}}, Kind.OTHER),
        ({}, {**GOOD, "vc": "text"}, Kind.PLAIN),
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


def proof(claims: dict[str, Any] = PROOF, **header: Any) -> str:
    whole = {"alg": "ES256", "typ": "dpop+jwt", "jwk": public_jwk("P-256"), **header}
    return jwt_debugger.sign(json.dumps(whole), json.dumps(claims), private_pem("P-256"))


def test_a_proof_says_its_type_and_keeps_its_private_key() -> None:
    assert {} == found(proof(), public_pem("P-256"))
    assert {"dpop-private-key": "high"} == found(proof(jwk=private_jwk("P-256")), None)
    assert {"dpop-untyped": "medium"} == found(proof(typ="JWT"), None)


@pytest.mark.parametrize(("ending", "remarked"), [("", False), ("?a=b", True), ("#a", True)])
def test_a_proof_names_its_target_without_query(ending: str, remarked: bool) -> None:  # noqa: FBT001
    token = proof({**PROOF, "htu": f"https://api.example.com/orders{ending}"})

    assert ({"dpop-htu": "low"} if remarked else {}) == found(token, None)


@pytest.mark.parametrize(
    ("name", "value", "wrong"),
    [
        ("at_hash", "77QmUPtjPfzWtF2AnpK9RQ", False),
        ("at_hash", "77QmUPtjPfzWtF2AnpK9R", True),
        ("c_hash", "77QmUPtjPfzWtF2AnpK9R=", True),
        ("s_hash", 5, True),
        ("ath", "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo", False),
        ("ath", "77QmUPtjPfzWtF2AnpK9RQ", True),
    ],
)
def test_the_hash_of_another_token_has_its_length(
    name: str,
    value: object,
    wrong: bool,  # noqa: FBT001
) -> None:
    ids = found(signed({**GOOD, "nonce": "n", name: value}))

    assert ({"token-hash-malformed": "medium"} if wrong else {}) == ids


def test_an_id_token_without_a_nonce_is_remarked_calmly() -> None:
    claims = {**GOOD, "at_hash": "77QmUPtjPfzWtF2AnpK9RQ"}

    assert {"no-nonce": "info"} == found(signed(claims))
    assert {} == found(signed({**claims, "nonce": "n"}))


def test_a_credential_says_its_type_and_hides_nothing_that_a_verifier_must_know() -> None:
    hidden = [disclosure("s", "exp", NOW + HOUR), disclosure("s", "status", {})]
    shown = present(issue(CREDENTIAL, hidden, typ="dc+sd-jwt"), *hidden)
    untyped = present(issue(CREDENTIAL, [disclosure("s", "given_name", "Ada")]))
    nested = [disclosure("s", "person", {"exp": 1})]

    assert {"credential-hidden-claim": "medium"} == found(shown, ISSUERS_KEY)
    assert {"credential-untyped": "medium"} == found(untyped, ISSUERS_KEY)
    assert {} == found(present(issue(CREDENTIAL, nested, typ="dc+sd-jwt"), *nested), ISSUERS_KEY)


def test_the_words_for_a_missing_audience_fit_the_key() -> None:
    claims = without(GOOD, "aud")

    assert "shares this secret" in review(signed(claims)).findings[0].detail
    assert "trusts this key" in review(compact({"alg": "ES256"}, claims)).findings[0].detail


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
    assert {"no-sub": "medium"} == found(signed(without(ASSERTION, "sub"), typed))


def test_of_what_is_encrypted_and_closed_the_header_alone_is_reviewed() -> None:
    header = '{"alg":"dir","enc":"A256GCM"}'
    key = HMAC_SECRET[:32]
    token = jwt_debugger.encrypt(header, json.dumps(without(GOOD, "exp")), key)

    closed, opened = review(token, None), review(token, key)

    assert () == closed.findings
    assert ["no-exp"] == [finding.id for finding in opened.findings]
    assert closed.checks_passed < opened.checks_passed
