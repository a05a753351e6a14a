"""Words that say nothing of what is wanted, as full-text search drops them, and such as do in compounds."""

from __future__ import annotations

from collections.abc import Sequence

FUNCTION_WORDS = frozenset(
    """
    i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it
    its itself they them their theirs themselves what which who whom this that these those am is are was were be been
    being have has had having do does did doing a an the and but if or because as until while of at by for with about
    against between into through during before after above below to from then once here there when where why how both
    each few more other some such nor only so than too s t should now please looking look want need needs buy find show
    get give something anything any like would wants thanks hello hi im id ive i'm i'd i've d ll m re ve
""".split()
)
"""They never stand for anything by themselves: "a mug for my dad"."""

PARTICLES = frozenset(
    "up down in out on off over under again further all most no not own same very can will just".split()
)
"""Full-text search drops them, but in compounds ("watering can", "down jacket", "pop up tent") they still say what is
meant, to an embedding and to whoever has a synonym."""

_OTHERS = {
    "de": """
        der die das den dem des ein eine einen einem einer eines und oder aber ich du er sie es wir ihr mich mir dich
        dir ihm ihn uns euch ihnen mein meine meinen meinem meiner dein deine deinen deinem sein seine seinen seinem
        unser unsere unseren kein keine keinen ist sind war bin hat haben hätte hätten habe gibt kann können könnte
        soll sollte wird werden würde möchte möchten mag will wollen brauche brauchen suche suchen zeig zeige finde
        finden kaufen etwas was welche welcher welches wer wie wo für fürs mit von vom zu zum zur im in ins am an ans
        auf aufs aus bei beim nach um über unter vor zwischen durch gegen seit bis als auch noch nur sehr so dass wenn
        weil man da hier dort bitte danke hallo mal gern gerne irgendwas fuer fuers ueber koennen koennte moechte
        moechten haette wuerde
    """,
    "es": """
        el la los las lo un una unos unas y e o u pero de del al a en con para por sin sobre entre hasta desde que qué
        cual cuál cuales quien como cómo donde dónde cuando yo tú él ella ellos ellas nosotros me te se le les nos mi
        mis tu tus su sus nuestro nuestra este esta estos estas ese esa esos esas esto eso es son ser está están hay
        ha he han tiene tienen tengo quiero quisiera querría busco buscar necesito dame muéstrame comprar algo alguna
        alguno algún muy más tan también si no por favor gracias hola quisieramos muestrame
    """,
    "fr": """
        le la les l un une des du de d au aux et ou mais à a en avec pour par sur dans chez entre vers que qu qui quoi
        quel quelle quels quelles dont où je j tu il elle on nous vous ils elles me m te t se s lui leur leurs mon ma
        mes ton ta tes son sa ses notre nos votre vos ce c cet cette ces ça est sont être suis ai as avez ont avoir
        voudrais veux cherche chercher besoin faut montre montrez trouve acheter quelque quelques chose choses très
        plus aussi si ne n pas s'il plaît merci bonjour y
    """,
}
_FUNCTION_WORDS = {"en": FUNCTION_WORDS} | {
    locale: frozenset(text.split()) for locale, text in _OTHERS.items()
}


def function_words(locale: str) -> frozenset[str]:
    """Of that language; none of one that is not known here."""
    return _FUNCTION_WORDS.get(locale, frozenset())


def particles(locale: str) -> frozenset[str]:
    return PARTICLES if locale == "en" else frozenset()


def spoken(words: Sequence[str], locale: str) -> str:
    """The language that most function words among the lower-case `words` are of; `locale` where that is undecided."""
    counts = {one: sum(word in said for word in words) for one, said in _FUNCTION_WORDS.items()}
    own = counts.get(locale, 0) + (sum(word in PARTICLES for word in words) if locale == "en" else 0)
    best = max(counts, key=lambda one: counts[one])
    return best if counts[best] > own else locale
