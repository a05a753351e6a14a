"""What is handed over, over HTTP: made out, sent with a turn, shown again, and gone with its conversation."""

from __future__ import annotations

import io
import json
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from keyed_shop import Client, Shop, problem
from PIL import Image
from test_private import ask, rows

from persea.channels.held import Held
from persea.channels.turn_stream import all_kept
from persea.identity.limits import Limits, Rate
from persea.perceive import Senses
from persea.store.attachments import Attachment, sweep_unsent
from persea.store.erasure import erase_shopper
from persea.store.export import export_of
from persea.store.turns import _history
from persea.values import (
    Box,
    Code,
    Document,
    Heard,
    HeardWord,
    Page,
    Perceived,
    Seen,
    Sense,
    Upload,
)

NOBODY_ID = "00000000-0000-0000-0000-000000000000"
OGG = b"OggS" + bytes(60)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj"
    b" 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\ntrailer<</Root 1 0 R>>"
)


def a_photo() -> bytes:
    """A JPEG, left half red and right half blue, that says where it was taken."""
    pixels = np.zeros((40, 80, 3), np.uint8)
    pixels[:, :40, 0] = pixels[:, 40:, 2] = 220
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    exif[0x010F] = "Secret Camera"
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", exif=exif)
    return file.getvalue()


async def scripted(upload: Upload, senses: Senses) -> Perceived:
    """Senses that make out the same of every file of a kind."""
    if upload.data.startswith(b"OggS"):
        words = (HeardWord("hiking", 0.1, 0.4, 0.9), HeardWord("boots", 0.5, 0.9, 0.3))
        return Perceived(Sense.VOICE, heard=Heard("hiking boots", words, 1.2, "built-in", True, True))
    if upload.data.startswith(b"%PDF"):
        pages = (Page(1, "Feed the starter. " * 60), Page(2, "Then wait\x00."))
        return Perceived(Sense.DOCUMENT, document=Document("pdf", "Manual", pages, page_count=2))
    code = Code("EAN-13", "4006381333931", Box(0, 0, 0.5, 1), "bt-harrow-high")
    return Perceived(Sense.IMAGE, seen=Seen(80, 40, codes=(code,)), unable=("Nothing is printed on it.",))


@pytest.fixture
async def client(demo_shop: Shop) -> AsyncIterator[Client]:
    async with demo_shop.serving(visitors=True, perceive=scripted) as opened:
        yield opened


async def hand_over(client: Client, data: bytes, kind: str = "image/jpeg", **query: Any) -> dict[str, Any]:
    response = await client.post(
        "/api/attachments", content=data, params=query, headers={"content-type": kind}
    )
    assert response.status_code == 201, response.text
    told: dict[str, Any] = response.json()
    return told


async def messages(client: Client, conversation: str) -> list[dict[str, Any]]:
    response = await client.get(f"/api/conversations/{conversation}")
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["messages"]
    return found


# ---------------------------------------------------------------- made out


async def test_what_was_made_out_comes_back(client: Client) -> None:
    """A picture with the card of the product whose code is on it, and what could not be made out."""
    told = await hand_over(client, a_photo(), name="C:\\photos\\..\\Boots \u202egpj.exe.jpg")
    assert told["sense"] == "image"
    assert told["name"] == "Boots gpj.exe.jpg"
    assert told["seen"]["codes"][0]["value"] == "4006381333931"
    assert [card["id"] for card in told["cards"]] == ["bt-harrow-high"]
    assert told["unable"] == ["Nothing is printed on it."]


async def test_a_transcript_comes_with_its_unsure_words(client: Client) -> None:
    told = await hand_over(client, OGG, "audio/ogg")
    assert (told["heard"]["text"], told["heard"]["is_unsure"], told["media_type"]) == (
        "hiking boots", True, "audio/ogg",
    )  # fmt: skip
    assert [word["confidence"] for word in told["heard"]["words"]] == [0.9, 0.3]


async def test_of_a_document_comes_its_outline_and_each_page_when_asked(client: Client) -> None:
    """The page gets how each page begins; the whole text is a request of its own, and a PDF's page is drawn."""
    told = await hand_over(client, PDF, "application/pdf", name="manual.pdf")
    assert [len(page["text"]) for page in told["document"]["pages"]] == [160, 10]
    where = f"/api/attachments/{told['id']}/page"
    page = (await client.get(f"{where}/1")).json()
    assert (page["number"], page["page_count"], len(page["text"])) == (1, 2, 60 * len("Feed the starter. "))
    drawn = await client.get(f"{where}/1/picture")
    assert drawn.headers["content-type"] == "image/jpeg"
    assert Image.open(io.BytesIO(drawn.content)).size == (1400, 700)
    problem(await client.get(f"{where}/9"), 404, "not_found")


