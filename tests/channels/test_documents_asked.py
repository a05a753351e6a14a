"""A document over HTTP: handed over, asked with a turn, asked further, and its page opened by the source of the answer."""

from __future__ import annotations

import json

import httpx2

from sensing.pages import written_pdf

MANUAL = written_pdf(
    "Aurora K5 kettle\nNever immerse the base in water.",
    "Descaling\nDescale the kettle every 4 weeks where the water is hard.",
)


def events_of(answer: httpx2.Response) -> list[tuple[str, dict[str, object]]]:
    answer.raise_for_status()
    blocks = [block.split("\n") for block in answer.text.split("\n\n") if "data:" in block]
    return [
        (
            next(line.removeprefix("event: ") for line in block if line.startswith("event: ")),
            json.loads(next(line.removeprefix("data: ") for line in block if line.startswith("data: "))),
        )
        for block in blocks
    ]


def test_a_document_is_asked_and_its_page_opened(server_url: str) -> None:
    """The citation's address gives the page that the words stand on; the next turn may ask further."""
    with httpx2.Client(base_url=server_url, timeout=60) as client:
        made = client.post(
            "/api/attachments?name=manual.pdf", content=MANUAL, headers={"content-type": "application/pdf"}
        )
        assert made.status_code == 201, made.text
        asked = {"text": "how often should I descale it?", "attachments": [made.json()["id"]]}
        events = events_of(client.post("/api/turns", json=asked))
        text = "".join(str(data["delta"]) for kind, data in events if kind == "text")
        assert "every 4 weeks" in text
        [cited] = [data for kind, data in events if kind == "citation"]
        assert cited["label"] == "manual.pdf, page 2"
        page = client.get(str(cited["url"]))
        assert "every 4 weeks" in page.json()["text"]
