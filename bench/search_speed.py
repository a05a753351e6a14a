"""How fast, how exact and how fresh the searches are on a made shop of a given size.

Every query is asked of every system before the next one, in an order that changes, so that the machine's other work
hits all alike. The first queries of each system warm it and are not counted.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
import psutil

from condition import Condition, System
from made_shop import Asked, MadeShop
from persea.values import Money, Product
from persea_shop import Imported, Shop, opened_shop
from rivals import Bm25s, Dense, Fused, Tantivy
from servers import demo_folder

K = 10
_WARM = 20
_UPDATES = 20
_AS_NEAR = 1e-3  # inner products in half precision: nearer than this none is better


@dataclass(frozen=True, slots=True)
class Asking:
    """Milliseconds, from the text to the products' ids: by the clock, and of CPU, which other work on the machine
    does not change."""

    system: str
    condition: str
    p50: float
    p95: float
    cpu: float
    """On average, in this process and in the database's."""
    found: float
    """How many of 10, on average."""
    recall: float | None
    """Of a system that searches by meaning alone: the share of the exact nearest ten that it found."""


@dataclass(frozen=True, slots=True)
class Built:
    system: str
    seconds: float
    disk_mb: float
    memory_mb: float


@dataclass(frozen=True, slots=True)
class Update:
    """Milliseconds at the median from the change until a query has shown it, that query included."""

    system: str
    price_ms: float
    title_ms: float
    queries: int
    """The most that were asked until one showed it."""


@dataclass(frozen=True, slots=True)
class Speed:
    products: int
    shares: dict[str, float]
    """What the conditions really let through, on average."""
    asking: list[Asking]
    built: list[Built]
    updates: list[Update]


async def measure_speed(count: int, queries: int) -> Speed:
    _say(f"{count:,} products: making them …")
    made = MadeShop(count)
    asked = made.queries(queries + _WARM)
    with demo_folder() as data_dir:
        async with opened_shop(data_dir) as shop:
            _say(f"{count:,} products: importing …")
            imported = await shop.bring(made.products)
            _say(f"{count:,} products: {imported.seconds:.0f} s; building the others …")
            folder = data_dir.parent
            tantivy, words, dense, fused, built = _build(made, imported, shop, folder)
            systems: list[System] = [*shop.systems(), tantivy, words, fused, dense]
            asking, shares = await _ask_all(made, asked, systems, dense, shop)
            whole, for_search = await shop.size()
            built[0] = replace(built[0], disk_mb=for_search / 1e6, memory_mb=await shop.memory_mb())
            built.insert(
                1, Built("Persea, the whole shop", imported.seconds, whole / 1e6, built[0].memory_mb)
            )
            _say(f"{count:,} products: changing some …")
            updates = [
                await _update_persea(made, shop),
                await _update_tantivy(made, tantivy),
                await _update_bm25s(made, words),
            ]
    return Speed(count, shares, asking, built, updates)


def _build(
    made: MadeShop, imported: Imported, shop: Shop, folder: Path
) -> tuple[Tantivy, Bm25s, Dense, Fused, list[Built]]:
    """All beside Persea, with what each cost; an entry for Persea first."""
    (folder / "tantivy").mkdir()
    begun, before = time.perf_counter(), _memory_mb()
    tantivy = Tantivy(made.products, folder / "tantivy")
    built = [
        Built("Persea, for search", imported.seconds, 0, 0),
        Built("tantivy", time.perf_counter() - begun, _disk_mb(folder / "tantivy"), _memory_mb() - before),
    ]
    begun, before = time.perf_counter(), _memory_mb()
    words = Bm25s(made.products)
    seconds, memory_mb = time.perf_counter() - begun, _memory_mb() - before
    words.save(folder / "bm25s")
    of_words = Built("bm25s", seconds, _disk_mb(folder / "bm25s"), memory_mb)
    dense = Dense(words, imported.vectors, shop.vectors_of)
    vectors_mb = imported.vectors.nbytes / 1e6
    with_dense = Built(
        "bm25s + dense",
        of_words.seconds + imported.embed_s,
        of_words.disk_mb + vectors_mb,
        of_words.memory_mb + vectors_mb,
    )
    return tantivy, words, dense, Fused(words, dense), [*built, of_words, with_dense]


async def _ask_all(
    made: MadeShop, asked: list[Asked], systems: list[System], exact: Dense, shop: Shop
) -> tuple[list[Asking], dict[str, float]]:
    random = Random(1)
    names = list(made.conditions(asked[0].kind))
    took: dict[tuple[str, str], list[float]] = {(s.name, c): [] for s in systems for c in names}
    found: dict[tuple[str, str], list[int]] = {key: [] for key in took}
    recalled: dict[tuple[str, str], list[float]] = {key: [] for key in took}
    cpu: dict[tuple[str, str], list[float]] = {key: [] for key in took}
    shares: dict[str, list[float]] = {name: [] for name in names}
    for number, one in enumerate(asked):
        _progress(number, len(asked))
        database = await shop.processes()
        for name, condition in made.conditions(one.kind).items():
            near = exact.likeness(one.text, condition)  # (products,)
            shares[name].append(float((near > -np.inf).mean()))
            for system in random.sample(systems, len(systems)):
                of_database = _cpu_s(database)
                own, begun = time.process_time(), time.perf_counter()
                ids = await system.find(one.text, condition, K)
                seconds, own = time.perf_counter() - begun, time.process_time() - own
                if number >= _WARM:
                    key = system.name, name
                    took[key].append(seconds)
                    cpu[key].append(own + _cpu_s(database) - of_database)
                    found[key].append(len(ids))
                    recalled[key].append(_recall(ids, near))
    by_meaning = {"Persea, meaning only", exact.name}
    asking = [
        Asking(
            system,
            name,
            p50=float(np.percentile(times, 50)) * 1000,
            p95=float(np.percentile(times, 95)) * 1000,
            cpu=float(np.mean(cpu[system, name])) * 1000,
            found=float(np.mean(found[system, name])),
            recall=float(np.mean(recalled[system, name])) if system in by_meaning else None,
        )
        for (system, name), times in took.items()
    ]
    return asking, {name: float(np.mean(values)) for name, values in shares.items()}


