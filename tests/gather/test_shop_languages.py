"""Shops in German, Spanish and French, one that is not in one language, and an English one beside them."""

from __future__ import annotations

import pytest

from persea.app import Persea
from persea.gather.lexical import ask
from persea.gather.lexicon import load_lexicon
from persea.gather.search import search
from persea.gather.worded import reword
from persea.gather.wording import as_typed
from persea.store.database import Database
from persea.store.languages import use_language
from persea.store.shop import load_shop
from persea.values import Filters
from stocked import a_product, stock

GERMAN = (
    a_product("wanderschuh", "Wanderschuhe Hochried", description="Für steinige Wege.", category_path=("Schuhe",)),
    a_product("wege", "Schuhe zum Wandern", description="Leicht und warm."),
    a_product("gartenschuh", "Gartenclogs", description="Zum Graben."),
    a_product("muehle", "Elektrische Kaffeemühle", description="Mahlt Bohnen in drei Stufen."),
    a_product("kocher", "Wasserkocher aus Stahl", description="Kocht in zwei Minuten."),
    a_product("topf", "Blumentopf aus Ton", description="Mit Loch im Boden."),
    a_product("schloss", "Fahrradschloss", description="Aus Stahl."),
    a_product("jacke", "Regenjacke Flut", description="Hält dicht.", attributes=(("Größe", ("42", "44")),)),
    a_product("zelt", "Zelt für 2 Personen", description="Steht schnell."),
    a_product("gurt", "Ledergürtel", description="Aus Rindsleder."),
)  # fmt: skip
SPANISH = (
    a_product("cafetera", "Cafetera eléctrica de goteo", description="Para doce tazas."),
    a_product("cojin", "Cojín de lino", description="Con relleno."),
    a_product("luz", "Luz de bicicleta", description="Se recarga."),
    a_product("bota", "Botas de montaña", description="Para la nieve."),
    a_product("plato", "Platos hondos", description="Juego de seis."),
    a_product("mochila", "Mochila de 30 litros", description="Con funda."),
)
FRENCH = (
    a_product("piston", "Cafetière à piston", description="Pour le café."),
    a_product("bouilloire", "Bouilloire électrique", description="En acier."),
    a_product("manteau", "Manteau de laine", description="Chaud en hiver."),
    a_product("theiere", "Théière en grès", description="Pour deux tasses."),
    a_product("sac", "Sac à dos Brume", description="Avec de grandes poches."),
    a_product("eau", "Gourde pour l’eau", description="Garde au frais."),
)
STOCKS = {"german": GERMAN, "spanish": SPANISH, "french": FRENCH, "english": ()}


async def holding(database: Database, text: str) -> list[str]:
    """What holds every word of the request, as it is reworded."""
    async with database.connection() as conn:
        lexicon = await load_lexicon(conn, (await load_shop(conn)).locale)
        asked = await ask(conn, await reword(conn, text, lexicon))
        cursor = await conn.execute("SELECT p.id FROM product AS p JOIN product_terms ON product_key = p.key WHERE search @@ %s::tsquery ORDER BY id", (asked.every,))  # fmt: skip
        return [id async for (id,) in cursor]


