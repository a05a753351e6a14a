"""Every view of the page that is worth a picture: its name, what it shows, and how one gets there.

A view is reached as a person would reach it, on a running demo shop. Only what a healthy server never shows is
arranged in the browser: an answer that stays in the middle, one that breaks off, a server out of reach.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import face_person as person
import face_shopping as shopping
from face_shopping import BOOTS, OUTFIT
from playwright.async_api import Page, Route

PRODUCT = "/products/bt-ridgeline-mid"
UNREACHED = "Failed to load resource"
ANSWER_MS = 20_000

# Answers a turn with `events`; the stream then stays open until the page hangs up, or ends, and the rest cannot be had. No server
# knows that turn: it is stopped here.
HELD = """
const real = window.fetch;
window.fetch = (address, options) => {
  const ends = %s;
  if (address.startsWith("/api/turns/")) return ends ? Promise.reject(new TypeError("cut")) : Promise.resolve(new Response(null, { status: 204 }));
  if (address !== "/api/turns") return real(address, options);
  const body = new ReadableStream({
    start(stream) {
      stream.enqueue(new TextEncoder().encode(%s));
      if (ends) return stream.close();
      options.signal.addEventListener("abort", () => stream.error(options.signal.reason));
    },
  });
  return Promise.resolve(new Response(body, { headers: { "Content-Type": "text/event-stream" } }));
};
"""


# A product that is asked for does not come.
NEVER = """
const real = window.fetch;
window.fetch = (address, options) =>
  address.startsWith("/api/products/") ? new Promise(() => {}) : real(address, options);
