"""How many events a second come in, and how fast a shopper's newest are found among them.

    script/bench events                            100,000 of Segment's events in batches of 100, by 4 tellers
    script/bench events --events N --batch N --tellers N --shoppers N
    script/bench events --json                     the figures alone on stdout

Each batch is one POST /api/events over HTTP to a server of its own, and counts when 202 has come: the database has
written it by then. Half of the batches are told under consent. The bodies are made before the clock starts; the tellers
share this machine with the server: compare, do not quote.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter

import httpx2
import numpy as np
import uvloop

from persea.store.event_history import newest_history, persons_events
from persea.store.opened import opened_database
from persea.store.shoppers import known_shopper
from servers import demo_folder, persea_server

_NAMES = ("Product Viewed", "Product Viewed", "Product Viewed", "Product Added", "Product Added to Wishlist")
_NO_MODEL = "http://127.0.0.1:9/v1"  # none is asked


@dataclass(frozen=True, slots=True)
class Intake:
    events: int
    seconds: float
    per_s: float
    batch_ms_p50: float
    batch_ms_p95: float
    batch_ms_p99: float
    again_per_s: float
    """The same once more: all duplicates."""


@dataclass(frozen=True, slots=True)
class Reads:
    history_ms_p50: float
    history_ms_p95: float
    """The newest 200 of one shopper, over one connection."""
    stream_per_s: float
    """All events of persons, in the order of time."""


def bodies(events: int, batch: int, shoppers: int) -> list[bytes]:
    """Segment's batches, in the year before now."""
    random, now = Random(7), datetime.now(UTC)

    def call(number: int, consent: bool) -> dict[str, object]:
        moment = now - timedelta(seconds=random.uniform(0, 300 * 86_400))
        product = int(random.paretovariate(1)) % 100_000
        return {
            "type": "track", "event": random.choice(_NAMES), "messageId": f"m-{number}",
            "userId": f"u-{random.randrange(shoppers)}", "timestamp": moment.isoformat(),
            "context": {"consent": {"categoryPreferences": {"Personalization": consent, "Analytics": True}}},
            "properties": {"product_id": f"p-{product}", "sku": f"s-{product}", "price": 18.99, "quantity": 1},
        }  # fmt: skip

    made = []
    for start in range(0, events, batch):
        consent = (start // batch) % 2 == 0
        calls = [call(number, consent) for number in range(start, min(start + batch, events))]
        made.append(json.dumps({"batch": calls}).encode())
    return made


async def tell(url: str, batches: list[bytes], tellers: int) -> tuple[float, list[float]]:
    """The seconds it took, and those of each batch."""
    rest, took = iter(batches), []

    async def one(http: httpx2.AsyncClient) -> None:
        for body in rest:
            begun = perf_counter()
            response = await http.post("/api/events", content=body)
            took.append(perf_counter() - begun)
            if response.status_code != 202 or response.json()["rejected"]:
                sys.exit(f"{response.status_code}: {response.text[:500]}")

    headers = {"content-type": "application/json"}
    async with httpx2.AsyncClient(base_url=url, headers=headers, timeout=60) as http:
        begun = perf_counter()
        await asyncio.gather(*(one(http) for _ in range(tellers)))
        return perf_counter() - begun, took


async def measure_intake(url: str, asked: argparse.Namespace) -> Intake:
    batches = bodies(asked.events, asked.batch, asked.shoppers)
    seconds, took = await tell(url, batches, asked.tellers)
    again, _ = await tell(url, batches, asked.tellers)
    p50, p95, p99 = np.percentile(np.array(took) * 1000, [50, 95, 99])
    rounded = [round(float(value), 1) for value in (p50, p95, p99)]
    return Intake(
        asked.events, round(seconds, 1), round(asked.events / seconds), *rounded, round(asked.events / again)
    )


async def measure_reads(data_dir: Path, shoppers: int) -> Reads:
    took = []
    async with opened_database(None, "shop", data_dir, notify=lambda _: None) as database:
        async with database.connection() as conn:
            for number in range(min(shoppers, 500)):
                shopper = await known_shopper(conn, f"u-{number}")
                begun = perf_counter()
                await newest_history(conn, shopper)
                took.append((perf_counter() - begun) * 1000)
            begun, count = perf_counter(), 0
            async for _ in persons_events(conn):
                count += 1
            seconds = perf_counter() - begun
    p50, p95 = np.percentile(took, [50, 95])
    return Reads(round(float(p50), 2), round(float(p95), 2), round(count / seconds))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--batch", type=int, default=100)
    parser.add_argument("--tellers", type=int, default=4)
    parser.add_argument("--shoppers", type=int, default=2_000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with demo_folder() as data_dir:
        with persea_server(data_dir, _NO_MODEL, "--no-demo") as url:
            intake = uvloop.run(measure_intake(url, asked))
        reads = uvloop.run(measure_reads(data_dir, asked.shoppers))
    figures = {"intake": asdict(intake), "reads": asdict(reads)}
    if asked.json:
        print(json.dumps(figures))
        return
    for part in figures.values():
        for name, value in part.items():
            print(f"{name:>16}  {value:,}")


if __name__ == "__main__":
    main()
