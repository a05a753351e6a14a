"""Doing what a message asks of the cart, and telling what came of it. No model takes part.

    intent with a deed -> CartShown | Watching | Cards, Text, Done

Nothing is done for a caller whom nobody knows, and nothing in a private turn: both are told why. What it does not do:
find out which product is meant (hearing/deeds.py).
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import ceil
from urllib.parse import urljoin
from uuid import UUID

from persea.cart.change import Hand, add, empty, exchange, remove, set_quantity, take_back
from persea.cart.choose import choose, heard_options, option_words
from persea.cart.handover import Handover
from persea.compose import cart as told
from persea.compose.cart import Voice, thing, title, voice_of
from persea.errors import BadRequest, HandoverFailed, NotEnough, NotSellable, OptionsOpen, RequestError
from persea.language.plain import markdown_escaped, words_and_decimals
from persea.modes.cart_lines import Asked, lines_meant
from persea.modes.keeping import keep_or_watch
from persea.modes.to_free import free_delivery_from, told_of_free
from persea.origin import Origin
from persea.store.cart import MOST_OF_ONE, Sellable, cart_of, sellables
from persea.store.database import Connection, Database
from persea.store.events import Purpose
from persea.store.records import read_records
from persea.understand.cart import TO_FREE_DELIVERY, unheard_option
from persea.values import Done, Intent, Memory, Message, Mode, ReplyEvent, Role, Text, Turn
from persea.values.shopping import Cart, CartLine, CartShown, Deed, Do

_AFTER_CHANGE = ("What's in my cart?", "Check out")
_UNDONE = ("Undo", "What's in my cart?")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is said and shown."""

    text: str
    events: tuple[ReplyEvent, ...] = ()
    suggestions: tuple[str, ...] = ()


async def carting(
    turn: Turn,
    intent: Intent,
    message: Message,
    history: Sequence[Message],
    *,
    database: Database,
    handover: Handover,
) -> AsyncGenerator[ReplyEvent, None]:
    """What changed or was asked for, Text, Done."""
    voice = voice_of(turn, [said.text for said in history if said.role is Role.ASSISTANT])
    outcome = await _outcome(turn, intent, message, history, voice, database, handover)
    for event in outcome.events:
        yield event
    yield Text(outcome.text, _origins(outcome))
    yield Done(turn.id, Mode.SHOPPING, outcome.suggestions)


def _origins(outcome: Outcome) -> tuple[Origin, ...]:
    """Of each price of a line that is said, and of the sum."""
    cart = next((event.cart for event in outcome.events if isinstance(event, CartShown)), None)
    if cart is None:
        return ()
    known = {str(line.price): Origin(str(line.price), -1, "record", line.product_id, line.title, "price")
             for line in cart.lines if line.price is not None}  # fmt: skip
    if cart.total is not None:
        known.setdefault(str(cart.total), Origin(str(cart.total), -1, "computed", "cart", "", "total"))
    found = [
        replace(origin, start=at)
        for written, origin in known.items()
        if (at := outcome.text.find(written)) >= 0
    ]
    return tuple(sorted(found, key=lambda origin: origin.start))


async def _outcome(
    turn: Turn,
    intent: Intent,
    message: Message,
    history: Sequence[Message],
    voice: Voice,
    database: Database,
    handover: Handover,
) -> Outcome:
    deed = intent.deed
    assert deed is not None, "checked by who calls"
    if turn.private:
        return Outcome(voice.say("private"))
    if turn.shopper_id is None:
        return Outcome(voice.say("unknown_caller"))
    shopper = UUID(turn.shopper_id)
    if deed.do is Do.CHECK_OUT and not deed.rest:
        return await _check_out(shopper, voice, database, handover, turn.base_url)
    async with database.connection() as conn:
        if deed.do not in _OF_CART or (deed.most and await _is_sold_out(conn, intent)):
            kept = await keep_or_watch(conn, turn, shopper, intent, voice)
            return Outcome(kept.text, kept.events, kept.suggestions)
        doing = _Doing(conn, _hand(turn, shopper), voice, intent, deed, message, history, turn.currency)
        try:
            async with conn.transaction():  # what is refused half-way has not been done at all
                return await _DEEDS[deed.do](doing)
        except OptionsOpen as error:
            odd = await _odd_option(doing, error.product_id)
            not_so = (
                voice.say("not_so", what=title(error.title), options=markdown_escaped(odd)) if odd else ""
            )
            return Outcome(told.which_options(voice, error.title, error.options, not_so))
        except NotSo as error:
            return Outcome(voice.say("not_so", what=title(error.name), options=markdown_escaped(error.odd)))
        except NotEnough as error:
            return Outcome(told.not_enough(voice, error.title, error.left, error.in_cart))
        except NotSellable as error:
            return Outcome(
                voice.say("no_price" if "no price" in error.what else "not_sold", what=title(error.title))
            )
        except BadRequest as error:
            return Outcome(voice.say("refused", why=error.what))


