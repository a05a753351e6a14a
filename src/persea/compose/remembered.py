"""What is said of what a shopper asked to be remembered: that it was heeded, noted, forgotten, and what there is of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from persea.interests.facets import Facet
from persea.language.plain import markdown_escaped
from persea.store.interest_decisions import Stance
from persea.values import Money

AWish = tuple[str, str, Stance]
"""(facet, value, stance)"""


@dataclass(frozen=True, slots=True)
class Heeded:
    """What is true of all that is shown, because it was wished for."""

    without: tuple[str, ...] = ()
    is_empty: bool = False
    """Nothing is left."""
    size: str = ""
    first: str = ""
    """The preferred brand that stands before the others."""
    budget: Money | None = None
    against: tuple[tuple[str, AWish], ...] = ()
    """What is asked for now and shown, and the wish that it goes against."""
    is_kept: bool = True


@dataclass(frozen=True, slots=True)
class _Sayings:
    without: str
    empty: str
    size: str
    first: str
    budget: str
    kept: str
    said: str
    against: str
    against_said: str
    and_: str
    or_: str
    noted: str
    once: str
    forgotten: str
    everything: str
    unknown: str
    nothing: str
    known: str
    here: str
    inferred: str
    nobody: str
    never_of: str
    size_of: str


_ENGLISH = _Sayings(
    without="without {what}", empty="nothing with {what}", size="in {what} and in stock", first="{what} first", budget="up to {what}",
    kept="{parts}, as you asked me to remember.", said="{parts}, as you said.",
    against="You asked me to remember: {wish}. As you ask for {what} now, it is shown.",
    against_said="You said: {wish}. As you ask for {what} now, it is shown.", and_=" and ", or_=" or ",
    noted="Noted: {what}. I remember it from now on, in your other conversations here too. What are you looking for?",
    once="Understood: {what}. I remember it while we talk. What are you looking for?",
    forgotten="Forgotten: {what}.", everything="All of it is forgotten: what you asked me to remember, and what followed from what you did here.",
    unknown="I had not remembered that.", nothing="You have not asked me to remember anything.",
    known="You asked me to remember: {what}. Say “forget that …”, and it is gone.",
    inferred="“Forget everything you know about me” deletes what is kept, and what followed from what you did here.",
    here="You said: {what}. I go by it while we talk; beyond that it is not kept.",
    nobody="Here I do not know who you are, and nothing of you is remembered.", never_of="no {what}", size_of="size {what}",
)  # fmt: skip
_GERMAN = _Sayings(
    without="ohne {what}", empty="nichts mit {what}", size="in {what} vorrätig", first="{what} zuerst", budget="bis {what}",
    kept="Wie gemerkt: {parts}.", said="Wie Sie sagten: {parts}.",
    against="Gemerkt ist: {wish}. Weil Sie jetzt nach {what} fragen, ist es dabei.",
    against_said="Sie sagten: {wish}. Weil Sie jetzt nach {what} fragen, ist es dabei.", and_=" und ", or_=" oder ",
    noted="Gemerkt: {what}. Das weiß ich von jetzt an, auch in anderen Gesprächen hier. Was suchen Sie?",
    once="Verstanden: {what}. Das weiß ich in diesem Gespräch. Was suchen Sie?",
    forgotten="Vergessen: {what}.", everything="Alles ist vergessen: was ich mir merken sollte, und was aus Ihrem Tun hier folgte.",
    unknown="Das hatte ich mir nicht gemerkt.", nothing="Sie haben mich nichts merken lassen.",
    known="Gemerkt ist: {what}.", inferred="„Vergiss alles über mich“ löscht, was gemerkt ist, und was aus Ihrem Tun hier folgte.",
    here="Sie sagten: {what}. Das gilt in diesem Gespräch; darüber hinaus ist es nicht gemerkt.",
    nobody="Hier weiß ich nicht, wer Sie sind, und merke mir nichts.", never_of="ohne {what}", size_of="Größe {what}",
)  # fmt: skip
_SPANISH = _Sayings(
    without="sin {what}", empty="nada con {what}", size="en {what} y disponible", first="primero {what}", budget="hasta {what}",
    kept="Como pediste recordar: {parts}.", said="Como dijiste: {parts}.",
    against="Pediste recordar: {wish}. Como ahora pides {what}, se muestra.",
    against_said="Dijiste: {wish}. Como ahora pides {what}, se muestra.", and_=" y ", or_=" o ",
    noted="Anotado: {what}. Lo recuerdo desde ahora, también en otras conversaciones aquí. ¿Qué buscas?",
    once="Entendido: {what}. Lo recuerdo en esta conversación. ¿Qué buscas?",
    forgotten="Olvidado: {what}.", everything="Todo está olvidado: lo que pediste recordar y lo que se dedujo de lo que hiciste aquí.",
    unknown="Eso no lo tenía anotado.", nothing="No me has pedido recordar nada.",
    known="Pediste recordar: {what}.", inferred="«Olvida todo sobre mí» borra lo guardado y lo que se dedujo de lo que hiciste aquí.",
    here="Dijiste: {what}. Vale en esta conversación; más allá no está guardado.",
    nobody="Aquí no sé quién eres y no recuerdo nada.", never_of="sin {what}", size_of="talla {what}",
)  # fmt: skip
_FRENCH = _Sayings(
    without="sans {what}", empty="rien avec {what}", size="en {what} et en stock", first="{what} d’abord", budget="jusqu’à {what}",
    kept="Comme vous m’avez demandé de le retenir : {parts}.", said="Comme vous l’avez dit : {parts}.",
    against="Vous m’avez demandé de retenir : {wish}. Comme vous demandez maintenant {what}, il y en a.",
    against_said="Vous avez dit : {wish}. Comme vous demandez maintenant {what}, il y en a.", and_=" et ", or_=" ou ",
    noted="Noté : {what}. Je le retiens désormais, aussi dans vos autres conversations ici. Que cherchez-vous ?",
    once="Compris : {what}. Je le retiens dans cette conversation. Que cherchez-vous ?",
    forgotten="Oublié : {what}.", everything="Tout est oublié : ce que vous m’avez demandé de retenir, et ce qui découlait de vos actions ici.",
    unknown="Je ne l’avais pas retenu.", nothing="Vous ne m’avez rien demandé de retenir.",
    known="Vous m’avez demandé de retenir : {what}.", inferred="« Oublie tout sur moi » supprime ce qui est retenu, et ce qui découlait de vos actions ici.",
    here="Vous avez dit : {what}. Cela vaut dans cette conversation ; au-delà, ce n’est pas retenu.",
    nobody="Ici je ne sais pas qui vous êtes, et rien n’est retenu.", never_of="pas de {what}", size_of="taille {what}",
)  # fmt: skip
_SAYINGS: Mapping[str, _Sayings] = {"en": _ENGLISH, "de": _GERMAN, "es": _SPANISH, "fr": _FRENCH}


def heeded_note(heeded: Heeded, locale: str) -> str:
    """What was done for the shopper's wishes; empty where nothing of it is true of what is shown."""
    say = _say(locale)
    parts = []
    if heeded.without:
        pattern = say.empty if heeded.is_empty else say.without
        parts.append(pattern.format(what=_listed(heeded.without, say, either=True)))
    if heeded.size:
        size = say.size_of.format(what=markdown_escaped(heeded.size.upper()))
        parts.append(say.size.format(what=size))
    if heeded.budget is not None:
        parts.append(say.budget.format(what=heeded.budget))
    if heeded.first:
        parts.append(say.first.format(what=markdown_escaped(heeded.first)))
    told = []
    if parts:
        joined = ", ".join(parts)
        told.append((say.kept if heeded.is_kept else say.said).format(parts=joined))
    if heeded.against:
        pattern = say.against if heeded.is_kept else say.against_said
        asked = dict.fromkeys(term for term, _ in heeded.against)
        wishes = dict.fromkeys(wish for _, wish in heeded.against)
        told.append(pattern.format(what=_listed(tuple(asked), say), wish=_wishes(tuple(wishes), say)))
    text = " ".join(told)
    return text[:1].upper() + text[1:]


