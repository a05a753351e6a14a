"""How long a set of five takes in a large shop, and where the time goes.

    PYTHONPATH=bench .venv/bin/python -m shopping.sets --products 100000 --sets 60 [--out FILE]

The shop is the made one of script/bench search (bench/made_shop.py): fifty kinds, prices from 5 to 200 dollars. Each set wants
one product of five kinds, within the sum of one quantile of their prices, from the 5 % to the 40 % one. The shop's index and
the embedding model are warm. Wall time beside the machine's other work, and CPU time of this process and the database's.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import psutil

from made_shop import MadeShop
from persea.app import Persea
from persea.gather.assemble import assemble, conditions_of, offers_for
from persea.gather.lexicon import Lexicon, load_lexicon
from persea.settings import Settings
from persea.store.database import Connection
from persea.values import Money, PieceWanted, SetWanted
from persea_shop import Shop
from servers import demo_folder

_PIECES = 5
_WARM = 5


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds, and how many sets and candidates were found."""

    wall: float
    cpu: float
    offers: float
    """Of the wall, until every piece has its candidates."""
    sets: int
    candidates: int


def wanted_sets(made: MadeShop, count: int) -> list[SetWanted]:
    """`count` sets of five kinds, from a seed."""
    random = np.random.default_rng(20261128)
    kinds = sorted({product.category_path[-1].lower() for product in made.products[:1000]})
    prices = {kind: [] for kind in kinds}
    for product in made.products:
        offer = product.variants[0].offer
        if offer is not None:
            prices[product.category_path[-1].lower()].append(offer.price.amount_minor)
    found = []
    for _ in range(count):
        chosen = [kinds[at] for at in random.choice(len(kinds), _PIECES, replace=False)]
        share = random.uniform(0.05, 0.4)
        budget = sum(int(np.quantile(prices[kind], share)) for kind in chosen)
        pieces = tuple(PieceWanted(kind, ((kind, kind.split()[-1]),)) for kind in chosen)
        found.append(SetWanted(pieces, budget=Money(budget, "USD")))
    return found


async def measure(count: int, sets: int) -> tuple[list[Took], float]:
    """What each set took, and the seconds of the import."""
    made = MadeShop(count)
    with demo_folder() as folder:
        async with Persea.opened(Settings(folder)) as persea:
            shop = Shop(persea)
            imported = await shop.bring(made.products)
            processes = [psutil.Process(), *await shop.processes()]
            async with persea.database.reading() as conn:
                lexicon = await load_lexicon(conn, "en")
                took = [
                    await _one(conn, wanted, persea, lexicon, processes)
                    for wanted in wanted_sets(made, sets + _WARM)
                ]
    return took[_WARM:], imported.seconds


async def _one(
    conn: Connection, wanted: SetWanted, persea: Persea, lexicon: Lexicon, processes: list[psutil.Process]
) -> Took:
    embed = persea.embedder.embed_query
    before, begun = _cpu_s(processes), time.perf_counter()
    found = await assemble(conn, wanted, "USD", embed=embed, lexicon=lexicon)
    wall, cpu = time.perf_counter() - begun, _cpu_s(processes) - before
    # Again with another sum, so that nothing but the choosing is left out.
    again = replace(wanted, budget=Money(1, "USD"))
    begun = time.perf_counter()
    offers = await offers_for(conn, again, conditions_of(again, "USD"), embed=embed, lexicon=lexicon)
    looked = time.perf_counter() - begun
    return Took(
        wall * 1000, cpu * 1000, looked * 1000, len(found.sets), sum(len(one.candidates) for one in offers)
    )


def _cpu_s(processes: list[psutil.Process]) -> float:
    times = [process.cpu_times() for process in processes if process.is_running()]
    return sum(one.user + one.system for one in times)


def table(count: int, took: list[Took], import_s: float) -> str:
    def row(name: str, values: list[float]) -> str:
        p50, p95, most = (np.percentile(values, at) for at in (50, 95, 100))
        return f"| {name} | {p50:.0f} | {p95:.0f} | {most:.0f} |"

    choosing = [max(one.wall - one.offers, 0.0) for one in took]
    return "\n".join(
        [
            f"{count:,} products (imported in {import_s:.0f} s), {len(took)} sets of {_PIECES}, load {os.getloadavg()[0]:.1f}:"
            f" {sum(one.sets > 0 for one in took)} could be built, {np.mean([one.candidates for one in took]):.0f} candidates each",
            "",
            "| ms | p50 | p95 | longest |",
            "|---|---|---|---|",
            row("a set and its alternatives", [one.wall for one in took]),
            row("… CPU, this process and the database's", [one.cpu for one in took]),
            row("candidates of five pieces", [one.offers for one in took]),
            row("choosing three sets (the rest)", choosing),
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--products", type=int, default=100_000)
    parser.add_argument("--sets", type=int, default=60)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    took, import_s = asyncio.run(measure(asked.products, asked.sets))
    text = table(asked.products, took, import_s)
    print(text)
    if asked.out:
        asked.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
