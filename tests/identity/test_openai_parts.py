"""Sound, pictures and files in messages to the OpenAI-compatible API, by the official client: made out, and never kept."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import openai
import pytest
from keyed_shop import Shop, bearer, problem
from test_attachments_api import OGG, PDF, a_photo, scripted
from test_private import rows

from persea.channels.openai_parts import ImageUrl, Part, fetch_picture, made_out_of
from persea.errors import BadRequest
from persea.perceive import Senses
from persea.values import Perceived, Sense, Upload


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def audio(data: bytes = OGG) -> dict[str, Any]:
    return {"type": "input_audio", "input_audio": {"data": b64(data), "format": "wav"}}


def image(url: str | None = None) -> dict[str, Any]:
    return {"type": "image_url", "image_url": {"url": url or f"data:image/jpeg;base64,{b64(a_photo())}"}}


def document(**file: str) -> dict[str, Any]:
    given = {"filename": "manual.pdf", "file_data": f"data:application/pdf;base64,{b64(PDF)}"}
    return {"type": "file", "file": file or given}


def text(words: str) -> dict[str, Any]:
    return {"type": "text", "text": words}


@pytest.fixture
async def served(demo_shop: Shop) -> AsyncIterator[tuple[openai.AsyncOpenAI, httpx2.AsyncClient]]:
    """The official client and a plain one, with a key that may chat."""
    key, _ = await demo_shop.key("chat")
    async with demo_shop.serving(perceive=scripted) as plain:
        assert isinstance(plain._transport, httpx2.ASGITransport)
        transport = plain._transport
        async with openai.AsyncOpenAI(
            base_url="http://persea.example/v1",
            api_key=key,
            max_retries=0,
            http_client=httpx2.AsyncClient(transport=transport),
        ) as client:
            plain.headers.update(bearer(key))
            yield client, plain


async def perceived(client: openai.AsyncOpenAI, *messages: Any) -> list[dict[str, Any]]:
    completion = await client.chat.completions.create(model="persea-auto", messages=list(messages))
    extra = completion.choices[0].message.model_extra
    assert extra is not None
    found: list[dict[str, Any]] = extra["persea"]["perceived"]
    return found


def said(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"role": "user", "content": list(parts)}


async def test_each_kind_of_part_is_made_out(
    served: tuple[openai.AsyncOpenAI, httpx2.AsyncClient],
) -> None:
    """In the order in which they came; the `persea` extension tells what was made out, with cards."""
    client, _ = served
    heard, seen, read = await perceived(client, said(text("do you have this?"), audio(), image(), document()))
    assert heard["heard"]["text"] == "hiking boots"
    assert [card["id"] for card in seen["cards"]] == ["bt-harrow-high"]
    assert [page["number"] for page in read["document"]["pages"]] == [1, 2]


async def test_a_message_may_be_all_sound(served: tuple[openai.AsyncOpenAI, httpx2.AsyncClient]) -> None:
    client, _ = served
    assert [one["sense"] for one in await perceived(client, said(audio()))] == ["voice"]


async def test_the_last_chunk_tells_it_too(served: tuple[openai.AsyncOpenAI, httpx2.AsyncClient]) -> None:
    client, _ = served
    stream = await client.chat.completions.create(
        model="persea-auto",
        messages=[said(text("this?"), image())],  # type: ignore[list-item]
        stream=True,
    )
    told = [chunk.model_extra["persea"] async for chunk in stream if (chunk.model_extra or {}).get("persea")]
    assert [one["sense"] for one in told[-1]["perceived"]] == ["image"]


async def test_nothing_of_it_is_kept(
    demo_shop: Shop, served: tuple[openai.AsyncOpenAI, httpx2.AsyncClient]
) -> None:
    client, _ = served
    before = (await rows(demo_shop.persea))["attachment"]
    await perceived(client, said(text("boots like these"), image(), document()))
    assert (await rows(demo_shop.persea))["attachment"] == before


@pytest.mark.parametrize(
    ("part", "why"),
    [
        ({"type": "video_url", "video_url": {"url": "https://x.example/a.mp4"}}, "cannot be read"),
        ({"type": "input_audio"}, "lacks its input_audio"),
        ({"type": "input_audio", "input_audio": {"data": "?!", "format": "wav"}}, "not base64"),
        (document(file_id="file-123"), "file_data"),
        (document(file_data="data:nonsense"), "data: URL"),
        (image("http://shop.example/a.png"), "https://"),
        (image("file:///etc/passwd"), "https://"),
        (image("https://127.0.0.1/a.png"), "cannot be fetched"),
        (image("https://[::1]/a.png"), "cannot be fetched"),
        (image("https://169.254.169.254/latest/meta-data"), "cannot be fetched"),
        (image("https://localhost:5432/a.png"), "cannot be fetched"),
    ],
)
async def test_a_part_that_cannot_be_had_is_an_error_in_openais_shape(
    served: tuple[openai.AsyncOpenAI, httpx2.AsyncClient], part: dict[str, Any], why: str
) -> None:
    """400, which says what to do; and nothing of the network that a fetch would have gone to."""
    client, plain = served
    with pytest.raises(openai.BadRequestError, match=why):
        await perceived(client, said(text("this?"), part))
    body = {"messages": [said(text("this?"), part)]}
    message = problem(await plain.post("/v1/chat/completions", json=body), 400, "bad_request")
    assert "refused" not in message
    assert "private" not in message


async def test_too_many_parts_are_refused(served: tuple[openai.AsyncOpenAI, httpx2.AsyncClient]) -> None:
    client, _ = served
    with pytest.raises(openai.BadRequestError, match="At most 4"):
        await perceived(client, said(*[audio() for _ in range(5)]))


async def test_earlier_messages_are_made_out_too_within_a_bound(demo_shop: Shop) -> None:
    """So that "and on page 2?" means something; the newest four files of earlier messages, and what cannot be read of them is
    passed over."""
    opened: list[bytes] = []

    async def counting(upload: Upload, senses: Senses) -> Perceived:
        opened.append(upload.data)
        if upload.data == b"broken":
            raise BadRequest("broken")
        return Perceived(Sense.DOCUMENT, upload.data.decode())

    async def fetched(url: str) -> Upload:
        return Upload(url.rpartition("/")[2].encode())

    house = await demo_shop.persea.house()
    parts = [
        [Part(type="image_url", image_url=ImageUrl(url=f"https://x.example/{name}")) for name in names]
        for names in (["1", "2"], ["3", "broken"], ["4"], [], ["last"])
    ]
    found = await made_out_of(parts, house, counting, fetched)
    assert [[one.name for one in message] for message in found] == [["1"], ["3"], ["4"], [], ["last"]]
    assert opened == [b"last", b"4", b"3", b"broken", b"1"]


async def test_an_address_of_ones_own_network_is_not_fetched() -> None:
    for url in ("https://10.0.0.1/a.png", "https://192.168.1.1/a.png", "https://user@127.0.0.1/"):
        with pytest.raises(BadRequest, match="cannot be fetched"):
            await fetch_picture(url)


async def test_a_request_with_files_may_be_large(
    served: tuple[openai.AsyncOpenAI, httpx2.AsyncClient],
) -> None:
    """Larger than a request of words: 8 MB of sound."""
    client, _ = served
    assert len(await perceived(client, said(audio(OGG + bytes(8_000_000))))) == 1
