"""Modes over the page's own stream and over OpenAI's, on a real server with a scripted model behind a real socket."""

from __future__ import annotations

import time
from typing import Any

import httpx2
import pytest
from page_turns import Event, begun, events, in_time, turn

from persea.llm.scripted import ScriptedServer

LANE = {"id", "role", "state", "answer", "tokens", "ms"}


def named(told: list[Event], name: str) -> list[Any]:
    return [event.data for event in told if event.name == name]


def text_of(told: list[Event]) -> str:
    return "".join(data["delta"] for data in named(told, "text"))


def test_thinking_streams_as_it_is_written_down(odd: httpx2.Client) -> None:
    """Routed first, thoughts, then text, usage and done, each with the fields that docs/modes.md names."""
    told = turn(odd, "ponder: two and two?", mode="thinking", effort="low")
    names = [event.name for event in told]
    assert names[:2] == ["start", "routed"]
    assert names[-2:] == ["usage", "done"]
    assert told[1].data == {
        "mode": "thinking",
        "why": "You chose thinking.",
        "by_person": True,
        "fixed": False,
    }
    thoughts = named(told, "thought")
    assert "".join(data["delta"] for data in thoughts) == "Two and two it is. "
    assert all(set(data) == {"delta", "lane"} and data["lane"] == "" for data in thoughts)
    assert names.index("thought") < names.index("text")
    [usage] = named(told, "usage")
    assert (usage["calls"], usage["cost_micros"], usage["cut_short"]) == (1, None, "")
    assert usage["prompt_tokens"] > 0
    assert told[-1].data["mode"] == "thinking"


def test_contemplating_streams_as_it_is_written_down(odd: httpx2.Client) -> None:
    """Lanes, their thoughts and an account come before the text, with the fields that docs/modes.md names."""
    told = turn(odd, "ponder: two and two?", mode="contemplating")
    names = [event.name for event in told]
    lanes = named(told, "lane")
    assert all(set(lane) == LANE for lane in lanes)
    assert {lane["id"] for lane in lanes} == {"1", "2", "3"}
    assert {data["lane"] for data in named(told, "thought")} <= {"1", "2", "3"}
    [account] = named(told, "account")
    assert set(account) == {"agreement", "dissent", "worth_it", "note", "stopped_early", "lanes"}
    assert (account["agreement"], account["worth_it"], account["dissent"]) == (1.0, False, [])
    assert all(set(lane) == LANE for lane in account["lanes"])
    assert names.index("account") < names.index("text")
    assert text_of(told).strip() == "It makes four."
    assert told[-1].data["mode"] == "contemplating"


def test_a_conversation_remembers_its_mode_and_effort(odd: httpx2.Client) -> None:
    """What was last chosen holds for the turns after it, and is told with the conversation; auto leaves it again."""
    talk = begun(turn(odd, "why do people ponder?", mode="thinking", effort="low"))
    assert named(turn(odd, "why do we ponder more?", talk), "routed")[0]["mode"] == "thinking"
    kept = odd.get(f"/api/conversations/{talk}").json()
    assert (kept["mode"], kept["effort"]) == ("thinking", "low")
    assert (
        named(turn(odd, "why do they ponder again?", talk, mode="fast", effort="auto"), "routed")[0]["mode"]
        == "fast"
    )
    kept = odd.get(f"/api/conversations/{talk}").json()
    assert (kept["mode"], kept["effort"]) == ("fast", None)
    turn(odd, "why do they ponder again?", talk, mode="auto")
    assert odd.get(f"/api/conversations/{talk}").json()["mode"] == "auto"
    assert [message["mode"] for message in kept["messages"] if message["role"] == "assistant"] == [
        "thinking",
        "thinking",
        "fast",
    ]


@pytest.mark.parametrize("body", [{"mode": "slow"}, {"effort": "extreme"}])
def test_a_mode_that_there_is_not_is_refused(odd: httpx2.Client, body: dict[str, str]) -> None:
    """An unknown mode or effort is a mistake of the caller's."""
    assert odd.post("/api/turns", json={"text": "hello", **body}).status_code == 400


def test_leaving_in_the_middle_leaves_every_agent(odd: httpx2.Client, scripted: ScriptedServer) -> None:
    """Whoever stops a contemplating turn stops all its calls to the model within a second."""
    before = scripted.abandoned
    with odd.stream(
        "POST", "/api/turns", json={"text": "why do people brood?", "mode": "contemplating"}
    ) as response:
        states = (event for event in events(response.iter_lines()) if event.name == "lane")
        for _ in range(3):
            next(states)
        time.sleep(0.5)
    left = time.monotonic()
    in_time(lambda: scripted.abandoned >= before + 3)
    assert time.monotonic() - left < 1.5


def test_a_client_that_goes_away_is_not_answered_on(odd: httpx2.Client, scripted: ScriptedServer) -> None:
    """An answer in one piece that nobody waits for any more leaves the model, too."""
    before = scripted.abandoned
    body = {"model": "persea-thinking", "messages": [{"role": "user", "content": "why do people brood?"}]}
    with pytest.raises(httpx2.TimeoutException):
        odd.post("/v1/chat/completions", json=body, timeout=1.0)
    in_time(lambda: scripted.abandoned >= before + 1)


def test_openai_clients_read_thoughts_beside_the_answer(odd: httpx2.Client) -> None:
    """Thoughts come as reasoning_content, whole and streamed; the account is in the extension."""
    body = {
        "model": "persea-thinking",
        "messages": [{"role": "user", "content": "ponder: two and two?"}],
        "reasoning_effort": "low",
    }
    whole = odd.post("/v1/chat/completions", json=body).json()
    message = whole["choices"][0]["message"]
    assert message["reasoning_content"] == "Two and two it is. "
    assert message["persea"]["routed"]["mode"] == "thinking"
    assert whole["model"] == "persea-thinking"
    assert "reasoning_tokens" in whole["usage"]["completion_tokens_details"]
    lines = odd.post("/v1/chat/completions", json={**body, "stream": True}).text.split("\n")
    assert any('"reasoning_content":"Two and two it is. "' in line for line in lines)
    several = odd.post("/v1/chat/completions", json={**body, "model": "persea-contemplating"}).json()
    assert several["choices"][0]["message"]["persea"]["account"]["agreement"] == 1.0
