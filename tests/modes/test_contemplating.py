"""Contemplating: agents at once, early stops, a judge, an honest account, and nothing left running."""

from __future__ import annotations

import asyncio
from time import perf_counter

import pytest
from acting import Acting, Asked, Says, a_question, a_turn, heard, in_order, text_of, thoughts_of

from persea.compose.prompt import JUDGE_RULES
from persea.errors import ModelUnavailable
from persea.gather.toolbox import Toolbox
from persea.llm.metered import Metered
from persea.modes.contemplating import contemplate
from persea.values import Account, Budget, Done, Effort, Failed, Lane, Message, Mode, ReplyEvent

SUM = "How many weeks are 91 days?"
OPEN = "Should I learn to sail or to fly?"


async def contemplated(
    model: Acting | Metered, text: str = SUM, effort: Effort = Effort.MEDIUM
) -> list[ReplyEvent]:
    turn = a_turn(Mode.CONTEMPLATING, effort)
    return await heard(contemplate(turn, a_question(text), (), model=model, toolbox=Toolbox({})))


def account_of(events: list[ReplyEvent]) -> Account:
    [account] = [event for event in events if isinstance(event, Account)]
    return account


def states(account: Account) -> list[str]:
    return [lane.state for lane in account.lanes]


def others() -> set[asyncio.Task[object]]:
    return asyncio.all_tasks() - {asyncio.current_task()}  # type: ignore[arg-type]


async def test_agents_work_at_once() -> None:
    """Three agents take hardly longer than the slowest of them: well under 1.4 times as long."""
    await contemplated(Acting(in_order(Says("Answer: 1"))))  # patterns are compiled once
    model = Acting(
        lambda asked, before: Says(f"It is {before}.\nAnswer: {before}", delay_s=1.5 - before * 0.2)
    )
    begun = perf_counter()
    events = await contemplated(model)
    took_s = perf_counter() - begun
    assert took_s < 1.4 * max(lane.ms for lane in account_of(events).lanes) / 1000
    assert model.most_open == 3
    assert states(account_of(events)) == ["done"] * 3
    assert account_of(events).agreement == pytest.approx(1 / 3, abs=0.001)
    assert len(account_of(events).dissent) == 2


async def test_enough_that_agree_stop_the_rest() -> None:
    """As soon as two of three say the same, the third is left at once, and one alone would have done."""
    before_it = others()
    model = Acting(
        lambda asked, before: (
            Says("13 weeks.\nAnswer: 13 weeks") if before < 2 else Says("Answer: 12", delay_s=30)
        )
    )
    begun = perf_counter()
    events = await contemplated(model)
    assert perf_counter() - begun < 1
    account = account_of(events)
    assert states(account) == ["done", "done", "stopped"]
    assert (account.agreement, account.stopped_early, account.worth_it) == (1.0, True, False)
    assert "one alone would have done" in account.note
    assert text_of(events).strip() == "13 weeks."
    assert (model.open, model.left) == (0, 1)
    assert others() <= before_it
    assert isinstance(events[-1], Done)
    assert events[-1].mode is Mode.CONTEMPLATING


async def test_the_majority_answers_and_the_others_are_told_of() -> None:
    """Results that differ are counted, however they are written; who differs is in the account."""
    said = [
        "It makes 13 weeks.\nAnswer: 13",
        "I say 12.\nAnswer: 12 weeks",
        "So 13.0 weeks\n**Answer: 13.0 weeks**",
    ]
    model = Acting(lambda asked, before: Says(said[before], delay_s=before * 0.05))
    events = await contemplated(model)
    account = account_of(events)
    assert account.agreement == pytest.approx(2 / 3, abs=0.001)
    assert account.dissent == ("Second sample held: 12 weeks",)
    assert account.worth_it
    assert text_of(events).strip() == "It makes 13 weeks."


async def test_high_effort_asks_five() -> None:
    """At high effort five take part, and three that agree are enough."""
    model = Acting(lambda asked, before: Says("Answer: yes", delay_s=0 if before in (0, 2, 4) else 30))
    account = account_of(await contemplated(model, "Is 91 divisible by 13?", Effort.HIGH))
    assert sorted(states(account)) == ["done", "done", "done", "stopped", "stopped"]


def _sides(asked: Asked, before: int) -> Says:
    if JUDGE_RULES in asked.system:
        return Says(
            '{"answer": "Sail first, fly later.", "agreement": 0.67, "dissent": ["The sceptic would do neither."]}'
        )
    return Says(f"Side {before} speaks at length of wind and wings.")


async def test_an_open_question_is_seen_from_several_sides_and_judged() -> None:
    """Roles instead of samples, a judge that weighs them by a schema, and lanes with their own thoughts."""
    model = Acting(_sides)
    events = await contemplated(model, OPEN)
    account = account_of(events)
    assert [lane.role for lane in account.lanes] == ["Advocate", "Sceptic", "Practitioner"]
    assert len({asked.system for asked in model.asked}) == 4
    assert model.asked[-1].manner.schema is not None
    assert text_of(events).strip() == "Sail first, fly later."
    assert account.agreement == 0.67
    assert account.dissent == ("The sceptic would do neither.",)
    assert account.worth_it


@pytest.mark.parametrize(
    "judge", [Says("I cannot decide!"), Says('{"answer": ""}'), Says(error=ModelUnavailable("Gone"))]
)
async def test_without_a_judge_the_answer_that_shares_most_counts(judge: Says) -> None:
    """A judge that fails is replaced by a rule."""
    said = [
        "Neither: stay at home and knit.",
        "Learn sailing first, since wind is free.",
        "Learn sailing, as wind is free of cost.",
    ]

    def part(asked: Asked, before: int) -> Says:
        return judge if JUDGE_RULES in asked.system else Says(said[before])

    events = await contemplated(Acting(part), OPEN)
    assert text_of(events).strip() == said[1]
    assert account_of(events).agreement == pytest.approx(1 / 3, abs=0.001)


