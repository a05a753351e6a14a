"""The cards of an answer, numbered as they are shown, and noted for the log of impressions when it ends.

A private turn is passed on as it is: its cards have no numbers, and nothing is noted.
"""

from __future__ import annotations

import hashlib
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from uuid import UUID, uuid4

from persea.compose.prompt import ALL_RULES
from persea.gather.ranked import Ranker
from persea.store.impressions import Impressions, ShownCard, ShownList, Versions
from persea.values import Card, Cards, Intent, Kind, Memory, Mode, ReplyEvent, Turn, Usage

PROMPT_VERSION = hashlib.sha256(ALL_RULES.encode()).hexdigest()[:12]
"""Of the rules as they are; another where a word of them is changed."""
ORDERED = "ordered"
"""A list whose order is the person's: no score chose it."""


def surface_of(intent: Intent, mode: Mode) -> str:
    """Which list it is: by what was asked for, "ordered" where the person said how; else by the mode."""
    if mode is not Mode.SHOPPING:
        return mode.value
    if intent.order or intent.relatives or intent.kind in (Kind.PICK, Kind.COMPARE):
        return ORDERED
    return intent.kind.value


async def logged(
    turn: Turn, events: AsyncGenerator[ReplyEvent, None], surface: str, log: Impressions, ranker: Ranker
) -> AsyncGenerator[ReplyEvent, None]:
    """`events`, with a number for each card."""
    cards: tuple[Card, ...] = ()
    versions = Versions()
    prompt = ""
    try:
        async with aclosing(events):
            async for event in events:
                if isinstance(event, Cards) and log.is_on and not turn.private:
                    event = Cards(tuple(replace(card, impression_id=str(uuid4())) for card in event.cards))
                    cards = event.cards
                    has_score = any(card.parts for card in cards)
                    versions = ranker.versions if has_score else Versions()
                elif isinstance(event, Usage) and event.completion_tokens and not event.model_error:
                    prompt = PROMPT_VERSION
                yield event
    finally:
        if cards:
            log.note(
                ShownList(
                    turn.id,
                    turn.started_at,
                    surface,
                    tuple(_shown(card, place) for place, card in enumerate(cards, 1)),
                    UUID(turn.shopper_id) if turn.shopper_id and _is_known(turn) else None,
                    versions,
                    prompt,
                )
            )


def _shown(card: Card, place: int) -> ShownCard:
    assert card.impression_id is not None, "it was given one"
    id, ranked = UUID(card.impression_id), card.ranked or place
    return ShownCard(id, card.record.id, place, card.parts, ranked, card.propensity)


def _is_known(turn: Turn) -> bool:
    return turn.memory is Memory.ON and turn.learns
