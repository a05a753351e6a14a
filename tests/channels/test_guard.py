"""Who may ask a real server, under which name, and with how large a body."""

from __future__ import annotations

import http.client
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import openai
import pytest

from persea_server import running_server, shared_folder

CHAT = b'{"messages": [{"role": "user", "content": "boots under $100"}]}'
JSON = {"content-type": "application/json"}
KEYS = ("first-key-0123456789", "second-key-abcdefghi")


@pytest.fixture
def http_client(server_url: str) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=server_url, timeout=60) as opened:
        yield opened


@pytest.fixture(scope="module")
def keyed_url() -> Iterator[str]:
    """A server that asks for one of two keys, listening beyond loopback, without products."""
    folder = shared_folder()
    env = {"PERSEA_API_KEY": f" {KEYS[0]} , {KEYS[1]},"}
    with running_server(folder, "--no-demo", "--host", "0.0.0.0", env=env) as server:
        yield server.url.replace("localhost", "127.0.0.1")


@pytest.fixture
def keyed(keyed_url: str) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=keyed_url, timeout=60) as opened:
        yield opened


def error_of(response: httpx2.Response, status: int, code: str) -> str:
    """The message of an error answer, which tells nothing of the inside and carries the safe headers."""
    assert (response.status_code, response.json()["error"]["code"]) == (status, code)
    for inside in ("Traceback", 'File "', "psycopg", "site-packages"):
        assert inside not in response.text
    is_guarded(response)
    message: str = response.json()["error"]["message"]
    return message


def is_guarded(response: httpx2.Response) -> None:
    headers = response.headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"
    assert "microphone=(self)" in headers["permissions-policy"]
    assert "camera=()" in headers["permissions-policy"]
    assert "x-request-id" in headers
    assert "server" not in headers


# ---------------------------------------------------------------- the name


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example", "127.0.0.1.",
        "0.0.0.0", "[::]", "127.0.0.2", "persea",
    ],
)  # fmt: skip
def test_another_name_is_refused_on_the_open_server(http_client: httpx2.Client, host: str) -> None:
    """A browser that was led here by another name (DNS rebinding) gets nothing, not even by reading."""
    for request in (
        ("GET", "/"),
        ("GET", "/api/shop"),
        ("GET", "/healthz"),
        ("POST", "/v1/chat/completions"),
    ):
        content = CHAT if request[0] == "POST" else None
        response = http_client.request(*request, content=content, headers={"host": host} | JSON)
        told = error_of(response, 403, "forbidden")
        assert told.startswith(f"This server does not answer to that name: {host}. Use http://127.0.0.1")


@pytest.mark.parametrize(
    "host",
    [
        "[::1", "localhost:80@evil.example", "127.0.0.1:evil", "127.0.0.1/x", "127.0.0.1#x", "local host",
        "localhost:", "127.0.0.1:999999",
    ],
)  # fmt: skip
def test_a_host_header_that_is_no_name_is_refused(http_client: httpx2.Client, host: str) -> None:
    """What is not a name and a port is 400, so that no link is ever made from it."""
    response = http_client.post("/v1/chat/completions", content=CHAT, headers={"host": host} | JSON)
    assert error_of(response, 400, "bad_request") == f"The Host header is no name and port: {host}"


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:9", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8000"]
)
def test_names_of_this_computer_are_answered(http_client: httpx2.Client, host: str) -> None:
    """Every name of loopback will do, with any port, and links are made with it."""
    response = http_client.post("/v1/chat/completions", content=CHAT, headers={"host": host} | JSON)
    assert response.status_code == 200
    [first, *_] = response.json()["choices"][0]["message"]["persea"]["cards"]
    assert urlsplit(first["url"]).netloc == host


def test_a_request_without_a_host_is_refused(server_url: str) -> None:
    """HTTP/1.0 without a Host header names nobody, and is refused."""
    address = urlsplit(server_url)
    connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=20)
    connection.putrequest("GET", "/api/shop", skip_host=True)
    connection.endheaders()
    assert connection.getresponse().status in (400, 403)
    connection.close()


# ---------------------------------------------------------------- other sites


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "http://localhost.evil.example"},
        {"origin": "null"},
        {"origin": "http://["},
        {"origin": "evil"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "cross-site", "origin": "null"},
    ],
)
def test_a_page_of_another_site_may_not_write(http_client: httpx2.Client, headers: dict[str, str]) -> None:
    """What a browser sends on behalf of another site is refused before it is read."""
    for path, content in (("/api/turns", b'{"text": "boots"}'), ("/v1/chat/completions", CHAT)):
        response = http_client.post(path, content=content, headers=headers | JSON)
        assert error_of(response, 403, "forbidden").startswith(
            "Requests from pages of another site are not accepted"
        )
        assert "set-cookie" not in response.headers
    nobody = "00000000-0000-0000-0000-000000000000"
    error_of(http_client.delete(f"/api/conversations/{nobody}", headers=headers), 403, "forbidden")


