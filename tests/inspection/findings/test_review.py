"""One test a finding: a token that has it, and one that nearly has."""

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jwt_debugger
from jwt_debugger.examples import catalogue, make_example
from jwt_debugger.inspection.findings.review import RULES, checks_markdown, reviewed_again
from jwt_debugger.inspection.result import Severity
from tests.inspection.findings.subjects import (
    DAY,
    GOOD,
    HOUR,
    NOON,
    NOW,
    compact,
    found,
    review,
    signed,
    without,
)
from tests.key_material import (
    HMAC_SECRET,
    certificate_pem,
    private_jwk,
    private_pem,
    public_jwk,
    public_pem,
)

UNSIGNED = {"alg": "none"}


def test_a_token_of_good_practice_has_no_finding_and_passes_many_checks() -> None:
    inspection = review(signed())

    assert () == inspection.findings
    assert inspection.checks_passed > 20


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("valid-hs256", []),
        ("valid-rs256", []),
        (
            "expired",
            ["short-secret", "lifetime-long", "no-aud", "personal-data-readable"],
        ),
        ("unsigned", ["alg-none"]),
        ("encrypted", []),
        ("malformed", []),
        ("login", ["no-aud"]),
    ],
)
def test_each_example_has_the_findings_that_it_promises(name: str, ids: list[str]) -> None:
    example = make_example(name, NOON)

    inspection = review(example.token, example.key_text or None, key_format=example.key_format)

    assert ids == [finding.id for finding in inspection.findings]
    assert name in {title.id for title in catalogue()}


# How it is signed or encrypted.


@pytest.mark.parametrize("algorithm", ["none", "None", "nONE"])
def test_alg_none_is_grave(algorithm: str) -> None:
    assert "high" == found(compact({"alg": algorithm}, signature=b""))["alg-none"]
    assert "alg-none" not in found(compact({"alg": "none256"}))


def test_a_signature_of_zeros_is_grave() -> None:
    half = bytes(32)

    for signature in (half + half, half + b"\1" * 32, b"\1" * 32 + half):
        assert "ecdsa-zero-signature" in found(compact({"alg": "ES256"}, signature=signature))
    assert "ecdsa-zero-signature" not in found(compact({"alg": "ES256"}, signature=b"\1" * 64))
    assert "ecdsa-zero-signature" not in found(compact({"alg": "ES256"}, signature=b""))
    assert "ecdsa-zero-signature" not in found(compact({"alg": "HS256"}, signature=bytes(64)))


def test_a_payload_that_is_not_encoded_is_remarked() -> None:
    header = '{"alg":"HS256","b64":false,"crit":["b64"]}'

    assert "payload-not-encoded" in found(jwt_debugger.sign(header, "{}", HMAC_SECRET))
    assert "payload-not-encoded" not in found(signed(header={"b64": True, "crit": ["b64"]}))


def test_a_critical_extension_that_nobody_knows_is_named() -> None:
    assert "medium" == found(signed(header={"crit": ["x"], "x": 1}))["crit-unknown"]
    assert "crit-unknown" not in found(signed(header={"crit": ["b64"], "b64": True}))


def test_rsa1_5_is_no_good_practice() -> None:
    header = '{"alg":"RSA1_5","enc":"A128GCM"}'
    good = header.replace("RSA1_5", "RSA-OAEP-256")

    for text, expected in ((header, True), (good, False)):
        token = jwt_debugger.encrypt(text, json.dumps(GOOD), public_pem("RSA"))
        assert expected == ("rsa1-5" in found(token, private_pem("RSA")))


@pytest.mark.parametrize(("rounds", "few"), [(1, True), (999, True), (1_000, False)])
def test_a_password_must_be_hashed_often(rounds: int, few: bool) -> None:  # noqa: FBT001
    header = {"alg": "PBES2-HS256+A128KW", "enc": "A128GCM", "p2s": "c2FsdHNhbHQ", "p2c": rounds}
    token = f"{compact(header).split('.')[0]}.AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA"

    assert few == ("pbes2-few-rounds" in found(token, None))


# The key that was given.


