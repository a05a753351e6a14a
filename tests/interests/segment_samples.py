"""Calls as Segment's documentation shows them, with the envelope of its common fields around.

https://segment.com/docs/connections/spec/ecommerce/v2/, https://segment.com/docs/connections/spec/common/
"""

from __future__ import annotations

from typing import Any

MONOPOLY = {
    "product_id": "507f1f77bcf86cd799439011", "sku": "G-32", "category": "Games", "name": "Monopoly: 3rd Edition",
    "brand": "Hasbro", "variant": "200 pieces", "price": 18.99, "quantity": 1, "coupon": "MAYDEALS", "position": 3,
    "url": "https://www.example.com/product/path", "image_url": "https://www.example.com/product/path.jpg",
}  # fmt: skip
LISTED = [
    {
        "product_id": "507f1f77bcf86cd799439011", "sku": "45790-32", "name": "Monopoly: 3rd Edition", "price": 19,
        "position": 1, "category": "Games", "url": "https://www.example.com/product/path",
        "image_url": "https://www.example.com/product/path.jpg",
    },
    {
        "product_id": "505bd76785ebb509fc183733", "sku": "46493-32", "name": "Uno Card Game", "price": 3, "position": 2,
        "category": "Games",
    },
]  # fmt: skip
ORDERED = [
    {
        "product_id": "507f1f77bcf86cd799439011", "sku": "45790-32", "name": "Monopoly: 3rd Edition", "price": 19,
        "quantity": 1, "category": "Games", "url": "https://www.example.com/product/path",
        "image_url": "https:///www.example.com/product/path.jpg",
    },
    {
        "product_id": "505bd76785ebb509fc183733", "sku": "46493-32", "name": "Uno Card Game", "price": 3, "quantity": 2,
        "category": "Games",
    },
]  # fmt: skip
ORDER = {
    "checkout_id": "fksdjfsdjfisjf9sdfjsd9f", "order_id": "50314b8e9bcf000000000000", "affiliation": "Google Store",
    "total": 27.50, "subtotal": 22.50, "revenue": 25.00, "shipping": 3, "tax": 2, "discount": 2.5, "coupon": "hasbros",
    "currency": "USD", "products": ORDERED,
}  # fmt: skip
WISHLIST = {"wishlist_id": "skdjsidjsdkdj29j", "wishlist_name": "Loved Games", **MONOPOLY}

SAMPLES: list[tuple[str, dict[str, Any]]] = [
    ("Products Searched", {"query": "blue roses"}),
    ("Product List Viewed", {"list_id": "hot_deals_1", "category": "Deals", "products": LISTED}),
    (
        "Product List Filtered",
        {
            "list_id": "todays_deals_may_11_2019",
            "filters": [
                {"type": "department", "value": "beauty"},
                {"type": "price", "value": "under-$25"},
            ],
            "sorts": [{"type": "price", "value": "desc"}],
            "products": LISTED,
        },
    ),
    (
        "Promotion Viewed",
        {
            "promotion_id": "promo_1",
            "creative": "top_banner_2",
            "name": "75% store-wide shoe sale",
            "position": "home_banner_top",
        },
    ),
    ("Product Clicked", MONOPOLY),
    ("Product Viewed", {**MONOPOLY, "currency": "usd", "value": 18.99}),
    ("Product Added", {"cart_id": "skdjsidjsdkdj29j", **MONOPOLY}),
    ("Product Removed", {"cart_id": "ksjdjd92dj29dj92d2j", **MONOPOLY}),
    ("Cart Viewed", {"cart_id": "d92jd29jd92jd29j92d92jd", "products": LISTED}),
    ("Checkout Started", {**ORDER, "value": 30}),
    (
        "Checkout Step Viewed",
        {
            "checkout_id": "50314b8e9bcf000000000000",
            "step": 2,
            "shipping_method": "Fedex",
            "payment_method": "Visa",
        },
    ),
    (
        "Payment Info Entered",
        {"checkout_id": "39f39fj39f3jf93fj9fj39fj3f", "order_id": "dkfsjidfjsdifsdfksdjfkdsfjsdfkdsf"},
    ),
    ("Order Updated", ORDER),
    ("Order Completed", ORDER),
    (
        "Order Refunded",
        {"order_id": "50314b8e9bcf000000000000", "total": 30, "currency": "USD", "products": ORDERED},
    ),
    ("Order Cancelled", ORDER),
    (
        "Coupon Entered",
        {
            "order_id": "50314b8e9bcf000000000000",
            "cart_id": "923923929jd29jd92dj9j93fj3",
            "coupon_id": "may_deals_2016",
        },
    ),
    ("Product Added to Wishlist", WISHLIST),
    ("Product Removed from Wishlist", WISHLIST),
    ("Wishlist Product Added to Cart", {**WISHLIST, "cart_id": "99j2d92j9dj29dj29d2d"}),
    (
        "Product Shared",
        {
            "share_via": "email",
            "share_message": "Hey, check out this item",
            "recipient": "friend@example.com",
            **MONOPOLY,
        },
    ),
    (
        "Product Reviewed",
        {
            "product_id": "507f1f77bcf86cd799439011",
            "review_id": "kdfjrj39fj39jf3",
            "review_body": "I love this product",
            "rating": "5",
        },
    ),
]


def call(event: str, properties: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A track call with the common fields of the documentation."""
    return {
        "anonymousId": "507f191e810c19729de860ea",
        "channel": "browser",
        "context": {
            "ip": "8.8.8.8",
            "library": {"name": "analytics.js", "version": "2.11.1"},
            "page": {"path": "/academy/", "title": "Analytics Academy"},
        },
        "integrations": {"All": True, "Mixpanel": False},
        "event": event,
        "messageId": "022bb90c-bbac-11e4-8dfc-aa07a5b093db",
        "properties": properties,
        "receivedAt": "2026-11-28T12:00:00.387Z",
        "sentAt": "2026-11-28T12:00:00.000Z",
        "timestamp": "2026-11-28T12:00:00.387Z",
        "type": "track",
        "userId": "97980cfea0067",
        "version": "1.1",
    } | changes
