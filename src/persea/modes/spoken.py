"""What was said of oneself earlier in a conversation and is not kept: it holds while one talks.

    history -> the wishes, the notes that hold, the newest first

What has been kept, or kept and taken back, does not come back from the conversation: of a message that is stored only what
is still open counts (store/offered.py). What it does not do: keep or forget anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.interests.facets import Facet
from persea.language.unkept import never_kept
from persea.store.interest_decisions import StatedWish
from persea.store.offered import note_offered, wish_offered
from persea.store.vocabulary import Vocabulary
from persea.understand.memory import OfMemory, Wanted, asked_of_memory
from persea.understand.notes import asked_to_note, note_words
from persea.understand.stated import Stated, stated
from persea.values import Memory, Message, Role

_SIZES, _BUDGETS = re.compile(r"\b(?:size|sizes)\b"), re.compile(r"\bbudgets?\b")


def wishes_spoken(
    history: Sequence[Message], memory: Memory, vocabulary: Vocabulary, currency: str
) -> tuple[Stated, ...]:
    found: list[tuple[Stated, bool]] = []
    last: Sequence[Stated] = ()
    for one in history:
        if one.role is not Role.USER:
            continue
        if (asked := asked_of_memory(one.text)) and asked.forgets:
            found = [known for known in found if not is_meant(asked, known[0], last, vocabulary, currency)]
        said_now = stated(one.text, vocabulary, currency)
        last = said_now or last
        found += [
            (said, _is_open(one, wish_offered(said.facet.value, said.value), memory)) for said in said_now
        ]
    return tuple(said for said, is_open in reversed(found) if is_open)


def notes_spoken(history: Sequence[Message], memory: Memory, locale: str) -> list[str]:
    found: list[tuple[str, bool]] = []
    for one in history:
        if one.role is not Role.USER:
            continue
        asking, asked = asked_to_note(one.text), asked_of_memory(one.text)
        if asking is not None and never_kept(asking.what) is None:
            found.append((asking.what, _is_open(one, note_offered(asking.what), memory)))
        elif asked is not None and asked.wanted is Wanted.EVERYTHING:
            found = []
        elif asked is not None and asked.wanted is Wanted.LAST:
            found = found[:-1]
        elif asked is not None and asked.wanted is Wanted.THIS:
            named = note_words(asked.what, locale)
            found = [one for one in found if not named or not named <= note_words(one[0], locale)]
    return [what for what, is_open in reversed(found) if is_open]


def _is_open(message: Message, offered: str, memory: Memory) -> bool:
    """Where nothing is known of the message, all that it says: unless it was kept, as is done under consent."""
    return memory is not Memory.ON if message.offered is None else offered in message.offered


def last_said(history: Sequence[Message], vocabulary: Vocabulary, currency: str) -> tuple[Stated, ...]:
    """What the newest message that said anything of oneself said."""
    for one in reversed(history):
        if one.role is Role.USER and (said := stated(one.text, vocabulary, currency)):
            return said
    return ()


def is_meant(
    asked: OfMemory,
    wish: Stated | StatedWish,
    last: Sequence[Stated],
    vocabulary: Vocabulary,
    currency: str,
) -> bool:
    """Whether `asked` asks to forget `wish`; `last` is what was said last."""
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


def names_statement(asked: OfMemory, vocabulary: Vocabulary, currency: str) -> bool:
    return asked.wanted is Wanted.THIS and asked.what.startswith(("i ", "i'm", "my ")) and bool(
        stated(asked.what, vocabulary, currency) or _SIZES.search(asked.what) or _BUDGETS.search(asked.what)
    )  # fmt: skip