@pytest.mark.parametrize(
    ("length", "severity"), [(9, "high"), (13, "high"), (14, "medium"), (31, "medium"), (32, None)]
)
def test_a_secret_shorter_than_its_hash_is_remarked(length: int, severity: str | None) -> None:
    secret = "s3cretly"[:8] * 4 + "x"
    secret = secret[:length]

    assert severity == found(signed(secret=secret), secret).get("short-secret")


@pytest.mark.parametrize("name", ["HS", "HS1", "HS999", "HSabc", "HS²"])
def test_no_length_is_asked_of_a_secret_for_an_algorithm_that_is_not_known(name: str) -> None:
    assert "short-secret" not in found(compact({"alg": name, "typ": "JWT"}), "x")


def test_the_text_of_a_public_key_is_no_secret() -> None:
    text = public_pem("RSA")

    def severity(secret: str) -> str | None:
        header = '{"alg":"HS256","typ":"JWT"}'
        token = jwt_debugger.sign(header, json.dumps(GOOD), secret, key_format="utf8")
        return found(token, secret, key_format="utf8").get("public-key-as-hmac-secret")

    assert "high" == severity(text)
    assert severity(f"x{text}") is None


def test_an_rsa_key_has_2048_bits_at_least_and_the_usual_exponent() -> None:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    def pem(exponent: int, size: int) -> str:
        key = rsa.generate_private_key(public_exponent=exponent, key_size=size)
        kind = serialization.PublicFormat.SubjectPublicKeyInfo
        return key.public_key().public_bytes(serialization.Encoding.PEM, kind).decode()

    token = compact({"alg": "RS256"})
    assert "high" == found(token, pem(65_537, 1_024))["rsa-key-small"]
    assert "low" == found(token, pem(3, 2_048))["rsa-exponent-unusual"]
    good = found(token, private_pem("RSA"))
    assert "rsa-key-small" not in good
    assert "rsa-exponent-unusual" not in good


@pytest.mark.parametrize(
    ("declared", "violated"),
    [
        ({"use": "enc"}, True),
        ({"key_ops": ["encrypt"]}, True),
        ({"alg": "RS512"}, True),
        ({"use": "sig", "alg": "ES256", "key_ops": ["verify"]}, False),
        ({}, False),
    ],
)
def test_what_a_key_declares_of_itself_is_held_against_it(
    declared: dict[str, Any],
    violated: bool,  # noqa: FBT001
) -> None:
    token = jwt_debugger.sign(json.dumps({"alg": "ES256"}), json.dumps(GOOD), private_pem("P-256"))

    ids = found(token, json.dumps({**public_jwk("P-256"), **declared}))

    assert violated == ("key-use-violated" in ids)


def test_a_certificate_that_is_out_of_date_is_remarked_as_time_goes_on() -> None:
    token = compact({"alg": "ES256"})
    inspection = jwt_debugger.inspect(token, certificate_pem("P-256"))
    assert inspection.signature is not None
    assert inspection.signature.key is not None
    certificate = inspection.signature.key.certificate
    assert certificate is not None

    def remarked(at: Any) -> bool:
        again = reviewed_again(inspection, at)
        return "certificate-out-of-date" in {finding.id for finding in again.findings}

    assert [True, False, True] == [
        remarked(at)
        for at in (
            certificate.not_before - timedelta(seconds=1),
            certificate.not_after,
            certificate.not_after + timedelta(seconds=1),
        )
    ]


# What the header points to.


@pytest.mark.parametrize("name", ["jku", "x5u"])
def test_a_place_to_fetch_the_key_from_is_remarked(name: str) -> None:
    assert "medium" == found(signed(header={name: "https://evil.example"}))[name]


def test_a_key_or_certificate_in_the_header_is_remarked() -> None:
    assert "medium" == found(signed(header={"jwk": public_jwk("RSA")}))["jwk"]
    assert "info" == found(signed(header={"x5c": ["AAAA"]}))["x5c"]


