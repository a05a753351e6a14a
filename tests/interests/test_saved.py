"""The model as a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from toy import toy

from persea.errors import ModelFileUnreadable
from persea.interests.profile import Profile
from persea.interests.rank import rank
from persea.interests.saved import load_model, save_model

_ODD = {"\x00": ["mug", "re\x00d"], "🥑": ["mug"], "\ud800": ["re\x00d"], "": ["mug"]}


@pytest.mark.parametrize(
    ("histories", "attributes"), [({"u": "pqr", "v": "qs"}, None), ({"u": "pqr"}, {}), ({}, {}), ({}, _ODD)]
)
def test_a_model_comes_back_as_it_was(
    tmp_path: Path, histories: dict[str, str], attributes: dict[str, list[str]] | None
) -> None:
    """Every id, list and score, however odd or empty; the arrays are mapped and cannot be written to."""
    model = toy(histories, attributes)
    save_model(model, tmp_path / "model")
    loaded = load_model(tmp_path / "model")
    assert loaded.products == model.products
    assert loaded.decay == model.decay
    for one in model.products.ids:
        profile = Profile.in_order((one,))
        assert rank(loaded, profile, 5) == rank(model, profile, 5)
    if len(loaded.column):
        with pytest.raises(ValueError, match="read-only"):
            loaded.column[0] = 1


def test_a_model_that_is_read_can_be_replaced(tmp_path: Path) -> None:
    """A reader keeps what it has mapped; the next one gets the new model, and nothing else lies there."""
    file = tmp_path / "model"
    save_model(toy({"u": "pq"}), file)
    reader = load_model(file)
    before = rank(reader, Profile.in_order(("p",)), 3)
    save_model(toy({"u": "ps", "v": "ps"}), file)
    assert rank(reader, Profile.in_order(("p",)), 3) == before
    assert rank(load_model(file), Profile.in_order(("p",)), 1)[0].product == "s"
    assert [one.name for one in tmp_path.iterdir()] == ["model"]


def test_newcomers_are_not_saved(tmp_path: Path) -> None:
    """They are added again by whoever knows the catalogue."""
    save_model(toy().with_newcomers({"new": ["mug"]}), tmp_path / "model")
    loaded = load_model(tmp_path / "model")
    assert "new" not in loaded.products
    assert "new" in loaded.with_newcomers({"new": ["mug"]}).products


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "text", "other version", "wrong type"])
def test_a_damaged_file_is_refused(tmp_path: Path, damage: str) -> None:
    """In words that name the file and what to do, never by a crash later."""
    file = tmp_path / "model"
    save_model(toy({"u": "pqr"}), file)
    whole = file.read_bytes()
    changed = {
        "empty": b"",
        "cut": whole[:-40],
        "text": b"not a model at all",
        "other version": whole.replace(b"persea-interests-1", b"persea-interests-9"),
        "wrong type": whole.replace(b'"F32"', b'"I32"'),
    }
    file.unlink()
    if damage != "missing":
        file.write_bytes(changed[damage])
    with pytest.raises(ModelFileUnreadable, match=r"model.*(Fit|roll)"):
        load_model(file)


def test_arrays_are_as_small_as_said(tmp_path: Path) -> None:
    """16 bytes a place in a list: a column and three parts."""
    model = toy({str(at): "pqrs"[at % 3 :] for at in range(9)})
    assert model.column.dtype == np.int32
    assert model.parts.dtype == np.float32
    assert model.parts.shape == (len(model.column), 3)
