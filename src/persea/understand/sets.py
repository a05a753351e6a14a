"""Whether a message asks for several goods as one purchase, or changes the set that was shown last; as an Intent SET.

It walks the history as intent.py does, so that the same conversation always means the same. What it does not do: look
into the shop; of an occasion that no table knows, the shop must tell what it takes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from persea.language.kept import Kept
from persea.language.plain import reader_text
from persea.store.vocabulary import Vocabulary
from persea.understand.framed import framed
from persea.understand.set_changes import changed_set
from persea.understand.set_list import in_one_line
from persea.understand.set_request import read_set
from persea.values import Intent, Kind, Likely, Message, PieceWanted, Role, SetWanted

_LONGEST = 600  # characters; what is longer is no errand
_OF_OTHERS = (
    Kind.COMPARE, Kind.SIMILAR, Kind.GOES_WITH, Kind.WATCH, Kind.SAVE, Kind.DISCOUNT, Kind.GREET, Kind.THANKS,
    Kind.HELP,
)  # fmt: skip
_NAMES_SET = re.compile(r"\b(?:set|outfit|kit|bundle|combination|selection|those (?:two|three|four|five))\b")


@dataclass(frozen=True, slots=True)
class _State:
    """The set that a change would be about."""

    wanted: SetWanted | None = None
    shown: tuple[str, ...] = ()
    before: tuple[tuple[str, ...], ...] = ()
    """The cards of the sets before it, as far as it comes from them."""
    is_last: bool = False
    """Whether nothing else was shown since."""
    is_just_now: bool = False
    """Whether nothing else was spoken of since."""


Takes = Mapping[str, tuple[PieceWanted, ...]]
"""What occasions take that no table knows, as the shop tells it."""


def open_occasions(
    message: Message, history: Sequence[Message], vocabulary: Vocabulary, currency: str
) -> tuple[str, ...]:
    """The occasions that are named in the conversation and that no table knows."""
    said = (one.text for one in (*history, message) if one.role is Role.USER and len(one.text) <= _LONGEST)
    read = (_asked_set(_plain(text, vocabulary), vocabulary, currency) for text in said)
    return tuple(dict.fromkeys(one.occasion for one in read if one and one.occasion and not one.pieces))


def set_intent(
    message: Message,
    history: Sequence[Message],
    intent: Intent,
    vocabulary: Vocabulary,
    currency: str,
    takes: Takes | None = None,
) -> Intent | None:
    """`intent`, which `message` was understood as, as one for a set; None where it is for none, and where neither a table
    nor `takes` knows what its occasion takes."""
    if intent.care is not None or (
        intent.kind in _OF_OTHERS and not _is_long_list(message, intent, vocabulary, currency)
    ):
        return None
    takes = takes or {}
    state = _come_to(history, vocabulary, currency, takes)
    wanted = _read(message.text, state, vocabulary, currency, takes)
    if wanted is None or (intent.kind is Kind.CART and not (state.is_just_now and wanted.shown)):
        return (
            None  # "add a mat to that" is of the set that was just shown, and of the cart after anything else
        )
    text = wanted.occasion or ", ".join(piece.said for piece in wanted.pieces)
    return Intent(
        Kind.SET,
        text,
        filters=wanted.filters,
        shopping=Likely.YES,
        reread=intent.reread,
        refines=bool(wanted.shown),
        wanted_set=wanted,
        locale=intent.locale,
    )


def _is_long_list(message: Message, intent: Intent, vocabulary: Vocabulary, currency: str) -> bool:
    """Whether what seems to be beside something lists goods for one sum: "... a game where all play together, chocolate and a tea, 60"."""
    if intent.kind not in (Kind.SIMILAR, Kind.GOES_WITH) or len(message.text) > _LONGEST:
        return False
    wanted = _asked_set(_plain(message.text, vocabulary), vocabulary, currency)
    return wanted is not None and wanted.budget is not None and len(wanted.pieces) > 2


def _come_to(history: Sequence[Message], vocabulary: Vocabulary, currency: str, takes: Takes) -> _State:
    state, asked = _State(), None
    for earlier in history:
        if earlier.role is Role.USER:
            asked = _read(earlier.text, state, vocabulary, currency, takes)
            state = replace(state, is_just_now=False)
            if asked is not None:
                before = (*state.before, state.shown) if asked.shown else ()
                state = _State(asked, (), before, is_last=True, is_just_now=True)
        elif earlier.role is Role.ASSISTANT and earlier.product_ids and state.wanted is not None:
            if asked is not None:
                state = replace(state, shown=earlier.product_ids, is_last=True)
            elif not set(earlier.product_ids) <= set(state.shown):
                state = replace(state, is_last=False)
    return state


def _read(said: str, state: _State, vocabulary: Vocabulary, currency: str, takes: Takes) -> SetWanted | None:
    if len(said) > _LONGEST:
        return None
    text = _plain(said, vocabulary)
    if state.wanted is not None and (state.is_last or _NAMES_SET.search(text)):
        changed = changed_set(text, state.wanted, state.shown, vocabulary, currency)
        if changed is not None:
            return replace(changed, shown_before=state.before)
    wanted = _asked_set(text, vocabulary, currency)
    if wanted is None or wanted.pieces:
        return wanted
    pieces = takes.get(wanted.occasion, ())
    return replace(wanted, pieces=pieces) if pieces else None


_ASKED = Kept[SetWanted | None](1_000)


def _asked_set(text: str, vocabulary: Vocabulary, currency: str) -> SetWanted | None:
    key = (text, vocabulary, currency)
    kept = _ASKED.get(key)
    return kept[0] if kept else _ASKED.put(key, read_set(text, vocabulary, currency))


def _plain(said: str, vocabulary: Vocabulary) -> str:
    return " ".join(reader_text(framed(in_one_line(said), vocabulary.locale)).lower().split())
