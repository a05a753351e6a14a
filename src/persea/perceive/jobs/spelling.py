"""How an English word is said, guessed from its spelling: for names that no dictionary has.

Rules of letters, the longest first, in the phones of the CMU dictionary. Rough, and enough
to be recognised where few words are expected; how often it is right was not measured.
"""

from __future__ import annotations

_FRONT = "eiy"  # before which c and g are soft
_VOWELS = "aeiouy"

_GRAPHEMES = {
    "augh": "AO", "eigh": "EY", "igh": "AY", "ough": "AO", "tion": "SH AH N", "sion": "ZH AH N", "ture": "CH ER", "cious": "SH AH S",
    "tious": "SH AH S", "dge": "JH", "tch": "CH", "sch": "SH", "que": "K", "qu": "K W", "ch": "CH", "ck": "K", "gh": "G", "gn": "N",
    "kn": "N", "ng": "NG", "nk": "NG K", "ph": "F", "rh": "R", "sh": "SH", "th": "TH", "wh": "W", "wr": "R", "ps": "P S", "zz": "Z",
    "ai": "EY", "ay": "EY", "au": "AO", "aw": "AO", "ea": "IY", "ee": "IY", "ei": "EY", "ey": "IY", "eu": "Y UW", "ew": "UW",
    "ie": "IY", "oa": "OW", "oi": "OY", "oy": "OY", "oo": "UW", "ou": "AW", "ow": "OW", "ue": "UW", "ui": "UW",
    "air": "EH R", "are": "EH R", "ear": "IH R", "eer": "IH R", "oor": "AO R", "our": "AO R", "ore": "AO R", "ire": "AY ER",
    "ar": "AA R", "er": "ER", "ir": "ER", "or": "AO R", "ur": "ER", "yr": "ER",
}  # fmt: skip
_ENDINGS = {
    "le": "AH L", "es": "Z", "ed": "D", "e": "", "y": "IY", "ey": "IY", "ie": "IY", "o": "OW", "a": "AH", "i": "IY", "er": "ER",
    "or": "ER", "ar": "ER", "ing": "IH NG", "wright": "R AY T", "wick": "W IH K", "well": "W EH L", "ton": "T AH N", "more": "M AO R",
    "field": "F IY L D", "worth": "W ER TH", "wood": "W UH D", "by": "B IY", "ham": "AH M", "stone": "S T OW N",
    "fold": "F OW L D", "low": "L OW", "mere": "M IH R", "moor": "M UH R", "fen": "F EH N", "holt": "HH OW L T",
    "on": "AH N", "en": "AH N", "al": "AH L", "el": "AH L", "ous": "AH S", "ine": "IY N",
}  # fmt: skip
_LONGEST_ENDING = max(map(len, _ENDINGS))
_LONGEST_GRAPHEME = max(map(len, _GRAPHEMES))
_CONSONANTS = {
    "b": "B", "d": "D", "f": "F", "h": "HH", "j": "JH", "k": "K", "l": "L", "m": "M", "n": "N", "p": "P", "q": "K", "r": "R", "s": "S",
    "t": "T", "v": "V", "w": "W", "x": "K S", "z": "Z",
}  # fmt: skip
_SHORT = {"a": "AE", "e": "EH", "i": "IH", "o": "AA", "u": "AH", "y": "IH"}
_LONG = {"a": "EY", "e": "IY", "i": "AY", "o": "OW", "u": "UW", "y": "AY"}


def phones_of(word: str) -> str:
    """`word` in small letters. Never empty: a letter that says nothing is said as "ah"."""
    letters = "".join(letter for letter in word if letter.isascii() and letter.isalpha())
    stem, ending = _cut(letters)
    phones = [*_within(stem, letters), *ending.split()]
    return " ".join(phone for at, phone in enumerate(phones) if not at or phone != phones[at - 1]) or "AH"


def _cut(letters: str) -> tuple[str, str]:
    """What stands before a known ending, and how that is said."""
    for length in range(_LONGEST_ENDING, 0, -1):
        stem, ending = letters[:-length], letters[-length:]
        if ending in _ENDINGS and any(letter in _VOWELS for letter in stem):
            return stem, _ENDINGS[ending]
    return letters, ""


def _within(stem: str, whole: str) -> list[str]:
    phones: list[str] = []
    at = 0
    while at < len(stem):
        for length in range(min(_LONGEST_GRAPHEME, len(stem) - at), 1, -1):
            said = _GRAPHEMES.get(stem[at : at + length])
            if said is not None:
                phones += said.split()
                at += length
                break
        else:
            phones += _letter(whole, at).split()
            at += 1
    return phones


def _letter(word: str, at: int) -> str:
    letter, after = word[at], word[at + 1 :]
    if letter in ("c", "g"):
        soft = bool(after) and after[0] in _FRONT
        return {"c": "S" if soft else "K", "g": "JH" if soft and letter + after[:2] != "get" else "G"}[letter]
    if letter == "y" and at == 0:
        return "Y"
    if letter not in _VOWELS:
        return _CONSONANTS[letter]
    is_open = len(after) == 2 and after[0] not in _VOWELS + "wx" and after[1] == "e"  # made, side, bone
    return _LONG[letter] if is_open else _SHORT[letter]
