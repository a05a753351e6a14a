"""Which words of a request are the shop's own: its brands, its yes/no attributes, the values of its options."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from persea.language.colours import COLOURS
from persea.language.plain import words
from persea.store.vocabulary import Vocabulary


def is_known(content: Sequence[str], vocabulary: Vocabulary) -> bool:
    """True where every word is a colour, or one of the shop's option values or yes/no attributes ("waterproof")."""
    return all(
        word in COLOURS or word in vocabulary.flags or any(word in values for _, values in vocabulary.options)
        for word in content
    )


def brands_in(content: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    return _named(vocabulary.brands, content)


def is_brand(content: Sequence[str], vocabulary: Vocabulary) -> bool:
    """True where the words are nothing but the name of a brand."""
    named = " ".join(brands_in(content, vocabulary))
    return bool(named) and set(content) <= set(words(named))


def flags_in(content: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    return _named(vocabulary.flags, content)


def _named(names: frozenset[str], content: Sequence[str]) -> tuple[str, ...]:
    """Those of `names` whose words stand side by side in `content`."""
    said = f" {' '.join(content)} "
    return tuple(name for name, spoken in _spoken(names) if spoken in said)


@lru_cache(maxsize=4)
def _spoken(names: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """(name, its words with a blank around each), by name."""
    return tuple((name, f" {' '.join(words(name))} ") for name in sorted(names))


def is_stated(word: str, vocabulary: Vocabulary) -> bool:
    """Whether `word` is one of those in which products state something: "solar" of "solar LED"."""
    return word in _stated_words(vocabulary.stated)


@lru_cache(maxsize=2)
def _stated_words(stated: frozenset[str]) -> frozenset[str]:
    return frozenset(word for value in stated for word in words(value))


def always_with(word: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether whatever states `word` states `other` with it."""
    held = [words(value) for value in vocabulary.stated if word in value.split()]
    return bool(held) and all(other in value for value in held)
