"""How sums and questions of dates are put in English. The first pattern that explains a whole message wins."""

from __future__ import annotations

from persea.understand.reckoning.slots import (
    Build,
    Call,
    Rule,
    Slots,
    Unclear,
    age,
    between_two,
    change,
    convert,
    convert_one,
    cube_root,
    days_between,
    less,
    more,
    moved,
    part,
    power,
    rest,
    root,
    rule,
    share,
    since,
    split,
    sum_of,
    times_of_itself,
    today,
    until,
    week,
    weekday,
    without,
)
from persea.understand.reckoning.unit_prices import PATTERNS

_PIECES = {
    "ask": r"(?:(?:what(?:'s| is| are| does| do| would| would be| will be| s)?|whats|how much(?:'s| is| are| does| would| would be| will be| do i| do we)?|(?:what|how much) (?:do|would|will|should) (?:i|we) pay for|calculate|compute|work out|figure out|tell me)(?: the| a| an)? )",
    "people": r"(?: (?:people|persons?|friends|ways|of us|guests|colleagues|coworkers|kids|children|siblings|roommates|flatmates|housemates|parts|diners|adults|men|women|players|members))?",
    "split": r"(?:split|divided?|shared?|sharing|dividing|splitting)(?: up)?(?: equally| evenly| fairly)?",
    "among": r"(?:(?:equally |evenly )?(?:between|among|amongst|across|by|into))",
    "tip": r"(?:(?:,? and)? ?,?(?:with|plus|including|incl|adding|and add|add|and) (?:a |an |the )?{p} (?:tip|gratuity|service charge|service))",
    "each": r"(?:[,.]? (?:how much|what)(?: (?:does|do|would|will|must|should|is))? (?:each|everyone|everybody|each person|each one|each of us|we each)(?: of us| of them| person| one)?(?: have to)?(?: pay| owe| get| gets| pays| share)?|[,.;]? what(?:'s| is) (?:each|everyone's|each one's) share)?",
    "day": r"(?:(?:on )?(?:what|which) (?:day(?: of the week)?|date|weekday)|what(?:'s| is| was| will be) the (?:date|day))",
    "is": r"(?:is it|is|will it be|will be|would it be|would be|was it|was|does|falls|'s)",
    "span": r"(?P<s>days?|weeks?|months?|years?|business days?|working days?|weekdays?|fortnights?)",
    "born": r"(?:born (?:on )?|whose birthday is |with a birthday on )",
}
_LISTED = 20
_SPANS = {
    **dict.fromkeys(("day", "days"), "days"), **dict.fromkeys(("week", "weeks"), "weeks"),
    **dict.fromkeys(("month", "months"), "months"), **dict.fromkeys(("year", "years"), "years"),
    **dict.fromkeys(("business day", "business days", "working day", "working days", "weekday", "weekdays"), "working_days"),
}  # fmt: skip
_CITIES = {
    "tokyo": "Asia/Tokyo", "london": "Europe/London", "paris": "Europe/Paris", "berlin": "Europe/Berlin", "madrid": "Europe/Madrid",
    "rome": "Europe/Rome", "new york": "America/New_York", "nyc": "America/New_York", "los angeles": "America/Los_Angeles",
    "san francisco": "America/Los_Angeles", "chicago": "America/Chicago", "sydney": "Australia/Sydney", "delhi": "Asia/Kolkata",
    "mumbai": "Asia/Kolkata", "singapore": "Asia/Singapore", "hong kong": "Asia/Hong_Kong", "dubai": "Asia/Dubai",
    "moscow": "Europe/Moscow", "beijing": "Asia/Shanghai", "shanghai": "Asia/Shanghai", "seoul": "Asia/Seoul",
    "toronto": "America/Toronto", "mexico city": "America/Mexico_City", "são paulo": "America/Sao_Paulo", "utc": "UTC",
    "vienna": "Europe/Vienna", "zurich": "Europe/Zurich", "amsterdam": "Europe/Amsterdam", "lisbon": "Europe/Lisbon",
}  # fmt: skip


