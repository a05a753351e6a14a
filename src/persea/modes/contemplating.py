"""Contemplating: several agents work at once, and what they say is weighed before one answer is given.

A question with a result that can be compared is answered by several samples, and as soon as enough of them agree the
others are stopped. An open one is answered from several sides, and a judge weighs them. The account says what each did,
what it cost, who differed, and whether it was worth it. It needs a capable model.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from time import perf_counter

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from persea.compose.agreement import largest_group, most_shared, result_of, stated, without_result
from persea.compose.cut import cut_short
from persea.compose.deliberation import SIDES, is_open, note_on, role_of_sample
from persea.compose.heard import Fate
from persea.compose.prompt import background_of, prompt_for_judge, prompt_for_thinking
from persea.compose.stream import Speech
from persea.compose.talk import NOTHING_TO_SAY, UNREACHABLE
from persea.compose.worked import ReadWorked
from persea.errors import CutShort, ModelError
from persea.gather.toolbox import Toolbox
from persea.language.excerpt import shortened
from persea.modes.working import Work, said_whole
from persea.seams import LanguageModel, ToolResult
from persea.store.withheld import WithheldSentences
from persea.values import (
    Account,
    Done,
    Effort,
    Failed,
    Lane,
    Message,
    Mode,
    ReplyEvent,
    Status,
    Text,
    Thought,
    ToolStep,
    Turn,
)

_AGENTS = {Effort.NONE: 3, Effort.LOW: 3, Effort.MEDIUM: 3, Effort.HIGH: 5}
_AT_ONCE = 5
_SAMPLED_AT = 0.8  # temperature: samples that cannot differ are no samples
_JUDGE_TOKENS = 600
_LONGEST_ANSWER = 120  # characters of an agent's answer that its lane shows
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)


class Judgement(BaseModel):
    """What a judge made of several answers."""

    model_config = ConfigDict(extra="ignore")

    answer: str = Field(min_length=1)
    agreement: float = Field(ge=0, le=1)
    dissent: tuple[str, ...] = ()


JUDGE_SCHEMA = json.dumps(
    {
        "type": "object",
        "properties": {
            "answer": {"type": "string"},
            "agreement": {"type": "number"},
            "dissent": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["answer", "agreement", "dissent"],
        "additionalProperties": False,
    }
)


@dataclass(slots=True)
class _Agent:
    """One lane and what works in it."""

    lane: Lane
    work: Work
    prompt: list[Message]
    begun: float = 0.0
    error: ModelError | None = None

    def now(self, state: str) -> Lane:
        """The lane as it is, which is kept: with what it has used."""
        ms = (perf_counter() - self.begun) * 1000 if self.begun else 0.0
        answer = stated(self.work.answer) or self.work.answer if state == "done" else ""
        self.lane = replace(
            self.lane, state=state, answer=shortened(answer, _LONGEST_ANSWER), tokens=self.work.tokens, ms=ms
        )
        return self.lane


@dataclass(frozen=True, slots=True)
class _Verdict:
    """The answer, the share of those who answered that hold it, and what the others held."""

    answer: str
    agreement: float
    dissent: tuple[str, ...] = ()


@dataclass(slots=True)
class _Board:
    """Where the agents stand, and what they have said to each other's reader."""

    agents: list[_Agent]
    said: asyncio.Queue[_Agent | Lane | Thought | ToolStep] = field(default_factory=asyncio.Queue)
    limit: str = ""

    def answered(self) -> list[_Agent]:
        return [agent for agent in self.agents if agent.lane.state == "done"]


async def contemplate(
    turn: Turn,
    message: Message,
    history: Sequence[Message],
    *,
    model: LanguageModel,
    toolbox: Toolbox,
    reasons: bool = False,
    withheld: WithheldSentences | None = None,
) -> AsyncGenerator[ReplyEvent, None]:
    """One turn of several agents over a capable `model`: Status, Lanes, Thoughts, ToolSteps, Account, Text, Usage, Done; or
    Failed where none of them could answer."""
    yield Status("thinking")
    board = _Board(_agents(turn, message, history, model, toolbox, reasons))
    async with aclosing(_at_work(board, sampled=not is_open(message.text))) as events:
        async for event in events:
            yield event
    answered = board.answered()
    found = tuple(given for agent in answered for given in agent.work.found)
    reader = ReadWorked(message.text, found, turn.currency, turn.started_at)
    speech = Speech(model, reader.read)
    if not answered:
        failure = next((agent.error for agent in board.agents if agent.error), None)
        if failure is not None and not board.limit:
            yield Failed(failure.code, f"{UNREACHABLE} ({failure.what}.)", failure.retryable)
            return
        partial = max((agent.work.answer for agent in board.agents), key=len)
        verdict = _Verdict(without_result(partial), 0.0)
    else:
        yield Status("weighing")
        try:
            verdict = await _weighed(message.text, answered, model, turn.currency)
        except CutShort as cut:
            board.limit = cut.limit
            verdict = _most_shared(answered)
    yield _account(board, verdict, found, message.text, turn)
    said = ""
    for text in speech.read_whole(verdict.answer):
        said += text.delta
        yield text
    if board.limit:
        yield Text(cut_short(board.limit, turn.locale, after=said))
    elif not said.strip():
        yield Text(NOTHING_TO_SAY)
    speech.tell(withheld)
    yield speech.usage()
    yield Done(turn.id, Mode.CONTEMPLATING)


