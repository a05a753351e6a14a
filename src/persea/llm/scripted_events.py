"""What the scripted model says: a step of the script as the wire's events, or as one whole answer."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass

from persea.llm.script import Echo, Fault, Refusal, Reply

_DONE = b"data: [DONE]\n\n"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request for a completion, as it came in."""

    at_s: float
    """time.monotonic() of its arrival."""
    model: str
    messages: tuple[tuple[str, str], ...]
    """(role, text) pairs."""
    parameters: frozenset[str]
    """The names of all that was sent."""
    max_tokens: int | None
    temperature: float | None
    headers: tuple[tuple[str, str], ...]
    client_port: int
    """Of the connection it came over."""

    @property
    def last_user_text(self) -> str:
        return next((text for role, text in reversed(self.messages) if role == "user"), "")


class Dropped(Exception):
    """Leaving the application by this closes the connection without the end of the message."""


async def events(step: Reply | Echo | Refusal, asked: Asked, tell_usage: bool) -> AsyncIterator[bytes]:
    """The answer as it is streamed, at the script's pace. Raises Dropped where the script breaks it off."""
    reply = _as_reply(step, asked)
    field = "refusal" if isinstance(step, Refusal) else "content"
    pieces = reply.pieces()
    fault = reply.fault
    head = _head(asked)
    await asyncio.sleep(reply.delay_s)
    yield _chunk(head, {"role": "assistant", "content": None})
    for piece in reply.cut(reply.reasoning):
        yield _chunk(head, {"reasoning_content": piece})
        await asyncio.sleep(reply.gap_s)
    for number, piece in enumerate(pieces):
        if fault is not None and number >= fault.after_chunks:
            break
        if number:
            await asyncio.sleep(reply.gap_s)
        yield _chunk(head, {field: piece})
    if fault is not None:
        async for event in _break(fault):
            yield event
    if reply.finish_reason:
        yield _chunk(head, {}, finish_reason=reply.finish_reason)
    if reply.usage and tell_usage:
        yield _event(f'{head},"choices":[],"usage":{json.dumps(_usage(asked, len(pieces)))}}}')
    if reply.done:
        yield _DONE


async def _break(fault: Fault) -> AsyncIterator[bytes]:
    if fault.kind == "malformed":
        yield _event('{"choices":[{"index":0,"delta":{"content":"br')
    elif fault.kind == "error":
        yield _event(json.dumps({"error": {"message": "It broke on the way", "code": fault.status}}))
    elif fault.kind == "hang":
        await asyncio.sleep(fault.hang_s)
    raise Dropped


def _as_reply(step: Reply | Echo | Refusal, asked: Asked) -> Reply:
    if isinstance(step, Reply):
        return step
    text = asked.last_user_text if isinstance(step, Echo) else step.text
    return Reply(text=text, delay_s=step.delay_s, gap_s=step.gap_s, chunk_chars=step.chunk_chars)


def _head(asked: Asked) -> str:
    """The opening fields that all chunks of one answer share: JSON text without its closing brace."""
    common = {"id": f"chatcmpl-{secrets.token_hex(8)}", "object": "chat.completion.chunk", "created": 0}
    return json.dumps({**common, "model": asked.model})[:-1]


def _chunk(head: str, delta: dict[str, str | None], *, finish_reason: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
    return _event(f'{head},"choices":[{json.dumps(choice)}]}}')


def _event(data: str) -> bytes:
    return f"data: {data}\n\n".encode()


def _usage(asked: Asked, completion_tokens: int) -> dict[str, int]:
    prompt_tokens = sum(len(text.split()) for _, text in asked.messages)
    return {
        "prompt_tokens": prompt_tokens,
        "completion_tokens": completion_tokens,
        "total_tokens": prompt_tokens + completion_tokens,
    }


def whole(step: Reply | Echo | Refusal, asked: Asked) -> dict[str, object]:
    """The answer where it was asked for in one piece; faults are for streams."""
    reply = _as_reply(step, asked)
    pieces = reply.pieces()
    text = "".join(pieces)
    refused = isinstance(step, Refusal)
    message = {
        "role": "assistant",
        "content": None if refused else text,
        "refusal": text if refused else None,
    }
    return {
        "id": f"chatcmpl-{secrets.token_hex(8)}",
        "object": "chat.completion",
        "created": 0,
        "model": asked.model,
        "choices": [{"index": 0, "message": message, "finish_reason": reply.finish_reason}],
        "usage": _usage(asked, len(pieces)),
    }
