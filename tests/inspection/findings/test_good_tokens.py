"""False alarms are faults: random tokens of good practice have no finding above info."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import jwt_debugger
from jwt_debugger.inspection.findings.kinds import LOGOUT_EVENT, Kind, kind_of
from jwt_debugger.inspection.result import Inspection, Severity
from jwt_debugger.inspection.token_hashes import expected_hash
from jwt_debugger.jose.base64url import encode
from tests.inspection.findings.subjects import DAY, HOUR, NOW, review, signed
from tests.key_material import HMAC_SECRET, private_pem, public_jwk
from tests.selective import bind, disclosure, holder, issue, present

MINUTE = 60
ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
WORDS = st.text(ALPHABET, min_size=1, max_size=22)
IDS = st.uuids().map(str) | st.integers(1, 10**9).map(str) | WORDS
HOSTS = WORDS.map("{}.example.com".format)
URLS = st.builds("https://{}/{}".format, HOSTS, WORDS) | HOSTS.map("https://{}".format)
KEY_IDS = WORDS | st.uuids().map(str) | st.dates().map("{:%Y-%m}-a".format)
PEOPLE = st.sampled_from(
    ["Zoë Nakamura", "Иван Петров", "山田 太郎", "O'Brien", "Ωmega", "می‌خواهم"]
)
ROLES = st.lists(st.sampled_from(["viewer", "billing", "admin", "secretary", "passenger"]))
AGES = st.integers(0, 50 * MINUTE)
AUDIENCES = URLS | WORDS | st.lists(URLS, min_size=1, max_size=3)


def assert_good(inspection: Inspection, kind: Kind) -> None:
    assert kind is kind_of(inspection)
    graver = [each.id for each in inspection.findings if each.severity is not Severity.INFO]
    assert [] == graver
    assert inspection.checks_passed > 10


def sign_with_key(claims: dict[str, Any], **header: Any) -> str:
    text = json.dumps({"alg": "ES256", **header})
    return jwt_debugger.sign(text, json.dumps(claims), private_pem("P-256"))


@st.composite
def times(draw: st.DrawFn, life: int) -> dict[str, int]:
    """Draw when a token was issued, and an end that is `life` seconds later at most."""
    issued = NOW - draw(AGES)
    drawn = {"iat": issued, "exp": issued + draw(st.integers(MINUTE, life))}
    return {**drawn, "nbf": issued} if draw(st.booleans()) else drawn


@given(st.data())
def test_what_jsonwebtoken_makes_at_a_login(data: st.DataObject) -> None:
    claims = {
        "_id": data.draw(st.text("0123456789abcdef", min_size=24, max_size=24)),
        "admin": data.draw(st.booleans()),
        **data.draw(times(7 * DAY)),
    }

    assert_good(review(signed(claims)), Kind.PLAIN)


@given(st.data())
def test_a_jwt_that_says_whom_it_is_for(data: st.DataObject) -> None:
    claims = {
        "iss": data.draw(URLS | WORDS),
        "sub": data.draw(IDS),
        "aud": data.draw(AUDIENCES),
        "jti": data.draw(IDS),
        "name": data.draw(PEOPLE),
        "roles": data.draw(ROLES),
        "scope": "read write",
        "email_verified": True,
        "password_changed_at": "2026-01-31T12:00:00Z",
        "mobile_app_version": "10.2.1",
        "count": data.draw(st.integers(-(2**53), 2**53)),
        **data.draw(times(30 * DAY)),
    }

    assert_good(review(signed(claims, {"kid": data.draw(KEY_IDS)})), Kind.PLAIN)


@given(st.data())
def test_an_access_token(data: st.DataObject) -> None:
    claims = {
        "iss": data.draw(URLS),
        "sub": data.draw(IDS),
        "aud": data.draw(AUDIENCES),
        "client_id": data.draw(IDS),
        "jti": data.draw(IDS),
        "scope": "openid profile orders:read",
        "auth_time": NOW - HOUR,
        "amr": ["pwd", "otp"],
        **data.draw(times(HOUR)),
    }
    token = sign_with_key(claims, typ="at+jwt", kid=data.draw(KEY_IDS))

    assert_good(review(token, private_pem("P-256")), Kind.ACCESS_TOKEN)


@given(st.data())
def test_an_id_token(data: st.DataObject) -> None:
    audience = data.draw(AUDIENCES)
    claims = {
        "iss": data.draw(URLS),
        "sub": data.draw(IDS),
        "aud": audience,
        "nonce": data.draw(WORDS),
        "at_hash": expected_hash("at_hash", data.draw(WORDS), "ES256"),
        "c_hash": expected_hash("c_hash", data.draw(WORDS), "ES256"),
        "azp": data.draw(WORDS),
        "auth_time": NOW - HOUR,
        "name": data.draw(PEOPLE),
        "email": "ada@example.com",
        "birthdate": "1815-12-10",
        "phone_number": "+44 20 7946 0000",
        "pwd_url": "https://example.com/password",
        **data.draw(times(HOUR)),
    }

    assert_good(review(sign_with_key(claims), private_pem("P-256")), Kind.ID_TOKEN)


@given(st.data())
def test_a_dpop_proof(data: st.DataObject) -> None:
    claims = {
        "jti": data.draw(IDS),
        "htm": data.draw(st.sampled_from(["GET", "POST", "DELETE"])),
        "htu": data.draw(URLS),
        "iat": NOW - data.draw(st.integers(0, MINUTE)),
        "ath": expected_hash("ath", data.draw(WORDS), ""),
        "nonce": data.draw(WORDS),
    }
    token = sign_with_key(claims, typ="dpop+jwt", jwk=public_jwk("P-256"))

    assert_good(review(token, private_pem("P-256")), Kind.DPOP_PROOF)


@given(st.data())
def test_a_logout_token(data: st.DataObject) -> None:
    claims: dict[str, Any] = {
        "iss": data.draw(URLS),
        "aud": data.draw(AUDIENCES),
        "jti": data.draw(IDS),
        "events": {LOGOUT_EVENT: {}},
        data.draw(st.sampled_from(["sub", "sid"])): data.draw(IDS),
        **data.draw(times(2 * MINUTE)),
    }
    if data.draw(st.booleans()):
        del claims["exp"]  # providers of before 2022
    header = data.draw(st.sampled_from([{}, {"typ": "JWT"}, {"typ": "logout+jwt"}]))

    assert_good(review(sign_with_key(claims, **header), private_pem("P-256")), Kind.LOGOUT_TOKEN)


@given(st.data())
def test_a_client_assertion(data: st.DataObject) -> None:
    client = data.draw(IDS)
    claims = {
        "iss": client,
        "sub": client,
        "aud": data.draw(URLS),
        "jti": data.draw(IDS),
        **data.draw(times(10 * MINUTE)),
    }
    header = data.draw(st.sampled_from([{}, {"typ": "client-authentication+jwt"}]))
    token = sign_with_key(claims, kid=data.draw(KEY_IDS), **header)

    assert_good(review(token, private_pem("P-256")), Kind.CLIENT_ASSERTION)


@given(st.data())
def test_a_credential_with_what_its_holder_shows(data: st.DataObject) -> None:
    hidden = [
        disclosure("salt", "given_name", data.draw(PEOPLE)),
        disclosure("salt", "email", "ada@example.com"),
        disclosure("salt", "birthdate", "1815-12-10"),
        disclosure("salt", "portrait", "A" * 9_000),
    ]
    claims = {
        "iss": data.draw(URLS),
        "vct": data.draw(URLS),
        "iat": NOW - 100 * DAY,
        **data.draw(st.sampled_from([{}, {"exp": NOW + 3_000 * DAY}])),
        **holder(),
    }
    shown = data.draw(st.lists(st.sampled_from(hidden), unique=True))
    token = bind(present(issue(claims, hidden, typ="dc+sd-jwt"), *shown), iat=NOW)

    inspection = review(token, private_pem("P-256"))

    assert_good(inspection, Kind.SD_JWT_VC)
    assert inspection.key_binding is not None
    assert () == inspection.key_binding.findings


@settings(max_examples=20)
@given(st.data())
def test_what_is_encrypted_may_be_personal_and_secret(data: st.DataObject) -> None:
    inner = {
        "iss": data.draw(URLS),
        "sub": data.draw(IDS),
        "aud": data.draw(WORDS),
        "email": "ada@example.com",
        "card": "4111111111111111",
        "password": "hunter22",
        **data.draw(times(DAY)),
    }
    nested = data.draw(st.booleans())
    plaintext = signed(inner) if nested else json.dumps(inner)
    key = json.dumps({"keys": [_secret_jwk(HMAC_SECRET), _secret_jwk(HMAC_SECRET[:32])]})
    header = json.dumps({"alg": "dir", "enc": "A256GCM"})
    token = jwt_debugger.encrypt(header, plaintext, HMAC_SECRET[:32])

    inspection = review(token, key)

    assert () == inspection.findings
    assert nested == (inspection.nested is not None)
    if inspection.nested:
        assert_good(inspection.nested, Kind.PLAIN)


def _secret_jwk(secret: str) -> dict[str, str]:
    return {"kty": "oct", "k": encode(secret.encode())}


@given(st.data())
def test_a_credential_of_the_w3c(data: st.DataObject) -> None:
    claims = {
        "iss": "did:web:example.com",
        "sub": "did:key:z6Mk",
        "vc": {"type": ["VerifiableCredential"], "credentialSubject": {"degree": "Bachelor"}},
        "nbf": NOW - DAY,
        "exp": NOW + data.draw(st.integers(DAY, 3_000 * DAY)),
    }
    token = sign_with_key(claims, kid="did:web:example.com#key-1")

    assert_good(review(token, private_pem("P-256")), Kind.OTHER)