_OF_CART = (Do.ADD, Do.REMOVE, Do.SET, Do.VARY, Do.SHOW, Do.EMPTY, Do.UNDO, Do.CHECK_OUT)


class NotSo(Exception):
    """Something does not come in the size or colour that was said."""

    def __init__(self, name: str, odd: str) -> None:
        super().__init__(odd)
        self.name = name
        self.odd = odd


@dataclass(frozen=True, slots=True)
class _Doing:
    """A deed as it is being done."""

    conn: Connection
    hand: Hand
    voice: Voice
    intent: Intent
    deed: Deed
    message: Message
    history: Sequence[Message]
    currency: str

    async def cart(self) -> Cart:
        return await cart_of(self.conn, self.hand.shopper)


def _hand(turn: Turn, shopper: UUID) -> Hand:
    purposes = (
        frozenset({Purpose.PERSONALIZATION})
        if turn.memory is Memory.ON and turn.learns
        else frozenset[Purpose]()
    )
    return Hand(shopper, datetime.now(UTC), "chat", purposes, turn_id=turn.id)


async def _is_sold_out(conn: Connection, intent: Intent) -> bool:
    """Whether "yes" was said to the offer to watch for it."""
    found = [one for id in intent.subject_ids[:1] for one in await sellables(conn, product_id=id)]
    return bool(found) and not any(one.left for one in _so(found, intent.deed))


def _so(found: Sequence[Sellable], deed: Deed | None) -> list[Sellable]:
    said = heard_options(words_and_decimals(deed.said if deed else ""), found)
    return [one for one in found if set(said) <= set(one.options)]


# ---------------------------------------------------------------- putting in


async def _add(doing: _Doing) -> Outcome:
    deed, intent, voice = doing.deed, doing.intent, doing.voice
    if intent.unknown and deed.points:
        return Outcome(voice.say("none_such", what=markdown_escaped(intent.unknown[0])))
    if intent.unknown:
        return Outcome(voice.say("not_found", what=markdown_escaped(intent.unknown[0])))
    if not intent.subject_ids:
        return Outcome(voice.say("name_it"))
    if not deed.sure and len(intent.subject_ids) > 1:
        return Outcome(await which_product(doing.conn, voice, intent.subject_ids, "which_add"))
    put_in: list[CartLine] = []
    if deed.each:
        return await _add_each(doing)
    for product_id in intent.subject_ids:
        variant = await _one_more(doing, product_id) or await _variant(doing, product_id)
        quantity = deed.quantity or 1
        if deed.most:
            quantity = await _what_is_left(doing, variant, quantity)
        if quantity > MOST_OF_ONE > variant.left:
            raise NotEnough(variant.title, variant.variant_id, asked=quantity, left=variant.left)
        if not 1 <= quantity <= MOST_OF_ONE:
            return Outcome(voice.say("too_many" if quantity else "at_least_one"))
        await add(doing.conn, doing.hand, variant, quantity)
        put_in.append(_line_of(await doing.cart(), variant))
    cart = await doing.cart()
    text = (
        told.added(voice, put_in[0], cart, quantity)
        if len(put_in) == 1
        else told.added_several(voice, put_in, cart)
    )
    question = await _asked_of_rest(doing)
    return Outcome(f"{text} {question}".strip(), (CartShown(cart, changed=True),), _AFTER_CHANGE)


async def _one_more(doing: _Doing, product_id: str) -> Sellable | None:
    """Of "another two of them": the variant that is in the cart already, where it is the only one of the product."""
    if not doing.deed.points or doing.deed.said or not doing.deed.quantity:
        return None
    own = [line.variant_id for line in (await doing.cart()).lines if line.product_id == product_id]
    there = await sellables(doing.conn, product_id=product_id)
    return next((one for one in there if own == [one.variant_id]), None)


async def _asked_of_rest(doing: _Doing) -> str:
    """Which size or colour the next of several is to have; empty where all of them are in."""
    if not doing.deed.rest:
        return ""
    product_id, part = doing.deed.rest[0]
    try:
        await _variant(replace(doing, deed=part), product_id)
    except OptionsOpen as error:
        return told.which_options(doing.voice, error.title, error.options, "")
    return ""


async def _asked_first(doing: _Doing) -> Outcome:
    """Who goes to check out in the middle of it is asked once more what the rest is to go in as."""
    text = f"{doing.voice.say('checkout_open')} {await _asked_of_rest(doing)}"
    cart = await doing.cart()
    return Outcome(text, (CartShown(cart),) if cart.lines else (), ("Check out",))


