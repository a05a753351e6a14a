"""/api/cart, /api/saved, /api/watches and a product's prices over HTTP: shapes, whose they are, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from keyed_shop import SHOP, Shop, bearer, problem

from stocked import a_product, a_variant, stock


@pytest.fixture(scope="module")
async def shop(shop: Shop) -> Shop:
    await stock(
        shop.persea.database,
        a_product("mug", "Tarn Mug", variants=(a_variant("mug-1", 1250, stock=3, sku="MUG"),)),
        a_product(
            "shoe",
            "Swift Shoe",
            variants=tuple(
                a_variant(f"shoe/{size}", 7900, options=(("Size", size),), stock=left, in_stock=left > 0)
                for size, left in (("41", 2), ("42", 1), ("43", 0))
            ),
        ),
        a_product("lamp", "Glow Lamp", variants=(a_variant("lamp", 4000, stock=0, in_stock=False),)),
        a_product("twin", "Other Mug", variants=(a_variant("mug-1", 900),)),
    )
    return shop


async def test_a_cart_from_first_line_to_empty(shop: Shop) -> None:
    """Each answer is the whole cart, priced; another shopper's is another."""
    walker, other = bearer(shop.token("carter")), bearer(shop.token("other-carter"))
    async with shop.serving() as client:
        assert (await client.get("/api/cart", headers=walker)).json() == {
            "lines": [],
            "total": None,
            "count": 0,
        }
        put = await client.post(
            "/api/cart/lines",
            json={"variant_id": "mug-1", "product_id": "mug", "quantity": 2},
            headers=walker,
        )
        assert put.json() == {
            "lines": [
                {
                    "variant_id": "mug-1", "product_id": "mug", "title": "Tarn Mug", "options": [], "quantity": 2,
                    "price": {"amount_minor": 1250, "currency": "USD"},
                    "sum": {"amount_minor": 2500, "currency": "USD"},
                    "in_stock": True, "stock": 3, "problem": "", "image_url": None,
                }
            ],
            "total": {"amount_minor": 2500, "currency": "USD"}, "count": 2, "changed": True,
        }  # fmt: skip
        assert (await client.get("/api/cart", headers=other)).json()["lines"] == []
        changed = await client.patch("/api/cart/lines/mug-1", json={"quantity": 3}, headers=walker)
        assert (changed.json()["count"], changed.json()["changed"]) == (3, True)
        more = await client.post(
            "/api/cart/lines", json={"product_id": "shoe", "options": {"size": "42"}}, headers=walker
        )
        assert [line["variant_id"] for line in more.json()["lines"]] == ["mug-1", "shoe/42"]
        gone = await client.delete("/api/cart/lines/shoe/42", headers=walker)
        assert (gone.json()["count"], gone.json()["changed"]) == (3, True)
        assert (await client.delete("/api/cart/lines/shoe/42", headers=walker)).json()["changed"] is False
        assert (await client.delete("/api/cart", headers=walker)).json() == {
            "lines": [], "total": None, "count": 0, "changed": True,
        }  # fmt: skip


async def test_what_cannot_be_put_in_says_what_can(shop: Shop) -> None:
    """Which variant, what is left, and what to do, in words and for the page."""
    walker = bearer(shop.token("refused"))
    async with shop.serving() as client:

        async def refused(**body: object) -> object:
            response = await client.post("/api/cart/lines", json=body, headers=walker)
            assert 400 <= response.status_code < 500, response.text
            error = response.json()["error"]
            return error["code"], error["message"], error.get("details")

        assert await refused(product_id="shoe") == (
            "options_open",
            "Swift Shoe comes in several; choose Size: Size: 41, 42. Send them as options",
            {
                "title": "Swift Shoe",
                "product_id": "shoe",
                "options": [{"name": "Size", "values": ["41", "42"]}],
            },
        )
        assert await refused(variant_id="shoe/42", quantity=2) == (
            "not_enough",
            "Only 1 of Swift Shoe left: 2 asked for. Ask for at most 1 in all",
            {"title": "Swift Shoe", "variant_id": "shoe/42", "left": 1, "in_cart": 0},
        )
        assert (await refused(variant_id="lamp"))[2]["left"] == 0  # type: ignore[index]
        assert (await refused(variant_id="mug-1"))[0] == "bad_request"  # type: ignore[index]
        assert (await refused(variant_id="nothing"))[0] == "not_found"  # type: ignore[index]
        for body in ({}, {"product_id": "mug", "quantity": 0}, {"product_id": "mug", "quantity": 100},
                     {"product_id": "mug", "quantity": "2"}, {"product_id": "mug", "surprise": 1}):  # fmt: skip
            await refused(**body)
        missing = await client.patch("/api/cart/lines/mug-1", json={"quantity": 1}, headers=walker)
        problem(missing, 404, "not_found")
        assert (await client.get("/api/cart", headers=walker)).json()["lines"] == []


