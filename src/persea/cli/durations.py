"""How people write and read lengths of time on a command line: "90m", "6h", "7d"."""

from __future__ import annotations

import re
from datetime import timedelta

import typer

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_LONGEST = timedelta(days=3650)


def duration(text: str, option: str) -> timedelta:
    """`text` as a length of time, a minute to ten years. Raises BadParameter naming `option`."""
    match = re.fullmatch(r"\s*(\d{1,6})\s*([mhdw])\s*", text.lower())
    length = timedelta(**{_UNITS[match[2]]: int(match[1])}) if match else timedelta(0)
    if not timedelta(minutes=1) <= length <= _LONGEST:
        raise typer.BadParameter(f"{text!r} is no length of time such as 90m, 6h or 7d", param_hint=option)
    return length


def shown(length: timedelta) -> str:
    """In the largest unit that divides it: 2 days is "2 d", 90 minutes "90 min"."""
    minutes = round(length.total_seconds() / 60)
    for unit, size in (("d", 1440), ("h", 60)):
        if minutes and minutes % size == 0:
            return f"{minutes // size} {unit}"
    return f"{minutes} min"
