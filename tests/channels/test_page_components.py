"""The page's components, each on the style page: their keys, both directions, every width, no error."""

from __future__ import annotations

import re

import pytest
from page_wire import Visit, Wire
from playwright.async_api import Locator, Page, expect

pytestmark = pytest.mark.browser

WIDER = "document.documentElement.scrollWidth - innerWidth"
FOCUSED = "document.activeElement.textContent.trim()"


async def style(wire: Wire, visit: Visit, query: str = "", **options: object) -> Page:
    page = await visit(f"{wire.url}/style{query}", **options)
    await expect(page.locator(".part").last).to_be_visible()
    return page


def part(page: Page, file: str) -> Locator:
    return page.locator(f"#{re.sub(r'[^a-zA-Z0-9]', '-', file)}")


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
@pytest.mark.parametrize("language", ["en", "de", "ar"])
async def test_everything_fits(wire: Wire, visit: Visit, width: int, language: str) -> None:
    """In every language and from 320 px on, every state of every component stays within the screen."""
    page = await style(wire, visit, f"?lang={language}", viewport={"width": width, "height": 800})
    assert await page.evaluate(WIDER) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_style_page_needs_no_shop(wire: Wire, visit: Visit, scheme: str) -> None:
    """The style page asks the server for its own files only, and turns to the other direction on demand."""
    page = await style(wire, visit, color_scheme=scheme)
    assert [path for path in wire.paths if path.startswith("/api")] == []
    x = "document.querySelector('.compare').getBoundingClientRect().x"
    before = await page.evaluate(x)
    await page.get_by_role("button", name="rtl").click()
    await expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert await page.evaluate(x) > before
    assert await page.evaluate(WIDER) <= 0


async def test_menu_keys(wire: Wire, visit: Visit) -> None:
    """A menu opens at its first or last entry, is walked round, jumps to a letter, and gives its focus back."""
    page = await style(wire, visit)
    button = part(page, "components/menu.js").get_by_role("button")
    await button.focus()
    await page.keyboard.press("ArrowDown")
    await expect(button).to_have_attribute("aria-expanded", "true")
    assert await page.evaluate(FOCUSED) == "Rename"
    await page.keyboard.press("ArrowDown")
    assert await page.evaluate(FOCUSED) == "Delete"
    await page.keyboard.press("ArrowDown")
    assert await page.evaluate(FOCUSED) == "Rename"
    await page.keyboard.press("End")
    assert await page.evaluate(FOCUSED) == "Delete"
    await page.keyboard.press("r")
    assert await page.evaluate(FOCUSED) == "Rename"
    await page.keyboard.press("Escape")
    await expect(button).to_have_attribute("aria-expanded", "false")
    await expect(button).to_be_focused()
    await page.keyboard.press("ArrowUp")
    assert await page.evaluate(FOCUSED) == "Delete"
    await page.keyboard.press("Enter")
    await expect(page.locator(".toast")).to_have_text("Deleted.")
    await expect(button).to_be_focused()


