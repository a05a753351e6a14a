"""Fetching: where it goes and where it does not, how gently, and how much it takes."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from shop_server import QUICK, Asked, Names, Reply, Shop, html, moved, quick_fetcher

from persea import __version__
from persea.catalog.web.answer import Validators
from persea.catalog.web.fetch import Fetcher
from persea.errors import FetchFailed, FetchRefused


async def test_page(shop: Shop, fetcher: Fetcher) -> None:
    """A page comes with its type, encoding and validators; the host's name is in the question, a cookie is not."""
    headers = {"ETag": '"1"', "Last-Modified": "Mon, 23 Nov 2026 10:00:00 GMT", "Set-Cookie": "a=b; Path=/"}
    shop.pages["/a?b=1"] = html("Grüße", **headers)
    page = await fetcher.get(f"{shop.url}/a?b=1#part")
    await fetcher.get(f"{shop.url}/a?b=1")
    assert page.url == f"{shop.url}/a?b=1"
    assert "Grüße" in page.body.decode()
    assert (page.media_type, page.charset) == ("text/html", "utf-8")
    assert page.validators == Validators('"1"', "Mon, 23 Nov 2026 10:00:00 GMT")
    for asked in shop.asked:
        assert asked.headers["Host"] == f"shop.example:{shop.port}"
        assert asked.headers["User-Agent"] == f"Persea/{__version__} (catalogue import)"
        assert "Cookie" not in asked.headers


async def test_contact(shop: Shop) -> None:
    """Who runs this Persea can say how to be reached."""
    shop.pages["/"] = html()
    async with quick_fetcher(contact="https://example.org/about") as fetcher:
        await fetcher.get(shop.url)
    assert shop.asked[0].headers["User-Agent"] == f"Persea/{__version__} (+https://example.org/about)"


