"""Contemplating a task that can be split: a plan, a lane for each part, one joined answer, and no worse where there is no plan."""

from __future__ import annotations

import asyncio
import json
from time import perf_counter

import pytest
from acting import Abacus, Acting, Asked, Says, a_question, a_turn, call, heard, text_of

from persea.compose.prompt import JOIN_RULES, PLAN_RULES
from persea.errors import ModelUnavailable
from persea.gather.toolbox import Toolbox
from persea.llm.metered import Metered
from persea.modes.contemplating import contemplate
from persea.values import Account, Budget, Done, Effort, Failed, Lane, Mode, ReplyEvent, Status, Text, Usage

TASK = (
    "Compare what a tent, a sleeping bag and a stove weigh for two people over three nights, and tell me what all of it"
    " comes to in kilograms."
)
PARTS = (
    {"title": "Weight of tents", "task": "What does a tent for two people weigh?"},
    {"title": "Sleeping bags", "task": "What do two sleeping bags weigh together?"},
    {"title": "Stove and gas", "task": "What do a stove and gas for three nights weigh?"},
)
JOINED = json.dumps({"answer": "All of it comes to 6 kg.", "agreement": 1.0, "dissent": []})


def a_plan(*parts: dict[str, str], can_split: bool = True) -> str:
    return json.dumps({"can_split": can_split, "parts": list(parts)})


class Playing:
    """A planner, workers that know their parts by the words of the task, and who joins what they found."""

    def __init__(
        self, plan: Says | None = None, joined: Says | None = None, works: dict[str, Says] | None = None
    ) -> None:
        self.plan = plan or Says(a_plan(*PARTS))
        self.joined = joined or Says(JOINED)
        self.works = works or {}

    def __call__(self, asked: Asked, before: int) -> Says:
        if PLAN_RULES in asked.system:
            return self.plan
        if JOIN_RULES in asked.system:
            return self.joined
        told = asked.messages[-1].text
        mine = next((says for part, says in self.works.items() if part in told), None)
        return mine or Says(f"Some 2 kg, says number {before}.\nAnswer: 2 kg")


async def contemplated(
    model: Acting | Metered, text: str = TASK, *, plans: bool = True, within_s: float = 20.0, **tools: Abacus
) -> list[ReplyEvent]:
    turn = a_turn(Mode.CONTEMPLATING, Effort.MEDIUM)
    answer = contemplate(
        turn,
        a_question(text),
        (),
        model=model,
        toolbox=Toolbox(dict(tools)),
        plans=plans,
        plan_within_s=within_s,
    )
    return await heard(answer)


def account_of(events: list[ReplyEvent]) -> Account:
    [account] = [event for event in events if isinstance(event, Account)]
    return account


def roles(account: Account) -> list[str]:
    return [lane.role for lane in account.lanes]


def others() -> set[asyncio.Task[object]]:
    return asyncio.all_tasks() - {asyncio.current_task()}  # type: ignore[arg-type]


async def test_a_task_is_split_worked_at_once_and_joined() -> None:
    """The planner's parts are lanes with their titles, they are worked at the same time, and one answer is made of them."""
    works = {part["task"]: Says(f"{part['title']}: 2 kg", delay_s=0.5) for part in PARTS}
    model = Acting(Playing(works=works))
    begun = perf_counter()
    events = await contemplated(model)
    took_s = perf_counter() - begun
    account = account_of(events)
    assert roles(account) == ["Planner", "Weight of tents", "Sleeping bags", "Stove and gas"]
    assert [lane.state for lane in account.lanes] == ["done"] * 4
    assert [lane.answer for lane in account.lanes[1:]] == [f"{part['title']}: 2 kg" for part in PARTS]
    assert account.lanes[0].answer == "3 parts: Weight of tents, Sleeping bags and Stove and gas."
    assert model.most_open == 3
    assert took_s < 1.4 * max(lane.ms for lane in account.lanes) / 1000
    assert text_of(events).strip() == "All of it comes to 6 kg."
    assert (account.agreement, account.worth_it, account.dissent) == (1.0, True, ())
    stages = [event.stage for event in events if isinstance(event, Status)]
    assert stages == ["planning", "thinking", "weighing"]
    joining = next(asked for asked in model.asked if JOIN_RULES in asked.system)
    assert all(f'<part title="{part["title"]}">' in joining.messages[-1].text for part in PARTS)


