"""What a tool found out: the frozen values that pass from a tool to whoever words an answer.

A finding is evidence like a record: dated, and of the shop. It says nothing by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from persea.values import Money


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a result; None where the tool looked and there is nothing ("not shipped")."""

    name: str
    """As a reader would call it: "expected delivery"."""
    value: str | int | Money | date | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of `tool`, as of a time; `lines` are its parts, such as the goods of an order."""

    tool: str
    as_of: datetime
    facts: tuple[Fact, ...]
    lines: tuple[tuple[Fact, ...], ...] = ()
