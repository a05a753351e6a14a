"""Which of the products on the screen some words call: by name and options, or by options alone. Pure.

What it does not do: look into the catalogue (hearing/deeds.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.cart.choose import ways_to_say
from persea.language.plain import singular, words
from persea.values import Record

SMALL = frozenset(
    "in size sizes colour color with and of the a an one ones please it for me as from on at make change switch swap to into"
    " take get want that this is will do should be i'll i'd like i actually instead rather go no not yes ok then just maybe my"
    " pls thanks give let us have would any fine whatever ok think either mind do n't don't need".split()
)


def named_on(said: str, screen: Sequence[Record]) -> tuple[str, ...]:
    """Those of `screen` whose name and options hold every word of `said`, and of the name at least one; where none is,
    those that come so."""
    told = [singular(word) for word in words(said) if word not in SMALL]
    if not told:
        return ()
    by_name: list[tuple[int, str]] = []
    by_option: list[tuple[int, str]] = []
    for record in screen:
        names = {
            singular(word)
            for word in words(f"{record.title} {record.brand or ''} {' '.join(record.category_path[-1:])}")
        }
        options = _option_words(record)
        in_name = [word for word in told if word in names]
        if all(word in names or word in options for word in told):
            (by_name if in_name else by_option).append((len(in_name), record.id))
    best = max((count for count, _ in by_name), default=0)
    return tuple(id for count, id in by_name if count == best) or tuple(id for _, id in by_option)


def _option_words(record: Record) -> set[str]:
    return {
        singular(word)
        for _, values in record.options
        for value in values
        for way in ways_to_say(value)
        for word in words(way)
    }


def is_option(said: str, screen: Sequence[Record]) -> bool:
    """Whether nothing but options is said, of something on the screen."""
    told = [singular(word) for word in words(said) if word not in SMALL]
    return any(all(word in _option_words(record) for word in told) for record in screen)


def parted(said: str) -> tuple[str, str]:
    """The name, and the options after it: "harrow boots", "in 42"."""
    found = re.search(r"(?:^|\s+)(?:in|size|with)\s", said)
    return (said[: found.start()].strip(), said[found.start() :].strip()) if found else (said, "")