async def test_an_addition_is_named_by_its_sender(shop: Shop) -> None:
    """The same again is answered and not done; the name used for another thing is refused."""
    walker = bearer(shop.token("namer"))
    async with shop.serving() as client:

        async def put(quantity: int) -> object:
            body = {"product_id": "mug", "quantity": quantity}
            return await client.post(
                "/api/cart/lines", json=body, headers={**walker, "idempotency-key": "k1"}
            )

        first, again = await put(1), await put(1)
        assert (first.json()["changed"], again.json()["changed"], again.json()["count"]) == (True, False, 1)  # type: ignore[attr-defined]
        problem(await put(2), 400, "bad_request")  # type: ignore[arg-type]


async def test_a_visitor_gets_a_session_with_the_first_line(shop: Shop) -> None:
    """Our own page's cookie, as with a first turn; at sign-in the cart goes along."""
    async with shop.serving(visitors=True) as client:
        assert (await client.get("/api/cart")).json()["lines"] == []
        assert "persea_session" not in client.cookies
        put = await client.post("/api/cart/lines", json={"product_id": "mug"})
        assert (put.status_code, "persea_session" in client.cookies) == (200, True)
        assert (await client.get("/api/cart")).json()["count"] == 1
        known = bearer(shop.token("came-later"))
        await client.post("/api/sign-in", headers=known)
        client.cookies.clear()
        assert (await client.get("/api/cart", headers=known)).json()["count"] == 1
        assert (await client.get("/api/cart")).json()["count"] == 0


async def test_a_server_key_has_no_cart(shop: Shop) -> None:
    """It is told so; a publishable key by itself is no shopper either."""
    key, _ = await shop.key("chat")
    publishable, _ = await shop.key(origins=(SHOP,))
    async with shop.serving() as client:
        for method, path, body in (
            ("GET", "/api/cart", None), ("DELETE", "/api/cart", None), ("POST", "/api/cart/checkout", {}),
            ("POST", "/api/cart/lines", {"product_id": "mug"}), ("PUT", "/api/saved/mug", {}),
            ("POST", "/api/watches", {"product_id": "mug", "kind": "price"}), ("GET", "/api/watches", None),
        ):  # fmt: skip
            response = await client.request(method, path, json=body, headers=bearer(key))
            assert "A server key is no shopper" in problem(response, 400, "bad_request")
        assert (await client.get("/api/cart", headers=bearer(publishable, SHOP))).status_code == 403


async def test_a_page_event_is_kept_under_consent_once(shop: Shop) -> None:
    """By the route itself; Global Privacy Control is believed before what the page says."""
    walker = bearer(shop.token("agreeing"))
    async with shop.serving() as client:
        body = {"product_id": "mug", "consent": ["personalization"], "turn_id": "t-9", "impression_id": "i-9"}
        await client.post("/api/cart/lines", json=body, headers=walker)
        await client.delete("/api/cart?consent=personalization", headers={**walker, "sec-gpc": "1"})
        problem(await client.delete("/api/cart?consent=nonsense", headers=walker), 400, "bad_request")
    async with shop.persea.database.reading() as conn:
        rows = await (
            await conn.execute(
                "SELECT kind, source, shopper_key IS NOT NULL, impression_id FROM event WHERE product = 'mug'"
                " AND (impression_id = 'i-9' OR kind = 'remove_from_cart')"
                " AND received_at > now() - interval '2 hours' ORDER BY kind"
            )
        ).fetchall()
    assert ("add_to_cart", "shopper", True, "i-9") in rows
    assert all(row[2] is False for row in rows if row[0] == "remove_from_cart")


