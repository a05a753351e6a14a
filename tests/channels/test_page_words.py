"""The words of the page in its languages, and the rules that its style sheets keep."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from page_wire import PAGE, Visit, Wire, a_card, sse
from playwright.async_api import Page, expect

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "de", "ar")
KEY = re.compile(r'"([a-z]+\.[a-zA-Z]+)"')
# Keys of which only the beginning stands in the code: what follows is the name of a control.
MADE = ("bar.menu", "bar.new", "composer.", "shelf.", "lane.", "mode.", "interests.", "data.", "thumbs.")


async def strings(bare: Page, language: str) -> dict[str, Any]:
    found: dict[str, Any] = await bare.evaluate(
        "async (language) => (await import(`/page/strings/${language}.js`)).default", language
    )
    return found


def places(text: Any) -> set[str]:
    """The {places} of a string, in whichever of its forms."""
    return set(re.findall(r"\{(\w+)\}", json.dumps(text)))


@pytest.mark.parametrize("language", LANGUAGES[1:])
async def test_every_language_says_everything(bare: Page, language: str) -> None:
    """Each language has the keys of English, no others, with the same places, and a form for every count."""
    english, other = await strings(bare, "en"), await strings(bare, language)
    assert list(other) == list(english)
    forms: list[str] = await bare.evaluate(
        "(language) => new Intl.PluralRules(language).resolvedOptions().pluralCategories", language
    )
    for key, text in english.items():
        assert places(other[key]) == places(text), key
        if isinstance(text, dict):
            assert set(other[key]) == set(forms), key


async def test_no_word_is_missing_and_none_is_left_over(bare: Page) -> None:
    """The page's code uses every string that there is, and no other."""
    code = "".join(path.read_text() for path in PAGE.rglob("*.js") if path.parent.name != "strings")
    english = await strings(bare, "en")
    used = {
        key for key in KEY.findall(code) if key.split(".")[0] in {known.split(".")[0] for known in english}
    }
    assert used <= set(english)
    assert {key for key in english if key not in used and not key.startswith(MADE)} == set()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["de-AT", "en"], {"language": "de", "locale": "de-AT"}),
        (["fr", "ar-EG", "en"], {"language": "ar", "locale": "ar-EG"}),
        (["fr", "pt-BR"], None),
        ([], None),
    ],
)
async def test_choosing(bare: Page, wanted: list[str], found: dict[str, str] | None) -> None:
    """The first language that the page speaks is taken, with the person's own variant of it."""
    choose = "async (wanted) => (await import('/page/words.js')).choose(wanted)"
    assert await bare.evaluate(choose, wanted) == found


async def test_language_of_the_page(wire: Wire, visit: Visit) -> None:
    """The address counts most, then what was chosen here, the browser, the shop."""
    field = "textarea[aria-label]"
    page = await visit(f"{wire.url}/?lang=ar", locale="de-DE")
    await expect(page.locator("html")).to_have_attribute("dir", "rtl")
    await expect(page.locator(field)).to_have_attribute("aria-label", "طلبك")
    await page.goto(f"{wire.url}/style")
    await expect(page.locator("html")).to_have_attribute("lang", "ar")  # it holds for the tab
    page = await visit(wire.url, locale="de-DE")
    await expect(page.locator(field)).to_have_attribute("aria-label", "Ihre Frage")
    await expect(page.locator("html")).to_have_attribute("lang", "de")

    await page.get_by_role("button", name="Sprache").click()
    await page.get_by_role("menuitemradio", name="English").click()
    await expect(page.locator(field)).to_have_attribute("aria-label", "Your request")
    await page.reload()
    await expect(page.locator(field)).to_have_attribute("aria-label", "Your request")

    wire.language = "de-DE"
    page = await visit(wire.url, locale="fr-FR")
    await expect(page.locator(field)).to_have_attribute("aria-label", "Ihre Frage")
    await expect(page.get_by_role("button", name="Neues Gespräch")).to_be_visible()


async def test_the_shops_words_are_marked(wire: Wire, visit: Visit) -> None:
    """What is written in another language than the page's says in which, so that it is spoken as such."""

    async def script(body: dict[str, Any]) -> Any:
        yield sse("start", conversation="c1", turn_id="t1")
        yield sse("text", delta="Here you are.")
        yield sse("cards", cards=[a_card()])
        yield sse("done", turn_id="t1", mode="shopping", suggestions=["Cheaper ones"])

    wire.answer = script
    for language, marked in (("de", "en"), ("en", None)):
        page = await visit(f"{wire.url}/?lang={language}")
        await page.locator(".example").click()
        await expect(page.locator(".chip")).to_have_text("Cheaper ones")
        for words in (".prose", ".card h3 bdi", ".chip bdi"):
            assert await page.locator(words).get_attribute("lang") == marked, words


async def test_numbers_and_money(wire: Wire, visit: Visit) -> None:
    """Numbers are written as the reader's language writes them, prices as the shop's answers beside them do."""

    async def script(body: dict[str, Any]) -> Any:
        yield sse("start", conversation="c1", turn_id="t1")
        yield sse("cards", cards=[a_card(rating=4.6, rating_count=1280)])
        yield sse("done", turn_id="t1", mode="shopping", suggestions=[])

    wire.answer = script
    for language, shop, price, rating in (
        ("de", "en", "$99.00", "4,6 (1.280)"),
        ("en", "de", "99,00\xa0$", "4.6 (1,280)"),
        ("de", "de", "99,00\xa0$", "4,6 (1.280)"),
        ("ar", "en", "$99.00", "4.6 (1,280)"),
        ("ar", "ar", "\u2066US$\u2069", "4.6 (1,280)"),
    ):
        wire.language = shop
        page = await visit(f"{wire.url}/?lang={language}")
        await page.locator("textarea").fill("boots")
        await page.keyboard.press("Enter")
        await expect(page.locator(".price strong")).to_contain_text(price)
        await expect(page.locator(".rating")).to_contain_text(rating)


def style_rules() -> list[tuple[str, str]]:
    """Every declaration of every style sheet, with its file's name."""
    found = []
    for path in sorted(PAGE.rglob("*.css")):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
        found += [
            (path.name, line.strip()) for line in text.splitlines() if line.startswith("  ") and ":" in line
        ]
    return found


def test_styles_know_no_left_and_right() -> None:
    """Style sheets say where a line begins and ends, not left and right: so they hold in both directions."""
    physical = re.compile(
        r"^(?:(?:margin|padding|border|inset|scroll-padding)-(?:left|right|top|bottom)|left|right|top|bottom"
        r"|(?:min-|max-)?(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius)\b"
        r"|(?:text-align|float|clear): *(?:left|right)"
    )
    assert len(style_rules()) > 300
    assert [rule for rule in style_rules() if physical.search(rule[1])] == []


def test_colours_have_names() -> None:
    """No style sheet but the tokens' own writes a colour."""
    colour = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(|\boklch\(")
    assert [rule for rule in style_rules() if colour.search(rule[1]) and rule[0] != "tokens.css"] == []


def test_modules_stay_small() -> None:
    """No file of the page has more than five hundred lines."""
    long = [path.name for path in PAGE.rglob("*.*") if len(path.read_text().splitlines()) > 500]
    assert long == []
