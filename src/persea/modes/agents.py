"""Several agents at work at once: where each stands, what it says, and how all of them end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from time import perf_counter

from persea.compose.heard import Fate
from persea.compose.worked import ReadWorked
from persea.errors import CutShort, ModelError
from persea.modes.weighing import Answer, is_settled
from persea.modes.working import Work
from persea.seams import ToolResult
from persea.values import Lane, Message, ReplyEvent, Thought, ToolStep, Turn

_AT_ONCE = 5


@dataclass(slots=True)
class Agent:
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
class Board:
    """Where the agents stand, and what they have said to each other's reader."""

    agents: list[Agent]
    question: str
    turn: Turn
    said: asyncio.Queue[Agent | Lane | Thought | ToolStep] = field(default_factory=asyncio.Queue)
    limit: str = ""
    planner: Lane | None = None
    """Who was asked for parts; None where nobody was."""
    is_split: bool = False
    """Whether each agent works at a part of its own."""

    def answered(self) -> list[Agent]:
        return [agent for agent in self.agents if agent.lane.state == "done"]

    def answers(self) -> list[Answer]:
        return [Answer(agent.lane.role, agent.work.answer) for agent in self.answered()]

    def found(self) -> tuple[tuple[str, ToolResult], ...]:
        """What tools gave to those that answered."""
        return tuple(given for agent in self.answered() for given in agent.work.found)

    def found_by_any(self) -> list[tuple[str, ToolResult]]:
        """What tools gave to the first agent that they gave anything; the others asked for the same, unless they have parts."""
        if self.is_split:
            return [given for agent in self.agents for given in agent.work.found]
        return next((agent.work.found for agent in self.agents if agent.work.found), [])

    def shown(self, words: str) -> str:
        """What an agent says, as far as the lock lets it out in one piece."""
        heard = self.reader().read(words)
        return words if heard.fate is Fate.SAID else ""

    def reader(self) -> ReadWorked:
        return ReadWorked(self.question, self.found(), self.turn.currency, self.turn.started_at)

    def shown_lane(self, agent: Agent) -> Lane:
        return replace(agent.lane, answer=self.shown(agent.lane.answer))

    def missing(self) -> list[str]:
        """The parts that nobody has worked out."""
        return [agent.lane.role for agent in self.agents if self.is_split and agent.lane.state != "done"]


async def at_work(board: Board, *, sampled: bool) -> AsyncGenerator[ReplyEvent, None]:
    """What they do, as it comes. Where enough samples agree, and when nobody listens any more, the rest is stopped."""
    at_once = asyncio.Semaphore(_AT_ONCE)
    tasks = {agent.lane.id: asyncio.create_task(_run(agent, board, at_once)) for agent in board.agents}
    ended = 0
    try:
        while ended < len(board.agents):
            event = await board.said.get()
            if not isinstance(event, Agent):
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


async def _run(agent: Agent, board: Board, at_once: asyncio.Semaphore) -> None:
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
