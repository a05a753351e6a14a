"""The older part of a long conversation: summed up with its sources, kept, made anew when turns change, and given to prompts."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from acting import Acting, Asked, Says, heard, in_order

from persea.app import Persea
from persea.compose.summing import summed_up
from persea.errors import ModelUnavailable, NotFound
from persea.store.conversations import delete_conversation
from persea.store.interest_decisions import Stance, state_wish
from persea.store.notes import keep_note
from persea.store.records import read_records
from persea.store.shoppers import known_shopper
from persea.store.summaries import BY_RECORDS, PastTurn, SummaryLine, check_own, summary_lines
from persea.store.turns import begin_again, begin_turn, finish_turn
from persea.turn import run_turn, sum_up_after, summary_of
from persea.values import Card, Message, Mode, Role, Turn


class Talk:
    """A conversation that is kept, whose answers are given."""

    def __init__(self, demo: Persea, shopper: uuid.UUID) -> None:
        self.demo, self.shopper = demo, shopper
        self.id: uuid.UUID | None = None
        self.turns: list[uuid.UUID] = []

    async def say(self, text: str, answer: str = "Well.", shown: Sequence[str] = ()) -> uuid.UUID:
        turn = uuid.uuid4()
        async with self.demo.database.connection() as conn:
            self.id, _ = await begin_turn(conn, self.shopper, self.id, turn, text)
            cards = [Card(record) for record in await read_records(conn, list(shown))]
            await finish_turn(conn, self.id, turn, answer, cards, mode=Mode.FAST)
        self.turns.append(turn)
        return turn

    async def lines(self) -> list[SummaryLine]:
        assert self.id is not None
        async with self.demo.database.connection() as conn:
            return await summary_of(conn, self.id)

    async def kept(self) -> list[SummaryLine]:
        assert self.id is not None
        async with self.demo.database.reading() as conn:
            return await summary_lines(conn, self.id)

    async def word(self, model: Acting) -> None:
        house = replace(await self.demo.house(), model=model)
        turn = Turn(str(uuid.uuid4()), datetime.now(UTC), "USD", conversation_id=str(self.id))
        await sum_up_after(turn, house)


@pytest.fixture
async def talk(demo: Persea) -> Talk:
    async with demo.database.connection() as conn:
        return Talk(demo, await known_shopper(conn, f"summed-{uuid.uuid4()}"))


async def long_talk(talk: Talk, count: int = 9) -> None:
    for place in range(count):
        await talk.say(f"question {place}", f"answer {place}")


async def test_older_turns_have_a_line_each_with_its_source(talk: Talk) -> None:
    """What was asked, shown, decided, wished and noted, from the records; the last two turns stand in prompts as they are."""
    first = await talk.say("hiking boots", "Here are some.", ["bt-harrow-high"])
    second = await talk.say("I'll take the first one", "A good choice.")
    now = datetime.now(UTC)
    async with talk.demo.database.connection() as conn:
        await state_wish(
            conn, talk.shopper, "attribute", "leather", Stance.NEVER, said="never leather", source="chat", now=now, turn=second,
        )  # fmt: skip
        await keep_note(conn, talk.shopper, "I have a cat", source="chat", now=now, turn=second)
        [boot] = await read_records(conn, ["bt-harrow-high"])
    await talk.say("hello")
    assert [line.turns for line in await talk.lines()] == [(first,)]
    await talk.say("thanks")
    assert await talk.lines() == [
        SummaryLine(f"Asked: “hiking boots”. Shown: {boot.title}.", (first,)),
        SummaryLine(
            "Decided: “I'll take the first one”. Answered: “A good choice.”. Wished for good: “never leather”."
            " Asked to have noted: “I have a cat”.",
            (second,),
        ),
    ]
    assert await talk.kept() == await talk.lines()


async def test_a_turn_that_is_edited_is_out_of_the_summary_at_once(talk: Talk) -> None:
    """What is deleted stands nowhere any more; the next reading makes it anew. Another's conversation has none."""
    await long_talk(talk, 6)
    assert len(await talk.lines()) == 4
    assert talk.id is not None
    async with talk.demo.database.connection() as conn:
        await begin_again(
            conn, talk.shopper, talk.id, uuid.uuid4(), instead_of=talk.turns[2], text="something else"
        )
        assert await summary_lines(conn, talk.id) == []
        lines = await summary_of(conn, talk.id)
        assert [line.turns for line in lines] == [(talk.turns[0],)]
        with pytest.raises(NotFound):
            await check_own(conn, uuid.uuid4(), talk.id)


async def test_it_is_deleted_with_the_conversation(talk: Talk) -> None:
    """No line is left."""
    await long_talk(talk, 5)
    assert await talk.lines()
    assert talk.id is not None
    async with talk.demo.database.connection() as conn:
        await delete_conversation(conn, talk.shopper, talk.id)
        assert await summary_lines(conn, talk.id) == []
        assert await summary_of(conn, talk.id) == []