async def test_nothing_from_the_environment(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy that the environment names is not used, since it would look names up by itself; nor a password."""
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    (tmp_path / "netrc").write_text("machine shop.example login ann password secret")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    shop.pages["/"] = html("here")
    async with quick_fetcher() as fetcher:
        assert b"here" in (await fetcher.get(shop.url)).body
    assert "Authorization" not in shop.asked[0].headers


# ---------------------------------------------------------------- where it does not go


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("file:///etc/passwd", "Only web addresses"),
        ("ftp://shop.example/feed.csv", "Only web addresses"),
        ("gopher://127.0.0.1:6379/_", "Only web addresses"),
        ("http:///feed", "Only web addresses"),
        ("shop.example", "Only web addresses"),
        ("http://ann:secret@shop.example/", "name or password"),
        ("http://shop.example:99999/", "no web address: http://shop.example:99999/. A port is 1 to 65535"),
        ("http://shop.example:-1/", "no web address"),
        ("http://shop.example/\ud800", "no web address"),
    ],
)
async def test_addresses_that_are_none_of_the_web(fetcher: Fetcher, url: str, told: str) -> None:
    """Only http and https, and no name and password, which the message does not repeat."""
    with pytest.raises((FetchRefused, FetchFailed), match=told) as caught:
        await fetcher.get(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"],
)
async def test_this_machine_in_all_its_spellings(shop: Shop, host: str) -> None:
    """By default this machine is not asked, however it is spelled."""
    async with Fetcher(pace=QUICK) as fetcher:
        with pytest.raises(FetchRefused, match="not on the open internet"):
            await fetcher.get(f"http://{host}:{shop.port}/")
    assert shop.asked == []


async def test_a_shop_on_ones_own_network(shop: Shop) -> None:
    """With allow_private this machine is asked, and the address of cloud metadata still is not."""
    shop.pages["/"] = html("here")
    shop.pages["/out"] = moved("http://169.254.169.254/latest/meta-data/")
    async with Fetcher(pace=QUICK, allow_private=True) as fetcher:
        assert b"here" in (await fetcher.get(f"http://127.0.0.1:{shop.port}/")).body
        with pytest.raises(FetchRefused, match=r"169\.254\.169\.254"):
            await fetcher.get(f"http://127.0.0.1:{shop.port}/out")


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2:{port}/",
        "http://inside.example:{port}/",
        "http://inside.example/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "file:///etc/passwd",
        "//10.0.0.1/",
        "http://shop.example:22/",
        "http://ann:secret@shop.example/",
    ],
)
async def test_redirects_to_where_nobody_may_send_us(shop: Shop, target: str) -> None:
    """Every redirect is looked at as the first address was: scheme, port, and the address that it resolves to."""
    shop.pages["/out"] = moved(target.format(port=shop.port))
    shop.pages["/"] = html("inside")
    async with quick_fetcher(Names(shop_example=[["127.0.0.1"]], inside_example=[["127.0.0.2"]])) as fetcher:
        with pytest.raises(FetchRefused):
            await fetcher.get(f"{shop.url}/out")
    assert [asked.path for asked in shop.asked] == ["/out"]


async def test_redirects(shop: Shop, fetcher: Fetcher) -> None:
    """Five redirects are followed, relative ones too; six are not, nor one without an end or a target."""
    for number in range(6):
        shop.pages[f"/{number}"] = moved(f"{number + 1}", status=(301, 302, 303, 307, 308, 302)[number])
    shop.pages["/6"] = html("arrived")
    shop.pages["/loop"] = moved("/loop")
    shop.pages["/bad"] = moved("http://shop.example:port/")
    assert (await fetcher.get(f"{shop.url}/1")).url == f"{shop.url}/6"
    for path in ("/0", "/loop"):
        with pytest.raises(FetchFailed, match="More than 5 redirects"):
            await fetcher.get(shop.url + path)
    with pytest.raises(FetchFailed, match="leads to no web address"):
        await fetcher.get(f"{shop.url}/bad")


async def test_redirects_that_the_caller_does_not_want(shop: Shop, fetcher: Fetcher) -> None:
    """The caller is asked before each redirect, and nothing is fetched from where it says no."""
    shop.pages |= {"/a": moved("/b"), "/b": moved("/c"), "/c": html()}
    with pytest.raises(FetchRefused, match="leads where"):
        await fetcher.get(f"{shop.url}/a", may_follow=lambda url: url == f"{shop.url}/b")
    assert [asked.path for asked in shop.asked] == ["/a", "/b"]


async def test_name_that_answers_differently_later(shop: Shop) -> None:
    """A name is looked up once a connection and the answer is what is connected to; a later one is judged anew."""
    shop.pages["/"] = Reply("here", headers={"Connection": "close"})
    names = Names(shop_example=[["127.0.0.1"], ["127.0.0.2"]])
    async with quick_fetcher(names) as fetcher:
        await fetcher.get(shop.url)
        assert names.lookups == ["shop.example"]
        with pytest.raises(FetchRefused, match=r"127\.0\.0\.2"):
            await fetcher.get(shop.url)
    assert names.lookups == ["shop.example", "shop.example"]
    assert len(shop.asked) == 1


@pytest.mark.parametrize(
    "answers", [["127.0.0.1", "10.0.0.1"], ["10.0.0.1", "127.0.0.1"], ["127.0.0.1", "fe80::1%1"]]
)
async def test_name_with_one_address_too_many(shop: Shop, answers: list[str]) -> None:
    """A name one of whose addresses is not allowed is not asked at all."""
    async with quick_fetcher(Names(shop_example=[answers])) as fetcher:
        with pytest.raises(FetchRefused):
            await fetcher.get(shop.url)
    assert shop.asked == []


async def test_unknown_names(fetcher: Fetcher) -> None:
    """A name without an address is told as what it is, at once."""
    with pytest.raises(FetchFailed, match=r"no such host: shopp\.example"):
        await fetcher.get("http://shopp.example/")


# ---------------------------------------------------------------- https


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of shop.example, signed by itself, with its key in the same file."""
    file = tmp_path_factory.mktemp("tls") / "shop.pem"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=shop.example"
        f" -addext subjectAltName=DNS:shop.example -keyout {file} -out {file}.crt"
    )
    try:
        subprocess.run(command.split(), check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("needs openssl")
    file.write_text(file.read_text() + Path(f"{file}.crt").read_text())
    return file


@pytest.fixture
def tls_shop(certificate: Path) -> Iterator[tuple[int, list[str | None]]]:
    """A port that speaks TLS and redirects to http, and the server names that it was asked for."""
    named: list[str | None] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(302 if self.path == "/down" else 200)
            self.send_header("Location", "http://shop.example/")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = lambda _socket, name, _context: named.append(name)
    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server.server_port, named
    server.shutdown()
    server.server_close()
    thread.join()


async def test_https(tls_shop: tuple[int, list[str | None]], certificate: Path) -> None:
    """TLS is spoken with the name, though the connection goes to the address, and the certificate must be its."""
    port, named = tls_shop
    names = Names(shop_example=[["127.0.0.1"]], other_example=[["127.0.0.1"]])
    trusted = ssl.create_default_context(cafile=str(certificate) + ".crt")
    async with quick_fetcher(names, tls=trusted) as fetcher:
        assert (await fetcher.get(f"https://shop.example:{port}/")).body == b""
        assert named == ["shop.example"]
        with pytest.raises(FetchFailed, match="cannot be reached"):
            await fetcher.get(f"https://other.example:{port}/")
        with pytest.raises(FetchRefused, match="from https to http"):
            await fetcher.get(f"https://shop.example:{port}/down")
    async with quick_fetcher() as untrusting:
        with pytest.raises(FetchFailed, match="cannot be reached"):
            await untrusting.get(f"https://shop.example:{port}/")


# ---------------------------------------------------------------- how much it takes


def _endless() -> Iterator[bytes]:
    while True:
        yield b"x" * 65_536


async def test_endless_answers(shop: Shop, fetcher: Fetcher) -> None:
    """An answer is cut off once it is larger than allowed."""
    shop.pages["/"] = Reply(_endless())
    with pytest.raises(FetchFailed, match="larger than 1 MiB"):
        await fetcher.get(shop.url, max_bytes=1 << 20)
    assert len(shop.asked) == 1


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
async def test_bombs(shop: Shop, fetcher: Fetcher, packing: str) -> None:
    """What counts is the size as unpacked: 100 MiB of zeros in 100 KiB are not unpacked to their end."""
    zeros = b"\0" * (100 << 20)
    body = gzip.compress(zeros, 6) if packing == "gzip" else zlib.compress(zeros, 6)
    assert len(body) < 200_000
    shop.pages["/"] = Reply(body, headers={"Content-Encoding": packing})
    with pytest.raises(FetchFailed, match="larger than 2 MiB as unpacked"):
        await fetcher.get(shop.url, max_bytes=2 << 20)


async def test_packing(shop: Shop, fetcher: Fetcher) -> None:
    """gzip is unpacked; what is damaged, or packed in a way that was not asked for, is not taken for the page."""
    shop.pages["/good"] = Reply(gzip.compress(b"hello"), headers={"Content-Encoding": "gzip"})
    shop.pages["/bad"] = Reply(b"hello", headers={"Content-Encoding": "gzip"})
    shop.pages["/odd"] = Reply(b"hello", headers={"Content-Encoding": "br"})
    assert (await fetcher.get(f"{shop.url}/good")).body == b"hello"
    with pytest.raises(FetchFailed, match="cannot be unpacked"):
        await fetcher.get(f"{shop.url}/bad")
    with pytest.raises(FetchFailed, match="packed in a way"):
        await fetcher.get(f"{shop.url}/odd")


async def test_slow_answers(shop: Shop) -> None:
    """An answer that drips without end ends with the time for the whole; one that stops is asked for again."""

    def dripping() -> Iterator[bytes]:
        while True:
            yield b"x"
            time.sleep(0.05)

    def silent(asked: Asked) -> Reply:
        if len(shop.asked) == 1:
            time.sleep(1)
        return html("awake")

    shop.pages |= {"/silent": silent, "/drip": lambda asked: Reply(dripping())}
    async with quick_fetcher(pace=replace(QUICK, read_timeout_s=0.3)) as fetcher:
        assert b"awake" in (await fetcher.get(f"{shop.url}/silent")).body
        assert shop.times("/silent") == 2
    async with quick_fetcher(pace=replace(QUICK, whole_timeout_s=0.5)) as fetcher:
        with pytest.raises(FetchFailed, match=r"longer than 0\.5 s"):
            await fetcher.get(f"{shop.url}/drip")
        assert shop.times("/drip") == 1


# ---------------------------------------------------------------- how gently


@pytest.mark.parametrize("status", [500, 502, 503, 429])
async def test_failures_for_the_moment(shop: Shop, fetcher: Fetcher, status: int) -> None:
    """What the server cannot do for the moment is asked for three times in all."""
    replies = iter([Reply(status=status), Reply(status=status), html("fine")])
    shop.pages["/"] = lambda asked: next(replies)
    assert b"fine" in (await fetcher.get(shop.url)).body
    shop.pages["/never"] = Reply(status=status)
    with pytest.raises(FetchFailed, match=str(status)) as caught:
        await fetcher.get(f"{shop.url}/never")
    assert caught.value.status == status
    assert shop.times("/never") == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 204, 304, 300])
