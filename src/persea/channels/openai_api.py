"""POST /v1/chat/completions and GET /v1/models for any OpenAI client.

Stateless: nothing is kept, not even what is handed over (openai_parts.py), and what a known shopper has asked to be remembered
is obeyed. The conversation is what the caller sends. The products that earlier answers showed are known from their Markdown
links. Cards travel in the `persea` extension, on the message and on the last chunk, and as links at the end of the text, for
clients that show text only.

https://platform.openai.com/docs/api-reference/chat
"""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, Field

from persea.channels.attachments_api import Perceiving
from persea.channels.guard import caller_of, payers_of
from persea.channels.openai_answer import Answer, extension, failed_json, head, linked, links, usage_json
from persea.channels.openai_parts import Fetching, Part, check_parts, fetch_picture, made_out_of
from persea.channels.perceived_wire import perceived_json
from persea.channels.wire import Json, base_url, clean, error_json, sse
from persea.errors import BadRequest, NotFound, PerseaError
from persea.identity.caller import Scope, needs
from persea.store.records import ids_of_links
from persea.turn import House, HouseNow, run_turn
from persea.values import (
    Effort,
    Failed,
    Message,
    Mode,
    Role,
    Text,
    Thought,
    Turn,
    heeded_from,
)

MODEL = "persea-auto"
_MODES: dict[str, Mode | None] = {
    MODEL: None,
    **{
        f"persea-{mode.value}": mode for mode in (Mode.FAST, Mode.THINKING, Mode.CONTEMPLATING, Mode.SHOPPING)
    },
}
"""The models that are listed, and which mode each stands for."""
_EFFORTS = {"minimal": Effort.LOW, "xhigh": Effort.HIGH, **{effort.value: effort for effort in Effort}}
_LOOK_AGAIN_S = 0.25  # whether anybody still waits for an answer that comes in one piece
_MAX_CHARACTERS = 32_000
_MAX_MESSAGES = 400


class ChatMessage(BaseModel):
    role: str
    content: str | list[Part] | None = None


class StreamOptions(BaseModel):
    include_usage: bool = False


class ChatRequest(BaseModel):
    """What of a request Persea heeds; what else a client sends is accepted and left alone."""

    model: str = MODEL
    messages: list[ChatMessage] = Field(min_length=1, max_length=_MAX_MESSAGES)
    stream: bool = False
    stream_options: StreamOptions | None = None
    max_tokens: int | None = Field(default=None, ge=1)
    max_completion_tokens: int | None = Field(default=None, ge=1)
    n: int = Field(default=1, ge=1, le=1)
    ads: bool = True
    """Our own: false lets nobody pay for a place in the answer."""
    reasoning_effort: Literal["none", "minimal", "low", "medium", "high", "xhigh"] | None = None


def router(
    house_now: HouseNow, public_url: str | None, perceive: Perceiving, fetch: Fetching = fetch_picture
) -> APIRouter:
    """The routes under /v1. `fetch` brings pictures that are named by an address."""
    api = APIRouter(prefix="/v1")

    @api.get("/models", response_model=None)
    @needs(Scope.CHAT)
    async def models() -> dict[str, Json]:
        return {"object": "list", "data": [_model_json(name) for name in _MODES]}

    @api.get("/models/{name}", response_model=None)
    @needs(Scope.CHAT)
    async def model(name: str) -> dict[str, Json]:
        _check_model(name)
        return _model_json(name)

    @api.post("/chat/completions", response_model=None)
    @needs(Scope.CHAT, is_turn=True, takes_files=True, in_json=True)
    async def chat_completions(body: ChatRequest, request: Request) -> JSONResponse | StreamingResponse:
        if request.headers.get("user-agent", "").startswith("persea"):
            raise BadRequest(
                "This address is a Persea, which cannot be its own language model",
                fix="Name another endpoint",
            )
        _check_model(body.model)
        house = await house_now()
        history = await _history(body.messages, house, perceive, fetch)
        if not history or history[-1].role is not Role.USER:
            raise BadRequest("The last message must be the user's", value=body.messages[-1].role)
        if not history[-1].text.strip() and not history[-1].perceived:
            raise BadRequest("The message is empty", fix="Say what you are looking for")
        turn = Turn(
            id=str(uuid.uuid4()),
            started_at=datetime.now(UTC),
            currency=house.shop.currency,
            base_url=base_url(request, public_url),
            shopper_id=None if (shopper := caller_of(request).shopper) is None else str(shopper),
            max_tokens=min(body.max_completion_tokens or body.max_tokens or 400, 4000),
            mode=_MODES[body.model],
            effort=_EFFORTS[body.reasoning_effort] if body.reasoning_effort else None,
            payers=payers_of(request),
            sponsored=body.ads,
        )
        if body.stream:
            with_usage = body.stream_options is not None and body.stream_options.include_usage
            return StreamingResponse(
                _stream(turn, history, house, body.model, with_usage),
                media_type="text/event-stream",
                headers={"cache-control": "no-cache", "x-accel-buffering": "no"},
            )
        return await _while_awaited(request, _whole(turn, history, house, body.model))

    return api


