"""Finds the page of the shop's own knowledge that answers a question, or says that there is none."""

from __future__ import annotations

from persea.language.passages import alike_stems, answering
from persea.language.plain import content_words, sentences
from persea.store.database import Connection
from persea.store.knowledge import search_knowledge
from persea.values import Guide, Matter

_LOOKED_AT = 12
_FEWEST = 2  # telling words of a question whose matter is not known; one alone is in any page
_SHARE_HELD = 0.6  # of the question's words; with fewer, the page speaks of something else


async def find_guide(
    conn: Connection, question: str, matter: Matter | None = None, context: str = ""
) -> Guide | None:
    """The page that answers most of the question; None where none holds enough of its words.

    `matter` is what the question is known to be about: then a page whose title speaks of it will do. `context` is
    the question that this one goes on from.
    """
    asked = frozenset(word for word in content_words(question) if not word.isdigit())
    if matter is None and len(asked) < _FEWEST:
        return None
    words = matter.words if matter else ()
    about = content_words(" ".join(words))
    best: tuple[float, Guide] | None = None
    guides = await search_knowledge(conn, " ".join((question, context, *words)), _LOOKED_AT)
    is_entitled = any(about & content_words(guide.title) for guide in guides)
    for guide in guides:
        title = content_words(guide.title)
        spoken = 0 if is_entitled else _spoken_of(about, guide.body)
        held = title | content_words(guide.body)
        share = sum(bool(alike_stems(word) & held) for word in asked) / max(len(asked), 1)
        entitled = bool(about & title)
        if not entitled and not spoken and (share < _SHARE_HELD or not asked):
            continue
        worth = answering(guide.title, guide.body, question, context, words).worth
        score = worth + 0.8 * entitled + 0.4 * spoken + 0.3 * bool(asked & title)
        if best is None or score > best[0]:
            best = (score, guide)
    return best[1] if best else None


def _spoken_of(about: frozenset[str], body: str) -> int:
    """How many words of a matter that no title names stand together in one sentence; 0 for one alone."""
    most = max((len(about & content_words(sentence)) for sentence in sentences(body)), default=0)
    return most if most > 1 else 0
