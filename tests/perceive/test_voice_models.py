"""Models of the owner's own, by path. The packages that run them are extras: small stand-ins with their documented calls
take their place here, in the same confined process."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from persea.errors import ModelUnavailable, SettingsError
from persea.perceive.jobs import modelled_speech
from persea.perceive.jobs.modelled_speech import Asked, kind_of
from persea.perceive.jobs.speech import Transcript
from persea.perceive.modelled_ears import ModelledEars
from persea.seams import Talk
from persea.settings import Settings
from persea.values import Sound

PCM = b"\0\1" * 16_000

WHISPER = """
from dataclasses import dataclass
@dataclass
class Segment:
    t0: int
    t1: int
    text: str
    probability: float = float("nan")
class Model:
    def __init__(self, model, **params):
        self.bytes = len(open(model, "rb").read())
    def transcribe(self, media, **params):
        assert media.dtype == "float32" and params["max_len"] == 1
        said = [Segment(0, 30, " Red", 0.9), Segment(30, 60, " boots?"), Segment(60, 61, " [BLANK_AUDIO]")]
        return said if params["language"] == "en" else []
"""
SHERPA = """
class Result:
    text = "red boots"
    tokens = [" re", "d", " boots"]
    timestamps = [0.1, 0.2, 0.5]
class Stream:
    result = None
    def accept_waveform(self, rate, samples):
        assert rate == 16000 and abs(samples).max() <= 1
class OfflineRecognizer:
    @classmethod
    def from_transducer(cls, encoder, decoder, joiner, tokens, num_threads):
        assert "encoder" in encoder and "joiner" in joiner
        return cls()
    def create_stream(self):
        return Stream()
    def decode_stream(self, stream):
        stream.result = Result()
"""


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the stand-ins lie, on the path of this process."""
    folder = tmp_path / "packages"
    (folder / "pywhispercpp").mkdir(parents=True)
    (folder / "pywhispercpp" / "__init__.py").write_text("")
    (folder / "pywhispercpp" / "model.py").write_text(WHISPER)
    (folder / "sherpa_onnx.py").write_text(SHERPA)
    monkeypatch.syspath_prepend(str(folder))
    for name in ("pywhispercpp", "pywhispercpp.model", "sherpa_onnx"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return folder


@pytest.fixture
def whisper_file(tmp_path: Path) -> Path:
    file = tmp_path / "ggml-tiny.en.bin"
    file.write_bytes(b"weights")
    return file


@pytest.fixture
def sherpa_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "zipformer"
    folder.mkdir()
    for name in ("tokens.txt", "encoder.onnx", "encoder.int8.onnx", "decoder.onnx", "joiner.onnx"):
        (folder / name).write_bytes(b"x" * (1 if "int8" in name else 2))
    return folder


def test_the_kind_is_told_by_what_lies_there(whisper_file: Path, sherpa_folder: Path, tmp_path: Path) -> None:
    """A file, a folder with tokens and models, or neither."""
    assert kind_of(whisper_file) == "whisper"
    assert kind_of(sherpa_folder) == "sherpa"
    assert kind_of(tmp_path / "packages") is None
    with pytest.raises(SettingsError, match=r"neither a model of whisper\.cpp nor a folder"):
        ModelledEars(str(tmp_path / "nothing"))


@pytest.mark.parametrize("kind", ["whisper", "sherpa"])
def test_without_its_package_it_says_what_to_install(
    kind: str, whisper_file: Path, sherpa_folder: Path
) -> None:
    """When Persea starts, not at the first recording. Neither is among what every Persea has."""
    place = whisper_file if kind == "whisper" else sherpa_folder
    with pytest.raises(SettingsError, match=rf"pip install 'persea\[{kind}\]'"):
        ModelledEars(str(place))


def test_words_of_whisper(packages: Path, whisper_file: Path) -> None:
    """With times in seconds and how sure each is; what it says of silence is no word."""
    asked = Asked(path=str(whisper_file), language="en").model_dump_json()
    words = Transcript.model_validate_json(modelled_speech.whisper(asked, PCM)).words
    assert [(word.text, word.start_s, word.end_s, word.confidence) for word in words] == [
        ("Red", 0.0, 0.3, 0.9),
        ("boots?", 0.3, 0.6, 1.0),
    ]


def test_words_of_sherpa(packages: Path, sherpa_folder: Path) -> None:
    """Its pieces are put together; a word ends where the next begins."""
    asked = Asked(path=str(sherpa_folder)).model_dump_json()
    words = Transcript.model_validate_json(modelled_speech.sherpa(asked, PCM)).words
    assert [(word.text, word.start_s, word.end_s) for word in words] == [
        ("red", 0.1, 0.5),
        ("boots", 0.5, 1.0),
    ]


async def test_a_model_that_fails_is_a_failed_transcriber(packages: Path, whisper_file: Path) -> None:
    """The confined process has no such package: whoever stands in may take over."""
    ear = ModelledEars(str(whisper_file))
    with pytest.raises(ModelUnavailable, match="The model that transcribes failed"):
        await ear.transcribe(Sound(PCM), Talk())
    await ear.close()


def test_the_settings_name_one_of_the_two(tmp_path: Path) -> None:
    """An endpoint or a path, and nothing where neither is set."""
    folder = {"PERSEA_DATA_DIR": str(tmp_path)}
    assert Settings.load(folder).transcription is None
    by_path = Settings.load({**folder, "PERSEA_TRANSCRIBE_PATH": "/m.bin"}).transcription
    assert by_path is not None
    assert by_path.path == "/m.bin"
    endpoint = {
        "PERSEA_TRANSCRIBE_URL": "http://h/v1/",
        "PERSEA_TRANSCRIBE_NAME": "w",
        "PERSEA_TRANSCRIBE_KEY": "k",
    }
    chosen = Settings.load({**folder, **endpoint}).transcription
    assert chosen is not None
    assert (chosen.url, chosen.name, chosen.key) == ("http://h/v1", "w", "k")
    with pytest.raises(SettingsError, match="both set"):
        Settings.load({**folder, **endpoint, "PERSEA_TRANSCRIBE_PATH": "/m.bin"})
    with pytest.raises(SettingsError, match="PERSEA_TRANSCRIBE_NAME needs PERSEA_TRANSCRIBE_URL"):
        Settings.load({**folder, "PERSEA_TRANSCRIBE_NAME": "w"})