async def test_an_agent_that_fails_is_said_to_have_failed() -> None:
    """The others answer without it."""
    model = Acting(
        lambda asked, before: Says(error=ModelUnavailable("Gone")) if before == 0 else Says("Answer: 13")
    )
    events = await contemplated(model)
    assert states(account_of(events)) == ["failed", "done", "done"]
    assert text_of(events).strip() == "13"


async def test_where_all_fail_the_turn_fails() -> None:
    """Nobody answers: the turn ends with the model's error."""
    events = await contemplated(Acting(in_order(Says(error=ModelUnavailable("Gone")))))
    assert isinstance(events[-1], Failed)
    assert events[-1].retryable


async def test_lanes_tell_their_states_and_think_apart() -> None:
    """A lane is sent when it begins and when it ends; its thoughts carry its id."""
    model = Acting(lambda asked, before: Says(f"Answer: {before}", f"I am {before}. "))
    events = await contemplated(model)
    of_two = [event.state for event in events if isinstance(event, Lane) and event.id == "2"]
    assert of_two == ["working", "done"]
    assert thoughts_of(events, "2") == "I am 1. "


async def test_what_a_lane_says_passes_the_lock() -> None:
    """A claim about the shop is in no lane and no account, in whatever piece of the stream."""
    model = Acting(lambda asked, before: Says(f"Answer: everything is {before}0% off today"))
    events = await contemplated(model)
    lanes = [event for event in events if isinstance(event, Lane)] + list(account_of(events).lanes)
    assert all(lane.answer == "" for lane in lanes)
    assert account_of(events).dissent == ()
    assert "off" not in text_of(events)


async def test_out_of_tokens_the_agents_end_with_what_they_have() -> None:
    """One budget bounds them all; the turn says that it ended early and is done."""
    model = Acting(lambda asked, before: Says("many words " * 200, gap_s=0.001, usage=None))
    meter = Metered(model, Budget(tokens=1200))
    events = await contemplated(meter)
    assert "used all the tokens" in text_of(events)
    assert isinstance(events[-1], Done)
    assert meter.tokens < 1400
    assert model.open == 0


async def test_who_leaves_stops_every_agent_at_once() -> None:
    """Closing the turn ends all answers within a second, and leaves no task behind."""
    before_it = others()
    model = Acting(in_order(Says("Answer: 1", delay_s=30)))
    turn = a_turn(Mode.CONTEMPLATING, Effort.HIGH)
    message: Message = a_question(SUM)
    events = contemplate(turn, message, (), model=model, toolbox=Toolbox({}))
    async for event in events:
        if isinstance(event, Lane) and event.id == "5":
            break
    assert model.open >= 4
    begun = perf_counter()
    await events.aclose()
    assert perf_counter() - begun < 1
    assert model.open == 0
    assert others() <= before_it


ALIKE = "Wind is free, **so learn to sail** first, and then see whether flying still tempts you."


@pytest.mark.parametrize("judge", [Says("I cannot decide!"), Says('{"answer": "Fly.", "agreement": 0.1}')])
@pytest.mark.parametrize("text", [OPEN, "Which of them is the finer sport?"])
async def test_the_same_answer_word_for_word_is_agreement_whatever_a_judge_says(
    text: str, judge: Says
) -> None:
    """Equal texts, apart from emphasis, blanks and capitals, count as one: nobody differs, and one would have done."""
    said = [ALIKE, ALIKE.replace("*", "").upper(), f" {ALIKE}\n"]

    def part(asked: Asked, before: int) -> Says:
        return judge if JUDGE_RULES in asked.system else Says(said[before % 3], delay_s=0.01 * before)

    account = account_of(await contemplated(Acting(part), text))
    assert (account.agreement, account.dissent, account.worth_it) == (1.0, (), False)


async def test_two_that_say_the_same_are_no_dissent_where_the_judge_fails() -> None:
    """The one that differs is told of, the equal one is not."""
    said = [ALIKE, "Neither: stay at home and knit.", ALIKE]

    def part(asked: Asked, before: int) -> Says:
        return Says("Hm!") if JUDGE_RULES in asked.system else Says(said[before])

    account = account_of(await contemplated(Acting(part), OPEN))
    assert account.agreement == pytest.approx(2 / 3, abs=0.001)
    assert account.dissent == ("Sceptic held: Neither: stay at home and knit.",)
    assert "the judge’s come on top" in account.note


async def test_where_a_limit_cut_it_no_agreement_is_claimed() -> None:
    """One of three answered before the tokens were used up: a third holds it, and the note says what is not known."""
    model = Acting(
        lambda asked, before: (
            Says("13 weeks.\nAnswer: 13", usage=None)
            if before == 0
            else Says("many words " * 300, delay_s=0.05, gap_s=0.001, usage=None)
        )
    )
    events = await contemplated(Metered(model, Budget(tokens=1200)))
    account = account_of(events)
    assert states(account) == ["done", "stopped", "stopped"]
    assert account.agreement == pytest.approx(1 / 3, abs=0.001)
    assert (account.worth_it, account.stopped_early) == (False, False)
    assert account.note.startswith(
        "One of three answered and two were stopped. What this answer may use was used up"
    )
    assert "13 weeks." in text_of(events)
    assert "used all the tokens" in text_of(events)
