"""Chunks to thoughts, text and whole tool calls, in the many ways in which endpoints cut them up."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persea.errors import ModelBadReply, ModelInterrupted
from persea.llm.hearing import Hearing
from persea.llm.openai_compatible import OpenAICompatible
from persea.llm.script import Call, Fault, Reply, Script
from persea.llm.scripted import ScriptedServer
from persea.llm.wire import parse_chunk
from persea.seams import Manner, ToolSpec
from persea.values import (
    Message,
    ModelEvent,
    ModelText,
    ModelThought,
    ModelToolCalls,
    ModelUsage,
    Role,
    ToolCall,
)

ASK = (Message(Role.USER, "How many boots?"),)
TOOLS = Manner(tools=(ToolSpec("calculate", "Works out a sum.", '{"type":"object"}'),))


def heard(
    deltas: Sequence[dict[str, object]], *, reads_calls: bool = True
) -> tuple[str, str, tuple[ToolCall, ...]]:
    """(thought, said, calls) of an answer made of these deltas."""
    hearing = Hearing(1000, reads_calls=reads_calls)
    events: list[ModelEvent] = []
    for delta in deltas:
        events += hearing.feed(parse_chunk(json.dumps({"choices": [{"delta": delta}]}).encode()))
    events += hearing.end()
    thought = "".join(event.delta for event in events if isinstance(event, ModelThought))
    said = "".join(event.delta for event in events if isinstance(event, ModelText))
    return thought, said, hearing.calls()


def piece(
    arguments: object = "", *, index: int | None = None, id: str | None = None, name: str | None = None
) -> dict[str, object]:
    told = {"index": index, "id": id, "function": {"name": name, "arguments": arguments}}
    return {key: value for key, value in told.items() if value is not None}


def calls_of(*pieces: dict[str, object]) -> list[tuple[str, str, str]]:
    _, _, calls = heard([{"tool_calls": [each]} for each in pieces])
    return [(call.id, call.name, call.arguments) for call in calls]


@given(size=st.integers(1, 12))
def test_arguments_may_be_cut_anywhere(size: int) -> None:
    """Two calls whose pieces alternate are put together by their index."""
    first, second = '{"sum": "2 * (3 + 4)"}', '{"sum": "ü{}\\""}'
    pieces = [piece(index=0, id="a", name="calculate"), piece(index=1, id="b", name="calculate")]
    for start in range(0, max(len(first), len(second)), size):
        pieces += [piece(first[start : start + size], index=0), piece(second[start : start + size], index=1)]
    assert calls_of(*pieces) == [("a", "calculate", first), ("b", "calculate", second)]


def test_several_calls_in_one_chunk() -> None:
    """Whole calls that come together, with arguments as an object, are told apart."""
    together = {
        "tool_calls": [piece({"sum": "1"}, index=0, id="a", name="x"), piece({}, index=1, id="b", name="y")]
    }
    _, _, calls = heard([together])
    assert calls == (ToolCall("a", "x", '{"sum": "1"}'), ToolCall("b", "y", "{}"))


def test_calls_without_index_are_told_apart_by_their_ids() -> None:
    """Endpoints that count nothing, or call all of them the first, still give two calls."""
    assert calls_of(piece("{}", id="a", name="x"), piece("{}", id="b", name="y")) == [
        ("a", "x", "{}"),
        ("b", "y", "{}"),
    ]
    same = (piece("{}", index=0, id="a", name="x"), piece("{}", index=0, id="b", name="x"))
    assert calls_of(*same) == [("a", "x", "{}"), ("b", "x", "{}")]


def test_name_that_comes_with_every_piece_is_one_name() -> None:
    """A repeated id and name begin no new call."""
    again = [piece(part, index=0, id="a", name="calculate") for part in ("{", '"sum":', '"1"}')]
    assert calls_of(*again) == [("a", "calculate", '{"sum":"1"}')]


def test_missing_and_repeated_ids_are_made() -> None:
    """Every call has an id of its own, whatever the endpoint sent."""
    first, second, third = calls_of(
        piece("{}", index=0, name="x"),
        piece("{}", index=1, id="a", name="y"),
        piece("{}", index=2, id="a", name="z"),
    )
    assert first[0].startswith("call_")
    assert second[0] == "a"
    assert third[0] not in ("a", first[0])


def test_arguments_that_are_no_json_are_passed_on() -> None:
    """What a model wrote instead of JSON reaches the toolbox as it is; nothing at all is no argument."""
    assert calls_of(piece("2 + 2", index=0, id="a", name="x")) == [("a", "x", "2 + 2")]
    assert calls_of(piece("", index=0, id="a", name="x")) == [("a", "x", "{}")]


@pytest.mark.parametrize(
    ("text", "said", "calls"),
    [
        ('<tool_call>\n{"name": "x", "arguments": {"a": 1}}\n</tool_call>', "", [("x", '{"a": 1}')]),
        (
            'Two.\n<tool_call>{"name": "x"}</tool_call>\n<tool_call>{"name": "y", "parameters": {}}</tool_call>',
            "Two.\n",
            [("x", "{}"), ("y", "{}")],
        ),
        ('<tool_call>{"name": "x", "arguments": "not {"}', "", [("x", "not {")]),
        ("Say <tool_call> hello </tool_call>, or <tool", "Say <tool_call> hello </tool_call>, or <tool", []),
    ],
)
@given(size=st.integers(1, 20))
def test_calls_that_stand_in_the_text_are_taken_out(
    text: str, said: str, calls: list[tuple[str, str]], size: int
) -> None:
    """Hermes' form is read however it is cut, and what is no call stays text."""
    pieces = [{"content": text[start : start + size]} for start in range(0, len(text), size)]
    _, spoken, found = heard(pieces)
    assert (spoken, [(call.name, call.arguments) for call in found]) == (said, calls)
    _, spoken, found = heard(pieces, reads_calls=False)
    assert (spoken, found) == (text, ())


