"""A shop's own site, of another origin than Persea, with the widget on its pages under a strict content security policy."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from persea_server import run_persea


@dataclass
class Site:
    """`url` is its origin; `pages` are by their path, each with its policy."""

    url: str
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)

    def put(self, path: str, server: str, key: str, *, head: str = "", attributes: str = "") -> None:
        """A page with the widget of the Persea at `server`."""
        policy = (
            f"default-src 'none'; script-src {server}; connect-src {server}; img-src {server};"
            " style-src 'none'; base-uri 'none'; form-action 'none'"
        )
        tag = f'<persea-chat server="{server}" key="{key}" {attributes}></persea-chat>'
        script = f'<script type="module" src="{server}/widget.js"></script>'
        html = f'<!doctype html><html lang="en"><title>Shop</title>{head}<h1>Shop</h1>{tag}{script}'
        self.pages[path] = policy, html


@contextmanager
def shop_site() -> Iterator[Site]:
    """Serves a site without pages as yet."""
    site = Site("")

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            policy, page = site.pages.get(self.path.partition("?")[0], ("", ""))
            body = page.encode()
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-length", str(len(body)))
            if policy:
                self.send_header("content-security-policy", policy)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            return

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    site.url = f"http://localhost:{listener.server_address[1]}"
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        listener.shutdown()


def publishable_key(data_dir: Path, name: str, origin: str) -> str:
    """A new one, for pages of `origin`."""
    options = ("--kind", "publishable", "--origin", origin)
    created = run_persea("key", "create", name, *options, data_dir=data_dir)
    assert created.returncode == 0, created.stderr
    return created.stdout.strip()
