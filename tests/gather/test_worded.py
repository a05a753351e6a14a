"""How a request is cut into places, and the ways that each of them gets."""

from __future__ import annotations

import pytest
from lexicons import lexicon_of, lexicons

from persea.gather.lexicon import Lexicon
from persea.gather.worded import reword, spelled, worded
from persea.gather.wording import Way, as_typed
from persea.store.database import Database
from stocked import a_product, stock


def ways(text: str, lexicon: Lexicon) -> list[dict[str, float]]:
    """The places of `text`: each way with its weight."""
    return [{way.text: way.weight for way in place} for place in worded(text, lexicon).places]


def first(text: str, lexicon: Lexicon) -> list[str]:
    return [place[0].text for place in worded(text, lexicon).places]


def test_without_words_of_a_shop_a_request_is_taken_at_its_word() -> None:
    """Before the first catalogue is read, a request is what was typed."""
    wording = worded("Red Mug", Lexicon())
    assert wording == as_typed("Red Mug")


def test_what_was_typed_is_looked_for_as_well() -> None:
    """A corrected word is looked for first, what was typed with less weight, and the correction is told."""
    wording = worded("waterprof jacket", lexicon_of(*["Waterproof Jacket"] * 3, built_in=False))
    assert wording.places == ((Way("waterproof"), Way("waterprof", 0.6)), (Way("jacket"),))
    assert wording.said == "waterprof jacket"
    assert wording.meant == wording.did_you_mean == "waterproof jacket"


def test_what_is_less_than_sure_is_offered() -> None:
    """A word of the language that is close to one of the shop stays, and the other is offered."""
    shop = lexicon_of(*["Walking Boots"] * 10, built_in=False)
    wording = worded("bots", shop)
    assert wording.meant == "bots"
    assert wording.did_you_mean == "boots"
    assert wording.places == ((Way("bots"),),)


@pytest.mark.parametrize("text", ["canoe", "wh1000xm5", "4711", "x2", "b07xj8c8f7", "nikon", "Nike"])
def test_words_codes_and_makers_are_never_corrected(text: str) -> None:
    """No word of the language, no number, code or well-known maker becomes a word of the shop."""
    shop = lexicon_of(*["Canon X1 Camera", "Bike 4712", "Nixon wh1000xm4"] * 5, built_in=False)
    assert worded(text, shop).meant == text


def test_where_the_language_is_unknown_only_small_slips_are_corrected() -> None:
    """Without a list of the language's words, a word at two slips' distance may be a word of its own."""
    shop = lexicon_of(*["Wanderschuhe Herren"] * 5, locale="de")
    assert worded("wandershuhe", shop).meant == "wanderschuhe"
    assert worded("wandshuhe", shop).meant == "wandshuhe"


def test_the_neighbours_of_a_word_tell_what_was_meant() -> None:
    """A word of its own is corrected only where the shop has the other one beside the same neighbour."""
    shop = lexicons()["demo"]
    assert worded("hiking bots", shop).meant == "hiking boots"
    assert worded("bots", shop).meant == "bots"


@pytest.mark.parametrize(
    ("shop", "text", "found"),
    [
        ("Power Bank", "powerbank", "power bank"),
        ("Power Bank", "powerbanks", "power bank"),
        ("Headtorch", "head torch", "headtorch"),
        ("Headtorch", "head-torch", "headtorch"),
        ("Striped T-Shirt", "tshirt", "t-shirt"),
        ("Striped T-Shirt", "t shirt", "t-shirt"),
        ("Half-Zip Fleece", "half zip", "half-zip"),
        ("Half-Zip Fleece", "halfzip", "half-zip"),
        ("Crème Brûlée Mix", "creme", "crème"),
        ("Creme Brulee Mix", "crème", "creme"),
        ("Carving Knife", "knives", "knife"),
        ("Set of Knives", "knife", "knives"),
        ("Zoom Lens", "lenses", "lens"),
        ("2-Person Tent", "two person", "2 person"),
        ("Tent 2 Person", "2-person", "2 person"),
        ("Apple Juice 2l", "2 l", "2l"),
        ("Apple Juice 2 litre", "2l", "2 litre"),
        ("Apple Juice 2000 ml", "2 litres", "2000 ml"),
        ("Phone 128GB", "128 gb", "128gb"),
        ("Phone 128 GB", "128GB", "128 gb"),
        ("Trainers EU 42", "42 eu", "eu 42"),
        ("Laptop 15.6 inch", '15.6"', "15.6 inch"),
        ("Power Bank 10,000 mAh", "10000mah", "10,000 mah"),
        ("Eggs 12 Pack", "pack of 12", "12 pack"),
        ("Eggs, 12", "dozen", "12"),
    ],
)
def test_the_shop_may_write_it_otherwise(shop: str, text: str, found: str) -> None:
    """Joined, split, accented, in another number or unit: one place, and the shop's way counts in full."""
    (place,) = ways(text, lexicon_of(shop, built_in=False))
    assert place[found] == 1.0


