"""Thinking, tools and schemas in each dialect, against a server that refuses what the real one refuses."""

from __future__ import annotations

import json

import pytest

from persea.llm.dialects import Dialect
from persea.llm.families import Family, known_family, listed_family
from persea.llm.openai_compatible import OpenAICompatible
from persea.llm.script import Call, Reply, Script
from persea.llm.scripted import ScriptedServer
from persea.llm.scripted_events import Asked
from persea.seams import QUICKLY, Manner, ToolSpec
from persea.values import (
    Effort,
    Message,
    ModelEvent,
    ModelText,
    ModelThought,
    ModelToolCalls,
    ModelUsage,
    Role,
    ToolCall,
)

ASK = (Message(Role.USER, "How many boots are two pairs?"),)
THOUGHT = "0123456789abcdef" * 4  # sixteen pieces of four characters
CALCULATE = ToolSpec(
    "calculate", "Works out a sum.", '{"type":"object","properties":{"sum":{"type":"string"}}}'
)
SCHEMA = '{"type":"object","properties":{"boots":{"type":"integer"}},"required":["boots"]}'
DIALECTS = ["openai", "muse", "vllm", "deepseek", "llama.cpp", "ollama"]


def script(dialect: str, *steps: Reply) -> Script:
    return Script.model_validate({"steps": steps, "dialect": dialect, "model": _name(dialect)})


def _name(dialect: str) -> str:
    return "muse-spark-1.1" if dialect == "muse" else "boots-7b"


async def heard(
    model: OpenAICompatible, manner: Manner = QUICKLY, messages: tuple[Message, ...] = ASK
) -> list[ModelEvent]:
    return [event async for event in model.stream(messages, max_tokens=50, manner=manner)]


def text(events: list[ModelEvent]) -> str:
    return "".join(event.delta for event in events if isinstance(event, ModelText))


def thought(events: list[ModelEvent]) -> str:
    return "".join(event.delta for event in events if isinstance(event, ModelThought))


def usage(events: list[ModelEvent]) -> ModelUsage:
    (told,) = [event for event in events if isinstance(event, ModelUsage)]
    return told


def sent(asked: Asked, *names: str) -> dict[str, object]:
    return {name: asked.body[name] for name in names if name in asked.body}


KNOBS = ("reasoning_effort", "thinking", "chat_template_kwargs")


def _template(on: bool) -> dict[str, object]:
    return {"chat_template_kwargs": {"enable_thinking": on, "thinking": on}}


def _deepseek(on: bool) -> dict[str, object]:
    return {"thinking": {"type": "enabled" if on else "disabled"}}


# dialect: effort: what is sent at last, and how many of the sixteen pieces are thought
EXPECTED: dict[str, dict[str, tuple[dict[str, object], int]]] = {
    "openai": {
        "none": ({"reasoning_effort": "none"}, 0),
        "low": ({"reasoning_effort": "low"}, 4),
        "medium": ({"reasoning_effort": "medium"}, 8),
        "high": ({"reasoning_effort": "high"}, 16),
    },
    "muse": {
        "none": ({"reasoning_effort": "minimal"}, 2),
        "low": ({"reasoning_effort": "low"}, 4),
        "medium": ({"reasoning_effort": "medium"}, 8),
        "high": ({"reasoning_effort": "high"}, 16),
    },
    "vllm": {
        "none": (_template(False), 0),
        "low": (_template(True) | {"reasoning_effort": "low"}, 4),
        "medium": (_template(True) | {"reasoning_effort": "medium"}, 8),
        "high": (_template(True) | {"reasoning_effort": "high"}, 16),
    },
    "deepseek": {
        "none": (_deepseek(False), 0),
        "low": (_deepseek(True) | {"reasoning_effort": "low"}, 4),
        "medium": (_deepseek(True) | {"reasoning_effort": "medium"}, 16),  # they take it for high
        "high": (_deepseek(True) | {"reasoning_effort": "high"}, 16),
    },
    "ollama": {
        "none": ({"reasoning_effort": "none"}, 0),
        "low": ({"reasoning_effort": "low"}, 4),
        "medium": ({"reasoning_effort": "medium"}, 8),
        "high": ({"reasoning_effort": "high"}, 16),
    },
}
EXPECTED["llama.cpp"] = EXPECTED["vllm"]


