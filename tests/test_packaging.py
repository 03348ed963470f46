"""What is built is what is in the tree, and the resources are there however it is installed."""

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

ROOT = Path(__file__).parent.parent

FOLDERS = ("jwt_debugger", "resources", "tests", "tools", "docs")

# What git does not keep, and so no archive either.
MADE = {"__pycache__", "node_modules", ".pytest_cache"}

# Prints every resource with the sum of its bytes, by the way that the program reads them.
LIST_RESOURCES = """
import sys
from importlib.resources import files
from zlib import crc32
import jwt_debugger

def walk(folder, path=""):
    for entry in folder.iterdir():
        name = f"{path}{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                walk(entry, name + "/")
        else:
            print(name, crc32(entry.read_bytes()))

print(jwt_debugger.__file__, file=sys.stderr)
walk(files("jwt_debugger.resources"))
"""


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def files_below(folder: Path) -> Iterator[str]:
    """Name the files of a folder that belong to the project, relative to it."""
    for path in folder.rglob("*"):
        relative = path.relative_to(folder)
        if path.is_file() and not MADE.intersection(relative.parts):
            yield relative.as_posix()


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stdout + done.stderr
    return done


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the tree, so that building leaves nothing in it."""
    copy = tmp_path_factory.mktemp("tree")
    for name in FOLDERS:
        for relative in files_below(ROOT / name):
            target = copy / name / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((ROOT / name / relative).read_bytes())
    for path in ROOT.iterdir():
        if path.is_file():
            (copy / path.name).write_bytes(path.read_bytes())
    return copy


@pytest.fixture(scope="session")
def archives(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and the sdist with the tools that are installed, from no network."""
    target = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", target, tree, cwd=target)
    return target


@pytest.fixture(scope="session")
def wheel(archives: Path) -> Path:
    return next(archives.glob("*.whl"))


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def resources_seen(*setup: str, cwd: Path) -> tuple[Path, set[str]]:
    """Return where a Python without any site packages finds the program, and what it reads there.

    `setup` is what it does first. Without -S this project's own editable install would serve the
    files that a wheel lacks.
    """
    program = "\n".join(["import site, sys", *setup, LIST_RESOURCES])
    done = run(sys.executable, "-I", "-S", "-c", program, cwd=cwd)
    return Path(done.stderr.strip()).parent, set(done.stdout.splitlines())


def install(*what: str | Path, target: Path) -> None:
    """Install into a folder, from no network and into no environment."""
    options = ("--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--target", target)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install")
    run(*pip, *options, *what, cwd=target.parent)


def resources_of_the_tree() -> set[str]:
    folder = ROOT / "resources"
    return {f"{name} {crc32((folder / name).read_bytes())}" for name in files_below(folder)}


def test_every_package_folder_is_listed_in_pyproject() -> None:
    folders = {path.parent for path in (ROOT / "jwt_debugger").rglob("*.py")}
    expected = {".".join(folder.relative_to(ROOT).parts) for folder in folders}

    assert expected | {"jwt_debugger.resources"} == set(project()["tool"]["setuptools"]["packages"])


def test_the_wheel_holds_the_package_and_the_resources_and_nothing_else(wheel: Path) -> None:
    package = {f"jwt_debugger/{name}" for name in files_below(ROOT / "jwt_debugger")}
    resources = {f"jwt_debugger/resources/{name}" for name in files_below(ROOT / "resources")}

    assert package | resources == names_in(wheel)


def test_the_sdist_holds_what_it_takes_to_test_it(archives: Path) -> None:
    with tarfile.open(next(archives.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    expected = {f"{folder}/{name}" for folder in FOLDERS for name in files_below(ROOT / folder)}
    beside = {"Makefile", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"}

    assert set() == (expected | beside) - names


def test_the_resources_are_read_from_a_checkout(tmp_path: Path) -> None:
    place, seen = resources_seen(f"sys.path.insert(0, {str(ROOT)!r})", cwd=tmp_path)

    assert ROOT / "jwt_debugger" == place
    assert resources_of_the_tree() == seen


def test_the_resources_are_read_from_an_editable_install(tree: Path, tmp_path: Path) -> None:
    install("--editable", tree, target=tmp_path / "site")

    place, seen = resources_seen(f"site.addsitedir({str(tmp_path / 'site')!r})", cwd=tmp_path)

    assert tree / "jwt_debugger" == place
    assert resources_of_the_tree() == seen


def test_the_resources_are_read_from_a_wheel(wheel: Path, tmp_path: Path) -> None:
    install(wheel, target=tmp_path / "site")

    place, seen = resources_seen(f"sys.path.insert(0, {str(tmp_path / 'site')!r})", cwd=tmp_path)

    assert tmp_path / "site" / "jwt_debugger" == place
    assert resources_of_the_tree() == seen
