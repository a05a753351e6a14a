"""Contemplating: several agents work at once, and what they say is weighed before one answer is given.

Where a planner finds parts that can be worked at once, each agent works at one of them, and one answer is made of what they
found. Else a question with a result that can be compared is answered by several samples, and as soon as enough of them agree
the others are stopped; an open one is answered from several sides, and a judge weighs them. The account says what each did,
what it cost, who differed, and whether it was worth it. It needs a capable model.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace
from time import perf_counter

from persea.compose.agreement import without_result
from persea.compose.cut import cut_short
from persea.compose.deliberation import (
    SIDES,
    is_open,
    is_split_worth_it,
    note_on,
    note_on_parts,
    role_of_sample,
)
from persea.compose.phrases import listing
from persea.compose.prompt import background_of, prompt_for_part, prompt_for_thinking
from persea.compose.stream import Speech
from persea.compose.talk import NOTHING_TO_SAY, UNREACHABLE
from persea.errors import CutShort
from persea.gather.toolbox import Toolbox
from persea.modes.agents import Agent, Board, at_work
from persea.modes.splitting import PLAN_WITHIN_S, Part, join, may_be_split, plan_for, side_by_side
from persea.modes.weighing import Verdict, unweighed, weigh
from persea.modes.working import Work, found_so_far
from persea.seams import LanguageModel
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
    Turn,
)

_AGENTS = {Effort.NONE: 3, Effort.LOW: 3, Effort.MEDIUM: 3, Effort.HIGH: 5}
_SAMPLED_AT = 0.8  # temperature: samples that cannot differ are no samples


async def contemplate(
    turn: Turn,
    message: Message,
    history: Sequence[Message],
    *,
    model: LanguageModel,
    toolbox: Toolbox,
    reasons: bool = False,
    plans: bool = False,
    plan_within_s: float = PLAN_WITHIN_S,
    withheld: WithheldSentences | None = None,
) -> AsyncGenerator[ReplyEvent, None]:
    """One turn of several agents over a capable `model`: Status, Lanes, Thoughts, ToolSteps, Account, Text, Usage, Done; or
    Failed where none of them could answer. `plans`: its answers fit schemas, so that it is asked for parts, once and for so
    long at most."""
    board = Board([], message.text, turn)
    parts: list[Part] = []
    if plans and may_be_split(message.text):
        async with aclosing(_planned(board, parts, history, model, plan_within_s)) as planning:
            async for told in planning:
                yield told
    yield Status("thinking")
    board.is_split = bool(parts)
    if parts:
        board.agents = _workers(parts, turn, message, history, model, toolbox, reasons)
    else:
        board.agents = _agents(turn, message, history, model, toolbox, reasons)
    sampled = not parts and not is_open(message.text)
    async with aclosing(at_work(board, sampled=sampled)) as events:
        async for event in events:
            yield event
    if board.answers():
        yield Status("weighing")
        verdict = await _verdict_on(board, model)
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
    undone = f"\n\nNot worked out: {listing(board.missing())}." if board.missing() and board.answers() else ""
    for text in speech.read_whole(f"{verdict.answer}{undone}"):
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


async def _planned(
    board: Board, parts: list[Part], history: Sequence[Message], model: LanguageModel, within_s: float
) -> AsyncGenerator[Status | Lane, None]:
    """Asks for a plan, in a lane of its own; what it has of use goes into `parts`."""
    yield Status("planning")
    begun, known = perf_counter(), background_of(board.turn)
    planner = Lane("0", "Planner", "working")
    yield planner
    plan = await plan_for(board.question, history, known, model, within_s=within_s)
    parts += [_with_title_shown(part, place, board) for place, part in enumerate(plan.parts, 1)]
    board.planner = replace(
        planner,
        state="done" if plan.is_read else "failed",
        answer=plan.why or f"{len(parts)} parts: {listing([part.title for part in parts])}.",
        tokens=plan.tokens,
        ms=(perf_counter() - begun) * 1000,
    )
    yield board.planner


async def _verdict_on(board: Board, model: LanguageModel) -> Verdict:
    """What the answers, one at least, come to."""
    answers = board.answers()
    try:
        if board.is_split:
            return await join(board.question, answers, board.missing(), model)
        return await weigh(board.question, answers, model, board.turn.currency)
    except CutShort as cut:
        board.limit = cut.limit
        return side_by_side(answers) if board.is_split else unweighed(answers)


def _with_title_shown(part: Part, place: int, board: Board) -> Part:
    """A title is shown as it is only where the lock lets it out."""
    title = " ".join(part.title.split()).strip("*_`#:. ")
    return part.model_copy(update={"title": board.shown(title) or f"Part {place}"})


def _workers(
    parts: Sequence[Part],
    turn: Turn,
    message: Message,
    history: Sequence[Message],
    model: LanguageModel,
    toolbox: Toolbox,
    reasons: bool,
) -> list[Agent]:
    """One for each part."""
    effort, known = turn.effort or Effort.MEDIUM, background_of(turn)
    agents = []
    for place, part in enumerate(parts, 1):
        work = Work(model, turn, toolbox, effort=effort, lane=str(place))
        prompt = prompt_for_part(message.text, part.task, history, reasons=reasons, known=known)
        agents.append(Agent(Lane(str(place), part.title, "working"), work, prompt))
    return agents


def _agents(
    turn: Turn,
    message: Message,
    history: Sequence[Message],
    model: LanguageModel,
    toolbox: Toolbox,
    reasons: bool,
) -> list[Agent]:
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
        agents.append(Agent(Lane(id, role, "working"), work, prompt))
    return agents


def _account(board: Board, verdict: Verdict) -> Account:
    """What the lanes and the others say is shown only as far as the lock lets it."""
    lanes = tuple(map(board.shown_lane, board.agents))
    planned = () if board.planner is None else (board.planner,)
    dissent = tuple(filter(None, map(board.shown, verdict.dissent)))
    answered, cut = len(board.answered()), bool(board.limit)
    if board.is_split:
        note = note_on_parts(lanes, verdict.agreement, cut=cut, joined=verdict.is_whole)
        worth_it = answered > 1 and not cut and is_split_worth_it(lanes)
        return Account(round(verdict.agreement, 3), dissent, worth_it, note, False, planned + lanes)
    agreement = verdict.agreement * (
        answered / len(lanes) if cut else 1
    )  # nobody knows what the others would say
    worth_it = answered > 1 and agreement < 1 and not cut
    stopped = any(lane.state == "stopped" for lane in lanes) and not cut
    note = note_on(lanes, agreement, cut=cut, judged=verdict.judged)
    return Account(round(agreement, 3), dissent, worth_it, note, stopped, planned + lanes)
