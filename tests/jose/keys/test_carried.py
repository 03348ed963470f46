import base64
import json

from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.jose.key import KeyKind
from jwt_debugger.jose.keys import carried_key, read_keys
from tests.key_material import certificate, public_jwk
from tests.strategies import json_values

CHAIN = [
    base64.b64encode(certificate(name).public_bytes(Encoding.DER)).decode()
    for name in ("P-256", "RSA")
]


def test_the_key_of_a_header_is_given_as_it_is_written() -> None:
    text = '{"alg":"ES256", "jwk" : {"kty": "EC",  "x":1.0 } }'

    carried = carried_key(json.loads(text), text)

    assert carried is not None
    assert ("jwk", '{"kty": "EC",  "x":1.0 }', "jwk") == (
        carried.parameter,
        carried.text,
        carried.format,
    )


def test_of_a_key_that_is_given_twice_the_last_counts() -> None:
    text = '{"jwk":{"kty":"a"},"jwk":{"kty":"b"}}'

    carried = carried_key(json.loads(text), text)

    assert carried is not None
    assert '{"kty":"b"}' == carried.text


def test_a_key_beside_the_protected_header_is_written_anew() -> None:
    carried = carried_key({"jwk": public_jwk("P-256")}, '{"alg":"ES256"}')

    assert carried is not None
    assert public_jwk("P-256") == json.loads(carried.text)


def test_of_a_certificate_chain_the_first_one_has_the_key() -> None:
    carried = carried_key({"alg": "ES256", "x5c": CHAIN}, "")

    assert carried is not None
    assert ("x5c", "pem") == (carried.parameter, carried.format)
    (key,) = read_keys(carried.text, carried.format).keys
    assert KeyKind.EC is key.kind
    assert key.certificate is not None


def test_a_header_without_a_key_brings_none() -> None:
    bare: list[dict[str, object]] = [
        {},
        {"jwk": "text"},
        {"x5c": []},
        {"x5c": [1]},
        {"x5c": "text"},
    ]
    for header in bare:
        assert carried_key(header, json.dumps(header)) is None


@given(st.dictionaries(st.sampled_from(["jwk", "x5c", "alg"]), json_values()))
def test_whatever_a_header_brings_can_be_tried_to_be_read(header: dict[str, object]) -> None:
    carried = carried_key(header, json.dumps(header))
    if carried is not None:
        reading = read_keys(carried.text, carried.format)
        assert reading.keys or reading.problem
