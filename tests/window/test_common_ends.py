"""What two texts have in common at their ends."""

from hypothesis import example, given
from hypothesis import strategies as st

from jwt_debugger.window.common_ends import common_ends


@example("", "")
@example("aa", "aaa")
@given(st.text("ab"), st.text("ab"))
def test_the_ends_are_equal_do_not_overlap_and_are_no_longer(old: str, new: str) -> None:
    before, after = common_ends(old, new)

    assert old[:before] == new[:before]
    assert old[before : before + 1] != new[before : before + 1] or before == min(len(old), len(new))
    assert before + after <= min(len(old), len(new))
    assert old[len(old) - after :] == new[len(new) - after :]


def test_a_letter_put_in_leaves_both_ends() -> None:
    assert (2, 3) == common_ends("abcde", "abXcde")
