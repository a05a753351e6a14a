"""Turns a Wording into what the database is asked: full-text queries, and the weights of BM25F for each place.

One statement reads how the shop's language analyses the words, and how rare they are. What it does not do: search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from persea.gather.wording import Way, Wording
from persea.language.colours import HUES
from persea.language.function_words import PARTICLES
from persea.store.database import Connection
from persea.store.records import Wishes
from persea.store.terms import DIMENSIONS, idf

_NAMES = "AC"  # weights of title, brand and category in the text search
_TELLING = "ABC"  # these, and attributes, tags and options
# Words that are so common that this many products hold them add no product to those that hold rarer ones.
_MOST_WITH_SOME = 3_000
_LARGE, _MOST_WITH_SOME_OF_LARGE = 30_000, 1_000  # of a large shop the rarest word brings enough
_VALUES = "B"  # attributes, tags and options
_GOODS = -1
_OPTION_WORD = re.compile(r"(?:[^\W_]|\.)+")  # as variant.option_words is split


@dataclass(frozen=True, slots=True)
class _Term:
    lexeme: str
    id: int | None
    """None where no product holds it."""
    df: int
    is_stop: bool = False
    """A stop word of the language, which only names and features hold."""


@dataclass(frozen=True, slots=True)
class _Way:
    terms: tuple[_Term, ...]
    weight: float
    as_value: bool
    told: bool = False
    """It must stand in a name, or among attributes, tags and options: "red rock" in a text makes no red boot."""


_Place = tuple[_Way, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the database understands it."""

    every: str | None
    """The tsquery of what holds every word; None where the request has no word that full text knows."""
    some: str | None
    """The tsquery of what holds some word, of the rarer ones."""
    vectors: tuple[tuple[str, ...], ...]
    """The BM25F score is the sum, over these, of the best inner product of impacts with one of the sparsevecs."""
    wishes: Wishes
    documents: int
    model_key: int | None
    """Of the embedding model that read the request; None: full text answers alone."""


async def ask(
    conn: Connection, wording: Wording, *, model: str | None = None, goods: str = "", strict: bool = False
) -> Asked:
    """`model` is the embedding model that `wording` was read by. `goods` is the word that names the kind of thing: it must stand in title, brand or category. Without one, and
    if `strict`, some word must stand there, or in attributes, tags or options; if `strict`, colours must in any case."""
    ways = [
        (number, nth, way) for number, place in enumerate(wording.places) for nth, way in enumerate(place)
    ]
    if goods:
        ways.append((_GOODS, 0, Way(goods)))
    split = [(number, _OPTION_WORD.findall(way.text.lower())) for number, _, way in ways if number != _GOODS]
    rows = await (
        await conn.execute(
            """
            SELECT statistics.documents, (SELECT key FROM embedding_model WHERE name = %(model)s),
                   ARRAY(SELECT word FROM option_word WHERE word = ANY(%(words)s)),
                   way.place, way.nth, said.lexeme, term.id, coalesce(term.df, 0),
                   said.lexeme <> ALL(tsvector_to_array(to_tsvector(shop.language, way.text)))
            FROM term_statistics AS statistics
            CROSS JOIN (SELECT language, names_language, empty_letters FROM shop LIMIT 1) AS shop
            LEFT JOIN unnest(%(places)s::integer[], %(nths)s::integer[], %(texts)s::text[])
                 AS way(place, nth, text) ON true
            LEFT JOIN LATERAL unnest(tsvector_to_array(
                ts_delete(to_tsvector(shop.names_language, way.text), shop.empty_letters)
            )) AS said(lexeme) ON true
            LEFT JOIN term ON term.lexeme = said.lexeme
            ORDER BY way.place, way.nth, said.lexeme
            """,
            {
                "model": model,
                "words": [word for _, said in split for word in said],
                "places": [number for number, *_ in ways],
                "nths": [nth for _, nth, _ in ways],
                "texts": [way.text.replace("’", "'") for _, _, way in ways],
            },
        )
    ).fetchall()
    terms: dict[tuple[int, int], list[_Term]] = {}
    for _, _, _, number, nth, lexeme, id, df, is_stop in rows:
        if lexeme is not None:
            terms.setdefault((number, nth), []).append(_Term(lexeme, id, df, is_stop))
    places = _places(terms, {(number, nth): way for number, nth, way in ways}, strict=strict)
    called = terms.get((_GOODS, 0), [])
    documents, model_key, option_words, *_ = rows[0]
    return Asked(
        every=_every(places, called, strict=strict and not goods) if places else None,
        some=_some(places, documents),
        vectors=tuple(_vectors(places, documents)),
        wishes=_wishes(split, frozenset(option_words)),
        documents=documents,
        model_key=model_key,
    )


