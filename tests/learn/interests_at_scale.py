"""Fits on made-up events in a process of its own, whose memory is then told: `python interests_at_scale.py E S P`."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True, slots=True)
class Fitted:
    fit_s: float
    peak_mb: float
    saved_mb: float
    load_s: float
    us_per_shopper: float


def fit_at_scale(events: int, shoppers: int, products: int) -> Fitted:
    command = [sys.executable, __file__, *map(str, (events, shoppers, products))]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return Fitted(**json.loads(done.stdout))


def _here(events: int, shoppers: int, products: int) -> Fitted:
    import tempfile

    from persea.interests.profile import Profile
    from persea.interests.rank import rank
    from persea.interests.saved import load_model, save_model
    from persea.learn.fit_interests import fit_interests

    table, attributes = _made_up(events, shoppers, products)
    began = time.perf_counter()
    model = fit_interests(
        table,
        attributes,
        progress=lambda doing, _: print(f"{time.perf_counter() - began:6.1f} s {doing}", file=sys.stderr),
    )
    fit_s = time.perf_counter() - began
    peak_mb = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) / 1024
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model"
        save_model(model, file)
        saved_mb = file.stat().st_size / 2**20
        began = time.perf_counter()
        loaded = load_model(file)
        load_s = time.perf_counter() - began
        starts = table.shopper_starts()
        profiles = [
            Profile.in_order(tuple(table.products[at] for at in table.product[begin:end].tolist()))
            for begin, end in zip(starts[:200].tolist(), starts[1:201].tolist(), strict=True)
        ]
        began = time.perf_counter()
        for one in profiles:
            rank(loaded, one, 10)
        us = (time.perf_counter() - began) / len(profiles) * 1e6
    return Fitted(fit_s, peak_mb, saved_mb, load_s, us)


def _made_up(events: int, shoppers: int, products: int):  # type: ignore[no-untyped-def]
    """Tastes in a thousand groups, popularity like a power law within each; eight attributes a product."""
    from persea.interests.events import EventTable

    rng = np.random.default_rng(7)
    shopper = rng.integers(0, shoppers, events, dtype=np.int32)
    group = (shopper % 1000 + rng.integers(0, 3, events)) % 1000
    place = (products // 1000 * rng.random(events) ** 2).astype(np.int64)
    product = (place * 1000 + group).astype(np.int32)
    names = tuple(map(str, range(products)))
    table = EventTable.sorted(
        tuple(map(str, range(shoppers))),
        names,
        shopper,
        product,
        rng.random(events) * 3e7,
        np.ones(events, np.float32),
    )
    tokens = rng.integers(0, (20, 100, 300, 1000, 3000, 10_000, 20_000, 50_000), (products, 8))
    attributes = {
        name: [f"{at}:{token}" for at, token in enumerate(row)]
        for name, row in zip(names, tokens.tolist(), strict=True)
    }
    return table, attributes


if __name__ == "__main__":
    json.dump(asdict(_here(*map(int, sys.argv[1:4]))), sys.stdout)
