"""Conversations of the web page: turns as event streams, and what was kept of them as JSON.

Conversations belong to whom the guard has found to ask: on our own page, to an anonymous session that lives in a
first-party cookie. What belongs to another does not exist here.
"""

from __future__ import annotations

import asyncio
import json
import re
import uuid
from collections.abc import AsyncGenerator, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from persea.channels.guard import caller_of, payers_of
from persea.channels.held import Held
from persea.channels.ongoing import Ongoing
from persea.channels.perceived_wire import attachments_json
from persea.channels.private import (
    MOST_ATTACHMENTS,
    MOST_MESSAGES,
    Before,
    handed_over,
    private_turn,
    said_before,
)
from persea.channels.resuming_api import STREAM_HEADERS, comes_back
from persea.channels.turn_stream import turn_stream, usage_json
from persea.channels.visiting import keep_session
from persea.channels.wire import GivenText, Json, base_url, card_json, clean, time_json
from persea.errors import BadRequest
from persea.identity.caller import Scope, needs
from persea.language.excerpt import excerpt
from persea.language.kept import forget_all as forget_what_was_read
from persea.language.near_words import nearest_words
from persea.store.attachments import attachments_of, send_along
from persea.store.conversations import (
    FOUND,
    Heading,
    Hit,
    Kept,
    Place,
    asked_lately,
    change_conversation,
    delete_conversation,
    delete_conversations,
    list_conversations,
    read_conversation,
    search_conversations,
)
from persea.store.database import Connection
from persea.store.events import Purpose
from persea.store.interest_decisions import StatedWish, wishes_of
from persea.store.notes import Note, notes_of
from persea.store.page_product import product_told
from persea.store.records import read_records
from persea.store.sessions import Session, open_session
from persea.store.summaries import check_own
from persea.store.turns import Manners, begin_again, begin_turn, keep_page, manners_of, set_manners
from persea.turn import HouseNow, summary_of
from persea.values import Effort, Memory, Message, Mode, Noted, Role, Turn, Wished

_MAX_CHARACTERS = 8_000
_MAX_TITLE = 120
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PLACE = re.compile(
    r"(?P<pinned>p?)(?P<microseconds>\d{1,16})-(?P<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.ASCII
)


_Told = Annotated[GivenText, Field(max_length=200)]


class TurnRequest(BaseModel):
    text: GivenText = ""
    conversation: uuid.UUID | None = None
    edits: uuid.UUID | None = None
    retries: uuid.UUID | None = None
    mode: Literal["auto", "fast", "thinking", "contemplating", "shopping"] | None = None
    """None: as the conversation has it."""
    effort: Literal["auto", "none", "low", "medium", "high"] | None = None
    consent: list[Purpose] = []
    """What the person has agreed to: with personalisation, what they say of themselves is remembered."""
    learn: bool = True
    """False: personalisation is agreed to, but not that what is done in the turn, such as an order by words, is learnt from."""
    ads: bool = True
    """False: nobody pays for a place in the answer."""
    on_page: _Told | Annotated[list[_Told], Field(max_length=8)] | None = None
    """The product whose page is open: "this" means it. Its id; or what that page says of it (id, SKU, GTIN, address), the
    surest first."""
    private: bool = False
    """Nothing is kept; `history` is what was said before."""
    history: Annotated[list[Before], Field(max_length=MOST_MESSAGES)] = []
    attachments: Annotated[list[uuid.UUID], Field(max_length=MOST_ATTACHMENTS)] = []
    """What was handed over for it, by id. A turn that edits or retries keeps those of the one it replaces where it names none."""


class Changes(BaseModel):
    """Of a conversation; what is None stays."""

    title: GivenText | None = None
    pinned: bool | None = None