def _places(
    terms: Mapping[tuple[int, int], Sequence[_Term]], ways: Mapping[tuple[int, int], Way], *, strict: bool
) -> list[_Place]:
    """Each place once; those that are a stop word ("the") only where nothing else is asked for."""
    by_number: dict[int, list[_Way]] = {}
    for (number, nth), said in sorted(terms.items()):
        if number != _GOODS and (number, 0) in terms:
            way = ways[number, nth]
            told = strict and ways[number, 0].text in HUES
            by_number.setdefault(number, []).append(_Way(_telling(said), way.weight, way.as_value, told))
    places = list(dict.fromkeys(map(_differing, by_number.values())))
    return [place for place in places if not _is_empty(place)] or places


def _differing(ways: Sequence[_Way]) -> _Place:
    """Without such as full text takes for an earlier one: two forms of a word."""
    kept: dict[tuple[_Term, ...], _Way] = {}
    for way in ways:
        kept.setdefault(way.terms, way)
    return tuple(kept.values())


def _telling(said: Sequence[_Term]) -> tuple[_Term, ...]:
    """Without stop words ("mother of pearl"), but with such as make another thing of it ("watering can")."""
    telling = tuple(term for term in said if not term.is_stop or term.lexeme in PARTICLES)
    return telling if any(not term.is_stop for term in said) else tuple(said)


def _is_empty(place: _Place) -> bool:
    return all(term.is_stop for term in place[0].terms)


def _every(places: Sequence[_Place], called: Sequence[_Term], *, strict: bool) -> str:
    parts = [_any_way(place) for place in places]
    if called:
        parts.append(_named(places, called))
    elif strict:
        told = (_quoted(term, _TELLING) for place in places for way in place for term in way.terms)
        parts.append(f"({' | '.join(dict.fromkeys(told))})")
    return " & ".join(parts)


def _named(places: Sequence[_Place], called: Sequence[_Term]) -> str:
    """That the kind of thing stands in a name, in whichever way: who asks for a sofa may find what is called couch."""
    wanted = {term.lexeme for term in called}
    of_goods = [place for place in places if any(wanted.issuperset(_lexemes(way)) for way in place)]
    said = {lexeme for place in of_goods for way in place for lexeme in _lexemes(way)}
    if wanted <= said:
        return " & ".join(_any_way(place, _NAMES) for place in of_goods)
    return " & ".join(_quoted(term, _NAMES) for term in called)


def _lexemes(way: _Way) -> set[str]:
    return {term.lexeme for term in way.terms}


def _any_way(place: _Place, fields: str = "") -> str:
    ways = (
        " & ".join(_quoted(term, _fields(way, fields)) for term in way.terms)
        for way in place
        if not (way.as_value and fields)  # what must stand in a name stands there as the thing
    )
    return "(" + " | ".join(f"({way})" for way in ways) + ")"


def _fields(way: _Way, fields: str) -> str:
    if way.as_value:
        return _VALUES
    return fields or (_TELLING if way.told else "")


def _quoted(term: _Term, fields: str = "") -> str:
    lexeme = term.lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{lexeme}'" + (f":{fields}" if fields else "")


def _some(places: Sequence[_Place], documents: int) -> str | None:
    """What holds one of the rarer words. The common ones would bring in a good part of the shop, to be thrown away:
    a rare word counts more than they do."""
    ways = sorted(
        (min(term.df for term in way.terms), _any_way((way,)))
        for place in places
        for way in place
        if all(term.df for term in way.terms)
    )
    most = _MOST_WITH_SOME if documents <= _LARGE else _MOST_WITH_SOME_OF_LARGE
    chosen: list[str] = []
    products = 0
    for df, way in ways:
        products += df
        if chosen and products > most:
            break
        chosen.append(way)
    return " | ".join(chosen) or None


def _vectors(places: Sequence[_Place], documents: int) -> Iterator[tuple[str, ...]]:
    plain: dict[int, float] = {}
    for place in places:
        weighted = [_weighted(way, place[0], documents) for way in place]
        if len(weighted) == 1:
            for id, value in weighted[0].items():
                plain[id] = plain.get(id, 0) + value
        elif any(weighted):
            yield tuple(_sparsevec(way) for way in weighted if way)
    if plain:
        yield (_sparsevec(plain),)


def _weighted(way: _Way, meant: _Way, documents: int) -> dict[int, float]:
    """A way in which few products say it tells no more than what was meant: a rare spelling is no rare thing."""
    total = sum(idf(documents, term.df) for term in way.terms)
    most = sum(idf(documents, term.df) for term in meant.terms)
    scale = way.weight * min(1.0, most / total)
    return {
        term.id: scale * idf(documents, term.df) for term in way.terms if term.id is not None and term.df > 0
    }


def _sparsevec(values: Mapping[int, float]) -> str:
    return "{" + ",".join(f"{id}:{value:.6g}" for id, value in values.items()) + f"}}/{DIMENSIONS}"


def _wishes(split: Sequence[tuple[int, Sequence[str]]], option_words: frozenset[str]) -> Wishes:
    """Those places that may speak of a variant's options."""
    by_number: dict[int, dict[tuple[str, ...], None]] = {}
    for number, said in split:
        if said and option_words.issuperset(said):
            by_number.setdefault(number, {})[tuple(said)] = None
    return tuple(dict.fromkeys(tuple(ways) for ways in by_number.values()))
