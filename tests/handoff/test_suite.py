import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from hypothesis import given, settings

from jwt_debugger import TokenError, inspect
from jwt_debugger.handoff import suite
from jwt_debugger.inspection.result import SignatureStatus, TimeStatus
from jwt_debugger.jose.key import KeyReading
from jwt_debugger.jose.keys import read_keys
from jwt_debugger.jose.signatures import SIGNATURE_ALGORITHMS
from tests.key_material import HMAC_SECRET, KEY_OF_ALGORITHM, private_pem, public_pem
from tests.strategies import json_objects, nearly_json

NOW = datetime(2026, 5, 29, 12, 0, tzinfo=UTC)
SECRET = read_keys(HMAC_SECRET)
HEADER = '{"typ":"JWT", "alg":"HS256","kid":"k"}'
PAYLOAD = '{ "iss":"me","aud":"you", "n":9007199254740993,"f":1.0,"iat":1,"nbf":1,"exp":2}'
NAMES = [
    "valid",
    "expired",
    "not-yet-valid",
    "wrong-audience",
    "wrong-issuer",
    "tampered",
    "unsigned",
    "other-key",
]


def made(
    header: str = HEADER, payload: str = PAYLOAD, keys: KeyReading | None = SECRET
) -> dict[str, dict[str, str]]:
    """Return the cases by their names."""
    cases = json.loads(suite.test_suite(header, payload, keys, NOW))
    return {case["name"]: case for case in cases}


def key_for(algorithm: str) -> tuple[str, str]:
    name = KEY_OF_ALGORITHM.get(algorithm)
    return (private_pem(name), public_pem(name)) if name else (HMAC_SECRET, HMAC_SECRET)


def statuses(token: str, at: datetime = NOW) -> tuple[SignatureStatus, TimeStatus]:
    inspection = inspect(token, HMAC_SECRET, at=at)
    assert inspection.signature is not None
    return inspection.signature.status, inspection.time.status


def test_a_set_has_one_token_to_accept_and_one_for_each_fault() -> None:
    cases = made()

    assert NAMES == list(cases)
    assert ["valid"] == [name for name, case in cases.items() if case["expect"] == "accept"]
    assert all(
        case["why"] and set(case) == {"name", "token", "expect", "why"} for case in cases.values()
    )


@pytest.mark.parametrize("years", [0, 9])
def test_each_token_has_its_own_fault_and_no_other_for_years(years: int) -> None:
    at = NOW + timedelta(days=365 * years)
    good, invalid = SignatureStatus.VERIFIED, SignatureStatus.INVALID

    found = {name: statuses(case["token"], at) for name, case in made().items()}

    assert {
        "valid": (good, TimeStatus.CURRENT),
        "expired": (good, TimeStatus.EXPIRED),
        "not-yet-valid": (good, TimeStatus.NOT_YET_VALID),
        "wrong-audience": (good, TimeStatus.CURRENT),
        "wrong-issuer": (good, TimeStatus.CURRENT),
        "tampered": (invalid, TimeStatus.CURRENT),
        "unsigned": (SignatureStatus.UNSIGNED, TimeStatus.CURRENT),
        "other-key": (invalid, TimeStatus.CURRENT),
    } == found


@pytest.mark.parametrize("algorithm", SIGNATURE_ALGORITHMS)
def test_every_algorithm_makes_a_set_whose_verdicts_are_as_said(algorithm: str) -> None:
    private, public = key_for(algorithm)
    cases = made(json.dumps({"alg": algorithm}), PAYLOAD, read_keys(private))

    verified = {
        name
        for name, case in cases.items()
        if str(inspect(case["token"], public).to_dict()["signature"]["status"]) == "verified"
    }

    assert set(NAMES) - {"tampered", "unsigned", "other-key"} == verified


@pytest.mark.parametrize("name", NAMES)
def test_pyjwt_expects_what_the_set_does(name: str) -> None:
    case = made()[name]

    def decode() -> Any:
        return jwt.decode(
            case["token"], HMAC_SECRET, algorithms=["HS256"], audience="you", issuer="me"
        )

    if case["expect"] == "accept":
        assert "me" == decode()["iss"]
    else:
        with pytest.raises(jwt.InvalidTokenError):
            decode()


def test_every_other_character_of_the_texts_stays_as_it_is() -> None:
    inspection = inspect(made()["valid"]["token"])

    at = int(NOW.timestamp())
    end = at + 10 * 365 * 86_400
    expected = PAYLOAD.replace('"iat":1,"nbf":1,"exp":2', f'"iat":{at},"nbf":{at},"exp":{end}')
    assert HEADER == inspection.header_text
    assert expected == inspection.payload_text


def test_a_list_of_audiences_stays_a_list() -> None:
    cases = made(payload='{"aud":["you"]}')

    claims = inspect(cases["wrong-audience"]["token"]).claims
    assert ["https://wrong-audience.invalid"] == claims["aud"]


def test_only_the_end_is_added_to_a_payload_without_times() -> None:
    assert {"exp"} == inspect(made(payload="{}")["valid"]["token"]).claims.keys()


@pytest.mark.parametrize(
    ("header", "payload", "keys", "complaint"),
    [
        ("[]", "{}", SECRET, "takes a header and claims in JSON"),
        ("{", "{}", SECRET, "takes a header and claims in JSON"),
        (HEADER, "plain", SECRET, "takes a header and claims in JSON"),
        (HEADER, "[1]", SECRET, "takes a header and claims in JSON"),
        ('{"typ":"JWT"}', "{}", SECRET, "names no algorithm"),
        ('{"alg":"none"}', "{}", None, "not signed"),
        ('{"alg":"HS256","b64":false,"crit":["b64"]}', "{}", SECRET, "“b64”"),
        (HEADER, "{}", None, "needs a secret"),
        ('{"alg":"RS256"}', "{}", read_keys(public_pem("RSA")), "A public key cannot sign"),
        (HEADER, '{"a":"\ud800"}', SECRET, "surrogate pair"),
    ],
)
def test_what_makes_no_set_is_refused_in_a_sentence(
    header: str, payload: str, keys: KeyReading | None, complaint: str
) -> None:
    with pytest.raises(TokenError) as refusal:
        suite.test_suite(header, payload, keys, NOW)

    assert complaint in str(refusal.value)


@settings(max_examples=50)
@given(json_objects())
def test_any_claims_make_a_set(claims: dict[str, Any]) -> None:
    assert NAMES == list(made(payload=json.dumps(claims)))


@settings(max_examples=100)
@given(header=nearly_json(), payload=nearly_json())
def test_any_texts_make_a_set_or_are_refused(header: str, payload: str) -> None:
    refused = suppress(TokenError)
    for texts in ((header, PAYLOAD), (HEADER, payload)):
        names = NAMES

        with refused:
            names = list(made(*texts))

        assert NAMES == names


def test_no_case_holds_the_secret() -> None:
    assert HMAC_SECRET not in suite.test_suite(HEADER, PAYLOAD, SECRET, NOW)