def test_thoughts_come_by_any_name() -> None:
    """reasoning, reasoning_content, <think> and parts of content are all thoughts."""
    parts = [
        {"type": "thinking", "thinking": [{"type": "text", "text": "d"}]},
        {"type": "text", "text": "Dry."},
    ]
    assert heard([{"reasoning": "a"}, {"content": "Dry."}]) == ("a", "Dry.", ())
    assert heard([{"reasoning_content": "b", "content": ""}, {"content": "Dry."}]) == ("b", "Dry.", ())
    assert heard([{"content": "<think>c</think>Dry."}]) == ("c", "Dry.", ())
    assert heard([{"content": parts}]) == ("d", "Dry.", ())


def test_half_a_call_is_a_bad_reply() -> None:
    """A call that the limit cut off is not a call."""
    with pytest.raises(ModelBadReply, match="cut off"):
        heard([{"content": '<tool_call>{"name": "x", "argu'}])


def test_answer_without_end_is_a_bad_reply() -> None:
    """Text, thoughts and arguments are bounded, whatever the endpoint does with max_tokens."""
    with pytest.raises(ModelBadReply, match="goes on"):
        heard([{"content": "word " * 1000}] * 10)
    with pytest.raises(ModelBadReply, match="goes on"):
        heard([{"reasoning": "hm " * 1000}] * 10)
    with pytest.raises(ModelBadReply, match="without end"):
        calls_of(*[piece("x" * 10_000, index=0, id="a", name="x")] * 100)
    with pytest.raises(ModelBadReply, match="without end"):
        calls_of(*[piece("{}", index=number, name="x") for number in range(1000)])


async def test_call_that_breaks_off_on_the_wire() -> None:
    """Before any word a broken call is asked for again; after one the answer is interrupted."""
    call = Call(name="calculate", arguments='{"sum": "2 + 2"}')
    steps = (
        Reply(tool_calls=(call,), fault=Fault(kind="disconnect", after_chunks=2)),
        Reply(tool_calls=(call,)),
        Reply(text="So.", tool_calls=(call,), fault=Fault(kind="disconnect", after_chunks=3)),
        Reply(
            text="So.", tool_calls=(Call(name="calculate", arguments='{"sum": "2'),), finish_reason="length"
        ),
    )
    with ScriptedServer(Script(steps=steps)) as server:
        model = OpenAICompatible(server.url, name="any")
        events = [event async for event in model.stream(ASK, max_tokens=50, manner=TOOLS)]
        assert [event.calls[0].arguments for event in events if isinstance(event, ModelToolCalls)] == [
            call.arguments
        ]
        assert isinstance(events[-1], ModelUsage)
        for _ in range(2):
            with pytest.raises(ModelInterrupted):
                [event async for event in model.stream(ASK, max_tokens=50, manner=TOOLS)]
        await model.close()
        assert len(server.requests) == 4
