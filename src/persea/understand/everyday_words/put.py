"""What a message says in everyday words, put as a shop states it: "that sings when it boils" is "with whistle" where kettles state a
whistle, and "something to carry stuff on the bike" a bike bag where the shop has a shelf of them.

What the goods at hand state, and which shelves there are, it is told: nothing holds for goods that do not state it. Lower-case reader
text, English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from persea.language.plain import words
from persea.understand.everyday_words.phrases import SMALL, Phrases, Said, read_table, stem

_FEWEST = 2  # words of a phrase that tells whatever the shop itself means by them
_LONGEST_NAME = 3  # words
_BEHIND_NOUN = re.compile(r"(?:for|with|without|from|in|of)\b")
_WHICH = re.compile(r"(?:that|which|who|and it|it)\s+$")
_ARTICLE_ENDS = re.compile(r"\b(?:an?|the|some|any|my|our|his|her|your)\s*$")
_LINKS = frozenset("a an and for from in of on or that the to with without not no high low".split())
_OPENING = re.compile(
    r"(?:\b(?:an?|any|some|the|one of)\s+)?(?:\b(?:kind|sort|type) of\s+)?\b(?:something|anything|sth|thing|things|thingy|stuff|whatever|one|ones|bit of kit|gadget|gizmo|device|item)\b(?!\s+(?:about|like|similar|close|else|from|by)\b)(?P<between>(?:\s+[a-z'-]+){0,6})\s*$"
)
_FILLS = frozenset(
    "nice good decent proper simple that which i we you they he she can could to for with where will would put the a an my our keep have do".split()
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A line of the table of what goods state."""

    ways: tuple[tuple[str, str], ...]
    """What goods must state for it, and what it is put as then."""


def as_stated(
    text: str,
    goods: str,
    states: Callable[[str], bool],
    knows: Callable[[str], bool],
    has: Callable[[str], bool],
) -> str:
    """`text` with everyday words for what the `goods` at hand state put as they state it; `states`: whether they state a word, by name or
    value; `knows`: whether the shop itself uses a word, which then means what it means there; `has`: whether a shelf is called so, whose
    name stays."""
    lines, phrases = _properties()
    shelves = shelves_named(text, has)
    said = {stem(word) for word in words(text)}
    known: dict[int, str] = {}

    def put(line: int) -> str:
        if line not in known:
            ways = ((needs, put) for needs, put in lines[line].ways if states(needs))
            known[line] = next((put for needs, put in ways if _is_said(needs, put, states)), "")
        return known[line]

    found = [
        one
        for one in phrases.found(text)
        if (one.words >= _FEWEST + one.denied or _is_strange(text[one.start : one.end], knows))
        and not any(one.start < end and start < one.end for start, end in shelves)
        and goods not in (parts := words(text[one.start : one.end]))
        and not any(word in _plain_words() and states(word) for word in parts)
        and not (_BEHIND_NOUN.match(put(one.line)) and _ARTICLE_ENDS.search(text[: one.start]))
        and put(one.line)
        and not {stem(word) for word in words(put(one.line))} <= said
    ]
    for one in sorted(_apart(found), key=lambda one: -one.start):
        ahead = text[: one.start]
        ahead = _WHICH.sub("", ahead) if _BEHIND_NOUN.match(put(one.line)) else ahead
        text = f"{ahead}{put(one.line)}{text[one.end :]}"
    return text


def as_called(
    text: str, has: Callable[[str], bool], knows: Callable[[str], bool], *, goods: str, is_named: bool = False
) -> str:
    """`text` with goods that it describes by what they are for, or calls by a name that the shop does not, as the shop calls them; `has`:
    whether a shelf is called so; `goods`: those of the shop that it names, so that only "something to ..." describes others, or what is
    called so beside another word: "a sleeping sack"; `is_named`: whether it says what a shelf is called."""
    names, phrases = _goods()
    fitting: list[tuple[bool, int, int, int, str]] = []
    for one in phrases.found(text):
        called = next((name for name in names[one.line] if has(name)), "")
        opening = _OPENING.search(text[: one.start]) if called else None
        said = text[one.start : one.end]
        is_few = one.words < _FEWEST and (not _is_strange(said, knows) or (goods and opening is None))
        if (
            called
            and not is_few
            and (opening or not (goods or is_named) or (said.endswith(goods) and not is_named))
        ):
            start = opening.start() if opening else one.start
            between = opening["between"] if opening else ""
            kept = between if set(words(between)) - _FILLS else ""
            fitting.append((opening is not None, one.words, -start, -one.end, f"{called}{kept}"))
    if not fitting:
        return text
    is_thing, _, start, end, called = max(fitting)
    return f"{text[:-start]}{'a ' if is_thing else ''}{called}{text[-end:]}"


def shelves_named(text: str, has: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Where `text` says what a shelf is called, in characters; `has`: whether one is called so."""
    said = list(re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", text))
    return [
        (first.start(), last.end())
        for many in range(1, _LONGEST_NAME + 1)
        for first, last in zip(said, said[many - 1 :], strict=False)
        if has(text[first.start() : last.end()])
    ]


def _is_strange(said: str, knows: Callable[[str], bool]) -> bool:
    """Whether the shop uses none of the telling words that are `said`."""
    return not any(knows(word.removesuffix("'s")) for word in words(said) if stem(word) not in SMALL)


def _is_said(needs: str, put: str, states: Callable[[str], bool]) -> bool:
    """Whether goods that state `needs` may be asked for by `put`: they state that as well, and not only something of that name."""
    telling = {word for word in words(put) if word not in _LINKS}
    return telling <= set(words(needs)) or all(states(word) for word in telling)


def _apart(found: Sequence[Said]) -> list[Said]:
    """Those that do not overlap; what says more before what says less."""
    kept: list[Said] = []
    for one in sorted(found, key=lambda one: (-one.words, one.end - one.start, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept) and all(
            one.line != other.line for other in kept
        ):
            kept.append(one)
    return kept


@cache
def _properties() -> tuple[tuple[Stated, ...], Phrases]:
    names, phrases = read_table(_file("properties_en.txt"))
    return tuple(Stated(tuple(map(_way, name.split("|")))) for name in names), phrases


@cache
def _plain_words() -> frozenset[str]:
    """The single words by which records state things: what is said by one is said plainly."""
    lines, _ = _properties()
    return frozenset(needs for line in lines for needs, _ in line.ways if " " not in needs)


@cache
def _goods() -> tuple[tuple[tuple[str, ...], ...], Phrases]:
    names, phrases = read_table(_file("goods_en.txt"))
    return tuple(tuple(one.strip() for one in name.split("|")) for name in names), phrases


def _way(told: str) -> tuple[str, str]:
    needs, _, put = told.partition("=>")
    return needs.strip(), put.strip() or needs.strip()


def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
