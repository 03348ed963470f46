"""Every sentence for people goes through the translation, and leaves its words in one piece."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

PACKAGE = Path(__file__).parent.parent / "jwt_debugger"
TRANSLATORS = {"_", "ngettext"}

# Two words side by side, the second in small letters: language, unlike names for programs and the
# labels of PEM.
WORDS = re.compile(r"[A-Za-z’]{2,} “?[a-z]{2,}")

# Whoever calls these shows the text to a person, be it one word.
SHOWS = {
    "addAction",
    "addMenu",
    "setAccessibleDescription",
    "setAccessibleName",
    "setPlaceholderText",
    "setStatusTip",
    "setText",
    "setTitle",
    "setToolTip",
    "setWindowTitle",
    "showMessage",
    "QLabel",
    "QPushButton",
}

# Modules with words that no person reads.
EXEMPT = {
    "__init__.py",  # the AttributeError of a misspelt import
    "examples.py",  # the text of an example's secret
    "handoff/csharp_snippet.py",  # source text
    "handoff/go_snippet.py",  # source text
    "handoff/java_snippet.py",  # source text
    "handoff/lines.py",  # source text
    "handoff/node_snippets.py",  # source text
    "handoff/python_snippet.py",  # source text
    "jose/json_faults.py",  # how Python's own decoder names the faults that are told apart there
    "jose/jwe_algorithms.py",  # the registry's names of algorithms, which joserfc wants to know
    "paste/header.py",  # the same names of faults
    "window/page.py",  # a style sheet, and markup
    "window/style.py",  # a style sheet
}


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def called(node: ast.AST) -> str:
    """Return the name of what is called, without what it belongs to."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def texts(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Return the text literals that are neither translated nor documentation, with their lines."""
    if called(node) in TRANSLATORS:
        return
    for child in ast.iter_child_nodes(node):
        documentation = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        if not documentation:
            yield from texts(child)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def translated(tree: ast.AST) -> Iterator[ast.Call]:
    return (call for call in calls(tree) if called(call) in TRANSLATORS)


def messages(call: ast.Call) -> list[ast.expr]:
    """Return the arguments that are text: all of `_`, and both forms of `ngettext`."""
    return call.args[:2] if called(call) == "ngettext" else call.args


def test_every_sentence_is_translated() -> None:
    found = {
        f"{name}:{line}": text
        for name, tree in trees()
        for line, text in texts(tree)
        if WORDS.search(text) and name not in EXEMPT
    }

    assert {} == found


def test_every_word_on_a_widget_is_translated() -> None:
    found = {
        f"{name}:{argument.lineno}": argument.value
        for name, tree in trees()
        for call in calls(tree)
        if called(call) in SHOWS
        for argument in call.args
        if isinstance(argument, ast.Constant) and re.search("[A-Za-z]", str(argument.value or ""))
    }

    assert {} == found


def test_what_is_translated_is_a_literal() -> None:
    found = [
        f"{name}:{call.lineno}"
        for name, tree in trees()
        for call in translated(tree)
        if not all(isinstance(message, ast.Constant) for message in messages(call))
    ]

    assert [] == found


def test_placeholders_are_named_so_that_a_translation_may_reorder_them() -> None:
    found = {
        f"{name}:{message.lineno}": message.value
        for name, tree in trees()
        for call in translated(tree)
        for message in messages(call)
        if isinstance(message, ast.Constant) and not named(str(message.value))
    }

    assert {} == found


def named(message: str) -> bool:
    fields = [field for _text, field, _spec, _conversion in Formatter().parse(message)]
    return not any(field is not None and (not field or field[0].isdigit()) for field in fields)


def test_the_rules_see_what_they_look_for() -> None:
    sample = ast.parse('"""A module of its own."""\n_("It is translated")\nprint("It is not so")')

    assert ["It is not so"] == [text for _line, text in texts(sample) if WORDS.search(text)]
    assert named("after {place}")
    assert not named("after {}")
