"""What a conversation has come to, and whether a message begins something new in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from persea.store.vocabulary import Vocabulary
from persea.understand.content import fold, names_goods
from persea.values import Intent


@dataclass(frozen=True, slots=True)
class State:
    """What the conversation has come to: the last request for goods, and what was last shown."""

    request: Intent | None = None
    shown: tuple[str, ...] = ()
    """The list that "the second one" counts in."""
    focus: tuple[str, ...] = ()
    """What "it" means: the last that was shown, which may be one out of the list."""


def request_words(state: State) -> frozenset[str]:
    return frozenset(state.request.text.split()) if state.request else frozenset()


def is_fresh(content: Sequence[str], state: State, vocabulary: Vocabulary) -> bool:
    """True where the words name a kind of goods that the request before did not."""
    locale = vocabulary.locale
    before = {fold(word, locale) for word in state.request.text.split()} if state.request else set()
    return any(names_goods(word, vocabulary) and fold(word, locale) not in before for word in content)
