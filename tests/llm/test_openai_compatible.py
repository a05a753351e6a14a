"""The client against the scripted server: real sockets, real broken streams."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import aclosing

import pytest

from persea.errors import (
    ModelBadReply,
    ModelError,
    ModelInterrupted,
    ModelRateLimited,
    ModelRejected,
    ModelTimeout,
    ModelUnavailable,
    SettingsError,
)
from persea.llm.openai_compatible import OpenAICompatible
from persea.llm.script import Echo, Error, Fault, Refusal, Reply, Script
from persea.llm.scripted import ScriptedServer
from persea.values import Message, ModelEvent, ModelText, ModelUsage, Role

ASK = (Message(Role.SYSTEM, "Be brief."), Message(Role.USER, "Which boots are dry?"))


async def said(model: OpenAICompatible, messages: tuple[Message, ...] = ASK) -> str:
    text, _ = await heard(model, messages)
    return text


async def heard(model: OpenAICompatible, messages: tuple[Message, ...] = ASK) -> tuple[str, list[ModelEvent]]:
    events = [event async for event in model.stream(messages, max_tokens=50)]
    return "".join(event.delta for event in events if isinstance(event, ModelText)), events


async def broken_after(model: OpenAICompatible) -> tuple[str, ModelError]:
    """The text that came before the error, and the error."""
    text = ""
    try:
        async for event in model.stream(ASK, max_tokens=50):
            assert isinstance(event, ModelText)
            text += event.delta
    except ModelError as error:
        return text, error
    pytest.fail(f"no error after {text!r}")


async def until(condition: object, within_s: float = 5.0) -> None:
    assert callable(condition)
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        await asyncio.sleep(0.01)


def script(*steps: Reply | Echo | Refusal | Error, **rest: object) -> Script:
    return Script.model_validate({"steps": steps, **rest})


async def test_text_comes_in_pieces_and_usage_once_at_the_end() -> None:
    """A streamed answer arrives as text deltas in order, followed by one usage."""
    with ScriptedServer(script(Reply(chunks=("Dry ", "boots", "."), gap_s=0.01))) as server:
        model = OpenAICompatible(server.url, name="any")
        _, events = await heard(model)
        await model.close()
    assert events == [ModelText("Dry "), ModelText("boots"), ModelText("."), ModelUsage(6, 3)]


async def test_request_carries_messages_limits_and_the_key_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The endpoint gets roles, texts, limits and the bearer, and nothing from OPENAI_* of the environment."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-from-the-environment")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-from-the-environment")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Secret: from-the-environment")
    with ScriptedServer(script(Echo(), key="k-1")) as server:
        model = OpenAICompatible(server.url, key="k-1", name="boots-7b")
        assert await said(model) == "Which boots are dry?"
        await model.close()
        (asked,) = server.requests
    assert asked.model == "boots-7b"
    assert asked.messages == (("system", "Be brief."), ("user", "Which boots are dry?"))
    assert (asked.max_tokens, asked.temperature) == (50, 0.3)
    headers = dict(asked.headers)
    assert headers["authorization"] == "Bearer k-1"
    assert "from-the-environment" not in str(headers)
    assert not any(name.startswith("x-stainless-os") for name in headers)


async def test_no_key_sends_no_authorization(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a key of ours no Authorization header leaves, whatever the environment holds."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-from-the-environment")
    with ScriptedServer(script(Echo())) as server:
        model = OpenAICompatible(server.url)
        await said(model)
        await model.close()
        assert "authorization" not in dict(server.requests[0].headers)


async def test_proxy_of_the_environment_is_not_used_on_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A loopback endpoint is reached directly even where HTTP_PROXY is set."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with ScriptedServer(script(Echo())) as server:
        model = OpenAICompatible(server.url)
        assert await said(model) == "Which boots are dry?"
        await model.close()


async def test_unnamed_model_is_the_first_that_the_endpoint_lists() -> None:
    """Without a name the first listed model is asked for, and is the model's name from then on."""
    with ScriptedServer(script(Echo(), model="shop-3b")) as server:
        model = OpenAICompatible(server.url)
        assert model.name == ""
        await said(model)
        assert model.name == "shop-3b"
        assert server.requests[0].model == "shop-3b"
        await model.close()


async def test_listed_model_that_is_gone_is_looked_up_anew() -> None:
    """After a 404 for a listed name, the next question asks for the list again."""
    with ScriptedServer(script(Error(status=404, message="no such model"), Echo())) as server:
        model = OpenAICompatible(server.url)
        with pytest.raises(ModelRejected, match="does not know the model scripted"):
            await said(model)
        assert model.name == ""
        assert await said(model) == "Which boots are dry?"
        await model.close()


