"""A photo of plain goods through the whole house: the nearest by an image-embedding endpoint are shown as similar."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import httpx2
import numpy as np
from PIL import Image

from persea.app import Persea, create_app
from persea.llm import samples
from persea.llm.scripted_pictures import ScriptedPictures
from persea.perceive.picture_upkeep import PictureUpkeep
from persea.perceive.worker import Worker
from persea.seams import EmbeddingChoice
from persea.settings import Settings
from persea.values import Product
from stocked import a_variant, stock

_DRAWN = ("bt-harrow-high", "ap-bistro", "ap-forge", "ap-everyday", "ap-larder")


async def test_a_photo_of_plain_goods_shows_what_is_similar(database_url: str, tmp_path: Path) -> None:
    """Through the API as it is handed over beside a question; what the endpoint was sent is a JPEG and nothing else."""
    with ScriptedPictures() as endpoint:
        choice = EmbeddingChoice(url=endpoint.url)
        settings = Settings(tmp_path, database_url=database_url, shop="shop", image_embedding=choice)
        async with Persea.opened(settings) as persea:
            await stock(
                persea.database,
                *(
                    Product(name, f"Thing {name}", (a_variant(f"{name}-1", 900),), image_urls=(f"/demo/pictures/{name}.svg",))
                    for name in _DRAWN
                ),
            )  # fmt: skip
            worker = Worker("pictures")
            upkeep = PictureUpkeep(persea.database, worker, persea.picture_models, rests=False)
            done = await upkeep.round()
            await worker.close()
            assert (done.looked_at, done.failed) == (len(_DRAWN), 0)
            shown = endpoint.pictures[-1]
            assert shown.startswith(b"\xff\xd8\xff")
            transport = httpx2.ASGITransport(app=create_app(persea))
            async with httpx2.AsyncClient(
                transport=transport, base_url="http://127.0.0.1", timeout=60
            ) as http:
                nothing = await http.post("/v1/chat/completions", json=_asked(samples.picture("blue")))
                asked = len(endpoint.pictures)
                like = await http.post("/v1/chat/completions", json=_asked(_flat(shown)))
                assert len(endpoint.pictures) == asked + 1
    assert "Similar" not in nothing.json()["choices"][0]["message"]["content"]
    said = like.json()["choices"][0]["message"]["content"]
    assert "I do not know that very thing by its picture." in said
    assert "similar" in said.lower()
    assert f"Thing {_DRAWN[-1]}" in said


def _flat(picture: bytes) -> bytes:
    """Its colours in the same shares, without a form that could be known again."""
    with Image.open(io.BytesIO(picture)) as opened:
        pixels = np.asarray(opened.convert("RGB").resize((96, 96))).reshape(-1, 3)
    order = np.lexsort(pixels.T)
    written = io.BytesIO()
    Image.fromarray(pixels[order].reshape(96, 96, 3)).save(written, "PNG")
    return written.getvalue()


def _asked(picture: bytes) -> dict[str, object]:
    address = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    content = [
        {"type": "text", "text": "what is this?"},
        {"type": "image_url", "image_url": {"url": address}},
    ]
    return {"model": "persea-auto", "messages": [{"role": "user", "content": content}]}
