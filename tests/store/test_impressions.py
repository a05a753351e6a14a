"""The log of what was shown: whose it is, what is left of nobody's, and that no answer waits for it."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from persea.errors import DatabaseError
from persea.store.consent import consent_anew, withdraw
from persea.store.database import Database
from persea.store.erasure import erase_shopper
from persea.store.events import Event, EventKind, Purpose, Who, keep_events
from persea.store.impressions import (
    Impressions,
    ShownCard,
    ShownList,
    Versions,
    forget_old_impressions,
    keep_list,
)
from persea.store.sessions import open_session
from persea.store.shoppers import known_shopper, sign_in
from persea.store.shown_results import ListResult, Rate, list_results, rates, totals, why_shown
from persea.values.shopping import ScorePart
from stocked import a_product, stock

NOW = datetime.now(UTC).replace(microsecond=0)
PARTS = (ScorePart("relevance", 0.75), ScorePart("interest", 0.25, "like the Camp Mug that you viewed"))


def a_list(
    shopper: uuid.UUID | None, *products: str, at: datetime = NOW, parts: tuple[ScorePart, ...] = PARTS
) -> ShownList:
    cards = tuple(ShownCard(uuid.uuid4(), product, place, parts) for place, product in enumerate(products, 1))
    return ShownList(str(uuid.uuid4()), at, "find", cards, shopper, Versions(3, "default-1"))


async def shopper_of(database: Database, id: str) -> uuid.UUID:
    async with database.connection() as conn:
        return await known_shopper(conn, id)


async def kept(database: Database, shown: ShownList) -> bool:
    async with database.connection() as conn:
        return await keep_list(conn, shown)


async def rows(database: Database) -> list[tuple[object, ...]]:
    async with database.reading() as conn:
        cursor = await conn.execute(
            "SELECT id, turn_id, product, position, parts, at, shopper_key FROM impression ORDER BY position, id"
        )
        return await cursor.fetchall()


async def results(database: Database) -> list[ListResult]:
    async with database.connection() as conn:
        return [one async for one in list_results(conn)]


# ---------------------------------------------------------------- whose they are


async def test_under_consent_a_list_is_its_shoppers(database: Database) -> None:
    """With its time, its answer, its numbers and the reasons of each part."""
    anna = await shopper_of(database, "anna")
    shown = a_list(anna, "boot", "mug")
    assert await kept(database, shown)
    assert await rows(database) == [
        (
            *(card.id, shown.turn_id, card.product, card.position),
            [["relevance", 0.75], ["interest", 0.25, "like the Camp Mug that you viewed"]],
            *(NOW, anna),
        )
        for card in shown.cards
    ]


async def test_without_a_shopper_only_the_day_is_left(database: Database) -> None:
    """Under numbers that are known nowhere else, one for the list, and without the reasons, which tell of somebody."""
    shown = a_list(None, "boot", "mug")
    assert not await kept(database, shown)
    found = await rows(database)
    midnight = NOW.replace(hour=0, minute=0, second=0)
    assert [row[2:] for row in found] == [
        (product, place, [["relevance", 0.75], ["interest", 0.25]], midnight, None)
        for place, product in ((1, "boot"), (2, "mug"))
    ]
    assert len({row[1] for row in found}) == 1
    numbers = {shown.turn_id, *(card.id for card in shown.cards)}
    assert not numbers & {number for row in found for number in row[:2]}


async def test_who_has_taken_consent_back_or_is_erased_is_nobody(database: Database) -> None:
    """Whatever the answer was told, what holds is what holds when it is written; given anew it is theirs again."""
    anna, ben = await shopper_of(database, "anna"), await shopper_of(database, "ben")
    async with database.connection() as conn:
        await withdraw(conn, anna, now=NOW - timedelta(hours=1))
        await erase_shopper(conn, ben, now=NOW, actor="test")
    assert [await kept(database, a_list(whose, "boot")) for whose in (anna, ben)] == [False, False]
    async with database.connection() as conn:
        await consent_anew(conn, anna, now=NOW - timedelta(minutes=1))
    assert await kept(database, a_list(anna, "boot"))
    assert not await kept(database, a_list(anna, "boot", at=NOW - timedelta(minutes=30)))


async def test_what_was_shown_goes_along_at_sign_in_and_is_let_go_of_with_consent(database: Database) -> None:
    """A visitor's lists become those of whom they sign in as; taken back, nobody can tell whose they were."""
    async with database.connection() as conn:
        session = await open_session(conn, None)
    shown = a_list(session.shopper, "boot", "mug")
    await kept(database, shown)
    anna = await shopper_of(database, "anna")
    async with database.connection() as conn:
        await sign_in(conn, str(session.token), anna)
    assert {row[6] for row in await rows(database)} == {anna}
    late = a_list(session.shopper, "lamp")  # written after: it follows them
    assert await kept(database, late)
    async with database.connection() as conn:
        await withdraw(conn, anna, now=NOW + timedelta(minutes=1))
    found = await rows(database)
    midnight = NOW.replace(hour=0, minute=0, second=0)
    assert {row[4:] == ([["relevance", 0.75], ["interest", 0.25]], midnight, None) for row in found} == {True}
    assert len({row[1] for row in found}) == 2
    assert not {shown.turn_id, late.turn_id} & {row[1] for row in found}
    assert not {card.id for card in (*shown.cards, *late.cards)} & {row[0] for row in found}


