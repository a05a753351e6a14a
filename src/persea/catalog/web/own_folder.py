"""One process at a time fetches into a folder, so that none writes into, or clears away, what another fetches."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from persea.errors import CatalogError

_LOCK = "fetch.lock"


@contextmanager
def own_folder(folder: Path) -> Iterator[None]:
    """`folder`, made where it is missing, is ours until the block, or the process, ends. Raises CatalogError."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CatalogError(
                "This address is being fetched by another process",
                value=str(folder),
                fix="Wait until it is done",
            ) from error
        yield
