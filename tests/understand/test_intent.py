"""The parser against requests written by another hand than the code's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from persea.language.plain import words
from persea.store.vocabulary import Vocabulary
from persea.understand.intent import understand
from persea.values import Care, Intent, Kind, Likely, Message, Order, Role

REQUESTS = [
    json.loads(line) for line in (Path(__file__).parent / "requests.jsonl").read_text().splitlines() if line
]
SHOP = Vocabulary(
    categories=frozenset(
        [
            "hiking boots",
            "running shoes",
            "jackets",
            "backpacks",
            "headphones",
            "water bottles",
            "lamps",
            "yoga mats",
            "kitchen gifts",
            "hoodies",
        ]
    ),
    options=(
        ("size", frozenset({"8", "9", "10", "42", "s", "m", "l", "xl"})),
        ("color", frozenset({"black", "red"})),
    ),
    flags=frozenset({"waterproof"}),
)
SHOWN = ("a", "b", "c", "d")
ORDERS = {"cheaper": Order.CHEAPEST, "pricier": Order.PRICIEST, "lighter": Order.LIGHTEST}


def read(line: dict[str, Any]) -> Intent:
    history: list[Message] = []
    for text in line["history"]:
        history += [Message(Role.USER, text), Message(Role.ASSISTANT, "Here you are.", SHOWN)]
    return understand(Message(Role.USER, line["text"]), history, SHOP, "USD")


def faults(line: dict[str, Any], intent: Intent) -> list[str]:
    """What of `line`'s expectations `intent` does not meet; what a line leaves out is not judged."""
    expect, filters, found = line["expect"], intent.filters, []
    if "shopping" in expect:
        told = intent.shopping is not Likely.NO if expect["shopping"] else intent.shopping is not Likely.YES
        if not told:
            found.append(f"shopping {intent.shopping}")
    for name in ("min_price", "max_price"):
        limit = getattr(filters, name)
        if name in expect and (limit.amount_minor if limit else None) != expect[name]:
            found.append(f"{name} {limit}")
    if "near_price" in expect:
        low, high = filters.min_price, filters.max_price
        if (low and low.amount_minor > expect["near_price"]) or (
            high and high.amount_minor < expect["near_price"]
        ):
            found.append(f"near {low} {high}")
    if "in_stock" in expect and filters.in_stock != expect["in_stock"]:
        found.append("in_stock")
    searched = words(intent.text)
    if intent.kind is Kind.FIND:
        found += [f"lost {word}" for word in expect.get("about", []) if word not in searched]
        found += [f"kept {word}" for word in expect.get("not_about", []) if word in searched]
    if "exclude" in expect and not set(expect["exclude"]) <= set(filters.exclude_terms):
        found.append(f"exclude {filters.exclude_terms}")
    if "options" in expect and dict(filters.options) != expect["options"]:
        found.append(f"options {filters.options}")
    wanted = expect.get("follow_up")
    if wanted and not _follows(wanted, intent):
        found.append(f"follow_up {intent.kind} {intent.order} {intent.relatives} {intent.subject_ids}")
    if "care" in line and (intent.care.value if intent.care else None) != line["care"]:
        found.append(f"care {intent.care}")
    return found


def _follows(wanted: str, intent: Intent) -> bool:
    what, _, which = wanted.partition(":")
    if what == "ordinal":
        return intent.kind is Kind.ASK and intent.subject_ids == (SHOWN[int(which) - 1],)
    if what == "superlative":
        return intent.kind is Kind.PICK and intent.order is Order(which)
    if what in ("more", "compare"):
        return intent.kind is Kind(what)
    return bool(intent.relatives) and intent.relatives[-1].order is ORDERS[what]


@pytest.mark.parametrize("half", ["build", "final"])
def test_requests_are_understood(half: str) -> None:
    """At least 95 of 100 requests are read as their writer meant them."""
    chosen = [line for line in REQUESTS if line["half"] == half]
    missed = [(line["id"], line["text"], wrong) for line in chosen if (wrong := faults(line, read(line)))]
    assert len(missed) <= 0.05 * len(chosen), missed


def test_an_emergency_outranks_everything() -> None:
    """A red flag is seen even inside a request for goods."""
    intent = understand(Message(Role.USER, "chest pain, show me boots under $50"), [], SHOP, "USD")
    assert intent.care is Care.EMERGENCY


@pytest.mark.parametrize(
    "said", ["im still here", "it wont stop", "ok", "hello?", "show me bandages, it wont stop bleeding"]
)
def test_what_follows_an_emergency_stays_with_it(said: str) -> None:
    """Nothing is taken for a request or small talk until something else is plainly asked for."""
    history = [Message(Role.USER, "i want to kill myself"), Message(Role.ASSISTANT, "…")]
    assert understand(Message(Role.USER, said), history, SHOP, "USD").care is Care.EMERGENCY


@pytest.mark.parametrize(
    "said", ["do you sell boots", "black boots in size 10", "what is your return policy?"]
)
def test_a_plain_request_ends_it(said: str) -> None:
    """A shop's own matter after an emergency is answered as such."""
    history = [Message(Role.USER, "my dad has chest pain"), Message(Role.ASSISTANT, "…")]
    assert understand(Message(Role.USER, said), history, SHOP, "USD").care is None


def test_relatives_add_up() -> None:
    """ "Lighter ones" and then "cheaper" keeps the words, the price limit and both comparisons."""
    history = [
        Message(Role.USER, "waterproof hiking boots under $120"),
        Message(Role.ASSISTANT, "…", ("a", "b")),
        Message(Role.USER, "lighter ones"),
        Message(Role.ASSISTANT, "…", ("c",)),
    ]
    intent = understand(Message(Role.USER, "cheaper?"), history, SHOP, "USD")
    assert intent.text == "waterproof hiking boots"
    assert intent.filters.max_price is not None
    assert intent.filters.max_price.amount_minor == 12000
    assert [(relative.order, relative.than_ids) for relative in intent.relatives] == [
        (Order.LIGHTEST, ("a", "b")),
        (Order.CHEAPEST, ("c",)),
    ]


@pytest.mark.parametrize(
    "said",
    ["now a present for someone who loves cooking", "something for my head", "and any ideas for the kitchen"],
)
def test_another_errand_is_another_request(said: str) -> None:
    """Where somebody or some use is named, nothing of the request before is left."""
    intent = read({"history": ["hiking boots under $100", "lighter ones"], "text": said})
    assert intent.relatives == ()
    assert "boots" not in intent.text
    assert intent.filters.max_price is None


def test_lighter_spoke_of_the_list_before() -> None:
    """A limit put on top keeps it; new words ask for another list."""
    history = ["hiking boots", "lighter ones"]
    assert len(read({"history": history, "text": "under $100"}).relatives) == 1
    assert read({"history": history, "text": "in red"}).relatives == ()
