"""Turns as event streams and kept conversations, on a real server."""

from __future__ import annotations

import concurrent.futures
import time
import uuid
from typing import Any

import httpx2
import psycopg
import pytest
from page_turns import RIVER, Event, begun, events, in_time, kept, turn

from persea.channels.wire import clean
from persea.llm.scripted import ScriptedServer
from persea.store.postgres import EmbeddedPostgres
from persea.values import Money
from persea_server import Server

REQUEST = "waterproof hiking boots under $120"
CARD_KEYS = {"id", "title", "price", "url", "image_url", "in_stock", "list_price", "as_of"}


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
    assert name.startswith(f"persea_session_{http.base_url.port}=")
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
    assert answer["usage"]["calls"] == 1
    assert answer["usage"]["prompt_tokens"] > 0
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


# ---------------------------------------------------------------- said anew


def said(http: httpx2.Client, conversation: str) -> list[tuple[str, str]]:
    return [(message["role"], message["text"].strip()) for message in kept(http, conversation)]


def test_an_edited_message_takes_the_place_of_all_that_followed(odd: httpx2.Client) -> None:
    """The new words stand where the old ones stood, with an answer of their own, and what came after is gone."""
    conversation = begun(turn(odd, "hello"))
    second = turn(odd, "how deep is the sea?", conversation)
    turn(odd, "how high is the sky?", conversation)
    before = said(odd, conversation)[:2]
    told = turn(odd, "why is the sky blue?", conversation, edits=second[0].data["turn_id"])
    assert begun(told) == conversation
    assert told[0].data["turn_id"] != second[0].data["turn_id"]
    assert said(odd, conversation) == [
        *before,
        ("user", "why is the sky blue?"),
        ("assistant", "A quiet answer."),
    ]
    assert {message["turn_id"] for message in kept(odd, conversation)[2:]} == {told[0].data["turn_id"]}


def test_an_edited_message_is_understood_without_what_followed_it(http: httpx2.Client) -> None:
    """ "The second one" after an edit is the second of what the new words showed."""
    first = turn(http, "table lamps")
    turn(http, REQUEST, begun(first))
    edited = turn(http, "running shoes under $100", begun(first), edits=first[0].data["turn_id"])
    cards = next(event for event in edited if event.name == "cards").data["cards"]
    asked = turn(http, "how much is the second one?", begun(first))
    [card] = next(event for event in asked if event.name == "cards").data["cards"]
    assert card["id"] == cards[1]["id"]


def test_the_title_follows_an_edited_first_message_unless_it_was_given(http: httpx2.Client) -> None:
    """Words that are no longer said are not in the list either; a title of the person's own stays."""
    first = turn(http, "boots for my secret friend")
    other = turn(http, "lamps", begun(first), edits=first[0].data["turn_id"])
    assert http.get("/api/conversations").json()["conversations"][0]["title"] == "lamps"
    http.patch(f"/api/conversations/{begun(first)}", json={"title": "For the hall"})
    turn(http, "rugs", begun(first), edits=other[0].data["turn_id"])
    assert http.get("/api/conversations").json()["conversations"][0]["title"] == "For the hall"


def test_a_retry_answers_the_same_words_anew(odd: httpx2.Client) -> None:
    """An answer that broke off, one that was stopped and one that went well are each replaced by a whole one."""
    for text in ("why is it that a thing breaks off?", "hello"):
        first = turn(odd, text)
        again = turn(odd, conversation=begun(first), retries=first[0].data["turn_id"])
        assert begun(again) == begun(first)
        question, answer = kept(odd, begun(first))
        assert question["text"] == text
        assert question["turn_id"] == answer["turn_id"] == again[0].data["turn_id"]
        assert answer["text"] == "".join(event.data["delta"] for event in again if event.name == "text")
    with odd.stream("POST", "/api/turns", json={"text": "why do rivers run?"}) as response:
        started = next(event for event in events(response.iter_lines()) if event.name == "start").data
    in_time(lambda: len(kept(odd, started["conversation"])) == 2)
    assert kept(odd, started["conversation"])[1]["failed"] == "stopped"
    turn(odd, conversation=started["conversation"], retries=started["turn_id"])
    assert said(odd, started["conversation"]) == [
        ("user", "why do rivers run?"),
        ("assistant", RIVER.strip()),
    ]
    assert kept(odd, started["conversation"])[1]["failed"] is None


