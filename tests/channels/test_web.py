"""The web channel on a real server: turns as event streams, kept conversations, search and products."""

from __future__ import annotations

import concurrent.futures
import json
import shutil
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import httpx2
import psycopg
import pytest

from persea.channels.web import PAGE
from persea.llm.script import Error, Fault, Reply, Script
from persea.llm.scripted import ScriptedServer
from persea.store.postgres import EmbeddedPostgres
from persea.values import Money
from persea_server import Server, run_persea, running_server, shared_folder

REQUEST = "waterproof hiking boots under $120"
CARD_KEYS = {"id", "title", "price", "url", "image_url", "in_stock", "list_price", "as_of"}
RIVER = "Rivers begin small. They grow on their way. They end in the sea. " * 6

NAMES = "Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India".split()
ODD_IDS = [
    "a/b/c",
    'it\'s "odd"',
    "größe-ü-🥾",
    "50% off?",
    "..%2f",
    "with space",
    "#1",
    "a+b&c=d",
    "x" * 200,
]

ADDRESSES = {"Juliett": "https://shop.example/l/juliett_(new)?q=(1)", "Kilo": "/lanterns/kilo_(k)"}


@dataclass
class Event:
    name: str
    data: Any


def events(lines: Iterator[str]) -> Iterator[Event]:
    """Server-sent events as they come."""
    name = ""
    for line in lines:
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield Event(name, json.loads(line.removeprefix("data: ")))


def turn(http: httpx2.Client, text: str, conversation: str | None = None) -> list[Event]:
    """One turn to its end."""
    body = {"text": text, "conversation": conversation}
    with http.stream("POST", "/api/turns", json=body) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        return list(events(response.iter_lines()))


def begun(told: list[Event]) -> str:
    """The conversation that a turn belongs to."""
    conversation: str = told[0].data["conversation"]
    return conversation


def kept(http: httpx2.Client, conversation: str) -> list[dict[str, Any]]:
    response = http.get(f"/api/conversations/{conversation}")
    assert response.status_code == 200
    messages: list[dict[str, Any]] = response.json()["messages"]
    return messages


def in_time(condition: Callable[[], bool], within_s: float = 20) -> None:
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


@pytest.fixture
def http(server_url: str) -> Iterator[httpx2.Client]:
    """A browser of its own: no cookie yet."""
    with httpx2.Client(base_url=server_url, timeout=60) as opened:
        yield opened


# ---------------------------------------------------------------- a shop with odd ids and a scripted model


@pytest.fixture(scope="module")
def scripted() -> Iterator[ScriptedServer]:
    steps = (
        Reply(match="rivers", text=RIVER, gap_s=0.1, chunk_chars=8),
        Reply(match="breaks off", text=RIVER, chunk_chars=8, fault=Fault(kind="disconnect", after_chunks=6)),
        Error(match="refuses", status=403, message="not for you"),
        Reply(match="zero byte", text="A zero\x00 byte."),
        Reply(text="A quiet answer."),
    )
    with ScriptedServer(Script(steps=steps)) as server:
        yield server


@pytest.fixture(scope="module")
def odd_url(scripted: ScriptedServer) -> Iterator[str]:
    """A server over a shop whose product ids are awkward, with a scripted model that is trusted to talk."""
    folder = shared_folder()
    feed = folder / "odd.jsonl"
    rows = [
        {"id": id, "title": f"{name} Lantern", "price": f"{price}.50"}
        for id, name, price in zip(ODD_IDS, NAMES, range(11, 20), strict=True)
    ]
    rows += [
        {"id": name.lower(), "title": f"{name} Lantern", "price": "25.00", "url": url}
        for name, url in ADDRESSES.items()
    ]
    rows.append({"id": "secret", "title": "Lantern that nobody may find", "price": "1.00", "visible": False})
    feed.write_text("\n".join(json.dumps(row) for row in rows))
    env = {"PERSEA_MODEL_URL": scripted.url, "PERSEA_MODEL_NAME": "scripted"}
    try:
        imported = run_persea("import", "catalog", feed, data_dir=folder / "data")
        assert imported.returncode == 0, imported.stderr
        with running_server(folder / "data", env=env) as server:
            yield server.url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def odd(odd_url: str) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=odd_url, timeout=60) as opened:
        yield opened


