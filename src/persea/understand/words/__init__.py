"""How requests are put in each language that is read beside English: one module each, data and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """How a request is put in one language. Lines are `pattern = English`, as framed.py reads them."""

    whole: str
    """What is a message by itself: a greeting, "show me more"."""
    phrases: str
    """What stands around the goods. Earlier lines win."""
    house: str
    """Of the shop itself: `how it is asked for = its name here = what pages call it`."""
    dropped: str
    """Words that say nothing of the goods and change no limit."""
    false_friends: str
    """Words for goods that English reads otherwise."""
    money: str
    counted: str
    """Patterns of what numbers below ten may count."""
    small: Mapping[str, int]
    scales: Mapping[str, int]
    joined: str
    """Between the parts of a number."""
    glued: bool = False
    """Whether numbers are written as one word."""
    ahead: tuple[tuple[str, str], ...] = ()
    """What is put right before anything is read: (pattern, what it becomes)."""
