"""What is said to be there is there: ages, things, colours, sizes, and what nobody says."""

from __future__ import annotations

import pytest

from persea.gather.lexicon import Lexicon, load_lexicon
from persea.gather.wanted import gather
from persea.store.database import Database
from persea.values import Filters, Gathered, Intent, Kind, Outcome, Product
from stocked import EMBEDDER, a_product, a_variant, stock


async def gathered(database: Database, text: str, **asked: object) -> Gathered:
    async with database.reading() as conn:
        lexicon: Lexicon = await load_lexicon(conn, "en")
        intent = Intent(Kind.FIND, text, **asked)  # type: ignore[arg-type]
        return await gather(conn, intent, embed=EMBEDDER.embed_query, lexicon=lexicon)


def ids(told: Gathered) -> list[str]:
    return [record.id for record in told.records]


@pytest.mark.parametrize(
    ("months", "suits"),
    [
        (60, {"puzzle", "plush", "plus", "span", "title", "kids"}),
        (9, {"rattle"}),
        (24, {"rattle", "blocks"}),
        (132, {"span", "sized", "game", "kids"}),
    ],
)
async def test_what_is_given_to_a_child_suits_its_age(
    database: Database, months: int, suits: set[str]
) -> None:
    """As attributes, options and titles state it; what states none is for none, nor what begins below half the age."""

    def aged(id: str, age: str) -> Product:
        return a_product(id, f"A {id}", attributes=(("Age", (age,)),))

    await stock(
        database,
        aged("puzzle", "from 5 years"),
        aged("plush", "from 3 years"),
        aged("plus", "3+"),
        aged("span", "4 to 12"),
        aged("blocks", "from 12 months"),
        aged("rattle", "6-24 months"),
        aged("game", "from 10 years"),
        a_product("title", "Art Box for Ages 4 and Up"),
        a_product("sized", "Pyjamas", variants=(a_variant("s", 900, options=(("Size", "10-12 years"),)),)),
        a_product("kids", "Kids Umbrella"),
        a_product("knives", "Three-Knife Gift Set"),
    )
    found: set[str] = set()
    for _ in range(3):  # six at a time
        told = await gathered(
            database, "gift girl", filters=Filters(age_months=months, exclude_ids=tuple(found))
        )
        found |= set(ids(told)) if told.outcome is Outcome.EXACT else set()
    assert found == suits


async def test_what_is_sold_out_leads_no_list_of_gifts(database: Database) -> None:
    """It stands behind what can be had."""
    await stock(
        database,
        a_product("socks", "Gift Gift Socks", variants=(a_variant("s", 900, in_stock=False),)),
        a_product("mug", "Mug for a Gift", description="A mug, for somebody who has others."),
    )
    assert ids(await gathered(database, "gift")) == ["mug", "socks"]
    assert ids(await gathered(database, "socks gift")) == ["socks"]


async def test_a_thing_that_is_not_sold_is_named(database: Database) -> None:
    """A hammered wok is no hammer, and a laptop backpack no laptop; what goes with one is shown as such."""
    await stock(
        database,
        a_product("wok", "Hammered Wok", category_path=("Kitchen", "Pans")),
        a_product("pack", "Campus Laptop Backpack", category_path=("Bags", "Backpacks")),
        a_product("tablet", "Inkwell Tablet 10 Pro", category_path=("Electronics",)),
    )
    told = await gathered(database, "hammer", thing="hammer")
    assert (told.outcome, ids(told), told.lacking) == (Outcome.NONE, [], "hammer")
    told = await gathered(database, "laptop", thing="laptop")
    assert (told.outcome, ids(told), told.lacking) == (Outcome.CLOSEST, ["pack"], "laptop")
    told = await gathered(database, "unicorn laptop", thing="laptop")
    assert (told.outcome, ids(told), told.lacking) == (Outcome.CLOSEST, ["pack"], "laptop")
    told = await gathered(database, "tablet", thing="tablet")
    assert (told.outcome, ids(told), told.lacking) == (Outcome.EXACT, ["tablet"], "")


async def test_a_must_not_does_not_hide_that_there_is_none(database: Database) -> None:
    """ "Wallet without leather" in a shop without wallets: no wallets, rather than the leather in the way."""
    await stock(database, a_product("belt", "Leather Belt"))
    told = await gathered(database, "wallet", thing="wallet", filters=Filters(exclude_terms=("leather",)))
    assert (told.outcome, told.lacking) == (Outcome.NONE, "wallet")


async def test_a_colour_stands_in_a_name_or_a_value(database: Database) -> None:
    """A boot for red rock is not red; a boot that comes in red, or in a shade of it, is."""
    await stock(
        database,
        a_product(
            "sand", "Canyon Boot", description="Made for red rock.", attributes=(("Colour", ("Sand",)),)
        ),
        a_product("berry", "Ridge Boot", attributes=(("Colour", ("Crimson",)),)),
    )
    assert ids(await gathered(database, "red boot", goods="boot")) == ["berry"]


async def test_a_bare_size_is_a_size_where_nothing_is_called_so(database: Database) -> None:
    """ "Jumper medium" finds what has an M."""
    await stock(
        database,
        a_product("m", "Wool Jumper", variants=(a_variant("m", 900, options=(("Size", "M"),)),)),
        a_product("s", "Wool Jumper Short", variants=(a_variant("s", 900, options=(("Size", "S"),)),)),
    )
    told = await gathered(database, "woolly jumper medium", goods="jumper")
    assert (told.outcome, ids(told)) == (Outcome.EXACT, ["m"])


async def test_what_nobody_calls_vegan_is_at_least_no_leather(database: Database) -> None:
    """Where no record says it, what states leather or wool does not come first, and it is told that none says so."""
    await stock(
        database,
        a_product("leather", "Trail Boot Boot", attributes=(("Material", ("leather",)),)),
        a_product("mesh", "Light Boot", attributes=(("Material", ("mesh",)),)),
    )
    told = await gathered(database, "vegan boot", goods="boot")
    assert (told.outcome, ids(told), told.unheard) == (Outcome.CLOSEST, ["mesh"], ("vegan",))


async def test_only_goods_are_missed(database: Database) -> None:
    """A measure is missed as a whole, in whatever unit; another word for the same is heard; a season is no goods."""
    await stock(
        database,
        a_product("one", "Steel Bottle 1.2 l"),
        a_product("wool", "Wool Jumper in Blue"),
    )
    assert (await gathered(database, "2 l bottle", goods="bottle")).unheard == ("2 l",)
    assert (await gathered(database, "1200 ml pink bottle", goods="bottle")).unheard == ("pink",)
    assert (await gathered(database, "winter woolen velvet jumper", goods="jumper")).unheard == ("velvet",)


async def test_fractions_of_an_inch_are_measures(database: Database) -> None:
    """ "1/2 inch" finds 1/2" and ½ inch, and no 1/4"."""
    await stock(
        database,
        a_product("half", 'Float Valve 1/2"'),
        a_product("sign", "Float Valve ½ inch"),
        a_product("quarter", 'Float Valve 1/4"'),
    )
    told = await gathered(database, "1/2 inch float valve", goods="valve")
    assert (told.outcome, set(ids(told))) == (Outcome.EXACT, {"half", "sign"})
