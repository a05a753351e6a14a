"""A PostgreSQL server of somebody else's, over TCP with a password: the store, the import and the server on it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import httpx2
import psycopg
import pytest
from postgres_processes import wait_for
from psycopg import sql

from persea.app import Persea
from persea.catalog.demo.fill import fill_products
from persea.errors import DatabaseUnavailable, MigrationFailed
from persea.gather.search import search
from persea.gather.wording import as_typed
from persea.settings import Settings
from persea.store.conversations import read_conversation
from persea.store.database import Database
from persea.store.postgres_binaries import reachable_binaries, shipped_binaries
from persea.store.postgres_place import Account, make_home, server_account
from persea.store.records import count_products, read_records
from persea.store.sessions import open_session
from persea.store.turns import begin_turn, finish_turn
from persea.values import Card, Filters, Mode
from persea_server import run_persea, running_server, shared_folder
from stocked import EMBEDDER, a_product, a_variant, stock, usd

PASSWORD = "p@ss/w:rd %41"
NO_MODEL = {"PERSEA_MODEL_URL": "http://127.0.0.1:9/v1", "PERSEA_MODEL_NAME": "none"}


@dataclass
class Cluster:
    """A server that knows nothing of Persea: its own initdb, scram over TCP on loopback, no socket."""

    account: Account
    binaries: Path
    data: Path
    port: int

    def pg_ctl(self, *arguments: str | Path) -> None:
        done = self.account.run([self.binaries / "pg_ctl", "-D", self.data, "-w", *arguments])
        assert done.returncode == 0, done.stdout

    def start(self) -> None:
        options = (
            f"-c listen_addresses=127.0.0.1 -c port={self.port} -c unix_socket_directories='' -c fsync=off"
        )
        self.pg_ctl("-l", self.data / "log", "-o", options, "start")

    def url(self, user: str, database: str) -> str:
        return f"postgresql://{user}:{quote(PASSWORD, safe='')}@127.0.0.1:{self.port}/{database}"

    def execute(self, database: str, *statements: sql.Composable | str) -> None:
        """As the superuser."""
        with psycopg.connect(self.url("root", database), autocommit=True) as conn:
            for statement in statements:
                conn.execute(sql.SQL(statement) if isinstance(statement, str) else statement)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    folder = shared_folder()
    home = make_home(folder)
    home.path.chmod(0o711)
    account = server_account(home)
    binaries = reachable_binaries(shipped_binaries(home), home, account)
    data = folder / "cluster"
    data.mkdir(0o700)
    os.chown(data, account.uid, account.gid)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    password = folder / "password"
    password.write_text(PASSWORD)
    initdb = [binaries / "initdb", "-D", data, "-U", "root", "--encoding=UTF8", "--locale=C", "--no-sync"]
    made = account.run([*initdb, "--auth=scram-sha-256", f"--pwfile={password}"])
    assert made.returncode == 0, made.stdout
    server = Cluster(account, binaries, data, port)
    server.start()
    for user in ("shopkeeper", "guest"):
        create = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}")
        server.execute("postgres", create.format(sql.Identifier(user), sql.Literal(PASSWORD)))
    yield server
    server.pg_ctl("-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def url(cluster: Cluster) -> str:
    """A database of its own, which an ordinary user owns."""
    name = f"db_{uuid.uuid4().hex[:8]}"
    cluster.execute("postgres", f"CREATE DATABASE {name} OWNER shopkeeper")
    cluster.execute(name, "CREATE EXTENSION vector")
    return cluster.url("shopkeeper", name)


# ---------------------------------------------------------------- the store


async def test_the_store_works_as_on_the_embedded_server(url: str) -> None:
    """Products, search under filters, and conversations, on a server reached by name and password."""
    database = Database(url, "shop")
    await database.open()
    boot = a_product(
        "boot",
        "Waterproof Hiking Boot",
        variants=(
            a_variant("42", 12000, sale_price=usd(9000), options=(("Size", "42"),)),
            a_variant("43", 13000, in_stock=False, options=(("Size", "43"),)),
        ),
        category_path=("Shoes", "Boots"),
    )
    report = await stock(database, boot, a_product("lamp", "Desk Lamp", 4000))
    assert (report.new, report.problem_count) == (2, 0)
    assert (await stock(database, boot)).unchanged == 1
    async with database.connection() as conn:
        assert await count_products(conn) == 2
        embed = EMBEDDER.embed_query
        found = await search(
            conn, as_typed("hiking boots"), Filters(max_price=usd(9000), in_stock=True), embed=embed
        )
        assert (found.hits[0].record.id, found.hits[0].record.price) == ("boot", usd(9000))
        found = await search(
            conn, as_typed("boots"), Filters(options=(("size", "43"),), in_stock=True), embed=embed
        )
        assert "boot" not in [hit.record.id for hit in found.hits]
        session, turn = await open_session(conn, None), uuid.uuid4()
        conversation, _ = await begin_turn(conn, session.shopper, None, turn, "boots")
        cards = [Card(record) for record in await read_records(conn, ["boot"])]
        await finish_turn(conn, conversation, turn, "Here.", cards, mode=Mode.SHOPPING)
        _, kept = await read_conversation(conn, session.shopper, conversation)
        assert [card.record.price for card in kept[1].cards] == [usd(9000)]
    await database.close()


async def test_the_demo_shop_loads_and_reopens(url: str, tmp_path: Path) -> None:
    """Persea opened on the server fills an empty shop once, and makes no database of its own."""
    settings = Settings(tmp_path, database_url=url)
    async with Persea.opened(settings) as opened:
        report = await fill_products(opened.database, opened.embedder.embed_products)
        assert report is not None
        assert report.new > 200
    async with Persea.opened(settings) as opened:
        assert await fill_products(opened.database, opened.embedder.embed_products) is None
        assert (await opened.house()).shop.is_demo
    assert [one.name for one in tmp_path.iterdir()] == ["speech"]  # where the ear keeps what it has learnt


async def test_two_shops_share_a_database(url: str, tmp_path: Path) -> None:
    """PERSEA_SHOP parts one database into shops that do not see each other."""
    counts = []
    for shop in ("first", "second"):
        async with Persea.opened(Settings(tmp_path, database_url=url, shop=shop)) as opened:
            if shop == "first":
                await fill_products(opened.database, opened.embedder.embed_products)
            async with opened.database.connection() as conn:
                counts.append(await count_products(conn))
    assert counts[0] > 200
    assert counts[1] == 0


# ---------------------------------------------------------------- the commands


def test_the_commands_and_the_server_work_on_it(url: str, tmp_path: Path) -> None:
    """Import and serve with PERSEA_DATABASE_URL: an imported product is what the server answers with."""
    env = {"PERSEA_DATABASE_URL": url} | NO_MODEL
    feed = tmp_path / "feed.jsonl"
    rows = [
        {"id": "h1", "title": "Grey Hoodie", "price": "45.00", "category": "Clothes > Hoodies"},
        {"id": "h2", "title": "Green Hoodie", "price": "55.00", "category": "Clothes > Hoodies"},
    ]
    feed.write_text("\n".join(json.dumps(row) for row in rows))
    imported = run_persea("import", "catalog", feed, "--json", data_dir=tmp_path / "data", env=env)
    assert imported.returncode == 0, imported.stderr
    assert json.loads(imported.stdout)["new"] == 2
    with running_server(tmp_path / "data", env=env) as server, httpx2.Client(base_url=server.url) as http:
        body = {"messages": [{"role": "user", "content": "a hoodie under 50"}]}
        message = http.post("/v1/chat/completions", json=body).json()["choices"][0]["message"]
        assert [card["id"] for card in message["persea"]["cards"]] == ["h1"]
        assert "$45.00" in message["content"]
    assert not (tmp_path / "data" / "postgres").exists()


@pytest.mark.full  # who asks waits half a minute for a connection
def test_the_server_outlives_the_database(cluster: Cluster, url: str, tmp_path: Path) -> None:
    """While the database is away requests are answered with 503 and no detail; when it is back, all is well."""
    env = {"PERSEA_DATABASE_URL": url} | NO_MODEL
    with (
        running_server(tmp_path, env=env) as server,
        httpx2.Client(base_url=server.url, timeout=60) as http,
    ):
        assert http.get("/readyz").status_code == 200
        cluster.pg_ctl("-m", "fast", "stop")
        try:
            assert http.get("/readyz").status_code == 503
            assert http.get("/healthz").status_code == 200
            body = {"messages": [{"role": "user", "content": "boots"}]}
            asked = (
                lambda: http.get("/api/search?q=boots"),
                lambda: http.post("/v1/chat/completions", json=body),
                lambda: http.post("/v1/chat/completions", json=body | {"stream": True}),
                lambda: http.post("/api/turns", json={"text": "boots"}),
            )
            with ThreadPoolExecutor() as threads:
                responses = list(threads.map(lambda ask: ask(), asked))
            for response in responses:
                assert response.status_code == 503
                assert response.json()["error"]["code"] == "database_unavailable"
                for inside in ("shopkeeper", str(cluster.port), "Traceback", "psycopg"):
                    assert inside not in response.text
        finally:
            cluster.start()
        assert wait_for(lambda: http.get("/readyz").status_code == 200)
        assert http.get("/api/search?q=boots").json()["results"]


# ---------------------------------------------------------------- rights


def test_a_wrong_password_is_told_without_it(url: str, tmp_path: Path) -> None:
    """The doctor finds the database out of reach, gives the server's reason, and repeats no password."""
    wrong = url.replace(quote(PASSWORD, safe=""), "not-the-password")
    env = {"PERSEA_DATABASE_URL": wrong} | NO_MODEL
    ended = run_persea("doctor", "--json", data_dir=tmp_path, env=env)
    assert ended.returncode == 1
    [found] = [finding for finding in json.loads(ended.stdout)["findings"] if finding["what"] == "database"]
    assert found["state"] == "missing"
    assert found["detail"].startswith("The database cannot be reached")
    assert 'password authentication failed for user "shopkeeper"' in found["detail"]
    assert "not-the-password" not in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr


