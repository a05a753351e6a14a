"""A real server with keys, started, used and misused: none of its secrets is in what it wrote."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
import pytest
from keyed_shop import SHOP, STRANGER, bearer, problem

from persea.identity.shopper import sign
from persea_server import run_persea, shared_folder

ENVIRONMENT_KEY = "an-old-key-of-the-environment-0123456789"


@dataclass
class Run:
    """One server's life: what it said, and everything secret that it was told or told."""

    url: str
    data_dir: Path
    said: list[str]
    secrets: list[str] = field(default_factory=list)


def made(folder: Path, *arguments: str) -> dict[str, str]:
    ended = run_persea("key", *arguments, "--json", data_dir=folder)
    assert ended.returncode == 0, ended.stderr
    told: dict[str, str] = json.loads(ended.stdout)
    return told


@pytest.fixture(scope="module")
def server() -> Iterator[Run]:
    """Keys made before it starts; logs at the finest level."""
    import os

    folder = shared_folder()
    data = folder / "data"
    said: list[str] = []
    keys = [
        made(data, "create", "bot", "--scope", "chat")["key"],
        made(data, "create", "widget", "--kind", "publishable", "--origin", SHOP)["key"],
    ]
    signing = made(data, "rotate-signing")
    environment = {
        **os.environ, "PERSEA_LOG_LEVEL": "debug", "PERSEA_API_KEY": ENVIRONMENT_KEY, "PERSEA_VISITORS": "on",
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", "persea", "serve", "--port", "0", "--no-demo", "--data-dir", data],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment,
    )  # fmt: skip
    ready = threading.Event()

    def listen() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line)
            if "Persea is ready" in line:
                ready.set()
        ready.set()

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    try:
        assert ready.wait(60), "".join(said)
        [address] = [line.split("ready: ")[1].strip() for line in said if "Persea is ready: " in line]
        token = sign("customer-7", key_id=signing["kid"], secret=signing["secret"], lasts_s=600)
        yield Run(address, data, said, [ENVIRONMENT_KEY, *keys, signing["secret"], token])
    finally:
        process.terminate()
        process.wait(30)
        listener.join(10)
        shutil.rmtree(folder, ignore_errors=True)


def test_each_way_in_works_over_a_real_socket(server: Run) -> None:
    """An old key of the environment, a new one, a widget's, a shopper's, a visitor's; wrong ones of each kind."""
    _, bot, widget, _, token = server.secrets
    with httpx2.Client(base_url=server.url, timeout=60) as client:
        for key in (ENVIRONMENT_KEY, bot):
            assert client.get("/v1/models", headers=bearer(key)).status_code == 200
        problem(client.get("/metrics", headers=bearer(bot)), 403, "forbidden")
        assert client.get("/metrics", headers=bearer(ENVIRONMENT_KEY)).status_code == 200
        session = client.post("/api/session", headers=bearer(widget, SHOP)).json()["token"]
        said = client.post("/api/turns", json={"text": "hello"}, headers=bearer(session, SHOP))
        assert "event: done" in said.text
        assert client.post("/api/turns", json={"text": "hello"}).status_code == 200
        cookie = client.cookies[f"persea_session_{client.base_url.port}"]
        signed = client.post("/api/sign-in", json={"session": session}, headers=bearer(token))
        assert signed.json() == {"conversations": 2}
        wrong = [f"{secret}x" for secret in (bot, widget, session, token)]
        for given in wrong:
            problem(client.get("/v1/models", headers=bearer(given, SHOP)), 401, "unauthorised")
        problem(client.get("/api/shop", headers=bearer(widget, STRANGER)), 403, "forbidden")
        malformed = client.post("/api/session", content=f'{{"session": {session}'.encode(),
            headers=bearer(widget, SHOP) | {"content-type": "application/json"})  # fmt: skip
        assert malformed.status_code == 400
        assert session not in malformed.text
        unfit = client.post("/api/session", json={"session": [session]}, headers=bearer(widget, SHOP))
        assert unfit.status_code == 400
        assert session not in unfit.text
        server.secrets += [session, cookie, *wrong]


def test_the_log_names_callers_and_no_secret(server: Run) -> None:
    """Not a key, a token, a cookie, nor the longer part of one; keys go by their id."""
    said = "".join(server.said)
    lines = [
        json.loads(line) for line in server.said if line.startswith('{"id"') or '"event": "request"' in line
    ]
    kinds = {line["caller"] for line in lines}
    assert {"server", "publishable", "session", "shopper", "visitor", "nobody"} - {"nobody"} <= kinds
    assert "environment" in {line["key"] for line in lines}
    assert any(str(line["key"]).startswith("key_") for line in lines)
    for secret in server.secrets:
        assert secret[8:28] not in said
        assert secret[-20:] not in said


def test_the_database_keeps_no_key_and_no_token(server: Run) -> None:
    """Only hashes, and the one secret without which no signature could be checked."""
    import psycopg

    from persea.store.postgres import EmbeddedPostgres

    running = EmbeddedPostgres(server.data_dir)
    try:
        with psycopg.connect(running.start()) as conn:
            tables = ("api_key", "session", "shopper", "audit", "conversation", "message")
            kept = "".join(
                str(conn.execute(f"SELECT t::text FROM shop.{table} AS t").fetchall()) for table in tables
            )
            assert "key.create" in kept
            for secret in server.secrets:
                assert secret[8:] not in kept
    finally:
        running.stop()
