"""What lies near a photo by an image-embedding endpoint: told as similar, and only where nothing surer was found."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import numpy as np
import pytest
import pytest_asyncio
from sights import as_jpeg, label, photo_of
from test_alike import Site, site

from persea.llm.image_embedding import Form
from persea.llm.scripted_pictures import ScriptedPictures
from persea.perceive import Senses, perceive
from persea.perceive.picture_models import PictureModels, prepared
from persea.perceive.picture_upkeep import PictureUpkeep
from persea.perceive.worker import Worker
from persea.seams import EmbeddingChoice
from persea.store.database import Database
from persea.store.picture_embeddings import (
    PictureModel,
    activate_picture_model,
    active_picture_model,
    choose_picture_model,
    chosen_picture_model,
    remove_picture_models,
)
from persea.store.pictures_index import count_without_vector
from persea.values import Product, Seen, Upload
from stocked import a_variant, stock


@pytest_asyncio.fixture(scope="module")
async def worker() -> AsyncIterator[Worker]:
    made = Worker("eyes")
    yield made
    await made.close()


@pytest.fixture
def endpoint() -> Iterator[ScriptedPictures]:
    with ScriptedPictures(Form.MESSAGES) as running:
        yield running


@pytest.fixture
def shop() -> Iterator[Site]:
    with site() as served:
        yield served


@pytest_asyncio.fixture
async def models(database: Database, endpoint: ScriptedPictures) -> AsyncIterator[PictureModels]:
    made = PictureModels(database, EmbeddingChoice(url=endpoint.url))
    yield made
    await made.close()


def plain(red: int, green: int, blue: int) -> bytes:
    """A mug of one colour, say: nothing on it that stands out."""
    return as_jpeg(np.full((200, 200, 3), (red, green, blue), np.uint8))


RED, DARK_RED, GREEN, BLUE = (
    plain(220, 20, 20),
    plain(225, 30, 30),
    plain(20, 160, 40),
    plain(20, 50, 220),
)


async def stocked(database: Database, shop: Site, **pictures: bytes) -> None:
    for name, picture in pictures.items():
        shop.files[f"/{name}.jpg"] = picture
    await stock(
        database,
        *(
            Product(
                name, f"Mug {name}", (a_variant(f"{name}-1", 900),), image_urls=(f"{shop.url}/{name}.jpg",)
            )
            for name in pictures
        ),
    )


def upkeep(database: Database, worker: Worker, models: PictureModels | None) -> PictureUpkeep:
    return PictureUpkeep(database, worker, models, allow_private=True, rests=False)


async def seen(photo: bytes, database: Database, worker: Worker, models: PictureModels | None) -> Seen:
    told = await perceive(Upload(photo), Senses(worker, worker, database, picture_models=models))
    assert told.seen is not None
    return told.seen


async def active(database: Database) -> PictureModel | None:
    async with database.reading() as conn:
        return await active_picture_model(conn)


async def test_plain_goods_are_found_similar(
    database: Database, worker: Worker, shop: Site, endpoint: ScriptedPictures, models: PictureModels
) -> None:
    """A red photo lies near both red mugs, and near no other; the photo is embedded once."""
    await stocked(database, shop, red=RED, crimson=DARK_RED, green=GREEN, lime=plain(25, 170, 50), blue=BLUE)
    done = await upkeep(database, worker, models).round()
    assert (done.looked_at, done.failed, done.missing) == (5, 0, 0)
    before = len(endpoint.pictures)
    found = await seen(plain(215, 25, 25), database, worker, models)
    assert {one.product_id for one in found.similar} == {"red", "crimson"}
    assert all(one.likeness > 0.9 for one in found.similar)
    assert found.looks_like == ()
    assert len(endpoint.pictures) == before + 1


async def test_what_is_like_nothing_here_is_told_as_nothing(
    database: Database, worker: Worker, shop: Site, models: PictureModels
) -> None:
    """Something always lies nearest: it counts only where it is as near as the shop's own pictures are to one another."""
    await stocked(database, shop, red=RED, crimson=DARK_RED, green=GREEN, lime=plain(25, 170, 50))
    await upkeep(database, worker, models).round()
    assert (await seen(plain(240, 230, 20), database, worker, models)).similar == ()


async def test_what_is_surer_goes_first(
    database: Database, worker: Worker, shop: Site, endpoint: ScriptedPictures, models: PictureModels
) -> None:
    """Where points agree, nothing is said of what is similar, and the endpoint is not asked."""
    await stocked(database, shop, **{f"label{seed}": as_jpeg(label(seed)) for seed in range(4)})
    await upkeep(database, worker, models).round()
    before = len(endpoint.pictures)
    found = await seen(as_jpeg(photo_of(label(2), degrees=15)), database, worker, models)
    assert [one.product_id for one in found.looks_like] == ["label2"]
    assert found.similar == ()
    assert len(endpoint.pictures) == before


async def test_without_an_endpoint_nothing_is_asked(database: Database, worker: Worker, shop: Site) -> None:
    """Pictures are looked at as ever, and photos have nothing similar."""
    await stocked(database, shop, red=RED)
    models = PictureModels(database)
    done = await upkeep(database, worker, models).round()
    assert (done.looked_at, done.missing) == (1, 0)
    assert (await seen(RED, database, worker, models)).similar == ()
    assert (await seen(RED, database, worker, None)).similar == ()


