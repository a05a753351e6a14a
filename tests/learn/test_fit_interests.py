"""The fitted parts, worked by hand on four shoppers and five products.

u1: a b c    u2: a b d    u3: b c    u4: c e          pairs count 1/distance, a pair backwards half of it

F       a: b 2, c 1/2, d 1/2   b: c 2, d 1   c: e 1                                 P  a 2, b 3, c 3, d 1, e 1
C       a: b 2, c 1/2, d 1/2   b: a 1, c 2, d 1   c: a 1/4, b 1, e 1   d: a 1/4, b 1/2   e: c 1/2
B = C/P a: b 1, c 1/4, d 1/4   b: a 1/3, c 2/3, d 1/3   c: a 1/12, b 1/3, e 1/3   d: a 1/4, b 1/2   e: c 1/2
"""

from __future__ import annotations

import math

import numpy as np
import pytest

from persea.interests.events import EventTable
from persea.interests.model import InterestModel
from persea.interests.profile import Interaction, Profile
from persea.interests.rank import rank
from persea.learn.fit_interests import FitSettings, fit_interests
from persea.learn.kernels import compiled, pair_rows, product_rows, select_rows, sum_rows
from persea.learn.numbering import number_products
from persea.learn.pairs import count_pairs
from persea.learn.sparse import Rows, largest, largest_of_product, largest_of_sum

_HISTORIES = {"u1": "abc", "u2": "abd", "u3": "bc", "u4": "ce"}


def _events(histories: dict[str, str] = _HISTORIES) -> EventTable:
    pairs = [(shopper, product) for shopper, listed in histories.items() for product in listed]
    return EventTable.of([one[0] for one in pairs], [one[1] for one in pairs])


def _settings(**changed: float) -> FitSettings:
    plain = {"sequence": 0.0, "together": 0.0, "two_steps": 0.0, "content": 0.0}
    return FitSettings(
        **{
            **plain,
            "gap_decay": 1.0,
            "backward": 0.5,
            "popular_source": 1.0,
            "behaviour_decay": 1.0,
            **changed,
        }
    )


def _part(model: InterestModel, part: int) -> dict[str, dict[str, float]]:
    ids = model.products.ids
    found: dict[str, dict[str, float]] = {one: {} for one in ids}
    for row, one in enumerate(ids):
        for at in range(model.start[row], model.start[row + 1]):
            if value := float(model.parts[at, part]):
                found[one][ids[model.column[at]]] = value
    return found


def _close(found: dict[str, float], wanted: dict[str, float]) -> None:
    assert found == pytest.approx(wanted, rel=1e-5)


def _pairs(events: EventTable) -> tuple[dict[str, float], dict[str, float]]:
    """F and its transpose, as "ab": value."""
    numbering, row, _ = number_products(events, ())
    after, before = {}, {}
    for block in count_pairs(events, row, len(numbering), 1.0):
        for r in range(len(block.start) - 1):
            for at in range(block.start[r], block.start[r + 1]):
                name = numbering.ids[block.first + r] + numbering.ids[block.column[at]]
                after[name], before[name] = float(block.after[at]), float(block.before[at])
    return {n: v for n, v in after.items() if v}, {n: v for n, v in before.items() if v}


def test_pairs_are_counted_by_distance() -> None:
    """F holds one over the distance for each later event of the same shopper; its transpose comes with it."""
    after, before = _pairs(_events())
    assert after == {"ab": 2, "ac": 0.5, "ad": 0.5, "bc": 2, "bd": 1, "ce": 1}
    assert before == {name[::-1]: value for name, value in after.items()}


def test_one_moment_is_one_step() -> None:
    """Of two at once neither came first: half each way; what follows both is one step from either."""
    events = EventTable.of(["u"] * 3, ["a", "b", "c"], times=[5.0, 5.0, 9.0])
    after, _ = _pairs(events)
    assert after == {"ab": 0.5, "ba": 0.5, "ac": 1, "bc": 1}
    assert events.step.tolist() == [0, 0, 1]