def noted(wishes: Sequence[AWish], locale: str, *, is_kept: bool) -> str:
    """The answer to who has only said what they want for good."""
    say = _say(locale)
    return (say.noted if is_kept else say.once).format(what=_wishes(wishes, say))


def forgotten(wishes: Sequence[AWish], locale: str) -> str:
    say = _say(locale)
    return say.forgotten.format(what=_wishes(wishes, say)) if wishes else say.unknown


def forgotten_everything(locale: str) -> str:
    return _say(locale).everything


def known(wishes: Sequence[AWish], locale: str) -> str:
    """What is kept: at least one."""
    say = _say(locale)
    return say.known.format(what=_wishes(wishes, say))


def known_here(wishes: Sequence[AWish], notes: Sequence[str], locale: str) -> str | None:
    """What holds while one talks, and is not kept; None where there is nothing."""
    say = _say(locale)
    told = [_wishes(wishes, say), *(f"“{markdown_escaped(note)}”" for note in notes)]
    return say.here.format(what="; ".join(filter(None, told))) if wishes or notes else None


def nothing_known(locale: str) -> str:
    return _say(locale).nothing


def inferred_besides(locale: str) -> str:
    """How all of it is forgotten, with what was inferred."""
    return _say(locale).inferred


def nobody_known(locale: str) -> str:
    return _say(locale).nobody


def _say(locale: str) -> _Sayings:
    return _SAYINGS.get(locale, _ENGLISH)


def _wishes(wishes: Sequence[AWish], say: _Sayings) -> str:
    def put(facet: str, value: str, stance: Stance) -> str:
        escaped = markdown_escaped(value)
        if stance is Stance.NEVER:
            return say.never_of.format(what=escaped)
        return say.size_of.format(what=escaped) if facet == Facet.SIZE else escaped

    return "; ".join(put(*wish) for wish in wishes)


def _listed(terms: Sequence[str], say: _Sayings, *, either: bool = False) -> str:
    # What is never wanted is told in lower case, and German writes stuffs with a capital.
    names = [markdown_escaped(term.capitalize() if say is _GERMAN else term) for term in terms]
    return (say.or_ if either else say.and_).join(
        [*([", ".join(names[:-1])] if names[:-1] else []), names[-1]]
    )
