"""How a message is heard, before a mode is chosen: codes and misspellings read, names of products found, understood.

The rules of `understand` are asked with what the store knows of names, words and goods. Where they are not sure, a capable
model is asked as well (refining.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from persea.gather.codes import read_codes
from persea.gather.kinds import shown_of_kind
from persea.gather.naming import named_at_start, named_in_part
from persea.gather.occasion import pieces_of
from persea.gather.search import products_named
from persea.gather.wanted import sells
from persea.gather.worded import spelled
from persea.hearing.about import about_product
from persea.hearing.around import without_stories
from persea.hearing.comparing import asked_of_last, compared
from persea.hearing.deeds import meant_deed
from persea.hearing.leaning import holds_it, lean, with_leanings
from persea.hearing.marks import with_marks
from persea.hearing.ordering import ordered_plainly
from persea.hearing.other_sex import made_for_other
from persea.hearing.refining import reading_of, refining
from persea.hearing.started import started_from
from persea.hearing.strictly import held_strictly
from persea.house import House
from persea.language.plain import reader_text, singular, words
from persea.understand.asking import asks_of_page
from persea.understand.beside import KINDRED, beside_page
from persea.understand.by_model import is_unsure, settle
from persea.understand.care import emergency
from persea.understand.comparing import sets_side_by_side
from persea.understand.framed import framed, goods_word
from persea.understand.house import asks_of_house
from persea.understand.house_ways import otherwise_asked
from persea.understand.intent import (
    ask_about,
    ask_named,
    come_to,
    compares,
    generic_words,
    only_talks,
    pointed_at,
    understand,
)
from persea.understand.mode import choose_mode
from persea.understand.names import ask_at_page, asked_of, compare_named, compared_parts, read_about
from persea.understand.pointing import ORDINAL
from persea.understand.sets import open_occasions, set_intent
from persea.understand.state import State, lists_seen, screen_of
from persea.understand.story import talks_on, tells_a_story
from persea.values import Care, Intent, Kind, Likely, Message, Mode, Role, Taken
from persea.values.shopping import Do


async def hear(
    message: Message, history: Sequence[Message], house: House, currency: str
) -> tuple[Intent, Mode]:
    """What `message` asks for in the light of `history`, and whether that is the shop's business or talk."""
    if urgent := emergency(message, history):
        return urgent, Mode.FAST  # before any look into the database
    locale = house.shop.locale
    *history, message = without_stories((*history, message), house, currency)
    *history, message = await ordered_plainly((*history, message), house, currency)
    typed = message.text
    message, *history = await _without_codes((message, *history), house)
    intent = understand(message, history, house.vocabulary, currency)
    if intent.kind in _ONLY_TALK and (
        only_talks(message.text, house.vocabulary)
        or (not history and tells_a_story(reader_text(message.text).lower()))
    ):
        return intent, Mode.FAST
    if _is_said_on(message, intent, history, house, currency):
        return Intent(Kind.TALK, message.text), Mode.FAST
    written, earlier = message, list(history)
    as_said = earlier
    if intent.care is Care.MONEY:  # "which is gentler on a pension?", "what do I lose with the second?"
        of_price = await asked_of_last(message, history, house)
        side_by_side = of_price or await compared(message, message, history, house, currency)
        if side_by_side:
            return side_by_side, Mode.SHOPPING
    if intent.care is None:
        written, earlier = await _spelled(message, history, house)
        as_said = earlier
        if written is not message:
            reread = understand(written, earlier, house.vocabulary, currency)
            is_said = (intent.deed is not None and reread.deed is None) or intent.kind is Kind.GREET
            intent = intent if is_said else reread  # "hola" is misspelt in no shop
        beside = await compared(message, written, history, house, currency)
        by_itself = beside is not None and sets_side_by_side(written.text)
        if beside and not by_itself and (of_set := await _of_set(written, earlier, intent, house, currency)):
            return (
                of_set,
                Mode.SHOPPING,
            )  # "a pan, a masala or spice set and an apron, below 90?" compares nothing
        if beside:
            reread_words = _reread(typed, written.text) if written.text != typed else ()
            return replace(beside, reread=reread_words), Mode.SHOPPING
        if intent.kind is Kind.CART and (of_set := await _of_set(written, earlier, intent, house, currency)):
            return of_set, Mode.SHOPPING
        matter = asks_of_house(message.text, locale)
        of_page = bool(message.product_ids) and asks_of_page(message.text.lower())
        if of_page and intent.kind is Kind.CART and intent.deed and intent.deed.do is Do.ADD:
            intent = Intent(Kind.ASK, subject_ids=message.product_ids[:1], shopping=Likely.YES)
        async with house.database.reading() as conn:
            # Before descriptions become marks: it reads them by itself.
            if not (of_page or (matter and ("?" in message.text or matter.subject == "gift wrapping"))):
                intent = await meant_deed(
                    conn, intent, message, history, house.vocabulary, currency, house.lexicon
                )
        if intent.deed is not None:
            return intent, Mode.SHOPPING
        marked, before = await with_marks(written, await with_leanings(earlier, house, currency), house)
        if (marked, before) != (written, earlier):
            meant = understand(marked, before, house.vocabulary, currency)
            intent = intent if meant.kind is Kind.TALK else meant
            history, earlier = list(before), list(before)
        if written.text != typed:
            intent = replace(intent, reread=_reread(typed, written.text))
    if of_set := await _of_set(written, as_said, intent, house, currency):
        return of_set, Mode.SHOPPING
    if intent.care is None and (other := await made_for_other(written, history, house)):
        return other, Mode.SHOPPING
    if read_about(message.text) is None and (
        asked := await about_product(intent, message, written.text, earlier, house)
    ):
        return asked, Mode.SHOPPING
    if intent.care is None and (about := read_about(message.text)):
        async with house.database.connection() as conn:
            named = await products_named(conn, about.name)
        if named:
            page = State().at(Message(Role.USER, "", (named[0],)))
            question = reader_text(framed(about.question, locale)).lower()
            intent = beside_page(question, page, house.vocabulary, currency) or ask_at_page(
                named[0], about, house.vocabulary
            )
            return intent, choose_mode(intent, message.text, shop_has_it=True)
    async with refining(intent, written, earlier, house) as asking:
        intent, has_it = await _looked_up(intent, message, history, house, currency)
        if not has_it and is_unsure(intent, written, earlier) and (reading := await reading_of(asking)):
            intent = settle(intent, reading, written, earlier, house.vocabulary, currency)
    intent = await lean(intent, written, earlier, house, currency, has_it=has_it)
    if intent.refines:
        intent = await held_strictly(intent, come_to(earlier, house.vocabulary, currency), house)
    weak = house.model is None or house.model.weak
    said = intent.text.split()
    speaks_of_shop = weak and sum(house.lexicon.count(word) > 0 for word in said) * 2 >= max(len(said), 1)
    return intent, choose_mode(
        intent, framed(message.text, locale), shop_has_it=has_it, speaks_of_shop=speaks_of_shop
    )


