"""How an answer looks to an OpenAI client: a completion or its chunks, with the `persea` extension and links to the cards.

https://platform.openai.com/docs/api-reference/chat/object
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from persea.channels.shopping_wire import SHOPPING_NAMES, shopping_json
from persea.channels.wire import Json, absolute, card_json, origin_json
from persea.language.plain import markdown_escaped
from persea.values import (
    Account,
    Card,
    Cards,
    Done,
    Failed,
    Mode,
    ReplyEvent,
    Routed,
    Text,
    Thought,
    ToolStep,
    Turn,
    Usage,
)
from persea.values.shopping import CartShown, Compared, Inspired, SetsShown, ShoppingEvent, Watching

_LINK = re.compile(r"\]\((?P<url>[^()\s]{1,2000})\)")


@dataclass(slots=True)
class Answer:
    """An answer as it grows."""

    text: str = ""
    origins: list[Json] = field(default_factory=list)
    cards: tuple[Card, ...] = ()
    usage: Usage = field(default_factory=Usage)
    mode: Mode = Mode.FAST
    thoughts: str = ""
    routed: Routed | None = None
    tools: list[ToolStep] = field(default_factory=list)
    account: Account | None = None
    failed: Failed | None = None
    shown: list[ShoppingEvent] = field(default_factory=list)

    def note(self, event: ReplyEvent) -> None:
        match event:
            case Text(delta, origins):
                self.origins += [origin_json(origin, len(self.text)) for origin in origins]
                self.text += delta
            case Thought(delta, lane):
                self.thoughts += "" if lane else delta  # of several at once nothing could be read
            case Cards(cards):
                self.cards = cards
            case Routed():
                self.routed = event
            case ToolStep():
                self.tools.append(event)
            case Account():
                self.account = event
            case Usage():
                self.usage = event
            case Compared() | SetsShown() | CartShown() | Watching() | Inspired():
                self.shown.append(event)
            case Done():
                self.mode = event.mode
            case Failed():
                self.failed = event

    @property
    def finish_reason(self) -> str:
        return "length" if self.usage.cut_short else "stop"


def extension(turn: Turn, answer: Answer) -> dict[str, Json]:
    return {
        "cards": [card_json(card, turn.base_url) for card in answer.cards],
        "mode": answer.mode.value,
        "turn_id": turn.id,
        "figures": list(answer.origins),
        "routed": asdict(answer.routed) if answer.routed else None,
        "tools": [asdict(step) for step in answer.tools],
        "account": asdict(answer.account) if answer.account else None,
        "shown": [
            {"event": SHOPPING_NAMES[type(event)], "data": shopping_json(event, turn.base_url)}
            for event in answer.shown
        ],
        "cost_micros": answer.usage.cost_micros,
        "cut_short": answer.usage.cut_short,
    }


def links(cards: Sequence[Card], base: str) -> str:
    """The cards as a Markdown list of links, which is also how a later request knows what was shown."""
    lines = "\n".join(_line(card, base) for card in cards)
    return f"\n\n{lines}" if lines else ""


def _line(card: Card, base: str) -> str:
    record = card.record
    facts = [
        f"{'from ' if record.highest_price else ''}{record.price}" if record.price else "no price listed"
    ]
    if record.list_price:
        facts[0] += f" (regularly {record.list_price})"
    facts.append("in stock" if record.in_stock else "out of stock")
    if record.sponsor:
        facts.append(f"sponsored by {markdown_escaped(record.sponsor)}")
    url = (absolute(record.url, base) or "").replace("(", "%28").replace(")", "%29")
    return f"- [{markdown_escaped(record.title)}]({url}) · {' · '.join(facts)}"


def linked(text: str) -> list[str]:
    """The addresses that `text` links to, each also as it was before `_line` fitted it for Markdown."""
    urls = _LINK.findall(text)
    return [url for fitted in urls for url in (fitted, fitted.replace("%28", "(").replace("%29", ")"))]


def usage_json(usage: Usage) -> dict[str, Json]:
    return {
        "prompt_tokens": usage.prompt_tokens,
        "completion_tokens": usage.completion_tokens,
        "total_tokens": usage.prompt_tokens + usage.completion_tokens,
        "completion_tokens_details": {"reasoning_tokens": usage.reasoning_tokens},
    }


def failed_json(failed: Failed) -> dict[str, Json]:
    return {"error": {"message": failed.message, "type": "server_error", "code": failed.code, "param": None}}


def head(turn: Turn, model: str, created: int) -> dict[str, Json]:
    return {
        "id": f"chatcmpl-{turn.id}",
        "object": "chat.completion.chunk",
        "created": created,
        "model": model,
    }
