"""Greetings, thanks, what the assistant is asked about itself, and what it is asked to write. By words alone. English."""

from __future__ import annotations

import re

from persea.values import Kind

_GREETED = (
    r"(?:hi|hiya|hello|hey+|yo|howdy|greetings|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|moin|servus|gr[uü]ezi"
    r"|hola|buenos d[ií]as|buenas(?: tardes| noches)?|bonjour|bonsoir|salut|coucou|ciao|buongiorno|buonasera|ol[aá]|bom dia|boa (?:tarde|noite)|namaste|namaskar"
    r"|konnichiwa|ni hao|an+yeong|merhaba|salaam|salam|shalom|ahoj|cze[sś][cć]|hej|hei|aloha|zdravo|privet|selamat (?:pagi|siang)|jambo|sawubona|g'?day)"
)
_GREET_TWICE = re.compile(
    rf"^[\W_]*(?:{_GREETED}(?:,? (?:there|all|everyone|persea|mate|guys|folks|(?:my )?(?:dear |good )?(?:friend|amigo|amiga|dear|mon ami)))*[\s!.,¡¿?]*)+"
    r"(?:(?:and )?(?:how are (?:you|ya|things|we)(?: (?:doing|today|all|feeling|keeping))*|how(?:'s| is) it going|how do you do|how(?:'s| is) (?:your|the) day(?: going)?|what'?s up|nice to meet you|pleased to meet you|long time no see|que tal|qué tal|comment [cç]a va|[cç]a va|wie geht'?s|come stai|come va|tudo bem)"
    r"(?:,? (?:today|this (?:morning|evening|afternoon)|(?:my )?(?:dear |good )?(?:friend|amigo|amiga|dear|mate)))*[\s!.,?]*)?$"
)
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
_KINDS = ((_GREET, Kind.GREET), (_GREET_TWICE, Kind.GREET), (_HELP, Kind.HELP), (_THANKS, Kind.THANKS))


_GREETS_FIRST = re.compile(
    r"^(?:hi|hiya|hello|hey+|yo|morning|evening|afternoon|good (?:morning|afternoon|evening|night|day)|greetings|howdy|happy [a-z ]{3,24}|merry (?:christmas|xmas)|have a (?:nice|good|great|lovely) [a-z]+|merci|danke|gracias|ciao|cheers)\b"
)
_OF_THE_ASSISTANT = re.compile(
    r"\b(?:are )?(?:you|u|ye) (?:really )?(?:a |an )?(?:(?:real|actual|chat|human) )*(?:bot|chatbot|robot|human|person|ai|machine|computer|program)\b|\b(?:real person|human being|talking to a (?:bot|robot|machine|computer|toaster))\b"
)
_FEELS = re.compile(
    r"\b(?:do|does|did|can|could|will|would) (?:you|u|ye) (?:(?:ever|also|really|actually|sometimes|often|even|still|just|not) )*"
    r"(?:feel (?:lonely|sad|happy|tired|bored|cold|warm|anything|pain|things|emotions?|love|alive|at home|joy|good|well|ok(?:ay)?)|(?:get|grow|become) (?:bored|tired|lonely|hungry|sad|angry|thirsty|cold|fed up|sleepy|annoyed)"
    r"|sleep|dream|breathe|cry|laugh|age|rest|have (?:feelings|friends|a soul|a heart|a family|parents|children|kids|dreams|emotions|hobbies|a (?:girl|boy)friend|a (?:wife|husband)|a day off|weekends|a body)"
    r"|(?:like|enjoy|love|hate) (?:(?:it|your (?:job|work|life)|being \w+|living|working|talking|chatting)\b)|wish you (?:were|could)|see the (?:rain|sun|sky|weather)|know (?:what )?(?:love|rain|it feels)|have to work|go home|remember me|miss (?:me|us|home|people|anyone|somebody|someone))\b(?! (?:in|on|with|under|inside|through|wearing) (?!there\b))"
    r"|\bare (?:you|u|ye) (?:(?:ever|really|feeling|sometimes) )*(?:lonely|sad|happy|tired|bored|alive|married|single|in love|hungry|conscious|sentient|awake|asleep|cold|all alone)\b"
    r"|\b(?:is|isn't) it (?:\w+ )?(?:lonely|dark|warm|cold|cramped|boring|nice|quiet) in there\b"
)
"""Asks of the assistant what only somebody who lives could tell."""
_NO_ERRAND = re.compile(
    r"\b(?:(?:i'm |am )?not (?:actually )?(?:buying|shopping|looking for) (?:for )?(?:anything|something)|wrong (?:window|chat|shop|tab|person)|ignore me|never mind me|just (?:testing|chatting|saying|bored|killing time)|(?:do you have|you got|u got|have you got|got|what'?s your|what is your|who'?s your) (?:an? |any )?(?:favourite|favorite|fave?))\b"
    r"|\bnobody (?:asked|asks|listens|cares|talks)\b|\b(?:it's been|had|what|such) a (?:really |very |so |bit of a )?(?:long|hard|tough|rough|rotten|awful|terrible|busy|tiring|crazy|mad|horrible|bad|stressful) (?:day|week|month|year|shift|night|morning)\b"
    r"|\b(?:hope (?:you|yours|your (?:day|week|weekend))(?:'s|'re| is| are)?(?: \w+){0,3} (?:well|ok(?:ay)?|good|fine|great|better|all right|alright))\b|\b(?:i'm|im|i am) (?:so |just |a bit |really )?(?:bored|lonely|knackered|exhausted)\b"
)


def chats(text: str) -> Kind | None:
    """What `text`, which names no goods and asks for none, is: a greeting with small talk behind it, a question about the
    assistant, or nobody's errand; None for anything else."""
    return surely_chats(text) or (Kind.GREET if _GREETS_FIRST.search(text) else None)


def surely_chats(text: str) -> Kind | None:
    """As `chats`, whatever else is named: "ignore me, wrong window", "are you a real person or a toaster?"."""
    if _OF_THE_ASSISTANT.search(text):
        return Kind.HELP
    return Kind.TALK if _NO_ERRAND.search(text) or _FEELS.search(text) else None


def small_talk(text: str) -> Kind | None:
    """What `text` (lower-case reader text) is, where it is nothing but small talk."""
    return next((kind for pattern, kind in _KINDS if pattern.search(text)), None)


def asks_to_write(text: str) -> bool:
    """Whether something is to be written or programmed, and nothing to be bought."""
    return CREATES.search(text) is not None and not _FOR_GOODS.search(text)


_FOR_GOODS = re.compile(r"\b(?:buy|cook ?book|under|gift)\b")
