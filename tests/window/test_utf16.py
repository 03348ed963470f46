from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.window.utf16 import Utf16
from tests.strategies import any_text


@given(any_text() | st.text("ab\U0001f600"))
def test_indices_are_those_of_utf_16_and_back(text: str) -> None:
    units = Utf16(text)

    for index in range(len(text) + 1):
        before = text[:index].encode("utf-16-le", "surrogatepass")
        assert len(before) // 2 == units.to_qt(index)
        assert index == units.from_qt(units.to_qt(index))
