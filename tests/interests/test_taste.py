"""What history says of the products of a request: the terms add up, and a reason is said only where it is true and may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from toy import toy

from persea.interests.current import CurrentInterests
from persea.interests.explain import CONTENT, POPULARITY, explain
from persea.interests.history import History
from persea.interests.model import BEHAVIOUR
from persea.interests.profile import Shown
from persea.interests.taste import Taste, Tastes, usual_prices
from persea.interests.told import causes, why_it_moved
from persea.interests.unfitted import unfitted
from persea.store.database import Database
from persea.store.event_history import Happened
from persea.store.events import EventKind
from persea.store.fitted_models import keep_model
from persea.store.interest_facts import Thing
from persea.values import Money

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
_LETTERS = "abcdefghij"
_MODEL = toy(
    {str(at): "".join(_LETTERS[(at * step + step) % 10] for step in range(2 + at % 5)) for at in range(40)},
    {one: [f"k{at % 3}", f"b{at % 4}", "all"] for at, one in enumerate(_LETTERS)},
).with_newcomers({"new": ["k1", "b2"]})


def did(product: str, hours_ago: float = 1.0, kind: EventKind = EventKind.VIEW) -> Happened:
    return Happened(NOW - timedelta(hours=hours_ago), kind, product, None, "")


@pytest.mark.parametrize("viewed", ["a", "abc", "jjja", ["new", "a", "new"], ["gone", "b"]])
def test_what_speaks_for_a_product_adds_up_to_what_is_said_of_it(viewed: Sequence[str]) -> None:
    """By event, for content and for behaviour, as the long explanation has it; and their sum is the amount."""
    history = History.of([did(product, hours) for hours, product in enumerate(viewed, 1)])
    taste = Taste.of(_MODEL, history, history.profile)
    everything = [*_LETTERS, "new", "unknown"]
    amounts, spoken = taste.amounts(everything), taste.spoken_for(everything)
    assert "unknown" not in amounts
    assert "unknown" not in spoken
    for product in everything[:-1]:
        assert sum(one.amount for one in spoken[product]) == pytest.approx(
            amounts.get(product, 0.0), abs=1e-6
        )
        told = [
            one for one in explain(_MODEL, taste.profile, product).contributions if one.part != POPULARITY
        ]
        for is_content, parts in ((True, (CONTENT,)), (False, BEHAVIOUR)):
            ours = sum(one.amount for one in spoken[product] if one.is_content is is_content)
            assert ours == pytest.approx(sum(one.amount for one in told if one.part in parts), abs=1e-6)


def test_history_says_nothing_for_what_somebody_is_done_with() -> None:
    """What was bought is not lifted by having been bought."""
    history = History.of([did("a")])
    taste = Taste.of(_MODEL, history, history.profile, done={"a"})
    assert "a" not in taste.amounts(_LETTERS)
    assert Taste.of(_MODEL, history, history.profile).amounts(_LETTERS)["a"] > 0


def test_a_usual_price_is_the_median_of_two_purchases_and_more() -> None:
    """By the narrowest category; one purchase is a chance."""
    bought = [
        Thing("1", "", category_path=("Clothing", "Hats"), price=Money(1000, "USD")),
        Thing("2", "", category_path=("Clothing", "Hats"), price=Money(3000, "USD")),
        Thing("3", "", category_path=("Clothing", "Socks"), price=Money(500, "USD")),
        Thing("4", "", category_path=("Clothing", "Hats")),
    ]
    assert usual_prices(bought) == {"hats": 2000.0}


async def test_a_model_that_cannot_be_read_stops_no_search(database: Database, tmp_path: Path) -> None:
    """History then says nothing, where recommendations tell of the failure."""
    (tmp_path / "model").write_bytes(b"no model")
    async with database.connection() as conn:
        await keep_model(conn, tmp_path / "model", events=1, shoppers=1, products=1, seconds=0.1)
    assert await Tastes(database, CurrentInterests(database, tmp_path)).of(uuid4()) is None


# ---------------------------------------------------------------- reasons


def a_thing(id: str, title: str, category: str, material: str, **changes: object) -> Thing:
    thing = Thing(id, title, "Brand", ("Clothing", category), (), (("Material", (material,)),))
    return replace(thing, **changes)  # type: ignore[arg-type]


HATS = {
    "h1": a_thing("h1", "Fell Hat", "Hats", "wool"),
    "h2": a_thing("h2", "Tarn Hat", "Hats", "wool"),
    "h3": a_thing("h3", "Moor Hat", "Hats", "wool"),
    "c1": a_thing("c1", "Sun Hat", "Hats", "cotton"),
    "m1": a_thing("m1", "Blue Mug", "Mugs", "stoneware"),
    "m2": a_thing("m2", "Green Mug", "Mugs", "stoneware"),
}


def why(
    product: str, happened: Sequence[Happened], things: dict[str, Thing], shown: Shown | None = None
) -> str:
    traits = {
        id: (f"category:{one.category_path[-1].lower()}", f"material:{one.attributes[0][1][0]}", f"own:{id}")
        for id, one in things.items()
    }
    history = History.of(happened)
    taste = Taste.of(unfitted(traits, {}), history, history.profile)
    spoken = taste.spoken_for([product])[product]
    assert causes(spoken, history) <= set(things)
    return why_it_moved(spoken, shown, history, things[product], things, NOW)


def test_several_things_of_a_kind_are_counted() -> None:
    """With the material that all of them share with the product, and without where they do not."""
    assert why("h3", [did("h1"), did("h2", 30)], HATS) == "You looked at two wool hats this week"
    assert why("c1", [did("h1"), did("h2", 30)], HATS) == "You looked at two hats this week"
    assert why("h3", [did("h1"), did("c1", 30)], HATS) == "You looked at two hats this week"


def test_the_same_thing_twice_is_one_thing() -> None:
    """Two looks at one hat are not two hats; and what was looked at long ago was not this week."""
    assert why("h3", [did("h1"), did("h1", 30)], HATS) == (
        "It is like Fell Hat, which you viewed twice, last today"
    )
    assert why("h3", [did("h1"), did("h2", 24 * 9)], HATS) == "It is like Fell Hat, which you viewed today"


def test_what_was_bought_is_said_as_bought() -> None:
    """The kind of the events is the one that is named."""
    bought = [did("h1", 2, EventKind.PURCHASE), did("h2", 3, EventKind.PURCHASE)]
    assert why("h3", bought, HATS) == "You bought two wool hats this week"
    carted = [did("h1", 2, EventKind.ADD_TO_CART), did("h2", 3, EventKind.ADD_TO_CART)]
    assert why("h3", carted, HATS) == "You put two wool hats in the cart this week"


def test_nothing_is_said_of_traits() -> None:
    """Neither where the product tells of one, nor where what speaks for it does; what is harmless beside it may be named
    where it is the most of it."""
    ill = {id: replace(one, title="Chemo Hat") for id, one in HATS.items() if id.startswith("h")}
    assert why("h3", [did("h1"), did("h2", 30)], {**HATS, "h3": ill["h3"]}) == ""
    assert why("h3", [did("h1"), did("h2", 30)], {**HATS, "h1": ill["h1"], "h2": ill["h2"]}) == ""
    assert why("h3", [did("h1"), did("h2", 30)], {**HATS, "h1": ill["h1"]}) == ""


def test_a_category_that_tells_an_age_is_not_named() -> None:
    """Looking at kids' hats says so of the things looked at, never of a kind of person."""
    kids = {id: replace(one, category_path=("Kids", "Kids hats")) for id, one in HATS.items()}
    assert "ids hats" not in why("h3", [did("h1"), did("h2", 30)], kids)


def test_a_post_of_somebody_followed_is_named() -> None:
    """Where it does more than all events."""
    post = Shown("h3", 0.9, "p1", "Ada", "", NOW - timedelta(days=1), True)
    assert why("h3", [did("m1")], HATS, post) == "It was shown in a post of Ada, whom you follow, yesterday"
