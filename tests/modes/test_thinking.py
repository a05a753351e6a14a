"""Thinking: reasoning and tools in bounded rounds, a check of the answer, and what of it may be said."""

from __future__ import annotations

import pytest
from acting import Abacus, Acting, Says, a_question, a_turn, call, heard, in_order, text_of, thoughts_of

from persea.compose.prompt import THINK_RULES
from persea.errors import ModelUnavailable
from persea.gather.as_data import marked
from persea.gather.toolbox import Toolbox
from persea.llm.metered import Metered
from persea.modes.thinking import think
from persea.modes.working import PACES
from persea.values import (
    Budget,
    Done,
    Effort,
    Failed,
    Mode,
    ReplyEvent,
    Role,
    Status,
    Text,
    Thought,
    ToolStep,
    Usage,
)

QUESTION = "What does each pay when 17 % of 2,340 euros is shared by 6?"
SHARE = '{"expression": "0.17 * 2340 / 6"}'


async def thought_of(
    model: Acting | Metered, text: str = QUESTION, *, effort: Effort = Effort.LOW, tool: Abacus | None = None
) -> list[ReplyEvent]:
    toolbox = Toolbox.of([tool or Abacus({SHARE: "66.30"})])
    return await heard(think(a_turn(effort=effort), a_question(text), (), model=model, toolbox=toolbox))


async def test_a_tool_is_asked_and_its_result_is_the_answer() -> None:
    """Thoughts come as they are, a tool's step when it has ended, then the answer, whose figure is the tool's."""
    model = Acting(
        in_order(
            Says("Let me see.", "A share of a share. ", (call(SHARE),)),
            Says("Each pays 66.30 EUR.", "Good. "),
        )
    )
    events = await thought_of(model)
    kinds = [type(event) for event in events]
    assert kinds == [Status, Thought, Thought, ToolStep, Thought, Status, Text, Usage, Done]
    assert thoughts_of(events) == "A share of a share. Let me see.\nGood. "
    [step] = [event for event in events if isinstance(event, ToolStep)]
    assert (step.tool, step.asked, step.gave, step.ok) == ("calculate", SHARE, "66.30", True)
    assert text_of(events).strip() == "Each pays 66.30 EUR."
    [origin] = [origin for event in events if isinstance(event, Text) for origin in event.origins]
    assert (origin.kind, origin.source) == ("tool", "calculate")
    assert events[-1].mode is Mode.THINKING  # type: ignore[union-attr]
    assert [asked.manner.effort for asked in model.asked] == [Effort.LOW, Effort.LOW]
    assert model.asked[0].manner.tools[0].name == "calculate"
    assert [(m.role, m.text) for m in model.asked[1].messages[-2:]] == [
        (Role.ASSISTANT, "Let me see. "),
        (Role.TOOL, marked("calculate", "66.30")),
    ]


async def test_the_rounds_are_bounded() -> None:
    """A model that only ever asks for tools is asked for an answer without them in the last round."""
    model = Acting(in_order(Says("Again.", calls=(call(SHARE),))))
    events = await thought_of(model)
    assert len(model.asked) == PACES[Effort.LOW].rounds
    assert model.asked[-1].manner.tools == ()
    assert text_of(events).strip() == "Again."


async def test_the_calls_are_bounded() -> None:
    """Of a flood of calls no more run than the effort allows."""
    flood = tuple(call(SHARE, f"c{number}") for number in range(50))
    model = Acting(in_order(Says("", calls=flood), Says("66.30.")))
    events = await thought_of(model)
    assert sum(isinstance(event, ToolStep) for event in events) == PACES[Effort.LOW].calls


@pytest.mark.parametrize(
    ("retry", "told"), [(True, "Try with other arguments."), (False, "Do not try again; tell the person.")]
)
async def test_a_tool_that_fails_says_whether_to_try_differently(retry: bool, told: str) -> None:
    """The model reads why a tool could not, and goes on."""
    model = Acting(in_order(Says("", calls=(call("{}"),)), Says("I cannot say.")))
    events = await thought_of(model, tool=Abacus({}, retry=retry))
    [step] = [event for event in events if isinstance(event, ToolStep)]
    assert not step.ok
    assert told in step.gave
    assert step.gave in model.asked[1].messages[-1].text
    assert text_of(events).strip() == "I cannot say."


async def test_a_tool_that_there_is_not_is_named() -> None:
    """A call of an unknown tool is answered with those that there are."""
    model = Acting(in_order(Says("", calls=(call("{}", name="launch"),)), Says("Well.")))
    events = await thought_of(model)
    [step] = [event for event in events if isinstance(event, ToolStep)]
    assert step.gave.startswith("There is no such tool: launch. There are: calculate")


async def test_a_plan_in_front_of_the_answer_is_thinking() -> None:
    """A model that cannot think unseen writes a plan, which is folded away and no part of the answer."""
    model = Acting(in_order(Says("<plan>1. Share it. 2. Say it.</plan> It is 66.30.")))
    events = await thought_of(model)
    assert "1. Share it. 2. Say it." in thoughts_of(events)
    assert text_of(events).strip() == "It is 66.30."


