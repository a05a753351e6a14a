"""Words that claim nothing of a product: how an assistant recommends, doubts, greets and leads from one to the next.

Everything else that is said of a product has to be traced to its record (claims.py). Words that have a check of their
own (prices, stock, ratings, ranking) stand here too, so that they are judged once.
"""

from __future__ import annotations

from persea.language.function_words import FUNCTION_WORDS, PARTICLES

_LEADING = """
    also although anyway as because besides but either else even ever furthermore hence however instead just likewise
    moreover nevertheless nor otherwise rather regardless since so still then therefore though thus too unless until
    whatever whereas wherever whether which whichever while whilst yet actually again almost already altogether always
    apart away back basically briefly certainly clearly definitely easily especially exactly fairly finally fortunately
    frankly generally happily hardly honestly hopefully immediately indeed largely likely luckily mainly maybe merely
    mostly nearly obviously often ok okay once overall particularly perfectly perhaps personally plainly please possibly
    practically presumably pretty probably properly quickly quite really relatively roughly sadly simply slightly
    somewhat soon specifically surely thankfully together truly typically unfortunately usually well yes no not sorry
    sure thanks thank hello hi great oh ah alas currently now today moment time times present right long short term
    else thing things something anything nothing everything somebody anybody someone anyone everyone everybody one ones
    two three four five six seven eight nine ten eleven twelve first second third last next former latter other others
    another same similar different such both neither each every all any none some several few many much more most less
    least enough only very too half pair pairs set sets piece pieces kind kinds sort sorts type types version versions
    side sides part parts rest point points way ways case cases matter matters question questions
    according based given going said put plus minus against among across along around near within without upon toward
    towards besides despite except including per via versus like unlike than
"""
_RECOMMENDING = """
    accept add advice advise afford agree aim allow answer appeal appreciate argue ask asked attract balance beat begin
    begins believe benefit best better bet bit blend bring brings budget buy buying call called can cannot catch check
    choice choices choose chosen come comes coming compare compared comparison compromise concern confident confirm
    consider consideration content could count cover covers cut deal decent decide decides decision deliver depend
    depends deserve desire different difference disappoint do does done doubt down downside drawback ease easy either
    enjoy enjoys ensure exact example expect experience extra eye fact facts fair far fall falls favour favor feel feels
    fine find finds first fit fits fitting focus follow forget found friendly fully further gain get gets getting gift
    give gives go goes going good got great had handy happy hard has have having hear help helps helpful hence here hit
    hold holds home hope ideal idea important impress include includes including in-between interested interesting
    keep keeps kept know known lack lacks leaning lean leave leaves leaving left let lets level like likes likely limit
    line list listed lists listing little live look looks looking lot lots love lovely main make makes making manage
    match matches may mean means meant meet meets mention mentioned might mind miss money must name need needs neat nice
    no not note notice number numbers offer offered offering offers on option options order ordered orders out over
    page paper perfect person personal pick picks place plain plan plus point possible practical prefer present pretty
    price priced prices pricing problem product products promise prove purpose purposes purse put puts question rather
    reach read reads ready really reason reasonable reasons recommend record records regular reliable remain remains
    remember right run runs safe same satisfy save saves say says see seem seems seen select selection sell sells sense
    sensible serve serves set shop shops shortlist should show shown shows side simple single sit sits size sized sizes
    small smart solid sound sounds speak speaks special spend stand stands start starts stay stays step stick stop
    stretch strong style suggest suggested suggestion suit suitable suited suits support suppose sure surprise take
    taken takes taking talk task taste tell tells tend think thinking though thought total touch tradeoff trade-off try
    turn typical understand upside use used useful user uses using usual value various want wanted wants way ways
    weigh weighs well what which whole why will win wise wish wishes within wonder work works worry worth would wrong
    write wrote year years about above accordance carry carries carrying complete depending describe described describes
    detail details difference element equal exactly fall feature featured features general glad grab guide hint holding
    information item items job keeping kit latter lean makes mark measure measures model models offering opt otherwise
    pay paid paying pays pleased plenty presents provide provides quality quick reading regarding relevant
    request requirement room say search sheet shopper situation slot sought spare spec specs spot state stated states
    stock stocked story sum suppose system team tempt thanks there thinking tip tricky trouble true trust truth ultimately
    unsure update vary view visit vote wait warehouse watch website weak weakness strength strengths weight weighing
    welcome wide wonderful word words worry worthwhile yours date data unit units glance once concerned convinced
    reviewed review reviews reviewer reviewers rating ratings rate rated rates star stars score scored scores average
    averages opinion opinions people buyers buyer customers customer shoppers owners readers read far
    cost costs costing cheap cheaper cheapest expensive inexpensive affordable dear dearer dearest pricey pricier lower
    lowest low higher highest high sale discount discounted reduced reduction saving savings bargain euro euros dollar
    dollars pound pounds franc francs rappen cent cents pence yen percent bucks quid usd eur gbp chf jpy
    available availability stock left sold out unavailable currently backorder restock amount quantity exact
    light lighter lightest heavy heavier heaviest gram grams kilo kilos kg lb oz
    yesterday tomorrow morning afternoon evening
    afraid assume certain choosing clear closer closest close comfortable common considering convenient covered cross
    dependable drawing effort elegant equally everyday excellent fan fancy favourite final flexible gentle genuine glad
    handle handles hesitate honest instance intend interest intended keen lasting leans likable luck middle modest
    narrow narrowed narrows obvious offhand oneself ordinary pays piece plainer pleasant pleasing popular preference proper rank ranking
    recommended respect respects sake scale scales seriously settle shame sight simpler simplest sits somewhere source
    straight straightforward striking superb sweet tempting thorough tidy tie top tops torn tough trusty two-way unusual
    verdict versatile whichever worthy appealing attractive budget-friendly well-liked well-rounded all-round all-rounder
    rounder everyday compromise candidate candidates contender winner runner runner-up alternative alternatives
"""
_MAKING = """
    made make makes written write writes worn wear wears contain contains containing count counts counted marked
    normally usually originally formerly previously regularly pack packs packed hand hands aside tip tips fewer fewest
    longest shortest largest biggest smallest brightest widest tallest roomiest lightest heaviest exist exists exceed
    exceeds share shares sharing easier easiest harder alone rush feedback behind ahead act target qualify qualifies
    quarter third follow followed follows family families term terms aimed aim measuring measure measured provided
    trade matching standard checking starting ending nicely recommendation recommendations recommends tall long wide
    high deep thick old aged ceiling doubles triples noticeably job jobs full wished fill fills play plays happen
    total altogether combined sum adding added adds plus minus divided remaining counted result results found
    supports support supported adjusts adjustable sleeps seats carried weighed weigh measured stands sits tends
    gentler wallet bones fault busy happily warmly kindly briefly roughly approximately precisely
    whose whom whoever myself yourself itself themselves ourselves
    said says saying telling told heard hear hearing wonder wondering hoping hoped planned plans planning
    working works useful proven tested tests expects expected likely unlikely possibly impossible
    begun began beginning ended ends finish finishes finished continue continues
    approach approaches bearing bears brought drawn drew drop drops dropped excluding fallen feeling fetch fetches
    funny giving gone granted holding hovers hovering landed lands leads leading led lies lying lists loses lost
    lovely luckily meaning mixed moving naturally noted noting parted passes passing picking placed placing playing
    pointed pointing prized putting quoted raised raises ranges ranging recommending refers related remembered
    respectively returning rises rose rounded runs seeing seeking sends sent served showing sides sitting sized
    somewhere sounds spending spends spoken standing standout stated staying stuck suggesting suggests sums
    talks tells thinks throw throws throughout topped towards tries trying twice valued wanting watching weeks winning
    workable wishing yields contains comprises consists comprising consisting equipped
    feature features featuring boasts boast sports brings presents delivers provides
    lengths length width height depth diameter capacity weight volume size sizes
    model number part unit units item product products article articles goods thing
    suited ideal aimed designed intended meant built thought
    contrast contrasts contrasting differ differs nearest near reach reaches tastes tasting flavour flavor flavours
    smell smells smelling burn burns weights prices sizes figures lie alone lies below
    alike common shared instance instances precise counting putting cart basket pity hunch secret kilogram kilograms inside news rest rests resting spare crowd somewhere elsewhere records recorded
    minimum maximum pairing firmly holder formula
    shipping delivery postage former latter warranty warranties guarantee return returns refund
    hereby herewith nonetheless nevertheless notwithstanding otherwise
    hesitation hassle headache bother bothered breeze charm
    lasts cope copes odd occasional gap gaps undercut undercuts undercutting albeit vs versus separately ships steer pricing hold heads-up upfront bonus meanwhile conversely
    competitor competitors rival rivals sibling siblings cousin cousins counterpart counterparts companion companions
    pricewise budgetwise bracket tier range class league category department section assortment catalogue catalog
"""
PLAIN_WORDS = (
    FUNCTION_WORDS
    | PARTICLES
    | frozenset(_LEADING.split())
    | frozenset(_RECOMMENDING.split())
    | frozenset(_MAKING.split())
)
"""Lower case, as they are written."""

_NOT_PLAIN = frozenset(
    "solid fully cover covers covered paper light strong guide popular winner free kit trusty dependable genuine throughout safe".split()
)
"""Of the above such as name a material, a part or a merit after all."""

PLAIN_WORDS -= _NOT_PLAIN
