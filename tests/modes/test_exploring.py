"""Places that are tried out: only where a score chose, the same each time, and told with each card."""

from __future__ import annotations

from dataclasses import replace

from persea.modes.exploring import as_placed, explored
from persea.values import Card, Gathered, Intent, Kind, Order, Outcome, Record
from persea.values.shopping import ScorePart


def a_record(at: int, *parts: ScorePart) -> Record:
    return Record(
        f"p{at}", f"Product {at}", url="", price=None, list_price=None, in_stock=True, as_of=None, score=1 - at / 10,
        parts=parts,
    )  # fmt: skip


RECORDS = tuple(a_record(at, ScorePart("relevance", 1 - at / 10)) for at in range(6))
GATHERED = Gathered(Outcome.EXACT, RECORDS, 6)
FIND = Intent(Kind.FIND, "boots")


def ids(gathered: Gathered) -> list[str]:
    return [record.id for record in gathered.records]


def test_neighbours_change_places_in_some_turns_and_the_first_in_none() -> None:
    """Each card knows its place by score, and how probable the one is where it stands."""
    turned = 0
    for number in range(200):
        shown, placed = explored(GATHERED, FIND, 0.5, f"turn-{number}")
        assert explored(GATHERED, FIND, 0.5, f"turn-{number}") == (shown, placed)
        assert ids(shown)[0] == "p0"
        assert sorted(ids(shown)) == ids(GATHERED)
        for place, record in enumerate(shown.records, 1):
            card = as_placed(Card(record), placed)
            assert record.id == f"p{card.ranked - 1}"
            if card.ranked != place:
                assert card.propensity == 0.125
                turned += 1
    assert 40 < turned < 260


def test_an_order_that_was_asked_for_stands() -> None:
    """So do what no score ranked, what the shop or a sponsor placed, and what is compared; and everything, where nothing is
    to be tried out."""
    pinned = replace(
        RECORDS[2], parts=(*RECORDS[2].parts, ScorePart("merchandising", 0.1, "pinned by the shop"))
    )
    others = (*RECORDS[:2], pinned, RECORDS[3], replace(RECORDS[4], sponsor="Fellside"), RECORDS[5])
    plain = Gathered(Outcome.EXACT, tuple(a_record(at) for at in range(6)), 6)
    for number in range(50):
        for intent in (
            Intent(Kind.FIND, "boots", order=Order.CHEAPEST),
            Intent(Kind.COMPARE, subject_ids=("p0", "p1")),
        ):
            assert explored(GATHERED, intent, 0.5, f"turn-{number}") == (GATHERED, {})
        assert ids(explored(replace(GATHERED, records=others), FIND, 0.5, f"turn-{number}")[0]) == ids(
            GATHERED
        )
        assert explored(GATHERED, FIND, 0.0, f"turn-{number}") == (GATHERED, {})
        assert ids(explored(plain, FIND, 0.5, f"turn-{number}")[0]) == ids(plain)
