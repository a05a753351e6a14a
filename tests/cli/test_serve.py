"""`persea serve` from its start to its end: what a signal does, and two servers on one data folder."""

from __future__ import annotations

import shutil
import signal
import subprocess
from pathlib import Path

import httpx2
import psycopg
import pytest

from persea.llm.script import Reply, Script
from persea.llm.scripted import ScriptedServer
from persea.store.postgres import EmbeddedPostgres
from persea_server import Server, running_server, shared_folder

RAIN = "It rains on the hills. " * 200


def test_a_signal_ends_the_server_in_order_and_keeps_what_was_being_said() -> None:
    """Asked to end in mid-answer, the server stores what had come, as stopped, however long that takes, and ends with 0."""
    folder = shared_folder()
    with ScriptedServer(Script(steps=(Reply(text=RAIN, gap_s=0.05, chunk_chars=8),))) as model:
        env = {"PERSEA_MODEL_URL": model.url, "PERSEA_MODEL_NAME": "scripted"}
        with (
            running_server(folder / "data", "--no-demo", env=env) as server,
            EmbeddedPostgres(folder / "data") as url,
            psycopg.connect(url) as conn,
        ):
            with httpx2.Client(base_url=server.url, timeout=60) as http:
                assert http.get("/api/shop").json()["product_count"] == 0
                with http.stream("POST", "/api/turns", json={"text": "why does it rain?"}) as response:
                    lines, seen = response.iter_lines(), 0
                    while seen < 3:
                        seen += next(lines).startswith("event: text")
                    conn.execute("LOCK TABLE shop.message IN SHARE MODE")  # nothing can be stored
                    server.process.send_signal(signal.SIGTERM)
                    with pytest.raises(httpx2.RemoteProtocolError):  # the stream is cut off
                        list(lines)
            with pytest.raises(subprocess.TimeoutExpired):
                server.process.wait(1.5)
            conn.rollback()
            assert server.process.wait(30) == 0
            kept = conn.execute("SELECT role, text, failed FROM shop.message ORDER BY key").fetchall()
    [question, (role, text, failed)] = kept
    assert question == ("user", "why does it rain?", None)
    assert (role, failed) == ("assistant", "stopped")
    assert len(text) > 20
    assert RAIN.startswith(text)
    shutil.rmtree(folder, ignore_errors=True)


def test_two_servers_share_a_data_folder(server: Server) -> None:
    """A second server on the same folder has the same shop and conversations, and its end leaves the first alone."""
    with httpx2.Client(base_url=server.url, timeout=60) as first:
        with (
            running_server(server.data_dir) as other,
            httpx2.Client(base_url=other.url, timeout=60) as second,
        ):
            assert first.get("/api/shop").json() == second.get("/api/shop").json()
            assert first.post("/api/turns", json={"text": "boots under $100"}).status_code == 200
            [session] = first.cookies.values()
            second.cookies.set(
                "persea_session", session
            )  # each port has a cookie of its own; this name holds at all
            listed = second.get("/api/conversations").json()
            assert [item["title"] for item in listed["conversations"]] == ["boots under $100"]
        assert first.get("/readyz").status_code == 200
        assert first.get("/api/conversations").json() == listed


def test_the_data_folder_is_the_server_s_own(server: Server) -> None:
    """What the server keeps lies in its folder; the folder's own rights are left as they were."""
    assert (server.data_dir / "postgres").is_dir()
    assert Path(server.data_dir).stat().st_mode & 0o022 == 0
