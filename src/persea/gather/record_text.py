"""A record in a line, or in full, for a model to read: what it says, and nothing that is not in it."""

from __future__ import annotations

from persea.values import Record

_VALUES = 10  # of one attribute
_DESCRIPTION = 1200  # characters


def line_of(record: Record) -> str:
    """ "sku-1 | Fell Boot | $129.00, regular $149.00 | in stock | Skerrow | Shoes > Boots | rated 4.5 (12)"."""
    parts = [record.id, record.title, _price(record), _stock(record)]
    parts += [record.brand] if record.brand else []
    parts += [" > ".join(record.category_path)] if record.category_path else []
    parts += [f"rated {record.rating:g} of 5 by {record.rating_count}"] if record.rating is not None else []
    return " | ".join(" ".join(part.split()) for part in parts)


def text_of(record: Record) -> str:
    """All that the record says, a fact a line."""
    lines = [line_of(record), f"page: {record.url}"]
    if record.weight_g is not None:
        lines.append(f"weight: {record.weight_g:g} g")
    lines += [
        f"{name}: {', '.join(values[:_VALUES])}" for name, values in (*record.attributes, *record.options)
    ]
    if record.as_of is not None:
        lines.append(
            f"price and stock as of {record.as_of.isoformat(timespec='minutes')}{', old' if record.stale else ''}"
        )
    if record.description:
        lines.append(f"description: {' '.join(record.description.split())[:_DESCRIPTION]}")
    return "\n".join(lines)


def _price(record: Record) -> str:
    if record.price is None:
        return "no price known"
    text = str(record.price)
    if record.highest_price is not None and record.highest_price != record.price:
        text += f" to {record.highest_price}"
    return f"{text}, regular {record.list_price}" if record.list_price else text


def _stock(record: Record) -> str:
    if not record.in_stock:
        return "out of stock"
    return "in stock" if record.stock is None else f"{record.stock} in stock"
