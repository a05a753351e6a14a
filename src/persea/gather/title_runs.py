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
from difflib import SequenceMatcher
from itertools import pairwise

from persea.gather.lexicon import Lexicon
from persea.language.plain import singular, words
from persea.store.database import Connection
from persea.values import Taken

_CANDIDATES = 300
_SMALL = frozenset("the a an of in and for with without by to on at de la le".split())
_BETWEEN = frozenset(
    "and or vs versus v against with to from than the a an up next beside between compared compare other one ones your that is are"
    " better as good normal plain regular standard basic ordinary usual original classic either also plus then well does how do me us for not alongside over w"
    " that much worse nicer posher dearer really any even different superior inferior instead rather".split()
)
_FEW = 9  # names and values that hold a rare word
_LONG = 4  # letters of a word that is no filler
_RARE = math.log(1 + 1000 / 10)  # the weight of a word in nine names and values
_GENERIC = 0.4  # of its weight is left to a word that kinds, options and the like are called by
_VERY_RARE = math.log(1 + 1000 / 4)
_MOST_OF_IT = 0.6  # of a name, by weight
_GAP = 6  # words between two names
_NEARLY = 0.6  # as weighty as another
_ALIKE = 0.8  # of two words, one misspelt
_PAIR = 2  # products that are set side by side
_SAME_NAME = 0.02  # weights so near are of twins
_FITS = {"lady": "women", "ladie": "women", "ladies": "women", "woman": "women", "womens": "women", "female": "women", "man": "men",
         "mens": "men", "gent": "men", "male": "men", "kid": "kids", "child": "kids", "children": "kids"}  # fmt: skip
_NUMBERS = frozenset("one two three four five six seven eight nine ten both".split())
_SEXES = frozenset({"men", "women", "kids"})
_PLAIN = _SMALL | _SEXES | _NUMBERS


@dataclass(frozen=True, slots=True)
class Titled:
    """A product as a message may name it; words as `_told` gives them."""

    id: str
    title: str
    name: tuple[str, ...]
    around: frozenset[str]
    """Words of its brand and categories."""
    kind: str = ""
    """Its narrowest category."""


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
    told += _names_of_kinds(words(said), generic, lexicon)
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
        return rarity * (_GENERIC if word in generic or word in _SEXES else 1.0)

    return names_in(said, products, on_screen, generic, weight)


def _names_of_kinds(said: Sequence[str], generic: frozenset[str], lexicon: Lexicon) -> list[str]:
    """Of two words which are a kind, a colour or the like, the rare ones: the "clover" of "clover rabbit"."""

    def is_kind(word: str) -> bool:
        return len(word) >= _LONG and word not in _BETWEEN | _NUMBERS and singular(word) in generic

    pairs = [(one, other) for one, other in pairwise(said) if is_kind(one) and is_kind(other)]

    def is_rare(word: str) -> bool:
        return 0 < lexicon.count(word) <= _FEW

    known = [(one, other) for one, other in pairs if lexicon.count(one) and lexicon.count(other)]
    return [word for pair in known for word in pair if is_rare(word)]


def titled(id: str, title: str, brand: str | None, category_path: Sequence[str], attributes: str) -> Titled:
    around = {word for part in (brand or "", *category_path) for word in _told(part)}
    around |= _SEXES & set(_told(attributes))  # "Fit: women's"
    kind = category_path[-1] if category_path else ""
    return Titled(id, title, tuple(_told(title)), frozenset(around) - set(_told(title)), kind)


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
    taken = _shared_out(taken, runs, generic)
    with_or_without = _either(said, taken, products, on_screen)
    if with_or_without:
        return with_or_without
    chain = _linked(told, sorted(taken, key=lambda run: run.start), generic)
    return tuple(_as_taken(told, run, runs) for run in _of_a_kind(chain, runs))


