"""The rules of the house, read off the imports: floors, toolkit, cryptography, network, size."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "jwt_debugger"
INTERFACE = PACKAGE / "__init__.py"  # names the homes of the public names as text
MODULES = sorted(set(PACKAGE.rglob("*.py")) - {INTERFACE})

# Text -> values -> answer -> picture: a module imports from lower floors and from its own part.
# Parts that share a floor do not know each other.
FLOORS = {
    "translation": 0,
    "jose": 1,
    "inspection": 2,
    "paste": 2,
    "encrypting": 3,
    "proposed_time": 3,
    "issue": 4,
    "handoff": 5,
    "state": 5,
    "templates": 5,
    "editing": 6,
    "examples": 6,
    "errands": 6,
    "history": 6,
    "second_look": 6,
    "tabs": 6,
    "answer": 7,
    "documents": 7,
    "owner": 8,
    "model": 9,
    "window": 10,
    "terminal": 10,
    "__main__": 11,
}

QT_PARTS = {"owner", "model", "window", "__main__"}
ONLY_CALLERS = {
    "jwt": {"jose/algorithms.py", "jose/signatures.py"},
    "joserfc": {"jose/encryption.py", "jose/jwe_algorithms.py"},
}
SLOW = {"cryptography", "jwt", "joserfc"}
NETWORK = {
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "xmlrpc",
    "PySide6.QtHttpServer",
    "PySide6.QtNetwork",
    "PySide6.QtNetworkAuth",
    "PySide6.QtWebSockets",
}
MAX_LINES = 400


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def part_of(module: Path) -> str:
    return module.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(module: Path) -> set[str]:
    """Return what a module imports anywhere, as dotted names."""
    return set(imported(ast.walk(ast.parse(module.read_text(encoding="utf-8")))))


def imports_on_loading(module: Path) -> set[str]:
    """Return what loading a module loads: what stands in no function, and for no type checker."""
    return set(imported(iter(ast.parse(module.read_text(encoding="utf-8")).body)))


def imported(nodes: Iterator[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(dotted: str, modules: set[str]) -> bool:
    return any(f"{dotted}.".startswith(f"{module}.") for module in modules)


def offenders(find: Callable[[Path], set[str]]) -> dict[str, set[str]]:
    """Return the modules of which something is found, and what."""
    return {name_of(module): found for module in MODULES if (found := find(module))}


def upward(module: Path) -> set[str]:
    ours = {name.split(".")[1] for name in imports(module) if within(name, {"jwt_debugger"})}
    others = ours - {part_of(module), "resources"}
    return {part for part in others if FLOORS[part] >= FLOORS[part_of(module)]}


def foreign_qt(module: Path) -> set[str]:
    if part_of(module) in QT_PARTS:
        return set()
    return {name for name in imports(module) if within(name, {"PySide6", "shiboken6"})}


def foreign_jose(module: Path) -> set[str]:
    forbidden = {library for library, of in ONLY_CALLERS.items() if name_of(module) not in of}
    return {name for name in imports(module) if within(name, forbidden)}


def hasty(module: Path) -> set[str]:
    return {name for name in imports_on_loading(module) if within(name, SLOW)}


def networked(module: Path) -> set[str]:
    return {name for name in imports(module) if within(name, NETWORK)}


def neighbours(module: Path) -> set[str]:
    if not module.stem.endswith("_pane"):
        return set()
    sources = {name.rpartition(".")[0] for name in imports(module)}
    panes = {source.rpartition(".")[2] for source in sources if source.endswith("_pane")}
    return panes - {module.stem}


def test_every_part_of_the_package_has_a_floor() -> None:
    assert {part_of(module) for module in MODULES} <= set(FLOORS)


def test_imports_go_down_the_house() -> None:
    assert {} == offenders(upward)


def test_only_the_window_and_its_model_know_qt() -> None:
    assert {} == offenders(foreign_qt)


def test_each_library_of_jose_has_its_callers_and_no_others() -> None:
    assert {} == offenders(foreign_jose)


def test_slow_imports_wait_until_they_are_needed() -> None:
    assert {} == offenders(hasty)


def test_nothing_here_can_reach_a_network() -> None:
    assert {} == offenders(networked)


def test_a_pane_never_asks_another_pane() -> None:
    assert {} == offenders(neighbours)


def test_a_module_is_no_longer_than_can_be_read_at_once() -> None:
    modules = [INTERFACE, *MODULES, *(ROOT / "tools").glob("*.py")]
    lines = {path.name: path.read_text(encoding="utf-8").count("\n") for path in modules}

    assert {} == {name: count for name, count in lines.items() if count > MAX_LINES}


def test_the_rules_see_what_they_look_for(tmp_path: Path) -> None:
    module = tmp_path / "sample.py"
    module.write_text(
        "import jwt\n"
        "from PySide6 import QtNetwork\n"
        "def late() -> None:\n"
        "    from urllib.request import urlopen\n",
        encoding="utf-8",
    )

    assert {"jwt", "PySide6.QtNetwork", "urllib.request.urlopen"} == imports(module)
    assert {"PySide6.QtNetwork", "urllib.request.urlopen"} == networked(module)
    assert {"jwt"} == hasty(module)


def test_every_count_in_a_sentence_is_written_with_separators() -> None:
    plain = [
        f"{module.relative_to(ROOT)}: {node.value}"
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and "{count}" in node.value
    ]

    assert [] == plain
