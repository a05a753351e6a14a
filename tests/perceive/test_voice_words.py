"""The shop's words for the built-in ear: sentences of its goods, a language model, and how unknown words are said."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from sounds import clip

from persea.perceive.ears import BuiltIn
from persea.perceive.jobs.shop_grammar import RULES, TOGETHER
from persea.perceive.jobs.shopping_talk import Goods, plural, sentences, with_article
from persea.perceive.jobs.spelling import phones_of
from persea.perceive.jobs.words import ShopWords, arpa, learn, pronunciation
from persea.perceive.shop_words import CurrentShopWords
from persea.perceive.transcribers import Transcribers
from persea.perceive.worker import Worker
from persea.seams import Talk
from persea.store.database import Database
from persea.store.vocabulary import Vocabulary
from persea.understand.intent import understand
from persea.values import Capabilities, Message, Money, Role, Sound
from stocked import a_product, stock

GOODS = Goods(
    titles=("Ridgeline Mid Hiking Boot with Gaiter", "Umbrella, Folding"),
    categories=("Hiking boots",),
    brands=("Tarnholt",),
    nouns=("boot", "umbrella"),
    colours=("Slate",),
    values=("washed linen",),
)


def test_probabilities_are_those_of_the_formula() -> None:
    """Two sentences, worked by hand: after "a" came b and c, once each, so P(b|a) = (1 + 2 P(b)) / (2 + 2), P(b) = 1/6."""
    written = arpa([["a", "b"], ["a", "c"]])
    grams = dict(line.split("\t")[1::-1] for line in written.splitlines() if "\t" in line)
    assert "ngram 1=6\nngram 2=5\nngram 3=4" in written
    assert float(grams["b"]) == pytest.approx(-0.7782, abs=1e-4)  # 1 of 6
    assert float(grams["a b"]) == pytest.approx(-0.4771, abs=1e-4)  # 1/3 = (1 + 2/6) / 4
    assert float(grams["<s> a b"]) == pytest.approx(-0.3802, abs=1e-4)  # 5/12 = (1 + 2/3) / 4
    backoffs = {
        line.split("\t")[1]: line.split("\t")[2] for line in written.splitlines() if line.count("\t") == 2
    }
    assert float(backoffs["a"]) == pytest.approx(-0.3010, abs=1e-4)  # 2 / (2 + 2)


def test_sentences_hold_what_the_shop_sells() -> None:
    """Always the same ones, in words as they are said, without what stands behind a comma, and with articles that fit."""
    said = sentences(GOODS)
    assert said == sentences(GOODS)
    texts = {" ".join(words) for words in said}
    assert "show me hiking boots in slate" in texts
    assert any("hiking boot under" in text and "dollars" in text for text in texts)
    assert not any("gaiter" in text for text in texts if text.startswith("do you have the"))
    assert not any("{" in text for text in texts)
    assert len(said) > 20_000
    assert [plural(word) for word in ("boot", "box", "knife", "berry", "tray", "socks", "dress")] == [
        "boots", "boxes", "knives", "berries", "trays", "socks", "dresses",
    ]  # fmt: skip
    assert [with_article(word) for word in ("apron", "mug", "socks")] == ["an apron", "a mug", "some socks"]


def test_every_gap_of_the_grammar_has_something_to_fill_it() -> None:
    """A rule, a list of the shop, or a sum; and openings, questions and deeds are all drawn."""
    shapes = [shape for shape, _ in TOGETHER]
    gaps = {gap for rule in (shapes, *RULES.values()) for text in rule for gap in re.findall("{(.+?)}", text)}
    of_the_shop = {
        "thing",
        "things",
        "title",
        "brand",
        "colour",
        "material",
        "quality",
        "person",
        "occasion",
        "more",
        "most",
        "size",
    }
    assert gaps - RULES.keys() - of_the_shop == {
        "a thing",
        "a quality",
        "a more",
        "a feature",
        "amount",
        "price",
        "number",
    }
    said = {" ".join(words) for words in sentences(GOODS)}
    for begin in (
        "could you recommend",
        "where can i find",
        "how much does",
        "take out",
        "can you deliver by",
    ):
        assert any(text.startswith(begin) for text in said), begin


def test_prices_are_said_with_their_cents() -> None:
    """ "nineteen ninety nine" is what a label of 19.99 is called."""
    said = {" ".join(words) for words in sentences(GOODS)}
    assert any(text.endswith("ninety nine") for text in said)


def test_a_shop_without_goods_has_words_all_the_same() -> None:
    """Nothing is sold yet: its sentences are those of any shop."""
    assert any(words == ("do", "you", "have", "gift", "cards") for words in sentences(Goods()))


def test_unknown_words_are_said_by_their_parts_or_their_spelling() -> None:
    """ "headtorch" as head and torch; a made-up brand by the rules of letters, in phones the recogniser knows."""
    known = {"head": "HH EH D", "torch": "T AO R CH"}
    assert pronunciation("headtorch", known) == "HH EH D T AO R CH"
    assert pronunciation("headtorch's", known) == "HH EH D T AO R CH Z"
    assert phones_of("klarvo") == "K L AA R V OW"
    assert phones_of("tarnholt") == "T AA R N HH OW L T"
    assert phones_of("bone") == "B OW N"
    assert phones_of("city") == "S IH T IY"
    assert phones_of("é") == "AH"


def test_only_what_the_dictionary_lacks_is_added() -> None:
    """And all that is in the model can be said."""
    words = ShopWords.model_validate_json(learn(GOODS.model_dump_json(), b""))
    added = [word for word, _ in words.pronounced]
    assert "tarnholt" in added
    assert "umbrella" not in added
    assert "\ttarnholt\t" in words.arpa


@pytest.mark.parametrize(
    ("heard", "least", "most"),
    [
        ("hiking boots under one hundred dollars", None, 100),
        ("hiking boots between fifty and eighty dollars", 50, 80),
        ("hiking boots under two hundred and fifty dollars", None, 250),
        ("hiking boots for seventy nine dollars at most", None, 79),
    ],
)
def test_amounts_are_understood_as_they_are_heard(heard: str, least: int | None, most: int) -> None:
    """The ear writes numbers in words; so are they read."""
    filters = understand(Message(Role.USER, heard), [], Vocabulary(nouns=frozenset({"boots"})), "USD").filters
    assert filters.min_price == (None if least is None else Money(least * 100, "USD"))
    assert filters.max_price == Money(most * 100, "USD")


@pytest_asyncio.fixture
async def transcribers(database: Database, tmp_path: Path) -> AsyncIterator[Transcribers]:
    made = Transcribers(None, database, tmp_path)
    yield made
    await made.close()


def pcm(name: str) -> bytes:
    from persea.perceive.jobs.audio import decode

    return decode('{"container": "ogg", "most_s": 60}', clip(name))


async def test_the_built_in_ear_learns_the_catalogue(
    transcribers: Transcribers, database: Database, tmp_path: Path
) -> None:
    """Its files are made at the first recording, found again after, and made anew when other goods are sold."""
    await stock(database, a_product("u", "Ferryman Folding Umbrella"))
    ear = transcribers.now(1, Vocabulary(nouns=frozenset({"umbrella"})), None, Capabilities())
    assert isinstance(ear, BuiltIn)
    heard = await ear.transcribe(Sound(pcm("umbrella")), Talk())
    assert heard.text.endswith("the folding umbrella in stock")
    files = sorted((tmp_path / "speech").iterdir())
    assert [file.suffix for file in files] == [".arpa", ".dict"]
    await ear.transcribe(Sound(pcm("umbrella")), Talk())
    assert sorted((tmp_path / "speech").iterdir()) == files
    transcribers.now(2, Vocabulary(nouns=frozenset({"umbrella", "boot"})), None, Capabilities())
    await ear.transcribe(Sound(pcm("umbrella")), Talk())
    assert len(list((tmp_path / "speech").iterdir())) == 4


async def test_dictation_and_shops_of_another_language_do_without(database: Database, tmp_path: Path) -> None:
    """No file is made for them."""
    folder = tmp_path / "speech"
    folder.mkdir()
    ears = Worker("ears", readable=[str(folder)])
    words = CurrentShopWords(database, ears, folder)
    words.want(1, Vocabulary(locale="de"))
    assert await words.path() == ""
    words.want(1, Vocabulary())
    heard = await BuiltIn(ears, words.path).transcribe(Sound(pcm("lighter")), Talk(is_dictation=True))
    assert heard.text == "which of these is lighter"
    assert list(folder.iterdir()) == []
    await ears.close()
