"""Decides which words of a request are misspelt, and what is meant instead.

Only what the shop hardly knows is corrected, and only to what it sells: a word of the language stays, so that a
request for what the shop lacks is not answered with something else. What is less than sure is offered, not done.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from persea.gather.lexicon import Lexicon
from persea.gather.spelling import Candidate, Speller
from persea.language.function_words import function_words, particles
from persea.language.known_words import known_words

_SEEN_ENOUGH = 2
"""A word seen so often in the shop is the shop's, however odd it looks."""
_BESIDE = 2.5  # added to the score where the word stands beside its neighbour in the shop, too
_AHEAD = 0.9  # of the second best, in score: 2.5 times as likely
_RARE = 4_000_000  # of known words: "bots" (2.5 million) may be a slip, "flower" (33 million) is none
_MOSTLY = 0.6
_ENDINGS = frozenset(("", *"e en er es em n r s t st et te ten a o as os x".split()))
_LONG = 5  # letters from which one slip leaves little doubt
_COMMON = 10_000_000  # of known words: some six thousand
_DOUBLED = 0.5  # a doubled letter costs 0.4
_OFTEN = 3  # times that two words stand side by side, to believe it against a known word


@dataclass(frozen=True, slots=True)
class Correction:
    """What a word is likely meant to be."""

    word: str
    sure: bool
    """It is put in the word's place; otherwise it is only offered."""
    searched: bool
    """It is looked for as well."""


def corrections(
    tokens: Sequence[str], lexicon: Lexicon, seen: Collection[str] = ()
) -> list[Correction | None]:
    """One for each of `tokens` (lower case) that is, or may be, misspelt; those that were `seen` in the shop are not."""
    if _is_foreign(tokens, lexicon):
        return [None] * len(tokens)
    little = function_words(lexicon.locale) | particles(lexicon.locale)  # as neighbours
    around = ["", *("" if token in little else token for token in tokens), ""]
    return [
        None if token in seen else _correction(token, around[at], around[at + 2], lexicon)
        for at, token in enumerate(tokens)
    ]


