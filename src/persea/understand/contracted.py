"""Puts apostrophes where people in a hurry leave them out: "i cant have nuts", "whats the cheapest". English."""

from __future__ import annotations

import re

_LEFT_OUT = {
    "cant": "can't", "dont": "don't", "wont": "won't", "doesnt": "doesn't", "didnt": "didn't", "isnt": "isn't", "arent": "aren't",
    "wasnt": "wasn't", "couldnt": "couldn't", "shouldnt": "shouldn't", "wouldnt": "wouldn't", "havent": "haven't", "hasnt": "hasn't",
    "im": "i'm", "ive": "i've", "youve": "you've", "whats": "what's", "thats": "that's", "theres": "there's", "shes": "she's",
    "hes": "he's", "theyre": "they're", "lets": "let's", "whos": "who's", "youre": "you're", "cannot": "can't", "dunno": "don't know",
}  # fmt: skip
_ANY = re.compile(rf"(?<![\w'’-])(?:{'|'.join(_LEFT_OUT)})(?![\w'’-])")


def contracted(text: str) -> str:
    """`text` (lower-case reader text) with them."""
    return _ANY.sub(lambda match: _LEFT_OUT[match[0]], text)
