"""Finds the product that a message names anywhere in it, by the telling words of its title, misspelt ones too.

"What comfort temperature is the drake short bag good for?" means the "Drake Short Sleeping Bag": the rarer the words
of a title that are said, the surer. Several that fit alike are told, and asked back by others.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from persea.gather.lexicon import Lexicon
from persea.language.inflection import folded
from persea.language.known_words import known_words
from persea.language.plain import words
from persea.store.database import Connection

_Idf = Callable[[str], float]
"""What a word tells, more the rarer it is in names."""
_CANDIDATES = 60
_LOOKED_UP = 6  # words of a message, the rarest
_MOST_WORDS = 40  # of a message
_COVERED = 0.45  # share of what a title's words weigh
_ALIKE = 0.75  # of two words, one misspelt
_SHORTEST = 4  # letters of a word that may be misspelt
_OFTEN = 30_000_000  # in a large collection of books
_RARE = 12  # names that a telling word may stand in at most
_SMALL = frozenset("the a an of for with in on and to by one two l s m no set".split())


@dataclass(frozen=True, slots=True)
class Titled:
    id: str
    title: str
    own: frozenset[str]
    """Of `said`, the words that are no kind of goods."""
    said: frozenset[str]
    """The folded words of the message that are its name."""
    covered: float
    """Of what the words of the title weigh, what is said."""
    others: tuple[str, ...] = ()
    """Ids of others that fit as well."""


async def titled_in(
    conn: Connection, text: str, lexicon: Lexicon, generic: frozenset[str], stop: frozenset[str]
) -> Titled | None:
    """The product whose name `text` holds; None where only `generic` words (folded: kinds, colours) are said, or words
    too common to name anything, and where two are named; `stop` are words that stand in names and questions alike."""
    said = [word for word in dict.fromkeys(map(folded, words(text)[:_MOST_WORDS])) if word not in _SMALL]
    known = [word for word in said if word not in stop and lexicon.count(word)]
    telling = sorted(known, key=lexicon.count)[:_LOOKED_UP]
    if not telling:
        return None
    idf = _idf_of(lexicon)
    found = [
        fit
        for id, title, brand, kinds in await holding(conn, telling)
        if (fit := _fit(id, title, brand, kinds, said, lexicon, idf, generic, stop))
    ]
    if not found:
        return None
    best = max(found, key=lambda fit: (round(_worth(fit, idf), 3), fit.covered))
    if any(not fit.own & best.own and fit.covered >= _COVERED for fit in found):
        return None  # two are named: how they compare is asked
    top = _worth(best, idf)
    others = tuple(
        fit.id
        for fit in found
        if fit is not best and _worth(fit, idf) >= top - 0.01 and fit.covered >= best.covered - 0.02
    )
    return Titled(best.id, best.title, best.own, best.said, best.covered, others)


def _rare(lexicon: Lexicon) -> int:
    return max(_RARE, len(lexicon.counts) // 400)


def _worth(fit: Titled, idf: _Idf) -> float:
    """What is said of the name, and how much of the name that is."""
    return sum(map(idf, fit.said)) + 3.0 * fit.covered


def _idf_of(lexicon: Lexicon) -> _Idf:
    most = max(lexicon.folds.values(), default=1)
    return lambda word: math.log(1.5 + most / max(lexicon.count(word), 1))


def _fit(
    id: str,
    title: str,
    brand: str,
    kinds: Sequence[str],
    said: Sequence[str],
    lexicon: Lexicon,
    idf: _Idf,
    generic: frozenset[str],
    stop: frozenset[str],
) -> Titled | None:
    name = [word for word in dict.fromkeys(map(folded, words(title))) if word not in _SMALL]
    around = {folded(word) for part in (brand, *kinds) for word in words(part)}
    often = known_words("en")  # "whose" is no misspelt "whole"
    unknown = [
        word for word in said if word not in stop and not lexicon.count(word) and often.get(word, 0) < _OFTEN
    ]
    met = {word: near for word in name if (near := word if word in said else _misspelt(word, unknown))}
    whole = sum(map(idf, name))
    covered = sum(map(idf, met)) / (whole or 1.0)
    own = [word for word in met if word not in generic and lexicon.count(word) <= _rare(lexicon)]
    beside = [word for word in said if word in around and word not in met]
    if covered >= 0.95 and len(words(title)) > 1:
        own = own or list(met)
    if (not own or covered < _COVERED) and not (own and beside and covered >= 0.3):
        return None
    if len(met) == 1 and len(name) > 1 and not beside and covered < 0.6:
        return None
    telling = frozenset((*own, *(met[word] for word in own)))
    return Titled(id, title, telling, frozenset((*met, *met.values(), *beside)), covered)


def _misspelt(word: str, unknown: Sequence[str]) -> str:
    """The word of the message that the shop does not know and that is likely this one of a title; "" for none."""
    if len(word) < _SHORTEST:
        return ""
    near = [one for one in unknown if len(one) >= _SHORTEST and one[0] == word[0]]
    return next((one for one in near if SequenceMatcher(None, one, word).ratio() >= _ALIKE), "")


async def holding(conn: Connection, telling: Sequence[str]) -> list[tuple[str, str, str, list[str]]]:
    """(id, title, brand, categories) of what holds any of the telling words in its name, the most first."""
    cursor = await conn.execute(
        """
        SELECT p.id, p.title, coalesce(p.brand, ''), p.category_path
        FROM product AS p JOIN product_terms AS t ON t.product_key = p.key,
             (SELECT regexp_replace(replace(plainto_tsquery(language, %s)::text, ' & ', ' | '), '''([^'']+)''', '''\\1'':A', 'g')::tsquery AS query
              FROM shop LIMIT 1) AS named
        WHERE p.visible AND numnode(named.query) > 0 AND t.search @@ named.query
        ORDER BY ts_rank(t.search, named.query) DESC, length(p.title), p.key LIMIT %s
        """,
        (" ".join(telling), _CANDIDATES),
    )
    return [(str(id), str(title), str(brand), list(path)) async for id, title, brand, path in cursor]
