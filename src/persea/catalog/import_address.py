"""A shop's products from an address: brought to disk, then read as any file is.

What it does not do: decide when; `sync.py` does for feeds that are read again and again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from persea.catalog.import_file import import_file
from persea.catalog.load import LoadReport, Prune
from persea.catalog.load import Progress as Loaded
from persea.catalog.web.answer import Validators
from persea.catalog.web.bring import Downloading, bring
from persea.catalog.web.crawl import CrawlReport
from persea.catalog.web.crawl import Progress as Crawled
from persea.catalog.web.fetch import Fetcher
from persea.seams import EmbedProducts
from persea.store.database import Database

_FAILED_WHILE_PRUNING = 0.01
"""The share of a shop's pages that may fail without pages that are missing being taken for products that are gone."""


@dataclass(frozen=True, slots=True)
class FromAddress:
    report: LoadReport | None
    """None where the file has not changed since the validators that were given."""
    crawl: CrawlReport | None
    """Where a shop's pages were read."""
    validators: Validators
    fetched_at: datetime


def is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def folder_of(data_dir: Path, url: str) -> Path:
    """Where what `url` holds is kept from one time to the next."""
    return data_dir / "feeds" / hashlib.blake2b(url.encode(), digest_size=10).hexdigest()


async def import_address(
    database: Database,
    fetcher: Fetcher,
    url: str,
    folder: Path,
    *,
    source: str,
    currency: str,
    embed: EmbedProducts,
    known: Validators | None = None,
    format: str = "auto",
    replace_demo: bool = False,
    prune: Prune | None = None,
    on_fetch: Callable[[Downloading | Crawled], None] = lambda progress: None,
    on_load: Callable[[Loaded], None] = lambda progress: None,
) -> FromAddress:
    """Brings what is at `url` into `folder` and from there into the shop. `known` makes the question conditional.

    Raises FetchFailed, FetchRefused, and what `import_file` raises.
    """
    brought = await bring(fetcher, url, folder, known, on_progress=on_fetch)
    report = None
    if brought.path is not None:
        report = await import_file(
            database,
            brought.path,
            source=source,
            currency=currency,
            embed=embed,
            format=format,
            replace_demo=replace_demo,
            prune=prune,
            incomplete=_incomplete(brought.report),
            on_progress=on_load,
        )
    return FromAddress(report, brought.report, brought.validators, brought.fetched_at)


def _incomplete(crawl: CrawlReport | None) -> str:
    """Why a shop's pages that were not read may still hold products; "" where all were."""
    if crawl is None:
        return ""
    if crawl.bounded:
        return f"not all of the shop was read ({crawl.bounded})"
    unread = crawl.failed - crawl.gone  # what is gone holds no product any more
    if unread > crawl.pages * _FAILED_WHILE_PRUNING:
        return f"{unread:,} page{'' if unread == 1 else 's'} could not be read"
    return ""