@pytest.mark.parametrize("parameter", ["max_tokens", "stream_options", "temperature"])
async def test_refused_parameter_is_learnt_once(parameter: str) -> None:
    """A parameter that a 400 names is left out or renamed, and not tried again."""
    with ScriptedServer(script(Reply(text="Dry."), refuses=[parameter])) as server:
        model = OpenAICompatible(server.url, name="any")
        assert [await said(model), await said(model)] == ["Dry.", "Dry."]
        await model.close()
        tried = [parameter in asked.parameters for asked in server.requests]
        assert tried == [True, False, False]
        assert server.requests[-1].max_tokens == 50


async def test_refusal_that_names_everything_teaches_nothing() -> None:
    """A 400 that repeats the whole request is reported, and leaves the next request as it was."""
    naming = Error(status=400, message="extra max_tokens, stream_options, temperature and the rest")
    with ScriptedServer(script(*[naming] * 4, Reply(text="Dry."))) as server:
        model = OpenAICompatible(server.url, name="any")
        with pytest.raises(ModelRejected, match="and the rest"):
            await said(model)
        assert await said(model) == "Dry."
        await model.close()
        assert server.requests[-1].parameters == server.requests[0].parameters


async def test_endpoint_that_never_tells_usage() -> None:
    """An endpoint without usage and without [DONE] still gives a whole answer."""
    with ScriptedServer(script(Reply(text="Dry.", usage=False, done=False))) as server:
        model = OpenAICompatible(server.url, name="any")
        _, events = await heard(model)
        await model.close()
    assert events == [ModelText("Dry.")]


async def test_endpoint_that_ends_with_done_alone() -> None:
    """[DONE] ends an answer where no finish_reason was given."""
    with ScriptedServer(script(Reply(text="Dry.", finish_reason=None))) as server:
        model = OpenAICompatible(server.url, name="any")
        assert await said(model) == "Dry."
        await model.close()


async def test_refusal_is_said_to_the_person() -> None:
    """What a model says in the refusal field is text like any other."""
    with ScriptedServer(script(Refusal(text="I would rather not."))) as server:
        model = OpenAICompatible(server.url, name="any")
        assert await said(model) == "I would rather not."
        await model.close()


async def test_thinking_is_not_part_of_the_text() -> None:
    """reasoning_content and a leading <think> block never reach the answer."""
    steps = (
        Reply(text="Dry.", reasoning="The person wants dry boots."),
        Reply(text="<think>Dry boots? Yes.</think>\n\nDry."),
        Reply(text="<think>cut off"),
    )
    with ScriptedServer(script(*steps)) as server:
        model = OpenAICompatible(server.url, name="any")
        assert [await said(model), await said(model), await said(model)] == ["Dry.", "Dry.", ""]
        await model.close()


@pytest.mark.parametrize("refuses", [[], ["reasoning_effort"]])
async def test_model_that_only_thought_gets_room_to_think(refuses: list[str]) -> None:
    """An answer used up by thinking is asked for again with more tokens, and from then on at once."""
    thought = Reply(reasoning="Boots, boots, boots", finish_reason="length")
    with ScriptedServer(script(thought, Reply(text="Dry."), refuses=refuses)) as server:
        model = OpenAICompatible(server.url, name="any")
        assert [await said(model), await said(model)] == ["Dry.", "Dry."]
        await model.close()
        asked = [
            (request.max_tokens, "reasoning_effort" in request.parameters) for request in server.requests
        ]
    if refuses:
        assert asked == [(50, False), (4146, True), (4146, False), (4146, False)]
    else:
        assert asked == [(50, False), (4146, True), (4146, True)]


async def test_model_that_thinks_all_the_same_is_a_bad_reply() -> None:
    """A model that uses up the room as well is named as such, not asked for ever."""
    with ScriptedServer(script(Reply(text="<think>hm", finish_reason="length"))) as server:
        model = OpenAICompatible(server.url, name="any")
        with pytest.raises(ModelBadReply, match="said nothing"):
            await said(model)
        await model.close()
        assert len(server.requests) == 2


