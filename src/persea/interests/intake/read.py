"""Whatever came in, told apart: each object by itself, so that a list may hold several formats.

A new format is one file beside this one and one line in `_one`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from persea.errors import BadRequest
from persea.interests.intake import ga4, own, segment
from persea.interests.intake.shown import shown_name
from persea.interests.intake.told import Ignored, Item, Json
from persea.store.rejected_events import Rejection


@dataclass(slots=True)
class Reading:
    """What one body, or one file, has said so far."""

    received_at: datetime
    layer: ga4.DataLayer = field(default_factory=ga4.DataLayer)


def read(given: Json, reading: Reading, place: str = "") -> Iterator[Item]:
    """The events of a body or a line. What cannot be used is yielded with its place.

    Raises BadRequest where it is neither an object nor a list of them.
    """
    if isinstance(given, list):
        for index, one in enumerate(given):
            yield from _placed(_one(one, reading), f"{place}[{index}]")
    elif isinstance(given, dict):
        yield from _placed(_one(given, reading), place)
    else:
        raise BadRequest(
            "These are no events", value=_what(given), fix="Send a JSON object, or a list of them"
        )


def _placed(items: Iterator[Item], place: str) -> Iterator[Item]:
    for item in items:
        if place and not isinstance(item, Ignored):
            yield replace(item, place=f"{place}.{item.place}".rstrip("."))
        else:
            yield item


def _one(given: Json, reading: Reading) -> Iterator[Item]:
    if not isinstance(given, dict):
        yield Rejection("", "", "", f"is {_what(given)}, and no object")
        return
    if ga4.recognise(given):
        yield from ga4.read(given, reading.received_at)
    elif segment.recognise(given):
        yield from segment.read(given, reading.received_at)
    elif isinstance(events := given.get("events"), list):
        for index, event in enumerate(events):
            yield from _placed(_one(event, reading), f"events[{index}]")
    elif own.recognise(given):
        yield from own.read(given, reading.received_at)
    elif ga4.recognise_push(given):
        yield from ga4.read_push(given, reading.layer, reading.received_at)
    else:
        names = ", ".join(shown_name(name) for name in list(given)[:5])
        reason = "is no event: it is none of Segment's, GA4's or ours"
        yield Rejection("", "", names, reason)


def _what(given: Json) -> str:
    """Not what it says: that may be anything."""
    if isinstance(given, list | dict):
        return "a list" if isinstance(given, list) else "an object"
    if isinstance(given, str):
        return "a text"
    return "nothing" if given is None else "true or false" if isinstance(given, bool) else "a number"
