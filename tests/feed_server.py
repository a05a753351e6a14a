"""A web server on loopback with one feed, whose content and moods a test sets."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class FeedServer:
    """Serves `body` at every path, with an entity tag; answers with `status` where that is not 200."""

    def __init__(self) -> None:
        self.body = b""
        self.status = 200
        self.answers: list[int] = []
        """The status of each answer so far."""
        self.url = ""


@contextmanager
def feed_server() -> Iterator[FeedServer]:
    feed = FeedServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            tag = f'"{hashlib.blake2b(feed.body, digest_size=8).hexdigest()}"'
            status = feed.status
            if status == 200 and self.headers.get("If-None-Match") == tag:
                status = 304
            feed.answers.append(status)
            self.send_response(status)
            self.send_header("ETag", tag)
            self.send_header("Content-Type", "application/x-ndjson")
            body = feed.body if status == 200 else b""
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    feed.url = f"http://127.0.0.1:{server.server_address[1]}/products.jsonl"
    try:
        yield feed
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
