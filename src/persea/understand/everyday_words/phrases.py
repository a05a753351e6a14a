"""Phrases of a few telling words, and where a text says one of them: "not let/leak rain/water in" in "that never lets the rain in".

A phrase is words of which each must stand in the text within a short stretch, in any order; a/b/c is any of them; "not" is any
negation. One without it does not match where a negation stands. Words are compared by their stem. English.
What it does not do: know what a phrase stands for, or say whether that fits.

    a file of phrases: one line each of   names : phrase ; phrase   with comments behind #
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, product

from persea.language.inflection import folded

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.!?;\n]")
_NEGATIONS = frozenset(
    "not no never without nothing none zero nor neither cannot can't cant won't wont don't dont doesn't doesnt didn't isn't isnt aren't arent"
    " wouldn't shouldn't mustn't couldn't needn't haven't hasn't ain't nobody avoid minus".split()
)
_NOT = "not"
SMALL = frozenset(
    "for in on at to up out off of with by from into over under me my it her him his she he we our us you your them they one thing things all any"
    " some so too very real really just more less put go take get good nice use day".split()
)
"""Words, by their stems, that say little of goods."""
_BETWEEN = 4  # words between two of a phrase
_AHEAD = 3  # words in which a negation stands before what it denies
_ENDINGS = (("ing", 3), ("ed", 3), ("er", 4), ("es", 4), ("ly", 4))
"""With how many letters must be left: "Andes" is no "and"."""
_SHORTEST = 3
_DOUBLE = re.compile(r"(?<=[a-z]{2})([bdgklmnprt])\1$")
_ALTERNATIVES = re.compile(r"\s*/\s*")
_PAST = dict(
    pair.split(":")
    for pair in (
        "kept:keep left:leave got:get gotten:get went:go gone:go made:make held:hold slept:sleep broke:break broken:break wore:wear worn:wear"
        " lay:lie lain:lie laid:lay sat:sit stood:stand ran:run fell:fall fallen:fall shrank:shrink shrunk:shrink sang:sing sung:sing tore:tear"
        " torn:tear froze:freeze frozen:freeze blew:blow blown:blow fed:feed hung:hang lit:light lost:lose felt:feel heard:hear bit:bite bitten:bite"
        " burnt:burn hid:hide hidden:hide rode:ride ridden:ride drove:drive drank:drink ate:eat eaten:eat swam:swim wrote:write written:write"
        " grew:grow grown:grow threw:throw thrown:throw woke:wake woken:wake stuck:stick spilt:spill built:build cut:cut took:take taken:take"
        " gave:give given:give came:come saw:see seen:see bent:bend melted:melt lasted:last carried:carry dried:dry tried:try"
    ).split()
)


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """What the forms of an English `word` share; rougher than a dictionary's."""
    plain = folded(_PAST.get(word, word))
    for ending, left in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= left:
            plain = _DOUBLE.sub(r"\1", plain[: -len(ending)])
            break
    return plain.rstrip("e") if len(plain.rstrip("e")) >= _SHORTEST else plain


@dataclass(frozen=True, slots=True)
class Phrase:
    slots: tuple[frozenset[str], ...]
    """Of each word, the stems that will do."""
    denied: bool
    line: int
    """That of its table."""

    @property
    def telling(self) -> int:
        """How many of its words say something by themselves."""
        return sum(not slot <= SMALL for slot in self.slots)


@dataclass(frozen=True, slots=True)
class Said:
    """Where a text says a phrase."""

    line: int
    start: int
    end: int
    """In characters."""
    words: int
    """How many telling ones the phrase has, its negation with them."""
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Phrases:
    """Those of a table, by the stems of the slot that fewest phrases share."""

    by_stem: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)

    def found(self, text: str) -> Iterator[Said]:
        """Every phrase that the lower-case `text` says, each once."""
        tokens = [(one[0], one.start(), one.end()) for one in _WORD.finditer(text)]
        stems = [stem(word.replace("’", "'")) for word, _, _ in tokens]
        denials = [at for at, (word, _, _) in enumerate(tokens) if word.replace("’", "'") in _NEGATIONS]
        places: dict[str, list[int]] = {}
        for at, one in enumerate(stems):
            places.setdefault(one, []).append(at)
        seen: set[tuple[int, int, int]] = set()
        for one in places:
            for phrase in self.by_stem.get(one, ()):
                if (span := _span(phrase, places, denials, stems)) is None:
                    continue
                first, last = span
                said = Said(
                    phrase.line,
                    tokens[first][1],
                    tokens[last][2],
                    phrase.telling + phrase.denied,
                    phrase.denied,
                )
                if (key := (said.line, said.start, said.end)) not in seen:
                    seen.add(key)
                    yield said


def _span(
    phrase: Phrase, places: dict[str, list[int]], denials: Sequence[int], stems: Sequence[str]
) -> tuple[int, int] | None:
    """The first and last token of the shortest stretch that says `phrase`; None where none does."""
    at = [sorted(place for one in slot for place in places.get(one, ())) for slot in phrase.slots]
    if not all(at):
        return None
    best: tuple[int, int] | None = None
    for chosen in product(*(one[:_MOST_PLACES] for one in at)):
        if len(set(chosen)) < len(chosen):
            continue
        ordered = sorted(chosen)
        if any(later - sooner > _BETWEEN + 1 for sooner, later in pairwise(ordered)):
            continue
        first, last = ordered[0], ordered[-1]
        if any(stems[place] in _ENDS for place in range(first, last + 1)):
            continue
        ahead = [
            place
            for place in denials
            if first - _AHEAD <= place <= last and not any(stems[one] in _ENDS for one in range(place, first))
        ]
        inside = [place for place in ahead if place not in chosen]
        if phrase.denied != bool(inside):
            continue
        if phrase.denied:
            first = min(first, inside[-1])
        if best is None or last - first < best[1] - best[0]:
            best = first, last
    return best


_MOST_PLACES = 4  # of a word in one text
_ENDS = frozenset(".!?;\n")


def read_table(text: str) -> tuple[list[str], Phrases]:
    """The names of each line of a table, and its phrases. Raises ValueError with the line that is not understood."""
    names: list[str] = []
    found: list[Phrase] = []
    for nth, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, mark, told = line.partition(" : ")
        if not mark or not name.strip():
            raise ValueError(
                f"Line {nth} holds no ' : ' with a name before it: {line[:60]!r}. Write: name : phrase ; phrase"
            )
        for phrase in filter(None, map(str.strip, told.split(";"))):
            slots = [_slot(word) for word in phrase.split()]
            telling = tuple(slot for slot in slots if _NOT not in slot)
            if not telling:
                raise ValueError(
                    f"Line {nth}: the phrase {phrase!r} says nothing. Write at least one word beside 'not'"
                )
            found.append(Phrase(telling, len(telling) < len(slots), len(names)))
        names.append(name.strip())
    return names, Phrases(_indexed(found))


def _slot(word: str) -> frozenset[str]:
    said = frozenset(filter(None, _ALTERNATIVES.split(word)))
    return said if said == {_NOT} else frozenset(stem(one) for one in said)


def _indexed(phrases: Sequence[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    shared: dict[str, int] = {}
    for phrase in phrases:
        for slot in phrase.slots:
            for one in slot:
                shared[one] = shared.get(one, 0) + 1
    by_stem: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        rarest = min(phrase.slots, key=lambda slot: sum(shared[one] for one in slot))
        for one in rarest:
            by_stem.setdefault(one, []).append(phrase)
    return {one: tuple(found) for one, found in by_stem.items()}
