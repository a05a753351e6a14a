"""What an import costs, and what changing a million prices does to the searches beside it.

    script/bench catalog                          100,000 products of its own making, 1,000,000 offer updates
    script/bench catalog --feed FILE              your own feed; it names the currency with --currency
    script/bench catalog --products N --updates N --batch N --writers N
    script/bench catalog --json                   the figures alone on stdout

The import is the command `persea import catalog`, its memory that command's own largest (the database is a
process beside it). Then a server is started on what came in; one client searches without pause, first alone,
then while others send PATCH /api/offers. Everything shares this machine: compare, do not quote.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import re
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import httpx2
import numpy as np
import uvloop

from servers import demo_folder, persea_server

_SYLLABLES = "ba ce do fi gu ha ke li mo nu pa re so ti vu".split()
_WORDS = ["".join(parts) for parts in itertools.product(_SYLLABLES, repeat=3)]  # 3,375 of them
_COMMON = [1 / rank for rank in range(1, len(_WORDS) + 1)]  # as often as words of a language are (Zipf's law)
_KINDS = ("boots", "jackets", "lamps", "mugs", "chairs", "bags", "tents", "knives", "hats", "towels")
_CUMULATED = list(itertools.accumulate(_COMMON))
_ALONE_S = 15.0


@dataclass(frozen=True, slots=True)
class Import:
    products: int
    seconds: float
    products_per_s: float
    cpu_s: float
    """Of the command; the database's is its own."""
    memory_mb: float
    again_s: float
    """The same file a second time: nothing changes but as-of times."""


@dataclass(frozen=True, slots=True)
class Searches:
    """Milliseconds over HTTP, one after the other."""

    count: int
    p50: float
    p95: float
    p99: float
    longest: float


@dataclass(frozen=True, slots=True)
class Updates:
    offers: int
    seconds: float
    per_s: float
    batch_ms_p50: float
    batch_ms_p95: float
    alone: Searches
    beside: Searches


def write_feed(path: Path, products: int) -> None:
    """Products with one to three sizes each, in Persea's JSON Lines; every variant has a SKU."""
    random = Random(7)

    def words(count: int) -> list[str]:
        return random.choices(_WORDS, cum_weights=_CUMULATED, k=count)

    with path.open("w", encoding="utf-8") as file:
        for number in range(products):
            kind = random.choice(_KINDS)
            line = {
                "id": f"p{number}",
                "title": f"{' '.join(words(3))} {kind} {number}",
                "description": " ".join(words(random.randint(30, 120))),
                "brand": f"Brand {random.randint(1, 400)}",
                "category": ["Everything", kind],
                "attributes": {"Material": words(2)},
                "images": [f"https://x.example/{number}.jpg"],
                "price": f"{random.randint(500, 20_000) / 100:.2f}",
                "variants": [
                    {
                        "id": size,
                        "sku": f"p{number}-{size}",
                        "options": {"Size": size},
                        "stock": random.randint(0, 9),
                    }
                    for size in ("40", "41", "42")[: random.randint(1, 3)]
                ],
            }
            file.write(json.dumps(line) + "\n")


def queries(count: int) -> list[str]:
    """A kind of thing and two words, neither the commonest nor the rarest."""
    random = Random(11)
    return [
        f"{random.choice(_WORDS[20:400])} {random.choice(_WORDS[20:400])} {random.choice(_KINDS)}"
        for _ in range(count)
    ]


def measure_import(feed: Path, data_dir: Path, currency: str) -> Import:
    command = [sys.executable, "-m", "persea", "import", "catalog", str(feed), "--data-dir", str(data_dir)]
    command += ["--currency", currency, "--json"]
    first, cpu_s, memory_mb, report = _run(command)
    again_s, _, _, _ = _run(command)
    products = int(report["read"])
    return Import(
        products,
        round(first, 1),
        round(products / first),
        round(cpu_s, 1),
        round(memory_mb),
        round(again_s, 1),
    )


def _run(command: list[str]) -> tuple[float, float, float, dict[str, int]]:
    """Seconds, the command's own CPU seconds and largest memory in MB, and its report."""
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit("The import failed")
    seconds = time.monotonic() - begun
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, json.loads(said)


