"""POST /v1/chat/completions and GET /v1/models for any OpenAI client.

Stateless: nothing is kept, and what a known shopper has asked to be remembered is obeyed. The conversation is what the caller sends. The products that earlier answers showed are known from
their Markdown links. Cards travel in the `persea` extension, on the message and on the last chunk, and as
links at the end of the text, for clients that show text only.

https://platform.openai.com/docs/api-reference/chat
"""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, Field

from persea.channels.guard import caller_of
from persea.channels.wire import Json, absolute, base_url, card_json, clean, error_json, origin_json, sse
from persea.errors import BadRequest, NotFound, PerseaError
from persea.identity.caller import Scope, needs
from persea.language.plain import markdown_escaped
from persea.store.records import ids_of_links
from persea.turn import House, HouseNow, run_turn
from persea.values import Card, Cards, Done, Failed, Message, Mode, Role, Text, Turn, Usage

MODEL = "persea-auto"
_MAX_CHARACTERS = 32_000
_MAX_MESSAGES = 400
_REMEMBERED = 40
_LINK = re.compile(r"\]\((?P<url>[^()\s]{1,2000})\)")


class TextPart(BaseModel):
    type: str
    text: str | None = None


class ChatMessage(BaseModel):
    role: str
    content: str | list[TextPart] | None = None


class StreamOptions(BaseModel):
    include_usage: bool = False


class ChatRequest(BaseModel):
    """The parts of a request that Persea heeds; what else a client sends is accepted and left alone."""

    model: str = MODEL
    messages: list[ChatMessage] = Field(min_length=1, max_length=_MAX_MESSAGES)
    stream: bool = False
    stream_options: StreamOptions | None = None
    max_tokens: int | None = Field(default=None, ge=1)
    max_completion_tokens: int | None = Field(default=None, ge=1)
    n: int = Field(default=1, ge=1, le=1)


@dataclass(slots=True)
class _Answer:
    """An answer as it grows."""

    text: str = ""
    origins: list[Json] = field(default_factory=list)
    cards: tuple[Card, ...] = ()
    usage: Usage = field(default_factory=Usage)
    mode: Mode = Mode.FAST


def router(house_now: HouseNow, public_url: str | None) -> APIRouter:
    """The routes under /v1."""
    api = APIRouter(prefix="/v1")

    @api.get("/models", response_model=None)
    @needs(Scope.CHAT)
    async def models() -> dict[str, Json]:
        return {"object": "list", "data": [_model_json()]}

    @api.get("/models/{name}", response_model=None)
    @needs(Scope.CHAT)
    async def model(name: str) -> dict[str, Json]:
        _check_model(name)
        return _model_json()

    @api.post("/chat/completions", response_model=None)
    @needs(Scope.CHAT, is_turn=True)
    async def chat_completions(body: ChatRequest, request: Request) -> JSONResponse | StreamingResponse:
        if request.headers.get("user-agent", "").startswith("persea"):
            raise BadRequest(
                "This address is a Persea, which cannot be its own language model",
                fix="Name another endpoint",
            )
        _check_model(body.model)
        house = await house_now()
        history = await _history(body.messages, house)
        if not history or history[-1].role is not Role.USER:
            raise BadRequest("The last message must be the user's", value=body.messages[-1].role)
        if not history[-1].text.strip():
            raise BadRequest("The message is empty", fix="Say what you are looking for")
        turn = Turn(
            id=str(uuid.uuid4()),
            started_at=datetime.now(UTC),
            currency=house.shop.currency,
            base_url=base_url(request, public_url),
            shopper_id=None if (shopper := caller_of(request).shopper) is None else str(shopper),
            max_tokens=min(body.max_completion_tokens or body.max_tokens or 400, 4000),
        )
        if body.stream:
            with_usage = body.stream_options is not None and body.stream_options.include_usage
            return StreamingResponse(
                _stream(turn, history, house, with_usage),
                media_type="text/event-stream",
                headers={"cache-control": "no-cache", "x-accel-buffering": "no"},
            )
        return await _whole(turn, history, house)

    return api


def _model_json() -> dict[str, Json]:
    return {"id": MODEL, "object": "model", "created": 0, "owned_by": "persea"}


def _check_model(name: str) -> None:
    if name != MODEL:
        raise NotFound("No such model", value=name, fix=f"Use {MODEL}")


async def _history(messages: Sequence[ChatMessage], house: House) -> list[Message]:
    """The conversation; a client's system messages are not followed here: the shop's rules stand."""
    texts = [(message.role, _text_of(message)) for message in messages]
    spoken = [(role, text) for role, text in texts if role in (Role.USER, Role.ASSISTANT)][-_REMEMBERED:]
    links = {text: _linked(text) for role, text in spoken if role == Role.ASSISTANT}
    shown: dict[str, tuple[str, ...]] = {}
    if any(links.values()):
        async with house.database.reading() as conn:
            for text, urls in links.items():
                shown[text] = tuple(await ids_of_links(conn, urls)) if urls else ()
    return [
        Message(Role(role), text, shown.get(text, ()) if role == Role.ASSISTANT else ())
        for role, text in spoken
    ]