async def test_dialog_keys(wire: Wire, visit: Visit) -> None:
    """A dialog begins at its gentler answer, Escape leaves it, and focus goes back to where it came from."""
    page = await style(wire, visit)
    opener = page.get_by_role("button", name="confirmed")
    await opener.focus()
    await page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Delete this conversation?")
    await expect(dialog.get_by_role("button", name="Keep it")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    await expect(opener).to_be_focused()


async def test_drawer(wire: Wire, visit: Visit) -> None:
    """The drawer lies at the start of the line in both directions, and closes on Escape and on a tap beside it."""
    for language, side in (("en", 0), ("ar", 390)):
        page = await style(
            wire, visit, f"?lang={language}", viewport={"width": 390, "height": 800}, reduced_motion="reduce"
        )
        drawer = page.locator(".drawer")
        await page.get_by_role("button", name="drawer", exact=True).click()
        box = await drawer.bounding_box()
        assert box is not None
        assert (box["x"] if side == 0 else box["x"] + box["width"]) == side
        await page.keyboard.press("Escape")
        await expect(drawer).to_be_hidden()
        await page.get_by_role("button", name="drawer", exact=True).click()
        await page.mouse.click(380 if side == 0 else 10, 400)
        await expect(drawer).to_be_hidden()


async def test_toast_above_a_drawer(wire: Wire, visit: Visit) -> None:
    """What a toast tells is seen above an open drawer too: both lie above the page, the newer one on top."""
    page = await style(wire, visit, viewport={"width": 390, "height": 800})
    await page.get_by_role("button", name="drawer", exact=True).click()
    await page.evaluate("async () => (await import('/page/components/toast.js')).toast('Deleted.')")
    await expect(page.locator(".drawer[open]")).to_be_visible()
    await expect(page.locator(".toasts:popover-open .toast")).to_have_text("Deleted.")


async def test_shelf_keys(wire: Wire, visit: Visit) -> None:
    """Arrow keys walk from card to card along the line of reading; the buttons push the shelf and end with it."""
    for language, on, back in (("en", "ArrowRight", "ArrowLeft"), ("ar", "ArrowLeft", "ArrowRight")):
        page = await style(
            wire, visit, f"?lang={language}", viewport={"width": 390, "height": 800}, reduced_motion="reduce"
        )
        shelf = part(page, "components/shelf.js").locator("persea-shelf").first
        previous, following = shelf.locator(".pushers button").first, shelf.locator(".pushers button").last
        await expect(previous).to_be_disabled()
        await shelf.locator("h3 a").first.focus()
        await page.keyboard.press(on)
        await expect(shelf.locator("h3 a").nth(1)).to_be_focused()
        await page.keyboard.press(back)
        await expect(shelf.locator("h3 a").first).to_be_focused()
        for _ in range(8):
            if await following.is_disabled():
                break
            await following.click()
            await page.wait_for_timeout(60)
        await expect(following).to_be_disabled()
        await expect(shelf.locator(".card").last).to_be_in_viewport()
        await expect(previous).to_be_enabled()


async def test_options_keys(wire: Wire, visit: Visit) -> None:
    """Arrow keys choose within an option; what does not exist together is taken back; what is sold out is struck."""
    page = await style(wire, visit)
    options = part(page, "components/options.js")
    chosen = options.get_by_role("status")
    await options.get_by_role("radio", name="41").focus()
    await page.keyboard.press("Space")
    slate, largest = options.get_by_role("radio", name="Slate"), options.get_by_role("radio", name="43")
    await expect(slate).to_have_accessible_name("Slate (Not in 41)")
    await expect(largest).to_have_accessible_name("43 (Sold out)")
    await expect(options.locator("p.why:visible")).to_have_text(["Not in 41: Slate", "Sold out: 43"])
    await expect(options.locator("bdi").get_by_text("Slate").first).to_have_css(
        "text-decoration-line", "none"
    )
    await expect(options.locator("label bdi").get_by_text("43")).to_have_css(
        "text-decoration-line", "line-through"
    )
    await options.locator("input[value=Peat]").check()
    await expect(chosen).to_have_text("Peat-41")
    await page.keyboard.press("ArrowRight")
    await expect(options.locator("input[value=Slate]")).to_be_checked()
    await expect(options.locator("input[value='41']")).not_to_be_checked()
    await expect(chosen).to_have_text("–")
    await options.locator("input[value='42']").check()
    await expect(chosen).to_have_text("Slate-42")


async def test_question_keys(wire: Wire, visit: Visit) -> None:
    """Editing begins at the end of the words; Escape takes it back; Enter says it anew, once and not when empty."""
    page = await style(wire, visit)
    said = part(page, "components/question.js").locator("persea-question").first
    await page.evaluate(
        "window.said = []; document.addEventListener('persea-edit', (e) => window.said.push(e.detail))"
    )
    await said.get_by_role("button", name="Edit").press("Enter")
    field = said.get_by_role("textbox")
    await expect(field).to_be_focused()
    await page.keyboard.type("!")
    await expect(field).to_have_value("waterproof hiking boots under $120!")
    await page.keyboard.press("Escape")
    await expect(said.locator(".question")).to_have_text("waterproof hiking boots under $120")
    await expect(said.get_by_role("button", name="Edit")).to_be_focused()
    await page.keyboard.press("Enter")
    await field.fill(" ")
    await page.keyboard.press("Enter")
    await field.fill("blue mugs")
    await page.keyboard.press("Enter")
    assert await page.evaluate("window.said") == ["blue mugs"]


async def test_filters(wire: Wire, visit: Visit) -> None:
    """A filter holds or not, and says which; clearing takes all away and keeps the focus in the row."""
    page = await style(wire, visit)
    row = page.get_by_role("group", name="Filters")
    leather = row.get_by_role("button", name="Leather")
    await expect(row.get_by_role("button", name="Waterproof")).to_have_attribute("aria-pressed", "true")
    await leather.press("Space")
    await expect(leather).to_have_attribute("aria-pressed", "true")
    await row.get_by_role("button", name="Clear filters").press("Enter")
    await expect(row.locator("[aria-pressed=true]")).to_have_count(0)
    await expect(row.get_by_role("button", name="Waterproof")).to_be_focused()
    await expect(row.get_by_role("button", name="Clear filters")).to_be_hidden()


async def test_composer_places(wire: Wire, visit: Visit) -> None:
    """Nothing but text is offered until a place is asked for."""
    page = await style(wire, visit)
    composers = part(page, "components/composer.js").locator("persea-composer")
    await expect(composers.first.get_by_role("button")).to_have_count(1)
    for name in ("Hand something over", "Speak"):
        await expect(composers.last.get_by_role("button", name=name)).to_be_visible()


async def test_chart_has_its_numbers_as_text(wire: Wire, visit: Visit) -> None:
    """Whoever does not see a chart reads its numbers from a table; the longest bar is the largest number."""
    page = await style(wire, visit)
    bars = part(page, "components/chart.js").locator("figure").first
    await bars.get_by_text("As a table").press("Enter")
    await expect(bars.get_by_role("row", name="5 ★")).to_contain_text("86")
    lengths = [float(await bar.get_attribute("width") or 0) for bar in await bars.locator(".filled").all()]
    assert lengths[1] / lengths[0] == pytest.approx(27 / 86)
    assert lengths == sorted(lengths, reverse=True)


async def test_a_lane_that_has_not_changed_stays(wire: Wire, visit: Visit) -> None:
    """A lane that is told of again as it was stays the same nodes, so that nothing flickers and the focus stays."""
    page = await style(wire, visit)
    kept = await page.evaluate(
        """() => {
          const lanes = document.querySelector("#components-lanes-js persea-lanes");
          const [first, second] = lanes.querySelectorAll("li strong");
          const some = { answer: "Buy: after four years it has paid for itself.", tokens: 412, ms: 2310 };
          lanes.show({ id: "1", role: "Advocate", state: "done", ...some });
          lanes.show({ id: "2", role: "Sceptic", state: "done", ...some });
          const now = lanes.querySelectorAll("li strong");
          return [now.length, now[0] === first, now[1] === second];
        }"""
    )
    assert kept == [4, True, False]
    await expect(page.locator("#components-lanes-js li .state").nth(1)).to_have_text(
        "Done · 412 tokens · 2.3 s"
    )


async def test_gallery(wire: Wire, visit: Visit) -> None:
    """Choosing a small picture shows it large, and says which one is shown."""
    page = await style(wire, visit)
    gallery = page.locator("persea-gallery")
    await gallery.get_by_role("button", name="Picture 2").press("Enter")
    await expect(gallery.locator(".picture img")).to_have_attribute("src", "/page/mark.svg?other")
    await expect(gallery.locator("[aria-pressed=true]")).to_have_accessible_name("Picture 2")


async def test_conversations_on_a_phone(wire: Wire, visit: Visit) -> None:
    """On a phone the conversations are in a drawer, which a chosen one closes."""
    kept = [
        {"role": "user", "turn_id": "t1", "text": "blue mugs", "cards": [], "failed": None, "suggestions": []}
    ]
    wire.conversations["c1"] = {"id": "c1", "title": "Mugs", "messages": kept}
    page = await visit(wire.url, viewport={"width": 390, "height": 800})
    await expect(page.locator("#aside persea-talks")).to_have_count(0)
    await page.get_by_role("button", name="Conversations").click()
    await page.get_by_role("dialog").get_by_role("link", name="Mugs").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.locator(".question")).to_have_text("blue mugs")
    await page.set_viewport_size({"width": 1280, "height": 800})
    await expect(page.locator("#aside").get_by_role("link", name="Mugs")).to_have_attribute(
        "aria-current", "page"
    )


