"""JSON Lines of our own formats: each line checked against a model that is also the format's schema.

Strict: what the model does not know costs the line, and the reason names the field. What it does not do: decide
what may be kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, NoReturn, TypeVar

from pydantic import BaseModel, BeforeValidator, ValidationError, WithJsonSchema

from persea.catalog.cells import moment
from persea.catalog.invalid import invalid_row, not_json
from persea.catalog.json_exact import parsed
from persea.catalog.rows import Lines, RowProblem

Model = TypeVar("Model", bound=BaseModel)

_DATE = {"type": "string", "description": "An ISO date, or date and time; UTC where it names no zone."}


def _starts(given: object) -> datetime:
    return moment(given) if isinstance(given, str) else _no_date()


def _ends(given: object) -> datetime:
    return moment(given, end_of_day=True) if isinstance(given, str) else _no_date()


def _no_date() -> NoReturn:
    raise ValueError("a date is written like 2026-11-30 or 2026-11-30T18:00:00Z")


Starts = Annotated[datetime, BeforeValidator(_starts), WithJsonSchema(_DATE)]
Ends = Annotated[
    datetime,
    BeforeValidator(_ends),
    WithJsonSchema(_DATE | {"description": f"{_DATE['description']} A date alone: the end of that day."}),
]


def json_rows(lines: Lines, model: type[Model]) -> Iterator[Model | RowProblem]:
    """Streams; `lines.number` is the line of what was yielded last."""
    for line in lines:
        if not line.strip():
            continue
        lines.rows += 1
        try:
            row = parsed(line)
        except ValueError as error:
            yield RowProblem(lines.number, "", line.strip()[:200], not_json(error))
            continue
        try:
            yield model.model_validate(row)
        except ValidationError as error:
            yield invalid_row(lines.number, error)


def schema_text(model: type[BaseModel]) -> str:
    """The text of the format's file in docs/."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | model.model_json_schema()
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
