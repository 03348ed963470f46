"""Compact tokens, whole and broken."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.compact import (
    ENCRYPTED,
    SIGNED,
    Part,
    read_compact,
    repair_alphabet,
    segment_name,
)
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from tests.strategies import any_text, compact_like
from tests.vectors import load

HEADER = "eyJhbGciOiJIUzI1NiJ9"
PAYLOAD = "eyJzdWIiOiJ4In0"
SIGNATURE = "AAECAwQF"
TOKEN = f"{HEADER}.{PAYLOAD}.{SIGNATURE}"


def only_problem(text: str) -> Problem:
    (problem,) = read_compact(text).problems
    return problem


@pytest.mark.parametrize("layout", [SIGNED, ENCRYPTED], ids=["signed", "encrypted"])
@given(st.data())
def test_segments_are_decoded_and_stand_where_they_stand(
    layout: tuple[Segment, ...], data: st.DataObject
) -> None:
    contents = [data.draw(st.binary(min_size=1 if i == 0 else 0)) for i in range(len(layout))]
    space = data.draw(st.text(" \t\r\n"))
    text = f"{space}{'.'.join(map(encode, contents))}{space}"
    read = read_compact(text)
    assert list(zip(layout, contents, strict=True)) == [(p.segment, p.data) for p in read.parts]
    assert all(part.text == text[part.start :][: len(part.text)] for part in read.parts)
    assert all(problem.fatal is False for problem in read.problems)


@given(any_text() | compact_like())
def test_any_text_is_read_and_each_problem_lies_within_it(text: str) -> None:
    read = read_compact(text)
    starts = {part.segment: part.start for part in read.parts}
    assert text == read.text
    for problem in read.problems:
        assert 0 <= problem.position <= len(text)
        assert problem.position == problem.offset + starts.get(problem.segment, 0)


@given(compact_like())
def test_only_whole_tokens_have_no_problem(text: str) -> None:
    if not read_compact(text).problems:
        assert text.strip().count(".") in {2, 4}


@pytest.mark.parametrize(
    ("text", "found", "hint"),
    [
        ("", "0 dot-separated parts were found", "Paste a token."),
        (" \n", "0 dot-separated parts were found", "Paste a token."),
        ("null", "1 dot-separated part was found", "cut off"),
        (f"{HEADER}.{PAYLOAD}", "2 dot-separated parts were found", "cut off"),
        (f"{TOKEN}.AAAA", "4 dot-separated parts were found", "another text was joined"),
        (f"{TOKEN}.{TOKEN}", "6 dot-separated parts were found", "two tokens were joined"),
        (f"{HEADER}...AAAA", "4 dot-separated parts were found", "shortened"),
    ],
)
def test_a_wrong_number_of_parts_is_told_with_what_is_needed(
    text: str, found: str, hint: str
) -> None:
    problem = only_problem(text)
    assert problem.kind is ProblemKind.STRUCTURE
    assert problem.message.startswith(f"{found}; a token has 3 (signed) or 5 (encrypted).")
    assert hint in problem.message


def test_of_too_many_parts_the_first_three_are_read_and_the_surplus_is_where_it_begins() -> None:
    read = read_compact(f" {TOKEN}.{TOKEN}")
    assert list(SIGNED) == [part.segment for part in read.parts]
    assert read.parts[1].data == b'{"sub":"x"}'
    assert [1 + len(TOKEN)] == [problem.position for problem in read.problems]


def test_of_too_few_parts_those_there_are_read_and_the_end_is_where_it_is_cut() -> None:
    read = read_compact(f"{HEADER}\n")
    assert (Part(Segment.HEADER, HEADER, 0, b'{"alg":"HS256"}'),) == read.parts
    assert [len(HEADER)] == [problem.position for problem in read.problems]


def test_an_empty_header_is_a_problem_and_an_empty_payload_or_signature_is_none() -> None:
    assert only_problem(f".{PAYLOAD}.{SIGNATURE}").kind is ProblemKind.EMPTY
    assert read_compact(f"{HEADER}..").problems == ()


def test_a_header_in_the_payloads_place_is_remarked_on_and_can_still_be_verified() -> None:
    problem = only_problem(f"{HEADER}.{HEADER}.{SIGNATURE}")
    assert (ProblemKind.STRUCTURE, Segment.PAYLOAD) == (problem.kind, problem.segment)
    assert not problem.fatal


def test_a_foreign_character_is_named_with_both_its_places_counted_from_one() -> None:
    problem = only_problem(f"{HEADER}.{PAYLOAD[:8]}+{PAYLOAD[9:]}.{SIGNATURE}")
    assert (8, 29) == (problem.offset, problem.position)
    assert problem.message == (
        "Payload, character 9 (token position 30): “+” is not base64url."
        " JWTs use “-” and “_” where ordinary Base64 has “+” and “/”."
    )


@pytest.mark.parametrize(
    ("character", "words"),
    [
        ("/", "“/” is not base64url. JWTs use"),
        (" ", "a space is not base64url. A mail program"),
        ("\t", "a tab is not base64url. A mail program"),
        ("\n", "a line break is not base64url. A mail program"),
        ("\r", "a line break is not base64url. A mail program"),
        ("\x0b", "U+000B is not base64url. A mail program"),
        ("=", "“=” is not base64url. Padding"),
        ("%", "“%” is not base64url. The token is percent-encoded"),
        ("…", "“…” (U+2026) is not base64url. The token was probably shortened"),
        ("Ａ", "“Ａ” (U+FF21) is not base64url. It only looks like “A”."),
        ("!", "“!” is not base64url. Remove"),
        ("\x1b", "U+001B is not base64url. Remove"),
        ("\u202e", "U+202E is not base64url. Remove"),
        ("\ud800", "U+D800 is not base64url. Remove"),
        ("\u0301", "U+0301 is not base64url. Remove"),
        ("א", "U+05D0 is not base64url. Remove"),
    ],
)
def test_a_foreign_character_is_named_without_harm_and_with_a_hint(
    character: str, words: str
) -> None:
    assert words in only_problem(f"{HEADER}.{PAYLOAD}.AAAA{character}AAAA").message


@pytest.mark.parametrize(
    ("signature", "kind", "offset", "words"),
    [
        ("AAAA=", ProblemKind.PADDING, 4, "“=” is padding"),
        ("AAAAA", ProblemKind.LENGTH, 4, "5 characters cannot be base64url"),
        ("A", ProblemKind.LENGTH, 0, "1 character cannot be base64url"),
        ("AAB", ProblemKind.TRAILING_BITS, 2, "the last character “B” carries bits"),
    ],
)
def test_other_faults_of_base64url_are_fatal_and_placed(
    signature: str, kind: ProblemKind, offset: int, words: str
) -> None:
    problem = only_problem(f"{HEADER}.{PAYLOAD}.{signature}")
    assert (kind, Segment.SIGNATURE, offset, True) == (
        problem.kind,
        problem.segment,
        problem.offset,
        problem.fatal,
    )
    assert words in problem.message


@pytest.mark.parametrize(
    ("broken", "repaired"),
    [
        (f"{HEADER}.{PAYLOAD}.+/+/", f"{HEADER}.{PAYLOAD}.-_-_"),
        (f" {HEADER}.{PAYLOAD}=.AA==\n", f"{HEADER}.{PAYLOAD}.AA"),
        (f"{HEADER}==..AA+A..AAAA", f"{HEADER}..AA-A..AAAA"),
        (TOKEN, None),
        (f"{HEADER}.{PAYLOAD}.+/+/!", None),
        (f"{HEADER}.{PAYLOAD}.AAB=", None),
        (f"{HEADER}.+/+/", None),
    ],
)
def test_ordinary_base64_is_repaired_where_that_is_all_that_is_wrong(
    broken: str, repaired: str | None
) -> None:
    assert repaired == repair_alphabet(broken)


def test_every_segment_has_a_name_for_people() -> None:
    assert len(Segment) == len({segment_name(segment) for segment in Segment})


@pytest.mark.parametrize("case", load("malformed_sample"), ids=lambda case: str(case["id"]))
def test_malformed_tokens_are_read_and_those_of_broken_form_have_a_fatal_problem(
    case: dict[str, str],
) -> None:
    fatal = [problem for problem in read_compact(case["token"]).problems if problem.fatal]
    if case["id"] == "mal-struct-header-twice":  # three good segments: only a remark
        assert not fatal
    elif case["stage"] in {"structure", "base64", "whitespace"} and case["id"] != "mal-lower":
        assert fatal


@pytest.mark.parametrize(
    "text",
    ["." * 10_000_000, "\n" * 10_000_000 + TOKEN, f"{HEADER}.{'A' * 10_000_000}.AA=", "=" * 10**7],
    ids=["dots", "line breaks", "payload", "padding"],
)
def test_ten_megabytes_are_read_at_once(text: str) -> None:
    start = perf_counter()
    read_compact(text)
    repair_alphabet(text)
    assert perf_counter() - start < 3
