"""What the README shows is what the program does."""

import re
from pathlib import Path

import pytest

from jwt_debugger.inspection.findings.review import checks_markdown
from jwt_debugger.window.actions import shortcuts_markdown

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_list_of_shortcuts_is_the_programs_own() -> None:
    section = re.search(
        r"<!-- shortcuts:[^>]*-->\n(.*)<!-- end of shortcuts -->", README, re.DOTALL
    )

    assert section
    assert shortcuts_markdown().strip() == section[1].strip()


def test_the_list_of_checks_is_the_registrys_own() -> None:
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")

    assert page.endswith(f"\n\n{checks_markdown()}\n")
    assert "](docs/checks.md)" in README


def test_the_example_in_python_runs_and_says_what_it_says() -> None:
    example = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert example
    remarks = re.findall(r"^(\w\S*)  # (.*)$", example[1], re.MULTILINE)
    names: dict[str, object] = {}

    exec(example[1], names)  # noqa: S102 - the project's own README

    assert remarks
    for expression, said in remarks:
        assert said == str(eval(expression, names))  # noqa: S307 - the project's own README


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_picture_is_there_in_both_themes(theme: str) -> None:
    assert f"docs/window-{theme}.png" in README
    assert (ROOT / "docs" / f"window-{theme}.png").read_bytes().startswith(b"\x89PNG")


def test_every_file_that_is_linked_is_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)

    assert links
    assert [] == [link for link in links if not (ROOT / link).exists()]