@pytest.mark.parametrize("effort", list(Effort))
@pytest.mark.parametrize("dialect", DIALECTS)
async def test_effort_is_asked_for_in_each_dialect(dialect: str, effort: Effort) -> None:
    """Each effort is sent as the dialect takes it; thoughts come as such where they are shown, and are counted where
    they are told; the text stands alone."""
    knobs, pieces = EXPECTED[dialect][effort]
    with ScriptedServer(script(dialect, Reply(text="Four.", reasoning=THOUGHT))) as server:
        model = OpenAICompatible(server.url, name=_name(dialect))
        events = await heard(model, Manner(effort=effort))
        await model.close()
        assert sent(server.requests[-1], *KNOBS) == knobs
    shown = dialect not in ("openai", "muse")
    told = dialect in ("openai", "muse", "deepseek")
    assert text(events) == "Four."
    assert thought(events) == (THOUGHT[: 4 * pieces] if shown else "")
    assert usage(events) == ModelUsage(6, 2 + (pieces if told else 0), pieces if told else 0)


@pytest.mark.parametrize("dialect", DIALECTS)
async def test_two_rounds_of_tools(dialect: str) -> None:
    """Two calls at once, then one more, then the answer: calls come whole, what tools gave goes back beside them, and
    DeepSeek is told its thoughts again."""
    both = (
        Call(name="calculate", arguments='{"sum": "2*2"}'),
        Call(name="calculate", arguments='{"sum": "1+1"}'),
    )
    steps = (
        Reply(reasoning=THOUGHT, tool_calls=both),
        Reply(
            text="One more.", reasoning=THOUGHT, tool_calls=(Call(name="calculate", arguments='{"sum":"4"}'),)
        ),
        Reply(text="Four boots.", reasoning=THOUGHT),
    )
    manner = Manner(effort=Effort.HIGH, tools=(CALCULATE,))
    said: tuple[Message, ...] = ASK
    asked_for: list[ToolCall] = []
    with ScriptedServer(script(dialect, *steps)) as server:
        model = OpenAICompatible(server.url, name=_name(dialect))
        for _ in range(2):
            events = await heard(model, manner, said)
            (calls,) = [event.calls for event in events if isinstance(event, ModelToolCalls)]
            asked_for += calls
            said += (Message(Role.ASSISTANT, text(events), tool_calls=calls),)
            said += tuple(Message(Role.TOOL, "4", tool_call_id=call.id) for call in calls)
        events = await heard(model, manner, said)
        await model.close()
        last = server.requests[-1]
    assert [(call.name, json.loads(call.arguments)["sum"]) for call in asked_for] == [
        ("calculate", "2*2"),
        ("calculate", "1+1"),
        ("calculate", "4"),
    ]
    assert text(events) == "Four boots."
    assert not [event for event in events if isinstance(event, ModelToolCalls)]
    assert [message["role"] for message in last.sent_messages] == [
        *("user", "assistant", "tool", "tool", "assistant", "tool")
    ]
    first, second = (message for message in last.sent_messages if message["role"] == "assistant")
    ids = [call["id"] for message in (first, second) for call in message["tool_calls"]]  # type: ignore[union-attr, index, call-overload]
    assert ids == [call.id for call in asked_for]
    assert len(set(ids)) == 3
    assert first.get("reasoning_content") == (THOUGHT if dialect == "deepseek" else None)
    (tool,) = last.body["tools"]  # type: ignore[misc]
    assert "strict" not in str(tool)


@pytest.mark.parametrize(
    ("dialect", "told", "in_words"),
    [
        ("openai", "json_schema", False),
        ("muse", "json_schema", False),
        ("vllm", "json_schema", False),
        ("deepseek", "json_object", True),
        ("llama.cpp", "json_schema", False),
        ("ollama", "json_schema", False),
    ],
)
async def test_schema_goes_as_far_as_the_dialect_takes_it(dialect: str, told: str, in_words: bool) -> None:
    """A schema is sent as response_format; where only JSON is known, the model is told the schema in words."""
    with ScriptedServer(script(dialect, Reply(text='{"boots": 4}'))) as server:
        model = OpenAICompatible(server.url, name=_name(dialect))
        assert text(await heard(model, Manner(schema=SCHEMA))) == '{"boots": 4}'
        await model.close()
        last = server.requests[-1]
    assert last.body["response_format"]["type"] == told  # type: ignore[index, call-overload]
    assert (last.messages[0][0] == "system" and SCHEMA in last.messages[0][1]) == in_words