async def _add_each(doing: _Doing) -> Outcome:
    """Several, each with its own number and options. What is clear is put in; of the first that is not, it is asked."""
    put_in: list[CartLine] = []
    counts: list[int] = []
    question = ""
    for product_id, part in zip(doing.intent.subject_ids, doing.deed.each, strict=True):
        try:
            variant = await _variant(replace(doing, deed=part), product_id)
            await add(doing.conn, doing.hand, variant, min(part.quantity or 1, MOST_OF_ONE))
            put_in.append(_line_of(await doing.cart(), variant))
            counts.append(min(part.quantity or 1, MOST_OF_ONE))
        except OptionsOpen as error:
            question = question or told.which_options(doing.voice, error.title, error.options, "")
    if not put_in:
        return Outcome(question)
    cart = await doing.cart()
    added = told.added_several(doing.voice, put_in, cart, counts)
    return Outcome(f"{added} {question}".strip(), (CartShown(cart, changed=True),), _AFTER_CHANGE)


async def _variant(doing: _Doing, product_id: str) -> Sellable:
    """Raises NotSellable, OptionsOpen or NotEnough."""
    found = await sellables(doing.conn, product_id=product_id)
    said = heard_options(words_and_decimals(doing.deed.said), found)
    odd = unheard_option(doing.deed.said, option_words(found))
    if odd and len(_so(found, doing.deed)) == 1:  # it would be put in otherwise, as if nothing had been said
        raise NotSo(found[0].title, odd)
    return choose(found, said)


async def _odd_option(doing: _Doing, product_id: str) -> str:
    """What was said of its size or colour that it does not come in."""
    return unheard_option(doing.deed.said, option_words(await sellables(doing.conn, product_id=product_id)))


async def _what_is_left(doing: _Doing, variant: Sellable, wanted: int) -> int:
    line = next((one for one in (await doing.cart()).lines if _is(one, variant)), None)
    return min(wanted, variant.left - (line.quantity if line else 0))


def _line_of(cart: Cart, variant: Sellable) -> CartLine:
    return next(line for line in cart.lines if _is(line, variant))


def _is(line: CartLine, variant: Sellable) -> bool:
    return (line.product_id, line.variant_id) == (variant.product_id, variant.variant_id)


async def which_product(conn: Connection, voice: Voice, ids: Sequence[str], key: str) -> str:
    """One question that lists `ids`."""
    records = await read_records(conn, list(ids))
    return told.which_product(voice, [(record.title, record.price) for record in records], key)


# ---------------------------------------------------------------- lines that are there


async def _meant(doing: _Doing) -> list[CartLine] | Outcome:
    """The lines that are meant, or what is said where that is not clear."""
    cart = await doing.cart()
    asked = await lines_meant(
        doing.conn, doing.hand.shopper, cart, doing.intent, doing.message, doing.history
    )
    if isinstance(asked, list):
        return asked
    voice = doing.voice
    if asked is Asked.EMPTY:
        return Outcome(voice.say("empty"))
    if asked is Asked.SEVERAL:
        rows = [(line.title + _chosen(line), line.price) for line in cart.lines]
        return Outcome(told.which_product(voice, rows, "which_line"))
    said = doing.deed.said
    text = voice.say("not_in_cart", what=markdown_escaped(said)) if said else voice.say("not_in_cart_it")
    return Outcome(f"{text} {told.shown(voice, cart)}")


def _chosen(line: CartLine) -> str:
    return f" ({', '.join(value for _, value in line.options)})" if line.options else ""


async def _remove(doing: _Doing) -> Outcome:
    lines = await _meant(doing)
    if isinstance(lines, Outcome):
        return lines
    names = []
    for line in lines:
        fewer = doing.deed.less
        if fewer is not None and fewer < line.quantity:
            await set_quantity(
                doing.conn, doing.hand, line.variant_id, line.quantity - fewer, product_id=line.product_id
            )
            names.append(thing(line.title, line.options, fewer))
        else:
            await remove(doing.conn, doing.hand, line.variant_id, product_id=line.product_id)
            names.append(thing(line.title, line.options, line.quantity))
    cart = await doing.cart()
    return Outcome(told.removed(doing.voice, names, cart), (CartShown(cart, changed=True),), _UNDONE)


