"""What the scripted model says: a step of the script as the wire's events, or as one whole answer."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from persea.llm.script import Call, Echo, Fault, Refusal, Reply
from persea.llm.scripted_dialects import Shape

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
    body: Mapping[str, JsonValue] = field(default_factory=dict)
    """All that was sent."""

    @property
    def last_user_text(self) -> str:
        return next((text for role, text in reversed(self.messages) if role == "user"), "")

    @property
    def ends_in_tool(self) -> bool:
        return bool(self.messages) and self.messages[-1][0] == "tool"

    @property
    def sent_messages(self) -> list[dict[str, JsonValue]]:
        """The messages with all that they carry."""
        messages = self.body.get("messages")
        return (
            [message for message in messages if isinstance(message, dict)]
            if isinstance(messages, list)
            else []
        )


class Dropped(Exception):
    """Leaving the application by this closes the connection without the end of the message."""


class Speaker:
    """Says steps of the script in answer to one request."""

    def __init__(self, shape: Shape, asked: Asked) -> None:
        self._shape = shape
        self._asked = asked

    async def events(self, step: Reply | Echo | Refusal, tell_usage: bool) -> AsyncIterator[bytes]:
        """The answer as it is streamed, at the script's pace. Raises Dropped where the script breaks it off."""
        reply = self._as_reply(step)
        fault = reply.fault
        head = self._head()
        if self._shape.comment:
            yield self._shape.comment
        await asyncio.sleep(reply.delay_s)
        yield _chunk(head, {"role": "assistant", "content": None})
        for piece in reply.cut(reply.reasoning):
            if self._shape.thought_field is not None:
                yield _chunk(head, {self._shape.thought_field: piece})
            await asyncio.sleep(reply.gap_s)
        deltas = self._deltas(reply, refused=isinstance(step, Refusal))
        for number, delta in enumerate(deltas):
            if fault is not None and number >= fault.after_chunks:
                break
            if number:
                await asyncio.sleep(reply.gap_s)
            yield _chunk(head, delta)
        if fault is not None:
            async for event in _break(fault):
                yield event
        finish_reason = _finish_reason(reply)
        if finish_reason:
            yield _chunk(head, {}, finish_reason=finish_reason)
        if reply.usage and tell_usage:
            yield _event(f'{head},"choices":[],"usage":{json.dumps(self._usage(reply))}}}')
        if reply.done:
            yield _DONE

    def whole(self, step: Reply | Echo | Refusal) -> dict[str, JsonValue]:
        """The answer where it was asked for in one piece; faults are for streams."""
        reply = self._as_reply(step)
        text = "".join(reply.pieces())
        refused = isinstance(step, Refusal)
        message: dict[str, JsonValue] = {
            "role": "assistant",
            "content": None if refused else text,
            "refusal": text if refused else None,
        }
        if reply.reasoning and self._shape.thought_field is not None:
            message[self._shape.thought_field] = reply.reasoning
        if reply.tool_calls:
            message["tool_calls"] = [_call(call, _call_id(call)) for call in reply.tool_calls]
        return {
            "id": f"chatcmpl-{secrets.token_hex(8)}",
            "object": "chat.completion",
            "created": 0,
            "model": self._asked.model,
            "choices": [{"index": 0, "message": message, "finish_reason": _finish_reason(reply)}],
            "usage": self._usage(reply),
        }

    def _deltas(self, reply: Reply, *, refused: bool) -> Iterator[dict[str, JsonValue]]:
        for piece in reply.pieces():
            yield {"refusal" if refused else "content": piece}
        for index, call in enumerate(reply.tool_calls):
            if not self._shape.calls_in_pieces:
                yield {"tool_calls": [{"index": index, **_call(call, _call_id(call))}]}
                continue
            begun = {"index": index, **_call(call.model_copy(update={"arguments": ""}), _call_id(call))}
            yield {"tool_calls": [begun]}
            for piece in reply.cut(call.arguments):
                yield {"tool_calls": [{"index": index, "function": {"arguments": piece}}]}

    def _as_reply(self, step: Reply | Echo | Refusal) -> Reply:
        if isinstance(step, Reply):
            return step
        text = self._asked.last_user_text if isinstance(step, Echo) else step.text
        return Reply(text=text, delay_s=step.delay_s, gap_s=step.gap_s, chunk_chars=step.chunk_chars)

    def _head(self) -> str:
        """The opening fields that all chunks of one answer share: JSON text without its closing brace."""
        common = {"id": f"chatcmpl-{secrets.token_hex(8)}", "object": "chat.completion.chunk", "created": 0}
        return json.dumps({**common, "model": self._asked.model})[:-1]

    def _usage(self, reply: Reply) -> dict[str, JsonValue]:
        prompt_tokens = sum(len(text.split()) for _, text in self._asked.messages)
        thought_tokens = len(reply.cut(reply.reasoning))
        completion_tokens = len(reply.pieces()) + (thought_tokens if self._shape.tells_thought_tokens else 0)
        usage: dict[str, JsonValue] = {
            "prompt_tokens": prompt_tokens,
            "completion_tokens": completion_tokens,
            "total_tokens": prompt_tokens + completion_tokens,
        }
        if self._shape.tells_thought_tokens:
            usage["completion_tokens_details"] = {"reasoning_tokens": thought_tokens}
        return usage


async def _break(fault: Fault) -> AsyncIterator[bytes]:
    if fault.kind == "malformed":
        yield _event('{"choices":[{"index":0,"delta":{"content":"br')
    elif fault.kind == "error":
        yield _event(json.dumps({"error": {"message": "It broke on the way", "code": fault.status}}))
    elif fault.kind == "hang":
        await asyncio.sleep(fault.hang_s)
    raise Dropped


def _finish_reason(reply: Reply) -> str | None:
    return "tool_calls" if reply.tool_calls and reply.finish_reason == "stop" else reply.finish_reason


def _call(call: Call, call_id: str) -> dict[str, JsonValue]:
    told: dict[str, JsonValue] = {
        "type": "function",
        "function": {"name": call.name, "arguments": call.arguments},
    }
    return {"id": call_id, **told} if call_id else told


def _call_id(call: Call) -> str:
    return f"call_{secrets.token_hex(6)}" if call.id is None else call.id


def _chunk(head: str, delta: Mapping[str, JsonValue], *, finish_reason: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
    return _event(f'{head},"choices":[{json.dumps(choice)}]}}')


def _event(data: str) -> bytes:
    return f"data: {data}\n\n".encode()
