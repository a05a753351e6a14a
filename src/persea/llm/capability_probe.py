"""Tries out what a model can do: a dozen small questions with answers that can be checked.

Bounded in time, by each question and by all of them, and in tokens. What cannot be told stays unknown; what a server
refuses is no, with its own words. It says nothing of how well a model does these things.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime

from persea.errors import ModelError, ModelTimeout
from persea.llm.described import describe
from persea.llm.openai_compatible import OpenAICompatible
from persea.llm.probe import Speed, check
from persea.llm.request_form import Attachment
from persea.llm.samples import COLOURS, beeps, picture
from persea.seams import QUICKLY, Manner, ToolSpec
from persea.values import (
    Ability,
    Can,
    Capabilities,
    Effort,
    Message,
    ModelText,
    ModelThought,
    ModelToolCalls,
    ModelUsage,
    Role,
    ToolCall,
)

_ONE_S = 45.0
_ALL_S = 240.0
_MOST_TOKENS = 20_000
_SAID_TOKENS = 200
_CHARACTERS_A_TOKEN = 4
# Thinking that is longer by this much, and by half, is thinking longer.
_LONGER_TOKENS = 32

_STOCK = ToolSpec(
    "stock_of",
    "Says how many of a thing are in stock.",
    '{"type":"object","properties":{"thing":{"type":"string","description":"one kind of thing"}},'
    '"required":["thing"],"additionalProperties":false}',
)
_SCHEMA = (
    '{"type":"object","properties":{"boots":{"type":"integer"},"colour":{"type":"string","enum":["red","blue"]}},'
    '"required":["boots","colour"],"additionalProperties":false}'
)
_PUZZLE = (
    "A shop sells boots in boxes of 6 and of 10. Which is the largest even number of boots that cannot be bought in "
    "full boxes alone? Answer with the number."
)
_REFUSES_MEDIA = re.compile(
    r"image|picture|vision|audio|sound|multimodal|modalit|mmproj|content", re.IGNORECASE
)

Tell = Callable[[str, Ability], None]


@dataclass(slots=True)
class _Said:
    text: str = ""
    thought: str = ""
    calls: tuple[ToolCall, ...] = ()
    usage: ModelUsage | None = None

    @property
    def thought_tokens(self) -> int:
        told = self.usage.reasoning_tokens if self.usage else 0
        return told or len(self.thought) // _CHARACTERS_A_TOKEN

    @property
    def tokens(self) -> int:
        if self.usage is not None:
            return self.usage.prompt_tokens + self.usage.completion_tokens
        return (len(self.text) + len(self.thought)) // _CHARACTERS_A_TOKEN


@dataclass(slots=True)
class _Prober:
    model: OpenAICompatible
    tell: Tell
    end_by: float
    spent: int = 0
    found: dict[str, Ability] = field(default_factory=dict)

    async def ask(
        self,
        messages: Sequence[Message],
        manner: Manner = QUICKLY,
        *,
        attached: Sequence[Attachment] = (),
        enough_thought: float = float("inf"),
    ) -> _Said:
        """Leaves the answer once `enough_thought` tokens of thinking were seen. Raises ModelError, TimeoutError."""
        said = _Said()
        answer = self.model.stream_beside(
            attached, messages, max_tokens=_SAID_TOKENS, temperature=0.0, manner=manner
        )
        try:
            async with aclosing(answer):
                async for event in answer:
                    if isinstance(event, ModelText):
                        said.text += event.delta
                    elif isinstance(event, ModelThought):
                        said.thought += event.delta
                    elif isinstance(event, ModelToolCalls):
                        said.calls = event.calls
                    elif isinstance(event, ModelUsage):
                        said.usage = event
                    if said.thought_tokens > enough_thought:
                        break
        finally:
            self.spent += said.tokens
        return said

    async def try_out(
        self, name: str, attempt: Callable[[_Prober], Awaitable[Ability]], *, media: bool = False
    ) -> None:
        """`media`: a refusal that speaks of pictures or sounds is an answer."""
        left_s = self.end_by - asyncio.get_running_loop().time()
        if left_s <= 0 or self.spent >= _MOST_TOKENS:
            ability = Ability(why="left out: the time or the tokens for trying things were used up")
        else:
            try:
                async with asyncio.timeout(min(_ONE_S, left_s)):
                    ability = await attempt(self)
            except TimeoutError:
                ability = Ability(why=f"no answer within {min(_ONE_S, left_s):.0f} s")
            except ModelError as error:
                refused = media and not error.code.endswith(("timeout", "rate_limited"))
                named = refused and _REFUSES_MEDIA.search(f"{error.what} {error.value}")
                ability = Ability(Can.NO if named else Can.UNKNOWN, _short(f"{error.what}: {error.value}"))
        self.found[name] = ability
        self.tell(name, ability)


async def probe(model: OpenAICompatible, tell: Tell = lambda name, ability: None) -> Capabilities:
    """Raises ModelError where the model does not answer at all. `tell` hears each result as it comes."""
    described = await describe(model)
    prober = _Prober(model, tell, asyncio.get_running_loop().time() + _ALL_S)
    speed = await _speed(model)
    await prober.try_out("json_schema", _fits_schema)
    await prober.try_out("tools", _calls_tools)
    await prober.try_out("parallel_tools", _calls_at_once)
    await prober.try_out("vision", _sees, media=True)
    await prober.try_out("audio", _hears, media=True)
    await prober.try_out("reasoning", _thinks_longer)
    return Capabilities(
        json_schema=prober.found["json_schema"],
        tools=prober.found["tools"],
        parallel_tools=prober.found["parallel_tools"],
        vision=prober.found["vision"],
        audio=prober.found["audio"],
        reasoning=prober.found["reasoning"],
        context_tokens=described.context_tokens,
        first_token_s=speed.first_token_s,
        tokens_per_s=speed.tokens_per_s,
        tokens_spent=prober.spent,
        said_of_itself=described.said_of_itself,
        probed_at=datetime.now(UTC),
    )


async def _speed(model: OpenAICompatible) -> Speed:
    try:
        async with asyncio.timeout(_ALL_S):
            return await check(model)
    except TimeoutError:
        raise ModelTimeout(
            f"The model did not end a small answer within {_ALL_S:.0f} s", value=model.name
        ) from None


async def _fits_schema(prober: _Prober) -> Ability:
    """The question does not ask for JSON, so that the schema alone makes it."""
    question = "How many boots are two pairs, and is a ripe tomato red or blue?"
    said = await prober.ask([Message(Role.USER, question)], Manner(schema=_SCHEMA))
    form = prober.model.dialect.schema_form.value
    how = {"object": "as JSON, the schema told in words", "words": "told in words"}.get(
        form, "as response_format"
    )
    try:
        told = json.loads(said.text)
    except ValueError:
        return Ability(Can.NO, _short(f"{how}, it answered {said.text!r}"))
    fits = (
        isinstance(told, dict)
        and told.keys() == {"boots", "colour"}
        and type(told["boots"]) is int
        and told["colour"] in ("red", "blue")
    )
    return Ability(Can.YES, how) if fits else Ability(Can.NO, _short(f"{how}, it answered {said.text}"))


async def _calls_tools(prober: _Prober) -> Ability:
    question = Message(Role.USER, "How many boots are in stock? Ask the tool, then answer in one sentence.")
    manner = Manner(tools=(_STOCK,))
    said = await prober.ask([question], manner)
    if not prober.model.dialect.tools:
        return Ability(Can.NO, "the endpoint takes no tools")
    if not said.calls:
        return Ability(Can.NO, _short(f"it called nothing and answered {said.text!r}"))
    call = said.calls[0]
    if call.name != _STOCK.name or not _asks_for_something(call):
        return Ability(Can.NO, _short(f"it called {call.name} with {call.arguments}"))
    asked = Message(Role.ASSISTANT, said.text, tool_calls=said.calls)
    gave = [Message(Role.TOOL, "There are 317 in stock.", tool_call_id=each.id) for each in said.calls]
    answer = await prober.ask([question, asked, *gave], manner)
    if "317" not in answer.text:
        return Ability(Can.NO, _short(f"it did not use what the tool gave: {answer.text!r}"))
    dialect = prober.model.dialect
    how = (
        ""
        if dialect.thinks_with_tools
        else "without thinking, which this endpoint does not take beside tools"
    )
    return Ability(Can.YES, "written into its text" if dialect.unread_tools else how)


async def _calls_at_once(prober: _Prober) -> Ability:
    if prober.found["tools"].can is Can.NO:
        return Ability(Can.NO, "it calls no tools")
    question = "How many boots and how many socks are in stock? Ask the tool for both at once."
    said = await prober.ask([Message(Role.USER, question)], Manner(tools=(_STOCK,)))
    asked = sum(_asks_for_something(call) for call in said.calls)
    return Ability(Can.YES if asked >= 2 else Can.NO, "" if asked >= 2 else f"it made {asked} of 2 calls")


async def _sees(prober: _Prober) -> Ability:
    """Two pictures, so that a guess is hardly taken for sight."""
    question = Message(
        Role.USER, f"Which colour fills this picture: {', '.join(COLOURS)}? Answer in one word."
    )
    for colour in ("blue", "yellow"):
        said = await prober.ask([question], attached=[Attachment("image", picture(colour))])
        named = [each for each in COLOURS if each in said.text.lower()]
        if named != [colour]:
            return Ability(Can.NO, _short(f"it called a {colour} picture {said.text.strip()!r}"))
    return Ability(Can.YES, "named the colours of two pictures")


async def _hears(prober: _Prober) -> Ability:
    question = Message(Role.USER, "How many beeps are in this recording? Answer with a number.")
    said = await prober.ask([question], attached=[Attachment("audio", beeps(3))])
    counted = re.search(r"\b(3|three)\b", said.text.lower())
    if counted:
        return Ability(Can.YES, "counted three beeps")
    return Ability(Can.UNKNOWN, _short(f"of three beeps it said {said.text.strip()!r}"))


async def _thinks_longer(prober: _Prober) -> Ability:
    question = [Message(Role.USER, _PUZZLE)]
    least = (await prober.ask(question, Manner(effort=Effort.NONE))).thought_tokens
    longer = least + max(_LONGER_TOKENS, least // 2)
    most = (await prober.ask(question, Manner(effort=Effort.HIGH), enough_thought=longer)).thought_tokens
    if most > longer:
        return Ability(Can.YES, f"{least} tokens of thinking without effort, more than {longer} with")
    if most == 0:
        return Ability(Can.NO, "it does not think, or does not show and count it")
    return Ability(Can.NO, f"it thinks as long whatever is asked ({least} and {most} tokens)")


def _asks_for_something(call: ToolCall) -> bool:
    try:
        told = json.loads(call.arguments)
    except ValueError:
        return False
    return isinstance(told, dict) and isinstance(told.get("thing"), str)


def _short(text: str) -> str:
    return text if len(text) <= 160 else text[:157] + "…"