"""

# What would go by itself after a while stays to be looked at.
STAYING = """
() => {
  const real = window.setTimeout;
  window.setTimeout = (act, ms, ...rest) => (ms >= 4000 ? 0 : real(act, ms, ...rest));
}
"""


@dataclass(frozen=True, slots=True)
class View:
    """`provokes` is what the browser may say of a failure that the view is about; all else it says is one of ours."""

    name: str
    title: str
    reach: Callable[[Page, str], Awaitable[None]]
    provokes: str | None = None


async def ask(page: Page, text: str) -> None:
    turn = page.locator(".turn").nth(await page.locator(".turn").count())
    await say(page, text)
    await turn.locator("persea-answer:not([aria-busy])").wait_for(timeout=ANSWER_MS)


async def say(page: Page, text: str) -> None:
    await page.locator(".dock textarea").fill(text)
    await page.keyboard.press("Enter")


async def opening(page: Page, url: str) -> None:
    await page.goto(url)
    await page.locator(".welcome").wait_for()


async def first(page: Page, url: str) -> None:
    await opening(page, url)
    await page.wait_for_load_state("networkidle")


async def empty_shop(page: Page, url: str) -> None:
    async def nothing_there(route: Route) -> None:
        shop = await (await route.fetch()).json()
        await route.fulfill(json={**shop, "product_count": 0, "examples": []})

    await page.route("**/api/shop", nothing_there)
    await first(page, url)


def asked(*texts: str) -> Callable[[Page, str], Awaitable[None]]:
    async def reach(page: Page, url: str) -> None:
        await opening(page, url)
        for text in texts:
            await ask(page, text)
        await page.wait_for_load_state("networkidle")

    return reach


def answering(
    *events: tuple[str, object], ends: bool = False, said: str = BOOTS
) -> Callable[[Page, str], Awaitable[None]]:
    """A turn that gets as far as `events` (type, data), and then stays there or ends."""
    told = "".join(f"event: {kind}\ndata: {json.dumps(data)}\n\n" for kind, data in events)

    async def reach(page: Page, url: str) -> None:
        await page.add_init_script(HELD % (json.dumps(ends), json.dumps(told)))
        await opening(page, url)
        await say(page, said)
        await page.locator("persea-answer").wait_for()

    return reach


START = ("start", {"conversation": "c1", "turn_id": "t1"})
HALF = ("text", {"delta": "Of the ten that fit, **Swift Trail** costs least, and **Ridgeline"})
SEARCHING = ("status", {"stage": "searching", "detail": "waterproof hiking boots"})
DONE = (
    "done",
    {"turn_id": "t1", "mode": "fast", "suggestions": ["What is the delivery time?", "Show me boots"]},
)
CITED = [
    ("text", {"delta": "You may send anything back within **60 days** of delivery, unused and complete."}),
    ("citation", {"label": "Returns and exchanges", "url": "/#returns"}),
    ("citation", {"label": "Delivery", "url": "/#delivery"}),
]
REFUSED = (
    "error",
    {"code": "model", "message": "The language model does not answer just now.", "retryable": True},
)

ROUTED = ("routed", {"mode": "thinking", "why": "There is something to reckon in it.", "by_person": False})
THOUGHT = [
    ("thought", {"delta": "A square room of 36 m² has walls of 24 m, so 60 m² at 2.5 m. ", "lane": ""}),
    ("tool", {"id": "1", "tool": "calculate", "asked": '{"expression": "60 / 5.3"}', "gave": "11.32", "ok": True, "ms": 1.2, "lane": ""}),
    ("thought", {"delta": "So twelve rolls, with a little to spare.", "lane": ""}),
]  # fmt: skip
USED = {
    "model": "a-model", "total_ms": 14200, "calls": 4, "prompt_tokens": 2210, "completion_tokens": 1202, "reasoning_tokens": 840,
    "cost_micros": 18300, "cut_short": "", "withheld": [],
}  # fmt: skip
ALL_SAID = ("done", {"turn_id": "t1", "mode": "thinking", "suggestions": []})
THOUGHT_OUT = [("text", {"delta": "You need **twelve** rolls."}), ("usage", USED), ALL_SAID]
WALLS = "how many rolls of wallpaper for a square room of 36 m², 2.5 m high? one roll covers 5.3 m²"
FLAT = "should we buy the flat, or go on renting?"
SEVERAL = ("routed", {"mode": "contemplating", "why": "You chose contemplating.", "by_person": True})


def lane(id: str, role: str, state: str, answer: str = "", tokens: int = 0) -> dict[str, object]:
    return {"id": id, "role": role, "state": state, "answer": answer, "tokens": tokens, "ms": 6.2 * tokens}


BEGUN = [
    ("lane", lane(str(place), role, "working"))
    for place, role in enumerate(("Advocate", "Sceptic", "Practitioner"), 1)
]
BUY = lane("1", "Advocate", "done", "Buy: after four years it has paid for itself.", 412)
RENT = lane("2", "Sceptic", "done", "Rent: nobody knows where you will live in four years.", 388)
DEPENDS = lane("3", "Practitioner", "done", "Buy, if the deposit is there.", 402)
WEIGHED = [
    *(("lane", one) for one in (BUY, RENT, DEPENDS)),
    ("account", {"agreement": 0.667, "dissent": ["Sceptic held: rent."], "worth_it": True, "stopped_early": False,
                 "note": "Three of three answered. They did not all say the same.", "lanes": [BUY, RENT, DEPENDS]}),
    ("text", {"delta": "Buy, if you will stay for four years and have the deposit."}),
    ("usage", USED),
    ALL_SAID,
]  # fmt: skip


async def modes(page: Page, url: str) -> None:
    async def able(route: Route) -> None:
        shop = await (await route.fetch()).json()
        await route.fulfill(json={**shop, "model": {"name": "a-model", "weak": False}})

    await page.route("**/api/shop", able)
    await first(page, url)
    await page.locator("persea-mode > button").click()
    await page.locator(".way").nth(2).click()


async def stopped(page: Page, url: str) -> None:
    await answering(START, HALF)(page, url)
    await page.locator(".prose").get_by_text("Ridgeline").wait_for()
    await page.locator(".send").click()
    await page.locator(".notes .note").wait_for()


async def editing(page: Page, url: str) -> None:
    await asked(BOOTS)(page, url)
    await page.locator("persea-question > .quiet").first.click()


async def focused(page: Page, url: str) -> None:
    await asked(BOOTS)(page, url)
    await page.locator(".card h3 a").first.focus()
    await page.keyboard.press("Tab")


async def pushed(page: Page, url: str) -> None:
    await asked(BOOTS, "a wool blanket", "mugs")(page, url)
    await page.evaluate("scrollTo({ top: 260, behavior: 'instant' })")
    await page.locator("#latest").wait_for()


async def talked(page: Page, url: str) -> None:
    await page.goto(url)
    for text in (BOOTS, "a wool blanket", "a present for somebody who reads in bed, up to $40", "mugs"):
        # Read to its end: a turn that nobody listens to is stopped.
        await (await page.request.post(f"{url}/api/turns", data={"text": text, "conversation": None})).text()
    await first(page, url)


def then(
    reach: Callable[[Page, str], Awaitable[None]], *steps: Callable[[Page], Awaitable[None]]
) -> Callable[[Page, str], Awaitable[None]]:
    """What `reach` shows, and one step after another from there."""

    async def all_of_it(page: Page, url: str) -> None:
        await reach(page, url)
        for step in steps:
            await step(page)

    return all_of_it


async def empty_cart(page: Page, url: str) -> None:
    await first(page, url)
    await page.locator("#cart").click()
    await page.locator(".drawer.at-end[open]").wait_for()


async def cart_said(page: Page, url: str) -> None:
    await then(asked(OUTFIT), shopping.put_all)(page, url)
    await page.keyboard.press("Escape")
    cart = await (await page.request.get(f"{url}/api/cart")).json()
    told = "".join(
        f"event: {kind}\ndata: {json.dumps(data)}\n\n"
        for kind, data in (START, ("cart", {**cart, "changed": True}), shopping.WATCHING, DONE)
    )
    # A script that ends with a function would have it called.
    await page.evaluate(HELD % ("true", json.dumps(told)) + "void 0;")
    await ask(page, "add them all, and watch the boots")


async def private(page: Page, url: str) -> None:
    await first(page, url)
    await shopping.hide(page)
    await ask(page, BOOTS)
    await page.wait_for_load_state("networkidle")


async def memory(page: Page, url: str) -> None:
    await asked("mugs")(page, url)
    await shopping.remembered(page, url)


async def opened(page: Page) -> None:
    if await page.locator("#menu").is_visible():
        await page.locator("#menu").click()
        await page.locator("dialog.drawer[open] persea-talks").wait_for()


async def talks(page: Page, url: str) -> None:
    await talked(page, url)
    await opened(page)
    await page.locator("persea-talks li").first.wait_for()


async def talks_found(page: Page, url: str) -> None:
    await talks(page, url)
    async with page.expect_response("**/api/conversations?*"):
        await page.locator("persea-talks input").fill("blanket")
    await page.locator("persea-talks small").first.wait_for()


async def talks_not_found(page: Page, url: str) -> None:
    await talks(page, url)
    async with page.expect_response("**/api/conversations?*"):
        await page.locator("persea-talks input").fill("submarine")
    await page.locator("persea-talks .empty").wait_for()


async def talks_none(page: Page, url: str) -> None:
    await first(page, url)
    await opened(page)
    await page.locator("persea-talks .empty").wait_for()


async def talk_menu(page: Page, url: str) -> None:
    await talks(page, url)
    await page.locator("persea-talks li .menu-place button").nth(1).click()


async def renaming(page: Page, url: str) -> None:
    await talk_menu(page, url)
    await page.locator(".menu button").first.click()
    await page.locator("dialog:not(.drawer)[open]").wait_for()


async def deleting(page: Page, url: str) -> None:
    await talk_menu(page, url)
    await page.locator(".menu button.grave").click()
    await page.locator("dialog:not(.drawer)[open]").wait_for()


async def deleted(page: Page, url: str) -> None:
    await deleting(page, url)
    await page.evaluate(STAYING)
    await page.locator("dialog:not(.drawer)[open] .button.grave").click()
    await page.locator(".toast").wait_for()


async def pinned(page: Page, url: str) -> None:
    """The oldest conversation, which then stands first."""
    await talked(page, url)
    listed = (await (await page.request.get(f"{url}/api/conversations")).json())["conversations"]
    await page.request.patch(f"{url}/api/conversations/{listed[-1]['id']}", data={"pinned": True})
    await first(page, url)
    await opened(page)
    await page.locator("persea-talks li").first.wait_for()


async def languages(page: Page, url: str) -> None:
    await first(page, url)
    await page.locator("persea-bar .menu-place button").click()


async def model_help(page: Page, url: str) -> None:
    await first(page, url)
    await page.locator("#facts .link").click()


async def key(page: Page, url: str) -> None:
    refusal = {"error": {"code": "unauthorized", "message": "A key is needed.", "hint": ""}}
    await page.route("**/api/shop", lambda route: route.fulfill(status=401, json=refusal))
    await page.goto(url)
    await page.locator("dialog[open] input").wait_for()


async def offline(page: Page, url: str) -> None:
    await asked(BOOTS)(page, url)
    await page.route("**/healthz", lambda route: route.abort())
    await page.context.set_offline(True)
    await page.locator("#offline").wait_for()


async def unreachable(page: Page, url: str) -> None:
    await opening(page, url)
    await page.route("**/api/turns", lambda route: route.abort())
    await ask(page, BOOTS)


async def closed(page: Page, url: str) -> None:
    await page.route("**/api/shop", lambda route: route.abort())
    await page.goto(url)
    await page.locator(".problem").wait_for()


async def gone(page: Page, url: str) -> None:
    await page.goto(f"{url}/#c=00000000-0000-4000-8000-000000000000")
    await page.locator(".note").wait_for()
    await page.wait_for_load_state("networkidle")


async def product(page: Page, url: str) -> None:
    await page.goto(url + PRODUCT)
    await page.locator("#product > .about").wait_for()
    await page.wait_for_load_state("networkidle")


async def product_chosen(page: Page, url: str) -> None:
    await product(page, url)
    for value in ("Slate", "8.5"):
        await page.get_by_role("radio", name=value, exact=True).check()


def product_at(part: str) -> Callable[[Page, str], Awaitable[None]]:
    async def reach(page: Page, url: str) -> None:
        await product(page, url)
        await page.locator(part).evaluate("node => node.scrollIntoView({ behavior: 'instant' })")
        await page.wait_for_load_state("networkidle")

    return reach


async def product_variants(page: Page, url: str) -> None:
    await product_at(".variants")(page, url)
    await page.locator(".variants summary").click()


async def product_coming(page: Page, url: str) -> None:
    await page.add_init_script(NEVER)
    await page.goto(url + PRODUCT)
    await page.locator("#product .skeleton.lines").wait_for()


async def product_missing(page: Page, url: str) -> None:
    await page.goto(f"{url}/products/no-such-thing")
    await page.locator(".missing").wait_for()


VIEWS = (
    View("first", "The first screen", first),
    View("first-empty", "The first screen of a shop without products", empty_shop),
    View("cards", "An answer with products", asked(BOOTS)),
    View("focus", "The keyboard's focus on a product", focused),
    View("compare", "A comparison", asked(BOOTS, "compare the first two")),
    View("why", "Why a product is there", then(asked(BOOTS), shopping.why)),
    View("sponsored", "A place that is paid for", answering(START, shopping.PAID, DONE)),
    View("set", "A set", asked(OUTFIT)),
    View(
        "no-set",
        "Where no set meets every wish",
        answering(START, shopping.NO_SET, shopping.NO_SET_SAID, ALL_SAID, said=shopping.TOO_DEAR),
    ),
    View("choose", "Which variant is meant", then(asked(BOOTS), shopping.choose)),
    View("cart", "The cart", then(asked(OUTFIT), shopping.put_all)),
    View(
        "checked-out",
        "Checked out in a shop without a connected checkout",
        then(asked(OUTFIT), shopping.put_all, shopping.check_out),
    ),
    View(
        "demo-checkout",
        "The end of the demo shop's checkout",
        then(asked(OUTFIT), shopping.put_all, shopping.hand_over),
    ),
    View("cart-empty", "The cart is empty", empty_cart),
    View("cart-said", "An answer with the cart, and a watch", cart_said),
    View("private", "A private turn", private),
    View("memory", "What is remembered", memory),
    View("interests", "What was concluded of a person", person.interested),
    View("what-if", "What muting an interest would change", then(person.interested, person.supposed)),
    View("handed", "A picture that is handed over", then(first, person.handed)),
    View("sensed", "An answer to a picture", then(first, person.handed, person.sent)),
    View(
        "evidence", "What was made out, and where", then(first, person.handed, person.sent, person.evidence)
    ),
    View("document", "An answer from a document", then(first, person.document)),
    View("speaking", "While it listens", then(first, person.speaking)),
    View("judged", "Why an answer was not good", then(asked(BOOTS), person.judged)),
    View("palette", "The command palette", then(first, person.palette)),
    View("inspired", "Posts in an answer", asked("show me posts about hiking")),
    View("shop-question", "A question about the shop", asked("what is your return policy?")),
    View("sources", "An answer with its sources", answering(START, *CITED, DONE)),
    View("nothing-found", "Nothing found", asked("a helicopter under $5")),
    View("scrolled", "Further up in a conversation", pushed),
    View("searching", "While it searches", answering(START, SEARCHING)),
    View("writing", "While it writes", answering(START, HALF)),
    View("modes", "The ways of answering", modes),
    View("thinking", "While it thinks", answering(START, ROUTED, *THOUGHT, said=WALLS)),
    View(
        "thought",
        "An answer that was thought through",
        answering(START, ROUTED, *THOUGHT, *THOUGHT_OUT, said=WALLS),
    ),
    View("lanes", "Several at work", answering(START, SEVERAL, *BEGUN, ("lane", BUY), said=FLAT)),
    View(
        "weighed",
        "An answer of several, with their account",
        answering(START, SEVERAL, *BEGUN, *WEIGHED, said=FLAT),
    ),
    View("stopped", "Stopped", stopped),
    View("failed", "The answer failed", answering(START, REFUSED)),
    View("lost", "The connection was lost", answering(START, HALF, ends=True)),
    View("unreachable", "The server was not reached", unreachable, provokes=UNREACHED),
    View("offline", "Offline", offline, provokes=UNREACHED),
    View("closed", "The page could not begin", closed, provokes=UNREACHED),
    View("editing", "A question is edited", editing),
    View("talks", "The conversations", talks),
    View("talks-found", "Searched conversations", talks_found),
    View("talks-not-found", "No conversation found", talks_not_found),
    View("talks-none", "No conversations yet", talks_none),
    View("talk-menu", "A conversation's menu", talk_menu),
    View("talk-pinned", "A conversation that is pinned", pinned),
    View("talk-gone", "A conversation that is not there any more", gone, provokes=UNREACHED),
    View("renaming", "A conversation gets a name", renaming),
    View("deleting", "Before a conversation is deleted", deleting),
    View("toast", "A conversation was deleted", deleted),
    View("languages", "The languages", languages),
    View("model-help", "About the built-in model", model_help),
    View("key", "The server asks for a key", key, provokes=UNREACHED),
    View("product", "A product", product),
    View("product-chosen", "A variant is chosen", product_chosen),
    View("product-details", "A product's details", product_at(".facts")),
    View("product-variants", "All variants", product_variants),
    View("product-reviews", "A product's reviews", product_at(".reviews")),
    View("product-posts", "Posts that show a product", product_at(".posts")),
    View("product-coming", "While a product is fetched", product_coming),
    View("product-missing", "No such product", product_missing, provokes=UNREACHED),
)