def test_order_in_the_file_does_not_matter_where_times_are_known() -> None:
    """Events are sorted by shopper and time."""
    events = EventTable.of(["u", "v", "u"], ["b", "x", "a"], times=[2.0, 1.0, 1.0])
    assert _pairs(events)[0] == {"ab": 1}


def test_weights_multiply() -> None:
    """A pair weighs what its two events weigh together; an event without weight is none."""
    events = EventTable.of(["u"] * 3, ["a", "x", "b"], weights=[0.5, 0.0, 3.0])
    assert _pairs(events)[0] == {"ab": 1.5}


def test_sequence_is_divided_by_the_popularity_of_its_source() -> None:
    """B, scaled by the mean of its rows' largest: (1 + 2/3 + 1/3 + 1/2 + 1/2) / 5 = 0.6."""
    found = _part(fit_interests(_events(), settings=_settings(sequence=1.0)), 0)
    _close(found["a"], {"b": 1 / 0.6, "c": 0.25 / 0.6, "d": 0.25 / 0.6})
    _close(found["b"], {"a": 1 / 1.8, "c": 2 / 1.8, "d": 1 / 1.8})
    _close(found["c"], {"a": 1 / 7.2, "b": 1 / 1.8, "e": 1 / 1.8})
    _close(found["d"], {"a": 0.25 / 0.6, "b": 0.5 / 0.6})
    _close(found["e"], {"c": 0.5 / 0.6})


def test_together_is_a_cosine() -> None:
    """cos[i, j] = (F + F')[i, j] / sqrt(P[i] P[j]), scaled by the mean of its rows' largest."""
    found = _part(fit_interests(_events(), settings=_settings(together=1.0)), 1)
    ab, bc, ce, ad, bd = 2 / 6**0.5, 2 / 3, 1 / 3**0.5, 0.5 / 2**0.5, 1 / 3**0.5
    mean = (ab + ab + bc + bd + ce) / 5
    _close(found["a"], {"b": ab / mean, "c": 0.5 / 6**0.5 / mean, "d": ad / mean})
    _close(found["e"], {"c": ce / mean})
    assert found["b"]["a"] == found["a"]["b"]


def test_two_steps_go_by_what_is_together_to_what_comes_next() -> None:
    """Of e: all of it by c, so C[c] / 2.25 without e itself. Of d: 0.379795 by a, 0.620205 by b."""
    found = _part(fit_interests(_events(), settings=_settings(two_steps=1.0)), 2)
    assert set(found["e"]) == {"a", "b"}
    assert found["e"]["b"] / found["e"]["a"] == pytest.approx(4)
    scale = found["e"]["b"] / (4 / 9)
    _close(found["d"], {"a": 0.155051 * scale, "b": 0.253197 * scale, "c": 0.373402 * scale})


def test_a_score_is_a_sum_over_the_history() -> None:
    """After a, then b: c scores M[b, c] + M[a, c] / 2 and a millionth of its 3 of 10 events."""
    model = fit_interests(_events(), settings=_settings(sequence=1.0))
    best = rank(model, Profile.in_order(("a", "b")), 3)
    assert [one.product for one in best] == ["c", "d", "e"]
    assert best[0].score == pytest.approx(2 / 1.8 + 0.5 * 0.25 / 0.6 + 0.3e-6, abs=1e-7)
    assert best[1].score == pytest.approx(1 / 1.8 + 0.5 * 0.25 / 0.6 + 0.1e-6, abs=1e-7)
    assert best[2].score == pytest.approx(0.1e-6)


def test_what_happened_at_once_weighs_alike() -> None:
    """The place of an event counts moments: two at the newest moment are both the newest."""
    model = fit_interests(_events(), settings=_settings(sequence=1.0))
    at_once = Profile((Interaction("a", 1.0), Interaction("b", 1.0)))
    c = next(one for one in rank(model, at_once, 3) if one.product == "c")
    assert c.score == pytest.approx(2 / 1.8 + 0.25 / 0.6, abs=1e-6)


