"""Shopping: gather records, show them as cards at once, then say something true about them.

The cards never wait for a language model. A capable model words the answer under the number lock; without
one, or where nothing it says may leave, the answer is composed from the records.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace
from time import perf_counter

from persea.compose.brief.write import speaks
from persea.compose.compare import comparison
from persea.compose.cut import cut_short
from persea.compose.evidence import Evidence
from persea.compose.freshness import freshness
from persea.compose.inspired import is_harmless
from persea.compose.leading import extreme
from persea.compose.lock import Lock
from persea.compose.opinions import may_be_quoted
from persea.compose.prompt import ALL_RULES, background_of, prompt_for_shopping
from persea.compose.provenance import origins_of_text
from persea.compose.quotes import quotable
from persea.compose.reasons import reason
from persea.compose.remembered import heeded_note
from persea.compose.reread import reread
from persea.compose.stream import Speech
from persea.compose.suggest import suggestions
from persea.compose.unmentioned import silent_note, unmentioned_note
from persea.compose.which import leading_of
from persea.compose.write import asks_for_opinions, write
from persea.errors import CutShort, ModelError
from persea.gather.lexicon import Lexicon
from persea.gather.opinions import opinions, opinions_on
from persea.gather.ranked import BY_CATALOGUE, Ranker
from persea.gather.search import Embed
from persea.gather.unmentioned import only_silent, unmentioned
from persea.gather.wanted import gather
from persea.interests.recommend import Recommender
from persea.modes.advising import advised
from persea.modes.exploring import as_placed, explored
from persea.modes.heeding import Heeding, as_told, came_of
from persea.seams import LanguageModel, Manner
from persea.store.database import Connection, Database
from persea.store.missed import MissedSearches, Why
from persea.store.posts import posts_showing
from persea.store.withheld import WithheldSentences
from persea.values import (
    Card,
    Cards,
    Done,
    Gathered,
    Intent,
    Kind,
    Message,
    Mode,
    Outcome,
    Post,
    Record,
    ReplyEvent,
    Role,
    Status,
    Text,
    Turn,
    Usage,
)
from persea.values.shopping import Inspired, ScorePart

# Computed answers are exact as they are; a model could only blur them.
_COMPUTED = (Kind.PICK, Kind.COMPARE, Kind.SIMILAR, Kind.GOES_WITH)
_POSTS, _SHARED = 2, 2  # posts beside a list, and how much of it they must show
_OPINIONS_OF = 6  # products whose reviews are read for one answer
_MISSED = {Outcome.NONE: Why.WORDS, Outcome.CLOSEST: Why.WORDS, Outcome.RELAXED: Why.LIMITS}


async def shop(
    turn: Turn,
    intent: Intent,
    message: Message,
    history: Sequence[Message],
    *,
    database: Database,
    embed: Embed,
    lexicon: Lexicon,
    model: LanguageModel | None,
    ranker: Ranker = BY_CATALOGUE,
    departments: Sequence[str] = (),
    heeding: Heeding | None = None,
    missed: MissedSearches | None = None,
    withheld: WithheldSentences | None = None,
    recommender: Recommender | None = None,
) -> AsyncGenerator[ReplyEvent, None]:
    """One shopping turn: Status, Cards, Text, Usage, Done. `ranker` decides what comes first; `departments` are the shop's largest;
    `heeding` is how `intent` was changed by what the shopper wants for good; `missed` is told where nothing was found, `withheld` what the model said that could not be shown."""
    yield Status("searching", intent.text)
    begun = perf_counter()
    ranking = await ranker.of(turn)
    advice = await advised(intent, recommender, turn)
    async with database.reading() as conn:
        gathered = await gather(conn, intent, embed=embed, lexicon=lexicon, ranking=ranking, advised=advice)
        plain = gathered
        if heeding:
            plain = await gather(
                conn, heeding.plain, embed=embed, lexicon=lexicon, ranking=ranking, advised=advice
            )
        gathered = await _with_opinions(conn, intent, gathered)
        posts = await _showing(conn, intent, gathered)
    search_ms = (perf_counter() - begun) * 1000
    if missed is not None and (why := _MISSED.get(gathered.outcome)) and intent.kind is Kind.FIND:
        missed.note(intent.text, why)
    gathered = replace(
        gathered,
        records=tuple(quotable(record) for record in gathered.records),
        beside=tuple(quotable(record) for record in gathered.beside),
    )
    if gathered.heard:
        intent = replace(intent, text=gathered.heard)
    gathered, placed = explored(gathered, intent, ranking.explore, turn.id)
    cards = tuple(as_placed(card, placed) for card in _cards(intent, gathered))
    if cards:
        yield Cards(cards)
    if intent.kind is Kind.COMPARE and (compared := comparison(gathered.records)):
        yield compared
    if posts:
        yield Inspired(posts)
    unstated: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    if (must_not := intent.filters.exclude_terms) and gathered.records:
        async with database.reading() as conn:
            unstated = await unmentioned(conn, must_not)
        if intent.locale == "en":  # what stuffs are called, it knows in English
            silent = only_silent(gathered.records, [term for term in must_not if term not in unstated])
        rest = tuple(term for term in must_not if term not in (*unstated, *silent))
        intent = replace(intent, filters=replace(intent.filters, exclude_terms=rest))
    usage, spoken = Usage(search_ms=search_ms), ""
    said = " ".join(earlier.text for earlier in (*history, message) if earlier.role is Role.USER)
    evidence = Evidence(
        (*gathered.records, *gathered.beside),
        gathered.matched,
        said,
        turn.currency,
        intent.filters.in_stock,
        lacking=gathered.lacking,
    )
    if model is not None and not model.weak and gathered.records and _worth_wording(intent, gathered):
        yield Status("writing")
        speech = Speech(model, Lock(evidence, ALL_RULES).read)
        prompt = prompt_for_shopping(message.text, history, intent, gathered, background_of(turn))
        failed, cut = "", ""
        try:
            answer = speech.sentences(prompt, max_tokens=turn.max_tokens, manner=Manner(effort=turn.effort))
            async with aclosing(answer) as sentences:
                async for sentence in sentences:
                    spoken += sentence.delta if isinstance(sentence, Text) else ""
                    yield sentence
        except CutShort as error:
            if spoken:  # else the composed answer is whole, and nothing was cut
                cut = error.limit
                yield Text(cut_short(error.limit, intent.locale, after=spoken))
        except ModelError as error:
            failed = error.code  # the cards stand, and the composed answer takes its place
        usage = replace(speech.usage(search_ms), model_error=failed, cut_short=cut)
        speech.tell(withheld)
    earlier_answers = [said.text for said in history if said.role is Role.ASSISTANT]
    if not spoken:
        told = as_told(intent, heeding, gathered, plain) if heeding else intent
        spoken = write(told, gathered, turn_id=turn.id, earlier=earlier_answers, departments=departments)
        yield Text(spoken, origins_of_text(spoken, evidence))
    if heeding and (note := heeded_note(came_of(heeding, gathered, plain), intent.locale)):
        yield Text(f"\n\n{note}")
    if unstated:
        yield Text(f"\n\n{unmentioned_note(unstated, intent.locale)}")
    if silent:
        yield Text(f"\n\n{silent_note(silent)}")
    if intent.reread:
        yield Text(f"\n\n{reread(intent)}")
    if dated := freshness(gathered.records, turn.started_at, turn.id, earlier_answers, intent.locale):
        yield Text(f"\n\n{dated}")
    asked = [said.text for said in (*history, message) if said.role is Role.USER]
    yield usage
    yield Done(turn.id, Mode.SHOPPING, suggestions(intent, gathered, asked, spoken, departments))


def _worth_wording(intent: Intent, gathered: Gathered) -> bool:
    if asks_for_opinions(intent):
        return False  # counts, and words of others that stand as they were written
    return (
        intent.kind not in _COMPUTED
        and not intent.is_open
        and gathered.outcome not in (Outcome.NONE, Outcome.UNKNOWN)
    )


async def _with_opinions(conn: Connection, intent: Intent, gathered: Gathered) -> Gathered:
    """With what reviews say, where they are asked for, or of what the shop itself may not say."""
    if intent.kind is not Kind.ASK or not intent.topic or len(gathered.records) > _OPINIONS_OF:
        return gathered
    asked = intent.topic[1:] if asks_for_opinions(intent) else intent.topic
    if not asks_for_opinions(intent) and len(gathered.records) > 1:
        return gathered
    ids = [record.id for record in gathered.records]
    if intent.asked and len(ids) == 1:
        at_large = asks_for_opinions(intent)
        read = await opinions_on(conn, ids[0], asked, may_be_quoted, at_large=at_large)
        return replace(gathered, opinions=read)
    return replace(gathered, opinions=await opinions(conn, ids, asked, may_be_quoted))


async def _showing(conn: Connection, intent: Intent, gathered: Gathered) -> tuple[Post, ...]:
    """Posts that show several of what a fresh request found: something to look at, and no answer to it."""
    if intent.kind is not Kind.FIND or intent.refines or gathered.outcome is not Outcome.EXACT:
        return ()
    ids = {record.id for record in gathered.records}
    found = await posts_showing(conn, tuple(ids), _POSTS)
    return tuple(post for post in found if len(ids & set(post.product_ids)) >= _SHARED and is_harmless(post))


def _cards(intent: Intent, gathered: Gathered) -> tuple[Card, ...]:
    """What is shown: the answer first, and for a superlative nothing but the answer."""
    records = gathered.records
    if intent.kind is Kind.PICK and intent.order:
        records = tuple(extreme(records, intent.order))
    elif intent.kind is Kind.ASK and len(records) > 1 and intent.subject_ids:
        records = leading_of(intent.topic, records)  # the others are on the screen already
    elif gathered.outcome is Outcome.UNKNOWN:
        records = ()
    return tuple(
        Card(record, reason(record, intent, records), _told(record, intent.locale)) for record in records
    )


def _told(record: Record, locale: str) -> tuple[ScorePart, ...]:
    """The reasons of parts are worded in English, and are left out of a shop that answers in another language."""
    return tuple(replace(part, why="") for part in record.parts) if speaks(locale) else record.parts