# ---------------------------------------------------------------- turns


def test_a_turn_streams_start_cards_text_and_done_in_that_order(http: httpx2.Client) -> None:
    """Start comes first with the conversation, cards before any text, done last, each of them once."""
    told = turn(http, REQUEST)
    names = [event.name for event in told]
    assert names[0] == "start"
    assert names[-1] == "done"
    assert [names.count(name) for name in ("start", "cards", "usage", "done", "error")] == [1, 1, 1, 1, 0]
    assert names.index("cards") < names.index("text")
    start, done = told[0].data, told[-1].data
    assert set(start) == {"conversation", "turn_id"}
    assert done["turn_id"] == start["turn_id"] == str(uuid.UUID(start["turn_id"]))
    assert done["mode"] == "shopping"
    assert 0 < len(done["suggestions"]) <= 3
    cards = told[names.index("cards")].data["cards"]
    assert cards
    for card in cards:
        assert set(card) >= CARD_KEYS
        record = http.get(f"/api/products/{card['id']}").json()
        assert (card["price"], card["list_price"]) == (record["price"], record["list_price"])
        assert card["price"]["amount_minor"] <= 12000


def test_done_comes_only_after_the_answer_is_kept(http: httpx2.Client) -> None:
    """In the moment that done arrives, the conversation already holds the whole answer with its cards."""
    text, cards = "", []
    with http.stream("POST", "/api/turns", json={"text": REQUEST}) as response:
        conversation = ""
        for event in events(response.iter_lines()):
            if event.name == "start":
                conversation = event.data["conversation"]
            elif event.name == "text":
                text += event.data["delta"]
            elif event.name == "cards":
                cards = event.data["cards"]
            elif event.name == "done":
                question, answer = kept(http, conversation)
    assert (question["role"], question["text"]) == ("user", REQUEST)
    assert (answer["role"], answer["text"], answer["failed"]) == ("assistant", text, None)
    assert [(card["id"], card["price"]) for card in answer["cards"]] == [
        (card["id"], card["price"]) for card in cards
    ]


def test_done_waits_until_the_answer_can_be_kept(http: httpx2.Client, server: Server) -> None:
    """While the database cannot take the answer, all of it has come but done; then done comes too."""
    database = EmbeddedPostgres(server.data_dir)
    with psycopg.connect(database.start()) as conn:
        conn.execute("LOCK TABLE shop.message_card IN SHARE MODE")  # cards cannot be added
        told: list[Event] = []

        def listen() -> None:
            with http.stream("POST", "/api/turns", json={"text": REQUEST}) as response:
                told.extend(events(response.iter_lines()))  # one by one, as they come

        with concurrent.futures.ThreadPoolExecutor() as threads:
            listening = threads.submit(listen)
            in_time(lambda: any(event.name == "usage" for event in told))
            time.sleep(0.3)
            assert [event.name for event in told][-1] == "usage"
            conn.rollback()
            listening.result()
    database.stop()
    assert told[-1].name == "done"


def test_a_follow_up_is_about_what_the_kept_conversation_showed(http: httpx2.Client) -> None:
    """ "The second one" in the same conversation is the second card of the answer before."""
    first = turn(http, REQUEST)
    cards = next(event for event in first if event.name == "cards").data["cards"]
    second = turn(http, "how much is the second one?", begun(first))
    assert begun(second) == begun(first)
    text = "".join(event.data["delta"] for event in second if event.name == "text")
    assert str(Money(**cards[1]["price"])) in text
    assert [message["role"] for message in kept(http, begun(first))] == ["user", "assistant"] * 2


def test_a_message_of_nothing_or_too_much_is_refused(http: httpx2.Client) -> None:
    """White space alone and 8,001 characters are 400 with a reason; 8,000 are taken."""
    for text in ("", "  \n", "\x00"):
        response = http.post("/api/turns", json={"text": text})
        assert response.status_code == 400
        assert response.json()["error"]["message"] == "The message is empty. Say what you are looking for"
    response = http.post("/api/turns", json={"text": "x" * 8001})
    assert response.status_code == 400
    assert response.json()["error"]["message"] == "The message is too long: 8001 characters. At most 8000"
    assert turn(http, "boots " + "x" * 7994)[-1].name == "done"


