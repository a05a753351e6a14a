"""Orders, watches and questions of one product that people tell in their own way, heard with a real shop."""

from __future__ import annotations

from dataclasses import replace

import pytest

from persea.app import Persea
from persea.hearing import hear
from persea.house import House
from persea.values import Intent, Kind, Message, Role
from persea.values.shopping import Deed, Do


@pytest.fixture(scope="module")
async def house(demo: Persea) -> House:
    return replace(await demo.house(), model=None)


async def heard(house: House, *said: str, page: str = "", shown: tuple[str, ...] = ()) -> Intent:
    """What the last of `said` is heard as; `shown` after the one before it, and `page` open at all of them."""
    at = (page,) if page else ()
    history: list[Message] = []
    for text in said[:-1]:
        history += [Message(Role.USER, text, at), Message(Role.ASSISTANT, "…", shown)]
    return (await hear(Message(Role.USER, said[-1], at), history, house, "USD"))[0]


def _deed(intent: Intent) -> Deed:
    assert intent.deed is not None
    return intent.deed


@pytest.mark.parametrize(
    ("said", "id", "count", "options"),
    [
        ("we need four canteen mugs for the boat, in sky if you have it, ta", "mg-canteen", 4, "sky"),
        ("my mum swears by the Rill bottle so i'm ordering one in charcoal, 750", "wb-rill", None, "charcoal 750 ml"),
        ("she's finally said yes so send me one hearth stoneware mug in charcoal", "mg-hearth", 1, "charcoal"),
        ("give me the Galley Chef's Knife in black please, mine is blunt", "kn-galley-chef", None, "black"),
        ("Fellside Lite boot. Stone. Two pairs.", "bt-fellside-lite", 2, "stone"),
    ],
)  # fmt: skip
async def test_an_order_in_a_story_finds_its_product_and_options(
    house: House, said: str, id: str, count: int | None, options: str
) -> None:
    """The name wherever it stands, what it comes in, and how many; the rest is story."""
    intent = await heard(house, said)
    assert (intent.kind, intent.subject_ids) == (Kind.CART, (id,))
    assert (_deed(intent).do, _deed(intent).quantity) == (Do.ADD, count)
    assert _deed(intent).said.removeprefix("in ") == options


async def test_one_product_in_two_ways_is_two_orders(house: House) -> None:
    """Each with its own number."""
    intent = await heard(
        house, "i take three docker beanies, two in rust and one in black, for us and the baby"
    )
    assert intent.subject_ids == ("ht-docker", "ht-docker")
    assert [(part.said, part.quantity) for part in _deed(intent).each] == [("rust", 2), ("black", 1)]


@pytest.mark.parametrize(
    "said",
    [
        "is the Galley Chef's Knife in black any good",
        "i'll take a look at the Galley Chef's Knife later",
        "I need the Galley Chef's Knife to cut bread, will it do",
        "the rill bottle in charcoal is nice but too big",
    ],
)
async def test_what_is_only_spoken_of_is_not_put_in(house: House, said: str) -> None:
    """A question, a look and an opinion order nothing."""
    assert (await heard(house, said)).kind is not Kind.CART


async def test_a_change_amid_talk_is_of_what_was_put_in(house: House) -> None:
    """Another way for the one before, or another number, in one sentence of several."""
    first = "two docker beanies please, black"
    other = await heard(house, first, "the boss looked in. he prefers navy instead of black")
    assert (other.subject_ids, _deed(other).do, _deed(other).said, _deed(other).of) == (
        ("ht-docker",), Do.VARY, "navy", "black",
    )  # fmt: skip
    fewer = await heard(house, first, "my sister found hers. just one then.")
    assert (_deed(fewer).do, _deed(fewer).quantity) == (Do.SET, 1)


async def test_the_taller_one_is_found_by_its_measure(house: House) -> None:
    """By what the records state, of those that are shown."""
    intent = await heard(house, "vases", "i'll have the taller one please", shown=("hv-halo", "hv-moon-jar"))
    assert (intent.subject_ids, _deed(intent).do) == (("hv-moon-jar",), Do.ADD)


async def test_on_a_page_a_number_and_an_option_are_an_order(house: House) -> None:
    """Nothing else is said in that sentence."""
    intent = await heard(house, "alright, two, charcoal. it's for the office", page="mg-hearth")
    assert (intent.subject_ids, _deed(intent).quantity) == (("mg-hearth",), 2)
    assert _deed(intent).said.split()[-1] == "charcoal"


async def test_the_same_as_it_is_cut_for_the_other_sex(house: House) -> None:
    """The product of that name for women, beside the one whose page is open."""
    intent = await heard(house, "is there a ladies' version of this one?", page="rj-stormvane")
    assert (intent.kind, intent.subject_ids) == (Kind.ASK, ("rj-stormvane-w",))


async def test_a_watch_of_the_cheaper_one_in_talk(house: House) -> None:
    """Which of the two, and the limit that is named with it."""
    said = "haha 300 is silly. wake me if the cheaper one ever falls below 90"
    intent = await heard(house, "mats", said, shown=("em-align", "em-cloud"))
    deed = _deed(intent)
    assert (intent.kind, len(intent.subject_ids), deed.do) == (Kind.WATCH, 1, Do.WATCH)
    assert deed.below is not None
    assert deed.below.amount_minor == 9_000