@pytest.mark.parametrize("kind", ["disconnect", "malformed", "error"])
async def test_stream_that_breaks_after_text_is_interrupted(kind: str) -> None:
    """After the first word every break is a ModelInterrupted, the text so far stands, nothing is repeated."""
    fault = Fault.model_validate({"kind": kind, "after_chunks": 2})
    with ScriptedServer(script(Reply(chunks=("Dry ", "boots", " are"), fault=fault))) as server:
        model = OpenAICompatible(server.url, name="any")
        text, error = await broken_after(model)
        await model.close()
        assert len(server.requests) == 1
    assert text == "Dry boots"
    assert type(error) is ModelInterrupted


async def test_stream_that_just_ends_after_text_is_interrupted() -> None:
    """An answer without finish_reason and [DONE] is not taken for a whole one."""
    with ScriptedServer(script(Reply(text="Dry", finish_reason=None, done=False))) as server:
        model = OpenAICompatible(server.url, name="any")
        text, error = await broken_after(model)
        await model.close()
    assert (text, type(error)) == ("Dry", ModelInterrupted)


async def test_stream_that_falls_silent_after_text_is_interrupted() -> None:
    """A gap longer than allowed between two words breaks the answer off."""
    fault = Fault(kind="hang", after_chunks=1)
    with ScriptedServer(script(Reply(chunks=("Dry", "x"), fault=fault))) as server:
        model = OpenAICompatible(server.url, name="any", gap_timeout_s=0.3)
        text, error = await broken_after(model)
        await model.close()
    assert (text, type(error)) == ("Dry", ModelInterrupted)


async def test_slow_thinking_is_not_silence() -> None:
    """Reasoning that keeps coming holds an answer open beyond the time allowed for the first word."""
    thinking = Reply(text="Dry.", reasoning="0123456789", chunk_chars=1, gap_s=0.1)
    with ScriptedServer(script(thinking)) as server:
        model = OpenAICompatible(server.url, name="any", first_token_timeout_s=0.6, gap_timeout_s=0.6)
        assert await said(model) == "Dry."
        await model.close()


@pytest.mark.parametrize(
    "first",
    [
        Error(status=500),
        Error(status=503),
        Error(status=429, retry_after_s=0.05),
        Reply(text="x", fault=Fault(kind="disconnect")),
        Reply(text="x", fault=Fault(kind="error", status=502)),
    ],
)
async def test_what_was_not_heard_is_asked_again(first: Error | Reply) -> None:
    """Trouble before the first word costs the person nothing: the next attempt answers."""
    with ScriptedServer(script(first, Reply(text="Dry."))) as server:
        model = OpenAICompatible(server.url, name="any")
        assert await said(model) == "Dry."
        await model.close()
        assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("status", "kind", "attempts"),
    [
        (400, ModelRejected, 1),
        (401, ModelRejected, 1),
        (403, ModelRejected, 1),
        (404, ModelRejected, 1),
        (429, ModelRateLimited, 3),
        (500, ModelUnavailable, 3),
        (307, ModelRejected, 1),
    ],
)
async def test_status_becomes_a_typed_error(status: int, kind: type[ModelError], attempts: int) -> None:
    """Each status has its error, and only those that may pass are tried three times."""
    with ScriptedServer(script(Error(status=status))) as server:
        model = OpenAICompatible(server.url, name="any")
        with pytest.raises(kind) as caught:
            await said(model)
        await model.close()
        assert len(server.requests) == attempts
    assert str(status) in str(caught.value)


async def test_long_retry_after_is_not_waited_for() -> None:
    """An endpoint that asks for a minute's patience gets no second request."""
    with ScriptedServer(script(Error(status=429, retry_after_s=60))) as server:
        model = OpenAICompatible(server.url, name="any")
        with pytest.raises(ModelRateLimited):
            await said(model)
        await model.close()
        assert len(server.requests) == 1


async def test_malformed_before_text_is_a_bad_reply() -> None:
    """Broken JSON before any text is a ModelBadReply and is not asked for again."""
    with ScriptedServer(script(Reply(text="x", fault=Fault(kind="malformed")))) as server:
        model = OpenAICompatible(server.url, name="any")
        with pytest.raises(ModelBadReply):
            await said(model)
        await model.close()
        assert len(server.requests) == 1


async def test_first_word_timeout_spans_the_attempts() -> None:
    """A model that never speaks fails after the time allowed for the first word, not after three times it."""
    with ScriptedServer(script(Reply(text="late", delay_s=30))) as server:
        model = OpenAICompatible(server.url, name="any", first_token_timeout_s=0.5)
        with pytest.raises(ModelTimeout):
            await said(model)
        await model.close()
        assert len(server.requests) == 1
        await until(lambda: server.abandoned == 1)