async def _set(doing: _Doing) -> Outcome:
    lines = await _meant(doing)
    if isinstance(lines, Outcome):
        return lines
    if len(lines) != 1:
        rows = [(line.title + _chosen(line), line.price) for line in lines]
        return Outcome(told.which_product(doing.voice, rows, "which_line"))
    line, quantity = lines[0], doing.deed.quantity or 0
    if doing.deed.times is not None:
        quantity = ceil(line.quantity * doing.deed.times)
    if quantity > MOST_OF_ONE:
        return Outcome(doing.voice.say("too_many"))
    if doing.deed.most:
        found = await sellables(doing.conn, variant_id=line.variant_id, product_id=line.product_id)
        quantity = min(quantity, found[0].left) if found else line.quantity
    changed = await set_quantity(
        doing.conn, doing.hand, line.variant_id, quantity, product_id=line.product_id
    )
    cart = await doing.cart()
    now = next(
        (one for one in cart.lines if (one.product_id, one.variant_id) == (line.product_id, line.variant_id)),
        None,
    )
    if now is None:
        return Outcome(
            told.removed(doing.voice, [thing(line.title, line.options)], cart),
            (CartShown(cart, changed=True),),
            _UNDONE,
        )
    if not changed:
        what = thing(now.title, now.options, now.quantity)
        return Outcome(doing.voice.say("same", what=what), (CartShown(cart),), _AFTER_CHANGE)
    return Outcome(told.made_so_many(doing.voice, now, cart), (CartShown(cart, changed=True),), _AFTER_CHANGE)


async def _vary(doing: _Doing) -> Outcome:
    """Another size or colour in the place of a line: what is not said stays as it is."""
    lines = await _meant(doing)
    if isinstance(lines, Outcome):
        return lines
    line = lines[0]
    found = await sellables(doing.conn, product_id=line.product_id)
    said = heard_options(words_and_decimals(doing.deed.said), found)
    named = {name for name, _ in said}
    wanted = choose(found, [*said, *((name, value) for name, value in line.options if name not in named)])
    if _is(line, wanted):
        what = thing(line.title, line.options, line.quantity)
        return Outcome(doing.voice.say("same", what=what), (CartShown(await doing.cart()),), _AFTER_CHANGE)
    await exchange(doing.conn, doing.hand, line, wanted)
    cart = await doing.cart()
    text = told.varied(doing.voice, _line_of(cart, wanted), cart)
    return Outcome(text, (CartShown(cart, changed=True),), _AFTER_CHANGE)


async def _show(doing: _Doing) -> Outcome:
    cart = await doing.cart()
    if doing.deed.said == TO_FREE_DELIVERY and (
        found := await free_delivery_from(doing.conn, doing.currency)
    ):
        return Outcome(told_of_free(found, cart), (CartShown(cart),))
    return Outcome(told.shown(doing.voice, cart), (CartShown(cart),), ("Check out",) if cart.lines else ())


async def _empty(doing: _Doing) -> Outcome:
    changed = await empty(doing.conn, doing.hand)
    cart = await doing.cart()
    text = doing.voice.say("emptied" if changed else "empty")
    return Outcome(text, (CartShown(cart, changed=changed),), ("Undo",) if changed else ())


async def _undo(doing: _Doing) -> Outcome:
    changed = await take_back(doing.conn, doing.hand)
    cart = await doing.cart()
    text = told.taken_back(doing.voice, cart) if changed else doing.voice.say("nothing_to_undo")
    return Outcome(text, (CartShown(cart, changed=changed),), _AFTER_CHANGE if cart.lines else ())


_DEEDS = {
    Do.ADD: _add, Do.REMOVE: _remove, Do.SET: _set, Do.VARY: _vary, Do.SHOW: _show, Do.EMPTY: _empty, Do.UNDO: _undo,
    Do.CHECK_OUT: _asked_first,
}  # fmt: skip


# ---------------------------------------------------------------- the checkout


async def _check_out(
    shopper: UUID, voice: Voice, database: Database, handover: Handover, base_url: str
) -> Outcome:
    async with database.reading() as conn:
        cart = await cart_of(conn, shopper)
    if not cart.lines:
        return Outcome(voice.say("checkout_empty"), (CartShown(cart),))
    for line in cart.lines:
        if line.problem:
            what = thing(line.title, line.options)
            return Outcome(voice.say("checkout_trouble", what=what, why=line.problem), (CartShown(cart),))
    try:
        handed = await handover.hand_over(shopper, now=datetime.now(UTC))
    except HandoverFailed:
        return Outcome(voice.say("checkout_failed"), (CartShown(cart),), ("Check out",))
    except RequestError as error:
        return Outcome(voice.say("refused", why=error.what), (CartShown(cart),))
    if handed.url is not None:
        text = voice.say("checkout", url=urljoin(f"{base_url}/", handed.url), total=str(cart.total or ""))
        return Outcome(text, (CartShown(cart),))
    if handed.sent:
        return Outcome(voice.say("checkout_sent"), (CartShown(cart),))
    async with database.reading() as conn:
        records = await read_records(conn, list(dict.fromkeys(line.product_id for line in cart.lines)))
    return Outcome(
        told.buy_at(voice, [(record.title, urljoin(f"{base_url}/", record.url)) for record in records]),
        (CartShown(cart),),
    )
