"""One reading of a feed that is read again and again: fetched if it has changed, imported, and its result kept.

What it does not do: wait for its time, which the server's schedule does.
"""

from __future__ import annotations

from pathlib import Path

from persea.catalog.import_address import FromAddress, folder_of, import_address
from persea.catalog.load import LoadReport, Prune, count_of
from persea.catalog.web.answer import Validators
from persea.catalog.web.fetch import Fetcher
from persea.errors import CatalogError, PerseaError
from persea.seams import EmbedProducts
from persea.store.database import Database
from persea.store.import_runs import confirm_offers
from persea.store.shop import load_shop
from persea.store.syncs import Sync, begin_sync, finish_sync, remember_version


async def run_sync(
    database: Database, sync: Sync, fetcher: Fetcher, *, data_dir: Path, embed: EmbedProducts
) -> str:
    """What came of it, for a person; it is kept with the sync. Raises a PerseaError, whose words are kept, too."""
    async with database.connection() as conn:
        await begin_sync(conn, sync.key)
    try:
        result = await _read_again(database, sync, fetcher, data_dir, embed)
    except PerseaError as error:
        async with database.connection() as conn:
            await finish_sync(conn, sync.key, ok=False, result=str(error))
        raise
    async with database.connection() as conn:
        await finish_sync(conn, sync.key, ok=True, result=result)
    return result


async def _read_again(
    database: Database, sync: Sync, fetcher: Fetcher, data_dir: Path, embed: EmbedProducts
) -> str:
    async with database.connection() as conn:
        shop = await load_shop(conn)
    if shop.is_demo:
        raise CatalogError(
            "This shop holds the demo products, which a real catalogue should not be mixed with",
            fix=f"Run once: persea import catalog {sync.url} --replace-demo",
        )
    known = None
    if sync.run_key is not None:
        known = Validators(sync.etag or "", sync.last_modified or "")
    done = await import_address(
        database,
        fetcher,
        sync.url,
        folder_of(data_dir, sync.url),
        source=sync.url,
        currency=shop.currency,
        embed=embed,
        known=known,
        format=sync.format,
        prune=Prune(sync.most_removed) if sync.prune else None,
    )
    if done.report is None:
        assert sync.run_key is not None, "only a conditional question is answered with not modified"
        async with database.connection() as conn:
            confirmed = await confirm_offers(conn, sync.run_key, done.fetched_at)
        return f"Not modified: {count_of(confirmed, 'offer')} confirmed"
    if done.report.not_removed_because:
        # This version is not remembered: it is to be read once more, with the larger share or by then mended.
        raise CatalogError(
            f"{_told(done.report, done)}. None of the {done.report.missing:,} missing products was removed:"
            f" {done.report.not_removed_because}",
            fix="If they are meant to go, run persea sync run with a larger --most-removed",
        )
    async with database.connection() as conn:
        await remember_version(
            conn,
            sync.key,
            etag=done.validators.etag,
            last_modified=done.validators.last_modified,
            run_key=done.report.run_key,
        )
    return _told(done.report, done)


def _told(report: LoadReport, done: FromAddress) -> str:
    parts = [f"{report.new:,} new", f"{report.changed:,} changed", f"{report.unchanged:,} unchanged"]
    if report.removed:
        parts.append(f"{report.removed:,} removed")
    if report.problem_count:
        parts.append(count_of(report.problem_count, "problem"))
    if done.crawl is not None and (done.crawl.failed or done.crawl.bounded):
        failed = f"{count_of(done.crawl.failed, 'page')} failed"
        parts.append(failed if done.crawl.failed else done.crawl.bounded)
    return f"{count_of(report.read, 'product')}: {', '.join(parts)}"
