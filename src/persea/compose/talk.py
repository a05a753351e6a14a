"""What is said outside shopping without asking a model: greetings, thanks, what Persea is, honesty."""

from __future__ import annotations

from collections.abc import Sequence

from persea.compose.phrases import listing, vary
from persea.values import Kind

SMALL_MODEL = (
    "I run on a small language model, so outside this shop please take my words with a grain of salt."
)
UNREACHABLE = (
    "I cannot reach my language model right now, so I can only help with this shop: finding, comparing and"
    " answering questions about its products."
)
_STILL_UNREACHABLE = (
    "That is beyond me without a language model. Ask about the products here, and I can look it up.",
    "Without my language model I would have to guess at that. The shop's own records I can read to you.",
    "Still no language model to ask, I am afraid; what the shop sells is where I can be of use.",
)
NOTHING_TO_SAY = (
    "I would only be guessing, so I leave that to others. In this shop, though, I know my way around."
)
_GREETINGS = (
    "Hello, and welcome to {shop}. What are you looking for?",
    "Hello from {shop}. Tell me what you need, and what you would like to spend if that matters.",
    "Good to see you at {shop}. What can I look up for you?",
    "Welcome to {shop}. Describe what you have in mind in your own words.",
)
_GREETINGS_AGAIN = (
    "Hello again. Shall we go on where we were?",
    "Here I am, still with you. What comes next?",
    "Yes, hello. Which shelf shall I look through now?",
)
_THANKS = (
    "You are welcome. I am here if something else comes up.",
    "My pleasure. Ask again whenever you like.",
    "Gladly done. If a question comes up later, just write.",
    "Not at all; it is what I am for.",
    "Any time. Enjoy whatever you choose.",
)
_HELP = (
    "I am Persea, the assistant of {shop}: a program, not a person.{has} Say what you need in your own words, with a"
    " price or a size if you like. Of what I show you can ask which is cheapest or lightest, compare two, or ask what"
    " the shop says about one.",
    "As the assistant of {shop} (my name is Persea, and I am a program) I look things up in the shop's own records.{has}"
    " Try a kind of thing and a limit, then “cheaper ones”, “compare the first two” or “tell me more about the second”.",
    "I am the assistant here, a program. Describe a need, a price, a size or a must-not, and I go through what {shop} has.{has} Prices and stock come from"
    " the shop itself. I am Persea, by the way, software and no person.",
)


def write_small_talk(
    kind: Kind, shop_name: str, departments: Sequence[str], turn_id: str, earlier: Sequence[str]
) -> str:
    """A greeting, an answer to thanks, or what Persea can do; `departments` are the shop's largest."""
    if kind is Kind.GREET:
        return vary(_GREETINGS_AGAIN if earlier else _GREETINGS, turn_id, earlier, shop=shop_name)
    if kind is Kind.THANKS:
        return vary(_THANKS, turn_id, earlier)
    told = listing([name.lower() for name in departments[:4]])
    has = f" There are {told}, among other things." if told else " "
    return vary(_HELP, turn_id, earlier, shop=shop_name, has=has).replace("  ", " ")


_HEARD_SAD = (
    "I am sorry to hear that. I am only this shop's assistant, a program, but I do read what you write.",
    "That sounds hard, and I am sorry. There is nothing here that you have to do.",
    "I am sorry. Take your time; I am here if you want something from the shop, and it is fine if you do not.",
)
_HEARD_GLAD = (
    "That is lovely news. Congratulations!",
    "Congratulations! Thank you for telling me.",
    "How good to hear. All the best with it!",
)


_HEARD_WELL = (
    "Good to hear. I am here if something comes up.",
    "I am glad. If you want something from the shop, just say so.",
    "How nice. Tell me when I can look something up for you.",
)


def write_heard(*, sad: bool, well: bool = False, turn_id: str, earlier: Sequence[str]) -> str:
    """To news of somebody's life or a mood, which asks for nothing; no model is needed to be kind."""
    return vary(_HEARD_SAD if sad else _HEARD_WELL if well else _HEARD_GLAD, turn_id, earlier)


def write_unreachable(turn_id: str, earlier: Sequence[str]) -> str:
    """That general talk needs a model which is not there: at length the first time, briefly after that."""
    if not any(UNREACHABLE in text for text in earlier):
        return UNREACHABLE
    return vary(_STILL_UNREACHABLE, turn_id, earlier)