def test_an_answer_still_being_written_to_words_that_are_gone_is_not_kept(odd: httpx2.Client) -> None:
    """Where a message is edited, or its conversation deleted, while it is answered, that answer leaves no trace."""
    conversation = begun(turn(odd, "hello"))
    with concurrent.futures.ThreadPoolExecutor() as threads:
        slow = threads.submit(turn, odd, "why do rivers run?", conversation)
        in_time(lambda: len(kept(odd, conversation)) == 3)
        old = kept(odd, conversation)[2]["turn_id"]
        turn(odd, "how deep is the sea?", conversation, edits=old)
        assert not slow.done()
        assert slow.result()[-1].name == "done"
    assert [text for _, text in said(odd, conversation)[2:]] == ["how deep is the sea?", "A quiet answer."]


def test_what_cannot_be_said_anew_is_refused_and_changes_nothing(
    http: httpx2.Client, server_url: str
) -> None:
    """Both at once, none of a conversation, a retry with words, an edit without, and turns of others are refused."""
    first, other = turn(http, "boots"), turn(http, "lamps")
    conversation, turn_id = begun(first), first[0].data["turn_id"]
    before = kept(http, conversation)
    for body, status, message in (
        ({"text": "a", "edits": turn_id}, 400, "The conversation is missing. Name the one that edits or retries speaks of"),
        ({"conversation": conversation, "edits": turn_id, "retries": turn_id, "text": "a"}, 400,
         "A turn either edits or retries. Send edits or retries, not both"),
        ({"conversation": conversation, "retries": turn_id, "text": "a"}, 400,
         "A retry has no text of its own. Leave text out, or send edits"),
        ({"conversation": conversation, "edits": turn_id}, 400, "The message is empty. Say what you are looking for"),
        ({"conversation": conversation, "retries": "7"}, 400, None),
        ({"conversation": conversation, "retries": other[0].data["turn_id"]}, 404,
         f"No such turn in this conversation: {other[0].data['turn_id']}"),
        ({"conversation": str(uuid.uuid4()), "retries": turn_id}, 404, None),
    ):  # fmt: skip
        response = http.post("/api/turns", json=body)
        assert response.status_code == status
        assert message is None or response.json()["error"]["message"] == message
    with httpx2.Client(base_url=server_url) as stranger:
        turn(stranger, "hats")
        for body in ({"retries": turn_id}, {"edits": turn_id, "text": "mine now"}):
            refused = stranger.post("/api/turns", json={"conversation": conversation, **body})
            assert refused.status_code == 404
    assert kept(http, conversation) == before


# ---------------------------------------------------------------- shown again


def test_a_reload_shows_what_the_turn_showed(http: httpx2.Client) -> None:
    """Suggestions, mode and usage of an answer are read as they came; what was said has none."""
    told = {event.name: event.data for event in turn(http, REQUEST)}
    question, answer = kept(http, told["start"]["conversation"])
    assert set(question) == set(answer)
    assert (question["suggestions"], question["mode"], question["usage"]) == ([], None, None)
    assert question["turn_id"] == answer["turn_id"] == told["done"]["turn_id"]
    assert answer["suggestions"] == told["done"]["suggestions"] != []
    assert answer["mode"] == "shopping"
    assert answer["usage"] == told["usage"]
    assert answer["usage"]["total_ms"] > 0
    greeted = {event.name: event.data for event in turn(http, "hello")}
    answer = kept(http, greeted["start"]["conversation"])[1]
    assert (answer["suggestions"], answer["mode"], answer["usage"]) == ([], "fast", None)


# ---------------------------------------------------------------- lists, searches, titles


