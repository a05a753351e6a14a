"""What the goods of one kind say of themselves: all that stands in the categories of what was shown.

Of a kind that was shown once every turn of the conversation asks again; what was read is kept until the catalogue changes.
What it does not do: decide what a message asks for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from persea.gather.pool import pool_of
from persea.gather.wording import Way, Wording
from persea.language.inflection import folded
from persea.language.plain import words
from persea.language.sexes import MEN, WOMEN
from persea.store.database import Connection
from persea.store.product_texts import ProductText, product_texts
from persea.store.vocabulary import NO, YES, Vocabulary
from persea.values import Filters

_MOST = 300  # products of a kind that are looked at
_SHARE = 3  # a category counts with a third of what was shown
_KEPT = 64
_READ: dict[tuple[int, tuple[int, ...]], tuple[Vocabulary, OfAKind]] = {}


def stem(word: str) -> str:
    """ "washer", "washable" and "wash" alike; "striped" and "stripes"."""
    plain = word.lower().replace("’", "'")
    if plain in MEN or plain in WOMEN:
        return "man" if plain in MEN else "woman"
    plain = plain.removesuffix("'s").removesuffix("s'")
    plain = folded(plain)
    plain = re.sub(r"(?:able|ing|ed|er|es|s|e|y)$", "", plain) if len(plain) > 3 else plain
    return re.sub(r"([b-df-hj-np-tv-z])\1$", r"\1", plain)


@dataclass(frozen=True, slots=True)
class Told:
    """One product, by stems: its title, and the values of each of its attributes and options; `yes` and `no` are the
    names of what it affirms and denies."""

    id: str
    title: dict[str, str]
    kinds: frozenset[str]
    values: dict[str, tuple[dict[str, str], ...]]
    """By the attribute's name, each value's words by their stems."""
    yes: frozenset[str]
    no: frozenset[str]
    texts: tuple[tuple[str, str], ...] = ()
    """Its attributes with their values, in lower case."""

    def word(self, wanted: str) -> str | None:
        """The word of its title or values with the stem `wanted`."""
        if wanted in self.title:
            return self.title[wanted]
        return next(
            (value[wanted] for held in self.values.values() for value in held if wanted in value), None
        )


@dataclass(frozen=True)
class OfAKind:
    products: tuple[Told, ...] = ()
    category: str = ""
    """The narrowest category, in lower case, where they all stand in one."""

    @cached_property
    def names(self) -> frozenset[str]:
        """Stems of the names of attributes."""
        return frozenset(
            stem(word)
            for one in self.products
            for name in (*one.values, *one.yes, *one.no)
            for word in words(name)
        )

    @cached_property
    def flags(self) -> frozenset[str]:
        """Names of yes/no attributes that some affirm."""
        return frozenset(name for one in self.products for name in one.yes)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Stems of what they are all called."""
        count = Counter(word for one in self.products for word in one.kinds)
        return frozenset(word for word, times in count.items() if 2 * times >= len(self.products))

    def apart(self, word: str) -> str | None:
        """`word` as these goods have it in titles or values, where some have it and some do not."""
        wanted = stem(word)
        held = [found for one in self.products if (found := one.word(wanted)) is not None]
        return held[0].lower() if held and (len(held) < len(self.products) or len(held) == 1) else None

    def everywhere(self, word: str) -> bool:
        """Whether most of them have it, so that it tells nothing."""
        wanted = stem(word)
        return 2 * sum(one.word(wanted) is not None for one in self.products) > len(self.products) > 1

    def says(self, word: str) -> bool:
        """Whether any of them has it in title or values, or as the name of what it affirms."""
        wanted = stem(word)
        return wanted in self.names or any(one.word(wanted) is not None for one in self.products)

    def flag(self, word: str) -> str | None:
        """The yes/no attribute that `word` is the telling word of: "oven safe" for "oven"."""
        wanted = stem(word)
        found = [name for name in self.flags if wanted in {stem(part) for part in words(name)}]
        return found[0] if len(found) == 1 else None

    def attributes(self, word: str) -> frozenset[str]:
        """Of which attributes `word` is a value, or part of one."""
        wanted = stem(word)
        return frozenset(
            name
            for one in self.products
            for name, held in one.values.items()
            if any(wanted in value for value in held)
        )

    def together(self, one: str, other: str, name: str) -> bool:
        """Whether a product has both words among its values of the attribute."""
        first, second = stem(one), stem(other)
        return any(
            any(first in value for value in held) and any(second in value for value in held)
            for product in self.products
            if (held := product.values.get(name))
        )

    def phrase(self, before: str, word: str) -> bool:
        """Whether both stand side by side in a value: "roll neck"."""
        first, second = stem(before), stem(word)
        return any(
            list(value)[at : at + 2] == [first, second]
            for product in self.products
            for held in product.values.values()
            for value in held
            for at in range(len(value) - 1)
        )


async def of_a_kind(conn: Connection, shown: Sequence[str], goods: str, vocabulary: Vocabulary) -> OfAKind:
    """What stands in the categories that most of `shown` stand in; where these are in none, what is called `goods`."""
    keys = await _categories(conn, shown)
    if not keys:
        called = Wording(goods, goods, ((Way(goods),),))
        return OfAKind(tuple(map(_told, await pool_of(conn, called, goods, Filters()))))
    at = (id(vocabulary), keys)
    if (known := _READ.get(at)) is not None and known[0] is vocabulary:
        return known[1]
    rows = await (
        await conn.execute(
            "SELECT p.id FROM product_terms AS t JOIN product AS p ON p.key = t.product_key"
            " WHERE t.category_key = ANY(%s::integer[]) AND t.visible ORDER BY p.key LIMIT %s",
            (list(keys), _MOST),
        )
    ).fetchall()
    texts = await product_texts(conn, [str(id) for (id,) in rows])
    narrowest = {text.category_path[-1].lower() for text in texts if text.category_path}
    read = OfAKind(tuple(map(_told, texts)), next(iter(narrowest)) if len(narrowest) == 1 else "")
    while len(_READ) >= _KEPT:
        del _READ[next(iter(_READ))]
    _READ[at] = (vocabulary, read)
    return read


async def _categories(conn: Connection, shown: Sequence[str]) -> tuple[int, ...]:
    rows = await (
        await conn.execute(
            "SELECT t.category_key, count(*) FROM product AS p JOIN product_terms AS t ON t.product_key = p.key"
            " WHERE p.id = ANY(%s::text[]) GROUP BY 1",
            (list(shown),),
        )
    ).fetchall()
    whole = sum(count for _, count in rows)
    return tuple(sorted(int(key) for key, count in rows if _SHARE * count >= whole))


def _told(text: ProductText) -> Told:
    held: dict[str, tuple[dict[str, str], ...]] = {}
    yes, no = set(), set()
    for name, values in text.attributes:
        lower = name.lower()
        if len(values) == 1 and values[0].lower() in YES:
            yes.add(lower)
        elif len(values) == 1 and values[0].lower() in NO:
            no.add(lower)
        else:
            held[lower] = (*held.get(lower, ()), *map(_stems, values))
    held[""] = tuple(map(_stems, text.values))
    kinds = frozenset(stem(word) for word in words(text.category_path[-1] if text.category_path else ""))
    texts = tuple((name.lower(), value.lower()) for name, values in text.attributes for value in values)
    return Told(text.id, _stems(text.title), kinds, held, frozenset(yes), frozenset(no), texts)


def _stems(text: str) -> dict[str, str]:
    return {stem(word): word for word in words(text)}
