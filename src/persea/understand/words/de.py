"""How a request is put in German. See framed.py for how a line is read."""

from __future__ import annotations

from persea.understand.words import Words
from persea.understand.words.carts import GERMAN_PHRASES, GERMAN_WHOLE

_WHOLE = r"""
überrasch(?:e|en sie)? mich|(?:ich )?weiß nicht(?: so recht)?,? was ich (?:will|möchte|brauche)|was (?:soll|sollte|könnte|kann) ich (?:kaufen|nehmen|schenken)|(?:hilf|helfen sie) mir (?:beim aussuchen|etwas auszusuchen)|(?:ich (?:suche|brauche|möchte|will) )?(?:irgend)?etwas schönes = surprise me
(?:hilf|helfen sie|hilfst du|können sie) mir (?:bei der (?:auswahl|suche) (?:eines|nach einem) geschenks?|ein geschenk (?:aussuchen|finden|auszusuchen|zu finden))(?: helfen)? = help me choose a gift
(?:(?:zeige?n?(?: sie)?|hast du|habt ihr|haben sie|gibt(?:'s| es|s)|ich (?:will|möchte)|und|bitte)(?: mir| uns)? )*(?:bitte )?(?:(?:noch|auch|was|etwas|ein paar|die) )*(?:mehr|weitere[rns]?|andere[rns]?|nächste[rns]?)(?: (?:davon|bitte|zeigen|anzeigen|sehen|artikel|produkte|treffer|ergebnisse|modelle|optionen|vorschläge|im angebot haben|da|von denen))* = show me more
was (?:gibt es|habt ihr|hast du|haben sie) (?:sonst )?noch(?: so)? = show me more
(?:noch|sonst) (?:etwas|was) = show me more
(?:hallo|hi|hey|moin|servus|grüß gott|grüezi|guten (?:tag|morgen|abend))(?: zusammen| persea)? = hello
kein problem(?:,? danke)?|(?:vielen |herzlichen |besten )?dank|danke(?: schön| sehr| dir| ihnen)?|(?:ok|okay|super|perfekt|prima),? danke|tschüss|auf wiedersehen = thanks
hilfe|was kannst du(?: tun| alles)?|was können sie(?: tun)?|wer bist du|was bist du|wer sind sie|wie funktioniert das|bist du (?:ein )?(?:mensch|roboter|bot|echt) = what can you do
was (?:verkauft ihr|verkaufen sie|habt ihr(?: so| alles)?|gibt es (?:hier|bei euch)) = what do you sell
(?:das |den |die )?(?:nehme|kaufe|bestelle) ich|ich (?:nehme|kaufe|bestelle) (?:es|das|den|die|sie|ihn) = i'll take it
"""