def conversation_routes(
    house_now: HouseNow, held: Held, ongoing: Ongoing, public_url: str | None
) -> APIRouter:
    """What the page says, and what it shows again, under /api. `held` is what was handed over in private."""
    api = APIRouter(prefix="/api")

    @api.get("/conversations", response_model=None)
    @needs(Scope.OWN)
    async def conversations(
        request: Request,
        q: Annotated[GivenText, Query(max_length=500)] = "",
        limit: int = Query(30, ge=1, le=100),
        before: str | None = None,
    ) -> dict[str, Json]:
        place = None if before is None else _place(before)
        house, shopper = await house_now(), caller_of(request).shopper
        found: list[tuple[Heading, str | None, str | None]] = []
        meant: str | None = None
        async with house.database.connection() as conn:
            # One more than asked for tells whether there is a next page.
            if shopper and q.strip():
                hits, meant = await _searched(conn, shopper, q, limit + 1, place)
                found = [(hit.heading, excerpt(hit.marked, FOUND), str(hit.turn_id)) for hit in hits]
            elif shopper:
                headings = await list_conversations(conn, shopper, limit=limit + 1, before=place)
                found = [(heading, None, None) for heading in headings]
        page = found[:limit]
        return {
            "conversations": [
                {**_heading_json(heading), "excerpt": piece, "turn_id": turn_id}
                for heading, piece, turn_id in page
            ],
            "next": _cursor(page[-1][0]) if len(found) > limit else None,
            "meant": meant,
        }

    @api.delete("/conversations", status_code=204, response_model=None)
    @needs(Scope.OWN)
    async def forget_all(request: Request) -> None:
        house, shopper = await house_now(), caller_of(request).shopper
        async with house.database.connection() as conn:
            if shopper:
                await delete_conversations(conn, shopper)
        forget_what_was_read()

    @api.get("/conversations/{conversation}", response_model=None)
    @needs(Scope.OWN)
    async def conversation_by_id(conversation: uuid.UUID, request: Request) -> dict[str, Json]:
        house, shopper = await house_now(), caller_of(request).shopper
        async with house.database.connection() as conn:
            heading, kept = await read_conversation(conn, shopper, conversation)
            manners = await manners_of(conn, conversation)
            wishes = [] if shopper is None else await wishes_of(conn, shopper)
            notes = [] if shopper is None else await notes_of(conn, shopper)
            sent = await attachments_of(conn, conversation)
        base = base_url(request, public_url)
        messages: list[Json] = [
            {
                **_message_json(message, base, wishes, notes),
                "attachments": await attachments_json(
                    sent.get(message.turn_id, []) if message.role is Role.USER else [], house.database, base
                ),
            }
            for message in kept
        ]
        return {
            **_heading_json(heading),
            "mode": manners.mode.value if manners.mode else "auto",
            "effort": manners.effort.value if manners.effort else None,
            "answering": _answering(kept, ongoing, shopper),
            "messages": messages,
        }

    @api.get("/conversations/{conversation}/summary", response_model=None)
    @needs(Scope.OWN)
    async def summary(conversation: uuid.UUID, request: Request) -> dict[str, Json]:
        house, shopper = await house_now(), caller_of(request).shopper
        async with house.database.connection() as conn:
            await check_own(conn, shopper, conversation)
            lines = await summary_of(conn, conversation)
        told: list[Json] = [
            {"text": line.text, "turns": [str(one) for one in line.turns], "made_by": line.made_by}
            for line in lines
        ]
        return {"id": str(conversation), "lines": told}

    @api.patch("/conversations/{conversation}", response_model=None)
    @needs(Scope.OWN)
    async def change(conversation: uuid.UUID, body: Changes, request: Request) -> dict[str, Json]:
        if body.title is None and body.pinned is None:
            raise BadRequest("Nothing is to be changed", fix="Send title, pinned or both")
        title = None if body.title is None else _checked_title(body.title)
        house, shopper = await house_now(), caller_of(request).shopper
        async with house.database.connection() as conn:
            changed = await change_conversation(
                conn, shopper, conversation, title=title, is_pinned=body.pinned
            )
        return _heading_json(changed)

    @api.delete("/conversations/{conversation}", status_code=204, response_model=None)
    @needs(Scope.OWN)
    async def forget(conversation: uuid.UUID, request: Request) -> None:
        house, shopper = await house_now(), caller_of(request).shopper
        async with house.database.connection() as conn:
            await delete_conversation(conn, shopper, conversation)
        forget_what_was_read()

    @api.post("/turns", response_model=None)
    @needs(Scope.OWN, is_turn=True)
    async def turns(body: TurnRequest, request: Request) -> Response:
        text = _checked_text(body)
        house = await house_now()
        if body.private:
            manners = _changed(Manners(), body)
            private = private_turn(
                request,
                house,
                base_url(request, public_url),
                mode=manners.mode,
                effort=manners.effort,
                ads=body.ads,
            )
            async with house.database.reading() as conn:
                page_of = await product_told(conn, _told(body))
            message = Message(
                Role.USER,
                text or "",
                (page_of,) if page_of else (),
                perceived=await handed_over(request, house, held, body.attachments),
            )
            told = turn_stream(private, message, said_before(body.history, held), house, None)
            return _streamed(told, request, uuid.UUID(private.id), caller_of(request).shopper, ongoing)
        turn_id = uuid.uuid4()
        shopper = caller_of(request).shopper
        async with house.database.connection() as conn:
            session = await open_session(conn, None) if shopper is None else Session(shopper, None)
            conversation, said, history = await _begun(conn, session.shopper, body, text, turn_id)
            perceived = await send_along(
                conn, session.shopper, conversation, turn_id, body.attachments,
                instead_of=body.edits or body.retries,
            )  # fmt: skip
            manners = await _manners(conn, conversation, body)
            page = await _page(conn, await product_told(conn, _told(body)), turn_id)
        turn = Turn(
            id=str(turn_id),
            started_at=datetime.now(UTC),
            currency=house.shop.currency,
            base_url=base_url(request, public_url),
            shopper_id=str(session.shopper),
            kept=True,
            mode=manners.mode,
            effort=manners.effort,
            payers=payers_of(request, session.shopper),
            memory=_memory(request, body),
            learns=body.learn,
            conversation_id=str(conversation),
            sponsored=body.ads,
        )
        message = Message(Role.USER, said, page, perceived=perceived)
        told = turn_stream(turn, message, history, house, conversation)
        response = _streamed(told, request, turn_id, session.shopper, ongoing)
        keep_session(response, request, session, public_url)
        return response

    return api


