"""What common occasions take, as occasions.toml says it: "a picnic" is a basket, a blanket, plates for each.

Words to be looked for in a shop, and nothing that a shop must have. What it does not do: read a request.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class OccasionPiece:
    ways: tuple[str, ...]
    """What it may be called, the likeliest first."""
    for_each: bool = False
    """One for each person."""


@dataclass(frozen=True, slots=True)
class Occasion:
    names: tuple[str, ...]
    pieces: tuple[OccasionPiece, ...]


def occasions(locale: str) -> tuple[Occasion, ...]:
    """Those that are told in the language of `locale`."""
    return _read().get(locale, ())


def occasion_named(said: str, locale: str) -> Occasion | None:
    """The occasion that is called `said` (lower case), in the pieces of `locale`; by the longest of its names that stands
    in `said`, which may be in any language of the table."""
    text = f" {' '.join(said.split())} "
    best: tuple[int, str] | None = None
    for name, id in _names():
        if f" {name} " in text and (best is None or len(name) > best[0]):
            best = (len(name), id)
    return None if best is None else _by_id().get((best[1], locale))


@lru_cache(maxsize=1)
def _by_id() -> dict[tuple[str, str], Occasion]:
    text = resources.files("persea.understand").joinpath("occasions.toml").read_text("utf-8")
    found = {}
    for id, told in tomllib.loads(text).items():
        for locale, of in told.items():
            found[id, locale] = Occasion(tuple(of["names"]), tuple(map(_piece, of["pieces"])))
    return found


@lru_cache(maxsize=1)
def _read() -> dict[str, tuple[Occasion, ...]]:
    by_locale: dict[str, list[Occasion]] = {}
    for (_, locale), occasion in _by_id().items():
        by_locale.setdefault(locale, []).append(occasion)
    return {locale: tuple(found) for locale, found in by_locale.items()}


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, str], ...]:
    """(name, id) in every language."""
    return tuple((name, id) for (id, _), occasion in _by_id().items() for name in occasion.names)


def _piece(written: str) -> OccasionPiece:
    for_each = written.endswith("*")
    ways = tuple(way.strip() for way in written.removesuffix("*").split(" / "))
    return OccasionPiece(ways, for_each)