@pytest.mark.parametrize(
    "kid",
    [
        "../../dev/null",
        "..\\windows",
        "/etc/passwd",
        "C:\\keys",
        "%2e%2e/key",
        "x' OR 1=1",
        "1 UNION SELECT 'secret'",
        "key; DROP TABLE keys",
        "$(id)",
        "key|cat",
    ],
)
def test_a_key_id_that_looks_like_an_attack_is_remarked(kid: str) -> None:
    assert "medium" == found(signed(header={"kid": kid}))["kid-suspicious"]


@pytest.mark.parametrize("kid", ["https://evil.example/key", "file:///etc/passwd"])
def test_a_key_id_that_is_a_url_is_remarked_calmly(kid: str) -> None:
    assert "low" == found(signed(header={"kid": kid}))["kid-suspicious"]


@pytest.mark.parametrize(
    "kid",
    [
        "2026-05-a",
        "rsa-7",
        "nnDuStOCYKOX9u/d0oKK+ofYzkRcjHFXvbzFXWn0tVo=",
        "/abC+9dGhJ",
        "did:key:z6Mk#z6Mk",
        "projects/p/locations/eu/keys/1",
        "O'Brien",
        "key.v1.2",
        5,
        None,
    ],
)
def test_an_honest_key_id_is_not_remarked(kid: object) -> None:
    assert "kid-suspicious" not in found(signed(header={"kid": kid}))


# Times.


def test_a_token_without_an_end_is_remarked_where_its_kind_needs_one() -> None:
    endless = without(GOOD, "exp")

    assert "medium" == found(signed(endless))["no-exp"]
    assert "no-exp" not in found(signed(endless, {"typ": "secevent+jwt"}))


@pytest.mark.parametrize(
    ("header", "claims", "seconds", "long"),
    [
        ({}, GOOD, 90 * DAY, False),
        ({}, GOOD, 90 * DAY + 1, True),
        ({}, without(GOOD, "iat", nbf=GOOD["iat"]), 90 * DAY + 1, True),
        ({}, without(GOOD, "iat"), 90 * DAY, False),
        ({}, without(GOOD, "iat"), 90 * DAY + 1, True),
        ({"typ": "at+jwt"}, GOOD, DAY, False),
        ({"typ": "at+jwt"}, GOOD, DAY + 1, True),
        ({}, {**GOOD, "nonce": "n"}, DAY + 1, True),
        ({"typ": "client-authentication+jwt"}, GOOD, HOUR + 1, True),
        ({"typ": "logout+jwt"}, GOOD, HOUR + 1, True),
        ({"typ": "dpop+jwt"}, GOOD, 365 * DAY, False),
    ],
)
def test_how_long_is_too_long_depends_on_the_kind(
    header: dict[str, Any],
    claims: dict[str, Any],
    seconds: int,
    long: bool,  # noqa: FBT001
) -> None:
    begin = claims.get("iat", claims.get("nbf", NOW))

    ids = found(signed({**claims, "exp": begin + seconds}, header))

    assert long == ("lifetime-long" in ids)


@pytest.mark.parametrize("name", ["iat", "nbf"])
def test_an_end_before_the_beginning_is_remarked(name: str) -> None:
    never = without(GOOD, "iat", **{name: GOOD["exp"]})

    assert "medium" == found(signed(never))[f"exp-before-{name}"]
    assert f"exp-before-{name}" not in found(signed({**never, name: GOOD["exp"] - 1}))


def test_milliseconds_and_texts_are_no_times() -> None:
    assert "medium" == found(signed({**GOOD, "exp": GOOD["exp"] * 1_000}))["time-not-in-seconds"]
    assert "medium" == found(signed({**GOOD, "exp": str(GOOD["exp"])}))["time-is-text"]
    assert "time-is-text" not in found(signed({**GOOD, "updated_at": "yesterday"}))


def test_a_time_of_issue_ahead_of_the_clock_is_remarked_until_it_comes() -> None:
    ahead = signed({**GOOD, "iat": NOW + 61})

    inspection = review(ahead)
    later = reviewed_again(inspection, NOON + timedelta(seconds=1))

    assert {"issued-in-future": "medium"} == found(ahead)
    assert () == later.findings
    assert inspection.checks_passed + 1 == later.checks_passed
    assert "issued-in-future" not in found(signed({**GOOD, "iat": NOW + 60}))
    assert "issued-in-future" not in found(signed({**GOOD, "iat": NOW * 1_000}))


