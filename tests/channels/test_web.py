"""The page's files, search and products on a real server."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import httpx2
import pytest
from fastapi import FastAPI
from page_turns import ADDRESSES, NAMES, ODD_IDS, turn

from persea.app import Persea
from persea.channels.beside import PRODUCT, html_of
from persea.channels.web import PAGE, shop_routes
from persea.store.missed import MissedSearches, Why
from persea.turn import House

# ---------------------------------------------------------------- search


def found(http: httpx2.Client, **parameters: object) -> list[dict[str, Any]]:
    response = http.get("/api/search", params=parameters)
    assert response.status_code == 200
    body = response.json()
    assert set(body) - {"without"} == {
        "results",
        "did_you_mean",
    }  # where nothing matches, what stands in the way
    assert body["did_you_mean"] is None
    for result in body["results"]:
        assert set(result) == {"id", "title", "score", "exact", "price", "image_url"}
    results: list[dict[str, Any]] = body["results"]
    return results


def test_search_answers_in_the_agreed_shape_best_first(http: httpx2.Client) -> None:
    """Ten results by default, `k` where it is given, scores falling, prices the catalogue's."""
    results = found(http, q="hiking boots")
    assert len(results) == 10
    assert [result["score"] for result in results] == sorted(
        (result["score"] for result in results), reverse=True
    )
    assert "boot" in results[0]["title"].lower()
    assert len(found(http, q="hiking boots", k=3)) == 3
    for result in results:
        assert http.get(f"/api/products/{result['id']}").json()["price"] == result["price"]


def test_search_says_what_stands_in_the_way(http: httpx2.Client) -> None:
    """Where nothing matches, each wish that would be enough to give up is named, with what would match then."""
    body = http.get("/api/search", params={"q": "hiking boots", "max_price": "3"}).json()
    assert (body["without"][0]["wish"], body["without"][0]["is_word"]) == ("price", False)
    count = body["without"][0]["matched"]
    assert http.get("/api/search", params={"q": "hiking boots", "facets": True}).json()["matched"] == count
    body = http.get("/api/search", params={"q": "zebra hiking boots"}).json()
    assert [(one["wish"], one["is_word"], one["matched"]) for one in body["without"]] == [
        ("zebra", True, count)
    ]


def test_search_says_what_was_likely_meant(http: httpx2.Client) -> None:
    """A misspelt search finds what was meant, and says so."""
    meant = http.get("/api/search", params={"q": "hiking boots"}).json()["results"]
    body = http.get("/api/search", params={"q": "hikng boots"}).json()
    assert body["did_you_mean"] == "hiking boots"
    assert {result["id"] for result in body["results"]} == {result["id"] for result in meant}


def test_a_code_finds_its_product_and_nothing_else(http: httpx2.Client) -> None:
    """SKU, GTIN and id, however their signs are typed; with other words beside it the product comes first."""
    for code in ("CPA-TOTE-STRIPE-CORAL", "2014694959856", "02014694959856"):
        assert [(one["id"], one["exact"]) for one in found(http, q=code)] == [("cpa-tote-stripe", True)]
    beside = found(http, q="2014694959856 or a backpack")
    assert beside[0]["id"] == "cpa-tote-stripe"
    assert len(beside) == 10
    assert found(http, q="2014694959856", max_price="1") == []


def test_a_category_may_be_given_as_its_path(http: httpx2.Client) -> None:
    """The path as it was imported means its last step."""
    step = found(http, q="boots", category="Hiking boots", k=50)
    assert step
    assert found(http, q="boots", category="Anything > Hiking boots", k=50) == step


async def test_nobody_has_missed_what_the_page_asks_for_pictures_of(demo: Persea) -> None:
    """A search in vain is noted, but not one for the examples that the page itself shows."""
    missed = MissedSearches()
    house = replace(await demo.house(), missed=missed)

    async def house_now() -> House:
        return house

    app = FastAPI()
    app.include_router(shop_routes(house_now, is_open=True))
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://here") as http:
        examples = (await http.get("/api/shop")).json()["examples"]
        found = [await http.get("/api/search", params={"q": one, "facets": True}) for one in examples]
        assert not all(response.json()["matched"] for response in found)
        assert missed.noted() == {}
        await http.get("/api/search", params={"q": "inflatable kayaks"})
        assert list(missed.noted()) == [("inflatable kayaks", Why.WORDS)]


