"""Messages, tools and schemas as a chat completion request carries them. Pure.

The form is OpenAI's (platform.openai.com/docs/api-reference/chat/create), without `strict` in tools, which some
endpoints refuse.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from openai.types.chat import ChatCompletionMessageParam
from pydantic import JsonValue

from persea.seams import ToolSpec
from persea.values import Message, Role, ToolCall

_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something to look at or listen to, beside the last message: a PNG or JPEG ("image") or a WAV ("audio")."""

    kind: str
    data: bytes


def message_params(
    messages: Sequence[Message],
    *,
    schema_in_words: str | None = None,
    attached: Sequence[Attachment] = (),
    thought_before: Callable[[Message], str | None] = lambda _: None,
) -> list[ChatCompletionMessageParam]:
    """`schema_in_words` is told to the model in the system message; `thought_before` gives what was thought before an
    assistant's tool calls, where the endpoint wants to be told."""
    if schema_in_words is not None:
        messages = _told_schema(messages, schema_in_words)
    said = [_param(message, thought_before(message) if message.tool_calls else None) for message in messages]
    if attached:
        parts = [*map(_part, attached), {"type": "text", "text": messages[-1].text}]
        said[-1] = cast("ChatCompletionMessageParam", {"role": "user", "content": parts})
    return said


def tool_parameters(tools: Sequence[ToolSpec], *, flat: bool) -> dict[str, object]:
    """`flat` cuts schemas that refer to themselves, which Muse does not take."""
    return {
        "tools": [
            {
                "type": "function",
                "function": {
                    "name": tool.name,
                    "description": tool.description,
                    "parameters": _flat(schema, schema, 0) if flat else schema,
                },
            }
            for tool in tools
            for schema in [cast("JsonValue", json.loads(tool.parameters))]
        ]
    }


def response_format(schema: str, form: str) -> dict[str, object]:
    """`form` is one of dialects.SchemaForm but "words"."""
    if form == "object":
        return {"response_format": {"type": "json_object"}}
    described: dict[str, object] = {"name": "answer", "schema": json.loads(schema)}
    if form == "strict":
        described["strict"] = True
    return {"response_format": {"type": "json_schema", "json_schema": described}}


def _param(message: Message, thought: str | None) -> ChatCompletionMessageParam:
    match message.role:
        case Role.SYSTEM:
            return {"role": "system", "content": message.text}
        case Role.USER if message.pictures:
            shown = [_part(Attachment("image", picture)) for picture in message.pictures]
            parts = [*shown, {"type": "text", "text": message.text}]
            return cast("ChatCompletionMessageParam", {"role": "user", "content": parts})
        case Role.USER:
            return {"role": "user", "content": message.text}
        case Role.TOOL:
            return {"role": "tool", "content": message.text, "tool_call_id": message.tool_call_id}
    if not message.tool_calls:
        return {"role": "assistant", "content": message.text}
    said: dict[str, object] = {
        "role": "assistant",
        "content": message.text or None,
        "tool_calls": [_call(call) for call in message.tool_calls],
    }
    if thought is not None:
        said["reasoning_content"] = thought
    return cast("ChatCompletionMessageParam", said)


def _call(call: ToolCall) -> dict[str, object]:
    function = {"name": call.name, "arguments": _as_object(call.arguments)}
    return {"id": call.id, "type": "function", "function": function}


def _as_object(arguments: str) -> str:
    """Servers read arguments again for their templates and refuse what is no JSON object."""
    try:
        if isinstance(json.loads(arguments), dict):
            return arguments
    except ValueError:
        pass
    return json.dumps({"unreadable": arguments})


def _part(attachment: Attachment) -> dict[str, object]:
    data = base64.b64encode(attachment.data).decode()
    if attachment.kind == "audio":
        return {"type": "input_audio", "input_audio": {"data": data, "format": "wav"}}
    kind = "jpeg" if attachment.data.startswith(b"\xff\xd8\xff") else "png"
    return {"type": "image_url", "image_url": {"url": f"data:image/{kind};base64,{data}"}}


def _told_schema(messages: Sequence[Message], schema: str) -> list[Message]:
    told = f"Answer with JSON alone, without a word around it, that fits this JSON schema:\n{schema}"
    first, *rest = messages
    if first.role is Role.SYSTEM:
        return [Message(Role.SYSTEM, f"{first.text}\n\n{told}"), *rest]
    return [Message(Role.SYSTEM, told), *messages]


def _flat(part: JsonValue, root: JsonValue, depth: int, within: tuple[str, ...] = ()) -> JsonValue:
    """`part` with each local $ref put in its place, and cut where it would come again."""
    if isinstance(part, list):
        return [_flat(item, root, depth + 1, within) for item in part]
    if not isinstance(part, dict):
        return part
    reference = part.get("$ref")
    if isinstance(reference, str):
        if reference in within or depth > _DEEPEST:
            return {}
        return _flat(_referred(root, reference), root, depth + 1, (*within, reference))
    kept = {key: value for key, value in part.items() if depth or key not in ("$defs", "definitions")}
    return {key: _flat(value, root, depth + 1, within) for key, value in kept.items()}


def _referred(root: JsonValue, reference: str) -> JsonValue:
    found = root
    for step in reference.removeprefix("#").strip("/").split("/"):
        if step:
            found = found.get(step, {}) if isinstance(found, dict) else {}
    return found
