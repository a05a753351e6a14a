"""How endpoints that all call themselves OpenAI-compatible differ in the parameters they take.

A dialect is learnt: a request is first made in the form of its family (`families`), and where the endpoint refuses a
parameter by name, `taught_by` gives the form to ask again in. Only parameters that an answer can do without, that have
a second name, or that can be put in words are ever given up. That a model `thinks` is learnt from an answer in which
it did. Pure; the client remembers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from persea.llm.families import Family, effort_value, patience, thinking_switch
from persea.llm.request_form import response_format, tool_parameters
from persea.seams import QUICKLY, Manner
from persea.values import Effort

_UNKNOWN = re.compile(
    r"unsupported|not support|unrecogni[sz]ed|unknown|unexpected|extra|not permitted|instead|requires|unavailable"
)
_EFFORT = re.compile(r"reasoning[_.]effort|reasoning value|\.effort\b|'effort'|support thinking")
_OF_VALUES = re.compile(r"value|must be|should be|one of|does not support '")
_SWITCH = re.compile(r"chat_template|enable_thinking|\bthinking\b")
_TOOLS = re.compile(r"\btools?\b|function.?call|tool_choice")
_SCHEMA = re.compile(r"response_format|json_schema|\bschema\b|structured output|grammar")
_TOO_LARGE = re.compile(r"too large|at most|maximum|context")
_REPLAY = re.compile(r"reasoning_content")

# Room to think in, on top of what may be said.
_ROOM = {None: 4096, Effort.NONE: 4096, Effort.LOW: 4096, Effort.MEDIUM: 8192, Effort.HIGH: 16384}
_LEAST_ROOM = 256


class SchemaForm(StrEnum):
    """How an answer's schema is told, from the strictest to words alone."""

    STRICT = "strict"
    SCHEMA = "schema"
    OBJECT = "object"
    WORDS = "words"


_FORMS = tuple(SchemaForm)