def test_very_long_conversations_have_a_bounded_summary() -> None:
    """The newest twelve have a line each; those before share one that names all of them as its source."""
    turns = [PastTurn(uuid.uuid4(), f"question {place}", "answer") for place in range(300)]
    lines = summed_up(turns)
    assert len(lines) == 13
    assert lines[0].turns == tuple(turn.id for turn in turns[:288])
    assert lines[0].text.startswith("Before that, asked: “question 0”; “question 36”")
    assert lines[0].text.endswith(", and 280 other turns.")
    assert sum(len(line.text) for line in lines) < 1_200


def worded(*lines: tuple[str, list[int]]) -> str:
    return json.dumps({"lines": [{"text": text, "turns": turns} for text, turns in lines]})


async def test_a_capable_model_words_it_and_names_its_turns(talk: Talk) -> None:
    """Lines that name no turn, or a figure that their turns do not hold, are left out; newer turns keep fixed words; an
    edited turn takes the model's lines along."""
    await long_talk(talk, 7)
    model = Acting(in_order(Says(worded(("They asked.", [1])))))
    await talk.word(model)
    assert model.asked == []  # five older turns: not yet
    await talk.say("question 7")
    model = Acting(
        in_order(
            Says(worded(("They asked question 0 and 1.", [1, 2]), ("It costs 99.", [3]), ("Nothing.", [77])))
        )
    )
    await talk.word(model)
    [asked] = model.asked
    assert asked.manner.schema is not None
    assert "<turn number=6>\nPerson: question 5" in asked.messages[-1].text
    lines = await talk.kept()
    assert lines[0] == SummaryLine("They asked question 0 and 1.", tuple(talk.turns[:2]), "acting")
    assert [line.made_by for line in lines[1:]] == [BY_RECORDS] * 4
    await talk.say("question 8")
    assert [line.turns for line in await talk.lines()][-1] == (talk.turns[6],)
    assert (await talk.lines())[0].made_by == "acting"
    assert talk.id is not None
    async with talk.demo.database.connection() as conn:
        await begin_again(conn, talk.shopper, talk.id, uuid.uuid4(), instead_of=talk.turns[1], text="new")
    assert [line.made_by for line in await talk.lines()] == []


@pytest.mark.parametrize(
    "says", [Says("I would rather not."), Says("{}"), Says(error=ModelUnavailable("gone"))]
)
async def test_where_the_model_fails_the_fixed_words_stand(talk: Talk, says: Says) -> None:
    """And it is not asked again at the very next turn."""
    await long_talk(talk, 8)
    model = Acting(in_order(says))
    await talk.word(model)
    await talk.say("question 8")
    await talk.word(model)
    assert len(model.asked) == 1
    assert {line.made_by for line in await talk.lines()} == {BY_RECORDS}


async def test_a_weak_model_is_not_asked(talk: Talk) -> None:
    """The built-in one makes nothing of it."""
    await long_talk(talk, 8)
    model = Acting(in_order(Says("")), weak=True)
    await talk.word(model)
    assert model.asked == []


@pytest.mark.parametrize("mode", [Mode.FAST, Mode.THINKING, Mode.CONTEMPLATING])
async def test_prompts_hold_what_was_said_long_ago(talk: Talk, mode: Mode) -> None:
    """In the person's message, as data; the turn that is being answered is not among it."""
    await talk.say("I am planning a party for my sister", "How nice.")
    await long_talk(talk, 3)
    history = [Message(Role.USER, "old"), Message(Role.ASSISTANT, "older")] * 4
    asked = await first_prompt(talk, history, mode, conversation=True)
    told = asked.messages[-1].text
    assert "<earlier>\n- Asked: “I am planning a party for my sister”. Answered: “How nice.”." in told
    assert "question 0" in told
    assert "question 1" not in told
    assert told.endswith("The person says: how should I plan the seating?")


async def test_what_is_not_kept_is_summed_up_from_what_the_client_sends(talk: Talk) -> None:
    """Nothing is dropped in silence there either, and no row is written."""
    history = [
        Message(Role.USER, "I am planning a party"), Message(Role.ASSISTANT, "Fine.", ("bt-harrow-high",)),
        *[Message(Role.USER, "so"), Message(Role.ASSISTANT, "yes")] * 2,
    ]  # fmt: skip
    asked = await first_prompt(talk, history, Mode.FAST, conversation=False)
    assert "- Asked: “I am planning a party”. Products shown: 1.\n</earlier>" in asked.messages[-1].text


async def first_prompt(talk: Talk, history: Sequence[Message], mode: Mode, *, conversation: bool) -> Asked:
    model = Acting(in_order(Says("By families.\nAnswer: by families")))
    house = replace(await talk.demo.house(), model=model)
    turn = Turn(
        str(uuid.uuid4()), datetime.now(UTC), "USD", mode=mode,
        conversation_id=str(talk.id) if conversation else None,
    )  # fmt: skip
    await heard(run_turn(turn, Message(Role.USER, "how should I plan the seating?"), history, house))
    return model.asked[0]