# What anybody can read.


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("password", "hunter2"),
        ("userPassword", "hunter2"),
        ("client_secret", "x"),
        ("api-key", "x"),
        ("pin", "1234"),
        ("note", "-----BEGIN RSA PRIVATE KEY-----\nMII"),
        ("note", "AKIAIOSFODNN7EXAMPLE"),
        ("note", "ghp_" + "a" * 36),
        ("note", "sk_live_" + "a" * 24),
    ],
)
def test_a_secret_in_the_payload_is_grave(name: str, value: str) -> None:
    assert "high" == found(signed({**GOOD, "user": {name: [value]}}))["secret-readable"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("password", ""),
        ("password_set", True),
        ("passenger", "Ada"),
        ("secretary", "Ada"),
        ("spinning", "wheel"),
        ("password", None),
        ("note", "-----BEGIN PUBLIC KEY-----"),
    ],
)
def test_what_only_sounds_like_a_secret_is_none(name: str, value: object) -> None:
    assert "secret-readable" not in found(signed({**GOOD, name: value}))


def test_each_claim_is_remarked_once() -> None:
    keys = ["-----BEGIN PRIVATE KEY-----"] * 3
    mails = ["a@example.com", "b@example.com"]

    inspection = review(signed({**GOOD, "keys": keys, "mails": mails}))

    expected = ["secret-readable", "personal-data-readable"]
    assert expected == [finding.id for finding in inspection.findings]


@pytest.mark.parametrize("number", ["4111111111111111", "4111 1111 1111 1111", "378282246310005"])
def test_a_card_number_is_known_by_its_check_digit(number: str) -> None:
    off_by_one = number[:-1] + str((int(number[-1]) + 1) % 10)

    assert "medium" == found(signed({**GOOD, "card": number}))["card-number-readable"]
    assert "card-number-readable" not in found(signed({**GOOD, "card": off_by_one}))
    assert "card-number-readable" not in found(signed({**GOOD, "card": f"9{number}"}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("email", "k.okafor@example.com"),
        ("contact", "k.okafor@example.com"),
        ("phone_number", "0170 1234567"),
        ("call", "+49 170 1234567"),
        ("birthdate", "1980-01-01"),
    ],
)
def test_personal_data_is_remarked_and_expected_in_an_id_token(name: str, value: str) -> None:
    plain = found(signed({**GOOD, name: value}))
    identity = found(signed({**GOOD, "nonce": "n", name: value}))

    assert ("low", "info") == (
        plain["personal-data-readable"],
        identity["personal-data-readable"],
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("service", "robot@project.iam.gserviceaccount.com"),
        ("phone_number_verified", True),
        ("email", ""),
        ("phone", "none given"),
    ],
)
def test_what_is_not_a_persons_is_no_personal_data(name: str, value: object) -> None:
    assert "personal-data-readable" not in found(signed({**GOOD, name: value}))


def test_a_token_in_a_claim_is_remarked() -> None:
    inner = signed()

    assert "low" == found(signed({**GOOD, "act": {"token": inner}}))["token-in-claim"]
    assert "token-in-claim" not in found(signed({**GOOD, "file": "eyJ.tar.gz"}))
    assert "token-in-claim" not in found(signed({**GOOD, "file": inner.replace(".", "-")}))


# How it is written.


def test_a_name_given_twice_is_remarked() -> None:
    twice = json.dumps(GOOD)[:-1] + ',"sub":"admin"}'

    assert "medium" == found(signed(twice))["duplicate-member"]


def test_loose_base64url_is_remarked_of_a_token_that_is_malformed_by_it() -> None:
    padded = review(signed() + "=")
    broken = review(signed() + "*")

    assert ["loose-encoding"] == [finding.id for finding in padded.findings]
    assert () == broken.findings
    assert padded == reviewed_again(padded, NOON)