def test_half_an_emoji_is_answered_and_kept(http: httpx2.Client) -> None:
    """A message cut in the middle of an emoji, as a text field may cut it, is a message like any other."""
    response = http.post(
        "/api/turns",
        content=b'{"text": "running shoes under $100 \\ud83e\\u0000"}',
        headers={"content-type": "application/json"},
    )
    told = list(events(iter(response.text.splitlines())))
    assert told[-1].name == "done"
    assert kept(http, begun(told))[0]["text"] == "running shoes under $100 \ufffd"


# ---------------------------------------------------------------- conversations


def test_conversations_are_listed_newest_first_and_deleted(http: httpx2.Client) -> None:
    """A visitor's conversations are listed by their first words, and a deleted one is gone for good."""
    older, newer = begun(turn(http, "boots")), begun(turn(http, "running   shoes\nunder $100"))
    listed = http.get("/api/conversations").json()["conversations"]
    assert [(item["id"], item["title"]) for item in listed] == [
        (newer, "running shoes under $100"),
        (older, "boots"),
    ]
    turn(http, "cheaper ones", older)
    assert [item["id"] for item in http.get("/api/conversations").json()["conversations"]] == [older, newer]
    assert http.delete(f"/api/conversations/{older}").status_code == 204
    assert [item["id"] for item in http.get("/api/conversations").json()["conversations"]] == [newer]
    assert http.get(f"/api/conversations/{older}").status_code == 404
    assert http.delete(f"/api/conversations/{older}").status_code == 404
    assert http.post("/api/turns", json={"text": "boots", "conversation": older}).status_code == 404


def test_another_visitor_cannot_read_go_on_with_or_delete_a_conversation(
    http: httpx2.Client, server_url: str
) -> None:
    """With another cookie, or none, a conversation does not exist."""
    conversation = begun(turn(http, "boots"))
    with httpx2.Client(base_url=server_url) as stranger:
        for _ in ("without a cookie", "with a cookie of its own"):
            assert stranger.get(f"/api/conversations/{conversation}").status_code == 404
            assert stranger.delete(f"/api/conversations/{conversation}").status_code == 404
            body = {"text": "and?", "conversation": conversation}
            refused = stranger.post("/api/turns", json=body)
            assert refused.status_code == 404
            assert refused.json()["error"]["code"] == "not_found"
            mine = [item["id"] for item in stranger.get("/api/conversations").json()["conversations"]]
            assert conversation not in mine
            turn(stranger, "lamps")
    assert [message["role"] for message in kept(http, conversation)] == ["user", "assistant"]


def test_the_cookie_is_given_once_and_kept_from_scripts(http: httpx2.Client) -> None:
    """The first turn sets one cookie, not for scripts, not for other sites' posts; reading sets none."""
    assert "set-cookie" not in http.get("/api/conversations").headers
    first = http.post("/api/turns", json={"text": "boots"})
    [cookie] = first.headers.get_list("set-cookie")
    name, *attributes = [part.strip().lower() for part in cookie.split(";")]
    assert name.startswith("persea_session=")
    assert {"httponly", "samesite=lax", "path=/"} <= set(attributes)
    assert "set-cookie" not in http.post("/api/turns", json={"text": "boots"}).headers
    made_up = {"cookie": "persea_session=made-up"}
    with httpx2.Client(base_url=http.base_url) as stranger:
        assert "set-cookie" in stranger.post("/api/turns", json={"text": "boots"}, headers=made_up).headers


# ---------------------------------------------------------------- what may happen in the middle


