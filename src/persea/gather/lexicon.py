"""The words of a shop: which it uses, how often, beside which, and in which forms.

Counted from titles, brands, categories and the values of options and attributes, in memory that does not grow with
the catalogue beyond some 100 MB. It answers whether a word is the shop's and how the shop writes it; what a request
means, it does not say.
"""

from __future__ import annotations

import asyncio
import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from persea.gather.spelling import Speller
from persea.gather.synonyms import Synonyms, built_in_synonyms, longest_phrase, read_synonyms
from persea.gather.traits import Traits, traits_of
from persea.language.function_words import function_words
from persea.language.inflection import folded, unaccented
from persea.language.known_words import known_words
from persea.language.light_stems import LIGHT_STEMS
from persea.language.plain import words as plain_words
from persea.language.units import find_measures
from persea.store.database import Connection
from persea.store.traits import read_called, read_stated
from persea.store.words import Named, Value, load_synonyms, read_names, read_values

_BREAK = re.compile(
    r"(?:[^\w\s'’-]|_|(?<![^\W_])['’-]|['’-](?![^\W_]))+"
)  # neither a word nor what joins its parts
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"[\d½¼¾⅓⅔⅛⅜⅝⅞]")
_MOST_WORDS = 400_000
_MOST_PAIRS = 400_000
_MOST_SHARED = 20_000
_FEW = 20_000  # products: of more, a pair that stands in one title only is dropped
_MOST_SURFACES = 4
_OTHER_WORD = 0.5  # weight from which a synonym is another word for the same, worth correcting to
_SHORTEST_FORM = 3  # letters of what forms have in common
_SHORTEST_PART = 4  # of what a compound is: "Schweine" are no "Wein"
_MOST_LOOKED_AT = 300
_VOWEL = frozenset("aeiouy")
_MOST_COMPOUNDS = 6
_LINKS = ("", "s", "n", "en", "es", "er", "e")
_COMPOUNDING = frozenset(("de", "nl", "da", "sv", "no", "fi"))
_COMMONEST = 40_000_000
"""So often a word is used that says little by itself: some two thousand of a language."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Lexicon:
    """All lower case. A word's fold is what its forms have in common (`inflection.folded`)."""

    locale: str = "en"
    counts: Mapping[str, int] = field(default_factory=dict)
    """Word as written: in how many names and values."""
    folds: Mapping[str, int] = field(default_factory=dict)
    pairs: Mapping[str, int] = field(default_factory=dict)
    """Two folds that stand side by side: "hike boot" of "hiking boots" is "hiking boot"."""
    within: frozenset[str] = frozenset()
    """As `pairs`, a wider category and what a narrower one holds: "cycling helmet" of "Cycling > Helmets"."""
    joined: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Two words without what is between them, folded ("tshirt"): how the shop writes them ("t-shirt", "t shirt")."""
    accented: Mapping[str, str] = field(default_factory=dict)
    """"creme": "crème"."""
    measures: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """Unit and value: how the shop writes it ("2 l", "2 litre"), the commonest first."""
    sizes: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """Unit: all values in the shop, ascending."""
    compounds: frozenset[str] = frozenset()
    """Of `pairs`, as folded, those of which one word says little by itself: "watering can", "t shirt"."""
    values: frozenset[str] = frozenset()
    """Folds of the words of option and attribute values."""
    traits: Traits = field(default_factory=Traits)
    """What goods of each kind state in attributes."""
    synonyms: Synonyms = field(default_factory=Synonyms)
    longest: int = 1
    """Words of the longest phrase among the synonyms."""
    known: Mapping[str, int] = field(default_factory=dict)
    """Words of the language, whether the shop uses them or not."""
    speller: Speller = field(default_factory=lambda: Speller({}))
    spellings: tuple[str, ...] = ()
    """`counts` without accents, sorted."""
    headed: tuple[tuple[str, str], ...] = ()
    """Folds read from their ends ("elhumeeffak") with the words, sorted; where the language makes compounds."""

    def fold(self, word: str) -> str:
        return folded(word, self.locale)

    def forms(self, word: str) -> list[str]:
        """The shop's words that are forms of `word`, the commonest first: in the shop's language, or, where that has
        neither, in another ("botas" in an English shop)."""
        found = self._forms_in(word, self.locale) if self.locale != "en" else []
        if not found and word not in self.known:
            for locale in LIGHT_STEMS:
                if locale != self.locale:
                    found += [one for one in self._forms_in(word, locale) if one not in self.known]
        return sorted({*found} - {word}, key=lambda one: (-self.counts[one], one))[:_MOST_SURFACES]

    def written(self, word: str) -> list[str]:
        """`word` where the shop writes it so, or the forms in which it does."""
        return [word] if word in self.counts else self.forms(word)

    def _forms_in(self, word: str, locale: str) -> list[str]:
        form = folded(word, locale)
        if len(form) < _SHORTEST_FORM:
            return []
        begin = form[: max(_SHORTEST_FORM, len(form) - 1)]  # "luces" is of "luz"
        at = bisect_left(self.spellings, begin)
        found = []
        for plain in itertools.islice(self.spellings, at, at + _MOST_LOOKED_AT):
            if not plain.startswith(begin):
                break
            one = plain if plain in self.counts else self.accented[plain]
            if folded(one, locale) == form:
                found.append(one)
            elif one == plain and plain in self.accented and folded(self.accented[plain], locale) == form:
                found.append(self.accented[plain])
        return found

    def ending_in(self, word: str) -> list[str]:
        """The shop's compounds of which `word` is what they are ("Kaffeemühle" of "Mühle"), the commonest first."""
        end = self.fold(word)[::-1]
        if len(end) < _SHORTEST_PART:
            return []
        at = bisect_left(self.headed, (end,))
        found = set()
        for fold, one in itertools.islice(self.headed, at, at + _MOST_LOOKED_AT):
            if not fold.startswith(end):
                break
            if not _VOWEL.isdisjoint(fold[len(end) :]) and len(fold) - len(end) >= _SHORTEST_FORM:
                found.add(one)
        return sorted(found, key=lambda one: (-self.counts[one], one))[:_MOST_COMPOUNDS]

    def parts(self, word: str) -> tuple[str, str] | None:
        """The two words of the shop that the compound `word` is made of: "Wanderschuhe" of "wandern" and "Schuhe"."""
        if not self.headed:
            return None
        plain = unaccented(word)
        for at in range(_SHORTEST_FORM, len(plain) - _SHORTEST_FORM):
            head = plain[at:]
            if len(head) < _SHORTEST_PART or self.fold(head) not in self.folds:
                continue
            for link in _LINKS:
                first = plain[:at].removesuffix(link)
                if (
                    plain[:at].endswith(link)
                    and len(first) >= _SHORTEST_FORM
                    and self.fold(first) in self.folds
                ):
                    return self._written(first), self._written(head)
        return None

    def _written(self, plain: str) -> str:
        return next(iter(self._forms_in(plain, self.locale)), plain)

    def count(self, word: str) -> int:
        """In how many names and values `word` stands, in whatever form."""
        return self.folds.get(self.fold(word), 0)

    def holds(self, phrase: Sequence[str]) -> bool:
        """Whether the shop uses every one of these words, and two of them somewhere side by side."""
        forms = [self.fold(word) for word in phrase]
        if not all(form in self.folds for form in forms):
            return False
        beside = (f"{a} {b}" for a, b in itertools.pairwise(forms))
        return all(pair in self.pairs or pair in self.within for pair in beside)


