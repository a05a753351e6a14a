"""Saving for later, and watching prices and stock, as a message asks for it; and telling what is saved and watched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from persea.cart.choose import heard_options
from persea.compose import cart as told
from persea.compose.cart import Voice, thing, title
from persea.language.inflection import folded
from persea.language.plain import markdown_escaped, singular, words, words_and_decimals
from persea.store.cart import Sellable, sellables
from persea.store.database import Connection
from persea.store.records import read_records
from persea.store.saved import save, saved_of, take_off
from persea.store.watches import Watch, end_watch, start_watch, watches_of
from persea.values import Card, Cards, Intent, Money, Record, ReplyEvent, Turn
from persea.values.shopping import Deed, Do, Watching

_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Kept:
    text: str
    events: tuple[ReplyEvent, ...] = ()
    suggestions: tuple[str, ...] = ()


async def keep_or_watch(conn: Connection, turn: Turn, shopper: UUID, intent: Intent, voice: Voice) -> Kept:
    """To be called in a transaction."""
    deed = intent.deed
    assert deed is not None, "checked by who calls"
    if deed.do is Do.SAVED:
        return await _saved(conn, shopper, voice)
    if deed.do is Do.WATCHES:
        return await _watches(conn, shopper, voice)
    if deed.do is Do.UNWATCH:
        return await _unwatch(conn, shopper, intent, deed, voice)
    if deed.do is Do.UNSAVE:
        return await _unsave(conn, shopper, intent, deed, voice)
    if intent.unknown:
        return Kept(voice.say("not_found", what=markdown_escaped(intent.unknown[0])))
    records = await read_records(conn, list(intent.subject_ids))
    if not records:
        return Kept(voice.say("name_it"))
    if not deed.sure and len(records) > 1:
        rows = [(record.title, record.price) for record in records]
        return Kept(told.which_product(voice, rows, "which_save" if deed.do is Do.SAVE else "which_watch"))
    if deed.do is Do.SAVE:
        for record in records:
            await save(conn, shopper, record.id, now=datetime.now(UTC))
        names = " + ".join(title(record.title) for record in records)
        return Kept(voice.say("saved", what=names), (), ("What have I saved?",))
    return await _watch(conn, turn, shopper, records[0], deed, voice)


# ---------------------------------------------------------------- saved


async def _saved(conn: Connection, shopper: UUID, voice: Voice) -> Kept:
    found = await saved_of(conn, shopper)
    if not found:
        return Kept(voice.say("saved_none"))
    records = await read_records(conn, [one.product_id for one in found[:_MOST_SHOWN]])
    rows = [f"{title(one.title)}" for one in found[:_MOST_SHOWN]]
    cards = (Cards(tuple(Card(record) for record in records)),) if records else ()
    return Kept(told.listed(voice, "saved_list", rows), cards)


async def _unsave(conn: Connection, shopper: UUID, intent: Intent, deed: Deed, voice: Voice) -> Kept:
    found = await saved_of(conn, shopper)
    meant = [one for one in found if one.product_id in intent.subject_ids and deed.sure]
    meant = meant or [one for one in found if deed.said and _is_called(deed.said, one.title)]
    meant = meant or (found[:1] if not deed.said and not deed.sure else [])
    if len(meant) != 1:
        return Kept(voice.say("not_saved"))
    await take_off(conn, shopper, meant[0].product_id)
    return Kept(voice.say("unsaved", what=title(meant[0].title)))


def _is_called(said: str, name: str) -> bool:
    return {singular(word) for word in words(said)} <= {singular(word) for word in words(name)}


# ---------------------------------------------------------------- watches


async def _watch(
    conn: Connection, turn: Turn, shopper: UUID, record: Record, deed: Deed, voice: Voice
) -> Kept:
    variants = await sellables(conn, product_id=record.id)
    one = _variant(variants, deed)
    what = thing(record.title, one.options if one else ())
    of_these = [one] if one else variants
    stock = deed.stock or (deed.do is not Do.WATCH)
    left = [known for known in of_these if known.left]
    price = min((known.price for known in left or of_these if known.price is not None), default=None)
    if stock and left:
        return Kept(voice.say("in_stock_already", what=what), (), ("Add it to my cart",))
    below = deed.below
    if not stock:
        if price is None:
            return Kept(voice.say("no_price", what=what))
        if below is not None and left and price < below:
            return Kept(voice.say("cheaper_already", what=what, price=str(price)), (), ("Add it to my cart",))
    made = await start_watch(
        conn,
        shopper,
        record.id,
        "stock" if stock else "price",
        now=datetime.now(UTC),
        below=below,
        variant_id=one.variant_id if one else "",
    )
    return Kept(
        _watching(voice, what, made, price, below),
        (_event(made),),
        ("What am I watching?", "Stop watching that"),
    )


def _variant(variants: list[Sellable], deed: Deed) -> Sellable | None:
    said = heard_options(words_and_decimals(deed.said), variants)
    found = [one for one in variants if set(said) <= set(one.options)] if said else []
    return found[0] if len(found) == 1 else None


def _watching(voice: Voice, what: str, made: Watch, price: Money | None, below: Money | None) -> str:
    if made.kind == "stock":
        return voice.say("watch_stock", what=what)
    if below is None:
        return voice.say("watch_any", what=what, price=str(made.below))
    return voice.say("watch_below", what=what, below=str(below), price=str(price))


async def _unwatch(conn: Connection, shopper: UUID, intent: Intent, deed: Deed, voice: Voice) -> Kept:
    found = await watches_of(conn, shopper, now=datetime.now(UTC))
    if deed.all:
        for one in found:
            await end_watch(conn, shopper, one.id)
        return Kept(
            voice.say("unwatched_all" if found else "watch_none"),
            tuple(_event(one, on=False) for one in found),
        )
    meant = [one for one in found if deed.sure and one.product_id in intent.subject_ids]
    if deed.said:
        meant = meant or [one for one in found if _is_called(deed.said, one.title)]
        meant = meant or await _of_kind(conn, deed.said, found)
    elif not meant and found:
        meant = [max(found, key=lambda one: one.made_at)]
    if not meant:
        return Kept(voice.say("not_watched"))
    for one in meant:
        await end_watch(conn, shopper, one.id)
    return Kept(
        voice.say("unwatched", what=title(meant[0].title)), tuple(_event(one, on=False) for one in meant)
    )


async def _of_kind(conn: Connection, said: str, found: list[Watch]) -> list[Watch]:
    """That which is of the kind that is called so, where it is the only one: "that watch" of a chronograph."""
    told = {folded(word) for word in words(said)}
    records = {record.id: record for record in await read_records(conn, [one.product_id for one in found])}
    of_kind = [
        one
        for one in found
        if (record := records.get(one.product_id)) is not None
        and told <= {folded(word) for part in (*record.category_path, record.title) for word in words(part)}
    ]
    return of_kind if len(of_kind) == 1 else []


async def _watches(conn: Connection, shopper: UUID, voice: Voice) -> Kept:
    found = await watches_of(conn, shopper, now=datetime.now(UTC))
    if not found:
        return Kept(voice.say("watch_none"))
    rows = [_row(voice, one) for one in found[:_MOST_SHOWN]]
    return Kept(told.listed(voice, "watch_list", rows), tuple(_event(one) for one in found[:_MOST_SHOWN]))


def _row(voice: Voice, watch: Watch) -> str:
    state = "row" if watch.due_at is None else "due"
    return voice.say(
        f"watch_{state}_{watch.kind}",
        what=title(watch.title),
        below=str(watch.below or "?"),
        price=str(watch.due_price or "?"),
    )


def _event(watch: Watch, *, on: bool = True) -> Watching:
    return Watching(watch.product_id, watch.title, watch.kind, watch.below, on, str(watch.id))
