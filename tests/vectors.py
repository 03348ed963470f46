"""The test vectors as data: see the README beside the originals in ../shared/vectors."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jwt_debugger.jose.base64url import encode

DATA = Path(__file__).parent / "data"


def load(name: str) -> list[dict[str, Any]]:
    """Return the cases of `tests/data/<name>.jsonl`, each with its `token` spelled out."""
    lines = (DATA / f"{name}.jsonl").read_text(encoding="ascii").splitlines()
    return [_spell_out(json.loads(line)) for line in lines]


def _spell_out(case: dict[str, Any]) -> dict[str, Any]:
    return {**case, "token": joined(case["recipe"])} if "recipe" in case else case


def joined(recipe: Sequence[Mapping[str, Any]]) -> str:
    """Make the large text that a recipe stands for."""
    return "".join(map(_piece, recipe))


def _piece(part: Mapping[str, Any]) -> str:
    if "b64url_of" in part:
        return encode(joined(part["b64url_of"]).encode())
    return str(part["lit"]) if "lit" in part else str(part["repeat"]) * int(part["n"])
