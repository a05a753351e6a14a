"""What a model writes into its text that is no text: thoughts between <think> and </think>, where the server does not
take them out, and tool calls between <tool_call> and </tool_call>, where it does not read them (Qwen's and Hermes'
form: github.com/NousResearch/Hermes-Function-Calling).

Both come in pieces that may be cut anywhere. Sans I/O.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

_LONGEST_CALL = 1 << 16


class ThoughtSplitter:
    """Parts a <think>…</think> that opens an answer from what is said after it."""

    _OPEN, _CLOSE = "<think>", "</think>"

    def __init__(self) -> None:
        self._held = ""
        self._state = "undecided"  # then "thinking", "after" (blank lines go too), "speaking"

    def feed(self, text: str) -> tuple[str, str]:
        """(thought, said): what of all that was held and `text` can be told now."""
        if self._state == "speaking":
            return "", text
        self._held += text
        thought = ""
        if self._state == "undecided":
            start = self._held.lstrip()
            if len(start) < len(self._OPEN) and self._OPEN.startswith(start):
                return "", ""
            if not start.startswith(self._OPEN):
                return "", self._speak(self._held)
            self._held, self._state = start[len(self._OPEN) :], "thinking"
        if self._state == "thinking":
            thought, closed, said = self._held.partition(self._CLOSE)
            if not closed:
                keep = _begun(self._held, self._CLOSE)
                thought, self._held = (
                    self._held[: len(self._held) - keep],
                    self._held[len(self._held) - keep :],
                )
                return thought, ""
            self._held, self._state = said, "after"
        said = self._held.lstrip()
        if said:
            return thought, self._speak(said)
        self._held = ""
        return thought, ""

    def end(self) -> tuple[str, str]:
        """(thought, said) that is left when the answer is over: the beginning of a tag that never became one."""
        held, self._held = self._held, ""
        return ("", held) if self._state == "undecided" else (held, "")

    def _speak(self, said: str) -> str:
        self._held, self._state = "", "speaking"
        return said


class _WrittenCall(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    arguments: dict[str, JsonValue] | str | None = None
    parameters: dict[str, JsonValue] | None = None
    """What some models call the arguments."""


@dataclass(frozen=True, slots=True)
class WrittenCall:
    """A tool call as a model wrote it into its text."""

    name: str
    arguments: str


class CallReader:
    """Takes <tool_call>{…}</tool_call> out of what is said."""

    _OPEN, _CLOSE = "<tool_call>", "</tool_call>"

    def __init__(self) -> None:
        self._held = ""
        self._within = False
        self._after_call = False
        self.calls: list[WrittenCall] = []

    def feed(self, text: str) -> str:
        """What of all that was held and `text` can be said now."""
        self._held += text
        said = ""
        while True:
            if not self._within:
                if self._after_call:  # lines between calls say nothing
                    self._held = self._held.lstrip()
                    self._after_call = not self._held
                before, opened, rest = self._held.partition(self._OPEN)
                if not opened:
                    keep = _begun(self._held, self._OPEN)
                    said += self._held[: len(self._held) - keep]
                    self._held = self._held[len(self._held) - keep :]
                    return said
                said += before
                self._held, self._within = rest, True
            written, closed, rest = self._held.partition(self._CLOSE)
            if not closed:
                return said + self._let_go() if len(self._held) > _LONGEST_CALL else said
            not_a_call = self._take(written, self._CLOSE)
            said += not_a_call
            self._held, self._within, self._after_call = rest, False, not not_a_call

    def end(self) -> tuple[str, bool]:
        """(said, cut off): what is left when the answer is over, and whether a call was begun and not ended. Some
        models leave out the last tag."""
        if not self._within:
            return self._held, False
        taken = len(self.calls)
        said = self._take(self._held, "")
        return ("", False) if len(self.calls) > taken else ("", bool(said.strip()))

    def _take(self, written: str, close: str) -> str:
        """Nothing where `written` is a call, or else all of it: the model talked about such tags."""
        try:
            call = _WrittenCall.model_validate_json(written.strip())
        except ValidationError:
            return f"{self._OPEN}{written}{close}"
        arguments = call.arguments if call.arguments is not None else call.parameters or {}
        self.calls.append(
            WrittenCall(call.name, arguments if isinstance(arguments, str) else json.dumps(arguments))
        )
        return ""

    def _let_go(self) -> str:
        held, self._held, self._within = self._held, "", False
        return self._OPEN + held


def _begun(text: str, tag: str) -> int:
    """How many characters at the end of `text` may be the beginning of `tag`."""
    return next((size for size in range(min(len(tag) - 1, len(text)), 0, -1) if text.endswith(tag[:size])), 0)
