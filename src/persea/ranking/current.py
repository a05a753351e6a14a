"""The weights as they are now: the current version of the database, else the defaults. Asked for at each request."""

from __future__ import annotations

from dataclasses import replace

import structlog

from persea.errors import BadRequest
from persea.ranking.weights import DEFAULTS, Weights, read_weights
from persea.store.database import Connection
from persea.store.ranking_weights import WeightsVersion, current_weights_key, read_weights_text

_log = structlog.get_logger("persea.ranking")


class CurrentWeights:
    def __init__(self) -> None:
        self._now: tuple[int, Weights] | None = None

    async def at(self, conn: Connection) -> Weights:
        """One small query; a version is read once."""
        key = await current_weights_key(conn)
        if key is None:
            return DEFAULTS
        if self._now is None or self._now[0] != key:
            self._now = (key, self._read(key, await read_weights_text(conn, key)))
        return self._now[1]

    def _read(self, key: int, text: str) -> Weights:
        try:
            return as_version(key, text)
        except BadRequest as error:  # of a newer Persea: answers go on by the defaults
            _log.error("fitted weights cannot be read, the defaults are used", version=key, error=str(error))
            return DEFAULTS


def as_version(key: int, text: str) -> Weights:
    """Raises BadRequest."""
    return replace(read_weights(text), version=version_name(key))


def version_name(key: int) -> str:
    return f"fit-{key}"


def known_versions(made: list[WeightsVersion]) -> dict[str, Weights]:
    """By the name under which lists were logged; the defaults of this release among them."""
    return {
        DEFAULTS.version: DEFAULTS,
        **{version_name(one.key): as_version(one.key, one.made.weights) for one in made},
    }
