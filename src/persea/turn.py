"""One turn of a conversation, from a message to a stream of reply events.

    message -> understand -> choose a mode -> (shopping | explaining | fast) -> events

Everything a turn does is reached from here. It keeps nothing: channels store what they must.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from time import perf_counter

from prometheus_client import Counter, Histogram

from persea.gather.codes import read_codes
from persea.gather.guidance import find_guide
from persea.gather.kinds import shown_of_kind
from persea.gather.lexicon import Lexicon
from persea.gather.naming import named_at_start, named_in_part
from persea.gather.search import Embed, holds_every_word, products_named
from persea.gather.wanted import sells
from persea.gather.worded import reword, spelled
from persea.language.passages import answering
from persea.language.plain import content_words, singular, words
from persea.modes.explaining import explain, explain_care, explain_language, explain_nothing
from persea.modes.fast import talk
from persea.modes.shopping import shop
from persea.seams import LanguageModel
from persea.store.database import Database
from persea.store.missed import MissedSearches
from persea.store.shop import Shop
from persea.store.vocabulary import Vocabulary
from persea.store.withheld import WithheldSentences
from persea.understand.care import emergency
from persea.understand.foreign import foreign_language
from persea.understand.framed import framed, goods_word
from persea.understand.goods import seeks_advice
from persea.understand.house import HouseQuestion, house_question
from persea.understand.intent import (
    ask_about,
    ask_at_page,
    ask_named,
    compares,
    generic_words,
    pointed_at,
    understand,
)
from persea.understand.mode import choose_mode
from persea.understand.names import asked_of, compare_named, compared_parts, read_about
from persea.values import (
    Cards,
    Care,
    Done,
    Failed,
    Guide,
    Intent,
    Kind,
    Likely,
    Message,
    Mode,
    ReplyEvent,
    Role,
    Taken,
    Turn,
    Usage,
)

_TURNS = Counter("persea_turns_total", "Turns, by mode and outcome", ["mode", "outcome"])
_SECONDS = Histogram("persea_turn_seconds", "Wall time of a turn", ["mode"])
_WITHHELD = Counter(
    "persea_withheld_total", "Claims that the number lock did not let out as they were said", ["kind", "done"]
)


@dataclass(frozen=True, slots=True)
class House:
    """What a turn finds: the store, and the shop, its words and the language model as of this moment."""

    database: Database
    embed: Embed
    shop: Shop
    vocabulary: Vocabulary
    model: LanguageModel | None
    missed: MissedSearches
    lexicon: Lexicon = field(default_factory=Lexicon)
    withheld: WithheldSentences = field(default_factory=WithheldSentences)


HouseNow = Callable[[], Awaitable[House]]


async def run_turn(
    turn: Turn, message: Message, history: Sequence[Message], house: House
) -> AsyncGenerator[ReplyEvent, None]:
    """The reply to `message`, as it comes. `history` is oldest first and does not hold `message`.

    Ends with Done, or with Failed where the turn broke off. Raises a DatabaseError where the store is gone.
    """
    begun = perf_counter()
    intent, mode = await _understood(message, history, house, turn.currency)
    turn, intent = replace(turn, locale=house.shop.locale), replace(intent, locale=house.shop.locale)
    asked = _of_house(message, history, intent, house.shop.locale)
    guide = await _guide(message, intent, mode, asked, house)
    if guide and intent.care and not asked:
        events = explain_care(turn, guide, intent, message.text, history)
    elif guide and asked:
        events = explain(turn, guide, asked.text, history, asked.matter.words, asked.context)
    elif guide:
        events = explain(turn, guide, message.text, history, ())
    elif asked and not (asked.follows and asked.specific) and (intent.kind is not Kind.ASK or intent.text):
        events = explain_nothing(turn, asked.matter, history)
    elif language := _unread_language(message, intent, house):
        events = explain_language(turn, language, house.vocabulary.departments)
    elif mode is Mode.SHOPPING:
        events = shop(
            turn,
            intent,
            message,
            history,
            database=house.database,
            embed=house.embed,
            lexicon=house.lexicon,
            model=house.model,
            departments=house.vocabulary.departments,
            missed=house.missed,
            withheld=house.withheld if turn.kept else None,
        )
    else:
        events = talk(
            turn,
            intent,
            message,
            history,
            model=house.model,
            shop_name=house.shop.name or "this shop",
            departments=house.vocabulary.departments,
            withheld=house.withheld if turn.kept else None,
        )
    async with aclosing(events):
        async for event in events:
            if isinstance(event, Usage):
                event = replace(event, total_ms=(perf_counter() - begun) * 1000)
                for kind in event.withheld:
                    _WITHHELD.labels(kind, "dropped").inc()
                for kind, done in event.mended:
                    _WITHHELD.labels(kind, done).inc()
                if mode is Mode.FAST:
                    event = replace(event, withheld=())  # of talk nothing was lost that a shopper would miss
            elif isinstance(event, Done | Failed):
                outcome = "done" if isinstance(event, Done) else event.code
                _TURNS.labels(mode.value, outcome).inc()
                _SECONDS.labels(mode.value).observe(perf_counter() - begun)
            yield event


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
    return house_question(message.text, history, locale)


_NOT_OF_HOUSE = (Kind.PICK, Kind.COMPARE, Kind.MORE, Kind.GREET, Kind.THANKS, Kind.HELP)


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


async def _understood(
    message: Message, history: Sequence[Message], house: House, currency: str
) -> tuple[Intent, Mode]:
    if urgent := emergency(message, history):
        return urgent, Mode.FAST  # before any look into the database
    locale = house.shop.locale
    typed = message.text
    message, *history = await _without_codes((message, *history), house)
    intent = understand(message, history, house.vocabulary, currency)
    if intent.care is None:
        written, earlier = await _spelled(message, history, house)
        if written is not message:
            intent = understand(written, earlier, house.vocabulary, currency)
        if written.text != typed:
            intent = replace(intent, reread=_reread(typed, written.text))
    if intent.care is None and (about := read_about(message.text)):
        async with house.database.connection() as conn:
            named = await products_named(conn, about.name)
        if named:
            intent = ask_at_page(named[0], about, house.vocabulary)
            return intent, choose_mode(intent, message.text, shop_has_it=True)
    if intent.kind is Kind.ASK and not intent.subject_ids and intent.text:
        intent = await _of_goods(intent, message, history, house)
    has_it = False
    if intent.shopping is Likely.MAYBE:
        async with house.database.connection() as conn:
            has_it = await holds_every_word(conn, await reword(conn, intent.text, house.lexicon))
    unclear = intent.kind is Kind.TALK or intent.shopping is Likely.MAYBE
    plain = replace(message, text=framed(message.text, locale))
    if (unclear or compares(plain)) and intent.care is None:
        async with house.database.connection() as conn:
            named = await products_named(conn, message.text)
        if len(named) > 1 or (named and unclear):
            intent = ask_about(named, plain)
        elif compares(plain):
            intent = await _compared(plain, history, house, currency) or intent
    if (
        intent.kind in (Kind.FIND, Kind.TALK)
        and intent.care is None
        and (rest := goods_word(asked_of(plain.text)))
    ):
        async with house.database.connection() as conn:
            taken = await named_at_start(conn, rest, _on_screen(history), generic_words(house.vocabulary))
        intent = ask_named(taken, plain, house.vocabulary) if taken else intent
    weak = house.model is None or house.model.weak
    said = intent.text.split()
    speaks_of_shop = weak and sum(house.lexicon.count(word) > 0 for word in said) * 2 >= max(len(said), 1)
    return intent, choose_mode(intent, plain.text, shop_has_it=has_it, speaks_of_shop=speaks_of_shop)


async def _of_goods(intent: Intent, message: Message, history: Sequence[Message], house: House) -> Intent:
    """`intent` about those of the kind it speaks of that are on the screen; where none are and the shop has no such
    kind ("the world cup"), it was no question about goods."""
    async with house.database.connection() as conn:
        if shown := await shown_of_kind(conn, intent.text, intent.goods, _lists_seen(history)):
            return replace(intent, subject_ids=shown, text="", goods="")
        held = await sells(conn, intent, embed=house.embed, lexicon=house.lexicon)
    return intent if held else Intent(Kind.TALK, message.text)


async def _compared(
    message: Message, history: Sequence[Message], house: House, currency: str
) -> Intent | None:
    """The comparison of what `message` calls by parts of names, or points to; None where it calls nothing so."""
    parts = tuple(map(goods_word, compared_parts(message.text)))
    if len(parts) < 2:
        return None
    generic = generic_words(house.vocabulary)
    known: list[Taken | str] = []
    unknown: list[str] = []
    async with house.database.connection() as conn:
        for part in parts:
            taken = await named_in_part(conn, part, _on_screen(history), generic)
            pointed = () if taken else pointed_at(part, history, house.vocabulary, currency)
            known += [taken] if taken else pointed
            unknown += [] if taken or pointed else [part]
    if any(isinstance(one, Taken) for one in known):
        return compare_named(known, unknown)
    nothing = not history and all(not {singular(word) for word in words(part)} & generic for part in parts)
    return compare_named((), unknown) if nothing else None


def _on_screen(history: Sequence[Message]) -> tuple[str, ...]:
    """What was shown, the newest first; what was shown long ago is off the screen."""
    return tuple(dict.fromkeys(id for ids in _lists_seen(history) for id in ids))


def _lists_seen(history: Sequence[Message]) -> list[tuple[str, ...]]:
    """What each of the last answers with products showed, the newest first."""
    lists = [earlier.product_ids for earlier in history if earlier.product_ids]
    return lists[-_LISTS_SEEN:][::-1]


_LISTS_SEEN = 3


async def _without_codes(messages: Sequence[Message], house: House) -> list[Message]:
    """With the names of products in the place of codes, so that all that is said of names holds for these."""
    async with house.database.reading() as conn:
        coded = await read_codes(conn, [one.text if one.role is Role.USER else "" for one in messages])
    return [replace(one, text=code.text) if code else one for one, code in zip(messages, coded, strict=True)]


async def _spelled(
    message: Message, history: Sequence[Message], house: House
) -> tuple[Message, Sequence[Message]]:
    """As they were meant: what is understood of a request hangs on whether its words are the shop's."""
    said = [one for one in (*history, message) if one.role is Role.USER]
    async with house.database.reading() as conn:
        texts = await spelled(conn, [one.text for one in said], house.lexicon)
    if all(one.text == text for one, text in zip(said, texts, strict=True)):
        return message, history
    meant = iter(texts)
    *earlier, last = (
        replace(one, text=next(meant)) if one.role is Role.USER else one for one in (*history, message)
    )
    return last, earlier


def _reread(typed: str, meant: str) -> tuple[tuple[str, str], ...]:
    """The words that were read as others; where blanks were moved, the whole of it."""
    said, read = words(typed), words(meant)
    if len(said) == len(read):
        return tuple((one, other) for one, other in zip(said, read, strict=True) if one != other)
    return ((" ".join(said), " ".join(read)),)


def in_need(text: str) -> bool:
    """Whether `text` tells of an emergency, of which nothing is counted or kept as a wish."""
    return emergency(Message(Role.USER, text)) is not None


async def shows_cards(text: str, house: House, turn: Turn) -> bool:
    """Whether a conversation that begins with `text` begins with products. No model is asked."""
    message = Message(Role.USER, text)
    intent, mode = await _understood(message, (), house, turn.currency)
    if mode is not Mode.SHOPPING:
        return False
    events = shop(
        turn,
        intent,
        message,
        (),
        database=house.database,
        embed=house.embed,
        lexicon=house.lexicon,
        model=None,
    )
    async with aclosing(events):
        async for event in events:
            if isinstance(event, Cards):
                return True
    return False
