"""Showing: what a picture was found to show, as the whole answer. No model takes part."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence

from persea.compose.sensed import told_facts
from persea.values import Card, Cards, Done, Mode, Record, ReplyEvent, Text, Turn


async def show(turn: Turn, records: Sequence[Record]) -> AsyncGenerator[ReplyEvent, None]:
    """Cards, what the one costs where there is one, Done."""
    yield Cards(tuple(Card(record) for record in records))
    if len(records) == 1:
        yield Text(told_facts(records[0]))
    yield Done(turn.id, Mode.SHOPPING)


async def end(turn: Turn) -> AsyncGenerator[ReplyEvent, None]:
    """Where all is said. Done."""
    yield Done(turn.id, Mode.FAST)