class LexiconMaker:
    """Counts what it is given; `made()` at the end. CPU work: call it in a thread."""

    def __init__(self) -> None:
        self._products = 0
        self._words: Counter[str] = Counter()
        self._pairs: Counter[str] = Counter()  # "hiking boots", "t-shirt"
        self._measures: Counter[tuple[str, str, str]] = Counter()  # unit, value, as written
        self._values: set[str] = set()
        self._paths: set[tuple[str, ...]] = set()
        self._shared: dict[str, tuple[list[str], list[str]]] = {}  # brands and categories, as read

    def add_names(self, batch: Iterable[Named]) -> None:
        for named in batch:
            self._products += 1
            said, beside = self._read(named.title.lower(), 1)
            words, pairs = set(said), set(beside)
            if len(self._paths) < _MOST_SHARED:
                self._paths.add(named.categories)
            for text in (named.brand, *named.categories):
                # few, and each on many products
                if text not in self._shared:
                    if len(self._shared) > _MOST_SHARED:
                        self._shared.clear()
                    self._shared[text] = self._read(text.lower(), 1)
                said, beside = self._shared[text]
                words.update(said)
                pairs.update(beside)
            self._words.update(words)
            self._pairs.update(pairs)
        if len(self._words) > _MOST_WORDS:
            self._words = _commoner(self._words)
        if len(self._pairs) > _MOST_PAIRS:
            self._pairs = _commoner(self._pairs)

    def add_values(self, values: Iterable[Value]) -> None:
        for value in values:
            words, pairs = self._read(value.text, value.count)
            for word in set(words):
                self._words[word] += value.count
                self._values.add(word)
            for pair in set(pairs):
                self._pairs[pair] += value.count

    def _read(self, text: str, count: int) -> tuple[list[str], list[str]]:
        """The words of the lower-case `text`, and those that stand side by side; its measures are counted."""
        words: list[str] = []
        pairs: list[str] = []
        for run in _BREAK.split(text):
            said = run.split()
            if "-" in run:
                parts = [word.split("-") for word in said]
                for hyphened in parts:
                    words += hyphened
                    pairs += map("-".join, itertools.pairwise(hyphened))
                pairs += [f"{one[-1]} {two[0]}" for one, two in itertools.pairwise(parts)]
            else:
                words += said
                pairs += map(" ".join, itertools.pairwise(said))
        if _FIGURE.search(text):
            for measure in find_measures(text):
                written = text[measure.start : measure.end].replace("-", " ")
                self._measures[(*measure.key, written)] += count
        return words, pairs

    def made(self, locale: str, *, own: Synonyms, built_in: Synonyms) -> Lexicon:
        """The lexicon of what was counted, with the shop's `own` synonyms on top of the `built_in` ones."""
        folds: Counter[str] = Counter()
        for word, count in self._words.items():
            folds[folded(word, locale)] += count
        pairs: Counter[str] = Counter()
        joined: dict[str, dict[str, int]] = {}
        for pair, count in self._pairs.items():
            if count == 1 and self._products > _FEW and "-" not in pair:
                continue
            if _DIGIT.search(pair):
                continue  # measures are counted as such, and codes have no neighbours
            first, second = re.split("[ -]", pair, maxsplit=1)
            pairs[f"{folded(first, locale)} {folded(second, locale)}"] += count
            joined.setdefault(joined_key(first, second, locale), {})[pair] = count
        synonyms = own.over(built_in)
        known = known_words(locale)
        return Lexicon(
            locale=locale,
            counts=dict(self._words),
            folds=dict(folds),
            pairs=dict(pairs),
            compounds=frozenset(
                pair for pair, count in pairs.items() if _is_compound(pair, count, known, locale)
            ),
            within=frozenset(self._within(locale)),
            joined={key: _commonest(found) for key, found in joined.items()},
            accented={unaccented(word): word for word in self._words if not word.isascii()},
            measures=self._written_measures(),
            sizes=self._sizes(),
            values=frozenset(folded(word, locale) for word in self._values),
            synonyms=synonyms,
            longest=longest_phrase((synonyms,)),
            known=known,
            speller=Speller(self._spelled(folds, pairs, synonyms, known, locale)),
            spellings=tuple(sorted({unaccented(word) for word in self._words})),
            headed=self._headed(locale) if locale in _COMPOUNDING else (),
        )

    def _within(self, locale: str) -> Iterator[str]:
        for path in self._paths:
            ends = [folded(said[-1], locale) for step in path if (said := plain_words(step))]
            yield from (f"{wider} {narrower}" for wider, narrower in itertools.combinations(ends, 2))

    def _headed(self, locale: str) -> tuple[tuple[str, str], ...]:
        long = (word for word in self._words if len(word) >= _SHORTEST_FORM + _SHORTEST_PART)
        return tuple(sorted((folded(word, locale)[::-1], word) for word in long))

    def _spelled(
        self,
        folds: Mapping[str, int],
        pairs: Mapping[str, int],
        synonyms: Synonyms,
        known: Mapping[str, int],
        locale: str,
    ) -> dict[str, int]:
        """What is corrected to: words of the shop, and such as are other words for what it sells.

        In a large shop a word seen once is as likely a slip of its own, unless the language has it.
        """
        fewest = 2 if self._products > 2_000 else 1
        spelled = {
            word: max(count, folds[folded(word, locale)] // 2)
            for word, count in self._words.items()
            if count >= fewest or word in known
        }
        for key, others in synonyms.by_phrase.items():
            held = [_held(one.text, folds, pairs, locale) for one in others if one.weight >= _OTHER_WORD]
            if not any(held):
                continue
            for form in key.split(" "):
                for word in (form, f"{form}s"):
                    if word not in spelled and form not in folds and word in known:
                        spelled[word] = max(max(held) // 4, 1)
        return spelled

    def _written_measures(self) -> dict[tuple[str, str], tuple[str, ...]]:
        written: dict[tuple[str, str], dict[str, int]] = {}
        for (unit, value, surface), count in self._measures.items():
            written.setdefault((unit, value), {})[surface] = count
        return {key: _commonest(found) for key, found in written.items()}

    def _sizes(self) -> dict[str, tuple[float, ...]]:
        sizes: dict[str, set[float]] = {}
        for unit, value, _ in self._measures:
            sizes.setdefault(unit, set()).add(float(value))
        return {unit: tuple(sorted(found)) for unit, found in sizes.items()}


async def load_lexicon(conn: Connection, locale: str) -> Lexicon:
    """Reads and counts the words of everything visible: some 20 s for 300,000 products, of which nobody need wait."""
    maker = LexiconMaker()
    async for batch in read_names(conn):
        await asyncio.to_thread(maker.add_names, batch)
    await asyncio.to_thread(maker.add_values, await read_values(conn))
    own = read_synonyms(await load_synonyms(conn), "the shop's synonyms", locale)
    traits = traits_of(await read_stated(conn), await read_called(conn), locale)
    return replace(await asyncio.to_thread(_make, maker, locale, own), traits=traits)


def _make(maker: LexiconMaker, locale: str, own: Synonyms) -> Lexicon:
    return maker.made(locale, own=own, built_in=built_in_synonyms(locale))


def joined_key(first: str, second: str, locale: str = "en") -> str:
    """Two words as one: what "t-shirt", "t shirts" and "tshirt" have in common."""
    return folded(unaccented(first) + unaccented(second), locale)


def _is_compound(pair: str, count: int, known: Mapping[str, int], locale: str) -> bool:
    parts = pair.split(" ")
    little = any(len(part) == 1 or known.get(part, 0) >= _COMMONEST for part in parts)
    return little and count > 1 and function_words(locale).isdisjoint(part for part in parts if len(part) > 1)


def _held(phrase: str, folds: Mapping[str, int], pairs: Mapping[str, int], locale: str) -> int:
    """How often the shop says `phrase`, of one word or two; of longer ones, the rarest two beside each other."""
    forms = [folded(word, locale) for word in phrase.split(" ")]
    if len(forms) == 1:
        return folds.get(forms[0], 0)
    return min(pairs.get(f"{one} {two}", 0) for one, two in itertools.pairwise(forms))


def _commonest(found: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda text: (-found[text], text))[:_MOST_SURFACES])


def _commoner(counted: Counter[str]) -> Counter[str]:
    """Without what was counted least, so that memory stays bounded."""
    least = min(counted.values())
    return Counter({word: count for word, count in counted.items() if count > least})
