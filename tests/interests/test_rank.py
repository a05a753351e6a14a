"""What is recommended: content by hand, new products and new shoppers, the knobs."""

from __future__ import annotations

import pytest
from toy import toy

from persea.interests.profile import Interaction, Profile, Wish
from persea.interests.rank import Ranked, rank

_EIGHT = 8**0.5 / 3


def _listed(ranked: list[Ranked]) -> list[str]:
    return [one.product for one in ranked]


def _scores(ranked: list[Ranked]) -> dict[str, float]:
    return {one.product: one.score for one in ranked}


def test_content_is_the_cosine_of_weighed_attributes() -> None:
    """After p, q scores the content weight times 1/3, and what shares nothing 0."""
    found = rank(toy(content=0.9), Profile.in_order(("p",)), 4)
    assert found[0] == Ranked("q", pytest.approx(0.3))
    assert {one.score for one in found[1:]} == {0.0}
    assert set(_listed(found)) == {"q", "r", "s"}


def test_older_content_fades() -> None:
    """Of r before p, the mugs count 2^-g."""
    found = _scores(rank(toy(content=1.0, content_decay=2.0), Profile.in_order(("r", "p")), 4))
    assert found == {"q": pytest.approx(1 / 3), "s": pytest.approx(1 / 4)}


def test_an_event_weighs_as_it_is_told() -> None:
    """Half an event is worth half; one without weight does not even take a place."""
    model = toy(content=1.0, content_decay=1.0)
    profile = Profile((Interaction("p", 1, 0.5), Interaction("r", 2, 0.0)))
    assert _scores(rank(model, profile, 4))["q"] == pytest.approx(1 / 6)


def test_a_wish_is_content_without_a_product() -> None:
    """Wool is p's for the most part; unknown attributes are passed over."""
    found = _scores(rank(toy(content=1.0), Profile(wishes=(Wish(("wool", "nobody's"), 2.0),)), 1))
    assert found == {"p": pytest.approx(2 * _EIGHT)}


def test_a_product_that_the_fit_did_not_know_leads_to_what_is_like_it() -> None:
    """Its attributes come with the event; without them the event says nothing."""
    model = toy(content=1.0)
    told = Profile((Interaction("new", attributes=("mug",)),))
    assert _scores(rank(model, told, 2)) == {"r": pytest.approx(1.0), "s": pytest.approx(1.0)}
    assert _scores(rank(model, Profile((Interaction("new"),)), 1))[_listed(rank(model, told, 4))[2]] == 0


def test_a_product_that_came_after_the_fit_is_recommended() -> None:
    """It is found by its content at once, leads to others by it, and is gone when it is given no more."""
    model = toy({"u": "pq"}, content=1.0)
    grown = model.with_newcomers({"new": ["wool"], "p": ["mug"]})
    found = _scores(rank(grown, Profile.in_order(("p",)), 5))
    assert found["new"] == pytest.approx(_EIGHT)
    assert _scores(rank(grown, Profile.in_order(("new",)), 1)) == {"p": pytest.approx(_EIGHT, abs=1e-5)}
    again = grown.with_newcomers({"other": ["mug"]})
    assert "new" not in again.products
    assert _listed(rank(again, Profile.in_order(("r",)), 2)) in (["other", "s"], ["s", "other"])


def test_a_new_shopper_gets_what_is_popular() -> None:
    """In the whole shop, or among a category's products."""
    model = toy({"u": "qrq", "v": "rq", "w": "s"})
    assert _listed(rank(model, Profile(), 3)) == ["q", "r", "s"]
    assert _listed(rank(model, Profile(), 3, among={"s", "r", "unknown"})) == ["r", "s"]


def test_what_was_seen_is_left_out_unless_asked_for() -> None:
    """Nothing seen comes again; `without` says otherwise."""
    model = toy({"u": "qrq", "v": "rq", "w": "s"})
    profile = Profile.in_order(("q", "gone"))
    assert "q" not in _listed(rank(model, profile, 9))
    assert "q" in _listed(rank(model, profile, 9, without=()))
    assert _listed(rank(model, profile, 9, without={"p", "r", "s"})) == ["q"]


