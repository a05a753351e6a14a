"""What products have in common: cosines of their weighted attributes, looked up live.

Attributes are any tokens ("brand:Karrimor", "category:Boots"). One weighs log(n / df)^1.5, after inverse document
frequency (Sparck Jones, 1972); a product is the vector of its attributes at length 1, x. A cosine is linear in both
products, so a shopper's whole history is one vector, and no list of neighbours is kept: a product that came a moment
ago is found, and so is what is like a product that the fit did not know.

An attribute that very many products share is looked up for the most popular of these only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from persea.interests.arrays import Floats, Ints, Offsets, Singles, offsets, places
from persea.interests.numbering import Numbering

_RARITY = 1.5
_MOST_HOLDERS = 1_000  # of one attribute that are looked up; rows are in order of popularity


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """The attributes of consecutive products, in both directions."""

    first: int
    """The row of its first product."""
    start: Offsets  # (products + 1,)
    attribute: Ints  # (values,)
    value: Singles  # (values,) x
    holder_start: Offsets  # (attributes + 1,)
    holder: Ints  # (looked up,) products of each attribute, counted from `first`
    holder_value: Singles  # (looked up,)

    def vector(self, row: int) -> tuple[Ints, Singles]:
        here = slice(self.start[row - self.first], self.start[row - self.first + 1])
        return self.attribute[here], self.value[here]

    def holds(self, row: int) -> bool:
        return self.first <= row < self.first + len(self.start) - 1

    def amounts(self, attribute: Ints, weight: Floats) -> tuple[Ints, Floats]:
        """(products, what each attribute adds to them), a product once for each attribute that it holds."""
        at, owner = places(self.holder_start, attribute)
        return self.holder[at] + np.int32(self.first), self.holder_value[at] * weight[owner]

    def looked_up(self, row: int) -> tuple[Ints, Singles]:
        """The vector of a product without those attributes for which it is not looked up."""
        attribute, value = self.vector(row)
        last = self.holder_start[attribute + 1] - 1  # holders ascend, so the last one is the limit
        found = self.holder_start[attribute] <= last
        found[found] &= self.holder[last[found]] >= row - self.first
        return attribute[found], value[found]


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    attributes: Numbering
    rarity: Singles  # (attributes,) log(n / df)^1.5
    blocks: tuple[Block, ...]
    """The products of the fit, then those that came later."""

    @classmethod
    def of(cls, attributes_of: Sequence[Sequence[str]]) -> Content:
        """Of all products in the order of their rows."""
        number: dict[str, int] = {}
        distinct = [dict.fromkeys(one) for one in attributes_of]
        held = [number.setdefault(name, len(number)) for one in distinct for name in one]
        attribute = np.array(held, np.int32)
        counts = np.bincount(attribute, minlength=len(number))
        rarity = np.log(len(distinct) / np.maximum(counts, 1)) ** _RARITY
        content = cls(Numbering(tuple(number)), rarity.astype(np.float32), ())
        return replace(content, blocks=(content._block(0, [len(one) for one in distinct], attribute),))

    def with_newcomers(self, attributes_of: Sequence[Sequence[str]]) -> Content:
        """With products that the fit did not know; they replace those given before. Rarity stays the fit's."""
        fitted = self.blocks[0]
        known = [self.attributes.rows(dict.fromkeys(one)) for one in attributes_of]
        attribute = np.array([one for held in known for one in held], np.int32)
        block = self._block(len(fitted.start) - 1, [len(held) for held in known], attribute)
        return replace(self, blocks=(fitted, block))

    def vector(self, row: int) -> tuple[Ints, Singles]:
        """x of a product: (attributes, values)."""
        return next(block for block in self.blocks if block.holds(row)).vector(row)

    def looked_up(self, row: int) -> tuple[Ints, Singles]:
        return next(block for block in self.blocks if block.holds(row)).looked_up(row)

    def vector_of(self, attributes: Sequence[str]) -> tuple[Ints, Singles]:
        """x of attributes that are no known product's: a wish, or a product that the fit did not know."""
        known = np.array(self.attributes.rows(dict.fromkeys(attributes)), np.int32)
        return known, _unit(self.rarity[known], np.zeros(len(known), np.int64), 1)

    def vectors(self, rows: Ints, weight: Floats) -> tuple[Ints, Floats]:
        """weight[e] x of each of `rows`, one after the other: (attributes, values)."""
        attributes, values = [np.zeros(0, np.int32)], [np.zeros(0)]
        for block in self.blocks:
            here = (rows >= block.first) & (rows < block.first + len(block.start) - 1)
            at, owner = places(block.start, rows[here] - block.first)
            attributes.append(block.attribute[at])
            values.append(block.value[at] * weight[here][owner])
        return np.concatenate(attributes), np.concatenate(values)

    def amounts(self, attribute: Ints, weight: Floats) -> tuple[Ints, Floats]:
        """What a weighted sum of vectors adds to each product: sum over a of weight[a] x[product, a]."""
        found = [block.amounts(attribute, weight) for block in self.blocks]
        if len(found) == 1:
            return found[0]
        return np.concatenate([one[0] for one in found]), np.concatenate([one[1] for one in found])

    def _block(self, first: int, counts: Sequence[int], attribute: Ints) -> Block:
        """`counts` of `attribute` belong to each product, one after the other."""
        row = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        value = _unit(self.rarity[attribute], row, len(counts))
        order = np.argsort(attribute, kind="stable")
        holders = np.bincount(attribute, minlength=len(self.attributes))
        rank = np.arange(len(order)) - np.repeat(offsets(holders)[:-1], holders)
        kept = order[rank < _MOST_HOLDERS]
        return Block(
            first,
            offsets(np.array(counts, np.int64)),
            attribute,
            value,
            offsets(np.minimum(holders, _MOST_HOLDERS)),
            row[kept],
            value[kept],
        )


def _unit(weight: Singles, row: Ints | Offsets, rows: int) -> Singles:
    """Each row's weights at length 1; a row of zeros stays so."""
    length = np.sqrt(np.bincount(row, weight.astype(np.float64) ** 2, rows))
    unit: Singles = (weight / np.where(length > 0, length, 1)[row]).astype(np.float32)
    return unit


def attribute_lists(attributes: Mapping[str, Sequence[str]], products: Sequence[str]) -> list[Sequence[str]]:
    """Those of each product, none where nothing is known."""
    return [attributes.get(one, ()) for one in products]