async def test_more_conversations(wire: Wire, visit: Visit) -> None:
    """A long list comes in pieces: more of it is shown on demand, and the focus goes to what came."""
    wire.listed_at_once = 2
    for id in ("c1", "c2", "c3"):
        wire.conversations[id] = {"id": id, "title": f"Talk {id}", "messages": []}
    page = await visit(wire.url)
    talks = page.locator("persea-talks li a")
    await expect(talks).to_have_text(["Talk c1", "Talk c2"])
    await page.get_by_role("button", name="Show more").press("Enter")
    await expect(talks).to_have_text(["Talk c1", "Talk c2", "Talk c3"])
    await expect(talks.last).to_be_focused()
    await expect(page.get_by_role("button", name="Show more")).to_have_count(0)


async def test_deleting_all(wire: Wire, visit: Visit) -> None:
    """All conversations are deleted after a yes, and not without."""
    wire.conversations["c1"] = {"id": "c1", "title": "Mugs", "messages": []}
    page = await visit(wire.url)
    await page.get_by_role("button", name="Delete all").click()
    await page.get_by_role("button", name="Keep it").click()
    assert "c1" in wire.conversations
    await page.get_by_role("button", name="Delete all").click()
    await page.get_by_role("dialog").get_by_role("button", name="Delete all").click()
    await expect(page.get_by_text("What you talk about with the shop is kept here.")).to_be_visible()
    await expect(page.locator("persea-talks").get_by_role("button", name="New conversation")).to_be_focused()
    assert wire.conversations == {}


