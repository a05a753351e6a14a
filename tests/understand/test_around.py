"""What is told around a request."""

from __future__ import annotations

import pytest

from persea.understand.around import Knows, without_around

_GOODS = ("kettle", "blanket", "boots", "torch", "tent", "ladle", "bottle", "scarf")


def _goods(clause: str) -> str:
    found = [word for word in clause.replace(",", " ").replace("?", " ").split() if word in _GOODS]
    return found[0] if found else ""


def _apart(goods: str, clause: str) -> list[str]:
    return [word for word in ("whistle", "winter") if word in clause.split()]


_KNOWS = Knows(
    goods=_goods,
    apart=_apart,
    states=lambda goods, clause: "lid" in clause,
    limited=lambda clause: any(letter.isdigit() for letter in clause),
)


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("my old kettle died on monday. i need a kettle under 40", "i need a kettle under 40"),
        ("the kids have wrecked my torch again. have you one they cannot take apart?", "have you a torch?"),
        ("i want boots that keep the rain out because i walk the dog at six", "i want boots that keep the rain out"),
        ("we went camping last month and it poured, do you have a tent for 3?", "do you have a tent for 3?"),
        ("looking for a scarf. not red. my husband thinks i have too many", "looking for a scarf. not red"),
        ("i need a bottle that i'll lose by friday", "i need a bottle"),
        ("last winter we froze. i am looking for a blanket", "i am looking for a blanket, winter"),
    ],
)  # fmt: skip
def test_what_asks_stays_and_the_story_goes(told: str, asked: str) -> None:
    """The clause that asks and the limits stay; of the story only words that tell such goods apart."""
    assert without_around(told, _KNOWS) == asked


@pytest.mark.parametrize(
    "said",
    [
        "i need a kettle under 40",
        "my kettle broke after a week. can i return it?",
        "a tent, a blanket and a torch, 200 together",
        "my sister got married on friday",
        "i moved here last year. it rains a lot",
        "does the kettle have a lid?",
    ],
)
def test_what_asks_for_no_one_thing_stays_as_it_is(said: str) -> None:
    """A message with no story, about the shop, for several goods or for none is not touched."""
    assert without_around(said, _KNOWS) == said


def test_of_several_goods_the_story_goes() -> None:
    """Each of several goods that are asked for stays, and nothing of what is told."""
    said = "we need a tent. we need a torch. we went out last week and it was so cold that we cried"
    assert without_around(said, _KNOWS) == "we need a tent. we need a torch"


def test_a_gift_that_is_only_told_of() -> None:
    """A story of an occasion that ends in a limit asks for a gift; a greeting ahead of a request is none of it."""
    said = "secret santa. i drew the man from accounts and have spoken to him twice. under 40"
    assert without_around(said, _KNOWS) == "i need a gift. under 40"
    assert without_around("good morning, i need a kettle", _KNOWS) == "i need a kettle"


def test_a_reply_keeps_its_condition() -> None:
    """In answer to a list, what the goods must be stays, and whose cat sleeps where goes."""
    assert without_around("not loud. my neighbour works nights", _KNOWS, asked_before="kettle") == "not loud"


def test_a_condition_that_somebody_else_names_is_one() -> None:
    """Whoever says it: no plastic is a condition."""
    told = "and now my doctor tells me no plastic. what remains?"
    assert without_around(told, _KNOWS, asked_before="bottle") == "no plastic"


def test_what_is_said_of_the_open_product_stays() -> None:
    """On a page, "this kettle" is what is spoken of."""
    told = "i have this kettle at home, which ladle goes with it?"
    assert without_around(told, _KNOWS, on_page=True) == told


def test_one_of_those_is_no_goods_that_were_spoken_of() -> None:
    """ "One of those stoves" is a stove; what they have put in, and what one forgets, is told."""
    knows = Knows(
        goods=lambda clause: next((word for word in ("pot", "stoves") if word in clause.split()), ""),
        apart=lambda goods, clause: [],
        states=lambda goods, clause: False,
        limited=lambda clause: "30" in clause,
    )
    said = "the landlord has put in one of those stoves and my old pot will not work on it. i want one that sings, as i forget things. not above 30"
    assert without_around(said, knows) == "i want a pot sings. not above 30"
