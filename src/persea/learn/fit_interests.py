"""Fits the model of interests: counts and closed forms, no gradient, no matrix solve.

    C   = F + b F^T                          what comes after i, and a little of what came before (pairs.py)
    B   = diag(P^-n) C                       P: popularity
    cos = D^-1/2 (F + F^T) D^-1/2            D = diag(P)
    two = rownorm(top(cos)) rownorm(top(C))  after what is in the same histories as i
    M_k = w_k / mean(rowmax(M_k)) times B, cos, two; at most 100 places a row, where their sum is largest

Content is not fitted: attributes are weighed by rarity and looked up live (interests/content.py). The forms follow
item-to-item counting (Linden, Smith and York, IEEE Internet Computing 7(1), 2003) with distances as in sequence-aware
recommendation (Ludewig and Jannach, UMUAI 28, 2018); docs/log.md tells what each is worth.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from persea.interests.arrays import Floats
from persea.interests.content import Content, attribute_lists
from persea.interests.events import EventTable
from persea.interests.model import Decay, InterestModel
from persea.learn.numbering import number_products
from persea.learn.pairs import count_pairs
from persea.learn.sparse import Rows, joined, largest, largest_of_product, largest_of_sum

Progress = Callable[[str, float], None]
"""Told what is being done, and which share of all is done before it."""


@dataclass(frozen=True, slots=True)
class FitSettings:
    """The defaults were chosen on the second-last items of three public sets at once (docs/log.md)."""

    gap_decay: float = 0.6
    """a: how much less a pair counts that lies further apart."""
    backward: float = 0.05
    """b: what counts for j after i where j came before i."""
    popular_source: float = 0.2
    """n: by which power of i's popularity its row is divided."""
    sequence: float = 1.0
    together: float = 0.25
    two_steps: float = 0.4
    content: float = 0.8
    behaviour_decay: float = 1.15
    content_decay: float = 0.7
    list_length: int = 100
    step_length: int = 20
    """How many of a row take part in two steps."""
    kind_weights: tuple[tuple[str, float], ...] = ()
    """What events of a kind weigh, where not what their table says."""


def _silent(_doing: str, _share: float) -> None:
    pass


def fit_interests(
    events: EventTable,
    attributes: Mapping[str, Sequence[str]] | None = None,
    settings: FitSettings | None = None,
    progress: Progress = _silent,
) -> InterestModel:
    """Fits on all events; products of `attributes` that have none are known by their content. CPU, one thread."""
    settings = settings or FitSettings()
    attributes = attributes or {}
    events = events.weighed(dict(settings.kind_weights))
    progress("numbering products", 0.0)
    products, row, popularity = number_products(events, attributes)
    progress("weighing attributes", 0.05)
    content = Content.of(attribute_lists(attributes, products.ids))
    progress("counting pairs", 0.15)
    counts, cosines = _count(events, row, popularity, settings)
    progress("taking two steps", 0.4)
    steps = settings.step_length
    two = largest_of_product(
        _longest(cosines, steps).of_sum_one(), _longest(counts, steps).of_sum_one(), settings.list_length
    )
    progress("joining the parts", 0.8)
    sequence = counts.scaled(_or_one(popularity) ** -settings.popular_source)
    weighed = zip(
        (sequence, cosines, two), (settings.sequence, settings.together, settings.two_steps), strict=True
    )
    parts = [part.scaled(np.full(part.rows, weight / part.mean_largest())) for part, weight in weighed]
    chosen, shares = largest_of_sum(parts, settings.list_length)
    model = InterestModel(
        products,
        chosen.start,
        chosen.column,
        shares,
        popularity,
        content,
        settings.content,
        Decay(settings.behaviour_decay, settings.content_decay),
        dict(settings.kind_weights),
    )
    progress("done", 1.0)
    return model


def _count(
    events: EventTable, row: np.typing.NDArray[np.int32], popularity: Floats, settings: FitSettings
) -> tuple[Rows, Rows]:
    """The largest of C and of cos."""
    products, most = len(popularity), settings.list_length
    shrunk = _or_one(popularity) ** -0.5
    counts, cosines = [], []
    for block in count_pairs(events, row, products, settings.gap_decay):
        either = block.after + block.before
        counts.append(
            largest(
                block.start, block.column, block.after + settings.backward * block.before,
                block.first, most, products,
            )
        )  # fmt: skip
        cosines.append(largest(block.start, block.column, either, block.first, most, products, scale=shrunk))
    return joined(counts, products), joined(cosines, products).scaled(shrunk)


def _longest(matrix: Rows, most: int) -> Rows:
    """The `most` largest of each row."""
    return largest(matrix.start, matrix.column, matrix.value.astype(np.float64), 0, most, matrix.columns)


def _or_one(popularity: Floats) -> Floats:
    return np.where(popularity > 0, popularity, 1.0)
