"""The goods of one kind that a request may mean, as they describe themselves: many more than are shown."""

from __future__ import annotations

from dataclasses import replace

from persea.gather.lexical import ask
from persea.gather.retrieve import retrieve
from persea.gather.things import names_kind
from persea.gather.wording import Way, Wording
from persea.store.database import Connection
from persea.store.product_texts import ProductText, product_texts
from persea.values import Filters

_MOST = 250  # products that are looked at of those that the words find, and of those of the kind


async def pool_of(conn: Connection, wording: Wording, goods: str, filters: Filters) -> list[ProductText]:
    """Products that are called `goods`, those that say most of `wording` first."""
    found: dict[str, None] = {}
    kind = Wording(goods, goods, ((Way(goods),),))
    for words, strict in ((wording, False), (kind, True)):
        asked = await ask(conn, words, goods=goods, strict=strict)
        retrieved = await retrieve(
            conn,
            replace(asked, model_key=None),
            [0.0],
            filters,
            k=_MOST,
            order=None,
            all_named=True,
            exact_first=strict,
            counting=False,
        )
        found |= dict.fromkeys(one.id for one in retrieved.found if one.every_word or one.some_word)
    products = await product_texts(conn, list(found))
    return [one for one in products if names_kind(one.title, one.category_path, goods)]