def _text_of(message: ChatMessage) -> str:
    if message.role not in ("system", "developer", "user", "assistant", "tool", "function"):
        raise BadRequest("Unknown role of a message", value=message.role, fix="Use system, user or assistant")
    if isinstance(message.content, list):
        other = next((part.type for part in message.content if part.type != "text"), None)
        if other:
            raise BadRequest(
                "Only text can be read so far", value=other, fix="Leave out that part of the message"
            )
        text = "\n".join(part.text or "" for part in message.content)
    else:
        text = message.content or ""
    if len(text) > _MAX_CHARACTERS:
        raise BadRequest(
            "A message is too long", value=f"{len(text)} characters", fix=f"At most {_MAX_CHARACTERS}"
        )
    return clean(text)


def _extension(turn: Turn, answer: _Answer) -> dict[str, Json]:
    return {
        "cards": [card_json(card, turn.base_url) for card in answer.cards],
        "mode": answer.mode.value,
        "turn_id": turn.id,
        "figures": list(answer.origins),
    }


def _links(cards: Sequence[Card], base: str) -> str:
    """The cards as a Markdown list of links, which is also how a later request knows what was shown."""
    lines = "\n".join(_line(card, base) for card in cards)
    return f"\n\n{lines}" if lines else ""


def _line(card: Card, base: str) -> str:
    record = card.record
    facts = [
        f"{'from ' if record.highest_price else ''}{record.price}" if record.price else "no price listed"
    ]
    if record.list_price:
        facts[0] += f" (regularly {record.list_price})"
    facts.append("in stock" if record.in_stock else "out of stock")
    url = (absolute(record.url, base) or "").replace("(", "%28").replace(")", "%29")
    return f"- [{markdown_escaped(record.title)}]({url}) · {' · '.join(facts)}"


def _linked(text: str) -> list[str]:
    """The addresses that `text` links to, each also as it was before `_line` fitted it for Markdown."""
    urls = _LINK.findall(text)
    return [url for fitted in urls for url in (fitted, fitted.replace("%28", "(").replace("%29", ")"))]


def _usage_json(usage: Usage) -> dict[str, Json]:
    return {
        "prompt_tokens": usage.prompt_tokens,
        "completion_tokens": usage.completion_tokens,
        "total_tokens": usage.prompt_tokens + usage.completion_tokens,
    }


async def _whole(turn: Turn, history: list[Message], house: House) -> JSONResponse:
    answer = _Answer()
    async for event in run_turn(turn, history[-1], history[:-1], house):
        match event:
            case Text(delta, origins):
                answer.origins += [origin_json(origin, len(answer.text)) for origin in origins]
                answer.text += delta
            case Cards(cards):
                answer.cards = cards
            case Usage():
                answer.usage = event
            case Done():
                answer.mode = event.mode
            case Failed(code, message):
                body: dict[str, Json] = {
                    "error": {"message": message, "type": "server_error", "code": code, "param": None}
                }
                return JSONResponse(body, 502)
    return JSONResponse(
        {
            "id": f"chatcmpl-{turn.id}",
            "object": "chat.completion",
            "created": int(time.time()),
            "model": MODEL,
            "choices": [
                {
                    "index": 0,
                    "message": {
                        "role": "assistant",
                        "content": answer.text + _links(answer.cards, turn.base_url),
                        "refusal": None,
                        "persea": _extension(turn, answer),
                    },
                    "logprobs": None,
                    "finish_reason": "stop",
                }
            ],
            "usage": _usage_json(answer.usage),
        }
    )


async def _stream(turn: Turn, history: list[Message], house: House, with_usage: bool) -> AsyncIterator[bytes]:
    created = int(time.time())
    answer = _Answer()

    def chunk(delta: dict[str, Json], finish: str | None = None, **more: Json) -> bytes:
        choice: Json = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return sse(_head(turn, created) | {"choices": [choice]} | more)

    yield chunk({"role": "assistant", "content": ""})
    try:
        async for event in run_turn(turn, history[-1], history[:-1], house):
            match event:
                case Text(delta, origins):
                    answer.origins += [origin_json(origin, len(answer.text)) for origin in origins]
                    answer.text += delta
                    yield chunk({"content": delta})
                case Cards(cards):
                    answer.cards = cards
                case Usage():
                    answer.usage = event
                case Done():
                    answer.mode = event.mode
                case Failed(code, message):
                    yield sse(
                        {"error": {"message": message, "type": "server_error", "code": code, "param": None}}
                    )
                    return
    except PerseaError as error:
        yield sse(error_json(error))
        return
    links = _links(answer.cards, turn.base_url)
    if links:
        yield chunk({"content": links})
    yield chunk({}, "stop", persea=_extension(turn, answer))
    if with_usage:
        yield sse(_head(turn, created) | {"choices": [], "usage": _usage_json(answer.usage)})
    yield b"data: [DONE]\n\n"


def _head(turn: Turn, created: int) -> dict[str, Json]:
    return {
        "id": f"chatcmpl-{turn.id}",
        "object": "chat.completion.chunk",
        "created": created,
        "model": MODEL,
    }
