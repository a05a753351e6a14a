"""What browsers are told and believed: headers on every answer, pages of other sites, and what these may read.

A page of another site may write, or read an answer, only as a caller that a publishable key or a shopper token makes
it, and only from an origin that the key names. A cookie never counts there. https://fetch.spec.whatwg.org/
"""

from __future__ import annotations

from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders

from persea.errors import BadRequest, Forbidden

_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: http: data: blob:; media-src blob:;"
    " connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# blob: is what the page itself has fetched or holds: what a person hands over is shown and played so (page/handed.js). The
# microphone is for speaking; photos come from the system's own camera by a file field, which needs no permission of a page.
_HEADERS = {
    "content-security-policy": _CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": (
        "camera=(), geolocation=(), microphone=(self), payment=(), usb=(), serial=(), hid=(), bluetooth=(),"
        " display-capture=(), browsing-topics=()"
    ),
    "x-frame-options": "DENY",
}
_API_HEADERS = {
    "cache-control": "no-store",
    # Never a picture or script of another site's page; those that may read it do so by CORS, which this leaves alone.
    "cross-origin-resource-policy": "same-origin",
}
_STRICT_TRANSPORT = "max-age=31536000"
_METHODS = "GET, POST, PUT, PATCH, DELETE"
_REQUEST_HEADERS = "authorization, content-type, idempotency-key, last-event-id"
_READABLE_HEADERS = "retry-after, x-request-id"
_PREFLIGHT_S = "600"
_OF_PLAIN_FORMS = ("text/plain", "application/x-www-form-urlencoded")
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Page:
    """The page that a browser asks for."""

    origin: str | None
    """None: no page, or one that is not told."""
    is_foreign: bool


def page_of(headers: Headers, own_hosts: tuple[str, ...], scheme: str) -> Page:
    """`own_hosts` are the names and ports by which this server is reached, as the Host header writes them."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin:
        scheme_of_page, _, host = origin.lower().partition("://")
        own = scheme_of_page in ("http", "https") and host in own_hosts
        return Page(origin.lower(), is_foreign=not own or site == "cross-site")
    if site == "same-origin":
        return Page(f"{scheme}://{own_hosts[0]}", is_foreign=False)
    return Page(None, is_foreign=site == "cross-site")


def check_content_type(headers: Headers, *, takes_files: bool = False) -> None:
    """A form of another site's page cannot send JSON, or a file as it is. Raises BadRequest for what one could send; but where a
    route takes files, a form with one is let in, which only what the page says of itself keeps out."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if headers.get("content-length", "0") == "0" or kind == "application/json":
        return
    if not takes_files:
        raise BadRequest(
            "The body must be JSON",
            value=kind or "no Content-Type",
            fix="Send Content-Type: application/json",
        )
    if "/" not in kind or kind in _OF_PLAIN_FORMS:
        raise BadRequest(
            "The body must be a file, a form with one, or JSON",
            value=kind or "no Content-Type",
            fix="Send the file's own Content-Type, or application/octet-stream",
        )


def foreign(page: Page) -> Forbidden:
    return Forbidden("Requests from pages of another site are not accepted", value=page.origin)


def is_preflight(method: str, headers: Headers) -> bool:
    return method == "OPTIONS" and "origin" in headers and "access-control-request-method" in headers


def preflight_headers(origin: str) -> dict[str, str]:
    """That pages of `origin` may ask. Who asks is known only when they do: a preflight carries no key."""
    return {
        "access-control-allow-origin": origin,
        "access-control-allow-methods": _METHODS,
        "access-control-allow-headers": _REQUEST_HEADERS,
        "access-control-max-age": _PREFLIGHT_S,
    }


def put_headers(headers: MutableHeaders, *, path: str, scheme: str, read_by: str | None) -> None:
    """Puts on an answer what it lacks; pages of the origin `read_by` may read it."""
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
    if scheme == "https":
        headers.setdefault("strict-transport-security", _STRICT_TRANSPORT)
    if is_api(path):
        for name, value in _API_HEADERS.items():
            headers.setdefault(name, value)
        headers.setdefault("vary", "Origin")
    if read_by is not None:
        headers["access-control-allow-origin"] = read_by
        headers["access-control-expose-headers"] = _READABLE_HEADERS


def is_api(path: str) -> bool:
    return path.startswith(("/v1/", "/api/"))
