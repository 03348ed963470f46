"""The packages that the snippets for Node.js need, from the npm registry, once a run."""

import shutil
import subprocess
from pathlib import Path

import pytest

PACKAGES = ("jsonwebtoken@9", "jose@6")


@pytest.fixture(scope="session")
def node_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which Node.js finds the packages; without it the tests fail."""
    folder = tmp_path_factory.mktemp("node")
    npm = shutil.which("npm")
    assert npm, "The snippets for Node.js are run here: install node and npm"
    options = ("--no-audit", "--no-fund", "--ignore-scripts", "--silent", "--prefix", str(folder))
    done = subprocess.run(
        [npm, "install", *options, *PACKAGES],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert 0 == done.returncode, done.stdout + done.stderr
    return folder
