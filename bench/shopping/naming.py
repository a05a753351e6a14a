"""Which products a text names: by their titles, or by as much of a title as fits no other that may be meant."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from shopping.catalogue import Catalogue, Goods

_MARKED = re.compile(r"\*\*(.+?)\*\*|“(.+?)”|\[(.+?)\]\(")
_LEAST = 2  # words of a title's beginning
_DISTINCT = 5  # letters of a single word that may stand for a title


@dataclass(frozen=True, slots=True)
class Mention:
    at: int
    ids: frozenset[str]
    """One, unless the words fit several alike."""


def plain(text: str) -> str:
    """Without Markdown, with straight apostrophes and single spaces."""
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\\([\\`*_{}\[\]()#+\-.!|<>~])", r"\1", text)
    text = re.sub(r"(\*\*|__|`)", "", text)
    text = text.replace("’", "'").replace("‘", "'").replace("\u00a0", " ").replace("\u202f", " ")
    return re.sub(r"[ \t]+", " ", text)


def words(text: str) -> list[str]:
    return re.findall(r"[\w'&.-]*\w", plain(text).casefold())


def who(name: str, candidates: Collection[Goods]) -> frozenset[str]:
    """The products of that name among `candidates`: by the whole title, else by its words in their order."""
    said = [word for word in words(name) if word not in ("the", "a", "an")]
    if not said:
        return frozenset()
    exact = frozenset(
        goods.id for goods in candidates if words(goods.title) == words(name) or words(goods.title) == said
    )
    if exact:
        return exact
    return frozenset(
        goods.id for goods in candidates if _in_order(said, words(goods.title)) and len(said) >= _LEAST
    ) or (frozenset(goods.id for goods in candidates if said == words(goods.title)[:1]))


def mentions(text: str, candidates: Collection[Goods], catalogue: Catalogue) -> list[Mention]:
    """In the order of the text. Of the whole catalogue whole titles count, of `candidates` their beginnings too."""
    found: dict[int, tuple[int, set[str]]] = {}

    def note(at: int, length: int, ids: Collection[str]) -> None:
        known = found.get(at)
        if known is None or known[0] < length:
            found[at] = (length, set(ids))
        elif known[0] == length:
            known[1].update(ids)

    flat = plain(text)
    folded = flat.casefold()
    for marked in _MARKED.finditer(text):
        name = plain(marked[1] or marked[2] or marked[3])
        named = who(name, candidates)
        at = folded.find(name.casefold())
        if named and at >= 0:
            note(at, len(name), named)
    for goods in catalogue.values():
        title = plain(goods.title).casefold()
        if title in folded:
            for place in re.finditer(re.escape(title), folded):
                note(place.start(), len(title), [goods.id])
    for goods in candidates:
        for beginning in _beginnings(goods, candidates):
            for place in re.finditer(rf"\b{re.escape(beginning)}\b", folded):
                if " " in beginning or flat[place.start()].isupper():
                    note(place.start(), len(beginning), [goods.id])
    taken: list[Mention] = []
    end = -1
    for at, (length, ids) in sorted(found.items()):
        if at >= end:
            taken.append(Mention(at, frozenset(ids)))
            end = at + length
    return taken


def _beginnings(goods: Goods, candidates: Collection[Goods]) -> list[str]:
    """Of its title, the longest first."""
    parts = plain(goods.title).casefold().split()
    found = [" ".join(parts[:count]) for count in range(len(parts), _LEAST - 1, -1)]
    alone = all(
        other.id == goods.id or plain(other.title).casefold().split()[0] != parts[0] for other in candidates
    )
    if alone and len(parts[0]) >= _DISTINCT:
        found.append(parts[0])
    return found


def _in_order(said: list[str], title: list[str]) -> bool:
    rest = iter(title)
    return all(word in rest for word in said)
