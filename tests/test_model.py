import json
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

import jwt_debugger
from jwt_debugger import sign
from jwt_debugger.documents import MAX_OPEN
from jwt_debugger.editing import fixed_reason
from jwt_debugger.inspection.result import Diagnosis, Form, SignatureStatus, TimeStatus
from jwt_debugger.jose.base64url import decode, encode
from jwt_debugger.model import DebuggerModel
from jwt_debugger.state import KeyInput, Outcome, State
from jwt_debugger.templates import TEMPLATES
from tests.key_material import HMAC_SECRET, private_pem, public_pem
from tests.strategies import any_text

NOON = datetime(2026, 5, 29, 12, tzinfo=UTC)
HEADER = '{"alg":"HS256","typ":"JWT"}'
PAYLOAD = '{"_id":9007199254740993,"admin":false,"ratio":3.0,"exp":1780060000}'
TOKEN = sign(HEADER, PAYLOAD, HMAC_SECRET)


class Clock:
    """A clock that stands until it is turned."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


class Later:
    """A runner that holds the work back until it is released; the newest alone is heard."""

    def __init__(self) -> None:
        self._held: tuple[Callable[[], Any], Callable[[Any], None]] | None = None

    def __call__(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._held = (work, then)

    def release(self) -> None:
        assert self._held is not None
        work, then = self._held
        then(work())


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def model(clock: Clock) -> DebuggerModel:
    return DebuggerModel(clock)


@pytest.fixture
def opened(model: DebuggerModel) -> DebuggerModel:
    model.set_token(TOKEN)
    model.set_key_text(HMAC_SECRET)
    return model


def signature_of(model: DebuggerModel) -> SignatureStatus:
    inspection = model.state.inspection
    assert inspection is not None
    assert inspection.signature is not None
    return inspection.signature.status


def time_of(model: DebuggerModel) -> TimeStatus:
    inspection = model.state.inspection
    assert inspection is not None
    return inspection.time.status


def outcome_of(model: DebuggerModel) -> Outcome | None:
    return model.state.edits.outcome if model.state.edits else None


def edited(model: DebuggerModel, old: str, new: str) -> None:
    assert old in model.state.payload_display
    model.edit_payload(model.state.payload_display.replace(old, new))


def test_in_the_beginning_there_is_nothing(model: DebuggerModel) -> None:
    assert State() == model.state


def test_a_token_is_read_and_its_json_indented(model: DebuggerModel) -> None:
    model.set_token(TOKEN)

    assert '{\n  "alg": "HS256",\n  "typ": "JWT"\n}' == model.state.header_display
    assert '"_id": 9007199254740993,' in model.state.payload_display
    assert SignatureStatus.UNCHECKED is signature_of(model)


def test_a_typed_secret_never_changes_the_token(model: DebuggerModel) -> None:
    model.set_token(TOKEN)

    for length in range(1, len(HMAC_SECRET) + 1):
        model.set_key_text(HMAC_SECRET[:length])
        assert TOKEN == model.state.request.token

    assert SignatureStatus.VERIFIED is signature_of(model)


def test_each_act_tells_what_is_to_be_shown(model: DebuggerModel) -> None:
    told: list[State] = []
    model.changed.connect(told.append)

    model.set_token(TOKEN)
    model.set_key_text(HMAC_SECRET)

    assert model.state == told[-1]
    assert 2 == len(told)


def test_an_edit_is_signed_at_once_and_pyjwt_accepts_it(opened: DebuggerModel) -> None:
    edited(opened, '"admin": false', '"admin": true')

    token = opened.state.request.token
    claims = jwt.decode(token, HMAC_SECRET, ["HS256"], options={"verify_exp": False})
    assert {"_id": 9007199254740993, "admin": True, "ratio": 3.0, "exp": 1780060000} == claims
    assert Outcome.RESIGNED is outcome_of(opened)
    assert opened.state.edits is not None
    assert {"admin": "false"} == opened.state.edits.claims
    assert TOKEN.split(".")[0] == token.split(".")[0]


def test_an_edit_that_is_typed_back_gives_back_the_very_token(opened: DebuggerModel) -> None:
    edited(opened, "3.0", "3.5")
    edited(opened, "3.5", "3.0")

    assert TOKEN == opened.state.request.token
    assert None is opened.state.edits


def test_spaces_typed_between_members_of_compact_json_are_the_editors_alone(
    opened: DebuggerModel,
) -> None:
    opened.edit_payload(opened.state.payload_display + "\n\n")

    assert TOKEN == opened.state.request.token
    assert opened.state.payload_display.endswith("\n\n")


def test_revert_gives_the_pasted_token_back_byte_for_byte(opened: DebuggerModel) -> None:
    edited(opened, "false", "true")
    opened.set_algorithm("HS512")

    opened.revert()

    assert TOKEN == opened.state.request.token
    assert None is opened.state.edits


def test_without_a_key_the_first_signature_stays_and_is_said_to_be_old(
    model: DebuggerModel,
) -> None:
    model.set_token(TOKEN)

    edited(model, "false", "true")

    assert Outcome.OLD_SIGNATURE is outcome_of(model)
    assert model.state.edits is not None
    assert "HS256 needs a secret to sign with" == model.state.edits.reason
    assert TOKEN.split(".")[2] == model.state.request.token.split(".")[2]


def test_a_public_key_signs_nothing_and_the_private_one_signs_when_asked(
    model: DebuggerModel,
) -> None:
    model.set_token(sign('{"alg":"RS256"}', PAYLOAD, private_pem("RSA")))
    model.set_key_text(public_pem("RSA"))
    edited(model, "false", "true")
    assert Outcome.OLD_SIGNATURE is outcome_of(model)

    model.set_key_text(private_pem("RSA"))
    unchanged = model.state.request.token
    model.sign()

    assert unchanged.split(".")[2] != model.state.request.token.split(".")[2]
    assert Outcome.RESIGNED is outcome_of(model)


def test_signing_without_a_key_says_what_is_missing(model: DebuggerModel) -> None:
    model.set_token(TOKEN)

    model.sign()

    assert "HS256 needs a secret to sign with" == model.state.notice
    assert TOKEN == model.state.request.token


def test_another_secret_after_an_edit_is_told_apart_from_a_signature_by_you(
    opened: DebuggerModel,
) -> None:
    edited(opened, "false", "true")

    opened.set_key_text("another secret")

    assert Outcome.OTHER_KEY is outcome_of(opened)


def test_changing_the_algorithm_is_an_edit_of_the_header(opened: DebuggerModel) -> None:
    opened.set_algorithm("HS384")

    assert opened.state.edits is not None
    assert {"alg": '"HS256"'} == opened.state.edits.header_members
    assert Outcome.RESIGNED is outcome_of(opened)
    assert SignatureStatus.VERIFIED is signature_of(opened)


def test_with_algorithm_none_there_is_nothing_to_sign(opened: DebuggerModel) -> None:
    opened.set_algorithm("none")

    assert Outcome.UNSECURED is outcome_of(opened)
    assert opened.state.request.token.endswith(".")


def test_broken_json_leaves_the_token_at_the_last_good_one(opened: DebuggerModel) -> None:
    edited(opened, "false", "true")
    good = opened.state.request.token

    opened.edit_payload('{\n  "admin": tru')

    assert good == opened.state.request.token
    assert '{\n  "admin": tru' == opened.state.payload_display
    assert opened.state.edits is not None
    fault = opened.state.edits.fault
    assert Outcome.RESIGNED is opened.state.edits.outcome
    assert fault is not None
    assert (2, 12) == (fault.line, fault.column)


@pytest.mark.parametrize("draft", ["[]", "{", "", '{"alg":"HS256","x":"\ud800"}'])
def test_a_header_that_is_no_object_freezes_the_token_too(
    opened: DebuggerModel, draft: str
) -> None:
    opened.edit_header(draft)

    assert TOKEN == opened.state.request.token
    assert None is outcome_of(opened)
    assert opened.state.edits is not None
    assert opened.state.edits.fault is not None
    assert opened.state.edits.header


def test_claims_are_set_added_and_removed_in_place(opened: DebuggerModel) -> None:
    opened.set_claim("exp", "1790000000")
    opened.set_claim("jti", '"new"')
    opened.remove_claim("admin")

    inspection = opened.state.inspection
    assert inspection is not None
    expected = '{"_id":9007199254740993,"ratio":3.0,"exp":1790000000,"jti":"new"}'
    assert expected == inspection.payload_text
    assert opened.state.edits is not None
    assert {"exp": "1780060000", "jti": None, "admin": "false"} == opened.state.edits.claims


def test_a_claim_needs_an_object_to_stand_in(opened: DebuggerModel) -> None:
    opened.edit_payload("[1]")

    opened.set_claim("exp", "1")

    assert "There is no JSON object to write “exp” into" == opened.state.notice


def test_undo_and_redo_cross_all_panes_as_one_history(opened: DebuggerModel, clock: Clock) -> None:
    states = [opened.state.request.token]
    acts: tuple[Callable[[], None], ...] = (
        lambda: edited(opened, "false", "true"),
        lambda: opened.set_algorithm("HS512"),
        lambda: opened.set_token("eyJ9.e30."),
    )
    for act in acts:
        clock.now += timedelta(seconds=5)
        act()
        states.append(opened.state.request.token)

    back = []
    for _ in range(3):
        opened.undo()
        back.append(opened.state.request.token)
    ahead = []
    for _ in range(3):
        opened.redo()
        ahead.append(opened.state.request.token)

    assert states[-2::-1] == back
    assert states[1:] == ahead
    assert not opened.state.can_redo


def test_undo_with_nothing_done_does_nothing(model: DebuggerModel) -> None:
    model.undo()
    model.redo()

    assert State() == model.state


@pytest.mark.parametrize(
    ("token", "key"),
    [
        (TOKEN, HMAC_SECRET),
        ("no token at all", ""),
        (jwt_debugger.encrypt('{"alg":"dir","enc":"A128GCM"}', "{}", "0" * 16), "0" * 16),
    ],
    ids=["signed", "none", "encrypted"],
)
def test_a_paste_of_what_is_there_already_is_no_step(
    model: DebuggerModel, token: str, key: str
) -> None:
    model.set_token(token)
    model.set_key_text(key)
    told: list[State] = []
    model.changed.connect(told.append)

    model.paste(token)
    model.paste(token)

    assert 2 == len(told)
    model.undo()
    assert "" == model.state.request.token
    assert not model.state.can_undo


def test_a_paste_of_the_token_takes_edits_of_it_back_as_a_step(opened: DebuggerModel) -> None:
    edited(opened, "false", "true")

    opened.paste(TOKEN)

    assert None is opened.state.edits
    opened.undo()
    assert '"admin": true' in opened.state.payload_display


def test_a_paste_takes_the_token_out_of_what_is_around_it(model: DebuggerModel) -> None:
    model.paste(f"Authorization: Bearer {TOKEN}\n")

    assert TOKEN == model.state.request.token
    assert "Authorization header" in model.state.notice


def in_json(token: str, **unprotected: str) -> str:
    """Write a token in the flattened JSON serialization."""
    header, payload, signature = token.split(".")
    flattened = {"payload": payload, "protected": header, "signature": signature}
    return json.dumps({**flattened, **({"header": unprotected} if unprotected else {})})


def in_general_json(token: str) -> str:
    """Write a token in the general JSON serialization."""
    header, payload, signature = token.split(".")
    signatures = [{"protected": header, "signature": signature}]
    return json.dumps({"payload": payload, "signatures": signatures}, indent=2)


@pytest.mark.parametrize(
    "token",
    [
        in_json(TOKEN),
        in_general_json(TOKEN) + "\n",
        in_json(TOKEN, kid=TOKEN),
        in_json(sign('{"alg":"HS256","cty":"JWT"}', TOKEN, HMAC_SECRET)),
        sign('{"alg":"HS256"}', "a plain text", HMAC_SECRET),
        sign('{"alg":"HS256","b64":false,"crit":["b64"]}', "a plain text", HMAC_SECRET),
    ],
    ids=["flattened", "general", "with a token in it", "of a token", "text", "not encoded"],
)
def test_a_paste_that_is_a_token_as_a_whole_is_never_said_to_be_none(
    model: DebuggerModel, token: str
) -> None:
    model.set_key_text(HMAC_SECRET)

    model.paste(token)

    assert token == model.state.request.token
    assert "" == model.state.notice
    assert SignatureStatus.VERIFIED is signature_of(model)


@pytest.mark.parametrize("token", [in_json(TOKEN), in_general_json(TOKEN)])
def test_a_token_in_json_is_taken_out_of_the_command_that_sends_it(
    model: DebuggerModel, token: str
) -> None:
    model.set_key_text(HMAC_SECRET)

    model.paste(f"curl https://api.example.com/orders -d '{token}'")

    assert token == model.state.request.token
    assert "Token found: taken out of the text around it" == model.state.notice
    assert SignatureStatus.VERIFIED is signature_of(model)


@pytest.mark.parametrize(
    "token", [TOKEN.rpartition(".")[0], TOKEN.replace(".", ".!", 1), TOKEN.partition(".")[0]]
)
def test_a_paste_that_was_meant_as_a_token_is_told_by_its_fault(
    model: DebuggerModel, token: str
) -> None:
    model.paste(token)

    assert (token, "") == (model.state.request.token, model.state.notice)


def test_a_paste_without_a_token_is_shown_as_it_is(model: DebuggerModel) -> None:
    model.paste("no token at all")

    assert "no token at all" == model.state.request.token
    assert "No token found: this is the text as it was pasted" == model.state.notice
    assert model.state.inspection is not None
    assert Form.MALFORMED is model.state.inspection.form


def test_of_several_tokens_the_first_is_opened_and_all_are_told(model: DebuggerModel) -> None:
    other = sign(HEADER, '{"sub":"other"}', HMAC_SECRET)
    told: list[Any] = []
    model.several_found.connect(told.append)

    model.paste(f"{TOKEN}\n\n{other}\n")

    assert TOKEN == model.state.request.token
    assert [[TOKEN, other]] == [[found.text for found in each.tokens] for each in told]


def test_a_new_token_keeps_the_secret(opened: DebuggerModel) -> None:
    opened.paste(sign(HEADER, "{}", HMAC_SECRET))

    assert SignatureStatus.VERIFIED is signature_of(opened)


@pytest.mark.parametrize(
    ("header", "key_format"),
    [
        ('{"alg":"HS256"}', "utf8"),
        ('{"alg":"none"}', "utf8"),
        ('{"alg":"RS256"}', "auto"),
        ('{"alg":"EdDSA"}', "auto"),
        ('{"alg":"RSA-OAEP-256","enc":"A256GCM"}', "auto"),
        ("[]", "utf8"),
    ],
)
def test_an_empty_key_field_turns_to_what_the_token_needs(
    model: DebuggerModel, header: str, key_format: str
) -> None:
    from jwt_debugger.jose.base64url import encode

    model.set_token(f"{encode(header.encode())}.e30.c2ln")

    assert key_format == model.state.request.key.format


def test_an_examples_key_is_dropped_with_the_next_paste(model: DebuggerModel) -> None:
    from jwt_debugger.examples import Example

    model.load_example(Example("id", "Title", "", TOKEN, HMAC_SECRET, "utf8"))
    assert SignatureStatus.VERIFIED is signature_of(model)
    assert "Example: Title" == model.state.notice

    model.paste(TOKEN)

    assert model.state.request.key.empty


def test_a_key_file_is_read_by_its_content(model: DebuggerModel) -> None:
    model.set_token(sign('{"alg":"RS256"}', PAYLOAD, private_pem("RSA")))

    model.set_key_file("key.pem", public_pem("RSA").encode())

    assert SignatureStatus.VERIFIED is signature_of(model)
    assert "key.pem" == model.state.request.key.name


def test_the_encoding_of_a_secret_can_be_chosen(model: DebuggerModel) -> None:
    model.set_token(sign(HEADER, PAYLOAD, HMAC_SECRET))
    model.set_key_text(HMAC_SECRET.encode().hex())
    assert SignatureStatus.INVALID is signature_of(model)

    model.set_key_format("hex")

    assert SignatureStatus.VERIFIED is signature_of(model)


def test_a_passphrase_opens_an_encrypted_key(model: DebuggerModel) -> None:
    from tests.key_material import PASSPHRASE, encrypted_pem

    model.set_token(sign('{"alg":"RS256"}', PAYLOAD, private_pem("RSA")))
    model.set_key_text(encrypted_pem("RSA"))
    assert model.state.key.needs_passphrase

    model.set_passphrase(PASSPHRASE)

    assert SignatureStatus.VERIFIED is signature_of(model)


@pytest.mark.parametrize("algorithm", ["HS256", "ES256", "EdDSA"])
def test_a_key_is_generated_and_the_token_stays_until_it_is_signed(
    model: DebuggerModel, algorithm: str
) -> None:
    token = f"{jwt.utils.base64url_encode(json.dumps({'alg': algorithm}).encode()).decode()}.e30.AA"
    model.set_token(token)

    model.generate_key()
    assert token == model.state.request.token
    model.sign()

    assert Outcome.RESIGNED is outcome_of(model)


def test_a_test_key_is_made_and_used_in_one_step(model: DebuggerModel) -> None:
    model.set_token(sign('{"alg":"ES256"}', PAYLOAD, private_pem("P-256")))
    model.set_key_text(public_pem("P-256"))
    edited(model, "false", "true")

    model.use_test_key()

    assert Outcome.RESIGNED is outcome_of(model)


@pytest.mark.parametrize("header", ['{"alg":"XS256"}', '{"typ":"JWT"}'])
def test_no_key_is_made_for_an_algorithm_that_nobody_knows(
    model: DebuggerModel, header: str
) -> None:
    from jwt_debugger.jose.base64url import encode

    model.set_token(f"{encode(header.encode())}.e30.")
    for act in (model.generate_key, model.use_test_key):
        act()
        assert model.state.request.key.empty
        assert model.state.notice


def test_before_any_token_a_secret_can_be_generated(model: DebuggerModel) -> None:
    model.generate_key()

    assert 256 == model.state.key.keys[0].size


def test_a_foreign_character_is_mended_on_request_alone(model: DebuggerModel) -> None:
    broken = sign(HEADER, '{"sub":"???>>>~~~"}', HMAC_SECRET).replace("-", "+").replace("_", "/")
    model.set_token(broken)
    assert broken == model.state.request.token

    model.set_key_text(HMAC_SECRET)
    model.repair()

    assert SignatureStatus.VERIFIED is signature_of(model)
    model.undo()
    assert broken == model.state.request.token


def test_there_is_nothing_to_mend_in_a_good_token(opened: DebuggerModel) -> None:
    opened.repair()

    assert TOKEN == opened.state.request.token


def test_a_remedy_is_applied_and_taken_back(model: DebuggerModel) -> None:
    model.set_token(TOKEN)
    model.set_key_text(f'"{HMAC_SECRET}"')
    remedy = Diagnosis("secret-quoted", "", "Quotes removed", HMAC_SECRET, "utf8", None)

    model.apply_remedy(remedy)
    assert SignatureStatus.VERIFIED is signature_of(model)
    model.undo()

    assert f'"{HMAC_SECRET}"' == model.state.request.key.text


def test_a_remedy_can_mend_the_token(opened: DebuggerModel) -> None:
    opened.set_token(f"{TOKEN}A")

    opened.apply_remedy(Diagnosis("signature-hex", "", "Mended", None, None, TOKEN))

    assert TOKEN == opened.state.request.original


def test_time_moves_by_ticks_and_nothing_else_changes(opened: DebuggerModel, clock: Clock) -> None:
    before = opened.state
    clock.now = datetime.fromtimestamp(1780060000, UTC)

    opened.tick()

    assert before.inspection is not None
    assert opened.state.inspection is not None
    assert TimeStatus.CURRENT is before.inspection.time.status
    assert TimeStatus.EXPIRED is opened.state.inspection.time.status
    assert before.inspection.signature == opened.state.inspection.signature


def test_time_moves_on_the_tabs_in_the_background_too(opened: DebuggerModel, clock: Clock) -> None:
    opened.new_tab()
    opened.set_token(sign(HEADER, "{}", HMAC_SECRET))
    [before, _shown] = opened.state.tabs
    clock.now = datetime.fromtimestamp(1780060000, UTC)

    opened.tick()

    [after, _shown] = opened.state.tabs
    assert (TimeStatus.CURRENT, TimeStatus.EXPIRED) == (before.time, after.time)


def test_a_tick_without_a_token_says_nothing(model: DebuggerModel) -> None:
    told: list[State] = []
    model.changed.connect(told.append)

    model.tick()

    assert [] == told


def test_the_time_zone_is_part_of_what_is_shown(opened: DebuggerModel) -> None:
    opened.set_utc(True)
    edited(opened, "false", "true")

    assert opened.state.utc


def test_clearing_the_token_keeps_the_secret_and_can_be_undone(opened: DebuggerModel) -> None:
    opened.clear_token()
    assert None is opened.state.inspection
    assert HMAC_SECRET == opened.state.request.key.text

    opened.undo()

    assert TOKEN == opened.state.request.token


def test_clearing_all_leaves_nothing_to_come_back_to(opened: DebuggerModel) -> None:
    edited(opened, "false", "true")

    opened.clear_all()

    assert not opened.state.can_undo
    assert (None, "", True) == (
        opened.state.inspection,
        opened.state.payload_display,
        opened.state.request.key.empty,
    )


def test_while_a_long_answer_is_under_way_the_users_own_text_is_shown(clock: Clock) -> None:
    later = Later()
    model = DebuggerModel(clock, later)
    model.set_token(TOKEN)
    later.release()

    edited(model, "false", "true")

    under_way = model.state
    assert under_way.busy
    assert '"admin": true' in under_way.payload_display
    later.release()
    assert not model.state.busy
    assert Outcome.OLD_SIGNATURE is outcome_of(model)


def test_acts_during_a_long_answer_are_all_in_the_next_one(clock: Clock) -> None:
    later = Later()
    model = DebuggerModel(clock, later)
    model.set_token(TOKEN)
    model.set_key_text(HMAC_SECRET)

    later.release()

    assert SignatureStatus.VERIFIED is signature_of(model)


def deflated(payload: str) -> str:
    compressor = zlib.compressobj(wbits=-15)
    data = compressor.compress(payload.encode()) + compressor.flush()
    return sign('{"alg":"HS256","zip":"DEF"}', data, HMAC_SECRET)


@pytest.mark.parametrize("token", [in_json(TOKEN), deflated(PAYLOAD)])
def test_what_cannot_be_written_back_is_read_and_left_as_it_is(
    model: DebuggerModel, token: str
) -> None:
    model.set_token(token)
    model.set_key_text(HMAC_SECRET)
    assert SignatureStatus.VERIFIED is signature_of(model)
    assert '"admin": false' in model.state.payload_display

    edited(model, "false", "true")
    model.set_algorithm("HS512")
    model.use_algorithm("HS512")
    model.use_test_key()
    model.sign()

    assert (token, HMAC_SECRET) == (model.state.request.token, model.state.request.key.text)
    assert None is model.state.edits
    assert "shown here, not changed" in model.state.notice


def test_a_draft_made_while_such_a_token_is_read_leaves_it_too(clock: Clock) -> None:
    later = Later()
    model = DebuggerModel(clock, later)
    model.set_token(in_json(TOKEN))
    model.edit_payload('{"admin":true}')

    later.release()

    assert in_json(TOKEN) == model.state.request.token
    assert model.state.edits is not None
    assert model.state.edits.fault is not None


def test_such_a_token_is_not_encrypted_anew_while_it_is_read(clock: Clock) -> None:
    names = ("protected", "encrypted_key", "iv", "ciphertext", "tag")
    compact = jwt_debugger.encrypt('{"alg":"dir","enc":"A128GCM"}', "{}", "0" * 16)
    pieces = zip(names, compact.split("."), strict=True)
    token = json.dumps({name: piece for name, piece in pieces if piece})
    later = Later()
    model = DebuggerModel(clock, later)
    model.set_key_text("0" * 16)
    later.release()
    model.set_token(token)
    model.sign()

    later.release()

    assert token == model.state.request.token
    assert "{}" == model.state.payload_display


def titles_of(model: DebuggerModel) -> list[str]:
    return [tab.title for tab in model.state.tabs]


def test_each_token_of_several_has_its_own_tab_key_and_edits(model: DebuggerModel) -> None:
    other = sign(HEADER, '{"sub":"other"}', "another secret")
    model.open_tokens([TOKEN, other])
    assert (TOKEN, 0) == (model.state.request.token, model.state.tab)

    model.next_tab()
    assert other == model.state.request.token
    model.set_key_text("another secret")
    edited(model, "other", "another")
    model.select_tab(0)

    assert TOKEN == model.state.request.token
    assert model.state.request.key.empty
    assert None is model.state.edits
    assert ["JWT", "JWT · another"] == titles_of(model)
    assert [False, True] == [tab.edited for tab in model.state.tabs]
    assert [False, True] == [bool(tab.keys) for tab in model.state.tabs]


def test_each_tab_has_a_history_of_its_own(opened: DebuggerModel) -> None:
    edited(opened, "false", "true")
    opened.new_tab()
    assert not opened.state.can_undo

    opened.previous_tab()
    opened.undo()

    assert TOKEN == opened.state.request.token
    opened.next_tab()
    assert None is opened.state.inspection
    assert ["JWT", "New token"] == titles_of(opened)


def test_a_closed_tab_comes_back_with_its_key_and_edits(opened: DebuggerModel) -> None:
    edited(opened, "false", "true")
    token = opened.state.request.token
    opened.reopen_tab()

    opened.close_tab(0)
    assert None is opened.state.inspection
    assert opened.state.can_reopen
    opened.reopen_tab()

    assert token == opened.state.request.token
    assert Outcome.RESIGNED is outcome_of(opened)


def test_the_key_of_one_tab_can_be_used_on_another(opened: DebuggerModel) -> None:
    opened.open_tokens([sign(HEADER, "{}", HMAC_SECRET)])
    assert SignatureStatus.UNCHECKED is signature_of(opened)

    opened.take_key_of(0)

    assert SignatureStatus.VERIFIED is signature_of(opened)
    other = opened.inspection_of(0)
    assert other is not None
    assert TOKEN == other.token


def test_clearing_all_closes_every_tab_for_good(opened: DebuggerModel) -> None:
    opened.open_tokens([TOKEN, TOKEN])

    opened.clear_all()

    assert (1, False) == (len(opened.state.tabs), opened.state.can_reopen)


def test_the_time_zone_is_that_of_all_tabs(opened: DebuggerModel) -> None:
    opened.new_tab()
    opened.set_utc(True)

    opened.previous_tab()

    assert opened.state.utc


def test_an_answer_that_was_cut_off_by_another_tab_is_asked_for_again(clock: Clock) -> None:
    later = Later()
    model = DebuggerModel(clock, later)
    model.set_token(TOKEN)
    later.release()
    model.new_tab()
    model.previous_tab()
    model.set_key_text(HMAC_SECRET)

    model.next_tab()
    model.previous_tab()
    later.release()

    assert SignatureStatus.VERIFIED is signature_of(model)


def test_a_tab_says_what_its_token_is(model: DebuggerModel) -> None:
    tokens = ["no token", encrypted_to("P-256")]
    tokens += [
        sign(f'{{"alg":"HS256","typ":"{name}"}}', '{"sub":"me"}', HMAC_SECRET)
        for name in ("JWT", "at+jwt", "dpop+jwt")
    ]

    model.open_tokens(tokens)

    expected = ["Malformed", "Encrypted", "JWT · me", "Access token · me", "DPoP proof · me"]
    assert expected == titles_of(model)


def test_tokens_open_beside_the_one_on_screen_and_all_are_judged(clock: Clock) -> None:
    later = Later()
    model = DebuggerModel(clock, later)
    model.set_token(TOKEN)

    model.open_beside([sign(HEADER, f'{{"sub":"{name}"}}', HMAC_SECRET) for name in "ab"])
    assert (TOKEN, 0) == (model.state.request.token, model.state.tab)
    later.release()
    later.release()

    assert ["JWT", "JWT · a", "JWT · b"] == titles_of(model)
    assert [SignatureStatus.UNCHECKED] * 3 == [tab.signature for tab in model.state.tabs]
    model.next_tab()
    assert not model.state.busy
    model.undo()
    assert "a" in titles_of(model)[1]


def test_an_answer_goes_to_the_tab_that_asked(clock: Clock) -> None:
    later = Later()
    model = DebuggerModel(clock, later)
    model.set_token(TOKEN)
    later.release()
    model.new_tab()
    model.previous_tab()
    model.set_key_text(HMAC_SECRET)

    model.next_tab()
    later.release()

    assert None is model.state.inspection
    assert [SignatureStatus.VERIFIED, None] == [tab.signature for tab in model.state.tabs]


def test_an_answer_to_a_tab_that_is_gone_is_not_heard(clock: Clock) -> None:
    later = Later()
    model = DebuggerModel(clock, later)
    model.new_tab()
    model.set_token(TOKEN)

    model.clear_all()
    later.release()

    assert None is model.state.inspection


def test_of_tokens_for_an_open_tab_each_stands_after_it(opened: DebuggerModel) -> None:
    other = sign(HEADER, '{"sub":"other"}', HMAC_SECRET)

    opened.open_tokens([other, other])

    assert (other, 1) == (opened.state.request.token, opened.state.tab)
    assert ["JWT", "JWT · other", "JWT · other"] == titles_of(opened)


def test_beyond_the_most_no_tab_is_opened_and_that_is_said(model: DebuggerModel) -> None:
    model.open_tokens([TOKEN] * (MAX_OPEN + 5))
    assert MAX_OPEN == len(model.state.tabs)

    for act in (
        model.new_tab,
        lambda: model.open_tokens([TOKEN]),
        lambda: model.load_template("empty"),
    ):
        model.say("")
        act()
        assert MAX_OPEN == len(model.state.tabs)
        assert "100 tabs are open, which is the most" == model.state.notice


def test_the_token_as_it_was_pasted_is_known_of_each_tab(opened: DebuggerModel) -> None:
    edited(opened, "false", "true")

    original, edited_one = opened.original_of(0), opened.inspection_of(0)

    assert original is not None
    assert edited_one is not None
    assert (TOKEN, True) == (original.token, edited_one.token != TOKEN)


@pytest.mark.parametrize("template", [each.id for each in TEMPLATES])
def test_a_new_token_of_a_template_is_signed_with_a_key_of_its_own(
    model: DebuggerModel, template: str
) -> None:
    model.load_template(template)

    assert SignatureStatus.VERIFIED is signature_of(model)
    assert not model.state.request.key.empty
    assert model.state.notice.startswith("New token with a key of its own: ")


def test_a_template_leaves_the_token_that_is_open_alone(opened: DebuggerModel) -> None:
    opened.load_template("login")

    assert (1, 2) == (opened.state.tab, len(opened.state.tabs))
    opened.previous_tab()
    assert TOKEN == opened.state.request.token


@pytest.mark.parametrize("name", ["HS512", "ES256", "Ed25519"])
def test_another_algorithm_and_its_key_are_one_step(opened: DebuggerModel, name: str) -> None:
    opened.use_algorithm(name)

    assert SignatureStatus.VERIFIED is signature_of(opened)
    assert f'"{name}"' in opened.state.header_display
    opened.undo()
    assert (TOKEN, HMAC_SECRET) == (
        opened.state.request.token,
        opened.state.request.key.text,
    )


def test_without_a_header_no_algorithm_is_written(model: DebuggerModel) -> None:
    model.set_token("no token")

    model.use_algorithm("HS256")

    assert "There is no JSON object to write “alg” into" == model.state.notice


def test_time_is_judged_by_the_instant_and_the_leeway_that_are_asked_for(
    opened: DebuggerModel, clock: Clock
) -> None:
    expiry = datetime.fromtimestamp(1780060000, UTC)

    opened.set_instant(expiry)
    assert TimeStatus.EXPIRED is time_of(opened)
    opened.set_leeway(60)
    assert TimeStatus.CURRENT is time_of(opened)

    clock.now += timedelta(days=900)
    opened.tick()
    assert expiry == opened.now
    opened.set_instant(None)
    assert TimeStatus.EXPIRED is time_of(opened)


def test_a_detached_payload_is_given_apart(model: DebuggerModel) -> None:
    header, _payload, signature = TOKEN.split(".")
    model.set_token(f"{header}..{signature}")
    model.set_key_text(HMAC_SECRET)
    assert SignatureStatus.INVALID is signature_of(model)

    model.set_detached_payload(PAYLOAD.encode())

    assert SignatureStatus.VERIFIED is signature_of(model)
    model.undo()
    assert None is model.state.request.detached_payload


@pytest.mark.parametrize("plain", ["", ',"b64":false,"crit":["b64"]'])
def test_an_edited_token_is_signed_with_its_detached_payload(
    model: DebuggerModel, plain: str
) -> None:
    model.set_token(f"{encode(HEADER.encode())}..{'A' * 43}")
    model.set_key_text(HMAC_SECRET)
    model.set_detached_payload(b"a.b")

    model.edit_header(f'{{"alg":"HS512"{plain}}}')

    assert SignatureStatus.VERIFIED is signature_of(model)
    header, payload, _signature = model.state.request.token.split(".")
    assert "" == payload
    assert '"HS512"' in decode(header).data.decode()


def encrypted_to(name: str) -> str:
    header = '{"alg":"ECDH-ES+A128KW","enc":"A128GCM"}'
    return jwt_debugger.encrypt(header, PAYLOAD, public_pem(name))


def test_a_decrypted_payload_is_edited_and_encrypted_anew(model: DebuggerModel) -> None:
    token = encrypted_to("P-256")
    model.set_token(token)
    model.set_key_text(private_pem("P-256"))

    edited(model, "false", "true")

    assert Outcome.REENCRYPTED is outcome_of(model)
    opened = jwt_debugger.inspect(model.state.request.token, private_pem("P-256"))
    assert PAYLOAD.replace("false", "true") == opened.payload_text
    model.revert()
    assert token == model.state.request.token


def test_what_is_not_decrypted_is_not_encrypted_anew(model: DebuggerModel) -> None:
    token = encrypted_to("P-256")
    model.set_token(token)
    model.set_key_text(public_pem("P-256"))

    model.edit_payload('{"admin":true}')

    assert token == model.state.request.token
    assert None is outcome_of(model)
    assert model.state.edits is not None
    assert model.state.edits.fault is not None
    assert "has to be decrypted first" in model.state.edits.fault.message


def test_a_header_that_no_key_can_encrypt_under_leaves_the_token(model: DebuggerModel) -> None:
    token = encrypted_to("P-256")
    model.set_token(token)
    model.set_key_text(private_pem("P-256"))

    model.edit_header('{"alg":"A128KW","enc":"A128GCM"}')

    assert token == model.state.request.token
    assert model.state.edits is not None
    assert model.state.edits.fault is not None


@given(any_text(), any_text(), any_text(), st.sampled_from(["utf8", "base64", "hex", "auto"]))
def test_whatever_is_given_is_kept_and_answered(
    token: str, draft: str, secret: str, key_format: str
) -> None:
    model = DebuggerModel(Clock())

    model.set_token(token)
    model.give_key(KeyInput(secret, format=key_format))
    model.edit_payload(draft)

    assert token == model.state.request.original
    assert secret == model.state.request.key.text
    original = model.state.original
    fixed = original is not None and fixed_reason(original) is not None
    assert (None if fixed else draft) == model.state.request.payload_draft
    model.revert()
    assert token == model.state.request.token


def test_a_token_that_brings_no_key_gives_none(model: DebuggerModel) -> None:
    model.use_carried_key()
    model.paste(TOKEN)
    model.use_carried_key()

    assert model.state.request.key.empty