def test_parts_weigh_as_set() -> None:
    """M_k are scaled alike before they are weighed, so that the weights can be compared."""
    one = _part(fit_interests(_events(), settings=_settings(sequence=1.0)), 0)
    both = fit_interests(_events(), settings=_settings(sequence=0.5, together=2.0))
    assert _part(both, 0)["a"]["b"] == pytest.approx(one["a"]["b"] / 2)
    lengths = [max(row.values()) for row in _part(both, 1).values()]
    assert sum(lengths) / 5 == pytest.approx(2.0)


def test_progress_is_told() -> None:
    """From nothing to all, each step by its name."""
    told: list[tuple[str, float]] = []
    fit_interests(_events(), progress=lambda doing, share: told.append((doing, share)))
    assert told[0][1] == 0.0
    assert told[-1] == ("done", 1.0)
    assert [share for _, share in told] == sorted(share for _, share in told)


@pytest.mark.parametrize("histories", [{}, {"u": "a"}, {"u": "aaaa"}])
def test_little_is_enough(histories: dict[str, str]) -> None:
    """No events, one event, one product only: a model that recommends what there is."""
    model = fit_interests(_events(histories), {"new": ["x"]})
    listed = [one.product for one in rank(model, Profile.in_order(tuple("a")), 5)]
    assert listed == ["new"]


def test_a_history_with_repeats() -> None:
    """A product is never its own neighbour; what is repeated counts each time."""
    after, _ = _pairs(_events({"u": "aba"}))
    assert after == {"ab": 1, "ba": 1, "aa": 0.5}
    model = fit_interests(_events({"u": "aba"}), settings=_settings(sequence=1.0))
    assert _part(model, 0)["a"].keys() == {"b"}


