"""How a product's attributes read as words: "made of merino wool", "for large dogs", "holds 20 litres".

Shops write attributes as a name and a value. Names that many shops use have a wording of their own; the others
keep their name. States only what the record states, and judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from persea.compose.phrases import listing
from persea.language.plain import markdown_escaped, words
from persea.values import Record

_YES = ("yes", "true")
_NO = ("no", "false", "none")
_LONGEST = 34  # characters of a value that still reads inside a sentence
_MOST_VALUES = 3


@dataclass(frozen=True, slots=True)
class Trait:
    """One attribute in words: "is made of" and "merino wool"."""

    attribute: str
    """Lower case."""
    verb: str
    """For one thing; naming.verb turns it into the plural."""
    rest: str

    @property
    def short(self) -> str:
        """For the second of two: "is made of wool, … of cotton"."""
        return re.sub(r"^(?:made|meant|filled|suitable|room) | on a charge$| to play$", "", self.rest)


_ROOMS = ("hall", "hallway", "kitchen", "bedroom", "bathroom", "nursery", "balcony", "garden", "office", "study",
          "living room", "dining room", "guest room", "reading corner")  # fmt: skip


# (pattern of the attribute's name, verb, what follows it with {v} for the value, pattern the value must fit)
_SAID: tuple[tuple[str, str, str, str], ...] = (
    (r"suitable for|good for|meant for|intended for", "is", "meant for {v}", r"[a-z].*"),
    (r"season", "is", "for {v}", r"(?:winter|summer|spring|autumn|autumn and spring)"),
    (r"room for|sleeps", "has", "room for {v}", r"\d.*"),
    (r"players", "is", "for {v} players", r"\d+(?: (?:to|or) \d+)?"),
    (r"capacity|volume", "holds", "{v}", r"\d[\d.,]* ?[a-z]+"),
    (r"battery life", "runs", "for {v} on a charge", r"\d+ \w+"),
    (r"burn time", "burns", "for {v}", r"\d+ \w+"),
    (r"playing time", "takes", "{v} to play", r"\d+ \w+"),
    (r"brightness", "gives", "{v}", r"[\d,]+ lumens"),
    (r"scent", "smells", "of {v}", r"[a-z].*"),
    (r"flavou?r|tastes? of", "tastes", "of {v}", r"[a-z].*"),
    (r"filling", "is", "filled with {v}", r"[a-z].*"),
    (r"origin|made in", "comes", "from {v}", r"[A-Z].*"),
    (r"roast", "is", "a {v} roast", r"(?:dark|medium|light)"),
    (r"cocoa", "has", "{v} cocoa", r"\d+ ?%"),
    (r"cushioning", "has", "{v} cushioning", r"[a-z]+"),
    (r"material", "is", "made of {v}", r"[a-z].*"),
    (r"age", "is", "suitable {v}", r"from \d+ \w+"),
    (r"thickness", "is", "{v} thick", r"[\d.]+ [cm]m"),
    (r"height", "is", "{v} high", r"[\d.]+ [cm]m"),
    (r"length", "is", "{v} long", r"[\d.]+ [cm]m"),
)  # fmt: skip
_WITH_NAME = frozenset(
    "fit pattern coating scent filling roast strap lens frame finish cushioning handle".split()
)
_ENDS_OPEN = ("for", "of", "with", "in", "from", "as", "to", "contain")


def traits(record: Record) -> list[Trait]:
    """The attributes of `record` that can be told in a sentence, the most telling kinds first."""
    found = []
    for name_pattern, verb, rest, value_pattern in _SAID:
        for name, values in record.attributes:
            value = listing([_with_article(value) for value in values])
            if (
                re.fullmatch(rf"(?:{name_pattern})s?", name.lower())
                and len(values) <= _MOST_VALUES
                and len(value) <= _LONGEST
                and re.fullmatch(value_pattern, value)
                and not re.search(r"[;:(]|\bno\b|\bnone\b", value)
            ):
                found.append(Trait(name.lower(), verb, rest.replace("{v}", markdown_escaped(value))))
    return found


def _with_article(value: str) -> str:
    """ "the kitchen" where a room is named bare."""
    return f"the {value}" if value in _ROOMS else value


def flags(record: Record) -> dict[str, bool]:
    """The yes/no attributes, lower case, that read as an adjective ("waterproof", not "rain cover")."""
    return {
        name.lower(): values[0].lower() in _YES
        for name, values in record.attributes
        if len(values) == 1
        and values[0].lower() in (*_YES, *_NO[:2])
        and re.search(r"(?:proof|able|sed|ted|ised|ized|vegan|organic|cooperative|resistant)$", name.lower())
    }


def chip(name: str, values: Sequence[str]) -> str:
    """An attribute as the few words of a card: "for large dogs", "2 to 4 players", "dark"; empty where it says no."""
    label, value = " ".join(name.lower().split()), listing([_with_article(value) for value in values])
    first = value.lower()
    if first in _YES:
        return label
    if not value or first in _NO:
        return ""
    if re.fullmatch(r"(?:suitable|good|meant|intended) for", label):
        return f"for {value}"
    if label in ("flavour", "flavor", "taste"):
        return f"tastes of {value}"
    if label in ("terrain", "sport", "floor"):
        return f"for {value}"
    if label == "comfort":
        return f"comfort to {value}"
    if label == "sold as":
        return "sold singly" if value == "single" else f"sold as a {value}"
    if label.split()[-1] in _ENDS_OPEN:
        return f"{label} {value}"
    inside = set(words(value)) & {label, label.removesuffix("s"), *label.split()}
    if inside or re.match(r"(?:from|for|with|in|until|up to|made) ", first):
        return value
    if label in ("material", "type", "care", "wash", "use", "season", "theme", "form", "shape"):
        return value
    if label in ("ingredients", "spices"):
        return f"with {value}"
    if label in ("colour", "color"):
        return f"in {value}"
    if label == "seasons":
        return f"{value} seasons" if value in ("two", "three", "four") else value
    if re.fullmatch(r"[\d.,]+(?: (?:to|or) \d+)?", value):
        return f"{value} {label}" if label.endswith("s") and value != "1" else f"{label} {value}"
    if re.match(r"[\d-]", value):
        return f"{label} {value}"
    if label in _WITH_NAME and len(value) <= _LONGEST and not first.startswith("nothing"):
        return f"{value} {label}"
    return f"{label}: {value}"
