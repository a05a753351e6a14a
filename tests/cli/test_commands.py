"""The commands as a person and a script meet them: real processes, beside a running server."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from persea.compose.talk import SMALL_MODEL
from persea.llm.script import Error, Reply, Script
from persea.llm.scripted import ScriptedServer
from persea.values import Money
from persea_server import Server, run_persea, running_server, shared_folder
from probed_script import able

FEED = "woocommerce_sample_products.csv"


@pytest.fixture(scope="module")
def shop() -> Iterator[Server]:
    """A running server over a demo shop of this file's own, whose catalogue and model the commands change."""
    folder = shared_folder()
    try:
        with running_server(folder / "data") as started:
            yield started
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def http(shop: Server) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=shop.url, timeout=60) as opened:
        yield opened


def asked(http: httpx2.Client, text: str) -> tuple[str, list[dict[str, Any]]]:
    """The server's answer: its text and cards."""
    body = {"messages": [{"role": "user", "content": text}]}
    message = http.post("/v1/chat/completions", json=body).json()["choices"][0]["message"]
    cards: list[dict[str, Any]] = message["persea"]["cards"]
    return message["content"], cards


# ---------------------------------------------------------------- import, in the order a shop goes


def test_a_real_feed_is_not_mixed_with_the_demo_shop(shop: Server, http: httpx2.Client, feeds: Path) -> None:
    """Without a terminal and without --replace-demo the import ends with 1 and the way out, nothing changed."""
    before = http.get("/api/shop").json()
    ended = run_persea("import", "catalog", feeds / FEED, data_dir=shop.data_dir)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "This shop holds the demo products" in ended.stderr
    assert "Add --replace-demo to replace them, or use another --data-dir" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert http.get("/api/shop").json() == before


def test_a_feed_that_is_none_leaves_the_demo_shop(shop: Server, http: httpx2.Client, tmp_path: Path) -> None:
    """Even with --replace-demo an unreadable file ends with 1 and takes nothing away; --json says nothing."""
    feed = tmp_path / "feed.csv"
    feed.write_text("name;price\nboots;12\n")
    options = ("--replace-demo", "--json")
    ended = run_persea("import", "catalog", feed, *options, data_dir=shop.data_dir)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "This is no feed format that Persea knows" in ended.stderr
    assert (
        "It is a table with the columns name, price. Tables are read with English column names"
        in ended.stderr
    )
    assert http.get("/api/shop").json()["is_demo"] is True


def test_a_real_feed_replaces_the_demo_shop_while_the_server_runs(
    shop: Server, http: httpx2.Client, feeds: Path
) -> None:
    """Once imported with --replace-demo, "a hoodie under 50" is answered from the feed by the running server."""
    assert http.get("/api/shop").json()["is_demo"] is True
    options = ("--replace-demo", "--name", "Classic Threads")
    ended = run_persea("import", "catalog", feeds / FEED, *options, data_dir=shop.data_dir)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.count("\n") == 1
    assert ended.stdout.startswith("Imported 15 products in ")
    assert "15 new, 0 changed, 0 unchanged; " in ended.stdout
    answered = http.get("/api/shop").json()
    assert (answered["name"], answered["is_demo"], answered["product_count"]) == (
        "Classic Threads",
        False,
        14,
    )
    text, cards = asked(http, "a hoodie under 50")
    # Of the three hoodies one is hidden; the variable one costs $42.00 in red and $45.00 otherwise.
    assert {(card["id"], card["price"]["amount_minor"]) for card in cards} == {("742", 4200), ("743", 4500)}
    assert "$42.00" in text
    left = http.get("/api/search?k=100").json()["results"]
    assert len(left) == 14
    assert all(
        result["id"].isdigit() for result in left
    )  # as WooCommerce numbers them; the demo shop's have names


