from datetime import UTC, datetime, timedelta

from jwt_debugger.history import BURST, MAX_STEPS, History, Step
from jwt_debugger.state import KeyInput, Request

NOON = datetime(2026, 5, 29, 12, tzinfo=UTC)


def request(text: str, secret: str = "") -> Request:
    return Request(text, text, key=KeyInput(secret))


def step(text: str, kind: str = "token", after: timedelta = timedelta()) -> Step:
    return Step(request(text), kind, NOON + after)


def test_a_step_back_and_ahead_again_ends_where_it_began() -> None:
    history = History().recorded(step("a"), merges=False)

    history, back = history.undone(request("b"))
    history, ahead = history.redone(back)

    assert (request("a"), request("b")) == (back, ahead)
    assert not history.ahead


def test_keystrokes_in_one_place_are_taken_back_together() -> None:
    history = History().recorded(step("a"), merges=True)
    history = history.recorded(step("ab", after=BURST / 2), merges=True)
    history = history.recorded(step("abc", after=BURST), merges=True)

    _, back = history.undone(request("abcd"))

    assert request("a") == back


def test_a_pause_another_place_or_a_whole_act_begins_a_step_of_its_own() -> None:
    history = History().recorded(step("a"), merges=True)
    paused = history.recorded(step("b", after=BURST), merges=True)
    elsewhere = history.recorded(step("b", kind="payload"), merges=True)
    whole = history.recorded(step("b"), merges=False)

    assert [2, 2, 2] == [len(each.behind) for each in (paused, elsewhere, whole)]


def test_an_act_after_an_undo_forgets_what_was_ahead() -> None:
    history, back = History().recorded(step("a"), merges=True).undone(request("b"))

    history = history.recorded(Step(back, "token", NOON), merges=True)

    assert ((), 1) == (history.ahead, len(history.behind))


def test_a_secret_that_was_typed_since_stays_when_an_edit_is_taken_back() -> None:
    history = History().recorded(step("a"), merges=False)

    _, back = history.undone(request("b", secret="typed since"))

    assert request("a", secret="typed since") == back


def test_a_key_that_the_act_replaced_comes_back_with_it() -> None:
    before = request("a", secret="the first")
    history = History().recorded(Step(before, "key", NOON, with_key=True), merges=False)

    _, back = history.undone(request("a", secret="the second"))

    assert before == back


def test_the_oldest_steps_are_forgotten_at_last() -> None:
    history = History()
    for number in range(MAX_STEPS + 5):
        history = history.recorded(step(str(number)), merges=False)

    assert MAX_STEPS == len(history.behind)
    assert request("5") == history.behind[0].request