def test_stopping_in_the_middle_keeps_what_came(odd: httpx2.Client, scripted: ScriptedServer) -> None:
    """A visitor who leaves in mid-answer finds what had come, marked as stopped; the model is not asked on."""
    left = scripted.abandoned
    with odd.stream("POST", "/api/turns", json={"text": "why do rivers run?"}) as response:
        seen = ""
        for event in events(response.iter_lines()):
            if event.name == "start":
                conversation = event.data["conversation"]
            elif event.name == "text":
                seen += event.data["delta"]
                if len(seen) > 40:
                    break
    in_time(lambda: len(kept(odd, conversation)) == 2)
    answer = kept(odd, conversation)[1]
    assert answer["failed"] == "stopped"
    assert answer["text"].startswith(seen)
    assert RIVER.startswith(answer["text"])
    assert len(answer["text"]) < len(RIVER)
    in_time(lambda: scripted.abandoned == left + 1)


def test_two_turns_at_once_in_one_conversation_are_both_kept(odd: httpx2.Client) -> None:
    """While one answer is still coming, another message in the same conversation is answered; both are kept whole."""
    conversation = begun(turn(odd, "hello"))
    with concurrent.futures.ThreadPoolExecutor() as threads:
        slow = threads.submit(turn, odd, "why do rivers run?", conversation)
        in_time(lambda: len(kept(odd, conversation)) == 3)
        quick = turn(odd, "how deep is the sea?", conversation)
        assert not slow.done()
        assert quick[-1].name == slow.result()[-1].name == "done"
    texts = [(message["role"], message["text"].strip()) for message in kept(odd, conversation)[2:]]
    assert texts == [
        ("user", "why do rivers run?"),
        ("user", "how deep is the sea?"),
        ("assistant", "A quiet answer."),
        ("assistant", RIVER.strip()),
    ]


def test_an_answer_that_breaks_off_ends_with_a_typed_error_and_is_kept(odd: httpx2.Client) -> None:
    """Where the model's connection breaks, the stream ends with an error of its kind, and what came is kept."""
    told = turn(odd, "why is it that a thing breaks off?")
    assert told[-1].name == "error"
    assert (told[-1].data["code"], told[-1].data["retryable"]) == ("model_interrupted", True)
    assert [event.name for event in told].count("done") == 0
    text = "".join(event.data["delta"] for event in told if event.name == "text")
    answer = kept(odd, begun(told))[1]
    assert (answer["text"], answer["failed"]) == (text, "model_interrupted")


def test_a_model_that_refuses_is_said_to_be_out_of_reach(odd: httpx2.Client) -> None:
    """A refused request ends as an error in words for a person, without the endpoint's address or key."""
    told = turn(odd, "tell me why somebody refuses")
    assert told[-1].name == "error"
    assert told[-1].data["code"] == "model_rejected"
    assert "I cannot reach my language model" in told[-1].data["message"]
    assert "127.0.0.1" not in told[-1].data["message"]


def test_what_a_model_says_that_cannot_be_stored_does_not_stop_the_answer(odd: httpx2.Client) -> None:
    """A zero byte in a model's answer is left out, and the answer is kept."""
    told = turn(odd, "what is a zero byte?")
    assert told[-1].name == "done"
    assert kept(odd, begun(told))[1]["text"] == "A zero byte."


# ---------------------------------------------------------------- search


def found(http: httpx2.Client, **parameters: object) -> list[dict[str, Any]]:
    response = http.get("/api/search", params=parameters)
    assert response.status_code == 200
    body = response.json()
    assert set(body) == {"results", "did_you_mean"}
    assert body["did_you_mean"] is None
    for result in body["results"]:
        assert set(result) == {"id", "title", "score", "price", "image_url"}
    results: list[dict[str, Any]] = body["results"]
    return results


def test_search_answers_in_the_agreed_shape_best_first(http: httpx2.Client) -> None:
    """Ten results by default, `k` where it is given, scores falling, prices the catalogue's."""
    results = found(http, q="hiking boots")
    assert len(results) == 10
    assert [result["score"] for result in results] == sorted(
        (result["score"] for result in results), reverse=True
    )
    assert "boot" in results[0]["title"].lower()
    assert len(found(http, q="hiking boots", k=3)) == 3
    for result in results:
        assert http.get(f"/api/products/{result['id']}").json()["price"] == result["price"]


