"""Which key of another tab is offered to a token."""

import json

import pytest

from jwt_debugger.issue import sign
from jwt_debugger.jose.keys import read_keys
from jwt_debugger.state import KeyInput, Tab
from jwt_debugger.window.key_offer import likeliest_tab
from tests.key_material import private_pem, public_jwk, public_pem
from tests.window.key_states import SECRET, state_of

TOKEN = sign('{"alg":"ES256","kid":"a"}', "{}", private_pem("P-256"))
NOTHING = Tab("this one")


def tab(text: str) -> Tab:
    return Tab("other", keys=read_keys(text).keys)


def named(kid: str) -> Tab:
    return tab(json.dumps(public_jwk("P-256", 1) | {"kid": kid}))


@pytest.mark.parametrize(
    ("tabs", "offered"),
    [
        ((NOTHING, tab(SECRET)), None),
        ((NOTHING, tab(public_pem("RSA")), tab(public_pem("P-256"))), 2),
        ((NOTHING, tab(public_pem("P-256")), named("b")), 1),
        ((NOTHING, tab(public_pem("P-256")), named("a")), 2),
        ((NOTHING, Tab("no key")), None),
    ],
)
def test_a_key_that_fits_is_offered_and_of_these_the_one_that_is_named(
    tabs: tuple[Tab, ...], offered: int | None
) -> None:
    assert offered == likeliest_tab(state_of(TOKEN, KeyInput(format="auto"), tabs=tabs))


def test_where_there_is_a_key_none_is_offered() -> None:
    tabs = (NOTHING, tab(public_pem("P-256")))

    assert likeliest_tab(state_of(TOKEN, KeyInput(SECRET), tabs=tabs)) is None
    assert likeliest_tab(state_of("", tabs=tabs)) is None
