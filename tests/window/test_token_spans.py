"""A token as coloured stretches, and the words for its places."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from jwt_debugger.jose.compact import Part
from jwt_debugger.jose.problems import ProblemKind, Segment
from jwt_debugger.window.token_spans import (
    Span,
    fault_words,
    legend_items,
    place_words,
    summary_words,
    token_spans,
)
from tests.strategies import any_text, compact_like
from tests.window.token_states import CLAIMS, encrypted, read, state, token


def test_the_spans_are_the_segments() -> None:
    text = token()
    header, payload, signature = text.split(".")

    spans = token_spans(read(text), read(text))

    assert [header, payload, signature] == [text[span.start : span.end] for span in spans]
    assert not any(span.changed for span in spans)


def test_segments_that_differ_from_the_pasted_ones_are_changed() -> None:
    spans = token_spans(read(token({"a": 1})), read(token()))

    assert [Segment.PAYLOAD, Segment.SIGNATURE] == [span.segment for span in spans if span.changed]


def test_segments_that_were_not_there_are_changed() -> None:
    spans = token_spans(read("a.b.c"), read("a"))

    assert [False, True, True] == [span.changed for span in spans]


def test_a_place_is_said_by_its_segment() -> None:
    spans = token_spans(read("abcd.efgh.ijkl"), None)

    assert "Header, character 1 of 4" == place_words(spans, 0)
    assert "Header, character 4 of 4" == place_words(spans, 4)
    assert "Payload, character 2 of 4" == place_words(spans, 6)
    assert "" == place_words(spans, 99)


def test_the_legend_counts_what_is_signed() -> None:
    items = legend_items(read("abcd.efgh.ijkl"))

    assert [("Header", "4"), ("Payload", "4"), ("Signature", "4")] == [
        (item.name, item.note) for item in items
    ]


def test_the_legend_of_an_encrypted_token_has_five_names() -> None:
    inspection = read(encrypted(), key=False)

    wide = [item.name for item in legend_items(inspection)]
    narrow = [item.name for item in legend_items(inspection, short=True)]

    assert ["Header", "Key", "IV", "Cipher text", "Tag"] == wide
    assert ["Header", "Key", "IV", "Data", "Tag"] == narrow


@pytest.mark.parametrize(("short", "name"), [(False, "Disclosures"), (True, "More")])
def test_disclosures_are_counted_together(short: bool, name: str) -> None:  # noqa: FBT001
    plain = read(token())
    disclosure = Part(Segment.DISCLOSURE, "WyJ4Il0", len(plain.token) + 1, b"")
    inspection = replace(plain, parts=(*plain.parts, disclosure, disclosure))

    last = legend_items(inspection, short=short)[-1]

    assert (name, "" if short else "2") == (last.name, last.note)
    assert summary_words(inspection).endswith("signed, 2 disclosures")


def test_a_key_binding_stands_in_the_legend_alone_or_with_the_disclosures() -> None:
    plain = read(token())
    binding = Part(Segment.KEY_BINDING, "abc", len(plain.token) + 1, b"")
    bound = replace(plain, parts=(*plain.parts, binding))
    disclosing = replace(plain, parts=(*plain.parts, replace(binding, segment=Segment.DISCLOSURE)))
    both = replace(bound, parts=(*disclosing.parts, binding))

    assert ["Key binding", "Binding", "More", "More"] == [
        legend_items(inspection, short=short)[-1].name
        for inspection in (bound, both)
        for short in (False, True)
    ]


def test_the_summary_says_size_and_make() -> None:
    text = token()

    assert f"{len(text)} characters · signed, 3 segments" == summary_words(read(text))
    encrypted_words = summary_words(read(encrypted(), key=False))
    assert encrypted_words.endswith(" characters · encrypted, 5 segments")
    in_json = json.dumps({"payload": "e30", "protected": "e30", "signature": ""})
    assert f"{len(in_json)} characters · malformed, in JSON" == summary_words(read(in_json))
    assert "1 character · malformed, 1 segment" == summary_words(read("a"))


def test_a_token_without_a_signature_is_unsigned() -> None:
    header, payload, _signature = token(CLAIMS, {"alg": "none"}).split(".")

    assert "unsigned" in summary_words(read(f"{header}.{payload}.", key=False))


def test_a_foreign_character_is_named_with_its_place() -> None:
    made = state("abcd.ef+h.ijkl")
    assert made.inspection is not None
    fault = next(p for p in made.inspection.problems if p.segment is Segment.PAYLOAD)

    title, text = fault_words(made.inspection, fault)

    assert "Payload, character 3: “+”" == title
    assert "Not in the base64url alphabet (token position 8)." == text


def test_a_fault_of_json_has_line_and_column() -> None:
    inspection = read("e30K.e30.AAAA".replace("e30K", "eyJhbGci"))
    fault = next(p for p in inspection.problems if p.fatal)

    title, text = fault_words(inspection, fault)

    assert title.startswith("Header, line 1, column ")
    assert "token position" not in text
    assert text[0].isupper()


def test_a_fault_of_a_segment_has_its_character() -> None:
    inspection = read("e30.e3=.AAAA")
    fault = next(p for p in inspection.problems if p.kind is ProblemKind.PADDING)

    title, text = fault_words(inspection, fault)

    assert "Payload, character 3: padding" == title
    assert "“=” is padding, which a JWT leaves out. Remove it." == text


def test_a_fault_of_the_whole_keeps_its_sentence() -> None:
    inspection = read("abcd.efgh")
    fault = inspection.problems[0]

    assert ("Malformed: 2 parts", fault.message) == fault_words(inspection, fault)


@given(compact_like() | any_text())
def test_any_text_has_spans_and_words(text: str) -> None:
    inspection = read(text, key=False)

    spans = token_spans(inspection, None)

    assert all(span.start <= span.end <= len(text) for span in spans)
    assert all(place_words(spans, span.start) for span in spans)
    assert summary_words(inspection)
    assert len(legend_items(inspection)) <= len(spans) + 1
    for problem in inspection.problems:
        assert all(fault_words(inspection, problem))


def test_a_span_is_not_changed_unless_it_is_said() -> None:
    assert not Span(Segment.HEADER, 0, 1).changed