def test_search_keeps_to_its_filters(http: httpx2.Client) -> None:
    """Category, brand, price and stock are kept to by every result, by the product's own record."""
    for parameters in (
        {"category": "hiking boots"},
        {"category": "HIKING BOOTS", "q": "shoes"},
        {"min_price": "50", "max_price": "79.90", "q": "jacket"},
        {"max_price": 25},
        {"in_stock": True, "q": "boots", "k": 20},
    ):
        results = found(http, **{"k": 8} | parameters)
        assert results
        for result in results:
            record = http.get(f"/api/products/{result['id']}").json()
            price = record["price"]["amount_minor"]
            if "category" in parameters:
                assert "hiking boots" in [step.lower() for step in record["category_path"]]
            if "min_price" in parameters:
                assert any(5000 <= v["price"]["amount_minor"] <= 7990 for v in record["variants"])
            elif "max_price" in parameters:
                assert price <= 2500
            if "in_stock" in parameters:
                assert record["in_stock"]
    brand = http.get(f"/api/products/{found(http, q='boots')[0]['id']}").json()["brand"]
    branded = found(http, brand=brand.upper(), k=100)
    assert branded
    assert {http.get(f"/api/products/{result['id']}").json()["brand"] for result in branded} == {brand}


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"k": 0}, "query.k: Input should be greater than or equal to 1: 0"),
        ({"k": 101}, "query.k: Input should be less than or equal to 100: 101"),
        ({"k": "many"}, "query.k: Input should be a valid integer, unable to parse string as an integer: many"),
        ({"min_price": "-1"}, "min_price must be a price: -1. Write it in USD, such as 79.90"),
        ({"max_price": "12.345"}, "max_price must be a price: 12.345. Write it in USD, such as 79.90"),
        ({"in_stock": "maybe"}, "query.in_stock: Input should be a valid boolean, unable to interpret input: maybe"),
        ({"q": "x" * 501}, None),
    ],
)  # fmt: skip
def test_a_search_that_cannot_be_understood_is_400(
    http: httpx2.Client, parameters: dict[str, object], message: str | None
) -> None:
    """Parameters out of range or of the wrong kind are said to be so by their name."""
    response = http.get("/api/search", params=parameters)
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "bad_request"
    if message is not None:
        assert response.json()["error"]["message"] == message


@pytest.mark.parametrize(
    "odd_text", ["\x00", "\x00\x00", "'", "a & b | !c:*", "🥾", "%", "\\", "<->", "", " "]
)
def test_odd_characters_in_a_search_are_only_characters(http: httpx2.Client, odd_text: str) -> None:
    """NUL, quotes and the marks of query languages in any parameter are no error."""
    for name in ("q", "category", "brand"):
        response = http.get("/api/search", params={name: odd_text})
        assert response.status_code == 200


# ---------------------------------------------------------------- products


def test_a_product_says_all_that_its_page_shows(http: httpx2.Client) -> None:
    """A product's prices, pictures, options and variants fit together."""
    [result] = found(http, q="hiking boots", k=1)
    record = http.get(f"/api/products/{result['id']}").json()
    assert record["id"] == result["id"]
    assert record["variants"]
    lowest = min(v["price"]["amount_minor"] for v in record["variants"] if v["in_stock"])
    assert record["price"] == {"amount_minor": lowest, "currency": "USD"}
    assert record["in_stock"] == any(v["in_stock"] for v in record["variants"])
    assert record["url"].endswith(f"/products/{record['id']}")
    for picture in record["image_urls"]:
        drawn = http.get(picture)
        assert drawn.status_code == 200
        assert drawn.headers["content-type"] == "image/svg+xml"
    for name, values in record["options"]:
        assert name
        assert len(values) == len(set(values)) > 0