_PHRASES = r"""
(?:etwas |was |irgendetwas )?(?:ähnliches?|vergleichbares?)(?: wie| zu[mr]?)(?= (?:das|die|der|den|dem|dies|erste|zweite|dritte|letzte)) = something similar to
(?:etwas |was |irgendetwas )?(?:ähnliches?|vergleichbares?)(?: wie| zu[mr]?) = anything similar to the
(?:etwas |was |irgendetwas )?(?:ähnliche?[rnms]?|vergleichbare?[rnms]?)(?: modelle| produkte| artikel| sachen)? = similar ones
alternativen? zu[mr]? = alternatives to the
alternativen? = alternatives
(?:was|welche[rns]?(?: [^\W\d_]+)?) (?:passt|passen|würde|könnte)(?: gut| am besten| noch| denn)*(?: dazu| dafür)(?: gut| noch| passen)* = what goes with it
(?:was|welches|welche) (?:passt|passen)(?: gut| am besten| noch)*(?: zu[mr]?)(?= (?:das|die|der|den|dem|dies|erste|zweite|dritte|letzte)) = what goes with
(?:was|welches|welche) (?:passt|passen)(?: gut| am besten| noch)*(?: zu[mr]?) = what goes with the
was (?:brauche?|bräuchte|benötige) ich (?:noch |sonst |alles )*(?:dafür|dazu)|was (?:brauche?|bräuchte) ich (?:sonst )?noch(?: dafür| dazu)? = what else do i need for it
passende?[nrms]?(?= [^\W\d_]+ (?:dazu|dafür)) = matching
(?:dazu|dafür) passend(?:e[nrms]?)?|passend(?:e[nrms]?)? dazu|die dazu (?:passt|passen)|der dazu passt|das dazu passt = to go with it
zubehör (?:dafür|dazu) = accessories for it
(?:die )?farbe (?:ist )?(?:mir )?egal|egal welche farbe|jede farbe = any colour
(?:(?:der )?preis|(?:das )?budget|(?:das )?geld) (?:ist )?(?:mir )?egal|geld spielt keine rolle|vergiss (?:das|den|mein) (?:budget|preislimit|limit|preis) = forget the budget
alles(?:,? was (?:ich|man|wir))?(?: so)? (?:für|fürs|zum|zur)(?: (?:ein|eine|einen|einem|das|den|die|mein|meine|meinen|unser|unsere|unseren))* = everything for a
was (?:brauche ich|brauchen wir|braucht man)(?: alles)? (?:für|fürs|zum|zur)(?: (?:ein|eine|einen|das|den|die))* = everything for a
([^\W\d_]{3,}?)-?(?:outfit|ausrüstung|ausstattung) = \1 outfit
(?:outfit|ausrüstung|ausstattung|komplettset) (?:für|fürs|zum|zur)(?: (?:ein|eine|einen|das|den|die))* = outfit for the
(?:alles )?zusammen|insgesamt|in summe|im ganzen|alles in allem = together
jeweils|je(?= (?:unter|bis|max|höchstens|\d)) = each
(?:tausche?|wechsle|ersetze?)(?: (?:bitte|mir|die|den|das))* = swap the
(?:eine?n? )?andere[nrs]?(?= (?!farbe|produkt|artikel|modell|treffer|größe|marke)[^\W\d_]{4,}) = another
lass(?:e|t)?(?: (?:bitte|die|den|das))* ([^\W\d_]+) (?:weg|aus) = drop the \1
(?:füge?|nimm|pack|leg)(?: (?:noch|auch|bitte|eine?n?))* ([^\W\d_]+) (?:hinzu|dazu) = add a \1
nicht (?:mehr|teurer) (?:als|wie)|nicht über|nie über|keinesfalls über = not more than
nicht (?:weniger|billiger) als|nicht unter = not less than
weniger (?:als|wie)|günstiger als(?= \d)|billiger als(?= \d)|unterhalb(?: von)?|unter|drunter|bis unter = under
mehr (?:als|wie)(?= \d)|oberhalb(?: von)?|teurer als(?= \d)|über = over
bis zu|bis max(?:imal|\.)?|bis höchstens|bis = up to
(?:im )?(?:höchstpreis|preislimit|maximalpreis)(?: von)?|allerhöchstens|höchstens|maximal|maximum|max\.? = max
oder (?:weniger|günstiger|billiger|drunter) = or less
oder (?:mehr|darüber|teurer) = or more
mindestens|wenigstens|mind\.|minimum|aufwärts von = at least
aufwärts = or more
ab(?= (?:€|chf|\$)? ?\d)|von(?= (?:€|chf|\$)? ?\d) = from
zwischen(?= (?:€|chf|\$)? ?\d) = between
(?:so )?(?:um die|rund um|rund|etwa|circa|ca\.?|ungefähr|in etwa|so um|um)(?= (?:€|chf|\$)? ?\d) = around
(?:mein |unser |mit (?:einem )?)?budget(?: ist| liegt bei| beträgt)?(?: von)? = budget of
ich (?:kann|will|möchte|würde)(?: gerne?)?(?= (?:(?:nur|bis|höchstens|maximal|zu|max\.?) )*\d) = i can spend
ausgeben = spend
(?:(?<=euro )|(?<=€ ))(?:habe?|hätte|hab) ich(?: (?:nur|dafür|zur verfügung|übrig))*(?: für)? = budget for
(?:(?<=euro )|(?<=€ ))(?:rum|herum|so) = ,
pro stück|das stück = each

der unterschied zwischen|unterschied zwischen|unterscheiden sich|unterschiede?(?: von)? = difference between
vergleich(?:e|en|st|t)?(?: sie)?(?: mir| bitte| mal| doch)*(?: zwischen| von)? = compare
gegenüber(?! von)|verglichen mit|vs\.? = vs
(?:die |den |der )?(?:ersten (?:beiden|zwei|2)|beiden ersten|zwei ersten) = the first two
(?:die |den |der )?ersten (?:drei|3) = the first three
(?:die |den |der )?letzten (?:beiden|zwei|2)|(?:die )?beiden letzten = the last two
die beiden|alle beide|beide[nr]? = both
(?:das|die|der|den|dem|des) erste[nrs]? = the first one
(?:das|die|der|den|dem|des) zweite[nrs]? = the second one
(?:das|die|der|den|dem|des) dritte[nrs]? = the third one
(?:das|die|der|den|dem|des) vierte[nrs]? = the fourth one
(?:das|die|der|den|dem|des) fünfte[nrs]? = the fifth one
(?:das|die|der|den|dem|des) sechste[nrs]? = the sixth one
(?:das|die|der|den|dem|des) letzte[nrs]? = the last one
nummer|nr\.?(?= \d) = number

(?:(?:die|der|das|den|dem) )?(?:am )?(?:besten|höchsten|bestens) bewertet(?:e[nrms]?)?|(?:(?:die|der|das|den) )?(?:best|höchst|top)-?(?:bewertete[nrms]?)|(?:(?:die|der|das|den) )?mit (?:den|der) besten (?:bewertung(?:en)?|rezension(?:en)?|sternen) = the best rated
gut bewertete?[nrms]?|mit guten? (?:bewertung(?:en)?|rezensionen) = well rated
besser bewertete?[nrms]? = better rated
(?<=sterne )bewertet(?:e[nrms]?)? = ,
welche[rns]? (?:davon |von (?:denen|ihnen|diesen) )?(?:hat|haben) (?:die |den |das )?(?:besten?|höchsten?|meisten) (?:bewertung(?:en)?|rezensionen|sterne) = which one is best rated
(?:welche[rns]? (?:davon |von (?:denen|ihnen|diesen) )?|was )(?:ist|wäre) (?:(?:der|die|das) )?beste[nr]?|was (?:würdest du|würden sie) (?:nehmen|empfehlen|kaufen)|welche[rns]? (?:würdest du|würden sie|soll ich|empfiehlst du|empfehlen sie)(?: mir)?(?: nehmen| empfehlen| kaufen)? = which one is best
(?:(?:die|der|das|den|dem|am) )?(?:aller)?(?:billigste|günstigste|preiswerteste|preisgünstigste|kostengünstigste)[nrms]?|(?:zum |mit dem )?(?:niedrigsten|kleinsten|besten) preis = the cheapest
(?:(?:die|der|das|den|dem|am) )?(?:teuerste|hochwertigste|edelste)[nrms]? = the most expensive
(?:(?:die|der|das|den|dem|am) )?leichteste[nrms]? = the lightest
(?:(?:die|der|das|den|dem|am) )?schwerste[nrms]? = the heaviest
nicht (?:zu|so|allzu|ganz so) (?:teuer|kostspielig)(?:e[nrms]?)? = cheap
nicht (?:zu|so|allzu|ganz so) schwere?[nrms]? = lightweight
(?:nach|beim?) preis(?: sortiert| aufsteigend| geordnet)* = cheapest
ich weiß (?:noch )?nicht(?: genau| so recht)? = ,
hilfe bei(?: der)? (?:auswahl|suche) = ,
(?:zu|so) (?:teuer|kostspielig)(?:e[nrms]?)? = too expensive
(?:zu|so) (?:billig|günstig)(?:e[nrms]?)? = too cheap
zu schwere?[nrms]?|wieg(?:en|t) zu ?viel = too heavy
(?:die|das|den|was|was da) (?:ihr|sie|du) (?:habt|haben|hast|führt|verkauft) = ,
zu leichte?[nrms]? = too light
(?:billiger|günstiger|preiswerter)e[nrms]?|weniger teuere?[nrms]?|weniger kosten|(?:billiger|günstiger|preiswerter)(?! (?!bitte|als|oder|wäre|sein|geht|haben|davon|auch|sollte)[^\W\d_]{4,})|niedrigerer preis = cheaper
teurere?[nrms]?|hochwertigere[nrms]?|edlere[nrms]? = more expensive
leichtere[nrms]?|leichter(?! (?!bitte|als|oder|wäre|sein|geht|haben|davon|auch|sollte)[^\W\d_]{4,}) = lighter
schwerere[nrms]?|schwerer(?! (?!bitte|als|oder|wäre|sein|geht|haben|davon|auch|sollte)[^\W\d_]{4,}) = heavier
(?:preiswert|preisgünstig|günstig|billig)(?:e[nrms]?|er)? = cheap
wie viel kosten|wieviel kosten|wie viel kostet|wieviel kostet|wie teuer (?:ist|sind)|was kostet(?:'s)?|was kosten|was soll(?:en)? (?=.* kosten) = how much is
kosten|kostet = costs
wie schwer (?:ist|sind)|was wiegt|was wiegen|wie viel wiegt|wieviel wiegt|wie viel wiegen = how heavy is
wie (?:groß|gross) (?:ist|sind) = how big is
wie gut (?:ist|sind) = how good is
aus (?:was|welchem material) (?:ist|sind|besteht|bestehen)|woraus (?:ist|sind|besteht|bestehen) = what is the material of
in welchen (?:farben|größen) (?:gibt es|gibt's|ist|sind) = what colours is
welche farben?(?: gibt es| hat| haben)? = what colours does
welche größen?(?: gibt es| hat| haben)? = what sizes does
wer (?:macht|stellt) = who makes
(?:(?:erzähle?|sage?)(?: mir)?(?: etwas| noch)* )?mehr darüber = tell me more about it
(?:erzähl|erzähle|sag|sage)(?: mir)?(?: etwas| was| mehr)*(?: über| zu[mr]?)|mehr (?:über|zu[mr]?|infos? (?:über|zu[mr]?)) = tell me more about
welche[rnms]? (?:davon|von (?:denen|ihnen|diesen|den (?:beiden|zwei|drei))) = which of them
welche[rnms]?(?= (?:ist|sind|hat|wiegt|kostet)) = which
welche[rnms]? = which

(?:nicht )?(?:mehr )?ohne = without
(?:nicht|nichts) (?:aus|mit|in|von)(?: der| dem| den)? = not from
(?:bitte )?keinesfalls|auf keinen fall = not
kein(?:e[nrms]?)? (?:problem|ahnung|eile) = no problem
kein(?:e[nrms]?)? = no
weder = without
noch(?= [^\W\d_]{4,}$) = or
außer(?: in| mit| aus)?|ausgenommen = except
frei von = free of
(?!sorgen|kosten|versand|porto|barriere|bügel|rost|schul|gebühren|wartungs)([^\W\d_]{4,}?)-?freie?[nrms]? = \1-free
nicht = not

(?:die |der |das )?(?:nur |noch |gerade |aktuell |derzeit |jetzt )*(?:(?:sofort|gleich|direkt|schnell) )?(?:auf lager|vorrätig|lieferbar|verfügbar|erhältlich|lagernd)(?:e[nrms]?)?(?: (?:sind|ist|wäre|haben))? = in stock
sofort|gleich = now
(?:die |der |das )?(?:im|in) (?:angebot|sale|ausverkauf|schlussverkauf|der aktion)(?: (?:sind|ist))?|sonderangebote?|(?:reduziert|rabattiert|herabgesetzt|ermäßigt|vergünstigt)(?:e[nrms]?)?|sale|aktion(?:en|sangebote?|spreis)?|schnäppchen|mit rabatt|angebote? = on sale

(?:ich )?(?:suche?|such)(?: gerade| nach)* = looking for
ich (?:bin )?auf der suche nach|wir suchen|suchen wir = looking for
ich (?:brauche?|bräuchte|benötige)(?: noch| mal| dringend)?|wir (?:brauchen|benötigen) = i need
ich (?:möchte|will|würde|hätte|wünsche mir|wünsche|mag|nehme)(?: gerne?)?(?: (?:kaufen|bestellen|haben|mir))?|wir (?:möchten|wollen|hätten|würden)(?: gerne?)? = i want
(?:kannst du|können sie|könntest du|könnten sie|könnt ihr|könntet ihr)(?: mir| uns)?(?: bitte)? = can you
zeige?n?(?: sie)?(?: mir| uns)?|gib(?: mir)?|finde(?: mir)? = show me
empfehlen|empfiehl|empfehlung(?:en)?|vorschlagen = recommend
(?:habt ihr|haben sie|hast du|hätten sie|hättet ihr|gibt es|gibts|gibt's|führt ihr|führen sie|verkauft ihr|verkaufen sie)(?: (?:denn|auch|noch|hier|bei euch|bei ihnen|eigentlich))* = do you have
kaufen|bestellen|haben|besorgen = buy
(?:für|an) (?:mein|meine|meinen|meiner|unser|unsere|unseren|ihren?|seinen?|deinen?|einen?|einer) (?:kleine[nr]? |beste[nr]? |liebe[nr]? )?(?:vater|papa|mutter|mama|eltern|schwester|bruder|mann|frau|freund|freundin|freunde|opa|oma|großvater|großmutter|sohn|tochter|kind|kinder|onkel|tante|neffen?|nichte|kollegen?|kollegin|chef|chefin|partner|partnerin|nachbarn?|enkel|enkelin|cousin|cousine) = for my friend
für mich|für uns|für dich = for me
(?:eine?[nrms]? )?art = a kind of
personen|leute = people
sterne?n? = stars
euronen|eur = euro
schweizer franken|franken|sfr\.?|fr\.(?= ?\d) = chf
größe|gr\.|konfektionsgröße|schuhgröße = size
(?:vielen )?dank(?:e)?(?: schön)? = thanks
bitte = please
für = for
fürs = for the
mit = with
aus|von|vom = from
in|im|ins = in
und = and
oder = or
aber|sondern = but
nur|ausschließlich = only
auch = also
lieber|stattdessen|doch = rather
etwas|irgendwas|irgendetwas = something
das|die|der|den|dem|des = the
diese[nrms]? = these
eine?[nrms]?|'?nen?|'ne[nr]? = a
mein(?:e[nrms]?)?|unser(?:e[nrms]?)? = my
dein(?:e[nrms]?)?|euer|eure[nrms]?|ihr(?:e[nrms]?)? = your
es = it
sie|ihnen|denen = them
davon = of them
ist|sind|wäre|wären = is
hat = has
was = what
wer = who
wie = how
wann = when
wo = where
warum|wieso|weshalb = why
kann ich|darf ich|können wir|könnte ich = can i
als = than
preislich|vom preis her|im preis = ,
gut(?:e[nrms]?)?|schön(?:e[nrms]?)?|passend(?:e[nrms]?)?|ordentlich(?:e[nrms]?)?|toll(?:e[nrms]?)? = good
hallo|hi|hey = hello
suizid|selbstmord|mich umbringen|nicht mehr leben|sterben will = suicide
brustschmerzen|herzinfarkt = chest pain
vergiftet|vergiftung = poisoned
"""

