"""Print on a page that is a picture: the one place where the readers of documents ask for it to be recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_SCANS = 8
"""Pages of one document that are read from pictures: each takes seconds."""


def print_of(image: NDArray[np.uint8]) -> str | None:
    """What is printed on `image` (H x W x 3), its rows as lines; None where print cannot be read here."""
    return None
