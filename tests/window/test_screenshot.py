"""Pictures of the window, drawn without a display, in any theme, size and state."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from jwt_debugger.jose.errors import TokenError
from jwt_debugger.window.screenshot import Scene, draw
from jwt_debugger.window.theme import DARK, LIGHT
from tests.window.token_states import SECRET, token

AT = datetime(2026, 5, 29, 12, 38, 20, tzinfo=UTC)


def colours(image: QImage) -> set[int]:
    return {
        image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }


def drawn(folder: Path, token: str | None = None, **how: object) -> QImage:
    path = folder / "picture"
    draw(str(path), token, **how)  # type: ignore[arg-type]
    return QImage(str(path))


@pytest.mark.parametrize(("theme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_a_picture_is_twice_as_sharp_and_in_the_colours_of_its_theme(
    qtbot: QtBot, tmp_path: Path, theme: str, palette: object
) -> None:
    del qtbot
    image = drawn(tmp_path, theme=theme, size=(900, 600))

    assert (1800, 1200) == image.size().toTuple()
    seen = colours(image)
    for name in ("win", "card", "accent", "ok"):
        assert QColor(getattr(palette, name)).rgb() in seen


def test_a_scene_is_played(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    green = QColor(LIGHT.ok_tint).rgb()
    plain = drawn(tmp_path, token(), scene=Scene(at=AT))
    verified = drawn(tmp_path, token(), scene=Scene(at=AT, key=SECRET))
    edited = drawn(
        tmp_path,
        token(),
        scene=Scene(at=AT, key=SECRET, payload='{"a":1}', header='{"alg":"HS256"}', page="json"),
    )

    assert green not in colours(plain)
    assert green in colours(verified)
    assert QColor(LIGHT.accent_tint).rgb() in colours(edited)


def test_an_example_is_drawn_mirrored_and_zoomed(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    scene = Scene(example="valid-hs256", mirrored=True, zoom=150, utc=True)

    image = drawn(tmp_path, scene=scene, size=(1280, 800))

    assert QColor(LIGHT.ok_tint).rgb() in colours(image)


def test_a_picture_that_cannot_be_written_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    with pytest.raises(TokenError, match=r"^The picture “x\.png” cannot be written: .+\.$"):
        draw(str(tmp_path / "no folder" / "x.png"))


def test_pictures_need_no_display_and_say_nothing(tmp_path: Path) -> None:
    path = tmp_path / "window.png"
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    }

    done = subprocess.run(
        [sys.executable, "-m", "jwt_debugger", "--screenshot", str(path), token()],
        capture_output=True,
        check=True,
        env=environment,
    )

    assert (b"", b"") == (done.stdout, done.stderr)
    assert (2560, 1600) == QImage(str(path)).size().toTuple()
