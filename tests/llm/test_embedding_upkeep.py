"""Vectors kept up behind the answers: a real database, and an endpoint that comes and goes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import pytest_asyncio

from persea.gather.search import search
from persea.gather.wording import as_typed
from persea.llm.embedders import Embedders
from persea.llm.embedding_endpoint import identity
from persea.llm.embedding_upkeep import Progress, Upkeep, prepare
from persea.llm.scripted_embeddings import ScriptedEmbeddings
from persea.seams import EmbeddingChoice
from persea.store.catalog import lock_catalog
from persea.store.database import Database
from persea.store.embeddings import (
    EmbeddingModel,
    active_model,
    choose_model,
    chosen_model,
    texts_without_vector,
    write_if_unchanged,
)
from persea.values import Filters
from stocked import EMBEDDER, a_product, stock

BOOTS = a_product("boots", "Trail boots", description="Waterproof leather")
MUG = a_product("mug", "Enamel mug", description="Camping cup")
LAMP = a_product("lamp", "Brass lamp", description="For a desk")


@pytest.fixture
def endpoint() -> Iterator[ScriptedEmbeddings]:
    with ScriptedEmbeddings() as running:
        yield running


@pytest_asyncio.fixture
async def embedders() -> AsyncIterator[Embedders]:
    made = Embedders()
    yield made
    await made.close()


async def rows(database: Database, query: str) -> list[tuple[object, ...]]:
    async with database.reading() as conn:
        return await (await conn.execute(query.encode())).fetchall()


async def vectors(database: Database) -> dict[str, int]:
    """How many there are, by model."""
    return dict(
        await rows(
            database,
            "SELECT m.name, count(*) FROM product_embedding JOIN embedding_model m ON m.key = model_key GROUP BY 1",
        )  # type: ignore[arg-type]
    )


async def choose(
    database: Database, endpoint: ScriptedEmbeddings, keep: timedelta | None = None
) -> EmbeddingModel:
    choice = EmbeddingChoice(endpoint.url, endpoint.model, key=endpoint.key)
    model = await prepare(database, identity(choice, endpoint.dimension), endpoint.dimension, choice)
    async with database.connection() as conn:
        await choose_model(conn, model, keep_previous=keep)
    return model


async def in_use(database: Database) -> EmbeddingModel:
    async with database.reading() as conn:
        model = await active_model(conn)
    assert model is not None
    return model


async def found(database: Database, embedders: Embedders, text: str) -> list[str]:
    embed = embedders.queries(await in_use(database))
    async with database.reading() as conn:
        return [hit.record.id for hit in (await search(conn, as_typed(text), Filters(), embed=embed)).hits]


async def test_switch(database: Database, endpoint: ScriptedEmbeddings, embedders: Embedders) -> None:
    """Searches use the old model until every product has its new vector; then the new one, with its own request."""
    await stock(database, BOOTS, MUG)
    upkeep = Upkeep(database, embedders)
    assert await upkeep.round()
    model = await choose(database, endpoint)
    assert (await in_use(database)).name == EMBEDDER.name
    assert await found(database, embedders, "hiking shoes") == ["boots", "mug"]
    assert endpoint.texts == []
    assert await upkeep.round()
    assert await in_use(database) == model
    assert await vectors(database) == {EMBEDDER.name: 2, model.name: 2}
    endpoint.texts.clear()
    assert (await found(database, embedders, "camping"))[0] == "mug"
    assert endpoint.texts == ["camping"]
    indexes = await rows(database, "SELECT indexname FROM pg_indexes WHERE tablename = 'product_embedding'")
    assert (f"product_embedding_model_{model.key}",) in indexes


async def test_old_vectors_go(database: Database, endpoint: ScriptedEmbeddings, embedders: Embedders) -> None:
    """When their time is over the old vectors, their index and their model go; going back makes them anew."""
    await stock(database, BOOTS, MUG)
    upkeep = Upkeep(database, embedders)
    model = await choose(database, endpoint, keep=timedelta(0))
    assert await upkeep.round()
    assert await vectors(database) == {model.name: 2}
    assert await rows(database, "SELECT name FROM embedding_model") == [(model.name,)]
    async with database.connection() as conn:
        await choose_model(conn, None)
    assert await upkeep.round()
    assert (await in_use(database)).name == EMBEDDER.name
    assert await vectors(database) == {EMBEDDER.name: 2, model.name: 2}
    assert await found(database, embedders, "hiking shoes") == ["boots", "mug"]


async def test_begun_and_dropped(
    database: Database, endpoint: ScriptedEmbeddings, embedders: Embedders
) -> None:
    """A model that was chosen and given up before it was ready is removed in the end."""
    await stock(database, BOOTS)
    upkeep = Upkeep(database, embedders)
    await choose(database, endpoint, keep=timedelta(0))
    async with database.connection() as conn:
        await choose_model(conn, None)
    assert await upkeep.round()
    assert await upkeep.round()
    assert await rows(database, "SELECT name FROM embedding_model") == [(EMBEDDER.name,)]


async def test_cut_off(database: Database, endpoint: ScriptedEmbeddings, embedders: Embedders) -> None:
    """What was embedded before the end of the process is not embedded again."""
    await stock(database, *(a_product(f"p{n}", f"Word{n}") for n in range(300)))
    model = await choose(database, endpoint)

    class Cut(Exception):
        pass

    def cut(progress: Progress) -> None:
        if progress.model == model.name and progress.missing < 200:
            raise Cut

    with pytest.raises(Cut):
        await Upkeep(database, embedders, on_progress=cut).round()
    assert (await vectors(database))[model.name] == 128
    assert (await in_use(database)).name == EMBEDDER.name
    assert await Upkeep(database, embedders).round()
    assert len(endpoint.texts) == len(set(endpoint.texts)) == 300
    assert (await in_use(database)).name == model.name


async def test_import_while_the_endpoint_is_away(
    database: Database, endpoint: ScriptedEmbeddings, embedders: Embedders
) -> None:
    """An import needs no endpoint; what it brings is found by its words, and embedded when the endpoint is back."""
    await stock(database, BOOTS)
    model = await choose(database, endpoint)
    assert await Upkeep(database, embedders).round()
    endpoint.stop()
    await stock(database, BOOTS, MUG)
    assert (await in_use(database)).name == model.name
    assert await vectors(database) == {EMBEDDER.name: 1, model.name: 1}
    assert await found(database, embedders, "enamel") == ["mug"]
    upkeep = Upkeep(database, embedders)
    assert not await upkeep.round()
    assert "cannot be reached" in (await in_use(database)).problem
    endpoint.start()
    assert not await upkeep.round()  # it is left alone for some seconds
    assert await Upkeep(database, embedders).round()
    assert await vectors(database) == {EMBEDDER.name: 1, model.name: 2}
    assert (await in_use(database)).problem == ""


async def test_away_before_it_was_ready(
    database: Database, endpoint: ScriptedEmbeddings, embedders: Embedders
) -> None:
    """An endpoint that fails before it took over leaves the old model in use, and imports give it vectors."""
    await stock(database, BOOTS)
    model = await choose(database, endpoint)
    endpoint.statuses = [400] * 100
    assert not await Upkeep(database, embedders).round()
    await stock(database, BOOTS, MUG)
    assert await vectors(database) == {EMBEDDER.name: 2}
    assert await found(database, embedders, "hiking shoes") == ["boots", "mug"]
    endpoint.statuses = []
    assert await Upkeep(database, embedders).round()
    assert await vectors(database) == {EMBEDDER.name: 2, model.name: 2}


async def test_a_changed_text(database: Database, endpoint: ScriptedEmbeddings, embedders: Embedders) -> None:
    """A product with another text loses every model's vector of the old one; another price takes none."""
    await stock(database, BOOTS, MUG)
    model = await choose(database, endpoint)
    assert await Upkeep(database, embedders).round()
    await stock(database, a_product("boots", "Trail boots", 900, description="Waterproof leather"), MUG)
    assert await vectors(database) == {EMBEDDER.name: 2, model.name: 2}
    await stock(database, replace(BOOTS, title="Rubber boots"), MUG)
    assert await vectors(database) == {EMBEDDER.name: 1, model.name: 1}
    endpoint.texts.clear()
    assert await Upkeep(database, embedders).round()
    assert len(endpoint.texts) == 1
    assert endpoint.texts[0].startswith("Rubber boots")
    assert (await vectors(database))[model.name] == 2