async def test_nobody_there_is_unavailable() -> None:
    """A closed port is a ModelUnavailable that shows the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    model = OpenAICompatible(f"http://127.0.0.1:{port}/v1", name="any")
    with pytest.raises(ModelUnavailable, match=f"127.0.0.1:{port}"):
        await said(model)
    await model.close()


async def test_content_filter_without_text_is_rejected() -> None:
    """An answer that a filter withheld entirely is an error, not an empty answer."""
    with ScriptedServer(script(Reply(text="", finish_reason="content_filter"))) as server:
        model = OpenAICompatible(server.url, name="any")
        with pytest.raises(ModelRejected, match="content filter"):
            await said(model)
        await model.close()


async def test_leaving_the_stream_closes_the_connection() -> None:
    """Closing the generator ends the endpoint's work at once."""
    endless = Reply(text="word " * 2000, gap_s=0.02)
    with ScriptedServer(script(endless)) as server:
        model = OpenAICompatible(server.url, name="any")
        async with aclosing(model.stream(ASK, max_tokens=50)) as events:
            async for _ in events:
                break
        await until(lambda: server.abandoned == 1)
        await model.close()


@pytest.mark.parametrize("when", ["before the first word", "between two words"])
async def test_cancelling_the_reader_closes_the_connection(when: str) -> None:
    """A cancelled task leaves no stream open behind it."""
    step = Reply(text="word " * 2000, gap_s=30, delay_s=30 if when == "before the first word" else 0)
    with ScriptedServer(script(step)) as server:
        model = OpenAICompatible(server.url, name="any")
        task = asyncio.create_task(said(model))
        await until(lambda: server.requests)
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await until(lambda: server.abandoned == 1)
        await model.close()


@pytest.mark.parametrize("after", [0, 1])
async def test_closing_the_client_ends_its_turns_with_a_typed_error(after: int) -> None:
    """A turn in flight when the model is switched gets a ModelError, before or after its first word."""
    fault = Fault(kind="hang", after_chunks=after)
    with ScriptedServer(script(Reply(chunks=("Dry", "x"), fault=fault))) as server:
        model = OpenAICompatible(server.url, name="any")
        turn = asyncio.create_task(broken_after(model))
        await until(lambda: server.requests)
        await asyncio.sleep(0.1)
        await model.close()
        text, error = await turn
    assert (text, type(error)) == [("", ModelUnavailable), ("Dry", ModelInterrupted)][after]
    with pytest.raises(ModelUnavailable, match="no longer in use"):
        await said(model)


async def test_connection_is_used_again() -> None:
    """Two answers one after the other come over one connection."""
    with ScriptedServer(script(Reply(text="Dry."))) as server:
        model = OpenAICompatible(server.url, name="any")
        await said(model)
        await said(model)
        await model.close()
        assert len({asked.client_port for asked in server.requests}) == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500])
async def test_key_is_never_in_an_error(status: int) -> None:
    """An endpoint that repeats the key in its message does not get it into ours."""
    key = "sk-very-secret-1234567890"
    with ScriptedServer(script(Error(status=status, message=f"bad key {key}!"))) as server:
        model = OpenAICompatible(server.url, key=key, name="any", retries=0)
        with pytest.raises(ModelError) as caught:
            await said(model)
        await model.close()
    assert key not in str(caught.value)
    assert key not in repr(caught.value.value)
    assert key not in repr(model)


async def test_key_that_cannot_be_sent_is_refused_at_once() -> None:
    """A key with a line end in it is a SettingsError that does not show it."""
    with pytest.raises(SettingsError) as caught:
        OpenAICompatible("http://127.0.0.1:1/v1", key="sk-secret\n")
    assert "sk-secret" not in str(caught.value)


@pytest.fixture
async def web_page() -> AsyncIterator[str]:
    """A server that answers everything with a page, as a mistaken address does."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        page = b"<html><body>Welcome to the shop</body></html>\n"
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n"
        writer.write(head.encode() + page)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    server.close()


async def test_web_page_is_a_bad_reply(web_page: str) -> None:
    """An address that serves a page instead of a model says so, asked for a list or an answer."""
    unnamed, named = OpenAICompatible(web_page), OpenAICompatible(web_page, name="any")
    with pytest.raises(ModelBadReply, match="Welcome to the shop"):
        await said(unnamed)
    with pytest.raises(ModelBadReply, match="Welcome to the shop"):
        await said(named)
    await unnamed.close()
    await named.close()