def _of_list(function: str) -> Build:
    def build(s: Slots) -> Call:
        numbers = s.text("list").replace(", and ", ", ").replace(" and ", ", ")
        return sum_of(f"{function}({numbers})")

    return build


def _each_of_us(s: Slots) -> Call:
    """What each pays; where nobody asks that, nothing."""
    if s.match[0].endswith(s.text("a")):
        raise Unclear
    return split(s)


def _apart(s: Slots) -> Call:
    """Small numbers may be those of a list that is on the screen."""
    if all(s.text(name).isdigit() and int(s.text(name)) <= _LISTED for name in ("a", "b")):
        raise Unclear
    return between_two("-")(s)


def _after_a_date(s: Slots) -> Call:
    """Without a question; "two weeks from now" answers one."""
    if s.day().isalpha():
        raise Unclear
    return moved(_SPANS, 1)(s)


def _clock(s: Slots) -> Call:
    zone = _CITIES.get(s.text("city"))
    if zone is None:
        raise Unclear
    return Call("dates", {"operation": "convert_zone", "start": "now", "to_zone": zone})


def _next(s: Slots) -> Call:
    return Call("dates", {"operation": "next_weekday", "weekday": s.text("w")})


def _travel(s: Slots) -> Call:
    far, fast = s.quantity("q"), s.quantity("r")
    if far[1] != "length" or fast[1] != "length/time":
        raise Unclear
    return sum_of(f"{far[0]} / ({fast[0]})")


def _area(s: Slots) -> Call:
    one, other = s.quantity("q"), s.quantity("r")
    if one[1] != "length" or other[1] != "length":
        raise Unclear
    return sum_of(f"{one[0]} * {other[0]}")


def _several(s: Slots) -> Call:
    return sum_of(f"{s.count()} * {s.amount('m')}")


