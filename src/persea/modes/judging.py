"""Whether a discount is real, and whether it was cheaper before: from the prices that the shop has told. No model takes
part, and nothing is written, so that a private turn and a caller whom nobody knows get the same answer."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence

from persea.cart.choose import heard_options
from persea.cart.verdict import judge
from persea.compose import cart as told
from persea.compose.cart import voice_of
from persea.compose.discount import judged, judged_origins
from persea.language.plain import markdown_escaped, words_and_decimals
from persea.store.cart import sellables
from persea.store.database import Connection, Database
from persea.store.price_history import price_history
from persea.store.records import read_records
from persea.values import Card, Cards, Done, Intent, Message, Mode, ReplyEvent, Role, Text, Turn


async def judging(
    turn: Turn, intent: Intent, history: Sequence[Message], *, database: Database
) -> AsyncGenerator[ReplyEvent, None]:
    """Cards of one product where it is not on the screen, Text, Done."""
    voice = voice_of(turn, [said.text for said in history if said.role is Role.ASSISTANT])
    deed = intent.deed
    assert deed is not None, "checked by who calls"
    async with database.reading() as conn:
        records = await read_records(conn, list(intent.subject_ids))
        if not records:
            what = markdown_escaped(intent.unknown[0]) if intent.unknown else ""
            yield Text(voice.say("not_found", what=what) if what else voice.say("name_it"))
        elif len(records) > 1 and not deed.sure:
            yield Text(
                told.which_product(voice, [(record.title, record.price) for record in records], "which_judge")
            )
        else:
            seen = {id for one in history for id in one.product_ids}
            if any(record.id not in seen for record in records):
                yield Cards(tuple(Card(record) for record in records))
            for record in records:
                yield await _judged(conn, turn, record.id, deed.said, len(records) > 1)
    yield Done(
        turn.id, Mode.SHOPPING, ("Tell me when it drops", "Add it to my cart") if len(records) == 1 else ()
    )


async def _judged(conn: Connection, turn: Turn, product_id: str, said: str, several: bool) -> Text:
    variants = await sellables(conn, product_id=product_id)
    options = heard_options(words_and_decimals(said), variants)
    fitting = [one for one in variants if options and set(options) <= set(one.options)]
    history = await price_history(conn, product_id, fitting[0].variant_id if len(fitting) == 1 else None)
    verdict = judge(history.points, turn.started_at) if history else None
    if history is None or verdict is None:
        return Text("The shop gives no price for it.")
    text = judged(history.title, verdict, turn.started_at)
    return Text(f"{text}\n\n" if several else text, judged_origins(text, product_id, history.title, verdict))
