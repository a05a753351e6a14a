"""The number lock: a sentence leaves only when every claim in it is backed by evidence.

Claims are figures (prices, weights, ratings, counts, sizes, percentages, …), stock, ranking words, offers and
policies, and product names. Each is checked against the records the sentence speaks of. A sentence with a
claim that no record holds does not leave; the reasons are returned so that they can be counted.

`read` goes one step further: a slot is filled, a single wrong figure of a surely named product is put right from
the record (mend.py), and only what passes the same checks then is shown. It knows nothing of models.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from persea.compose.claims import check_claims
from persea.compose.counts import is_a
from persea.compose.denials import check_denied
from persea.compose.evidence import Evidence, Mention, find_mentions
from persea.compose.figures import check_figures
from persea.compose.gloss import glossed, language_of
from persea.compose.heard import Fate, Heard
from persea.compose.mend import filled, has_slot, rewritten
from persea.compose.names import check_names
from persea.compose.offers import ALWAYS_CLAIMED, check_half_stars, check_of_us, check_offers
from persea.compose.provenance import origins_of
from persea.compose.quotes import ADDRESS, DOMAIN, OTHER_SCHEME
from persea.compose.ranking import check_comparisons, check_other_superlatives, check_ranking, check_sameness
from persea.compose.ratios import check_counted_comparisons
from persea.compose.reading import Reading
from persea.compose.secrets import tells_secret
from persea.compose.stock import check_stock
from persea.compose.tables import cells_of, is_head, is_rule, row_as_sentence
from persea.compose.told import is_told
from persea.language.plain import mixes_scripts, reader_text, words
from persea.language.units import find_measures

_QUESTION = re.compile(
    r"^\W*(?:and |so |or )?(?:would|do|does|shall|should|can|could|which|what|how|want|are you|is there|any|need|may|"
    r"looking for|interested)\b.*\?\W*$",
    re.IGNORECASE | re.DOTALL,
)
_OFFER_TO_HELP = re.compile(
    r"^\W*(?:let me know|tell me|just (?:say|ask|tell)|if you|i can|i could|happy to)\b", re.IGNORECASE
)
_STRUCK = re.compile(r"~~([^~\n]{1,60})~~|<(?:s|del|strike)>([^<]{1,60})</(?:s|del|strike)>")
_LIST_MARK = re.compile(r"^\s*(?:[-*•]\s+)?\d{1,2}[.)]\s+", re.MULTILINE)


_MISSED = re.compile(
    r"(?:(?<=\bNo record speaks of )|(?<=\bnot mention )|(?<=\bNothing matches ))“[^“”]{1,30}”"
)
_WISH = re.compile(r"(?<=\bfor )“[^“”0-9]{1,80}”")


@dataclass(slots=True)
class Lock:
    """Checks the sentences of one answer in order; remembers who the last one spoke of ("It costs …")."""

    evidence: Evidence
    prompt: str = ""
    """What the model was told to do, which is nobody's to read."""
    _spoken_of: frozenset[int] = frozenset()
    _head: tuple[str, ...] = ()
    """The head of the table that is being written."""
    _gap: bool = False
    """Whether the sentence before did not leave, so that "it" and "that" would point at something else."""

    def read(self, sentence: str) -> Heard:
        """What may be shown of `sentence`: itself, a mended one, or nothing."""
        asked, gap = self._spoken_of, self._gap
        if has_slot(sentence):
            whole = filled(sentence, self.evidence)
            kinds = self.check(whole) if whole else ("slot",)
            if whole and not kinds:
                return self._heard(sentence, whole, ("slot",), Fate.FILLED)
            return Heard(sentence, "", kinds, Fate.DROPPED)
        kinds = self.check(sentence)
        if not kinds:
            return self._heard(sentence, sentence, (), Fate.SAID)
        after = self._spoken_of, self._gap
        in_english = language_of(reader_text(sentence), (), self.evidence) == "en"
        for other in rewritten(sentence, kinds, self.evidence) if in_english else ():
            self._spoken_of, self._gap = asked, gap
            if not self.check(other):
                return self._heard(sentence, other, kinds, Fate.REWRITTEN)
        self._spoken_of, self._gap = after
        return Heard(sentence, "", kinds, Fate.DROPPED)

    def _heard(self, said: str, shown: str, kinds: tuple[str, ...], fate: Fate) -> Heard:
        return Heard(said, shown, kinds, fate, origins_of(shown, self.evidence, self._spoken_of))

    def check(self, sentence: str) -> tuple[str, ...]:
        """Why `sentence` must not leave, as short kinds ("price", "stock", …); empty where it may."""
        reasons = self._reasons(sentence)
        points_back = bool(_POINTS_BACK.match(reader_text(sentence)))
        if not reasons and self._gap and points_back:
            return ("dangling",)
        if not points_back:  # what points back itself leaves the one that it points to
            self._gap = bool(reasons)
        return reasons

    def _reasons(self, sentence: str) -> tuple[str, ...]:
        if mixes_scripts(sentence):
            return ("script",)
        if tells_secret(sentence, self.prompt):
            return ("secret",)
        text = _LIST_MARK.sub("", reader_text(_STRUCK.sub(r"was \1 now ", sentence)))
        text = _WISH.sub(self._without_wish, text)
        text = _TWICE.sub(r"\1 two of the \2", text)
        text = _MISSED.sub(self._without_measure, text)
        text, may_head = self._as_row(text)
        mentions = find_mentions(text, self.evidence)
        if may_head and not mentions and not ALWAYS_CLAIMED.search(text):
            self._head = cells_of(text)
            return ("link",) if ADDRESS.search(sentence) or DOMAIN.search(text) else ()
        locale = language_of(text, mentions, self.evidence)
        if locale == "other":
            asks = text.rstrip().endswith(("?", "؟", "？")) and not mentions and not re.search(r"\d", text)
            return ("link",) if ADDRESS.search(sentence) else () if asks else ("language",)
        if locale != "en":
            text = glossed(text, locale, mentions)
            mentions = find_mentions(text, self.evidence)
        if _ONE_OF_TWO.search(text) and len(mentions) > 1:
            text = _resolved(text, mentions)
            mentions = find_mentions(text, self.evidence)
        carried = self._carried(text, mentions)
        reasons = self._untold(sentence, Reading(text, mentions, self.evidence, carried))
        if reasons and not mentions and not carried and not is_talk(text) and self.evidence.asked_about:
            # who names nobody speaks of what was asked about, where all of it is borne out by that record
            asked = Reading(text, mentions, self.evidence, self.evidence.asked_about)
            reasons = self._untold(sentence, asked) and reasons
        if reasons and not _NEVER_TOLD & {*reasons} and not is_talk(text) and is_told(text, self.evidence):
            return ()
        if mentions:
            self._spoken_of = frozenset().union(*(mention.indices for mention in mentions[-1:]))
        return tuple(dict.fromkeys(reasons))

    def _untold(self, sentence: str, reading: Reading) -> list[str]:
        """What of `reading` the records do not bear out."""
        reasons = [*self._links(sentence, reading), *check_figures(reading)]
        text = reading.text
        if not is_talk(text):
            reasons += [
                *check_stock(reading),
                *check_ranking(reading),
                *check_other_superlatives(reading),
                *check_comparisons(reading),
                *check_sameness(reading),
                *check_offers(reading),
                *check_of_us(reading),
                *check_denied(reading),
                *check_counted_comparisons(reading),
            ]
        reasons += check_claims(reading)
        reasons += check_names(reading)
        reasons += check_half_stars(reading)
        return reasons

    def _as_row(self, text: str) -> tuple[str, bool]:
        """A row of a table as the sentence that it stands for, and whether it may be the table's head."""
        cells = cells_of(text)
        head = self._head
        if not cells:
            self._head = head if is_rule(text) else ()
            return text, False
        if head and len(head) == len(cells) and find_mentions(cells[0], self.evidence):
            return row_as_sentence(cells, head), False
        self._head = ()
        return text, is_head(cells)

    def _carried(self, text: str, mentions: list[Mention]) -> frozenset[int]:
        """Whom a sentence without a name speaks of: the one before it, where it points back."""
        if not mentions and (of_kind := self._of_a_kind(text)):
            return of_kind
        if not mentions and _ANSWERS.match(text) and not self._spoken_of:
            return self.evidence.asked_about
        if mentions or not re.match(
            r"\W*(?:and |but |so )?(?:it|its|it's|this|that|they|their)\b", text, re.IGNORECASE
        ):
            return frozenset()
        return self._spoken_of or (frozenset() if _IT_IS.match(text) else self.evidence.asked_about)

    def _of_a_kind(self, text: str) -> frozenset[int]:
        """Whom "both keyboards" speaks of."""
        group = _BOTH.match(text)
        sources = self.evidence.sources
        return (
            frozenset(at for at, source in enumerate(sources) if is_a(source, group["noun"]))
            if group
            else frozenset()
        )

    def _without_wish(self, quoted: re.Match[str]) -> str:
        """The person's own words, quoted as what was looked for, claim nothing: "matches for “pour over coffee”"."""
        said = set(words(reader_text(self.evidence.user_text)))
        return "it" if said.issuperset(words(quoted[0])) else quoted[0]

    def _without_measure(self, quoted: re.Match[str]) -> str:
        """Nor does a measure of theirs that no record speaks of, however it is written: "2 l" as “2 litres”."""
        own = {measure.key for measure in find_measures(reader_text(self.evidence.user_text).lower())}
        text = quoted[0].strip("“”").lower()
        whole = any(
            measure.key in own and measure.end - measure.start == len(text) for measure in find_measures(text)
        )
        return "it" if whole else quoted[0]

    def _links(self, sentence: str, reading: Reading) -> Iterable[str]:
        """No address but a record's own; a bare one ("shop.example") only as part of a product's name."""
        own = {record.url for record in self.evidence.records}
        if any(url.rstrip(".,;!?") not in own for url in ADDRESS.findall(sentence)):
            yield "link"
        if OTHER_SCHEME.search(reading.text):
            yield "link"
        without = ADDRESS.sub(lambda match: " " * len(match[0]), reading.text)
        if any(not reading.inside_mention(match.start()) for match in DOMAIN.finditer(without)):
            yield "link"


