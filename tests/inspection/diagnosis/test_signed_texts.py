import json

import pytest

from tests.broken_tokens import (
    BASE64,
    PAYLOAD,
    RAW,
    SECRET,
    causes,
    diagnosed,
    header_of,
    hmac_token,
    is_cured,
    segments,
    signed_token,
)
from tests.key_material import private_key, public_jwk, public_pem

HEADER = header_of("HS256")
VALUE = json.loads(PAYLOAD)


def written(**options: object) -> str:
    """Write the payload as Python does, but for the number, whose digits stay."""
    return json.dumps(VALUE, **options).replace("2.5", "2.50")  # type: ignore[arg-type]


FORMS = [
    written(),
    written(ensure_ascii=False),
    written(indent=2),
    written(indent=4),
    written(indent=4, ensure_ascii=False),
    written(indent="\t"),
    written(separators=(",", ":")),
    written(separators=(",", ":")).replace("/", "\\/"),
    written(separators=(",", ":"), ensure_ascii=False).replace("/", "\\/"),
    written(separators=(",", ":"), ensure_ascii=False, sort_keys=True),
    written(indent=2, ensure_ascii=False).replace("\n", "\r\n"),
    f"{PAYLOAD}\n",
]


@pytest.mark.parametrize(
    "text", [f"{HEADER}.{PAYLOAD}", f"{HEADER}{PAYLOAD}", PAYLOAD, f"{HEADER}\n{PAYLOAD}"]
)
def test_a_signature_over_the_decoded_json_is_found(text: str) -> None:
    token = hmac_token(SECRET.encode(), covered=text.encode())

    (found,) = diagnosed(token, SECRET)

    assert "signature-over-decoded" == found.cause
    assert (None, None, None) == (found.key_text, found.key_format, found.token)
    assert ["no-variant-matches"] == causes(token, f"{SECRET}!")


@pytest.mark.parametrize("form", FORMS)
def test_a_payload_that_was_written_anew_is_found(form: str) -> None:
    token = hmac_token(SECRET.encode(), covered=segments(HEADER, form))

    assert ["payload-reserialized"] == causes(token, SECRET)
    assert is_cured(token, SECRET)
    assert ["no-variant-matches"] == causes(token, f"{SECRET}!")


@pytest.mark.parametrize("form", [form for form in FORMS if '"a"' != form[1:4]])
def test_a_payload_in_another_form_is_found_to_have_been_compact(form: str) -> None:
    token = hmac_token(SECRET.encode(), payload=form, covered=segments(HEADER, PAYLOAD))

    assert ["payload-reserialized"] == causes(token, SECRET)
    assert is_cured(token, SECRET)


@pytest.mark.parametrize("payload", [PAYLOAD, written(ensure_ascii=False)])
def test_a_header_that_was_written_anew_is_found(payload: str) -> None:
    header = json.dumps(json.loads(HEADER))
    token = hmac_token(SECRET.encode(), covered=segments(header, payload))

    assert ["payload-reserialized"] == causes(token, SECRET)
    assert is_cured(token, SECRET)


def test_a_payload_whose_value_was_changed_is_not_one_that_was_written_anew() -> None:
    token = hmac_token(SECRET.encode(), covered=segments(HEADER, written(indent=2) + "  "))
    changed = hmac_token(SECRET.encode(), covered=segments(HEADER, PAYLOAD.replace("1", "2")))

    assert ["no-variant-matches"] == causes(token, SECRET)
    assert ["no-variant-matches"] == causes(changed, SECRET)


def test_the_signature_of_a_key_pair_is_tried_over_other_forms_too() -> None:
    header = header_of("ES256")
    key = private_key("P-256")

    for covered in (segments(header, written()), f"{header}.{PAYLOAD}".encode()):
        token = signed_token(key, "ES256", covered=covered)
        expected = "payload-reserialized" if covered[:1] != b"{" else "signature-over-decoded"
        assert [expected] == causes(token, public_pem("P-256"))


