"""A conversation as far as it has been seen, and the products that references mean in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from shopping.catalogue import Catalogue, Goods
from shopping.observed import Answer, State
from shopping.talks import parts_of

_NOTHING = State()


class Unresolved(Exception):
    """The product that is referred to was never shown."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A conversation so far; the last answer is the one that is judged."""

    catalogue: Catalogue
    answers: tuple[Answer, ...]
    before: State = _NOTHING
    """Before the first word."""
    on_page: tuple[str, ...] = ()
    """Products whose pages were open."""

    @property
    def answer(self) -> Answer:
        return self.answers[-1]

    def product(self, ref: str) -> Goods:
        """Raises Unresolved."""
        parts = parts_of(ref)
        if parts is None:
            return self.goods(ref)
        turn, of_set, place = parts
        if turn > len(self.answers):
            raise Unresolved(f"{ref}: there was no answer {turn}")
        answer = self.answers[turn - 1]
        if of_set:
            ids = [piece.id for piece in answer.sets[0].pieces] if answer.sets else []
        else:
            ids = [card.id for card in answer.goods]
        if place > len(ids):
            raise Unresolved(
                f"{ref}: answer {turn} showed {len(ids)} {'pieces of a set' if of_set else 'cards'}"
            )
        return self.goods(ids[place - 1])

    def goods(self, product_id: str) -> Goods:
        found = self.catalogue.get(product_id)
        if found is None:
            raise Unresolved(f"the catalogue has no product {product_id}")
        return found

    @property
    def shown(self) -> list[Goods]:
        return [self.goods(card.id) for card in self.answer.goods]

    def candidates(self, *more: Goods) -> list[Goods]:
        """The products that a short name may mean: those of all answers, of open pages, and `more`."""
        ids = dict.fromkeys(card.id for answer in self.answers for card in answer.goods)
        ids |= dict.fromkeys(self.on_page) | dict.fromkeys(goods.id for goods in more)
        return [self.goods(one) for one in ids]


def ids_of(goods: Collection[Goods]) -> str:
    return ", ".join(one.id for one in goods) or "none"
