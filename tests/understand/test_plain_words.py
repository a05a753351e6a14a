"""Refusals, corrections, needs and whom something is for, as people put them."""

from __future__ import annotations

import pytest

from persea.store.vocabulary import Vocabulary
from persea.understand.intent import understand
from persea.understand.refusals import put_plainly
from persea.values import Intent, Kind, Likely, Message, Role

_SHOP = Vocabulary(
    categories=frozenset(("boots", "rugs", "mugs", "pans", "biscuits", "scarves", "tents")),
    nouns=frozenset(("boot", "rug", "mug", "pan", "biscuit", "scarf", "tent", "rain", "grandmother")),
    flags=frozenset(("waterproof",)),
)


def _heard(*said: str, shown: tuple[str, ...] = ("a", "b")) -> Intent:
    history: list[Message] = []
    for text in said[:-1]:
        history += [Message(Role.USER, text), Message(Role.ASSISTANT, "Here.", shown)]
    return understand(Message(Role.USER, said[-1]), history, _SHOP, "USD")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("a mug until 60 dollars", "a mug up to 60 dollars"),
        ("till $25 please", "up to $25 please"),
        ("open until 6 pm", "open until 6 pm"),
        ("she not like wool", "don't like wool"),
        ("he doesn't eat nuts", "don't like nuts"),
        ("linen or cotton... actually wool", "linen or cotton... actually wool".split()[-1]),
        ("a red mug, no wait, blue", "a mug , blue"),
        ("a mug, no", "a mug, no"),
    ],
)
def test_what_is_refused_or_corrected_is_put_plainly(said: str, meant: str) -> None:
    assert " ".join(put_plainly(said).replace(",", " ").split()) == " ".join(meant.replace(",", " ").split())


@pytest.mark.parametrize(
    ("said", "terms"),
    [
        ("a pan but not cast iron", ("cast iron",)),
        ("biscuits without palm oil or nuts", ("palm oil", "nuts")),
        ("a rug, no sheepskin or faux fur", ("sheepskin", "faux fur")),
        ("pans, nothing made of stainless steel", ("stainless steel",)),
        ("a scarf for my wife, she does not wear mohair", ("mohair",)),
    ],
)
def test_stuffs_of_two_words_are_ruled_out_whole(said: str, terms: tuple[str, ...]) -> None:
    """And leave nothing of themselves to be searched for."""
    intent = _heard(said)
    assert intent.filters.exclude_terms == terms
    assert not {"iron", "oil", "steel", "fur"} & set(intent.text.split())


@pytest.mark.parametrize(
    "said", ["I need them for rain", "for wet weather", "they should cope with heavy rain"]
)
def test_a_need_narrows_the_goods_that_were_asked_for(said: str) -> None:
    intent = _heard("boots under $90", said)
    assert "waterproof" in intent.text.split()
    assert intent.goods == "boots"
    assert intent.filters.max_price is not None


@pytest.mark.parametrize(
    "said", ["something for the rain", "I need something for rain", "anything against heavy rain"]
)
def test_a_need_alone_names_no_goods(said: str) -> None:
    intent = _heard(said)
    assert (intent.kind, intent.goods, "rain" in intent.text) == (Kind.FIND, "", True)


@pytest.mark.parametrize(
    "said",
    ["what would my grandmother like?", "grandmother birthday present", "a present for my grandmother"],
)
def test_whom_it_is_for_is_not_searched_for(said: str) -> None:
    intent = _heard(said)
    assert intent.recipient == "grandmother"
    assert "grandmother" not in intent.text
    assert intent.shopping is Likely.YES


@pytest.mark.parametrize("said", ["and now for me", "ok, and something for myself", "right, now one for me"])
def test_a_gift_ends_where_it_is_for_oneself(said: str) -> None:
    """The goods stay, the recipient goes; of a gift that names no goods nothing stays."""
    mug = _heard("a mug for my sister under $30", said)
    assert (mug.goods, mug.recipient, mug.text) == ("mug", "", "mug")
    gift = _heard("a gift for my dad", said)
    assert (gift.recipient, gift.text, gift.is_open) == ("", "", True)


@pytest.mark.parametrize("said", ["hmm actually no, linen", "no, make it linen", "oh rather in linen please"])
def test_another_stuff_takes_the_place_of_the_one_before(said: str) -> None:
    intent = _heard("a wool or cotton scarf under $80", said)
    assert intent.text == "scarf linen"
    assert intent.filters.max_price is not None


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("mugs, but not another pan", "mugs"),
        ("a rug please, not more tents", "rug"),
        ("a tent. no more mugs, we have nineteen", "tent"),
    ],
)
def test_what_there_is_enough_of_is_not_searched_for(said: str, text: str) -> None:
    intent = _heard(said)
    assert intent.text == text
    assert intent.filters.max_price is None
