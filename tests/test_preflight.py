"""What a machine lacks is named before anything fails, with the command that installs it."""

import ast
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest

from tools import preflight

QT = Path(PySide6.__file__).parent / "Qt"

# Parts of the system that no Linux is without, and what pip brings along.
ALWAYS_THERE = ("libc.so.", "libm.so.", "libgcc_s.so.", "ld-linux", "libQt6", "libicu")


def needed(library: Path) -> Iterator[str]:
    """Read off an ELF file of 64 bits which libraries it loads (DT_NEEDED)."""
    data = library.read_bytes()
    assert data.startswith(b"\x7fELF\x02\x01"), library
    (table,) = struct.unpack_from("<Q", data, 40)
    size, count = struct.unpack_from("<HH", data, 58)
    sections = [struct.unpack_from("<IIQQQQIIQQ", data, table + size * i) for i in range(count)]
    for _name, kind, _flags, _address, start, length, link, *_rest in sections:
        if kind == 6:  # SHT_DYNAMIC; its link is the section of its strings
            strings = sections[link][4]
            for tag, value in struct.iter_unpack("<qQ", data[start : start + length]):
                if tag == 1:  # DT_NEEDED
                    begin = strings + value
                    yield data[begin : data.index(b"\0", begin)].decode()


def foreign(*libraries: str) -> set[str]:
    """Return what these parts of Qt load from the system."""
    names = {name for library in libraries for name in needed(QT / library)}
    return {name for name in names if not name.startswith(ALWAYS_THERE)}


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: 1000)


def test_every_library_that_drawing_loads_is_looked_for() -> None:
    parts = ("Core", "Gui", "Widgets", "DBus")
    used = foreign(*(f"lib/libQt6{part}.so.6" for part in parts))

    used |= foreign("plugins/platforms/libqoffscreen.so")

    assert set() == used - set(preflight.DRAWING)


def test_every_library_that_x11_loads_is_looked_for() -> None:
    used = foreign("lib/libQt6XcbQpa.so.6", "plugins/platforms/libqxcb.so")

    assert set() == used - set(preflight.DRAWING) - set(preflight.X11)


def test_every_library_that_wayland_loads_is_looked_for() -> None:
    used = foreign("lib/libQt6WaylandClient.so.6", "plugins/platforms/libqwayland.so")

    assert set() == used - set(preflight.DRAWING) - set(preflight.WAYLAND)


@pytest.mark.parametrize(
    ("expected", "purpose", "environment"),
    [
        ({}, "run", {}),
        (preflight.DRAWING, "test", {}),
        (preflight.DRAWING, "test", {"DISPLAY": ":0"}),
        (preflight.DRAWING, "run", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}),
        (preflight.DRAWING | preflight.X11, "run", {"DISPLAY": ":0"}),
        (
            preflight.DRAWING | preflight.WAYLAND,
            "run",
            {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"},
        ),
    ],
)
def test_only_what_the_purpose_needs_is_asked_for(
    expected: dict[str, str], purpose: str, environment: dict[str, str]
) -> None:
    assert expected == preflight.wanted_libraries(purpose, environment, "linux")
    assert {} == preflight.wanted_libraries(purpose, environment, "darwin")


@pytest.mark.usefixtures("debian")
def test_a_missing_library_is_named_with_the_command_that_installs_it() -> None:
    lines = preflight.library_complaints({"libnosuch.so.1": "libnosuch1", "libc.so.6": "libc6"})

    assert [
        "Qt needs system libraries that are missing here: libnosuch.so.1.",
        "Install them:  sudo apt-get install libnosuch1",
    ] == lines


@pytest.mark.usefixtures("debian")
def test_a_python_that_is_too_old_is_named_with_a_newer_one() -> None:
    first, *rest = preflight.python_complaints((3, 9, 2))

    assert first.startswith("JWT Debugger needs Python 3.11 or newer, and ")
    assert first.endswith(" is 3.9.2.")
    assert "Install one:  sudo apt-get install python3.11 python3.11-venv" in rest


@pytest.mark.usefixtures("debian")
def test_a_python_without_venv_is_told_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)

    assert "Install it:  sudo apt-get install python3.12-venv" in preflight.python_complaints(
        (3, 12, 1)
    )


def test_elsewhere_the_packages_go_by_debians_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)

    assert "on Debian they are called libgl1" in preflight.install_command(["libgl1"])


def test_a_machine_that_runs_these_tests_lacks_nothing_for_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert 0 == preflight.main("test")
    assert "" == capsys.readouterr().err


def test_what_is_missing_ends_in_an_exit_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(preflight, "DRAWING", {"libnosuch.so.1": "libnosuch1"})

    assert 1 == preflight.main("test")
    assert "libnosuch1" in capsys.readouterr().err


def test_an_old_python_can_read_it() -> None:
    text = Path(preflight.__file__).read_text(encoding="utf-8")

    assert ast.parse(text, feature_version=(3, 7)).body
