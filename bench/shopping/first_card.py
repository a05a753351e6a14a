"""How long a shopper waits for the first card, with the ranking and with their interests, in a large made-up shop.

    script/bench first-card [--products N] [--turns N] [--json]        100,000 products, 200 turns

The shop is that of bench/made_shop.py. 2,000 made-up shoppers have had to do with 25 products of two kinds each, and the
interest model is fitted on that; the shopper who asks has 200 events. Each request is taken four times, one right after
the other, in an order that turns: found as it was before there was a ranking (the best six by relevance), ranked for
nobody, ranked with interests, and as a whole turn of a shopper who has agreed, from `house()` to the event that carries
the cards. All in one process beside the database's own; without HTTP, which adds a millisecond or two (bench/turn.py).
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from uuid import UUID, uuid4

import numpy as np
import uvloop

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from made_shop import MadeShop
from persea.app import Persea
from persea.gather.wanted import gather
from persea.hearing import hear
from persea.interests.saved import save_model
from persea.learn.fit_interests import fit_interests
from persea.learn.shop_events import read_shop_events
from persea.settings import Settings
from persea.store.fitted_models import keep_model
from persea.store.recommendable import traits_of_products
from persea.turn import House, run_turn
from persea.values import Cards, Memory, Message, Role, Turn
from persea_shop import Shop
from servers import demo_folder

_SHOPPERS, _EVENTS, _OWN_EVENTS = 2_000, 25, 200
_WARM = 20


@dataclass(frozen=True, slots=True)
class Spread:
    """Milliseconds."""

    p50: float
    p95: float
    p99: float

    @classmethod
    def of(cls, seconds: list[float]) -> Spread:
        return cls(
            *(round(float(np.percentile(np.array(seconds) * 1000, share)), 1) for share in (50, 95, 99))
        )


@dataclass(frozen=True, slots=True)
class Figures:
    products: int
    turns: int
    load: float
    unranked: Spread
    """What is found, as before there was a ranking."""
    ranked: Spread
    with_interests: Spread
    """With reading the shopper's history."""
    first_card: Spread
    with_reason: float
    """Share of the turns of which a card says what of the shopper's history moved it up."""


@asynccontextmanager
async def made(products: int) -> AsyncIterator[tuple[Persea, MadeShop, UUID]]:
    shop = MadeShop(products)
    with demo_folder() as data_dir:
        async with Persea.opened(Settings(data_dir)) as persea:
            print(f"importing {products:,} products …", file=sys.stderr, flush=True)
            await Shop(persea).bring(shop.products)
            who = await _behave(persea, shop)
            await _fit(persea, data_dir)
            await persea.interests.model()
            await persea.rehearse()  # as a server does when it starts
            gc.collect()
            gc.freeze()  # the shop itself, which no server holds in its own memory
            yield persea, shop, who


async def _behave(persea: Persea, shop: MadeShop) -> UUID:
    """The shopper who asks; they and the others turn to products of a few kinds."""
    random, now = Random(20261128), datetime.now(UTC)
    kinds: dict[tuple[str, ...], list[str]] = {}
    for product in shop.products:
        kinds.setdefault(product.category_path, []).append(product.id)
    shoppers = [uuid4() for _ in range(_SHOPPERS + 1)]
    rows = []
    for nth, shopper in enumerate(shoppers):
        of = [random.choice(list(kinds.values())) for _ in range(8 if nth == 0 else 2)]
        for at in range(_OWN_EVENTS if nth == 0 else _EVENTS):
            kind = "view" if random.random() < 0.9 else "purchase"
            when = now - timedelta(hours=at + random.random())
            rows.append(
                (uuid4(), when, when, kind, shopper, random.choice(random.choice(of)), ["personalization"])
            )
    async with persea.database.connection() as conn, conn.cursor() as cursor:
        await cursor.executemany("INSERT INTO shopper (key) VALUES (%s)", [(one,) for one in shoppers])
        await cursor.executemany(
            "INSERT INTO event (id, at, received_at, kind, shopper_key, product, purposes)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            rows,
        )
        await conn.execute("ANALYZE")
    return shoppers[0]


async def _fit(persea: Persea, folder: Path) -> None:
    async with persea.database.connection() as conn:
        events, traits = await read_shop_events(conn), await traits_of_products(conn)
        model = await asyncio.to_thread(fit_interests, events, traits)
        save_model(model, folder / "model")
        await keep_model(
            conn, folder / "model", events=len(events), shoppers=len(events.shoppers),
            products=len(model.products), seconds=0.0,
        )  # fmt: skip


async def _found(house: House, turn: Turn, text: str, ranked: bool) -> float:
    intent, _ = await hear(Message(Role.USER, text), (), house, "USD")
    begun = perf_counter()
    ranking = await house.ranker.of(turn) if ranked else None
    async with house.database.reading() as conn:
        await gather(conn, intent, embed=house.embed, lexicon=house.lexicon, ranking=ranking)
    return perf_counter() - begun


async def _first_card(persea: Persea, turn: Turn, text: str) -> tuple[float, bool]:
    begun = perf_counter()
    house = replace(await persea.house(), model=None)
    async with aclosing(run_turn(turn, Message(Role.USER, text), (), house)) as events:
        async for event in events:
            if isinstance(event, Cards):
                says = any(part.why for card in event.cards for part in card.parts if part.name == "interest")
                return perf_counter() - begun, says
    return perf_counter() - begun, False


async def measure(products: int, turns: int) -> Figures:
    took: dict[str, list[float]] = {"unranked": [], "ranked": [], "interests": [], "card": []}
    says = 0
    async with made(products) as (persea, shop, who):
        nobody = Turn("bench", datetime.now(UTC), "USD")
        theirs = replace(nobody, shopper_id=str(who), memory=Memory.ON)
        house = replace(await persea.house(), model=None)
        print("asking …", file=sys.stderr, flush=True)
        for nth, asked in enumerate(shop.queries(turns + _WARM)):
            now: dict[str, float] = {}
            ways = ["unranked", "ranked", "interests", "card"]
            for way in ways[nth % 4 :] + ways[: nth % 4]:
                if way == "card":
                    now[way], said = await _first_card(persea, theirs, asked.text)
                    says += said and nth >= _WARM
                else:
                    turn = theirs if way == "interests" else nobody
                    now[way] = await _found(house, turn, asked.text, way != "unranked")
            if nth >= _WARM:
                for way, seconds in now.items():
                    took[way].append(seconds)
    return Figures(
        products, turns, os.getloadavg()[0],
        *(Spread.of(took[way]) for way in ("unranked", "ranked", "interests", "card")),
        says / turns,
    )  # fmt: skip


def table(found: Figures) -> str:
    lines = [f"{found.products:,} products, {found.turns} requests; load {found.load:.1f}", ""]
    lines += ["| ms | p50 | p95 | p99 |", "|---|---|---|---|"]
    for name, spread in (
        ("found, not ranked", found.unranked), ("ranked for nobody", found.ranked),
        ("ranked with interests", found.with_interests), ("first card of a turn, with interests", found.first_card),
    ):  # fmt: skip
        lines.append(f"| {name} | {spread.p50} | {spread.p95} | {spread.p99} |")
    return "\n".join([*lines, "", f"A card gave a personal reason in {found.with_reason:.0%} of the turns."])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--products", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = uvloop.run(measure(asked.products, asked.turns))
    print(json.dumps(asdict(found)) if asked.json else table(found))


if __name__ == "__main__":
    main()
