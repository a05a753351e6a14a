"""Reads a message by a table of red flags. Pure; how a table is written stands in the package's docstring.

The words of a message are looked up one by one, so that a table of some thousand phrases costs no more than a short one.
What it does not do: know any word of any language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

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
    ordered: bool
    unless: tuple[str, ...]
    window: int
    weak: bool


@dataclass(frozen=True, slots=True)
class Flag:
    """What a rule made of a message."""

    kind: str
    language: str


@dataclass(frozen=True, slots=True)
class Tongue:
    """A table as it is looked up."""

    language: str
    exact: dict[str, list[tuple[tuple[str, ...], str]]]
    """First word of an item: the words behind it, and its class."""
    begun: dict[str, list[tuple[tuple[str, ...], str]]]
    """The same by the beginning of the first word."""
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
    exact: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    begun: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    known: set[str] = set()
    for name in classes:
        for words in dict.fromkeys(_said(name, classes, ())):
            first = words[0]
            where = begun if first.endswith("*") else exact
            where.setdefault(first.rstrip("*"), []).append((words[1:], name))
            known.update(word.rstrip("*") for word in words if not word.startswith("_"))
    return Tongue(table.language, exact, begun, tuple(rules), weights, frozenset(known), kinds)


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
    return Rule(head.rstrip("?"), tuple(terms), ordered, tuple(unless), window, head.endswith("?"))


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


def read_flags(forms: Forms, tongue: Tongue, guarded: Callable[[dict[str, list[Span]]], bool]) -> Flag | None:
    """The first rule of `tongue` that the message meets; `guarded` says of its classes whether weak rules are void."""
    found = found_classes(forms, tongue)
    if not found:
        return None
    if "HUMAN" in found:
        found.pop("PET", None)  # "the dog is fine, but my son ..."
    by_person = "GOODS" in found  # who says nothing of goods says "I" without saying it
    weak_void: bool | None = None
    for rule in tongue.rules:
        terms = rule.terms if by_person else tuple(term for term in rule.terms if term != "PERSON")
        if not all(term in found for term in terms) or any(name in found for name in rule.unless):
            continue
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
    spans = list(_spans(forms, tongue))
    for name, start, end in spans:
        if name == "~":
            hidden.update(range(start, end))
    found: dict[str, list[Span]] = {}
    for name, start, end in spans:
        if name != "~" and hidden.isdisjoint(range(start, end)):
            found.setdefault(name, []).append((start, end))
    return found


def _spans(forms: Forms, tongue: Tongue) -> Iterator[tuple[str, int, int]]:
    for at, ways in enumerate(forms):
        for word in ways:
            begins = [tongue.exact.get(word, ())]
            begins += [tongue.begun.get(word[:size], ()) for size in range(2, len(word) + 1)]
            for items in begins:
                for rest, name in items:
                    if not rest or _goes_on(forms, at + 1, rest):
                        yield name, at, at + 1 + len(rest)


def _goes_on(forms: Forms, at: int, rest: tuple[str, ...]) -> bool:
    if at + len(rest) > len(forms):
        return False
    return all(_fits(wanted, forms[at + n]) for n, wanted in enumerate(rest))


def _fits(wanted: str, ways: Iterable[str]) -> bool:
    if wanted == "_":
        return True
    if wanted.endswith("*"):
        return any(way.startswith(wanted[:-1]) for way in ways)
    return wanted in ways


def _together(rule: Rule, places: Sequence[list[Span]]) -> bool:
    for chosen in product(*places):
        first, last = min(start for start, _ in chosen), max(end for _, end in chosen)
        if last - first > rule.window + len(chosen):
            continue
        if len(chosen) > 1 and _overlap(chosen):
            continue
        if not rule.ordered or all(a[0] < b[0] for a, b in zip(chosen, chosen[1:], strict=False)):
            return True
    return False


def _overlap(chosen: Sequence[Span]) -> bool:
    ordered = sorted(chosen)
    return any(b[0] < a[1] for a, b in zip(ordered, ordered[1:], strict=False))


def _by_weight(found: dict[str, list[Span]], tongue: Tongue) -> Flag | None:
    """Several complaints of a person at once, none of which is a red flag by itself."""
    if ("GOODS" in found and "PERSON" not in found) or "PAST" in found or "PET" in found:
        return None
    told = {name: tongue.weights[name] for name in found if name in tongue.weights}
    if sum(told.values()) < _ENOUGH or len(told) < 2:
        return None
    worst = max(told, key=lambda name: told[name])
    return Flag(tongue.kinds[worst], tongue.language)
