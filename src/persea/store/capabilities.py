"""What the chosen models were found to be able to do: a row for each model at each address."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from persea.seams import ModelChoice
from persea.store.database import Connection
from persea.values import Capabilities

_FOUND = TypeAdapter(Capabilities)


async def load_capabilities(conn: Connection, choice: ModelChoice) -> Capabilities | None:
    """None: never tried out, or by a version of Persea that looked at other things."""
    cursor = await conn.execute(
        "SELECT found::text FROM model_capabilities WHERE address = %s AND name = %s", _key(choice)
    )
    row = await cursor.fetchone()
    if row is None:
        return None
    try:
        return _FOUND.validate_json(row[0])
    except ValidationError:
        return None


async def save_capabilities(conn: Connection, choice: ModelChoice, found: Capabilities) -> None:
    """Replaces what was found before."""
    await conn.execute(
        "INSERT INTO model_capabilities (address, name, said_of_itself, probed_at, found)"
        " VALUES (%s, %s, %s, coalesce(%s, now()), %s::jsonb)"
        " ON CONFLICT (address, name) DO UPDATE SET said_of_itself = excluded.said_of_itself,"
        " probed_at = excluded.probed_at, found = excluded.found",
        (*_key(choice), found.said_of_itself, found.probed_at, _FOUND.dump_json(found).decode()),
    )


def _key(choice: ModelChoice) -> tuple[str, str]:
    """The address without a password in it."""
    address = choice.url or choice.gguf_path or ""
    scheme, separator, rest = address.partition("://")
    if separator:
        host, slash, path = rest.partition("/")
        address = f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"
    return address, choice.name or ""
