"""The number lock against sentences written by another hand than the code's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from persea.compose.evidence import Evidence
from persea.compose.lock import Lock
from persea.compose.outside import reasons_in_talk
from persea.values import Money, Record

HERE = Path(__file__).parent


def _money(amount: int | None, currency: str) -> Money | None:
    return None if amount is None else Money(amount, currency)


def _record(product: dict[str, Any], currency: str) -> Record:
    def pairs(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple((key, tuple(values)) for key, values in product[name])

    return Record(
        id=product["id"],
        title=product["title"],
        url=f"/products/{product['id']}",
        price=_money(product["price_minor"], currency),
        list_price=_money(product["list_price_minor"], currency),
        highest_price=_money(product["highest_price_minor"], currency),
        in_stock=product["in_stock"],
        stock=product["stock"],
        as_of=None,
        brand=product["brand"],
        category_path=tuple(product["category_path"]),
        description=product["description"],
        attributes=pairs("attributes"),
        options=pairs("options"),
        rating=product["rating"],
        rating_count=product["rating_count"],
        weight_g=product["weight_g"],
    )


def read(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text().splitlines() if line]


EVIDENCE: dict[str, Any] = json.loads((HERE / "lock_evidence.json").read_text()) | json.loads(
    (HERE / "lock_fluent_evidence.json").read_text()
)
SETS = {"plain": read("lock_sentences.jsonl"), "fluent": read("lock_fluent.jsonl")}


def evidence_for(line: dict[str, Any]) -> Evidence:
    stored = EVIDENCE[line["evidence"]]
    records = tuple(_record(product, stored["currency"]) for product in stored["products"])
    return Evidence(records, stored["found"], line["user"], stored["currency"])


def verdicts(name: str, half: str, true: bool) -> list[tuple[dict[str, Any], tuple[str, ...]]]:
    chosen = [line for line in SETS[name] if line["half"] == half and line["true"] is true]
    return [(line, Lock(evidence_for(line)).check(line["sentence"])) for line in chosen]


HALVES = [(name, half) for name in SETS for half in ("build", "final")]


@pytest.mark.parametrize(("name", "half"), HALVES)
def test_no_wrong_sentence_leaves(name: str, half: str) -> None:
    """Not one sentence with a claim that no record holds gets out."""
    escaped = [
        (line["id"], line["kind"], line["sentence"])
        for line, reasons in verdicts(name, half, False)
        if not reasons
    ]
    assert escaped == []


@pytest.mark.parametrize(("name", "half"), HALVES)
def test_true_sentences_leave(name: str, half: str) -> None:
    """At least 94 of 100 plain true sentences leave unharmed, and 85 of the longer ones that models like."""
    judged = verdicts(name, half, True)
    held = [(line["id"], line["kind"], reasons, line["sentence"]) for line, reasons in judged if reasons]
    assert len(held) <= (0.06 if name == "plain" else 0.15) * len(judged), held


def test_the_sets_are_large_enough() -> None:
    """The sets hold at least 200 true and 200 wrong sentences of at least 20 kinds."""
    assert sum(line["true"] for line in SETS["plain"]) >= 200
    wrong = [line for line in SETS["plain"] if not line["true"]]
    assert len(wrong) >= 200
    assert len({line["kind"] for line in wrong}) >= 20


def test_a_pronoun_speaks_of_the_product_before() -> None:
    """ "It costs …" is checked against the product that the sentence before named, not against any other."""
    records = (
        Record("a", "Alder Lamp", "/a", Money(4900, "USD"), None, True, None),
        Record("b", "Birch Lamp", "/b", Money(2900, "USD"), None, True, None),
    )
    lock = Lock(Evidence(records, 2))
    assert lock.check("The Alder Lamp is made for reading.") == ()
    assert lock.check("It costs $29.") == ("price",)
    assert lock.check("It costs $49.") == ()


def test_a_weak_model_states_no_figure_in_talk() -> None:
    """In general talk a sentence of the weak model that states a number does not leave."""
    assert reasons_in_talk("The tower is 330 metres tall.") == ("figure",)
    assert reasons_in_talk("It has three hundred steps.") == ("figure",)
    assert reasons_in_talk("It stands in Paris.") == ()


def test_a_row_of_a_comparison_means_what_its_label_says() -> None:
    """ "Pieces: the set: 3; the towel: 1" is true of records that say so, whatever else has that count."""
    pieces = {"Garden Towel Set": "3", "Garden Hand Towel": "1", "Herb Trough": ""}
    records = tuple(
        Record(
            title, title, "/x", None, None, True, None, attributes=(("Pieces", (count,)),) if count else ()
        )
        for title, count in pieces.items()
    )
    lock = Lock(Evidence(records, 30, "", "USD"))
    assert (
        lock.check("- **Pieces**: Garden Towel Set: 3; Garden Hand Towel: 1; Herb Trough: not stated") == ()
    )
    assert lock.check("- **Pieces**: Garden Towel Set: 4; Garden Hand Towel: 1") == ("count",)


def test_a_quoted_wish_claims_nothing() -> None:
    """What was looked for may be said again in quotation marks; words that the person did not say may not hide there."""
    records = evidence_for(SETS["plain"][0]).records
    lock = Lock(Evidence(records, 0, "pour over coffee", "USD"))
    assert lock.check("There are no matches for “pour over coffee”.") == ()
    assert lock.check("This is the one for “the most popular choice of all”.") != ()