def test_search_keeps_to_its_filters(http: httpx2.Client) -> None:
    """Category, brand, price and stock are kept to by every result, by the product's own record."""
    for parameters in (
        {"category": "hiking boots"},
        {"category": "HIKING BOOTS", "q": "shoes"},
        {"min_price": "50", "max_price": "79.90", "q": "jacket"},
        {"max_price": 25},
        {"in_stock": True, "q": "boots", "k": 20},
    ):
        results = found(http, **{"k": 8} | parameters)
        assert results
        for result in results:
            record = http.get(f"/api/products/{result['id']}").json()
            price = record["price"]["amount_minor"]
            if "category" in parameters:
                assert "hiking boots" in [step.lower() for step in record["category_path"]]
            if "min_price" in parameters:
                assert any(5000 <= v["price"]["amount_minor"] <= 7990 for v in record["variants"])
            elif "max_price" in parameters:
                assert price <= 2500
            if "in_stock" in parameters:
                assert record["in_stock"]
    brand = http.get(f"/api/products/{found(http, q='boots')[0]['id']}").json()["brand"]
    branded = found(http, brand=brand.upper(), k=100)
    assert branded
    assert {http.get(f"/api/products/{result['id']}").json()["brand"] for result in branded} == {brand}


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"k": 0}, "query.k: Input should be greater than or equal to 1: 0"),
        ({"k": 101}, "query.k: Input should be less than or equal to 100: 101"),
        ({"k": "many"}, "query.k: Input should be a valid integer, unable to parse string as an integer: many"),
        ({"min_price": "-1"}, "min_price must be a price: -1. Write it in USD, such as 79.90"),
        ({"max_price": "12.345"}, "max_price must be a price: 12.345. Write it in USD, such as 79.90"),
        ({"in_stock": "maybe"}, "query.in_stock: Input should be a valid boolean, unable to interpret input: maybe"),
        ({"q": "x" * 501}, None),
    ],
)  # fmt: skip
def test_a_search_that_cannot_be_understood_is_400(
    http: httpx2.Client, parameters: dict[str, object], message: str | None
) -> None:
    """Parameters out of range or of the wrong kind are said to be so by their name."""
    response = http.get("/api/search", params=parameters)
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "bad_request"
    if message is not None:
        assert response.json()["error"]["message"] == message


@pytest.mark.parametrize(
    "odd_text", ["\x00", "\x00\x00", "'", "a & b | !c:*", "🥾", "%", "\\", "<->", "", " "]
)
def test_odd_characters_in_a_search_are_only_characters(http: httpx2.Client, odd_text: str) -> None:
    """NUL, quotes and the marks of query languages in any parameter are no error."""
    for name in ("q", "category", "brand"):
        response = http.get("/api/search", params={name: odd_text})
        assert response.status_code == 200


def test_facets_count_what_a_filter_would_leave(http: httpx2.Client) -> None:
    """With `facets` each value has a count, and a search under that value says that as many match."""
    body = http.get("/api/search", params={"q": "boots", "facets": True}).json()
    assert set(body) == {"results", "did_you_mean", "matched", "facets"}
    facets = body["facets"]
    assert set(facets) == {"category", "brand", "price", "options", "min_rating", "in_stock", "on_sale"}
    assert body["matched"] >= facets["in_stock"] > 0
    sizes = next(option for option in facets["options"] if option["name"] == "Size")
    chosen: list[tuple[dict[str, object], int]] = [
        ({"brand": facets["brand"][0]["value"]}, facets["brand"][0]["count"]),
        ({"category": facets["category"][-1]["value"]}, facets["category"][-1]["count"]),
        ({"option": f"Size:{sizes['values'][0]['value']}"}, sizes["values"][0]["count"]),
        ({"min_rating": facets["min_rating"][0]["value"]}, facets["min_rating"][0]["count"]),
        ({"on_sale": True}, facets["on_sale"]),
        (
            {"max_price": f"{facets['price'][0]['max']['amount_minor'] / 100:.2f}"},
            facets["price"][0]["count"],
        ),
    ]
    for parameters, count in chosen:
        under = http.get("/api/search", params={"q": "boots", "facets": True, **parameters}).json()
        assert under["matched"] == count, parameters


