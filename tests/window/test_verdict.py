from dataclasses import replace

import pytest

from jwt_debugger.inspection.result import EncryptionStatus, Inspection
from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.state import KeyInput, Request, State
from jwt_debugger.window.verdict import edited_claims, is_awaited, is_proven, judged
from tests.window.key_states import SECRET, having, inspection_of, sealed, signed, state_of

KEY = KeyInput(SECRET)


def opened(kind: KeyKind | None, nested: Inspection | None = None) -> State:
    """Return the state of a token that was decrypted with a key of that kind."""
    base = sealed(status=EncryptionStatus.DECRYPTED)
    encryption = inspection_of(base).encryption
    assert encryption is not None
    key = Key(kind, None, private=True, size=256, source="auto") if kind else None
    return having(base, encryption=replace(encryption, key=key), nested=nested)


def test_an_answer_stands_while_the_same_token_is_computed_anew() -> None:
    state = replace(state_of(signed(), KEY), busy=True)

    assert state.inspection is judged(state)
    assert not is_awaited(state)


def test_an_answer_on_another_token_says_nothing() -> None:
    state = replace(state_of(signed(), KEY), request=Request(token=signed({})), busy=True)

    assert judged(state) is None
    assert is_awaited(state)


def test_without_a_token_nothing_is_awaited() -> None:
    assert not is_awaited(State())
    assert not is_awaited(State(busy=True))


@pytest.mark.parametrize(
    ("state", "proven"),
    [
        (State(), False),
        (state_of(signed(), KEY), True),
        (state_of(signed(), KeyInput("another secret")), False),
        (state_of(signed()), False),
        (sealed(), False),
        (opened(KeyKind.SECRET), True),
        (opened(KeyKind.RSA), False),
        (opened(None), False),
        (opened(KeyKind.RSA, inspection_of(state_of(signed(), KEY))), True),
        (opened(KeyKind.RSA, inspection_of(state_of(signed()))), False),
    ],
)
def test_a_verified_signature_or_a_shared_secret_proves_who_wrote_it(
    state: State, *, proven: bool
) -> None:
    assert proven == is_proven(state)


def test_a_token_in_an_unproven_signed_one_proves_nothing_of_it() -> None:
    state = having(state_of(signed()), nested=inspection_of(state_of(signed(), KEY)))

    assert not is_proven(state)


def test_without_edits_no_claim_is_edited() -> None:
    assert frozenset() == edited_claims(State())
