"""How well the built-in ear hears, with and without the shop's words: `python bench/sensing/voice.py [--quick]`.

Requests that were kept from tuning (data/utterances_kept.txt), spoken by synthetic voices (flite: slt, rms, awb; festival:
cmu_us_slt_arctic_hts), are labelled as such: people are harder to hear. Recordings of people that are no shopping talk stand
apart ($PERSEA_SHARED_DATA/speech, *.wav with *.txt). Errors are of words: changed, missing and added ones by the words that
were said. Needs Debian's flite, festival, festvox-us-slt-hts; what is missing is left out and said.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

from persea.catalog.demo.shop import demo_products
from persea.perceive.jobs import speech
from persea.perceive.jobs.shopping_talk import Goods
from persea.perceive.jobs.words import ShopWords, learn
from persea.values.senses import SOUND_RATE

_HERE = Path(__file__).resolve().parent
_QUICK = 12
_LONG_S = 15.0
_HTS = "(voice_cmu_us_slt_arctic_hts)"
_LAST_WORD = re.compile(r"([A-Za-z]{3,})[^A-Za-z]*$")
_AFTERTHOUGHT = re.compile(r"\s+(?:with|for|in|of|by|from|and)\s|\s*[–(,:|/]")


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares of words that were heard wrong, and of sentences that were heard without a fault."""

    said: int
    plain: float
    shop: float
    plain_whole: float
    shop_whole: float


@dataclass(frozen=True, slots=True)
class VoiceFigures:
    synthetic: Rates | None
    """None: no voice is installed."""
    people: Rates | None
    voices: tuple[str, ...]
    learning_s: float
    real_time: float
    """Processor seconds a second of talk, with the shop's words."""
    long_s: float
    """Seconds on the clock for an utterance of 15 s."""


def measure(quick: bool) -> VoiceFigures:
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given)
        begun = time.process_time()
        shop = _learnt(folder)
        learning_s = time.process_time() - begun
        voices = _voices()
        lines = (_HERE / "data" / "utterances_kept.txt").read_text().splitlines()
        spoken = list(_spoken(lines[: _QUICK if quick else None], voices, folder)) if voices else []
        people = _people()
        speech.transcribe(json.dumps({"shop": shop}), bytes(SOUND_RATE * 2))  # loads what is loaded once
        synthetic, real_time = _rates(spoken, shop)
        return VoiceFigures(
            synthetic,
            _rates(people, shop)[0],
            tuple(voices),
            learning_s,
            real_time,
            _long(spoken or people, shop),
        )


def table(figures: VoiceFigures) -> str:
    """In Markdown."""
    rows = [
        "| talk | words | wrong, plain | wrong, shop's words | faultless, plain | faultless, shop's words |",
        "|---|---|---|---|---|---|",
    ]
    for name, rates in (
        ("shopping, synthetic voices", figures.synthetic),
        ("general, people", figures.people),
    ):
        if rates is not None:
            rows.append(
                f"| {name} | {rates.said} | {rates.plain:.1%} | {rates.shop:.1%} | {rates.plain_whole:.0%} | {rates.shop_whole:.0%} |"
            )
    rows += [
        "",
        f"Voices: {', '.join(figures.voices) or 'none installed'}. Learning the shop's words {figures.learning_s:.1f} s;"
        f" {figures.real_time:.2f} processor seconds a second of talk; {figures.long_s:.1f} s for an utterance of 15 s.",
    ]
    return "\n".join(rows)


def wrong_words(said: list[str], heard: list[str]) -> int:
    """Levenshtein's distance in words."""
    row = list(range(len(heard) + 1))
    for at, word in enumerate(said, 1):
        before, row[0] = row[0], at
        for place, other in enumerate(heard, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (word != other))
    return row[-1]


