"""How people say of themselves what they always or never want, in each language that is read; data and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

_WHAT = r"(?P<what>[^.,;:!?()\d][^.;:!?()\d]{1,60}?)"
_SIZE = r"(?P<size>\d{1,2}(?:[.,]5)?|x{0,3}s|m|x{0,3}l|[2-4]xl|small|medium|large|extra large|extra small)"


@dataclass(frozen=True, slots=True)
class Frames:
    """Patterns of whole clauses, lower case. `what` is one thing or several, `size` a size, `goods` what it is for."""

    diet: str
    never: str
    """Said for good: "I never wear …"."""
    dislike: str
    """Said of what is often before one's eyes: only materials and brands are taken from it."""
    prefer: str
    """Likewise: only brands."""
    always: str
    size: str
    sized: str
    """As `size`, by a verb that also counts things ("I take 42"): only what can be no number of pieces."""
    budget: str


_TAIL = r"(?:,? (?:ever|again|ever again|at all|at any price|as a rule|whenever i can|if i can(?: help it)?|where i can))?"
_OFTEN = r"(?:actually |also )?(?:always |usually |normally |generally |mostly )?"

ENGLISH = Frames(
    diet=r"(?:i(?:'?m| am)|as|being|i(?:'ve| have) been) (?:actually |also )?(?:an? )?(?:strict(?:ly)? |fully |completely |100% )?(?P<what>vegan|vegetarian)"
    r"(?: (?:for|since) [\w ]{2,20}?)?",
    never=r"(?:(?:(?:i|we) )?(?:(?:really|absolutely|just|actually|also) )?(?:never ever|never|do(?:n'?t| not) ever|refuse to|wo(?:n'?t|uld not) ever|will never"
    r"|would never|'d never)(?: (?:wear|use|buy|want|take|like|own))?|i(?:'d| would) never (?:wear|use|buy|own)|(?:i|we) (?:do(?:n'?t| not)|can(?:'?t|not)) (?:wear|buy|use))"
    rf"(?: anything)?(?: (?:made )?(?:of|from|out of|in|with))? {_WHAT}{_TAIL}|no (?P<whatever>[a-z ,]{{3,40}}?) for me(?:,? ever)?",
    dislike=rf"i (?:really |just |actually |also )?(?:do(?:n'?t| not) like|dislike|hate|can'?t stand|cannot stand|avoid)(?: wearing| using| buying)? {_WHAT}{_TAIL}",
    prefer=rf"(?:i (?:really |usually |generally |actually |also )?(?:prefer|love|like|favou?r|trust|stick to|swear by)|i (?:always|usually) go for|i(?:'?m| am) a (?:big |huge )?fan of"
    rf"|my favou?rite brands? (?:is|are)) {_WHAT}|(?P<whatever>[\w &'-]{{2,40}}?) is my favou?rite brand",
    always=rf"i (?:also |actually )?(?:always|only ever|only) (?:wear|use|buy|want|take|prefer|choose) {_WHAT}",
    size=rf"(?:i {_OFTEN}(?:wear|take|have|am)|i'?m(?: usually| always)?|my (?:(?:shoe|shirt|trouser|jacket|dress|glove|hat) )?size is(?: always| usually)?)"
    rf"(?: an?)?(?P<named> (?:shoe )?size)? {_SIZE}(?: feet)?(?: (?:in|for) (?P<goods>\w+))?",
    sized=rf"i {_OFTEN}(?:wear|take)(?: an?)? {_SIZE}(?: (?:in|for) (?P<goods>\w+))?",
    budget=r"(?:my (?:usual |normal |max(?:imum)? )?(?:budget|limit|maximum) (?:for|on) (?P<goods>[a-z][a-z -]{2,30}?) is(?: always| usually)?"
    r"(?: about| around| up to| at most)?|i never (?:spend|pay) (?:more than|over)|i (?:always|usually|normally|generally) (?:spend|pay) (?:at most|up to|no more than)) "
    r"(?P<money>[$€£]?\s?\d[\d.,]*(?:\s?(?:dollars?|bucks|euros?|pounds?|[$€£]|usd|eur|gbp))?)"
    r"(?: (?:for|on) (?P<then>[a-z][a-z -]{2,30}?))?",
)  # fmt: skip

_NOTHING = r"(?!)"