@dataclass(frozen=True, slots=True)
class Dialect:
    family: Family = Family.OPENAI
    max_completion_tokens: bool = False
    """The newer name for max_tokens; some endpoints know only the one, some only the other."""
    stream_usage: bool = True
    temperature: bool = True
    """Reasoning models often take only their own."""
    thinks: bool | None = None
    """Whether it thinks before it speaks; its thoughts count against the limit. None: not known yet."""
    effort: bool = True
    """It can be asked to think more or less."""
    refused_efforts: frozenset[str] = frozenset()
    thinks_with_tools: bool = True
    """False: it takes tools only where it is asked not to think, as OpenAI's newer models do in chat completions."""
    switch: bool = True
    """The family's own parameter for thinking is taken."""
    room_limit: int = _ROOM[Effort.HIGH]
    tools: bool = True
    unread_tools: bool = False
    """The server does not read tool calls: they are asked for and come as text."""
    parallel: bool = True
    schema: SchemaForm = SchemaForm.STRICT
    replays: bool | None = None
    """Whether thoughts before a tool call are told to it again; None: as its family wants it."""

    @property
    def _limit_name(self) -> str:
        return "max_completion_tokens" if self.max_completion_tokens else "max_tokens"

    @property
    def replays_thoughts(self) -> bool:
        return self.family is Family.DEEPSEEK if self.replays is None else self.replays

    @property
    def schema_form(self) -> SchemaForm:
        """DeepSeek knows no schemas, and only OpenAI makes `strict` more than a word."""
        least = {Family.DEEPSEEK: SchemaForm.OBJECT, Family.OPENAI: SchemaForm.STRICT}
        return max(self.schema, least.get(self.family, SchemaForm.SCHEMA), key=_FORMS.index)

    @property
    def silent(self) -> bool:
        """Its thoughts are not shown, whether they come before the first word or later."""
        return self.family is Family.MUSE

    @property
    def shows_thinking(self) -> bool:
        """Whether an answer without a sign of thought, where it was asked for, means that the model has none. Others may
        find a question too easy for it."""
        return not self.effort or self.family in (Family.VLLM, Family.LLAMA_CPP, Family.OLLAMA)

    def room(self, effort: Effort | None) -> int:
        """Tokens to think in. A model that is not known to think gets them only where it is asked to."""
        wanted = effort not in (None, Effort.NONE) and self.thinks is not False
        return min(_ROOM[effort], self.room_limit) if self.thinks or wanted else 0

    def patience(self, effort: Effort | None) -> float:
        return patience(self.family, effort)

    def parameters(
        self, *, max_tokens: int, temperature: float, manner: Manner = QUICKLY
    ) -> dict[str, object]:
        """The part of a request's body that is said differently to different endpoints, without the messages."""
        body: dict[str, object] = {self._limit_name: max_tokens + self.room(manner.effort)}
        body |= self._thinking(manner)
        if self.temperature:
            body["temperature"] = temperature
        if self.stream_usage:
            body["stream_options"] = {"include_usage": True}
        if manner.tools and self.tools:
            body |= tool_parameters(manner.tools, flat=self.family is Family.MUSE)
            if self.unread_tools:
                body["tool_choice"] = "none"
            elif self.parallel and self.family in (Family.VLLM, Family.LLAMA_CPP):
                body["parallel_tool_calls"] = True
        if manner.schema is not None and not self._schema_in_words(manner):
            body |= response_format(manner.schema, self.schema_form.value)
        return body

    def puts_schema_in_words(self, manner: Manner) -> bool:
        """Whether the schema has to be told to the model itself."""
        return manner.schema is not None and (
            self.schema_form is SchemaForm.OBJECT or self._schema_in_words(manner)
        )

    def taught_by(self, refusal: str, manner: Manner = QUICKLY) -> Dialect | None:
        """The dialect that avoids what `refusal` (the text of a 400 or 422) names, if any."""
        text = refusal.lower()
        return (
            self._taught_thinking(text, manner)
            or self._taught_tools(text, manner)
            or self._taught_schema(text, manner)
            or self._taught_common(text, manner.effort)
        )

    def _schema_in_words(self, manner: Manner) -> bool:
        # llama.cpp takes no grammar beside tools, which have one of their own.
        beside_tools = bool(manner.tools) and self.tools and self.family is Family.LLAMA_CPP
        return self.schema_form is SchemaForm.WORDS or beside_tools

    def _asked(self, effort: Effort | None) -> Effort | None:
        """A model that thinks, and of which nobody wanted it, is asked to be quick about it."""
        return Effort.NONE if effort is None and self.thinks else effort

    def _thinking(self, manner: Manner) -> dict[str, object]:
        if manner.tools and self.tools and not self.thinks_with_tools:
            return {"reasoning_effort": "none"}
        asked = self._asked(manner.effort)
        if asked is None:
            return {}
        body = thinking_switch(self.family, asked) if self.switch else {}
        value = effort_value(self.family, asked, self.refused_efforts) if self.effort else None
        return body if value is None else body | {"reasoning_effort": value}

    def _taught_thinking(self, text: str, manner: Manner) -> Dialect | None:
        said = self._thinking(manner)
        if manner.tools and self.thinks_with_tools and "tools" in text and "reasoning_effort" in text:
            return replace(self, thinks_with_tools=False)
        if "reasoning_effort" in said and _EFFORT.search(text):
            value = str(said["reasoning_effort"])
            if re.search(rf"\b{value}\b", text) and _OF_VALUES.search(text):
                return replace(self, refused_efforts=self.refused_efforts | {value})
            return replace(self, effort=False)
        if self.switch and said.keys() & {"thinking", "chat_template_kwargs"} and _SWITCH.search(text):
            return replace(self, switch=False)
        if _REPLAY.search(text):
            wanted = "missing" in text or "must be passed" in text or "required" in text
            return None if wanted == self.replays_thoughts else replace(self, replays=wanted)
        return None

    def _taught_tools(self, text: str, manner: Manner) -> Dialect | None:
        if not (manner.tools and self.tools):
            return None
        if self.parallel and "parallel_tool_calls" in text:
            return replace(self, parallel=False)
        if not self.unread_tools and "enable-auto-tool-choice" in text:
            return replace(self, unread_tools=True)
        if _TOOLS.search(text) and _UNKNOWN.search(text):
            return replace(self, tools=False)
        return None

    def _taught_schema(self, text: str, manner: Manner) -> Dialect | None:
        form = self.schema_form
        if manner.schema is None or form is SchemaForm.WORDS or not _SCHEMA.search(text):
            return None
        return replace(self, schema=_FORMS[_FORMS.index(form) + 1])

    def _taught_common(self, text: str, effort: Effort | None) -> Dialect | None:
        if self.stream_usage and "stream_options" in text:
            return replace(self, stream_usage=False)
        if self.temperature and "temperature" in text:
            return replace(self, temperature=False)
        # It may be named for another reason ("max_tokens is too large"), which the other name does not mend.
        if self._limit_name in text and _UNKNOWN.search(text) and not _TOO_LARGE.search(text):
            return replace(self, max_completion_tokens=not self.max_completion_tokens)
        if self.room(effort) >= _LEAST_ROOM and _TOO_LARGE.search(text) and "token" in text:
            return replace(self, room_limit=self.room(effort) // 2)
        return None
