import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

import jwt_debugger
from jwt_debugger import Inspection
from jwt_debugger.inspection.inspect import judge_again
from jwt_debugger.inspection.result import Form, SignatureStatus, TimeStatus
from jwt_debugger.jose.disclosures import MAX_DISCLOSURES, digest
from jwt_debugger.jose.problems import Segment
from tests.key_material import private_jwk, public_pem
from tests.selective import ISSUERS_KEY, bind, disclosure, holder, issue, present, refused
from tests.strategies import any_text

NAME = disclosure("salt 1", "given_name", "Ada")
EMAIL = disclosure("salt 2", "email", "ada@example.org")


def inspected(token: str, key: str | None = ISSUERS_KEY) -> Inspection:
    return jwt_debugger.inspect(token, key)


def reason(inspection: Inspection) -> str:
    assert inspection.signature is not None
    return inspection.signature.reason


def status(inspection: Inspection) -> SignatureStatus:
    assert inspection.signature is not None
    return inspection.signature.status


def test_the_payload_is_what_a_verifier_sees_and_the_issuers_token_is_nested() -> None:
    issued = issue({"iss": "https://issuer.example"}, [NAME, EMAIL])

    inspection = inspected(present(issued, EMAIL))

    assert (Form.SD_JWT, SignatureStatus.VERIFIED) == (inspection.form, status(inspection))
    assert {"iss": "https://issuer.example", "email": "ada@example.org"} == inspection.payload
    assert () == inspection.problems
    assert inspection.nested is not None
    assert (Form.JWS, issued) == (inspection.nested.form, inspection.nested.token)
    assert inspection.nested.payload_text == inspection.payload_text
    assert {"iss", "_sd"} == set(inspection.nested.payload)


def test_each_disclosure_is_listed_with_its_digest_salt_claim_and_value() -> None:
    answer = inspected(present(issue({}, [NAME]), NAME, EMAIL)).to_dict()

    assert "SD-JWT" == answer["form"]
    assert [
        {
            "digest": digest(NAME, "sha-256"),
            "salt": "salt 1",
            "claim": "given_name",
            "value": "Ada",
            "matched": True,
        },
        {
            "digest": digest(EMAIL, "sha-256"),
            "salt": "salt 2",
            "claim": "email",
            "value": "ada@example.org",
            "matched": False,
        },
    ] == answer["disclosures"]


def test_digests_without_a_disclosure_are_counted_in_the_reason() -> None:
    inspection = inspected(present(issue({}, [NAME, EMAIL, "a decoy"]), NAME))

    assert 2 == inspection.undisclosed
    assert "ES256, matches your public key; 2 digests have no disclosure" == reason(inspection)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (EMAIL, "disclosure 2: no digest of the payload is its own."),
        ("!", "disclosure 2: it is not base64url."),
        ("", "disclosure 2: it is no JSON."),
        (NAME, "disclosure 2: it is given twice."),
    ],
)
def test_a_disclosure_that_does_not_belong_is_a_problem_in_its_place(
    text: str, problem: str
) -> None:
    issued = issue({}, [NAME])

    inspection = inspected(present(issued, NAME, text))

    (found,) = inspection.problems
    assert (Segment.DISCLOSURE, len(issued) + len(NAME) + 2) == (found.segment, found.position)
    assert found.message.endswith(problem)
    assert {"given_name": "Ada"} == inspection.payload
    assert SignatureStatus.VERIFIED == status(inspection)
    assert reason(inspection).endswith("; as an SD-JWT it has to be refused")


def test_what_is_wrong_with_the_digests_is_a_problem_of_the_payload() -> None:
    inspection = inspected(present(issue({"_sd": [7]})))

    (found,) = inspection.problems
    assert (Segment.PAYLOAD, "A digest must be a string.") == (
        found.segment,
        found.message.partition("): ")[2],
    )


