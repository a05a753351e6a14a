"""What goes with a thing that somebody says is theirs, what only the shop's people can do, and what stands around a set."""

from __future__ import annotations

import pytest

from persea.store.vocabulary import Vocabulary
from persea.understand.intent import understand
from persea.understand.set_request import read_set
from persea.understand.to_the_shop import ToTheShop, asks_of_shop
from persea.values import Intent, Kind, Message, Role

_SHOP = Vocabulary(
    categories=frozenset(("trousers", "jackets", "teapots", "teas", "cushions", "armchairs", "collars", "leads", "beds", "bowls", "mugs")),
    nouns=frozenset(("trouser", "jacket", "teapot", "tea", "cushion", "chair", "collar", "lead", "bed", "bowl", "mug", "puppy")),
    brands=frozenset(("ormvale", "fell & tarn")),
)  # fmt: skip


def _heard(said: str, page: tuple[str, ...] = ()) -> Intent:
    return understand(Message(Role.USER, said, page), [], _SHOP, "USD")


@pytest.mark.parametrize(
    ("said", "beside", "goods"),
    [
        ("I own the Brackwater jacket, which trousers go with it?", "the brackwater jacket", "trousers"),
        (
            "We've bought the Wren armchair last week. Do you have cushions to match?",
            "the wren armchair",
            "cushions",
        ),
        ("I'm getting the Wren teapot and I wondered which teas would suit it", "the wren teapot", "teas"),
        (
            "got the Wren collar for my little Biscuit!! is there a lead to go with it??",
            "the wren collar",
            "lead",
        ),
    ],
)
def test_what_is_theirs_is_what_the_wanted_goes_with(said: str, beside: str, goods: str) -> None:
    """And is not looked for itself."""
    intent = _heard(said)
    assert (intent.kind, intent.beside, intent.goods) == (Kind.GOES_WITH, beside, goods)


@pytest.mark.parametrize(
    "said",
    [
        "My dog loved the Wren collar. Do you have other collars like it?",
        "I adore the Wren collar, my aunt has it. Anything along those lines?",
    ],
)
def test_what_is_loved_is_what_the_wanted_is_like(said: str) -> None:
    intent = _heard(said)
    assert (intent.kind, intent.beside) == (Kind.SIMILAR, "the wren collar")


def test_a_thing_of_theirs_on_its_page_is_that_product() -> None:
    intent = _heard("I have this teapot already. What tea for me?", ("wren",))
    assert (intent.kind, intent.subject_ids, intent.goods) == (Kind.GOES_WITH, ("wren",), "tea")


@pytest.mark.parametrize(
    "said",
    [
        "I have a dog, what collars do you have?",
        "we like the trousers",
        "my jacket is old, I need a new jacket",
    ],
)
def test_a_story_is_no_such_question(said: str) -> None:
    assert _heard(said).kind not in (Kind.GOES_WITH, Kind.SIMILAR)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("where's my parcel?", ToTheShop.ORDER),
        ("can you check on my order 88123", ToTheShop.ORDER),
        ("when will my order arrive", ToTheShop.ORDER),
        ("has our package been shipped yet?", ToTheShop.ORDER),
        ("let me speak to a real person please", ToTheShop.PERSON),
        ("I'd prefer a human", ToTheShop.PERSON),
        ("put me through to someone", ToTheShop.PERSON),
        ("how long does delivery take?", None),
        ("can I return an order?", None),
        ("a tent for one person", None),
        ("something for people who talk a lot", None),
        ("a chat with my sister made me want a mug", None),
    ],
)
def test_what_only_the_shops_people_can_do(said: str, wanted: ToTheShop | None) -> None:
    assert asks_of_shop(said) is wanted


@pytest.mark.parametrize(
    ("said", "pieces"),
    [
        ("put together a set of a teapot, a mug and a cushion, up to $80", ["teapot", "mug", "cushion"]),
        (
            "we're getting a puppy on saturday! need a bed, a collar and a bowl under $80",
            ["bed", "collar", "bowl"],
        ),
        ("a teapot, a mug and a bowl, all three made by ormvale, under $90", ["teapot", "mug", "bowl"]),
    ],
)
def test_what_stands_around_a_set_is_no_piece_of_it(said: str, pieces: list[str]) -> None:
    wanted = read_set(said, _SHOP, "USD")
    assert wanted is not None
    assert [one.said for one in wanted.pieces] == pieces
    assert wanted.filters.brands == (("ormvale",) if "ormvale" in said else ())
