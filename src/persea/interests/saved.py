"""The model as one file: written beside its place and then moved there, so that a reader sees the old or the new.

The form is safetensors: a JSON header, then the arrays as they are, which are mapped and not read. Ids are one text
in UTF-8 with the offsets of each. Products that came after the fit are not kept: they are the caller's to add again.
"""

from __future__ import annotations

import json
import math
import os
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict
from safetensors.numpy import save_file

from persea.errors import ModelFileUnreadable
from persea.interests.arrays import Floats, Ints, Offsets, Singles, offsets
from persea.interests.content import Block, Content
from persea.interests.model import Decay, InterestModel
from persea.interests.numbering import Numbering

FORMAT = "persea-interests-1"
_TYPES = {"I32": np.int32, "I64": np.int64, "F32": np.float32, "F64": np.float64, "U8": np.uint8}

Arrays = dict[str, NDArray[np.generic]]


class _Head(BaseModel):
    model_config = ConfigDict(extra="forbid")
    format: str
    content_weight: float
    behaviour_decay: float
    content_decay: float
    kind_weights: dict[str, float] = {}


class _Place(BaseModel):
    dtype: str
    shape: tuple[int, ...]
    data_offsets: tuple[int, int]


def save_model(model: InterestModel, file: Path) -> None:
    """Replaces `file`."""
    fitted = len(model.start) - 1
    block = model.content.blocks[0]
    arrays: Arrays = {
        **_text("products", model.products.ids[:fitted]),
        **_text("attributes", model.content.attributes.ids),
        "start": model.start,
        "column": model.column,
        "parts": model.parts,
        "popularity": model.popularity[:fitted],
        "rarity": model.content.rarity,
        "content_start": block.start,
        "content_attribute": block.attribute,
        "content_value": block.value,
        "holder_start": block.holder_start,
        "holder": block.holder,
        "holder_value": block.holder_value,
    }
    head = _Head(
        format=FORMAT,
        content_weight=model.content_weight,
        behaviour_decay=model.decay.behaviour,
        content_decay=model.decay.content,
        kind_weights=dict(model.kind_weights),
    )
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        save_file(
            {name: np.ascontiguousarray(array) for name, array in arrays.items()},
            beside,
            metadata={"persea": head.model_dump_json()},
        )
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def load_model(file: Path) -> InterestModel:
    """Maps the arrays of `file`; only ids are read. Raises ModelFileUnreadable."""
    try:
        head, arrays = _mapped(file)
        return _model(head, arrays)
    except (OSError, ValueError, KeyError, TypeError) as error:
        fix = "Fit the model anew, or roll back to the one before"
        raise ModelFileUnreadable(
            "The model of interests cannot be read", value=str(file), fix=fix
        ) from error


def _mapped(file: Path) -> tuple[_Head, Arrays]:
    with file.open("rb") as opened:
        length = int.from_bytes(opened.read(8), "little")
        if not 2 <= length <= file.stat().st_size - 8:
            raise ValueError("no header")
        header = json.loads(opened.read(length))
    head = _Head.model_validate_json(header.pop("__metadata__")["persea"])
    if head.format != FORMAT:
        raise ValueError(f"{FORMAT} expected")
    data = np.memmap(file, np.uint8, "r", offset=8 + length) if file.stat().st_size > 8 + length else None
    return head, {name: _array(data, _Place.model_validate(place)) for name, place in header.items()}


def _array(data: NDArray[np.uint8] | None, place: _Place) -> NDArray[np.generic]:
    kind = np.dtype(_TYPES[place.dtype])
    begin, end = place.data_offsets
    if end - begin != math.prod(place.shape) * kind.itemsize or begin < 0:
        raise ValueError("offsets and shape do not fit")
    if begin == end or data is None:
        return np.zeros(place.shape, kind)
    if end > len(data):
        raise ValueError("cut off")
    view: NDArray[np.generic] = np.asarray(data[begin:end]).view(kind).reshape(place.shape)
    return view


def _model(head: _Head, arrays: Arrays) -> InterestModel:
    block = Block(
        0,
        _offsets("content_start", arrays),
        _ints("content_attribute", arrays),
        _singles("content_value", arrays),
        _offsets("holder_start", arrays),
        _ints("holder", arrays),
        _singles("holder_value", arrays),
    )
    return InterestModel(
        Numbering(_ids("products", arrays)),
        _offsets("start", arrays),
        _ints("column", arrays),
        _singles("parts", arrays),
        _floats("popularity", arrays),
        Content(Numbering(_ids("attributes", arrays)), _singles("rarity", arrays), (block,)),
        head.content_weight,
        Decay(head.behaviour_decay, head.content_decay),
        head.kind_weights,
    )


# Each gives the array as it lies in the file: a wrong type is an error, not a conversion.


def _ints(name: str, arrays: Arrays) -> Ints:
    return arrays[name].astype(np.int32, casting="no", copy=False)


def _offsets(name: str, arrays: Arrays) -> Offsets:
    start = arrays[name].astype(np.int64, casting="no", copy=False)
    if not len(start) or start[0] != 0 or (np.diff(start) < 0).any():
        raise ValueError(f"{name} does not ascend from 0")
    return start


def _singles(name: str, arrays: Arrays) -> Singles:
    return arrays[name].astype(np.float32, casting="no", copy=False)


def _floats(name: str, arrays: Arrays) -> Floats:
    return arrays[name].astype(np.float64, casting="no", copy=False)


def _text(name: str, ids: tuple[str, ...]) -> Arrays:
    encoded = [one.encode("utf-8", "surrogatepass") for one in ids]
    return {
        f"{name}_text": np.frombuffer(b"".join(encoded), np.uint8),
        f"{name}_start": offsets(np.array([len(one) for one in encoded], np.int64)),
    }


def _ids(name: str, arrays: Arrays) -> tuple[str, ...]:
    text, start = arrays[f"{name}_text"].tobytes(), arrays[f"{name}_start"].tolist()
    return tuple(text[begin:end].decode("utf-8", "surrogatepass") for begin, end in pairwise(start))