@pytest.mark.parametrize(
    ("number", "rounded"),
    [("9007199254740992", False), ("9007199254740993", True), ("-1" + "0" * 400, True)],
)
def test_a_number_that_javascript_rounds_is_remarked(
    number: str,
    rounded: bool,  # noqa: FBT001
) -> None:
    text = f'{json.dumps(GOOD)[:-1]},"id":{number}}}'

    assert rounded == ("number-rounded" in found(signed(text)))


@pytest.mark.parametrize("where", ["value", "name", "inner"])
def test_an_invisible_character_is_remarked_wherever_it_is(where: str) -> None:
    hidden: dict[str, dict[str, Any]] = {
        "value": {"role": "admin\u202e"},
        "name": {"ro\u200ble": "admin"},
        "inner": {"user": {"ro\u00adle": 1}},
    }

    assert "medium" == found(signed({**GOOD, **hidden[where]}))["hidden-character"]
    assert "hidden-character" not in found(signed({**GOOD, "name": "Zoë\nNakamura 日本"}))


def test_a_word_of_two_alphabets_is_remarked() -> None:
    assert "low" == found(signed({**GOOD, "iss": "https://аpple.example"}))["look-alike"]
    for honest in ("Иван Ada", "Zoë", "Ωmega-3"[:1] + " mega", "日本 Ada"):
        assert "look-alike" not in found(signed({**GOOD, "name": honest}))


@pytest.mark.parametrize(("length", "severity"), [(2_500, None), (4_000, "low"), (7_000, "medium")])
def test_a_token_too_large_for_a_cookie_or_a_header_is_remarked(
    length: int, severity: str | None
) -> None:
    inspection = review(signed({**GOOD, "blob": "x" * length}))

    assert severity == {f.id: f.severity.value for f in inspection.findings}.get("size")
    if severity:
        assert "“blob”" in inspection.findings[0].detail


def test_an_encrypted_token_can_be_too_large_as_well() -> None:
    header = '{"alg":"dir","enc":"A128GCM"}'
    token = jwt_debugger.encrypt(header, "x" * 5_000, "0123456789abcdef")

    assert "size" in found(token, None)


# The registry.


def test_every_rule_has_an_id_of_its_own_and_says_what_it_checks() -> None:
    assert len(RULES) == len({rule.id for rule in RULES})
    for rule in RULES:
        assert f"| `{rule.id}` | {rule.severity.value} | {rule.why()} |" in checks_markdown()
        assert rule.title()


def test_findings_come_gravest_first() -> None:
    token = signed({"password": "x", "a@example.com": "a@example.com"}, secret="short")

    order = list(Severity)
    severities = [order.index(finding.severity) for finding in review(token, "short").findings]
    assert sorted(severities) == severities
    assert len(severities) > 3


@given(st.dictionaries(st.text(), st.recursive(st.text() | st.integers() | st.none(), st.lists)))
def test_any_claims_are_reviewed(claims: dict[str, Any]) -> None:
    token = signed(json.dumps(claims))

    for finding in review(token).findings:
        assert finding.title
        assert finding.detail


def test_a_payload_of_a_megabyte_is_reviewed_at_once() -> None:
    import time

    token = signed({**GOOD, "blob": ["a@b" * 1_000, "+1" * 1_000, "4" * 5_000, "x'"] * 80})
    inspection = review(token)

    start = time.perf_counter()
    again = reviewed_again(inspection, NOON)
    review(token)

    assert again == inspection
    assert time.perf_counter() - start < 2


def test_a_proof_may_carry_its_key() -> None:
    header = {"alg": "ES256", "typ": "dpop+jwt", "jwk": public_jwk("P-256")}
    claims = {"jti": "1", "htm": "GET", "htu": "https://api.example.com", "iat": NOW}
    token = jwt_debugger.sign(json.dumps(header), json.dumps(claims), private_pem("P-256"))

    assert {} == found(token, public_pem("P-256"))
    private = {**header, "jwk": private_jwk("P-256")}
    token = jwt_debugger.sign(json.dumps(private), json.dumps(claims), private_pem("P-256"))
    assert {"dpop-private-key": "high"} == found(token, public_pem("P-256"))
