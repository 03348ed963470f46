"""Say what this machine lacks, and the command that installs it, before anything fails half-way.

`preflight.py run` looks for what the window needs on the display that is there, `preflight.py test`
for what the tests need, which draw without one. Plain Python that needs nothing installed, and that
an old version can read to say that it is old.
"""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NEEDED = (3, 11)

# What Qt loads from the system, and the Debian package that holds it: read off with readelf from
# PySide6-Essentials 6.11. Elsewhere the packages have other names, the libraries have these.
DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def main(purpose: str) -> int:
    """Print what is missing; the exit status is 1 then, and 0 where all is there."""
    complaints = python_complaints() + library_complaints(wanted_libraries(purpose, os.environ))
    for line in complaints:
        sys.stderr.write(line + "\n")
    return 1 if complaints else 0


def python_complaints(version: Sequence[int] = sys.version_info[:3]) -> list[str]:
    """Look for a Python that is new enough and can make virtual environments."""
    if tuple(version[:2]) < NEEDED:
        wanted, found = dotted(NEEDED), dotted(version[:3])
        return [
            f"JWT Debugger needs Python {wanted} or newer, and {sys.executable} is {found}.",
            "Install one:  " + install_command([f"python{wanted}", f"python{wanted}-venv"]),
            f"and name it:  make PYTHON=python{wanted} run",
        ]
    try:
        import ensurepip
        import venv
    except ImportError:
        package = f"python{dotted(version[:2])}-venv"
        return [
            "This Python cannot make virtual environments: its venv module is packaged apart.",
            "Install it:  " + install_command([package]),
        ]
    del ensurepip, venv
    return []


def wanted_libraries(
    purpose: str, environment: Mapping[str, str], platform: str = sys.platform
) -> dict[str, str]:
    """Return the system libraries that have to be there; without a display, text needs none."""
    if not platform.startswith("linux"):
        return {}
    if purpose == "test" or environment.get("QT_QPA_PLATFORM") == "offscreen":
        return DRAWING
    if environment.get("WAYLAND_DISPLAY"):
        return {**DRAWING, **WAYLAND}
    if environment.get("DISPLAY"):
        return {**DRAWING, **X11}
    return {}


def library_complaints(libraries: Mapping[str, str]) -> list[str]:
    """Name the libraries that cannot be loaded, and the packages that hold them."""
    missing = [name for name in sorted(libraries) if not loads(name)]
    if not missing:
        return []
    packages = sorted({libraries[name] for name in missing})
    return [
        "Qt needs system libraries that are missing here: {}.".format(", ".join(missing)),
        "Install them:  " + install_command(packages),
    ]


def loads(library: str) -> bool:
    """Tell whether the system's loader finds a library."""
    try:
        import ctypes

        ctypes.CDLL(library)
    except ImportError:  # a Python without ctypes: nothing can be told
        return True
    except OSError:
        return False
    return True


def install_command(packages: Sequence[str]) -> str:
    """Return the command of Debian and its relatives; elsewhere, what the packages are there."""
    names = " ".join(packages)
    if shutil.which("apt-get"):
        return ("" if os.geteuid() == 0 else "sudo ") + "apt-get install " + names
    return f"with your system's package manager (on Debian they are called {names})"


def dotted(version: Sequence[int]) -> str:
    """Write a version."""
    return ".".join(str(number) for number in version)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "run"))