async def test_it_goes_on_where_it_was(
    database: Database, worker: Worker, shop: Site, endpoint: ScriptedPictures, models: PictureModels
) -> None:
    """Pictures that were looked at before the endpoint was chosen are fetched once more, those with a vector are not; while it is
    away nothing is lost, and photos are answered without it."""
    await stocked(database, shop, red=RED, crimson=DARK_RED)
    await upkeep(database, worker, None).round()
    endpoint.stop()
    done = await upkeep(database, worker, models).round()
    assert (done.looked_at, await active(database)) == (0, None)
    endpoint.start()
    await upkeep(database, worker, models).round()
    made = await active(database)
    assert made is not None
    assert made.form == "messages"
    asked = len(shop.asked)
    await stocked(database, shop, red=RED, crimson=DARK_RED, green=GREEN)
    await upkeep(database, worker, models).round()
    pictures = [path for path, _ in shop.asked[asked:] if path.endswith(".jpg")]
    assert pictures == ["/green.jpg"]
    endpoint.stop()
    assert (await seen(RED, database, worker, models)).similar == ()


async def test_a_fault_in_between_leaves_the_rest_for_later(
    database: Database, worker: Worker, shop: Site, endpoint: ScriptedPictures, models: PictureModels
) -> None:
    """Its problem is told, the pictures are looked at all the same, and it is not used until each has its vector."""
    await stocked(database, shop, a=RED, b=GREEN, c=BLUE)
    await models.wanted()
    endpoint.statuses = [503]
    done = await upkeep(database, worker, models).round()
    assert (done.looked_at, done.failed) == (3, 0)
    assert await active(database) is None
    async with database.reading() as conn:
        problem = await (await conn.execute("SELECT problem FROM picture_model")).fetchone()
    assert problem is not None
    assert "scripted fault" in str(problem[0]) or "503" in str(problem[0])
    await upkeep(database, worker, models).round()
    made = await active(database)
    assert made is not None
    assert made.problem == ""


@pytest.mark.parametrize("nth", [1, 2])
async def test_one_picture_that_is_refused_does_not_stop_the_others(
    database: Database,
    worker: Worker,
    shop: Site,
    endpoint: ScriptedPictures,
    models: PictureModels,
    nth: int,
) -> None:
    """It has no vector, and is not asked for again, the first of all as little as another."""
    await stocked(database, shop, a=RED, b=GREEN, c=BLUE)
    await models.wanted()
    keeping = upkeep(database, worker, models)
    endpoint.statuses = []
    plain_answer = endpoint.answer

    def one_refused(body: bytes) -> tuple[int, dict[str, object]]:
        status, answer = plain_answer(body)
        if len(endpoint.pictures) == 3 + nth:  # three of the probe
            return 400, {"error": {"message": "too odd"}}
        return status, answer

    endpoint.answer = one_refused  # type: ignore[method-assign]
    await keeping.round()
    made = await active(database)
    assert made is not None
    async with database.reading() as conn:
        rows = await (
            await conn.execute("SELECT count(*), count(embedding) FROM picture_embedding")
        ).fetchone()
    assert rows == (3, 2)


async def test_a_changed_picture_loses_its_vector(
    database: Database, worker: Worker, shop: Site, models: PictureModels
) -> None:
    """The database takes it away, and the round that sees the change makes the new one."""
    await stocked(database, shop, a=RED, b=DARK_RED, c=GREEN, d=plain(25, 170, 50))
    await upkeep(database, worker, models).round()
    shop.files["/a.jpg"] = GREEN
    async with database.connection() as conn:
        await conn.execute("UPDATE product_picture SET look_again_at = now()")
    await upkeep(database, worker, models).round()
    found = await seen(GREEN, database, worker, models)
    assert {one.product_id for one in found.similar} == {"a", "c", "d"}


async def test_a_model_is_made_ready_beside_the_other_and_can_be_gone_back_to(
    database: Database, worker: Worker, shop: Site, endpoint: ScriptedPictures
) -> None:
    """The one before answers until the next has all its vectors; its own stay until they are removed."""
    await stocked(database, shop, a=RED, b=DARK_RED)
    first = await prepared(database, EmbeddingChoice(url=endpoint.url, name="one"))
    models = PictureModels(database)
    async with database.connection() as conn:
        await choose_picture_model(conn, first)
    await upkeep(database, worker, models).round()
    second = await prepared(database, EmbeddingChoice(url=endpoint.url, name="two"))
    async with database.connection() as conn:
        await choose_picture_model(conn, second)
        assert await models.active(conn) == await active_picture_model(conn)
    assert {one.product_id for one in (await seen(RED, database, worker, models)).similar} == {"a", "b"}
    await upkeep(database, worker, models).round()
    made = await active(database)
    assert made is not None
    assert made.model == "two"
    async with database.connection() as conn:
        await choose_picture_model(conn, first)
        lacking = await count_without_vector(conn, form=1, most_of_a_product=8, model_key=first.key)
        assert lacking == 0
        await activate_picture_model(conn, first)
        assert await remove_picture_models(conn) == 1
        await choose_picture_model(conn, None)
        assert await chosen_picture_model(conn) is None
        assert await models.active(conn) is None
    assert (await seen(RED, database, worker, models)).similar == ()
    await models.close()
