"""What is found out after the answer: why a key does not match, and secrets that are known."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from jwt_debugger import sign
from jwt_debugger.inspection.findings.key_strength import KNOWN_SECRET
from jwt_debugger.inspection.result import Inspection, SignatureStatus
from jwt_debugger.jose.keys import read_keys
from jwt_debugger.model import DebuggerModel
from jwt_debugger.second_look import SecondLook, next_look
from jwt_debugger.state import KeyInput, State, Tab
from tests.broken_tokens import hmac_token
from tests.key_material import HMAC_SECRET, private_pem, public_jwk, public_pem

NOON = datetime(2026, 5, 29, 12, tzinfo=UTC)
HEADER = '{"alg":"HS256","typ":"JWT"}'
PAYLOAD = '{"sub":"user","exp":1780060000}'
TOKEN = sign(HEADER, PAYLOAD, HMAC_SECRET)
WEAK = sign(HEADER, PAYLOAD, "secret")  # the first that anybody tries


def at_noon() -> datetime:
    return NOON


@dataclass
class Held:
    """A runner that does nothing until it is let; of all that waits, the newest alone is heard."""

    waiting: list[tuple[Callable[[], Any], Callable[[Any], None]]] = field(default_factory=list)

    def __call__(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self.waiting.append((work, then))

    def release(self) -> None:
        work, then = self.waiting[-1]
        self.waiting.clear()
        then(work())

    def release_all(self) -> None:
        while self.waiting:
            self.release()


@pytest.fixture
def model() -> DebuggerModel:
    return DebuggerModel(at_noon)


def inspection_of(model: DebuggerModel) -> Inspection:
    assert model.state.inspection is not None
    return model.state.inspection


def causes(model: DebuggerModel) -> list[str]:
    return [str(each.cause) for each in inspection_of(model).diagnosis]


def finding_ids(model: DebuggerModel) -> list[str]:
    return [each.id for each in inspection_of(model).findings]


def test_a_key_that_does_not_match_is_explained_and_mended_by_a_click(
    model: DebuggerModel,
) -> None:
    model.set_token(TOKEN)
    model.set_key_text(f'"{HMAC_SECRET}"')
    assert ["secret-quoted"] == causes(model)

    model.apply_remedy(inspection_of(model).diagnosis[0])

    assert [] == causes(model)
    assert SignatureStatus.VERIFIED is inspection_of(model).signature.status  # type: ignore[union-attr]
    model.undo()
    assert ["secret-quoted"] == causes(model)


def test_the_keys_of_other_tabs_are_tried_on_a_token_without_one() -> None:
    held = Held()
    model = DebuggerModel(at_noon, held)
    for text in ("another secret, and as long as it is", HMAC_SECRET):
        model.set_token(TOKEN)
        model.set_key_text(text)
        held.release_all()
        model.new_tab()
    model.set_token(TOKEN)
    held.release()
    assert () == model.state.matching_keys

    held.release_all()

    assert model.state.tabs[1].keys == model.state.matching_keys
    model.set_key_text("mine")
    held.release_all()
    assert () == model.state.matching_keys


def test_a_trial_that_nobody_waits_for_ends() -> None:
    ring = read_keys(HMAC_SECRET).keys
    model = DebuggerModel(at_noon)
    model.set_token(TOKEN)
    trial = next_look(model.state, SecondLook(), (Tab("other", keys=ring),))
    assert trial is not None

    assert ring == trial(lambda: False).matching
    assert () == trial(lambda: True).matching


def test_the_keys_of_a_set_are_tried_too_and_the_same_ones_once(model: DebuggerModel) -> None:
    ring = read_keys(json.dumps({"keys": [public_jwk("P-256") | {"kid": "a"}]})).keys
    model.paste(sign('{"alg":"ES256"}', PAYLOAD, private_pem("P-256", 1)))
    asked: list[bool] = []

    trial = next_look(model.state, SecondLook(), (Tab("one", keys=ring), Tab("two", keys=ring)))

    assert trial is not None
    assert () == trial(lambda: bool(asked.append(True))).matching  # type: ignore[func-returns-value]
    assert [True] == asked


def test_what_is_no_token_matches_no_key() -> None:
    model = DebuggerModel(at_noon)
    model.set_token("no token")
    trial = next_look(model.state, SecondLook(), (Tab("a", keys=read_keys(HMAC_SECRET).keys),))
    assert trial is not None

    assert () == trial(lambda: False).matching


def test_where_nothing_matches_that_is_said(model: DebuggerModel) -> None:
    model.set_token(TOKEN)

    model.set_key_text("quite another secret")

    assert ["no-variant-matches"] == causes(model)


def test_a_public_key_that_is_the_secret_is_a_finding(model: DebuggerModel) -> None:
    model.set_token(sign(HEADER, PAYLOAD, public_pem("RSA"), key_format="utf8"))
    model.set_key_text(public_pem("RSA"))

    assert "public-key-as-hmac-secret" in finding_ids(model)
    model.set_key_text(public_pem("RSA", 1))
    assert "public-key-as-hmac-secret" not in finding_ids(model)


def test_a_key_of_another_kind_is_explained(model: DebuggerModel) -> None:
    model.set_token(sign('{"alg":"RS256"}', PAYLOAD, private_pem("RSA")))

    model.give_key(KeyInput(public_pem("P-256"), format="auto"))

    assert ["key-type-mismatch"] == causes(model)


def test_a_token_that_is_malformed_by_its_signature_alone_is_explained(
    model: DebuggerModel,
) -> None:
    model.set_token(f"{TOKEN}=")

    model.set_key_text(f'"{HMAC_SECRET}"')

    assert ["secret-quoted"] == causes(model)


def test_the_bytes_of_a_key_file_are_diagnosed_too(model: DebuggerModel) -> None:
    model.set_token(TOKEN)

    model.give_key(KeyInput(data=f"{HMAC_SECRET}\n".encode(), format="utf8", name="secret.txt"))

    assert ["secret-whitespace"] == causes(model)


@pytest.mark.parametrize("key", ["", HMAC_SECRET])
def test_without_a_question_nothing_is_diagnosed(model: DebuggerModel, key: str) -> None:
    model.set_token(TOKEN)

    model.set_key_text(key)

    assert [] == causes(model)


def test_an_edit_explains_itself(model: DebuggerModel) -> None:
    model.set_token(TOKEN)
    model.set_key_text("quite another secret")

    model.edit_payload('{"sub":"admin"}')

    assert [] == causes(model)
    model.revert()
    assert ["no-variant-matches"] == causes(model)


def test_the_diagnosis_stays_while_time_is_judged_anew(model: DebuggerModel) -> None:
    model.set_token(TOKEN)
    model.set_key_text("quite another secret")
    told: list[State] = []
    model.changed.connect(told.append)

    model.set_leeway(60)
    model.tick()

    assert [["no-variant-matches"]] * 2 == [
        [each.cause for each in state.inspection.diagnosis] for state in told if state.inspection
    ]


def test_an_answer_is_shown_before_its_diagnosis() -> None:
    held = Held()
    model = DebuggerModel(at_noon, held)
    model.set_token(TOKEN)
    held.release_all()
    model.set_key_text(f'"{HMAC_SECRET}"')

    held.release()
    assert not model.state.busy
    assert [] == causes(model)
    held.release()

    assert ["secret-quoted"] == causes(model)


def test_a_second_look_is_not_wanted_once_something_new_is() -> None:
    held = Held()
    model = DebuggerModel(at_noon, held)
    model.set_token(WEAK)
    model.set_key_text("quite another secret")
    held.release()
    (look, _then) = held.waiting[-1]
    outdated = look.args[-1]  # type: ignore[attr-defined]
    assert not outdated()

    model.set_key_text("secret")

    assert outdated()
    assert () == look().diagnosis
    held.release_all()
    assert SignatureStatus.VERIFIED is inspection_of(model).signature.status  # type: ignore[union-attr]


def test_a_known_secret_is_a_finding_without_being_asked_for(model: DebuggerModel) -> None:
    model.set_token(WEAK)

    finding = inspection_of(model).findings[0]
    assert (KNOWN_SECRET, "high", "alg") == (finding.id, finding.severity, finding.claim)
    assert "This secret is public" == finding.title
    assert finding.detail.startswith("Anybody can forge your tokens: it is “secret”, one of")
    assert "Generate a 256-bit secret" == finding.remedy
    assert model.state.request.key.empty


def test_an_empty_secret_is_a_finding_too(model: DebuggerModel) -> None:
    model.set_token(hmac_token(b""))

    finding = inspection_of(model).findings[0]
    assert KNOWN_SECRET == finding.id
    assert finding.detail.startswith("Anybody can forge your tokens: the secret is empty.")


def test_a_good_secret_is_on_no_list(model: DebuggerModel) -> None:
    model.set_token(TOKEN)

    assert KNOWN_SECRET not in finding_ids(model)


def test_the_known_secrets_are_searched_once_for_a_pasted_token() -> None:
    held = Held()
    model = DebuggerModel(at_noon, held)
    model.set_token(WEAK)
    held.release()
    assert KNOWN_SECRET not in finding_ids(model)
    held.release()
    assert KNOWN_SECRET in finding_ids(model)

    for text in ('{"sub":"a"}', '{"sub":"ad"}', '{"sub":"adm"}'):
        model.edit_payload(text)
        held.release()
        assert [] == held.waiting
        assert KNOWN_SECRET in finding_ids(model)


def test_a_token_that_is_signed_anew_is_judged_by_its_own_secret(model: DebuggerModel) -> None:
    model.set_token(WEAK)
    model.set_key_text("secret")
    model.edit_payload('{"sub":"admin"}')
    assert KNOWN_SECRET in finding_ids(model)

    model.set_key_text(HMAC_SECRET)
    model.sign()

    assert KNOWN_SECRET not in finding_ids(model)
    model.set_key_text("")
    assert KNOWN_SECRET not in finding_ids(model)
    model.revert()
    assert KNOWN_SECRET in finding_ids(model)


def test_only_the_tab_on_screen_is_looked_at_and_each_other_once_it_is_shown() -> None:
    held = Held()
    model = DebuggerModel(at_noon, held)
    model.set_token(WEAK)
    model.open_beside([WEAK])
    held.release_all()
    assert KNOWN_SECRET in finding_ids(model)
    other = model.inspection_of(1)
    assert other is not None
    assert KNOWN_SECRET not in [each.id for each in other.findings]

    model.next_tab()
    held.release_all()

    assert KNOWN_SECRET in finding_ids(model)


def test_the_answers_of_tabs_that_open_come_before_a_second_look() -> None:
    held = Held()
    model = DebuggerModel(at_noon, held)
    model.set_token(WEAK)
    held.release()  # the answer; the second look at it is under way

    model.open_beside([WEAK])
    assert "New token" == model.state.tabs[1].title
    held.release()

    assert SignatureStatus.UNCHECKED is model.state.tabs[1].signature
    assert KNOWN_SECRET not in finding_ids(model)
    held.release_all()
    assert KNOWN_SECRET in finding_ids(model)


def test_what_is_found_goes_to_the_tab_that_was_looked_at() -> None:
    held = Held()
    model = DebuggerModel(at_noon, held)
    model.set_token(WEAK)
    held.release()
    model.new_tab()

    held.release_all()

    assert None is model.state.inspection
    model.previous_tab()
    assert [] == held.waiting
    assert KNOWN_SECRET in finding_ids(model)


def test_what_is_found_of_a_tab_that_is_gone_is_not_heard() -> None:
    held = Held()
    model = DebuggerModel(at_noon, held)
    model.set_token(WEAK)
    held.release()
    model.close_tab(0)

    held.release_all()

    assert State().inspection is model.state.inspection


@pytest.mark.parametrize(("length", "searched"), [(1_000, True), (100_000, False)])
def test_a_very_large_token_is_not_searched_unasked(
    model: DebuggerModel,
    length: int,
    searched: bool,  # noqa: FBT001
) -> None:
    model.set_token(sign(HEADER, f'{{"sub":"{"x" * length}"}}', "secret"))

    assert searched == (KNOWN_SECRET in finding_ids(model))
