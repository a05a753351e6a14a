"""Chooses one product for each piece of a set, so that all together are worth the most within a sum: exactly.

    max  sum of utility[p, c] x[p, c]     x[p, c] in {0, 1}: piece p is candidate c
    s.t. sum over c of x[p, c] = 1        for each piece
         sum of cost[p, c] x[p, c] <= most
         sum of x[., c] <= 1              for each product: none twice
         sum of x[p, chosen[p]] <= n - k  for each set from which it must differ in k pieces

A multiple-choice knapsack problem (Kellerer, Pferschy, Pisinger: Knapsack Problems, 2004, chapter 11) with two more
kinds of rows, solved by HiGHS (Huangfu and Hall, Math. Prog. Comp. 10, 2018). Pure. What it does not do: find candidates.
The solver is imported when the first set is chosen: it takes most of a second, which no other command and no start needs.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint

_LONGEST_S = 2.0
_INFEASIBLE = 2  # as scipy.optimize.milp tells it
_AGAIN = 4


@dataclass(frozen=True, slots=True)
class Choosable:
    product_id: str
    cost: int
    """Minor units, of as many as are wanted."""
    utility: float


@dataclass(frozen=True, slots=True)
class Apart:
    """That a set must differ from `picks` in `pieces` of its pieces at least."""

    picks: tuple[int, ...]
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class Chosen:
    picks: tuple[int, ...]
    """The place of each piece's candidate."""
    cost: int
    utility: float
    proven: bool
    """Whether no better one exists among the candidates."""


def choose(
    pieces: Sequence[Sequence[Choosable]],
    *,
    most: int | None = None,
    apart: Sequence[Apart] = (),
    cheapest: bool = False,
) -> Chosen | None:
    """The set worth the most that costs `most` at most; with `cheapest` the one that costs least. None: there is none."""
    if not pieces or any(not candidates for candidates in pieces):
        return None
    apart = list(apart)
    places = _worth_a_look(pieces, apart, cheapest=cheapest)
    fewer = [[piece[place] for place in kept] for piece, kept in zip(pieces, places, strict=True)]
    differing = [_among(one, places) for one in apart]
    for _ in range(_AGAIN):
        found = _solved(fewer, most, differing, cheapest=cheapest)
        # Sums of integers are compared exactly: the solver's are not.
        if found is None or most is None or found.cost <= most:
            return None if found is None else _at_their_places(found, places)
        differing.append(Apart(found.picks, 1))
    return None


def _worth_a_look(
    pieces: Sequence[Sequence[Choosable]], apart: Sequence[Apart], *, cheapest: bool
) -> list[list[int]]:
    """The places of the candidates that a best set may need.

    Whatever costs no less and is worth no more than so many others is not: the other pieces and the sets from which
    it must differ can bar no more than `others` of these, and one that is left may take its place.
    """
    others = len(pieces) - 1 + len(apart)
    barred = [{one.picks[piece] for one in apart} for piece in range(len(pieces))]
    found = []
    for candidates, looked_at in zip(pieces, barred, strict=True):
        order = sorted(
            range(len(candidates)),
            key=lambda place: (candidates[place].cost, -candidates[place].utility, place),
        )
        better: list[float] = []  # the highest utilities so far
        for place in order:
            utility = -float(candidates[place].cost) if cheapest else candidates[place].utility
            if len(better) <= others or utility > min(better):
                looked_at.add(place)
            better = sorted([*better, utility], reverse=True)[: others + 1]
        found.append(sorted(looked_at))
    return found


def _at_their_places(found: Chosen, places: Sequence[Sequence[int]]) -> Chosen:
    return replace(found, picks=tuple(kept[pick] for kept, pick in zip(places, found.picks, strict=True)))


def _among(apart: Apart, places: Sequence[Sequence[int]]) -> Apart:
    return Apart(
        tuple(kept.index(pick) for kept, pick in zip(places, apart.picks, strict=True)), apart.pieces
    )


def _solved(
    pieces: Sequence[Sequence[Choosable]], most: int | None, apart: Sequence[Apart], *, cheapest: bool
) -> Chosen | None:
    from scipy.optimize import Bounds, milp

    starts = np.cumsum([0, *(len(candidates) for candidates in pieces)])
    every = [one for candidates in pieces for one in candidates]
    costs = np.array([one.cost for one in every], np.float64)  # (candidates of all pieces,)
    worth = np.array([one.utility for one in every], np.float64)
    rows: list[tuple[list[int], list[float], float, float]] = []
    for first, last in itertools.pairwise(starts):
        places = list(range(int(first), int(last)))
        rows.append((places, [1.0] * len(places), 1.0, 1.0))
    by_product: dict[str, list[int]] = {}
    for place, one in enumerate(every):
        by_product.setdefault(one.product_id, []).append(place)
    rows += [(places, [1.0] * len(places), 0.0, 1.0) for places in by_product.values() if len(places) > 1]
    if most is not None:
        scale = max(most, 1)
        rows.append((list(range(len(every))), (costs / scale).tolist(), -np.inf, (most + 0.5) / scale))
    for other in apart:
        places = [int(starts[piece]) + pick for piece, pick in enumerate(other.picks)]
        rows.append((places, [1.0] * len(places), -np.inf, float(len(pieces) - other.pieces)))
    solved = milp(
        costs / max(float(costs.max()), 1.0) if cheapest else -worth,
        constraints=_constraint(rows, len(every)),
        integrality=np.ones(len(every)),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0.0, "time_limit": _LONGEST_S},
    )
    if solved.status == _INFEASIBLE or solved.x is None:
        return None
    picks = tuple(int(np.argmax(solved.x[first:last])) for first, last in itertools.pairwise(starts))
    taken = [candidates[pick] for candidates, pick in zip(pieces, picks, strict=True)]
    return Chosen(
        picks, sum(one.cost for one in taken), sum(one.utility for one in taken), solved.status == 0
    )


def _constraint(rows: Sequence[tuple[list[int], list[float], float, float]], width: int) -> LinearConstraint:
    from scipy.optimize import LinearConstraint
    from scipy.sparse import csr_array

    values = [value for _, held, _, _ in rows for value in held]
    columns = [place for places, *_ in rows for place in places]
    starts = np.cumsum([0, *(len(places) for places, *_ in rows)])
    matrix = csr_array((values, columns, starts), shape=(len(rows), width))
    return LinearConstraint(matrix, [low for *_, low, _ in rows], [high for *_, high in rows])