async def test_an_order_by_words_is_learnt_from_where_that_is_agreed_to(shop: Shop) -> None:
    """Who agreed to be remembered and not to have learnt from what they do puts things in, and is not known by it."""
    walker = bearer(shop.token("teller"))
    counts = []
    async with shop.serving() as client:
        for learn in (None, False, True):
            asked = {
                "text": "add this to my cart",
                "on_page": "mug",
                "consent": ["personalization"],
                "learn": learn,
            }
            if learn is not None:
                assert "event: done" in (await client.post("/api/turns", json=asked, headers=walker)).text
            async with shop.persea.database.reading() as conn:
                counts.append(
                    await (
                        await conn.execute(
                            "SELECT count(*), count(shopper_key) FROM event WHERE kind = 'add_to_cart' AND product = 'mug'"
                        )
                    ).fetchone()
                )
    (events, known), *later = counts
    assert later == [(events + 1, known), (events + 2, known + 1)]


async def test_without_a_checkout_the_answer_says_where_to_buy(shop: Shop) -> None:
    """The products' own pages; an empty cart, or one with something in the way, is refused."""
    walker = bearer(shop.token("buyer"))
    async with shop.serving() as client:
        assert "empty" in problem(await client.post("/api/cart/checkout", headers=walker), 400, "bad_request")
        await client.post("/api/cart/lines", json={"product_id": "mug"}, headers=walker)
        told = (await client.post("/api/cart/checkout", headers=walker)).json()
        assert (told["url"], told["sent"], [link["product_id"] for link in told["links"]]) == (
            None,
            False,
            ["mug"],
        )
        assert told["links"][0]["url"] == "http://persea.example/products/mug"
        key, _ = await shop.key("catalog:write")
        offer = {"id": "mug", "stock": 0}
        await client.patch("/api/offers", json={"offers": [offer]}, headers=bearer(key))
        refused = await client.post("/api/cart/checkout", headers=walker)
        error = refused.json()["error"]
        assert (refused.status_code, error["code"], error["details"]["variant_id"]) == (
            409,
            "not_sellable",
            "mug-1",
        )
        assert "sold out" in error["message"]
        await client.patch("/api/offers", json={"offers": [offer | {"stock": 3}]}, headers=bearer(key))


# ---------------------------------------------------------------- saved, watches, prices


async def test_what_is_saved_is_listed_with_its_card(shop: Shop) -> None:
    """The newest first, each once; what is not sold cannot be saved."""
    walker = bearer(shop.token("saver"))
    async with shop.serving() as client:
        assert (await client.put("/api/saved/mug", headers=walker)).status_code == 201
        assert (await client.put("/api/saved/mug", headers=walker)).status_code == 200
        await client.put("/api/saved/lamp", headers=walker)
        problem(await client.put("/api/saved/unicorn", headers=walker), 404, "not_found")
        seen = (await client.get("/api/saved", headers=walker)).json()["saved"]
        assert [(one["product_id"], one["card"]["title"]) for one in seen] == [
            ("lamp", "Glow Lamp"), ("mug", "Tarn Mug"),
        ]  # fmt: skip
        assert (await client.delete("/api/saved/mug", headers=walker)).status_code == 204
        assert (await client.delete("/api/saved/mug", headers=walker)).status_code == 204
        assert len((await client.get("/api/saved", headers=walker)).json()["saved"]) == 1


