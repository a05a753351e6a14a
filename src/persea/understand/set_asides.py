"""Takes out of a request for several goods what is told and asks for none of them, and puts each of the goods as one: "my bike got
stolen with all its kit on it. I need a helmet (adult head, obviously), ...", "1) keyboard, wireless. 2) lamp I can dim."

Sentences that tell something go where another lists goods; asides in brackets go, and what a bracket says of a thing stays; a numbered
item keeps all that its commas say of it. Lower-case reader text, English. What it does not do: know the shop.
"""

from __future__ import annotations

import re
from collections.abc import Callable

HasGoods = Callable[[str], bool]
_BRACKETS = re.compile(r"\s*\((?P<said>[^()]{1,120})\)")
_ASIDE = re.compile(
    r"^(?:yes|no(?:t that| idea|pe)?|ok|i|i'm|i've|she|he|we|they|it|it's|my|our|his|her|don'?t|lol|haha|sorry|as if|long story|what|who|so|because|since|and i|and we|god)\b"
    r"|\b(?:i know|she has|he has|has hers|has his|don't ask|long story|believe me|of course not|lol)\b"
)
_TAIL = re.compile(
    r",?\s*\b(?:obviously|clearly|naturally|of course|really|please|pls|that is|i mean|if possible|ideally)\b\.?$"
)
_NUMBERED = re.compile(r"(?:^|(?<=\s))(?P<number>\d{1,2})[.)]\s+(?=[a-z])")
_END = re.compile(r"(?<=[.!?…])\s+")
_SPENDS = re.compile(
    r"\b(?:(?:i|we)(?:'d| would| do| should)? )?(?:would |do |should )?(?:not |n't |don'?t |wouldn'?t |shouldn'?t |rather not )(?:really )?(?:wish|want|like|care|hope|plan|mean|intend)? ?(?:to )?(?:spend|pay|go)(?: any)? (?:more than|over|above|beyond)\b"
)
_ONE = re.compile(
    r"^(?:(?:and|but)\s+)?(?:(?:an?|the|some|any)\s+)?(?:(?:proper|nice|good|decent|real|simple|plain|normal|regular)\s+)*(?:one|ones|something|anything|it|that)\b\s*"
)
_NO = re.compile(
    r"^(?:but\s+)?(?:no|not|without)\s+(?:an?\s+|any\s+|the\s+)?(?P<what>.+?)(?:\s+(?:thing|things|stuff|business|please|pls|one|ones))?$"
)
_SAYS_MORE = re.compile(r"^(?:with|without|for|in|made|from|that|which|of)\b")
_APART = re.compile(
    r"[^.;,]*\b(?:as|are|be|being|in) (?:two |three |four )?(?:separate(?:ly)?|different|single|individual) (?:things|pieces|items|ones|articles|products)\b[^,.;]*"
)
_FINITE = re.compile(
    r"\b(?:is|isn't|are|was|were|am|i'm|we're|she's|he's|it's|they're|has|have|had|got|gets?|arrives?|arrived|arriving|comes?|came|coming|goes|went|going|moves?|moved|moving|starts?|started|starting|sets?|setting|turns?|turned|turning"
    r"|loves?|likes?|eats?|chews?|hates?|lost|broke|broken|breaks|nicked|stolen|stole|burgled|died|dies|says?|said|tells?|told|talked|talks|thinks?|works?|lives?|seen|saw|knows?|own|owns|grew|grown|married|retired|retires|planning|plans|finally|decided|signed|adopted|expecting|invited|visits?|visiting|staying|stays|loses?|needs to)\b"
)
_ASKS = re.compile(
    r"\b(?:need|want|looking for|find|get me|show|buy|would like|i'd like|should like|i'd love|after|please|pls|must|should|only|under|below|max|budget|together|total|altogether|all in|size|colou?r|in stock|furnish|equip|put together|tops|limit|ceiling|spend|everything|outfit)\b|[$€£]|\b\d{2,}\b"
)
_CONDITION = re.compile(
    r"^(?:and |but )?(?:no|nothing|none|not|without|all|everything|the|each|both|nor|don'?t|can'?t)\b"
)
_LISTED = re.compile(r",|;| and | plus | n ")
_ARTICLE = re.compile(r"^(?:and |also |plus |with )*(?:an?|some|one|two|three|four|five|six|\d{1,2})\b")
_NO_MARKS = 18  # words in a row without a mark: somebody dictates
_BEGINS = re.compile(
    r"\s(?:so |and |because |then |now )*(?=(?:i|we)(?:'d| would|'m| am|'re| are)? (?:want|need|like|looking for|should like)\b)"
)
_THERE = re.compile(
    r"\b(?:things|stuff|goods|something|what|ones?) (?:that |which )?(?:you|u|ya) (?:(?:do|actually|really) )*(?:have|got|hold|stock)(?: (?:there|here|in stock|in|ready|right|now|today|at the moment|already))+\b"
)


