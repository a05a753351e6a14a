"""Sizes that there are, where to buy, and for whom a thing is, in composed answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from persea.compose.answers import answer_question
from persea.compose.naming import called
from persea.compose.write import write
from persea.values import Filters, Gathered, Intent, Kind, Likely, Money, Outcome, Record


def boot(id: str, title: str, *sizes: str, system: str = "US") -> Record:
    return Record(
        id,
        title,
        f"https://shop.example/{id}",
        Money(9900, "USD"),
        None,
        True,
        None,
        category_path=("Shoes", "Hiking boots"),
        options=(("Size", sizes),),
        variants=tuple(((size,), True) for size in sizes),
        attributes=(("Size system", (system,)),) if system else (),
    )


def test_a_size_that_is_not_made_is_answered_with_those_that_are() -> None:
    """Bounded, and in the system that the record states."""
    told = answer_question((), [boot("a", "Tarn Boot", "7", "8", "9")], (("size", "39"),))
    assert told == "No, **Tarn Boot** does not come in size 39; it comes in size 7, 8 and 9 (US)."


def test_where_no_match_has_the_size_the_answer_says_which_there_are() -> None:
    """Of all that is shown, the smallest first; figures are sorted by their value."""
    records = (boot("a", "Tarn Boot", "9", "10"), boot("b", "Fell Boot", "8", "9"))
    intent = Intent(
        Kind.FIND, "boots", goods="boots", filters=Filters(options=(("size", "39"),)), shopping=Likely.YES
    )
    told = write(intent, Gathered(Outcome.RELAXED, records, 2, ("options",)), turn_id="t")
    assert told.endswith("What there is: sizes 8, 9 and 10 (US).")


def test_different_systems_of_sizes_are_not_told_as_one() -> None:
    """US 9 and EU 42 have no system in common to be named."""
    records = (boot("a", "Tarn Boot", "9"), boot("b", "Fell Boot", "42", system="EU"))
    intent = Intent(
        Kind.FIND, "boots", goods="boots", filters=Filters(options=(("size", "7"),)), shopping=Likely.YES
    )
    told = write(intent, Gathered(Outcome.RELAXED, records, 2, ("options",)), turn_id="t")
    assert told.endswith("sizes 9 and 42.")


@pytest.mark.parametrize("turn_id", ["a", "b", "c", "d"])
def test_where_to_buy_is_one_plain_sentence(turn_id: str) -> None:
    """With the page, and the address of the shop that it is in."""
    told = answer_question(("buy",), [boot("a", "Tarn Boot", "9")], turn_id=turn_id)
    assert "[its page at shop.example](https://shop.example/a)" in told
    assert told.endswith("; it costs $99.00.")
    assert told.count(".") == len("shop.example shop.example $99.00.".split(".")) - 1


def test_a_short_name_keeps_for_whom_it_is() -> None:
    """Without it the boot for women reads like the other."""
    men, women = boot("a", "Swift Trail Hiking Boot"), boot("b", "Swift Trail Hiking Boot for Women")
    names = called([men, women])
    assert names["b"] == "the **Swift Trail for Women**"
    assert names["a"] != names["b"]
    assert called([replace(men, title="Swift Trail Hiking Boot with Gaiter")])["a"] == "the **Swift Trail**"
