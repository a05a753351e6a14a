"""Reads what is told in a few words, with the request last, as the sentence it stands for: "two of the mugs, cart", "Trail shoe.
Out of stock. Notify.", "the knife take out".

By how it is put alone. English, lower case. Pure. What it does not do: know whether the words ahead name anything.
"""

from __future__ import annotations

import re

from persea.understand.deed_parts import WORDS

_NO_REQUEST = r"(?!(?:what|how|why|when|where|who|which|if|is|are|do|does|did|can|could|will|would|should|show|find|see|view|open|empty|clear|checkout|check|to|go|that|the price|my|need|looking|search|any)\b)"
_WHAT = rf"(?P<what>{_NO_REQUEST}[^?!;:]*?[^?!;:.,\s–-])"
_MARK = r"\s*(?:[.,:;!]|\s[–-]+|->|→)+\s*"
_INTO_CART = re.compile(rf"^{_WHAT}{_MARK}(?:(?:the|my)\s+)?(?:shopping )?(?:cart|trolley)$")
_COUNTED_INTO = re.compile(
    rf"^(?P<what>(?:\d{{1,2}}\s*x?|{WORDS})\s+[^?!;:]*?[^?!;:.,\s–-]){_MARK}(?:(?:the|my)\s+)?basket$"
)
_LAID_INTO = re.compile(
    rf"^(?P<what>(?:\d{{1,2}}\s*x?|{WORDS}|both|the)\s+[^?!;:]*?[^?!;:.,\s–-]),? (?:in|into|to) (?:my|the) (?:shopping )?(?:cart|basket|trolley)$"
)
_AS_A_VERB = re.compile(r"^(?:[a-z]+[,!.]\s+){0,2}(?:basket|cart) (?:me |up |for me )(?P<what>[^?!;:]+)$")
_GONE = r"(?:(?:is |it'?s |currently |still |now |shows? )*(?:out of stock|sold out|unavailable|not (?:available|in stock)|none left|no stock))"
_TELL = r"(?:(?:please|pls|then|kindly|so)\s+)*(?:notify|alert|ping|inform|tell|message|text|e-?mail|watch|track|remind)(?:\s+(?:me|us))?"
_BACK = r"(?:\s+(?:when|once|if|as soon as)\s+(?:it'?s |it is |they'?re |is )?(?:back|available|in(?: stock)?|restocked|returned|there)(?: (?:in stock|again))*)"
_BELOW = r"(?P<below>(?:below|under|less than|at|if|when)\s+(?:below |under |it'?s |it is |drops |falls |to )*[$€£]?\d[\d.,]*(?:\s*(?:dollars?|bucks|euros?|quid|[$€£]))?)"
_TOLD_OF_STOCK = re.compile(rf"^{_WHAT}{_MARK}(?:{_GONE}{_MARK}{_TELL}{_BACK}?|{_TELL}{_BACK})$")
_TOLD_OF_PRICE = re.compile(
    rf"^{_WHAT}{_MARK}(?:{_BELOW}{_MARK}{_TELL}|{_TELL}{_MARK.replace('+', '*')}{_BELOW.replace('below>', 'limit>')})$"
)
_PUT = re.compile(r"^(?:add|put|pop|place|throw|stick|get|give me|i (?:want|need)|i'?ll (?:take|have))\s+")
_OUT_OF_CART = re.compile(
    rf"^(?P<what>(?:the |that |this |my )?{_NO_REQUEST}(?!(?:please|just|take|put|add|drop|i|we|you|not|don't|and|also|then)\b)[\w'-]+(?: [\w'-]+){{0,3}}?),? (?:take out|take off|remove|delete|throw out)$"
)


def in_full(said: str) -> str:
    """`said` (bare) as the sentence it stands for; as it is where it is no such thing."""
    if found := _INTO_CART.match(said) or _COUNTED_INTO.match(said):
        return f"add {_PUT.sub('', found['what'])} to my cart"
    if found := _LAID_INTO.match(said) or _AS_A_VERB.match(said):
        return f"add {found['what']} to my cart"
    if found := _TOLD_OF_STOCK.match(said):
        return f"tell me when the {_named(found['what'])} is back in stock"
    if found := _TOLD_OF_PRICE.match(said):
        limit = re.sub(r"^\D*?(?=[$€£]?\d)", "", found["below"] or found["limit"])
        return f"tell me when the {_named(found['what'])} is below {limit}"
    if found := _OUT_OF_CART.match(said):
        return f"remove {found['what']}"
    return said


def _named(what: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", what)
