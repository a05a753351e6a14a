"""The benchmark of shopping conversations: its format, its figures, and that it runs against a real server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shopping_seen import catalogue, said

from servers import demo_folder, persea_server
from shopping.checks import failing
from shopping.lint import doubts
from shopping.report import failure_lines, failures, share_right, table, transcripts, wilson
from shopping.run import TALKS, chosen, demo_catalogue, held_all
from shopping.seen import Seen
from shopping.talking import Held, Judged
from shopping.talks import INTENTS, BadTalk, Check, Talk, read_talks, talks_of

_NOBODY = "http://127.0.0.1:9/v1"


def line(**changed: object) -> str:
    talk = {"id": "t1", "intent": "find", "turns": [{"say": "boots", "expect": [{"cards": {"min": 1}}]}]}
    return json.dumps({**talk, **changed})


def turns(*expected: dict[str, object]) -> list[dict[str, object]]:
    return [{"say": "boots", "expect": list(expected)}]


def test_a_conversation_is_read() -> None:
    """Empty lines count for nothing; a single word stands for a list of one."""
    given = line(turns=turns({"every_card": {"category": "Boots", "option": {"Size": "42"}}}))
    (talk,) = talks_of("x.jsonl", ["", given])
    assert talk.turns[0].expect[0].every_card is not None
    assert talk.turns[0].expect[0].every_card.category == ["Boots"]
    assert talk.kinds == {"every_card"}


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("{", "no JSON"),
        (line(intent="buy"), "there is no intent 'buy'"),
        (line(mood="good"), "mood"),
        (line(turns=[]), "turns"),
        (line(turns=[{"say": "boots"}]), "nothing is expected"),
        (line(turns=turns({"every_card": {"catgory": ["Boots"]}})), "turns.0.expect.0.every_card.catgory"),
        (line(turns=turns({"every_card": {}})), "the condition is empty"),
        (line(turns=turns({"cards": {"min": 1}, "asks": True})), "exactly one key"),
        (line(turns=turns({})), "exactly one key"),
        (line(turns=turns({"asks": False})), "asks"),
        (line(turns=turns({"card_is": None})), "expects nothing"),
        (line(turns=turns({"card_is": "$1"})), "is no product"),
        (line(turns=turns({"card_is": "$2.1"})), "which is later"),
        (line(turns=turns({"not_cards_of": "$0"})), "names no turn"),
        (line(turns=turns({"text_any": ["("]})), "no regular expression"),
        (line(likes=[{"view": "a", "cart": "b"}]), "write one of"),
    ],
)
def test_a_slip_of_the_pen_is_told_with_its_place(bad: str, told: str) -> None:
    """The file, the line and the field."""
    with pytest.raises(BadTalk, match=r"^x\.jsonl, line 3") as error:
        talks_of("x.jsonl", [line(id="t0"), "", bad])
    assert told in str(error.value)


def test_an_id_is_there_once() -> None:
    """So that --id means one conversation."""
    with pytest.raises(BadTalk, match="line 2, id: 't1' is there twice"):
        talks_of("x.jsonl", [line(), line()])


def test_what_cannot_be_is_doubted(tmp_path: Path) -> None:
    """Unknown products and categories, conditions that nothing meets, sets beyond their budget."""
    known = catalogue(tmp_path)

    def doubted(expected: dict[str, object], **more: object) -> list[str]:
        return list(doubts(Talk.model_validate_json(line(turns=turns(expected), **more)), known))

    assert doubted({"every_card": {"category": ["Boots"]}}) == []
    assert "no category 'Hats'" in doubted({"every_card": {"category": ["Hats"]}})[0]
    assert "no product 'hat'" in doubted({"card_is": "hat"})[0]
    assert "likes: there is no product 'hat'" in doubted({"card_is": "boot"}, likes=[{"view": "hat"}])[0]
    assert "no product meets" in doubted({"some_card": {"category": ["Boots"], "price_max": 99.0}})[0]
    pieces = [{"category": ["Boots"]}, {"category": ["Socks"]}]
    assert doubted({"set": {"pieces": pieces, "total_max": 111.5}}) == []
    assert "costs 111.50" in doubted({"set": {"pieces": pieces, "total_max": 111.0}})[0]
    assert "no product is left" in doubted({"set": {"pieces": [pieces[0], pieces[0]]}})[0]


def test_the_conversations_that_ship_can_be() -> None:
    """One smoke conversation for each intent, and nothing in any file that the catalogue does not hold."""
    known = demo_catalogue()
    assert len(known) == 1404
    assert {talk.intent for talk in read_talks(TALKS / "smoke.jsonl")} == set(INTENTS)
    for file in TALKS.glob("*.jsonl"):
        assert [f"{talk.id}: {doubt}" for talk in read_talks(file) for doubt in doubts(talk, known)] == []


# ---------------------------------------------------------------- figures


def test_the_interval_of_a_share() -> None:
    """Wilson's, worked by hand: of 10 all right, at least 72.2 % (z² / (n + z²) is missing from 1)."""
    low, high = wilson(10, 10)
    assert (round(low, 3), high) == (0.722, 1.0)
    low, high = wilson(95, 100)
    assert (round(low, 3), round(high, 3)) == (0.888, 0.978)