_LIST = r"(?P<list>(?:\d+(?:\.\d+)?(?:, and |, | and ))+\d+(?:\.\d+)?)"
_PATTERNS: tuple[tuple[str, Build], ...] = (
    # shares, tips, discounts, taxes
    (r"{ask}?{p} of {a}(?:,? (?:{split} )?{among} {n}{people})?", share),
    (r"{ask}{p} (?:off|discount on|discount off|reduction on|reduction of)(?: of)? {a}", less),
    (
        r"{ask}(?:price of )?{a} (?:minus|less|with|after|reduced by|discounted by)(?: a| an)? {p}(?: off| discount| reduction| markdown)?",
        less,
    ),
    (
        r"{ask}?{p} (?:tip|gratuity) (?:on|for|of)(?: a| an| my| our)?(?: bill of| bill for| total of)? ?{a}(?: bill| meal| dinner| lunch| check)?",
        share,
    ),
    (
        r"how much (?:tip is|is the tip|do i tip|should i tip|tip) (?:at |for )?{p} (?:on|of|for)(?: a| an| my| our)?(?: bill of)? ?{a}(?: bill| meal| dinner| lunch| check)?",
        share,
    ),
    (r"{ask}?(?:bill of |total of |total for )?{a} {tip}", more),
    (r"{ask}{a} plus {p}(?: (?:vat|tax|sales tax|gst|interest|tip|markup))?", more),
    (r"(?:{ask})?(?:add|adding) {p}(?: (?:vat|tax|sales tax|gst|interest|tip))? to {a}", more),
    # what is shared
    (
        r"(?:{ask}|can you |could you |help me )?(?:if (?:i|we) )?{split} (?:a |an |the |our |my )?(?:(?:bill|total|cost|check|sum|dinner) of )?{a}(?: bill| check| dinner| meal| total)?{tip} {among} {n}{people}{each}",
        split,
    ),
    (
        r"(?:{ask}|can you |could you |help me )?(?:if (?:i|we) )?{split} (?:a |an |the |our |my )?(?:(?:bill|total|cost|check|sum|dinner) of )?{a}(?: bill| check| dinner| meal| total)? {among} {n}{people}(?:{tip})?{each}",
        split,
    ),
    (
        r"(?:{ask}|can you )?{split} (?:a |an |the |our |my )?(?:(?:bill|total|cost|check|sum) of )?{a}(?: bill| check| dinner| meal)? {n} ways(?:{tip})?",
        split,
    ),
    (
        r"{ask}?(?:(?:bill|total|cost|check|sum) of )?{a}(?: bill| check)?,? {split}(?: {among})? {n}{people}(?:{tip})?{each}",
        split,
    ),
    (
        r"(?:if )?{n}{people} (?:are )?(?:split|share|divide|splitting|sharing|dividing)(?: equally| evenly)? (?:a |an |the )?(?:bill of )?{a}(?: bill| dinner| meal| check)?(?: equally| evenly)?(?:{tip})?{each}",
        split,
    ),
    # taxes, changes by percent, sums of two, journeys, weeks
    (r"(?:increase|raise) {a} by {p}", more),
    (r"{ask}{a} (?:increased|raised) by {p}", more),
    (r"(?:decrease|reduce|lower) {a} by {p}", less),
    (r"{ask}{a} (?:decreased|reduced) by {p}", less),
    (
        r"{ask}(?:net(?: price| amount)?|price before (?:tax|vat)) (?:of|for) {a},? (?:incl|including|inclusive of|with|at) {p} (?:vat|tax|gst)",
        without,
    ),
    (r"(?:remove|take out|subtract|take off) {p} (?:vat|tax|gst) from {a}", without),
    (r"{ask}{a} (?:without|before|excluding|excl|net of|less) (?:the )?{p} (?:vat|tax|gst)", without),
    (r"{ask}?(?:what|which) (?:percent|percentage|per cent) of {b} is {a}", rest),
    (r"{ask}?(?:percent|percentage|per cent) of {b} is {a}", rest),
    (r"{ask}{a} plus {b}", between_two("+")),
    (r"{ask}sum of {a} and {b}", between_two("+")),
    (r"{ask}{a} minus {b}", between_two("-")),
    (r"{ask}difference between {a} and {b}", _apart),
    (rf"{{ask}}?(?:sum|total) of {_LIST}", _of_list("sum")),
    (rf"add up {_LIST}", _of_list("sum")),
    (
        r"how long (?:does|will|would) it take to (?:drive|travel|cover|go|walk|ride|cycle|run|fly) {q} at {r}",
        _travel,
    ),
    (r"how long (?:does|would|will) {q} take at {r}", _travel),
    (
        r"(?:what|which) (?:iso |calendar )?week(?: number)?(?: of the year)? (?:is it|are we in|is this)(?: now| today)?",
        week,
    ),
    (r"(?:what|which) (?:iso |calendar )?week(?: number)?(?: of the year)? is {d}(?: in)?", week),
    (r"what's the (?:iso |calendar )?week number(?: today| now)?", week),
    (r"(?:how much|what) {p} of {a} is", share),
    (r"(?:take|knock|deduct) {p} off(?: of)? {a}", less),
    (r"{a} (?:less|minus) {p}[,.;]? (?:what's that|what is that|how much is that|is what|is how much)", less),
    (r"{ask}?(?:tip|gratuity) of {p} (?:on|for) {a}", share),
    (
        r"what (?:does|do) {a} come to (?:after adding|after|with|plus|including) {p}(?: (?:vat|tax|sales tax|gst|tip))?",
        more,
    ),
    (
        r"{a} (?:incl|including|inclusive of|with) {p} (?:vat|tax|gst)[,.;]? what(?:'s| is) (?:the )?(?:net|net price|price before tax|net amount)",
        without,
    ),
    (r"{ask}?(?:what |which )?(?:percentage|percent|per cent) is {a} of {b}", rest),
    (
        r"by (?:how many percent|how much percent|what percentage|what percent) (?:did|does|has|is|was) [a-z' ]{1,40} from {a} to {b}",
        change,
    ),
    (
        r"how (?:many|much) {u} (?:are|is)?(?: there)? ?(?:in|to|make|makes) (?:a|an|one) (?P<v>[a-z]+(?: (?:foot|feet|yard|mile|ounce|gallon|pint|meter|metre))?)",
        convert_one,
    ),
    (r"(?:what|how much) (?:would|will) {p} of {a} (?:be|come to|make)", share),
    (
        r"(?:a |an )?{p} (?:tip|gratuity) on {a}[,.;]? (?:how much|what) (?:is|would) (?:that|it)(?: be)?",
        share,
    ),
    (
        r"(?:we are|we're|there are) {n}(?: of us| people)?(?: and|,|;) (?:the|our) (?:bill|total|check) (?:is|was|comes to|came to) {a}{each}",
        _each_of_us,
    ),
    (r"{ask}{p} (?:sales tax|tax|vat|gst|interest|commission) (?:on|of|for) {a}", share),
    (r"{a} plus {b} (?:equals|is|makes) (?:what|how much)", between_two("+")),
    (r"{a} minus {b} (?:equals|is|leaves) (?:what|how much)", between_two("-")),
    (r"{a} out of {b} (?:as a percentage|as a percent|in percent)", rest),
    # percentages of two amounts
    (
        r"(?:what is )?{a} (?:is|as|out of|of) (?:what|which|a) (?:percent|percentage|per cent)(?: of)? {b}",
        rest,
    ),
    (r"{ask}{a} (?:as a percentage of|as a percent of|in percent of) {b}", rest),
    (
        r"{ask}?(?:percent|percentage|per cent|%) (?:change|increase|decrease|difference|rise|drop) (?:from|between) {a} (?:to|and) {b}",
        change,
    ),
    # sums in words
    (r"{ask}?{a} (?:times|multiplied by) {b}", between_two("*")),
    (r"(?:{ask})?multiply {a} (?:by|with|and) {b}", between_two("*")),
    (r"{ask}?{a} divided by {b}", between_two("/")),
    (r"(?:{ask})?divide {a} by {b}", between_two("/")),
    (r"{ask}?square root of {x}", root),
    (r"{ask}?cube root of {x}", cube_root),
    (r"{ask}?{x} squared", times_of_itself(2)),
    (r"{ask}?{x} cubed", times_of_itself(3)),
    (
        r"{ask}?{x} (?:to the power of|to the power|raised to the power of|to the) {y}(?:th|st|nd|rd)?(?: power)?",
        power,
    ),
    (r"{ask}(?:half|a half|one half)(?: of)? {a}", part(1, 2)),
    (r"{ask}(?:a |one )?third of {a}", part(1, 3)),
    (r"{ask}(?:two thirds|two-thirds) of {a}", part(2, 3)),
    (r"{ask}(?:a |one )?quarter of {a}", part(1, 4)),
    (r"{ask}(?:three quarters|three-quarters) of {a}", part(3, 4)),
    (r"{ask}(?:double|twice) {a}", part(2, 1)),
    (rf"{{ask}}?(?:average|mean) (?:of|between) {_LIST}", _of_list("avg")),
    (rf"{{ask}}?median of {_LIST}", _of_list("median")),
    (
        r"how much (?:is|are|do|does|would|will) {n}(?: of (?:them|those|these))?(?: cost)? (?:at|for|costing) {m}(?: each| apiece| a piece| per piece)(?: cost| come to| be)?",
        _several,
    ),
    (
        r"if (?:one|1|each|each one) (?:costs?|is) {m},? (?:how much|what) (?:do|does|would|will|are|is) {n}(?: of them)?(?: cost| be| come to)?",
        _several,
    ),
    (
        r"(?:how much|what) change (?:do|would|will|should) (?:i|we) get (?:back )?(?:from|out of|for) {a} (?:for|if i pay|on|when paying) {b}",
        between_two("-"),
    ),
    # measures
    (r"(?:{ask}|convert |change |turn )?{q} (?:in|to|into|as|in terms of) {u}", convert),
    (
        r"how (?:many|much) {u} (?:is|are|are in|is in|in|make|makes|are there in|is there in|do|does|go into|would be|equals?|fit in|fits in)(?: a| an)? {q}(?: make| equal| have)?",
        convert,
    ),
    (r"how (?:long|tall|heavy|far|wide|big|high|deep|hot|cold|warm|fast|much) is {q} in {u}", convert),
    (
        r"{ask}area of (?:a |an )?(?:room |rectangle |floor |wall |garden |plot |field |rug )?(?:of |that is |measuring )?{q} (?:by|x|times) {r}",
        _area,
    ),
    # dates
    (r"{day} (?:{is} )?(?:it )?{n} {span} (?:after|from|following|past) {d}(?: be)?", moved(_SPANS, 1)),
    (r"{day} (?:{is} )?(?:it )?{n} {span} (?:before|prior to) {d}(?: be)?", moved(_SPANS, -1)),
    (r"{day} (?:{is} )?(?:it )?{n} {span} ago", moved(_SPANS, -1, from_today=True)),
    (
        r"{day} (?:{is} )?(?:it )?(?:be )?in {n} {span}(?: from now| from today| time)?",
        moved(_SPANS, 1, from_today=True),
    ),
    (
        r"(?:when is|when will it be|when was|what is) (?:the )?(?:date )?{n} {span} (?:after|from|following) {d}",
        moved(_SPANS, 1),
    ),
    (
        r"(?:when is|when was|what is) (?:the )?(?:date )?{n} {span} (?:before|prior to) {d}",
        moved(_SPANS, -1),
    ),
    (
        r"{n} {span} (?:after|from) {d}(?:,? what(?: date| day)? (?:is|will) (?:that|it)(?: be)?)?",
        _after_a_date,
    ),
    (
        r"how (?:many (?:more )?(?:days|weeks|months|business days|working days|weekdays|sleeps|nights)|long|much time) (?:is it |are there |do we have |are left |is left |remain |left |is there |to go )?(?:until|till|til|to|before|from (?:today|now) (?:until|till|to)) {d}(?: from (?:now|today))?",
        until,
    ),
    (
        r"how (?:many (?:days|weeks|months|years|business days|working days)|long|much time) (?:is it |has it been |have passed |has passed |ago |passed |went by |have gone by )?(?:since|after) {d}",
        since,
    ),
    (
        r"how (?:many (?:days|weeks|months|years|business days|working days|nights)|long|much time) (?:is it |are there |is there |are |is |lie |passed? )?(?:between|from) {d} (?:and|to|until|till) {e}",
        days_between,
    ),
    (r"{ask}?(?:number of )?(?:business |working )?days between {d} and {e}", days_between),
    (r"(?:(?:on )?{day}|when) {is} {d}(?: on| fall on| be| this year)?", weekday),
    (r"(?:on )?(?:{day}) (?:does|did|will) {d} (?:fall|land|be)(?: on)?(?: this year)?", weekday),
    (r"is {d} a (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekday|weekend)", weekday),
    (
        r"(?:what's|what is|whats) (?:today's date|the date(?: today)?|today)|(?:what|which) (?:day|date)(?: of the week)? is (?:it|today)(?: today)?|what's the day today",
        today,
    ),
    (
        r"(?:when is|what (?:date|day) is|what's the date(?: of| on)?|what is the date(?: of| on)?) (?:next|this coming|the next|the coming) (?P<w>monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
        _next,
    ),
    (
        r"how old (?:is|am|are|would) (?:i|he|she|someone|somebody|a person|they|you|a child|anyone|an? \w+)(?: be)?(?: today| now)?,? (?:if (?:i|he|she|they) (?:was|were|am|is) )?(?:who (?:was|is) )?{born}{d}",
        age,
    ),
    (
        r"(?:i was|he was|she was|someone was|if i was|if i'm) born (?:on )?{d}[,.]? (?:so )?how old (?:am i|is he|is she|are they)",
        age,
    ),
    (
        r"(?:what time is it|what's the time|what is the time|current time)(?: now| right now)? in (?P<city>[a-zã ]+?)(?: now| right now)?",
        _clock,
    ),
)

RULES: tuple[Rule, ...] = tuple(rule(pattern, build, _PIECES) for pattern, build in (*_PATTERNS, *PATTERNS))
