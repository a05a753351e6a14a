"""The language model that was chosen for this shop, where one was: at most one row."""

from __future__ import annotations

from persea.seams import ModelChoice, Price
from persea.store.database import Connection


async def load_choice(conn: Connection) -> ModelChoice | None:
    """None: nothing was chosen, which means the built-in model."""
    cursor = await conn.execute(
        "SELECT url, name, api_key, gguf_path, mmproj_path, price_in, price_out FROM language_model"
    )
    row = await cursor.fetchone()
    if row is None:
        return None
    url, name, key, gguf_path, mmproj_path, price_in, price_out = row
    price = None if price_in is None or price_out is None else Price(price_in, price_out)
    return ModelChoice(url=url, name=name, key=key, gguf_path=gguf_path, mmproj_path=mmproj_path, price=price)


async def save_choice(conn: Connection, choice: ModelChoice | None) -> None:
    """Replaces what was chosen before; None goes back to the built-in model."""
    await conn.execute("DELETE FROM language_model")
    if choice is not None:
        await conn.execute(
            "INSERT INTO language_model (url, name, api_key, gguf_path, mmproj_path, price_in, price_out)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            (
                *(choice.url, choice.name, choice.key, choice.gguf_path, choice.mmproj_path),
                *((choice.price.prompt, choice.price.completion) if choice.price else (None, None)),
            ),
        )
