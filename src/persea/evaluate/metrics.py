"""How good lists of recommendations are, where each shopper has one product that was right.

Recall@k  the share of shoppers whose product is among the first k
NDCG@k    the mean of 1 / log2(1 + rank) of those, 0 of the others     (Järvelin and Kekäläinen, TOIS 20(4), 2002)
coverage  the share of the catalogue that is in any list
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quality:
    shoppers: int
    recall_5: float
    ndcg_5: float
    recall_10: float
    ndcg_10: float
    coverage_10: float


def measure_quality(lists: Sequence[Sequence[str]], targets: Sequence[str], catalogue: int) -> Quality:
    """Of lists of at least ten, best first, each with its target."""
    ranks = [_rank(listed, target) for listed, target in zip(lists, targets, strict=True)]
    named = {product for listed in lists for product in listed[:10]}
    return Quality(
        len(ranks),
        recall(ranks, 5),
        ndcg(ranks, 5),
        recall(ranks, 10),
        ndcg(ranks, 10),
        len(named) / catalogue if catalogue else 0.0,
    )


def recall(ranks: Sequence[int | None], k: int) -> float:
    """`ranks` count from 1; None: not in the list."""
    return sum(rank is not None and rank <= k for rank in ranks) / len(ranks) if ranks else 0.0


def ndcg(ranks: Sequence[int | None], k: int) -> float:
    gains = [1 / math.log2(1 + rank) for rank in ranks if rank is not None and rank <= k]
    return sum(gains) / len(ranks) if ranks else 0.0


def _rank(listed: Sequence[str], target: str) -> int | None:
    return listed.index(target) + 1 if target in listed else None