async def test_what_is_older_than_it_is_kept_goes(database: Database) -> None:
    """By the day, of persons and of nobody alike."""
    anna = await shopper_of(database, "anna")
    for whose in (anna, None):
        await kept(database, a_list(whose, "old", at=NOW - timedelta(days=9)))
        await kept(database, a_list(whose, "new"))
    assert await forget_old_impressions(database, older_than=timedelta(days=8)) == 2
    assert {row[2] for row in await rows(database)} == {"new"}


# ---------------------------------------------------------------- off the way of an answer


async def test_a_lost_database_loses_nothing_yet(database: Database) -> None:
    """What was noted waits, in order; what was written is not written twice."""
    log = Impressions()
    anna = await shopper_of(database, "anna")
    first, second = a_list(anna, "boot"), a_list(anna, "mug")
    log.note(first)
    log.note(second)
    gone = Database("postgresql://127.0.0.1:1/none", "none", max_connections=1)
    with pytest.raises(DatabaseError):
        await log.flush(gone)
    assert log.noted() == [first, second]
    await log.flush(database)
    await log.flush(database)
    await kept(database, first)  # as after an end in between
    assert sorted(str(row[2]) for row in await rows(database)) == ["boot", "mug"]


async def test_too_many_push_out_the_oldest(database: Database) -> None:
    """The queue is bounded, and an answer never waits for room in it."""
    log = Impressions(most=2)
    lists = [a_list(None, "boot") for _ in range(3)]
    for shown in lists:
        log.note(shown)
    assert log.noted() == lists[1:]
    log.give_up()
    assert log.noted() == []
    off = Impressions(most=0)
    off.note(lists[0])
    assert (off.noted(), off.is_on) == ([], False)


# ---------------------------------------------------------------- what came of it


async def did(
    database: Database,
    who: str,
    kind: EventKind,
    product: str,
    turn: str,
    impression: uuid.UUID | None = None,
) -> None:
    event = Event(
        uuid.uuid4(), NOW, kind, Who(who), (Purpose.PERSONALIZATION,), product, turn_id=turn,
        impression_id=None if impression is None else str(impression),
    )  # fmt: skip
    async with database.connection() as conn:
        await keep_events(conn, [event], received_at=NOW)


async def test_events_of_that_answer_are_what_came_of_it(database: Database) -> None:
    """By the card's number or its product, a variant of it too; another shopper's, or another answer's, never."""
    await stock(database, a_product("boot", "Boot"), a_product("mug", "Mug"))
    anna = await shopper_of(database, "anna")
    await shopper_of(database, "ben")
    shown, other = a_list(anna, "boot", "mug", "lamp"), a_list(anna, "boot")
    await kept(database, shown)
    await kept(database, other)
    await did(database, "anna", EventKind.VIEW, "boot", shown.turn_id)
    await did(database, "anna", EventKind.PURCHASE, "boot", shown.turn_id)
    await did(database, "anna", EventKind.ADD_TO_CART, "sku-of-lamp", shown.turn_id, shown.cards[2].id)
    await did(database, "anna", EventKind.HIDE, "mug", shown.turn_id)
    await did(database, "ben", EventKind.VIEW, "mug", shown.turn_id, shown.cards[1].id)
    found = {one.turn_id: one for one in await results(database)}
    told = [(one.clicked, one.carted, one.bought) for one in found[shown.turn_id].results]
    assert told == [(True, False, True), (False, False, False), (True, True, False)]
    assert [one.card for one in found[shown.turn_id].results] == [
        ShownCard(card.id, card.product, card.position, PARTS, card.position) for card in shown.cards
    ]
    assert [one.clicked for one in found[other.turn_id].results] == [False]
    async with database.reading() as conn:
        assert await rates(conn, "position") == [
            Rate("1", 2, 1, 0, 1), Rate("2", 1, 0, 0, 0), Rate("3", 1, 1, 1, 0),
        ]  # fmt: skip
        assert await rates(conn, "interests") == [Rate("3", 4, 2, 1, 1)]
        assert await rates(conn, "weights") == [Rate("default-1", 4, 2, 1, 1)]
        counted = await totals(conn)
    assert (counted.of_persons, counted.of_nobody, counted.lists, counted.tried) == (4, 0, 2, 0)


async def test_why_is_told_to_whom_it_was_shown(database: Database) -> None:
    """Not to another; a list of nobody is found by no number."""
    anna, ben = await shopper_of(database, "anna"), await shopper_of(database, "ben")
    shown, nobodys = a_list(anna, "boot"), a_list(None, "boot")
    await kept(database, shown)
    await kept(database, nobodys)
    async with database.reading() as conn:
        why = await why_shown(conn, shown.turn_id, "boot", shopper=anna)
        assert why is not None
        assert (why.card.parts, why.versions, why.impression) == (
            PARTS,
            Versions(3, "default-1"),
            shown.cards[0].id,
        )
        assert await why_shown(conn, shown.turn_id, "boot") == why
        assert await why_shown(conn, shown.turn_id, "boot", shopper=ben) is None
        assert await why_shown(conn, shown.turn_id, "mug", shopper=anna) is None
        assert await why_shown(conn, nobodys.turn_id, "boot") is None