async def test_a_check_that_finds_fault_has_it_put_right() -> None:
    """At medium effort the answer is checked, and worked out anew where it is wrong; low effort checks nothing."""
    wrong, right = Says("It is 65."), Says("It is 66.30.")
    fault = Says('Here: {"ok": false, "problem": "It is not 65."}')
    model = Acting(in_order(wrong, fault, right))
    events = await thought_of(model, effort=Effort.MEDIUM)
    assert text_of(events).strip() == "It is 66.30."
    assert "A check found: It is not 65." in thoughts_of(events)
    assert model.asked[1].manner.schema is not None
    assert len(model.asked) == 3  # at medium it is checked once
    assert text_of(await thought_of(Acting(in_order(wrong, fault, right)))).strip() == "It is 65."


@pytest.mark.parametrize("said", ['{"ok": true, "problem": ""}', "I think so!", "{broken"])
async def test_an_answer_stands_where_its_check_finds_nothing(said: str) -> None:
    """A check that approves, or that cannot be read, leaves the answer."""
    model = Acting(in_order(Says("It is 66.30."), Says(said)))
    assert text_of(await thought_of(model, effort=Effort.MEDIUM)).strip() == "It is 66.30."
    assert len(model.asked) == 2


async def test_an_answer_stands_where_its_check_fails() -> None:
    """A model that breaks down over the check takes nothing away."""
    model = Acting(in_order(Says("It is 66.30."), Says(error=ModelUnavailable("Nobody there"))))
    assert text_of(await thought_of(model, effort=Effort.MEDIUM)).strip() == "It is 66.30."


async def test_thoughts_tell_no_secrets() -> None:
    """The rules that a model was given, and what looks like a key, are left out of what it thinks."""
    rule = THINK_RULES.split("\n")[1]
    model = Acting(
        in_order(Says("Yes.", f"They want a sum. {rule} My key is sk-abcdefghij1234567890. Fine. "))
    )
    shown = thoughts_of(await thought_of(model))
    assert "They want a sum." in shown
    assert "Fine." in shown
    assert rule not in shown
    assert "sk-abc" not in shown


async def test_of_the_shop_nothing_is_claimed_without_its_records() -> None:
    """The lock reads what was thought out as it reads everything: no price, stock or policy without evidence."""
    model = Acting(in_order(Says("It is 66.30. Everything is 20% off today. Our delivery takes 2 days.")))
    assert text_of(await thought_of(model)).strip() == "It is 66.30."


async def test_figures_are_marked_by_where_they_come_from() -> None:
    """The tool's, the person's own and the model's figures are told apart."""
    model = Acting(
        in_order(Says("", calls=(call(SHARE),)), Says("Of 2,340 euros 66.30 euros is right, as is 4711."))
    )
    events = await thought_of(model)
    origins = [origin for event in events if isinstance(event, Text) for origin in event.origins]
    assert [origin.kind for origin in origins] == ["wish", "tool", "model"]


async def test_a_model_that_fails_ends_the_turn() -> None:
    """Where nothing was said, the turn fails with the model's own error."""
    events = await thought_of(Acting(in_order(Says(error=ModelUnavailable("Nobody there")))))
    assert isinstance(events[-1], Failed)
    assert events[-1].code == "model_unavailable"


async def test_out_of_tokens_it_ends_with_what_it_has() -> None:
    """A budget that is used up in the middle leaves what was said, says that it ends here, and is done."""
    words = "It rains a lot. " * 200
    model = Acting(in_order(Says(words, usage=None)))
    meter = Metered(model, Budget(tokens=350))
    events = await thought_of(meter, "why does it rain?")
    text = text_of(events)
    assert text.startswith("It rains a lot.")
    assert text.endswith("I stopped here: this answer has used all the tokens that it may.")
    assert isinstance(events[-1], Done)
    assert meter.cut_short == "tokens"
    assert model.left == 1


async def test_out_of_time_it_ends_with_what_it_has() -> None:
    """A model that is silent beyond the time allowed is left."""
    model = Acting(in_order(Says("It rains. And rains.", gap_s=0.15)))
    meter = Metered(model, Budget(wall_s=0.4))
    events = await thought_of(meter, "why does it rain?")
    assert text_of(events).endswith("I stopped here: the time for this answer is up.")
    assert model.open == 0


async def test_out_of_tokens_after_a_tool_it_ends_with_what_the_tool_gave() -> None:
    """Where no word of the answer came, what was reckoned is said as a reckoning is, with the tool as its source."""
    given = "0.17 * 2340 EUR / 6 = 66.30 EUR"
    meter = Metered(Acting(in_order(Says("", calls=(call(SHARE),)))), Budget(tokens=200))
    events = await thought_of(meter, tool=Abacus({SHARE: given}))
    assert text_of(events).startswith("That is **66.30 EUR**.")
    assert "I stopped here: this answer has used all the tokens" in text_of(events)
    said = next(event for event in events if isinstance(event, Text))
    assert "tool" in {origin.kind for origin in said.origins}
