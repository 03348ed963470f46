from typing import Any

import pytest

from jwt_debugger import sign
from jwt_debugger.inspection.inspect import inspect
from jwt_debugger.inspection.result import EncryptionStatus, Finding, Inspection, Severity
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from jwt_debugger.state import State
from jwt_debugger.window.finding_rows import (
    Deed,
    Grade,
    finding_rows,
    grade_name,
    no_findings_words,
)
from tests.window.key_states import NOW, SECRET, having, inspection_of, sealed, signed, state_of

BAD_CHARACTER = Problem(
    ProblemKind.ALPHABET, Segment.PAYLOAD, 60, 121, "not base64url", "Payload, character 61."
)
REMARK = Problem(
    ProblemKind.DUPLICATE, Segment.PAYLOAD, 1, 70, "name given twice", "Twice.", fatal=False
)


def test_without_a_token_there_are_no_rows() -> None:
    assert () == finding_rows(State())
    assert "Findings appear once there is a token" == no_findings_words(State())


def test_a_fatal_problem_is_an_error_and_says_how_it_comes_about() -> None:
    state = having(state_of(signed()), problems=(REMARK, BAD_CHARACTER))

    error, remark, hint = finding_rows(state)

    assert (Grade.ERROR, "Payload: not base64url") == (error.grade, error.title)
    assert ("payload", 121) == (error.segment, error.position)
    assert (Grade.INFO, "Payload: name given twice") == (remark.grade, remark.title)
    assert "Often a copy problem" == hint.title


def test_a_remark_alone_gives_no_hint() -> None:
    assert 1 == len(finding_rows(having(state_of(signed()), problems=(REMARK,))))


def test_a_repair_is_offered_where_it_mends() -> None:
    broken = having(state_of(signed(), repaired="mended"), problems=(BAD_CHARACTER, REMARK))
    beyond = having(state_of(signed()), problems=(BAD_CHARACTER,))

    assert [Deed.REPAIR, Deed.NONE, Deed.NONE] == [row.deed for row in finding_rows(broken)]
    assert "Use “-” and “_” instead" == finding_rows(broken)[0].link
    assert Deed.NONE is finding_rows(beyond)[0].deed


def test_findings_come_gravest_first_with_what_can_be_done() -> None:
    low = Finding("personal-data", Severity.LOW, "Readable", "Anyone.", claim="email")
    medium = Finding("no-audience", Severity.MEDIUM, "No aud", "Any service.", "Add one.")
    high = Finding("known-secret", Severity.HIGH, "Guessable", "Listed.", "Generate a secret")
    state = having(state_of(signed()), findings=(low, medium, high))

    first, second, third = finding_rows(state)

    assert ("Guessable", "Generate a secret", Deed.GENERATE) == (
        first.title,
        first.link,
        first.deed,
    )
    assert ("Any service. Add one.", "", Deed.NONE) == (second.detail, second.link, second.deed)
    assert ("Show in payload", Deed.SHOW_CLAIM, "email") == (third.link, third.deed, third.claim)


def test_only_a_secret_that_is_weak_is_put_right_by_a_new_one() -> None:
    readable = Finding("secret-readable", Severity.HIGH, "Readable", "Anyone.", "Take it out.")

    (row,) = finding_rows(having(state_of(signed()), findings=(readable,)))

    assert ("Anyone. Take it out.", Deed.NONE) == (row.detail, row.deed)


@pytest.mark.parametrize(
    ("payload", "titles"),
    [
        ('{"iss":"a","aud":"b","exp":"1780065560"}', ["Time is a text"]),
        ('{"iss":"a","aud":"b","exp":1780065560000}', ["Time is not in seconds"]),
        ('{"iss":5,"aud":"b","exp":1780065560}', ["A claim has the wrong type"]),
        ('{"iss":"a","iss":"b","aud":"b","exp":1780065560}', ["A name is given twice"]),
    ],
)
def test_what_a_finding_says_is_not_listed_as_a_problem_too(
    payload: str, titles: list[str]
) -> None:
    inspection = inspect(signed(payload), SECRET, at=NOW)

    rows = finding_rows(having(state_of(signed()), **_answer(inspection)))

    assert inspection.problems
    assert titles == [row.title for row in rows]


def test_padding_is_told_once_as_what_stops_the_reading() -> None:
    inspection = inspect(f"{signed()}=", SECRET, at=NOW)

    rows = finding_rows(having(state_of(signed()), **_answer(inspection)))

    assert ["loose-encoding"] == [finding.id for finding in inspection.findings]
    assert [Grade.ERROR, Grade.INFO] == [row.grade for row in rows]


def _answer(inspection: Inspection) -> dict[str, Any]:
    return {"problems": inspection.problems, "findings": inspection.findings}


def test_a_problem_is_not_lost_to_a_finding_without_words() -> None:
    blank = Finding("x", Severity.LOW, "Blanked", "")

    rows = finding_rows(having(state_of(signed()), findings=(blank,), problems=(REMARK,)))

    assert ["Payload: name given twice", "Blanked"] == [row.title for row in rows]


def test_a_finding_in_the_header_is_shown_there() -> None:
    finding = Finding(
        "jku", Severity.MEDIUM, "Points away", "", claim="jku", segment=Segment.HEADER
    )

    (row,) = finding_rows(having(state_of(signed()), findings=(finding,)))

    assert "Show in header" == row.link


def test_an_unsigned_token_has_its_own_sign() -> None:
    finding = Finding("alg-none", Severity.HIGH, "Unsigned", "")

    (row,) = finding_rows(having(state_of(signed()), findings=(finding,)))

    assert row.unsigned


def test_what_is_wrong_with_an_inner_token_is_marked_as_such() -> None:
    finding = Finding("x", Severity.LOW, "Old", "", claim="exp")
    inner = inspection_of(having(state_of(signed()), findings=(finding,)))
    state = having(sealed(status=EncryptionStatus.DECRYPTED), nested=inner)

    (row,) = finding_rows(state)

    assert "Inner token: Old" == row.title
    assert row.claim is None


def test_texts_of_the_token_are_made_visible() -> None:
    finding = Finding("x", Severity.LOW, "\u202eevil", "a\x00b")

    (row,) = finding_rows(having(state_of(signed()), findings=(finding,)))

    assert ("\\u202eevil", "a\\x00b") == (row.title, row.detail)


def test_no_findings_is_no_proof() -> None:
    passed = having(state_of(signed()), checks_passed=14)
    bare = having(state_of(signed()), checks_passed=0)

    assert no_findings_words(passed).startswith("14 checks passed.\nNo findings is no proof")
    assert no_findings_words(bare).startswith("No findings is no proof")


@pytest.mark.parametrize("grade", Grade)
def test_every_grade_has_a_name(grade: Grade) -> None:
    assert grade.value.upper() == grade_name(grade)


def test_what_is_wrong_is_told_of_every_level() -> None:
    weak = sign('{"alg":"HS256"}', '{"sub":"1"}', "secret")
    middle = sign('{"alg":"HS256","cty":"JWT"}', weak, SECRET)
    outer = sign('{"alg":"HS256","cty":"JWT"}', middle, SECRET)

    titles = [row.title for row in finding_rows(state_of(outer))]

    assert "Inner token: No expiry (exp)" in titles
