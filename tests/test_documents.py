from jwt_debugger.documents import MAX_CLOSED, Document, Documents
from jwt_debugger.state import Request, State


def document(token: str) -> Document:
    state = State(Request(token, token))
    return Document(state, state)


def with_tokens(*tokens: str) -> Documents:
    documents = Documents((document(tokens[0]),))
    for token in tokens[1:]:
        documents = documents.with_new(document(token))
    return documents


def tokens_of(documents: Documents) -> list[str]:
    return [each.state.request.token for each in documents.open]


def test_a_new_document_stands_after_the_one_on_screen() -> None:
    documents = with_tokens("a", "b").selected(0).with_new(document("c"))

    assert ["a", "c", "b"] == tokens_of(documents)
    assert document("c") == documents.current


def test_beyond_the_last_tab_comes_the_first() -> None:
    documents = with_tokens("a", "b", "c")

    assert [0, 2, 1] == [documents.selected(index).index for index in (3, -1, 1)]


def test_the_document_on_screen_is_replaced_in_its_place() -> None:
    documents = with_tokens("a", "b", "c").selected(1).with_current(document("new"))

    assert ["a", "new", "c"] == tokens_of(documents)


def test_closing_another_tab_leaves_the_one_on_screen() -> None:
    documents = with_tokens("a", "b", "c").selected(1)

    before, after = documents.without(0), documents.without(2)

    assert ["b", "b"] == [each.current.state.request.token for each in (before, after)]


def test_closing_the_tab_on_screen_shows_the_next_or_the_last() -> None:
    documents = with_tokens("a", "b", "c")

    assert "b" == documents.without(2).current.state.request.token
    assert "c" == documents.selected(1).without(1).current.state.request.token


def test_in_place_of_the_last_tab_stands_an_empty_one() -> None:
    documents = with_tokens("a").without(0)

    assert documents.current.empty
    assert [""] == tokens_of(documents)


def test_what_was_closed_last_is_opened_first_and_fills_an_empty_tab() -> None:
    documents = with_tokens("a", "b").without(1).without(0)

    once = documents.reopened()
    twice = once.reopened()

    assert ["a"] == tokens_of(once)
    assert ["a", "b"] == tokens_of(twice)


def test_closed_tabs_are_opened_again_where_they_were() -> None:
    documents = with_tokens("a", "b", "c", "d").without(3).without(0).without(0)

    once = documents.reopened()
    all_of_them = once.reopened().reopened()

    assert (["b", "c"], 0) == (tokens_of(once), once.index)
    assert (["a", "b", "c", "d"], 3) == (tokens_of(all_of_them), all_of_them.index)


def test_a_closed_tab_whose_place_is_gone_is_opened_behind_the_others() -> None:
    documents = with_tokens("a", "", "", "d").without(3).without(2).without(1)

    assert ["a", "d"] == tokens_of(documents.reopened())


def test_an_empty_tab_is_closed_without_a_trace_and_of_many_the_oldest_is_forgotten() -> None:
    documents = Documents().without(0)
    assert () == documents.closed

    for number in range(MAX_CLOSED + 1):
        documents = documents.with_current(document(str(number))).without(0)

    assert MAX_CLOSED == len(documents.closed)
    assert (0, document("1")) == documents.closed[0]