def _streamed(
    events: AsyncGenerator[bytes, None],
    request: Request,
    turn: uuid.UUID,
    owner: uuid.UUID | None,
    ongoing: Ongoing,
) -> StreamingResponse:
    told = ongoing.begin(turn, owner, events) if comes_back(request) else events
    return StreamingResponse(told, media_type="text/event-stream", headers=STREAM_HEADERS)


def _memory(request: Request, body: TurnRequest) -> Memory:
    """Global Privacy Control is believed before every consent; the person may still be asked."""
    has_agreed = Purpose.PERSONALIZATION in body.consent and request.headers.get("sec-gpc") != "1"
    return Memory.ON if has_agreed else Memory.ASK


async def _searched(
    conn: Connection, shopper: uuid.UUID, text: str, limit: int, before: Place | None
) -> tuple[list[Hit], str | None]:
    """What `text` finds; where that is nothing, what the words nearest to it find, and these words."""
    hits = await search_conversations(conn, shopper, text, limit=limit, before=before)
    if hits:
        return hits, None
    meant = await asyncio.to_thread(nearest_words, text, await asked_lately(conn, shopper))
    if meant is None:
        return [], None
    hits = await search_conversations(conn, shopper, meant, limit=limit, before=before)
    return hits, meant if hits else None


def _checked_text(body: TurnRequest) -> str | None:
    """What is said; None where the turn says again what was said. Raises BadRequest."""
    text = body.text.strip()
    if body.private and (body.conversation or body.edits or body.retries):
        raise BadRequest(
            "A private turn belongs to no conversation", fix="Leave conversation, edits and retries out"
        )
    if body.history and not body.private:
        raise BadRequest("history is for private turns", fix="Name the conversation, or send private")
    if body.edits and body.retries:
        raise BadRequest("A turn either edits or retries", fix="Send edits or retries, not both")
    if (body.edits or body.retries) and body.conversation is None:
        raise BadRequest("The conversation is missing", fix="Name the one that edits or retries speaks of")
    if body.retries:
        if text:
            raise BadRequest("A retry has no text of its own", fix="Leave text out, or send edits")
        return None
    if not text and not body.attachments:
        raise BadRequest("The message is empty", fix="Say what you are looking for")
    if len(text) > _MAX_CHARACTERS:
        raise BadRequest(
            "The message is too long", value=f"{len(text)} characters", fix=f"At most {_MAX_CHARACTERS}"
        )
    return text


def _checked_title(given: str) -> str:
    title = " ".join(given.split())
    if not title:
        raise BadRequest("The title is empty", fix=f"Give it 1 to {_MAX_TITLE} characters")
    if len(title) > _MAX_TITLE:
        raise BadRequest(
            "The title is too long", value=f"{len(title)} characters", fix=f"At most {_MAX_TITLE}"
        )
    return title


