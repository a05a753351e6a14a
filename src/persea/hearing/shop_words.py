"""What hearing draws from a shop's words: once for each state of its catalogue, and not while somebody waits for a turn."""

from __future__ import annotations

from functools import lru_cache

from persea.language.inflection import folded
from persea.store.vocabulary import Vocabulary
from persea.understand.intent import generic_words


def draw(vocabulary: Vocabulary) -> None:
    """Reads them ahead: about a second of CPU time for 100,000 products. Call it in a thread."""
    generic_folds(vocabulary)


def generic_folds(vocabulary: Vocabulary) -> frozenset[str]:
    """Folded words that name no product by themselves."""
    return _folds(generic_words(vocabulary))  # kinds of goods are among them


@lru_cache(maxsize=2)
def _folds(generic: frozenset[str]) -> frozenset[str]:
    return frozenset(map(folded, generic))
