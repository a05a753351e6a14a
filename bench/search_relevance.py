"""How good the rankings of each system are on a labelled set, and how sure the differences to Persea's are."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from condition import Condition, System
from labelled import Labelled
from persea_shop import opened_shop
from relevance import DEPTH, Difference, Scores, difference, judged_only, score
from rivals import Bm25s, Dense, Fused, Tantivy
from servers import demo_folder

OURS = "Persea"


@dataclass(frozen=True, slots=True)
class Means:
    """Of one system over all queries."""

    system: str
    ndcg: float
    ndcg_linear: float
    recall: float
    mrr: float
    empty: float
    """The share of queries that found nothing."""
    ours_more: dict[str, Difference]
    """How much higher Persea scores: "ndcg", "ndcg_linear", "recall" and "mrr"; nothing for Persea itself."""


@dataclass(frozen=True, slots=True)
class Relevance:
    name: str
    products: int
    queries: int
    judgements: int
    notes: tuple[str, ...]
    all_results: list[Means]
    """What nobody judged counts as 0."""
    judged_results: list[Means]
    """What nobody judged is left out of the rankings."""
    misspelt: list[Means]
    """The misspelt queries; no entries where the set has none."""
    twins: list[Means]
    """The same queries, well spelt, each as often as it is misspelt."""


async def measure_relevance(labelled: Labelled) -> Relevance:
    print(f"{labelled.name}: {len(labelled.products):,} products …", file=sys.stderr, flush=True)
    with demo_folder() as data_dir:
        async with opened_shop(data_dir) as shop:
            imported = await shop.bring(labelled.products)
            (data_dir.parent / "tantivy").mkdir()
            words = Bm25s(labelled.products)
            dense = Dense(words, imported.vectors, shop.vectors_of)
            systems: list[System] = [
                *shop.systems(),
                Tantivy(labelled.products, data_dir.parent / "tantivy", threads=1),
                words,
                Fused(words, dense),
            ]
            clean = await _rank(systems, [query.text for query in labelled.queries])
            misspelt = await _rank(systems, [twin.query.text for twin in labelled.misspelt])
    return _judged(labelled, clean, misspelt)


Rankings = dict[str, list[list[str]]]
"""System to a ranking for each query."""


async def _rank(systems: Sequence[System], texts: Sequence[str]) -> Rankings:
    return {
        system.name: [await system.find(text, Condition(), DEPTH) for text in texts] for system in systems
    }


def _judged(labelled: Labelled, clean: Rankings, misspelt: Rankings) -> Relevance:
    ids = [query.id for query in labelled.queries]
    grades = [labelled.grades[id] for id in ids]
    condensed = {
        system: [judged_only(ranking, given) for ranking, given in zip(rankings, grades, strict=True)]
        for system, rankings in clean.items()
    }
    place = {id: at for at, id in enumerate(ids)}
    twins = [place[twin.of] for twin in labelled.misspelt]
    twin_grades = [grades[at] for at in twins]
    of_twins = {system: [rankings[at] for at in twins] for system, rankings in clean.items()}
    return Relevance(
        name=labelled.name,
        products=len(labelled.products),
        queries=len(ids),
        judgements=sum(map(len, grades)),
        notes=labelled.notes,
        all_results=means(clean, grades),
        judged_results=means(condensed, grades),
        misspelt=means(misspelt, twin_grades) if twins else [],
        twins=means(of_twins, twin_grades) if twins else [],
    )


def means(rankings: Rankings, grades: Sequence[Mapping[str, float]]) -> list[Means]:
    scores = {system: score(ranked, grades) for system, ranked in rankings.items()}
    return [
        Means(
            system,
            ndcg=float(np.mean(of.ndcg)),
            ndcg_linear=float(np.mean(of.ndcg_linear)),
            recall=float(np.mean(of.recall)),
            mrr=float(np.mean(of.reciprocal_rank)),
            empty=float(np.mean(of.empty)),
            ours_more={} if system == OURS else _ours_more(scores[OURS], of),
        )
        for system, of in scores.items()
    ]


def _ours_more(ours: Scores, theirs: Scores) -> dict[str, Difference]:
    return {
        "ndcg": difference(ours.ndcg, theirs.ndcg),
        "ndcg_linear": difference(ours.ndcg_linear, theirs.ndcg_linear),
        "recall": difference(ours.recall, theirs.recall),
        "mrr": difference(ours.reciprocal_rank, theirs.reciprocal_rank),
    }