async def _begun(
    conn: Connection, shopper: uuid.UUID, body: TurnRequest, text: str | None, turn_id: uuid.UUID
) -> tuple[uuid.UUID, str, list[Message]]:
    """Its conversation, what the person says, and the messages before it."""
    instead_of = body.edits or body.retries
    if body.conversation is not None and instead_of is not None:
        said, history = await begin_again(
            conn, shopper, body.conversation, turn_id, instead_of=instead_of, text=text
        )
        return body.conversation, said, history
    assert text is not None, "only a retry has none"
    conversation, history = await begin_turn(conn, shopper, body.conversation, turn_id, text)
    return conversation, text, history


def _told(body: TurnRequest) -> Sequence[str]:
    return [body.on_page] if isinstance(body.on_page, str) else body.on_page or ()


async def _page(conn: Connection, product_id: str | None, turn_id: uuid.UUID) -> tuple[str, ...]:
    """The product whose page is open, kept with the question; none where there is no such product."""
    found = [] if product_id is None else await read_records(conn, [product_id])
    for record in found:
        await keep_page(conn, turn_id, record)
    return tuple(record.id for record in found)


async def _manners(conn: Connection, conversation: uuid.UUID, body: TurnRequest) -> Manners:
    """As the conversation has it, changed by what is said anew, which it remembers."""
    manners = await manners_of(conn, conversation)
    if body.mode is None and body.effort is None:
        return manners
    manners = _changed(manners, body)
    await set_manners(conn, conversation, manners)
    return manners


def _changed(manners: Manners, body: TurnRequest) -> Manners:
    if body.mode is not None:
        manners = replace(manners, mode=None if body.mode == "auto" else Mode(body.mode))
    if body.effort is not None:
        manners = replace(manners, effort=None if body.effort == "auto" else Effort(body.effort))
    return manners


def _answering(kept: Sequence[Kept], ongoing: Ongoing, shopper: uuid.UUID | None) -> str | None:
    """The newest turn, where its answer is still being written and can be read as it comes."""
    if not kept or kept[-1].role is not Role.USER or not ongoing.holds(kept[-1].turn_id, shopper):
        return None
    return str(kept[-1].turn_id)


def _heading_json(heading: Heading) -> dict[str, Json]:
    return {
        "id": str(heading.id),
        "title": heading.title,
        "updated_at": time_json(heading.updated_at),
        "pinned": heading.is_pinned,
    }


def _message_json(
    message: Kept, base: str, wishes: Sequence[StatedWish], notes: Sequence[Note]
) -> dict[str, Json]:
    """With what of `wishes` and `notes` was said in its turn, and has not been taken back."""
    said = [wish for wish in wishes if wish.turn_id == message.turn_id and message.role is Role.ASSISTANT]
    noted = [note for note in notes if note.turn_id == message.turn_id and message.role is Role.ASSISTANT]
    return {
        "role": message.role.value,
        "turn_id": str(message.turn_id),
        "text": message.text,
        "created_at": time_json(message.created_at),
        "cards": [card_json(card, base) for card in message.cards],
        "failed": message.failed,
        "mode": None if message.mode is None else message.mode.value,
        "suggestions": list(message.suggestions),
        "usage": None if message.usage is None else usage_json(message.usage),
        "shown": json.loads(message.shown),
        "feedback": _thumb_json(message.thumb),
        "wishes": [
            asdict(Wished(wish.facet, wish.value, wish.stance.value, wish.said, str(wish.id)))
            for wish in said[::-1]
        ],
        "notes": [asdict(Noted(note.text, str(note.id))) for note in noted[::-1]],
    }


def _thumb_json(thumb: tuple[bool, str | None, str | None] | None) -> Json:
    if thumb is None:
        return None
    is_good, reason, note = thumb
    return {"rating": "up" if is_good else "down", "reason": reason, "note": note or ""}


def _cursor(heading: Heading) -> str:
    pinned = "p" if heading.is_pinned else ""
    return f"{pinned}{(heading.updated_at - _EPOCH) // timedelta(microseconds=1)}-{heading.id}"


def _place(before: str) -> Place:
    read = _PLACE.fullmatch(before)
    if read is None:
        raise BadRequest(
            "before is not a place in the list", value=clean(before), fix="Send the next of the page before"
        )
    at = _EPOCH + timedelta(microseconds=int(read["microseconds"]))
    return Place(at, uuid.UUID(read["id"]), bool(read["pinned"]))