def _model_json(name: str) -> dict[str, Json]:
    return {"id": name, "object": "model", "created": 0, "owned_by": "persea"}


def _check_model(name: str) -> None:
    if name not in _MODES:
        raise NotFound(
            "No such model", value=name, fix=f"Use {MODEL}, or one of the others that /v1/models lists"
        )


async def _while_awaited(request: Request, answer: Coroutine[None, None, JSONResponse]) -> JSONResponse:
    """`answer`, which ends as soon as the client has gone."""
    answering = asyncio.ensure_future(answer)
    try:
        while not answering.done():
            await asyncio.wait({answering}, timeout=_LOOK_AGAIN_S)
            if not answering.done() and await request.is_disconnected():
                raise BadRequest("The client has gone")
        return answering.result()
    finally:
        answering.cancel()


async def _history(
    messages: Sequence[ChatMessage], house: House, perceive: Perceiving, fetch: Fetching
) -> list[Message]:
    """The conversation; a client's system messages are not followed here: the shop's rules stand."""
    texts = [(message, _text_of(message)) for message in messages]
    spoken = [
        (Role(message.role), text, _parts_of(message))
        for message, text in texts
        if message.role in (Role.USER, Role.ASSISTANT)
    ]
    spoken = spoken[heeded_from(len(spoken)) :]
    made_out = await made_out_of(
        [parts if role is Role.USER else [] for role, _, parts in spoken], house, perceive, fetch
    )
    urls_in = {text: linked(text) for role, text, _ in spoken if role is Role.ASSISTANT}
    shown: dict[str, tuple[str, ...]] = {}
    if any(urls_in.values()):
        async with house.database.reading() as conn:
            for text, urls in urls_in.items():
                shown[text] = tuple(await ids_of_links(conn, urls)) if urls else ()
    return [
        Message(role, text, shown.get(text, ()) if role is Role.ASSISTANT else (), perceived=perceived)
        for (role, text, _), perceived in zip(spoken, made_out, strict=True)
    ]


def _text_of(message: ChatMessage) -> str:
    if message.role not in ("system", "developer", "user", "assistant", "tool", "function"):
        raise BadRequest("Unknown role of a message", value=message.role, fix="Use system, user or assistant")
    if isinstance(message.content, list):
        check_parts(message.content)
        text = "\n".join(part.text or "" for part in message.content if part.type == "text")
    else:
        text = message.content or ""
    if len(text) > _MAX_CHARACTERS:
        raise BadRequest(
            "A message is too long", value=f"{len(text)} characters", fix=f"At most {_MAX_CHARACTERS}"
        )
    return clean(text)


def _parts_of(message: ChatMessage) -> list[Part]:
    return message.content if isinstance(message.content, list) else []


async def _whole(turn: Turn, history: list[Message], house: House, model: str) -> JSONResponse:
    answer = Answer()
    async with aclosing(run_turn(turn, history[-1], history[:-1], house)) as events:
        async for event in events:
            answer.note(event)
    if answer.failed:
        return JSONResponse(failed_json(answer.failed), 502)
    message: dict[str, Json] = {
        "role": "assistant",
        "content": answer.text + links(answer.cards, turn.base_url),
        "refusal": None,
        "persea": extension(turn, answer)
        | {"perceived": await perceived_json(history[-1].perceived, house.database, turn.base_url)},
    }
    if answer.thoughts:
        message["reasoning_content"] = answer.thoughts
    choice: Json = {"index": 0, "message": message, "logprobs": None, "finish_reason": answer.finish_reason}
    begun = head(turn, model, int(time.time())) | {"object": "chat.completion"}
    return JSONResponse(begun | {"choices": [choice], "usage": usage_json(answer.usage)})


async def _stream(
    turn: Turn, history: list[Message], house: House, model: str, with_usage: bool
) -> AsyncIterator[bytes]:
    begun = head(turn, model, int(time.time()))
    answer = Answer()

    def chunk(delta: dict[str, Json], finish: str | None = None, **more: Json) -> bytes:
        choice: Json = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return sse(begun | {"choices": [choice]} | more)

    yield chunk({"role": "assistant", "content": ""})
    try:
        async with aclosing(run_turn(turn, history[-1], history[:-1], house)) as events:
            async for event in events:
                answer.note(event)
                match event:
                    case Text(delta):
                        yield chunk({"content": delta})
                    case Thought(delta, ""):
                        yield chunk({"reasoning_content": delta})
                    case Failed():
                        yield sse(failed_json(event))
                        return
    except PerseaError as error:
        yield sse(error_json(error))
        return
    if linked_cards := links(answer.cards, turn.base_url):
        yield chunk({"content": linked_cards})
    perceived = await perceived_json(history[-1].perceived, house.database, turn.base_url)
    yield chunk({}, answer.finish_reason, persea=extension(turn, answer) | {"perceived": perceived})
    if with_usage:
        yield sse(begun | {"choices": [], "usage": usage_json(answer.usage)})
    yield b"data: [DONE]\n\n"
