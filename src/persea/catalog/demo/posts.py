"""Posts about the demo shop's products, by invented creators and by the shop itself.

Written from the themes of posts.toml: a theme says which kinds of products it shows, and is told again with
other products, openings and ends by other people. What is said of a product is its own description's first
sentence and its attributes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from random import Random

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

from persea.catalog.demo.goods import singular, words_of
from persea.catalog.demo.phrases import speak, usable, words_for
from persea.values import Post, Product

FEWEST_SHOWN, MOST_SHOWN = 2, 6

_YEAR_S = 365 * 86_400
_SHOP = "Tarn & Thyme"
_SHOP_SHARE = 0.2
_COUNTS = ("zero", "one", "two", "three", "four", "five", "six")
_WISH = re.compile(r"^([a-z -]+?)(?: ([A-Z][^=]*)=(.*))?$")
"""Kind, and an attribute with its value where one is asked for; both may hold blanks."""
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, config=_STRICT)
class Creator:
    name: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, config=_STRICT)
class Theme:
    topic: str
    title: str
    show: tuple[str, ...]
    opening: tuple[str, ...]
    closing: tuple[str, ...]


@dataclass(frozen=True, slots=True, config=_STRICT)
class _File:
    lead: tuple[str, ...]
    later: tuple[str, ...]
    """Leads that something has to come before."""
    fact: tuple[str, ...]
    creator: tuple[Creator, ...]
    theme: tuple[Theme, ...]


def demo_posts(
    products: Sequence[Product], *, seed: int = 1, until: datetime, count: int = 150
) -> Iterator[Post]:
    """`count` posts of the year that ends at `until`; the newest last."""
    words = [words_of(product) for product in products]
    themes = [theme for theme in _file().theme if _shown_kinds(theme, products, words) >= FEWEST_SHOWN]
    written = [
        _post(number, themes[(number - 1) % len(themes)], products, words, seed, until)
        for number in range(1, count + 1)
    ]
    yield from _apart(sorted(written, key=lambda post: (post.published_at, post.id)))


def _post(
    number: int,
    theme: Theme,
    products: Sequence[Product],
    words: Sequence[frozenset[str]],
    seed: int,
    until: datetime,
) -> Post:
    post_id = f"post-{number:03d}"
    rng = Random(f"{seed} {post_id} {theme.title}")  # noqa: S311 - words to be read again, not a secret
    shown = _chosen(theme, products, words, rng)
    said = {"count": _COUNTS[len(shown)], "Count": _COUNTS[len(shown)].capitalize(), "first": shown[0].title}
    lines = [speak(rng.choice(theme.opening), said, rng)]
    leads = rng.sample(_file().lead, len(_file().lead))
    for product in shown:
        lines.append(_about(product, leads, rng, short=len(shown) > 3))
        if product is shown[0]:
            leads = rng.sample(leads + list(_file().later), len(leads) + len(_file().later))
    lines.append(speak(rng.choice(theme.closing), said, rng))
    creators = [creator.name for creator in _file().creator if theme.topic in creator.topics]
    return Post(
        id=post_id,
        published_at=until - timedelta(seconds=rng.randrange(1, _YEAR_S)),
        title=speak(theme.title, said, rng),
        body="\n\n".join((lines[0], " ".join(lines[1:-1]), lines[-1])),
        author=_SHOP if rng.random() < _SHOP_SHARE else rng.choice(creators),
        image_url=shown[0].image_urls[0],
        product_ids=tuple(product.id for product in shown),
    )


def _about(product: Product, leads: list[str], rng: Random, *, short: bool) -> str:
    """A lead that the post has not used, and now and then a fact."""
    words = words_for(product, rng) | {
        "title": product.title,
        "pitch": re.split(r"(?<=[.!?]) ", product.description)[0],
        "from": f"from {product.brand}" if product.brand else "a find",
    }
    lead = usable(leads, words)[0]
    leads.remove(lead)
    facts = usable(_file().fact, words)
    said = speak(lead, words, rng)
    return (
        said if short or rng.random() < 0.4 or not facts else f"{said} {speak(rng.choice(facts), words, rng)}"
    )


def _apart(posts: Sequence[Post]) -> Iterator[Post]:
    """Those that share a title are told apart as blogs do it: part two, part three."""
    told: dict[str, int] = {}
    for post in posts:
        told[post.title] = told.get(post.title, 0) + 1
        part = told[post.title]
        yield post if part == 1 else replace(post, title=f"{post.title} ({part})")


# ---------------------------------------------------------------- which products


def _chosen(
    theme: Theme, products: Sequence[Product], words: Sequence[frozenset[str]], rng: Random
) -> list[Product]:
    """One for each of some wishes of the theme; better known ones more often."""
    most = rng.randint(FEWEST_SHOWN + 1, min(MOST_SHOWN, 5))
    shown: list[Product] = []
    for wish in theme.show:
        fitting = [row for row in _fitting(wish, products, words) if products[row] not in shown]
        if fitting and len(shown) < most:
            weights = [1 + products[row].rating_count ** 0.5 for row in fitting]
            shown.append(products[rng.choices(fitting, weights)[0]])
    return shown


def _shown_kinds(theme: Theme, products: Sequence[Product], words: Sequence[frozenset[str]]) -> int:
    return sum(bool(_fitting(wish, products, words)) for wish in theme.show)


def _fitting(wish: str, products: Sequence[Product], words: Sequence[frozenset[str]]) -> list[int]:
    """Rows of what a wish such as "boot Waterproof=yes" means."""
    kind, name, value = _WISH.findall(wish)[0]
    rows = [row for row, found in enumerate(words) if singular(kind) in found]
    return [row for row in rows if not name or value in dict(products[row].attributes).get(name, ())]


@cache
def _file() -> _File:
    text = resources.files("persea.catalog.demo").joinpath("posts.toml").read_text("utf-8")
    return TypeAdapter(_File).validate_python(tomllib.loads(text))