# ---------------------------------------------------------------- shown again


async def test_a_picture_is_shown_without_what_its_camera_wrote(client: Client) -> None:
    """No place, no maker; under a policy that lets nothing in it run; and any part of it by itself."""
    told = await hand_over(client, a_photo())
    shown = await client.get(f"/api/attachments/{told['id']}")
    assert shown.headers["content-type"] == "image/jpeg"
    assert shown.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert shown.headers["content-disposition"].startswith("inline")
    assert b"Secret Camera" not in shown.content
    assert not Image.open(io.BytesIO(shown.content)).getexif()
    right = await client.get(f"/api/attachments/{told['id']}?box=0.5,0,1,1")
    picture = Image.open(io.BytesIO(right.content))
    assert picture.size == (40, 40)
    red, _, blue = picture.convert("RGB").getpixel((20, 20))  # type: ignore[misc]
    assert (red < 60, blue > 160) == (True, True)


async def test_a_document_is_only_ever_saved(client: Client) -> None:
    """Whatever its sender calls it: a page of HTML is no page of ours."""
    told = await hand_over(client, b"%PDF-<script>alert(1)</script>", "text/html", name="a.html")
    shown = await client.get(f"/api/attachments/{told['id']}")
    assert shown.headers["content-type"] == "application/pdf"
    assert shown.headers["content-disposition"] == "attachment; filename*=UTF-8''a.html"


@pytest.mark.parametrize("box", ["", "1,2", "a,b,c,d", "0,0,2,1", "0.5,0,0.4,1", "nan,0,1,1"])
async def test_what_is_no_place_in_a_picture_is_refused(client: Client, box: str) -> None:
    told = await hand_over(client, a_photo())
    response = await client.get(f"/api/attachments/{told['id']}", params={"box": box})
    problem(response, 400, "bad_request")


async def test_what_is_anothers_does_not_exist(demo_shop: Shop, client: Client) -> None:
    """Neither its bytes, nor its pages, nor for a turn, nor for deleting."""
    told = await hand_over(client, PDF, "application/pdf")
    async with demo_shop.serving(visitors=True, perceive=scripted) as stranger:
        await ask(stranger, "hello")
        for path in ("", "/page/1", "/page/1/picture"):
            problem(await stranger.get(f"/api/attachments/{told['id']}{path}"), 404, "not_found")
        problem(await stranger.delete(f"/api/attachments/{told['id']}"), 404, "not_found")
        body = {"text": "this?", "attachments": [told["id"]]}
        problem(await stranger.post("/api/turns", json=body), 404, "not_found")
        assert (await stranger.get("/api/conversations")).json()["conversations"][0]["title"] == "hello"


async def test_what_is_not_sent_is_taken_back(client: Client) -> None:
    told = await hand_over(client, OGG, "audio/ogg")
    assert (await client.delete(f"/api/attachments/{told['id']}")).status_code == 204
    problem(await client.get(f"/api/attachments/{told['id']}"), 404, "not_found")


# ---------------------------------------------------------------- with a turn


async def test_a_turn_carries_it_and_the_conversation_shows_it_again(client: Client) -> None:
    """In the order in which it was sent; on the question, not on the answer."""
    picture, sound = await hand_over(client, a_photo()), await hand_over(client, OGG, "audio/ogg")
    told = await ask(client, "do you have this?", attachments=[sound["id"], picture["id"]])
    assert told[-1][0] == "done"
    question, answer = await messages(client, told[0][1]["conversation"])
    assert [one["id"] for one in question["attachments"]] == [sound["id"], picture["id"]]
    assert question["attachments"][1]["cards"][0]["id"] == "bt-harrow-high"
    assert answer["attachments"] == []
    problem(await client.delete(f"/api/attachments/{picture['id']}"), 404, "not_found")  # it was sent


