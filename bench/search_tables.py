"""The figures of the search benchmark as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from relevance import Difference
from search_relevance import Means, Relevance
from search_speed import Asking, Speed


def relevance_tables(found: Relevance) -> str:
    parts = [
        f"### {found.name}: {found.queries:,} queries, {found.products:,} products,"
        f" {found.judgements:,} judgements",
        *(f"({note})" for note in found.notes),
        "What nobody judged counts as 0:\n\n" + _scores(found.all_results),
        "What nobody judged is left out:\n\n" + _scores(found.judged_results, of_found=False),
    ]
    if found.misspelt:
        parts.append(f"{_misspelt(found)}")
    return "\n\n".join(parts)


def _scores(rows: Sequence[Means], *, of_found: bool = True) -> str:
    """`of_found`: with the share that found nothing, which is of what was found and not of what is left of it."""
    table = [
        [
            row.system,
            _share(row.ndcg),
            _share(row.ndcg_linear),
            _share(row.recall),
            _share(row.mrr),
            *([f"{row.empty:.1%}"] if of_found else []),
            _more(row.ours_more.get("ndcg")),
            _more(row.ours_more.get("recall")),
        ]
        for row in rows
    ]
    return _table(
        ["system", "NDCG@10", "with linear gain", "recall@100", "MRR",
         *(["found nothing"] if of_found else []), "Persea's NDCG@10 is higher by", "its recall@100 by"],
        table,
    )  # fmt: skip


def _misspelt(found: Relevance) -> str:
    table = [
        [
            row.system,
            _share(row.ndcg),
            _share(twin.ndcg),
            f"{row.ndcg - twin.ndcg:+.3f}",
            _share(row.recall),
            f"{row.empty:.1%}",
            _more(row.ours_more.get("ndcg")),
        ]
        for row, twin in zip(found.misspelt, found.twins, strict=True)
    ]
    return "Misspelt queries beside the same well spelt:\n\n" + _table(
        ["system", "NDCG@10 misspelt", "well spelt", "lost", "recall@100 misspelt", "found nothing",
         "Persea's NDCG@10 is higher by"],
        table,
    )  # fmt: skip


def speed_tables(speeds: Sequence[Speed]) -> str:
    return "\n\n".join(part for speed in speeds for part in _speed(speed))


def _speed(speed: Speed) -> list[str]:
    conditions = list(speed.shares)
    systems = list(dict.fromkeys(row.system for row in speed.asking))
    cells = {(row.system, row.condition): row for row in speed.asking}
    head = ["ms p50 / p95", *("no filter" if name == "none" else f"filter {name}" for name in conditions)]
    shares = ", ".join(f"{name}: {share:.2%}" for name, share in speed.shares.items() if name != "none")
    return [
        f"### {speed.products:,} products",
        _table(
            head,
            [[system, *(_times(cells[system, name]) for name in conditions)] for system in systems],
        ),
        f"The filters let through {shares}.",
        _table(
            ["CPU ms, mean", *head[1:]],
            [[system, *(f"{cells[system, name].cpu:.1f}" for name in conditions)] for system in systems],
        ),
        "Of the nearest ten, found:\n\n"
        + _table(
            ["", *head[1:]],
            [
                [system, *(_share(cells[system, name].recall or 0) for name in conditions)]
                for system in systems
                if cells[system, conditions[0]].recall is not None
            ],
        ),
        _table(
            ["", "built in, s", "on disk, MB", "memory, MB"],
            [
                [row.system, f"{row.seconds:.1f}", f"{row.disk_mb:,.0f}", f"{row.memory_mb:,.0f}"]
                for row in speed.built
            ],
        ),
        _table(
            ["a change until a query shows it, ms", "price", "title", "queries until then"],
            [
                [row.system, f"{row.price_ms:,.1f}", f"{row.title_ms:,.1f}", str(row.queries)]
                for row in speed.updates
            ],
        ),
    ]


def _times(row: Asking) -> str:
    return f"{row.p50:.1f} / {row.p95:.1f}"


def _share(value: float) -> str:
    return f"{value:.3f}"


def _more(by: Difference | None) -> str:
    return "" if by is None else f"{by.mean:+.3f} [{by.low:+.3f}, {by.high:+.3f}]"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
