import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jwt_debugger
from jwt_debugger.inspection.result import Form, SignatureStatus, TimeStatus
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.problems import Segment
from tests.key_material import HMAC_SECRET
from tests.strategies import any_text, compact_like, objects_of
from tests.vectors import load

ALGORITHMS = ("HS256", "ES256", "none", "dir", "PBES2-HS256+A128KW", "ECDH-ES", "A128GCMKW")
PARAMETERS = (
    *("alg", "enc", "zip", "b64", "crit", "typ", "cty", "kid", "jwk", "x5c", "x5t", "jku"),
    *("p2s", "p2c", "epk", "apu", "apv", "iv", "tag"),
)
CLAIMS = (
    *("exp", "nbf", "iat", "auth_time", "iss", "sub", "aud", "jti", "cnf", "nonce", "azp", "act"),
    *("_sd", "_sd_alg", "...", "vct", "events", "scope", "roles", "email", "at_hash", "htu", "htm"),
)

MALFORMED = load("malformed_sample")
NOON = datetime(2026, 5, 29, 12, tzinfo=UTC)
ANSWERS = {"verified": "valid", "decrypted": "valid", "invalid": "invalid", "failed": "invalid"}


def key_text(case: dict[str, Any]) -> str:
    key = case["key"]
    return key if type(key) is str else json.dumps(key)


@pytest.mark.parametrize("case", MALFORMED, ids=lambda case: case["id"])
def test_every_malformed_input_is_answered_as_it_should_be(case: dict[str, Any]) -> None:
    inspection = jwt_debugger.inspect(case["token"], key_text(case), key_format=case["key_format"])

    verdict = inspection.signature or inspection.encryption
    assert verdict is not None
    answer = ANSWERS.get(verdict.status.value, "error")
    assert answer in {case["expect"], *case.get("also_ok", ())}
    assert case["token"] == inspection.token
    assert json.dumps(inspection.to_dict())


@pytest.mark.parametrize("case", MALFORMED, ids=lambda case: case["id"])
def test_each_fault_of_a_malformed_input_is_a_sentence_with_a_place_in_it(
    case: dict[str, Any],
) -> None:
    for problem in jwt_debugger.inspect(case["token"]).problems:
        assert 0 <= problem.position <= len(case["token"])
        assert problem.message.endswith((".", "?"))


@given(
    any_text() | compact_like(),
    st.none() | any_text() | st.binary(max_size=100),
    st.sampled_from(["auto", "utf8", "base64", "base64url", "hex", "pem", "der", "jwk", "jwks"]),
)
def test_any_text_with_any_key_is_answered(
    token: str, key: str | bytes | None, key_format: str
) -> None:
    inspection = jwt_debugger.inspect(token, key, key_format=key_format, at=NOON)

    assert json.loads(json.dumps(inspection.to_dict()))["form"] in set(Form)
    assert token == inspection.token


@given(
    objects_of(PARAMETERS),
    objects_of(CLAIMS),
    st.sampled_from(ALGORITHMS),
    st.sampled_from(["JWS", "JWE"]),
)
def test_any_value_of_any_known_parameter_and_claim_is_answered(
    header: str, payload: str, algorithm: str, form: str
) -> None:
    header = f'{{"alg":"{algorithm}","enc":"A128GCM",{header[1:]}'.replace(",}", "}")
    parts = [text.encode(errors="surrogatepass") for text in (header, payload)] + [b"s" * 32]
    if form == "JWE":
        parts = [parts[0], b"k" * 24, b"i" * 12, parts[1], b"t" * 16]
    token = ".".join(map(encode, parts))

    answer = jwt_debugger.inspect(token, HMAC_SECRET)

    json.dumps(answer.to_dict())


@given(st.binary(max_size=200), st.binary(max_size=200), st.binary(max_size=80))
def test_any_bytes_in_the_three_segments_are_answered(
    header: bytes, payload: bytes, signature: bytes
) -> None:
    from jwt_debugger.jose.base64url import encode

    token = ".".join(map(encode, (header, payload, signature)))

    inspection = jwt_debugger.inspect(token, HMAC_SECRET, at=NOON)

    assert inspection.signature is not None
    assert SignatureStatus.VERIFIED is not inspection.signature.status


@given(st.integers(0, 10_000))
def test_a_tampered_token_is_never_verified(place: int) -> None:
    token = jwt_debugger.sign('{"alg":"HS256"}', '{"admin":false}', HMAC_SECRET)
    at = place % len(token)
    tampered = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]

    inspection = jwt_debugger.inspect(tampered, HMAC_SECRET)

    assert inspection.signature is not None
    assert SignatureStatus.VERIFIED is not inspection.signature.status


def test_signature_and_time_are_separate_answers() -> None:
    token = jwt_debugger.sign('{"alg":"HS256"}', '{"exp":1780000000}', HMAC_SECRET)

    expired = jwt_debugger.inspect(token, HMAC_SECRET, at=NOON)
    earlier = jwt_debugger.inspect(token, "wrong", at=NOON - timedelta(days=30))

    assert expired.signature is not None
    assert earlier.signature is not None
    assert (SignatureStatus.VERIFIED, TimeStatus.EXPIRED) == (
        expired.signature.status,
        expired.time.status,
    )
    assert (SignatureStatus.INVALID, TimeStatus.CURRENT) == (
        earlier.signature.status,
        earlier.time.status,
    )


def test_an_inspection_cannot_be_changed_and_shows_no_secret() -> None:
    inspection = jwt_debugger.inspect("a.b.c", "the secret nobody may see")

    assert "the secret nobody may see" not in repr(inspection)
    assert "the secret nobody may see" not in json.dumps(inspection.to_dict())
    with suppress(AttributeError):
        inspection.token = "other"  # type: ignore[misc]
    assert "a.b.c" == inspection.token


def test_white_space_around_a_token_is_no_fault() -> None:
    token = jwt_debugger.sign('{"alg":"HS256"}', "{}", HMAC_SECRET)

    inspection = jwt_debugger.inspect(f" \n{token}\n", HMAC_SECRET)

    assert () == inspection.problems
    assert inspection.part(Segment.PAYLOAD) is not None
    assert None is inspection.part(Segment.TAG)


def test_a_payload_cut_short_is_shown_up_to_where_it_ends() -> None:
    token = jwt_debugger.sign('{"alg":"HS256"}', '{"sub":"user","admin":true}', HMAC_SECRET)
    header, payload, signature = token.split(".")

    inspection = jwt_debugger.inspect(f"{header}.{payload[:18]}*{payload[19:]}.{signature}")

    assert Form.MALFORMED is inspection.form
    assert '{"sub":"user"' == inspection.payload_text
    assert (18, len(header) + 19) == (
        inspection.problems[0].offset,
        inspection.problems[0].position,
    )


def test_the_package_names_what_it_has_and_nothing_else() -> None:
    assert all(hasattr(jwt_debugger, name) for name in jwt_debugger.__all__)
    with pytest.raises(AttributeError, match="no attribute 'decode'"):
        _ = jwt_debugger.decode
