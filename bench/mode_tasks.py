"""Generated tasks whose answers can be checked: sums with units and money, dates, orders of people, questions over documents.

The same seed gives the same tasks. An answer is right where it holds the figure, the day or the word that is due, and no
other one of the kind that was asked about.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from persea.language.numbers import find_figures
from persea.language.plain import reader_text, words

_NAMES = "Ann Ben Cem Dora Eli Fay Gus Hana".split()
_PLACES = ("Port Alder", "Wenlow", "Marsk", "Tilbrook", "Ostrey", "Hallen", "Corvane", "Ruddle")
_THINGS = ("Kestrel", "Halcyon", "Merganser", "Petrel", "Dunlin")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Task:
    kind: str
    question: str
    figure: Decimal | None = None
    """The answer, where it is a number."""
    word: str = ""
    """Else the word that is due."""
    wrong: tuple[str, ...] = ()
    """Words of which none may be named beside it."""

    def is_right(self, answer: str) -> bool:
        if self.figure is not None:
            found = [figure.value / figure.factor for figure in find_figures(reader_text(answer).lower())]
            return any(abs(one - self.figure) <= Decimal("0.005") for one in found)
        said = words(answer)
        return self.word.lower() in said and not any(other.lower() in said for other in self.wrong)


def tasks(each: int, seed: int = 1) -> list[Task]:
    """`each` of every kind."""
    chance = random.Random(seed)
    makers: tuple[Callable[[random.Random], Task], ...] = (_sum, _story, _days, _weekday, _order, _documents)
    return [make(chance) for make in makers for _ in range(each)]


def _sum(chance: random.Random) -> Task:
    """One that words alone tell how to reckon."""
    kind = chance.randrange(4)
    if kind == 0:
        percent, whole, among = (
            chance.randint(3, 40),
            chance.randint(10, 90) * 60,
            chance.choice((2, 3, 4, 5, 6)),
        )
        share = Decimal(percent * whole) / 100 / among
        return Task("sum", f"What is {percent} % of {whole:,} euros among {among}?", round(share, 2))
    if kind == 1:
        feet = Decimal(chance.randint(5, 120)) / 2
        return Task("sum", f"How many centimetres are {feet} ft?", feet * Decimal("30.48"))
    if kind == 2:
        price, off = Decimal(chance.randint(1000, 30000)) / 100, chance.choice((5, 10, 15, 20, 25, 30))
        return Task("sum", f"What is {off}% off ${price}?", round(price * (100 - off) / 100, 2))
    one, other = chance.randint(12, 99), chance.randint(103, 987)
    return Task("sum", f"What is {one} times {other}?", Decimal(one * other))


def _story(chance: random.Random) -> Task:
    """One that has to be understood first."""
    boxes, bottles, price = chance.randint(3, 19), chance.randint(4, 24), chance.randint(2, 9)
    sold = chance.randint(5, boxes * bottles - 1)
    question = (
        f"A cellar has {boxes} boxes with {bottles} bottles each. {sold} bottles are drunk at a feast, and the rest is sold at"
        f" {price} euros a bottle. How many euros does that bring?"
    )
    return Task("story", question, Decimal((boxes * bottles - sold) * price))


def _days(chance: random.Random) -> Task:
    start = date(2024, 1, 1) + timedelta(days=chance.randrange(700))
    end = start + timedelta(days=chance.randint(20, 500))
    question = f"How many days are there between {_said(start)} and {_said(end)}?"
    return Task("days", question, Decimal((end - start).days))


def _weekday(chance: random.Random) -> Task:
    day = date(1990, 1, 1) + timedelta(days=chance.randrange(18_000))
    right = _WEEKDAYS[day.weekday()]
    wrong = tuple(name for name in _WEEKDAYS if name != right)
    return Task("weekday", f"What day of the week was {_said(day)}?", word=right, wrong=wrong)


def _order(chance: random.Random) -> Task:
    people = chance.sample(_NAMES, 4)  # the oldest first
    clues = [f"{one} is older than {other}." for one, other in pairwise(people)]
    chance.shuffle(clues)
    place, asked = chance.choice(((0, "oldest"), (3, "youngest"), (1, "second oldest")))
    return Task("order", f"{' '.join(clues)} Who is the {asked}? Reply with the name alone.", word=people[place],
                wrong=tuple(name for name in people if name != people[place]))  # fmt: skip


def _documents(chance: random.Random) -> Task:
    ship, other_ship = chance.sample(_THINGS, 2)
    town, county, other_town, other_county = chance.sample(_PLACES[1:], 4)
    year, other_year = chance.sample(range(1780, 1900), 2)
    papers = [
        f"The {ship} was built in {town}.", f"The {other_ship} was built in {other_town}.",
        f"{town} lies in the county of {county}.", f"{other_town} lies in the county of {other_county}.",
        f"The county of {county} was founded in {year}.", f"The county of {other_county} was founded in {other_year}.",
    ]  # fmt: skip
    chance.shuffle(papers)
    told = " ".join(f"Document {place}: {paper}" for place, paper in enumerate(papers, 1))
    if chance.random() < 0.5:
        question = f"{told} In what year was the county founded in which the {ship} was built?"
        return Task("documents", question, Decimal(year), wrong=())
    question = f"{told} In which county was the {ship} built? Reply with the name alone."
    return Task("documents", question, word=county, wrong=(other_county, other_town))


def _said(day: date) -> str:
    return re.sub(r"^0", "", f"{day:%d %B %Y}")