async def test_a_user_who_may_not_make_a_schema_is_told_what_to_do(cluster: Cluster, url: str) -> None:
    """Without the right to create one the error names the statement, and once that has run, all is well."""
    name = url.rsplit("/", 1)[1]
    guest = cluster.url("guest", name)
    with pytest.raises(MigrationFailed, match="The database user may not make the shop's schema") as failure:
        await Database(guest, "guests").open()
    assert failure.value.fix == "As its owner: CREATE SCHEMA guests AUTHORIZATION that_user"
    cluster.execute(name, failure.value.fix.removeprefix("As its owner: ").replace("that_user", "guest"))
    database = Database(guest, "guests")
    await database.open()
    assert (await stock(database, a_product("p", "P"))).new == 1
    await database.close()


async def test_a_database_without_pgvector_is_told_what_to_do(cluster: Cluster) -> None:
    """Where the extension is missing and the user may not make it, the error says what to run."""
    name = f"db_{uuid.uuid4().hex[:8]}"
    cluster.execute("postgres", f"CREATE DATABASE {name}")
    with pytest.raises(MigrationFailed, match="The database has no pgvector") as failure:
        await Database(cluster.url("guest", name), "shop").open()
    assert "CREATE EXTENSION vector" in failure.value.fix


async def test_a_database_that_does_not_exist_is_unavailable(cluster: Cluster) -> None:
    """The server's words about a missing database are passed on."""
    with pytest.raises(DatabaseUnavailable, match='database "nowhere" does not exist'):
        await Database(cluster.url("shopkeeper", "nowhere"), "shop").open()
