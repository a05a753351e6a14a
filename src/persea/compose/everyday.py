"""How people ask in everyday words for what a record states in others: "will it survive the winter out there?" is met by
"Frost-proof", "what does it run me?" by the price. By properties of goods in English, and by no shop's own names.

A way is only taken where the goods at hand have such an attribute, or a sentence of their description that speaks of it: nothing
is told as missing by these words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    how: re.Pattern[str]
    """How it is asked for, in lower-case text."""
    label: re.Pattern[str] | None = None
    """The names of attributes that answer it."""
    known: str = ""
    """Or what every record has a place for."""
    told: re.Pattern[str] | None = None
    """What a sentence of the description that answers it says."""


def _way(how: str, label: str = "", known: str = "", told: str = "") -> Way:
    return Way(
        re.compile(how),
        re.compile(rf"(?:{label})", re.I) if label else None,
        known,
        re.compile(told, re.I) if told else None,
    )


_SELF = r"(?:my|your|him|her|one|them)sel(?:f|ves)"
WAYS = (
    _way(r"\bwhat (?:does|do|would|will|is|are|did) (?:it|this|that|these|those|they|the \w+(?: \w+)?|one of (?:these|those|them)) (?:\w+ )?(?:run|set|cost|knock|come to|going for|go for)\b|\b(?:set|sets|knock|knocks) (?:me|us|you) back\b|\b(?:run|runs) (?:me|us|you)\b|\bwhat (?:do|would) (?:i|we) owe\b|\bhow (?:dear|expensive|pricey|steep|cheap)\b|\bwhat'?s (?:it|this|that|the lot) going for\b|\bwhat (?:do|does) (?:you|u|they|the shop) (?:want|ask|charge|take) for\b|\bprice ?tag\b|\bhow (?:deep|far) (?:do|must) (?:i|we) (?:have to )?(?:dig|reach)\b|\bhow many (?:dollars|bucks|quid|euros)\b", known="price"),
    _way(r"\b(?:how much|what) (?:would|will|do|does|must|am|have|shall|should) (?:i|we|you|he|she|one|my \w+)(?: \w+){0,3} (?:carry\w*|lug\w*|haul\w*|lift\w*|schlep\w*|drag\w*)\b|\b(?:is|are|isn't) (?:it|this|that|they|these|the \w+)(?: \w+)? (?:too )?(?:heavy|light to|weighty)\b|\b(?:break|kill|ruin|hurt)s? (?:my|his|her) (?:back|arms?|shoulders?)\b|\b(?:can|could) (?:my|an?|the) \w+ (?:lift|carry) (?:it|this|that|them)\b|\blight enough\b|\b(?:beast|pain|brute|struggle|killer|devil|job|doddle) to (?:lift|carry|haul|move|shift)\b|\b(?:lift|carry) (?:it|this|that|them) (?:with|on my own|alone|myself)\b", known="weight"),
    _way(r"\bcrack\w*\b(?! open)|\bin (?:the )?(?:january|february|december|winter)\b|\bon (?:my|the|our|a) (?:balcony|terrace|patio|porch|deck|roof)\b|\bfreez\w*|\bfroze\w*|\bfrost\w*|\bminus \w+|\bbelow (?:zero|freezing)\b|\b(?:over|through|survive|take|stand|bear|in|this|next) (?:the |a |our )?(?:\w+ )?winters?\b|\b(?:in the |under |take |bear )snow\b|\b(?:stay|stand|live|leave|left|keep|kept|remain|sit|be|put) (?:it |them |this |these |that )?(?:\w+ ){0,2}(?:out(?:side|doors| there)?|in the (?:garden|yard)|on (?:the|my|our) (?:balcony|terrace|patio|porch|deck|roof))\b", r"frost|weather|outdoor|hardy|winter", told=r"\b(?:frost|freez\w+|winter|outdoors?|outside|weather)"),
    _way(r"\bheavens? opens?\b|\b(?:stay|keep|kept|remain|keeps|stays|staying|keeping) (?:\w+ ){0,4}dry\b|\bpour(?:s|ing)?\b(?! (?:over|out|the|it|from|me|tea|coffee|water|a)\b)|\bdownpours?\b|\bdrizzl\w*|\bdrench\w*|\bcloudburst\b|\b(?:get|gets|getting|be|am|arrive|come) (?:\w+ )?(?:soaked|soaking|wet(?: through)?|drenched)\b|\bbucket(?:s|ing)\b|\bcats and dogs\b|\b(?:water|rain)\b.{0,20}\b(?:get|gets|come|comes|go|goes|seep|seeps|run|runs|leak|leaks|enter|enters) (?:\w+ )?(?:in|through|inside)\b|\blets? (?:\w+ ){0,2}(?:water|rain) (?:in|through)\b|\bthunderstorms?\b|\brain(?:s|y|ing|ed)?\b|\bin the (?:shower|bath|pool|sea|tub)\b|\b(?:swim|splash)\w*\b|\bdunk\w*|\bfalls? in(?:to)? the (?:water|lake|river|sink|bath|toilet|pool)\b", r"^waterproof|water ?(?:resistance|rating|column|repell)|rain ?proof|^rain cover", told=r"\b(?:rain|waterproof|wet|shower|drizzle|IPX?\d)"),
    _way(r"\b(?:hear|hears|notice|aware of|catch|hearing)\b.{0,40}\b(?:cars?|traffic|bikes?|bus(?:es)?|lorr(?:y|ies)|trucks?|people|someone|somebody|surroundings|around me|behind me|outside world|world|doorbell|kids|child|baby|announcements?|horns?|street|my name)\b|\b(?:block|shut|drown|tune|keep)s? (?:\w+ ){0,3}out\b|\bsafe (?:on|in|for) (?:the |a )?(?:roads?|streets?|traffic)\b|\bcut(?:s)? me off\b", r"noise ?cancel|ambient|transparency|awareness", told=r"\b(?:hear|traffic|surround\w*|outside|noise)\b"),
    _way(r"\b(?:at|by|in|during|through|all|every|the whole) (?:the )?(?:middle of the )?night\b(?! (?:shift|light|stand))|\bnight-?time\b|\bwhen (?:i|we|she|he|they) (?:'?m |'?re |am |are |is )?(?:sleep\w*|asleep)\b|\bin the small hours\b|\b(?:3|4|three|four) ?(?:am|a\.m\.|in the morning)\b", r"\bnight|silen", told=r"\b(?:night|dark|sleeps?|evening|silent)\b"),
    _way(r"\btick(?:s|ing)?\b|\bnois[ye]\w*|\b(?:how )?loud\w*\b|\b(?:how )?quiet\b|\bsilent\b|\bhum(?:s|ming)?\b|\bbuzz\w*|\brattl\w*|\bsqueak\w*|\bclatter\w*|\bmakes? (?:a |any |much |a lot of )?(?:noise|sound|racket|din|row)\b|\bwakes? (?:me|us|her|him|the|my|everyone)\b(?! up with coffee)|\b(?:drive|send) (?:me|my \w+|us) (?:mad|crazy|up the wall)\b", r"\bnoise|\bsound|movement|switches|motor", told=r"\b(?:tick|silent|quiet|noise|hear|loud|sound)\w*\b"),
    _way(r"\b(?:whole|entire|all|full|half (?:the|an?)) (?:evening|night|afternoon|day)\b|\bover (?:quickly|too soon|soon|before)\b|\bquick (?:game|round|go)\b|\b(?:lunch|coffee|tea) ?(?:break|hour)\b|\bbefore (?:bed(?:time)?|dinner|the \w+ (?:comes|starts))\b|\bhow (?:much|many) (?:time|evenings?|hours?)\b|\bdrag(?:s)? on\b|\btakes? (?:for )?ever\b", r"playing time|play ?time|duration|battery life|burn(?:ing)? time|run ?time", told=r"\b\d+ (?:minutes|hours)\b"),
    _way(rf"\b(?:alone|solo|solitaire|by {_SELF}|on (?:my|your|his|her|their|one's) own|nobody else|no one else|just me|only me|one person|one player|single player)\b|\bwithout (?:a |any |an )?(?:partner|opponents?|friends?|others|other people|company)\b|\b(?:me and (?:my|the) \w+|(?:the )?(?:two|three|four|five|six|seven|eight|2|3|4|5|6|7|8) of us|the whole (?:family|gang|lot|class)|\w+ (?:adults|grown-?ups|guests|friends|kids|children) (?:and|in|at|round|around))\b", r"players|room for|\bpersons?\b|people|sleeps|seats|serves"),
    _way(r"\b(?:are|is|goes|go|gone) (?:\w+ ){0,3}(?:dead|flat)\b|\bdies?\b|\b(?:run|runs|running|ran) (?:out|down|dry|flat)\b|\b(?:give|gives) (?:out|up)\b|\bconks? out\b|\bout of (?:juice|power|battery)\b|\bjuice\b(?= |\W*$)(?! (?:maker|press|box))|\bbefore (?:i|it|they|you) (?:need|needs|has|have|must|want)s? (?:to )?(?:be )?(?:charg\w*|plug\w*|recharg\w*|juic\w*)|\bbetween charges\b|\bplug (?:it|them|this) in\b|\bcase included\b|\bwith the case\b|\bkeep(?:s)? going\b", r"battery|run ?time|charging|\bpower\b"),
    _way(r"\bsolvents?\b|\bchemicals?\b|\b(?:strip|stripped|extracted|bleached|dyed|tanned|cured)\b|\bhow (?:is|was|do|did|does|have|are) .{0,25}\b(?:decaf\w*|tanned|dyed|cured|dried|washed|processed|coated|glazed)\b|\bprocess(?:ed|ing)?\b|\bdecaffeinat\w*|\btreated\b", r"process|treatment|tann|\bdye|coating|finish", told=r"\b(?:process|solvent|chemical|caffeine|water did|treated|dyed|tanned)\b"),
    _way(r"\bfrom where\b|\bwhere (?:'?s |is |are |was |were |do |does |did )?(?:it|this|that|these|they|the \w+|you get (?:it|them|this))?(?: \w+)? ?(?:from|grown|come from|hail|picked|harvested|sourced)\b|\bwhich (?:country|region|part of the world|valley|estate|farm|island)\b|\bwhereabouts (?:is|are|do|does)\b|\bhome-?grown\b", r"origin|made in|country|provenance|region"),
    _way(r"\b(?:throw|chuck|pop|stick|bung|put|shove|toss|run|go|goes|going) (?:it|them|this|that|these|the (?:cover|whole \w+|lot))? ?(?:straight |right |just )?(?:in(?:to)?|through) (?:the |a |my )?(?:washing ?machine|machine|wash|laundry|dish ?washer)\b|\b(?:spill|spills|spilled|drool\w*|stain\w*|muddy|mud|dirt|dirty|filthy|puke|pee|wine) ?(?:on|off|out|get|come)?\b|\bget (?:it|this|them) clean\b|\bscrub\b", r"\bcare\b|\bwash|clean|dishwasher|cover removable", told=r"\b(?:wash\w*|wip(?:e|ed|es)|spong\w+|hand-?wash\w*|dry[- ]clean\w*|re-?wax\w*|dishwasher|laundry|rinse\w*)\b"),
    _way(r"\bwires?\b|\bcables?\b(?! knit)|\bcords?\b(?! (?:trousers|jacket))|\bplug (?:it|them|this|these) in(?:to)?\b", r"^connect|cable|^cord|^power(?: source)?$"),
    _way(r"\b(?:put|putting|screw|bolt|build|knock|fit)(?:ting|ing)? (?:it|this|that|them|these|the \w+) (?:all )?(?:together|up)\b|\bput(?:ting)? up\b|\bset(?:ting)? up\b|\bassembl\w*|\ballen key\b|\bflat-?pack\w*|\bscrew ?drivers?\b|\btools?\b(?= (?:need|requir|to)| ?\W*$)|\bpitch(?:ing)?\b|\bset (?:it|this|that) up\b|\bhow (?:hard|difficult|tricky|easy|fiddly) (?:is|are|to)\b", r"assembly|set-?up|difficulty|pitch"),
    _way(r"\broots? (?:\w+ )?(?:drown|rot|sit|breathe)\w*|\bdrown\w* (?:\w+ )?(?:roots?|plants?)\b|\bwater (?:\w+ )?(?:run|drain|drip|get|go|flow)s? (?:out|off|away)\b|\bover-?water\w*|\bdrain(?:s|ing|age)?\b|\bholes? (?:in|at|on) the (?:bottom|base|underside)\b", r"drain"),
    _way(r"\b(?:turn|turned|dial|tone) (?:it |this |them |the light )?down\b|\bdimm?\w*\b|\b(?:less|softer|lower) (?:bright|light)\b|\btoo bright\b", r"dimm"),
    _way(r"\b(?:use|text|type|swipe|tap|answer|work|scroll|unlock)\w*\b.{0,25}\b(?:phone|mobile|screen|tablet)\b", r"touch"),
    _way(r"\b(?:fold|folds|folded|folding|collaps\w*|roll(?:s|ed)? up|flat)\b|\b(?:pack|packs|packed|squash|squashes|stuff|stuffs) (?:\w+ )?(?:down|small|away|up|into)\b|\bhow (?:small|big) (?:does|do|is|will) (?:it|this|they) (?:\w+ )?(?:get|pack|fold|roll|when)\b|\bfits? in(?:to|side)? (?:my|a|the) (?:\w+ )?(?:bag|rucksack|backpack|suitcase|pocket|handbag|pannier|case)\b", r"fold|pack(?:ed|able)|folded"),
    _way(r"\b(?:hand|cabin|carry-?on|on-?board) (?:luggage|baggage|bag|size|case)\b|\bcarry-?on\b|\boverhead (?:bin|locker|compartment)s?\b|\b(?:take|on|into|onto) (?:it |this |them )?(?:on |into |onto )?(?:the|a|my) (?:plane|flight|aeroplane|airplane|cabin)\b|\bcheck (?:it|this) in\b", r"^size|^height|^dimensions", told=r"\b(?:cabin|carry-?on|hand luggage|overhead)\b"),
    _way(r"\bleft[- ]hand\w*|\bleft(?:y|ie)\b|\bsouthpaw\b", r"\bhand\b|left"),
    _way(r"\b(?:keep|keeps|stay|stays|kept) (?:\w+ ){0,3}(?:hot|warm|cold|cool|frozen)\b|\bstill (?:be )?(?:hot|warm|cold)\b|\b(?:go|goes|gone) cold\b", r"^(?:hot|cold|warm) for|insulat|comfort", told=r"\b(?:hot|cold|warm)\b.{0,20}\bhours?\b"),
    _way(r"\b(?:keep|keeps|kept|leave|have) (?:me|him|her|us|my \w+) (?:\w+ )?(?:awake|up|wired|buzzing)\b|\b(?:sleep|bed) after\b|\bbefore bed\b|\bjitter\w*|\bcaffeine\b", r"caffeine"),
    _way(r"\bhow strong\b|\b(?:a )?kick\b", r"caffeine|strength|roast|strong|cocoa"),
    _way(r"\bglare\b|\breflections?\b|\bdazzl\w*|\boff the (?:water|snow|road)\b", r"polari|lens|protection"),
    _way(r"\b(?:slip|slips|slide|slides|skid|skids|slippery|skate)\b|\bicy?\b|\bwet (?:floor|rocks?|tiles?|leaves|grass)\b", r"non-?slip|\bsole\b|\bgrip\b|anti-?slip"),
    _way(r"\b(?:see|find|read|type|use|glow|glows|light|lights)\w*\b.{0,30}\bin the dark\b|\blit up\b|\blights? up\b|\bwithout (?:a |the )?light\b", r"back-?light|lumin|\blight\b|reflect"),
    _way(r"\b(?:vegetarians?|vegans?|animal products?|gelatine?|plant[- ]based)\b", r"vegan|vegetarian"),
    _way(r"\b(?:choke|swallow|put (?:it |them |everything )?in (?:his|her|their|its) mouth|old enough|too (?:young|little|old|small) for|(?:a |my )?(?:\w+ )?(?:year|month)s?[- ]olds?|toddlers?|for a baby)\b", r"\bage"),
    _way(r"\b(?:hold|holds|fit|fits|take|takes|get|squeeze|cram)\w*\b.{0,30}\b(?:in|into|inside|in there)\b\W*$|\bhow (?:roomy|spacious|much room)\b|\benough (?:room|space) for\b|\bhow many (?:cups|mugs|glasses|people can) (?:do|does|will|can)\b", r"capacity|volume|room for|compartments"),
    _way(r"\bscratch\w*|\bbreak(?:s|able)?\b|\bsmash\w*|\bshatter\w*|\bdrop(?:s|ped)? (?:it|them|this)\b", r"material|protection|case|shell", told=r"\b(?:break|scratch|shatter|drop|tough|unbreakable)\w*"),
)  # fmt: skip
"""In their order; the first that the record can meet at each place of a question is told first."""
