"""Why this: the shares add up to the score, whatever the shopper did."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toy import toy

from persea.interests.explain import CONTENT, POPULARITY, explain
from persea.interests.model import BEHAVIOUR
from persea.interests.profile import Interaction, Profile, Shown, Wish
from persea.interests.rank import rank

_LETTERS = "abcdefghij"
_MODEL = toy(
    {str(at): "".join(_LETTERS[(at * step + step) % 10] for step in range(2 + at % 5)) for at in range(40)},
    {one: [f"k{at % 3}", f"b{at % 4}", "all"] for at, one in enumerate(_LETTERS)},
).with_newcomers({"new": ["k1", "b2"]})

_events = st.builds(
    Interaction,
    product=st.sampled_from([*_LETTERS, "new", "unknown"]),
    moment=st.integers(0, 6).map(float),
    weight=st.floats(0.0, 3.0),
    attributes=st.sampled_from([(), ("k0",), ("k1", "b1", "nobody's")]),
)
_wishes = st.builds(Wish, st.sampled_from([("k0",), ("b1", "k2"), ("nobody's",)]), st.floats(0.1, 2.0))
_posts = st.builds(
    Shown,
    product=st.sampled_from([*_LETTERS, "new", "unknown"]),
    amount=st.floats(0.001, 0.4),
    post=st.just("p"),
    author=st.just("Ada"),
    title=st.just(""),
    at=st.just(datetime(2026, 11, 1, tzinfo=UTC)),
    is_followed=st.booleans(),
)
_profiles = st.builds(
    Profile,
    st.lists(_events, max_size=12).map(tuple),
    st.lists(_wishes, max_size=2).map(tuple),
    st.lists(_posts, max_size=4, unique_by=lambda one: one.product).map(tuple),
)


@settings(max_examples=150, deadline=None)
@given(_profiles, st.sampled_from([0.0, 0.3, 1.0]))
def test_contributions_sum_to_the_score(profile: Profile, less_popular: float) -> None:
    """Within 1e-6, for every product that is ranked, with events at once, unknown products, wishes and posts."""
    for one in rank(_MODEL, profile, 20, without=(), less_popular=less_popular):
        why = explain(_MODEL, profile, one.product, less_popular=less_popular)
        assert why.score == pytest.approx(one.score, abs=1e-6)
        assert sum(each.amount for each in why.contributions) == pytest.approx(one.score, abs=1e-6)


def test_each_share_has_its_cause() -> None:
    """q after p, of which a third is content: what they share, and the event it comes from."""
    model = toy({"u": "pq", "v": "rs"}, content=0.9)
    event = Interaction("p")
    why = explain(model, Profile((event,)), "q")
    by_part = {one.part: one for one in why.contributions}
    assert by_part[CONTENT].amount == pytest.approx(0.3)
    assert by_part[CONTENT].shared == ("red",)
    assert by_part[CONTENT].cause == by_part["sequence"].cause == event
    assert by_part[POPULARITY].amount == pytest.approx(0.25e-6)
    assert by_part[POPULARITY].cause is None
    assert set(by_part) <= {*BEHAVIOUR, CONTENT, POPULARITY}
    assert [one.amount for one in why.contributions] == sorted(
        (c.amount for c in why.contributions), reverse=True
    )


def test_a_wish_is_a_cause() -> None:
    """What was said is told apart from what was done."""
    wish = Wish(("wool",))
    (first, *_) = explain(toy(), Profile(wishes=(wish,)), "p").contributions
    assert first.cause == wish
    assert first.shared == ("wool",)


def test_what_an_attribute_is_not_looked_up_for_it_does_not_explain() -> None:
    """Beyond the thousand that a common attribute is looked up for, the score has no share of it, and says so."""
    attributes = {f"m{at}": ["mug"] for at in range(1_200)} | {f"x{at}": ["other"] for at in range(900)}
    model = toy({"u": ""}, attributes)
    profile = Profile(wishes=(Wish(("mug",)),))
    for one in rank(model, profile, 1_200)[990:1_010]:
        assert explain(model, profile, one.product).score == pytest.approx(one.score, abs=1e-6)


def test_an_unknown_product_cannot_be_explained() -> None:
    """It was never recommended."""
    with pytest.raises(KeyError):
        explain(toy(), Profile(), "nothing")