def listed(http: httpx2.Client, **parameters: object) -> dict[str, Any]:
    response = http.get("/api/conversations", params=parameters)
    assert response.status_code == 200
    body: dict[str, Any] = response.json()
    assert set(body) == {"conversations", "next", "meant"}
    for item in body["conversations"]:
        assert set(item) == {"id", "title", "updated_at", "pinned", "excerpt", "turn_id"}
    return body


def test_a_long_list_comes_in_pages(http: httpx2.Client) -> None:
    """Pages follow one another without gap or repetition, also where the list has grown in between."""
    made = [begun(turn(http, "hello")) for _ in range(5)][::-1]
    first = listed(http, limit=2)
    turn(http, "hello")
    second = listed(http, limit=2, before=first["next"])
    third = listed(http, limit=2, before=second["next"])
    pages = [[item["id"] for item in page["conversations"]] for page in (first, second, third)]
    assert pages == [made[:2], made[2:4], made[4:]]
    assert third["next"] is None
    assert listed(http, limit=6)["next"] is None
    with httpx2.Client(base_url=http.base_url) as nobody:
        assert listed(nobody) == listed(nobody, q="hello")
        assert listed(nobody) == {"conversations": [], "next": None, "meant": None}


def test_a_search_finds_conversations_by_words_and_beginnings(http: httpx2.Client) -> None:
    """Title and messages are searched, in any form of a word; each hit shows a plain piece with the word in it."""
    boots, lamps = begun(turn(http, REQUEST)), begun(turn(http, "table lamps"))
    turn(http, "hello")
    for q, ids in (
        ("boot", [boots]),
        ("HIKING  boots", [boots]),
        ("hike", [boots]),
        ("hikin", [boots]),
        ("lamps tab", [lamps]),
        ("tab lamps", []),
        ("boots lamps", []),
        ("!!", []),
    ):
        assert [item["id"] for item in listed(http, q=q)["conversations"]] == ids, q
    assert len(listed(http, q=" ")["conversations"]) == 3
    [hit] = listed(http, q="waterproo")["conversations"]
    assert "waterproof" in hit["excerpt"].lower()
    assert all(item["excerpt"] is None for item in listed(http)["conversations"])
    assert all(item["turn_id"] is None for item in listed(http)["conversations"])
    with httpx2.Client(base_url=http.base_url) as stranger:
        turn(stranger, "hello")
        assert listed(stranger, q="boots")["conversations"] == []


def test_a_search_names_the_turn_that_it_found(http: httpx2.Client) -> None:
    """Of several turns, it is the one whose question or answer fits best."""
    first = turn(http, REQUEST)
    conversation = begun(first)
    second = turn(http, "stoneware teapots", conversation=conversation)
    for q, found in (("teapot", second), ("hiking waterproof", first)):
        [hit] = listed(http, q=q)["conversations"]
        assert (hit["id"], hit["turn_id"]) == (conversation, found[0].data["turn_id"]), q


def test_a_misspelt_search_finds_what_was_meant_and_says_so(http: httpx2.Client) -> None:
    """Where no conversation has the words, those of its questions that are nearest are searched, and named."""
    boots, lamps = begun(turn(http, "hiking boots")), begun(turn(http, "hello"))
    turn(http, "a reading lamp", lamps)
    for q, meant, ids in (
        ("bootts", "boots", [boots]),
        ("hikng Boots", "hiking boots", [boots]),
        ("readign", "reading", [lamps]),
        ("bootts lamp", None, []),
        ("zzzzzz", None, []),
        ("lmp", None, []),
        ("boots", None, [boots]),
    ):
        found = listed(http, q=q)
        assert (found["meant"], [item["id"] for item in found["conversations"]]) == (meant, ids), q
    [hit] = listed(http, q="readign")["conversations"]
    assert "reading lamp" in hit["excerpt"]
    with httpx2.Client(base_url=http.base_url) as stranger:
        turn(stranger, "hello")
        assert listed(stranger, q="bootts") == {"conversations": [], "next": None, "meant": None}


