"""Puts plainly that somebody takes one of the goods on the screen, where they say only how many, how it is to come, or "please":
"three boxes of those, please", "the flask. two.", on a product's page "olive in a 9".

    message, history -> "add 3 of the second one in olive to my cart"

What it does not do: read orders with a verb (understand/cart.py), or look beyond the screen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.cart.choose import heard_options, option_words
from persea.hearing.called import named_on
from persea.hearing.referred import options_said, referred
from persea.house import House
from persea.language.plain import reader_text, singular, words, words_and_decimals
from persea.store.cart import sellables
from persea.store.database import Connection
from persea.store.records import read_records
from persea.understand.cart import read_deed
from persea.understand.chosen import Chosen, chosen, only_options
from persea.understand.contracted import contracted
from persea.understand.framed import request_language
from persea.understand.intent import come_to
from persea.understand.noise import without_noise
from persea.understand.standing import PLACES
from persea.understand.state import State, lists_seen
from persea.values import Message, Record

_LONGEST = 240  # characters; what is longer tells more
_THEM = re.compile(r"(?:those|these|them|it|'?em|that|this)(?: ones?)?")


async def taken_plainly(
    message: Message, before: Sequence[Message], house: House, currency: str
) -> str | None:
    """`message` as an order of one product of the screen; None where it takes none."""
    if len(message.text) > _LONGEST or request_language(message.text, house.shop.locale) != "en":
        return None
    if not (lists_seen(before) or message.product_ids):
        return None
    text = contracted(" ".join(reader_text(message.text).lower().split()), is_english=True)
    if of_page := await _of_page(message, text, house):
        return of_page
    one = chosen(text)
    if one is None or not (one.count or (one.ref and (one.kindly or one.way))):
        return None
    if read_deed(text) is not None or not _may_take(one, message, before):
        return None
    state = come_to(before, house.vocabulary, currency).at(message)
    async with house.database.reading() as conn:
        records = {record.id: record for record in await read_records(conn, [*state.screen, *state.shown])}
        record = _meant(one, state, before, records, house)
        if record is None:
            return None
        variants = await sellables(conn, product_id=record.id)
    said = one.way if _THEM.fullmatch(one.ref) else f"{one.ref} {one.way}"
    ways = " ".join(word for word in words_and_decimals(said) if word in option_words(variants))
    options = options_said(ways, record) if heard_options(words_and_decimals(ways), variants) else ""
    if not one.count and not one.kindly and not options:
        return None
    called = (
        f"the {PLACES[state.shown.index(record.id)]} one"
        if record.id in state.shown[: len(PLACES)]
        else record.title
    )
    count = f"{one.count} of " if one.count else ""
    return f"add {count}{called}{f' in {options}' if options else ''} to my cart"


def _may_take(one: Chosen, message: Message, before: Sequence[Message]) -> bool:
    """Whether so few words can be an order here: no answer to a question, and a count alone only behind goods."""
    last = before[-1] if before else None
    showed = last is not None and bool(last.product_ids)
    if last is not None and "?" in last.text and not showed:
        return False
    if one.ref and not _THEM.fullmatch(one.ref):
        return True
    answers = last is not None and last.text.rstrip().endswith("?")
    return not answers and (showed or bool(message.product_ids and not before))


def _meant(
    one: Chosen, state: State, before: Sequence[Message], records: dict[str, Record], house: House
) -> Record | None:
    """The product of the screen that is taken; None where it may be another."""
    if not one.ref or _THEM.fullmatch(one.ref):
        last = before[-1].product_ids if before else ()
        only = (state.page,) if state.page else state.focus if len(state.focus) == 1 else last
        return records.get(only[0]) if len(only) == 1 else None
    shown = [records[id] for id in state.shown if id in records]
    for screen in (shown, list(records.values())):
        called = [word for word in words(one.ref) if word not in ("pair", "set", "pack", "thing")]
        named = named_on(" ".join(called), screen) or _by_name(called, screen)
        if len(named) == 1:
            return records[named[0]]
        if named:
            return None
    found = referred(without_noise(one.ref), state, [list(ids) for ids in lists_seen(before)], records, house)
    it_is = found is not None and (found[1] != one.ref or found[0] in (state.page,))
    return records.get(found[0]) if found is not None and it_is else None


def _by_name(called: Sequence[str], screen: Sequence[Record]) -> tuple[str, ...]:
    """Those whose title ends as it is called: "the notebooks"."""
    if not 0 < len(called) <= 2:
        return ()
    last = singular(called[-1])
    return tuple(
        record.id for record in screen if [singular(word) for word in words(record.title)[-1:]] == [last]
    )


async def _of_page(message: Message, text: str, house: House) -> str | None:
    """On a product's page, all of its options and nothing else: "olive in a 9"."""
    said = only_options(text) if message.product_ids else ""
    if not said:
        return None
    async with house.database.reading() as conn:
        options = await _all_options(conn, message.product_ids[0], said)
    return f"add this one in {options} to my cart" if options else None


async def _all_options(conn: Connection, id: str, said: str) -> str:
    """What `said` chooses where it is every option of the product, and there is more than one."""
    variants = await sellables(conn, product_id=id)
    told = [word for word in words_and_decimals(said) if word not in _AROUND]
    heard = heard_options(told, variants)
    open_ = {name for one in variants for name, _ in one.options}
    if len(open_) < 2 or {name for name, _ in heard} != open_:
        return ""
    ways = option_words(variants)
    if not all(word in ways for word in told):
        return ""
    return " ".join(f"size {value}" if name.lower() == "size" else value for name, value in heard)


_AROUND = frozenset("in a an the size colour color and please pls then ok".split())
