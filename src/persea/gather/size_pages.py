"""What the shop's own size guide says that a European size is called here: "men's 8 is 41, 9 is 42".

Only what a page states in so many words, and only where it states it once. What it does not do: convert by itself.
"""

from __future__ import annotations

import re

from persea.language.plain import sentences
from persea.store.database import Connection
from persea.store.knowledge import search_knowledge

_PAGES = 6
_TITLE = re.compile(r"\bsiz(?:e|es|ing)\b|größe|grösse|\btallas?\b|\btailles?\b|pointure", re.IGNORECASE)
_EUROPEAN = re.compile(r"\beurop|\beu\b", re.IGNORECASE)
_PAIR = re.compile(
    r"(?P<here>\d{1,2}(?:[.,]5)?)\s*(?:is|are|=|entspricht|ist|es|son|est|correspond à)\s*(?:an? |eu |einer? )?(?P<there>\d{2}(?:[.,]5)?)(?![\d.,]*\s*cm)"
)


async def called_here(conn: Connection, size: str) -> str | None:
    """The shop's own mark for the European size `size`; None where no page tells, or pages tell several."""
    found = set()
    for guide in await search_knowledge(conn, "size sizes größe talla taille pointure", _PAGES):
        if not _TITLE.search(guide.title):
            continue
        for sentence in sentences(guide.body):
            if _EUROPEAN.search(sentence):
                found |= {
                    pair["here"].replace(",", ".")
                    for pair in _PAIR.finditer(sentence)
                    if pair["there"].replace(",", ".") == size.replace(",", ".")
                }
    return found.pop() if len(found) == 1 else None
