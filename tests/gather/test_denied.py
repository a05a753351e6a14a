"""A must-not leaves out what has it, and not what says that it has none, on the demo shop."""

from __future__ import annotations

import pytest

from persea.app import Persea
from persea.gather.search import search
from persea.gather.worded import reword
from persea.store.denied import denial
from persea.store.records import read_records
from persea.values import Filters, Record


async def _found(demo: Persea, said: str, term: str) -> list[Record]:
    house = await demo.house()
    async with demo.database.reading() as conn:
        wording = await reword(conn, said, house.lexicon)
        filters = Filters(exclude_terms=(term,))
        found = await search(conn, wording, filters, embed=house.embed, k=40, exact_first=True)
        return await read_records(conn, [hit.record.id for hit in found.hits if hit.every_word])


async def test_what_says_that_it_has_none_stays(demo: Persea) -> None:
    """Its attribute has the word, and the value that it is none."""
    caffeine = [dict(one.attributes).get("Caffeine") for one in await _found(demo, "loose tea", "caffeine")]
    assert ("none",) in caffeine
    assert not {("low",), ("medium",), ("high",)} & set(caffeine)


@pytest.mark.parametrize(("said", "term"), [("scarf", "wool"), ("bag", "leather"), ("pan", "cast iron")])
async def test_what_has_it_goes(demo: Persea, said: str, term: str) -> None:
    found = await _found(demo, said, term)
    assert found
    for one in found:
        values = (value for _, held in (*one.attributes, *one.options) for value in held)
        assert f" {term} " not in f" {' '.join((one.title, *values)).lower()} ", one.id


@pytest.mark.parametrize("term", ["palm oil", "caffeine", "cow-milk"])
def test_plain_words_have_a_denial(term: str) -> None:
    assert denial(term)


@pytest.mark.parametrize("term", ["100%", "a.*b", "(x", "18/10"])
def test_what_is_no_plain_word_has_none(term: str) -> None:
    """So that nothing of it is taken for a pattern."""
    assert denial(term) is None