async def open_in(database: Database, language: str) -> None:
    async with database.connection() as conn:
        await use_language(conn, language)
    await stock(database, *STOCKS[language])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wanderschuhe", ["wanderschuh", "wege"]),  # as parts, too
        ("wanderschuh", ["wanderschuh", "wege"]),
        ("kaffeemuehle", ["muehle"]),
        ("Kaffeemühlen", ["muehle"]),
        ("Kaffee Mühle", ["muehle"]),
        ("Mühle", ["muehle"]),  # what the compound is
        ("ich suche eine Kaffemühle", ["muehle"]),
        ("wasser kocher", ["kocher"]),
        ("Blumentöpfe", ["topf"]),
        ("blumentoepfe", ["topf"]),
        ("Fahrradschlösser", ["schloss"]),
        ("jacke groesse 42", ["jacke"]),
        ("zelt für zwei personen", ["zelt"]),
        ("Friesennerz", []),  # narrower than what the shop has
        ("Trekkingschuhe", ["wanderschuh"]),  # a synonym
    ],
)
async def test_a_german_shop(database: Database, text: str, expected: list[str]) -> None:
    """Plurals, umlauts typed without dots, compounds, numbers, slips and other words find what the shop has."""
    await open_in(database, "german")
    assert await holding(database, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cafetera electrica", ["cafetera"]),
        ("cafeteras", ["cafetera"]),
        ("maquina de cafe", ["cafetera"]),
        ("cojines", ["cojin"]),
        ("luces para la bici", ["luz"]),
        ("busco unas botas para la montana", ["bota"]),
        ("mochilas 30 l", ["mochila"]),
        ("cafetetera", ["cafetera"]),
    ],
)
async def test_a_spanish_shop(database: Database, text: str, expected: list[str]) -> None:
    """Plurals, accents left out, function words, units and other words find what the shop has."""
    await open_in(database, "spanish")
    assert await holding(database, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cafetiere a piston", ["piston"]),
        ("french press", ["piston"]),
        ("bouilloires electriques", ["bouilloire"]),
        ("manteaux", ["manteau"]),
        ("theieres en gres", ["theiere"]),
        ("sacs à dos", ["sac"]),
        ("je cherche une gourde", ["eau"]),
        ("l'eau", ["eau"]),
        ("bouiloire", ["bouilloire"]),
    ],
)
async def test_a_french_shop(database: Database, text: str, expected: list[str]) -> None:
    """Plurals, accents left out, elisions, function words and other words find what the shop has."""
    await open_in(database, "french")
    assert await holding(database, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kaffeemühle", ["muehle"]),
        ("kaffeemuehlen", ["muehle"]),
        ("Fahrradschlösser", ["schloss"]),
        ("Schuhe zum Wandern", ["wege"]),
        ("cojines", ["cojin"]),
        ("bouilloires electriques", ["bouilloire"]),
        ("manteaux", ["manteau"]),
        ("mugs", ["mug"]),
        ("leather belts", ["belt"]),
        ("hats", ["hat"]),
    ],
)
async def test_an_english_shop_with_goods_in_other_languages(
    database: Database, text: str, expected: list[str]
) -> None:
    """What is German, Spanish or French in an English shop is found in singular and plural; English goods as ever."""
    english = (
        a_product("mug", "Enamel Mug"),
        a_product("belt", "Leather Belt"),
        a_product("hat", "Straw Hat"),
    )
    await stock(database, *GERMAN, *SPANISH, *FRENCH, *english)
    assert await holding(database, text) == expected


async def test_a_german_shop_knows_no_english_spelling(database: Database) -> None:
    """English words neither protect a German slip ("kanne", a word of no shop, "tase") nor become what is corrected to."""
    async with database.connection() as conn:
        await use_language(conn, "de")
    await stock(
        database, *(a_product(f"t{n}", f"Tasse {n}") for n in range(5)), a_product("b", "Boot aus Holz")
    )
    async with database.connection() as conn:
        lexicon = await load_lexicon(conn, "de")
        assert (await reword(conn, "tase", lexicon)).places[0][0].text == "tasse"
        assert (await reword(conn, "boote", lexicon)).meant == "boote"
    assert await holding(database, "boote") == ["b"]


async def test_stop_words_of_names_tell(database: Database) -> None:
    """A "watering can" is called can, and a description that says what one can do makes nothing a can."""
    await stock(
        database,
        a_product("can", "Brass Watering Can"),
        a_product("tin", "Copper Watering Can"),
        a_product("hose", "Watering Hose", description="You can water the lawn with it."),
        a_product("down", "Down Jacket", description="Warm."),
        a_product("jacket", "Rain Jacket", description="Rolls down to nothing."),
        a_product("vest", "Down Jacket Liner"),
    )
    assert await holding(database, "watering can") == ["can", "tin"]
    assert await holding(database, "a down jacket") == ["down", "vest"]
    assert await holding(database, "watering") == ["can", "hose", "tin"]


async def test_stop_words_of_a_request_ask_for_nothing(database: Database) -> None:
    """ "The boots" finds boots, whether they are called "the" or not; "the" alone what is called so; letters of
    contractions are nothing."""
    await stock(
        database,
        a_product("plain", "Women's Boots"),
        a_product("band", "The Boots", description="the boots of the band"),
        a_product("lamp", "Lamp", description="the lamp"),
    )

    async def ids(text: str) -> list[str]:
        async with database.connection() as conn:
            hits = (await search(conn, as_typed(text), Filters(), embed=_no_meaning)).hits
        return sorted(hit.record.id for hit in hits if hit.every_word)

    assert await ids("the boots") == ["band", "plain"]
    assert await ids("women's boots") == ["plain"]
    assert await ids("the") == ["band"]


async def _no_meaning(_: str) -> None:
    """An embedding model that does not answer."""


async def test_only_watering_cans_of_the_demo_shop_are_watering_cans(demo: Persea) -> None:
    """All that the demo shop counts for "watering can" is of that category."""
    house = await demo.house()
    async with demo.database.reading() as conn:
        asked = await ask(conn, await reword(conn, "watering can", house.lexicon))
        cursor = await conn.execute(
            "SELECT category_path[array_upper(category_path, 1)] FROM product JOIN product_terms ON product_key = key"
            " WHERE search @@ %s::tsquery",
            (asked.every,),
        )
        kinds = [kind async for (kind,) in cursor]
    assert len(kinds) > 10
    assert set(kinds) == {"Watering cans"}