def test_importing_again_changes_nothing_and_json_is_alone(
    shop: Server, http: httpx2.Client, feeds: Path
) -> None:
    """The same feed again needs no --replace-demo, and its report is one JSON object, all that stdout holds."""
    version = asked(http, "a hoodie under 50")
    ended = run_persea("import", "catalog", feeds / FEED, "--json", data_dir=shop.data_dir)
    assert ended.returncode == 0, ended.stderr
    report = json.loads(ended.stdout)
    assert (report["rows"], report["read"], report["new"], report["changed"]) == (24, 15, 0, 0)
    assert report["unchanged"] == 15
    assert http.get("/api/shop").json()["name"] == "Classic Threads"
    assert asked(http, "a hoodie under 50")[1][0]["id"] == version[1][0]["id"]


def test_bad_rows_are_told_and_the_rest_goes_in(shop: Server, http: httpx2.Client, tmp_path: Path) -> None:
    """Rows that cannot be used are told with line, field and value; exit 0, and the count ends the last line."""
    feed = tmp_path / "feed.jsonl"
    feed.write_text(
        '{"id": "lamp", "title": "Green Desk Lamp", "price": "30.00"}\n'
        '{"id": "free", "title": "Blue Lamp", "price": "-4"}\n'
        "not json at all\n"
        '{"id": "lamp2", "title": "Red Desk Lamp", "price": "31.00"}\n'
        '{"id": "lamp3", "title": "Grey Desk Lamp", "price": "32.00"}\n'
    )
    ended = run_persea("import", "catalog", feed, data_dir=shop.data_dir)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.rstrip().splitlines()[-1].endswith("3 new, 0 changed, 0 unchanged; 2 problems")
    assert 'line 2, price "-4": ' in ended.stderr
    assert "line 3" in ended.stderr
    _, cards = asked(http, "desk lamps under $31.50")
    assert {card["id"] for card in cards} == {"lamp", "lamp2"}


# ---------------------------------------------------------------- chat


def test_chat_answers_once_as_json(shop: Server) -> None:
    """One message in, one JSON object out, with the same cards as the server's."""
    ended = run_persea("chat", "--json", "a hoodie under 50", data_dir=shop.data_dir)
    assert ended.returncode == 0, ended.stderr
    answer = json.loads(ended.stdout)
    assert {"text", "cards", "wishes", "mode", "routed", "account", "turn_id", "usage", "error"} <= set(
        answer
    )
    assert (answer["mode"], answer["error"]) == ("shopping", None)
    assert {card["id"] for card in answer["cards"]} == {"742", "743"}
    prices = [str(Money(**card["price"])) for card in answer["cards"]]
    assert any(price in answer["text"] for price in prices)


def test_chat_with_the_built_in_model_is_json_alone(shop: Server) -> None:
    """Starting the built-in model for one answer puts nothing else on standard output."""
    ended = run_persea("chat", "--json", "what is the capital of France?", data_dir=shop.data_dir)
    assert ended.returncode == 0, ended.stderr
    answer = json.loads(ended.stdout)
    assert answer["mode"] == "fast"
    assert answer["text"].endswith(SMALL_MODEL)
    assert "Traceback" not in ended.stderr


def test_chat_reads_a_conversation_from_a_pipe(shop: Server) -> None:
    """Lines on standard input are turns of one conversation, and the answers go to standard output alone."""
    said = "a hoodie under 50\nwhich of these is cheapest?\n"
    ended = run_persea("chat", data_dir=shop.data_dir, said=said)
    assert ended.returncode == 0, ended.stderr
    assert "1. Hoodie" in ended.stdout
    assert re.search(r"\*\*Hoodie\*\*.{0,40}from \$42\.00", ended.stdout)
    assert "you>" not in ended.stdout + ended.stderr


def test_chat_tells_of_its_commands(shop: Server) -> None:
    """A bare /mode tells the current one, an unknown command is told as one, /quit ends the talk; nothing of it is asked."""
    said = "/mode\n/mode thinking\n/mode\n/effort\n/help\n/models\n/quit\na hoodie under 50\n"
    ended = run_persea("chat", data_dir=shop.data_dir, said=said)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == ""
    told = [line for line in ended.stderr.splitlines() if line.strip()]
    assert told[0].startswith("The mode is auto. There are: auto, fast, thinking")
    assert told[1] == "From now on: thinking."
    assert told[2].startswith("The mode is thinking.")
    assert told[3].startswith("The effort is auto.")
    assert told[4].startswith("Commands: /file PATH")
    assert told[5].startswith("There is no command /models. Commands:")
    assert len(told) == 6


