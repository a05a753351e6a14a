"""The search benchmark from end to end, on a small set and a small shop, with everything it measures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from labelled_set import write_set

pytest.importorskip("tantivy", reason="what searches are measured against: script/setup --bench")
pytest.importorskip("bm25s", reason="what searches are measured against: script/setup --bench")
pytest.importorskip("matplotlib", reason="draws the plots: script/setup --bench")

from search_relevance import means

_SEARCH = Path(__file__).resolve().parents[2] / "bench" / "search.py"
_WAYS = ["Persea", "Persea, words only", "Persea, meaning only"]


def run(*options: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, _SEARCH, *options], capture_output=True, text=True, check=False)


def test_relevance(tmp_path: Path) -> None:
    """Every system is scored on the set as it is, on what was judged, and on misspelt queries with their twins."""
    done = run("--labelled", write_set(tmp_path / "shoes"), "--sizes", "0", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "### shoes: 2 queries, 4 products, 4 judgements" in done.stdout
    assert "(left out, since no product has a grade above 0: 1 queries)" in done.stdout
    figures = json.loads((tmp_path / "out" / "search.json").read_text())
    (found,) = figures["relevance"]
    assert [row["system"] for row in found["all_results"]] == [*_WAYS, "tantivy", "bm25s", "bm25s + dense"]
    assert {row["system"]: row["ndcg"] for row in found["all_results"]}["Persea"] == 1.0
    assert len(found["judged_results"]) == len(found["misspelt"]) == len(found["twins"]) == 6
    assert (tmp_path / "out" / "search.md").read_text() == done.stdout
    assert "<svg" in (tmp_path / "out" / "search-shoes.svg").read_text()


@pytest.mark.full
def test_speed(tmp_path: Path) -> None:
    """Each system answers under each filter, the exact one exactly; all sizes are known and all changes are seen."""
    done = run("--labelled", "--sizes", "1000", "--queries", "5", "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    (speed,) = json.loads((tmp_path / "search.json").read_text())["speed"]
    assert set(speed["shares"]) == {"none", "20 %", "2 %", "0.2 %"}
    assert len(speed["asking"]) == 7 * 4
    assert {row["recall"] for row in speed["asking"] if row["system"] == "numpy, exact"} == {1.0}
    assert all(row["disk_mb"] > 0 for row in speed["built"])
    assert [row["system"] for row in speed["updates"]] == ["Persea", "tantivy", "bm25s"]
    assert "<svg" in (tmp_path / "search-speed.svg").read_text()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--sizes", "many"), "'many': write numbers like 10000,100000"),
        (("--sizes", "10"), "'10': at least 1000 products"),
        (("--queries", "0"), "'0': write a number, 1 or more"),
        (("--labelled", "/nowhere"), "/nowhere: no such folder"),
    ],
)
def test_bad_options(options: tuple[str, ...], said: str) -> None:
    """What cannot be used is named before anything is started."""
    done = run(*options)
    assert done.returncode != 0
    assert said in done.stderr


def test_means_say_what_ours_has_more() -> None:
    """Persea's lead is the mean of the paired differences, with Persea itself left out."""
    grades = [{"a": 1.0}, {"b": 1.0}]
    ours, theirs = means({"Persea": [["a"], ["b"]], "other": [["x", "a"], []]}, grades)
    assert (ours.ndcg, ours.mrr, ours.ours_more) == (1.0, 1.0, {})
    assert (theirs.mrr, theirs.recall, theirs.empty) == (0.25, 0.5, 0.5)
    assert theirs.ours_more["mrr"].mean == 0.75
    assert theirs.ours_more["recall"].mean == 0.5
