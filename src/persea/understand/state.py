"""What a conversation has come to, and whether a message begins something new in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from persea.store.vocabulary import Vocabulary
from persea.understand.content import fold, names_goods
from persea.values import Intent, Message

_LISTS_SEEN = 3  # the last answers whose products are still on the screen


@dataclass(frozen=True, slots=True)
class State:
    """What the conversation has come to: the last request for goods, and what was last shown."""

    request: Intent | None = None
    shown: tuple[str, ...] = ()
    """The list that "the second one" counts in."""
    focus: tuple[str, ...] = ()
    """What "it" means: the last that was shown, which may be one out of the list."""
    looked: tuple[str, ...] = ()
    """Products that were looked at by themselves, the newest first; the first may be what "it" means now."""
    lists: tuple[tuple[Intent | None, tuple[str, ...]], ...] = ()
    """Each list that was shown, the oldest first, and the request that it answered."""
    screen: tuple[str, ...] = ()
    """As `screen_of`."""
    page: str = ""
    """The product whose page is open at the message that is read."""

    def at(self, message: Message) -> State:
        """As it is when `message` is read: on a product's page "it" means that product."""
        if not message.product_ids:
            return replace(self, page="")
        page = message.product_ids[0]
        screen = tuple(dict.fromkeys((page, *self.screen)))
        looked = (page, *(id for id in self.looked if id != page))
        return replace(
            self, shown=self.shown or (page,), focus=(page,), looked=looked, screen=screen, page=page
        )

    def showing(self, ids: tuple[str, ...], screen: tuple[str, ...]) -> State:
        """After `ids` were shown."""
        looked = (ids[0], *(id for id in self.looked if id != ids[0])) if len(ids) == 1 else self.looked
        return replace(self, focus=ids, looked=looked, screen=screen)


def lists_seen(history: Sequence[Message]) -> list[tuple[str, ...]]:
    """What each of the last answers with products showed, the newest first."""
    lists = [earlier.product_ids for earlier in history if earlier.product_ids]
    return lists[-_LISTS_SEEN:][::-1]


def screen_of(history: Sequence[Message]) -> tuple[str, ...]:
    """What was shown, the newest first; what was shown long ago is off the screen."""
    return tuple(dict.fromkeys(id for ids in lists_seen(history) for id in ids))


def request_words(state: State) -> frozenset[str]:
    return frozenset(state.request.text.split()) if state.request else frozenset()


def is_fresh(content: Sequence[str], state: State, vocabulary: Vocabulary) -> bool:
    """True where the words name a kind of goods that the request before did not."""
    locale = vocabulary.locale
    before = {fold(word, locale) for word in state.request.text.split()} if state.request else set()
    return any(names_goods(word, vocabulary) and fold(word, locale) not in before for word in content)
