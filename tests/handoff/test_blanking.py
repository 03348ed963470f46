import json
from dataclasses import replace
from typing import Any

import pytest

from jwt_debugger import Inspection, inspect, sign
from jwt_debugger.handoff.blanking import PERSONAL_FINDINGS, SECRET_FINDINGS, blanked
from jwt_debugger.handoff.secrets import BLANK, Secrets
from jwt_debugger.inspection.findings import content
from jwt_debugger.inspection.findings.leaves import MAX_LEAVES
from jwt_debugger.inspection.result import Finding, Severity
from jwt_debugger.jose.base64url import decode, encode
from tests.encrypted import SECRET, sealed_token, signed_token
from tests.key_material import private_jwk, public_jwk
from tests.selective import disclosure, issue, present

NOTHING = Secrets(())
KNOWN = Secrets(("known-secret", "abc"))


def without(token: str, *, personal: bool = False, secrets: Secrets = KNOWN) -> Inspection:
    return blanked(inspect(token, SECRET), secrets, personal=personal)


def decoded(token: str) -> list[str]:
    return [decode(segment).data.decode() for segment in token.split(".")[:2]]


def finding(claim: str | None, id: str = "some") -> Finding:  # noqa: A002
    return Finding(id, Severity.LOW, "title", "detail that quotes", claim=claim)


def test_the_findings_that_are_asked_are_in_the_registry() -> None:
    assert {rule.id for rule in content.RULES} >= SECRET_FINDINGS | PERSONAL_FINDINGS


def test_what_holds_nothing_to_hide_stays_as_it_is() -> None:
    token = signed_token('{ "sub":"1", "n":1.0}')

    safe = without(token)

    assert token == safe.token
    assert inspect(token).payload_bytes == safe.payload_bytes


@pytest.mark.parametrize(
    "value",
    ["known-secret", "my known-secret.", ["x", {"y": "known-secret"}], {"known-secret": 1}, "abc"],
)
def test_a_claim_with_the_secret_in_it_is_blanked(value: object) -> None:
    safe = without(signed_token({"sub": "1", "note": value}))

    assert {"sub": "1", "note": BLANK} == safe.payload
    assert f'{{"sub": "1", "note": "{BLANK}"}}' == safe.payload_text
    assert safe.payload_text is not None
    assert safe.payload_text.encode() == safe.payload_bytes
    assert decoded(safe.token)[1] == safe.payload_text
    assert safe.token.endswith(f".{BLANK}")


@pytest.mark.parametrize("claims", [{"password": "hunter2"}, {"db": {"api_key": "x"}}])
def test_a_secret_that_a_finding_names_is_blanked_unasked(claims: dict[str, Any]) -> None:
    safe = without(signed_token(claims), secrets=NOTHING)

    assert dict.fromkeys(claims, BLANK) == safe.payload


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("email", "joe@example.com"),
        ("contact", ["x", "joe@example.com"]),
        ("tel", {"mobile": "0171 1234567"}),
        ("name", "Zoë"),
        ("firstName", "Zoë"),
        ("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname", "Müller"),
        ("user", {"display-name": "Zoë"}),
        ("ipaddr", "203.0.113.7"),
        ("note", "call zoë.m@example.com."),
        ("shared_with", {"joe@example.com": "read"}),
        ("address", {"street_address": "High Street 1"}),
        ("card", "4111 1111 1111 1111"),
        ("inner", signed_token({"a": 1})),
    ],
)
def test_personal_data_is_blanked_on_request_alone(name: str, value: object) -> None:
    token = signed_token({"sub": "user_8Fq2", name: value})

    assert value == without(token).payload[name]
    safe = without(token, personal=True)

    assert {"sub": "user_8Fq2", name: BLANK} == safe.payload
    assert {"sub": "user_8Fq2", name: BLANK} == json.loads(decoded(safe.token)[1])


@pytest.mark.parametrize(
    "value", ["robot@project.iam.gserviceaccount.com", "@home", "a@b", "16 @ 2.50", "filename.txt"]
)
def test_what_only_looks_like_an_email_address_stays(value: str) -> None:
    safe = without(signed_token({"filename": value}), personal=True)

    assert {"filename": value} == safe.payload


def test_a_token_with_nothing_personal_loses_its_signature_alone() -> None:
    token = signed_token('{ "sub":"1"}')

    assert token.rpartition(".")[0] + f".{BLANK}" == without(token, personal=True).token


def test_of_a_name_that_is_given_twice_no_value_stays_behind() -> None:
    safe = without(signed_token('{"mail":"joe@example.com","mail":"x"}'), personal=True)

    assert '{"mail": "x"}' == safe.payload_text


def test_a_payload_with_more_values_than_are_looked_at_is_blanked_whole() -> None:
    many = {"numbers": [0] * MAX_LEAVES, "mail": "joe@example.com"}

    assert {"numbers": BLANK, "mail": BLANK} == without(signed_token(many), personal=True).payload


@pytest.mark.parametrize("payload", ['"joe@example.com"', "[1]", "joe@example.com", '{"a": joe'])
def test_a_payload_that_is_no_object_is_left_out_on_request(payload: str) -> None:
    token = signed_token(payload)

    assert payload == without(token).payload_text
    safe = without(token, personal=True)

    assert safe.payload is None
    assert safe.payload_text is None
    assert safe.payload_bytes is None
    assert safe.token == ""
    assert not any("joe" in problem.message for problem in safe.problems)


