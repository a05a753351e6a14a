"""What an embeddings endpoint answers: JSON to vectors of length 1, each at the place of its text, or an error.

An endpoint that mixes up order, count or dimension would spoil a whole shop's search without a sound, so that
nothing is taken on trust. Sans I/O; the format is OpenAI's `POST /v1/embeddings`.
"""

from __future__ import annotations

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from persea.errors import ModelBadReply, ModelRejected
from persea.seams import Vectors

MOST_DIMENSIONS = 4_000
"""What pgvector's index over half-precision vectors holds."""


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    index: int
    embedding: tuple[float, ...]


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    data: tuple[_Item, ...]


def vectors_of(body: bytes, count: int, *, dimension: int | None, address: str) -> Vectors:
    """(count, dimension) from the body of an answer. `dimension` None takes what comes.

    Raises ModelBadReply, and ModelRejected where the vectors are longer than an index can hold.
    """
    try:
        items = _Answer.model_validate_json(body).data
    except ValidationError as error:
        raise ModelBadReply(
            f"What answers at {address} gives no embeddings",
            value=body[:100].decode("utf-8", "replace"),
            fix="Check that the model is one for embeddings, and that the address ends in /v1",
        ) from error
    if sorted(item.index for item in items) != list(range(count)):
        raise ModelBadReply(
            f"The embedding endpoint answered {count} texts with vectors for others",
            value=f"{address}: {[item.index for item in items][:10]}",
        )
    widths = {len(item.embedding) for item in items}
    width = dimension or max(widths, default=0)
    if widths - {width}:
        raise ModelBadReply(
            f"The embedding endpoint gave vectors of another length than {width}",
            value=f"{address}: {sorted(widths)}",
            fix="Has the model there been replaced? Choose it again with `persea embedding use`",
        )
    if width > MOST_DIMENSIONS:
        raise ModelRejected(
            f"The embedding model's vectors are longer than the {MOST_DIMENSIONS:,} dimensions that can be indexed",
            value=width,
            fix="Ask for shorter ones with --dimensions, where the model can, or choose another model",
        )
    ordered = sorted(items, key=lambda item: item.index)
    rows = np.array([item.embedding for item in ordered], dtype=np.float64)  # (count, width)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)  # (count, 1)
    if not np.isfinite(lengths).all() or not (lengths > 0).all():
        raise ModelBadReply(
            "The embedding endpoint gave a vector that is no direction (NaN or zeros)", value=address
        )
    unit: Vectors = (rows / lengths).astype(np.float32)
    return unit
