from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings

from jwt_debugger import encrypt
from jwt_debugger.inspection.inspect import inspect
from jwt_debugger.inspection.result import (
    Diagnosis,
    Disclosure,
    Encryption,
    EncryptionStatus,
    Finding,
    Inspection,
    Severity,
)
from jwt_debugger.terminal.ink import Ink, columns
from jwt_debugger.terminal.report import report
from tests.key_material import private_pem, public_pem
from tests.strategies import any_text, json_objects
from tests.terminal_session import NOW, SECONDS_NOW, SECRET, run, token_of

PLAIN = Ink(coloured=False)
COLOURED = Ink(coloured=True)
GREEN, RED = "\x1b[32m", "\x1b[31m"


def shown(payload: str, ink: Ink = PLAIN, key: str | None = None) -> str:
    return report(inspect(token_of(payload), key, at=NOW), ink, 80)


def changed(inspection: Inspection, **fields: Any) -> Inspection:
    from dataclasses import replace

    return replace(inspection, **fields)


def test_the_verdicts_come_first_and_apart() -> None:
    lines = shown(f'{{"exp":{SECONDS_NOW - 60}}}', key=SECRET).splitlines()

    assert "Signature  ✓ Verified" == lines[0]
    assert "Time       ✗ Expired 1 min 00 s ago" == lines[2]


def test_time_is_a_mere_claim_until_the_signature_is_verified() -> None:
    payload = f'{{"exp":{SECONDS_NOW + 60}}}'

    unproven = shown(payload, COLOURED)
    proven = shown(payload, COLOURED, SECRET)

    assert GREEN not in unproven
    assert "nothing proves it" in unproven
    assert 2 == proven.count(GREEN)
    assert "nothing proves it" not in proven


def test_header_and_payload_are_shown_as_they_stand() -> None:
    payload = '{ "b":1.0,\t"a" : "\\u00e9" }'

    lines = shown(payload).splitlines()

    assert payload == lines[lines.index("Payload") + 1]
    assert '{"alg":"HS256","typ":"JWT"}' == lines[lines.index("Header") + 1]


def test_an_indented_payload_keeps_its_lines() -> None:
    assert 'Payload\n{\n  "a": 1\n}\n' in shown('{\r\n  "a": 1\r\n}')


def test_a_claim_has_its_exact_value_its_meaning_and_its_time() -> None:
    lines = shown(f'{{"sub":"ada","big":12345678901234567890.10,"exp":{SECONDS_NOW + 60}}}')

    assert '  sub  "ada"                    subject' in lines
    assert "  big  12345678901234567890.10  custom" in lines
    assert "expires: Today" in lines
    assert "in 1 min 00 s" in lines


def test_a_claim_that_is_given_twice_has_two_rows() -> None:
    rows = [line for line in shown('{"sub":"a","sub":"b"}').splitlines() if "subject" in line]

    assert ['  sub  "a"  subject', '  sub  "b"  subject'] == rows


def test_a_time_that_is_none_has_its_meaning_alone() -> None:
    assert '  exp  "soon"  expires' in shown('{"exp":"soon"}')


def test_wide_characters_leave_the_columns_straight() -> None:
    rows = shown('{"名前":"日本","e\u0301":"x","ab":"x"}').splitlines()
    rows = [row for row in rows if row.endswith("custom")]

    assert 3 == len(rows)
    assert 1 == len({columns(row) for row in rows})


def test_very_many_claims_are_counted_and_not_listed() -> None:
    payload = ",".join(f'"c{number}":{number}' for number in range(250))

    assert "and 50 more, in the payload above" in shown(f"{{{payload}}}")


def test_very_many_problems_are_counted_and_not_listed() -> None:
    payload = ",".join('"a":1' for _ in range(60))

    assert "Problems" in shown(f"{{{payload}}}")
    assert "more" in shown(f"{{{payload}}}")


def test_a_payload_of_bytes_is_counted() -> None:
    session = run("inspect", "eyJhbGciOiJIUzI1NiJ9._wCAgQ.AAAA")

    assert "4 bytes that are no text" in session.output


def test_findings_are_listed_with_their_severity_and_place() -> None:
    finding = Finding("x", Severity.HIGH, "Anyone can change it", "Nothing is signed.", "Sign it.")
    inspection = changed(inspect(token_of("{}"), at=NOW), findings=(finding,), checks_passed=3)

    text = report(inspection, PLAIN, 80)

    assert "Findings   ! 1 finding" in text
    assert "3 checks passed" in text
    assert "  high    Anyone can change it (Payload)\n    Nothing is signed.\n    Sign it." in text


def test_no_findings_are_said_without_praise() -> None:
    inspection = changed(inspect(token_of("{}"), at=NOW), checks_passed=14)

    assert "Findings     No findings\n             14 checks passed" in report(
        inspection, PLAIN, 80
    )


def test_a_diagnosis_says_why_and_what_to_do() -> None:
    found = Diagnosis("secret-is-base64", "The secret is Base64.", "Choose that format.")
    inspection = changed(inspect(token_of("{}"), "x", at=NOW), diagnosis=(found,))

    assert "Why it does not verify\n  The secret is Base64.\n    Choose that format." in report(
        inspection, PLAIN, 80
    )