async def test_a_watch_comes_due_with_the_change_that_it_waits_for(shop: Shop) -> None:
    """By a fall below the limit and by a return; what is due stays so when the price is back up."""
    walker = bearer(shop.token("watcher"))
    key, _ = await shop.key("catalog:write")

    async with shop.serving() as client:

        async def offer(**given: object) -> None:
            response = await client.patch("/api/offers", json={"offers": [given]}, headers=bearer(key))
            assert response.json()["problems"] == [], response.text

        async def due() -> dict[str, object]:
            seen = (await client.get("/api/watches", headers=walker)).json()["watches"]
            return {
                f"{one['product_id']} {one['kind']}": one["due"] and one["due"]["price"]["amount_minor"]
                for one in seen
            }

        async def watch(status: int, **body: object) -> dict[str, object]:
            response = await client.post("/api/watches", json=body, headers=walker)
            assert response.status_code == status, response.text
            return response.json()  # type: ignore[no-any-return]

        made = await watch(201, product_id="shoe", kind="price", below_minor=5000)
        assert (made["below"], made["due"]) == ({"amount_minor": 5000, "currency": "USD"}, None)
        await watch(201, product_id="lamp", kind="stock")
        usual = await watch(201, product_id="mug", kind="price")
        assert usual["below"] == {"amount_minor": 1250, "currency": "USD"}
        for wrong in (
            {"product_id": "mug", "kind": "stock"}, {"product_id": "mug", "kind": "price", "below_minor": 99999},
            {"product_id": "mug", "kind": "rain"}, {"product_id": "mug", "kind": "price", "below_minor": 0},
        ):  # fmt: skip
            await watch(400, **wrong)
        await watch(404, product_id="unicorn", kind="price")
        await offer(
            id="shoe", variant="shoe/43", price=10
        )  # sold out in that size: nothing to be had at that price
        assert await due() == {"shoe price": None, "lamp stock": None, "mug price": None}
        await offer(id="shoe", variant="shoe/42", price=50)
        assert (await due())["shoe price"] is None  # not below
        await offer(id="shoe", variant="shoe/42", price=49.99)
        await offer(id="lamp", stock=2)
        await offer(id="mug", sale_price=12)
        assert await due() == {"shoe price": 4999, "lamp stock": 4000, "mug price": 1200}
        await offer(id="shoe", variant="shoe/42", price=79)
        assert (await due())["shoe price"] == 4999
        again = await watch(201, product_id="shoe", kind="price", below_minor=5000)
        assert (again["id"], again["due"]) == (made["id"], None)
        other = bearer(shop.token("other-watcher"))
        problem(await client.delete(f"/api/watches/{made['id']}", headers=other), 404, "not_found")
        assert (await client.delete(f"/api/watches/{made['id']}", headers=walker)).status_code == 204
        assert "shoe price" not in await due()


async def test_a_products_prices_are_told_with_what_they_prove(shop: Shop) -> None:
    """Each change is a point; the history of a shop that has just begun is short, and says so."""
    key, _ = await shop.key("catalog:write", "catalog:read")
    async with shop.serving() as client:
        await client.patch("/api/offers", json={"offers": [{"id": "twin", "price": 11}]}, headers=bearer(key))
        await client.patch(
            "/api/offers", json={"offers": [{"id": "twin", "sale_price": 8}]}, headers=bearer(key)
        )
        told = (await client.get("/api/products/twin/prices", headers=bearer(key))).json()
        assert [(one["price"]["amount_minor"], one["sale_price"]) for one in told["points"]] == [
            (900, None), (1100, None), (1100, {"amount_minor": 800, "currency": "USD"}),
        ]  # fmt: skip
        assert datetime.fromisoformat(told["points"][0]["at"]) <= datetime.now(UTC)
        verdict = told["verdict"]
        assert (verdict["finding"], verdict["is_short"], verdict["seen_days"]) == ("real", True, 0)
        assert (verdict["lowest_before"]["amount_minor"], verdict["regular_charged"]) == (900, True)
        problem(await client.get("/api/products/unicorn/prices", headers=bearer(key)), 404, "not_found")
        problem(
            await client.get("/api/products/twin/prices?variant_id=x", headers=bearer(key)), 404, "not_found"
        )