_NEVER_TOLD = {"link", "ranking", "discount", "rating", "reviews"}
"""What no page and no order's record can bear out of a product."""
_POINTS_BACK = re.compile(
    r"\W*(?:and |but |so |yes,? |also,? )?(?:(?:it|its|it's|this|that|that's|they|their|they're|these|those|both)\b|(?:we|i) (?:have|do|sell|can)\b[^.]{0,20}\b(?:that|it|them)\b|here (?:it|they))",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\W*(?:(?:yes|sure|no)\W+)?(?:both|all(?: (?:two|three|four|five|six|\d))?|the (?:two|three|four|five))(?: of)?(?: the| our| these)? (?P<noun>[a-z-]{3,})(?= (?:are|have|come|can|cost|weigh)\b)",
    re.IGNORECASE,
)
_IT_IS = re.compile(
    r"\W*(?:and |but |so )?it(?:'s| is| can be| may be| might be| helps| depends| comes down| pays| makes)\b(?: (?:usually|often|generally|always|mostly|best|worth|better|easier|wise|good|a good|up to|possible|hard|easy|also|sense))*\b(?<!it's)(?<!it is)",
    re.IGNORECASE,
)
"""Opens with an "it" that stands for nothing: "it's usually worth reading …"."""
_ANSWERS = re.compile(
    r"\W*(?:(?:yes|yep|yeah|no|nope)\b\W+(?:there|you|it|the|its)\b|there(?:'s| is| are)\b(?! [^.;]{3,90} to choose from\b)|you (?:need|have|'ll need) to\b|you can (?!(?:also |always )?(?:find|see|ask|tell|let|choose|pick|get|have)\b)|"
    r"an? [a-z-]+(?: [a-z-]+)? (?:is|comes) (?:included|supplied|in the box|provided|with it)\b|all (?:\w+ )?[a-z]+ (?:are|have|can|come)\b)",
    re.IGNORECASE,
)
"""An answer to what was asked, by whose name it need not be called."""
_TWICE = re.compile(
    r"\b(buy(?:ing)?|tak(?:e|ing)|order(?:ing)?|get(?:ting)?) (?:the )?([^.;,]{3,80}?) twice\b", re.IGNORECASE
)
_ONE_OF_TWO = re.compile(r"\bthe (?P<which>former|latter)\b", re.IGNORECASE)


def _resolved(text: str, mentions: list[Mention]) -> str:
    """ "the former" replaced by the name it stands for."""
    first, last = (text[mention.start : mention.end] for mention in (mentions[0], mentions[-1]))
    return _ONE_OF_TWO.sub(lambda match: f"the {first if match['which'].lower() == 'former' else last}", text)


def is_talk(text: str) -> bool:
    """Questions and offers of help claim nothing by the words they use (their figures are still checked)."""
    if re.match(r"\W*if you\b", text, re.IGNORECASE) and not _HELPS.search(text):
        return False  # "if you don't like it, we refund it"
    return bool(_QUESTION.match(text) or _OFFER_TO_HELP.match(text))


_HELPS = re.compile(
    r"\b(?:let me know|tell me|ask me|i can|i could|i'll|i will|i would|i'd|just (?:say|ask|tell))\b|\?",
    re.IGNORECASE,
)
