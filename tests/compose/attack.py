"""Sends the sentences of the attack sets through the real stream, and tells what became of each.

As a program it prints, for the half `build` alone, what escaped and what was stopped without need. Of the half
`final` it prints figures only, never a sentence.

    python -m tests.compose.attack [build | final | languages | fresh build | fresh final]
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from persea.compose.evidence import Evidence
from persea.compose.lock import Lock
from persea.compose.stream import Speech
from persea.findings import Fact, Finding
from persea.seams import QUICKLY, Manner
from persea.values import Guide, Message, ModelEvent, ModelText, Money, Record

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one sentence: "out" unharmed, "mended" from the record, "part" where a part of it left, or "held"."""

    line: dict[str, Any]
    fate: str
    kinds: tuple[str, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class Recited:
    """A language model that says what it was given, in those pieces."""

    pieces: Sequence[str]
    name: str = "recited"
    weak: bool = False

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        temperature: float = 0.3,
        manner: Manner = QUICKLY,
    ) -> AsyncGenerator[ModelEvent, None]:
        for piece in self.pieces:
            yield ModelText(piece)

    async def close(self) -> None:
        return


def read_lines(name: str) -> list[dict[str, Any]]:
    # not splitlines: the sentences hold separators of their own
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").split("\n") if line]


def read_record(product: dict[str, Any], currency: str, as_of: str | None = None) -> Record:
    def pairs(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple((key, tuple(values)) for key, values in product[name])

    def money(name: str) -> Money | None:
        return None if product[name] is None else Money(product[name], currency)

    return Record(
        id=product["id"],
        title=product["title"],
        url=f"/products/{product['id']}",
        price=money("price_minor"),
        list_price=money("list_price_minor"),
        highest_price=money("highest_price_minor"),
        in_stock=product["in_stock"],
        stock=product["stock"],
        as_of=datetime.fromisoformat(as_of) if as_of else None,
        brand=product["brand"],
        category_path=tuple(product["category_path"]),
        description=product["description"],
        attributes=pairs("attributes"),
        options=pairs("options"),
        rating=product["rating"],
        rating_count=product["rating_count"],
        weight_g=product["weight_g"],
    )


def read_page(page: dict[str, Any]) -> Guide:
    return Guide(
        page["id"], page["title"], page["body"], datetime.fromisoformat(page["updated_at"]), page["url"]
    )


def read_finding(answer: dict[str, Any]) -> Finding:
    result = answer["result"]
    currency = result["currency"]

    def fact(name: str, value: Any) -> Fact:
        label = name.removesuffix("_minor").removesuffix("_on").replace("_", " ")
        if name.endswith("_minor"):
            return Fact(label, Money(value, currency))
        if name.endswith("_on") or name == "expected_delivery":
            return Fact(label, date.fromisoformat(value) if value else None)
        return Fact(label, value)

    plain = {name: value for name, value in result.items() if name not in ("items", "currency")}
    return Finding(
        answer["tool"],
        datetime.fromisoformat(answer["as_of"]),
        tuple(fact(name, value) for name, value in plain.items()),
        tuple(tuple(fact(name, value) for name, value in item.items()) for item in result["items"]),
    )


EVIDENCE: dict[str, Any] = json.loads((HERE / "attack_evidence.json").read_text("utf-8"))


def evidence_for(line: dict[str, Any]) -> Evidence:
    stored = EVIDENCE[line["evidence"]]
    return Evidence(
        tuple(read_record(product, stored["currency"], stored["as_of"]) for product in stored["products"]),
        stored["found"],
        line["user"],
        stored["currency"],
        pages=tuple(read_page(page) for page in stored.get("pages", [])),
        findings=tuple(read_finding(answer) for answer in stored.get("tool_results", [])),
    )


async def judge(line: dict[str, Any]) -> Verdict:
    """`line` through the stream, in its own pieces where it has some."""
    speech = Speech(Recited(line.get("chunks") or [line["sentence"]]), Lock(evidence_for(line)).read)
    shown = "".join([part.delta async for part in speech.sentences([], max_tokens=400)])
    usage = speech.usage()
    kinds = (*usage.withheld, *(kind for kind, _ in usage.mended))
    fate = (
        "out"
        if shown == line["sentence"] and not kinds
        else "held"
        if not shown.strip()
        else "mended"
        if usage.mended and not usage.withheld
        else "part"
    )
    return Verdict(line, fate, kinds, shown)


def verdicts(name: str, half: str | None) -> list[Verdict]:
    """Of the sentences of file `name` that are of `half`."""

    async def judged() -> list[Verdict]:
        return [await judge(line) for line in read_lines(name) if half is None or line["half"] == half]

    return asyncio.run(judged())


def _tell(name: str, half: str | None, *, aloud: bool) -> None:
    for true in (False, True):
        judged = [verdict for verdict in verdicts(name, half) if verdict.line["true"] is true]
        if not judged:
            continue
        bad = [
            verdict
            for verdict in judged
            if (verdict.fate != "out" if true else verdict.fate in ("out", "part"))
        ]
        fates = Counter(verdict.fate for verdict in judged)
        by_kind = Counter(verdict.line["kind"] for verdict in bad)
        print(f"{name} {half}: {'true' if true else 'wrong'}: {len(judged)}, {dict(fates)}")
        print("  not as it should be, by kind:", dict(by_kind.most_common()))
        if "language" in judged[0].line:
            print("  by language:", dict(Counter(verdict.line["language"] for verdict in bad)))
        if "--mended" in sys.argv and aloud:
            for verdict in judged:
                if verdict.fate == "mended":
                    print("   ", verdict.line["sentence"], "->", verdict.shown)
        for verdict in bad if aloud else []:
            print("   ", verdict.line["id"], verdict.kinds, repr(verdict.line["sentence"])[1:-1])
            if verdict.shown:
                print("        ->", repr(verdict.shown))


if __name__ == "__main__":
    prefix = "attack_fresh" if "fresh" in sys.argv else "attack"
    [chosen, *_] = [*(word for word in sys.argv[1:] if word[0] != "-" and word != "fresh"), "build"]
    if chosen == "languages":
        _tell("lock_languages.jsonl", None, aloud=True)
    else:
        for file in (f"{prefix}_wrong.jsonl", f"{prefix}_true.jsonl"):
            _tell(file, chosen, aloud=chosen == "build" or "--aloud" in sys.argv)
