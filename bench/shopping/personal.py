"""What a shopper's history is worth in the ranking of what a request finds, on real sequences.

    script/bench personal PATH.txt … [--users N] [--json]

Each PATH holds a shopper a line, `shopper product product …`, with PATH's stem + ".item2attributes.json" beside it (see
docs/interests.md for the sets). The interest model is fitted strictly, on all but each shopper's last two products. For
each shopper one attribute of the last product, drawn by a seed among those that at least eleven products have, stands for
a request ("shampoo", a brand): its candidates are all products with it. They are ranked by the very score of a shopping
turn: without interests (of all parts, popularity alone is known here) and with them, weighed as in a turn. What was seen
before may come again in a list, but history says nothing for it, as in a shop what was bought.

NDCG@10 of the one right product, with 95 % intervals of 2,000 bootstrap samples of shoppers. What it is not: a search.
Nobody typed these requests, all candidates are equally relevant, and leave-one-out lets other people's future in.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from persea.evaluate.event_files import read_attributes, read_events
from persea.evaluate.splits import Case, leave_one_out
from persea.interests.history import History
from persea.interests.model import InterestModel
from persea.interests.taste import Taste
from persea.learn.fit_interests import fit_interests
from persea.ranking.score import Candidate, rank
from persea.ranking.weights import DEFAULTS, INTEREST, Weights

_DEPTH = 10
_FEWEST = 11  # candidates; of fewer every list holds the right one
_SAMPLES = 2_000
_TRIED = (0.0, 0.04, 0.3, 1.0)  # weights of interest beside the default
_LONGEST_CHECKED = 300  # candidates of a list that is ranked by the shop's own function, too


@dataclass(frozen=True, slots=True)
class Mean:
    ndcg_10: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Personal:
    name: str
    shoppers: int
    candidates: float
    """In the median."""
    without: Mean
    with_interests: Mean
    more: Mean
    """Of the paired differences."""
    hurt: float
    """Share of shoppers whose product stands lower with interests, of those where it is in either list."""
    by_weight: dict[str, float]
    """NDCG@10 by the weight of interest."""
    checked: int
    """Lists that the shop's own function ranked alike."""


def measure(path: Path, most: int) -> Personal:
    events = read_events(path)
    attributes = read_attributes(path.with_name(f"{path.stem}.item2attributes.json"))
    split = leave_one_out(events, 2)
    model = fit_interests(split.fit, attributes)
    holders: dict[str, list[int]] = {}
    for product, held in attributes.items():
        row = model.products.row(product)
        if row is not None:
            for one in held:
                holders.setdefault(one, []).append(row)
    rows_of = {one: np.array(sorted(rows), np.int64) for one, rows in holders.items() if len(rows) >= _FEWEST}
    random = Random(20261128)
    weights = {f"{value:g}": replace(DEFAULTS, interest=value) for value in (*_TRIED, DEFAULTS.interest)}
    gains: dict[str, list[float]] = {name: [] for name in weights}
    sizes: list[int] = []
    checked = 0
    cases = list(split.cases)
    random.shuffle(cases)
    for case in cases:
        drawn = [one for one in attributes.get(case.target, ()) if one in rows_of]
        target = model.products.row(case.target)
        if len(sizes) == most or not drawn or target is None:
            continue
        rows = rows_of[random.choice(drawn)]
        taste = _taste(model, case)
        interest = _interest(taste, rows)
        for name, one in weights.items():
            listed = _list(model, rows, interest, one)
            gains[name].append(_gain(listed, target))
        if len(rows) <= _LONGEST_CHECKED and checked < 200:
            _check(model, taste, rows, _list(model, rows, interest, DEFAULTS))
            checked += 1
        sizes.append(len(rows))
    own = np.array(gains[f"{DEFAULTS.interest:g}"])
    none = np.array(gains["0"])
    either = (own > 0) | (none > 0)
    return Personal(
        path.stem,
        len(sizes),
        float(np.median(sizes)),
        _mean(none),
        _mean(own),
        _mean(own - none),
        float((own < none)[either].mean()),
        {name: float(np.mean(told)) for name, told in gains.items()},
        checked,
    )


def _taste(model: InterestModel, case: Case) -> Taste:
    done = {event.product for event in case.profile.events}
    return Taste.of(model, History(case.profile, {}), case.profile, done)


def _interest(taste: Taste, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    ids = [taste.model.products.ids[row] for row in rows.tolist()]
    found = taste.amounts(ids)
    return np.array([found.get(id, 0.0) for id in ids])


def _list(
    model: InterestModel, rows: NDArray[np.int64], interest: NDArray[np.float64], weights: Weights
) -> list[int]:
    """As ranking/score.py has it, for all candidates at once; `_check` holds one to the other."""
    popular = np.log1p(model.popularity[rows])
    score = weights.popularity * popular / max(float(popular.max()), 1e-12)
    score = score + weights.weight_of(INTEREST) * 0.5 * interest / max(0.4, float(interest.max()))
    return [int(row) for row in rows[np.lexsort((rows, -score))[:_DEPTH]]]


def _check(model: InterestModel, taste: Taste, rows: NDArray[np.int64], listed: list[int]) -> None:
    ids = [model.products.ids[row] for row in rows.tolist()]
    history = taste.amounts(ids)
    scored = rank(
        [
            Candidate(id, interest=history.get(id, 0.0), events=float(model.popularity[row]))
            for id, row in zip(ids, rows.tolist(), strict=True)
        ],
        DEFAULTS,
        _DEPTH,
    )
    if [one.product_id for one in scored] != [model.products.ids[row] for row in listed]:
        sys.exit(f"The bench ranks otherwise than the shop: {listed}, {scored}")


def _gain(listed: list[int], target: int) -> float:
    return float(1 / np.log2(2 + listed.index(target))) if target in listed else 0.0


def _mean(values: NDArray[np.float64]) -> Mean:
    drawing = np.random.default_rng(7)
    means = [float(values[drawing.integers(0, len(values), len(values))].mean()) for _ in range(_SAMPLES)]
    low, high = np.percentile(means, [2.5, 97.5])
    return Mean(float(values.mean()), float(low), float(high))


def table(found: list[Personal]) -> str:
    lines = [
        "| set | shoppers | candidates, median | NDCG@10 without interests | with | more | stands lower |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in found:
        cells = [
            f"{mean.ndcg_10:.4f} [{mean.low:.4f}, {mean.high:.4f}]"
            for mean in (one.without, one.with_interests, one.more)
        ]
        lines.append(
            f"| {one.name} | {one.shoppers:,} | {one.candidates:g} | {' | '.join(cells)} | {one.hurt:.0%} |"
        )
    lines += ["", "NDCG@10 by the weight of interest:", ""]
    lines.append("| set | " + " | ".join(found[0].by_weight) + " |")
    lines.append("|---" * (len(found[0].by_weight) + 1) + "|")
    for one in found:
        lines.append(
            f"| {one.name} | " + " | ".join(f"{value:.4f}" for value in one.by_weight.values()) + " |"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--users", type=int, default=10_000, help="shoppers of each set, drawn by a seed")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = [measure(path, asked.users) for path in asked.paths]
    print(json.dumps([asdict(one) for one in found]) if asked.json else table(found))


if __name__ == "__main__":
    main()