def _learnt(folder: Path) -> str:
    words = ShopWords.model_validate_json(learn(_goods().model_dump_json(), b""))
    (folder / "shop.arpa").write_text(words.arpa)
    (folder / "shop.dict").write_text(json.dumps(words.pronounced))
    return str(folder / "shop")


def _goods() -> Goods:
    """Of the demo shop, as shop_words.py reads them of its database."""
    products = demo_products(as_of=datetime.now(UTC))
    nouns = [_LAST_WORD.search(_AFTERTHOUGHT.split(product.title)[0]) for product in products]
    options = [option for product in products for variant in product.variants for option in variant.options]
    values = {value.lower() for product in products for _, told in product.attributes for value in told}
    return Goods(
        titles=tuple(product.title for product in products),
        categories=tuple(sorted({name for product in products for name in product.category_path})),
        brands=tuple(sorted({product.brand for product in products if product.brand})),
        nouns=tuple(sorted({noun[1].lower() for noun in nouns if noun})),
        colours=tuple(sorted({value for name, value in options if name == "Colour"})),
        values=tuple(sorted(value for value in values if len(value) <= 40)),
    )


def _voices() -> list[str]:
    found = ["slt", "rms", "awb"] if shutil.which("flite") else []
    return [*found, "hts"] if shutil.which("text2wave") else found


def _spoken(lines: list[str], voices: list[str], folder: Path) -> Iterator[tuple[bytes, str]]:
    for at, (line, voice) in enumerate(zip(lines, cycle(voices), strict=False)):
        file = folder / f"{at}.wav"
        command = ["flite", "-voice", voice, "-t", line, "-o", str(file)]
        if voice == "hts":
            command = ["text2wave", "-eval", _HTS, "-F", str(SOUND_RATE), "-o", str(file)]
        subprocess.run(command, check=True, input=line.encode())
        yield _samples(file), line


def _people() -> list[tuple[bytes, str]]:
    data = os.environ.get("PERSEA_SHARED_DATA")
    if data is None:
        return []
    return [
        (_samples(file), file.with_suffix(".txt").read_text())
        for file in sorted((Path(data) / "speech").glob("*.wav"))
    ]


def _samples(file: Path) -> bytes:
    with wave.open(str(file)) as opened:
        assert (opened.getframerate(), opened.getnchannels()) == (SOUND_RATE, 1), file
        return opened.readframes(opened.getnframes())


def _heard(pcm: bytes, shop: str) -> list[str]:
    answer = json.loads(speech.transcribe(json.dumps({"shop": shop}), pcm))
    return [word["text"] for word in answer["words"]]


def _rates(clips: list[tuple[bytes, str]], shop: str) -> tuple[Rates | None, float]:
    if not clips:
        return None, 0.0
    texts = [re.findall(r"[a-z']+", text.lower()) for _, text in clips]
    wrong: list[list[int]] = []
    spent_s = 0.0
    for kind in ("", shop):
        begun = time.process_time()
        wrong.append(
            [wrong_words(said, _heard(pcm, kind)) for (pcm, _), said in zip(clips, texts, strict=True)]
        )
        spent_s = time.process_time() - begun
    words = sum(map(len, texts))
    plain, with_shop = ([sum(faults) / words, faults.count(0) / len(faults)] for faults in wrong)
    seconds = sum(len(pcm) for pcm, _ in clips) / 2 / SOUND_RATE
    return Rates(words, plain[0], with_shop[0], plain[1], with_shop[1]), spent_s / seconds


def _long(clips: list[tuple[bytes, str]], shop: str) -> float:
    """Several requests in a row, as one."""
    if not clips:
        return 0.0
    pcm = b"".join(pcm + bytes(SOUND_RATE) for pcm, _ in clips)[: int(_LONG_S * SOUND_RATE) * 2]
    begun = time.perf_counter()
    _heard(pcm, shop)
    return time.perf_counter() - begun


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--quick", action="store_true")
    print(table(measure(arguments.parse_args().quick)))
