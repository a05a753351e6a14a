"""The end of the demo shop's way: a page that says what a shop would be handed."""

from __future__ import annotations

import pytest
from page_wire import Visit
from playwright.async_api import expect

pytestmark = pytest.mark.browser


async def test_the_demo_shops_cart_is_handed_over(server_url: str, visit: Visit) -> None:
    """Checking out leads there, with what a shop's own checkout gets, and says that nothing was bought."""
    page = await visit(f"{server_url}/products/kc-tagine-small")
    await page.get_by_role("button", name="Add to cart").first.click()
    await page.locator("#cart").click()
    await page.get_by_role("dialog").get_by_role("button", name="Check out").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Here the shop's own checkout begins")
    await expect(page.get_by_text("nothing has been ordered")).to_be_visible()
    row = page.get_by_role("row").nth(1)
    await expect(row.get_by_role("rowheader")).to_have_text("Small Blue Tagine")
    await expect(row.get_by_role("cell")).to_have_text(["1", "kc-tagine-small", "KC-TAGINE-SMALL", "–"])
    await expect(page.locator("pre")).to_contain_text("/demo/checkout?product=kc-tagine-small&variant=")
    await expect(page.get_by_role("link", name="To the shop")).to_be_visible()


async def test_an_address_of_somebody_elses_making(server_url: str, visit: Visit) -> None:
    """What the shop does not sell goes by its id; nothing of it is markup."""
    page = await visit(
        f"{server_url}/demo/checkout?variant=lost&product=<b>no</b>&quantity=x", expect_errors="404"
    )
    await expect(page.get_by_role("rowheader")).to_have_text("<b>no</b>")
