"""Whether somebody asks to be shown what others make of the goods, and of what. English."""

from __future__ import annotations

import re

from persea.language.plain import reader_text

_NOUN = r"(?:posts?|articles?|stor(?:y|ies)|blogs?|blog posts?|videos?|look ?books?|write-?ups?)"
_PEOPLE = r"(?:people|others|everyone|everybody|folks?|creators?|influencers?|bloggers?|instagrammers?|stylists?|anyone|anybody|someone)"
_ASKS = re.compile(
    rf"\b(?:inspire me|inspiration|get inspired|{_NOUN} (?:about|on|with|of|for|that|showing|featuring|where)|"
    rf"(?:any|some|see|read|show me(?: some| the| any)?|are there(?: any)?) {_NOUN}\b|"
    rf"(?:what|how|which)\b.{{0,20}}\b(?:are|is|do|does|would|have) {_PEOPLE}\b.{{0,20}}\b(?:wear(?:ing)?|us(?:e|ing)|styl(?:e|ing)|show(?:ing)?|pair(?:ing)?|tak(?:e|ing)|carry(?:ing)?|recommend(?:ing)?|post(?:ing)?)|"
    rf"(?:see|seen|saw|shown?|shows?|wears?|wearing|uses?|featured?|featuring) (?:it |them |this |that |these )?(?:on|by|from|with) {_PEOPLE}|"
    rf"(?:did|does|has|have|do) {_PEOPLE} (?:wear|use|show|post|style|feature|write|written|shown|posted|styled|worn|used)|"
    rf"(?:outfit|look|styling|decorating|decor|table|room|recipe) ideas?|ideas? (?:from|by) {_PEOPLE})\b",
    re.IGNORECASE,
)
_FRAME = re.compile(
    rf"\b(?:show|see|read|give|got|find|me|us|some|any|the|a|an|are|is|there|do|does|did|have|has|you|i|would|like|want|to|what|how|which|who|please|for|about|on|with|of|that|in|by|from"
    rf"|inspire|inspiration|inspired|get|ideas?|{_NOUN}|{_PEOPLE}|wear|wearing|use|using|style|styled|styling|showing|shown|shows|featuring|featured?|pair|pairing|recommend|recommending|posting|posted|written|write)\b",
    re.IGNORECASE,
)


def asks_for_posts(text: str) -> bool:
    return _ASKS.search(reader_text(text)) is not None


def posts_topic(text: str) -> str:
    """What posts are asked about, in words ("trail running"); empty where of nothing in particular."""
    plain = reader_text(text)
    return " ".join(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", _FRAME.sub(" ", plain)))