async def test_failures_for_good(shop: Shop, fetcher: Fetcher, status: int) -> None:
    """What another try would not mend is asked for once."""
    shop.pages["/"] = Reply(status=status)
    with pytest.raises(FetchFailed, match=f"answered {status}") as caught:
        await fetcher.get(shop.url)
    assert caught.value.status == status
    assert len(shop.asked) == 1


async def test_broken_connections(shop: Shop, fetcher: Fetcher) -> None:
    """An answer that ends too early is asked for again, and is an error where it always does."""
    shop.pages["/"] = Reply(b"half", headers={"Content-Length": "8"})
    with pytest.raises(FetchFailed, match="broke off"):
        await fetcher.get(shop.url)
    assert len(shop.asked) == 3


async def test_nobody_there(fetcher: Fetcher) -> None:
    """A port where nobody listens is told as a server that cannot be reached."""
    with pytest.raises(FetchFailed, match="cannot be reached"):
        await fetcher.get("http://shop.example:9/")


@pytest.mark.parametrize("as_date", [False, True])
async def test_retry_after(shop: Shop, as_date: bool) -> None:
    """A server that says when to come back is not asked before, be it in seconds or as a date."""
    moment = datetime.now(UTC) + timedelta(seconds=2)
    replies = iter(
        [
            Reply(status=503, headers={"Retry-After": format_datetime(moment, True) if as_date else "1"}),
            html(),
        ]
    )
    shop.pages["/"] = lambda asked: next(replies)
    begun = time.monotonic()
    async with quick_fetcher() as fetcher:
        await fetcher.get(shop.url)
    assert 0.9 < time.monotonic() - begun < 3
    if as_date:  # which knows whole seconds only
        assert datetime.now(UTC) >= moment.replace(microsecond=0)


