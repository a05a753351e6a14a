"""A shop's own addresses, and those worth a request."""

from __future__ import annotations

import pytest

from persea.catalog.web.links import Site, is_worth_a_visit, looks_like_a_product

SITE = Site.of("https://shop.example/de/start")


@pytest.mark.parametrize(
    ("link", "own"),
    [
        ("/mug#reviews", "https://shop.example/mug"),
        ("mug?a=1", "https://shop.example/de/mug?a=1"),
        (" ../mug ", "https://shop.example/mug"),
        ("//SHOP.example:443/mug", "https://shop.example/mug"),
        ("http://shop.example/mug", "https://shop.example/mug"),
        ("https://shop.example", "https://shop.example/"),
        ("https://shop.example?a=%2F", "https://shop.example/?a=%2F"),
        ("/a%2Fb?x=%C3%A9", "https://shop.example/a%2Fb?x=%C3%A9"),
        ("/töpfe", "https://shop.example/t%C3%B6pfe"),
        ("https://www.shop.example/mug", None),
        ("https://shop.example.evil.example/", None),
        ("https://shop.example:8443/mug", None),
        ("https://shop.example:22/", None),
        ("https://ann@shop.example/mug", None),
        ("mailto:ann@shop.example", None),
        ("javascript:void(0)", None),
        ("tel:+49123", None),
        ("http://[", None),
        ("/" + "x" * 2_001, None),
        ("/\ud800", None),
    ],
)
def test_own(link: str, own: str | None) -> None:
    """A link of the shop's own has one spelling; what leads elsewhere is none, however much it looks like one."""
    assert SITE.own(link, "https://shop.example/de/start") == own


def test_site() -> None:
    """A shop on a port of its own keeps to it, and a shop without https stays without."""
    site = Site.of("http://shop.example:8080/a")
    assert site.root == "http://shop.example:8080"
    assert SITE.root == "https://shop.example"
    assert site.own("http://shop.example:8080/b") == "http://shop.example:8080/b"
    assert site.own("http://shop.example/b") is None
    assert site.own("https://shop.example:8080/b") is None


@pytest.mark.parametrize(
    "path", ["/mug", "/", "/mugs?page=2", "/cartons/1", "/accounts-receivable", "/a.html"]
)
def test_worth_a_visit(path: str) -> None:
    """Pages are looked at, also those whose names only begin like something else."""
    assert is_worth_a_visit(f"https://shop.example{path}")


@pytest.mark.parametrize(
    "path",
    [
        *("/a.jpg", "/a.PDF", "/feed.xml", "/app.mjs"),
        *(
            "/cart",
            "/cart/add/1",
            "/checkout/",
            "/my-account/orders",
            "/logout",
            "/wp-login.php",
            "/wp-admin/x",
        ),
        *("/mug?add-to-cart=12", "/mug?a=1&add_to_wishlist=12", "/?remove_item=1", "/a?action=delete"),
    ],
)
def test_not_worth_a_visit(path: str) -> None:
    """Pictures and files are not pages, and a link that does something is never followed."""
    assert not is_worth_a_visit(f"https://shop.example{path}")


def test_looks_like_a_product() -> None:
    """Products are told by the usual paths."""
    for path in ("/products/mug", "/p/mug", "/de/produkt/becher", "/shop/mug"):
        assert looks_like_a_product(f"https://shop.example{path}")
    for path in ("/blog/mug", "/products", "/products/", "/?p=/products/mug"):
        assert not looks_like_a_product(f"https://shop.example{path}")
