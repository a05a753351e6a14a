"""Wishes taken from turns over HTTP, on a real server: under whose consent, how long they are shown, whose they are."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest
from page_turns import begun, kept, turn

from persea_server import Server, run_persea

AGREED = {"consent": ["personalization"]}


def wishes(told: list[Any]) -> list[dict[str, Any]]:
    return [event.data for event in told if event.name == "wish"]


def text(told: list[Any]) -> str:
    return "".join(event.data["delta"] for event in told if event.name == "text")


def stated(http: httpx2.Client) -> list[tuple[str, str]]:
    return [(one["value"], one["stance"]) for one in http.get("/api/me/interests").json()["stated"]]


def test_a_wish_comes_as_an_event_and_is_undone_by_its_id(http: httpx2.Client) -> None:
    """Under consent it is kept with its id, shown again with its turn, and gone once it is taken back."""
    told = turn(http, "I never wear leather", **AGREED)  # type: ignore[arg-type]
    [wish] = wishes(told)
    assert {name: wish[name] for name in ("facet", "value", "stance", "said")} == {
        "facet": "attribute", "value": "leather", "stance": "never", "said": "I never wear leather",
    }  # fmt: skip
    assert stated(http) == [("leather", "never")]
    assert kept(http, begun(told))[-1]["wishes"] == [wish]
    assert "Without leather, as you asked me to remember." in text(turn(http, "hiking boots"))
    assert http.delete(f"/api/me/wishes/{wish['id']}").status_code == 204
    assert kept(http, begun(told))[-1]["wishes"] == []
    assert "remember" not in text(turn(http, "hiking boots"))


@pytest.mark.parametrize(
    ("consent", "headers"),
    [([], {}), (["analytics"], {}), (["personalization"], {"sec-gpc": "1"})],
)
def test_without_consent_it_is_only_offered(
    http: httpx2.Client, consent: list[str], headers: dict[str, str]
) -> None:
    """No id, nothing kept; what the person then asks for themselves is, and belongs to the turn."""
    http.headers |= headers
    told = turn(http, "I never wear leather", consent=consent)  # type: ignore[arg-type]
    [wish] = wishes(told)
    assert wish["id"] is None
    assert stated(http) == []
    given = {name: wish[name] for name in ("facet", "value", "stance", "said")}
    made = http.post("/api/me/wishes", json={**given, "turn": told[0].data["turn_id"]})
    assert made.status_code == 201
    assert [one["id"] for one in kept(http, begun(told))[-1]["wishes"]] == [made.json()["id"]]


def test_what_is_said_anew_takes_the_wish_along(http: httpx2.Client) -> None:
    """A message that is edited into another is forgotten with its wish; one said again keeps it once."""
    told = turn(http, "I never wear leather", **AGREED)  # type: ignore[arg-type]
    conversation, turn_id = begun(told), told[0].data["turn_id"]
    again = turn(http, "", conversation, retries=turn_id, **AGREED)  # type: ignore[arg-type]
    assert stated(http) == [("leather", "never")]
    turn(http, "hiking boots", conversation, edits=again[0].data["turn_id"], **AGREED)  # type: ignore[arg-type]
    assert stated(http) == []


def test_a_note_comes_as_an_event_and_goes_with_its_turn(http: httpx2.Client) -> None:
    """Kept under consent with the turn, listed, and deleted where the message is edited into another."""
    told = turn(http, "remember that I have a small kitchen", **AGREED)  # type: ignore[arg-type]
    [note] = [event.data for event in told if event.name == "note"]
    assert note["text"] == "I have a small kitchen"
    [listed] = http.get("/api/me/notes").json()["notes"]
    assert (listed["id"], listed["turn"]) == (note["id"], told[0].data["turn_id"])
    turn(http, "hello", begun(told), edits=listed["turn"], **AGREED)  # type: ignore[arg-type]
    assert http.get("/api/me/notes").json()["notes"] == []
    told = turn(http, "remember that I have a small kitchen")
    assert [event.data["id"] for event in told if event.name == "note"] == [None]
    assert "only if you agree" in text(told)
    assert http.get("/api/me/notes").json()["notes"] == []


def titles(told: list[Any]) -> str:
    return " ".join(card["title"] for event in told if event.name == "cards" for card in event.data["cards"])


TWO = "I always take size 9 and never wear wool"


def keep(http: httpx2.Client, told: list[Any], wish: dict[str, Any]) -> str:
    """What "Remember" does on the page."""
    given = {name: wish[name] for name in ("facet", "value", "stance", "said")}
    made = http.post("/api/me/wishes", json={**given, "turn": told[0].data["turn_id"]})
    assert made.status_code == 201
    return str(made.json()["id"])


def test_who_has_one_of_two_wishes_kept_is_heeded_in_both(http: httpx2.Client) -> None:
    """The other holds on in this conversation, and only in this; a wish that was kept and undone comes back in neither."""
    told = turn(http, TWO)
    conversation, (size, wool) = begun(told), wishes(told)
    assert (size["value"], wool["value"]) == ("9", "wool")
    kept_id = keep(http, told, size)
    found = turn(http, "winter gloves", conversation, **AGREED)  # type: ignore[arg-type]
    assert "Without wool, as you said." in text(found)
    assert "ithout wool" not in text(turn(http, "winter gloves", **AGREED))  # type: ignore[arg-type]
    http.delete(f"/api/me/wishes/{kept_id}")
    known = text(turn(http, "what do you know about me?", conversation, **AGREED))  # type: ignore[arg-type]
    assert known.startswith("You said: no wool.")
    wool_id = keep(http, told, wool)
    http.delete(f"/api/me/wishes/{wool_id}")
    for agreed in (AGREED, {}):
        found = turn(http, "winter gloves", conversation, **agreed)  # type: ignore[arg-type]
        assert "ithout wool" not in text(found)


def test_forget_reaches_what_was_only_said(http: httpx2.Client) -> None:
    """After one of two was kept, "forget that" takes back both, and "forget everything" all there is."""
    for words in ("forget that", "forget everything you know about me"):
        told = turn(http, TWO)
        conversation = begun(told)
        keep(http, told, wishes(told)[0])
        assert "orgotten" in text(turn(http, words, conversation, **AGREED))  # type: ignore[arg-type]
        assert stated(http) == []
        found = turn(http, "winter gloves", conversation, **AGREED)  # type: ignore[arg-type]
        assert "ithout wool" not in text(found)


def test_what_holds_while_one_talks_is_told_apart(http: httpx2.Client) -> None:
    """With nothing kept it is listed as said; the answer names no address, and a size is answered from it."""
    told = turn(http, TWO)
    conversation = begun(told)
    known = text(turn(http, "what do you know about me?", conversation))
    assert known.startswith(
        "You said: no wool; size 9. I go by it while we talk; beyond that it is not kept."
    )
    assert "/api/" not in known
    assert text(turn(http, "what's my shoe size?", conversation)).startswith("You said: size 9.")
    keep(http, told, wishes(told)[0])
    known = text(turn(http, "what do you know about me?", conversation))
    assert "You asked me to remember: size 9." in known
    assert "You said: no wool." in known
    size = text(turn(http, "What size do I take?", **AGREED))  # type: ignore[arg-type]
    assert size.startswith("You asked me to remember: size 9.")


def test_a_note_that_was_undone_is_not_recalled(http: httpx2.Client) -> None:
    """Offered, kept and deleted, it does not come back from the conversation that said it."""
    told = turn(http, "remember that my wife's name is Anna")
    conversation = begun(told)
    assert "Anna" in text(turn(http, "what is my wife's name?", conversation))
    given = {"text": "my wife's name is Anna", "turn": told[0].data["turn_id"]}
    note = http.post("/api/me/notes", json=given).json()["id"]
    assert "Anna" in text(turn(http, "what is my wife's name?", conversation))
    http.delete(f"/api/me/notes/{note}")
    for agreed in (AGREED, {}):
        assert "Anna" not in text(turn(http, "what is my wife's name?", conversation, **agreed))  # type: ignore[arg-type]


def test_a_long_conversation_has_a_summary_with_its_sources(http: httpx2.Client) -> None:
    """Of all but the last two turns; another's, and one that is deleted, has none."""
    told = turn(http, "hiking boots")
    conversation = begun(told)
    path = f"/api/conversations/{conversation}/summary"
    assert http.get(path).json() == {"id": conversation, "lines": []}
    for words in ("the cheapest one", "thanks"):
        turn(http, words, conversation)
    [line] = http.get(path).json()["lines"]
    assert line["text"].startswith("Asked: “hiking boots”. Shown: ")
    assert (line["turns"], line["made_by"]) == ([told[0].data["turn_id"]], "records")
    with httpx2.Client(base_url=http.base_url, timeout=60) as other:
        turn(other, "hello")
        assert other.get(path).status_code == 404
    http.delete(f"/api/conversations/{conversation}")
    assert http.get(path).status_code == 404


