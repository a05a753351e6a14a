"""How a comparison, sets, the cart, watches and posts look as JSON: on the wire, and as they are kept with a message."""

from __future__ import annotations

from persea.channels.wire import Json, absolute, card_json, money_json, post_json
from persea.values import Card, ReplyEvent
from persea.values.shopping import (
    Cart,
    CartLine,
    CartShown,
    Compared,
    Inspired,
    PieceChosen,
    SetsShown,
    ShoppingEvent,
    Watching,
)

SHOPPING_NAMES: dict[type[ReplyEvent], str] = {
    Compared: "compared",
    SetsShown: "sets",
    CartShown: "cart",
    Watching: "watching",
    Inspired: "posts",
}
"""The name of each event."""


def shopping_json(event: ShoppingEvent, base: str) -> dict[str, Json]:
    match event:
        case Compared(ids, rows):
            return {
                "products": list(ids),
                "rows": [
                    {
                        "name": row.name,
                        "cells": [
                            {"text": cell.text, "field": cell.field, "stated": cell.stated}
                            for cell in row.cells
                        ],
                    }
                    for row in rows
                ],
            }
        case SetsShown(choices, loosen, budget):
            return {
                "choices": [
                    {
                        "pieces": [_piece_json(piece, base) for piece in choice.pieces],
                        "total": money_json(choice.total),
                        "proven": choice.proven,
                        "note": choice.note,
                    }
                    for choice in choices
                ],
                "loosen": [
                    {"wish": one.wish, "text": one.text, "total": money_json(one.total), "say": one.say}
                    for one in loosen
                ],
                "budget": money_json(budget),
            }
        case CartShown(cart, changed):
            return {**cart_json(cart, base), "changed": changed}
        case Watching():
            return {
                "product_id": event.product_id,
                "title": event.title,
                "kind": event.kind,
                "below": money_json(event.below),
                "on": event.on,
                "id": event.id,
            }
        case Inspired(posts):
            return {"posts": [post_json(post) for post in posts]}


def cart_json(cart: Cart, base: str) -> dict[str, Json]:
    return {
        "lines": [_line_json(line, base) for line in cart.lines],
        "total": money_json(cart.total),
        "count": cart.count,
    }


def _line_json(line: CartLine, base: str) -> Json:
    return {
        "variant_id": line.variant_id,
        "product_id": line.product_id,
        "title": line.title,
        "options": [[name, value] for name, value in line.options],
        "quantity": line.quantity,
        "price": money_json(line.price),
        "sum": money_json(line.sum),
        "in_stock": line.in_stock,
        "stock": line.stock,
        "problem": line.problem,
        "image_url": absolute(line.image_url, base),
    }


def _piece_json(piece: PieceChosen, base: str) -> Json:
    return {
        "wanted": piece.wanted,
        "card": card_json(Card(piece.record), base),
        "quantity": piece.quantity,
        "variant_id": piece.variant_id,
    }
