"""What a request asks of the attributes that goods state, on a shop of the test's own."""

from __future__ import annotations

from persea.gather.lexicon import load_lexicon
from persea.gather.wanted import gather
from persea.store.database import Database
from persea.values import Gathered, Intent, Kind, Outcome
from stocked import EMBEDDER, a_product, stock


async def gathered(database: Database, text: str, goods: str, **said: object) -> Gathered:
    async with database.reading() as conn:
        lexicon = await load_lexicon(conn, "en")
        asked = Intent(Kind.FIND, text, goods=goods, **said)  # type: ignore[arg-type]
        return await gather(conn, asked, embed=EMBEDDER.embed_query, lexicon=lexicon)


def ids(found: Gathered) -> set[str]:
    return {record.id for record in found.records}


async def _stocked(database: Database) -> None:
    def kettle(id: str, title: str, **stated: str):  # type: ignore[no-untyped-def]
        pairs = tuple((name.replace("_", " "), (value,)) for name, value in stated.items())
        return a_product(id, title, category_path=("Kitchen", "Kettles"), attributes=pairs)

    await stock(
        database,
        kettle("hob", "Hob Kettle", Filter="none", Power="hob", Keep_warm="no", Material="steel"),
        kettle(
            "filter", "Filter Kettle", Filter="removable", Power="electric", Keep_warm="no", Material="glass"
        ),
        kettle("warm", "Long Kettle", Filter="none", Power="electric", Keep_warm="yes", Material="steel"),
        kettle("plain", "Plain Kettle with a filter, no electric one", Power="hob", Material="copper"),
        a_product("tin", "Kettle Tin", category_path=("Kitchen", "Storage"), description="For kettles"),
    )


async def test_none_of_it_is_not_it(database: Database) -> None:
    """A record that says that there is none does not have it, though it says the word."""
    await _stocked(database)
    found = await gathered(database, "kettle filter", "kettle")
    assert found.outcome is Outcome.EXACT
    assert "hob" not in ids(found)
    assert "warm" not in ids(found)
    assert "filter" in ids(found)


async def test_a_value_holds_where_it_is_stated(database: Database) -> None:
    """What a record states of it counts, and not what its name says in passing."""
    await _stocked(database)
    assert ids(await gathered(database, "electric kettle", "kettle")) == {"filter", "warm"}


async def test_one_of_two_values_is_enough_where_either_is_asked(database: Database) -> None:
    """A choice between two values is met by each."""
    await _stocked(database)
    found = await gathered(database, "kettle glass copper", "kettle", choices=(("glass", "copper"),))
    assert ids(found) == {"filter", "plain"}


async def test_the_shelf_of_that_name_is_meant(database: Database) -> None:
    """Whoever asks for kettles is not shown tins for them."""
    await _stocked(database)
    assert "tin" not in ids(await gathered(database, "kettle", "kettle"))


async def test_what_goods_do_not_state_is_left_to_words(database: Database) -> None:
    """Without anything stated, the words decide as before."""
    await stock(database, a_product("cup", "Blue Cup", description="with a filter"))
    assert ids(await gathered(database, "cup filter", "cup")) == {"cup"}
