"""The language model that was chosen for this shop, where one was: at most one row."""

from __future__ import annotations

from persea.seams import ModelChoice
from persea.store.database import Connection


async def load_choice(conn: Connection) -> ModelChoice | None:
    """None: nothing was chosen, which means the built-in model."""
    cursor = await conn.execute("SELECT url, name, api_key, gguf_path, mmproj_path FROM language_model")
    row = await cursor.fetchone()
    if row is None:
        return None
    url, name, key, gguf_path, mmproj_path = row
    return ModelChoice(url=url, name=name, key=key, gguf_path=gguf_path, mmproj_path=mmproj_path)


async def save_choice(conn: Connection, choice: ModelChoice | None) -> None:
    """Replaces what was chosen before; None goes back to the built-in model."""
    await conn.execute("DELETE FROM language_model")
    if choice is not None:
        await conn.execute(
            "INSERT INTO language_model (url, name, api_key, gguf_path, mmproj_path)"
            " VALUES (%s, %s, %s, %s, %s)",
            (choice.url, choice.name, choice.key, choice.gguf_path, choice.mmproj_path),
        )
