"""Which product of the catalogue a person's words name: by its id, its title, a part of it, what it is and comes in.

What it does not do: look at what is on the screen by place or colour (hearing/called.py, hearing/marks.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from persea.gather.headed import named_by_head
from persea.gather.lexicon import Lexicon
from persea.gather.named_with_options import named_with_options
from persea.gather.naming import named_in_part
from persea.gather.titled import titled_in
from persea.hearing.called import SMALL, parted
from persea.language.inflection import folded
from persea.store.database import Connection
from persea.store.vocabulary import Vocabulary
from persea.understand.intent import generic_words
from persea.values import Intent, Record, Taken


@dataclass(frozen=True, slots=True)
class Talk:
    """What is looked into."""

    conn: Connection
    vocabulary: Vocabulary
    currency: str
    lexicon: Lexicon
    known: dict[tuple[int, int], Intent | None] = field(default_factory=dict)
    """The deed before the n-th message, as far back as was looked: every reading of a message asks for it."""


async def titled(talk: Talk, said: str) -> Taken | None:
    """By the telling words of its title, in whatever order."""
    generic = frozenset(map(folded, generic_words(talk.vocabulary)))
    found = await titled_in(talk.conn, said, talk.lexicon, generic, SMALL)
    return None if found is None or found.others else Taken(said, found.id, found.title)


async def explained(talk: Talk, said: str) -> Taken | None:
    """The one product whose name, maker, kind and options hold every word of `said`."""
    return await named_with_options(talk.conn, said, talk.lexicon, generic_words(talk.vocabulary), SMALL)


async def by_id(talk: Talk, said: str) -> Taken | None:
    """By the shop's own id of it, where one is said."""
    for id in _ID.findall(said):
        row = await (
            await talk.conn.execute("SELECT id, title FROM product WHERE id = %s AND visible LIMIT 1", (id,))
        ).fetchone()
        if row is not None:
            return Taken(said.replace(id, row[1]), row[0], row[1])
    return None


_POINTING = re.compile(r"^(?:these|those|this|that)\s+(?=\w+\s)")
_ID = re.compile(r"\b[a-z0-9]+(?:[-_][a-z0-9]+)+\b")


async def named_so(talk: Talk, said: str, screen: Sequence[Record]) -> Taken | None:
    """The product that `said` names, with or without options."""
    said = _POINTING.sub("", said)
    generic, name = generic_words(talk.vocabulary), parted(said)[0]
    if known := await by_id(talk, said):
        return known
    taken = await named_in_part(talk.conn, name, [record.id for record in screen], generic) if name else None
    if taken and taken.others and name != said:  # of several called so, the one that comes so
        return await explained(talk, said) or taken
    return (
        taken
        or await named_in_part(talk.conn, said, (), generic)
        or await titled(talk, said)
        or await explained(talk, said)
        or await named_by_head(talk.conn, name)
    )


async def whole_name(talk: Talk, said: str) -> Taken | None:
    """The product of whose name all of `said` is."""
    return await named_in_part(talk.conn, said, (), generic_words(talk.vocabulary))
