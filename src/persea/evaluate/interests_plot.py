"""N@10 of each system as bars, a panel for each data set. Drawing needs matplotlib, of the benchmarks' requirements."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from persea.errors import InterestsError

_OURS, _THEIRS, _QUOTED, _PAPER = "#2f5d2b", "#c58b5a", "#c9c4d6", "#fbf7ec"


def plot(panels: Sequence[tuple[str, Sequence[tuple[str, float]]]], file: Path) -> None:
    """SVG, or what else the file's name ends in. Raises InterestsError without matplotlib."""
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError as error:
        raise InterestsError("A plot needs matplotlib", fix="Run: script/setup --bench") from error
    tall = sum(0.3 * len(rows) + 0.8 for _, rows in panels)
    figure = Figure(figsize=(9, tall), facecolor=_PAPER, layout="constrained")
    heights = [len(rows) for _, rows in panels]
    axes = figure.subplots(len(panels), 1, squeeze=False, height_ratios=heights)[:, 0]
    for axis, (name, rows) in zip(axes, panels, strict=True):
        names, values = zip(*reversed(rows), strict=True)
        bars = axis.barh(names, values, color=[_colour(one) for one in names])
        axis.bar_label(bars, fmt="%.4f", padding=3, fontsize=8)
        axis.set_xlim(0, max(values) * 1.15 or 1)
        axis.tick_params(labelsize=8)
        axis.set_title(f"{name}: NDCG@10, strict", fontsize=10)
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "persea"}):
        figure.savefig(file, metadata={"Date": None} if file.suffix == ".svg" else None)


def _colour(system: str) -> str:
    if system.startswith("Persea"):
        return _OURS
    return _QUOTED if system.endswith("published") else _THEIRS
