"""One turn of a conversation, from a message to a stream of reply events.

    message -> hear -> route -> (explaining | shopping | fast | thinking | contemplating) -> events

Everything a turn does is reached from here. It keeps nothing but what it used and what the shopper wants remembered:
channels store what they must.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from time import perf_counter
from uuid import UUID

from prometheus_client import Counter, Histogram

from persea.cart.handover import Handover
from persea.compose.care import write_caution
from persea.gather.guidance import find_guide
from persea.gather.ranked import BY_CATALOGUE
from persea.hearing import hear
from persea.hearing.sensed import Sensed, sensed, spoken
from persea.house import Allowance as Allowance
from persea.house import House as House
from persea.house import HouseNow as HouseNow
from persea.language.passages import answering
from persea.language.plain import content_words
from persea.llm.metered import Metered
from persea.modes.assembling import build_sets
from persea.modes.carting import carting
from persea.modes.contemplating import contemplate
from persea.modes.explaining import (
    explain,
    explain_care,
    explain_language,
    explain_nothing,
    explain_passage,
)
from persea.modes.fast import talk
from persea.modes.fetching import OF_ITS_GOODS, fetch
from persea.modes.heeding import Wish, heed
from persea.modes.housed import housed
from persea.modes.inspiring import inspire, posts_for
from persea.modes.judging import judging
from persea.modes.logged import logged, surface_of
from persea.modes.noting import set_apart, without_notes
from persea.modes.reading import of_reading, read, reading_of
from persea.modes.reckoning import reckon, reckoned
from persea.modes.remembering import Heard, answer, remember
from persea.modes.shopping import shop
from persea.modes.showing import end, show
from persea.modes.summing import recall, sum_up
from persea.modes.summing import summary_of as summary_of
from persea.modes.thinking import think
from persea.modes.to_shop import contact_told, to_shop
from persea.perceive import Senses as Senses
from persea.perceive import cut_out as cut_out
from persea.perceive import get_ready as get_ready
from persea.perceive import kept_form as kept_form
from persea.perceive import page_picture as page_picture
from persea.perceive import perceive as perceive
from persea.perceive import write_down as write_down
from persea.store.impressions import Impressions
from persea.store.interest_decisions import StatedWish
from persea.store.missed import MissedSearches
from persea.store.spending import Spent
from persea.understand.care import may_be_in_need as may_be_in_need
from persea.understand.foreign import foreign_language
from persea.understand.goods import seeks_advice
from persea.understand.house import HouseQuestion, house_question
from persea.understand.in_case import without_case
from persea.understand.inspiration import asks_for_posts, posts_topic
from persea.understand.intent import pointed_at
from persea.understand.limits import read_limits
from persea.understand.mode import as_wanted, effort_for, route
from persea.understand.of_document import Wants
from persea.understand.red_flags.read import compile_tables
from persea.understand.to_the_shop import asks_of_shop
from persea.values import (
    Budget,
    Can,
    Capabilities,
    Card,
    Cards,
    Care,
    Done,
    Failed,
    Guide,
    Intent,
    Kind,
    Memory,
    Message,
    Mode,
    ReplyEvent,
    Role,
    Routed,
    Text,
    Turn,
    Usage,
)
from persea.values.shopping import Do

_TURNS = Counter("persea_turns_total", "Turns, by mode and outcome", ["mode", "outcome"])
_SECONDS = Histogram("persea_turn_seconds", "Wall time of a turn", ["mode"])
_WITHHELD = Counter(
    "persea_withheld_total", "Claims that the number lock did not let out as they were said", ["kind", "done"]
)


async def run_turn(
    turn: Turn,
    message: Message,
    history: Sequence[Message],
    house: House,
    *,
    spent: Callable[[Usage], None] | None = None,
) -> AsyncGenerator[ReplyEvent, None]:
    """The reply to `message`, as it comes. `history` is oldest first and does not hold `message`.

    Begins with Routed, ends with Done, or with Failed where the turn broke off. Raises a DatabaseError where the store is gone.
    `spent` is told what a turn took that was left before its Usage came.
    """
    begun = perf_counter()
    message, asking = set_apart(spoken(message), house.vocabulary, turn.currency)
    said_before = without_notes(history, house.vocabulary, turn.currency)
    meter = await _meter(turn, house)
    seen = await sensed(message, house)
    intent, base = await hear(seen.message, said_before, replace(house, model=meter), turn.currency)
    turn, intent = replace(turn, locale=house.shop.locale), replace(intent, locale=house.shop.locale)
    cautious = intent.care is not Care.EMERGENCY and may_be_in_need(message.text)
    if cautious:
        turn = replace(turn, memory=Memory.OFF)
        is_weak = (
            house.model is not None and house.model.weak
        )  # and would guess at what may be somebody's health
        house = replace(
            house, missed=MissedSearches(), impressions=Impressions(), model=None if is_weak else house.model
        )
    heard = await remember(
        turn, message, history, intent, database=house.database, vocabulary=house.vocabulary, asking=asking
    )
    turn = await recall(turn, heard.notes, history, model=house.model, database=house.database)
    meter = meter if house.model is not None else None
    house = replace(house, model=meter)
    if (seen.shown or seen.ends) and intent.care is not Care.EMERGENCY:
        routed, events = _shown(turn, seen)
    else:
        routed, events = await _answer(turn, seen.message, history, intent, base, heard, house)
    mode, has_usage = routed.mode, False
    events = logged(turn, events, surface_of(intent, mode), house.impressions, house.ranker)
    yield routed
    for said in heard.stated:
        yield said
    if cautious:
        yield Text(f"{write_caution(turn.locale, turn.currency)}\n\n")
    for foreword in (heard.foreword, "" if intent.care is Care.EMERGENCY else seen.foreword):
        if foreword:
            yield Text(f"{foreword}\n\n")
    try:
        async with aclosing(events):
            async for event in events:
                if isinstance(event, Usage):
                    has_usage = True
                    cut = event.cut_short
                    event = _used(event, meter, begun)
                    if mode is Mode.SHOPPING:
                        event = replace(
                            event, cut_short=cut
                        )  # the records answer in full, without a model too
                    for kind in event.withheld:
                        _WITHHELD.labels(kind, "dropped").inc()
                    for kind, done in event.mended:
                        _WITHHELD.labels(kind, done).inc()
                    if mode is not Mode.SHOPPING:
                        event = replace(
                            event, withheld=()
                        )  # of talk nothing was lost that a shopper would miss
                elif isinstance(event, Done | Failed):
                    if meter is not None and meter.calls and not has_usage:
                        has_usage = True
                        yield _used(Usage(model=meter.name), meter, begun)
                    outcome = "done" if isinstance(event, Done) else event.code
                    _TURNS.labels(mode.value, outcome).inc()
                    _SECONDS.labels(mode.value).observe(perf_counter() - begun)
                yield event
    finally:
        if meter is not None and meter.calls:
            _count(turn, meter, house)
            if spent is not None and not has_usage:
                spent(_used(Usage(model=meter.name), meter, begun))


async def sum_up_after(turn: Turn, house: House) -> None:
    """After the answer, and not in its way: a capable model words what has grown long, and it counts to the same day."""
    meter = None if turn.conversation_id is None else await _meter(turn, house)
    if meter is None or turn.conversation_id is None:
        return
    try:
        await sum_up(UUID(turn.conversation_id), meter, house.database)
    finally:
        _count(turn, meter, house)


def _count(turn: Turn, meter: Metered, house: House) -> None:
    house.spending.note(turn.payers, Spent(meter.tokens, meter.cost_micros or 0), is_written=not turn.private)


async def _answer(
    turn: Turn,
    message: Message,
    history: Sequence[Message],
    intent: Intent,
    base: Mode,
    heard: Heard,
    house: House,
) -> tuple[Routed, AsyncGenerator[ReplyEvent, None]]:
    """Who answers, and the answer as it will come. A mode is one line here."""
    if (reading := reading_of(message, history, intent)) is not None:
        if reading.wants is Wants.GOODS:
            return OF_ITS_GOODS, fetch(
                turn, reading,
                database=house.database, embed=house.embed, lexicon=house.lexicon, vocabulary=house.vocabulary,
            )  # fmt: skip
        withheld = house.withheld if turn.kept else None
        return of_reading(reading, house.model), read(
            turn, reading, message, history, intent,
            model=house.model, vocabulary=house.vocabulary, withheld=withheld,
        )  # fmt: skip
    if intent.deed is not None and intent.deed.do is Do.JUDGE:
        return _OF_PRICES, judging(turn, intent, history, database=house.database)
    if intent.deed is not None:
        handover = house.handover or Handover(house.database)
        return _OF_CART, carting(turn, intent, message, history, database=house.database, handover=handover)
    intent, heeding = heed(intent, heard.wishes, house.vocabulary, turn.currency)
    if heard.answer:
        return _OF_WISHES, answer(turn, heard)
    sum_done = None
    if intent.care in (None, Care.MONEY) and turn.mode is not Mode.SHOPPING:  # a sum of money is a sum
        sum_done = await reckoned(message.text, turn, house.toolbox)
    if sum_done is not None:
        return _RECKONED, reckon(turn, message.text, sum_done, Mode.FAST)
    if intent.care is None and house.shop.locale == "en" and (wish := asks_of_shop(message.text)):
        return _TO_SHOP, to_shop(turn, wish, await contact_told(house.database), history)
    asked = None if intent.asked else _of_house(message, history, intent, house.shop.locale)
    if passage := await housed(message, history, intent, asked, house.database):
        return _OF_PAGES, explain_passage(turn, passage.guide, passage.text, history)
    if asked is None and intent.care is None and asks_for_posts(message.text):
        limits = read_limits(message.text.lower(), house.vocabulary, turn.currency)
        of = intent.subject_ids or pointed_at(message.text, history, house.vocabulary, turn.currency)
        if posts := await posts_for(posts_topic(limits.rest), of, house.database):
            wanted = replace(intent, filters=limits.filters)
            return _OF_POSTS, inspire(turn, posts, wanted, history, house.database)
    guide = await _guide(message, intent, base, asked, house)
    if guide and intent.care and not asked:
        return _OF_PAGES, explain_care(turn, guide, intent, message.text, history)
    if guide and asked:
        return _OF_PAGES, explain(turn, guide, asked.text, history, asked.matter.words, asked.context)
    if guide:
        return _OF_PAGES, explain(turn, guide, message.text, history, ())
    if asked and not (asked.follows and asked.specific) and (intent.kind is not Kind.ASK or intent.text):
        return _OF_PAGES, explain_nothing(turn, asked.matter, history)
    if language := _unread_language(message, intent, house):
        return _UNREAD, explain_language(turn, language, house.vocabulary.departments)
    model = house.model
    capable = model is not None and not model.weak
    routed = route(intent, message.text, base, turn.mode, turn.effort, capable=capable)
    turn = replace(turn, effort=effort_for(turn.mode, routed.mode, turn.effort))
    departments, withheld = house.vocabulary.departments, house.withheld if turn.kept else None
    if intent.kind is Kind.SET:
        return _OF_SETS, build_sets(
            turn, intent, history,
            database=house.database, embed=house.embed, lexicon=house.lexicon, vocabulary=house.vocabulary, wishes=heard.wishes,
        )  # fmt: skip
    if routed.mode is Mode.SHOPPING:
        wanted = intent if base is Mode.SHOPPING else as_wanted(intent, message.text)
        return routed, shop(
            turn, wanted, message, history,
            database=house.database, embed=house.embed, lexicon=house.lexicon, model=model, ranker=house.ranker,
            departments=departments, heeding=heeding, missed=None if turn.private else house.missed, withheld=withheld,
            recommender=house.recommender,
        )  # fmt: skip
    reasons = house.capabilities.reasoning.can is Can.YES
    if model is not None and routed.mode is Mode.THINKING:
        return routed, think(
            turn, message, history, model=model, toolbox=house.toolbox, reasons=reasons, withheld=withheld
        )
    if model is not None and routed.mode is Mode.CONTEMPLATING:
        return routed, contemplate(
            turn, message, history, model=model, toolbox=house.toolbox, reasons=reasons,
            plans=house.capabilities.json_schema.can is Can.YES, withheld=withheld,
        )  # fmt: skip
    return routed, talk(
        turn, intent, message, history,
        model=model, shop_name=house.shop.name or "this shop", departments=departments, withheld=withheld,
    )  # fmt: skip


def _shown(turn: Turn, seen: Sensed) -> tuple[Routed, AsyncGenerator[ReplyEvent, None]]:
    """What a picture shows is the whole answer, or that nothing could be made out."""
    return (_OF_SIGHT, show(turn, seen.shown)) if seen.shown else (_OF_NOTHING, end(turn))


_OF_SIGHT = Routed(Mode.SHOPPING, "A picture shows products of the shop: their records answer.", fixed=True)
_OF_NOTHING = Routed(Mode.FAST, "Nothing to answer could be made out.", fixed=True)
_RECKONED = Routed(Mode.FAST, "It can be reckoned exactly, so no language model is asked.", fixed=True)
_OF_SETS = Routed(
    Mode.SHOPPING, "It asks for several goods as one purchase: what fits is computed.", fixed=True
)
_OF_PAGES = Routed(Mode.FAST, "It asks about the shop itself: its own pages answer.", fixed=True)
_TO_SHOP = Routed(Mode.FAST, "Only the shop's own people can do that: where to reach them.", fixed=True)
_OF_POSTS = Routed(Mode.SHOPPING, "Posts of the shop answer it.", fixed=True)
_OF_WISHES = Routed(Mode.FAST, "It is about what you want remembered.", fixed=True)
_OF_CART = Routed(
    Mode.SHOPPING, "It is about your cart or lists: done exactly, without a language model.", fixed=True
)
_OF_PRICES = Routed(
    Mode.SHOPPING, "It asks what a product has cost: the shop's own prices answer.", fixed=True
)
_UNREAD = Routed(Mode.FAST, "Nobody here reads that language.")


async def _meter(turn: Turn, house: House) -> Metered | None:
    """The model, with what this turn may use of it, and what is left of the day; None where there is no model."""
    if house.model is None:
        return None
    allowed, day = house.allowance, house.allowance.day
    if turn.payers and day != Budget():
        async with house.database.reading() as conn:
            spent = await house.spending.today(conn, turn.payers)
        day = Budget(
            tokens=None if day.tokens is None else day.tokens - spent.tokens,
            cost_micros=None if day.cost_micros is None else day.cost_micros - spent.cost_micros,
        )
    return Metered(
        house.model, turn.budget.within(allowed.turn), price=allowed.price, day=day if turn.payers else None
    )


def _used(usage: Usage, meter: Metered | None, begun: float) -> Usage:
    """With what all that were asked in this turn have used."""
    usage = replace(usage, total_ms=(perf_counter() - begun) * 1000)
    if meter is None or not meter.calls:
        return replace(usage, cut_short=meter.cut_short if meter else "")
    return replace(
        usage,
        prompt_tokens=meter.prompt_tokens,
        completion_tokens=meter.completion_tokens,
        reasoning_tokens=meter.reasoning_tokens,
        model=meter.name,
        model_ms=meter.model_ms,
        calls=meter.calls,
        cost_micros=meter.cost_micros,
        cut_short=meter.cut_short,
    )


def _unread_language(message: Message, intent: Intent, house: House) -> str | None:
    """The language of `message` where neither the rules, which read English, nor the model can make sense of it."""
    if intent.care or house.shop.locale != "en" or (house.model is not None and not house.model.weak):
        return None
    return foreign_language(message.text)


def _of_house(
    message: Message, history: Sequence[Message], intent: Intent, locale: str
) -> HouseQuestion | None:
    """`message` as a question to the shop itself; how it takes money is no question of finance."""
    if intent.care not in (None, Care.MONEY) or intent.kind in _NOT_OF_HOUSE:
        return None
    said = without_case(message.text.lower()) if locale == "en" else message.text
    return house_question(said if said != message.text.lower() else message.text, history, locale)


_NOT_OF_HOUSE = (
    Kind.SET,
    Kind.PICK,
    Kind.COMPARE,
    Kind.MORE,
    Kind.SIMILAR,
    Kind.GOES_WITH,
    Kind.GREET,
    Kind.THANKS,
    Kind.HELP,
)


async def _guide(
    message: Message, intent: Intent, mode: Mode, asked: HouseQuestion | None, house: House
) -> Guide | None:
    """What the shop itself says, where the message asks about the shop, or about nothing that it sells."""
    advice = intent.kind is Kind.ASK and intent.text and seeks_advice(message.text.lower())
    if (
        asked is None
        and not advice
        and (mode is Mode.SHOPPING or intent.kind is not Kind.TALK or intent.care is Care.EMERGENCY)
    ):
        return None
    async with house.database.reading() as conn:
        if asked is None:
            guide = await find_guide(conn, message.text)
            entitled = guide and content_words(intent.text) & content_words(guide.title)
            return guide if entitled or not (advice or intent.care) else None
        guide = await find_guide(conn, asked.text, asked.matter, asked.context)
    if guide is None or not asked.follows:
        return guide
    meets = answering(guide.title, guide.body, asked.text, asked.context, asked.matter.words).meets
    return guide if meets or (asked.insists and not intent.refines) else None


async def shows_cards(text: str, house: House, turn: Turn) -> bool:
    """Whether a conversation that begins with `text` begins with products. No model is asked."""
    return bool(await cards_for(Message(Role.USER, text), (), replace(house, ranker=BY_CATALOGUE), turn))


async def cards_for(
    message: Message, history: Sequence[Message], house: House, turn: Turn, wishes: Sequence[StatedWish] = ()
) -> tuple[Card, ...]:
    """The products with which `message` would be answered, where it asks for goods. No model is asked, nothing is written."""
    intent, mode = await hear(message, history, replace(house, capabilities=Capabilities()), turn.currency)
    if mode is not Mode.SHOPPING:
        return ()
    held = [Wish(wish.facet, wish.value, wish.stance) for wish in wishes]
    intent, heeding = heed(intent, held, house.vocabulary, turn.currency)
    events = shop(
        turn, intent, message, history,
        database=house.database, embed=house.embed, lexicon=house.lexicon, model=None, ranker=house.ranker,
        heeding=heeding, recommender=house.recommender,
    )  # fmt: skip
    async with aclosing(events):
        async for event in events:
            if isinstance(event, Cards):
                return event.cards
    return ()


async def rehearse(house: House) -> None:
    """A turn that nobody asked for, at the start of a server: it compiles and reads what each turn uses, two seconds of CPU
    time."""
    await asyncio.to_thread(compile_tables)
    await asyncio.to_thread(import_module, "scipy.optimize")  # which choosing a set needs
    await shows_cards("a gift", house, Turn("rehearsal", datetime.now(UTC), "USD"))
    # What is there by now lasts: to look through it for garbage again would hold up a turn for a tenth of a second.
    gc.collect()
    gc.freeze()
