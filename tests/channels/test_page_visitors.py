"""A server with keys in a real browser: people who have none, on our own page and on two other sites' pages."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from page_wire import Visit
from playwright.async_api import expect
from test_page import ask, first_screen

from persea_server import Server, run_persea, running_server, shared_folder

pytestmark = pytest.mark.browser


class _Empty(BaseHTTPRequestHandler):
    """A site with one empty page, without any policy of its own."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>A shop</title><link rel=icon href=data:,>")

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def a_site() -> Iterator[str]:
    """The origin of a site of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Empty)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with a_site() as origin:
        yield origin


@pytest.fixture(scope="module")
def publishable(served: tuple[Server, str]) -> str:
    return served[1]


@pytest.fixture(scope="module")
def served(site: str) -> Iterator[tuple[Server, str]]:
    """The demo shop with a secret key, a key for the site, and visitors let in; and the site's key."""
    folder = shared_folder()
    data = folder / "data"
    try:
        assert run_persea("key", "create", "bot", data_dir=data).returncode == 0
        made = run_persea("key", "create", "site", "--kind", "publishable", "--origin", site, data_dir=data)
        with running_server(data, env={"PERSEA_VISITORS": "on"}) as server:
            yield server, made.stdout.strip()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def test_a_visitor_talks_without_being_asked_for_a_key(
    served: tuple[Server, str], visit: Visit
) -> None:
    """Cards come, a reload shows the conversation again, and nothing of the page asks for a key."""
    page = await first_screen(visit, served[0].url)
    turn = await ask(page, "waterproof hiking boots under $120")
    assert await turn.locator(".card").count() >= 1
    await page.reload()
    await expect(page.locator(".turn .question")).to_have_text("waterproof hiking boots under $120")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    assert await page.evaluate("sessionStorage.getItem('persea.key')") is None
    [cookie] = await page.context.cookies()
    port = served[0].url.rpartition(":")[2]
    assert (cookie["name"], cookie["httpOnly"], cookie["sameSite"]) == (f"persea_session_{port}", True, "Lax")


FROM_ELSEWHERE = """async ({url, key}) => {
  const call = async (path, token, body) => {
    const headers = {"content-type": "application/json", ...(token && {authorization: `Bearer ${token}`})};
    try {
      const response = await fetch(url + path, {method: body ? "POST" : "GET", headers, body, credentials: token ? "omit" : "include"});
      return {status: response.status, text: await response.text()};
    } catch (error) { return {status: 0, text: String(error)}; }
  };
  const session = await call("/api/session", key, "{}");
  const token = session.status === 200 ? JSON.parse(session.text).token : null;
  const turn = await call("/api/turns", token ?? key, JSON.stringify({text: "boots"}));
  const own = await call("/api/conversations", token ?? key);
  const cookie = await call("/api/conversations", null);
  return {session: session.status, turn: turn.status, streamed: turn.text, own, cookie: cookie.status};
}"""


async def asked_from(visit: Visit, origin: str, server: Server, key: str) -> dict[str, Any]:
    """What a script of a page of `origin` gets, in a browser that has a conversation on our own page."""
    page = await visit(server.url, base_url=server.url, expect_errors="CORS|Failed to load resource")
    await ask(page, "a tent")
    await page.goto(origin)
    got: dict[str, Any] = await page.evaluate(FROM_ELSEWHERE, {"url": server.url, "key": key})
    return got


async def test_a_page_that_the_key_is_for_has_its_own_session(
    served: tuple[Server, str], site: str, visit: Visit
) -> None:
    """The browser lets it ask and read; it sees its own conversation and not that of our page's cookie."""
    got = await asked_from(visit, site, *served)
    assert (got["session"], got["turn"]) == (200, 200)
    assert "event: done" in got["streamed"]
    assert [one["title"] for one in json.loads(got["own"]["text"])["conversations"]] == ["boots"]
    assert got["cookie"] == 0  # asked for with our page's cookie: the browser does not let it read the answer


async def test_a_page_that_the_key_is_not_for_gets_nothing(served: tuple[Server, str], visit: Visit) -> None:
    """Another origin with the same key: the browser does not even let it see the refusals."""
    with a_site() as other:
        got = await asked_from(visit, other, *served)
    assert {got["session"], got["turn"], got["own"]["status"], got["cookie"]} == {0}
