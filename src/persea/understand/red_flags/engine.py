"""Reads a message by a table of red flags. Pure; how a table is written stands in the package's docstring.

The words of a message are looked up one by one, so that a table of some thousand phrases costs no more than a short one.
What it does not do: know any word of any language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

from persea.understand.red_flags import Table

_WINDOW = 10  # words between the first and the last of a rule
_ENOUGH = 3  # weight of complaints that make a red flag together
_MOST_PLACES = 6  # of one term that are tried; who repeats a word more often says nothing new
_TERM = re.compile(r"\[[^\]]*\]|-?[A-Z][A-Z0-9_]*|>|@\d+")

Span = tuple[int, int]
Forms = Sequence[tuple[str, ...]]
"""Of each word of a message, how it was typed and how it may have been meant."""


@dataclass(frozen=True, slots=True)
class Rule:
    kind: str
    terms: tuple[str, ...]
    needs: frozenset[str]
    """Its terms, but whom it is about: who says nothing of goods says "I" without saying it."""
    ordered: bool
    unless: tuple[str, ...]
    window: int
    weak: bool


@dataclass(frozen=True, slots=True)
class Flag:
    """What a rule made of a message."""

    kind: str
    language: str


@dataclass(slots=True)
class Node:
    """Where the items that begin with the same words go on, and the classes of those that end here."""

    exact: dict[str, Node] = field(default_factory=dict)
    begun: dict[str, Node] = field(default_factory=dict)
    """By the beginning of the next word."""
    any: Node | None = None
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tongue:
    """A table as it is looked up."""

    language: str
    items: Node
    rules: tuple[Rule, ...]
    weights: dict[str, int]
    vocabulary: frozenset[str]
    """Words and beginnings of words, to which a slip may be mended."""
    kinds: dict[str, str] = field(default_factory=dict)
    """What a weighed class tells of."""


# ---------------------------------------------------------------- reading a table


def compiled(table: Table) -> Tongue:
    classes: dict[str, list[str]] = {}
    rules: list[Rule] = []
    weights: dict[str, int] = {}
    kinds: dict[str, str] = {}
    for line in _lines(table.text):
        head, _, tail = line.partition(":")
        if line.startswith("~"):
            classes.setdefault("~", []).extend(_items(line[1:]))
        elif line.startswith("!"):
            weight, _, kind = tail.strip().partition(" ")
            weights[head[1:].strip()], kinds[head[1:].strip()] = int(weight), kind.strip()
        elif head.isupper():
            classes.setdefault(head, []).extend(_items(tail))
        else:
            rules.append(_rule(head, tail, classes))
    items = Node()
    known: set[str] = set()
    for name in classes:
        for words in dict.fromkeys(_said(name, classes, ())):
            _enter(items, words, name)
            known.update(word.rstrip("*") for word in words if not word.startswith("_"))
    return Tongue(table.language, items, tuple(rules), weights, frozenset(known), kinds)


def _enter(node: Node, words: tuple[str, ...], name: str) -> None:
    for word in words:
        if word == "_":
            node.any = node.any or Node()
            node = node.any
        elif word.endswith("*"):
            node = node.begun.setdefault(word[:-1], Node())
        else:
            node = node.exact.setdefault(word, Node())
    node.names.append(name)


def _lines(text: str) -> Iterator[str]:
    """The lines of `text`, those that are indented joined to the one before."""
    joined = re.sub(r"\n[ \t]+", " ", text)
    lines = (line.strip() for line in joined.splitlines())
    return (line for line in lines if line and not line.startswith("# "))


def _items(text: str) -> list[str]:
    return [" ".join(item.split()) for item in text.split(",") if item.strip()]


def _rule(head: str, tail: str, classes: dict[str, list[str]]) -> Rule:
    terms: list[str] = []
    unless: list[str] = []
    window, ordered = _WINDOW, False
    for part in _TERM.findall(tail):
        if part.startswith("["):
            classes.setdefault(part, _items(part[1:-1]))
            terms.append(part)
        elif part.startswith("-"):
            unless.append(part[1:])
        elif part.startswith("@"):
            window = int(part[1:])
        elif part == ">":
            ordered = True
        else:
            terms.append(part)
    if not terms:
        raise ValueError(f"A rule of the table of red flags has no terms: {head}: {tail}")
    return Rule(
        head.rstrip("?"), tuple(terms), frozenset(terms), ordered, tuple(unless), window, head.endswith("?")
    )


def _said(name: str, classes: dict[str, list[str]], within: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every way in which the class can be said, word by word. Raises ValueError where a table names no such class."""
    if name not in classes or name in within:
        raise ValueError(f"The table of red flags has no class {name!r}, or it holds itself; define it")
    for item in classes[name]:
        if item.isupper() and item in classes:
            yield from _said(item, classes, (*within, name))
        else:
            yield from _ways(item)


