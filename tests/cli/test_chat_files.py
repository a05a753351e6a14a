"""Files in `persea chat`: what is said of them, and that one that cannot be read ends no talk."""

from __future__ import annotations

import base64
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import numpy as np
import openai
import pytest
import zxingcpp
from PIL import Image

from persea.catalog.demo.shop import demo_products
from persea.cli.handed import in_words
from persea.values import (
    Box,
    Code,
    Document,
    Heard,
    Line,
    LooksLike,
    Moment,
    Page,
    Perceived,
    Seen,
    Sense,
    Watched,
)
from persea_server import Server, run_persea

ALL = Box(0, 0, 1, 1)
SEEN = Seen(
    10, 10, codes=(Code("EAN-13", "4006381333931", ALL, "boot"), Code("QR", "hello", ALL)),
    lines=tuple(Line(word, 0.9, ALL) for word in ("Rye", "flour", "1 kg", "Best", "before")),
    looks_like=(LooksLike("mug", 40, ALL, 0.9),),
)  # fmt: skip
TITLES = {"boot": "Fellside Boot", "mug": "Mug"}


@pytest.mark.parametrize(
    ("perceived", "said"),
    [
        (Perceived(Sense.VOICE, heard=Heard("hiking boots", by="built-in", is_unsure=True)),
         ["Heard: “hiking boots” (built-in, unsure)"]),
        (Perceived(Sense.IMAGE, seen=SEEN, unable=("No model looks at pictures.",)),
         ["EAN-13 4006381333931: Fellside Boot", "QR hello: no product here", "Looks like: Mug",
          "Printed: Rye / flour / 1 kg / Best", "No model looks at pictures."]),
        (Perceived(Sense.DOCUMENT, document=Document("pdf", "Manual", (Page(1, "…"),), page_count=12)),
         ["Read: Manual, 12 pages (pdf)"]),
        (Perceived(Sense.VIDEO, watched=Watched(4.0, (Moment(1.0, Seen(1, 1, looks_like=SEEN.looks_like)),))),
         ["Watched: 4 s", "At 1 s: Looks like: Mug"]),
        (Perceived(Sense.IMAGE, seen=Seen(1, 1)), ["Nothing was made out."]),
    ],
)  # fmt: skip
def test_what_was_made_out_is_said_in_lines(perceived: Perceived, said: list[str]) -> None:
    """One for each thing, products by their titles, and what could not be made out."""
    assert in_words(perceived, TITLES) == said


def test_a_file_that_is_not_there_ends_the_command(server: Server) -> None:
    """And says so; so does one that is nothing that is read here."""
    ended = run_persea("chat", "--file", "/no/such/file.jpg", "this?", data_dir=server.data_dir)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "There is no such file: /no/such/file.jpg" in ended.stderr


def test_in_a_talk_it_is_said_and_the_talk_goes_on(server: Server, tmp_path: Path) -> None:
    odd = tmp_path / "odd file.bin"
    odd.write_bytes(b"\0\1\2\3")
    said = f"/file /no/such/file.jpg\n/file {odd}\ntents\n"
    ended = run_persea("chat", data_dir=server.data_dir, said=said)
    assert ended.returncode == 0, ended.stderr
    assert "There is no such file" in ended.stderr
    assert "This kind of file is not read here: odd file.bin" in ended.stderr
    assert re.search(r"^  1\. ", ended.stdout, re.MULTILINE)


@pytest.fixture
def label(tmp_path: Path) -> Path:
    """A picture of the barcode of a product of the demo shop."""
    product = next(one for one in demo_products(as_of=datetime.now(UTC)) if one.id == "bt-harrow-high")
    gtin = product.variants[0].gtin
    assert gtin is not None
    drawn = np.asarray(zxingcpp.create_barcode(gtin, zxingcpp.BarcodeFormat.EAN13).to_image(scale=4))
    file = tmp_path / "label.png"
    Image.fromarray(np.ascontiguousarray(drawn)).save(file)
    return file


def test_page_api_and_terminal_cite_the_same_product(server: Server, label: Path) -> None:
    """One picture and one question through the page's routes, the OpenAI-compatible API and the terminal."""
    question, data = "how much is it?", label.read_bytes()
    with httpx2.Client(base_url=server.url, timeout=120) as http:
        told = http.post(
            "/api/attachments?name=label.png", content=data, headers={"content-type": "image/png"}
        )
        assert told.status_code == 201, told.text
        assert [card["id"] for card in told.json()["cards"]] == ["bt-harrow-high"]
        body = {"text": question, "attachments": [told.json()["id"]]}
        stream = http.post("/api/turns", json=body).text
        cards = next(block for block in stream.split("\n\n") if block.startswith("event: cards"))
        of_page = [card["id"] for card in json.loads(cards.partition("data: ")[2])["cards"]]
    with openai.OpenAI(base_url=f"{server.url}/v1", api_key="any", max_retries=0) as client:
        url = f"data:image/png;base64,{base64.b64encode(data).decode()}"
        parts = [{"type": "text", "text": question}, {"type": "image_url", "image_url": {"url": url}}]
        completion = client.chat.completions.create(
            model="persea-auto",
            messages=[{"role": "user", "content": parts}],  # type: ignore[list-item]
        )
    extension = (completion.choices[0].message.model_extra or {})["persea"]
    ended = run_persea("chat", "--json", "--file", label, question, data_dir=server.data_dir)
    assert ended.returncode == 0, ended.stderr
    assert "Harrow High Waterproof Trekking Boot" in ended.stderr
    of_terminal = json.loads(ended.stdout)
    assert of_page[0] == "bt-harrow-high"
    assert [card["id"] for card in extension["cards"]] == of_page
    assert [card["id"] for card in of_terminal["cards"]] == of_page
    assert of_terminal["perceived"][0]["seen"]["codes"] == extension["perceived"][0]["seen"]["codes"]