async def test_schema_that_openai_calls_invalid_is_asked_for_less_strictly() -> None:
    """A schema that strict mode refuses is sent again without it, and from then on at once."""
    with ScriptedServer(script("openai", Reply(text='{"boots": 4}'))) as server:
        model = OpenAICompatible(server.url, name="boots-7b")
        await heard(model, Manner(schema=SCHEMA))
        before = len(server.requests)
        await heard(model, Manner(schema=SCHEMA))
        await model.close()
        assert len(server.requests) == before + 1
        assert "strict" not in str(server.requests[-1].body["response_format"])


@pytest.mark.parametrize("refused", ["response_format"])
async def test_endpoint_without_response_format_is_told_in_words(refused: str) -> None:
    """Where no response_format is taken at all, the schema is part of the system message."""
    told = Script.model_validate({"steps": [Reply(text="{}")], "refuses": [refused]})
    with ScriptedServer(told) as server:
        model = OpenAICompatible(server.url, name="any")
        messages = (Message(Role.SYSTEM, "Be brief."), *ASK)
        await heard(model, Manner(schema=SCHEMA), messages)
        await model.close()
        last = server.requests[-1]
    assert refused not in last.parameters
    assert [role for role, _ in last.messages] == ["system", "user"]
    assert last.messages[0][1].startswith("Be brief.")
    assert SCHEMA in last.messages[0][1]


async def test_tools_that_are_refused_are_left_out() -> None:
    """An endpoint without tools answers without them."""
    told = Script.model_validate({"steps": [Reply(text="Four.")], "refuses": ["tools"]})
    with ScriptedServer(told) as server:
        model = OpenAICompatible(server.url, name="any")
        assert text(await heard(model, Manner(tools=(CALCULATE,)))) == "Four."
        await model.close()
        assert ["tools" in asked.parameters for asked in server.requests] == [True, False]


async def test_openai_thinks_or_calls_tools() -> None:
    """Newer models refuse the two together: with tools no thought is asked for, without them it still is."""
    call = Reply(reasoning=THOUGHT, tool_calls=(Call(name="calculate"),))
    with ScriptedServer(script("openai", call, Reply(text="Four.", reasoning=THOUGHT))) as server:
        model = OpenAICompatible(server.url, name="boots-7b")
        first = await heard(model, Manner(effort=Effort.HIGH, tools=(CALCULATE,)))
        second = await heard(model, Manner(effort=Effort.HIGH))
        await model.close()
        efforts = [asked.body["reasoning_effort"] for asked in server.requests]
    assert [event for event in first if isinstance(event, ModelToolCalls)]
    assert (usage(first).reasoning_tokens, usage(second).reasoning_tokens) == (0, 16)
    assert efforts[-2:] == ["none", "high"]


async def test_muse_gets_no_schema_that_refers_to_itself() -> None:
    """A recursive schema of a tool is cut where it would begin again."""
    tree = (
        '{"type":"object","properties":{"branch":{"$ref":"#/$defs/branch"}},'
        '"$defs":{"branch":{"type":"object","properties":{"next":{"$ref":"#/$defs/branch"}}}}}'
    )
    with ScriptedServer(script("muse", Reply(text="Four."))) as server:
        model = OpenAICompatible(server.url, name="muse-spark-1.1")
        await heard(model, Manner(tools=(ToolSpec("climb", "Climbs.", tree),)))
        await model.close()
        (tool,) = server.requests[-1].body["tools"]  # type: ignore[misc]
        assert len(server.requests) == 1
    assert tool["function"]["parameters"] == {  # type: ignore[index, call-overload]
        "type": "object",
        "properties": {"branch": {"type": "object", "properties": {"next": {}}}},
    }


