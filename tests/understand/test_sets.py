"""Requests for several goods at once, and what is said of the set that was shown."""

from __future__ import annotations

import pytest

from persea.language.plain import words
from persea.store.vocabulary import Vocabulary
from persea.understand.content import fold
from persea.understand.occasions import occasion_named, occasions
from persea.understand.set_request import read_set
from persea.understand.sets import set_intent
from persea.values import Intent, Kind, Message, Order, Role, SetWanted, Turned

SHOP = Vocabulary(
    categories=frozenset(
        "running shoes,rain jackets,socks,hats,tents,sleeping bags,head torches,desk lamps,mugs,teapots,"
        "blankets,baskets,lanterns,glasses,plates,exercise mats,kitchen knives,cutting boards,frying pans".split(
            ","
        )
    ),
    options=(
        ("size", frozenset(("8", "9", "42", "43", "s", "m", "l"))),
        ("colour", frozenset(("red", "blue"))),
    ),
    nouns=frozenset(
        "shoe jacket sock cap tent bag torch lamp mug teapot throw basket lantern glass plate mat knife board pan".split()
    ),
)


def asked(text: str) -> SetWanted:
    wanted = read_set(text.lower(), SHOP, "USD")
    assert wanted is not None, text
    return wanted


def heads(wanted: SetWanted) -> list[str]:
    """The last word of each piece, singular."""
    return [fold(words(one.said)[-1]) for one in wanted.pieces]


def dollars(wanted: SetWanted) -> int | None:
    return wanted.budget and wanted.budget.amount_minor // 100


@pytest.mark.parametrize(
    ("text", "pieces", "budget"),
    [
        ("tent, sleeping bag and a lamp for under 400, all light", ["tent", "bag", "lamp"], 400),
        ("a tent, a sleeping bag and a lamp, 400 dollars together", ["tent", "bag", "lamp"], 400),
        ("for 400 i want a tent, a sleeping bag and a lamp", ["tent", "bag", "lamp"], 400),
        ("need a tent + sleeping bag + lamp max 400", ["tent", "bag", "lamp"], 400),
        ("tent and sleeping bag, both for under 300", ["tent", "bag"], 300),
        ("two mugs and a teapot", ["mug", "teapot"], None),
        ("a kitchen knife and a cutting board for fifty dollars in total", ["knife", "board"], 50),
        ("a tent; a sleeping bag; four hundred bucks altogether; a lamp", ["tent", "bag", "lamp"], 400),
        ("lanterns, six glasses and a blanket, about 150 euros all in", ["lantern", "glass", "blanket"], 150),
        ("a tent, a lamp and a mug. 75 bucks for all three max", ["tent", "lamp", "mug"], 75),
        ("tent, lamp and mug please, and 90 dollars for all three is my limit", ["tent", "lamp", "mug"], 90),
    ],
)
def test_listed_goods_are_pieces_with_one_sum(text: str, pieces: list[str], budget: int | None) -> None:
    """Each of the goods is a piece, and the sum is for all of them, wherever it stands."""
    wanted = asked(text)
    assert heads(wanted) == pieces
    assert dollars(wanted) == budget
    assert all(one.filters.max_price is None for one in wanted.pieces)


def test_each_and_together_are_told_apart() -> None:
    """ "Each under 50" limits every piece, "together under 50" all of them, and two sums between goods the one before."""
    each = asked("a jacket and a hat, each under 50")
    assert each.budget is None
    assert [str(one.filters.max_price) for one in each.pieces] == ["$50.00", "$50.00"]
    together = asked("a jacket and a hat, together under 50")
    assert dollars(together) == 50
    assert all(one.filters.max_price is None for one in together.pieces)
    own = asked("a tent under 200 and a sleeping bag under 100")
    assert own.budget is None
    assert [str(one.filters.max_price) for one in own.pieces] == ["$200.00", "$100.00"]


@pytest.mark.parametrize(
    ("text", "occasion", "budget", "people"),
    [
        ("A running outfit under $200", "running", 200, None),
        ("everything for a picnic for four, max 120", "picnic", 120, 4),
        ("everything I need to start running, one hundred and fifty bucks", "running", 150, None),
        ("what do i need for camping", "camping", None, None),
        ("first flat kitchen set for 200", "first flat kitchen", 200, None),
        ("furnish my balcony for 300", "balcony", 300, None),
        ("running gear, budget 150", "running", 150, None),
    ],
)
def test_an_occasion_stands_for_what_it_takes(
    text: str, occasion: str, budget: int | None, people: int | None
) -> None:
    """What the table says of the occasion is wanted, and nobody is held to have named it."""
    wanted = asked(text)
    assert (wanted.occasion, dollars(wanted), wanted.people) == (occasion, budget, people)
    assert len(wanted.pieces) >= 3
    assert not any(one.named for one in wanted.pieces)


