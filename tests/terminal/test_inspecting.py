import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from jwt_debugger import encrypt
from tests.key_material import private_pem, public_pem
from tests.nested import KEY_SET, KEYS, three_levels
from tests.selective import ISSUERS_KEY, bind, holder, issue, present, refused
from tests.strategies import any_text, compact_like
from tests.terminal_session import SECONDS_NOW, SECRET, Session, run, token_of
from tests.vectors import load

CURRENT = token_of(f'{{"sub":"ada","exp":{SECONDS_NOW + 3600}}}')
EXPIRED = token_of(f'{{"sub":"ada","exp":{SECONDS_NOW - 3600}}}')
LATER = token_of(f'{{"nbf":{SECONDS_NOW + 60},"exp":{SECONDS_NOW + 3600}}}')
FOREVER = token_of('{"sub":"ada"}')
PLAIN = token_of("just words")
UNSIGNED = token_of('{"sub":"ada"}', '{"alg":"none"}').rpartition(".")[0] + "."
DAMAGED = CURRENT.replace(".", ".!", 1)


def answer(session: Session) -> dict[str, object]:
    """Return the one line of JSON that was printed."""
    (line,) = session.output.splitlines()
    read: dict[str, object] = json.loads(line)
    return read


@pytest.mark.parametrize(
    ("status", "token", "secret"),
    [
        (0, CURRENT, SECRET),
        (0, FOREVER, SECRET),
        (0, PLAIN, SECRET),
        (1, EXPIRED, SECRET),
        (1, LATER, SECRET),
        (1, CURRENT, "another secret"),
        (1, CURRENT, ""),
        (1, UNSIGNED, SECRET),
        (1, DAMAGED, SECRET),
    ],
)
def test_with_a_key_the_status_is_0_for_verified_and_current(
    status: int, token: str, secret: str
) -> None:
    assert status == run("inspect", token, "--key", secret).status


@pytest.mark.parametrize("token", [CURRENT, EXPIRED, LATER, FOREVER, PLAIN, UNSIGNED])
def test_without_a_key_the_status_is_0_for_readable(token: str) -> None:
    assert Session(0, run("inspect", token).output, "") == run("inspect", token)


def test_a_damaged_token_is_answered_and_its_status_is_1() -> None:
    session = run("inspect", DAMAGED)

    assert 1 == session.status
    assert "Malformed" in session.output
    assert "Payload, character 1" in session.output


def test_a_text_without_a_token_is_answered_too_and_unusable() -> None:
    session = run("inspect", "no token at all")

    assert 2 == session.status
    assert "Malformed" in session.output
    assert "jwt-debugger: The argument holds no token.\n" == session.errors


@pytest.mark.parametrize("given", [b"", b" \n\t"])
def test_empty_input_is_unusable(given: bytes) -> None:
    session = run("inspect", given=given)

    assert 2 == session.status
    assert not session.output
    assert session.errors.startswith("jwt-debugger: Standard input is empty.")
    assert 1 == session.errors.count("\n")


def test_every_token_of_the_input_is_answered_in_its_order() -> None:
    text = f"first Bearer {CURRENT}\nthen {EXPIRED}\n"

    session = run("inspect", "--key", SECRET, "--json", given=text.encode())

    lines = [json.loads(line) for line in session.output.splitlines()]
    assert ["current", "expired"] == [line["time"]["status"] for line in lines]
    assert ["verified", "verified"] == [line["signature"]["status"] for line in lines]
    assert 1 == session.status


def test_several_tokens_are_told_apart_for_people() -> None:
    session = run("inspect", f"{CURRENT} {EXPIRED}")

    assert "Token 1 of 2" in session.output
    assert "Token 2 of 2" in session.output


@pytest.mark.parametrize("token", refused().values(), ids=refused())
def test_a_presentation_to_be_refused_is_not_good_whoever_signed_it(token: str) -> None:
    session = run("inspect", token, "--key", ISSUERS_KEY)

    assert 1 == session.status
    assert "! Verified, but to be refused\n" in session.output
    assert "? Expires" in session.output
    assert "✓ Verified" not in session.output.partition("The token inside")[0]


def test_a_presentation_that_is_in_order_is_good() -> None:
    token = bind(present(issue({**holder(), "exp": SECONDS_NOW + 60})))

    session = run("inspect", token, "--key", ISSUERS_KEY)

    assert 0 == session.status
    assert "✓ Verified\n" in session.output


def test_one_token_has_no_heading() -> None:
    assert "Token 1" not in run("inspect", CURRENT).output


def test_a_file_is_read_where_the_argument_is_a_path(tmp_path: Path) -> None:
    file = tmp_path / "token.txt"
    file.write_text(f"Authorization: Bearer {CURRENT}\r\n", encoding="utf-8")

    session = run("inspect", str(file), "--key", SECRET, "--json")

    assert 0 == session.status
    assert {"sub": "ada", "exp": SECONDS_NOW + 3600} == answer(session)["payload"]


def test_a_file_of_powershell_is_read_too(tmp_path: Path) -> None:
    file = tmp_path / "token.txt"
    file.write_text(CURRENT, encoding="utf-16")

    assert 0 == run("inspect", str(file), "--key", SECRET).status


def test_bytes_that_are_no_text_hide_no_token() -> None:
    assert 0 == run("inspect", "-", "--key", SECRET, given=b"\xff\x00 " + CURRENT.encode()).status


def test_bytes_without_a_token_are_one_sentence() -> None:
    session = run("inspect", given=b"\xff\xfe\x00\x80\x81")

    assert 2 == session.status
    assert "jwt-debugger: Standard input holds no token.\n" == session.errors