def test_each_piece_has_its_place_in_the_token() -> None:
    token = bind(present(issue(holder(), [NAME]), NAME))

    inspection = inspected(f" {token}\n")

    for part in inspection.parts:
        assert part.text == f" {token}\n"[part.start : part.start + len(part.text)]
    assert [
        Segment.HEADER,
        Segment.PAYLOAD,
        Segment.SIGNATURE,
        Segment.DISCLOSURE,
        Segment.KEY_BINDING,
    ] == [part.segment for part in inspection.parts]


def test_time_is_judged_by_what_is_disclosed_too() -> None:
    expiry = disclosure("salt", "exp", 1)
    issued = issue({}, [expiry])

    assert TimeStatus.NO_EXPIRY == inspected(present(issued)).time.status
    assert TimeStatus.EXPIRED == inspected(present(issued, expiry)).time.status


def test_without_a_key_everything_is_shown_and_nothing_is_verified() -> None:
    inspection = inspected(present(issue({}, [NAME]), NAME), None)

    assert SignatureStatus.UNCHECKED == status(inspection)
    assert {"given_name": "Ada"} == inspection.payload


def test_a_changed_payload_makes_the_issuers_signature_invalid() -> None:
    issued, other = issue({"a": 1}, [NAME]), issue({"a": 2}, [NAME])
    header, _payload, signature = issued.split(".")
    forged = ".".join((header, other.split(".")[1], signature))

    assert SignatureStatus.INVALID == status(inspected(present(forged, NAME)))


def test_a_broken_issuers_token_stays_malformed() -> None:
    inspection = inspected("e30.e30.!~" + NAME + "~")

    assert Form.MALFORMED == inspection.form
    assert () == inspection.disclosures


def test_above_the_bound_no_disclosure_is_read() -> None:
    inspection = inspected(present(issue({}), *[NAME] * (MAX_DISCLOSURES + 1)))

    assert () == inspection.disclosures
    assert "there are 1,001 disclosures; above 1,000 none is read." in (
        inspection.problems[0].message
    )


def test_a_payload_that_is_no_object_is_shown_as_it_is() -> None:
    token = jwt_debugger.sign('{"alg":"HS256"}', "text", "secret")

    inspection = jwt_debugger.inspect(token + "~", "secret")

    assert (Form.SD_JWT, None, "text") == (
        inspection.form,
        inspection.payload,
        inspection.payload_text,
    )


def test_the_holders_key_binding_is_checked_with_the_key_that_the_issuer_names() -> None:
    inspection = inspected(bind(present(issue(holder(), [NAME]), NAME)))

    assert () == inspection.problems
    assert "ES256, matches your public key; the key binding is the holder's" == reason(inspection)
    assert inspection.key_binding is not None
    assert SignatureStatus.VERIFIED == status(inspection.key_binding)
    assert "1234" == inspection.key_binding.payload["nonce"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"key": "Ed448"}, "it does not verify with the key in “cnf”: EdDSA, does not match"),
        ({"typ": "JWT"}, "its “typ” must be “kb+jwt”."),
        ({"sd_hash": "x"}, "“sd_hash” does not match: it was made for another presentation."),
        ({"sd_hash": ...}, "its claim “sd_hash” is missing."),
        ({"nonce": ...}, "its claim “nonce” is missing."),
        ({"aud": ...}, "its claim “aud” is missing."),
        ({"iat": ...}, "its claim “iat” is missing."),
    ],
)
def test_a_key_binding_that_does_not_bind_is_a_problem(
    changes: dict[str, Any], problem: str
) -> None:
    presentation = present(issue(holder(), [NAME]), NAME)

    inspection = inspected(bind(presentation, **changes))

    (found,) = inspection.problems
    assert (Segment.KEY_BINDING, len(presentation)) == (found.segment, found.position)
    assert problem in found.message
    assert reason(inspection).endswith("; as an SD-JWT it has to be refused")


@pytest.mark.parametrize(("reason", "token"), refused().items(), ids=refused())
def test_whatever_it_is_refused_for_its_claims_are_not_proven(reason: str, token: str) -> None:
    inspection = inspected(token)

    assert SignatureStatus.VERIFIED == status(inspection)
    assert inspection.refusal is not None
    assert reason.lower() in inspection.refusal.message.lower()
    assert not inspection.proven