_HOUSE = r"""
rückgabe\w*|zurück(?:geben|schicken|senden|bringen)|umtausch\w*|retour\w*|rücksend\w*|widerruf\w*|geld zurück = returns = rückgabe umtausch retoure widerruf rücksendung zurücksenden
liefer(?:ung|zeit|t|n|kosten|bar nach)\w*|versand(?:kosten|zeit|dauer|art|arten)?|versende[nt]|verschick\w*|zustellung|wann kommt = delivery = lieferung versand liefern versenden lieferzeit versandkosten zustellung
garantie|gewährleistung|reparatur|repariert = warranty and repairs = garantie gewährleistung reparatur
bezahl\w*|zahlungs\w*|zahlen|zahlung|rechnung|ratenzahlung|paypal|kreditkarte|lastschrift = payment = zahlung bezahlen rechnung paypal kreditkarte
meine? (?:bestellung|paket|sendung|lieferung)|bestellung stornieren|sendungsverfolgung = your order = bestellung sendung stornieren
öffnungszeiten|geöffnet|telefonnummer|kontakt|kontaktieren|kontaktdaten|ansprechpartner|kundenservice|kundendienst|(?:e-?mail-?)?adresse|wo (?:seid ihr|sind sie)|mit (?:einem menschen|jemandem) (?:sprechen|reden) = how to reach the shop = kontakt öffnungszeit adresse telefon kundenservice
geschenkverpackung|als geschenk (?:einpacken|verpacken|verpackt) = gift wrapping = geschenkverpackung verpacken einpacken
gutscheine?|geschenkkarte = gift cards = gutschein geschenkkarte
datenschutz\w*|meine daten = your data = datenschutz daten cookie
"""

