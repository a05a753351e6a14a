"""Descriptions of demo products: the product's own pitch, then what its facts allow to be said.

Every figure and material comes from the product's facts, so that text and attributes cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random

from persea.catalog.demo.kinds import Facts, Saying


def describe(
    pitch: str, sayings: Sequence[Saying], facts: Facts, weight_g: int, rng: Random, *, choice: str = ""
) -> str:
    """`pitch`, then one line of each saying whose conditions hold; of the fact `choice` one gets one value."""
    words = {name: listing(values, "or" if name == choice else "and") for name, values in facts.items()}
    words |= {"weight": weight(weight_g)}
    fitting = [saying for saying in sayings if _holds(saying.when, facts)]
    lines = [pitch, *(rng.choice(saying.lines) for saying in fitting)]
    return " ".join(_sentence(line.format_map(words)) for line in lines)


def weight(grams: int) -> str:
    """890 is "890 g", 1020 is "1.02 kg"."""
    return f"{grams} g" if grams < 1000 else f"{grams / 1000:.2f}".rstrip("0").rstrip(".") + " kg"


def listing(values: Sequence[str], last: str = "and") -> str:
    """("a", "b", "c") is "a, b and c"."""
    return f" {last} ".join((", ".join(values[:-1]), values[-1])) if len(values) > 1 else values[0]


def _holds(when: Mapping[str, str], facts: Facts) -> bool:
    return all(value in facts.get(name, ()) for name, value in when.items())


def _sentence(line: str) -> str:
    """A fact that opens a sentence gets its capital."""
    return re.sub(r"(^|[.!?] )([a-z])", lambda found: found[1] + found[2].upper(), line)