def _told(text: str) -> list[str]:
    """The words of `text` without marks and endings."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    found = (singular(re.sub(r"(?<=ch|sh|ss)es$|(?<=x)es$|['’]s?$", "", word)) for word in words(plain))
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
    telling = {
        word for word in covered & name if word not in _PLAIN and word not in generic and not word.isdigit()
    }
    whole = sum(map(weight, name)) or 1.0
    held = sum(map(weight, covered & name))
    if not _is_called(telling, covered & name, product, held / whole, generic, weight):
        return None
    beside = (set(told) - covered) & (name | product.around)
    elsewhere = (beside & generic) | (beside & _SEXES)
    worth = held + 0.3 * sum(map(weight, covered - name)) + 2 * held / whole
    worth += 0.5 * sum(map(weight, elsewhere)) + (1.5 if product.id in on_screen else 0)
    if sexes and (own := _SEXES & (name | product.around)) and not own & sexes:
        worth -= 3
    return _Run(start, end, product, covered, worth)


def _is_called(
    telling: set[str],
    covered: frozenset[str],
    product: Titled,
    share: float,
    generic: frozenset[str],
    weight: Callable[[str], float],
) -> bool:
    """Whether `covered` is how somebody would call it: by what its name begins with, by its rarest word, or by most of it.
    One word alone must be rare: "cotton" begins many names, and calls none."""
    if not telling and _whole_and_rare(covered, product, generic, weight):
        return True
    if not telling or (len(covered - _SMALL) == 1 and weight(next(iter(telling))) < _RARE):
        return False
    first = next((word for word in product.name if word not in product.around | _SMALL), "")
    rarest = max(set(product.name) - generic - _SMALL, key=weight, default="")
    begins = first in telling or product.name[0] in telling or set(product.name[:2]) <= covered
    return begins or share >= _MOST_OF_IT or (rarest in telling and weight(rarest) >= _VERY_RARE)


def _whole_and_rare(
    covered: frozenset[str], product: Titled, generic: frozenset[str], weight: Callable[[str], float]
) -> bool:
    """Whether it is the whole of a name in which a word is rare though it names a colour or the like, too: "clover rabbit"."""
    whole = set(product.name) - _SMALL
    rare = (word for word in whole if weight(word) >= (_GENERIC if word in generic else 1.0) * _RARE)
    return len(whole) > 1 and whole <= covered and any(rare)


def _repeats(run: _Run, taken: Sequence[_Run], generic: frozenset[str]) -> bool:
    """Whether all that it tells is a part of one name that was taken, and far from its own whole name."""
    own = run.covered & set(run.product.name)
    telling = {word for word in own if word.isdigit() or word not in generic}
    whole = set(run.product.name) - generic - _SMALL
    return len(telling) * 2 < len(whole) and any(telling <= other.covered for other in taken)


def _shared_out(taken: Sequence[_Run], runs: Sequence[_Run], generic: frozenset[str]) -> list[_Run]:
    """`taken`, where one product took the place of another that is named beside it: "bloom pour over vs bloom with stand",
    of which the one with the stand shares most words with both."""
    found = list(taken)
    for run in taken:
        others = [other for other in found if other is not run]
        moved = next(
            (
                own
                for own in runs
                if own.product.id == run.product.id
                and own.covered & set(own.product.name) - run.covered - _SMALL
                and not any(own.start < other.end and other.start < own.end for other in (*others, run))
            ),
            None,
        )
        known = {other.product.id for other in found}
        instead = next(
            (
                own
                for own in runs
                if (own.start, own.end) == (run.start, run.end)
                and own.product.id not in known
                and own.worth >= _NEARLY * run.worth
            ),
            None,
        )
        if moved and instead:
            found = [*others, moved, instead]
    return found


_WITH_OR_NOT = re.compile(
    r"\b(?:with(?: or|/| and|, or| vs\.?| versus) ?(?:without|w/?o|not)|without(?: or|/| and|, or| vs\.?| versus) ?with)\b(?: the| a| an| its)? (?P<part>[\w-]+)"
    r"|\b(?:with|w/?)(?: the| a| an| its)? (?P<first>[\w-]+),? (?:or|vs\.?|versus|and|against|compared (?:to|with)) (?:the one |one |the same )?(?:without|w/?o)\b"
)


def _either(
    said: str, taken: Sequence[_Run], products: Sequence[Titled], on_screen: Sequence[str]
) -> tuple[Taken, ...]:
    """ "The mat with or without the strap": the two whose names differ by that."""
    found = _WITH_OR_NOT.search(said.lower())
    if found is None:
        return ()
    told = set(_told(said)) - _SMALL
    shown = [one for one in products if one.id in on_screen and len(told & set(one.name)) > 1]
    if not (taken or shown):
        return ()
    part = _told(found["part"] or found["first"])[0]
    best = max(taken, key=lambda run: run.worth).product if taken else shown[0]
    twins = [one for one in products if one.id != best.id and (part in one.name) != (part in best.name)]

    def shared(one: Titled) -> int:
        return len(set(one.name) & set(best.name) - _SMALL)

    twin = max(twins, key=lambda one: (shared(one), -len(one.name)), default=None)
    if twin is None or shared(twin) * 2 <= len(set(best.name) - _SMALL - {part}):
        return ()
    pair = sorted((best, twin), key=lambda one: part in one.name)
    return tuple(Taken(one.title.lower(), one.id, one.title, ()) for one in pair)


def _linked(told: Sequence[str], runs: Sequence[_Run], generic: frozenset[str]) -> Sequence[_Run]:
    """The weightiest row of names with nothing but connecting words between them."""
    chains: list[list[_Run]] = []
    for run in runs:
        gap = told[chains[-1][-1].end : run.start] if chains else []
        before = chains[-1][-1].product.name if chains else ()
        is_near = len(gap) <= _GAP and all(
            word in _BETWEEN
            or word in generic
            or word.isdigit()
            or len(word) == 1
            or _misspells(word, before)
            for word in gap
        )
        if chains and is_near:
            chains[-1].append(run)
        else:
            chains.append([run])
    return max(chains, key=lambda chain: (len(chain) > 1, sum(run.worth for run in chain)), default=[])


def _misspells(word: str, name: Sequence[str]) -> bool:
    """Whether it is likely a word of the name before it: "matress"."""
    near = (one for one in name if len(one) > _LONG and one[0] == word[0])
    return any(SequenceMatcher(None, word, one).ratio() >= _ALIKE for one in near)


def _of_a_kind(chain: Sequence[_Run], runs: Sequence[_Run]) -> list[_Run]:
    """`chain`, each name taken for a product of the same kind as the surest, where it fits one as well: "Meridian Automatic or
    Fathom" speaks of two watches, though a whale is called Fathom, too."""
    found = list(chain)
    surest = max(chain, key=lambda run: run.worth, default=None)
    for place, run in enumerate(chain):
        if surest is None or run.product.kind == surest.product.kind:
            continue
        known = {other.product.id for other in found}
        akin = (
            other
            for other in runs
            if other.product.kind == surest.product.kind
            and other.product.id not in known
            and other.start < run.end
            and run.start < other.end
            and other.worth >= _NEARLY * run.worth
        )
        found[place] = next(akin, run)
    if surest is None or sum(run.product.kind == surest.product.kind for run in found) < _PAIR:
        return found
    # "harrow high or larch for snow": a word that alone names something of another kind names nothing beside two of one
    return [run for run in found if run.product.kind == surest.product.kind or run.end - run.start > 1]


def _is_twin(run: _Run, other: _Run, told: Sequence[str]) -> bool:
    """Whether they are called the same but for whom they are, and nobody said for whom."""
    own, others = (set(one.product.name) - _SEXES - _SMALL for one in (run, other))
    return own == others and _SEXES.isdisjoint(told)


def _as_taken(told: Sequence[str], run: _Run, runs: Sequence[_Run]) -> Taken:
    said = " ".join(told[run.start : run.end])
    twins = (
        other.product.title
        for other in runs
        if (other.start, other.end) == (run.start, run.end)
        and other.product.id != run.product.id
        and (run.worth - other.worth < _SAME_NAME or _is_twin(run, other, told))
    )
    return Taken(said, run.product.id, run.product.title, tuple(twins))
