"""Where a product's picture comes from: the web, by the rules of its site, or the demo shop's own drawings.

A feed may name any address: only public ones are asked, through every redirect (catalog/web), as robots.txt allows, and no
more bytes are taken than a picture has. What it does not do: open a picture.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

from persea.catalog.demo.shop import PICTURES_PATH, picture
from persea.catalog.web.answer import Validators
from persea.catalog.web.fetch import Fetcher
from persea.catalog.web.robots import Robots, read_robots
from persea.errors import FetchFailed, FetchRefused
from persea.store.pictures_index import WantedPicture

MOST_BYTES = 12 << 20
_DRAWING = ".svg"
_FAILED_IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Brought:
    """`body` is empty where it is unchanged since it was last had. `drawn`: an SVG of our own."""

    body: bytes
    unchanged: bool = False
    drawn: bool = False
    validators: Validators = field(default_factory=Validators)


class PictureSource:
    """What a site allows is asked once in the life of one source. A site that cannot be reached a few times in a row is let alone."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._robots: dict[str, Robots] = {}
        self._unreachable: dict[str, int] = {}

    async def bring(self, wanted: WantedPicture) -> Brought | None:
        """None where its site is let alone for now. Raises FetchFailed and FetchRefused."""
        path = urlsplit(wanted.url)
        if not path.netloc and path.path.startswith(f"{PICTURES_PATH}/"):
            return _drawing(unquote(path.path.removeprefix(f"{PICTURES_PATH}/").removesuffix(_DRAWING)))
        url = urljoin(wanted.product_url, wanted.url) if wanted.product_url else wanted.url
        address = urlsplit(url)
        if address.scheme not in ("http", "https") or not address.netloc:
            raise FetchRefused("The picture has no web address", value=wanted.url)
        root = f"{address.scheme}://{address.netloc}"
        if self._unreachable.get(root, 0) >= _FAILED_IN_A_ROW:
            return None
        try:
            brought = await self._fetched(url, root, wanted)
        except FetchFailed as failure:
            if failure.status is None:
                self._unreachable[root] = self._unreachable.get(root, 0) + 1
            raise
        self._unreachable.pop(root, None)
        return brought

    async def _fetched(self, url: str, root: str, wanted: WantedPicture) -> Brought:
        robots = self._robots.get(root)
        if robots is None:
            robots = self._robots[root] = await read_robots(self._fetcher, root)
            self._fetcher.slow_down(root, robots.delay_s)
        if robots.unavailable:
            raise FetchFailed("The site's robots.txt could not be read", value=root)
        if not robots.allows(url):
            raise FetchRefused("The site's robots.txt does not allow it", value=url)
        known = Validators() if wanted.lacks_vector else Validators(wanted.etag, wanted.last_modified)
        page = await self._fetcher.get(url, known=known, max_bytes=MOST_BYTES)
        return Brought(page.body, page.unchanged, validators=page.validators)


def _drawing(name: str) -> Brought:
    drawn = picture(name)
    if drawn is None:
        raise FetchRefused("The demo shop draws no such picture", value=name)
    return Brought(drawn.encode(), drawn=True)