def test_conditions_go_to_all_and_sizes_to_what_comes_in_them() -> None:
    """A must-not holds of every piece; a size is kept for the pieces that come in such sizes."""
    wanted = asked("A running outfit under $200, no leather, I'm 42")
    assert wanted.filters.exclude_terms == ("leather",)
    assert wanted.sizes == (("size", "42"),)
    assert all(not one.filters.options for one in wanted.pieces)
    own = asked("running shoes in 42 and a jacket in M, 250 total")
    assert [one.filters.options for one in own.pieces] == [(("size", "42"),), (("size", "m"),)]
    assert asked("tent, sleeping bag and a lamp under 400, all light").order is Order.LIGHTEST


def test_counts_and_people_are_counted() -> None:
    """Two mugs are two; on a picnic for four there is a plate for each."""
    assert [one.quantity for one in asked("a lamp, two mugs and 3 blankets under 90").pieces] == [1, 2, 3]
    picnic = {one.said: one.quantity for one in asked("everything for a picnic for four, max 120").pieces}
    assert picnic["plates"] == 4
    assert picnic["picnic basket"] == 1


def test_one_of_the_goods_may_be_for_so_many() -> None:
    """ "A tent for four people and a lamp" asks for a tent that four fit into, and not for four lamps."""
    wanted = asked("a tent for four people and a lamp, together under 300")
    assert [one.filters.people for one in wanted.pieces] == [4, None]
    assert [one.quantity for one in wanted.pieces] == [1, 1]


def test_how_a_thing_must_be_is_not_given_up() -> None:
    """What else was said of it may be noise, and is left out where nothing is called so; colours and stuffs are not."""
    blue = asked("two mugs and a blanket in blue, 120 total").pieces[1]
    assert (blue.said, blue.ways) == ("blue blanket", (("blue blanket", "blanket"),))
    wool = asked("two mugs and a nice cosy wool blanket, 120 total").pieces[1]
    assert wool.ways == (("cosy wool blanket", "blanket"), ("wool blanket", "blanket"))


def test_what_is_said_of_an_occasion_in_one_breath_is_heard() -> None:
    """ "A winter outfit in size L without wool" has a size and a must-not."""
    wanted = asked("put together a winter outfit in size L without wool for under 250")
    assert wanted.occasion == "winter"
    assert (wanted.sizes, wanted.filters.exclude_terms, dollars(wanted)) == ((("size", "l"),), ("wool",), 250)
    assert asked("a desk setup for 150 without leather").filters.exclude_terms == ("leather",)


@pytest.mark.parametrize(
    ("text", "occasion", "budget"),
    [
        ("PICNIC FOR SIX!!! budget 200", "picnic", 200),
        ("hey i wanna start jogging, got like hundred eighty bucks, what do i need?", "jogging", 180),
        ("I'm furnishing a reading corner - armchair, lamp, rug - I can spend 500", "reading corner", 500),
        ("kitchen stuff for my first flat: pan, board, knife. 200 tops", "first flat", 200),
        ("show me a complete camping set for two people up to 500", "camping", 500),
    ],
)
def test_people_speak_of_occasions_in_their_own_ways(text: str, occasion: str, budget: int) -> None:
    """Bare, begun, furnished, or with the goods behind a dash or a colon."""
    wanted = asked(text)
    assert (wanted.occasion, dollars(wanted)) == (occasion, budget)


def test_what_is_told_beside_the_goods_is_none() -> None:
    """ "My puppy arrives tomorrow" asks for no puppy."""
    wanted = asked("my puppy arrives tomorrow!! a mug, a bowl and a lamp under 100")
    assert heads(wanted) == ["mug", "bowl", "lamp"]


def test_another_currency_is_said() -> None:
    """Nothing is converted, so what was said is kept for the answer to tell."""
    assert asked("a tent and a sleeping bag, 200 euros together").budget_said == "200 euros"
    assert asked("a tent and a sleeping bag, $200 together").budget_said == ""


def test_a_lamp_beside_a_tent_is_one_to_camp_with() -> None:
    """Where two others belong to an occasion, a piece is first looked for as that occasion calls it."""
    lamp = asked("tent, sleeping bag and a lamp for under 400").pieces[2]
    assert lamp.ways[0] == ("head torch", "head torch")
    assert ("lamp", "lamp") in lamp.ways
    desk = asked("a mug, a teapot and a lamp for under 100").pieces[2]
    assert desk.ways == (("lamp", "lamp"),)


