"""Compares systems on a file of events: every split, every system, then tables, JSON, a plot.

Figures that others published are quoted beside their own data sets only; their splits are the same, their code was
not run here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from persea.evaluate.measure import Measured, measure
from persea.evaluate.splits import leave_one_out, temporal
from persea.evaluate.systems import Attributes, FitModel, Persea, PerseaIdsOnly, System, rivals
from persea.interests.events import EventTable


@dataclass(frozen=True, slots=True)
class Published:
    system: str
    recall_10: float
    ndcg_10: float
    source: str


_TIGER, _PIECE = "Rajput et al., NeurIPS 2023", "Hou et al., ICML 2025"
_SAS = "arXiv 2508.06450, best of SASRec with sampled softmax and eSASRec"
PUBLISHED: dict[str, tuple[Published, ...]] = {
    "Beauty": (
        Published("TIGER", 0.0648, 0.0384, _TIGER),
        Published("ActionPiece", 0.0775, 0.0424, _PIECE),
        Published("SASRec / eSASRec", 0.0928, 0.0531, _SAS),
    ),
    "Toys_and_Games": (
        Published("TIGER", 0.0712, 0.0432, _TIGER),
        Published("SASRec / eSASRec", 0.0970, 0.0580, _SAS),
    ),
    "Sports_and_Outdoors": (
        Published("TIGER", 0.0400, 0.0225, _TIGER),
        Published("ActionPiece", 0.0500, 0.0264, _PIECE),
        Published("SASRec / eSASRec", 0.0569, 0.0323, _SAS),
    ),
}
"""Leave-one-out, full ranking, as the authors state it; by the stem of the file."""


@dataclass(frozen=True, slots=True)
class Compared:
    split: str
    repeats: int
    measured: tuple[Measured, ...]
    """Persea first."""


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    name: str
    events: int
    shoppers: int
    products: int
    splits: tuple[Compared, ...]
    missing: tuple[str, ...]
    cases: tuple[str, ...]
    """The shoppers that `strict` asked about, in the order of its lists."""
    targets: tuple[str, ...]


def compare(
    name: str,
    events: EventTable,
    attributes: Attributes,
    fit_model: FitModel,
    *,
    with_rivals: bool = True,
    doing: Callable[[str], None] = lambda _: None,
) -> Comparison:
    """Each system on each split, one process each. `fit_model` must be a function of a module."""
    systems: list[System] = [Persea(fit_model)]
    if attributes:
        systems.append(PerseaIdsOnly(fit_model))
    others, missing = rivals() if with_rivals else ([], [])
    splits = [leave_one_out(events, 2), leave_one_out(events, 1)]
    if events.time is not None:
        splits.append(temporal(events))
    compared = []
    for split in splits:
        found = []
        for system in [*systems, *others]:
            doing(f"{split.name}: {system.name}")
            if split.cases or system is systems[0]:
                found.append(measure(system, split, attributes))
        compared.append(Compared(split.name, split.repeats, tuple(found)))
    return Comparison(
        name,
        len(events),
        len(events.shoppers),
        len(events.products),
        tuple(compared),
        tuple(missing),
        tuple(case.shopper for case in splits[0].cases),
        tuple(case.target for case in splits[0].cases),
    )


def tables(found: Comparison) -> str:
    """Markdown."""
    lines = [
        f"{found.name}: {found.events:,} events, {found.shoppers:,} shoppers, {found.products:,} products"
    ]
    for split in found.splits:
        asked = split.measured[0].quality.shoppers
        lines += ["", f"{split.split}, {asked:,} shoppers" + _left_out(split.repeats), ""]
        lines.append(
            "| system | R@5 | N@5 | R@10 | N@10 | coverage | fit, s | peak MB (of it the fit) | µs a shopper |"
        )
        lines.append("|---|---|---|---|---|---|---|---|---|")
        lines += [_row(one) for one in split.measured]
        if split.split == "strict":
            lines += [
                f"| {one.system}, published ({one.source}) | | | {one.recall_10:.4f} | {one.ndcg_10:.4f} | | | | |"
                for one in PUBLISHED.get(found.name, ())
            ]
    if found.missing:
        lines += ["", f"Not installed, so not compared (script/setup --bench): {', '.join(found.missing)}"]
    return "\n".join(lines)


def as_json(found: Comparison) -> str:
    """Persea's figures by split, its cost from `strict`, and the others under `rivals`."""
    strict = found.splits[0].measured[0]
    document: dict[str, object] = {split.split: _figures(split.measured[0]) for split in found.splits}
    document |= _cost(strict)
    document["rivals"] = {
        split.split: {one.system: {**_figures(one), **_cost(one)} for one in split.measured[1:]}
        for split in found.splits
    }
    document["not_installed"] = list(found.missing)
    return json.dumps(document, ensure_ascii=False)


def write_lists(found: Comparison, file: Path) -> None:
    """One shopper a line: what Persea recommends in `strict`, and what came."""
    lists = found.splits[0].measured[0].lists
    with file.open("w", encoding="utf-8") as out:
        for shopper, top, target in zip(found.cases, lists, found.targets, strict=True):
            line = json.dumps({"shopper": shopper, "top": list(top), "target": target}, ensure_ascii=False)
            out.write(line + "\n")


def _left_out(repeats: int) -> str:
    return f" ({repeats:,} more had seen what came next, and are left out)" if repeats else ""


def _row(one: Measured) -> str:
    q = one.quality
    figures = " | ".join(f"{x:.4f}" for x in (q.recall_5, q.ndcg_5, q.recall_10, q.ndcg_10, q.coverage_10))
    cost = f"{one.train_s:.2f} | {one.peak_mb:.0f} ({one.grown_mb:.0f}) | {one.us_per_shopper:.0f}"
    return f"| {one.system} | {figures} | {cost} |"


def _figures(one: Measured) -> dict[str, float]:
    q = one.quality
    return {
        "R@5": q.recall_5,
        "N@5": q.ndcg_5,
        "R@10": q.recall_10,
        "N@10": q.ndcg_10,
        "coverage@10": q.coverage_10,
        "shoppers": q.shoppers,
    }


def _cost(one: Measured) -> dict[str, float]:
    return {"train_s": one.train_s, "peak_mb": one.peak_mb, "us_per_shopper": one.us_per_shopper}


def plotted(found: Sequence[Comparison]) -> list[tuple[str, list[tuple[str, float]]]]:
    """For each data set the N@10 of `strict` by system, what is published last."""
    return [
        (
            one.name,
            [(each.system, each.quality.ndcg_10) for each in one.splits[0].measured]
            + [(f"{each.system}, published", each.ndcg_10) for each in PUBLISHED.get(one.name, ())],
        )
        for one in found
    ]
