import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jwt_debugger import inspect, sign
from jwt_debugger.handoff.report import MAX_LISTED, report_json, report_markdown
from jwt_debugger.handoff.report_words import (
    encryption_word,
    severity_word,
    signature_word,
    time_word,
)
from jwt_debugger.inspection.result import (
    Diagnosis,
    EncryptionStatus,
    Inspection,
    Severity,
    SignatureStatus,
    TimeStatus,
)
from jwt_debugger.jose.base64url import decode, encode
from tests.encrypted import SECRET as CONTENT_KEY
from tests.encrypted import sealed_token, signed_token
from tests.key_material import private_pem, public_pem
from tests.selective import ISSUERS_KEY, disclosure, issue, present, refused
from tests.strategies import any_text, compact_like, json_objects, nearly_json

AT = datetime(2026, 5, 29, 12, 0, tzinfo=UTC)
SECRET = 'correct-horse "battery" \\staple| é'
CLAIMS = {
    "iss": "https://auth.example.com",
    "email": "joe@example.com",
    "iat": 1_780_055_000,
    "exp": 1_780_058_600,
}


def both(inspection: Inspection, *, blank: bool = False, secret: str = "") -> tuple[str, str]:
    return (
        report_markdown(inspection, blank=blank, at=AT, secret=secret),
        report_json(inspection, blank=blank, at=AT, secret=secret),
    )


def readable(report: str) -> str:
    """Return a report together with what its Base64 segments say."""
    pieces = report.replace('"', " ").replace("\n", " ").replace("\\n", " ").split()
    segments = [segment for piece in pieces for segment in piece.split(".")]
    return report + "".join(decode(each).data.decode("utf-8", "replace") for each in segments)


def test_a_report_says_all_that_is_known() -> None:
    token = signed_token(CLAIMS, key=SECRET)

    text = report_markdown(inspect(token, SECRET, at=AT), at=AT)

    assert text.startswith(
        "# Report on a token\n\n"
        "Made with JWT Debugger on Fri 29 May 2026, 12:00:00 UTC, offline.\n\n"
        "| What | Verdict | Reason |\n| --- | --- | --- |\n| Form | JWS |  |\n"
        "| Signature | Verified | HS256, matches the secret you entered |\n"
    )
    assert "| Time | Current | It expires on Fri 29 May 2026, 12:43:20 UTC, in 43 min. |" in text
    assert "| Issued | Fri 29 May 2026, 11:43:20 UTC |  |" in text
    assert '## Payload\n\n```json\n{\n  "iss": "https://auth.example.com",' in text
    assert "| iss | Issuer | RFC7519, Section 4.1.1 |" in text
    assert f"## Token\n\n```\n{token}\n```\n" in text
    assert "\n## Problems" not in text


def test_a_public_key_is_named_with_its_thumbprint() -> None:
    token = sign('{"alg":"RS256"}', "{}", private_pem("RSA"))
    inspection = inspect(token, public_pem("RSA"))
    assert inspection.signature is not None
    assert inspection.signature.key is not None

    text = report_markdown(inspection, at=AT)

    assert (
        f"| Key | RSA public key, 2048 bits | {inspection.signature.key.thumbprint} |".replace(
            "_", r"\_"
        )
        in text
    )


def test_the_json_form_is_that_of_the_answer_with_what_was_done_to_it() -> None:
    token = signed_token({"sub": "1"}, key=SECRET)
    inspection = inspect(token, SECRET, at=AT)

    told = json.loads(report_json(inspection, at=AT))

    head = {"reported_at": "2026-05-29T12:00:00Z", "blanked": False, "token": token}
    assert head | inspection.to_dict() == told


def test_on_request_the_signature_and_personal_data_are_blanked() -> None:
    token = signed_token(CLAIMS, key=SECRET)
    signature = token.rpartition(".")[2]

    for report in both(inspect(token, SECRET), blank=True):
        assert signature not in report
        assert "joe" not in readable(report)
        assert "auth.example.com" in report

    assert "are blanked" in report_markdown(inspect(token), blank=True, at=AT)
    assert json.loads(report_json(inspect(token), blank=True, at=AT))["blanked"] is True


def test_a_token_that_cannot_be_shown_is_null() -> None:
    told = json.loads(report_json(inspect(sealed_token()), blank=True, at=AT))
    text = report_markdown(inspect(sealed_token()), blank=True, at=AT)

    assert told["token"] is None
    assert "## Token" not in text


def test_a_token_inside_has_a_report_of_its_own() -> None:
    inner = signed_token({"sub": "inner"})
    text = report_markdown(inspect(sealed_token(inner, cty="JWT"), CONTENT_KEY), at=AT)

    assert "| Encryption | Decrypted |" in text
    assert text.count("| Signature |") == 1
    assert "# The token inside" in text
    assert f"```\n{inner}\n```" in text


