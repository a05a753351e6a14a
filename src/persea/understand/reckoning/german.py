"""How sums and questions of dates are put in German."""

from __future__ import annotations

from persea.understand.reckoning.slots import (
    Build,
    Call,
    Rule,
    Slots,
    between_two,
    convert,
    days_between,
    less,
    more,
    moved,
    part,
    rest,
    root,
    rule,
    share,
    since,
    split,
    sum_of,
    today,
    until,
    week,
    weekday,
    without,
)

_PIECES = {
    "ask": r"(?:(?:was|wie ?viel|wieviel) (?:ist|sind|ergibt|ergeben|macht|machen|wären|wäre) |berechne |rechne )",
    "people": r"(?: (?:personen|leute|freunde|leuten|freunden|teile|teilen|köpfe|köpfen|kollegen|kinder|kindern|gäste|gästen))?",
    "among": r"(?:auf|unter|durch|zwischen|geteilt durch|verteilt auf|aufgeteilt auf)",
    "tip": r"(?: (?:plus|mit|inklusive|inkl\.?) {p} trinkgeld)",
    "span": r"(?P<s>tage?n?|wochen?|monate?n?|jahre?n?|werktage?n?|arbeitstage?n?)",
    "bill": r"(?:(?:die |eine )?rechnung (?:von|über) )?",
}
_SPANS = {
    **dict.fromkeys(("tag", "tage", "tagen"), "days"), **dict.fromkeys(("woche", "wochen"), "weeks"),
    **dict.fromkeys(("monat", "monate", "monaten"), "months"), **dict.fromkeys(("jahr", "jahre", "jahren"), "years"),
    **dict.fromkeys(("werktag", "werktage", "werktagen", "arbeitstag", "arbeitstage", "arbeitstagen"), "working_days"),
}  # fmt: skip


def _money_split(s: Slots) -> Call:
    return sum_of(f"{s.amount('m')} / {s.count()}")


_PATTERNS: tuple[tuple[str, Build], ...] = (
    (r"{ask}?{p} von {a}(?:,? {among} {n}{people}(?: verteilt| aufgeteilt)?)?", share),
    (r"{ask}{p} trinkgeld (?:auf|von|bei) {a}", share),
    (r"{ask}{a} plus {p}(?: mehrwertsteuer| mwst\.?| trinkgeld)?", more),
    (r"{ask}{a} mit {p} (?:mehrwertsteuer|mwst\.?|trinkgeld)", more),
    (r"{ask}{a} (?:minus|abzüglich|weniger|mit) {p}(?: rabatt| nachlass| skonto)?", less),
    (r"{ask}{p} rabatt auf {a}", less),
    (r"{ask}{a} (?:ohne|netto bei|abzüglich) {p} (?:mehrwertsteuer|mwst\.?)", without),
    (r"{ask}?{bill}{a} {among} {n}{people}{tip}", split),
    (r"{ask}?{bill}{a}{tip} {among} {n}{people}(?: aufgeteilt| verteilt)?", split),
    (r"(?:teile |wir teilen |teil ){bill}{a} {among} {n}{people}(?:{tip})?", split),
    (r"{bill}{a} {among} {n} (?:personen|leuten?|freunden?|kollegen|köpfe|gäste)(?: aufteilen| verteilen| aufgeteilt)?(?:{tip})?", split),
    (r"{bill}{m} (?:geteilt )?durch {n}", _money_split),
    (r"wie ?viel prozent (?:sind|ist|von) {a} von {b}", rest),
    (r"{ask}{a} (?:mal|multipliziert mit) {b}", between_two("*")),
    (r"{ask}?{a} geteilt durch {b}", between_two("/")),
    (r"{ask}{a} (?:plus|und) {b}", between_two("+")),
    (r"{ask}{a} minus {b}", between_two("-")),
    (r"{ask}?(?:die )?(?:quadrat)?wurzel (?:aus|von) {x}", root),
    (r"{ask}die hälfte von {a}", part(1, 2)),
    (r"{ask}ein drittel von {a}", part(1, 3)),
    (r"{ask}ein viertel von {a}", part(1, 4)),
    (r"(?:{ask}|rechne )?{q} in {u}(?: um)?", convert),
    (r"wie ?viele? {u} (?:sind|ist|hat|haben|entsprechen|ergeben|passen in) (?:ein |eine |einem )?{q}", convert),
    (r"(?:welche[rs]? |was für ein )(?:wochen)?(?:tag|datum) (?:ist|war|wäre|haben wir) (?:es )?{n} {span} nach {d}", moved(_SPANS, 1)),
    (r"(?:welche[rs]? |was für ein )(?:wochen)?(?:tag|datum) (?:ist|war|wäre|haben wir) (?:es )?{n} {span} vor {d}", moved(_SPANS, -1)),
    (r"(?:welche[rsn]? |was für ein )(?:wochen)?(?:tag|datum) (?:ist|haben wir) (?:es )?in {n} {span}", moved(_SPANS, 1, from_today=True)),
    (r"(?:welche[rsn]? |was für ein )(?:wochen)?(?:tag|datum) war (?:es )?vor {n} {span}", moved(_SPANS, -1, from_today=True)),
    (r"wie ?(?:viele (?:tage|wochen|werktage|arbeitstage|monate)|lange) (?:sind es |ist es |dauert es )?(?:noch )?(?:bis )(?:zu |zum )?(?:den |dem )?{d}", until),
    (r"wie ?(?:viele (?:tage|wochen|jahre|monate)|lange) (?:sind |ist es )?(?:vergangen )?(?:her )?seit (?:dem )?{d}(?: vergangen)?", since),
    (r"wie ?viele (?:tage|wochen|werktage|arbeitstage|monate) (?:liegen |sind )?(?:zwischen|von|vom) (?:dem )?{d} (?:und|bis|bis zum) (?:dem )?{e}", days_between),
    (r"(?:was für ein|welcher) (?:wochen)?tag (?:ist|war|wird) (?:der )?{d}", weekday),
    (r"auf welchen (?:wochen)?tag (?:fällt|fiel) (?:der )?{d}", weekday),
    (r"(?:welcher tag|welches datum) (?:ist|haben wir) heute|welchen tag haben wir heute|den wievielten haben wir(?: heute)?", today),
    (r"(?:welche|in welcher|die wievielte) (?:kalenderwoche|kw) (?:ist|haben wir|sind wir)(?: gerade| heute| jetzt)?", week),
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple(rule(pattern, build, _PIECES) for pattern, build in _PATTERNS)
