"""Whose an event may be, what is left of it without consent, and by what it is known."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from persea.interests.intake.settle import House, Settled, Teller, settle
from persea.interests.intake.told import Item, Known, Told
from persea.store.events import NOBODY, Event, EventKind, Purpose, Who
from persea.values import Money

NOON = datetime(2026, 11, 28, 12, 0, 7, tzinfo=UTC)
HOUSE = House("USD", timedelta(days=400), NOON)
AGREED = frozenset({Purpose.PERSONALIZATION})
SHOPPER = uuid.uuid4()
SERVER = Teller(speaks_for_others=True, namespace="shop")
PAGE = Teller(speaks_for_others=False, namespace="page key_1", shopper=SHOPPER)
VIEW = Told(EventKind.VIEW, NOON, user_id="u", device_id="d", purposes=AGREED, product="boot")
BOUGHT = Told(
    EventKind.PURCHASE, NOON, id="e-1", user_id="u", purposes=AGREED, product="boot", quantity=2, order_id="o",
    amount=Decimal("20.015"), turn_id="t", impression_id="i", subject="", value=None,
)  # fmt: skip


def settled(*items: Item, teller: Teller = SERVER) -> Settled:
    return settle(items, teller, HOUSE)


def event(told: Told, teller: Teller = SERVER) -> Event:
    (one,) = settled(told, teller=teller).events
    return one


def test_with_consent_it_is_the_persons() -> None:
    """All that was told is kept, money in the shop's currency where none was named."""
    one = event(BOUGHT)
    assert (one.who, one.at, one.amount) == (Who("u"), NOON, Money(2002, "USD"))
    assert (one.order_id, one.turn_id, one.impression_id) == ("o", "t", "i")
    assert one.purposes == (Purpose.PERSONALIZATION,)


@pytest.mark.parametrize("purposes", [None, frozenset(), frozenset({Purpose.ANALYTICS, Purpose.MARKETING})])
def test_without_consent_only_kind_product_and_day_are_left(purposes: frozenset[Purpose] | None) -> None:
    """Nothing of who it was, what they searched for or which answer led there."""
    one = event(replace(BOUGHT, purposes=purposes, subject="secret"))
    assert one == Event(
        id=one.id, at=datetime(2026, 11, 28, tzinfo=UTC), kind=EventKind.PURCHASE, who=NOBODY,
        purposes=tuple(sorted(purposes or ())), product="boot", quantity=2,
    )  # fmt: skip


def test_who_tells_may_say_the_consent_of_events_that_do_not() -> None:
    """What an event says itself goes before it."""
    agreed = replace(SERVER, consent=AGREED)
    assert event(replace(VIEW, purposes=None), agreed).who == Who("u", "d")
    assert event(replace(VIEW, purposes=frozenset()), agreed).who is NOBODY


def test_a_browser_that_refuses_is_believed() -> None:
    """Global Privacy Control goes before every consent."""
    assert event(replace(VIEW, user_id=None), replace(PAGE, refuses=True)).who is NOBODY


def test_a_page_speaks_for_its_visitor_only() -> None:
    """What it says of devices is passed over; a shopper's id is refused, but for the token's own."""
    assert event(replace(VIEW, user_id=None), PAGE).who == Who(shopper=SHOPPER)
    refused = settled(VIEW, Known("u", "d", AGREED), teller=PAGE)
    assert [one.reason for one in refused.rejected] == [
        "names a shopper: only a server key may, or a shopper token its own"
    ] * 2
    assert (refused.events, refused.known) == ([], [])
    assert event(VIEW, replace(PAGE, user_id="u")).who == Who(shopper=SHOPPER)
    assert settled(VIEW, teller=replace(PAGE, user_id="another")).events == []


def test_a_page_without_a_session_is_nobody() -> None:
    """Even where its visitor has agreed."""
    assert event(replace(VIEW, user_id=None), replace(PAGE, shopper=None)).who is NOBODY


def test_a_user_and_a_device_are_joined_only_with_consent() -> None:
    """Segment's identify says nothing else."""
    assert settled(Known("u", "d", AGREED)).known == [Who("u", "d")]
    assert settled(Known("u", "d")).known == []


def test_the_same_id_is_the_same_event() -> None:
    """Of one sender: a page cannot take the place of what the server says, nor one visitor that of another."""
    first = event(BOUGHT).id
    assert event(replace(BOUGHT, at=NOON - timedelta(hours=1), product="shoe")).id == first
    assert event(replace(BOUGHT, id="e-2")).id != first
    assert event(replace(BOUGHT, part=1)).id != first
    of_page = replace(BOUGHT, user_id=None)
    another = replace(PAGE, shopper=uuid.uuid4())
    assert len({first, event(of_page, PAGE).id, event(of_page, another).id}) == 3


def test_without_an_id_it_is_known_by_what_it_says() -> None:
    """Each thing said counts; the time as it was told, before any clock is put right."""
    said = replace(VIEW, said_at="12:00")
    again = event(replace(said, at=NOON - timedelta(seconds=3))).id
    assert again == event(said).id
    others = [
        replace(said, said_at="12:01"), replace(said, product="shoe"), replace(said, variant="v"),
        replace(said, value=1.0), replace(said, user_id="v"), replace(said, device_id="e"),
        replace(said, kind=EventKind.LIKE), replace(said, subject="s"), replace(said, part=1),
    ]  # fmt: skip
    assert len({event(one).id for one in others} | {again}) == len(others) + 1


def test_nobodys_events_that_are_alike_all_count() -> None:
    """Two people may do the same in one second, and nothing of them is kept; the batch sent again adds nothing."""
    alike = [replace(VIEW, purposes=None, said_at="12:00", user_id=user) for user in ("u", "v", "w")]
    first = [one.id for one in settled(*alike).events]
    assert len(set(first)) == 3
    assert [one.id for one in settled(*alike).events] == first


def test_what_is_older_than_is_kept_is_not_taken() -> None:
    """It is counted, so that an import says what became of it."""
    late = settled(replace(VIEW, at=NOON - timedelta(days=399)), replace(VIEW, at=NOON - timedelta(days=401)))
    assert (len(late.events), late.too_old) == (1, 1)