def without_asides(text: str, has_goods: HasGoods) -> str:
    """`text` so put."""
    text = _BRACKETS.sub(_bracket, text)
    text = _SPENDS.sub("at most", text)
    text = _THERE.sub(" , in stock , ", text)
    text = _numbered(text)
    text = _APART.sub(" ", text)
    return _telling_left_out(_dictated(text), has_goods)


def _bracket(found: re.Match[str]) -> str:
    said = _TAIL.sub("", found["said"].strip())
    return "" if _ASIDE.search(said) or not said else f" {said}"


def _numbered(text: str) -> str:
    """Items that are numbered in a line, each with what is said of it, and a semicolon between them."""
    marks = list(_NUMBERED.finditer(text))
    if [int(mark["number"]) for mark in marks] != list(range(1, len(marks) + 1)) or len(marks) < 2:
        return text
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    items = [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
    last, _, rest = _cut(items[-1])
    items[-1] = last
    ahead = text[: marks[0].start()].strip()
    listed = " ; ".join(_item(item) for item in items)
    return " ".join(part for part in (ahead, listed, f". {rest}" if rest else "") if part)


def _cut(item: str) -> tuple[str, str, str]:
    parts = _END.split(item, maxsplit=1)
    return parts[0], "", parts[1] if len(parts) > 1 else ""


def _item(item: str) -> str:
    """ "Keyboard, a proper one with letters, no number pad thing, wireless" in one."""
    head, *more = [part.strip(" .!?;") for part in re.split(r",|\.\s|;|:", item) if part.strip(" .!?;")]
    ahead, behind = [], []
    for part in more:
        said = _ONE.sub("", part).strip()
        if found := _NO.match(said):
            behind.append(f"without {found['what'].split()[0]}")
        elif _SAYS_MORE.match(said):
            behind.append(said)
        elif said:
            ahead.append(said)
    return " ".join((*ahead, head, *behind))


def _dictated(text: str) -> str:
    """What is dictated without a mark, cut where the asking begins."""
    if re.search(r"[.!?;:]\s", text) or len(text.split()) < _NO_MARKS:
        return text
    begun = list(_BEGINS.finditer(text))
    for at in reversed(begun):
        text = f"{text[: at.start()]}. {text[at.end() :]}"
    return text


def _telling_left_out(text: str, has_goods: HasGoods) -> str:
    sentences = [one for one in _END.split(text) if one.strip()]
    if len(sentences) < 2:
        return text
    lists = [one for one in sentences if _names_several(one, has_goods)]
    if not lists:
        return text
    kept = [one for one in sentences if one in lists or not _tells(one, has_goods)]
    return " ".join(kept)


def _names_several(sentence: str, has_goods: HasGoods) -> bool:
    return sum(has_goods(part) for part in _LISTED.split(sentence)) > 1


def _tells(sentence: str, has_goods: HasGoods) -> bool:
    """Whether it asks for nothing: it has a verb and no word of a request, and names no goods as lists do."""
    if _ASKS.search(sentence) or _CONDITION.match(sentence) or _ARTICLE.match(sentence):
        return False
    return _FINITE.search(sentence) is not None or not has_goods(sentence)