async def test_a_retry_and_an_edit_keep_it_and_a_new_one_takes_its_place(client: Client) -> None:
    first, second = await hand_over(client, a_photo()), await hand_over(client, OGG, "audio/ogg")
    told = await ask(client, "this?", attachments=[first["id"]])
    conversation = told[0][1]["conversation"]
    for again in ({"retries": None, "text": ""}, {"edits": None, "text": "and this?"}):
        again = {name: told[0][1]["turn_id"] if value is None else value for name, value in again.items()}
        told = await ask(client, again.pop("text"), conversation=conversation, **again)
        question, _ = await messages(client, conversation)
        assert [one["id"] for one in question["attachments"]] == [first["id"]]
    told = await ask(
        client, "this", conversation=conversation, edits=told[0][1]["turn_id"], attachments=[second["id"]]
    )
    question, _ = await messages(client, conversation)
    assert [one["id"] for one in question["attachments"]] == [second["id"]]
    problem(await client.get(f"/api/attachments/{first['id']}"), 404, "not_found")


async def test_later_turns_know_what_was_handed_over_before(demo_shop: Shop, client: Client) -> None:
    """What was made out stands in the history, so that "on page 2" means something."""
    told = await ask(
        client, "read this", attachments=[(await hand_over(client, PDF, "application/pdf"))["id"]]
    )
    async with demo_shop.persea.database.reading() as conn:
        history = await _history(conn, uuid.UUID(told[0][1]["conversation"]))
    document = history[0].perceived[0].document
    assert document is not None
    assert document.pages[1].text == "Then wait."
    assert history[1].perceived == ()


async def test_without_words_it_is_a_question_of_its_own(client: Client) -> None:
    """Its conversation is titled by what was heard, or by the file's name."""
    sound = await hand_over(client, OGG, "audio/ogg")
    told = await ask(client, "", attachments=[sound["id"]])
    answer = await client.get(f"/api/conversations/{told[0][1]['conversation']}")
    assert answer.json()["title"] == "hiking boots"


async def test_it_goes_with_its_conversation(demo_shop: Shop, client: Client) -> None:
    told = await hand_over(client, a_photo())
    conversation = (await ask(client, "this?", attachments=[told["id"]]))[0][1]["conversation"]
    before = await rows(demo_shop.persea)
    assert (await client.delete(f"/api/conversations/{conversation}")).status_code == 204
    after = await rows(demo_shop.persea)
    assert before["attachment"] - after["attachment"] == 1


async def test_what_is_never_sent_is_swept_after_an_hour(demo_shop: Shop, client: Client) -> None:
    """And not before; what was sent stays."""
    unsent, sent = await hand_over(client, OGG, "audio/ogg"), await hand_over(client, a_photo())
    await ask(client, "this?", attachments=[sent["id"]])
    now = datetime.now(UTC)
    await sweep_unsent(demo_shop.persea.database, now=now + timedelta(minutes=59))
    assert (await client.get(f"/api/attachments/{unsent['id']}")).status_code == 200
    assert await sweep_unsent(demo_shop.persea.database, now=now + timedelta(minutes=61)) >= 1
    problem(await client.get(f"/api/attachments/{unsent['id']}"), 404, "not_found")
    assert (await client.get(f"/api/attachments/{sent['id']}")).status_code == 200


async def test_at_most_four_go_with_a_turn(client: Client) -> None:
    response = await client.post("/api/turns", json={"text": "these", "attachments": [NOBODY_ID] * 5})
    problem(response, 400, "bad_request")


async def test_only_the_newest_unsent_ones_are_kept(client: Client) -> None:
    """Who uploads and never sends fills no disk."""
    first = await hand_over(client, OGG, "audio/ogg")
    for _ in range(16):
        await hand_over(client, OGG, "audio/ogg")
    problem(await client.get(f"/api/attachments/{first['id']}"), 404, "not_found")


# ---------------------------------------------------------------- the shopper's rights


async def test_it_is_exported_and_erased(demo_shop: Shop, client: Client) -> None:
    """With its bytes, what was made out, and where it was sent."""
    told = await hand_over(client, OGG, "audio/ogg", name="question.ogg")
    await ask(client, "this?", attachments=[told["id"]])
    exported = (await client.get("/api/me/export")).json()["attachments"]
    assert [(one["id"], one["name"], one["sense"]) for one in exported] == [
        (told["id"], "question.ogg", "voice")
    ]
    assert exported[0]["perceived"]["heard"]["text"] == "hiking boots"
    assert exported[0]["data_base64"].startswith("T2dnU")
    receipt = (await client.delete("/api/me")).json()
    assert receipt["erased"]["attachments"] == 1


# ---------------------------------------------------------------- private


