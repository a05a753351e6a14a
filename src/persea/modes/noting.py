"""What a person asks to have remembered beside wishes about goods: kept under consent, told, forgotten, and quoted.

    message -> set_apart -> the message that is answered, what is to be noted;  -> Noting, Noted

What is kept is the person's own words. It never becomes a wish or an interest. What it does not do: put notes into prompts
(compose/prompt.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from persea.compose.notes import (
    Dated,
    note_heard,
    note_kept,
    note_recalled,
    note_refused,
    notes_forgotten,
    too_many_notes,
)
from persea.errors import BadRequest
from persea.language.unkept import Unkept, never_kept
from persea.store.database import Connection
from persea.store.notes import Note, forget_note, keep_note
from persea.store.offered import note_offered, offer
from persea.store.vocabulary import Vocabulary
from persea.understand.care import emergency
from persea.understand.memory import OfMemory, Wanted
from persea.understand.notes import Asking, asked_to_note, note_words, recalled
from persea.understand.stated import beyond_stated, stated
from persea.values import Memory, Message, Noted, Role, Turn

_MOST_TOLD = 1_200  # characters of notes in a prompt


@dataclass(frozen=True, slots=True)
class Noting:
    """What has come of being asked to note something."""

    answer: str
    event: Noted | None = None


def set_apart(message: Message, vocabulary: Vocabulary, currency: str) -> tuple[Message, Asking | None]:
    """`message` without what it asks to have noted; as it is where it is all of it. What speaks of wishes about goods, which
    are heeded, and of emergencies is no note."""
    asking = asked_to_note(message.text)
    if asking is None or emergency(message) is not None:
        return message, None
    if (said := stated(message.text, vocabulary, currency)) and len(beyond_stated(message.text, said)) < 3:
        return message, None
    if said and asking.rest:  # a wish and a request, which together are understood as they stand
        return message, None
    return (replace(message, text=asking.rest) if asking.rest else message), asking


def without_notes(history: Sequence[Message], vocabulary: Vocabulary, currency: str) -> list[Message]:
    """As a request for goods is understood by it: to have something noted changes nothing of what was asked for."""
    kept: list[Message] = []
    is_noted = False
    for one in history:
        if one.role is Role.USER:
            one, asking = set_apart(one, vocabulary, currency)
            is_noted = asking is not None and not asking.rest
        if not is_noted:
            kept.append(one)
    return kept


async def note_down(
    conn: Connection, shopper: UUID | None, asking: Asking, turn: Turn, *, is_off: bool
) -> Noting | None:
    """None for what is answered by those who care for emergencies."""
    refused = never_kept(asking.what)
    if refused is Unkept.EMERGENCY:
        return None
    if refused is not None:
        return Noting(note_refused(turn.locale))
    if shopper is None or turn.memory is not Memory.ON:
        if shopper is not None and turn.kept:
            await offer(conn, UUID(turn.id), [note_offered(asking.what)])
        return Noting(note_heard(asking.what, turn.locale, is_off=is_off), Noted(asking.what))
    try:
        kept = await keep_note(
            conn, shopper, asking.what, source="chat", now=datetime.now(UTC), turn=UUID(turn.id)
        )
    except BadRequest:
        return Noting(too_many_notes(turn.locale))
    if turn.kept:
        await offer(conn, UUID(turn.id), ())
    return Noting(note_kept(kept.text, turn.locale), Noted(kept.text, str(kept.id)))


def recollection(text: str, notes: Sequence[Note], spoken: Sequence[str], locale: str) -> str:
    """The answer to a question that a note answers; empty where none does."""
    known: list[tuple[str, Dated]] = [(one.text, (one.text, one.noted_at.date())) for one in notes]
    kept = {one.text.lower() for one in notes}
    known += [(one, (one, None)) for one in spoken if one.lower() not in kept]
    found = recalled(text, known, locale)
    return "" if found is None else note_recalled(found, locale)


def for_prompt(text: str, notes: Sequence[Note], locale: str) -> tuple[str, ...]:
    """As many as a prompt has room for: those that share a word with `text` first, then the newest."""
    asked = note_words(text, locale)
    told, room = [], _MOST_TOLD
    for note in sorted(notes, key=lambda one: not asked & note_words(one.text, locale)):
        if len(note.text) <= room:
            told.append(note.text)
            room -= len(note.text)
    return tuple(told)


async def forget_meant(
    conn: Connection,
    shopper: UUID,
    asked: OfMemory,
    notes: Sequence[Note],
    history: Sequence[Message],
    locale: str,
) -> str:
    """What was forgotten, as it is told; empty where no note was meant."""
    if asked.wanted is Wanted.LAST:
        last = next((one for one in reversed(history) if one.role is Role.USER), None)
        said = None if last is None else asked_to_note(last.text)
        meant = [note for note in notes if said is not None and note.text.lower() == said.what.lower()]
    else:
        named = note_words(asked.what, locale)
        meant = [note for note in notes if named and named <= note_words(note.text, locale)]
    for note in meant:
        await forget_note(conn, shopper, note.id)
    return notes_forgotten([(note.text, note.noted_at.date()) for note in meant], locale) if meant else ""
