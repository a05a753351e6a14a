"""Walks a conversation, message by message, to what it has come to. What was walked a turn ago is not walked again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from persea.language.kept import Kept
from persea.store.vocabulary import Vocabulary
from persea.understand.beside import KINDRED
from persea.understand.comparing import asks_to_compare
from persea.understand.framed import framed
from persea.understand.names import asked_of, compared_parts
from persea.understand.pointing import ORDINAL
from persea.understand.red_flags.read import red_flag
from persea.understand.state import State, is_fresh, screen_of
from persea.values import Intent, Kind, Likely, Message, Role

_SIDES = range(2, 5)

Read = Callable[[str, State], Intent]
"""What a message asks for where the conversation has come to that."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What it has come to, and what the last message of the person asked for."""

    state: State
    asked: Intent | None = None
    named: str = ""
    sides: bool = False


_PLACES = Kept[_Place](2_000)
"""Of all conversations together."""


def walked(history: Sequence[Message], vocabulary: Vocabulary, currency: str, read: Read) -> State:
    """What `history` (oldest first) has come to, as `read` reads under this vocabulary and currency."""
    keys = [hash((vocabulary, currency))]
    for message in history:
        keys.append(hash((keys[-1], message.role, message.text, message.product_ids)))
    start, place = 0, _Place(State())
    for at in range(len(history), 0, -1):
        if kept := _PLACES.get(keys[at]):
            start, (place,) = at, kept
            break
    for at in range(start, len(history)):
        place = _after(place, history, at, vocabulary, read)
        if history[at].role is not Role.USER:  # what a person's message means hangs on what came of it
            _PLACES.put(keys[at + 1], place)
    return place.state


def _after(place: _Place, history: Sequence[Message], at: int, vocabulary: Vocabulary, read: Read) -> _Place:
    """The place after the message that stands `at`."""
    message, state = history[at], place.state
    if message.role is Role.ASSISTANT and message.product_ids:
        return replace(place, state=_shown(place, message.product_ids, screen_of(history[: at + 1])))
    if message.role is not Role.USER:
        return place
    if (flag := red_flag(message.text)) and flag.is_sure:
        return _Place(state)  # nothing of it is a request
    if not message.text.strip():
        return _Place(state.at(message))  # a picture alone asks for nothing
    said, state = framed(message.text, vocabulary.locale), state.at(message)
    intent = read(said, state)
    asked = intent if intent.kind in (Kind.FIND, Kind.MORE, *KINDRED) else None
    if intent.kind is Kind.ASK and is_fresh(intent.text.split(), state, vocabulary):
        asked = replace(intent, kind=Kind.FIND, topic=())  # what it asks about is shown
    named, sides = asked_of(said), _names_sides(said, history[at + 1 : at + 2])
    if sides:
        asked = None  # it names products, and asks for no list of them
    if asked and asked.shopping is Likely.YES and not named:
        state = replace(state, request=asked)
    return _Place(state, asked, named, sides)


def _shown(place: _Place, ids: tuple[str, ...], screen: tuple[str, ...]) -> State:
    """What it has come to once `ids` were shown in answer."""
    state, asked = place.state, place.asked
    if asked and not (place.named and len(ids) == 1):
        state = replace(state, request=asked)  # it was for goods: goods were shown
    # an answer about some of the list leaves the list standing; a new list replaces it
    part = asked is None and not place.sides and set(ids) < set(state.shown)
    state = state.showing(ids, screen)
    if part:
        return state
    listed = (state.request if asked else None, ids)
    return replace(state, shown=ids, lists=(*state.lists, listed))


def _names_sides(said: str, answer: Sequence[Message]) -> bool:
    """Whether it set products side by side that it named; places of a list leave the list standing."""
    if ORDINAL.search(said.lower()):
        return False
    shows_sides = any(len(one.product_ids) in _SIDES for one in answer)
    return len(compared_parts(said)) > 1 or (shows_sides and asks_to_compare(said))
