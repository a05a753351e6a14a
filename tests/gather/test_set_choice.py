"""The best set within a sum, against trying all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from persea.gather.choose import Apart, Choosable, choose


def tried(
    pieces: Sequence[Sequence[Choosable]],
    most: int | None,
    apart: Sequence[Apart] = (),
    *,
    cheapest: bool = False,
) -> tuple[int, ...] | None:
    """Every combination is looked at; of equals any may be the best."""
    allowed = []
    for picks in product(*(range(len(candidates)) for candidates in pieces)):
        taken = [candidates[pick] for candidates, pick in zip(pieces, picks, strict=True)]
        if len({one.product_id for one in taken}) < len(taken):
            continue
        if most is not None and sum(one.cost for one in taken) > most:
            continue
        if any(
            sum(a == b for a, b in zip(picks, o.picks, strict=True)) > len(picks) - o.pieces for o in apart
        ):
            continue
        allowed.append(picks)

    def value(picks: tuple[int, ...]) -> float:
        taken = [candidates[pick] for candidates, pick in zip(pieces, picks, strict=True)]
        return -sum(one.cost for one in taken) if cheapest else sum(one.utility for one in taken)

    return max(allowed, key=value) if allowed else None


def value_of(pieces: Sequence[Sequence[Choosable]], picks: tuple[int, ...], *, cheapest: bool) -> float:
    taken = [candidates[pick] for candidates, pick in zip(pieces, picks, strict=True)]
    return sum(one.cost for one in taken) if cheapest else sum(one.utility for one in taken)


A_CANDIDATE = st.builds(
    Choosable,
    st.integers(0, 9).map(lambda number: f"p{number}"),
    st.integers(0, 40_000),
    st.integers(-100, 100).map(lambda hundredths: hundredths / 100),
)
# Of one piece a product is a candidate once.
PIECES = st.lists(
    st.lists(A_CANDIDATE, min_size=1, max_size=5, unique_by=lambda one: one.product_id),
    min_size=1,
    max_size=4,
)


@given(PIECES, st.one_of(st.none(), st.integers(0, 100_000)), st.booleans())
@settings(max_examples=250, deadline=None)
def test_no_combination_is_better(pieces: list[list[Choosable]], most: int | None, cheapest: bool) -> None:
    """The chosen set is allowed and as good as the best of all combinations; where none is allowed, none is chosen."""
    found, best = choose(pieces, most=most, cheapest=cheapest), tried(pieces, most, cheapest=cheapest)
    assert (found is None) == (best is None)
    if found is None or best is None:
        return
    ids = [candidates[pick].product_id for candidates, pick in zip(pieces, found.picks, strict=True)]
    assert len(set(ids)) == len(ids)
    assert most is None or found.cost <= most
    assert found.cost == value_of(pieces, found.picks, cheapest=True)
    assert found.proven
    ours, theirs = (value_of(pieces, picks, cheapest=cheapest) for picks in (found.picks, best))
    assert abs(ours - theirs) < 1e-6


@given(PIECES, st.integers(20_000, 100_000), st.integers(1, 3))
@settings(max_examples=100, deadline=None)
def test_another_set_differs_and_is_the_best_that_does(
    pieces: list[list[Choosable]], most: int, differing: int
) -> None:
    """Asked for one that differs in k pieces, it is as good as the best of all combinations that do."""
    first = choose(pieces, most=most)
    if first is None:
        return
    apart = [Apart(first.picks, min(differing, len(pieces)))]
    found, best = choose(pieces, most=most, apart=apart), tried(pieces, most, apart)
    assert (found is None) == (best is None)
    if found is not None and best is not None:
        assert sum(a != b for a, b in zip(found.picks, first.picks, strict=True)) >= apart[0].pieces
        assert abs(found.utility - value_of(pieces, best, cheapest=False)) < 1e-6


def test_a_set_worked_by_hand() -> None:
    """With 100 to spend the better shoes (60) leave 40: the jacket for 40 (0.5), and not the one for 50 (0.9)."""
    shoes = [Choosable("cheap", 4000, 0.2), Choosable("good", 6000, 0.8)]
    jackets = [Choosable("plain", 4000, 0.5), Choosable("warm", 5000, 0.9)]
    found = choose([shoes, jackets], most=10_000)
    assert found is not None
    assert (found.picks, found.cost) == ((1, 0), 10_000)
    cheaper = choose([shoes, jackets], most=9_999)
    assert cheaper is not None
    assert (cheaper.picks, cheaper.cost) == ((0, 1), 9000)


def test_a_product_is_not_taken_twice() -> None:
    """What fits two pieces is taken for the one where it is worth more."""
    both = [Choosable("lantern", 1000, 0.9), Choosable("torch", 2000, 0.1)]
    other = [Choosable("lantern", 1000, 0.8), Choosable("lamp", 1500, 0.7)]
    found = choose([both, other])
    assert found is not None
    assert found.picks == (0, 1)


def test_nothing_fits() -> None:
    """Where the cheapest of each cost a cent too much, there is no set, and with that cent there is one."""
    pieces = [[Choosable("a", 501, 1.0)], [Choosable("b", 500, 1.0)]]
    assert choose(pieces, most=1000) is None
    assert choose(pieces, most=1001) is not None
    assert choose([[Choosable("a", 1, 1.0)], []]) is None
