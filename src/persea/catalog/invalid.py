"""What a model of pydantic's says against a row, as a problem for a person: the first fault, and how many more."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from persea.catalog.rows import RowProblem

_REASONS = {
    "extra_forbidden": "there is no such field",
    "missing": "is missing",
    "string_too_short": "must not be empty",
    "string_unicode": "holds half a character (a lone surrogate)",
    "model_type": "a line is one JSON object",
}


def invalid_row(line: int, error: ValidationError, within: str = "") -> RowProblem:
    """`within` names the part of the row that was looked at, such as "products[3]"."""
    found = error.errors(include_url=False)
    first = found[0]
    reason = _REASONS.get(first["type"], first["msg"].removeprefix("Value error, "))
    if len(found) > 1:
        others = ", ".join(_place(other["loc"]) for other in found[1:4])
        reason += f" (and {len(found) - 1} more: {others}{', …' if len(found) > 4 else ''})"
    value = "" if first["type"] == "missing" else _shown(first["input"])
    return RowProblem(line, _place((within, *first["loc"])), value, reason)


def _place(location: tuple[int | str, ...]) -> str:
    """("variants", 2, "price") as people write it: variants[2].price."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in location if step != "")
    return "".join(steps).removeprefix(".")


def _shown(value: Any) -> str:
    return value[:200] if isinstance(value, str) else json.dumps(value, default=str, ensure_ascii=False)[:200]
