"""Reads events and attributes from files.

    *.txt      one shopper a line: `shopper product product …`, in the order of time
    *.csv      with a header: shopper, event, product, time, value; tabs or semicolons as well
    *.jsonl    one event a line, an object with the same names

Only `shopper` and `product` are needed. `time` is seconds since 1970 or ISO 8601, in all lines or in none; `value` is
how much the event counts, 1 where it is missing. `event` names its kind, which weighs as in `EVENT_WEIGHTS` where
there is no value. Attributes are one JSON object: product to a list of numbers or texts.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, field_validator

from persea.errors import EventsUnreadable
from persea.interests.events import EventTable
from persea.interests.profile import EVENT_WEIGHTS

_FIX = "docs/interests.md shows the forms that are read"
_ATTRIBUTES = TypeAdapter(dict[str, list[str | int]])
_MOST_COLUMNS = "shopper, event, product, time, value"


class _Event(BaseModel):
    model_config = ConfigDict(coerce_numbers_to_str=True, extra="ignore", allow_inf_nan=False)
    shopper: str
    product: str
    event: str = ""
    time: float | None = None
    value: float | None = None

    @field_validator("time", mode="before")
    @classmethod
    def _seconds(cls, given: object) -> object:
        if not isinstance(given, str):
            return given
        if not given.strip():
            return None
        try:
            return float(given)
        except ValueError:
            moment = datetime.fromisoformat(given.strip())
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()

    @field_validator("value", mode="before")
    @classmethod
    def _empty(cls, given: object) -> object:
        return None if isinstance(given, str) and not given.strip() else given

    @property
    def weight(self) -> float:
        return EVENT_WEIGHTS.get(self.event, 1.0) if self.value is None else self.value


def read_events(file: Path) -> EventTable:
    """Raises EventsUnreadable."""
    try:
        if file.suffix == ".txt":
            return _read_sequences(file)
        return _table(list(_read_lines(file)), file)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise EventsUnreadable("The events cannot be read", value=str(file), fix=_FIX) from error


def read_attributes(file: Path) -> dict[str, list[str]]:
    """Product to its attributes, as text. Raises EventsUnreadable."""
    try:
        read = _ATTRIBUTES.validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        raise EventsUnreadable("The attributes cannot be read", value=str(file), fix=_FIX) from error
    return {product: [str(one) for one in held] for product, held in read.items()}


def _read_sequences(file: Path) -> EventTable:
    shoppers: list[str] = []
    products: list[str] = []
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            shopper, *listed = line.split() or [""]
            shoppers += [shopper] * len(listed)
            products += listed
    return EventTable.of(shoppers, products)


def _read_lines(file: Path) -> Iterator[_Event]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        if file.suffix in (".jsonl", ".ndjson"):
            numbered = ((at, line) for at, line in enumerate(lines, 1) if line.strip())
            for at, line in numbered:
                yield _event(file, at, _json(file, at, line))
            return
        head = lines.readline()
        separator = max(",;\t", key=head.count)
        names = [name.strip().lower() for name in next(csv.reader([head], delimiter=separator), [])]
        if not {"shopper", "product"} <= set(names):
            fix = f"Name the columns: {_MOST_COLUMNS}"
            raise EventsUnreadable(
                "A header with shopper and product is missing", value=head.strip(), fix=fix
            )
        for row in (reader := csv.reader(lines, delimiter=separator)):
            if row:
                yield _event(file, reader.line_num + 1, dict(zip(names, row, strict=False)))


def _json(file: Path, at: int, line: str) -> object:
    try:
        return json.loads(line)
    except ValueError as error:
        raise EventsUnreadable(f"{file.name}, line {at} is no JSON", value=line.strip(), fix=_FIX) from error


def _event(file: Path, at: int, fields: object) -> _Event:
    try:
        return _Event.model_validate(fields)
    except ValidationError as error:
        raise EventsUnreadable(f"{file.name}, line {at} is no event", value=str(fields), fix=_FIX) from error


def _table(events: list[_Event], file: Path) -> EventTable:
    times = [one.time for one in events if one.time is not None]
    if times and len(times) < len(events):
        fix = "Give every event a time, or none"
        raise EventsUnreadable(f"{len(events) - len(times)} events have no time", value=str(file), fix=fix)
    return EventTable.of(
        (one.shopper for one in events),
        (one.product for one in events),
        times or None,
        [one.weight for one in events],
    )
