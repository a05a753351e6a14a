"""Turns of the page as a test sees them, and a shop whose product ids are awkward."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx2

RIVER = "Rivers begin small. They grow on their way. They end in the sea. " * 6

NAMES = "Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India".split()
ODD_IDS = [
    "a/b/c",
    'it\'s "odd"',
    "größe-ü-🥾",
    "50% off?",
    "..%2f",
    "with space",
    "#1",
    "a+b&c=d",
    "x" * 200,
]

ADDRESSES = {"Juliett": "https://shop.example/l/juliett_(new)?q=(1)", "Kilo": "/lanterns/kilo_(k)"}


@dataclass
class Event:
    name: str
    data: Any


def events(lines: Iterator[str]) -> Iterator[Event]:
    """Server-sent events as they come."""
    name = ""
    for line in lines:
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield Event(name, json.loads(line.removeprefix("data: ")))


def turn(
    http: httpx2.Client, text: str = "", conversation: str | None = None, **again: str | None
) -> list[Event]:
    """One turn to its end; `again` is what it edits or retries."""
    body = {"text": text, "conversation": conversation, **again}
    with http.stream("POST", "/api/turns", json=body) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        return list(events(response.iter_lines()))


def begun(told: list[Event]) -> str:
    """The conversation that a turn belongs to."""
    conversation: str = told[0].data["conversation"]
    return conversation


def kept(http: httpx2.Client, conversation: str) -> list[dict[str, Any]]:
    response = http.get(f"/api/conversations/{conversation}")
    assert response.status_code == 200
    messages: list[dict[str, Any]] = response.json()["messages"]
    return messages


def in_time(condition: Callable[[], bool], within_s: float = 20) -> None:
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)
