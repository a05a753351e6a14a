"""persea key and persea audit, as somebody who runs a shop meets them."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from persea_server import run_persea, running_server, shared_folder


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """The data folder of a shop of this file's own."""
    made = shared_folder()
    yield made / "data"
    shutil.rmtree(made, ignore_errors=True)


def test_a_key_is_printed_once_and_listed_without_itself(folder: Path) -> None:
    """The key alone is on stdout; the list tells it by its first characters, and what it may do."""
    ended = run_persea("key", "create", "bot", "--scope", "chat", "--expires", "90d", data_dir=folder)
    assert ended.returncode == 0, ended.stderr
    assert re.fullmatch(r"sk_[\w-]{43}\n", ended.stdout)
    assert "server key, may chat. It is not shown again." in ended.stderr
    assert (
        "It is the first: a server that is running open stays so until it is started again." in ended.stderr
    )
    listed = run_persea("key", "list", data_dir=folder)
    assert f"{ended.stdout[:8]}…  bot" in listed.stdout
    assert ended.stdout.strip() not in listed.stdout
    assert "never used" in listed.stdout


def test_a_publishable_key_names_its_origins(folder: Path) -> None:
    """Written as browsers send them, each once."""
    origins = ("--origin", "https://Shop.example/", "--origin", "https://shop.example:443")
    ended = run_persea(
        "key", "create", "widget", "--kind", "publishable", *origins, "--json", data_dir=folder
    )
    told = json.loads(ended.stdout)
    assert (told["kind"], told["origins"], told["scopes"]) == ("publishable", ["https://shop.example"], [])
    assert told["key"].startswith("pk_")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("x", "--scope", "everything"), "'everything' is none of chat, catalog:read, catalog:write"),
        (("x", "--origin", "https://shop.example"), "is for publishable keys"),
        (("x", "--kind", "publishable"), "a publishable key needs one"),
        (
            ("x", "--kind", "publishable", "--origin", "shop.example"),
            "This is no origin of pages: shop.example",
        ),
        (("x", "--kind", "publishable", "--origin", "https://a.b", "--scope", "chat"), "is for server keys"),
        ((" ",), "give it a name"),
        (("x", "--expires", "soon"), "is no length of time"),
    ],
)
def test_what_cannot_be_a_key_is_refused(folder: Path, options: tuple[str, ...], told: str) -> None:
    """With exit code 2, the option, and what to write instead."""
    ended = run_persea("key", "create", *options, data_dir=folder, env={"COLUMNS": "200"})
    assert (ended.returncode, ended.stdout) == (2, "")
    assert told in " ".join(ended.stderr.replace("│", " ").split())


def test_a_name_is_taken_until_it_is_revoked(folder: Path) -> None:
    """By its name a key is revoked, so there is one; afterwards the name is free."""
    again = run_persea("key", "create", "bot", data_dir=folder)
    assert again.returncode == 1
    assert "A key of that name is there: bot" in again.stderr
    ended = run_persea("key", "revoke", "bot", data_dir=folder)
    assert re.fullmatch(r"Revoked key_\w{10} \(bot\)\n", ended.stdout)
    twice = run_persea("key", "revoke", "bot", data_dir=folder)
    assert twice.returncode == 1
    assert "No key of that name or id can be revoked: bot. persea key list names them" in twice.stderr
    assert run_persea("key", "create", "bot", data_dir=folder).returncode == 0
    assert run_persea("key", "list", data_dir=folder).stdout.count("bot") == 1
    assert "REVOKED" in run_persea("key", "list", "--all", data_dir=folder).stdout


def test_a_signing_key_is_replaced(folder: Path) -> None:
    """The new secret is printed once; the old one is believed for a day, or ends at once."""
    first = json.loads(run_persea("key", "rotate-signing", "--json", data_dir=folder).stdout)
    second = run_persea("key", "rotate-signing", data_dir=folder)
    assert re.fullmatch(r"kid     sign_\w{10}\nsecret  [\w-]{43}\n", second.stdout)
    listed = run_persea("key", "list", data_dir=folder).stdout
    assert f"{first['kid']}  signs shopper tokens, believed until" in listed
    assert listed.count("current") == 1
    assert first["secret"] not in listed
    run_persea("key", "rotate-signing", "--at-once", data_dir=folder)
    assert run_persea("key", "list", data_dir=folder).stdout.count("signs shopper tokens") == 1