def test_thoughts_end_before_the_answer_begins(shop: Server) -> None:
    """What is thought on the way has a line of its own in the terminal."""
    with ScriptedServer(Script(steps=(Reply(text="Fourteen.", reasoning="Six and ten."),))) as scripted:
        ended = run_persea(
            "chat", "--mode", "thinking", "--effort", "low", "what is the largest?",
            data_dir=shop.data_dir, env={"PERSEA_MODEL_URL": scripted.url},
        )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == "Fourteen.\n"
    assert "Six and ten.\n" in ended.stderr


# ---------------------------------------------------------------- model


def test_the_running_server_follows_a_change_of_model(shop: Server, http: httpx2.Client) -> None:
    """`persea model use --url` tries the endpoint, and the server's next talk comes from it; --built-in goes back."""
    assert http.get("/api/shop").json()["model"]["weak"] is True
    steps = (
        Reply(match="count from one", text="One, two, three, four."),
        Reply(text="The tide comes from the moon."),
    )
    with ScriptedServer(Script(steps=steps, key="k-1", model="tidal")) as scripted:
        wrong = run_persea("model", "use", "--url", scripted.url, "--key", "k-2", data_dir=shop.data_dir)
        assert wrong.returncode == 1
        assert "does not accept the key (401)" in wrong.stderr
        assert "k-2" not in wrong.stderr
        assert http.get("/api/shop").json()["model"]["weak"] is True
        used = run_persea(
            *(
                "model",
                "use",
                "--url",
                scripted.url,
                "--key",
                "k-1",
                "--price-in",
                "2.5",
                "--price-out",
                "10",
            ),
            data_dir=shop.data_dir,
        )
        assert used.returncode == 0, used.stderr
        assert used.stdout == f"Now answering: the first model at {scripted.url}\n"
        assert asked(http, "why is there a tide?")[0] == "The tide comes from the moon."
        told = http.get("/api/shop").json()["model"]
        assert (told["name"], told["weak"], told["can"]["tools"]) == ("tidal", False, "unknown")
        shown = run_persea("model", "--json", data_dir=shop.data_dir)
        model = json.loads(shown.stdout)
        assert model["model"] == {
            "url": scripted.url, "name": None, "gguf": None, "built_in": False, "price_in": 2.5, "price_out": 10.0,
        }  # fmt: skip
        assert model["from_environment"] is False
        assert "k-1" not in shown.stdout + shown.stderr
    back = run_persea("model", "use", "--built-in", "--no-check", data_dir=shop.data_dir)
    assert back.stdout == "Now answering: the small built-in model\n"
    assert http.get("/api/shop").json()["model"]["weak"] is True


def test_the_environment_s_model_is_not_changed_by_hand(shop: Server) -> None:
    """With PERSEA_MODEL_URL set, `model use` says that it decides, and changes nothing."""
    env = {"PERSEA_MODEL_URL": "http://127.0.0.1:9/v1"}
    ended = run_persea("model", "use", "--built-in", data_dir=shop.data_dir, env=env)
    assert ended.returncode == 1
    assert "PERSEA_MODEL_URL is set and decides. Unset it to choose here" in ended.stderr


# ---------------------------------------------------------------- what the model can do


def test_the_model_is_tried_out(shop: Server, http: httpx2.Client) -> None:
    """`persea model probe` tells each result as it comes and a table at the end, or JSON alone; the doctor and the page
    know of it from then on."""
    with ScriptedServer(able("vllm")) as scripted:
        env = {"PERSEA_MODEL_URL": scripted.url, "PERSEA_MODEL_NAME": "boots-7b"}
        before = run_persea("doctor", data_dir=shop.data_dir, env=env)
        assert "not tried out yet" in before.stdout
        ended = run_persea("model", "probe", data_dir=shop.data_dir, env=env)
        assert ended.returncode == 0, ended.stderr
        assert "several tools at once    yes" in ended.stdout
        assert "40,960 tokens" in ended.stdout
        assert "several tools at once    yes" in ended.stderr
        told = run_persea("model", "probe", "--json", data_dir=shop.data_dir, env=env)
        assert json.loads(told.stdout)["can"]["vision"]["can"] == "yes"
        after = run_persea("doctor", data_dir=shop.data_dir, env=env)
        assert "can: JSON schema, tools, several tools at once, pictures, sounds" in after.stdout
    failed = run_persea("model", "probe", data_dir=shop.data_dir, env=env)
    assert failed.returncode == 1
    assert "cannot be reached" in failed.stderr


