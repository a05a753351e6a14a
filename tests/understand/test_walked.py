"""What a conversation has come to, walked anew and from where it was a turn before."""

from __future__ import annotations

from persea.store.vocabulary import Vocabulary
from persea.understand.state import State
from persea.understand.walked import walked
from persea.values import Intent, Kind, Likely, Message, Role

SHOWN = (
    ("boots", ("a", "b", "c")),
    ("the second one", ("b",)),
    ("hats", ("d", "e")),
    ("", ("f", "g")),
    ("thanks", ()),
)
HISTORY = [
    message
    for said, ids in SHOWN
    for message in (Message(Role.USER, said), Message(Role.ASSISTANT, "Here.", ids))
]


class Reading:
    """Reads any message as a request for it, and counts."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, said: str, state: State) -> Intent:
        self.read.append(said)
        kind = Kind.FIND if said in ("boots", "hats") else Kind.TALK
        return Intent(kind, said, shopping=Likely.YES)


def test_each_message_is_read_once() -> None:
    """However often the conversation goes on; what it comes to is what one walk through it comes to."""
    vocabulary = Vocabulary(categories=frozenset({"counted apart"}))
    along, whole = Reading(), Reading()
    for end in range(0, len(HISTORY) + 1, 2):
        state = walked(HISTORY[:end], vocabulary, "USD", along)
    assert along.read == ["boots", "the second one", "hats", "thanks"]
    anew = walked(HISTORY, vocabulary, "EUR", whole)
    assert whole.read == along.read
    assert state == anew
    assert [ids for _, ids in state.lists] == [("a", "b", "c"), ("d", "e"), ("f", "g")]
    assert state.request is not None
    assert state.request.text == "hats"


def test_another_answer_is_another_conversation() -> None:
    """The same words with other products shown are walked anew."""
    vocabulary = Vocabulary(categories=frozenset({"told apart"}))
    first = walked(HISTORY[:2], vocabulary, "USD", Reading())
    other = walked([HISTORY[0], Message(Role.ASSISTANT, "Here.", ("z",))], vocabulary, "USD", Reading())
    assert (first.shown, other.shown) == (("a", "b", "c"), ("z",))
