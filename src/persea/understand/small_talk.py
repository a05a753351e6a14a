"""Greetings, thanks, what the assistant is asked about itself, and what it is asked to write. By words alone. English."""

from __future__ import annotations

import re

from persea.values import Kind

_GREET = re.compile(
    r"^(?:hi|hiya|hello|hey|yo|good (?:morning|afternoon|evening|day)|greetings|howdy|hallo|hola|bonjour|sup|"
    r"what's up)(?: there| all| persea| everyone)?[\s!.,]*(?:how are you(?: doing| today)?\??)?[\s!.]*$|"
    r"^how are you(?: doing| today)?\s*\??$"
)
_THANKS = re.compile(
    r"^(?:ok(?:ay)?,? |great,? |perfect,? |cool,? |no,? |nice,? |awesome,? )*(?:thanks?(?: you)?|thx|ty|cheers|much appreciated|"
    r"bye|goodbye|see you|that's (?:all|great|perfect|it)|that is all|perfect|great|awesome|cool|nice|ok(?:ay)?)"
    r"(?: so much| very much| a lot| a bunch| for (?:your|the|all the) (?:help|info|advice))*(?:,? (?:bye|persea|that's all|that helps|that's helpful))*[\s!.:)]*$"
)
_HELP = re.compile(
    r"^(?:help|help me|what can you do|who are you|what are you|how does this work|what is this|"
    r"are you (?:a |an )?(?:human|bot|robot|ai|real person|real|person)|what(?:'s| is) your name|what is persea|"
    r"what can (?:i|you) (?:ask|help)(?: you)?(?: with)?|what do you (?:do|sell|have|carry))\b[\s?!.]*(?:for me)?[\s?!.]*$"
)
CREATES = re.compile(
    r"\b(?:write|compose|draft) (?:me |us )?(?:an?|the|some|my)\b|\b(?:haiku|poem|limerick|joke|riddle|lyrics|essay|story about|"
    r"translate|summari[sz]e|proofread|python|javascript|code|recipe|sing (?:me )?)\b"
)
_KINDS = ((_GREET, Kind.GREET), (_HELP, Kind.HELP), (_THANKS, Kind.THANKS))


def small_talk(text: str) -> Kind | None:
    """What `text` (lower-case reader text) is, where it is nothing but small talk."""
    return next((kind for pattern, kind in _KINDS if pattern.search(text)), None)


def asks_to_write(text: str) -> bool:
    """Whether something is to be written or programmed, and nothing to be bought."""
    return CREATES.search(text) is not None and not _FOR_GOODS.search(text)


_FOR_GOODS = re.compile(r"\b(?:buy|cook ?book|under|gift)\b")