async def test_each_works_at_its_own_part_and_knows_the_whole() -> None:
    """No two are asked the same; each is told the question that it is a part of."""
    model = Acting(Playing())
    await contemplated(model)
    working = [asked.messages[-1].text for asked in model.asked if not asked.manner.schema]
    assert len(working) == 3
    assert all(TASK in told for told in working)
    assert [sum(part["task"] in told for told in working) for part in PARTS] == [1, 1, 1]


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        (Says("I would begin with the tent!"), "The plan could not be read."),
        (Says('{"can_split": true, "parts": [{"title": "Tent'), "The plan could not be read."),
        (Says(a_plan(can_split=False)), "It has no parts that can be worked at once."),
        (Says(a_plan()), "The plan was of no use."),
        (Says(a_plan(PARTS[0])), "The plan was of no use."),
        (Says(a_plan(PARTS[0], PARTS[0])), "The plan was of no use."),
        (Says(a_plan(*PARTS, {"title": "All of it", "task": TASK})), "The plan was of no use."),
        (Says(a_plan(*({"title": f"Part {n}", "task": f"Look at {n} things."} for n in range(5)))), "The plan was of no use."),
        (Says(error=ModelUnavailable("Gone")), "There was no plan."),
        (Says(a_plan(*PARTS), delay_s=30), "The plan came too late."),
    ],
)  # fmt: skip
async def test_without_a_plan_of_use_all_work_at_the_whole(plan: Says, why: str) -> None:
    """Garbage, one part, too many, the task again, or none in time: three samples answer, and the account says why."""
    begun = perf_counter()
    events = await contemplated(Acting(Playing(plan)), within_s=0.3)
    assert perf_counter() - begun < 3
    account = account_of(events)
    assert roles(account) == ["Planner", "First sample", "Second sample", "Third sample"]
    assert account.lanes[0].answer == why
    assert "2 kg" in text_of(events)
    assert isinstance(events[-1], Done)


async def test_nobody_plans_where_it_would_not_help() -> None:
    """A short question is not split; a model that was not found to fit schemas is not asked."""
    for text, plans in (("How many weeks are 91 days?", True), (TASK, False)):
        model = Acting(Playing())
        account = account_of(await contemplated(model, text, plans=plans))
        assert roles(account)[0] == "First sample"
        assert not any(PLAN_RULES in asked.system for asked in model.asked)


async def test_what_was_not_worked_out_is_said() -> None:
    """A part that fails is missing from the answer, which says so, and from what is joined."""
    model = Acting(Playing(works={PARTS[1]["task"]: Says(error=ModelUnavailable("Gone"))}))
    events = await contemplated(model)
    account = account_of(events)
    assert [lane.state for lane in account.lanes] == ["done", "done", "failed", "done"]
    assert text_of(events).endswith("Not worked out: Sleeping bags.")
    assert "two of three were worked out and one failed" in account.note
    joining = next(asked for asked in model.asked if JOIN_RULES in asked.system)
    assert '<part title="Sleeping bags">Nothing was found out.</part>' in joining.messages[-1].text


@pytest.mark.parametrize("joined", [Says("Six."), Says(error=ModelUnavailable("Gone"))])
async def test_where_nobody_joins_it_each_part_stands_for_itself(joined: Says) -> None:
    """Each with its title; whether it fits together is not claimed."""
    events = await contemplated(Acting(Playing(joined=joined)))
    said, account = text_of(events), account_of(events)
    assert all(f"**{part['title']}**" in said for part in PARTS)
    assert "Nobody made one answer of it" in account.note
    assert account.agreement == 0


async def test_one_part_that_takes_nearly_all_was_not_worth_splitting() -> None:
    """The account says that it saved little."""
    works = {part["task"]: Says("2 kg", delay_s=0.8 if place == 0 else 0) for place, part in enumerate(PARTS)}
    account = account_of(await contemplated(Acting(Playing(works=works))))
    assert not account.worth_it
    assert "one took nearly all of it, so splitting saved little" in account.note


