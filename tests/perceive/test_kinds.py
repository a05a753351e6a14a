"""What an upload is, told by its first bytes."""

from __future__ import annotations

import pytest
from hostile import SOUNDS, plain

from persea.perceive.kinds import Container, container_of


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_text_of_two_bytes_a_letter_is_no_sound(encoding: str) -> None:
    """The mark before it looks like the head of a frame of MPEG sound, layer I, which is not read here."""
    assert container_of("\ufeffArticle;Price\nOat flakes;2,49".encode(encoding)) is Container.TEXT


def test_sounds_are_told_by_their_first_bytes() -> None:
    """Each by itself, with an mp3 that has no tag before it."""
    told = {ending: container_of(plain(ending)) for ending in SOUNDS}
    assert told == {
        "wav": Container.WAV,
        "mp3": Container.MP3,
        "flac": Container.FLAC,
        "ogg": Container.OGG,
        "webm": Container.MATROSKA,
        "m4a": Container.MP4,
        "aac": Container.AAC,
    }
    assert container_of(b"\xff\xfb\x90\x64" + bytes(100)) is Container.MP3
