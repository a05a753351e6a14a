"""The cart, what is saved and watched, and what is remembered, as the scripted server of the page's tests keeps them."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route


def usd(amount_minor: int) -> dict[str, object]:
    return {"amount_minor": amount_minor, "currency": "USD"}


def a_line(
    variant: str, title: str, quantity: int = 1, price: int = 9900, **changes: object
) -> dict[str, Any]:
    """A line of the cart as the server sends it."""
    line: dict[str, Any] = {
        "variant_id": variant,
        "product_id": variant.partition("-")[0],
        "title": title,
        "options": [],
        "quantity": quantity,
        "price": usd(price),
        "sum": usd(price * quantity),
        "in_stock": True,
        "stock": None,
        "problem": "",
        "image_url": None,
    }
    return line | changes


def a_cart(*lines: dict[str, Any]) -> dict[str, Any]:
    total = sum(line["sum"]["amount_minor"] for line in lines)
    return {
        "lines": list(lines),
        "total": usd(total) if lines else None,
        "count": sum(line["quantity"] for line in lines),
    }


def refused(status: int, code: str, message: str) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": message}}, status)


class Shopping:
    """One shopper's."""

    def __init__(self) -> None:
        self.is_shopper = True
        self.lines: list[dict[str, Any]] = []
        self.puts_in_s = 0.0
        """How long it takes."""
        self.saved: list[dict[str, Any]] = []
        self.watches: list[dict[str, Any]] = []
        self.checkout: dict[str, Any] = {"url": None, "sent": True, "checkout": "co1"}
        self.why: dict[str, list[dict[str, Any]]] = {}
        """By product, the parts of its score."""
        self.prices: dict[str, Any] = {"points": [], "verdict": None}
        self.on = True
        self.notes: list[dict[str, Any]] = []
        self.wishes: list[dict[str, Any]] = []
        self.interests: list[dict[str, Any]] = []
        self.supposed: list[tuple[str, dict[str, Any]]] = []
        """What was asked of decisions before they were made."""
        self.would: dict[str, Any] | None = None
        """What they would change; None: that is not known."""
        self.told: list[tuple[str, str, Any]] = []
        """What was changed: method, path, body."""

    def routes(self) -> list[Route]:
        every = ["GET", "POST", "PUT", "PATCH", "DELETE"]
        return [
            Route("/api/cart", self._cart, methods=["GET", "DELETE"]),
            Route("/api/cart/lines", self._add, methods=["POST"]),
            Route("/api/cart/checkout", self._check_out, methods=["POST"]),
            Route("/api/cart/lines/{id:path}", self._line, methods=["PATCH", "DELETE"]),
            Route("/api/saved", self._saved),
            Route("/api/saved/{id:path}", self._save, methods=["PUT", "DELETE"]),
            Route("/api/watches", self._watches, methods=["GET", "POST"]),
            Route("/api/watches/{id}", self._end, methods=["DELETE"]),
            Route("/api/products/{id}/prices", self._prices),
            Route("/api/why", self._why),
            Route("/api/me/memory", self._memory, methods=["GET", "PATCH"]),
            Route("/api/me/interests", self._interests, methods=["GET", "DELETE"]),
            Route("/api/me/interests/{id}/what-if", self._what_if, methods=["POST"]),
            Route("/api/me/interests/{id}", self._interest, methods=["PATCH", "DELETE"]),
            Route("/api/me", self._erase, methods=["DELETE"]),
            Route("/api/me/export", self._export),
            Route("/api/me/consent/personalization", self._withdraw, methods=["DELETE"]),
            Route("/api/me/notes", self._notes),
            Route("/api/me/notes/{id}", self._note, methods=every),
            Route("/api/me/wishes/{id}", self._wish, methods=["DELETE"]),
        ]

    async def _heard(self, request: Request) -> Any:
        body = await request.json() if await request.body() else None
        self.told.append((request.method, request.url.path, body))
        return body

    async def _cart(self, request: Request) -> Response:
        if not self.is_shopper:
            return refused(400, "bad_request", "A server key is no shopper")
        return JSONResponse(a_cart(*self.lines))

    async def _add(self, request: Request) -> Response:
        body = await self._heard(request)
        await asyncio.sleep(self.puts_in_s)
        product = body.get("product_id") or body["variant_id"].partition("-")[0]
        variant = body.get("variant_id", product)
        for line in self.lines:
            if line["variant_id"] == variant:
                line["quantity"] += body["quantity"]
                line["sum"] = usd(line["price"]["amount_minor"] * line["quantity"])
                break
        else:
            self.lines.append(a_line(variant, f"Product {product}", body["quantity"], product_id=product))
        return JSONResponse(a_cart(*self.lines) | {"changed": True})

    async def _line(self, request: Request) -> Response:
        body = await self._heard(request)
        id = request.path_params["id"]
        line = next(line for line in self.lines if line["variant_id"] == id)
        if request.method == "DELETE":
            self.lines.remove(line)
        elif line["stock"] is not None and body["quantity"] > line["stock"]:
            return refused(409, "not_enough", f"Only {line['stock']} of {line['title']} left")
        else:
            line["quantity"] = body["quantity"]
            line["sum"] = usd(line["price"]["amount_minor"] * line["quantity"])
        return JSONResponse(a_cart(*self.lines) | {"changed": True})

    async def _check_out(self, request: Request) -> Response:
        await self._heard(request)
        return JSONResponse(self.checkout)

    async def _saved(self, request: Request) -> Response:
        return JSONResponse({"saved": self.saved})

    async def _save(self, request: Request) -> Response:
        await self._heard(request)
        id = request.path_params["id"]
        self.saved = [one for one in self.saved if one["product_id"] != id]
        if request.method == "DELETE":
            return Response(status_code=204)
        self.saved.append({"product_id": id, "title": f"Product {id}", "saved_at": None, "card": None})
        return JSONResponse({"product_id": id, "saved": True}, 201)

    async def _watches(self, request: Request) -> Response:
        if request.method == "POST":
            body = await self._heard(request)
            watch = {"id": f"w{len(self.watches) + 1}", "title": "Watched", "below": None, "due": None} | body
            self.watches.append(watch | {"card": None})
            return JSONResponse(watch, 201)
        return JSONResponse({"watches": self.watches})

    async def _end(self, request: Request) -> Response:
        await self._heard(request)
        self.watches = [one for one in self.watches if one["id"] != request.path_params["id"]]
        return Response(status_code=204)

    async def _prices(self, request: Request) -> Response:
        return JSONResponse(self.prices)

    async def _why(self, request: Request) -> Response:
        parts = self.why.get(request.query_params["product_id"])
        return (
            refused(404, "not_found", "Nothing is logged")
            if parts is None
            else JSONResponse({"parts": parts})
        )

    async def _memory(self, request: Request) -> Response:
        if request.method == "PATCH":
            self.on = (await self._heard(request))["on"]
        return JSONResponse({"on": self.on})

    async def _interests(self, request: Request) -> Response:
        if request.method == "DELETE":
            await self._heard(request)
            self.interests.clear()
            return JSONResponse({"kept": {"events": 7}})
        return JSONResponse({"stated": self.wishes, "session": [], "long": self.interests})

    async def _what_if(self, request: Request) -> Response:
        self.supposed.append((request.path_params["id"], await request.json()))
        if self.would is None:
            return JSONResponse({"error": {"code": "not_found", "message": "No."}}, 404)
        return JSONResponse(self.would)

    async def _interest(self, request: Request) -> Response:
        body = await self._heard(request)
        found = next(one for one in self.interests if one["id"] == request.path_params["id"])
        if request.method == "DELETE":
            self.interests.remove(found)
            return Response(status_code=204)
        if body.get("weight") == "up":
            found.update(weight=found["weight"] * 2, factor=found["factor"] * 2)
        if "muted" in body:
            found.update(muted=body["muted"], counts=not body["muted"])
        return JSONResponse(found)

    async def _erase(self, request: Request) -> Response:
        await self._heard(request)
        return JSONResponse({"receipt": "erased-1", "erased": {"events": 7, "messages": 2}})

    async def _export(self, request: Request) -> Response:
        return JSONResponse({"format": "persea-shopper/1"})

    async def _withdraw(self, request: Request) -> Response:
        await self._heard(request)
        return JSONResponse({"counted": {"events": 7}})

    async def _notes(self, request: Request) -> Response:
        return JSONResponse({"on": self.on, "notes": self.notes})

    async def _note(self, request: Request) -> Response:
        body = await self._heard(request)
        note = next(one for one in self.notes if one["id"] == request.path_params["id"])
        if request.method == "DELETE":
            self.notes.remove(note)
            return Response(status_code=204)
        note["text"] = body["text"]
        return JSONResponse(note)

    async def _wish(self, request: Request) -> Response:
        await self._heard(request)
        self.wishes = [one for one in self.wishes if one["id"] != request.path_params["id"]]
        return Response(status_code=204)
