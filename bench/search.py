"""How good and how fast Persea's search is, beside tantivy, bm25s, and bm25s fused with embeddings.

    script/bench search                               the labelled sets in bench/data, then 10,000 and 100,000 products
    script/bench search --labelled DIR …              sets of your own: see bench/labelled.py for their format
    script/bench search --labelled                    no set: speed alone
    script/bench search --sizes 10000,100000,300000   other sizes; 0 measures none
    script/bench search --queries N                   of each size, 200
    script/bench search --out DIR                     also writes search.md, search.json and the plots there

Everything shares this machine and runs side by side in one process (Persea's database is a process beside it):
compare, do not quote. See docs/benchmarks.md for what is measured, and how.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

import uvloop

from labelled import BadSet, Labelled, read_labelled
from search_relevance import Relevance, measure_relevance
from search_speed import Speed, measure_speed
from search_tables import relevance_tables, speed_tables

_OWN_SETS = Path(__file__).parent / "data"


def main() -> None:
    asked = _asked()
    sets = _read(asked.labelled)
    relevance, speeds = uvloop.run(_measure(sets, asked.sizes, asked.queries))
    parts = [f"Load {os.getloadavg()[0]:.1f}"]
    parts += [relevance_tables(found) for found in relevance]
    if speeds:
        parts.append(speed_tables(speeds))
    tables = "\n\n".join(parts)
    if asked.out:
        _write(asked.out, tables, relevance, speeds)
    if asked.json:
        print(_json(relevance, speeds))
    else:
        print(tables)


async def _measure(
    sets: list[Labelled], sizes: list[int], queries: int
) -> tuple[list[Relevance], list[Speed]]:
    relevance = [await measure_relevance(one) for one in sets]
    return relevance, [await measure_speed(size, queries) for size in sizes]


def _read(folders: list[Path] | None) -> list[Labelled]:
    if folders is None:
        folders = sorted(file.parent for file in _OWN_SETS.glob("*/queries.tsv*"))
    try:
        return [read_labelled(folder) for folder in folders]
    except BadSet as bad:
        sys.exit(str(bad))


def _write(folder: Path, tables: str, relevance: list[Relevance], speeds: list[Speed]) -> None:
    from search_plots import plot_relevance, plot_speed  # drawing takes a second to import

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "search.md").write_text(tables + "\n", "utf-8")
    (folder / "search.json").write_text(_json(relevance, speeds) + "\n", "utf-8")
    for found in relevance:
        plot_relevance(found, folder / f"search-{found.name}.svg")
    if speeds:
        plot_speed(speeds, folder / "search-speed.svg")


def _json(relevance: list[Relevance], speeds: list[Speed]) -> str:
    return json.dumps(
        {"relevance": [asdict(found) for found in relevance], "speed": [asdict(speed) for speed in speeds]}
    )


def _sizes(text: str) -> list[int]:
    try:
        sizes = [int(part) for part in text.split(",")]
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: write numbers like 10000,100000") from None
    if sizes == [0]:
        return []
    if any(size < 1_000 for size in sizes):
        raise argparse.ArgumentTypeError(f"{text!r}: at least 1000 products, or 0 to measure no speed")
    return sizes


def _queries(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: write a number, 1 or more")
    return int(text)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="script/bench search", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--labelled", type=Path, nargs="*", metavar="DIR", help="folders with labelled sets")
    parser.add_argument("--sizes", type=_sizes, default=[10_000, 100_000], help="products (10000,100000)")
    parser.add_argument("--queries", type=_queries, default=200, help="of each size (200)")
    parser.add_argument("--out", type=Path, metavar="DIR", help="a folder for tables, figures and plots")
    parser.add_argument("--json", action="store_true", help="the figures as JSON on stdout")
    return parser.parse_args()


if __name__ == "__main__":
    main()