def test_an_option_that_is_none_is_400(http: httpx2.Client) -> None:
    """An option without a name or a value is said to be so."""
    for odd in ("42", "size:", ":42", ""):
        response = http.get("/api/search", params={"option": odd})
        assert response.status_code == 400
        message = response.json()["error"]["message"]
        assert message == f"option must be a name and a value: {odd}. Write it like size:42"


# ---------------------------------------------------------------- products


def test_a_product_says_all_that_its_page_shows(http: httpx2.Client) -> None:
    """A product's prices, pictures, options and variants fit together."""
    [result] = found(http, q="hiking boots", k=1)
    record = http.get(f"/api/products/{result['id']}").json()
    assert record["id"] == result["id"]
    assert record["variants"]
    lowest = min(v["price"]["amount_minor"] for v in record["variants"] if v["in_stock"])
    assert record["price"] == {"amount_minor": lowest, "currency": "USD"}
    assert record["in_stock"] == any(v["in_stock"] for v in record["variants"])
    assert record["url"].endswith(f"/products/{record['id']}")
    for picture in record["image_urls"]:
        drawn = http.get(picture)
        assert drawn.status_code == 200
        assert drawn.headers["content-type"] == "image/svg+xml"
    for name, values in record["options"]:
        assert name
        assert len(values) == len(set(values)) > 0


@pytest.mark.parametrize("id", ODD_IDS)
def test_an_odd_id_is_found_shown_and_linked(odd: httpx2.Client, id: str) -> None:
    """Ids with slashes, quotes, signs and any script are read at their address, and linked so that it works."""
    place = ODD_IDS.index(id)
    record = odd.get(f"/api/products/{quote(id, safe='')}").json()
    assert (record["id"], record["price"]["amount_minor"]) == (id, place * 100 + 1150)
    assert record["url"] == f"/products/{quote(id, safe='')}"
    page = odd.get(record["url"])
    assert (page.status_code, page.content) == (200, html_of(PRODUCT, PAGE).encode())
    body: dict[str, Any] = {"messages": [{"role": "user", "content": f"{NAMES[place]} lantern"}]}
    answer = odd.post("/v1/chat/completions", json=body).json()["choices"][0]["message"]
    assert answer["persea"]["cards"][0]["id"] == id
    assert f"- [{NAMES[place]} Lantern]({str(odd.base_url).rstrip('/')}{record['url']})" in answer["content"]
    body["messages"] += [
        {"role": "assistant", "content": answer["content"]},
        {"role": "user", "content": "how much is the first one?"},
    ]
    asked = odd.post("/v1/chat/completions", json=body).json()["choices"][0]["message"]
    assert [card["id"] for card in asked["persea"]["cards"]] == [id]


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_address_with_brackets_is_linked_and_known_again(odd: httpx2.Client, name: str) -> None:
    """The shop's own address stands in a Markdown link that no bracket ends early, and leads back to the product."""
    body: dict[str, Any] = {"messages": [{"role": "user", "content": f"{name} lantern"}]}
    content = odd.post("/v1/chat/completions", json=body).json()["choices"][0]["message"]["content"]
    [line] = [line for line in content.splitlines() if line.startswith(f"- [{name} Lantern](")]
    url = line.removeprefix(f"- [{name} Lantern](").split(")")[0]
    base = str(odd.base_url).rstrip("/") if ADDRESSES[name].startswith("/") else ""
    assert unquote(url) == base + ADDRESSES[name]
    body["messages"] += [
        {"role": "assistant", "content": line},
        {"role": "user", "content": "how much is the first one?"},
    ]
    asked = odd.post("/v1/chat/completions", json=body).json()["choices"][0]["message"]
    assert [card["id"] for card in asked["persea"]["cards"]] == [name.lower()]


