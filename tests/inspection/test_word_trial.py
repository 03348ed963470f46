import io
from hmac import digest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.inspection.word_trial import answer, matching, try_block, words_of

MESSAGE = b"header.payload"


def test_each_line_that_is_not_empty_is_a_word() -> None:
    assert [b"a", b" b ", b"\xff\xfe"] == words_of(b"a\n\n b \n\xff\xfe\n\n")
    assert [] == words_of(b"\n\n")
    assert [] == words_of(b"")


@pytest.mark.parametrize("secret", [b"a\r", b"a", b"\r", b"b\rc"])
def test_a_line_with_a_carriage_return_is_tried_with_and_without_it_and_is_one_word(
    secret: bytes,
) -> None:
    signature = digest(secret, MESSAGE, "sha256")

    assert (3, secret) == try_block(b"a\r\n\r\nb\rc\n", "sha256", MESSAGE, signature)


def test_an_empty_line_is_no_secret_whatever_ends_it() -> None:
    signature = digest(b"", MESSAGE, "sha256")

    assert (2, None) == try_block(b"a\r\n\r\n\n", "sha256", MESSAGE, signature)


@given(st.lists(st.binary(min_size=1).filter(lambda word: b"\n" not in word), min_size=1))
def test_every_word_of_a_block_is_found(words: list[bytes]) -> None:
    block = b"\n".join(words)

    for word in words:
        assert word in words_of(block)
        signature = digest(word, MESSAGE, "sha256")
        assert matching(words_of(block), "sha256", MESSAGE, signature) is not None
    assert matching(words_of(block), "sha256", MESSAGE, b"\0" * 32) is None


def test_block_after_block_is_answered() -> None:
    signature = digest(b"secret", MESSAGE, "sha512")
    opening = b"".join(each.hex().encode() + b"\n" for each in (b"sha512", MESSAGE, signature))
    blocks = (b"a\nb\nc\n", b"", b"x\nsecret\n")
    asked = opening + b"".join(b"%d\n" % len(block) + block for block in blocks)
    answers = io.BytesIO()

    answer(io.BytesIO(asked), answers)

    assert [b"3 ", b"0 ", b"2 " + b"secret".hex().encode()] == answers.getvalue().split(b"\n")[:-1]
