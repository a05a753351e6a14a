"""Numbers that JSON allows and nothing can hold, in every format that reads JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from persea.catalog.feed import open_feed
from persea.catalog.json_exact import parsed
from persea.catalog.json_ld import json_ld
from persea.catalog.rows import Defaults, Found, RowProblem

NOW = datetime(2026, 11, 1, tzinfo=UTC)
HUGE = "1e9999999999999999999"


def test_digits_stay() -> None:
    """A number is what is written, whatever its length; whole ones are whole."""
    assert parsed('[79.9, 0.10000000000000000000001, 3]') == [
        Decimal("79.9"), Decimal("0.10000000000000000000001"), 3
    ]  # fmt: skip


@pytest.mark.parametrize("text", [HUGE, f"-{HUGE}", "NaN", "-Infinity", "[" * 100_000, "1" * 5_000, "{"])
def test_whatever_is_wrong_is_a_value_error(text: str) -> None:
    """So that a reader has one thing to catch, and a row like this costs the row alone."""
    with pytest.raises(ValueError, match=r"number|deep|digits|Expecting"):
        parsed(text)


@pytest.mark.parametrize(
    ("format", "good", "bad"),
    [
        ("persea", '{"id": "a", "title": "Mug"}', f'{{"id": "b", "title": "Cup", "price": {HUGE}}}'),
        (
            "shopify-json",
            '{"id": 1, "handle": "a", "title": "Mug", "variants": [{"id": 2, "price": "1.00"}]}',
            f'{{"id": {HUGE}, "handle": "b", "title": "Cup", "variants": []}}',
        ),
        (
            "schema-org",
            '{"@type": "Product", "sku": "a", "name": "Mug"}',
            f'{{"@type": "Product", "sku": "b", "name": {HUGE}}}',
        ),
        (
            "openai-products",
            '{"item_id": "a", "title": "Mug", "url": "https://shop.example/a", "price": "1.00 USD"}',
            f'{{"item_id": "b", "title": "Cup", "weight": {HUGE}}}',
        ),
        (
            "acp",
            '{"id": "a", "title": "Mug", "variants": [{"id": "a1", "title": "Mug"}]}',
            f'{{"id": "b", "title": "Cup", "variants": [{{"id": "b1", "title": {HUGE}}}]}}',
        ),
    ],
)
def test_one_such_number_costs_its_row(tmp_path: Path, format: str, good: str, bad: str) -> None:
    """The rows around it go in."""
    path = tmp_path / "feed"
    path.write_text(f"{bad}\n{good}\n")
    items = list(open_feed(path, Defaults("USD", NOW), format=format))
    assert [item.product.title for item in items if isinstance(item, Found)] == ["Mug"]
    lost = [item for item in items if isinstance(item, RowProblem) and item.row_lost]
    assert [item.line for item in lost] == [1]
    assert "is not a number that can be kept" in lost[0].reason


def test_one_such_number_costs_its_block_of_a_page() -> None:
    """A shop's page is read on behind it."""
    page = f'<script type="application/ld+json">{{"a": {HUGE}}}</script><script type="application/ld+json">[1]</script>'
    assert json_ld(page, []) == [[1]]