def test_an_encoded_secret_and_a_rewritten_payload_are_found_together() -> None:
    token = hmac_token(RAW, covered=segments(HEADER, written()))

    assert ["secret-is-base64", "payload-reserialized"] == causes(token, BASE64)
    assert is_cured(token, BASE64)


@pytest.mark.parametrize("header", [HEADER, json.dumps(json.loads(HEADER))])
def test_decoded_json_in_another_form_is_found(header: str) -> None:
    token = hmac_token(SECRET.encode(), covered=f"{header}.{written()}".encode())

    found = diagnosed(token, SECRET)

    assert ["signature-over-decoded", "payload-reserialized"] == [each.cause for each in found]
    assert all(each.token is None for each in found)


def test_another_algorithm_and_a_rewritten_payload_are_found_together() -> None:
    covered = segments(header_of("RS256"), written())
    token = signed_token(private_key("RSA"), "RS512", says="RS256", covered=covered)

    assert ["other-algorithm", "payload-reserialized"] == causes(token, public_pem("RSA"))


def test_of_a_large_set_fewer_pairs_are_tried() -> None:
    keys = json.dumps({"keys": [public_jwk("RSA", number % 2) for number in range(4)]})
    covered = segments(header_of("RS256"), written())
    paired = signed_token(private_key("RSA"), "RS512", says="RS256", covered=covered)
    simple = signed_token(private_key("RSA"), "RS256", covered=covered)

    assert ["no-variant-matches"] == causes(paired, keys)
    assert ["payload-reserialized"] == causes(simple, keys)


def test_a_payload_that_is_no_text_is_not_rewritten() -> None:
    token = hmac_token(SECRET.encode(), covered=b"other").split(".")
    token[1] = "_w"

    assert ["no-variant-matches"] == causes(".".join(token), SECRET)


def test_a_large_token_is_tried_by_the_simple_changes_alone() -> None:
    payload = json.dumps({"a": "x" * 100_000})
    compact = payload.replace(" ", "")

    simple = hmac_token(RAW, payload=payload)
    paired = hmac_token(RAW, payload=payload)
    anew = hmac_token(SECRET.encode(), payload=payload, covered=segments(HEADER, compact))

    assert ["secret-is-base64"] == causes(simple, BASE64)
    assert ["no-variant-matches"] == causes(paired, f'"{BASE64}"')
    assert ["no-variant-matches"] == causes(anew, SECRET)


def test_a_token_in_json_is_mended_in_its_place() -> None:
    header, payload, signature = hmac_token(
        SECRET.encode(), covered=segments(HEADER, written())
    ).split(".")
    token = json.dumps({"payload": payload, "protected": header, "signature": signature})

    assert ["payload-reserialized"] == causes(token, SECRET)


def test_an_unencoded_payload_is_written_anew_as_it_is() -> None:
    import hmac as library

    from tests.broken_tokens import base64url

    header = '{"alg":"HS256","b64":false,"crit":["b64"]}'
    start = base64url(header.encode())
    signature = library.digest(SECRET.encode(), f'{start}.{{"a": 1}}'.encode(), "sha256")
    token = f'{start}.{{"a":1}}.{base64url(signature)}'

    assert ["payload-reserialized"] == causes(token, SECRET)
    assert is_cured(token, SECRET)


def test_a_header_as_python_writes_it_goes_with_a_payload_in_another_form() -> None:
    header = json.dumps(json.loads(header_of("HS256")))
    payload = json.dumps(json.loads(PAYLOAD), indent=2, ensure_ascii=False)
    token = hmac_token(SECRET.encode(), covered=segments(header, payload))

    (found,) = diagnosed(token, SECRET)

    assert "payload-reserialized" == found.cause
    assert "the header is written as Python writes it, with spaces, and the payload is written" in (
        found.explanation
    )
    assert is_cured(token, SECRET)
