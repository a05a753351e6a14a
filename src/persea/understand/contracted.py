"""Writes out what people in a hurry write short or wrongly around the goods: "i cant have nuts", "4 my dad", "somthing simular".

Only words that carry a request are mended here; the shop's own words are another matter (gather/spelling.py). English.
"""

from __future__ import annotations

import re
from functools import lru_cache

from persea.language.known_words import known_words

_SHORT = {
    "cant": "can't", "dont": "don't", "wont": "won't", "doesnt": "doesn't", "didnt": "didn't", "isnt": "isn't", "arent": "aren't",
    "wasnt": "wasn't", "couldnt": "couldn't", "shouldnt": "shouldn't", "wouldnt": "wouldn't", "havent": "haven't", "hasnt": "hasn't",
    "im": "i'm", "ive": "i've", "youve": "you've", "whats": "what's", "thats": "that's", "theres": "there's", "shes": "she's",
    "hes": "he's", "theyre": "they're", "lets": "let's", "whos": "who's", "youre": "you're", "cannot": "can't", "dunno": "don't know",
    "idk": "i don't know", "smth": "something", "sth": "something", "sumthing": "something", "sumfin": "something", "hav": "have",
    "wat": "what", "wot": "what", "wich": "which", "wiv": "with", "pls": "please", "plz": "please", "thx": "thanks", "ty": "thanks",
    "prezzie": "present", "prezzies": "presents", "pressie": "present", "pressies": "presents", "bday": "birthday", "xmas": "christmas",
    "tho": "though", "cuz": "because", "coz": "because", "bcoz": "because", "luv": "love", "gd": "good", "shud": "should",
    "cud": "could", "wud": "would", "abt": "about", "ur": "your", "r": "are", "u": "you", "ya": "you", "wanna": "want to",
    "gimme": "give me", "lemme": "let me", "gonna": "going to", "gotta": "have to", "kinda": "kind of", "lookin": "looking",
    "somethin": "something", "anythin": "anything", "nuffin": "nothing", "nothin": "nothing", "frm": "from", "w/o": "without", "smthn": "something", "smthg": "something", "summat": "something", "owt": "anything", "nowt": "nothing", "ppl": "people",
    "cept": "except", "browsin": "browsing", "choc": "chocolate", "rec": "recommendation", "recs": "recommendations", "alt": "alternative", "alts": "alternatives",
    "obv": "obviously", "obvs": "obviously", "yr": "year", "fav": "favourite", "thru": "through", "ain't": "isn't", "aint": "isn't", "y'all": "you", "yall": "you", "ma": "my", "yon": "that", "nae": "no", "wee": "small",
    "wi": "with", "oot": "out", "doon": "down", "aboot": "about", "tae": "to", "fae": "from", "hae": "have", "dosnt": "doesn't", "dosent": "doesn't", "nite": "night", "tonite": "tonight", "eachother": "each other", "secnd": "second", "sumone": "someone", "diffrent": "different", "dinnae": "don't", "dinna": "don't",
    "cannae": "can't", "willnae": "won't", "doesnae": "doesn't", "isnae": "isn't", "yer": "your", "da": "the", "dat": "that", "dis": "this",
}  # fmt: skip
_ANY = re.compile(rf"(?<![\w'’-])(?:{'|'.join(map(re.escape, _SHORT))})(?![\w'’-])")
_AROUND = (
    (re.compile(r"(?<![\w.$€£])4 (?=(?:my|me|him|her|our|the|mum|mom|dad|a)\b)"), "for "),
    (re.compile(r"(?<![\w.$€£])2 (?=(?:go with|match|wear|buy)\b)"), "to "),
    (
        re.compile(
            r"(?<![\w'])w/ ?(?=\w)|(?<![\w'])w (?=(?:that|it|this|these|those|them|a|an|the|my|no)\b)"
        ),
        "with ",
    ),
    (re.compile(r"\b(more|less|cheaper|lower|rather|better|bigger|smaller|lighter) then\b(?= )"), r"\1 than"),
    (re.compile(r"(?<![\w'’-])id (?=(?:like|love|want|need|prefer|rather|say)\b)"), "i'd "),
    (re.compile(r"(?<![\w'’-])ill (?=(?:take|have|go|buy|need|be)\b)"), "i'll "),
)
_FRAME = frozenset(
    """
    something anything similar cheaper cheapest second third fourth first between without budget expensive recommend recommended
    lighter lightest heavier compare looking around different alternative alternatives present presents birthday christmas anniversary
    daughter brother sister husband girlfriend boyfriend grandma grandad please another matching cheap colour maximum nothing
    instead rather actually difference available surprise
""".split()
)
_LONG = 7  # letters from which two slips are forgiven


def contracted(text: str, *, is_english: bool) -> str:
    """`text` (lower-case reader text) written out; where it holds another language's goods, too, no word is taken for a slip."""
    text = _ANY.sub(lambda match: _SHORT[match[0]], text)
    for pattern, put in _AROUND:
        text = pattern.sub(put, text)
    if not is_english:
        return text
    return re.sub(r"(?<![\w'’-])[a-z]{5,}(?![\w'’-])", lambda match: _mended(match[0]), text)


@lru_cache(maxsize=4096)
def _mended(word: str) -> str:
    if word in _FRAME or word in known_words("en"):
        return word
    near = [
        one for one in _FRAME if one[0] == word[0] and _slips(word, one) <= (2 if len(one) >= _LONG else 1)
    ]
    return min(near, key=lambda one: (_slips(word, one), one)) if near else word


def _slips(one: str, other: str) -> int:
    """Letters left out, put in, mistaken or swapped (optimal string alignment); at least 3 where lengths differ by more."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, row, earlier = row, [i], before
        for j, wanted in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        before = last
    return row[-1]
