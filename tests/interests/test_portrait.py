"""The glass box: weights by hand, the events behind them, and what a person decides."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persea.interests.facets import Facet, price_band
from persea.interests.portrait import HALF_LIVES, Horizon, Interest, Portrait, interest_id, portrait
from persea.interests.portrait_words import why
from persea.store.event_history import EventKind
from persea.store.interest_decisions import EVERY, Decision, Stance, StatedWish
from persea.store.interest_facts import Deed, Thing
from persea.values import Money

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
SHOE = Thing(
    "shoe", "Tempo Shoe", "Pacewright", ("Sports", "Shoes", "Running shoes"), ("running",),
    (("Material", ("mesh", "rubber")), ("Waterproof", ("yes",)), ("Vegan", ("yes",)), ("Drop", ("8 mm",)),
     ("Lined", ("no",)), ("Colour", ("Coral", "Slate")), ("Size", ("41", "42"))),
    Money(8900, "USD"),
)  # fmt: skip
BOOT = Thing("boot", "Fell Boot", "Skerrow", ("Sports", "Shoes", "Boots"), price=Money(20000, "USD"))
PILLS = Thing(
    "strips", "Glucose Test Strips", "Accu", ("Drugstore", "Diabetes care"), price=Money(999, "USD")
)
THINGS = {thing.id: thing for thing in (SHOE, BOOT, PILLS)}


def deed(
    kind: EventKind, product: str | None = "shoe", ago: timedelta = timedelta(0), **more: object
) -> Deed:
    at = NOW - ago
    return replace(Deed(uuid.uuid4(), at, at, kind, product), **more)  # type: ignore[arg-type]


def seen(*deeds: Deed, stated: tuple[StatedWish, ...] = (), **decided: Decision) -> Portrait:
    newest_first = sorted(deeds, key=lambda one: one.at, reverse=True)
    return portrait(newest_first, THINGS, now=NOW, decisions=decided, stated=stated)


def the(found: Portrait, facet: Facet, value: str, horizon: Horizon = Horizon.LONG) -> Interest:
    return next(one for one in found.of(horizon) if (one.facet, one.value) == (facet, value))


def values(found: Portrait, facet: Facet, horizon: Horizon = Horizon.LONG) -> list[str]:
    return [one.value for one in found.of(horizon) if one.facet == facet]


def wish(value: str, facet: Facet = Facet.ATTRIBUTE, stance: Stance = Stance.NEVER) -> StatedWish:
    return StatedWish(uuid.uuid4(), facet.value, value, stance, f"{stance} {value}", "api", NOW)


# ---------------------------------------------------------------- weights


def test_an_event_halves_with_each_half_life() -> None:
    """A purchase now, a view 60 and a view 120 days ago: 5 + 1/2 + 1/4, each event with its part, the newest first."""
    found = seen(
        deed(EventKind.VIEW, ago=120 * DAY), deed(EventKind.PURCHASE), deed(EventKind.VIEW, ago=60 * DAY)
    )
    brand = the(found, Facet.BRAND, "Pacewright")
    assert [reason.contribution for reason in brand.events] == [5.0, 0.5, 0.25]
    assert [reason.kind for reason in brand.events] == [EventKind.PURCHASE, EventKind.VIEW, EventKind.VIEW]
    assert (brand.weight, brand.half_life) == (5.75, 60 * DAY)


def test_this_session_forgets_by_the_half_hour() -> None:
    """A view half an hour ago is half a view of this session, and nearly all of one for long; yesterday's is none."""
    found = seen(deed(EventKind.VIEW, ago=30 * MINUTE), deed(EventKind.VIEW, "boot", ago=DAY))
    assert the(found, Facet.PRODUCT, "shoe", Horizon.SESSION).weight == 0.5
    assert the(found, Facet.PRODUCT, "shoe").weight == pytest.approx(2 ** (-1 / 2880))
    assert values(found, Facet.PRODUCT, Horizon.SESSION) == ["shoe"]
    assert set(values(found, Facet.PRODUCT)) == {"shoe", "boot"}


@pytest.mark.parametrize(
    ("kind", "value", "weight"),
    [
        (EventKind.VIEW, None, 1.0),
        (EventKind.DWELL, 30.0, 0.25),
        (EventKind.DWELL, 600.0, 0.5),
        (EventKind.LIKE, None, 2.0),
        (EventKind.SAVE, 1.0, 2.0),
        (EventKind.ADD_TO_CART, None, 3.0),
        (EventKind.REMOVE_FROM_CART, None, -2.0),
        (EventKind.PURCHASE, None, 5.0),
        (EventKind.RETURN, None, -4.0),
        (EventKind.HIDE, None, -4.0),
        (EventKind.RATING, 5.0, 2.0),
        (EventKind.RATING, 1.0, -2.0),
        (EventKind.CHAT_MENTION, None, 1.0),
    ],
)
def test_kinds_weigh_as_the_table_says(kind: EventKind, value: float | None, weight: float) -> None:
    """Each kind, fresh; longer looks count up to a minute, stars from three."""
    assert the(seen(deed(kind, value=value)), Facet.PRODUCT, "shoe").weight == weight


