"""What a turn hears of the shopper themselves: kept where they have agreed, told and forgotten where they ask for it.

Nothing is heard where a turn is about somebody else's goods, a gift, or a subject that needs care: then neither is a wish
taken, nor one that was taken before applied, nor does a product that is asked about become an interest.
"""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from persea.compose.notes import notes_told, remembering_is_off
from persea.compose.remembered import (
    AWish,
    forgotten,
    forgotten_everything,
    inferred_besides,
    known,
    known_here,
    nobody_known,
    noted,
    nothing_known,
)
from persea.errors import BadRequest
from persea.interests.facets import Facet
from persea.language.plain import reader_text
from persea.modes.heeding import Wish
from persea.modes.noting import for_prompt, forget_meant, note_down, recollection
from persea.modes.spoken import is_meant, last_said, names_statement, notes_spoken, wishes_spoken
from persea.store.database import Connection, Database
from persea.store.events import Event, EventKind, Purpose, Who, keep_events
from persea.store.interest_decisions import (
    StatedWish,
    forget_everything,
    state_wish,
    take_back_wish,
    wishes_of,
)
from persea.store.notes import Note, forget_notes, is_remembering, notes_of
from persea.store.offered import offer, wish_offered
from persea.store.vocabulary import Vocabulary
from persea.understand.care import care_by_rule
from persea.understand.content import FILLER
from persea.understand.errand import is_for_another
from persea.understand.introduction import without_introduction
from persea.understand.memory import OfMemory, Wanted, asked_of_memory
from persea.understand.notes import Asking
from persea.understand.stated import Stated, beyond_stated, stated
from persea.values import (
    Care,
    Done,
    Intent,
    Kind,
    Memory,
    Message,
    Mode,
    Noted,
    ReplyEvent,
    Role,
    Text,
    Turn,
    Wished,
)

_MOST_MENTIONED = 3  # products; a question about more is about the list
_MENTIONS = (Kind.ASK, Kind.COMPARE)
_HARMLESS = (None, Care.MONEY)  # "my budget" is no question of finance


@dataclass(frozen=True, slots=True)
class Heard:
    wishes: tuple[Wish, ...] = ()
    """What holds for this turn, the newest first."""
    stated: tuple[Wished | Noted, ...] = ()
    """What has just been said."""
    answer: str = ""
    """Where the message was about nothing else."""
    notes: tuple[str, ...] = ()
    """What was asked to be remembered before, as far as a prompt has room for it."""
    foreword: str = ""
    """What of the message is answered before the rest of it."""


async def remember(
    turn: Turn,
    message: Message,
    history: Sequence[Message],
    intent: Intent,
    *,
    database: Database,
    vocabulary: Vocabulary,
    asking: Asking | None = None,
) -> Heard:
    """What `message` says of the shopper, and what is known of them; keeps and forgets what is to be. `asking`: what it
    asked to have noted, and has been set apart from it."""
    if intent.deed is not None:
        return Heard()
    shopper = None if turn.shopper_id is None else UUID(turn.shopper_id)
    if asked := asked_of_memory(message.text):
        told = await _of_memory(asked, shopper, turn, history, database, vocabulary)
        if told is not None:
            return Heard(answer=told)
    is_off, notes = False, list[Note]()
    if shopper is not None:
        async with database.reading() as conn:
            is_off = not await is_remembering(conn, shopper)
            notes = [] if is_off else await notes_of(conn, shopper)
    if is_off:  # nobody is known, then
        turn, shopper = replace(turn, memory=Memory.OFF, shopper_id=None), None
    noting = None
    if asking is not None and intent.care is not Care.EMERGENCY:
        async with (
            database.connection() if shopper and turn.memory is not Memory.OFF else database.reading() as conn
        ):
            noting = await note_down(conn, shopper, asking, turn, is_off=is_off)
        if noting is not None and not asking.rest:
            return Heard(stated=(noting.event,) if noting.event else (), answer=noting.answer)
    if intent.care is not Care.EMERGENCY and (
        told := recollection(
            message.text, notes, notes_spoken(history, turn.memory, turn.locale), turn.locale
        )
    ):
        return Heard(answer=told)
    heard = await _of_goods(turn, shopper, message, history, intent, database, vocabulary)
    events = (noting.event,) if noting is not None and noting.event is not None else ()
    return replace(
        heard,
        stated=(*heard.stated, *events),
        notes=for_prompt(message.text, notes, turn.locale),
        foreword=noting.answer if noting is not None else "",
    )


