"""PocketSphinx by its C interface, which can do what its Python classes cannot: score with two language models at once.

The functions are those of pocketsphinx.h and of its ngram_model.h; the package's own library exports them. Recogniser and
dictionary are loaded once; a language model is a name that may be asked for.

https://cmusphinx.github.io/doc/pocketsphinx/
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from ctypes import POINTER, c_char_p, c_double, c_float, c_int, c_int32, c_long, c_size_t, c_void_p
from pathlib import Path
from typing import Any

from persea.perceive.jobs.choosing import Reading, Spoken

PLAIN = "plain"
_LEAST_LOG10 = -7.5  # of a word that a model does not know
_LANGUAGE_WEIGHT = 6.5  # `lw`, as the recogniser has it of itself
_WEIGHTS = (0.35, 0.7)  # of a word by the general model and by the shop's (docs/log.md)
_LATTICE_WEIGHT = 9.5  # `bestpathlw`, of the last pass, as it has it of itself
_SCORE_SHIFT = 10  # bits, by which the recogniser's scores are coarser than its logarithms
_READINGS, _LOOKED_THROUGH = 150, 600  # of which many differ only in where a pause was
_OF_SEVERAL = re.compile(rb"\(\d+\)")  # pronunciations of a word
_FRAME_S = 0.01
_AUTO = 0  # the kind of a language model's file is told by its content
_SIGNATURES: dict[str, tuple[Any, ...]] = {
    "ps_config_init": (c_void_p, c_void_p),
    "ps_config_set_str": (c_void_p, c_void_p, c_char_p, c_char_p),
    "ps_config_set_int": (c_void_p, c_void_p, c_char_p, c_long),
    "ps_config_set_float": (c_void_p, c_void_p, c_char_p, c_double),
    "ps_init": (c_void_p, c_void_p),
    "ps_get_logmath": (c_void_p, c_void_p),
    "ps_lookup_word": (c_void_p, c_void_p, c_char_p),
    "ps_add_word": (c_int, c_void_p, c_char_p, c_char_p, c_int),
    "ps_add_lm": (c_int, c_void_p, c_char_p, c_void_p),
    "ps_remove_search": (c_int, c_void_p, c_char_p),
    "ps_activate_search": (c_int, c_void_p, c_char_p),
    "ps_start_stream": (c_int, c_void_p),
    "ps_start_utt": (c_int, c_void_p),
    "ps_process_raw": (c_int, c_void_p, c_void_p, c_size_t, c_int, c_int),
    "ps_end_utt": (c_int, c_void_p),
    "ps_seg_iter": (c_void_p, c_void_p),
    "ps_seg_next": (c_void_p, c_void_p),
    "ps_seg_word": (c_char_p, c_void_p),
    "ps_seg_frames": (None, c_void_p, POINTER(c_int), POINTER(c_int)),
    "ps_seg_prob": (c_int32, c_void_p, c_void_p, c_void_p, c_void_p),
    "ps_get_lm": (c_void_p, c_void_p, c_char_p),
    "ps_nbest": (c_void_p, c_void_p),
    "ps_nbest_next": (c_void_p, c_void_p),
    "ps_nbest_hyp": (c_char_p, c_void_p, POINTER(c_int32)),
    "ps_nbest_seg": (c_void_p, c_void_p),
    "ps_nbest_free": (None, c_void_p),
    "logmath_exp": (c_double, c_void_p, c_int),
    "logmath_log_to_log10": (c_double, c_void_p, c_int),
    "ngram_wid": (c_int32, c_void_p, c_char_p),
    "ngram_ng_prob": (c_int32, c_void_p, c_int32, POINTER(c_int32), c_int32, POINTER(c_int32)),
    "ngram_ng_score": (c_int32, c_void_p, c_int32, POINTER(c_int32), c_int32, POINTER(c_int32)),
    "ngram_model_read": (c_void_p, c_void_p, c_char_p, c_int, c_void_p),
    "ngram_model_free": (c_int, c_void_p),
    "ngram_model_set_init": (
        c_void_p, c_void_p, POINTER(c_void_p), POINTER(c_char_p), POINTER(c_float), c_int32,
    ),
}  # fmt: skip


class Sphinx:
    """A recogniser of English with the package's own models."""

    def __init__(self) -> None:
        import pocketsphinx._pocketsphinx as package

        self._library = library = ctypes.CDLL(package.__file__)
        for name, signature in _SIGNATURES.items():
            function = getattr(library, name)  # which stays the same from now on
            function.restype, function.argtypes = signature[0], signature[1:]
        models = Path(package.__file__).parent / "model" / "en-us"
        self.dictionary = models / "cmudict-en-us.dict"
        self._config = library.ps_config_init(None)
        # The loudness of each frequency is set right by the recording itself, not by who spoke before.
        for key, text in (
            ("hmm", models / "en-us"),
            ("dict", self.dictionary),
            ("loglevel", "FATAL"),
            ("cmn", "batch"),
        ):
            library.ps_config_set_str(self._config, key.encode(), str(text).encode())
        self._recogniser = _there(library.ps_init(self._config))
        self._log = library.ps_get_logmath(self._recogniser)
        self._general = self._read(models / "en-us.lm.bin")
        self._own: dict[str, int] = {}
        self._name(PLAIN, self._general)

    def mix(self, name: str, arpa: Path) -> None:
        """Makes `name` ask the model in `arpa` beside the general one: a word is as likely as the one says that expects it more.

        The recogniser adds up what is already raised to the power of _LANGUAGE_WEIGHT, as the weights have to be: the greater of the two
        is all that is left of such a sum.
        """
        shop = self._read(arpa)
        models = (c_void_p * 2)(self._general, shop)
        names = (c_char_p * 2)(b"general", b"shop")
        weights = (c_float * 2)(*(weight**_LANGUAGE_WEIGHT for weight in _WEIGHTS))
        mixed = _there(self._library.ngram_model_set_init(self._config, models, names, weights, 2))
        self._name(name, mixed)
        self._library.ngram_model_free(mixed)  # who scores with it holds it
        self._own[name] = shop

    def drop(self, name: str) -> None:
        """Forgets the model `name`."""
        self._library.ps_activate_search(self._recogniser, PLAIN.encode())
        self._library.ps_remove_search(self._recogniser, name.encode())
        self._library.ngram_model_free(self._own.pop(name))

    def likeness(self, name: str, words: Sequence[str]) -> float:
        """How much likelier the model that `name` asks holds `words` than the general one does: log10, the mean of a word."""
        return self._mean_log10(self._own[name], words) - self._mean_log10(self._general, words)

    def _mean_log10(self, own: int, words: Sequence[str]) -> float:
        each = self._log10(own, words)
        return sum(max(log10, _LEAST_LOG10) for log10 in each) / len(each)

    def _log10(self, own: int, words: Sequence[str]) -> list[float]:
        """P(word | the two before it) of each, and of the end."""
        library = self._library
        return [
            library.logmath_log_to_log10(self._log, found)
            for found in self._found(own, words, library.ngram_ng_prob)
        ]

    def _found(self, own: int, words: Sequence[str], asked: Callable[..., int]) -> Iterator[int]:
        said = ["<s>", *words, "</s>"]
        ids = [self._library.ngram_wid(own, word.encode()) for word in said]
        used = c_int32()
        for at in range(1, len(ids)):
            before = ids[max(0, at - 2) : at][::-1]  # the nearest first
            yield asked(own, ids[at], (c_int32 * len(before))(*before), len(before), used)

    def add_words(self, pronounced: Sequence[tuple[str, str]]) -> None:
        """Words and their phones; those that the dictionary has are left alone."""
        for word, phones in pronounced:
            if self._library.ps_lookup_word(self._recogniser, word.encode()) is None:
                self._library.ps_add_word(self._recogniser, word.encode(), phones.encode(), 0)

    def hear(self, pcm: bytes, model: str) -> list[Spoken]:
        """The words in `pcm` (16 kHz, 16 bits, mono), which is one breath of talk."""
        library, recogniser = self._library, self._recogniser
        library.ps_activate_search(recogniser, model.encode())
        library.ps_start_stream(recogniser)  # forgets the noise that was behind who spoke before
        library.ps_start_utt(recogniser)
        library.ps_process_raw(recogniser, ctypes.cast(c_char_p(pcm), c_void_p), len(pcm) // 2, 0, 1)
        library.ps_end_utt(recogniser)
        return list(self._spoken(library.ps_seg_iter(recogniser)))

    def readings(self, name: str) -> list[Reading]:
        """Of what was heard last, by the model `name`, which was mixed: different words each, the likeliest first."""
        library, score = self._library, c_int32()
        found: dict[bytes, Reading] = {}
        path = library.ps_nbest(self._recogniser)
        for _ in range(_LOOKED_THROUGH):
            if not path or len(found) == _READINGS:
                break
            text = _OF_SEVERAL.sub(b"", library.ps_nbest_hyp(path, score) or b"")
            if text and text not in found:
                found[text] = self._reading(
                    name, tuple(self._spoken(library.ps_nbest_seg(path))), score.value
                )
            path = library.ps_nbest_next(path)
        if path:
            library.ps_nbest_free(path)
        return list(found.values())

    def _reading(self, name: str, spoken: tuple[Spoken, ...], score: int) -> Reading:
        """The score holds what the mixed model expected of each word, which is taken out again."""
        library, words = self._library, [one.word for one in spoken]
        mixed = library.ps_get_lm(self._recogniser, name.encode())
        expected = sum(self._found(mixed, words, library.ngram_ng_score)) / (1 << _SCORE_SHIFT)
        sound = score - _LATTICE_WEIGHT / _LANGUAGE_WEIGHT * expected
        return Reading(
            spoken,
            sound * (1 << _SCORE_SHIFT) * library.logmath_log_to_log10(self._log, 1),
            tuple(self._log10(self._general, words)),
            tuple(self._log10(self._own[name], words)),
        )

    def _spoken(self, segment: int | None) -> Iterator[Spoken]:
        library, begin, end = self._library, c_int(), c_int()
        while segment:
            word = library.ps_seg_word(segment).decode()
            library.ps_seg_frames(segment, begin, end)
            posterior = library.logmath_exp(self._log, library.ps_seg_prob(segment, None, None, None))
            if word[0] not in "<[+":  # silence and noise
                yield Spoken(
                    word.partition("(")[0],
                    begin.value * _FRAME_S,
                    (end.value + 1) * _FRAME_S,
                    min(posterior, 1.0),
                )
            segment = library.ps_seg_next(segment)

    def _read(self, path: Path) -> int:
        return _there(self._library.ngram_model_read(self._config, str(path).encode(), _AUTO, self._log))

    def _name(self, name: str, model: int) -> None:
        if self._library.ps_add_lm(self._recogniser, name.encode(), model) != 0:
            raise RuntimeError(f"the recogniser does not take the language model {name}")


def _there(pointer: int | None) -> int:
    if not pointer:
        raise RuntimeError("the recogniser could not be made, or a model not be read")
    return pointer