def _made_up(seed: int, rename: dict[int, str]) -> tuple[EventTable, dict[str, list[str]]]:
    rng = np.random.default_rng(seed)
    product = (60 * rng.random(900) ** 2).astype(int).tolist()
    events = EventTable.of([str(at // 6) for at in range(900)], [rename[one] for one in product])
    return events, {rename[one]: [f"k{one % 7}", f"b{one % 11}"] for one in range(60)}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_depends_on_how_products_are_numbered(seed: int) -> None:
    """Renumbered products give the same lists with the same scores, to the last bit, ties included."""
    rng = np.random.default_rng(seed)
    plain = {one: str(one) for one in range(60)}
    renamed = {one: str(other) for one, other in enumerate(rng.permutation(60).tolist())}
    models = [fit_interests(*_made_up(seed, names)) for names in (plain, renamed)]
    for _ in range(30):
        history = rng.integers(0, 60, 5).tolist()
        one, other = (
            rank(model, Profile.in_order(tuple(names[at] for at in history)), 20)
            for model, names in zip(models, (plain, renamed), strict=True)
        )
        assert [(renamed[int(each.product)], each.score) for each in one] == [
            (each.product, each.score) for each in other
        ]


def test_fitting_twice_gives_the_same() -> None:
    """Nothing is drawn by lot."""
    one, other = (fit_interests(*_made_up(5, {at: str(at) for at in range(60)})) for _ in range(2))
    assert (one.column == other.column).all()
    assert (one.parts == other.parts).all()


# ---------------------------------------------------------------- the sparse product


def _sparse(dense: np.ndarray) -> Rows:
    row, column = np.nonzero(dense)
    start = np.concatenate(([0], np.cumsum(np.bincount(row, minlength=len(dense))))).astype(np.int64)
    return Rows(start, column.astype(np.int32), dense[row, column].astype(np.float32), dense.shape[1])


def _dense(rows: Rows) -> np.ndarray:
    dense = np.zeros((rows.rows, rows.columns))
    dense[rows.row_of(), rows.column] = rows.value
    return dense


def test_a_product_keeps_its_largest_values() -> None:
    """[[5, 2, 2], [1, 1, 0], [3, 0, 4]] without its diagonal; of equal ones the lower column."""
    a = _sparse(np.array([[1.0, 1, 0], [0, 1, 0], [1, 0, 1]]))
    b = _sparse(np.array([[4.0, 1, 2], [1, 1, 0], [-1, -1, 2]]))
    assert _dense(largest_of_product(a, b, 1)).tolist() == [[0, 2, 0], [1, 0, 0], [3, 0, 0]]


@pytest.mark.parametrize("most", [1, 2, 7, 200])
def test_the_largest_are_those_of_a_full_sort(most: int) -> None:
    """However many are kept, by value and then by the lower column, as sorting everything would say."""
    rng = np.random.default_rng(most)
    dense = rng.integers(-2, 6, (40, 60)).astype(float)
    rows = _sparse(dense)
    found = _dense(largest(rows.start, rows.column, rows.value.astype(float), 0, most, 60))
    for r in range(40):
        kept = [c for c in np.lexsort((np.arange(60), -dense[r])) if dense[r, c] > 0 and c != r][:most]
        assert set(np.flatnonzero(found[r])) == set(kept)


def test_a_sum_tells_its_parts() -> None:
    """[[., 3, 1]] of [[., 1, 1]] and [[., 2, .]]: what each part gave stands beside it."""
    parts = [_sparse(np.array([[0.0, 1, 1], [0, 0, 0]])), _sparse(np.array([[0.0, 2, 0], [0, 0, 5]]))]
    chosen, shares = largest_of_sum(parts, 1)
    assert _dense(chosen).tolist() == [[0, 3, 0], [0, 0, 5]]
    assert shares.tolist() == [[1, 2], [0, 5]]


def test_shapes_are_checked() -> None:
    """Matrices that do not fit are refused by their shapes."""
    with pytest.raises(ValueError, match=r"\(2, 3\) times \(2, 3\)"):
        largest_of_product(_sparse(np.ones((2, 3))), _sparse(np.ones((2, 3))), 1)


def test_kernels_do_compiled_what_they_say_in_python() -> None:
    """The Python that is read is the program that runs: both give the same numbers."""
    assert len({compiled(kernel) for kernel in (pair_rows, product_rows, select_rows, sum_rows)}) == 4
    rng = np.random.default_rng(0)
    rows = _sparse(rng.integers(0, 4, (12, 12)).astype(float))
    results = []
    for form in (product_rows, compiled(product_rows)):
        start, column, value = np.zeros(13, np.int64), np.empty(144, np.int32), np.empty(144)
        total, stamp = np.zeros(12), np.full(12, -1, np.int64)
        filled = form(
            0, 12, rows.start, rows.column, rows.value, rows.start, rows.column, rows.value, total, stamp,
            start, column, value,
        )  # fmt: skip
        results.append((filled, start.tolist(), column[:filled].tolist(), value[:filled].tolist()))
    assert results[0] == results[1]
    chosen = []
    for form in (select_rows, compiled(select_rows)):
        _, start_list, columns, values = results[0]
        out = np.zeros(13, np.int64), np.empty(36, np.int64), np.empty(36, np.float32)
        filled = form(
            12, np.array(start_list), np.array(columns, np.int32), np.array(values), np.ones(12), 0, 3, *out
        )
        chosen.append((filled, out[1][:filled].tolist(), out[2][:filled].tolist()))
    assert chosen[0] == chosen[1]
    assert math.isclose(sum(chosen[0][2]), sum(chosen[1][2]))


@pytest.mark.full
def test_a_million_events_are_fitted_within_three_minutes_and_three_gigabytes() -> None:
    """1,000,000 events of 50,000 shoppers over 100,000 products, eight attributes each."""
    _fits_within(1_000_000, 50_000, 100_000, minutes=3, gigabytes=3)


@pytest.mark.full
def test_ten_million_events_over_a_million_products_are_possible() -> None:
    """10,000,000 events of 500,000 shoppers over 1,000,000 products, on 24 GiB."""
    _fits_within(10_000_000, 500_000, 1_000_000, minutes=60, gigabytes=22)


def _fits_within(events: int, shoppers: int, products: int, *, minutes: float, gigabytes: float) -> None:
    from interests_at_scale import fit_at_scale

    fitted = fit_at_scale(events, shoppers, products)
    print(fitted)
    assert fitted.fit_s < minutes * 60
    assert fitted.peak_mb < gigabytes * 1024
