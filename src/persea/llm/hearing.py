"""Chunks of one answer to what the model says: thoughts, text, tool calls, usage. Sans I/O.

It also sees to it that an endpoint that goes on for ever is not listened to for ever.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator

from persea.errors import ModelBadReply
from persea.llm.said import CallReader, ThoughtSplitter
from persea.llm.wire import Chunk, ToolCallPiece
from persea.values import ModelEvent, ModelText, ModelThought, ModelUsage, ToolCall

# No model puts more into one token, on average.
_CHARACTERS_A_TOKEN = 16
_MORE_CHARACTERS = 4096
# A chunk that says nothing is not free either.
_LEAST_CHARACTERS = 4
_MOST_CALLS = 64
_LONGEST_ARGUMENTS = 1 << 18


class Hearing:
    """`max_tokens` bounds all that may come, thoughts included; `reads_calls` where tool calls may stand in the text."""

    def __init__(self, max_tokens: int, *, reads_calls: bool) -> None:
        self._left = max_tokens * _CHARACTERS_A_TOKEN + _MORE_CHARACTERS
        self._splitter = ThoughtSplitter()
        self._reader = CallReader() if reads_calls else None
        self._assembly = Assembly()
        self._cut_off = False
        self._thoughts: list[str] = []
        self.usage: ModelUsage | None = None
        self.finish_reason: str | None = None
        self.spoke = False

    @property
    def thought(self) -> str:
        """All that was thought and shown."""
        return "".join(self._thoughts)

    @property
    def thinks(self) -> bool:
        """Whether the model shows that it thought."""
        return bool(self._thoughts) or (self.usage is not None and self.usage.reasoning_tokens > 0)

    def feed(self, chunk: Chunk) -> Iterator[ModelEvent]:
        """Raises ModelBadReply for an answer without end."""
        if chunk.usage is not None:  # some endpoints tell it on every chunk, growing
            told = chunk.usage
            self.usage = ModelUsage(told.prompt_tokens, told.completion_tokens, told.reasoning_tokens)
        self.finish_reason = self.finish_reason or chunk.finish_reason
        self._left -= max(len(chunk.text) + len(chunk.thought), _LEAST_CHARACTERS)
        if self._left < 0:
            raise ModelBadReply(
                "The model endpoint goes on long after the answer's limit",
                fix="Choose an endpoint that keeps to max_tokens",
            )
        for piece in chunk.tool_calls:
            self._assembly.feed(piece)
        if chunk.thought:
            yield self._think(chunk.thought)
        if chunk.text:
            yield from self._tell(*self._splitter.feed(chunk.text))

    def end(self) -> Iterator[ModelEvent]:
        """What was held back for a tag that never came."""
        yield from self._tell(*self._splitter.end())
        if self._reader is not None:
            said, self._cut_off = self._reader.end()
            if said:
                yield self._say(said)

    def calls(self) -> tuple[ToolCall, ...]:
        """The tools that the model wants, after `end`. Raises ModelBadReply for a call that was cut off."""
        calls = self._assembly.calls()
        written = self._reader.calls if self._reader is not None else []
        cut_off = self._cut_off or (self.finish_reason == "length" and self._assembly.last_is_open)
        if cut_off:
            raise ModelBadReply(
                "The model's tool call was cut off",
                fix="Ask again, or choose a model that says less before it",
            )
        return (*calls, *(ToolCall(_new_id(), call.name, call.arguments) for call in written))

    def _tell(self, thought: str, said: str) -> Iterator[ModelEvent]:
        if thought:
            yield self._think(thought)
        if said and self._reader is not None:
            said = self._reader.feed(said)
        if said:
            yield self._say(said)

    def _think(self, thought: str) -> ModelThought:
        self._thoughts.append(thought)
        return ModelThought(thought)

    def _say(self, said: str) -> ModelText:
        self.spoke = True
        return ModelText(said)


class _Call:
    def __init__(self) -> None:
        self.id = ""
        self.name = ""
        self.pieces: list[str] = []
        self.characters = 0


class Assembly:
    """Whole tool calls of the pieces that they are streamed in."""

    def __init__(self) -> None:
        self._calls: list[_Call] = []
        self._at: dict[int, _Call] = {}

    def feed(self, piece: ToolCallPiece) -> None:
        """Raises ModelBadReply for calls without end."""
        call = self._call_of(piece)
        call.id = call.id or piece.id or ""
        call.name = call.name or piece.name  # some endpoints repeat it with every piece
        call.pieces.append(piece.arguments)
        call.characters += len(piece.arguments)
        if call.characters > _LONGEST_ARGUMENTS or len(self._calls) > _MOST_CALLS:
            raise ModelBadReply("The model endpoint sent a tool call without end", value=call.name)

    @property
    def last_is_open(self) -> bool:
        """Whether the last call's arguments stop before their end."""
        return bool(self._calls) and not "".join(self._calls[-1].pieces).rstrip().endswith("}")

    def calls(self) -> tuple[ToolCall, ...]:
        """In the order in which they began. Ids that are missing or came twice are made."""
        made: list[ToolCall] = []
        seen: set[str] = set()
        for call in self._calls:
            own_id = call.id if call.id and call.id not in seen else _new_id()
            seen.add(own_id)
            made.append(ToolCall(own_id, call.name, "".join(call.pieces).strip() or "{}"))
        return tuple(made)

    def _call_of(self, piece: ToolCallPiece) -> _Call:
        """By its index. Where there is none, or all have the same, another id or a first name begins a new call."""
        last = self._calls[-1] if self._calls else None
        known = last if piece.index is None else self._at.get(piece.index)
        if known is not None and not (piece.id and known.id and piece.id != known.id and piece.name):
            begins_anew = piece.index is None and not piece.id and piece.name and known.pieces != [""]
            if not begins_anew:
                return known
        call = _Call()
        self._calls.append(call)
        if piece.index is not None:
            self._at[piece.index] = call
        return call


def _new_id() -> str:
    return f"call_{secrets.token_hex(8)}"