def test_the_own_page_may_write(http_client: httpx2.Client, server_url: str) -> None:
    """The page's own origin is let through, and no origin, as programs send it."""
    own = {"origin": server_url, "sec-fetch-site": "same-origin"}
    for headers in (own, {}):
        response = http_client.post("/api/turns", json={"text": "boots"}, headers=headers)
        assert response.status_code == 200
        assert "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_a_body_must_say_that_it_is_json(http_client: httpx2.Client, kind: str) -> None:
    """The content types that a form of another site can send are refused."""
    response = http_client.post("/v1/chat/completions", content=CHAT, headers={"content-type": kind})
    told = error_of(response, 400, "bad_request")
    assert told == f"The body must be JSON: {kind or 'no Content-Type'}. Send Content-Type: application/json"


def test_json_may_name_its_encoding(http_client: httpx2.Client) -> None:
    """The content type's parameters and case do not matter."""
    kind = {"content-type": "Application/JSON; charset=utf-8"}
    assert http_client.post("/v1/chat/completions", content=CHAT, headers=kind).status_code == 200


# ---------------------------------------------------------------- size


def padded(size: int) -> bytes:
    """A good request of `size` bytes."""
    turn = b'{"text": "boots"}'
    return turn[:-1] + b" " * (size - len(turn)) + b"}"


def test_a_body_of_a_million_bytes_is_read_and_one_more_is_not(http_client: httpx2.Client) -> None:
    """The limit is exact, and said."""
    post = http_client.post
    assert post("/api/turns", content=padded(1_000_000), headers=JSON).status_code == 200
    response = post("/api/turns", content=padded(1_000_001), headers=JSON)
    told = error_of(response, 413, "too_large")
    assert told == "The request is too large: 1000001 bytes. At most 1000000 bytes"


def test_a_chunked_body_is_counted_as_it_comes(http_client: httpx2.Client) -> None:
    """A body that names no length is stopped at the same limit, however much would follow."""
    sent = 0

    def chunks(size: int) -> Iterator[bytes]:
        nonlocal sent
        body = padded(size)
        for start in range(0, size, 65_536):
            sent += len(body[start : start + 65_536])
            yield body[start : start + 65_536]

    response = http_client.post("/api/turns", content=chunks(1_000_000), headers=JSON)
    assert response.status_code == 200
    response = http_client.post("/api/turns", content=chunks(3_000_000), headers=JSON)
    assert error_of(response, 413, "too_large") == "The request is too large. At most 1000000 bytes"


def test_where_files_come_in_json_it_may_be_larger(http_client: httpx2.Client) -> None:
    """Thirty million bytes, and one more is not read."""
    larger = CHAT[:-1] + b" " * 1_500_000 + b"}"
    assert http_client.post("/v1/chat/completions", content=larger, headers=JSON).status_code == 200
    told = http_client.post("/v1/chat/completions", content=bytes(30_000_001), headers=JSON)
    assert error_of(told, 413, "too_large").endswith("At most 30000000 bytes")


# ---------------------------------------------------------------- headers on everything


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200), ("GET", "/products/nope", 200), ("GET", "/page/nope.js", 404), ("GET", "/nope", 404),
        ("GET", "/healthz", 200), ("GET", "/readyz", 200), ("GET", "/metrics", 200), ("GET", "/v1/models", 200),
        ("GET", "/api/products/nope", 404), ("GET", "/api/conversations/not-an-id", 400), ("PUT", "/api/turns", 405),
        ("GET", "/api/search?k=many", 400), ("GET", "/demo/pictures/nope.svg", 404), ("POST", "/v1/models", 405),
        ("GET", "/demo/pictures/nope.png", 404), ("GET", "/demo/pictures/bt-harrow-high.png?size=9", 400),
        ("OPTIONS", "/v1/chat/completions", 405),
    ],
)  # fmt: skip
def test_every_answer_carries_the_safe_headers(
    http_client: httpx2.Client, method: str, path: str, status: int
) -> None:
    """Pages, files, JSON and errors alike forbid foreign scripts, framing and guessing of types."""
    response = http_client.request(method, path)
    assert response.status_code == status
    is_guarded(response)
    if status >= 400:
        assert set(response.json()["error"]) == {"message", "type", "code", "param"}
        assert "Traceback" not in response.text


def test_a_streamed_answer_carries_the_safe_headers(http_client: httpx2.Client) -> None:
    """A stream has them from its first byte, and is not to be cached."""
    response = http_client.post("/api/turns", json={"text": "boots"})
    is_guarded(response)
    assert response.headers["cache-control"] == "no-cache"