async def test_changed_while_embedding(database: Database) -> None:
    """A vector of a text that changed while the endpoint thought about it is not written."""
    await stock(database, BOOTS, MUG)
    model = await prepare(database, "other", 3, EmbeddingChoice("http://unused/v1", "m"))
    async with database.reading() as conn:
        texts = await texts_without_vector(conn, model, after_key=0, limit=10)
    assert [text.title for text in texts] == ["Trail boots", "Enamel mug"]
    await stock(database, replace(BOOTS, title="Rubber boots"), MUG)
    made = EMBEDDER.embed([text.title for text in texts])[:, :3]
    async with database.connection() as conn:
        await lock_catalog(conn)
        assert await write_if_unchanged(conn, model, texts, made) == 1
    async with database.reading() as conn:
        left = await texts_without_vector(conn, model, after_key=0, limit=10)
    assert [text.title for text in left] == ["Rubber boots"]


async def test_same_text_as_an_import(database: Database, embedders: Embedders) -> None:
    """The background says of a product what an import says of it: its vector is the same."""
    product = replace(
        BOOTS,
        brand="Fell",
        category_path=("Shoes", "Boots"),
        tags=("new",),
        attributes=(("Upper", ("leather", "felt")),),
    )
    await stock(database, product)
    (imported,) = await rows(database, "SELECT embedding::text FROM product_embedding")
    await rows(database, "DELETE FROM product_embedding RETURNING 1")
    assert await Upkeep(database, embedders).round()
    assert await rows(database, "SELECT embedding::text FROM product_embedding") == [imported]


