"""`persea embedding` as a person and a script meet it: real processes, and an endpoint on loopback."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from persea.llm.scripted_embeddings import ScriptedEmbeddings
from persea_server import run_persea, shared_folder

PRODUCTS = [
    {"id": "boots", "title": "Trail boots", "variants": [{"id": "v", "price": "90.00"}]},
    {"id": "mug", "title": "Enamel mug", "variants": [{"id": "v", "price": "9.00"}]},
]


@pytest.fixture
def data_dir() -> Iterator[Path]:
    folder = shared_folder()
    yield folder / "data"
    shutil.rmtree(folder, ignore_errors=True)


def test_choose_make_ready_and_go_back(data_dir: Path, tmp_path: Path) -> None:
    """An endpoint is tried, chosen, made ready and used; what is shown never holds its key."""
    feed = tmp_path / "products.jsonl"
    feed.write_text("".join(json.dumps(product) + "\n" for product in PRODUCTS))
    run_persea("import", "catalog", feed, data_dir=data_dir)
    with ScriptedEmbeddings(key="sk-secret") as endpoint:
        refused = run_persea(
            "embedding", "use", "--url", endpoint.url, "--key", "sk-wrong", data_dir=data_dir
        )
        assert refused.returncode == 1
        assert "does not accept the key (401)" in refused.stderr
        chosen = run_persea(
            "embedding", "use", "--url", endpoint.url, "--key", "sk-secret", data_dir=data_dir
        )
        assert "In use: wordllama-l2-supercat-256, built in" in chosen.stdout
        assert "8 dimensions, 2 of 2 products to go" in chosen.stdout
        done = run_persea("embedding", "run", data_dir=data_dir)
        assert done.returncode == 0, done.stderr
        shown = run_persea("embedding", "--json", data_dir=data_dir)
        state = json.loads(shown.stdout)
        assert (state["active"]["model"], state["next"], state["missing"]) == ("scripted-embed", None, 0)
        assert "sk-secret" not in "".join(r.stdout + r.stderr for r in (refused, chosen, done, shown))
    back = run_persea("embedding", "use", "--built-in", data_dir=data_dir)
    assert "Next: wordllama-l2-supercat-256, built in, 0 of 2 products to go" in back.stdout


def test_what_is_refused(data_dir: Path) -> None:
    """Options that contradict one another, and a choice where the environment decides, are refused in words."""
    both = run_persea("embedding", "use", "--built-in", "--url", "http://127.0.0.1:9/v1", data_dir=data_dir)
    assert both.returncode == 2
    assert "name one of --url and --built-in" in both.stderr
    decided = run_persea(
        "embedding",
        "use",
        "--built-in",
        data_dir=data_dir,
        env={"PERSEA_EMBEDDING_URL": "http://127.0.0.1:9/v1"},
    )
    assert decided.returncode == 1
    assert "PERSEA_EMBEDDING_URL is set and decides" in decided.stderr
    wrong = run_persea(
        "embedding", data_dir=data_dir,
        env={"PERSEA_EMBEDDING_URL": "http://127.0.0.1:9/v1", "PERSEA_EMBEDDING_DIMENSIONS": "many"},
    )  # fmt: skip
    assert wrong.returncode == 1
    assert "PERSEA_EMBEDDING_DIMENSIONS must be a whole number from 1 to 4000: many" in wrong.stderr