def test_metrics_count_requests_by_route_not_by_path(http_client: httpx2.Client) -> None:
    """Requests for products count under one name, whatever was asked for."""
    for id in ("made-up-1", "made-up-2"):
        http_client.get(f"/api/products/{id}")
    text = http_client.get("/metrics").text
    assert 'route="/api/products/{product_id:path}",status="404"' in text
    assert "made-up" not in text


# ---------------------------------------------------------------- keys


def test_without_a_key_nothing_of_the_api_is_answered(keyed: httpx2.Client) -> None:
    """Every route under /v1 and /api, and the metrics, ask for a key, and say how to send it."""
    for method, path in (
        ("GET", "/v1/models"), ("POST", "/v1/chat/completions"), ("GET", "/api/shop"), ("GET", "/api/search"),
        ("GET", "/api/products/x"), ("POST", "/api/turns"), ("GET", "/api/conversations"), ("GET", "/metrics"),
        ("GET", "/api/openapi.json"), ("GET", "/api/nothing"),
    ):  # fmt: skip
        response = keyed.request(method, path, headers=JSON)
        told = error_of(response, 401, "unauthorised")
        assert told == "This server needs a key. Send it as: Authorization: Bearer KEY"
        assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "given",
    [
        "Bearer wrong", f"Bearer {KEYS[0]}x", f"Bearer {KEYS[0][:-1]}", f"Basic {KEYS[0]}", KEYS[0], "Bearer",
        f"Bearer {KEYS[0]},{KEYS[1]}", f"Bearer {KEYS[0].upper()}", "Bearer \xe9",
    ],
)  # fmt: skip
def test_a_wrong_key_is_refused(keyed: httpx2.Client, given: str) -> None:
    """Near, cut, doubled and foreign keys open nothing."""
    response = keyed.get("/v1/models", headers=[(b"authorization", given.encode("latin-1"))])
    error_of(response, 401, "unauthorised")


@pytest.mark.parametrize("key", KEYS)
def test_each_right_key_opens(keyed: httpx2.Client, keyed_url: str, key: str) -> None:
    """Either of two keys will do, with the word Bearer in any case, for the openai client too."""
    for word in ("Bearer", "bearer"):
        for path in ("/v1/models", "/api/shop", "/metrics"):
            assert keyed.get(path, headers={"authorization": f"{word} {key}"}).status_code == 200
    assert keyed.get("/api/shop", headers={"authorization": f"Bearer {key}"}).json()["open"] is False
    with openai.OpenAI(base_url=f"{keyed_url}/v1", api_key=key) as client:
        assert "persea-auto" in [model.id for model in client.models.list()]
    with openai.OpenAI(base_url=f"{keyed_url}/v1", api_key="wrong", max_retries=0) as client:
        with pytest.raises(openai.AuthenticationError):
            client.models.list()


def test_health_and_the_page_need_no_key(keyed: httpx2.Client) -> None:
    """A load balancer may ask for health, and a person may open the page to give the key there."""
    assert keyed.get("/healthz").json()["status"] == "ok"
    assert keyed.get("/readyz").json() == {"status": "ready"}
    assert keyed.get("/").text.startswith("<!doctype html>")
    assert keyed.get("/products/anything").status_code == 200


def test_with_keys_any_well_formed_name_is_answered(keyed: httpx2.Client) -> None:
    """Behind a key the server may go by any name, but not by what is none."""
    headers = {"authorization": f"Bearer {KEYS[0]}"}
    assert keyed.get("/v1/models", headers=headers | {"host": "shop.example"}).status_code == 200
    error_of(keyed.get("/v1/models", headers=headers | {"host": "["}), 400, "bad_request")


# ---------------------------------------------------------------- where it may listen


@pytest.mark.parametrize("host", ["0.0.0.0", "shop.example"])
def test_listening_beyond_this_computer_without_a_key_is_refused(tmp_path: Path, host: str) -> None:
    """Without a key the server does not start on another address, says why, and touches nothing."""
    ended = subprocess.run(
        [
            sys.executable,
            "-m",
            "persea",
            "serve",
            "--host",
            host,
            "--port",
            "0",
            "--data-dir",
            tmp_path / "data",
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr == (
        f"persea: Persea does not listen beyond this computer without a key: {host}."
        " Make one with: persea key create NAME; or set PERSEA_API_KEY to a long random text\n"
    )
    assert not (tmp_path / "data").exists()


def test_a_port_in_use_is_said_to_be_so(server_url: str, tmp_path: Path) -> None:
    """Starting on a taken port ends at once with the way out, before any database is made."""
    port = urlsplit(server_url).port
    ended = subprocess.run(
        [sys.executable, "-m", "persea", "serve", "--port", str(port), "--data-dir", tmp_path / "data"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert f"Cannot listen on 127.0.0.1:{port}: Address already in use" in ended.stderr
    assert "Choose another with --port" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / "data").exists()
