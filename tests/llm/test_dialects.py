"""What is learnt from refusals, in the words that endpoints really use."""

from __future__ import annotations

import pytest

from persea.llm.dialects import Dialect


@pytest.mark.parametrize(
    ("refusal", "learnt"),
    [
        (
            "Unsupported parameter: 'max_tokens' is not supported with this model. "
            "Use 'max_completion_tokens' instead.",
            Dialect(max_completion_tokens=True),
        ),
        (
            "Unsupported value: 'temperature' does not support 0.3 with this model. "
            "Only the default (1) value is supported.",
            Dialect(temperature=False),
        ),
        (
            '{"loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}',
            Dialect(stream_usage=False),
        ),
        ("max_tokens is too large: 9000. This model supports at most 4096 completion tokens", None),
        ("messages: at least one is required", None),
        ("max_completion_tokens is unknown", None),
    ],
)
def test_refusal_teaches_the_next_form(refusal: str, learnt: Dialect | None) -> None:
    """A refusal that names what was sent teaches how to avoid it; any other teaches nothing."""
    assert Dialect().taught_by(refusal) == learnt


def test_old_name_is_learnt_where_the_new_one_is_refused() -> None:
    """An endpoint that knows only max_tokens is asked with it."""
    refusal = '{"loc":["body","max_completion_tokens"],"msg":"Extra inputs are not permitted"}'
    assert Dialect(max_completion_tokens=True).taught_by(refusal) == Dialect()


def test_dialect_says_what_it_has_learnt() -> None:
    """The body carries the limit under the name in use, and leaves out what is refused."""
    assert Dialect().parameters(max_tokens=9, temperature=0.5) == {
        "max_tokens": 9,
        "temperature": 0.5,
        "stream_options": {"include_usage": True},
    }
    learnt = Dialect(max_completion_tokens=True, stream_usage=False, temperature=False)
    assert learnt.parameters(max_tokens=9, temperature=0.5) == {"max_completion_tokens": 9}