@pytest.mark.parametrize(
    ("expected", "status"),
    [
        ("✓ Decrypted", EncryptionStatus.DECRYPTED),
        ("✗ Not decrypted", EncryptionStatus.FAILED),
        ("? Not decrypted yet", EncryptionStatus.UNCHECKED),
        ("? Not supported", EncryptionStatus.UNSUPPORTED),
    ],
)
def test_an_encrypted_token_has_its_own_verdict(expected: str, status: EncryptionStatus) -> None:
    encryption = Encryption(status, "dir", "A128GCM", "the reason")
    inspection = changed(inspect(token_of("{}"), at=NOW), signature=None, encryption=encryption)

    lines = report(inspection, PLAIN, 80).splitlines()

    assert [f"Encryption  {expected}", "              the reason"] == lines[:2]
    assert not any(line.startswith("Signature") for line in lines)


def test_an_encrypted_token_leaves_the_time_to_the_one_inside() -> None:
    header = '{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2c":9}'
    token = encrypt(header, token_of("{}"), SECRET)

    assert 1 == report(inspect(token, SECRET, at=NOW), PLAIN, 80).count("Time  ")


@pytest.mark.parametrize(
    ("algorithm", "theirs", "ours", "expected"),
    [
        ("A128KW", "a shared secret!", "a shared secret!", "✓ Expires"),
        ("ECDH-ES", public_pem("P-256"), private_pem("P-256"), "? Expires"),
    ],
)
def test_what_is_decrypted_is_proven_only_where_nobody_else_could_encrypt_it(
    algorithm: str, theirs: str, ours: str, expected: str
) -> None:
    header = f'{{"alg":"{algorithm}","enc":"A128GCM"}}'
    token = encrypt(header, f'{{"exp":{SECONDS_NOW + 60}}}', theirs)

    assert expected in report(inspect(token, ours, at=NOW), PLAIN, 80)


def test_disclosures_are_named_and_matched() -> None:
    disclosures = (
        Disclosure("digest", "salt", "email", "ada@example.org", matched=True),
        Disclosure("digest", "salt", None, "GB", matched=False),
    )
    inspection = changed(inspect(token_of("{}"), at=NOW), disclosures=disclosures)

    text = report(inspection, PLAIN, 80)

    assert "Disclosures\n  email  disclosed\n  (array element)  belongs to no digest" in text


@pytest.mark.parametrize(("expected", "seconds"), [("✓ Expires", "1e14"), ("✗ Expired", "-1e14")])
def test_an_expiry_outside_the_calendar_has_no_distance(expected: str, seconds: str) -> None:
    lines = shown(f'{{"exp":{seconds}}}', key=SECRET).splitlines()

    assert f"Time       {expected}" == lines[2]


def test_a_token_that_the_leeway_alone_keeps_valid_is_not_said_to_expire_ago() -> None:
    token = token_of(f'{{"exp":{int(NOW.timestamp()) - 34}}}')

    lines = report(inspect(token, SECRET, at=NOW, leeway=60), PLAIN, 80).splitlines()

    assert "Time       ! Valid by the leeway alone" == lines[2]


def test_a_token_inside_is_answered_below() -> None:
    inner = inspect(token_of('{"sub":"inner"}'), at=NOW)
    inspection = changed(inspect(token_of("{}"), at=NOW), nested=inner)

    text = report(inspection, PLAIN, 80)

    assert 2 == text.count("Signature ")
    assert "The token inside" in text
    assert '{"sub":"inner"}' in text


@pytest.mark.parametrize("trick", ["\x1b[2J", "\x1b]0;title\x07", "\u202e", "\x9b31m", "\r", "\b"])
def test_nothing_in_a_token_steers_the_terminal(trick: str) -> None:
    payloads = [f'{{"a{trick}":"{trick}"}}', trick, f'{{"exp":"{trick}"}}', f'{{"{trick}"']
    headers = [f'{{"alg":"{trick}"}}', f'{{"alg":"HS256","kid":"{trick}"}}', trick]

    outputs = [
        run("inspect", token_of(payload, header))
        for payload in payloads
        for header in ('{"alg":"HS256"}', *headers)
    ]

    assert [] == [one for one in outputs if trick in one.output + one.errors]


@settings(max_examples=100)
@given(any_text(), json_objects())
def test_whatever_a_token_says_only_line_ends_and_tabs_move_the_cursor(
    text: str, claims: dict[str, Any]
) -> None:
    import json

    payloads = (text.encode("utf-8", "replace").decode(), json.dumps(claims, ensure_ascii=True))

    shown_texts = "".join(shown(payload) for payload in payloads)

    assert shown_texts.replace("\n", "").replace("\t", "").isprintable()


def test_colours_are_left_out_where_they_are_not_wanted() -> None:
    token = token_of("{}")

    assert "\x1b[" not in run("inspect", token).output
    assert "\x1b[" in run("inspect", token, coloured=True).output
    assert "\x1b[" not in run("inspect", token, "--json", coloured=True).output


def test_sentences_fit_the_width() -> None:
    inspection = inspect("a.b", at=datetime(2026, 1, 1, tzinfo=UTC))

    assert max(map(len, report(inspection, PLAIN, 60).splitlines())) <= 60
    assert RED in report(inspection, COLOURED, 60)
