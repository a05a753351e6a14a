"""A small catalogue, and answers over it, for the tests of the checks."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from shopping.catalogue import Catalogue, read_catalogue
from shopping.checks import failing
from shopping.observed import Answer, Shown, State
from shopping.seen import Seen
from shopping.talks import Check

NOW = datetime(2026, 11, 28, tzinfo=UTC)
_ROWS = (
    {
        "id": "boot", "title": "Ridge Mid Hiking Boot", "description": "Dry all day.", "brand": "Olm", "category": ["Outdoor", "Boots"],
        "attributes": {"Material": ["nubuck leather"], "Waterproof": ["yes"], "Lining": ["wool felt"]}, "rating": 4.4, "rating_count": 30, "weight_g": 1020,
        "variants": [
            {"id": "boot-42", "options": {"Size": "42", "Colour": "Moss"}, "price": "120.00", "sale_price": "99.50", "stock": 3},
            {"id": "boot-43", "options": {"Size": "43", "Colour": "Moss"}, "price": "130.00", "stock": 0},
        ],
    },
    {
        "id": "shoe", "title": "Swift Trail Shoe", "description": "Free of leather.", "brand": "Fell", "category": ["Outdoor", "Shoes"],
        "attributes": {"Material": ["nylon mesh"], "Waterproof": ["no"]}, "rating": 4.1, "rating_count": 8, "weight_g": 540,
        "variants": [{"id": "shoe-1", "options": {"Size": "42"}, "price": "80.00", "sale_price": "1.00", "sale_ends": "2026-11-01T00:00:00+00:00", "stock": 5}],
    },
    {
        "id": "sock", "title": "Merino Sock", "description": "Warm wool.", "brand": "Fell", "category": ["Clothing", "Socks"],
        "attributes": {"Material": ["merino wool"]}, "weight_g": 60,
        "variants": [{"id": "sock-1", "price": "12.00", "stock": 0}],
    },
)  # fmt: skip


def catalogue(folder: Path) -> Catalogue:
    file = folder / "catalog.jsonl"
    file.write_text("".join(f"{json.dumps(row)}\n" for row in _ROWS))
    return read_catalogue(file, NOW)


def cards(*ids: str) -> tuple[Shown, ...]:
    return tuple(Shown(one) for one in ids)


def judge(known: Catalogue, check: dict[str, object], *answers: Answer, before: State = State()) -> str:
    """Why `check` fails of the last of `answers`; empty where it holds."""
    return failing(Check.model_validate(check), Seen(known, answers, before))


def said(text: str, *ids: str) -> Answer:
    return Answer(text=text, cards=cards(*ids))


def having(answer: Answer, state: State) -> Answer:
    return replace(answer, state=state)
