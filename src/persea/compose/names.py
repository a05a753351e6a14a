"""Finds words that look like a product's name and that no record knows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from persea.compose.reading import Reading
from persea.language.plain import singular, words
from persea.values import Record

# Capitalised words of ordinary talk that are no product's name.


COMMON_CAPITALS = frozenset(
    """
    i i'm i'd i'll i've ok okay usb us uk eu usd eur gbp led lcd bpa uv gps hd tv faq persea wi-fi
    wifi bluetooth english monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december christmas amazing hi hello
    yes no sure great thanks the a an and or but so if it its it's this that these those they both
    each every either neither one two three four five six for with in on at as to from by of not all
    any some there here what which who how when where why you your my we our let would do does can
    could should is are has have was were want need looking price prices size sizes stock weight
    material colour color colours colors rating ratings reviews capacity brand category waterproof
    sale note best pick choice option options also plus then now new just only more most less least
    among between while since because though although however if unless under over about around
    compared unlike like nothing none happy tell just say good well another other others first
    second third last next cheapest lightest heaviest found none several many few regular regularly
    normally originally usually
""".split()
)


_NAME = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


_NUMBERED = re.compile(
    r" (\d+(?:\.\d+)?)(?= (?:is|are|has|have|had|costs?|comes?|fits?|weighs|in|at|for|and|with)\b|[,;:!?]|\.?$)"
)


def _goes_on_wrongly(reading: Reading) -> bool:
    """A name that goes on with what no such product is called: "Trail 4" where there is a "Trail 3"."""
    for brand, product in zip(reading.mentions, reading.mentions[1:], strict=False):
        beside = reading.text[brand.end : product.start].isspace()
        if beside and not brand.indices & product.indices:
            return True  # one maker's name before another's product
    for mention in reading.mentions:
        rest = reading.text[mention.end :]
        then = re.match(
            r" (?:with (?:a |an )?)?(?P<word>[A-Z][\w'-]*|(?<!with )\d{1,4}(?![\w.,]*\d|\s?[a-z%$€£]))", rest
        )
        number = _NUMBERED.match(rest)
        titles = [reading.evidence.sources[index].title_tokens for index in mention.indices]
        numbered = any(token.isdigit() for title in titles for token in title)
        if number and numbered and not any(number[1] in title for title in titles):
            return True  # "City E 4", where there is a "City E 5"
        if then is None:
            continue
        word = singular(then["word"].lower().removesuffix("'s"))
        own = [reading.evidence.sources[index] for index in mention.indices]
        named = (source.record for source in own)
        told = (
            text for record in named for text in (*record.category_path, *_values(record), record.brand or "")
        )
        known = {singular(part) for source in own for part in source.title_tokens}
        known |= {singular(part) for text in told for part in words(text)}
        if then["word"].isdigit():
            known = {part for source in own for part in source.title_tokens}
        if word not in known and word not in COMMON_CAPITALS:
            return True
    return False


def _values(record: Record) -> Iterable[str]:
    return (value for _, values in (*record.options, *record.attributes) for value in values)


def check_names(reading: Reading) -> Iterable[str]:
    """Capitalised words that look like a product's name and that nobody knows."""
    if _goes_on_wrongly(reading):
        yield "name"
        return
    known = reading.evidence.known_words
    opening = True
    for token in _NAME.finditer(reading.text):
        word = token[0]
        first, opening = opening, bool(re.search(r"[.!?:•\n]\s*[-*\"'(]*\s*$", reading.text[: token.end()]))
        after_break = re.search(r"(?:^|[.!?:;•\n\"(-])\s*[\"'(*-]*\s*$", reading.text[: token.start()])
        if (
            not word[0].isupper()
            or reading.inside_mention(token.start())
            or reading.inside_figure(token.start())
        ):
            continue
        plain = word.lower().removesuffix("'s")
        parts = plain.split("-")
        if (
            plain in COMMON_CAPITALS
            or plain in known
            or all(part in known or part in COMMON_CAPITALS for part in parts)
        ):
            continue
        if plain.rstrip("s") in known or f"{plain}s" in known:
            continue
        next_word = _NAME.match(reading.text, token.end() + 1)
        name_goes_on = bool(
            next_word and next_word[0][0].isupper() and next_word[0].lower() not in COMMON_CAPITALS
        )
        says_of_it = re.match(
            r"\s(?:is|costs?|has|comes|weighs|offers|sells|goes)\b", reading.text[token.end() :]
        )
        if (
            (first or after_break)
            and not name_goes_on
            and not (says_of_it and not re.match(r"\w+(?:ing|ly|ed)$", plain))
        ):
            continue  # a sentence opens with a capital
        yield "name"
        return