# ---------------------------------------------------------------- doctor


def test_the_doctor_finds_all_well(shop: Server) -> None:
    """On a sound installation every finding is ok or a note, as JSON alone on stdout, and the exit is 0."""
    ended = run_persea("doctor", "--json", data_dir=shop.data_dir)
    assert ended.returncode == 0, ended.stdout
    examined = json.loads(ended.stdout)
    findings = {finding["what"]: finding for finding in examined["findings"]}
    assert set(findings) >= {"persea", "cpu", "data folder", "database", "shop", "language model"}
    assert all(finding["state"] in ("ok", "note") for finding in findings.values())
    assert findings["database"]["detail"].startswith("embedded, PostgreSQL 18")
    assert findings["shop"]["detail"].startswith("Classic Threads, 17 products")
    assert "built in, first word after" in findings["language model"]["detail"]


def test_the_doctor_says_what_is_missing(shop: Server) -> None:
    """A model that does not answer is found missing with its reason, and the exit is 1."""
    with ScriptedServer(Script(steps=(Error(status=401, message="no"),))) as scripted:
        env = {"PERSEA_MODEL_URL": scripted.url, "PERSEA_MODEL_NAME": "x", "PERSEA_MODEL_KEY": "hush-hush"}
        ended = run_persea("doctor", data_dir=shop.data_dir, env=env)
    assert ended.returncode == 1
    assert "MISSING language model: " in ended.stdout
    assert "does not accept the key (401)" in ended.stdout
    assert "hush-hush" not in ended.stdout + ended.stderr


# ---------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("PERSEA_SHOP", "My Shop", "PERSEA_SHOP must be lower-case letters, digits and _"),
        ("PERSEA_DATABASE_URL", "mysql://me:hush-hush@h/x", "PERSEA_DATABASE_URL must start with postgresql://: h/x"),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, variable: str, value: str, told: str) -> None:
    """A bad setting ends every command with 1 and its name, before anything is made."""
    ended = run_persea("doctor", "--json", data_dir=tmp_path / "data", env={variable: value})
    assert (ended.returncode, ended.stdout) == (1, "")
    assert told in ended.stderr
    assert "hush-hush" not in ended.stderr
    assert not (tmp_path / "data").exists()


def test_a_feed_s_own_currency_goes_before_the_one_that_was_named() -> None:
    """--currency is for prices that name none: where all are in euros the shop is one in euros, and it is so told."""
    folder = shared_folder()
    try:
        feed = folder / "feed.jsonl"
        feed.write_text('{"id": "a", "title": "Pan", "price": "39.90", "currency": "EUR"}\n')
        ended = run_persea("import", "catalog", feed, "--currency", "CHF", data_dir=folder / "data")
        assert ended.returncode == 0, ended.stderr
        assert "All prices are in EUR: that is the shop's currency now" in ended.stderr
        shown = run_persea("shop", "--json", data_dir=folder / "data")
        assert json.loads(shown.stdout)["currency"] == "EUR"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize("command", ["missed", "withheld", "shop", "synonyms", "sync", "embedding"])
def test_what_only_reads_makes_no_shop(tmp_path: Path, command: str) -> None:
    """On a folder that holds no shop it ends with 1, says how to start one, and makes nothing."""
    folder = tmp_path / "data"
    ended = run_persea(command, data_dir=folder)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert f"No shop in this folder yet: {folder}" in ended.stderr
    assert f"persea serve --data-dir {folder}" in ended.stderr
    assert not folder.exists()
