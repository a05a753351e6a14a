"""Turns the text of a request into its Wording: corrected, cut into places, each with the ways the shop may say it.

Further ways come from how the shop writes joined and split words ("powerbank", "t-shirt"), from measures ("2 l" and
"2000 ml"), from forms that a stemmer keeps apart ("knife" and "knives"), from accents, and from synonyms; and only
where words of the shop are among them, so that nothing is searched for in vain. What it does not do: search.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from persea.gather.correction import Correction, corrections
from persea.gather.lexicon import Lexicon, joined_key
from persea.gather.synonyms import phrase_key
from persea.gather.wording import Way, Wording
from persea.language.function_words import function_words, particles, spoken
from persea.language.inflection import other_form, unaccented
from persea.language.kept import Kept
from persea.language.number_words import number_word
from persea.language.numbers import spelled_number
from persea.language.plain import singular, words
from persea.language.units import Measure, find_measures
from persea.store.database import Connection
from persea.store.words import seen_twice

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MOST_WAYS = 12  # of a place: each costs the search
_TYPED = 0.6
"""What was typed counts beside what is meant; it is seldom found at all."""
_PERHAPS = 0.5
_KIND_OF = 0.6
"""A compound of what was asked for: a "Regenjacke" for "Jacke"."""
_PARTS = 0.6
_CONVERTED = 0.6
_RARE = 4_000_000
"""So seldom a word of the shop's language is used that it may as well be another's: "manta"."""
_SAME_SIZE = 0.02  # relative: 12 inches (304.8 mm) is a 30 cm ruler
_MOST_CONVERTED = 3


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word or a measure of the request."""

    text: str
    start: int
    end: int
    measure: Measure | None = None
    correction: Correction | None = None
    says_little: bool = False

    @property
    def meant(self) -> str:
        return self.correction.word if self.correction and self.correction.sure else self.text


async def reword(conn: Connection, text: str, lexicon: Lexicon) -> Wording:
    """`text` as a search of this shop should take it. The database is asked only where something seems misspelt."""
    return worded(text, lexicon, await _seen(conn, (text,), lexicon))


async def spelled(conn: Connection, texts: Sequence[str], lexicon: Lexicon) -> list[str]:
    """`texts` with what is surely misspelt corrected, for whoever has to understand them."""
    seen = await _seen(conn, texts, lexicon)
    return [worded(text, lexicon, seen).meant for text in texts]