@pytest.mark.parametrize(
    "text",
    [
        "waterproof hiking boots under $120",
        "hats and gloves",
        "boots or sandals under 100",
        "do you have tents and sleeping bags?",
        "what is the difference between a tent and a lantern?",
        "compare the tent and the lantern",
        "a gift under $25",
        "a jacket with a hood and pockets",
        "how do I set up my tent?",
        "is there everything I ordered in the parcel?",
        "tea set under 50",
        "a lamp for the desk and the bed",
        "my tent and my sleeping bag got wet",
    ],
)
def test_other_requests_are_no_sets(text: str) -> None:
    """Goods of one kind, questions and comparisons are left to those who answer them."""
    assert read_set(text.lower(), SHOP, "USD") is None


# ---------------------------------------------------------------- what is said of the set that was shown

OUTFIT = "a running outfit under $200"
CARDS = ("shoe", "jacket", "shirt", "socks", "hat", "another-jacket")


def then(*said: str, first: str = OUTFIT) -> SetWanted | None:
    """What the last of `said` wants after the set for `first`, and each after it, was shown."""
    history: list[Message] = []
    for text in (first, *said[:-1]):
        history += [Message(Role.USER, text), Message(Role.ASSISTANT, "Here it is.", CARDS)]
    found = set_intent(Message(Role.USER, said[-1]), history, Intent(Kind.FIND), SHOP, "USD")
    return found.wanted_set if found else None


def changed(*said: str, first: str = OUTFIT) -> SetWanted:
    wanted = then(*said, first=first)
    assert wanted is not None, said
    assert wanted.shown == CARDS
    return wanted


@pytest.mark.parametrize(
    "text",
    [
        "same but swap the jacket",
        "another jacket please",
        "not that jacket",
        "can you change the jacket",
        "i don't like the jacket",
    ],
)
def test_a_piece_is_swapped(text: str) -> None:
    """The piece must be another, and the rest stays."""
    wanted = changed(text)
    assert [one.said for one in wanted.pieces if one.other] == ["running jacket"]
    assert all(one.kept for one in wanted.pieces if not one.other)


@pytest.mark.parametrize(
    "text",
    ["without the socks", "drop the socks", "i already have socks", "no socks", "leave out the socks please"],
)
def test_a_piece_is_left_out(text: str) -> None:
    """It is gone, and the rest stays."""
    wanted = changed(text)
    assert [one.said for one in wanted.pieces] == [
        "running shoes",
        "running jacket",
        "running shirt",
        "running hat",
    ]
    assert all(one.kept for one in wanted.pieces)


@pytest.mark.parametrize(
    "text", ["add a mat to that", "and a mat", "plus a mat please", "also a mat", "with a mat too"]
)
def test_a_piece_is_added(text: str) -> None:
    """It comes last, as something that was named."""
    wanted = changed(text)
    assert (wanted.pieces[-1].said, wanted.pieces[-1].named) == ("mat", True)
    assert all(one.kept for one in wanted.pieces[:-1])


def test_a_whole_set_is_turned() -> None:
    """Cheaper and better are meant of the whole, another sum takes the place of the first, and a colour goes to all."""
    for text in (
        "cheaper set",
        "cheaper",
        "can you make it cheaper?",
        "a less expensive one",
        "that's too expensive",
    ):
        assert changed(text).turned is Turned.CHEAPER, text
    assert changed("a better set").turned is Turned.BETTER
    assert dollars(changed("for 150")) == 150
    assert dollars(changed("make it 150")) == 150
    assert dollars(changed("make it 150 in total")) == 150
    assert changed("same in blue").colour == "blue"
    assert changed("no wool").filters.exclude_terms == ("wool",)
    assert changed("i'm 43").sizes == (("size", "43"),)


def test_changes_come_one_after_another() -> None:
    """Each starts from what the one before came to; what was shown before is known."""
    wanted = changed("without the socks", "add a mat to that", "swap the jacket")
    assert [one.said for one in wanted.pieces][-2:] == ["running hat", "mat"]
    assert [one.said for one in wanted.pieces if one.other] == ["running jacket"]
    assert wanted.shown_before == (CARDS, CARDS)
    assert dollars(wanted) == 200


