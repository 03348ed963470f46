import jwt
import pytest

from jwt_debugger import find_tokens
from jwt_debugger.paste.prefixed_lines import MAX_LINES, MAX_PREFIX

TOKEN = jwt.encode(
    {"sub": "ada", "scope": "read write " * 20}, "0123456789abcdef0123456789abcdef", "HS256"
)


def broken(prefix: str, width: int, token: str = TOKEN) -> str:
    """Break a token over lines, each with a prefix, in which # is a digit that changes."""
    pieces = [token[at : at + width] for at in range(0, len(token), width)]
    return "\n".join(
        prefix.replace("#", str(number % 10)) + piece for number, piece in enumerate(pieces)
    )


@pytest.mark.parametrize("width", [3, 20, 36, 37, 64, 76, 120, 300, len(TOKEN) - 10])
@pytest.mark.parametrize(
    "prefix",
    ["web_1  | ", "[INFO] ", "2026-11-25T10:00:0#Z app[12]: ", "api-7d9f stdout F ", "<14>1 h - "],
)
@pytest.mark.parametrize("after", ["", "request done", '"}'])
def test_a_token_is_found_over_lines_with_the_same_prefix(
    prefix: str, width: int, after: str
) -> None:
    first = prefix.replace("#", "0")
    text = f"{first}token:\n{broken(prefix, width)}"
    text += f"\n{first}{after}\n" if after.isalpha() or " " in after else after

    (found,) = find_tokens(text)

    assert TOKEN == found.text
    assert text[found.start :].startswith("eyJ")
    assert text[: found.end].endswith(TOKEN[-2:])


def test_lines_with_a_prefix_that_hold_a_token_each_stay_apart() -> None:
    other = jwt.encode({"sub": "eve"}, "0123456789abcdef0123456789abcdef", "HS256")
    text = f"web_1  | {TOKEN}\nweb_1  | {other}\nweb_1  | done\n"

    assert [TOKEN, other] == [found.text for found in find_tokens(text)]


def test_several_tokens_in_such_lines_are_found_each() -> None:
    other = jwt.encode({"sub": "eve"}, "0123456789abcdef0123456789abcdef", "HS256")
    lines = [broken("web_1  | ", 40), f"web_1  | {other}", broken("web_1  | ", 50, other)]

    for text in ("\n".join(lines), "\n".join(lines[::-1]), "\n".join(lines[1:])):
        found = find_tokens(text)
        assert {other} | ({TOKEN} if lines[0] in text else set()) == {each.text for each in found}


def test_before_and_behind_them_other_tokens_are_found() -> None:
    other = jwt.encode({"sub": "eve"}, "0123456789abcdef0123456789abcdef", "HS256")
    text = f"a {other}\n{broken('web_1  | ', 40)}\nb {other}x\n"

    assert [other, TOKEN] == [found.text for found in find_tokens(text)][:2]


@pytest.mark.parametrize(
    "text",
    [
        broken("web_1  | ", 40).replace("web_1  | ", "worker | ", 2).replace("worker", "web_1 ", 1),
        broken(f"{'x' * MAX_PREFIX} ", 40),
        broken("web_1  | ", 40)[:-9],
        broken("web_1  | ", 40).replace(".", "", 1),
        "web_1  | eyJhbGciOiJIUzI1NiJ9\nweb_1  | done\n",
        "web_1  | eyJhbGciOiJIUzI1NiJ9\n",
    ],
    ids=[
        "another prefix",
        "a long one",
        "its end is missing",
        "a dot is missing",
        "a header alone",
        "no line after",
    ],
)
def test_what_is_not_a_whole_token_is_left_alone(text: str) -> None:
    assert [] == [found.text for found in find_tokens(text) if found.text == TOKEN]


def test_a_token_is_looked_for_in_so_many_lines_only() -> None:
    assert [] == find_tokens(broken("web_1  | ", 3, TOKEN[:40] + "A" * 3 * MAX_LINES + TOKEN[40:]))
