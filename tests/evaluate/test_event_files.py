"""Files of events."""

from __future__ import annotations

from pathlib import Path

import pytest

from persea.errors import EventsUnreadable
from persea.evaluate.event_files import read_attributes, read_events
from persea.interests.events import EventTable


def _rows(events: EventTable) -> list[tuple[str, str, int, float]]:
    return [
        (events.shoppers[s], events.products[p], step, weight)
        for s, p, step, weight in zip(
            events.shopper.tolist(),
            events.product.tolist(),
            events.step.tolist(),
            events.weight.tolist(),
            strict=True,
        )
    ]


def test_sequences(tmp_path: Path) -> None:
    """A shopper a line, in the order of time; an empty line, and a shopper without events, are none."""
    file = tmp_path / "sets.txt"
    file.write_text("1 10 11\n\n2\n3 10\n")
    assert _rows(read_events(file)) == [("1", "10", 0, 1.0), ("1", "11", 1, 1.0), ("3", "10", 0, 1.0)]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_tables(tmp_path: Path, separator: str) -> None:
    """Columns by name in any order; a kind weighs as kinds do where no value is given; times sort."""
    file = tmp_path / "events.csv"
    lines = [
        "Product,time,Shopper,event,value",
        "b,2026-01-02T00:00:00Z,u,cart,",
        "a,2026-01-01,u,purchase,2.5",
    ]
    file.write_text("\ufeff" + "\r\n".join(line.replace(",", separator) for line in lines) + "\r\n", "utf-8")
    assert _rows(read_events(file)) == [("u", "a", 0, 2.5), ("u", "b", 1, 0.5)]


def test_lines_of_json(tmp_path: Path) -> None:
    """Ids may be numbers or any text; what is at the same time is one step."""
    file = tmp_path / "events.jsonl"
    file.write_text(
        '{"shopper": 7, "product": "\\u0000🥑", "time": 5}\n\n'
        '{"shopper": 7, "product": 8, "time": 5.0, "more": 1}\n{"shopper": 7, "product": 9, "time": "6"}\n',
        "utf-8",
    )
    assert _rows(read_events(file)) == [("7", "\x00🥑", 0, 1.0), ("7", "8", 0, 1.0), ("7", "9", 1, 1.0)]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "a,b\n1,2\n", "header with shopper and product"),
        ("a.csv", "", "header with shopper and product"),
        ("a.csv", "shopper,product,time\nu,a,soon\n", "line 2 is no event"),
        ("a.csv", "shopper,product,time\nu,a,5\nu,b,\n", "1 events have no time"),
        ("a.csv", "shopper,product,value\nu,a,inf\n", "line 2 is no event"),
        ("a.csv", "shopper,product,time\nu,a,nan\n", "line 2 is no event"),
        ("a.jsonl", '{"shopper": "u"}\n', "line 1 is no event"),
        ("a.jsonl", "{\n", "line 1 is no JSON"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, name: str, text: str, said: str) -> None:
    """With its line, and what to do."""
    file = tmp_path / name
    file.write_text(text)
    with pytest.raises(EventsUnreadable, match=said):
        read_events(file)


def test_no_file(tmp_path: Path) -> None:
    """One error for what cannot be opened or is no text."""
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe\x00")
    for file in (tmp_path / "none.txt", tmp_path / "b.csv"):
        with pytest.raises(EventsUnreadable):
            read_events(file)


def test_attributes(tmp_path: Path) -> None:
    """Numbers become text; anything but lists of them is refused."""
    file = tmp_path / "attributes.json"
    file.write_text('{"4": [1, "red"], "5": []}')
    assert read_attributes(file) == {"4": ["1", "red"], "5": []}
    file.write_text('{"4": {"a": 1}}')
    with pytest.raises(EventsUnreadable):
        read_attributes(file)
