"""Watches in many people's ways of speaking, in any order of their parts."""

from __future__ import annotations

import pytest

from persea.understand.cart import read_deed
from persea.values import Money
from persea.values.shopping import Do

# words left | limit | t: stock | what is said
SAID = """
| 4000 | | ping me when it drops under forty
| 30000 | | shout if it goes below 300
| 8000 | | lmk if this dips under 80 bucks
| | t | holler when they're back
rill bottle | | t | let us know once the rill bottle is available again
daily earbuds | | | could you give me a nudge as soon as the price of the daily earbuds comes down?
navy parka | | t | I'd like to be notified when the navy parka is back in stock
| | t | when it returns, tell me.
stormvane shell men | 30000 | | heads up me if the stormvane shell for men goes under 300
northwall tent | 50000 | | mark the northwall tent, i'll bite if it drops under five hundred
big col 65 pack | 20000 | | alert: big col 65 pack under 200
mudlark shoes | | t | can u tell me wen its on again? the mudlark shoes
tent lodestar 2 | 28000 | | You can advise me when the tent Lodestar 2 cost less than 280?
| 100000 | | too dear for me. when it becomes less than 1000 dollars please inform me.
| | t | can u notifie me when its availble again
| 4000 | | i'll wait until it drops below 40
| 9000 | | keep an eye on it, 90 max
| | t | ok ping me when it is
"""
OTHERWISE = """
tell me which jackets are under 100
give me headphones under 300
tell me if it is in stock
let me know if you have boots under 100
a watch under 200
do you have watches
watch with a leather strap
i need an alarm clock under 40
can you tell me when the sale ends
tell me when my parcel is back at the depot
will it be back in stock?
write me a poem
i'll take the one under 40
a bluetooth tracker under 30
"""


@pytest.mark.parametrize("row", SAID.strip().splitlines(), ids=lambda row: row.split("|")[-1].strip())
def test_who_wants_to_be_told_of_a_change_has_it_watched(row: str) -> None:
    """Whatever verb says it, and wherever the product and the limit stand."""
    left, limit, marks, said = (cell.strip() for cell in row.split("|"))
    deed = read_deed(said.lower())
    assert deed is not None
    assert (deed.do, deed.said, deed.stock) == (Do.WATCH, left, marks == "t")
    assert deed.below == (Money(int(limit), "USD") if limit else None)


@pytest.mark.parametrize("said", OTHERWISE.strip().splitlines())
def test_a_request_or_a_question_is_no_watch(said: str) -> None:
    """Watches are goods as well, and what is asked for now is answered now."""
    assert read_deed(said) is None


@pytest.mark.parametrize(
    ("said", "do"),
    [
        ("what alerts do i have now?", Do.WATCHES),
        ("do i have any price alerts", Do.WATCHES),
        ("what do i watch?", Do.WATCHES),
        ("which ones do i still track", Do.WATCHES),
        ("list my alerts", Do.WATCHES),
        ("you can stop tracking the tent", Do.UNWATCH),
        ("delete all my alerts", Do.UNWATCH),
        ("turn the alert off", Do.UNWATCH),
        ("no alerts for that tent any more", Do.UNWATCH),
        ("no notifications about the lamp any longer", Do.UNWATCH),
    ],
)
def test_watches_are_listed_and_ended(said: str, do: Do) -> None:
    """In words of alerts as well as of watches."""
    deed = read_deed(said)
    assert deed is not None
    assert deed.do is do
