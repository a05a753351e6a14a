"""The figures of the search benchmark as pictures: SVG, or what else the file's name ends in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from search_relevance import OURS, Relevance
from search_speed import Speed

_OURS, _THEIRS = ("#2f5d2b", "#6f9f5f", "#b5cfa6"), ("#8a4b2a", "#c58b5a", "#9a8fb0", "#c9c4d6")
_PAPER = "#fbf7ec"
_INCHES_WIDE = 9
_LEAST_MS = 0.1  # where the bars begin
# Text as text; without ids drawn by lot and a date, so that equal figures make equal files.
_AS_TEXT = {"svg.fonttype": "none", "svg.hashsalt": "persea"}


def plot_relevance(found: Relevance, file: Path) -> None:
    """NDCG@10 of each system, and the interval of Persea's difference to it."""
    rows = list(reversed(found.all_results))
    figure = Figure(figsize=(_INCHES_WIDE, 0.5 * len(rows) + 1.4), facecolor=_PAPER, layout="constrained")
    scores, differences = figure.subplots(1, 2, sharey=True)
    names = [row.system for row in rows]
    colours = [_colour(name, [row.system for row in found.all_results]) for name in names]
    bars = scores.barh(names, [row.ndcg for row in rows], color=colours)
    scores.bar_label(bars, fmt="%.3f", padding=3)
    scores.set_xlim(0, 1.1)
    scores.set_xlabel("NDCG@10")
    for at, row in enumerate(rows):
        if by := row.ours_more.get("ndcg"):
            differences.plot([by.low, by.high], [at, at], color="#222222")
            differences.plot([by.mean], [at], "o", color="#222222")
    differences.axvline(0, color="#888888", linewidth=0.8)
    differences.set_xlabel("by how much Persea's is higher, 95 %")
    figure.suptitle(f"{found.name}: {found.queries:,} queries, {found.products:,} products")
    _save(figure, file)


def plot_speed(speeds: Sequence[Speed], file: Path) -> None:
    """Bars of the median, with a line up to p95, for each size and filter; logarithmic."""
    figure = Figure(figsize=(_INCHES_WIDE, 2.9 * len(speeds) + 0.6), facecolor=_PAPER, layout="constrained")
    panels = figure.subplots(len(speeds), 1, squeeze=False)[:, 0]
    for panel, speed in zip(panels, speeds, strict=True):
        systems = list(dict.fromkeys(row.system for row in speed.asking))
        conditions = list(speed.shares)
        wide = 0.8 / len(systems)
        for at, system in enumerate(systems):
            rows = [row for row in speed.asking if row.system == system]
            places = [conditions.index(row.condition) + (at - len(systems) / 2) * wide for row in rows]
            panel.bar(
                places,
                [row.p50 for row in rows],
                width=wide * 0.9,
                yerr=([0] * len(rows), [row.p95 - row.p50 for row in rows]),
                color=_colour(system, systems),
                error_kw={"elinewidth": 0.8, "ecolor": "#444444"},
                label=system,
            )
        panel.set_yscale("log")
        panel.set_ylim(bottom=_LEAST_MS)
        panel.yaxis.set_major_formatter("{x:g}")
        panel.set_ylabel("ms, p50 to p95")
        panel.set_xticks(
            range(len(conditions)), ["no filter" if c == "none" else f"filter {c}" for c in conditions]
        )
        panel.set_title(f"{speed.products:,} products", fontsize=10)
    figure.legend(*panels[0].get_legend_handles_labels(), loc="outside upper center", ncols=4, fontsize=8)
    _save(figure, file)


def _colour(system: str, all_systems: Sequence[str]) -> str:
    ours = [name for name in all_systems if name.startswith(OURS)]
    theirs = [name for name in all_systems if not name.startswith(OURS)]
    if system in ours:
        return _OURS[ours.index(system) % len(_OURS)]
    return _THEIRS[theirs.index(system) % len(_THEIRS)]


def _save(figure: Figure, file: Path) -> None:
    with mpl.rc_context(_AS_TEXT):
        figure.savefig(file, metadata={"Date": None} if file.suffix == ".svg" else None)
