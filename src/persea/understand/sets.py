"""Whether a message asks for several goods as one purchase, or changes the set that was shown last; as an Intent SET.

It walks the history as intent.py does, so that the same conversation always means the same. What it does not do: look
into the shop; of an occasion that no table knows, the shop must tell what it takes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from persea.language.plain import reader_text
from persea.store.vocabulary import Vocabulary
from persea.understand.framed import framed
from persea.understand.set_changes import changed_set
from persea.understand.set_request import read_set
from persea.values import Intent, Kind, Likely, Message, Role, SetWanted

_LONGEST = 600  # characters; what is longer is no errand
_NAMES_SET = re.compile(r"\b(?:set|outfit|kit|bundle|combination|selection|those (?:two|three|four|five))\b")


@dataclass(frozen=True, slots=True)
class _State:
    """The set that a change would be about."""

    wanted: SetWanted | None = None
    shown: tuple[str, ...] = ()
    is_last: bool = False
    """Whether nothing else was shown since."""


def set_intent(
    message: Message, history: Sequence[Message], intent: Intent, vocabulary: Vocabulary, currency: str
) -> Intent | None:
    """`intent`, which `message` was understood as, as one for a set; None where it is for none."""
    if intent.care is not None or intent.kind in (Kind.COMPARE, Kind.GREET, Kind.THANKS, Kind.HELP):
        return None
    wanted = _read(message.text, _come_to(history, vocabulary, currency), vocabulary, currency)
    if wanted is None:
        return None
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


def _come_to(history: Sequence[Message], vocabulary: Vocabulary, currency: str) -> _State:
    state, asked = _State(), None
    for earlier in history:
        if earlier.role is Role.USER:
            asked = _read(earlier.text, state, vocabulary, currency)
            if asked is not None:
                state = _State(asked, (), is_last=True)
        elif earlier.role is Role.ASSISTANT and earlier.product_ids and state.wanted is not None:
            if asked is not None:
                state = _State(state.wanted, earlier.product_ids, is_last=True)
            elif not set(earlier.product_ids) <= set(state.shown):
                state = _State(state.wanted, state.shown, is_last=False)
    return state


def _read(said: str, state: _State, vocabulary: Vocabulary, currency: str) -> SetWanted | None:
    if len(said) > _LONGEST:
        return None
    text = " ".join(reader_text(framed(said, vocabulary.locale)).lower().split())
    if state.wanted is not None and (state.is_last or _NAMES_SET.search(text)):
        changed = changed_set(text, state.wanted, state.shown, vocabulary, currency)
        if changed is not None:
            return changed
    return read_set(text, vocabulary, currency)
