"""The instant, the leeway and the expectations that a token is judged by."""

from datetime import UTC, datetime, timedelta

import pytest

from jwt_debugger import sign
from jwt_debugger.inspection.expectations import AUDIENCE, MAX_AGE, Expectations
from jwt_debugger.model import DebuggerModel
from tests.key_material import HMAC_SECRET

NOON = datetime(2026, 5, 29, 12, tzinfo=UTC)
ISSUED = int(NOON.timestamp()) - 86_400
TOKEN = sign('{"alg":"HS256"}', f'{{"aud":"web","iat":{ISSUED}}}', HMAC_SECRET)


class Clock:
    """A clock that stands until it is turned."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def model(clock: Clock) -> DebuggerModel:
    model = DebuggerModel(clock)
    model.set_token(TOKEN)
    return model


def finding_ids(model: DebuggerModel) -> list[str]:
    assert model.state.inspection is not None
    return [each.id for each in model.state.inspection.findings]


def test_what_is_not_as_expected_is_a_finding_until_it_is(model: DebuggerModel) -> None:
    model.set_expected(Expectations(("api",)))
    assert AUDIENCE in finding_ids(model)

    model.set_claim("aud", '"api"')
    assert AUDIENCE not in finding_ids(model)
    model.undo()
    assert AUDIENCE in finding_ids(model)
    model.undo()
    assert AUDIENCE not in finding_ids(model)


def test_the_next_token_is_judged_by_the_same_expectations(model: DebuggerModel) -> None:
    model.set_expected(Expectations(("api",)))

    model.paste(sign('{"alg":"HS256"}', '{"aud":"mobile"}', HMAC_SECRET))

    assert AUDIENCE in finding_ids(model)


def test_a_token_grows_too_old_as_time_goes_by(model: DebuggerModel, clock: Clock) -> None:
    model.set_expected(Expectations(max_age="2 days"))
    assert MAX_AGE not in finding_ids(model)

    clock.now += timedelta(days=1)
    model.tick()

    assert MAX_AGE in finding_ids(model)


def test_the_age_is_that_at_the_instant_and_with_the_leeway_asked_for(
    model: DebuggerModel,
) -> None:
    model.set_expected(Expectations(max_age=86_400))
    assert MAX_AGE in finding_ids(model)

    model.set_leeway(1)
    assert MAX_AGE not in finding_ids(model)
    model.set_instant(NOON + timedelta(seconds=1))
    assert MAX_AGE in finding_ids(model)


def test_the_clock_goes_on_beside_the_instant_that_is_asked_for(
    model: DebuggerModel, clock: Clock
) -> None:
    model.set_instant(NOON - timedelta(days=3))

    clock.now += timedelta(hours=1)

    assert (NOON - timedelta(days=3), NOON + timedelta(hours=1)) == (model.now, model.clock())