def test_what_was_shown_or_searched_or_middling_says_nothing() -> None:
    """Impressions, searches and three stars make no interest."""
    found = seen(
        deed(EventKind.IMPRESSION, value=1.0), deed(EventKind.SEARCH, None, subject="shoes"),
        deed(EventKind.RATING, value=3.0),
    )  # fmt: skip
    assert found.long == ()


def test_a_like_that_was_taken_back_counts_nothing() -> None:
    """Nor do those before it; a new one after it does."""
    back = deed(EventKind.LIKE, ago=2 * MINUTE, value=0.0)
    assert seen(deed(EventKind.LIKE, ago=3 * MINUTE), back).long == ()
    again = seen(deed(EventKind.LIKE, ago=3 * MINUTE), back, deed(EventKind.LIKE))
    assert the(again, Facet.PRODUCT, "shoe").weight == 2.0


def test_facets_and_their_shares() -> None:
    """Wider categories half each, several values of one attribute a share; measures, "no" and diets make none."""
    found = seen(deed(EventKind.VIEW))
    assert {(one.facet.value, one.value): one.weight for one in found.long} == {
        ("product", "shoe"): 1.0,
        ("brand", "Pacewright"): 1.0,
        ("price", "$50.00 to $100.00"): 1.0,
        ("category", "Sports > Shoes > Running shoes"): 1.0,
        ("category", "Sports > Shoes"): 0.5,
        ("category", "Sports"): 0.25,
        ("attribute", "Material: mesh"): 0.5,
        ("attribute", "Material: rubber"): 0.5,
        ("attribute", "Waterproof: yes"): 1.0,
        ("attribute", "Colour: Coral"): 0.5,
        ("attribute", "Colour: Slate"): 0.5,
    }


def test_sizes_are_of_what_was_bought() -> None:
    """An order's variant tells the size and the one colour that was meant; a view of it does not."""
    options = (("Size", "42"), ("Colour", "Coral"))
    bought = seen(deed(EventKind.PURCHASE, options=options))
    assert the(bought, Facet.SIZE, "Size: 42").weight == 5.0
    assert the(bought, Facet.ATTRIBUTE, "Colour: Coral").weight == 5.0
    assert "Colour: Slate" not in values(bought, Facet.ATTRIBUTE)
    assert values(seen(deed(EventKind.VIEW, options=options)), Facet.SIZE) == []


def test_follows_are_of_brands_categories_and_creators() -> None:
    """What is followed counts four; a creator's name is one only from a follow."""
    found = seen(
        deed(EventKind.FOLLOW, None, subject="creator:Ana Ruiz"), deed(EventKind.FOLLOW, None, subject="brand:PACEWRIGHT"),
        deed(EventKind.VIEW),
    )  # fmt: skip
    assert the(found, Facet.CREATOR, "Ana Ruiz").weight == 4.0
    assert [one.weight for one in found.long if one.facet is Facet.BRAND] == [5.0]  # however it is cased


@pytest.mark.parametrize(
    ("minor", "currency", "band"),
    [
        (8900, "USD", "$50.00 to $100.00"),
        (5000, "USD", "$50.00 to $100.00"),
        (10000, "USD", "$100.00 to $200.00"),
        (4999, "USD", "$20.00 to $50.00"),
        (1, "USD", "$0.01 to $0.02"),
        (1500, "JPY", "¥1,000 to ¥2,000"),
    ],
)
def test_price_bands(minor: int, currency: str, band: str) -> None:
    """Steps of 1, 2 and 5, the lower end in, the upper one out."""
    assert price_band(Money(minor, currency)) == band


deeds = st.builds(
    lambda kind, product, minutes, value: deed(kind, product, minutes * MINUTE, value=value),
    st.sampled_from(EventKind),
    st.sampled_from(["shoe", "boot", "strips", "gone", None]),
    st.integers(-60, 300_000),
    st.one_of(st.none(), st.floats(0, 5)),
)


@given(st.lists(deeds, max_size=40))
def test_contributions_add_up_exactly(some: list[Deed]) -> None:
    """To the last bit, in both horizons; none counts twice in one interest, and none is fresher than fresh."""
    found = seen(*some)
    for horizon in Horizon:
        for one in found.of(horizon):
            total = 0.0
            for reason in one.events:
                total += reason.contribution
                assert abs(reason.contribution) <= 5.0
            assert one.weight == one.inferred == total
            assert len({reason.event for reason in one.events}) == len(one.events) > 0
            assert one.half_life == HALF_LIVES[horizon]