def test_problems_and_disclosures_are_listed() -> None:
    hidden = [disclosure("salt", "a|b", "x"), disclosure("salt", "in a list")]
    listed = report_markdown(inspect(present(issue({}, hidden[:1]), *hidden)), at=AT)
    broken = report_markdown(inspect("a.b"), at=AT)

    assert '- a\\|b: "x" (disclosed)' in listed
    assert '- (array element): "in a list" (belongs to no digest of this token)' in listed
    assert "## Problems\n\n- 2 dot-separated parts were found" in broken


def test_a_long_list_is_cut_and_says_how_much_is_missing() -> None:
    names = ",".join('"a":1' for _ in range(MAX_LISTED + 11))

    text = report_markdown(inspect(signed_token(f"{{{names}}}")), at=AT)

    problems = text.partition("## Problems\n\n")[2].partition("\n\n")[0].split("\n")
    assert MAX_LISTED + 1 == len(problems)
    assert problems[-1].startswith("- and ")


def test_what_a_reviewer_found_is_listed_with_what_to_do() -> None:
    text = report_markdown(inspect(sign('{"alg":"none"}', "{}", None)), at=AT)

    assert "- **high** Not signed (alg: none) (alg) · " in text


def test_why_it_does_not_verify_is_told() -> None:
    diagnosis = Diagnosis("secret-is-hex", "It is *hex*.", "Choose hex.", key_text=SECRET)
    inspection = replace(inspect(signed_token({"a": SECRET})), diagnosis=(diagnosis,))

    text = report_markdown(inspection, at=AT)

    assert "## Why it does not verify\n\n- It is \\*hex\\*. Choose hex.\n" in text
    assert SECRET not in text


def test_a_presentation_to_be_refused_is_not_reported_as_verified() -> None:
    token = next(iter(refused().values()))

    text, _json = both(inspect(token, ISSUERS_KEY))

    assert "| Signature | Verified, but to be refused |" in text


def test_every_verdict_has_its_words() -> None:
    words = [
        *(signature_word(each, refused=False) for each in SignatureStatus),
        *map(encryption_word, EncryptionStatus),
        *map(time_word, TimeStatus),
        *map(severity_word, Severity),
    ]

    assert all(words)


def with_secret(claims: dict[str, Any], place: str) -> dict[str, Any]:
    return {
        "value": {**claims, "note": SECRET},
        "part": {**claims, "note": f"it is {SECRET}!"},
        "deep": {**claims, "note": [{"a": [SECRET]}]},
        "name": {**claims, SECRET: 1},
        "inner name": {**claims, "note": {f"x{SECRET}": 1}},
    }[place]


@settings(max_examples=100)
@given(
    claims=json_objects(),
    place=st.sampled_from(["value", "part", "deep", "name", "inner name"]),
    in_header=st.booleans(),
    blank=st.booleans(),
    checked=st.booleans(),
    nested=st.booleans(),
)
def test_no_report_ever_holds_the_secret(  # noqa: PLR0913
    *,
    claims: dict[str, Any],
    place: str,
    in_header: bool,
    blank: bool,
    checked: bool,
    nested: bool,
) -> None:
    header = with_secret({}, place) if in_header else {}
    token = signed_token(with_secret(claims, place), key=SECRET, **header)
    token = sign('{"alg":"HS256","cty":"JWT"}', token, SECRET) if nested else token
    inspection = inspect(token, SECRET if checked else None)

    for report in both(inspection, blank=blank, secret="" if checked else SECRET):
        assert SECRET not in readable(report)
        assert json.dumps(SECRET)[1:-1] not in readable(report)


def signed_or_raw(text: str) -> str:
    """Put a text into a payload, whatever it is."""
    header = encode(b'{"alg":"HS256"}')
    return f"{header}.{encode(text.encode('utf-8', 'surrogatepass'))}.AAAA"


@settings(max_examples=150)
@given(
    text=any_text() | compact_like() | nearly_json().map(signed_or_raw),
    blank=st.booleans(),
)
def test_any_text_has_a_report(*, text: str, blank: bool) -> None:
    markdown, form = both(inspect(text, SECRET), blank=blank, secret=SECRET)

    assert markdown.startswith("# Report on a token")
    assert blank is json.loads(form)["blanked"]


@pytest.mark.parametrize("blank", [False, True])
def test_a_deep_payload_has_a_report(*, blank: bool) -> None:
    deep = '{"a":' + "[" * 500 + '"joe@example.com"' + "]" * 500 + "}"

    for report in both(inspect(signed_token(deep)), blank=blank):
        assert ("joe" in report) is not blank