def _agents(
    turn: Turn,
    message: Message,
    history: Sequence[Message],
    model: LanguageModel,
    toolbox: Toolbox,
    reasons: bool,
) -> list[_Agent]:
    effort = turn.effort or Effort.MEDIUM
    count = _AGENTS[effort]
    opens = is_open(message.text)
    agents = []
    for place in range(count):
        id = str(place + 1)
        role, side = SIDES[place] if opens else (role_of_sample(place), "")
        prompt = prompt_for_thinking(
            message.text, history, reasons=reasons, sampled=not opens, role=side, known=background_of(turn)
        )
        heat = 0.3 if opens or place == 0 else _SAMPLED_AT
        work = Work(model, turn, toolbox, effort=effort, lane=id, temperature=heat)
        agents.append(_Agent(Lane(id, role, "working"), work, prompt))
    return agents


async def _at_work(board: _Board, *, sampled: bool) -> AsyncGenerator[ReplyEvent, None]:
    """What they do, as it comes. Where enough samples agree, and when nobody listens any more, the rest is stopped."""
    at_once = asyncio.Semaphore(_AT_ONCE)
    tasks = {agent.lane.id: asyncio.create_task(_run(agent, board, at_once)) for agent in board.agents}
    ended = 0
    try:
        while ended < len(board.agents):
            event = await board.said.get()
            if not isinstance(event, _Agent):
                yield event
                continue
            ended += 1
            yield event.lane
            if sampled and _enough(board):
                break
        for task in tasks.values():
            if task.done() and not task.cancelled() and (fault := task.exception()) is not None:
                raise fault
        for agent in board.agents:
            if agent.lane.state == "working":
                tasks[agent.lane.id].cancel()
                yield agent.now("stopped")
    finally:
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)


async def _run(agent: _Agent, board: _Board, at_once: asyncio.Semaphore) -> None:
    async with at_once:
        agent.begun = perf_counter()
        board.said.put_nowait(agent.lane)
        state = "done"
        try:
            async with aclosing(agent.work.run(agent.prompt)) as events:
                async for event in events:
                    board.said.put_nowait(event)
        except CutShort as cut:
            state, board.limit = "stopped", cut.limit
        except ModelError as error:
            state, agent.error = "failed", error
        finally:
            if agent.lane.state == "working":  # a stopped one has been told of
                agent.now(state if agent.work.answer.strip() or state == "stopped" else "failed")
                board.said.put_nowait(agent)


def _enough(board: _Board) -> bool:
    """Whether more than half of all say the same by now, so that the others cannot change it."""
    results = [result_of(agent.work.answer) for agent in board.answered()]
    return len(largest_group(results)) * 2 > len(board.agents)


async def _weighed(
    question: str, answered: Sequence[_Agent], model: LanguageModel, currency: str
) -> _Verdict:
    """By rule where the results can be compared, else by the model, else by what most share. Raises CutShort."""
    results = [result_of(agent.work.answer, currency) for agent in answered]
    group = largest_group(results)
    is_majority = len(group) * 2 > len(answered)
    measured = all(result is not None and not result.text for result in results)
    if len(answered) == 1 or (not is_open(question) and (is_majority or measured)):
        return _counted(answered, group or (0,))
    answers = [(agent.lane.role, agent.work.answer) for agent in answered]
    try:
        said = await said_whole(
            model, prompt_for_judge(question, answers), schema=JUDGE_SCHEMA, max_tokens=_JUDGE_TOKENS
        )
        found = _OBJECT.search(said)
        judged = Judgement.model_validate_json(found[0] if found else "")
    except CutShort:
        raise
    except (ModelError, ValidationError):
        return _most_shared(answered)
    return _Verdict(judged.answer, judged.agreement, judged.dissent)


def _counted(answered: Sequence[_Agent], group: Sequence[int]) -> _Verdict:
    """The answer of those in `group`, which say the same."""
    rest = [agent for place, agent in enumerate(answered) if place not in group]
    first = answered[group[0]].work.answer
    return _Verdict(without_result(first), len(group) / len(answered), tuple(map(_held, rest)))


def _held(agent: _Agent) -> str:
    result = stated(agent.work.answer) or shortened(agent.work.answer, _LONGEST_ANSWER)
    return f"{agent.lane.role} held: {result}"


def _most_shared(answered: Sequence[_Agent]) -> _Verdict:
    """Without a judge: the answer that shares most with the others; that they agree is not known."""
    answers = [without_result(agent.work.answer) for agent in answered]
    place = most_shared(answers)
    held = tuple(_held(agent) for agent in answered if agent is not answered[place])
    return _Verdict(answers[place], 1 / len(answered), held)


def _account(
    board: _Board, verdict: _Verdict, found: Sequence[tuple[str, ToolResult]], question: str, turn: Turn
) -> Account:
    """What the lanes and the others say is shown only as far as the lock lets it."""
    reader = ReadWorked(question, found, turn.currency, turn.started_at)

    def told(words: str) -> str:
        return words if reader.read(words).fate is Fate.SAID else ""

    lanes = tuple(replace(agent.lane, answer=told(agent.lane.answer)) for agent in board.agents)
    dissent = tuple(filter(None, map(told, verdict.dissent)))
    answered = len(board.answered())
    worth_it = answered > 1 and verdict.agreement < 1
    stopped = any(lane.state == "stopped" for lane in lanes) and not board.limit
    note = note_on(lanes, verdict.agreement)
    return Account(round(verdict.agreement, 3), dissent, worth_it, note, stopped, lanes)