def test_only_what_is_allowed_is_listed() -> None:
    """However well others score."""
    assert _listed(rank(toy(), Profile.in_order(("p",)), 4, among={"r"})) == ["r"]


def test_equal_scores_go_by_popularity() -> None:
    """r and s are alike; the one with more events comes first."""
    attributes = {"p": ["mug"], "r": ["mug"], "s": ["mug"], "q": ["red"]}
    for popular in "rs":
        model = toy({"u": popular, "v": "q"}, attributes)
        assert _listed(rank(model, Profile.in_order(("p",)), 1)) == [popular]


def test_popularity_can_be_held_down() -> None:
    """Scores are divided by (1 + events)^p: with p = 1, 1/2 and 1/3 of the same cosine."""
    model = toy({"u": "rrs", "v": "q"}, {"p": ["mug"], "r": ["mug"], "s": ["mug"], "q": ["red"]}, content=1.0)
    plain = rank(model, Profile.in_order(("p",)), 2)
    held = rank(model, Profile.in_order(("p",)), 2, less_popular=1.0)
    assert _listed(plain) == ["r", "s"]
    assert _listed(held) == ["s", "r"]
    assert held[0].score == pytest.approx(plain[1].score / 2)
    assert held[1].score == pytest.approx(plain[0].score / 3)


def test_a_list_can_be_made_diverse() -> None:
    """Two mugs of score 1, something red of 0.6. With d = 0.7 the second mug is worth 0.3 - 0.7, the red 0.18."""
    attributes = {"a": ["mug"], "b": ["mug"], "c": ["red"], "d": ["rope"], "e": ["rope"]}
    model = toy({}, attributes, content=1.0)
    profile = Profile(wishes=(Wish(("mug",), 1.0), Wish(("red",), 0.6)))
    plain, diverse = (rank(model, profile, 3, diversity=d) for d in (0.0, 0.7))
    assert [one.score for one in plain] == pytest.approx([1, 1, 0.6])
    assert [one.score for one in diverse][:2] == pytest.approx([1, 0.6])
    assert _listed(diverse)[1] == "c"


def test_any_text_is_an_id() -> None:
    """A NUL, an emoji, a blank, and the empty text."""
    odd = {"\x00": ["mug"], "🥑": ["mug"], " ": ["mug"], "": ["red"]}
    assert set(_listed(rank(toy({}, odd), Profile.in_order(("🥑",)), 3))) == set(odd) - {"🥑"}


def test_no_attributes_and_no_shoppers() -> None:
    """Attributes that say nothing, none at all, a count of 0: no error, what there is."""
    assert _listed(rank(toy({}, {"a": [], "b": []}), Profile.in_order(("a",)), 3)) == ["b"]
    assert rank(toy({}, {}), Profile.in_order(("a",)), 3) == []
    assert rank(toy(), Profile.in_order(("p",)), 0) == []


def test_an_attribute_of_all_says_nothing() -> None:
    """log(n / n) = 0."""
    found = rank(toy({}, {"a": ["thing"], "b": ["thing"]}, content=1.0), Profile.in_order(("a",)), 1)
    assert found == [Ranked("b", 0.0)]


def test_an_attribute_of_very_many_is_looked_up_for_the_most_popular() -> None:
    """Of 1,500 mugs the one that is bought is found; among equals a thousand are."""
    attributes = {f"m{at}": ["mug"] for at in range(1_500)} | {f"x{at}": ["other"] for at in range(1_500)}
    model = toy({"u": ""}, attributes, content=1.0)
    scored = rank(model, Profile(wishes=(Wish(("mug",)),)), 1_200)
    assert sum(one.score > 0.5 for one in scored) == 1_000
