"""Shops to be fetched from: a real web server on 127.0.0.1 that answers what a test tells it to, and counts."""

from __future__ import annotations

import ssl
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

from persea.catalog.web.fetch import Fetcher, Pace

QUICK = Pace(
    min_interval_s=0,
    connect_timeout_s=5,
    read_timeout_s=5,
    whole_timeout_s=20,
    backoff_s=0.01,
    longest_wait_s=2,
)


@dataclass(frozen=True)
class Reply:
    body: bytes | str | Iterable[bytes] = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def html(body: str = "", **headers: str) -> Reply:
    page = f"<!doctype html><html><body>{body}</body></html>"
    return Reply(page, headers={"Content-Type": "text/html; charset=utf-8"} | headers)


def moved(to: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": to})


@dataclass
class Asked:
    path: str
    headers: Mapping[str, str]


class Shop:
    """`pages` maps a path with its query to a reply, or to what makes one of the request."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.url = f"http://shop.example:{port}"
        self.pages: dict[str, Reply | Callable[[Asked], Reply]] = {}
        self.asked: list[Asked] = []

    def times(self, path: str) -> int:
        return sum(asked.path == path for asked in self.asked)


@contextmanager
def running_shop() -> Iterator[Shop]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # head and body are two writes, and would wait for each other

        def do_GET(self) -> None:
            asked = Asked(self.path, dict(self.headers.items()))
            shop.asked.append(asked)
            page = shop.pages.get(self.path, Reply("not here", 404))
            with suppress(BrokenPipeError, ConnectionResetError):  # who asked has heard enough
                self._send(page(asked) if callable(page) else page)

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            if isinstance(body, bytes):
                if "Content-Length" not in reply.headers and reply.status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                if "Content-Length" in reply.headers:  # it promised another length
                    self.close_connection = True
                return
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for piece in body:
                self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            self.wfile.write(b"0\r\n\r\n")

        def log_message(self, *_: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that hangs up, or is killed, is no failure of the shop's."""
            if not isinstance(sys.exception(), ConnectionError):
                super().handle_error(request, client_address)

    server = Server(("127.0.0.1", 0), Handler)
    shop = Shop(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield shop
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Names:
    """A resolver of the test's own. Each name answers with its lists of addresses in turn, then the last."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self.answers = {name.replace("_", "."): lists for name, lists in answers.items()}
        self.lookups: list[str] = []

    async def __call__(self, host: str, port: int) -> list[str]:
        self.lookups.append(host)
        if host not in self.answers:
            raise OSError(f"no address for {host}")
        lists = self.answers[host]
        return lists.pop(0) if len(lists) > 1 else lists[0]


def only_this_machine(address: IPv4Address | IPv6Address) -> bool:
    return address == ip_address("127.0.0.1")


def quick_fetcher(names: Names | None = None, **options: Any) -> Fetcher:
    trusts_nobody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # the usual authorities take 30 ms to read
    options = {"pace": QUICK, "allowed": only_this_machine, "tls": trusts_nobody} | options
    return Fetcher(resolve=names or Names(shop_example=[["127.0.0.1"]]), **options)