async def test_in_private_no_table_has_a_row_more(demo_shop: Shop, client: Client) -> None:
    """Handed over, sent, shown, spoken of later: it is held in memory, and every table stays as it was."""
    await ask(client, "tents")
    await all_kept()
    before = await rows(demo_shop.persea)
    picture = await hand_over(client, a_photo(), private=True)
    document = await hand_over(client, PDF, "application/pdf", private=True)
    sent = [picture["id"], document["id"]]
    told = await ask(client, "do you have this?", private=True, attachments=sent)
    assert told[-1][0] == "done"
    history = [{"role": "user", "content": "do you have this?", "attachments": sent}]
    assert (await ask(client, "and on page 2?", private=True, history=history))[-1][0] == "done"
    assert (await client.get(f"/api/attachments/{picture['id']}?box=0,0,1,1")).status_code == 200
    assert (await client.get(f"/api/attachments/{document['id']}/page/2")).json()["text"] == "Then wait."
    assert await rows(demo_shop.persea) == before
    assert (await client.delete(f"/api/attachments/{picture['id']}")).status_code == 204
    response = await client.post(
        "/api/turns", json={"text": "this?", "private": True, "attachments": [picture["id"]]}
    )
    assert "Hand it over again" in problem(response, 404, "not_found")


async def test_what_was_kept_before_a_turn_became_private_is_kept_no_more(
    demo_shop: Shop, client: Client
) -> None:
    before = await rows(demo_shop.persea)
    picture = await hand_over(client, a_photo())
    await ask(client, "this?", private=True, attachments=[picture["id"]])
    assert (await rows(demo_shop.persea))["attachment"] == before["attachment"]
    assert (await client.get(f"/api/attachments/{picture['id']}")).status_code == 200


async def test_what_is_private_goes_with_no_kept_turn(client: Client) -> None:
    picture = await hand_over(client, a_photo(), private=True)
    response = await client.post("/api/turns", json={"text": "this?", "attachments": [picture["id"]]})
    problem(response, 404, "not_found")


def test_what_is_held_is_bounded_in_time_and_bytes() -> None:
    """Half an hour, and so many bytes; the oldest go first."""
    now = [0.0]
    held = Held(clock=lambda: now[0], most_bytes=100)
    one, two = (
        Attachment(uuid.uuid4(), Perceived(Sense.VOICE), "audio/ogg", bytes(size)) for size in (60, 50)
    )
    held.hold(one)
    held.hold(two)
    assert (held.get(one.id), held.get(two.id)) == (None, two)
    now[0] = 1801.0
    assert held.get(two.id) is None


# ---------------------------------------------------------------- bounds


async def test_it_is_limited_as_questions_are(demo_shop: Shop) -> None:
    few = Limits(session_turns=Rate(2, 2))
    async with demo_shop.serving(visitors=True, limits=few, perceive=scripted) as client:
        await ask(client, "hello")  # by an address, which is a session only then
        await hand_over(client, OGG, "audio/ogg")
        await ask(client, "hello")
        response = await client.post("/api/attachments", content=OGG, headers={"content-type": "audio/ogg"})
    problem(response, 429, "rate_limit_exceeded")


async def test_what_is_too_large_or_unknown_or_empty_is_refused(demo_shop: Shop) -> None:
    """By the real senses: before anything is opened."""
    async with demo_shop.serving(visitors=True) as client:
        for data, status in ((b"\x89PNG\r\n\x1a\n" + bytes(21 << 20), 413), (b"\0\1\2\3", 415), (b"", 422)):
            response = await client.post(
                "/api/attachments", content=data, headers={"content-type": "application/octet-stream"}
            )
            assert response.status_code == status, response.text
        response = await client.post(
            "/api/attachments", content=b"a=b", headers={"content-type": "text/plain"}
        )
        assert response.status_code == 400


async def test_erasing_takes_unsent_ones_too(demo_shop: Shop, client: Client) -> None:
    await hand_over(client, OGG, "audio/ogg")
    async with demo_shop.persea.database.connection() as conn:
        row = await (
            await conn.execute("SELECT shopper_key FROM attachment ORDER BY created_at DESC LIMIT 1")
        ).fetchone()
        assert row is not None
        receipt = await erase_shopper(conn, row[0], now=datetime.now(UTC), actor="test")
    assert receipt.erased["attachments"] == 1
    document = json.loads(
        "".join(
            [piece async for piece in export_of(demo_shop.persea.database, row[0], now=datetime.now(UTC))]
        )
    )
    assert document["attachments"] == []