async def _of_goods(
    turn: Turn,
    shopper: UUID | None,
    message: Message,
    history: Sequence[Message],
    intent: Intent,
    database: Database,
    vocabulary: Vocabulary,
) -> Heard:
    """The wishes about goods: those that are said, and those that hold."""
    before = [reader_text(one.text).lower() for one in history if one.role is Role.USER]
    read = reader_text(message.text).lower()
    if intent.care not in _HARMLESS or is_for_another(read, before, intent):
        return Heard()
    topic = care_by_rule(read)  # however much it is about goods, too
    is_harmless = topic is None or topic.care in _HARMLESS
    said = stated(message.text, vocabulary, turn.currency) if is_harmless else ()
    wishes: list[StatedWish] = []
    kept: list[StatedWish] = []
    if shopper is not None:
        async with database.connection() if said or turn.memory is Memory.ON else database.reading() as conn:
            if turn.memory is Memory.ON:
                kept = [made for one in said if (made := await _kept(conn, shopper, one, turn)) is not None]
                if is_harmless:
                    await _mention(conn, shopper, intent, turn)
            if said and turn.kept:
                open_ones = said if turn.memory is Memory.ASK else ()
                await offer(
                    conn, UUID(turn.id), [wish_offered(one.facet.value, one.value) for one in open_ones]
                )
            wishes = await wishes_of(conn, shopper)
    spoken = wishes_spoken(history, turn.memory, vocabulary, turn.currency)
    known_now = {(wish.facet, wish.value.lower()) for wish in wishes}
    own = [Wish(one.facet, one.value, one.stance, is_kept=False) for one in (*said[::-1], *spoken)]
    return Heard(
        wishes=(
            *(wish for wish in own if (wish.facet, wish.value.lower()) not in known_now),
            *(Wish(wish.facet, wish.value, wish.stance) for wish in wishes),
        ),
        stated=_told(said, kept, turn.memory),
        answer=_noted(message.text, said, history, turn, is_kept=len(kept) == len(said)),
    )


async def answer(turn: Turn, heard: Heard) -> AsyncGenerator[ReplyEvent, None]:
    """Text, Done."""
    yield Text(heard.answer)
    yield Done(turn.id, Mode.FAST)


# ---------------------------------------------------------------- kept


async def _kept(conn: Connection, shopper: UUID, one: Stated, turn: Turn) -> StatedWish | None:
    """None where there are too many already."""
    try:
        return await state_wish(
            conn, shopper, one.facet.value, one.value, one.stance, said=one.said, source="chat",
            now=datetime.now(UTC), turn=UUID(turn.id),
        )  # fmt: skip
    except BadRequest:
        return None


async def _mention(conn: Connection, shopper: UUID, intent: Intent, turn: Turn) -> None:
    """What is asked about a product is an event of it."""
    ids = intent.subject_ids if intent.kind in _MENTIONS and not intent.care else ()
    if not 0 < len(ids) <= _MOST_MENTIONED:
        return
    now = datetime.now(UTC)
    who = Who(shopper=shopper)
    await keep_events(
        conn,
        [
            Event(
                uuid5(NAMESPACE_URL, f"persea mention {turn.id} {id}"), now, EventKind.CHAT_MENTION, who,
                (Purpose.PERSONALIZATION,), product=id, turn_id=turn.id,
            )
            for id in ids
        ],
        received_at=now,
    )  # fmt: skip


def _told(said: Sequence[Stated], kept: Sequence[StatedWish], memory: Memory) -> tuple[Wished, ...]:
    if memory is Memory.ON:
        return tuple(Wished(one.facet, one.value, one.stance.value, one.said, str(one.id)) for one in kept)
    if memory is Memory.OFF:
        return ()
    return tuple(Wished(one.facet.value, one.value, one.stance.value, one.said) for one in said)


def _noted(
    text: str, said: Sequence[Stated], history: Sequence[Message], turn: Turn, *, is_kept: bool
) -> str:
    """The answer to a message that says nothing else; in the middle of a list it narrows the list instead."""
    rest = re.findall(r"[^\W_]+", without_introduction(beyond_stated(text, said).lower()))
    if not said or not FILLER.issuperset(rest) or any(one.product_ids for one in history):
        return ""
    wishes = [(one.facet.value, one.value, one.stance) for one in said]
    return noted(wishes, turn.locale, is_kept=is_kept)


