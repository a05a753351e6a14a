"""A private turn of the page: answered and streamed, and nothing of it is written, not even what names nobody.

The client sends the conversation itself, as to the OpenAI-compatible API, with the ids of the products that an answer showed.
Nobody is known in it: no wish, no note and no interest is used. What it used of a language model counts to the day's allowance in
memory alone, and so is what was handed over for it (held.py).
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field

from persea.channels.guard import caller_of, payers_of
from persea.channels.held import Held
from persea.channels.wire import GivenText
from persea.errors import NotFound
from persea.store.attachments import Attachment, drop_unsent, read_attachment
from persea.turn import House
from persea.values import Effort, Message, Mode, Perceived, Role, Turn, heeded_from

MOST_MESSAGES = 100
MOST_ATTACHMENTS = 4
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
    attachments: Annotated[list[uuid.UUID], Field(max_length=MOST_ATTACHMENTS)] = []
    """What was handed over with it. What is not held any more is left out."""


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


async def handed_over(
    request: Request, house: House, held: Held, ids: Sequence[uuid.UUID]
) -> tuple[Perceived, ...]:
    """What was made out of `ids`. One that was kept before the turn became a private one is held from now on instead.

    Raises NotFound for what is not held any more.
    """
    perceived = []
    for id in ids:
        attachment = held.get(id)
        if attachment is None:
            attachment = await _taken_out(request, house, id)
            held.hold(attachment)
        perceived.append(attachment.perceived)
    return tuple(perceived)


async def _taken_out(request: Request, house: House, id: uuid.UUID) -> Attachment:
    shopper = caller_of(request).shopper
    async with house.database.connection() as conn:
        try:
            attachment = await read_attachment(conn, shopper, id)
            await drop_unsent(conn, shopper, id)
        except NotFound as error:
            raise NotFound(
                "What was handed over is not held any more", value=str(id), fix="Hand it over again"
            ) from error
    return attachment


def said_before(history: Sequence[Before], held: Held) -> list[Message]:
    heeded = history[heeded_from(len(history)) :]
    return [
        Message(Role(one.role), one.content, tuple(one.products), perceived=_still_held(one, held))
        for one in heeded
    ]


def _still_held(message: Before, held: Held) -> tuple[Perceived, ...]:
    found = [held.get(id) for id in message.attachments] if message.role == "user" else []
    return tuple(one.perceived for one in found if one is not None)
