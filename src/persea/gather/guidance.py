"""Finds the page of the shop's own knowledge that answers a question, or says that there is none."""

from __future__ import annotations

from persea.language.plain import content_words
from persea.store.database import Connection
from persea.store.knowledge import search_knowledge
from persea.values import Guide, Matter

_LOOKED_AT = 8
_SHARE_HELD = 0.6  # of the question's words; with fewer, the page speaks of something else


async def find_guide(conn: Connection, question: str, matter: Matter | None = None) -> Guide | None:
    """The page that holds most of the question's words; None where none holds enough of them.

    `matter` is what the question is known to be about: then a page whose title speaks of it will do.
    """
    asked = content_words(question)
    about = content_words(" ".join(matter.words)) if matter else frozenset()
    best: tuple[float, Guide] | None = None
    for guide in await search_knowledge(
        conn, " ".join((question, *(matter.words if matter else ()))), _LOOKED_AT
    ):
        title = content_words(guide.title)
        held = title | content_words(guide.body)
        share = len(asked & held) / max(len(asked), 1)
        entitled = bool(about & title)
        score = share + 0.5 * entitled + 0.3 * bool(asked & title)
        if (entitled or share >= _SHARE_HELD) and (best is None or score > best[0]):
            best = (score, guide)
    return best[1] if best else None