async def measure_updates(url: str, skus: list[str], *, updates: int, batch: int, writers: int) -> Updates:
    asked = queries(50)
    async with httpx2.AsyncClient(base_url=url, timeout=60) as client:
        for query in asked:
            await client.get("/api/search", params={"q": query})
        alone = await _search_until(client, asked, asyncio.get_running_loop().time() + _ALONE_S)
        took: list[float] = []
        numbers = iter(range(0, updates, batch))
        done = asyncio.Event()

        async def write() -> None:
            for start in numbers:
                offers = [
                    {
                        "sku": skus[(start + at) % len(skus)],
                        "price": f"{500 + (start + at) * 7 % 20_000}.{at % 100:02}",
                        "stock": (start + at) % 50,
                    }
                    for at in range(min(batch, updates - start))
                ]
                begun = time.perf_counter()
                answer = await client.patch("/api/offers", json={"offers": offers})
                took.append(time.perf_counter() - begun)
                if answer.status_code != 200 or answer.json()["refused"]:
                    sys.exit(f"A batch failed: {answer.text[:300]}")
                _progress(start + len(offers), updates)

        async def write_all() -> None:
            await asyncio.gather(*(write() for _ in range(writers)))
            done.set()

        begun = time.monotonic()
        writing = asyncio.create_task(write_all())
        beside = await _search_until(client, asked, None, done)
        await writing
        seconds = time.monotonic() - begun
    return Updates(
        offers=updates,
        seconds=round(seconds, 1),
        per_s=round(updates / seconds),
        batch_ms_p50=round(float(np.percentile(took, 50)) * 1000, 1),
        batch_ms_p95=round(float(np.percentile(took, 95)) * 1000, 1),
        alone=alone,
        beside=beside,
    )


async def _search_until(
    client: httpx2.AsyncClient, asked: list[str], end: float | None, done: asyncio.Event | None = None
) -> Searches:
    took: list[float] = []
    while (end is None or asyncio.get_running_loop().time() < end) and not (done and done.is_set()):
        begun = time.perf_counter()
        answer = await client.get("/api/search", params={"q": asked[len(took) % len(asked)]})
        answer.raise_for_status()
        took.append((time.perf_counter() - begun) * 1000)
        await asyncio.sleep(0.01)
    values = np.array(took)
    p50, p95, p99 = (round(float(np.percentile(values, share)), 1) for share in (50, 95, 99))
    return Searches(len(took), p50, p95, p99, round(float(values.max()), 1))


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty() or done % 100_000 == 0:
        print(f"\r{done:,} of {of:,} offers", end="" if sys.stderr.isatty() else "\n", file=sys.stderr)


def table(came: Import, told: Updates | None) -> str:
    lines = [
        f"Load {os.getloadavg()[0]:.1f}",
        "",
        "| import | |",
        "|---|---|",
        f"| products | {came.products:,} |",
        f"| first time | {came.seconds} s, {came.products_per_s:,} a second |",
        f"| CPU of the command | {came.cpu_s} s |",
        f"| memory of the command | {came.memory_mb} MB |",
        f"| the same file again | {came.again_s} s |",
    ]
    if told is None:
        return "\n".join(lines)
    lines += [
        "",
        f"{told.offers:,} offers in {told.seconds} s: {told.per_s:,} a second;"
        f" a batch {told.batch_ms_p50} ms at the median, {told.batch_ms_p95} at p95",
        "",
        "| a search, ms | count | p50 | p95 | p99 | longest |",
        "|---|---|---|---|---|---|",
    ]
    for name, s in (("alone", told.alone), ("beside the updates", told.beside)):
        lines.append(f"| {name} | {s.count} | {s.p50} | {s.p95} | {s.p99} | {s.longest} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--feed", type=Path, help="a feed of your own, in Persea's JSON Lines with SKUs")
    parser.add_argument("--currency", default="USD")
    parser.add_argument("--products", type=int, default=100_000)
    parser.add_argument("--updates", type=int, default=1_000_000, help="0 measures the import alone")
    parser.add_argument("--batch", type=int, default=500)
    parser.add_argument("--writers", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with demo_folder() as data_dir:
        feed = asked.feed
        if feed is None:
            feed = data_dir.parent / "products.jsonl"
            write_feed(feed, asked.products)
        came = measure_import(feed, data_dir, asked.currency)
        told = None
        if asked.updates:
            with feed.open(encoding="utf-8") as lines:
                skus = [sku for line in lines for sku in re.findall(r'"sku": "([^"]+)"', line)]
            with persea_server(data_dir, "http://127.0.0.1:9/v1") as url:
                work = measure_updates(
                    url, skus, updates=asked.updates, batch=asked.batch, writers=asked.writers
                )
                told = uvloop.run(work)
    if asked.json:
        print(json.dumps({"import": asdict(came), "updates": asdict(told) if told else None}))
    else:
        print(table(came, told))


if __name__ == "__main__":
    main()
