"""How people write lists of goods, and what they say of a set that was shown: read as it was meant."""

from __future__ import annotations

import pytest

from persea.store.vocabulary import Vocabulary
from persea.understand.set_list import apart, in_one_line, whose
from persea.understand.set_put import now_for, of_each, set_put, times
from persea.understand.set_request import read_set
from persea.understand.set_total import asks_total
from persea.values import Money, SetWanted

SHOP = Vocabulary(
    categories=frozenset(
        "tents|sleeping bags|backpacks|hiking boots|jackets|rugs|mugs|teapots|lamps|floor lamps|plates and bowls|glasses|suitcases|bike lights|helmets|scarves|hats".split(
            "|"
        )
    ),
    nouns=frozenset(
        "tent bag backpack boot jacket rug mug teapot lamp plate glass suitcase light helmet scarf hat".split()
    ),
    flags=frozenset({"waterproof"}),
)


def _set(said: str) -> SetWanted:
    found = read_set(said, SHOP, "USD")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("said", "pieces"),
    [
        ("i need boots a jacket and a rucksack, 300 for everything", ["boots", "jacket", "rucksack"]),
        ("a tent, a sleeping bag ... er, and a lamp, 400 in all", ["tent", "sleeping bag", "lamp"]),
        ("two mugs, one blue and one red, under 50", ["blue mugs", "red mugs"]),
        ("a large rug and a small one, 300 together", ["large rug", "small rug"]),
        ("helmet, front and rear bike lights as a set, 120 together", ["helmet", "front rear bike lights"]),
        ("can you make a combo of a mug and teapot for 60 total", ["mug", "teapot"]),
        ("bundle with a rug, a lamp and a mug, under 150", ["rug", "lamp", "mug"]),
        ("green backpack / tent / lamp, max 130", ["green backpack", "tent", "lamp"]),
    ],
)
def test_each_of_the_goods_stands_apart(said: str, pieces: list[str]) -> None:
    """Without commas, with a noun left out, as one thing with two traits."""
    assert [piece.said for piece in _set(said).pieces] == pieces


def test_parts_of_a_thing_are_no_number_of_it() -> None:
    """A suitcase with four wheels is one."""
    [suitcase, _] = _set("suitcase with four wheels and a hat, max 200 all in").pieces
    assert suitcase.quantity == 1
    assert "four" in suitcase.said


def test_either_of_two_will_do() -> None:
    """ "A wool or cotton scarf" is looked for as both, one after the other."""
    scarf = _set("a wool or cotton scarf and a hat, 90 total").pieces[0]
    assert [way for way, _ in scarf.ways] == ["wool scarf", "cotton scarf"]


def test_everybody_has_a_glass() -> None:
    """For six people six glasses, and one rug."""
    wanted = _set("glasses, mugs and a rug, six people, 200 together")
    assert {piece.said: piece.quantity for piece in wanted.pieces} == {"glasses": 6, "mugs": 6, "rug": 1}


def test_a_sum_by_itself_is_for_all() -> None:
    assert _set("boots, jacket, hat. 250").budget == Money(25000, "USD")


def test_nothing_over_a_sum_for_both_is_one_sum() -> None:
    assert _set("a floor lamp and a rug please, nothing over 80 for both").budget == Money(8000, "USD")


def test_a_list_line_by_line_is_one() -> None:
    assert in_one_line("- a tent\n- a lamp\n2. a hat\nunder 300") == "a tent, a lamp, a hat, under 300"


def test_what_does_not_matter_is_left_out() -> None:
    assert apart("one umbrella that folds or not, no matter", lambda part: False) == "one umbrella"


@pytest.mark.parametrize(
    ("said", "who"), [("women's:", "women's"), ("all for kids", "children's"), ("a mug", "")]
)
def test_whose_all_of_it_is(said: str, who: str) -> None:
    assert whose(said) == who


@pytest.mark.parametrize(
    "said",
    [
        "how much is that altogether",
        "total?",
        "whats the damage",
        "am i still under budget?",
        "what's left of my budget?",
        "lovely, what would the three cost together?",
    ],
)
def test_a_total_is_asked_for(said: str) -> None:
    assert asks_total(said)


@pytest.mark.parametrize(
    "said",
    [
        "how much is the jacket",
        "what is it made of",
        "total weight?",
        "for 150 in total",
        "how much does it weigh",
    ],
)
def test_no_total_is_asked_for(said: str) -> None:
    assert not asks_total(said)


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("take the lamp out and put in a rug", "swap the lamp for a rug"),
        ("instead of the rug a hat", "swap the rug for a hat"),
        ("hmm the teapot is ugly, show me another", "swap the teapot"),
        ("i'm not keen on the rug", "swap the rug"),
        ("the lamp is too expensive", "a cheaper lamp"),
    ],
)
def test_a_change_is_put_plainly(said: str, put: str) -> None:
    assert set_put(said) == put


def test_how_many_are_wanted_now() -> None:
    assert times("double the quantity") == 2
    assert times("a double room") is None
    assert of_each("make it two of each") == 2
    assert now_for("actually we're six people") == 6
    assert now_for("we're getting a puppy") is None