async def test_two_servers(database: Database, endpoint: ScriptedEmbeddings, embedders: Embedders) -> None:
    """Of two processes that look at the same time, one embeds, and the other leaves it to it."""
    await stock(database, *(a_product(f"p{n}", f"Word{n}") for n in range(40)))
    await choose(database, endpoint)
    endpoint.delay_s = 0.3
    both = (Upkeep(database, embedders).round(), Upkeep(database, Embedders()).round())
    assert sorted(await asyncio.gather(*both)) == [False, True]
    assert len(endpoint.texts) == 40


async def test_a_refused_product(
    database: Database, endpoint: ScriptedEmbeddings, embedders: Embedders
) -> None:
    """A single product that the endpoint refuses holds nobody up: it has no direction, and is found by its words."""
    await stock(
        database, *(a_product(f"p{n}", f"Word{n}") for n in range(20)), a_product("bad", "Unspeakable")
    )
    model = await choose(database, endpoint)
    endpoint.refuse = "Unspeakable"
    assert await Upkeep(database, embedders).round()
    assert (await vectors(database))[model.name] == 21
    assert (await found(database, embedders, "unspeakable"))[0] == "bad"


async def test_all_refused(database: Database, endpoint: ScriptedEmbeddings, embedders: Embedders) -> None:
    """Where an endpoint refuses whatever it is given, the old model stays."""
    await stock(database, *(a_product(f"p{n}", f"Word{n}") for n in range(20)))
    model = await choose(database, endpoint)
    endpoint.refuse = "Word"
    assert not await Upkeep(database, embedders).round()
    assert model.name not in await vectors(database)
    assert (await in_use(database)).name == EMBEDDER.name


async def test_from_the_environment(database: Database, endpoint: ScriptedEmbeddings) -> None:
    """An endpoint of the environment is asked for its name, chosen, and stored without its key."""
    endpoint.key = "sk-secret"
    await stock(database, BOOTS)
    given = EmbeddingChoice(endpoint.url, key="sk-secret", query_prefix="query: ")
    embedders = Embedders(given)
    assert await Upkeep(database, embedders, from_environment=given).round()
    model = await in_use(database)
    assert model.choice == EmbeddingChoice(endpoint.url, "scripted-embed", query_prefix="query: ")
    async with database.reading() as conn:
        assert await chosen_model(conn) == model
    assert await found(database, embedders, "boots") == ["boots"]
    assert endpoint.texts[-1] == "query: boots"
    endpoint.stop()  # a server that starts before its endpoint knows what it was
    later = Upkeep(database, embedders, from_environment=given)
    assert await later.round()
    await embedders.close()


async def test_waits_for_quiet(
    database: Database, endpoint: ScriptedEmbeddings, embedders: Embedders
) -> None:
    """While somebody asks, products wait."""
    await stock(database, BOOTS)
    await choose(database, endpoint)
    asked_before: list[int] = []
    quiet = iter([False, False, False])

    def is_quiet() -> bool:
        asked_before.append(len(endpoint.texts))
        return next(quiet, True)

    assert await Upkeep(database, embedders, is_quiet=is_quiet).round()
    assert asked_before[:4] == [0, 0, 0, 0]
    assert len(endpoint.texts) == 1
