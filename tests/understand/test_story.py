"""Stories in which goods are named, and requests that are told like stories."""

from __future__ import annotations

import pytest

from persea.understand.story import talks_on, tells_a_story


@pytest.mark.parametrize(
    "said",
    [
        "my uncle kept his hammers in a piano for years. the piano was never the same",
        "we had the tent up in four minutes. it was somebody else's field",
        "the cat slept in my hat all week and i went out in his",
        "burnt the toast. burnt the second toast. we had cake",
        "i once bought a kite so big that it flew me",
    ],
)
def test_a_story_is_talk_though_goods_are_named(said: str) -> None:
    """Who only tells something asks for nothing, whatever things there are in it."""
    assert tells_a_story(said)


@pytest.mark.parametrize(
    "said",
    [
        "my kettle broke after ten years",
        "we had a lovely lamp. i need one like it",
        "the dog ate my slippers. size 9, please",
        "she went back to work and her birthday is on friday",
        "we ran out of tea",
        "he took the blue one home. do you have it in red?",
        "mugs, two, in green",
        "a big warm padded dog bag",
        "a boxed set of three candles",
        "two framed prints of the sea",
        "my son cycled to school in the dark, he must be seen",
        "i saw the grey boots at my sister's, under 80",
    ],
)
def test_a_reason_to_buy_is_no_story(said: str) -> None:
    """A thing that broke, a wish, a bound or somebody's day may ask for goods."""
    assert not tells_a_story(said)


def test_talk_goes_on_with_talk() -> None:
    """What is said after talk, and neither asks nor wishes, is talk as well."""
    assert talks_on("fair enough. i mostly dream of trains")
    assert not talks_on("fair enough. i need a train set")
    assert not talks_on("ok, under 20 then")
    assert not talks_on("lamps")
