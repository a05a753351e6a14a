"""`persea pictures` as a person and a script meet it: real processes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from persea.llm.image_embedding import Form
from persea.llm.scripted_pictures import ScriptedPictures
from persea_server import run_persea, shared_folder

PRODUCTS = [
    {
        "id": "a",
        "title": "Apron",
        "images": ["/demo/pictures/ap-larder.svg"],
        "variants": [{"id": "v", "price": "9.00"}],
    },
    {
        "id": "b",
        "title": "Bowl",
        "images": ["/pictures/bowl.jpg"],
        "variants": [{"id": "v", "price": "9.00"}],
    },
    {"id": "c", "title": "Cup", "variants": [{"id": "v", "price": "9.00"}]},
]


@pytest.fixture
def data_dir() -> Iterator[Path]:
    folder = shared_folder()
    yield folder / "data"
    shutil.rmtree(folder, ignore_errors=True)


def test_pictures_are_looked_at_and_what_failed_is_told(data_dir: Path, tmp_path: Path) -> None:
    """Each is looked at, or told with its reason; one without a picture is not counted."""
    feed = tmp_path / "products.jsonl"
    feed.write_text("".join(json.dumps(product) + "\n" for product in PRODUCTS))
    assert run_persea("import", "catalog", feed, data_dir=data_dir).returncode == 0
    done = run_persea("pictures", "run", data_dir=data_dir)
    assert done.returncode == 0, done.stderr
    assert "Looked at 2 pictures; 1 could not be had or read" in done.stderr
    assert "1 picture of 1 product looked at; 2 products have one" in done.stdout
    assert "1 failed: The picture has no web address, such as /pictures/bowl.jpg" in done.stdout
    after = json.loads(run_persea("pictures", "--json", data_dir=data_dir).stdout)
    assert (after["products"], after["pictures"], after["failed"], after["missing"]) == (2, 1, 1, 0)


def test_an_image_embedding_model_is_chosen_made_ready_and_left(data_dir: Path, tmp_path: Path) -> None:
    """It answers from when every picture has its vector; left, its vectors stay to go back to, and can be removed."""
    feed = tmp_path / "products.jsonl"
    feed.write_text(json.dumps(PRODUCTS[0]) + "\n")
    assert run_persea("import", "catalog", feed, data_dir=data_dir).returncode == 0
    with ScriptedPictures(Form.OBJECTS, key="s3cret") as endpoint:
        refused = run_persea("pictures", "use", "--url", endpoint.url, data_dir=data_dir)
        assert refused.returncode == 1
        assert "The endpoint gives no embeddings of pictures" in refused.stderr
        use = ("pictures", "use", "--url", endpoint.url, "--key", "s3cret")
        name = f"scripted-eyes at {endpoint.url}, 64 dimensions"
        assert run_persea(*use, data_dir=data_dir).stdout == f"In use: {name}, asked in the form of objects\n"
        done = run_persea("pictures", "run", data_dir=data_dir)
        assert f"Similar ones are found by {name}" in done.stdout
        assert len(endpoint.pictures) == 3 + 1  # of the probe, and the apron's
    told = json.loads(run_persea("pictures", "--json", data_dir=data_dir).stdout)
    assert told["image_embedding"] == {"active": name, "next": None, "missing": 0, "problem": ""}
    assert "s3cret" not in json.dumps(told)
    assert run_persea("pictures", "forget", data_dir=data_dir).stdout == "Removed 0 models\n"
    assert run_persea("pictures", "off", data_dir=data_dir).returncode == 0
    told = json.loads(run_persea("pictures", "--json", data_dir=data_dir).stdout)
    assert told["image_embedding"]["active"] is None
    assert run_persea("pictures", "forget", data_dir=data_dir).stdout == "Removed 1 model\n"