def _ways(item: str) -> Iterator[tuple[str, ...]]:
    parts: list[list[tuple[str, ...]]] = []
    for word in item.split():
        if word == "__":
            parts.append([(), ("_",), ("_", "_")])
            continue
        ways: list[tuple[str, ...]] = [(way,) for way in word.rstrip("?").split("|")]
        parts.append([*ways, ()] if word.endswith("?") else ways)
    for way in product(*parts):
        yield tuple(word for part in way for word in part)


# ---------------------------------------------------------------- reading a message


def read_flags(
    found: dict[str, list[Span]], tongue: Tongue, guarded: Callable[[dict[str, list[Span]]], bool]
) -> Flag | None:
    """The first rule of `tongue` that the classes in `found` meet; `guarded` says whether they void weak rules."""
    if not found:
        return None
    by_person = "GOODS" in found
    said = found.keys() if by_person else {*found, "PERSON"}
    weak_void: bool | None = None
    for rule in tongue.rules:
        if not rule.needs <= said or any(name in found for name in rule.unless):
            continue
        terms = rule.terms if by_person else [term for term in rule.terms if term != "PERSON"]
        if not _together(rule, [found[term][:_MOST_PLACES] for term in terms]):
            continue
        if rule.weak:
            weak_void = guarded(found) if weak_void is None else weak_void
            if weak_void:
                continue
        return Flag(rule.kind, tongue.language)
    return _by_weight(found, tongue)


def found_classes(forms: Forms, tongue: Tongue) -> dict[str, list[Span]]:
    """Where each class is said. Words of idioms count for nothing."""
    hidden: set[int] = set()
    spans = _spans(forms, tongue)
    for name, start, end in spans:
        if name == "~":
            hidden.update(range(start, end))
    found: dict[str, list[Span]] = {}
    for name, start, end in spans:
        if name != "~" and hidden.isdisjoint(range(start, end)):
            found.setdefault(name, []).append((start, end))
    if "HUMAN" in found:
        found.pop("PET", None)  # "the dog is fine, but my son ..."
    return found


def _spans(forms: Forms, tongue: Tongue) -> list[tuple[str, int, int]]:
    spans: list[tuple[str, int, int]] = []
    for start in range(len(forms)):
        reached = [(tongue.items, start)]
        while reached:
            node, at = reached.pop()
            spans += [(name, start, at) for name in node.names]
            if at < len(forms):
                reached += [(after, at + 1) for after in _after(node, forms[at])]
    return spans


def _after(node: Node, ways: Sequence[str]) -> Iterator[Node]:
    if node.any:
        yield node.any
    for word in ways:
        if word in node.exact:
            yield node.exact[word]
        if node.begun:
            for size in range(1, len(word) + 1):
                if (after := node.begun.get(word[:size])) is not None:
                    yield after


def _together(rule: Rule, places: Sequence[list[Span]]) -> bool:
    for chosen in product(*places):
        first, last = min(start for start, _ in chosen), max(end for _, end in chosen)
        if last - first > rule.window + len(chosen):
            continue
        if len(chosen) > 1 and _overlap(chosen):
            continue
        if not rule.ordered or all(a[0] < b[0] for a, b in pairwise(chosen)):
            return True
    return False


def _overlap(chosen: Sequence[Span]) -> bool:
    ordered = sorted(chosen)
    return any(b[0] < a[1] for a, b in pairwise(ordered))


def _by_weight(found: dict[str, list[Span]], tongue: Tongue) -> Flag | None:
    """Several complaints of a person at once, none of which is a red flag by itself."""
    if ("GOODS" in found and "PERSON" not in found) or "PAST" in found or "PET" in found:
        return None
    told = {name: tongue.weights[name] for name in found if name in tongue.weights}
    if sum(told.values()) < _ENOUGH or len(told) < 2:
        return None
    worst = max(told, key=lambda name: told[name])
    return Flag(tongue.kinds[worst], tongue.language)
