"""Modes in whole turns on the demo shop: reckoning without a model, grounded goods, budgets and days."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from acting import Acting, Asked, Says, a_question, a_turn, call, heard, in_order, text_of, thoughts_of

from persea.app import Persea
from persea.compose.prompt import JOIN_RULES, PLAN_RULES
from persea.seams import Price
from persea.store.spending import Spending, Spent, payers
from persea.turn import Allowance, House, run_turn
from persea.values import (
    Ability,
    Account,
    Budget,
    Can,
    Capabilities,
    Cards,
    Done,
    Effort,
    Message,
    Mode,
    ReplyEvent,
    Role,
    Routed,
    Text,
    ToolStep,
    Turn,
    Usage,
)

REQUEST = "waterproof hiking boots under $120"


async def replied(house: House, text: str, turn: Turn, history: Sequence[Message] = ()) -> list[ReplyEvent]:
    return await heard(run_turn(turn, a_question(text), history, house))


def only(events: list[ReplyEvent], kind: type) -> object:
    [one] = [event for event in events if isinstance(event, kind)]
    return one


def usage_of(events: list[ReplyEvent]) -> Usage:
    usage = only(events, Usage)
    assert isinstance(usage, Usage)
    return usage


@pytest.mark.parametrize("mode", [None, Mode.FAST, Mode.THINKING, Mode.CONTEMPLATING])
async def test_a_sum_is_reckoned_without_a_model_in_every_mode(demo: Persea, mode: Mode | None) -> None:
    """17 % of 2,340 euros among 6 is 66.30 EUR each: said exactly, with the tool as its source, and no model asked."""
    model = Acting(in_order(Says("About 70.")))
    house = replace(await demo.house(), model=model)
    events = await replied(house, "what is 17 % of 2,340 euros among 6", a_turn(mode, None))
    assert [type(event) for event in events] == [Routed, ToolStep, Text, Done]
    text = text_of(events)
    assert text.startswith("That is **66.30 EUR**.")
    [said] = [event for event in events if isinstance(event, Text)]
    result = next(origin for origin in said.origins if origin.figure.startswith("66.30"))
    assert (result.kind, result.source) == ("tool", "calculate")
    assert model.asked == []


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("wie viel sind 15% von 80 euro", "Das sind **12.00 EUR**."),
        ("combien font 3 fois 7", "Cela fait **21**."),
        ("how much is $120 plus 8% tax", "That is **129.60 USD**."),
        ("what does $45 come to after adding 7.5% sales tax", "That is **48.38 USD"),
        ("how far is 3.5 ft in cm", "That is **106.68 cm**."),
        ("what is the square root of 2", "That is about **1.41421356237**."),
        ("what day of the week was 1 March 2000", "2000-03-01 is Wednesday, 1 March 2000."),
    ],
)
async def test_results_are_said_in_the_language_of_the_question(
    demo: Persea, question: str, answer: str
) -> None:
    """The words are templates, the figures the tool's."""
    house = replace(await demo.house(), model=None)
    assert text_of(await replied(house, question, a_turn(None, None))).startswith(answer)


@pytest.mark.parametrize("mode", [Mode.THINKING, Mode.CONTEMPLATING])
async def test_goods_pass_the_lock_in_a_mode_that_thinks(demo: Persea, mode: Mode) -> None:
    """The model thinks at medium effort, its thoughts are shown, its words read by the lock, and the cards come first."""
    model = Acting(
        in_order(Says("Everything is half price today. Shall I compare two?", "They need boots. "))
    )
    house = replace(await demo.house(), model=model)
    events = await replied(house, REQUEST, a_turn(mode, None))
    assert events[0] == Routed(Mode.SHOPPING, events[0].why, fixed=True)  # type: ignore[union-attr]
    assert isinstance(only(events, Cards), Cards)
    assert thoughts_of(events) == "They need boots. "
    assert text_of(events).strip() == "Shall I compare two?"
    assert [asked.manner.effort for asked in model.asked] == [Effort.MEDIUM]


async def test_shopping_alone_never_talks(demo: Persea) -> None:
    """A client that wants nothing but the shop gets the shop, whatever is said."""
    model = Acting(in_order(Says("The sky is blue by scattering.")))
    house = replace(await demo.house(), model=model)
    events = await replied(house, "why is the sky blue?", a_turn(Mode.SHOPPING, None))
    assert "scattering" not in text_of(events)
    assert events[-1].mode is Mode.SHOPPING  # type: ignore[union-attr]


