"""Which clauses of a message ask, say how, or only tell; tests/understand/marked/ holds what the weights were fitted on."""

from __future__ import annotations

import pytest

from persea.understand.around import clauses_of
from persea.understand.telling import weighed


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("the boiler man came twice and left his hat here. do you sell coat hooks?", ["tells", "asks"]),
        (
            "we have had nothing but fog since monday. i am looking for a warm lamp, up to 40 dollars",
            ["tells", "asks"],
        ),
        ("not more than thirty dollars, my bank is not a fan of me", ["how", "tells"]),
    ],
)
def test_what_a_clause_is(text: str, kinds: list[str]) -> None:
    """A story tells, a request asks, a limit says how; whatever they are about."""
    likely = weighed(clauses_of(text), follows=False)
    assert [max(("asks", "how", "tells"), key=lambda kind: getattr(one, kind)) for one in likely] == kinds


def test_likelihoods_add_up() -> None:
    """The three add up to one, for words that no weight knows as well."""
    for one in weighed(["xyzzy plugh", "do you sell them?"], follows=True):
        assert one.asks + one.how + one.tells == pytest.approx(1.0)