def test_a_server_with_a_key_is_closed_and_may_listen_anywhere(folder: Path) -> None:
    """A key of the database suffices, without PERSEA_API_KEY; revoking the last one does not open it."""
    key = run_persea("key", "create", "last", "--scope", "admin", data_dir=folder).stdout.strip()
    with running_server(folder, "--no-demo", "--host", "0.0.0.0") as server:
        url = server.url.replace("localhost", "127.0.0.1")
        assert httpx2.get(f"{url}/api/shop").status_code == 401
        shown = {"authorization": f"Bearer {key}"}
        assert httpx2.get(f"{url}/api/shop", headers=shown).json()["open"] is False
        assert "last used" in run_persea("key", "list", data_dir=folder).stdout
        for name in ("bot", "last"):
            assert run_persea("key", "revoke", name, data_dir=folder).returncode == 0
        response = httpx2.get(f"{url}/api/shop", headers=shown)
        assert response.status_code == 401
        assert "This key was revoked" in response.json()["error"]["message"]
        assert httpx2.get(f"{url}/api/shop").status_code == 401
    ended = run_persea("serve", "--host", "0.0.0.0", "--port", "0", data_dir=folder)
    assert ended.returncode == 1
    assert "Persea does not listen beyond this computer without a key" in ended.stderr


def test_the_audit_tells_what_was_done(folder: Path, tmp_path: Path) -> None:
    """Newest first: who, what, to what; of all that the commands above and these changed, and of no secret."""
    words = tmp_path / "words.txt"
    words.write_text("rucksack, backpack\n")
    feed = tmp_path / "feed.jsonl"
    feed.write_text('{"id": "lamp", "title": "Desk Lamp", "price": "30.00"}\n')
    for command in (
        ("shop", "set", "--name", "Tarn"), ("synonyms", "load", str(words)), ("synonyms", "clear"),
        ("import", "catalog", str(feed)), ("sync", "add", "https://shop.example/feed.xml?key=geheim"),
        ("sync", "remove", "1"), ("embedding", "use", "--built-in"),
        ("model", "use", "--url", "http://us:geheim@127.0.0.1:9/v1?key=geheim", "--name", "m", "--no-check"),
        ("missed", "--forget"),
    ):  # fmt: skip
        ended = run_persea(*command, data_dir=folder)
        assert ended.returncode == 0, ended.stderr
    deeds = json.loads(run_persea("audit", "--json", data_dir=folder).stdout)
    assert [deed["action"] for deed in deeds[:9]] == [
        "missed.forget", "model.use", "embedding.use", "sync.remove", "sync.add", "import.catalog", "synonyms.clear",
        "synonyms.load", "shop.set",
    ]  # fmt: skip
    assert {"key.create", "key.revoke", "key.rotate-signing"} <= {deed["action"] for deed in deeds}
    assert all(deed["actor"].startswith("cli:") for deed in deeds)
    by_action = {deed["action"]: deed for deed in deeds}
    assert by_action["shop.set"]["detail"] == "name Tarn"
    assert by_action["import.catalog"]["subject"] == "feed.jsonl"
    assert by_action["import.catalog"]["detail"] == "1 new, 0 changed, 0 removed"
    assert by_action["model.use"]["subject"] == "m at http://127.0.0.1:9/v1"
    assert by_action["sync.add"]["subject"] == "https://shop.example/feed.xml"
    told = run_persea("audit", "--most", "2", "--since", "1h", data_dir=folder).stdout
    assert len(told.splitlines()) == 2
    everything = run_persea("audit", "--most", "1000", data_dir=folder).stdout
    assert "geheim" not in everything
    assert not re.search(r"(sk|pk)_[\w-]{20}", everything)