async def test_muse_may_be_silent_for_long_while_the_connection_lives() -> None:
    """A model that thinks unseen is given more time for its first word than the usual."""
    silent = Reply(text="Four.", reasoning=THOUGHT, gap_s=0.08)
    with ScriptedServer(script("muse", silent)) as server:
        model = OpenAICompatible(server.url, name="muse-spark-1.1", first_token_timeout_s=0.5)
        assert text(await heard(model, Manner(effort=Effort.HIGH))) == "Four."
        await model.close()
        assert len(server.requests) == 1


async def test_thinking_that_nobody_wanted_is_asked_to_be_quick_the_next_time() -> None:
    """Without an effort the first answer is taken as it comes; a model that thought is then asked not to."""
    with ScriptedServer(script("vllm", Reply(text="Four.", reasoning=THOUGHT))) as server:
        model = OpenAICompatible(server.url, name="boots-7b")
        first, second = thought(await heard(model)), thought(await heard(model))
        await model.close()
        asked = [sent(request, *KNOBS) for request in server.requests]
    assert (first, second) == (THOUGHT, "")
    assert asked == [{}, _template(False)]


async def test_model_that_cannot_think_is_asked_as_any_other() -> None:
    """Ollama's refusal of thinking is learnt, for models that have none."""
    refusal = Script.model_validate({"steps": [Reply(text="Four.")], "refuses": ["reasoning_effort"]})
    with ScriptedServer(refusal) as server:
        model = OpenAICompatible(server.url, name="any")
        for _ in range(2):
            assert text(await heard(model, Manner(effort=Effort.HIGH))) == "Four."
        await model.close()
        assert ["reasoning_effort" in asked.parameters for asked in server.requests] == [True, False, False]
        assert server.requests[-1].max_tokens == 50, "what does not think needs no room for it"


@pytest.mark.parametrize(
    ("refusal", "effort", "learnt"),
    [
        (
            "Unsupported value: 'reasoning_effort' does not support 'none' with this model. Supported values are: "
            "'minimal', 'low', 'medium', and 'high'.",
            Effort.NONE,
            Dialect(refused_efforts=frozenset({"none"})),
        ),
        (
            'invalid reasoning value: \'none\' (must be "high", "medium" or "low")',
            Effort.NONE,
            Dialect(refused_efforts=frozenset({"none"})),
        ),
        ('"llama3.1:8b" does not support thinking', Effort.HIGH, Dialect(effort=False)),
        ("Unrecognized request argument supplied: reasoning_effort", Effort.HIGH, Dialect(effort=False)),
        (
            "'max_tokens' or 'max_completion_tokens' is too large: 16434. This model's maximum context length is "
            "8192 tokens and your request has 40 input tokens.",
            Effort.HIGH,
            Dialect(room_limit=8192),
        ),
    ],
)
def test_refusals_of_thinking_teach(refusal: str, effort: Effort, learnt: Dialect) -> None:
    """A refused value is tried no more, a refused parameter is left out, and too much room is halved."""
    assert Dialect().taught_by(refusal, Manner(effort=effort)) == learnt


def test_missing_thoughts_are_replayed_where_they_are_wanted() -> None:
    """DeepSeek's models behind another address teach that their thoughts have to come back."""
    refusal = "The `reasoning_content` in the thinking mode must be passed back to the API."
    learnt = Dialect().taught_by(refusal)
    assert learnt is not None
    assert learnt.replays_thoughts
    assert learnt.taught_by(refusal) is None


def test_server_that_reads_no_tool_calls_lets_the_model_write_them() -> None:
    """vLLM without a tool parser is asked to leave the calls in the text."""
    manner = Manner(tools=(CALCULATE,))
    refusal = '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'
    learnt = Dialect(Family.VLLM).taught_by(refusal, manner)
    assert learnt is not None
    body = learnt.parameters(max_tokens=9, temperature=0.5, manner=manner)
    assert body["tool_choice"] == "none"
    assert "tools" in body


def test_families_are_known_by_address_name_and_owner() -> None:
    """What the address does not tell, the list of models may."""
    assert known_family("https://api.deepseek.com/v1", "any") is Family.DEEPSEEK
    assert known_family("https://openrouter.ai/api/v1", "meta/muse-spark-1.1") is Family.MUSE
    assert known_family("http://127.0.0.1:8080/v1", "qwen3") is None
    assert listed_family([None, "llamacpp"]) is Family.LLAMA_CPP
    assert listed_family(["somebody"]) is Family.OPENAI