# ---------------------------------------------------------------- traits


def test_a_product_that_speaks_of_a_trait_makes_no_interest() -> None:
    """Not even in its brand or price, however often it is bought."""
    assert seen(*[deed(EventKind.PURCHASE, "strips")] * 5).long == ()
    assert seen(deed(EventKind.FOLLOW, None, subject="category:Islamic prayer rugs")).long == ()


# ---------------------------------------------------------------- decisions


BRAND = interest_id(Facet.BRAND, "pacewright")


def decided(**changes: object) -> Decision:
    return replace(Decision(BRAND, "brand", "Pacewright"), **changes)  # type: ignore[arg-type]


def test_a_muted_interest_stays_in_sight_and_does_not_count() -> None:
    """Also when no event is left, so that it can be undone."""
    found = seen(deed(EventKind.VIEW), **{BRAND: decided(muted=True)})
    assert the(found, Facet.BRAND, "Pacewright").weight == 1.0
    assert all(one.facet is not Facet.BRAND for one in found.counting(Horizon.LONG))
    assert [one.is_muted for one in seen(**{BRAND: decided(muted=True)}).long] == [True]


def test_a_correction_changes_the_weight_and_leaves_the_events() -> None:
    """Doubled, or a number in its place, of which age takes nothing."""
    view = deed(EventKind.VIEW, ago=60 * DAY)
    doubled = the(seen(view, **{BRAND: decided(factor=2.0)}), Facet.BRAND, "Pacewright")
    assert (doubled.weight, doubled.inferred) == (1.0, 0.5)
    fixed = the(seen(view, **{BRAND: decided(fixed=3.0)}), Facet.BRAND, "Pacewright")
    assert (fixed.weight, fixed.inferred, len(fixed.events)) == (3.0, 0.5, 1)
    assert [one.weight for one in seen(**{BRAND: decided(fixed=3.0)}).long] == [3.0]
    zero = seen(view, **{BRAND: decided(fixed=0.0)})
    assert all(one.facet is not Facet.BRAND for one in zero.counting(Horizon.LONG))


def test_a_deleted_interest_comes_back_from_new_events_only() -> None:
    """Others keep theirs. An event that came in before, from a clock ahead, does not count; nor one from before, late."""
    gone = {BRAND: decided(forgotten_at=NOW - DAY)}
    old, new = deed(EventKind.VIEW, ago=2 * DAY), deed(EventKind.PURCHASE)
    assert values(seen(old, **gone), Facet.BRAND) == []
    assert values(seen(old, **gone), Facet.PRODUCT) == ["shoe"]
    assert the(seen(old, new, **gone), Facet.BRAND, "Pacewright").weight == 5.0
    ahead = replace(new, received_at=NOW - 2 * DAY)
    late = replace(old, received_at=NOW)
    assert values(seen(ahead, late, **gone), Facet.BRAND) == []
    assert seen(old, **{EVERY: Decision(EVERY, EVERY, "", forgotten_at=NOW - DAY)}).long == ()


def test_what_was_said_never_to_does_not_count() -> None:
    """A stated wish overrules what was inferred of the same; one that says always does not."""
    never = seen(
        deed(EventKind.VIEW), stated=(wish("Mesh"), wish("Shoes", Facet.CATEGORY), wish("Pacewright"))
    )
    overruled = [one.value for one in never.long if one.overruled_by]
    assert sorted(overruled) == ["Material: mesh", "Sports > Shoes", "Sports > Shoes > Running shoes"]
    assert all(one.value not in overruled for one in never.counting(Horizon.LONG))
    always = seen(deed(EventKind.VIEW), stated=(wish("mesh", stance=Stance.ALWAYS),))
    assert the(always, Facet.ATTRIBUTE, "Material: mesh").counts


def test_the_reason_in_words() -> None:
    """What was done, how often, when last, and what the person decided."""
    views = [deed(EventKind.VIEW, ago=one * DAY) for one in (1, 2, 3)]
    found = seen(*views, deed(EventKind.PURCHASE), **{BRAND: decided(muted=True, fixed=2.0)})
    assert why(the(found, Facet.BRAND, "Pacewright")) == (
        "From 3 views and 1 purchase, the last on 2026-11-28. You set its weight to 2. You muted it: it does not count."
    )
    assert why(the(seen(deed(EventKind.HIDE)), Facet.PRODUCT, "shoe")).startswith("Against it: 1 hide,")
    assert why(seen(**{BRAND: decided(muted=True)}).long[0]).startswith("No event is behind it any more.")