def _recall(ids: list[str], near: np.ndarray) -> float:
    """How many of the `K` nearest are among `ids`, by their likeness, since equals may stand for one another."""
    met = near[near > -np.inf]
    k = min(K, len(met))
    if k == 0:
        return 1.0
    least = np.partition(met, len(met) - k)[len(met) - k]
    rows = [int(id.removeprefix("p")) for id in ids]
    return float(np.count_nonzero(near[rows] >= least - _AS_NEAR)) / k


# ---------------------------------------------------------------- changes


Change = Callable[[int], Awaitable[None]]
Shown = Callable[[int], Awaitable[bool]]


async def _median_ms(change: Change, shown: Shown, times: int) -> tuple[float, int]:
    """Milliseconds from the change until a query shows it, at the median, and the most queries that it took."""
    took, most = [], 0
    for at in range(times):
        asked = 0
        begun = time.perf_counter()
        await change(at)
        while True:
            asked += 1
            if await shown(at):
                break
        took.append(time.perf_counter() - begun)
        most = max(most, asked)
    return float(np.median(took)) * 1000, most


def _changed(made: MadeShop, at: int) -> Product:
    """The product with a word in its title that no other has, and a price below all others'."""
    product = made.products[at * len(made.products) // _UPDATES]
    price = Money(100 + at, "USD")
    offer = product.variants[0].offer
    assert offer is not None, "each has one"
    variant = replace(product.variants[0], offer=replace(offer, price=price))
    return replace(product, title=f"{product.title} {_word(at)}", variants=(variant,))


def _word(at: int) -> str:
    return f"qzx{chr(ord('a') + at)}w"


async def _update_persea(made: MadeShop, shop: Shop) -> Update:
    async def change_price(at: int) -> None:
        product = _changed(made, at)
        await shop.change_price(product, Money(100 + at, "USD"))

    async def price_shown(at: int) -> bool:
        product = made.products[at * len(made.products) // _UPDATES]
        hits = await shop.hits(product.title, Condition(max_price_minor=100 + at), K)
        return any(hit.record.id == product.id for hit in hits)

    async def change_title(at: int) -> None:
        await shop.change_product(_changed(made, at))

    async def title_shown(at: int) -> bool:
        hits = await shop.hits(_word(at), Condition(), K)
        return any(hit.some_word and hit.record.id == _changed(made, at).id for hit in hits)

    price_ms, most = await _median_ms(change_price, price_shown, _UPDATES)
    title_ms, as_many = await _median_ms(change_title, title_shown, _UPDATES)
    return Update("Persea", price_ms, title_ms, max(most, as_many))


async def _update_tantivy(made: MadeShop, tantivy: Tantivy) -> Update:
    """A document is written anew, whatever changes."""

    async def change(at: int) -> None:
        tantivy.replace(_changed(made, at))

    async def shown(at: int) -> bool:
        found = await tantivy.find(_word(at), Condition(max_price_minor=100 + at), K)
        return _changed(made, at).id in found

    ms, most = await _median_ms(change, shown, _UPDATES)
    return Update("tantivy", ms, ms, most)


async def _update_bm25s(made: MadeShop, words: Bm25s) -> Update:
    """A price is a number in the process's memory; for a title the index is built anew, which is tried once."""
    row = 0

    async def change_price(at: int) -> None:
        words.prices[row] = 100 + at

    async def price_shown(at: int) -> bool:
        found = await words.find(made.products[row].title, Condition(max_price_minor=100 + at), K)
        return words.ids[row] in found

    async def change_title(at: int) -> None:
        words.build([_changed(made, 0), *made.products[1:]])

    async def title_shown(at: int) -> bool:
        return words.ids[row] in await words.find(_word(0), Condition(), K)

    price_ms, most = await _median_ms(change_price, price_shown, _UPDATES)
    title_ms, as_many = await _median_ms(change_title, title_shown, 1)
    return Update("bm25s", price_ms, title_ms, max(most, as_many))


# ---------------------------------------------------------------- what is around


def _cpu_s(processes: list[psutil.Process]) -> float:
    """Used by them so far. The kernel counts in hundredths of a second: only many queries together have a mean to
    go by."""
    used = 0.0
    for process in processes:
        with suppress(psutil.NoSuchProcess):  # a connection or a worker that has gone meanwhile
            times = process.cpu_times()
            used += times.user + times.system
    return used


def _memory_mb() -> float:
    gc.collect()
    return float(psutil.Process().memory_info().rss) / 1e6


def _disk_mb(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty() or done % 50 == 0:
        _say(f"  query {done:,} of {of:,}")