GERMAN = Frames(
    diet=r"(?:ich bin|als) (?:eine? )?(?:strenge?r? )?(?P<what>vegan|veganer|veganerin|vegetarisch|vegetarier|vegetarierin)",
    never=rf"(?:ich (?:trage|kaufe|will|möchte|nehme|benutze) )?(?:nie|niemals|nie wieder|grundsätzlich kein(?:e|en)?)(?: etwas aus)? {_WHAT}",
    dislike=rf"ich (?:mag|hasse|vertrage)(?: (?:kein(?:e|en)?|nichts aus))? {_WHAT}",
    prefer=rf"(?:ich (?:bevorzuge|liebe)|meine lieblingsmarke ist) {_WHAT}",
    always=rf"ich (?:trage|kaufe|nehme|will) (?:immer nur|nur|immer) {_WHAT}",
    size=rf"(?:ich (?:trage|habe|nehme|brauche immer)(?: immer| meistens)?|meine (?:schuh)?größe ist)(?P<named> (?:schuh)?größe)? {_SIZE}(?: bei (?P<goods>\w+))?",
    sized=rf"ich (?:trage|nehme) (?:immer|meistens) {_SIZE}",
    budget=r"mein budget für (?P<goods>[\wäöüß-]{3,30}) (?:ist|liegt bei|beträgt)(?: immer)? (?P<money>\d[\d.,]*(?:\s?(?:euro|€|franken|chf|dollar))?)(?P<then>(?!))?",
)  # fmt: skip
SPANISH = Frames(
    diet=r"soy (?P<what>vegano|vegana|vegetariano|vegetariana)",
    never=rf"(?:yo )?(?:nunca|jamás) (?:(?:llevo|uso|compro|quiero|me pongo) )?(?:nada de )?{_WHAT}",
    dislike=rf"(?:no me gusta(?:n)?|odio|detesto|evito)(?: el| la| los| las)? {_WHAT}",
    prefer=rf"(?:prefiero|mi marca favorita es) {_WHAT}",
    always=rf"(?:siempre|solo|sólo) (?:llevo|uso|compro) {_WHAT}",
    size=rf"(?:(?:uso|llevo|tengo)(?: siempre)?(?: la| una)?|mi)(?P<named> (?:talla|número))(?: es(?: la)?)? {_SIZE}(?: en (?P<goods>\w+))?",
    sized=rf"(?:siempre (?:uso|llevo)|calzo)(?: la| una| un)? {_SIZE}",
    budget=_NOTHING,
)
FRENCH = Frames(
    diet=r"je suis (?P<what>végane?|vegan|végétalien(?:ne)?|végétarien(?:ne)?)",
    never=rf"(?:je ne (?:porte|veux|prends|mets) jamais|je n'(?:achète|utilise|aime) jamais|jamais) (?:de |d'|du |en )?{_WHAT}",
    dislike=rf"(?:je n'aime pas|je déteste|j'évite)(?: le| la| les| l')? ?{_WHAT}",
    prefer=rf"(?:je préfère|ma marque préférée est) {_WHAT}",
    always=rf"je (?:ne )?(?:porte|prends) (?:toujours|que) (?:du |de la |des )?{_WHAT}",
    size=rf"(?:je (?:porte|prends|fais)(?: toujours)?(?: du| la| une)?|ma)(?P<named> (?:taille|pointure))(?: est(?: le| du)?)? {_SIZE}(?: en (?P<goods>\w+))?",
    sized=rf"(?:je (?:porte|prends) toujours|je chausse)(?: du)? {_SIZE}",
    budget=_NOTHING,
)

DIETS = {
    **dict.fromkeys("vegan veganer veganerin vegano vegana végan végane végétalien végétalienne".split(), "vegan"),
    **dict.fromkeys(
        "vegetarian vegetarisch vegetarier vegetarierin vegetariano vegetariana végétarien végétarienne".split(),
        "vegetarian",
    ),
}  # fmt: skip

MATERIALS = frozenset(
    """
    leather suede nubuck wool merino cashmere mohair angora alpaca silk fur down feathers sheepskin shearling cotton linen
    hemp bamboo polyester nylon acrylic elastane spandex viscose rayon fleece denim velvet satin latex rubber plastic
    plastics metal nickel wood glass ceramic teflon perfume fragrance synthetics microfibre microfiber palm-oil
    leder wildleder wolle kaschmir seide pelz daunen federn schafwolle baumwolle leinen hanf bambus viskose gummi plastik
    kunststoff metall holz glas keramik parfüm duftstoffe
    cuero ante lana cachemira seda piel plumas algodón lino cáñamo bambú poliéster acrílico viscosa látex goma plástico
    cuir daim laine cachemire soie fourrure plumes coton lin chanvre bambou acrylique viscose caoutchouc plastique
    """.split()
)

LIKEWISE = {
    "leather": ("suede", "nubuck"), "wool": ("merino", "lambswool"), "fur": ("sheepskin", "shearling"), "plastic": ("plastics",),
    "leder": ("wildleder", "nubuk"), "wolle": ("schurwolle", "merino"), "cuero": ("ante",), "lana": ("merino",),
    "cuir": ("daim",), "laine": ("mérinos",),
}  # fmt: skip
"""What is of the same stuff, whatever a shop calls it."""

NEVER_VEGAN = {
    "en": "leather wool cashmere mohair angora alpaca silk fur feather beeswax".split(),
    "de": "leder wolle kaschmir seide pelz daunen federn lammfell bienenwachs".split(),
    "es": "cuero lana cachemira seda plumas".split(),
    "fr": "cuir laine cachemire soie fourrure plumes".split(),
}
"""What a vegan's goods are not made of, as shops in that language write it."""
