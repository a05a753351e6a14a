"""What is like a product and what goes with one, in a shop of a few products."""

from __future__ import annotations

from persea.gather.described import Wanted, meant
from persea.gather.lexicon import Lexicon
from persea.gather.wanted import gather
from persea.store.database import Database
from persea.store.records import read_records
from persea.values import Filters, Gathered, Intent, Kind, Likely, Order, Outcome, Relative
from stocked import EMBEDDER, a_product, stock

AUDIO, CABLES = ("Electronics", "Audio", "Headphones"), ("Electronics", "Cables")


async def filled(database: Database) -> None:
    await stock(
        database,
        a_product("hush", "Hush Wireless Headphones", 20000, category_path=AUDIO, brand="Sonara",
                  attributes=(("Colour", ("black",)), ("Material", ("leather",)))),
        a_product("lite", "Lite Wireless Headphones", 9000, category_path=AUDIO,
                  attributes=(("Colour", ("black",)), ("Material", ("polyester",)))),
        a_product("studio", "Studio Wired Headphones", 25000, category_path=AUDIO,
                  attributes=(("Colour", ("silver",)), ("Material", ("cotton",)))),
        a_product("cable", "Braided Headphone Cable", 1500, category_path=CABLES,
                  attributes=(("Colour", ("black",)),)),
        a_product("lead", "Silver Charging Cable", 900, category_path=CABLES, attributes=(("Colour", ("silver",)),)),
        a_product("honey", "Heather Honey", 700, category_path=("Food", "Honey")),
    )  # fmt: skip


async def found(database: Database, intent: Intent, *advised: str) -> Gathered:
    async with database.connection() as conn:
        return await gather(conn, intent, embed=EMBEDDER.embed_query, lexicon=Lexicon(), advised=advised)


def of(kind: Kind, *, order: Order | None = None, **changes: object) -> Intent:
    relatives = (Relative(order, ("hush",)),) if order else ()
    return Intent(kind, subject_ids=("hush",), relatives=relatives, shopping=Likely.YES, **changes)  # type: ignore[arg-type]


def ids(gathered: Gathered) -> list[str]:
    return [record.id for record in gathered.records]


async def test_what_is_like_a_product_is_of_its_kind(database: Database) -> None:
    """Its narrowest category alone, without itself, in the order that is advised."""
    await filled(database)
    gathered = await found(database, of(Kind.SIMILAR), "cable", "studio", "hush", "lite")
    assert (ids(gathered), gathered.outcome) == (["studio", "lite"], Outcome.EXACT)
    assert [record.id for record in gathered.beside] == ["hush"]


async def test_without_advice_the_texts_tell(database: Database) -> None:
    """Nobody has bought anything yet: what is near by its text is of its kind, too."""
    await filled(database)
    assert set(ids(await found(database, of(Kind.SIMILAR)))) == {"lite", "studio"}


async def test_cheaper_is_cheaper_than_the_product(database: Database) -> None:
    """And where nothing is, that is said."""
    await filled(database)
    assert ids(await found(database, of(Kind.SIMILAR, order=Order.CHEAPEST), "studio", "lite")) == ["lite"]
    nothing = await found(database, of(Kind.SIMILAR, order=Order.HEAVIEST))
    assert nothing.outcome is Outcome.UNKNOWN


async def test_what_goes_with_it_is_of_another_kind(database: Database) -> None:
    """No more headphones; a kind that is named is searched for, what shares most first."""
    await filled(database)
    assert ids(await found(database, of(Kind.GOES_WITH), "lite", "cable", "lead")) == ["cable", "lead"]
    named = await found(database, of(Kind.GOES_WITH, text="cable", goods="cable"))
    assert ids(named) == ["cable", "lead"]


async def test_a_trait_that_none_has_is_told(database: Database) -> None:
    """A colour that nothing of the kind comes in; chatter is not told."""
    await filled(database)
    gathered = await found(database, of(Kind.SIMILAR, text="purple nice"), "lite")
    assert (gathered.outcome, gathered.unheard) == (Outcome.CLOSEST, ("purple",))


async def test_nothing_to_start_from_is_nothing(database: Database) -> None:
    """A product that is gone starts nothing."""
    await filled(database)
    gathered = await found(database, Intent(Kind.SIMILAR, subject_ids=("gone",)))
    assert (gathered.outcome, gathered.beside) == (Outcome.NONE, ())


async def test_nothing_synthetic_is_no_polyester(database: Database) -> None:
    """A must-not holds for what is of the same stuff."""
    await filled(database)
    filters = Filters(exclude_terms=("synthetic",))
    assert "lite" not in ids(await found(database, of(Kind.SIMILAR, filters=filters)))


async def test_too_open_a_request_shows_one_of_each_kind(database: Database) -> None:
    """What is advised first; a kind once."""
    await filled(database)
    gathered = await found(
        database, Intent(Kind.FIND, is_open=True), "lite", "studio", "honey", "cable", "lead"
    )
    assert ids(gathered) == ["lite", "honey", "cable"]


async def test_people_say_more_than_records_do(database: Database) -> None:
    """Of the kind that is named, what holds most of the rest."""
    await filled(database)
    intent = Intent(Kind.FIND, "silver headphones convocation", goods="headphones", shopping=Likely.YES)
    gathered = await found(database, intent)
    assert ids(gathered) == ["studio"]


async def test_a_description_means_one_product(database: Database) -> None:
    """By a trait, a price, the most of something; of several it means none."""
    await filled(database)
    async with database.connection() as conn:
        lists = [await read_records(conn, ["hush", "lite", "studio"]), await read_records(conn, ["honey"])]
    assert meant(Wanted(("silver",)), lists) == "studio"
    assert meant(Wanted(("black",)), lists) is None
    assert meant(Wanted(price=90.0), lists) == "lite"
    assert meant(Wanted(most=Order.PRICIEST), lists) == "studio"
    assert meant(Wanted(("honey",), kind="honey"), lists) == "honey"
    assert meant(Wanted(("velvet",)), lists) is None