def test_what_is_presented_well_is_proven_by_the_issuers_key_alone() -> None:
    token = bind(present(issue(holder(), [NAME]), NAME))

    assert inspected(token).proven
    assert not inspected(token, None).proven
    assert None is inspected(token, None).refusal


def test_a_key_binding_for_fewer_disclosures_does_not_bind_more_of_them() -> None:
    issued = issue(holder(), [NAME, EMAIL])
    binding = bind(present(issued, NAME)).rpartition("~")[2]

    inspection = inspected(present(issued, NAME, EMAIL) + binding)

    assert "“sd_hash” does not match" in inspection.problems[0].message


@pytest.mark.parametrize("payload", [{}, {"cnf": 1}, {"cnf": {"kid": "a"}}, {"cnf": {"jwk": "a"}}])
def test_a_key_binding_without_a_holders_key_cannot_be_checked(payload: dict[str, Any]) -> None:
    inspection = inspected(bind(present(issue(payload))))

    assert "names no holder's key in “cnf”, “jwk” to check it with." in (
        inspection.problems[0].message
    )


def test_with_an_unknown_hash_the_binding_is_not_compared() -> None:
    inspection = inspected(bind(present(issue({**holder(), "_sd_alg": "md5"}))))

    assert [Segment.PAYLOAD] == [problem.segment for problem in inspection.problems]


@pytest.mark.parametrize("binding", ["x", "e30.e30.", "a.b.c.d.e", "{}"])
def test_any_text_in_the_place_of_the_key_binding_is_a_problem(binding: str) -> None:
    inspection = inspected(present(issue(holder())) + binding)

    assert {Segment.KEY_BINDING} == {problem.segment for problem in inspection.problems}


def test_a_presentation_whose_last_tilde_was_lost_is_told_so_in_one_sentence() -> None:
    presented = present(issue(holder(), [NAME]), NAME)

    (problem,) = inspected(presented.removesuffix("~")).problems

    told = "what stands after the last “~” is no token. If it is a disclosure, add a “~”."
    assert problem.message.endswith(told)


def test_the_json_serialization_discloses_the_same() -> None:
    issued = issue(holder(), [NAME, EMAIL])
    compact = bind(present(issued, NAME))
    protected, payload, signature = issued.split(".")
    token = {
        "payload": payload,
        "protected": protected,
        "header": {"disclosures": [NAME], "kb_jwt": compact.rpartition("~")[2], "kid": "a"},
        "signature": signature,
    }

    inspection = inspected(json.dumps(token))

    assert {"kid": '"a"'} == inspection.unprotected
    assert (Form.SD_JWT, ()) == (inspection.form, inspection.problems)
    assert inspected(compact).payload == inspection.payload
    assert reason(inspected(compact)) == reason(inspection)


def test_an_encrypted_token_can_hold_one() -> None:
    token = present(issue({}, [NAME]), NAME)
    keys = json.dumps({"keys": [private_jwk("RSA"), private_jwk("P-256")]})
    header = '{"alg":"RSA-OAEP","enc":"A128GCM","cty":"example+sd-jwt"}'

    outer = jwt_debugger.inspect(jwt_debugger.encrypt(header, token, public_pem("RSA")), keys)

    assert outer.nested is not None
    assert (Form.SD_JWT, SignatureStatus.VERIFIED) == (outer.nested.form, status(outer.nested))


def test_judged_again_the_binding_and_the_nested_token_go_along() -> None:
    inspection = inspected(bind(present(issue({"exp": 1_700_000_000, **holder()})), exp=1))
    early = datetime(1970, 1, 1, tzinfo=UTC)

    again = judge_again(inspection, early)

    assert again.nested is not None
    assert again.key_binding is not None
    assert {TimeStatus.CURRENT} == {
        each.time.status for each in (again, again.nested, again.key_binding)
    }


@given(any_text(), any_text())
def test_any_text_between_and_after_the_separators_is_answered(one: str, two: str) -> None:
    inspection = inspected(f"{issue({}, [NAME])}~{one}~{two}")

    assert Form.SD_JWT == inspection.form