def test_the_instant_to_judge_by_is_given_in_seconds_or_as_a_date() -> None:
    in_seconds = run("inspect", EXPIRED, "--key", SECRET, "--at", str(SECONDS_NOW - 3601))
    as_a_date = run("inspect", EXPIRED, "--key", SECRET, "--at", "2026-05-29T15:38:19+02:00")

    assert 0 == in_seconds.status
    assert 0 == as_a_date.status


def test_the_leeway_widens_the_time() -> None:
    assert 1 == run("inspect", EXPIRED, "--key", SECRET, "--leeway", "3600").status
    assert 0 == run("inspect", EXPIRED, "--key", SECRET, "--leeway", "3601").status


def test_a_key_is_read_from_a_file_and_from_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_bytes(SECRET.encode())

    by_file = run("inspect", CURRENT, "--key-file", str(file))
    by_variable = run(
        "inspect", CURRENT, "--key-env", "JWT_SECRET", environment={"JWT_SECRET": SECRET}
    )

    assert 0 == by_file.status
    assert 0 == by_variable.status


def test_a_key_file_counts_to_its_last_byte(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_bytes(SECRET.encode() + b"\n")

    assert 1 == run("inspect", CURRENT, "--key-file", str(file)).status


def test_a_key_that_is_no_text_stays_bytes(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_bytes(b"\xff\xfe\x80")

    session = run("inspect", CURRENT, "--key-file", str(file), "--json")

    assert 1 == session.status
    assert '"status": "invalid"' in session.output


def test_an_encrypted_private_key_opens_with_its_passphrase(tmp_path: Path) -> None:
    from cryptography.hazmat.primitives import serialization

    from tests.key_material import private_key

    file = tmp_path / "key.pem"
    file.write_bytes(
        private_key("RSA").private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(b"open sesame"),
        )
    )
    signed = run("sign", '{"sub":"ada"}', "--alg", "RS256", "--key", private_pem("RSA"))
    command = ("inspect", signed.output.strip(), "--key-file", str(file))

    opened = run(*command, "--passphrase-env", "PASS", environment={"PASS": "open sesame"})
    closed = run(*command)

    assert 0 == opened.status
    assert 2 == closed.status
    assert "passphrase" in closed.errors


def test_an_unreadable_key_is_unusable_and_the_token_is_answered_all_the_same() -> None:
    session = run("inspect", CURRENT, "--key", public_pem("RSA")[:100])

    assert 2 == session.status
    assert "Not checked" in session.output
    assert 1 == session.errors.count("\n")


def test_a_key_of_another_type_is_an_answer() -> None:
    session = run("inspect", CURRENT, "--key", public_pem("RSA"))

    assert 1 == session.status
    assert not session.errors


@pytest.mark.parametrize("case", load("malformed_sample"), ids=lambda case: str(case["id"]))
def test_each_malformed_sample_is_answered_in_both_forms(case: dict[str, str]) -> None:
    given = case["token"].encode("utf-8", "surrogatepass")

    people = run("inspect", given=given)
    programs = run("inspect", "--json", given=given)

    assert people.status == programs.status
    assert people.status in {0, 1, 2}
    assert all(isinstance(json.loads(line), dict) for line in programs.output.splitlines())


@settings(max_examples=100)
@given(any_text() | compact_like())
def test_no_text_breaks_the_program(text: str) -> None:
    session = run("inspect", "--key", SECRET, given=text.encode("utf-8", "surrogatepass"))

    assert session.status in {0, 1, 2}
    assert session.errors.count("\n") <= 1


@pytest.mark.parametrize(
    ("status", "inner"),
    [
        (0, '{"sub":"ada"}'),
        (0, CURRENT),
        (0, token_of(CURRENT)),
        (1, EXPIRED),
        (1, UNSIGNED),
        (1, token_of(EXPIRED)),
        (1, token_of(CURRENT, key="a key that nobody here has been told of")),
        (1, CURRENT[:-9]),
    ],
)
def test_an_encrypted_token_is_as_good_as_all_that_is_inside(status: int, inner: str) -> None:
    outer = encrypt('{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2c":9}', inner, SECRET)

    assert status == run("inspect", outer, "--key", SECRET).status
    assert 0 == run("inspect", outer).status


def test_a_token_in_json_is_answered_and_not_the_one_that_it_holds() -> None:
    header, payload, signature = token_of(CURRENT).split(".")
    whole = {"payload": payload, "protected": header, "signature": signature}

    session = run("inspect", "-", "--key", SECRET, given=json.dumps(whole).encode())

    assert 0 == session.status
    assert "The token inside" in session.output


def test_a_signed_token_is_as_good_as_the_one_inside() -> None:
    assert 0 == run("inspect", token_of(CURRENT), "--key", SECRET).status
    assert 1 == run("inspect", token_of(EXPIRED), "--key", SECRET).status
    assert 1 == run("inspect", token_of(UNSIGNED), "--key", SECRET).status


def test_three_levels_are_good_with_the_keys_of_all_of_them() -> None:
    session = run("inspect", three_levels()[0], "--key", KEY_SET)

    assert 0 == session.status
    assert 2 == session.output.count("The token inside")
    assert 1 == session.output.count("\nTime")


@pytest.mark.parametrize("key", KEYS, ids=["outer", "middle", "inner"])
def test_three_levels_are_not_good_with_the_key_of_one(key: str) -> None:
    assert 1 == run("inspect", three_levels()[0], "--key", key).status