async def test_a_thinking_turn_looks_into_the_shop(demo: Persea) -> None:
    """What a tool finds in the shop is evidence: true figures of it leave, wrong ones do not."""
    model = Acting(
        in_order(
            Says("", calls=(call('{"text": "hiking boots"}', name="find_goods"),)),
            Says("The sky is a matter of taste. The Fellside Waterproof Boot costs $1.23."),
        )
    )
    house = replace(await demo.house(), model=model)
    events = await replied(house, "why do people hike at all?", a_turn(Mode.THINKING, Effort.LOW))
    step = only(events, ToolStep)
    assert isinstance(step, ToolStep)
    assert step.ok, step.gave
    assert "$1.23" not in text_of(events)
    assert "matter of taste" in text_of(events)


async def test_usage_counts_all_calls_and_their_cost(demo: Persea) -> None:
    """Every call of the turn is in its usage, with what it cost."""
    model = Acting(lambda asked, before: Says(f"Answer: {before}"))
    allowance = Allowance(price=Price(Decimal(2), Decimal(10)))
    house = replace(await demo.house(), model=model, allowance=allowance)
    events = await replied(house, "Is 91 a prime?", a_turn(Mode.CONTEMPLATING, Effort.LOW))
    usage = usage_of(events)
    assert (usage.calls, usage.prompt_tokens, usage.completion_tokens) == (3, 300, 60)
    assert usage.cost_micros == 300 * 2 + 60 * 10


@pytest.mark.parametrize("mode", [Mode.FAST, Mode.THINKING, Mode.CONTEMPLATING])
async def test_a_turn_cut_short_is_done_and_says_so(demo: Persea, mode: Mode) -> None:
    """In every mode: what has come, a sentence that it ends here, usage with the limit, done."""
    model = Acting(in_order(Says("It rains on and on. " * 300, usage=None)))
    house = replace(await demo.house(), model=model, allowance=Allowance(turn=Budget(tokens=700)))
    events = await replied(house, "why does it rain?", a_turn(mode, Effort.LOW))
    assert "I stopped here" in text_of(events)
    assert usage_of(events).cut_short == "tokens"
    assert [type(event) for event in events[-2:]] == [Usage, Done]
    assert model.open == 0


async def test_goods_without_a_model_are_not_cut_short(demo: Persea) -> None:
    """Where the tokens do not reach for a model's words, the composed answer is whole: nothing was cut."""
    model = Acting(in_order(Says("These are fine.")))
    house = replace(await demo.house(), model=model, allowance=Allowance(turn=Budget(tokens=10)))
    events = await replied(house, REQUEST, a_turn(None, None))
    usage = usage_of(events)
    assert (model.asked, usage.calls, usage.cut_short) == ([], 0, "")
    assert "I stopped here" not in text_of(events)


async def test_what_a_turn_took_that_was_left_is_told(demo: Persea) -> None:
    """Who leaves in mid-answer gets no Usage; what was spent is told to whoever asked for it."""
    model = Acting(in_order(Says("It rains. " * 200, gap_s=0.001, usage=None)))
    house, told = replace(await demo.house(), model=model), list[Usage]()
    turn = run_turn(a_turn(Mode.FAST, None), a_question("why does it rain?"), (), house, spent=told.append)
    async for event in turn:
        if isinstance(event, Text):
            break
    await turn.aclose()
    [usage] = told
    assert (usage.calls, usage.model, usage.cut_short) == (1, "acting", "")
    assert usage.prompt_tokens > 0
    told.clear()
    await heard(run_turn(a_turn(Mode.FAST, None), a_question("why?"), (), house, spent=told.append))
    assert told == []