_DROPPED = """
    preis brauche brauch suche zum zur am um an auf da hier dort mal gerne gern sehr so dass wenn man denn eigentlich ja nein also hätte
    würde wird werden soll sollte muss darf ganz ziemlich vielleicht eventuell gerade einfach möglichst
    unbedingt wirklich ihr ich du wir mir uns mich euch dir sich habe hab haben sein möchte kosten dürfen gehen
    geht kommt kommen noch welche sachen sache artikel produkt produkte ding dinge stück modell modelle seid
    bin bei nach zu schon jetzt heute morgen dafür damit dazu irgendwelche einige paar mehrere viel viele alle
    alles jemand jemanden
"""

_FALSE_FRIENDS = "stock gift most kind sport fan will set rate art boot bank lot"

_MONEY = "euro|euros|€|chf|franken|dollar|eur"
_COUNTED = "personen|leute|sterne?n?|stars|people"
_SMALL = {"ein": 1, "eine": 1, "einen": 1, "eins": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6,
         "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14,
         "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "dreißig": 30,
         "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90}  # fmt: skip
_SCALES = {"hundert": 100, "tausend": 1000}
_JOINED = "und"
_GLUED = True
_AHEAD = ((r"(?<=\d)[.,]-+(?!\d)", " "),)

GERMAN = Words(
    whole=GERMAN_WHOLE + _WHOLE,
    phrases=GERMAN_PHRASES + _PHRASES,
    house=_HOUSE,
    dropped=_DROPPED,
    false_friends=_FALSE_FRIENDS,
    money=_MONEY,
    counted=_COUNTED,
    small=_SMALL,
    scales=_SCALES,
    joined=_JOINED,
    glued=_GLUED,
    ahead=_AHEAD,
)
