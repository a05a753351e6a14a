"""Lists of goods in stories, in numbered lines and dictated, and answers to a set that tell more than they ask."""

from __future__ import annotations

import pytest

from persea.store.vocabulary import Vocabulary
from persea.understand.set_answered import changes_alone, retracted_of
from persea.understand.set_asides import without_asides
from persea.understand.set_everyday import in_shop_words
from persea.understand.set_request import read_set
from persea.understand.set_whose import one_owner
from persea.values import Filters, PieceWanted

_GOODS = frozenset(
    "kettle lamp rug chair vase tea mug clock bell lock helmet suitcase game notebook armchair".split()
)
SHOP = Vocabulary(categories=("Kettles", "Lamps", "Rugs", "Clocks", "Mugs"), flags=frozenset({"dimmable"}))


def has_goods(part: str) -> bool:
    return any(word.strip(".,!?;") in _GOODS for word in part.split())


@pytest.mark.parametrize(
    ("said", "left"),
    [
        (
            "our boiler died last week. a kettle, a mug and a lamp please.",
            "a kettle, a mug and a lamp please.",
        ),
        ("a kettle (don't ask) and a lamp", "a kettle and a lamp"),
        ("a helmet (adult size, obviously) and a bell", "a helmet adult size and a bell"),
        ("1) lamp, a nice one, no plastic stuff 2) mug, blue", "lamp without plastic ; blue mug"),
        ("a kettle, a mug. no plastic please", "a kettle, a mug. no plastic please"),
        ("a lamp. my mother loves them.", "a lamp. my mother loves them."),
        ("a clock and a rug, i wouldn't want to spend more than 90", "a clock and a rug, at most 90"),
    ],
)
def test_what_is_told_around_a_list_goes(said: str, left: str) -> None:
    """Stories and asides go where another sentence lists goods; what a bracket or a numbered line says of a thing stays."""
    assert " ".join(without_asides(said, has_goods).split()) == left


def test_what_is_dictated_is_cut_where_the_asking_begins() -> None:
    """Nobody says full stops."""
    said = "hello we have moved at last and it is all empty so i need a lamp and a rug and a clock and all under two hundred"
    assert without_asides(said, has_goods) == "i need a lamp and a rug and a clock and all under two hundred"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("a lamp i can dim and a rug", "dimmable a lamp and a rug"),
        ("a carry-on and a lock", "a cabin suitcase and a lock"),
        ("a game where everyone works together", "a cooperative game"),
        ("a notebook with squares", "a squared notebook"),
        ("a chair i can fold", "a chair i can fold"),
    ],
)
def test_everyday_words_become_those_of_shops(said: str, meant: str) -> None:
    """A word for how a thing is only where the shop states it, and one for goods only where it has them."""
    assert in_shop_words(said, has_goods, frozenset({"dimmable"})) == meant


def _piece(text: str, goods: str, *, flags: tuple[str, ...] = ()) -> PieceWanted:
    return PieceWanted(text, ((text, goods), (goods, goods)), filters=Filters(flags=flags))


PIECES = (_piece("wool rug", "rug"), _piece("brass lamp", "lamp"), _piece("clock", "clock"))


def named(said: str) -> list[PieceWanted]:
    return [one for one in PIECES if one.ways[-1][1] in said.replace(".", " ").replace(",", " ").split()]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        (
            "hm, she has seen the bills. can you do the same three for 150?",
            "can you do the same three for 150?",
        ),
        ("my brother has a clock already. would you leave it out?", "would you without the clock , ?"),
        ("i sold my bike. 200 is my limit", "max 200"),
        ("swap the lamp", "swap the lamp"),
    ],
)
def test_of_an_answer_to_a_set_the_change_is_left(said: str, left: str) -> None:
    """What only tells goes; "it" is the piece that was named just before."""
    assert changes_alone(said, named) == left


def test_a_wish_for_a_piece_is_taken_back() -> None:
    """ "Forget the brass bit" and "any rug will do" leave the goods alone."""
    _, pieces = retracted_of("forget the brass bit, any rug will do", PIECES, named)
    assert [one.ways for one in pieces] == [
        (("rug", "rug"),),
        (("lamp", "lamp"),),
        (("clock", "clock"), ("clock", "clock")),
    ]


def test_one_owner_of_all_that_is_worn() -> None:
    """Told of one piece, and of no other otherwise."""
    assert one_owner(["women's boots", "socks"]) == "women's"
    assert one_owner(["women's boots", "men's socks"]) == ""
    assert one_owner(["boots", "socks"]) == ""


def test_a_list_in_a_story_is_read_as_its_goods() -> None:
    """Neither the story nor the sum's sentence gives a piece."""
    wanted = read_set(
        "so my landlord finally left. i'm after a kettle, a rug and two mugs. i promised not to go over 120.",
        SHOP,
        "USD",
    )
    assert wanted is not None
    assert [one.said for one in wanted.pieces] == ["kettle", "rug", "mugs"]
    assert wanted.budget is not None
    assert wanted.budget.amount_minor == 12_000