async def test_a_shopper_s_day_ends(demo: Persea) -> None:
    """What a shopper has used today counts against their next turn, which says so; another shopper goes on."""
    spending = Spending()
    anna, ben = payers(uuid.uuid4(), "192.0.2.1"), payers(uuid.uuid4(), "192.0.2.2")
    model = Acting(in_order(Says("It rains.")))
    allowance = Allowance(day=Budget(tokens=500))
    house = replace(await demo.house(), model=model, allowance=allowance, spending=spending)
    for _ in range(4):
        await replied(house, "why does it rain?", a_turn(Mode.FAST, None, payers=anna))
    async with house.database.reading() as conn:
        assert await spending.today(conn, anna) == Spent(480)
    events = await replied(house, "why does it rain?", a_turn(Mode.FAST, None, payers=anna))
    assert usage_of(events).cut_short == "day"
    assert "today is used up" in text_of(events)
    assert isinstance(events[-1], Done)
    assert len(model.asked) == 4
    events = await replied(house, "why does it rain?", a_turn(Mode.FAST, None, payers=ben))
    assert usage_of(events).cut_short == ""
    events = await replied(house, REQUEST, a_turn(None, None, payers=anna))
    assert isinstance(only(events, Cards), Cards)  # the shop needs no model
    assert len(text_of(events)) > 40


async def test_small_talk_and_care_ask_no_model_in_any_mode(demo: Persea) -> None:
    """A greeting, and a subject that needs care, are answered with fixed words."""
    model = Acting(in_order(Says("Hm.")))
    house = replace(await demo.house(), model=model)
    for mode in (None, *Mode):
        for text in ("hello", "I have chest pain, what should I take?"):
            events = await replied(house, text, a_turn(mode, Effort.HIGH))
            assert isinstance(events[-1], Done)
    assert model.asked == []


async def test_the_history_is_told_to_whoever_thinks(demo: Persea) -> None:
    """A follow-up is thought about in the light of what was said before."""
    model = Acting(in_order(Says("Because of the drops.")))
    house = replace(await demo.house(), model=model)
    history = (Message(Role.USER, "what is a rainbow?"), Message(Role.ASSISTANT, "Light that is bent."))
    await replied(house, "why is that so?", a_turn(Mode.THINKING, Effort.LOW), history)
    assert "Light that is bent." in [message.text for message in model.asked[0].messages]


CABIN = "Five friends share a cabin for three nights at 250 EUR each night plus a cleaning fee of 62.50 EUR; what does each pay?"


@pytest.mark.parametrize("mode", [Mode.THINKING, Mode.CONTEMPLATING])
async def test_a_word_problem_is_thought_about_where_thinking_was_chosen(demo: Persea, mode: Mode) -> None:
    """It names things that a shop may have, and asks for what its own figures come to."""
    house = replace(
        await demo.house(), model=Acting(in_order(Says("Each pays 162.50 EUR.\nAnswer: 162.50 EUR")))
    )
    events = await replied(house, CABIN, a_turn(mode, Effort.LOW))
    routed = only(events, Routed)
    assert isinstance(routed, Routed)
    assert (routed.mode, routed.by_person) == (mode, True)
    assert "162.50" in text_of(events)


async def test_a_unit_price_is_reckoned(demo: Persea) -> None:
    """A price for a quantity tells what 100 g cost, without a model and without a search for goods."""
    house = replace(await demo.house(), model=None)
    events = await replied(
        house, "a 2.5 kg bag costs 8.40 euros, what is that per 100 g?", a_turn(None, None)
    )
    assert [type(event) for event in events] == [Routed, ToolStep, Text, Done]
    assert text_of(events).startswith("That is **0.34 EUR")


@pytest.mark.parametrize("can", [Can.YES, Can.UNKNOWN])
async def test_a_task_is_split_where_the_model_was_found_to_fit_schemas(demo: Persea, can: Can) -> None:
    """The turn asks for a plan in that case alone."""
    plan = (
        '{"can_split": true, "parts": [{"title": "The moon", "task": "Why does the moon rise?"},'
        ' {"title": "The tides", "task": "Why do tides come?"}]}'
    )

    def part(asked: Asked, before: int) -> Says:
        if PLAN_RULES in asked.system:
            return Says(plan)
        return (
            Says('{"answer": "Both follow.", "agreement": 1}') if JOIN_RULES in asked.system else Says("So.")
        )

    house = replace(
        await demo.house(), model=Acting(part), capabilities=Capabilities(json_schema=Ability(can))
    )
    asked = "explain why the moon rises in the evening and why the tides come twice a day"
    events = await replied(house, asked, a_turn(Mode.CONTEMPLATING, None))
    roles = [lane.role for lane in only(events, Account).lanes]  # type: ignore[attr-defined]
    split = ["Planner", "The moon", "The tides"]
    assert roles == (split if can is Can.YES else ["Advocate", "Sceptic", "Practitioner"])