async def _looked_up(
    intent: Intent, message: Message, history: Sequence[Message], house: House, currency: str
) -> tuple[Intent, bool]:
    """`intent` with what the store knows of names and goods; whether the shop holds every word of it."""
    locale = house.shop.locale
    if intent.kind in KINDRED and not intent.subject_ids:
        intent = await started_from(intent, message, history, house)
    if intent.kind is Kind.ASK and not intent.subject_ids and intent.text:
        async with house.database.connection() as conn:
            named = await products_named(conn, message.text)
        if len(named) > 1:  # "tell me about the A and the B"
            return Intent(Kind.COMPARE, subject_ids=named, shopping=Likely.YES), True
        intent = await _of_goods(intent, message, history, house)
    has_it = await holds_it(intent, house)
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
            taken = await named_at_start(conn, rest, screen_of(history), generic_words(house.vocabulary))
        intent = ask_named(taken, plain, house.vocabulary) if taken else intent
    return intent, has_it


async def _of_set(
    message: Message, history: Sequence[Message], intent: Intent, house: House, currency: str
) -> Intent | None:
    """`intent` as one for several goods, with what the shop tells of occasions that no table knows."""
    if otherwise_asked(message.text):
        return None  # "I bought a lamp nine days ago, and now it is twenty dollars less. Do you do anything about that?"
    takes = {}
    if occasions := open_occasions(message, history, house.vocabulary, currency):
        async with house.database.reading() as conn:
            takes = {one: await pieces_of(conn, one) for one in occasions}
    return set_intent(message, history, intent, house.vocabulary, currency, takes)


async def _of_goods(intent: Intent, message: Message, history: Sequence[Message], house: House) -> Intent:
    """`intent` about those of the kind it speaks of that are on the screen; where none are and the shop has no such
    kind ("the world cup"), it was no question about goods."""
    async with house.database.connection() as conn:
        if shown := await shown_of_kind(conn, intent.text, intent.goods, lists_seen(history)):
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
            is_place = ORDINAL.fullmatch(part) is not None  # "number one" is no name
            taken = None if is_place else await named_in_part(conn, part, screen_of(history), generic)
            pointed = () if taken else pointed_at(part, history, house.vocabulary, currency)
            known += [taken] if taken else pointed
            unknown += [] if taken or pointed else [part]
    if any(isinstance(one, Taken) for one in known):
        return compare_named(known, unknown)
    nothing = not history and all(not {singular(word) for word in words(part)} & generic for part in parts)
    return compare_named((), unknown) if nothing else None


async def _without_codes(messages: Sequence[Message], house: House) -> list[Message]:
    """With the names of products in the place of codes, so that all that is said of names holds for these."""
    async with house.database.reading() as conn:
        coded = await read_codes(conn, [one.text if one.role is Role.USER else "" for one in messages])
    return [replace(one, text=code.text) if code else one for one, code in zip(messages, coded, strict=True)]


async def _spelled(message: Message, history: list[Message], house: House) -> tuple[Message, list[Message]]:
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


def _is_said_on(
    message: Message, intent: Intent, history: Sequence[Message], house: House, currency: str
) -> bool:
    """Whether it goes on with talk in which no goods were spoken of."""
    if not history or intent.kind is not Kind.FIND or house.shop.locale != "en":
        return False
    state = come_to(history, house.vocabulary, currency)
    return not (state.request or state.shown or message.product_ids) and talks_on(
        reader_text(message.text).lower()
    )


_ONLY_TALK = (Kind.TALK, Kind.THANKS, Kind.GREET)


def _reread(typed: str, meant: str) -> tuple[tuple[str, str], ...]:
    """The words that were read as others; where blanks were moved, the whole of it."""
    said, read = words(typed), words(meant)
    if len(said) == len(read):
        return tuple((one, other) for one, other in zip(said, read, strict=True) if one != other)
    return ((" ".join(said), " ".join(read)),)
