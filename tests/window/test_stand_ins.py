"""Stand-ins for characters that an editor would hide, move or change."""

from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.window.stand_ins import FIRST, LAST, StandIns
from tests.strategies import any_text


@given(st.lists(any_text(), max_size=5))
def test_every_text_comes_back_as_it_was(texts: list[str]) -> None:
    stand_ins = StandIns()

    shown = [stand_ins.show(text) for text in texts]

    assert texts == [stand_ins.read(text) for text in shown]


@given(any_text())
def test_an_editor_gets_nothing_that_hides_or_moves(text: str) -> None:
    shown = StandIns().show(text)

    assert len(text) == len(shown)
    assert all(char.isprintable() or char in "\n\t" or FIRST <= ord(char) <= LAST for char in shown)


def test_an_escape_names_the_true_character() -> None:
    stand_ins = StandIns()

    shown = stand_ins.show("a\u202eb\rc")

    assert ["\\u202e", "\\r"] == [stand_ins.escape(shown[1]), stand_ins.escape(shown[3])]


def test_the_private_use_area_gets_stand_ins_too() -> None:
    stand_ins = StandIns()

    shown = stand_ins.show("\u202e\ue000")

    assert "\u202e\ue000" == stand_ins.read(shown)
    assert "\\ue000" == stand_ins.escape(shown[1])


def test_of_too_many_unruly_characters_the_last_stay_as_they_are() -> None:
    many = "".join(map(chr, range(0xF0000, 0xF0000 + LAST - FIRST + 2)))
    stand_ins = StandIns()

    shown = stand_ins.show(many)

    assert many[-1] == shown[-1]
    assert many == stand_ins.read(shown)
