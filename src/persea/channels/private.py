"""A private turn of the page: answered and streamed, and nothing of it is written, not even what names nobody.

The client sends the conversation itself, as to the OpenAI-compatible API, with the ids of the products that an answer showed.
Nobody is known in it: no wish, no note and no interest is used. What it used of a language model counts to the day's allowance in
memory alone.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field

from persea.channels.guard import payers_of
from persea.channels.wire import GivenText
from persea.turn import House
from persea.values import Effort, Message, Mode, Role, Turn

MOST_MESSAGES = 100
_HEEDED = 40  # the last, as of a conversation that is kept
_MOST_CHARACTERS = 32_000
_MOST_PRODUCTS = 100


class Before(BaseModel):
    """One message before this one."""

    model_config = ConfigDict(extra="forbid")

    role: Literal["user", "assistant"]
    content: Annotated[GivenText, Field(max_length=_MOST_CHARACTERS)]
    products: Annotated[
        list[Annotated[GivenText, Field(max_length=200)]], Field(max_length=_MOST_PRODUCTS)
    ] = []
    """The ids of those that it showed, in order."""


def private_turn(
    request: Request, house: House, base: str, *, mode: Mode | None, effort: Effort | None, ads: bool
) -> Turn:
    return Turn(
        id=str(uuid.uuid4()),
        started_at=datetime.now(UTC),
        currency=house.shop.currency,
        base_url=base,
        mode=mode,
        effort=effort,
        payers=payers_of(request),
        private=True,
        sponsored=ads,
    )


def said_before(history: Sequence[Before]) -> list[Message]:
    return [Message(Role(one.role), one.content, tuple(one.products)) for one in history[-_HEEDED:]]
