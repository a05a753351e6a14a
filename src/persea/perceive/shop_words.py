"""The shop's words for the built-in ear, as files that its process may read: made when first needed, again when they change.

    the catalogue -> Goods -> (the process that hears: sentences, language model, pronunciations) -> two files

The names of the files stand for what is in them: a server that starts again finds them, and two servers do not quarrel.
"""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path

import structlog
from pydantic import TypeAdapter

from persea.errors import DatabaseError, SensesBusy, UnreadableUpload
from persea.perceive.jobs.shopping_talk import Goods
from persea.perceive.jobs.words import ShopWords
from persea.perceive.worker import Worker
from persea.store.database import Database
from persea.store.spoken import spoken_titles, spoken_values
from persea.store.vocabulary import Vocabulary

_MADE_BY = b"2"  # raised when the same goods would give other words
_LEARNING_S = 60.0
_KEPT = 6  # files: of shops of one folder, and of catalogues that were
_PRONOUNCED = TypeAdapter(list[tuple[str, str]])

_log = structlog.get_logger(__name__)


class CurrentShopWords:
    """Of one shop. `folder` is where the files lie; `ears` may read it."""

    def __init__(self, database: Database, ears: Worker, folder: Path) -> None:
        self._database = database
        self._ears = ears
        self._folder = folder
        self._learning = asyncio.Lock()
        self._wanted: tuple[int, Vocabulary] | None = None
        self._learnt: tuple[int, str] | None = None

    def want(self, version: int, vocabulary: Vocabulary) -> None:
        """As the catalogue is now."""
        self._wanted = (version, vocabulary)

    async def path(self) -> str:
        """Of the files, without their endings; empty where the shop speaks no English, or nothing could be made."""
        if self._wanted is None:
            return ""
        version, vocabulary = self._wanted
        if not vocabulary.locale.startswith("en"):
            return ""
        async with self._learning:
            if self._learnt is None or self._learnt[0] != version:
                try:
                    self._learnt = (version, await self._learn(vocabulary))
                except (DatabaseError, SensesBusy, UnreadableUpload, OSError) as error:
                    _log.warning("the shop's words could not be learnt by ear", error=str(error))
                    self._learnt = (version, "")
            return self._learnt[1]

    async def _learn(self, vocabulary: Vocabulary) -> str:
        goods = await self._goods(vocabulary)
        name = hashlib.sha256(_MADE_BY + goods.model_dump_json().encode()).hexdigest()[:24]
        path = self._folder / name
        if not await asyncio.to_thread(_are_there, path):
            answer = await self._ears.ask("words:learn", goods, b"", wall_s=_LEARNING_S)
            await asyncio.to_thread(_write, path, ShopWords.model_validate_json(answer))
        return str(path)

    async def _goods(self, vocabulary: Vocabulary) -> Goods:
        async with self._database.reading() as conn:
            titles, values = await spoken_titles(conn), await spoken_values(conn)
        colours = vocabulary.option_named("colour", "color")
        return Goods(
            titles=titles,
            categories=tuple(sorted(vocabulary.categories)),
            brands=tuple(sorted(vocabulary.brands)),
            nouns=tuple(sorted(vocabulary.nouns)),
            colours=tuple(sorted(colours[1])) if colours else (),
            values=values,
        )


def _files(path: Path) -> tuple[Path, Path]:
    return path.with_suffix(".dict"), path.with_suffix(".arpa")


def _are_there(path: Path) -> bool:
    return all(file.is_file() for file in _files(path))


def _write(path: Path, words: ShopWords) -> None:
    """Whole or not at all; the oldest go."""
    contents = (_PRONOUNCED.dump_json(words.pronounced), words.arpa.encode())
    for file, content in zip(_files(path), contents, strict=True):
        beside = file.with_suffix(f"{file.suffix}.new")
        beside.write_bytes(content)
        beside.replace(file)
    files = sorted(path.parent.iterdir(), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[2 * _KEPT :]:
        file.unlink(missing_ok=True)
