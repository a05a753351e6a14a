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

from persea.understand.everyday_words.phrases import Phrases, Said, read_table, stem

_FEWEST = 2  # words of a phrase for goods by which they are described and not called
_OPENING = re.compile(
    r"(?:\b(?:an?|any|some|the|one of)\s+)?(?:\b(?:kind|sort|type) of\s+)?\b(?:something|anything|sth|thing|things|thingy|stuff|whatever|one|ones|bit of kit|gadget|gizmo|device|item)\b"
    r"(?:\s+(?:nice|good|decent|proper|simple|small|little|cheap|nicer|that|which|i|we|you|they|he|she|can|could|to|for|with|where|will|would))*\s*$"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A line of the table of what goods state."""

    ways: tuple[tuple[str, str], ...]
    """What goods must state for it, and what it is put as then."""


def as_stated(text: str, states: Callable[[str], bool]) -> str:
    """`text` with everyday words for what the goods at hand state put as they state it; `states`: whether they state a word, by name or
    value."""
    lines, phrases = _properties()
    said = {stem(word) for word in re.findall(r"[^\W_]+", text)}
    known: dict[int, str] = {}

    def put(line: int) -> str:
        if line not in known:
            known[line] = next((put for needs, put in lines[line].ways if states(needs)), "")
        return known[line]

    found = [
        one
        for one in phrases.found(text)
        if put(one.line) and not {stem(word) for word in re.findall(r"[^\W_]+", put(one.line))} <= said
    ]
    for one in sorted(_apart(found), key=lambda one: -one.start):
        text = f"{text[: one.start]}{put(one.line)}{text[one.end :]}"
    return text


def as_called(text: str, has: Callable[[str], bool], *, names_goods: bool) -> str:
    """`text` with goods that it describes by what they are for, or calls by a name that the shop does not, as the shop calls them; `has`:
    whether a shelf is called so; `names_goods`: whether it names goods of the shop, so that only "something to ..." describes some."""
    names, phrases = _goods()
    found = []
    for one in phrases.found(text):
        called = next((name for name in names[one.line] if has(name)), "")
        if called:
            found.append((one, called))
    if not found:
        return text
    best, called = max(found, key=lambda pair: (pair[0].words, pair[0].start - pair[0].end))
    opening = _OPENING.search(text[: best.start])
    if names_goods and opening is None:
        return text
    start = opening.start() if opening else best.start
    return f"{text[:start]}{'a ' if opening else ''}{called}{text[best.end :]}"


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
def _goods() -> tuple[tuple[tuple[str, ...], ...], Phrases]:
    names, phrases = read_table(_file("goods_en.txt"))
    return tuple(tuple(one.strip() for one in name.split("|")) for name in names), phrases


def _way(told: str) -> tuple[str, str]:
    needs, _, put = told.partition("=>")
    return needs.strip(), put.strip() or needs.strip()


def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
