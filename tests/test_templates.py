import json
from datetime import UTC, datetime

import pytest

from jwt_debugger import TokenError, inspect, sign
from jwt_debugger.inspection.findings.kinds import Kind, kind_of
from jwt_debugger.inspection.findings.review import reviewed
from jwt_debugger.inspection.result import Severity, SignatureStatus, TimeStatus
from jwt_debugger.jose.keys import generate_key, key_text, read_keys, thumbprint
from jwt_debugger.templates import TEMPLATES, NewToken, Template, make_new_token
from tests.key_material import HMAC_SECRET, private_pem, public_jwk

NOW = datetime(2026, 5, 29, 12, 0, tzinfo=UTC)
FILLED = [template for template in TEMPLATES if template.id != "empty"]


def signing_key(template: Template) -> str:
    keys = {"HS256": HMAC_SECRET, "RS256": private_pem("RSA"), "ES256": private_pem("P-256")}
    return keys[template.algorithm]


def made(template: Template) -> NewToken:
    [key] = read_keys(signing_key(template)).keys
    return make_new_token(template.id, NOW, key)


def id_of(template: Template) -> str:
    return template.id


@pytest.mark.parametrize("template", TEMPLATES, ids=id_of)
def test_a_template_is_signed_with_a_key_for_its_algorithm(template: Template) -> None:
    text, form = key_text(generate_key(template.algorithm))
    [key] = read_keys(text, form).keys
    new = make_new_token(template.id, NOW, key)

    inspection = inspect(
        sign(new.header_text, new.payload_text, text, key_format=form), text, key_format=form
    )

    assert template.algorithm == new.algorithm
    assert template.title() == new.title
    assert inspection.signature is not None
    assert SignatureStatus.VERIFIED is inspection.signature.status
    assert () == inspection.problems


@pytest.mark.parametrize("template", FILLED, ids=id_of)
def test_a_template_is_of_good_practice(template: Template) -> None:
    new, key = made(template), signing_key(template)
    inspection = inspect(sign(new.header_text, new.payload_text, key), key, at=NOW)

    findings = reviewed(inspection, NOW).findings

    assert [] == [each.id for each in findings if each.severity is not Severity.INFO]
    assert inspection.time.status in {TimeStatus.CURRENT, TimeStatus.NO_EXPIRY}
    assert NOW == inspection.time.issued_at


@pytest.mark.parametrize(
    ("id", "kind"),
    [
        ("login", Kind.PLAIN),
        ("access-token", Kind.ACCESS_TOKEN),
        ("id-token", Kind.ID_TOKEN),
        ("dpop-proof", Kind.DPOP_PROOF),
    ],
)
def test_a_template_is_recognised_as_what_it_is(id: str, kind: Kind) -> None:  # noqa: A002
    new = make_new_token(id, NOW)
    header = json.loads(new.header_text) | {"alg": "HS256"}

    assert kind is kind_of(inspect(sign(json.dumps(header), new.payload_text, HMAC_SECRET)))


def test_a_proof_carries_the_public_part_of_the_key_and_no_more() -> None:
    [key] = read_keys(private_pem("P-256")).keys

    header = json.loads(make_new_token("dpop-proof", NOW, key).header_text)

    assert public_jwk("P-256") == header["jwk"]
    assert thumbprint(key) == thumbprint(*read_keys(json.dumps(header["jwk"])).keys)


def test_a_proof_without_a_key_leaves_its_place_open() -> None:
    assert {"alg": "ES256", "typ": "dpop+jwt"} == json.loads(
        make_new_token("dpop-proof", NOW).header_text
    )


def test_a_secret_is_never_put_into_a_header() -> None:
    secret = generate_key("HS256")

    assert "jwk" not in make_new_token("login", NOW, secret).header_text
    with pytest.raises(TokenError, match="no public part"):
        make_new_token("dpop-proof", NOW, secret)


def test_ids_are_new_each_time_and_as_random_as_they_are_given() -> None:
    first, second = (make_new_token("access-token", NOW).payload_text for _ in range(2))
    zeros = json.loads(make_new_token("id-token", NOW, random=bytes).payload_text)

    assert first != second
    assert "A" * 22 == zeros["nonce"]


def test_the_empty_template_claims_nothing() -> None:
    new = make_new_token("empty", NOW)

    assert ('{"alg":"HS256","typ":"JWT"}', "{}") == (new.header_text, new.payload_text)


def test_every_template_says_what_it_is() -> None:
    assert len(TEMPLATES) == len({template.id for template in TEMPLATES})
    assert all(template.title() and template.subtitle() for template in TEMPLATES)