async def test_pictures_of_examples(wire: Wire, visit: Visit) -> None:
    """An example shows pictures of what it leads to; where one cannot be had, the drawing stands again."""
    wire.found = [{"image_url": "/page/mark.svg"}, {"image_url": None}]
    page = await visit(wire.url)
    await expect(page.locator(".example img")).to_have_attribute("src", "/page/mark.svg")
    wire.found = [{"image_url": "/page/no-such.png"}]
    page = await visit(wire.url, expect_errors="404")
    await expect(page.locator(".example .drawing")).to_be_visible()
    await expect(page.locator(".example img")).to_have_count(0)


@pytest.mark.parametrize(
    ("hour", "key"),
    [(4, "evening"), (5, "morning"), (10, "morning"), (11, "day"), (17, "day"), (18, "evening")],
)
async def test_greeting(bare: Page, hour: int, key: str) -> None:
    """The greeting fits the hour."""
    greeting = "async (hour) => (await import('/page/welcome.js')).greeting(hour)"
    assert await bare.evaluate(greeting, hour) == f"welcome.{key}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Both:\n- **Price**: A: $5.00; A b: $6.00\n- **Size**: A b: 2; A: 1; 3\nSo.",
            {"before": "Both:", "rows": [["Price", "$5.00", "$6.00"], ["Size", "1; 3", "2"]], "after": "So."},
        ),
        # the rows may call the second by some of its words
        (
            "So:\n- **Price**: A: $5.00; b: $6.00\n- **Size**: A: 1; b: 2",
            {"before": "So:", "rows": [["Price", "$5.00", "$6.00"], ["Size", "1", "2"]], "after": ""},
        ),
        ("- **Price**: A: $5.00; A b: $6.00", None),
        ("- **Price**: A: $5.00\n- **Size**: A: 1", None),
        ("- **Price**: from $5.00\n- **Size**: large", None),
        ("No list.", None),
    ],
)
async def test_comparison_out_of_text(bare: Page, text: str, found: dict[str, object] | None) -> None:
    """A list becomes a table only where each line says the same of two products or more."""
    table = await bare.evaluate(
        """async (text) => {
          const { compared } = await import("/page/components/compare.js");
          const found = compared(text, [{ id: "1", title: "A" }, { id: "2", title: "A b" }]);
          return found && { before: found.before, rows: found.rows.map(({ name, values }) => [name, ...values]), after: found.after };
        }""",
        text,
    )
    assert table == found


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
async def test_comparison_of_names_alike(bare: Page, order: tuple[int, int]) -> None:
    """A name that is all of one title is that one's, though it begins another; a name may leave out the middle."""
    cards = [
        {"id": "men", "title": "Ridge Mid Waterproof Boot"},
        {"id": "women", "title": "Ridge Mid Waterproof Boot for Women"},
    ]
    told = "- **{}**: Ridge Mid Waterproof Boot: 1; Ridge Mid for Women: 2"
    values = await bare.evaluate(
        """async ([text, cards]) => {
          const { compared } = await import("/page/components/compare.js");
          const found = compared(text, cards);
          return found.cards.map((card, at) => [card.id, found.rows[0].values[at]]);
        }""",
        ["\n".join(told.format(name) for name in ("Price", "Size")), [cards[at] for at in order]],
    )
    assert sorted(values) == [["men", "1"], ["women", "2"]]