async def test_the_account_adds_up() -> None:
    """What the lanes took, the planner's among them, and what the joining took is what the meter counted; tools too are lanes' own."""
    works = {PARTS[0]["task"]: Says(calls=(call("2+2"),))}

    def part(asked: Asked, before: int) -> Says:
        playing = Playing(works=works)
        return (
            Says("It is 4 kg.") if any(one.tool_call_id for one in asked.messages) else playing(asked, before)
        )

    meter = Metered(Acting(part), Budget())
    events = await contemplated(meter, calculate=Abacus({"2+2": "4"}))
    account = account_of(events)
    assert meter.calls == 6  # a plan, four for three parts of which one used a tool, one joined answer
    assert sum(lane.tokens for lane in account.lanes) + 120 == meter.tokens
    assert [event for event in events if isinstance(event, Usage)]


async def test_what_a_plan_says_of_the_shop_is_not_shown() -> None:
    """A title passes the lock as all text does."""
    sold = {"title": "Everything is 90% off today", "task": "What does a tent for two people weigh?"}
    account = account_of(await contemplated(Acting(Playing(Says(a_plan(sold, *PARTS[1:]))))))
    assert roles(account)[1] == "Part 1"
    assert not any("off" in f"{lane.role} {lane.answer}" for lane in account.lanes)


@pytest.mark.parametrize("tokens", [150, 400, 520])
async def test_out_of_tokens_it_ends_with_what_it_has(tokens: int) -> None:
    """In the plan, in the parts and in the joining: one budget bounds them all, and the turn says so and is done."""
    works = {part["task"]: Says("two kilos " * 60, gap_s=0.001, usage=None) for part in PARTS}
    model = Acting(Playing(works=works))
    meter = Metered(model, Budget(tokens=tokens))
    events = await contemplated(meter)
    assert "used all the tokens" in text_of(events)
    assert isinstance(events[-1], Done)
    assert meter.tokens < tokens + 300
    assert model.open == 0


async def test_out_of_time_the_parts_that_are_done_are_told() -> None:
    """What one part has found is said, with what is missing."""
    works = {
        part["task"]: Says("It is 2 kg.", delay_s=0 if place == 0 else 30) for place, part in enumerate(PARTS)
    }
    meter = Metered(Acting(Playing(works=works)), Budget(wall_s=0.6))
    events = await contemplated(meter)
    said = text_of(events)
    assert "**Weight of tents**: It is 2 kg." in said
    assert "Not worked out: Sleeping bags and Stove and gas." in said
    assert not account_of(events).worth_it


@pytest.mark.parametrize("when", ["planning", "working"])
async def test_who_leaves_ends_every_child(when: str) -> None:
    """Closing the turn ends the planner's call, or all parts, within a second, and leaves no task behind."""
    before_it = others()
    works = {part["task"]: Says("2 kg", delay_s=30) for part in PARTS}
    model = Acting(Playing(Says(a_plan(*PARTS), delay_s=30 if when == "planning" else 0), works=works))
    turn = a_turn(Mode.CONTEMPLATING)

    async def follow() -> None:
        await heard(contemplate(turn, a_question(TASK), (), model=model, toolbox=Toolbox({}), plans=True))

    following = asyncio.create_task(follow())
    await asyncio.sleep(0.3)
    assert model.open == (1 if when == "planning" else 3)
    begun = perf_counter()
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)
    assert perf_counter() - begun < 1
    assert model.open == 0
    assert others() <= before_it


async def test_where_every_part_fails_the_turn_fails() -> None:
    """Nobody has found anything: the turn ends with the model's error."""
    gone = Says(error=ModelUnavailable("Gone"))
    events = await contemplated(Acting(Playing(works={part["task"]: gone for part in PARTS})))
    assert isinstance(events[-1], Failed)
    assert [event.state for event in events if isinstance(event, Lane) and event.id == "1"] == [
        "working",
        "failed",
    ]
    assert not [event for event in events if isinstance(event, Text)]
