"""Contemplating: several agents work at once, and what they say is weighed before one answer is given.

A question with a result that can be compared is answered by several samples, and as soon as enough of them agree the
others are stopped. An open one is answered from several sides, and a judge weighs them. The account says what each did,
what it cost, who differed, and whether it was worth it. It needs a capable model.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from time import perf_counter

from persea.compose.agreement import without_result
from persea.compose.cut import cut_short
from persea.compose.deliberation import SIDES, is_open, note_on, role_of_sample
from persea.compose.heard import Fate
from persea.compose.prompt import background_of, prompt_for_thinking
from persea.compose.stream import Speech
from persea.compose.talk import NOTHING_TO_SAY, UNREACHABLE
from persea.compose.worked import ReadWorked
from persea.errors import CutShort, ModelError
from persea.gather.toolbox import Toolbox
from persea.modes.weighing import Answer, Verdict, is_settled, unweighed, weigh
from persea.modes.working import Work, found_so_far
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
        answer = Answer(self.lane.role, self.work.answer).brief if state == "done" else ""
        self.lane = replace(self.lane, state=state, answer=answer, tokens=self.work.tokens, ms=ms)
        return self.lane


@dataclass(slots=True)
class _Board:
    """Where the agents stand, and what they have said to each other's reader."""

    agents: list[_Agent]
    question: str
    turn: Turn
    said: asyncio.Queue[_Agent | Lane | Thought | ToolStep] = field(default_factory=asyncio.Queue)
    limit: str = ""

    def answered(self) -> list[_Agent]:
        return [agent for agent in self.agents if agent.lane.state == "done"]

    def answers(self) -> list[Answer]:
        return [Answer(agent.lane.role, agent.work.answer) for agent in self.answered()]

    def found(self) -> tuple[tuple[str, ToolResult], ...]:
        """What tools gave to those that answered."""
        return tuple(given for agent in self.answered() for given in agent.work.found)

    def found_by_any(self) -> list[tuple[str, ToolResult]]:
        """What tools gave to the first agent that they gave anything; the others asked for the same."""
        return next((agent.work.found for agent in self.agents if agent.work.found), [])

    def shown(self, words: str) -> str:
        """What an agent says, as far as the lock lets it out in one piece."""
        heard = self.reader().read(words)
        return words if heard.fate is Fate.SAID else ""

    def reader(self) -> ReadWorked:
        return ReadWorked(self.question, self.found(), self.turn.currency, self.turn.started_at)

    def shown_lane(self, agent: _Agent) -> Lane:
        return replace(agent.lane, answer=self.shown(agent.lane.answer))


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
    board = _Board(_agents(turn, message, history, model, toolbox, reasons), message.text, turn)
    async with aclosing(_at_work(board, sampled=not is_open(message.text))) as events:
        async for event in events:
            yield event
    answers = board.answers()
    if answers:
        yield Status("weighing")
        try:
            verdict = await weigh(message.text, answers, model, turn.currency)
        except CutShort as cut:
            board.limit = cut.limit
            verdict = unweighed(answers)
    else:
        failure = next((agent.error for agent in board.agents if agent.error), None)
        if failure is not None and not board.limit:
            yield Failed(failure.code, f"{UNREACHABLE} ({failure.what}.)", failure.retryable)
            return
        partial = max((agent.work.answer for agent in board.agents), key=len)
        verdict = Verdict(without_result(partial), 0.0)
    yield _account(board, verdict)
    speech = Speech(model, board.reader().read)
    said = ""
    for text in speech.read_whole(verdict.answer):
        said += text.delta
        yield text
    if board.limit:
        for text in [] if said.strip() else found_so_far(board.found_by_any(), message.text, turn):
            said += text.delta
            yield text
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
            yield board.shown_lane(event)
            if sampled and is_settled(board.answers(), len(board.agents), board.turn.currency):
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


def _account(board: _Board, verdict: Verdict) -> Account:
    """What the lanes and the others say is shown only as far as the lock lets it."""
    lanes = tuple(map(board.shown_lane, board.agents))
    dissent = tuple(filter(None, map(board.shown, verdict.dissent)))
    answered, cut = len(board.answered()), bool(board.limit)
    agreement = verdict.agreement * (
        answered / len(lanes) if cut else 1
    )  # nobody knows what the others would say
    worth_it = answered > 1 and agreement < 1 and not cut
    stopped = any(lane.state == "stopped" for lane in lanes) and not cut
    note = note_on(lanes, agreement, cut=cut, judged=verdict.judged)
    return Account(round(agreement, 3), dissent, worth_it, note, stopped, lanes)
