import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.jose.keys.base64_text import MisencodedError, decode_base64
from jwt_debugger.jose.problems import ProblemKind


@given(st.binary(max_size=80))
def test_what_python_encodes_is_decoded_with_and_without_padding(data: bytes) -> None:
    padded = base64.b64encode(data).decode()

    assert data == decode_base64(padded, url=False).data
    assert data == decode_base64(padded.rstrip("="), url=False).data
    assert padded.endswith("=") == decode_base64(padded, url=False).padded


@given(st.binary(max_size=80))
def test_base64url_has_an_alphabet_of_its_own(data: bytes) -> None:
    text = base64.urlsafe_b64encode(data).decode()

    assert data == decode_base64(text, url=True).data


@pytest.mark.parametrize(
    ("text", "url", "kind", "offset"),
    [
        ("ab-d", False, ProblemKind.ALPHABET, 2),
        ("ab_d", False, ProblemKind.ALPHABET, 2),
        ("ab+d", True, ProblemKind.ALPHABET, 2),
        ("a=bc", True, ProblemKind.ALPHABET, 1),
        ("abcde", True, ProblemKind.LENGTH, 4),
        ("abc==", True, ProblemKind.PADDING, 3),
        ("abcd=", True, ProblemKind.PADDING, 4),
    ],
)
def test_a_fault_has_its_kind_and_place(
    text: str, *, url: bool, kind: ProblemKind, offset: int
) -> None:
    with pytest.raises(MisencodedError) as caught:
        decode_base64(text, url=url)

    assert (kind, offset) == (caught.value.kind, caught.value.offset)


def test_bits_of_no_byte_are_told() -> None:
    assert decode_base64("AB", url=True).loose_bits
    assert not decode_base64("AA", url=True).loose_bits