@pytest.mark.parametrize("id", ODD_IDS)
def test_an_odd_id_is_found_shown_and_linked(odd: httpx2.Client, id: str) -> None:
    """Ids with slashes, quotes, signs and any script are read at their address, and linked so that it works."""
    place = ODD_IDS.index(id)
    record = odd.get(f"/api/products/{quote(id, safe='')}").json()
    assert (record["id"], record["price"]["amount_minor"]) == (id, place * 100 + 1150)
    assert record["url"] == f"/products/{quote(id, safe='')}"
    page = odd.get(record["url"])
    assert (page.status_code, page.content) == (200, (PAGE / "product.html").read_bytes())
    body: dict[str, Any] = {"messages": [{"role": "user", "content": f"{NAMES[place]} lantern"}]}
    answer = odd.post("/v1/chat/completions", json=body).json()["choices"][0]["message"]
    assert answer["persea"]["cards"][0]["id"] == id
    assert f"- [{NAMES[place]} Lantern]({str(odd.base_url).rstrip('/')}{record['url']})" in answer["content"]
    body["messages"] += [
        {"role": "assistant", "content": answer["content"]},
        {"role": "user", "content": "how much is the first one?"},
    ]
    asked = odd.post("/v1/chat/completions", json=body).json()["choices"][0]["message"]
    assert [card["id"] for card in asked["persea"]["cards"]] == [id]


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_address_with_brackets_is_linked_and_known_again(odd: httpx2.Client, name: str) -> None:
    """The shop's own address stands in a Markdown link that no bracket ends early, and leads back to the product."""
    body: dict[str, Any] = {"messages": [{"role": "user", "content": f"{name} lantern"}]}
    content = odd.post("/v1/chat/completions", json=body).json()["choices"][0]["message"]["content"]
    [line] = [line for line in content.splitlines() if line.startswith(f"- [{name} Lantern](")]
    url = line.removeprefix(f"- [{name} Lantern](").split(")")[0]
    base = str(odd.base_url).rstrip("/") if ADDRESSES[name].startswith("/") else ""
    assert unquote(url) == base + ADDRESSES[name]
    body["messages"] += [
        {"role": "assistant", "content": line},
        {"role": "user", "content": "how much is the first one?"},
    ]
    asked = odd.post("/v1/chat/completions", json=body).json()["choices"][0]["message"]
    assert [card["id"] for card in asked["persea"]["cards"]] == [name.lower()]


@pytest.mark.parametrize("id", ["", "nope", "a/b", "%00", "%ED%A0%80", "..", "' OR 1=1 --"])
def test_a_product_that_is_not_there_is_404(odd: httpx2.Client, id: str) -> None:
    """An id that no product has is not found, whatever is in it."""
    response = odd.get(f"/api/products/{id}")
    assert response.status_code == 404
    assert response.json()["error"]["code"] == "not_found"


def test_what_the_shop_hides_is_not_found_by_asking(odd: httpx2.Client) -> None:
    """A hidden product is in no search result and no answer."""
    assert all(result["id"] != "secret" for result in found(odd, q="Lantern that nobody may find", k=100))
    assert all(result["id"] != "secret" for result in found(odd, k=100))
    told = turn(odd, "lanterns for $1.00")
    cards = [card["id"] for event in told if event.name == "cards" for card in event.data["cards"]]
    assert "secret" not in cards


def test_the_shop_says_what_the_page_opens_with(http: httpx2.Client, odd: httpx2.Client) -> None:
    """Name, currency, counts, whether it is open, and the model; the examples lead to products."""
    shop = http.get("/api/shop").json()
    assert (shop["currency"], shop["is_demo"], shop["open"]) == ("USD", True, True)
    assert shop["product_count"] > 200
    assert shop["model"]["weak"] is True
    assert 1 <= len(shop["examples"]) <= 4
    for example in shop["examples"]:
        assert any(event.name == "cards" for event in turn(http, example))
    other = odd.get("/api/shop").json()
    assert (other["is_demo"], other["product_count"]) == (False, len(ODD_IDS) + len(ADDRESSES))
    assert other["model"] == {"name": "scripted", "weak": False}


def test_files_of_the_page_stay_the_page_s(http: httpx2.Client) -> None:
    """Nothing above the page's folder can be read through it."""
    assert http.get("/").status_code == 200
    assert {path.name for path in Path(PAGE).iterdir()} >= {"index.html", "product.html"}
    for path in ("/page/../web.py", "/page/%2e%2e/web.py", "/page/..%2fweb.py", "/page//etc/passwd"):
        assert http.get(path).status_code == 404
