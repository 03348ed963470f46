"""Write what the documents take from the program: shortcuts, checks and pictures."""

import os
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SECTION = re.compile(r"(<!-- shortcuts:[^>]*-->\n).*(<!-- end of shortcuts -->)", re.DOTALL)

# The pictures show the same instant, in the same zone, on every machine.
INSTANT = datetime(2026, 5, 29, 12, 38, 20, tzinfo=UTC)
ZONE = "Europe/Berlin"


def main() -> int:
    """Write the list and draw the pictures."""
    write_shortcuts()
    write_checks()
    draw_pictures()
    return 0


def write_shortcuts() -> None:
    """Put the program's own table of shortcuts into its section."""
    from jwt_debugger.window.actions import shortcuts_markdown

    text = README.read_text(encoding="utf-8")
    opening, closing = SECTION.findall(text)[0]
    section = f"{opening}\n{shortcuts_markdown().strip()}\n\n{closing}"
    README.write_text(SECTION.sub(lambda _match: section, text), encoding="utf-8")


def write_checks() -> None:
    """Write the list of all checks from the registry of rules."""
    (ROOT / "docs" / "checks.md").write_text(checks_page(), encoding="utf-8")


def checks_page() -> str:
    """Return the page of the checks."""
    from jwt_debugger.inspection.findings.review import checks_markdown

    words = (
        "What is checked in every token, by the rules in `jwt_debugger/inspection/findings/`.\n"
        "`make pictures` writes this list from them. A token of good practice passes them all."
    )
    return f"# Checks\n\n{words}\n\n{checks_markdown()}\n"


def draw_pictures() -> None:
    """Draw the window on its first example, light and dark."""
    os.environ["TZ"] = ZONE
    time.tzset()
    from jwt_debugger.examples import catalogue
    from jwt_debugger.window.screenshot import Scene, draw

    folder = ROOT / "docs"
    folder.mkdir(exist_ok=True)
    for theme in ("light", "dark"):
        scene = Scene(example=catalogue()[0].id, at=INSTANT)
        draw(str(folder / f"window-{theme}.png"), theme=theme, scene=scene)


if __name__ == "__main__":
    sys.exit(main())