def test_an_unknown_purpose_is_refused(http: httpx2.Client) -> None:
    """A slip in the consent is told, and not taken for none."""
    response = http.post("/api/turns", json={"text": "boots", "consent": ["personalisation"]})
    assert (response.status_code, response.json()["error"]["code"]) == (400, "bad_request")


def test_an_openai_client_is_obeyed_and_not_remembered(http: httpx2.Client) -> None:
    """Its answer has the usual shape; nothing is kept of it, and within the messages sent it holds."""
    turn(http, "hello")  # a shopper of this cookie
    said = [
        {"role": "user", "content": "I never wear leather"},
        {"role": "assistant", "content": "Understood."},
        {"role": "user", "content": "hiking boots"},
    ]
    for messages in (said[:1], said):
        response = http.post("/v1/chat/completions", json={"model": "persea-auto", "messages": messages})
        assert response.status_code == 200
        message = response.json()["choices"][0]["message"]
        assert not {"wishes", "notes"} & set(message["persea"])
    assert "Without leather, as you said." in message["content"]
    assert stated(http) == []
    turn(http, "I never wear leather", **AGREED)  # type: ignore[arg-type]
    asked = {"model": "persea-auto", "messages": said[2:]}
    content = http.post("/v1/chat/completions", json=asked).json()["choices"][0]["message"]["content"]
    assert "Without leather, as you asked me to remember." in content


def test_the_terminal_remembers_for_a_shopper_that_is_named(server: Server) -> None:
    """It says so on stderr, and obeys the next time; without a name nobody is known."""
    data = server.data_dir
    told = run_persea("chat", "I never wear leather", "--shopper", "walker-1", data_dir=data)
    assert told.returncode == 0, told.stderr
    assert "Remembered: never leather. “Forget that” takes it back." in told.stderr
    boots = run_persea("chat", "hiking boots", "--shopper", "walker-1", data_dir=data)
    assert "Without leather, as you asked me to remember." in boots.stdout
    nobody = run_persea("chat", "hiking boots", data_dir=data)
    assert "remember" not in nobody.stdout
