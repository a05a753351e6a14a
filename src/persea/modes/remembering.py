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
from persea.compose.remembered import forgotten, forgotten_everything, known, nobody_known, noted
from persea.errors import BadRequest
from persea.interests.facets import Facet
from persea.language.plain import reader_text
from persea.modes.heeding import Wish
from persea.modes.noting import for_prompt, forget_meant, note_down, noted_here, recollection
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
from persea.store.vocabulary import Vocabulary
from persea.understand.care import read_care
from persea.understand.content import FILLER
from persea.understand.errand import is_for_another
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
            database.connection() if shopper and turn.memory is Memory.ON else database.reading() as conn
        ):
            noting = await note_down(conn, shopper, asking, turn, is_off=is_off)
        if noting is not None and not asking.rest:
            return Heard(stated=(noting.event,) if noting.event else (), answer=noting.answer)
    if intent.care is not Care.EMERGENCY and (
        told := recollection(message.text, notes, noted_here(history, turn.locale), turn.locale)
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
    topic = read_care(read, about_goods=False)  # however much it is about goods, too
    is_harmless = topic is None or topic.care in _HARMLESS
    said = stated(message.text, vocabulary, turn.currency) if is_harmless else ()
    wishes: list[StatedWish] = []
    kept: list[StatedWish] = []
    if shopper is not None:
        async with database.connection() if turn.memory is Memory.ON else database.reading() as conn:
            if turn.memory is Memory.ON:
                kept = [made for one in said if (made := await _kept(conn, shopper, one, turn)) is not None]
                if is_harmless:
                    await _mention(conn, shopper, intent, turn)
            wishes = await wishes_of(conn, shopper)
    spoken = () if turn.memory is Memory.ON else _in_conversation(history, vocabulary, turn.currency)
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
    rest = re.findall(r"[^\W_]+", beyond_stated(text, said).lower())
    if not said or not FILLER.issuperset(rest) or any(one.product_ids for one in history):
        return ""
    wishes = [(one.facet.value, one.value, one.stance) for one in said]
    return noted(wishes, turn.locale, is_kept=is_kept)


def _in_conversation(history: Sequence[Message], vocabulary: Vocabulary, currency: str) -> tuple[Stated, ...]:
    """What was said of oneself earlier in a conversation of which nothing is kept, the newest first."""
    found: list[Stated] = []
    for one in history:
        if one.role is Role.USER:
            if (asked := asked_of_memory(one.text)) and asked.wanted is not Wanted.TOLD:
                found = [
                    known for known in found if not _is_meant(asked, known, found[-1:], vocabulary, currency)
                ]
            found += stated(one.text, vocabulary, currency)
    return tuple(found[::-1])


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
    if asked.wanted in (Wanted.TOLD, Wanted.EVERYTHING) and shopper is None:
        return nobody_known(turn.locale)
    if shopper is None:
        spoken = _in_conversation(history, vocabulary, turn.currency)
        gone = [one for one in spoken if _is_meant(asked, one, spoken[:1], vocabulary, turn.currency)]
        if not gone and asked.wanted is not Wanted.LAST:
            return None
        return forgotten([(one.facet.value, one.value, one.stance) for one in gone], turn.locale)
    async with database.connection() as conn:
        wishes, notes = await wishes_of(conn, shopper), await notes_of(conn, shopper)
        if asked.wanted is Wanted.TOLD:
            is_off = not await is_remembering(conn, shopper)
            return _all_told(wishes, notes, turn, is_off=is_off)
        if asked.wanted is Wanted.EVERYTHING:
            await forget_everything(conn, shopper, now=datetime.now(UTC))
            await forget_notes(conn, shopper)
            return forgotten_everything(turn.locale)
        if told := await forget_meant(conn, shopper, asked, notes, history, turn.locale):
            return told
        last = _last_said(history, vocabulary, turn.currency)
        meant = [wish for wish in wishes if _is_meant(asked, wish, last, vocabulary, turn.currency)]
        for wish in meant:
            await take_back_wish(conn, shopper, wish.id)
    if not meant and turn.memory is not Memory.ON:  # what was only said here counts no more either
        return await _of_memory(asked, None, turn, history, database, vocabulary)
    if (
        not meant
        and asked.wanted is not Wanted.LAST
        and not _names_statement(asked, vocabulary, turn.currency)
    ):
        return None
    return forgotten([(wish.facet, wish.value, wish.stance) for wish in meant], turn.locale)


def _all_told(wishes: Sequence[StatedWish], notes: Sequence[Note], turn: Turn, *, is_off: bool) -> str:
    url = f"{turn.base_url}/api/me/interests"
    of_notes = notes_told([(note.text, note.noted_at.date()) for note in notes], turn.locale)
    of_wishes = known([(wish.facet, wish.value, wish.stance) for wish in wishes], url, turn.locale)
    told = [of_notes, of_wishes] if wishes or not notes else [of_notes]
    return " ".join(filter(None, [remembering_is_off(turn.locale) if is_off else "", *told]))


def _last_said(history: Sequence[Message], vocabulary: Vocabulary, currency: str) -> tuple[Stated, ...]:
    """What the newest message that said anything of oneself said."""
    for one in reversed(history):
        if one.role is Role.USER and (said := stated(one.text, vocabulary, currency)):
            return said
    return ()


_SIZES, _BUDGETS = re.compile(r"\b(?:size|sizes)\b"), re.compile(r"\bbudgets?\b")


def _is_meant(
    asked: OfMemory,
    wish: Stated | StatedWish,
    last: Sequence[Stated],
    vocabulary: Vocabulary,
    currency: str,
) -> bool:
    if asked.wanted is Wanted.EVERYTHING:
        return True
    named = last if asked.wanted is Wanted.LAST else stated(asked.what, vocabulary, currency)
    if any((one.facet, one.value.lower()) == (wish.facet, wish.value.lower()) for one in named):
        return True
    if asked.wanted is Wanted.LAST:
        return False
    if wish.facet == Facet.SIZE and _SIZES.search(asked.what):
        return True
    if wish.facet == Facet.PRICE and _BUDGETS.search(asked.what):
        return True
    return asked.what.removeprefix("about ").removeprefix("the ") == wish.value.lower()


def _names_statement(asked: OfMemory, vocabulary: Vocabulary, currency: str) -> bool:
    return asked.wanted is Wanted.THIS and asked.what.startswith(("i ", "i'm", "my ")) and bool(
        stated(asked.what, vocabulary, currency) or _SIZES.search(asked.what) or _BUDGETS.search(asked.what)
    )  # fmt: skip
