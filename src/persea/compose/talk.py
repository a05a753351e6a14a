"""What is said outside shopping without asking a model: greetings, thanks, what Persea is, honesty."""

from __future__ import annotations

from collections.abc import Sequence

from persea.compose.phrases import listing, vary
from persea.values import Kind

SMALL_MODEL = (
    "I run on a small built-in model, so outside this shop please take my words with a grain of salt. A"
    " stronger model can be connected with `persea model`."
)
UNREACHABLE = (
    "I cannot reach my language model right now, so I can only help with this shop: finding, comparing and"
    " answering questions about its products."
)
NOTHING_TO_SAY = (
    "I would only be guessing, so I leave that to others. In this shop, though, I know my way around."
)


def write_small_talk(
    kind: Kind, shop_name: str, departments: Sequence[str], turn_id: str, earlier: Sequence[str]
) -> str:
    """A greeting, an answer to thanks, or what Persea can do; `departments` are the shop's largest."""
    if kind is Kind.GREET:
        return vary(
            (
                f"Hello! I know what {shop_name} has. What are you looking for?",
                f"Hi, welcome to {shop_name}. Tell me what you need and what you would like to spend.",
            ),
            turn_id,
            earlier,
        )
    if kind is Kind.THANKS:
        return vary(
            (
                "You are welcome. I am here if something else comes up.",
                "Glad to help. Anything else you need?",
            ),
            turn_id,
            earlier,
        )
    has = (
        f" Among other things there are {listing([name.lower() for name in departments])}."
        if departments
        else ""
    )
    return (
        f"I am Persea, the assistant of {shop_name}. I am a program, not a person.{has} Tell me what you need in your own words,"
        " with a price limit or a size if you like, and I will show what fits. You can then ask which is"
        " cheapest or lightest, compare two, or ask what the shop says about one. Every price I show is the"
        " shop's own."
    )
