"""Text of a token as a sentence or a terminal may show it: nothing hides, moves or runs on."""

# Of a name or a value that a sentence quotes, so many characters are shown.
MAX_QUOTED = 60


def visible(text: str, limit: int | None = None) -> str:
    r"""Write control, direction and other invisible characters as escapes: \u202e, \x1b.

    With a limit, in characters, a longer text ends in “…”.
    """
    shown = text if limit is None or len(text) <= limit else text[: limit - 1] + "…"
    if shown.isprintable():
        return shown
    return "".join(char if char.isprintable() else _escape(char) for char in shown)


def quoted(text: str) -> str:
    """Quote a text of the token in a sentence, shortened."""
    return f"“{visible(text, MAX_QUOTED)}”"


def _escape(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
