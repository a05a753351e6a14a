"""Posts about the demo shop's products, by invented creators and by the shop itself.

Written from the themes of posts.toml: a theme says which kinds of products it shows, and each of its tellings is a
post with a title of its own, by somebody else, in the season that its words speak of. What is said of a product
is its own description's first sentence and its attributes.
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
from typing import Annotated

from pydantic import ConfigDict, Field, TypeAdapter
from pydantic.dataclasses import dataclass

from persea.catalog.demo.goods import singular, words_of
from persea.catalog.demo.phrases import speak, usable, words_for
from persea.values import Post, Product

FEWEST_SHOWN, MOST_SHOWN = 2, 6

_YEAR_S = 365 * 86_400
_SHOP = "Tarn & Thyme"
_SHOP_SHARE = 0.45
"""Of the posts that the shop can write: it has no family to tell of."""
_PERSONAL = re.compile(r"\b(I|me|my|mine|our|ours|we|us)\b", re.IGNORECASE)
_COUNTS = ("zero", "one", "two", "three", "four", "five", "six")
_WISH = re.compile(r"^([a-z -]+?)(?: ([A-Z][^=]*)=(.*))?$")
"""Kind, and an attribute with its value where one is asked for; both may hold blanks."""
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, config=_STRICT)
class Creator:
    name: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, config=_STRICT)
class Telling:
    title: str
    opening: str
    closing: tuple[str, ...]
    months: frozenset[Annotated[int, Field(ge=1, le=12)]] = frozenset(range(1, 13))
    """When it can have been written."""
    show: tuple[str, ...] = ()
    """Wishes, where they are not those of its theme."""
    by_shop: bool = False
    """Told as a shop tells it."""


@dataclass(frozen=True, slots=True, config=_STRICT)
class Theme:
    topic: str
    show: tuple[str, ...]
    telling: tuple[Telling, ...]


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
    tellings = list(_tellings(products, words, seed))
    written = [
        _post(number, *tellings[(number - 1) % len(tellings)], products, words, seed, until)
        for number in range(1, count + 1)
    ]
    yield from _apart(sorted(written, key=lambda post: (post.published_at, post.id)))


def _tellings(
    products: Sequence[Product], words: Sequence[frozenset[str]], seed: int
) -> Iterator[tuple[str, Telling]]:
    """Topic and telling: every theme once, then every theme again in another way, …"""
    rng = Random(f"{seed} posts")  # noqa: S311 - an order to be had again, not a secret
    told: list[list[tuple[str, Telling]]] = []
    for theme in _file().theme:
        ways = [(theme.topic, replace(telling, show=telling.show or theme.show)) for telling in theme.telling]
        told.append(
            [
                one
                for one in rng.sample(ways, len(ways))
                if _shown_kinds(one[1], products, words) >= FEWEST_SHOWN
            ]
        )
    for turn in range(max(map(len, told), default=0)):
        yield from (theme[turn] for theme in told if turn < len(theme))


def _post(
    number: int,
    topic: str,
    telling: Telling,
    products: Sequence[Product],
    words: Sequence[frozenset[str]],
    seed: int,
    until: datetime,
) -> Post:
    post_id = f"post-{number:03d}"
    rng = Random(f"{seed} {post_id} {telling.title}")  # noqa: S311 - words to be read again, not a secret
    shown = _chosen(telling, products, words, rng)
    said = {"count": _COUNTS[len(shown)], "Count": _COUNTS[len(shown)].capitalize(), "first": shown[0].title}
    author = _author(topic, telling, rng)
    can_say = [line for line in _file().lead if author != _SHOP or not _PERSONAL.search(line)]
    later = [line for line in _file().later if author != _SHOP or not _PERSONAL.search(line)]
    lines = [speak(telling.opening, said, rng)]
    leads = rng.sample(can_say, len(can_say))
    for product in shown:
        lines.append(_about(product, leads, rng, by_shop=author == _SHOP, short=len(shown) > 3))
        if product is shown[0]:
            leads = rng.sample(leads + later, len(leads) + len(later))
    lines.append(speak(rng.choice(telling.closing), said, rng))
    return Post(
        id=post_id,
        published_at=_moment(telling, rng, until),
        title=speak(telling.title, said, rng),
        body="\n\n".join((lines[0], " ".join(lines[1:-1]), lines[-1])),
        author=author,
        image_url=shown[0].image_urls[0],
        product_ids=tuple(product.id for product in shown),
    )


def _author(topic: str, telling: Telling, rng: Random) -> str:
    personal = any(_PERSONAL.search(line) for line in (telling.opening, *telling.closing))
    if telling.by_shop or (not personal and rng.random() < _SHOP_SHARE):
        return _SHOP
    return rng.choice([creator.name for creator in _file().creator if topic in creator.topics])


def _moment(telling: Telling, rng: Random, until: datetime) -> datetime:
    """In the year before `until`, in one of the telling's months."""
    while True:
        moment = until - timedelta(seconds=rng.randrange(1, _YEAR_S))
        if moment.month in telling.months:
            return moment


def _about(product: Product, leads: list[str], rng: Random, *, by_shop: bool, short: bool) -> str:
    """A lead that the post has not used, and now and then a fact."""
    words = words_for(product, rng) | {
        "title": product.title,
        "pitch": re.split(r"(?<=[.!?]) ", product.description)[0],
        "from": f"from {product.brand}" if product.brand else "a find",
    }
    lead = usable(leads, words)[0]
    leads.remove(lead)
    facts = [line for line in usable(_file().fact, words) if not by_shop or not _PERSONAL.search(line)]
    said = speak(lead, words, rng)
    return (
        said if short or rng.random() < 0.4 or not facts else f"{said} {speak(rng.choice(facts), words, rng)}"
    )


def _apart(posts: Sequence[Post]) -> Iterator[Post]:
    """In a shop of few kinds the same title comes again: part two, part three."""
    told: dict[str, int] = {}
    for post in posts:
        told[post.title] = told.get(post.title, 0) + 1
        part = told[post.title]
        yield post if part == 1 else replace(post, title=f"{post.title} ({part})")


# ---------------------------------------------------------------- which products


def _chosen(
    telling: Telling, products: Sequence[Product], words: Sequence[frozenset[str]], rng: Random
) -> list[Product]:
    """One for each of some wishes, of the first always; better known products more often."""
    most = rng.randint(FEWEST_SHOWN + 1, min(MOST_SHOWN, 5))
    shown: list[Product] = []
    for wish in (telling.show[0], *rng.sample(telling.show[1:], len(telling.show) - 1)):
        fitting = [row for row in _fitting(wish, products, words) if products[row] not in shown]
        if fitting and len(shown) < most:
            weights = [1 + products[row].rating_count ** 0.5 for row in fitting]
            shown.append(products[rng.choices(fitting, weights)[0]])
    return shown


def _shown_kinds(telling: Telling, products: Sequence[Product], words: Sequence[frozenset[str]]) -> int:
    return sum(bool(_fitting(wish, products, words)) for wish in telling.show)


def _fitting(wish: str, products: Sequence[Product], words: Sequence[frozenset[str]]) -> list[int]:
    """Rows of what a wish such as "boot Waterproof=yes" means."""
    kind, name, value = _WISH.findall(wish)[0]
    word = singular(kind)
    rows = [row for row, found in enumerate(words) if word in found]
    return [row for row in rows if not name or value in dict(products[row].attributes).get(name, ())]


@cache
def _file() -> _File:
    text = resources.files("persea.catalog.demo").joinpath("posts.toml").read_text("utf-8")
    return TypeAdapter(_File).validate_python(tomllib.loads(text))