# ---------------------------------------------------------------- told and forgotten


async def _of_memory(
    asked: OfMemory,
    shopper: UUID | None,
    turn: Turn,
    history: Sequence[Message],
    database: Database,
    vocabulary: Vocabulary,
) -> str | None:
    """The answer; None where the words mean something else here ("forget that" of a list)."""
    spoken = wishes_spoken(history, turn.memory, vocabulary, turn.currency)
    last = last_said(history, vocabulary, turn.currency)
    if asked.wanted in (Wanted.TOLD, Wanted.SIZE) or shopper is None:
        if shopper is None and asked.wanted is Wanted.EVERYTHING:
            return nobody_known(turn.locale)
        if asked.wanted in (Wanted.TOLD, Wanted.SIZE):
            return await _told_of(asked, shopper, spoken, turn, history, database)
        gone = [one for one in spoken if is_meant(asked, one, last, vocabulary, turn.currency)]
        return _forgotten(gone, turn) if gone or asked.wanted is Wanted.LAST else None
    async with database.connection() as conn:
        if asked.wanted is Wanted.EVERYTHING:
            await forget_everything(conn, shopper, now=datetime.now(UTC))
            await forget_notes(conn, shopper)
            return forgotten_everything(turn.locale)
        notes = await notes_of(conn, shopper)
        if told := await forget_meant(conn, shopper, asked, notes, history, turn.locale):
            return told
        wishes = await wishes_of(conn, shopper)
        meant = [wish for wish in wishes if is_meant(asked, wish, last, vocabulary, turn.currency)]
        for wish in meant:
            await take_back_wish(conn, shopper, wish.id)
    # What was only said here counts no more either.
    gone = [one for one in spoken if is_meant(asked, one, last, vocabulary, turn.currency)]
    if not (
        meant or gone or asked.wanted is Wanted.LAST or names_statement(asked, vocabulary, turn.currency)
    ):
        return None
    return _forgotten([*meant, *_beside(gone, meant)], turn)


def _forgotten(gone: Sequence[Stated | StatedWish], turn: Turn) -> str:
    return forgotten([_put(one) for one in gone], turn.locale)


async def _told_of(
    asked: OfMemory,
    shopper: UUID | None,
    spoken: Sequence[Stated],
    turn: Turn,
    history: Sequence[Message],
    database: Database,
) -> str | None:
    """What is kept, and apart from it what holds while one talks; of a size None where neither says one."""
    wishes, notes, is_off = list[StatedWish](), list[Note](), False
    if shopper is not None:
        async with database.reading() as conn:
            wishes, notes = await wishes_of(conn, shopper), await notes_of(conn, shopper)
            is_off = not await is_remembering(conn, shopper)
    here = [_put(one) for one in _beside(spoken, wishes)]
    if asked.wanted is Wanted.SIZE:
        kept = [] if is_off else [_put(wish) for wish in wishes if wish.facet == Facet.SIZE]
        here = [wish for wish in here if wish[0] == Facet.SIZE]
        return known(kept[:1], turn.locale) if kept else known_here(here[:1], (), turn.locale)
    kept_words = {note.text.lower() for note in notes}
    noted = [one for one in notes_spoken(history, turn.memory, turn.locale) if one.lower() not in kept_words]
    told_here = known_here(here, noted, turn.locale)
    if shopper is None:
        return told_here or nobody_known(turn.locale)
    told = [
        remembering_is_off(turn.locale) if is_off else "",
        notes_told([(note.text, note.noted_at.date()) for note in notes], turn.locale),
        known([_put(wish) for wish in wishes], turn.locale) if wishes else "",
        told_here or "",
        nothing_known(turn.locale) if not (wishes or notes or told_here) else "",
        inferred_besides(turn.locale) if wishes or not notes else "",
    ]
    return " ".join(filter(None, told))


def _put(wish: Stated | StatedWish) -> AWish:
    return str(wish.facet), wish.value, wish.stance


def _beside(said: Sequence[Stated], wishes: Sequence[StatedWish]) -> list[Stated]:
    """Those of `said` that `wishes` do not hold."""
    kept = {(wish.facet, wish.value.lower()) for wish in wishes}
    return [one for one in said if (one.facet, one.value.lower()) not in kept]
