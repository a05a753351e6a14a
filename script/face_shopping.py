"""The views of shopping: sets, the cart, why a product is there, turns that are not kept, and what is remembered."""

from playwright.async_api import Page, Route

BOOTS = "waterproof hiking boots under $120"
OUTFIT = "a rainy hike outfit under $400"
TOO_DEAR = "a rainy hike outfit under $200, no leather"
LINES_SEEN = """() => [...document.querySelectorAll(".drawer.at-end[open] persea-line img")].every((one) => one.complete && one.naturalWidth)"""


def usd(amount_minor: int) -> dict[str, object]:
    return {"amount_minor": amount_minor, "currency": "USD"}


def a_card(id: str, title: str, price: int, **more: object) -> dict[str, object]:
    card: dict[str, object] = {
        "id": id, "title": title, "price": usd(price), "list_price": None, "price_from": False, "url": f"/products/{id}",
        "image_url": f"/demo/pictures/{id}.svg", "in_stock": True, "as_of": None, "stale": False, "brand": "Tarnholt", "rating": 4.4,
        "rating_count": 300, "reason": "", "parts": [], "sponsored": False, "impression_id": None,
    }  # fmt: skip
    return card | more


NO_SET = (
    "sets",
    {
        "choices": [],
        "budget": usd(20000),
        "loosen": [
            {"wish": "budget", "text": "With $12.40 more to spend: the cheapest set that meets the rest is $212.40.", "total": usd(21240)},
            {"wish": "not", "text": "If leather may be in it: $188.00 together.", "total": usd(18800)},
            {"wish": "piece", "text": "Without the rain jacket: $154.50 together.", "total": usd(15450)},
        ],
    },
)  # fmt: skip
NO_SET_SAID = ("text", {"delta": "No set here meets all of that. One wish less would do:"})
WATCHING = (
    "watching",
    {"product_id": "bt-ridgeline-mid", "title": "Ridgeline Mid Waterproof Hiking Boot", "kind": "price", "below": usd(10000), "on": True, "id": "w1"},
)  # fmt: skip
PAID = (
    "cards",
    {
        "cards": [
            a_card("bt-ridgeline-mid", "Ridgeline Mid Waterproof Hiking Boot", 11495),
            a_card("bt-swift-trail", "Swift Trail Waterproof Hiker", 10900, sponsored=True, sponsor="Pacewright", organic_place=4),
        ]
    },
)  # fmt: skip


async def put_all(page: Page) -> None:
    """The set that is shown, into the cart, which then is open."""
    await page.locator("persea-sets .button").click()
    await page.locator(".drawer.at-end[open] persea-line").first.wait_for()
    await page.wait_for_function(LINES_SEEN)
    await page.locator(".toast").wait_for(state="detached")


async def why(page: Page) -> None:
    await page.locator(".because").first.click()
    await page.locator(".why").wait_for()


async def choose(page: Page) -> None:
    await page.locator(".card .put").first.click()
    await page.locator("dialog persea-options").wait_for()


async def check_out(page: Page) -> None:
    """As in a shop whose checkout is not connected; the demo shop has one."""

    async def answer(route: Route) -> None:
        cart = await (await page.request.get(route.request.url.removesuffix("/checkout"))).json()
        links = [
            {
                "product_id": line["product_id"],
                "title": line["title"],
                "url": f"/products/{line['product_id']}",
            }
            for line in cart["lines"]
        ]
        await route.fulfill(json={"url": None, "sent": False, "message": "", "links": links})

    await page.context.route("**/api/cart/checkout", answer)
    await page.locator(".cart-foot .button").click()
    await page.locator(".told > *").wait_for()


async def hand_over(page: Page) -> None:
    await page.locator(".cart-foot .button").click()
    await page.locator("#checkout:not([aria-busy]) h1").wait_for()


async def hide(page: Page) -> None:
    await page.locator(".veil").click()


async def remembered(page: Page, url: str) -> None:
    """A wish and a note, and the panel that shows them."""
    for path, body in (
        ("wishes", {"facet": "attribute", "value": "leather", "stance": "never", "said": "never leather"}),
        ("notes", {"text": "my daughter's birthday is on 12 May"}),
    ):
        await page.request.post(f"{url}/api/me/{path}", data=body)
    if await page.locator("#menu").is_visible():
        await page.locator("#menu").click()
    await page.locator("persea-talks .memory").click()
    await page.locator("persea-memory h3").first.wait_for()
