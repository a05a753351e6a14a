"""Explaining: a question about the shop itself, answered by its own pages or not at all; and in which language to
ask. No model takes part."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence

from persea.compose.care import advises, general_note, write_care
from persea.compose.foreign import only_english
from persea.compose.guides import nothing_told, quote, quote_passage
from persea.compose.quotes import quotable_page
from persea.store.knowledge import guide_path
from persea.values import Citation, Done, Guide, Intent, Matter, Message, Mode, ReplyEvent, Role, Text, Turn


async def explain(
    turn: Turn,
    guide: Guide,
    question: str,
    history: Sequence[Message],
    about: Sequence[str],
    context: str = "",
) -> AsyncGenerator[ReplyEvent, None]:
    """Text, a Citation of the page, Done. `question` goes on from `context`; `about` are words of
    its subject."""
    earlier = [said.text for said in history if said.role is Role.ASSISTANT]
    guide = quotable_page(guide)
    yield Text(quote(guide, question, context, about, turn_id=turn.id, earlier=earlier, locale=turn.locale))
    yield Citation(guide.title, guide.url or guide_path(guide.id))
    yield Done(turn.id, Mode.FAST)


async def explain_passage(
    turn: Turn, guide: Guide, passage: str, history: Sequence[Message]
) -> AsyncGenerator[ReplyEvent, None]:
    """Text, a Citation of the page, Done: `passage` of `guide`, as it stands there."""
    earlier = [said.text for said in history if said.role is Role.ASSISTANT]
    yield Text(quote_passage(guide, passage, turn_id=turn.id, earlier=earlier))
    yield Citation(guide.title, guide.url or guide_path(guide.id))
    yield Done(turn.id, Mode.FAST)


async def explain_care(
    turn: Turn, guide: Guide, intent: Intent, question: str, history: Sequence[Message]
) -> AsyncGenerator[ReplyEvent, None]:
    """What the shop's own page says of health, law or money, with whom to ask; where that is a dose or a diagnosis, only
    whom to ask, and where the page is. Text, a Citation, Done."""
    earlier = [said.text for said in history if said.role is Role.ASSISTANT]
    guide = quotable_page(guide)
    told = quote(guide, question, turn_id=turn.id, earlier=earlier, locale=turn.locale)
    if advises(told):
        yield Text(write_care(intent, turn.currency, turn.id, earlier))
    else:
        yield Text(f"{told}\n\n{general_note(intent)}")
    yield Citation(guide.title, guide.url or guide_path(guide.id))
    yield Done(turn.id, Mode.FAST)


async def explain_nothing(
    turn: Turn, matter: Matter, history: Sequence[Message]
) -> AsyncGenerator[ReplyEvent, None]:
    """Where no page of the shop speaks of `matter`. Text, Done."""
    earlier = [said.text for said in history if said.role is Role.ASSISTANT]
    yield Text(nothing_told(matter, turn_id=turn.id, earlier=earlier, locale=turn.locale))
    yield Done(turn.id, Mode.FAST)


async def explain_language(
    turn: Turn, language: str, departments: tuple[str, ...]
) -> AsyncGenerator[ReplyEvent, None]:
    """To somebody who writes in `language`: that it is not read here, and what can be asked for. Text, Done."""
    yield Text(only_english(language, departments))
    yield Done(turn.id, Mode.FAST)