async def test_too_long_a_pause(shop: Shop, fetcher: Fetcher) -> None:
    """Where the server wants a longer pause than is waited, it is not asked again."""
    shop.pages["/"] = Reply(status=429, headers={"Retry-After": "3600"})
    with pytest.raises(FetchFailed, match="429"):
        await fetcher.get(shop.url)
    assert len(shop.asked) == 1


async def test_one_at_a_time(shop: Shop) -> None:
    """However many ask, a host gets one request at a time, with the pause between two that was set."""
    running = itertools.count()
    at_once: list[int] = []
    begun: list[float] = []
    now_running = 0

    def page(asked: Asked) -> Reply:
        nonlocal now_running
        now_running += 1
        at_once.append(now_running)
        begun.append(time.monotonic())
        time.sleep(0.02)
        now_running -= 1
        return html(str(next(running)))

    shop.pages["/"] = page
    async with quick_fetcher(pace=replace(QUICK, min_interval_s=0.1)) as fetcher:
        await asyncio.gather(*(fetcher.get(shop.url) for _ in range(4)))
        fetcher.slow_down(shop.url, 0.25)
        fetcher.slow_down(shop.url, 0.05)
        await fetcher.get(shop.url)
    assert at_once == [1, 1, 1, 1, 1]
    pauses = [later - earlier for earlier, later in itertools.pairwise(begun)]
    assert all(pause > 0.08 for pause in pauses[:3])
    assert pauses[3] > 0.22


async def test_conditional_requests(shop: Shop, fetcher: Fetcher) -> None:
    """Validators go back as they came; on 304 the page is unchanged, and they stand unless new ones come."""
    shop.pages["/"] = Reply(status=304)
    known = Validators('W/"1"', "Mon, 23 Nov 2026 10:00:00 GMT")
    page = await fetcher.get(shop.url, known=known)
    assert page.unchanged
    assert page.body == b""
    assert page.validators == known
    assert shop.asked[0].headers["If-None-Match"] == 'W/"1"'
    assert shop.asked[0].headers["If-Modified-Since"] == "Mon, 23 Nov 2026 10:00:00 GMT"
    shop.pages["/"] = Reply(status=304, headers={"ETag": '"2"'})
    assert (await fetcher.get(shop.url, known=known)).validators == replace(known, etag='"2"')