def test_converted_measures_count_less() -> None:
    """12 inches are 30.48 cm: 30 cm is near enough to be found, 33 cm is not."""
    (place,) = ways("12 inch", lexicon_of("Ruler 30 cm", "Ruler 33 cm", built_in=False))
    assert place == {"12 inch": 1.0, "30 cm": 0.6}


def test_what_the_shop_does_not_write_is_no_way() -> None:
    """Other words for the same are looked for only where the shop has them."""
    assert ways("rucksack", lexicon_of("Daypack Blue", "Mug")) == [{"rucksack": 1.0, "daypack": 0.7}]


def test_a_wider_word_finds_narrower_ones_and_not_the_other_way_round() -> None:
    """Who asks for a hat finds beanies; who asks for a beanie finds no other hats."""
    shop = lexicon_of("Wool Beanie", "Straw Hat")
    assert ways("hat", shop) == [{"hat": 1.0, "beanie": 0.6}]
    assert ways("beanie", shop) == [{"beanie": 1.0}]


def test_a_phrase_that_the_shop_does_not_know_is_taken_word_by_word() -> None:
    """Where no other word for a phrase is the shop's, each of its words keeps its own."""
    assert ways("french press", lexicon_of("Garlic Press")) == [{"french": 1.0}, {"press": 1.0}]
    assert ways("french press", lexicon_of("Moka Cafetiere")) == [{"french press": 1.0, "cafetiere": 0.8}]


def test_colours_are_values() -> None:
    """Green finds what comes in moss, and no moss killer."""
    assert ways("green", lexicon_of("Moss Killer")) == [{"green": 1.0}]
    assert ways("green", lexicon_of("Mug", values={"moss": 4})) == [{"green": 1.0, "moss": 0.6}]


def test_the_shops_own_synonyms_come_first() -> None:
    """The shop's own lines are added to those that come along, change their weights, or end them."""
    titles = ("Bottle", "Canteen", "Backpack", "Torch")
    assert ways("canteen", lexicon_of(*titles, own="canteen, bottle @0.3")) == [
        {"canteen": 1.0, "bottle": 0.3}
    ]
    assert ways("rucksack", lexicon_of(*titles, own="rucksack, backpack @0.2")) == [
        {"rucksack": 1.0, "backpack": 0.2}
    ]
    assert ways("flashlight", lexicon_of(*titles, own="flashlight =>")) == [{"flashlight": 1.0}]


def test_function_words_are_no_places() -> None:
    """ "A mug for my dad" looks for a mug and a dad; words of nothing else look for nothing."""
    shop = lexicon_of("Mug")
    assert first("a mug for my dad", shop) == ["mug", "dad"]
    assert worded("what about the", shop).places == ()


@pytest.mark.parametrize("text", ["watering can", "down jacket", "pop up"])
def test_words_that_say_little_by_themselves_stay_with_their_neighbour(text: str) -> None:
    """In compounds of the shop, what full text would drop is kept where it says what is meant."""
    shop = lexicon_of("Watering Can", "Down Jacket", "Pop Up Tent", built_in=False)
    assert first(text, shop) == [text]


def test_a_whole_word_is_not_split() -> None:
    """A carpet is no bed for a car's pet, and a teapot no tea."""
    shop = lexicon_of(*["Car Pet Bed", "Carpet", "Tea Pot Holder", "Teapot"] * 3, built_in=False)
    assert ways("carpet", shop) == [{"carpet": 1.0}]
    assert ways("teapot", shop) == [{"teapot": 1.0}]
    assert ways("teas", shop) == [{"teas": 1.0}]


async def test_a_word_of_descriptions_is_no_slip(database: Database) -> None:
    """What two products say somewhere is the shop's word, however close it is to one in their names."""
    await stock(
        database,
        a_product("1", "Leather Boots", description="With a vibramo sole."),
        a_product("2", "Vibrato Speaker", description="Feet of vibramo."),
        a_product("3", "Vibrato Pedal"),
    )
    shop = lexicon_of("Vibrato Speaker", "Vibrato Pedal", built_in=False)
    async with database.reading() as conn:
        assert worded("vibramo", shop).meant == "vibrato"
        assert (await reword(conn, "vibramo", shop)).meant == "vibramo"
        assert await spelled(conn, ["vibramo sole", "vibrto pedal"], shop) == [
            "vibramo sole",
            "vibrato pedal",
        ]
