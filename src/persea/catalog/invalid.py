"""What a model of pydantic's says against a row, as a problem for a person: the first fault, and how many more."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from persea.catalog.rows import RowProblem

_REASONS = {
    "extra_forbidden": "there is no such field",
    "missing": "is missing",
    "string_too_short": "must not be empty",
    "string_unicode": "holds half a character (a lone surrogate)",
    "model_type": "must be a JSON object",
    "string_type": "must be a text",
    "tuple_type": "must be a list",
    "dict_type": "must be an object of names and values",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "too_short": "must not be empty",
}


def invalid_row(line: int, error: ValidationError, within: str = "") -> RowProblem:
    """`within` names the part of the row that was looked at, such as "products[3]"."""
    found = error.errors(include_url=False)
    # A list whose members are all at fault counts as empty, too; that is no second fault.
    found = [one for one in found if one["type"] != "too_short" or one["input"] in ([], (), "")]
    first = found[0]
    reason = _REASONS.get(first["type"], first["msg"].removeprefix("Value error, "))
    if len(found) > 1:
        others = ", ".join(_place(other["loc"]) for other in found[1:4])
        reason += f" (and {len(found) - 1} more: {others}{', …' if len(found) > 4 else ''})"
    value = "" if first["type"] == "missing" else _shown(first["input"])
    return RowProblem(line, _place((within, *first["loc"])), value, reason)


def not_json(error: ValueError | RecursionError) -> str:
    """Why a line, or a document, is no JSON."""
    if isinstance(error, RecursionError):
        return "not JSON: nested too deeply"
    if isinstance(error, json.JSONDecodeError) and (
        error.doc[error.pos :].strip() == "," or error.doc.strip() in ("[", "]")
    ):
        return "not JSON Lines: one object a line, without [ ] around and commas between them"
    if isinstance(error, json.JSONDecodeError) and "\n" not in error.doc.rstrip():
        # Its own line number counts from the text it was given, and would contradict the feed's.
        return f"not JSON: {error.msg.removesuffix(' at')} at character {error.pos + 1:,}"
    return f"not JSON: {error}"


def _place(location: tuple[int | str, ...]) -> str:
    """("variants", 2, "price") as people write it: variants[2].price."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in location if step != "")
    return "".join(steps).removeprefix(".")


def _shown(value: Any) -> str:
    plain = isinstance(value, str | Decimal)
    return (str(value) if plain else json.dumps(value, default=str, ensure_ascii=False))[:200]