def test_the_table_and_the_failures(tmp_path: Path) -> None:
    """A conversation is right when all its checks are; a failure tells what was said, expected and seen."""
    known = catalogue(tmp_path)
    held = []
    for number, ids in enumerate((["boot"], ["sock"])):
        talk = Talk.model_validate_json(
            line(id=f"t{number}", turns=turns({"cards": {"min": 1}}, {"every_card": {"category": ["Boots"]}}))
        )
        answer = said("Here.", *ids)
        judged = [Judged(1, check, failing(check, Seen(known, (answer,)))) for check in talk.turns[0].expect]
        held.append(Held(talk, (answer,), tuple(judged)))
    assert share_right(held) == 0.5
    assert "| find | 1 of 2 | 50.0% | 9.5% to 90.5% | 3 of 4 |" in table(held)
    (failure,) = failures(held)
    assert (failure["id"], failure["said"], failure["why"]) == (
        "t1",
        ["boots"],
        "sock breaks category (Clothing > Socks)",
    )
    assert failure["check"] == {"every_card": {"category": ["Boots"]}}
    assert "t1, answer 1: sock breaks category" in failure_lines(held)
    first, second = transcripts(held)
    assert (first["right"], second["right"]) == (True, False)


def test_conversations_are_chosen() -> None:
    """By intent, by id, and as often as asked."""
    talks = talks_of("x.jsonl", [line(), line(id="t2", intent="set"), line(id="t3", intent="set")])
    assert [talk.id for talk in chosen(talks, ["set"], [], 2)] == ["t2", "t2", "t3", "t3"]
    assert [talk.id for talk in chosen(talks, [], ["t1"], 1)] == ["t1"]


# ---------------------------------------------------------------- a real server


async def test_conversations_with_a_real_server() -> None:
    """A search and its refinement are right; what nothing in the shop can meet is told as wrong, with what was seen; events
    of before are kept under consent."""
    smoke = {talk.intent: talk for talk in read_talks(TALKS / "smoke.jsonl")}
    likes = [{"view": "bt-ridgeline-mid"}, {"cart": "bt-ridgeline-mid"}]
    wrong = Talk.model_validate_json(
        line(
            turns=[{"say": "hiking boots", "expect": [{"every_card": {"price_max": 1.0}}, {"cart": []}]}],
            likes=likes,
        )
    )
    known = demo_catalogue()
    with demo_folder() as folder, persea_server(folder, _NOBODY, model="none") as url:
        right, refined, judged_wrong = await held_all(
            [smoke["find"], smoke["refine"], wrong], url, known, turn_s=30
        )
    assert [one.why for one in right.judged] == ["", ""]
    assert right.answers[0].first_card_s is not None
    assert len(refined.answers) == 2
    assert refined.is_right
    assert "breaks price" in judged_wrong.judged[0].why
    assert failing(Check.model_validate({"profile_unchanged": True}), Seen(known, judged_wrong.answers)) != ""