def test_a_search_comes_in_pages_too(http: httpx2.Client) -> None:
    """The hits of a search go on where the page before ended."""
    made = [begun(turn(http, "wool scarves")) for _ in range(3)][::-1]
    turn(http, "hello")
    first = listed(http, q="scarf", limit=2)
    second = listed(http, q="scarf", limit=2, before=first["next"])
    assert [item["id"] for page in (first, second) for item in page["conversations"]] == made
    assert second["next"] is None


@pytest.mark.parametrize(
    "q", ["\x00", "'", "\\", "\\'", "a & b | !c:*", "it's", "e-mail", "<->", "🥾" * 500, "'':*", "x" * 500]
)
def test_odd_characters_in_a_search_of_conversations_are_only_characters(http: httpx2.Client, q: str) -> None:
    """Quotes and the marks of query languages are no error."""
    turn(http, "hello")
    assert listed(http, q=q)["conversations"] == ([] if clean(q).strip() else listed(http)["conversations"])


@pytest.mark.parametrize(
    "parameters",
    [{"limit": 0}, {"limit": 101}, {"limit": "x"}, {"before": "x"}, {"before": ""}, {"before": f"99999999999999999-{uuid.uuid4()}"},
     {"before": "1-x"}, {"q": "x" * 501}],
)  # fmt: skip
def test_a_list_that_cannot_be_understood_is_400(http: httpx2.Client, parameters: dict[str, object]) -> None:
    """A limit out of range, a place that no page named and too long a search are refused."""
    response = http.get("/api/conversations", params=parameters)
    assert (response.status_code, response.json()["error"]["code"]) == (400, "bad_request")


def test_a_conversation_is_renamed_where_it_stands(http: httpx2.Client, server_url: str) -> None:
    """A title is joined to one line and kept as text; the list keeps its order; others' conversations are 404."""
    older, newer = begun(turn(http, "boots")), begun(turn(http, "lamps"))
    was = {item["id"]: item for item in listed(http)["conversations"]}
    renamed = http.patch(f"/api/conversations/{older}", json={"title": " For <b>Ada</b>\n & me "})
    assert renamed.status_code == 200
    assert renamed.json() == {
        "id": older,
        "title": "For <b>Ada</b> & me",
        "updated_at": was[older]["updated_at"],
        "pinned": False,
    }
    assert [(i["id"], i["title"]) for i in listed(http)["conversations"]] == [
        (newer, "lamps"),
        (older, "For <b>Ada</b> & me"),
    ]
    [hit] = listed(http, q="ada")["conversations"]
    assert (hit["id"], hit["excerpt"]) == (older, "boots")
    for title, message in (
        (" \n\x00", "The title is empty. Give it 1 to 120 characters"),
        ("x" * 121, "The title is too long: 121 characters. At most 120"),
    ):
        response = http.patch(f"/api/conversations/{older}", json={"title": title})
        assert (response.status_code, response.json()["error"]["message"]) == (400, message)
    assert http.patch(f"/api/conversations/{older}", json={}).status_code == 400
    with httpx2.Client(base_url=server_url) as stranger:
        for path in (older, uuid.uuid4()):
            assert stranger.patch(f"/api/conversations/{path}", json={"title": "x"}).status_code == 404
    assert http.patch(f"/api/conversations/{older}", json={"title": "x" * 120}).status_code == 200


def test_all_conversations_of_one_visitor_are_deleted_at_once(http: httpx2.Client, server_url: str) -> None:
    """Deleting all empties this visitor's list and nobody else's, and is no error where there is nothing."""
    made = [begun(turn(http, text)) for text in ("boots", "lamps")]
    with httpx2.Client(base_url=server_url) as stranger:
        assert stranger.delete("/api/conversations").status_code == 204
        theirs = begun(turn(stranger, "hats"))
        assert http.delete("/api/conversations").status_code == 204
        assert listed(http)["conversations"] == []
        assert [http.get(f"/api/conversations/{id}").status_code for id in made] == [404, 404]
        assert [item["id"] for item in listed(stranger)["conversations"]] == [theirs]
    assert http.delete("/api/conversations").status_code == 204
