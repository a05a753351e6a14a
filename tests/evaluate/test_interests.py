"""The comparison from end to end on a few shoppers, and the goals on the public sets."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from persea.cli.console import app
from persea.evaluate.event_files import read_attributes, read_events
from persea.evaluate.measure import measure, measure_here
from persea.evaluate.splits import leave_one_out
from persea.evaluate.systems import LastTransitions, Persea, Popularity, rivals
from persea.interests.events import EventTable
from persea.interests.profile import Profile
from persea.learn.fit_interests import fit_interests

_GOALS = {"Beauty": 0.0592, "Toys_and_Games": 0.0726, "Sports_and_Outdoors": 0.0376}
_LINES = [f"{s} " + " ".join(str((s + at) % 7) for at in range(5)) for s in range(30)]


@pytest.fixture(scope="module")
def sequences() -> Path:
    """The public sets, which are data beside the project and never in it."""
    here = Path(__file__).resolve().parents[2]
    folder = Path(os.environ.get("PERSEA_SHARED_DATA", here.parent / "shared" / "data")) / "sequences"
    if not folder.is_dir():
        pytest.skip(f"no sequences at {folder}: set PERSEA_SHARED_DATA to the folder that holds sequences/")
    return folder


def _renumbered(
    events: EventTable, attributes: dict[str, list[str]]
) -> tuple[EventTable, dict[str, list[str]]]:
    """The same shop with its products numbered anew, by lot."""
    numbers = np.random.default_rng(3).permutation(len(events.products)).tolist()
    new = {old: str(number) for old, number in zip(events.products, numbers, strict=True)}
    renamed = replace(events, products=tuple(new[one] for one in events.products))
    return renamed, {new[old]: held for old, held in attributes.items() if old in new}


@pytest.mark.full
@pytest.mark.parametrize("name", _GOALS)
def test_goals_are_met_with_one_set_of_defaults(sequences: Path, name: str) -> None:
    """N@10 of strict leave-one-out, full ranking, ten each; and the same figures where products have other numbers."""
    events = read_events(sequences / f"{name}.txt")
    attributes = read_attributes(sequences / f"{name}.item2attributes.json")
    found = []
    for table, held in ((events, attributes), _renumbered(events, attributes)):
        split = leave_one_out(table, 2)
        assert split.repeats == 0
        found.append(measure_here(Persea(fit_interests), split.fit, held, lambda asked=split: asked.cases))
    print(name, [one.quality for one in found])
    assert found[0].quality.ndcg_10 >= _GOALS[name]
    assert {len(one) for one in found[0].lists} == {10}
    assert asdict(found[1].quality) == asdict(found[0].quality)
    new = dict(zip(events.products, _renumbered(events, {})[0].products, strict=True))
    assert [[new[each] for each in one] for one in found[0].lists] == [list(one) for one in found[1].lists]


def test_simple_systems() -> None:
    """What is most popular and unseen; what came after the last, then what is popular."""
    events = EventTable.of(list("uuuvvvw"), list("abcabda"))
    popular = Popularity().fit(events, {})
    assert popular([Profile.in_order(("a",))], 2) == [["b", "c"]]
    after = LastTransitions().fit(events, {})
    assert after([Profile.in_order(("c", "b")), Profile()], 2) == [["d", "a"], ["a", "b"]]


def test_each_system_is_measured_in_a_process_of_its_own() -> None:
    """Quality, seconds, memory and microseconds come back, with the lists."""
    pairs = [line.split() for line in _LINES]
    events = EventTable.of(
        [line[0] for line in pairs for _ in line[1:]], [one for line in pairs for one in line[1:]]
    )
    split = leave_one_out(events, 2)
    for system in (Persea(fit_interests), *rivals()[0]):
        found = measure(system, split, {})
        assert found.system == system.name
        assert found.quality.shoppers == 30
        assert found.train_s > 0 < found.us_per_shopper
        assert 20 < found.peak_mb < 1_000
        assert len(found.lists) == 30


def test_the_command(tmp_path: Path) -> None:
    """Figures alone on stdout with --json, each shopper's ten in the file; the order is learnt."""
    events, lists = tmp_path / "made.txt", tmp_path / "lists.jsonl"
    events.write_text("\n".join(_LINES))
    done = CliRunner().invoke(
        app, ["bench", "interests", str(events), "--no-rivals", "--json", "--lists", str(lists)]
    )
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert found["strict"]["R@10"] == found["refit"]["R@10"] == 1.0
    assert found["strict"]["N@10"] > 0.9
    assert set(found) >= {"strict", "refit", "train_s", "peak_mb", "us_per_shopper"}
    written = [json.loads(line) for line in lists.read_text("utf-8").splitlines()]
    assert len(written) == 30
    assert written[0]["shopper"] == "0"
    assert written[0]["target"] == written[0]["top"][0] == "4"


@pytest.mark.parametrize("text", ["", "u a\n", "u a b\nv b a\n"])
def test_the_command_on_next_to_nothing(tmp_path: Path, text: str) -> None:
    """Nobody can be asked about: zeros, no crash."""
    events = tmp_path / "few.txt"
    events.write_text(text)
    done = CliRunner().invoke(app, ["bench", "interests", str(events), "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["strict"]["shoppers"] == 0


def test_the_command_says_where_data_is_to_be_had(tmp_path: Path) -> None:
    """Where there is no such file."""
    done = CliRunner().invoke(app, ["bench", "interests", str(tmp_path / "none.txt")])
    assert done.exit_code == 1
    assert "docs/interests.md" in done.stderr
