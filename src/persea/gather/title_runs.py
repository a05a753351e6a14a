"""Finds the products that a message names, wherever their names stand in it: "Heath chef's knife against the Galley one".

No word of the message parts one name from the next: each product is laid over it, and the runs of words that its title
shares with it are weighed by how rare the words are. The weightiest runs that do not overlap are taken, as long as
nothing but connecting words lies between them. What it does not do: decide whether anything is asked of them.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from persea.gather.lexicon import Lexicon
from persea.language.plain import singular, words
from persea.store.database import Connection
from persea.values import Taken

_CANDIDATES = 300
_SMALL = frozenset("the a an of in and for with by to on at de la le".split())
_BETWEEN = frozenset(
    "and or vs versus v against with to from than the a an up next beside between compared compare other one ones your that is are"
    " better as good either also plus then well does how do me us for not alongside over w".split()
)
_GAP = 6  # words between two names
_SAME_NAME = 0.02  # weights so near are of twins
_FITS = {"lady": "women", "ladie": "women", "ladies": "women", "woman": "women", "womens": "women", "female": "women", "man": "men",
         "mens": "men", "gent": "men", "male": "men", "kid": "kids", "child": "kids", "children": "kids"}  # fmt: skip
_SEXES = frozenset({"men", "women", "kids"})


@dataclass(frozen=True, slots=True)
class Titled:
    """A product as a message may name it; words as `_told` gives them."""

    id: str
    title: str
    name: tuple[str, ...]
    around: frozenset[str]
    """Words of its brand and categories."""


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    product: Titled
    covered: frozenset[str]
    worth: float


async def named_anywhere(
    conn: Connection, said: str, on_screen: Sequence[str], generic: frozenset[str], lexicon: Lexicon
) -> tuple[Taken, ...]:
    """The products that `said` names, in its order. `generic` words (singular) name none by themselves."""
    told = [word for word in words(said) if word not in _SMALL and singular(word) not in generic]
    if not told:
        return ()
    cursor = await conn.execute(
        """
        SELECT p.id, p.title, p.brand, p.category_path, p.attributes::text
        FROM product AS p JOIN product_terms AS t ON t.product_key = p.key,
             (SELECT replace(regexp_replace(plainto_tsquery(language, %s)::text, '''([^'']+)''', '''\\1'':A', 'g'),
                             ' & ', ' | ')::tsquery AS query
              FROM shop LIMIT 1) AS named
        WHERE p.visible AND numnode(named.query) > 0 AND t.search @@ named.query
        ORDER BY p.id = ANY(%s) DESC, ts_rank(t.search, named.query) DESC, length(p.title), p.key LIMIT %s
        """,
        (" ".join(dict.fromkeys(told)), list(on_screen), _CANDIDATES),
    )
    products = [titled(*row) async for row in cursor]

    def weight(word: str) -> float:
        if word in _SMALL:
            return 0.1
        rarity = math.log(1 + 1000 / (1 + lexicon.count(word)))
        return rarity * (0.4 if word in generic or word in _SEXES else 1.0)

    return names_in(said, products, on_screen, generic, weight)


def titled(id: str, title: str, brand: str | None, category_path: Sequence[str], attributes: str) -> Titled:
    around = {word for part in (brand or "", *category_path) for word in _told(part)}
    around |= _SEXES & set(_told(attributes))  # "Fit: women's"
    return Titled(id, title, tuple(_told(title)), frozenset(around) - set(_told(title)))


def names_in(
    said: str,
    products: Sequence[Titled],
    on_screen: Sequence[str],
    generic: frozenset[str],
    weight: Callable[[str], float],
) -> tuple[Taken, ...]:
    """Of `products` those that `said` names, in its order; `weight` says how much a word tells."""
    told = _told(said)
    sexes = _SEXES & set(told)
    runs: list[_Run] = []
    for product in products:
        for start, end in _spans(told, product):
            if run := _weighed(told, start, end, product, on_screen, generic, sexes, weight):
                runs.append(run)
    runs.sort(key=lambda run: (-run.worth, len(run.product.title), run.start))
    taken: list[_Run] = []
    for run in runs:
        overlaps = any(run.start < other.end and other.start < run.end for other in taken)
        is_known = any(run.product.id == other.product.id for other in taken)
        if not overlaps and not is_known and not _repeats(run, taken, generic):
            taken.append(run)
    with_or_without = _either(said, taken, products)
    if with_or_without:
        return with_or_without
    chain = _linked(told, sorted(taken, key=lambda run: run.start), generic)
    return tuple(_as_taken(told, run, runs) for run in chain)


def _told(text: str) -> list[str]:
    """The words of `text` without marks and endings."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    found = (singular(re.sub(r"['’]s?$", "", word)) for word in words(plain))
    return [_FITS.get(word, word) for word in found]


def _spans(told: Sequence[str], product: Titled) -> list[tuple[int, int]]:
    """Where its words stand in a row, small ones between them allowed; none is counted twice in a row."""
    known = {*product.name, *product.around} - _SMALL
    found, at = [], 0
    while at < len(told):
        if told[at] not in known:
            at += 1
            continue
        end, seen = at, set[str]()
        place = at
        while place < len(told):
            if told[place] in known and told[place] not in seen:
                seen.add(told[place])
                end = place + 1
            elif not (
                told[place] in _SMALL and (told[place] in ("of", "in", "for") or told[place] in product.name)
            ):
                break
            place += 1
        found.append((at, end))
        at = end
    return found


def _weighed(
    told: Sequence[str],
    start: int,
    end: int,
    product: Titled,
    on_screen: Sequence[str],
    generic: frozenset[str],
    sexes: frozenset[str] | set[str],
    weight: Callable[[str], float],
) -> _Run | None:
    """The run with what it is worth; None where it names nothing."""
    name = set(product.name)
    covered = frozenset(told[start:end]) & (name | product.around)
    telling = {word for word in covered & name if word not in generic | _SMALL | _SEXES and not word.isdigit()}
    whole = sum(map(weight, name)) or 1.0
    held = sum(map(weight, covered & name))
    begins = product.name[:1] and product.name[0] in covered
    if not telling or (held / whole < 0.3 and not begins):  # noqa: PLR2004  (a third of the name)
        return None
    elsewhere = (set(told) - covered) & (name | product.around) & (generic | _SEXES)
    worth = held + 0.3 * sum(map(weight, covered - name)) + 2 * held / whole
    worth += 0.5 * sum(map(weight, elsewhere)) + (1.5 if product.id in on_screen else 0)
    if sexes and (own := _SEXES & (name | product.around)) and not own & sexes:
        worth -= 3
    return _Run(start, end, product, covered, worth)


def _repeats(run: _Run, taken: Sequence[_Run], generic: frozenset[str]) -> bool:
    """Whether all that it tells is a part of one name that was taken, and far from its own whole name."""
    telling = run.covered & set(run.product.name) - generic
    whole = set(run.product.name) - generic - _SMALL
    return len(telling) * 2 <= len(whole) and any(telling <= other.covered for other in taken)


def _either(said: str, taken: Sequence[_Run], products: Sequence[Titled]) -> tuple[Taken, ...]:
    """ "The mat with or without the strap": the two whose names differ by that."""
    found = re.search(r"\bwith(?: or|/| and|, or) ?(?:without|w/?o)\b(?: the| a| an| its)? (?P<part>[\w-]+)", said)
    if found is None or not taken:
        return ()
    part = _told(found["part"])[0]
    best = max(taken, key=lambda run: run.worth)
    without = [word for word in best.product.name if word != part]
    for product in products:
        is_twin = set(without) - _SMALL <= set(product.name) or set(product.name) - _SMALL <= set(without)
        if product.id != best.product.id and is_twin and (part in product.name) != (part in best.product.name):
            pair = sorted((best.product, product), key=lambda one: part in one.name)
            return tuple(Taken(one.title.lower(), one.id, one.title, ()) for one in pair)
    return ()


def _linked(told: Sequence[str], runs: Sequence[_Run], generic: frozenset[str]) -> Sequence[_Run]:
    """The weightiest row of names with nothing but connecting words between them."""
    chains: list[list[_Run]] = []
    for run in runs:
        gap = told[chains[-1][-1].end : run.start] if chains else []
        is_near = len(gap) <= _GAP and all(
            word in _BETWEEN or word in generic or word.isdigit() or len(word) == 1 for word in gap
        )
        if chains and is_near:
            chains[-1].append(run)
        else:
            chains.append([run])
    return max(chains, key=lambda chain: (len(chain) > 1, sum(run.worth for run in chain)), default=[])


def _as_taken(told: Sequence[str], run: _Run, runs: Sequence[_Run]) -> Taken:
    said = " ".join(told[run.start : run.end])
    twins = (
        other.product.title
        for other in runs
        if (other.start, other.end) == (run.start, run.end)
        and other.product.id != run.product.id
        and run.worth - other.worth < _SAME_NAME
    )
    return Taken(said, run.product.id, run.product.title, tuple(twins))
