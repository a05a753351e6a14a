"""What shoppers did, as arrays: who, which product, in which order, and how much it counts.

Events of one shopper at the same moment form one step: which of them came first is not known, and an order that a
file happens to have (a catalogue number, say) is no knowledge. Without times each event is a step of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from persea.interests.arrays import Floats, Ints, Offsets, Singles


@dataclass(frozen=True, slots=True, eq=False)
class EventTable:
    """Events sorted by shopper, each shopper's by time."""

    shoppers: tuple[str, ...]
    """By the number that `shopper` holds."""
    products: tuple[str, ...]
    """By the number that `product` holds."""
    shopper: Ints  # (events,) ascending
    product: Ints  # (events,)
    step: Ints  # (events,) from 0 within each shopper; equal at the same moment
    weight: Singles  # (events,) above 0
    time: Floats | None  # (events,) seconds; None where only the order is known
    kind: Ints | None = None  # (events,) numbers of `kinds`; None where no kinds are told
    kinds: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        shapes = {self.shopper.shape, self.product.shape, self.step.shape, self.weight.shape}
        if len(shapes) != 1 or self.shopper.ndim != 1:
            raise ValueError(f"one of each for every event: {shapes}")
        if len(self.shopper) and (np.diff(self.shopper) < 0).any():
            raise ValueError("events must be sorted by shopper")

    def __len__(self) -> int:
        return len(self.shopper)

    @classmethod
    def of(
        cls,
        shoppers: Iterable[str],
        products: Iterable[str],
        times: Sequence[float] | None = None,
        weights: Sequence[float] | None = None,
        kinds: Sequence[str] | None = None,
    ) -> EventTable:
        """From columns in any order, one value an event; without times, in the order they happened."""
        kind_number: dict[str, int] = {}
        kind = [kind_number.setdefault(one, len(kind_number)) for one in kinds or ()]
        shopper_number: dict[str, int] = {}
        product_number: dict[str, int] = {}
        shopper = np.array(
            [shopper_number.setdefault(one, len(shopper_number)) for one in shoppers], np.int32
        )
        product = np.array(
            [product_number.setdefault(one, len(product_number)) for one in products], np.int32
        )
        return cls.sorted(
            tuple(shopper_number),
            tuple(product_number),
            shopper,
            product,
            None if times is None else np.asarray(times, np.float64),
            np.ones(len(shopper), np.float32) if weights is None else np.asarray(weights, np.float32),
            None if kinds is None else np.array(kind, np.int32),
            tuple(kind_number),
        )

    @classmethod
    def sorted(
        cls,
        shoppers: tuple[str, ...],
        products: tuple[str, ...],
        shopper: Ints,
        product: Ints,
        time: Floats | None,
        weight: Singles,
        kind: Ints | None = None,
        kinds: tuple[str, ...] = (),
    ) -> EventTable:
        """Sorts by shopper and time; what is equal keeps its order. Events that weigh nothing are left out."""
        kept = np.flatnonzero(weight > 0)
        keys = (shopper[kept],) if time is None else (time[kept], shopper[kept])
        order = kept[np.lexsort(keys)]
        shopper, product, weight = shopper[order], product[order], weight[order]
        time = None if time is None else time[order]
        kind = None if kind is None else kind[order]
        return cls(shoppers, products, shopper, product, _steps(shopper, time), weight, time, kind, kinds)

    def only(self, kept: NDArray[np.bool_]) -> EventTable:
        """The events where `kept` is true; steps stay as they are."""
        return replace(
            self,
            shopper=self.shopper[kept],
            product=self.product[kept],
            step=self.step[kept],
            weight=self.weight[kept],
            time=None if self.time is None else self.time[kept],
            kind=None if self.kind is None else self.kind[kept],
        )

    def weighed(self, by_kind: Mapping[str, float]) -> EventTable:
        """With these weights, above 0, for the events of these kinds."""
        if self.kind is None or not by_kind:
            return self
        new = np.array([by_kind.get(one, 0.0) for one in self.kinds], np.float32)[self.kind]
        return replace(self, weight=np.where(new > 0, new, self.weight))

    def shopper_starts(self) -> Offsets:
        """(shoppers with events + 1,) where each one's events begin."""
        changes = np.flatnonzero(np.diff(self.shopper)) + 1
        return np.concatenate(([0], changes, [len(self)])) if len(self) else np.zeros(1, np.int64)


def _steps(shopper: Ints, time: Floats | None) -> Ints:
    if not len(shopper):
        return np.zeros(0, np.int32)
    same_shopper = shopper[1:] == shopper[:-1]
    moves = same_shopper if time is None else same_shopper & (time[1:] != time[:-1])
    running = np.concatenate(([0], np.cumsum(moves)))
    first = np.concatenate(([0], np.flatnonzero(~same_shopper) + 1))
    counts = np.diff(np.concatenate((first, [len(shopper)])))
    step: Ints = (running - np.repeat(running[first], counts)).astype(np.int32)
    return step
