"""From an event to the list that it changed, over HTTP, while other shoppers' events flow in.

    script/bench recommendations                   20 s at 200 events a second, on the demo shop and its year of events
    script/bench recommendations --seconds N --per-s N --json

A server of its own with the demo shop, its made-up year of events imported and fitted. Then events flow in at an
even pace, in batches of --batch, while new shoppers one after the other view products. Timed is: the event (202, it is
written), then the recommendations with their explanation, until they have been read. Each answer must name the very
product that was viewed; one that does not ends the bench. The load and the asker share this machine with the server:
compare, do not quote.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from time import perf_counter

import httpx2
import numpy as np
import uvloop

from servers import demo_folder, persea_server

_NO_MODEL = "http://127.0.0.1:9/v1"  # none is asked
_VIEWS = 5  # of each new shopper


@dataclass(frozen=True, slots=True)
class Figures:
    fitted: str
    """What persea fit said."""
    asked: int
    flowed: int
    """Events of others, taken."""
    flowed_per_s: float
    both_ms_p50: float
    both_ms_p95: float
    """Event and recommendations together."""
    list_ms_p50: float
    list_ms_p95: float
    """The recommendations alone."""


def persea(data_dir: Path, *arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "persea", *map(str, arguments), "--data-dir", str(data_dir)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout.strip()


def write_demo(out: Path, shoppers: int) -> None:
    subprocess.run(
        [sys.executable, "-m", "persea", "demo", str(out), "--pictures", "none", "--shoppers", str(shoppers)],
        check=True,
        capture_output=True,
    )


def viewed(shopper: str, product: str) -> dict[str, object]:
    return {"event": "view", "shopper": shopper, "product": product, "consent": ["personalization"]}


class Flow:
    """Events of other shoppers, at an even pace."""

    def __init__(self, http: httpx2.AsyncClient, products: list[str], per_s: int, batch: int) -> None:
        self._http = http
        self._products = products
        self._per_s = per_s
        self._batch = batch
        self.taken = 0

    async def run(self, seconds: float) -> float:
        """How many seconds it took in all."""
        random, begun = Random(7), perf_counter()
        under_way: set[asyncio.Task[None]] = set()
        for number in range(0, int(seconds * self._per_s), self._batch):
            await asyncio.sleep(max(0.0, begun + number / self._per_s - perf_counter()))
            events = [
                {
                    "id": f"flow-{number + at}",
                    **viewed(f"other-{random.randrange(500)}", random.choice(self._products)),
                }
                for at in range(self._batch)
            ]
            task = asyncio.create_task(self._tell(events))
            under_way.add(task)
            task.add_done_callback(under_way.discard)
        if under_way:
            await asyncio.wait(under_way)
        return perf_counter() - begun

    async def _tell(self, events: list[dict[str, object]]) -> None:
        response = await self._http.post("/api/events", json=events)
        self.taken += response.json()["joined"]


async def ask(http: httpx2.AsyncClient, products: list[str], until_s: float) -> list[tuple[float, float]]:
    """(seconds of both, of the list alone), one shopper after the other."""
    random, took, number = Random(11), [], 0
    while perf_counter() < until_s:
        shopper = f"new-{number // _VIEWS}"
        product = random.choice(products)
        number += 1
        begun = perf_counter()
        told = await http.post("/api/events", json={"id": f"ask-{number}", **viewed(shopper, product)})
        between = perf_counter()
        answer = await http.get(
            "/api/recommendations", params={"shopper": shopper, "k": "20", "explain": "true"}
        )
        ended = perf_counter()
        causes = {
            cause["event"]["product"]
            for one in answer.json()["results"]
            for cause in one["why"]["contributions"]
            if cause["event"]
        }
        if told.status_code != 202 or product not in causes:
            sys.exit(f"{product} is no cause of what was recommended: {answer.text[:500]}")
        took.append((ended - begun, ended - between))
    return took


async def measure(url: str, fitted: str, products: list[str], asked: argparse.Namespace) -> Figures:
    limits = httpx2.Limits(max_connections=32)
    async with (
        httpx2.AsyncClient(base_url=url, timeout=60, limits=limits) as others,
        httpx2.AsyncClient(base_url=url, timeout=60) as own,
    ):
        await ask(own, products, perf_counter() + 1)  # the first request maps the model
        flow = Flow(others, products, asked.per_s, asked.batch)
        seconds, took = await asyncio.gather(
            flow.run(asked.seconds), ask(own, products, perf_counter() + asked.seconds)
        )
    both = np.percentile([one[0] * 1000 for one in took], [50, 95])
    listed = np.percentile([one[1] * 1000 for one in took], [50, 95])
    ms = [round(float(value), 1) for value in (*both, *listed)]
    return Figures(fitted, len(took), flow.taken, round(flow.taken / seconds, 1), *ms)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--per-s", type=int, default=200)
    parser.add_argument("--batch", type=int, default=10)
    parser.add_argument("--shoppers", type=int, default=500)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with demo_folder() as data_dir, persea_server(data_dir, _NO_MODEL) as url:
        out = data_dir.parent / "demo"
        write_demo(out, asked.shoppers)
        persea(data_dir, "import", "events", out / "events.jsonl", "--consent", "personalization")
        fitted = persea(data_dir, "fit")
        found = httpx2.get(f"{url}/api/recommendations", params={"kind": "trending", "k": "100"})
        products = [one["id"] for one in found.json()["results"]]
        figures = asdict(uvloop.run(measure(url, fitted, products, asked)))
    if asked.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:>14}  {value}")


if __name__ == "__main__":
    main()
