"""Finds the products that somebody calls by a part of their names: "the Swift Trail", "fellside lite", a maker's word.

What is on the screen comes before the rest of the catalogue, which is read over the index of its text. A part that
fits several is taken for the one it fits best, and the others are told. What it does not do: read whole titles out
of a sentence, or decide whether a sentence names anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from persea.language.plain import singular, words
from persea.store.database import Connection
from persea.values import Taken

_CANDIDATES = 40  # of one part; the shortest titles, which a part of a name fits best
_LONGEST = 6  # words of a name within a question
_OF_NAMES = frozenset("the a an one ones for with of in and by".split())


@dataclass(frozen=True, slots=True)
class _Product:
    id: str
    title: str
    title_words: tuple[str, ...]
    known: frozenset[str]
    """Singular words of title, brand and narrowest category."""


async def named_in_part(
    conn: Connection, part: str, on_screen: Sequence[str], generic: frozenset[str]
) -> Taken | None:
    """The product that `part` is a part of the name of; None where it fits none, or is nothing but `generic` words
    (singular: kinds of goods, colours), which name no product."""
    said = tuple(singular(word) for word in words(part) if word not in _OF_NAMES)
    if not said or set(said) <= generic:
        return None
    shown = [product for product in await _by_ids(conn, on_screen) if _fits(said, product, generic)]
    found = shown or [product for product in await _holding(conn, said) if _fits(said, product, generic)]
    if not found:
        return None
    best = min(_rank(said, product) for product in found)
    fitting = [product for product in found if _rank(said, product) == best]
    whole = {singular(word) for word in words(part)}  # "hush one" is the one that has an "one"
    held = max(_small_words(whole, product) for product in fitting)
    fitting = [product for product in fitting if _small_words(whole, product) == held]
    first = min(fitting, key=lambda product: len(product.title))
    others = tuple(product.title for product in fitting if product is not first)
    return Taken(part, first.id, first.title, others if len(first.title_words) > len(said) else ())


async def named_at_start(
    conn: Connection, text: str, on_screen: Sequence[str], generic: frozenset[str]
) -> Taken | None:
    """The product whose name `text` begins with ("swift trail waterproof?"), the longest part of it first; of what
    is not on the screen only what begins a title, with two words at least."""
    said = text.split()[:_LONGEST]
    for length in range(len(said), 0, -1):
        part = " ".join(said[:length])
        if {singular(part.split()[-1]), part.split()[-1]} & {*generic, *_OF_NAMES}:
            continue  # "the Swift Trail waterproof?" asks whether it is
        taken = await named_in_part(conn, part, on_screen, generic)
        if taken is None:
            continue
        told = tuple(singular(word) for word in words(part) if word not in _OF_NAMES)
        title = tuple(singular(word) for word in words(taken.title) if word not in _OF_NAMES)
        if taken.id in on_screen or (len(told) > 1 and title[: len(told)] == told):
            return taken
    return None


def _small_words(said: set[str], product: _Product) -> int:
    return len(said & {singular(word) for word in words(product.title)} & _OF_NAMES)


def _fits(said: tuple[str, ...], product: _Product, generic: frozenset[str]) -> bool:
    return set(said) <= product.known and bool(set(said) - generic)


def _rank(said: tuple[str, ...], product: _Product) -> int:
    """0 where the title is or begins with what is said, 1 where it holds it in a row, 2 anywhere, 3 with other words."""
    title = product.title_words
    if title[: len(said)] == said:
        return 0
    if any(title[at : at + len(said)] == said for at in range(len(title))):
        return 1
    return 2 if set(said) <= set(title) else 3


async def _by_ids(conn: Connection, ids: Sequence[str]) -> list[_Product]:
    cursor = await conn.execute(
        "SELECT p.id, p.title, p.brand, p.category_path FROM unnest(%s::text[]) WITH ORDINALITY AS wanted(id, place)"
        " JOIN product AS p ON p.id = wanted.id WHERE p.visible ORDER BY wanted.place",
        (list(dict.fromkeys(ids)),),
    )
    return [_product(*row) async for row in cursor]


async def _holding(conn: Connection, said: Sequence[str]) -> list[_Product]:
    """What holds every word in title, brand or category."""
    cursor = await conn.execute(
        """
        SELECT p.id, p.title, p.brand, p.category_path
        FROM product AS p JOIN product_terms AS t ON t.product_key = p.key,
             (SELECT regexp_replace(plainto_tsquery(language, %s)::text, '''([^'']+)''', '''\\1'':A', 'g')::tsquery AS query
              FROM shop LIMIT 1) AS named
        WHERE p.visible AND numnode(named.query) > 0 AND t.search @@ named.query
        ORDER BY length(p.title), p.key LIMIT %s
        """,
        (" ".join(said), _CANDIDATES),
    )
    return [_product(*row) async for row in cursor]


def _product(id: str, title: str, brand: str | None, category_path: Sequence[str]) -> _Product:
    told = tuple(singular(word) for word in words(title) if word not in _OF_NAMES)
    around = (singular(word) for part in (brand or "", *category_path[-1:]) for word in words(part))
    return _Product(id, title, told, frozenset((*told, *around)))
