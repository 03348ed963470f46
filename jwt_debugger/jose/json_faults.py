"""What is wrong with a text that is no JSON: one sentence with its place (RFC 8259)."""

import re
from dataclasses import dataclass
from json import JSONDecodeError

from jwt_debugger.jose.characters import name_character
from jwt_debugger.jose.problems import ProblemKind
from jwt_debugger.translation import _

_SPACE = " \t\n\r"
_DIGITS = "0123456789"
_QUOTES = "'`´‘’‚‛“”„‟«»＂"
_WORD = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]{0,30}")
_ESCAPE = re.compile(r"\\u?[0-9A-Fa-f]{0,4}")
_OTHER_SPELLINGS = {
    "true": "true",
    "false": "false",
    "null": "null",
    "none": "null",
    "nil": "null",
    "undefined": "null",
}


@dataclass(frozen=True, slots=True)
class JsonFault:
    """The first fault of a text: a sentence without its place, and the place.

    `index` is a 0-based character offset; `line` and `column` count from 1.
    """

    message: str
    index: int
    line: int
    column: int
    kind: ProblemKind = ProblemKind.JSON


def place(text: str, index: int) -> tuple[int, int]:
    """Return the 1-based line and column; CR LF, CR and LF each end a line."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def depth_fault(text: str, index: int, limit: int) -> JsonFault:
    """Say that a bracket opens one level too many."""
    message = _("This is nested more than {limit} levels deep, which is not read here.")
    return JsonFault(
        message.format(limit=limit), index, *place(text, index), kind=ProblemKind.DEPTH
    )


def constant_fault(text: str, index: int, name: str) -> JsonFault:
    """Say that NaN and the infinities are no JSON."""
    message = _("JSON has no {name}: write a number, or null.").format(name=name)
    return JsonFault(message, index, *place(text, index))


def syntax_fault(text: str, error: JSONDecodeError) -> JsonFault:
    """Say in a sentence of ours, with its exact place, what the standard decoder has found."""
    end = len(text.rstrip(_SPACE))
    index = min(error.pos, end)
    if error.msg.startswith("Unterminated string"):
        message = _("The text ends too early: the string that begins here has no closing quote.")
    elif error.msg.startswith("Invalid control"):
        message = _control_message(text[index])
    elif error.msg.startswith("Invalid \\"):
        index = text.rindex("\\", 0, index + 1)
        message = _escape_message(text, index)
    elif index == end:
        message = _end_message(text)
    else:
        index = _surplus_comma(text, index)
        message = _token_message(text, index, error.msg)
    return JsonFault(message, index, *place(text, index))


def _control_message(character: str) -> str:
    """Speak of a control character in a string."""
    escape = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(character, f"\\u{ord(character):04x}")
    return _("A string may not hold {character} as it is: write {escape}.").format(
        character=name_character(character), escape=escape
    )


def _escape_message(text: str, index: int) -> str:
    """Speak of a backslash that begins no escape of JSON."""
    escape = _ESCAPE.match(text, index)
    if escape and escape.end() == len(text):
        return _("The text ends too early: in the middle of an escape.")
    if text.startswith("\\u", index):
        return _("“\\u” needs four hexadecimal digits after it.")
    return _(
        "A backslash and {character} are no escape of JSON. For a backslash itself write two."
    ).format(character=name_character(text[index + 1]))


def _end_message(text: str) -> str:
    """Speak of a text that is over before its value is."""
    if not text.strip(_SPACE):
        return _("There is no text here, where JSON is needed.")
    return _("The text ends too early: the JSON is not complete.")


def _surplus_comma(text: str, index: int) -> int:
    """Return the place of the comma before a closing bracket, or else the place itself."""
    before = text[:index].rstrip(_SPACE)
    return len(before) - 1 if text[index] in "]}" and before.endswith(",") else index


def _token_message(text: str, index: int, found: str) -> str:
    """Speak of something that stands where something else is needed."""
    character = text[index]
    common = _mistake_anywhere(text, index)
    if common:
        return common
    if found.startswith("Expecting value"):
        return _value_message(text, index)
    if found.startswith("Expecting property name"):
        return _name_message(text, index)
    if found.startswith("Expecting ':'"):
        return _("A colon is missing before {character}.").format(
            character=name_character(character)
        )
    if found.startswith("Extra data"):
        return _("The JSON is complete before {character}: remove what follows.").format(
            character=name_character(character)
        )
    return _("A comma or a closing bracket is missing before {character}.").format(
        character=name_character(character)
    )


def _mistake_anywhere(text: str, index: int) -> str:
    """Speak of what is wrong wherever it stands; empty for anything else."""
    character = text[index]
    if character == "," and text[index + 1 :].lstrip(_SPACE).startswith(("]", "}")):
        return _("The last comma is one too many: remove it.")
    if character == "#" or text.startswith(("//", "/*"), index):
        return _("JSON has no comments: remove this one.")
    if character in _QUOTES:
        return _('JSON needs straight double quotes (") in place of {character}.').format(
            character=name_character(character)
        )
    if character == "\ufeff":
        return _("A byte order mark (U+FEFF) stands here: remove it.")
    if index and text[index - 1] in _DIGITS and character in ".eExX_" + _DIGITS:
        return _("This number is not written as JSON writes numbers.")
    return ""


def _value_message(text: str, index: int) -> str:
    """Speak of something that stands where a value is needed."""
    word = _WORD.match(text, index)
    if word and word[0].lower() in _OTHER_SPELLINGS:
        return _("JSON has no “{word}”: write {spelling}.").format(
            word=word[0], spelling=_OTHER_SPELLINGS[word[0].lower()]
        )
    if word:
        return _("“{word}” needs double quotes around it.").format(word=word[0])
    if text[index] in "+.-":
        return _("This number is not written as JSON writes numbers.")
    return _("A value is needed here, not {character}.").format(
        character=name_character(text[index])
    )


def _name_message(text: str, index: int) -> str:
    """Speak of something that stands where a member's name is needed."""
    word = _WORD.match(text, index)
    if word:
        return _("The name “{word}” needs double quotes around it.").format(word=word[0])
    return _("A name in double quotes is needed here, not {character}.").format(
        character=name_character(text[index])
    )