def _is_foreign(tokens: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether most words are neither the shop's nor of its language: so much is seldom misspelt at once."""
    if not lexicon.known or len(tokens) < 3:
        return False
    strange = sum(
        len(token) > 2
        and token.isalpha()
        and token not in lexicon.known
        and not lexicon.count(token)
        and not _is_slip(token, lexicon)
        for token in tokens
    )
    return strange > 2 and strange >= _MOSTLY * len(tokens)


def _is_slip(token: str, lexicon: Lexicon) -> bool:
    """Whether a word of the shop or a common one of its language lies a slip away from a long enough `token`."""
    if len(token) < _LONG:
        return False
    return bool(lexicon.speller.near(token, 1.0) or _common_speller(lexicon.locale).near(token, 1.0))


@lru_cache(maxsize=2)
def _common_speller(locale: str) -> Speller:
    return Speller({word: count for word, count in known_words(locale).items() if count >= _COMMON})


def _common(word: str, lexicon: Lexicon) -> Correction | None:
    """What a `word` that is near no word of the shop means, where it is one common word with a letter wrong."""
    if (
        len(word) < _LONG or not lexicon.known
    ):  # before the shop's words have been read, every word is strange
        return None
    near = _common_speller(lexicon.locale).near(word, 1.0)
    sure = len(near) == 1 or (len(near) > 1 and near[0].score - near[1].score >= _AHEAD)
    return Correction(near[0].word, sure=True, searched=False) if sure else None


def _correction(word: str, before: str, after: str, lexicon: Lexicon) -> Correction | None:
    seen = lexicon.count(word)
    if seen >= _SEEN_ENOUGH or len(word) < 3 or not word.isalpha() or _is_said_otherwise(word, lexicon):
        return None
    if (
        f"{lexicon.fold(before)} {lexicon.fold(word)}" in lexicon.pairs
        or f"{lexicon.fold(word)} {lexicon.fold(after)}" in lexicon.pairs
    ):
        return None
    known = lexicon.known.get(word) or lexicon.known.get(lexicon.fold(word), 0)
    if known >= _RARE or (known and seen):
        return _doubled(word, before, after, lexicon)
    ranked = _ranked(word, before, after, lexicon)
    if not ranked:
        return None if known or seen else _common(word, lexicon)
    best, beside = ranked[0]
    meant = _in_number(best.word, word, lexicon)
    rival = next((one for one, _ in ranked[1:] if lexicon.fold(one.word) != lexicon.fold(best.word)), None)
    ahead = (
        rival is None
        or _score(*ranked[0]) - max(_score(*one) for one in ranked[1:] if one[0] is rival) >= _AHEAD
    )
    if known:
        if best.cost > 1 or best.count < _OFTEN:
            return None
        sure = beside >= _OFTEN and len(word) > 3
        return Correction(meant, sure=sure, searched=sure)
    if seen:
        return Correction(meant, sure=False, searched=False) if best.count >= 20 * seen else None
    close = best.cost <= _close(len(word)) or beside > 0
    if lexicon.known:
        sure = ahead and close
    else:
        sure = ahead and close and best.cost <= 1 and not _may_be_inflected(word, best.word)
    return Correction(meant, sure=sure, searched=True)


def _doubled(word: str, before: str, after: str, lexicon: Lexicon) -> Correction | None:
    """What a known `word` means that nobody here says beside its neighbour, where with a letter fewer or doubled the
    shop often does: "yoga matt", "desert spoon"."""
    if len(word) < 4:
        return None
    for candidate, beside in _ranked(word, before, after, lexicon)[:1]:
        often = candidate.count >= _OFTEN * max(lexicon.count(word), 1)
        if candidate.cost < _DOUBLED and beside >= _OFTEN and often:
            return Correction(_in_number(candidate.word, word, lexicon), sure=True, searched=True)
    return None


def _may_be_inflected(word: str, other: str) -> bool:
    """Whether two words differ in endings alone, as forms of one do: "schneiden", "schneidet"."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    common = sum(1 for _ in alike)
    return word[common:] in _ENDINGS and other[common:] in _ENDINGS


def _close(length: int) -> float:
    """The most slips, in cost, that a word of `length` letters may have to be corrected without its neighbours' word."""
    return {3: 0.6, 4: 0.8, 5: 1.0, 6: 1.3, 7: 1.5}.get(length, 2.2)


def _in_number(meant: str, typed: str, lexicon: Lexicon) -> str:
    """`meant` in the singular where `typed` is one and the shop has only "hazelnuts"."""
    form = lexicon.fold(meant)
    return form if meant.endswith("s") and not typed.endswith("s") and form in lexicon.known else meant


def _is_said_otherwise(word: str, lexicon: Lexicon) -> bool:
    """Whether the shop writes `word` as two, or in another form, or there are other words for it."""
    form = lexicon.fold(word)
    return form in lexicon.joined or bool(lexicon.synonyms.of(form)) or bool(lexicon.forms(word))


def _ranked(word: str, before: str, after: str, lexicon: Lexicon) -> list[tuple[Candidate, int]]:
    """The likeliest first, each with how often the shop has it beside the neighbours it has here."""
    near = lexicon.speller.near(word)
    for written, sounds in (("f", "ph"), ("ph", "f")):
        if written in word:
            respelt = word.replace(written, sounds, 1)
            if lexicon.count(respelt):
                near.append(Candidate(respelt, lexicon.count(respelt), 0.65))
            near += [
                Candidate(one.word, one.count, one.cost + 0.65) for one in lexicon.speller.near(respelt, 1.0)
            ]

    def beside(candidate: Candidate) -> int:
        form = lexicon.fold(candidate.word)
        return lexicon.pairs.get(f"{lexicon.fold(before)} {form}", 0) + lexicon.pairs.get(
            f"{form} {lexicon.fold(after)}", 0
        )

    found = [(candidate, beside(candidate)) for candidate in near]
    return sorted(found, key=lambda one: (-_score(*one), one[0].word))


def _score(candidate: Candidate, beside: int) -> float:
    return candidate.score + (_BESIDE if beside else 0)