async def _seen(conn: Connection, texts: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    """Words that would be corrected, but that the shop uses, if only in descriptions."""
    likely = {
        piece.text: piece.correction.word
        for text in texts
        for piece in _pieces(text, lexicon, ())
        if piece.correction
    }
    return await seen_twice(conn, likely) if likely else frozenset()


def worded(text: str, lexicon: Lexicon, seen: Collection[str] = ()) -> Wording:
    """`text` worded where those of its words that were `seen` in the shop are its own, whatever `lexicon` knows."""
    lower = text.lower()
    pieces = _pieces(text, lexicon, seen)
    meant = _replaced(lower, pieces, offers=False)
    likely = _replaced(lower, pieces, offers=True)
    return Wording(
        said=text,
        meant=text if meant == lower else meant,
        places=tuple(_places(pieces, lexicon)),
        did_you_mean=None if likely == lower else likely,
    )


_MOST_KEPT = 1_000
_KNOWN: WeakKeyDictionary[Lexicon, Kept[tuple[_Piece, ...]]] = WeakKeyDictionary()
"""What texts were cut into: each is cut for what it means and for what it finds, and with every later message of its
conversation again."""


def _pieces(text: str, lexicon: Lexicon, seen: Collection[str]) -> tuple[_Piece, ...]:
    known, key = _KNOWN.get(lexicon), (text, frozenset(seen))
    if known is None:
        known = _KNOWN.setdefault(lexicon, Kept(_MOST_KEPT))
    kept = known.get(key)
    return kept[0] if kept else known.put(key, tuple(_cut_up(text, lexicon, seen)))


def _cut_up(text: str, lexicon: Lexicon, seen: Collection[str]) -> list[_Piece]:
    lower = text.lower()
    measured = list(find_measures(lower))
    pieces = [_Piece(lower[one.start : one.end], one.start, one.end, one) for one in measured]
    plain = [
        _Piece(match[0].replace("’", "'"), match.start(), match.end())
        for match in _WORD.finditer(lower)
        if not any(one.start < match.end() and match.start() < one.end for one in measured)
    ]
    said = [piece.text for piece in plain]
    found = corrections(
        said, lexicon, {*seen, *(_names(text) if spoken(said, lexicon.locale) != "de" else ())}
    )
    little = _saying_little(said, lexicon)
    pieces += [
        replace(piece, says_little=True) if piece.text in little else replace(piece, correction=correction)
        for piece, correction in zip(plain, found, strict=True)
    ]
    return sorted(pieces, key=lambda piece: piece.start)


def _saying_little(said: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    """Function words, also of another language that a request is in: "Mühle für Kaffeebohnen" in an English shop."""
    own = function_words(lexicon.locale) | particles(lexicon.locale)
    language = spoken(said, lexicon.locale)
    if language == lexicon.locale:
        return own
    foreign = function_words(language)
    telling = [word for word in said if word not in foreign]
    strange = sum(lexicon.known.get(word, 0) < _RARE for word in telling)
    return own | foreign if strange and 2 * strange >= len(telling) else own


def _names(text: str) -> list[str]:
    """Words that are written like names: with a capital, among words without one."""
    said = _WORD.findall(text)
    capital = [word for word in said[1:] if word[0].isupper()]
    return [word.lower() for word in capital] if 2 * len(capital) < len(said) - 1 else []


def _replaced(lower: str, pieces: Sequence[_Piece], *, offers: bool) -> str:
    parts, at = [], 0
    for piece in pieces:
        if piece.correction and (piece.correction.sure or offers):
            parts += [lower[at : piece.start], piece.correction.word]
            at = piece.end
    return "".join([*parts, lower[at:]])


def _places(pieces: Sequence[_Piece], lexicon: Lexicon) -> Iterator[tuple[Way, ...]]:
    """One after another; where nothing but empty words is said, nothing is looked for."""
    at = 0
    while at < len(pieces):
        taken = _taken(pieces, at, lexicon)
        place = pieces[at : at + taken]
        at += taken
        if taken == 1 and place[0].measure is not None:
            yield _cut(_of_measure(place[0], place[0].measure, lexicon))
        elif taken > 1 or not place[0].says_little:
            yield _cut(_of_words(place, lexicon))


def _taken(pieces: Sequence[_Piece], at: int, lexicon: Lexicon) -> int:
    """How many pieces from `at` on are one place: a phrase with synonyms, or two words that the shop joins."""
    run: list[str] = []
    for piece in pieces[at : at + max(lexicon.longest, 2)]:
        if piece.measure is not None:
            break
        run.append(piece.meant)
    for length in range(len(run), 1, -1):
        if any(True for _ in _synonym_ways(" ".join(run[:length]), lexicon)):
            return length
    empty = function_words(lexicon.locale)
    if len(run) < 2 or not empty.isdisjoint(word for word in run[:2] if len(word) > 1):
        return 1
    key = joined_key(run[0], run[1], lexicon.locale)
    written = [form for form in lexicon.joined.get(key, ()) if "-" in form]
    if key in lexicon.folds or written:
        return 2
    # "watering can", "down jacket": a word that says little by itself belongs to its neighbour
    small = particles(lexicon.locale)
    compound = (
        not small.isdisjoint(run[:2]) and f"{lexicon.fold(run[0])} {lexicon.fold(run[1])}" in lexicon.pairs
    )
    return 2 if compound and not small.issuperset(run[:2]) else 1


def _of_words(place: Sequence[_Piece], lexicon: Lexicon) -> Iterator[Way]:
    said = [piece.meant for piece in place]
    text = " ".join(said)
    joined = list(_joined_ways(said, lexicon))
    # full text drops single letters: "t shirt" would find every shirt, where "t-shirt" finds what is meant
    if not (joined and len(said) > 1 and any(len(word) == 1 for word in said)):
        yield Way(text)
    for piece in place:
        if piece.correction is not None and piece.correction.searched and len(place) == 1:
            yield Way(piece.text, _TYPED) if piece.correction.sure else Way(piece.correction.word, _PERHAPS)
    yield from joined
    if len(said) == 1:
        yield from _forms(text, lexicon)
    else:
        empty = function_words(lexicon.locale)
        telling = [next(iter(lexicon.written(word)), word) for word in said if word not in empty]
        if lexicon.locale != "en" and telling:  # "cafetière piston" of "cafetiere a piston"
            yield Way(" ".join(telling))
    yield from _synonym_ways(text, lexicon)


def _synonym_ways(text: str, lexicon: Lexicon) -> Iterator[Way]:
    """Other words for `text` that the shop uses."""
    for other in lexicon.synonyms.of(phrase_key(text, lexicon.locale)):
        parts = words(other.text)
        held = lexicon.values.issuperset(map(lexicon.fold, parts)) if other.as_value else lexicon.holds(parts)
        if held and len(parts) == 2 and 1 in map(len, parts):
            yield from (
                Way(form, other.weight)
                for form in lexicon.joined.get(joined_key(parts[0], parts[1], lexicon.locale), ())
                if "-" in form
            )
        elif held:
            yield Way(other.text, other.weight, other.as_value)


def _joined_ways(said: Sequence[str], lexicon: Lexicon) -> Iterator[Way]:
    """How the shop writes as one, or as two, what is said here as two, or as one."""
    if len(said) == 2:
        key = joined_key(said[0], said[1], lexicon.locale)
        rival = f"{lexicon.fold(said[0])} {lexicon.fold(said[1])}" in lexicon.pairs
        for form in lexicon.joined.get(key, ()):
            yield Way(form)
        if key in lexicon.folds:
            weight = _PERHAPS if rival and len(said[0]) > 1 else 1.0
            for form in lexicon.written(unaccented(said[0] + said[1])) or [key]:
                yield Way(form, weight)
    elif len(said) == 1:
        own = lexicon.count(said[0])
        for form in lexicon.joined.get(lexicon.fold(said[0]), ()):
            # a "carpet" is no "car pet bed", however many of these there are
            if not own or "-" in form or lexicon.fold(said[0]) not in lexicon.known:
                yield Way(form)


def _forms(word: str, lexicon: Lexicon) -> Iterator[Way]:
    """The same word in forms that full text search takes for others."""
    other = other_form(word)
    if other is not None and other in lexicon.counts:
        yield Way(other)
    plain = unaccented(word)
    for form in {plain, lexicon.accented.get(plain, plain)} - {word}:
        if form in lexicon.counts:
            yield Way(form)
    for form in lexicon.forms(word):
        yield Way(form)
    number = spelled_number(word) if lexicon.locale == "en" else number_word(word, lexicon.locale)
    if number is not None and str(number) in lexicon.counts:
        yield Way(str(number))
    parts = lexicon.parts(word)
    if parts is not None:
        yield Way(" ".join(parts), _PARTS)
    for compound in lexicon.ending_in(word):
        yield Way(compound, _KIND_OF)


def _of_measure(piece: _Piece, measure: Measure, lexicon: Lexicon) -> Iterator[Way]:
    yield Way(piece.text.replace("-", " "))
    for form in lexicon.measures.get(measure.key, ()):
        yield Way(form)
    near = [
        value
        for value in lexicon.sizes.get(measure.unit, ())
        if 0 < abs(value - measure.value) <= _SAME_SIZE * measure.value and f"{value:.4g}" != measure.key[1]
    ]
    if measure.unit in ("mm", "g", "ml"):
        for value in sorted(near, key=lambda value: abs(value - measure.value))[:_MOST_CONVERTED]:
            for form in lexicon.measures.get((measure.unit, f"{value:.4g}"), ()):
                yield Way(form, _CONVERTED)


def _cut(ways: Iterator[Way]) -> tuple[Way, ...]:
    """Without such as find the same as an earlier one."""
    kept: dict[str, Way] = {}
    for way in ways:
        kept.setdefault(" ".join(singular(word) for word in way.text.split()), way)
    return tuple(kept.values())[:_MOST_WAYS]
