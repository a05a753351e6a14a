"""Of a request those words are heeded that goods of its kind can answer, as many as hold together."""

from __future__ import annotations

import pytest

from persea.gather.covering import best_cover
from persea.gather.lexicon import Lexicon
from persea.gather.wanted import gather
from persea.gather.wording import Way, Wording, as_typed
from persea.store.database import Database
from persea.store.product_texts import ProductText
from persea.values import Filters, Intent, Kind, Money, Outcome
from stocked import EMBEDDER, a_product, stock


def _glove(id: str, *attributes: tuple[str, str], description: str = "") -> ProductText:
    pairs = tuple((name, (value,)) for name, value in attributes)
    return ProductText(id, f"{id.title()} Gloves", "Tarn", ("Clothing", "Gloves"), description, pairs, ())


GLOVES = [
    _glove("plain", ("Material", "wool")),
    _glove("rain", ("Waterproof", "yes"), ("Material", "nylon")),
    _glove("dry", ("Waterproof", "no"), ("Touchscreen", "yes")),
    _glove("both", ("Waterproof", "yes"), ("Touchscreen", "yes"), description="Keeps fingers warm at work."),
]


def _heard(text: str, products: list[ProductText] = GLOVES) -> tuple[list[str], tuple[str, ...]]:
    wording = as_typed(text)
    cover = best_cover(wording, products, goods="gloves")
    return [wording.places[nth][0].text for nth in cover.heard], cover.products


def test_words_of_which_no_such_goods_speak_are_passed_over() -> None:
    assert _heard("yo waterproof gloves oot") == (["waterproof", "gloves"], ("rain", "both"))


def test_as_many_wishes_as_possible_hold_together() -> None:
    """No glove is of wool and waterproof: two wishes of three are met by one product, and these count."""
    assert _heard("wool waterproof touchscreen gloves") == (
        ["waterproof", "touchscreen", "gloves"],
        ("both",),
    )


def test_a_feature_that_is_denied_is_none() -> None:
    assert "dry" not in _heard("waterproof gloves")[1]


def test_what_a_text_says_in_passing_orders_and_is_asked_of_nobody() -> None:
    heard, products = _heard("waterproof gloves for work")
    assert heard == ["waterproof", "gloves"]
    assert products == ("both", "rain"), "the one whose text speaks of work first"


@pytest.mark.parametrize("said", ["polarized", "polarised"])
def test_forms_and_spellings_of_a_word_are_one(said: str) -> None:
    glove = _glove("sun", ("Polarised", "yes"), ("Origin", "Ethiopia"))
    assert _heard(f"{said} gloves", [*GLOVES, glove])[1] == ("sun",)
    assert _heard("ethiopian gloves", [*GLOVES, glove])[1] == ("sun",)


def test_another_way_to_say_it_counts() -> None:
    wording = Wording("wp gloves", "wp gloves", ((Way("wp"), Way("waterproof", 0.9)), (Way("gloves"),)))
    assert best_cover(wording, GLOVES, goods="gloves").products == ("rain", "both")


async def test_a_chatty_request_finds_what_it_means(database: Database) -> None:
    """Prices still hold; a wish that nothing meets is told, what was no wish is not."""
    await stock(
        database,
        *(
            a_product(
                id, f"{id.title()} Gloves", price, category_path=("Clothing", "Gloves"), attributes=pairs
            )
            for id, price, pairs in (
                ("plain", 1500, (("Material", ("wool",)),)),
                ("rain", 2500, (("Waterproof", ("yes",)),)),
                ("gale", 6500, (("Waterproof", ("yes",)),)),
                ("dry", 2500, (("Waterproof", ("no",)),)),
            )
        ),
    )

    async def found(text: str) -> tuple[Outcome, list[str], tuple[str, ...]]:
        intent = Intent(Kind.FIND, text, goods="gloves", filters=Filters(max_price=Money(3000, "USD")))
        async with database.reading() as conn:
            told = await gather(conn, intent, embed=EMBEDDER.embed_query, lexicon=Lexicon())
        return told.outcome, [record.id for record in told.records], told.unheard

    assert await found("bruh waterproof gloves missus oot") == (Outcome.EXACT, ["rain"], ())
    assert await found("red waterproof gloves oot") == (Outcome.CLOSEST, ["rain"], ("red",))
