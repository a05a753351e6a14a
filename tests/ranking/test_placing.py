"""Pins and sponsors: told, capped, and never above what clearly fits better."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from persea.ranking.placement import CLEARLY, place
from persea.ranking.rules import Goods, Rules, read_rules
from persea.values.shopping import Scored, ScorePart


def _ranked(**scores: float) -> list[Scored]:
    return [Scored(id, score, (ScorePart("relevance", score),)) for id, score in scores.items()]


def _goods(*ids: str) -> dict[str, Goods]:
    return {id: Goods(id) for id in ids}


def _sponsored(*ids: str, most: int = 1) -> Rules:
    listed = ", ".join(f'"{id}"' for id in ids)
    return read_rules(
        f'[[sponsored]]\nname = "s"\nsponsor = "Tarnholt"\nproducts = [{listed}]\n[sponsoring]\nmost = {most}\n'
    )


def _pin(id: str, at: int) -> Rules:
    return read_rules(f'[[rule]]\nname = "p"\ndo = "pin"\nplace = {at}\nproducts = ["{id}"]\n')


def test_without_rules_nothing_moves() -> None:
    ranked = _ranked(a=0.9, b=0.8, c=0.7)
    placed = place(ranked, _goods("a", "b", "c"), Rules(), 2)
    assert [(one.scored, one.organic_place, one.sponsor) for one in placed] == [
        (ranked[0], 1, ""), (ranked[1], 2, ""),
    ]  # fmt: skip


def test_a_sponsored_product_passes_those_little_better_and_stops_at_what_clearly_fits_better() -> None:
    ranked = _ranked(a=0.9, b=0.80, c=0.75, d=0.73)
    placed = place(ranked, _goods("a", "b", "c", "d"), _sponsored("d"), 4)
    assert [one.scored.product_id for one in placed] == ["a", "d", "b", "c"]  # 0.80 <= 0.73 + CLEARLY
    assert [one.sponsor for one in placed] == ["", "Tarnholt", "", ""]
    assert placed[1].organic_place == 4
    placed = place(_ranked(a=0.9, b=0.82, c=0.75, d=0.73), _goods("a", "b", "c", "d"), _sponsored("d"), 4)
    assert [one.scored.product_id for one in placed] == ["a", "b", "d", "c"]


def test_the_first_place_is_not_for_sale() -> None:
    placed = place(_ranked(a=0.80, b=0.79), _goods("a", "b"), _sponsored("b"), 2)
    assert [one.scored.product_id for one in placed] == ["a", "b"]
    assert placed[1].sponsor == "Tarnholt", "it is labelled where it stands by itself, too"


def test_no_more_are_sponsored_than_the_shop_allows() -> None:
    ranked = _ranked(a=0.9, b=0.89, c=0.88, d=0.87)
    for most in (0, 1, 2):
        placed = place(ranked, _goods("a", "b", "c", "d"), _sponsored("b", "c", "d", most=most), 4)
        assert sum(bool(one.sponsor) for one in placed) == most


def test_who_wants_no_ads_sees_the_organic_order() -> None:
    ranked = _ranked(a=0.9, b=0.8, c=0.75)
    placed = place(ranked, _goods("a", "b", "c"), _sponsored("c"), 3, with_sponsors=False)
    assert [one.scored for one in placed] == ranked
    assert not any(one.sponsor for one in placed)


def test_what_does_not_meet_the_request_goes_above_nothing_that_does() -> None:
    """Neither by a pin nor for money."""
    ranked = _ranked(a=0.9, b=0.8, c=0.79)
    for rules in (_pin("c", 1), _sponsored("c")):
        placed = place(ranked, _goods("a", "b", "c"), rules, 3, fits=lambda id: id != "c")
        assert [one.scored.product_id for one in placed] == ["a", "b", "c"]


def test_a_pin_takes_its_place_and_says_so_in_its_score() -> None:
    placed = place(_ranked(a=0.9, b=0.8, c=0.1), _goods("a", "b", "c"), _pin("c", 1), 3)
    first = placed[0].scored
    assert first.product_id == "c"
    assert first.score == pytest.approx(0.9, abs=1e-5)
    assert first.parts[-1].name == "merchandising"
    assert "pinned" in first.parts[-1].why
    assert sum(part.amount for part in first.parts) == pytest.approx(first.score, abs=1e-12)


def test_a_sponsor_passes_no_pin() -> None:
    rules = read_rules(
        '[[rule]]\nname = "p"\ndo = "pin"\nplace = 2\nproducts = ["b"]\n'
        '[[sponsored]]\nname = "s"\nsponsor = "T"\nproducts = ["c"]\n'
    )
    placed = place(_ranked(a=0.9, b=0.85, c=0.84), _goods("a", "b", "c"), rules, 3)
    assert [one.scored.product_id for one in placed] == ["a", "b", "c"]


def test_scores_fall_and_add_up_whatever_the_rules() -> None:
    """In 300 lists by chance; and nothing that is paid for stands above what is clearly better."""
    chance = random.Random(7)
    for _ in range(300):
        ids = [f"p{nth}" for nth in range(chance.randint(1, 9))]
        scores = sorted((chance.choice((0.2, 0.5, 0.55, 0.6, 0.9)) for _ in ids), reverse=True)
        ranked = _ranked(**dict(zip(ids, scores, strict=True)))
        text = "".join(
            f'[[rule]]\nname = "r"\ndo = "pin"\nplace = {chance.randint(1, 4)}\nproducts = ["{id}"]\n'
            if chance.random() < 0.3
            else f'[[sponsored]]\nname = "s"\nsponsor = "T"\nproducts = ["{id}"]\n'
            for id in chance.sample(ids, min(len(ids), 3))
        )
        placed = place(ranked, _goods(*ids), read_rules(text), len(ids))
        told = [one.scored.score for one in placed]
        assert sorted(one.scored.product_id for one in placed) == sorted(ids)
        assert all(one >= other - 1e-9 for one, other in pairwise(told)), text
        organic = {one.product_id: one.score for one in ranked}
        pins = {one.which.products for one in read_rules(text).rules}
        for nth, one in enumerate(placed):
            assert sum(part.amount for part in one.scored.parts) == pytest.approx(one.scored.score, abs=1e-9)
            if one.sponsor and frozenset({one.scored.product_id}) not in pins:
                below = [other.scored.product_id for other in placed[nth + 1 :]]
                assert all(
                    organic[other] <= organic[one.scored.product_id] + CLEARLY + 1e-9 for other in below
                )
