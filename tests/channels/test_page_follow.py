"""Whether the page follows a growing answer: only until its question is at the top, and only a reader takes it further."""

from __future__ import annotations

import pytest
from playwright.async_api import Page

pytestmark = pytest.mark.browser

SCENE = """
async () => {
  const { Follower } = await import("/page/follow.js");
  const part = (height) => {
    const node = content.appendChild(document.createElement("div"));
    node.style.height = `${height}px`;
    return node;
  };
  document.body.style.margin = "0";
  const content = document.body.appendChild(document.createElement("main"));
  const parts = { above: part(1200), question: part(40), answer: part(innerHeight - 40) };
  const follower = new Follower(content, () => {});
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))));
  Object.assign(window, { parts, follower, drawn });
  await drawn();
  follower.begin(parts.question);
  await drawn();
}
"""
TOP = "Math.round(parts.question.getBoundingClientRect().top)"


async def made(page: Page, part: str, height: str) -> int:
    """Where the question stands once `part` is so high."""
    await page.evaluate(
        f"async () => {{ parts.{part}.style.height = `${{{height}}}px`; await drawn(); await drawn(); }}"
    )
    top: int = await page.evaluate(TOP)
    return top


async def test_a_view_that_is_moved_and_comes_back_is_taken_nowhere(bare: Page) -> None:
    """What is laid out anew above moves the view up, and down again to where the page had led it: that is no reader at the end."""
    await bare.evaluate(SCENE)
    assert await bare.evaluate(TOP) == 0
    led = await bare.evaluate("scrollY")
    for top in (led - 200, led):
        await bare.evaluate(f"async () => {{ scrollTo(0, {top}); await drawn(); }}")
    assert await made(bare, "answer", "innerHeight + 600") == 0


async def test_a_reader_who_goes_to_the_end_is_taken_along(bare: Page) -> None:
    """As the answer grows, its end stays in view."""
    await bare.evaluate(SCENE)
    assert await made(bare, "answer", "innerHeight + 300") == 0
    await bare.mouse.move(200, 200)
    await bare.mouse.wheel(0, 2000)
    await bare.evaluate("drawn()")
    assert (
        await bare.evaluate("document.documentElement.scrollHeight - innerHeight - Math.round(scrollY)") == 0
    )
    await made(bare, "answer", "innerHeight + 900")
    assert (
        await bare.evaluate("document.documentElement.scrollHeight - innerHeight - Math.round(scrollY)") == 0
    )
