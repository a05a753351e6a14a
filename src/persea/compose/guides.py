"""Answers from the shop's own pages: the sentences that answer, word for word, and where they stand.

Nothing is reworded, so that every figure is the shop's. What it does not do: find the page.
"""

from __future__ import annotations

from collections.abc import Sequence

from persea.compose.brief.write import from_page, nothing_told_briefly, speaks
from persea.compose.phrases import vary
from persea.language.passages import answering
from persea.language.plain import markdown_escaped
from persea.values import Guide, Matter

_FROM = (
    "That is from the shop’s page “{title}”.",
    "So says the shop’s page “{title}”.",
    "The page “{title}” has it so.",
    "Those are the words of the page “{title}”.",
    "It stands on the page “{title}”.",
)
_MISSED = (
    "The shop’s page “{title}” does not mention {missed}. What it says is this: {text}",
    "As for {missed}, the page “{title}” does not mention that. It has this: {text}",
    "Of {missed} the page “{title}” makes no mention; you may want to ask the shop. It says: {text}",
)
_NOTHING = (
    "The shop has not told me anything about {subject}, and I will not guess. Please ask the shop itself.",
    "About {subject} there is nothing in what the shop has given me. The shop itself can tell you.",
    "No page of the shop that I can read speaks of {subject}; please ask there.",
)


def quote(
    guide: Guide,
    question: str,
    context: str = "",
    about: Sequence[str] = (),
    *,
    turn_id: str = "",
    earlier: Sequence[str] = (),
    locale: str = "en",
) -> str:
    """The sentences of `guide` that answer most of the question, which goes on from `context`; `about` are words of
    its subject. Says so where they leave open what the question turns on."""
    passage = answering(guide.title, guide.body, question, context, about)
    if speaks(locale):
        return from_page(passage.text, guide.title, locale)
    text, title = markdown_escaped(passage.text), markdown_escaped(guide.title)
    if passage.missed:
        missed = f"“{markdown_escaped(passage.missed)}”"
        return vary(_MISSED, turn_id, earlier, title=title, missed=missed, text=text)
    return f"{text}\n\n{vary(_FROM, turn_id, earlier, title=title)}"


def quote_passage(guide: Guide, passage: str, *, turn_id: str = "", earlier: Sequence[str] = ()) -> str:
    """`passage`, word for word, and which page it is from."""
    title = markdown_escaped(guide.title)
    return f"{markdown_escaped(passage)}\n\n{vary(_FROM, turn_id, earlier, title=title)}"


def nothing_told(
    matter: Matter, *, turn_id: str = "", earlier: Sequence[str] = (), locale: str = "en"
) -> str:
    """Where no page of the shop answers: said plainly, since a guess would be a promise."""
    if speaks(locale):
        return nothing_told_briefly(locale)
    return vary(_NOTHING, turn_id, earlier, subject=matter.subject)
