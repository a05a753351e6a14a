"""Turns text as it was written into the text that a reader sees, and cuts it into sentences.

Decoration that could hide a figure (markup, entities, invisible characters, other scripts' digits) is undone
here, once, so that whoever reads figures reads what a person would.
"""

from __future__ import annotations

import html
import re
import unicodedata

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,300}>")
_LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\([^)\s]{0,500}\)")
_EMPHASIS = re.compile(r"\*+|~~+|`+|(?<!\w)_+|_+(?!\w)|\\(?=[^\w\s])")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_SUPERSCRIPT = re.compile("[\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u2080-\u2089]")

# Words after whose full stop a sentence goes on.
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr st vs a.m p.m etc approx inc ltd co no nr fig max min e.g i.e oz lb lbs in ft cm mm kg
""".split()
)
_END = re.compile(r"[.!?…]+[\"'”’)\]*_]*(?=\s)|\n+")


def reader_text(text: str) -> str:
    """`text` without markup and invisible characters, entities decoded, every digit an ASCII digit."""
    text = html.unescape(_TAG.sub("", text))
    text = _LINK.sub(r"\1", _TAG.sub("", text))  # again: entities may have hidden tags
    return _EMPHASIS.sub("", text if text.isascii() else _ascii_figures(text))


def _ascii_figures(text: str) -> str:
    """`text` without invisible characters, with the digits, quotes and dashes that ASCII has."""
    text = _SUPERSCRIPT.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    text = _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)
    return text.replace("\u2019", "'").replace("\u2212", "-").replace("\u2013", "-").replace("\u2014", " - ")


def markdown_escaped(text: str) -> str:
    """Text of others on one line, with the characters that Markdown would read as marks escaped."""
    return "".join(f"\\{char}" if char in "*_`[]<>\\#|~" else char for char in " ".join(text.split()))


def words(text: str) -> list[str]:
    """Lower-case words and numbers of `text`, in order."""
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower())


def words_and_decimals(text: str) -> list[str]:
    """As `words`, with "7.5", "1,7" and "1.7l" as one word each, written with a point."""
    found = re.findall(r"(?<![\w.,])\d+[.,]\d+[^\W\d_]*(?!\w)|[^\W_]+(?:['’][^\W_]+)*", text.lower())
    return [word.replace(",", ".") for word in found]


def singular(word: str) -> str:
    """`word` without a plain plural s, so that "mugs" meets "Mug"."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


_SAYING_LITTLE = frozenset(
    "a about am an and any anything are at be been but by can could did do does for from get give have how i if in is it"
    " its long made make many may me much must my need no not of on or our please shall should so some something tell"
    " than that the their them there they thing this to us want was we what when where which who why will with work"
    " would you your".split()
)


def content_words(text: str) -> frozenset[str]:
    """The words of `text` that say what it is about, without the endings that change with the sentence."""
    said = (word for word in words(text) if word not in _SAYING_LITTLE)
    plain = (re.sub(r"(?<=\w{3})(?:ing|ed)$", "", singular(word)) for word in said)
    return frozenset(re.sub(r"([bdgmnprt])\1$", r"\1", word) for word in plain) - _SAYING_LITTLE


_GERMAN_DAY = re.compile(r"\b(?:am|vom|bis|zum|den|ab|der|dem|und)$", re.IGNORECASE)


def sentence_end(text: str) -> int | None:
    """Where the first sentence of `text` ends (exclusive), or None while it may still go on.

    A full stop ends a sentence only once white space has followed it, so "$79." waits for "99".
    """
    for match in _END.finditer(text):
        if text[match.start()] == "\n":
            return match.end()
        before = text[: match.start()].rsplit(None, 1)
        last = before[-1].lower().lstrip("(*_\"'") if before else ""
        if match[0].startswith(".") and match[0].count(".") == 1:
            measured = (
                len(before) > 1 and before[0][-1:].isdigit()
            )  # "820 g." may end a sentence, "12 oz. cup" not
            after = text[match.end() :].lstrip()
            if measured and (last in _ABBREVIATIONS or len(last) == 1):
                if not after:
                    return None
                if after[0].islower() or last == "vs":
                    continue
            elif last in _ABBREVIATIONS or (
                len(last) == 1 and last.isalpha() and last != "i" and not before[0].lower().endswith("size")
            ):
                continue
            if re.fullmatch(r"\d{1,2}", last) and len(before) == 1:
                continue  # "1. First" numbers a list
            if re.fullmatch(r"\d{1,2}", last) and _GERMAN_DAY.search(before[0]):
                continue  # "am 1. Dezember"
        space = re.match(r"[ \t]*\n*|\s", text[match.end() :])
        return match.end() + (space.end() if space else 0)
    return None


def sentences(text: str) -> list[str]:
    """`text` cut into sentences, white space kept, so that joining them gives `text` back."""
    found = []
    while text:
        end = sentence_end(text)
        if end is None:
            found.append(text)
            break
        found.append(text[:end])
        text = text[end:]
    return found


_OVERRIDE = re.compile("[\u202d\u202e]")


def mixes_scripts(text: str) -> bool:
    """True where the order of letters is turned round by force, and where a word mixes Latin with look-alike letters of another script, as homoglyph tricks do."""
    if _OVERRIDE.search(text):
        return True
    for word in re.findall(r"[^\W_]+", text):
        scripts = {
            "LATIN" if char.isascii() else unicodedata.name(char, "?").split()[0]
            for char in word
            if char.isalpha() or char.isdigit()
        }
        if scripts & {"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH"} and (
            "LATIN" in scripts or any(char.isdigit() for char in word)
        ):
            return True
    return False