@pytest.mark.parametrize("id", ["", "nope", "a/b", "%00", "%ED%A0%80", "..", "' OR 1=1 --"])
def test_a_product_that_is_not_there_is_404(odd: httpx2.Client, id: str) -> None:
    """An id that no product has is not found, whatever is in it."""
    response = odd.get(f"/api/products/{id}")
    assert response.status_code == 404
    assert response.json()["error"]["code"] == "not_found"


def test_a_page_of_the_shop_s_own_is_given_whole(http: httpx2.Client) -> None:
    """With its title and all of its text; one that the shop does not have is not found."""
    guide = http.get("/api/guides/returns").json()
    assert (guide["title"], guide["url"]) == ("Returns and exchanges", None)
    assert "What cannot be returned" in guide["body"]
    assert http.get("/api/guides/no-such").status_code == 404
    assert http.get("/guides/returns").headers["content-type"].startswith("text/html")


def test_what_the_shop_hides_is_not_found_by_asking(odd: httpx2.Client) -> None:
    """A hidden product is in no search result and no answer."""
    assert all(result["id"] != "secret" for result in found(odd, q="Lantern that nobody may find", k=100))
    assert all(result["id"] != "secret" for result in found(odd, k=100))
    told = turn(odd, "lanterns for $1.00")
    cards = [card["id"] for event in told if event.name == "cards" for card in event.data["cards"]]
    assert "secret" not in cards


def test_the_shop_says_what_the_page_opens_with(http: httpx2.Client, odd: httpx2.Client) -> None:
    """Name, currency, counts, whether it is open, and the model; the examples lead to products."""
    shop = http.get("/api/shop").json()
    assert (shop["currency"], shop["is_demo"], shop["open"]) == ("USD", True, True)
    assert shop["product_count"] > 200
    assert shop["model"]["weak"] is True
    assert len(set(shop["examples"])) == 5
    for example in shop["examples"]:
        assert any(event.name == "cards" for event in turn(http, example))
    other = odd.get("/api/shop").json()
    assert (other["is_demo"], other["product_count"]) == (False, len(ODD_IDS) + len(ADDRESSES))
    abilities = ("json_schema", "tools", "parallel_tools", "vision", "audio", "reasoning")
    assert other["model"] == {
        "name": "scripted",
        "weak": False,
        "can": dict.fromkeys(abilities, "unknown"),
    }


def test_files_of_the_page_stay_the_page_s(http: httpx2.Client) -> None:
    """Nothing above the page's folder can be read through it."""
    assert http.get("/").status_code == 200
    assert {path.name for path in Path(PAGE).iterdir()} >= {"index.html", "beside.html"}
    for path in ("/page/../web.py", "/page/%2e%2e/web.py", "/page/..%2fweb.py", "/page//etc/passwd"):
        assert http.get(path).status_code == 404


def test_head_says_of_pages_and_files_what_get_does(http: httpx2.Client) -> None:
    """HEAD has the status and headers of GET and no body, wherever GET gives a page or a file."""
    drawn = http.get("/api/search", params={"q": "boots", "k": 1}).json()["results"][0]["id"]
    for path in ("/", f"/products/{drawn}", "/style", "/page/chat.js", "/page/none.js", "/healthz", "/readyz",
                 f"/demo/pictures/{drawn}.svg", f"/demo/pictures/{drawn}.png?size=64", "/demo/pictures/none.svg"):  # fmt: skip
        got, told = http.get(path), http.head(path)
        assert told.status_code == got.status_code
        assert told.content == b""
        for name in ("content-type", "content-length", "cache-control"):
            assert told.headers.get(name) == got.headers.get(name), path


def test_the_widget_comes_packed_and_once(http: httpx2.Client) -> None:
    """Gzipped to whoever takes it, and not again to whoever has it; any page may load it."""
    first = http.get("/widget.js")
    assert first.headers["content-encoding"] == "gzip"
    assert first.headers["access-control-allow-origin"] == "*"
    assert "persea-chat" in first.text
    assert http.get("/widget.js", headers={"if-none-match": first.headers["etag"]}).status_code == 304
    assert http.head("/widget.js").content == b""