def test_faults_of_a_header_are_told_all_the_same() -> None:
    token = f"{encode(b'{alg}')}.{encode(b'{}')}."

    assert inspect(token).problems == without(token, personal=True).problems


@pytest.mark.parametrize("text", ["known-secret", '["known-secret"]', '{"a":"known-secret'])
def test_a_text_that_is_no_object_loses_the_secret(text: str) -> None:
    safe = without(signed_token(text))

    assert safe.payload_text == text.replace("known-secret", BLANK)
    assert decoded(safe.token)[1] == safe.payload_text


def test_bytes_that_are_no_text_stay_unless_asked() -> None:
    token = sign('{"alg":"HS256"}', b"\xff\x00", SECRET)

    assert b"\xff\x00" == without(token).payload_bytes
    assert without(token, personal=True).payload_bytes is None


def test_bytes_with_the_secret_in_them_are_left_out() -> None:
    safe = without(sign('{"alg":"HS256"}', b"\xffknown-secret", SECRET))

    assert safe.payload_bytes is None
    assert safe.token == ""


def test_a_malformed_token_with_the_secret_in_it_is_left_out() -> None:
    for token in ("known-secret.b.c", f"{encode(b'[known-secret')}.e30.x+", "eyJ.known-secret"):
        assert without(token).token == ""

    assert without("a.b.c").token == "a.b.c"
    assert without("a.b.c", personal=True).token == ""


def test_a_private_key_in_a_header_is_blanked_and_a_public_one_stays() -> None:
    for jwk, shown in ((private_jwk("P-256"), BLANK), (public_jwk("P-256"), public_jwk("P-256"))):
        safe = without(signed_token({}, jwk=jwk))

        assert safe.header is not None
        assert shown == safe.header["jwk"]
        assert shown == json.loads(safe.header_text or "")["jwk"]


def test_a_header_has_its_claims_blanked_too() -> None:
    safe = without(signed_token({}, email="joe@example.com", kid="known-secret"), personal=True)

    assert {"alg": "HS256", "email": BLANK, "kid": BLANK} == safe.header


def test_a_finding_on_a_blanked_claim_quotes_nothing() -> None:
    token = signed_token({"note": "known-secret", "sub": "1"})
    findings = (
        finding("note"),
        finding("note", "secret-readable"),
        finding("sub"),
        finding(None),
    )
    inspection = replace(inspect(token), findings=findings)

    safe = blanked(inspection, KNOWN, personal=False)

    quoting = "detail that quotes"
    assert ["", quoting, quoting, quoting] == [each.detail for each in safe.findings]


def test_a_token_inside_is_blanked_and_the_payload_around_it() -> None:
    inner = signed_token({"email": "joe@example.com"})
    around = sign('{"alg":"HS256","cty":"JWT"}', inner, SECRET)

    safe = without(around, personal=True)

    assert safe.nested is not None
    assert {"email": BLANK} == safe.nested.payload
    assert safe.nested.token == safe.payload_text
    assert decoded(safe.token)[1] == safe.nested.token
    assert inner == without(around).payload_text


def test_an_encrypted_token_is_shown_unless_what_it_holds_is_blanked() -> None:
    token = sealed_token('{"email":"joe@example.com"}')

    assert token == without(token).token
    safe = without(token, personal=True)

    assert safe.token == ""
    assert {"email": BLANK} == safe.payload


def test_a_token_in_an_encrypted_one_that_cannot_be_shown_leaves_no_payload() -> None:
    safe = without(sealed_token("a.b.c", cty="JWT"), personal=True)

    assert safe.payload_text is None
    assert safe.payload_bytes is None


def test_disclosures_are_blanked_on_request_or_for_a_secret() -> None:
    hidden = [
        disclosure("salt", "email", "joe@example.com"),
        disclosure("salt", "note", "known-secret"),
        disclosure("salt", "known-secret"),
    ]
    token = present(issue({"sub": "1"}, hidden), *hidden)

    always, asked = without(token), without(token, personal=True)

    assert ["joe@example.com", BLANK, BLANK] == [each.value for each in always.disclosures]
    assert [BLANK] * 3 == [each.value for each in asked.disclosures]
    assert {"sub": "1", "email": BLANK, "note": BLANK} == asked.payload
    assert asked.token == ""
    assert asked.nested is not None
    assert "joe" not in "".join(decoded(asked.nested.token))


def test_a_payload_that_is_not_encoded_is_not_shown_in_a_token_anew() -> None:
    token = sign('{"alg":"HS256","b64":false,"crit":["b64"]}', '{"email":"joe@x"}', SECRET)

    assert without(token, personal=True).token == ""


def test_the_json_serialization_is_not_written_anew() -> None:
    header, payload, signature = signed_token({"password": "x"}).split(".")
    token = json.dumps({"protected": header, "payload": payload, "signature": signature})

    assert without(token).token == ""


def test_no_part_of_the_token_is_kept_elsewhere() -> None:
    safe = without(signed_token({"note": "known-secret"}))

    assert () == safe.parts
    assert b"" == safe.signing_input
    assert safe.key_binding is None