@pytest.mark.parametrize(
    "text",
    [
        "add the set to my cart",
        "tell me more about the second one",
        "is the jacket waterproof?",
        "waterproof tents under $300",
        "thanks",
        "which one is the lightest?",
        "show me lamps",
    ],
)
def test_other_talk_is_no_change(text: str) -> None:
    """What is asked of a product, of the cart or of other goods is left to those who answer it."""
    assert then(text) is None


def test_add_is_of_the_set_that_was_just_shown() -> None:
    """ "Add a mat to that" right after a set is of the set; after talk of the cart, and where the cart is named, of the
    cart."""
    history = [Message(Role.USER, OUTFIT), Message(Role.ASSISTANT, "Here.", CARDS)]
    cart = Intent(Kind.CART)

    def read(text: str) -> Intent | None:
        return set_intent(Message(Role.USER, text), history, cart, SHOP, "USD")

    assert read("add a mat to that") is not None
    assert read("add the set to my cart") is None
    assert read("a lamp, a mug and a mat in my cart") is None
    history += [Message(Role.USER, "add the set to my cart"), Message(Role.ASSISTANT, "Done.")]
    assert read("remove the socks") is None


def test_one_piece_may_be_spoken_of() -> None:
    """What is said of one piece is wanted of it, and the rest stays; a sum may be said with it."""
    wanted = changed("may the jacket be suitable for snow while staying within eighty?")
    jacket = wanted.pieces[1]
    assert jacket.ways[0][0].split()[0] == "snow"
    assert dollars(wanted) == 80
    assert all(one.kept for one in wanted.pieces if one is not jacket)
    assert dollars(changed("shave it down to 100 for the three")) == 100
    assert dollars(changed("can i get that down to twenty")) == 20


@pytest.mark.parametrize(
    ("text", "pieces", "budget"),
    [
        ("Corporate breakfast corner, need: mug (large), teapot, lamp. Total max $120.", ["mug", "teapot", "lamp"], 120),
        ("Tent. Sleeping bag. Exercise mat. Total 60 dollars.", ["tent", "bag", "mat"], 60),
        ("COMPLETE OUTFIT TENT JACKET LAMP NOT MORE THAN 50 DOLLARS TOTAL", ["tent", "jacket", "lamp"], 50),
        ("Welcome pack for a new hire: one mug, one lamp, one basket, cap it at 30 dollars", ["mug", "lamp", "basket"], 30),
        ("a mug or a glass, a lamp and a basket, the whole not exceeding seventy-five dollars", ["glass", "lamp", "basket"], 75),
        ("a table lamp, a blanket n a mug, all 3 for 100 max", ["lamp", "blanket", "mug"], 100),
        ("for my two moggies: a basket, a blanket and that's it really, 50 the pair of things", ["basket", "blanket"], 50),
    ],
)  # fmt: skip
def test_lists_come_in_many_shapes(text: str, pieces: list[str], budget: int) -> None:
    """With a heading, full stops, capitals and nothing between, or one thing or another."""
    wanted = asked(text)
    assert heads(wanted) == pieces
    assert dollars(wanted) == budget


def test_a_set_is_forgotten_once_other_goods_are_shown() -> None:
    """ "Cheaper" then speaks of those; the set is spoken of by name."""
    history = [
        Message(Role.USER, OUTFIT), Message(Role.ASSISTANT, "Here.", CARDS),
        Message(Role.USER, "show me lamps"), Message(Role.ASSISTANT, "Lamps.", ("lamp1", "lamp2")),
    ]  # fmt: skip

    def read(text: str) -> Intent | None:
        return set_intent(Message(Role.USER, text), history, Intent(Kind.FIND), SHOP, "USD")

    assert read("cheaper") is None
    of_set = read("the outfit without the socks")
    assert of_set is not None
    assert of_set.wanted_set is not None
    assert len(of_set.wanted_set.pieces) == 4


# ---------------------------------------------------------------- the table of occasions


def test_every_language_tells_the_same_occasions() -> None:
    """The table is whole: each language has as many occasions as English, and each takes three things or more."""
    for locale in ("en", "de", "es", "fr"):
        told = occasions(locale)
        assert len(told) == len(occasions("en"))
        assert all(len(one.pieces) >= 3 and one.names for one in told)


def test_an_occasion_is_known_in_another_language_than_the_shops() -> None:
    """Who asks a German shop in English for a picnic gets what a picnic takes, as that shop calls it."""
    found = occasion_named("a picnic", "de")
    assert found is not None
    assert found.pieces[1].ways[0] == "picknickdecke"
    assert occasion_named("a wedding of elephants", "en") is None
