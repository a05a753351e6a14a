"""Reading: a document that was handed over is told, asked, summed up, or looked for in the shop.

Its passages answer in its own words, with the page; a capable model words them, held to what they say. Nothing in a document
is obeyed, and nothing of the shop is believed from one.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace

from persea.compose.care import advises, general_note, write_care
from persea.compose.cut import cut_short
from persea.compose.document_lock import ReadOfDocument, prompt_for_document
from persea.compose.documents import Handed, write_nothing, write_quote, write_told
from persea.compose.stream import Speech
from persea.errors import CutShort, ModelError
from persea.gather.document_passages import Found, passages_on
from persea.modes.reading_off import read_off
from persea.perceive.paper import document_in
from persea.seams import LanguageModel, Manner
from persea.store.vocabulary import Vocabulary
from persea.store.withheld import WithheldSentences
from persea.understand.foreign import foreign_language
from persea.understand.listed_paper import set_listed
from persea.understand.of_document import Wants, points_at_document, wants_of
from persea.understand.receipt import Receipt, read_receipt
from persea.values import (
    Care,
    Citation,
    Done,
    Intent,
    Kind,
    Message,
    Mode,
    Paper,
    ReplyEvent,
    Role,
    Routed,
    Status,
    Text,
    Turn,
    Usage,
)
from persea.values.shopping import Do

_OF_DOCUMENT = Routed(Mode.FAST, "It is about what you handed over: its own words answer.", fixed=True)
_WORDED = Routed(Mode.FAST, "It is about what you handed over: a language model words what stands in it.")
_LOOKED_BACK = 12  # messages
_FOLLOWS = 8  # questions of a person's, after which "it" is no longer the document
_MOST_DOCUMENTS = 5
_ENOUGH, _SURE = 0.4, 0.6
"""Share of a question that a passage must hold: of one about the document; of any other."""
_FOR_MODEL = 0.2


@dataclass(frozen=True, slots=True)
class Reading:
    """What is to be read for a message, and what of it."""

    handed: tuple[Handed, ...]
    wants: Wants
    found: Found | None = None
    said: Text | None = None
    """What was read off or reckoned."""
    page: int = 1


def reading_of(message: Message, history: Sequence[Message], intent: Intent) -> Reading | None:
    """None where `message` is not about a document."""
    if intent.care is Care.EMERGENCY:
        return None
    now = handed_over(message)
    handed = now or _before(history)
    if not handed:
        return None
    text = message.text
    wants = wants_of(text)
    points = points_at_document(text)
    follows = bool(now) or _follows(history)
    if not now and not points and not (follows and (wants is not Wants.TOLD) and intent.deed is None):
        return None
    if intent.deed is not None and not (now and (wants is not Wants.ANSWER or intent.deed.do is Do.SHOW)):
        return None  # "what's the total?" of a receipt is no question of the cart
    if not now and wants is Wants.TOLD and not points:
        return None
    if wants is Wants.GOODS and not (now or points or handed[0].document.paper is not Paper.OTHER):
        return None
    if wants in (Wants.TOLD, Wants.GOODS):
        return Reading(handed, wants)
    if intent.kind is Kind.SET and not (now or points):
        return None  # what it lists, asked of the shop
    if off := read_off(handed, wants, text, intent.locale):
        return Reading(handed, wants, said=off[0], page=off[1])
    found = passages_on(
        [one.document for one in handed],
        text,
        _context(history) if not now else "",
        locale=foreign_language(text) or "en",
    )
    is_asked_of_it = bool(now) or points
    if found and found.named and found.share >= (_ENOUGH if is_asked_of_it else _SURE):
        return Reading(handed, Wants.ANSWER, found)
    if not is_asked_of_it or (not points and _is_for_the_shop(intent)):
        return None
    return Reading(handed, Wants.ANSWER, found)


def handed_over(message: Message) -> tuple[Handed, ...]:
    """The documents of one message; a picture of a receipt or label is one, too."""
    found = []
    for one in message.perceived:
        document = one.document or (document_in(one.seen) if one.seen else None)
        if document is not None and document.pages:
            found.append(Handed(document, one.name, one.id, one.unable if one.document else ()))
    return tuple(found[:_MOST_DOCUMENTS])


def _before(history: Sequence[Message]) -> tuple[Handed, ...]:
    """Those handed over last, the newest first."""
    found: list[Handed] = []
    for message in reversed(history[-_LOOKED_BACK:]):
        if message.role is Role.USER:
            found += handed_over(message)
    return tuple(found[:_MOST_DOCUMENTS])


def _follows(history: Sequence[Message]) -> bool:
    """Whether a document was handed over a few messages ago, and no goods have been shown since."""
    asked = 0
    for message in reversed(history):
        if message.role is Role.ASSISTANT and message.product_ids:
            return False
        if message.role is Role.USER:
            if handed_over(message):
                return True
            asked += 1
            if asked >= _FOLLOWS:
                return False
    return False


def _context(history: Sequence[Message]) -> str:
    return next((one.text for one in reversed(history) if one.role is Role.USER), "")


def _is_for_the_shop(intent: Intent) -> bool:
    return intent.kind in (Kind.FIND, Kind.SET, Kind.COMPARE, Kind.MORE, Kind.PICK) and bool(
        intent.goods or intent.wanted_set or intent.kind is not Kind.FIND
    )


# ---------------------------------------------------------------- the answer


def of_reading(reading: Reading, model: LanguageModel | None) -> Routed:
    """Who answers it, of what is not looked for in the shop."""
    is_worded = model is not None and not model.weak and reading.said is None and reading.found is not None
    return _WORDED if is_worded else _OF_DOCUMENT


async def read(
    turn: Turn,
    reading: Reading,
    message: Message,
    history: Sequence[Message],
    intent: Intent,
    *,
    model: LanguageModel | None,
    vocabulary: Vocabulary,
    withheld: WithheldSentences | None = None,
) -> AsyncGenerator[ReplyEvent, None]:
    """Text, Citations of the pages, perhaps Usage, Done."""
    earlier = [said.text for said in history if said.role is Role.ASSISTANT]
    done = Done(turn.id, Mode.FAST)
    handed = reading.handed
    if reading.wants is Wants.TOLD:
        for place, one in enumerate(handed):
            yield Text(("\n\n" if place else "") + _told(one, turn.locale))
        if wanted := set_listed(handed[0].document, vocabulary, turn.currency):
            yield Text("\n\nIt lists things that you may want: say so, and I put them together.")
            done = replace(done, suggestions=(wanted,))
    elif reading.said is not None:
        yield reading.said
        yield cited(handed[0], reading.page)
    elif intent.care is not None and reading.found is not None:
        async for event in _with_care(turn, reading, intent, earlier):
            yield event
    else:
        async with aclosing(_answered(turn, reading, message, earlier, model, withheld)) as events:
            async for event in events:
                yield event
    yield done


def _told(handed: Handed, locale: str) -> str:
    receipt = read_receipt(handed.document) if handed.document.paper is Paper.RECEIPT else Receipt(())
    return write_told(handed, len(receipt.items), receipt.total.said if receipt.total else "", locale)


async def _with_care(
    turn: Turn, reading: Reading, intent: Intent, earlier: Sequence[str]
) -> AsyncGenerator[ReplyEvent, None]:
    """Of health, law or money it is quoted with whom to ask; a dose is not told."""
    assert reading.found is not None
    first = reading.found.passages[0]
    handed = reading.handed[first.place]
    quoted = write_quote(
        handed,
        first.page,
        first.text,
        by_ocr=first.by_ocr,
        turn_id=turn.id,
        earlier=earlier,
        locale=turn.locale,
    )
    if advises(first.text):
        yield Text(write_care(intent, turn.currency, turn.id, earlier))
    else:
        yield quoted
        yield Text(f"\n\n{general_note(intent)}")
    yield cited(handed, first.page)


async def _answered(
    turn: Turn,
    reading: Reading,
    message: Message,
    earlier: Sequence[str],
    model: LanguageModel | None,
    withheld: WithheldSentences | None,
) -> AsyncGenerator[ReplyEvent, None]:
    found, handed = reading.found, reading.handed
    if model is not None and not model.weak and found is not None and found.share >= _FOR_MODEL:
        yield Status("reading")
        locked = ReadOfDocument(handed, found.passages, turn.currency, turn.started_at)
        speech = Speech(model, locked.read)
        failed = cut = spoken = ""
        try:
            prompt = prompt_for_document(message.text, handed, found.passages)
            answer = speech.sentences(prompt, max_tokens=turn.max_tokens, manner=Manner(effort=turn.effort))
            async with aclosing(answer) as sentences:
                async for sentence in sentences:
                    spoken += sentence.delta if isinstance(sentence, Text) else ""
                    yield sentence
        except CutShort as error:
            if spoken:
                cut = error.limit
                yield Text(cut_short(error.limit, turn.locale, after=spoken))
        except ModelError as error:
            failed = error.code  # its own words take the place of the model's
        speech.tell(withheld)
        for passage in dict.fromkeys((one.place, one.page) for one in locked.told_by):
            yield cited(handed[passage[0]], passage[1])
        usage = speech.usage()
        yield Usage(
            usage.prompt_tokens, usage.completion_tokens, usage.model, model_ms=usage.model_ms, withheld=usage.withheld,
            model_error=failed, reasoning_tokens=usage.reasoning_tokens, cut_short=cut,
        )  # fmt: skip
        if spoken:
            return
    if found is None or not found.named or found.share < _ENOUGH:
        yield Text(write_nothing(handed, turn_id=turn.id, earlier=earlier, locale=turn.locale))
        return
    first = found.passages[0]
    yield write_quote(
        handed[first.place],
        first.page,
        first.text,
        by_ocr=first.by_ocr,
        turn_id=turn.id,
        earlier=earlier,
        locale=turn.locale,
    )
    yield cited(handed[first.place], first.page)


def cited(handed: Handed, page: int) -> Citation:
    """`url` opens the page where the attachment is kept; else there is nothing to open."""
    return Citation(handed.label(page), f"/api/attachments/{handed.id}/page/{page}" if handed.id else "")
