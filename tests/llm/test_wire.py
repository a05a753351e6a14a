"""Bytes to chunks, and answers without the thinking."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persea.errors import ModelBadReply
from persea.llm.said import ThoughtSplitter
from persea.llm.wire import DONE, ErrorBody, EventLines, parse_chunk

STREAM = (
    b": keep-alive\r\n\r\n"
    b'data: {"choices":[{"delta":{"content":"caf\xc3\xa9\xe2\x80\xa8"}}]}\n\n'
    b"event: message\nid: 7\ndata:{}\r\n\r\n"
    b"data: [DONE]"
)
PAYLOADS = [b'{"choices":[{"delta":{"content":"caf\xc3\xa9\xe2\x80\xa8"}}]}', b"{}", DONE]


@given(st.lists(st.integers(0, len(STREAM)), max_size=8))
def test_events_do_not_depend_on_how_bytes_are_cut(cuts: list[int]) -> None:
    """However a stream is cut into reads, the same payloads come out."""
    places = [0, *sorted(cuts), len(STREAM)]
    lines = EventLines()
    payloads = [payload for a, b in itertools.pairwise(places) for payload in lines.feed(STREAM[a:b])]
    assert payloads + lines.end() == PAYLOADS


def test_line_without_end_is_refused() -> None:
    """An endless line is a ModelBadReply before it fills the memory."""
    lines = EventLines()
    assert lines.feed(b"x" * 1_000_000) == []
    with pytest.raises(ModelBadReply):
        lines.feed(b"x" * 1_000_000)


@pytest.mark.parametrize("payload", [b"[1]", b'{"choices":{}}', b'"text"', b'{"choices":[{"delta":'])
def test_what_is_no_chunk_is_a_bad_reply(payload: bytes) -> None:
    """JSON of another shape, or none, is a ModelBadReply that shows it."""
    with pytest.raises(ModelBadReply) as caught:
        parse_chunk(payload)
    assert payload[:10].decode() in str(caught.value)


@pytest.mark.parametrize(
    ("body", "message", "status"),
    [
        (b'{"error":{"message":"No","code":404}}', "No", 404),
        (b'{"error":{"message":"No","code":"502","type":"upstream"}}', "No (upstream)", 502),
        (b'{"error":{"message":"No","code":"insufficient_quota"}}', "No (insufficient_quota)", 500),
        (b'{"error":"No"}', "No", 500),
        (b'{"error":{"message":"No","code":7}}', "No", 500),
    ],
)
def test_reported_errors_are_read_in_their_many_forms(body: bytes, message: str, status: int) -> None:
    """An error is a text or an object, and its code a status, a word or nothing of use."""
    parsed = ErrorBody.model_validate_json(body)
    assert (parsed.message, parsed.status) == (message, status)


@pytest.mark.parametrize(
    ("whole", "thought", "said"),
    [
        ("Dry boots.", "", "Dry boots."),
        ("<think>hm</think>Dry.", "hm", "Dry."),
        ("\n<think>\nhm </thin k\n</think>\n\n Dry. <think>", "\nhm </thin k\n", "Dry. <think>"),
        ("<think></think>", "", ""),
        ("<think>never closed </thin", "never closed </thin", ""),
        ("<thin", "", "<thin"),
        ("<thinner> soles", "", "<thinner> soles"),
        ("  Dry", "", "  Dry"),
        ("", "", ""),
    ],
)
@given(size=st.integers(1, 9))
def test_leading_thoughts_are_parted_however_they_are_cut(
    whole: str, thought: str, said: str, size: int
) -> None:
    """A leading <think> block is thought, everything else said, whatever the size of the pieces."""
    splitter = ThoughtSplitter()
    told = [splitter.feed(whole[i : i + size]) for i in range(0, len(whole), size)] + [splitter.end()]
    assert ("".join(part for part, _ in told), "".join(part for _, part in told)) == (thought, said)
