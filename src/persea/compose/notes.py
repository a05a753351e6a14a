"""What is said of what a shopper asked to have remembered: that it is noted, refused, forgotten, and what there is of it.

Notes are quoted in the person's own words, with the day on which they were noted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from persea.language.plain import markdown_escaped

Dated = tuple[str, date | None]
"""(the words, the day on which they were noted); None: in this conversation."""


@dataclass(frozen=True, slots=True)
class _Sayings:
    noted: str
    once: str
    off: str
    full: str
    never: str
    recalled: str
    recalled_here: str
    notes: str
    forgotten: str
    is_off: str
    day: str


_ENGLISH = _Sayings(
    noted="Noted: “{what}”. I remember it from now on, in your other conversations here too.",
    once="Understood: “{what}”. I remember it while we talk; beyond that only if you agree to be remembered.",
    off="Understood: “{what}”. I remember it while we talk; remembering beyond that is switched off.",
    full="There are too many notes to keep another. Delete some first.",
    never="That I do not keep: payment data, passwords, numbers of identity papers and emergencies are not remembered, whoever asks."
    " What you wrote stands in this conversation until you delete it.",
    recalled="On {day} you asked me to remember: “{what}”.", recalled_here="You asked me to remember: “{what}”.",
    notes="You asked me to remember: {what}.", forgotten="Forgotten: {what}.",
    is_off="Remembering is switched off: nothing is kept or used until you switch it on again.", day="{:%Y-%m-%d}",
)  # fmt: skip
_GERMAN = _Sayings(
    noted="Gemerkt: „{what}“. Das weiß ich von jetzt an, auch in anderen Gesprächen hier.",
    once="Verstanden: „{what}“. Das weiß ich in diesem Gespräch; darüber hinaus nur, wenn Sie dem Merken zustimmen.",
    off="Verstanden: „{what}“. Das weiß ich in diesem Gespräch; darüber hinaus ist das Merken ausgeschaltet.",
    full="Es sind schon zu viele Notizen. Löschen Sie zuerst einige.",
    never="Das merke ich mir nicht: Zahlungsdaten, Passwörter, Ausweisnummern und Notfälle werden nie gemerkt."
    " Was Sie schrieben, steht in diesem Gespräch, bis Sie es löschen.",
    recalled="Am {day} sollte ich mir merken: „{what}“.", recalled_here="Ich sollte mir merken: „{what}“.",
    notes="Ich sollte mir merken: {what}.", forgotten="Vergessen: {what}.",
    is_off="Das Merken ist ausgeschaltet: Nichts wird gemerkt oder genutzt, bis Sie es wieder einschalten.", day="{:%d.%m.%Y}",
)  # fmt: skip
_SPANISH = _Sayings(
    noted="Anotado: «{what}». Lo recuerdo desde ahora, también en otras conversaciones aquí.",
    once="Entendido: «{what}». Lo recuerdo en esta conversación; más allá, solo si aceptas que recuerde.",
    off="Entendido: «{what}». Lo recuerdo en esta conversación; más allá, recordar está desactivado.",
    full="Ya hay demasiadas notas. Borra primero alguna.",
    never="Eso no lo guardo: datos de pago, contraseñas, números de documentos y emergencias no se recuerdan nunca."
    " Lo que escribiste queda en esta conversación hasta que la borres.",
    recalled="El {day} me pediste recordar: «{what}».", recalled_here="Me pediste recordar: «{what}».",
    notes="Me pediste recordar: {what}.", forgotten="Olvidado: {what}.",
    is_off="Recordar está desactivado: nada se guarda ni se usa hasta que lo actives.", day="{:%d/%m/%Y}",
)  # fmt: skip
_FRENCH = _Sayings(
    noted="Noté : « {what} ». Je le retiens désormais, aussi dans vos autres conversations ici.",
    once="Compris : « {what} ». Je le retiens dans cette conversation ; au-delà, seulement si vous y consentez.",
    off="Compris : « {what} ». Je le retiens dans cette conversation ; au-delà, la mémoire est désactivée.",
    full="Il y a déjà trop de notes. Supprimez-en d’abord.",
    never="Cela, je ne le garde pas : données de paiement, mots de passe, numéros de pièces d’identité et urgences ne sont jamais retenus."
    " Ce que vous avez écrit reste dans cette conversation jusqu’à ce que vous la supprimiez.",
    recalled="Le {day} vous m’avez demandé de retenir : « {what} ».", recalled_here="Vous m’avez demandé de retenir : « {what} ».",
    notes="Vous m’avez demandé de retenir : {what}.", forgotten="Oublié : {what}.",
    is_off="La mémoire est désactivée : rien n’est retenu ni utilisé tant que vous ne la réactivez pas.", day="{:%d/%m/%Y}",
)  # fmt: skip
_SAYINGS: Mapping[str, _Sayings] = {"en": _ENGLISH, "de": _GERMAN, "es": _SPANISH, "fr": _FRENCH}


def note_kept(what: str, locale: str) -> str:
    return _say(locale).noted.format(what=markdown_escaped(what))


def note_heard(what: str, locale: str, *, is_off: bool) -> str:
    """It holds while one talks. `is_off`: the person has switched remembering off."""
    say = _say(locale)
    return (say.off if is_off else say.once).format(what=markdown_escaped(what))


def too_many_notes(locale: str) -> str:
    return _say(locale).full


def note_refused(locale: str) -> str:
    return _say(locale).never


def note_recalled(note: Dated, locale: str) -> str:
    """The note that answers a question."""
    say, (what, day) = _say(locale), note
    quoted = markdown_escaped(what)
    if day is None:
        return say.recalled_here.format(what=quoted)
    return say.recalled.format(what=quoted, day=say.day.format(day))


def notes_told(notes: Sequence[Dated], locale: str) -> str:
    """All of them; empty where there is none."""
    return _say(locale).notes.format(what=_listed(notes, locale)) if notes else ""


def notes_forgotten(notes: Sequence[Dated], locale: str) -> str:
    return _say(locale).forgotten.format(what=_listed(notes, locale))


def remembering_is_off(locale: str) -> str:
    return _say(locale).is_off


def _listed(notes: Sequence[Dated], locale: str) -> str:
    say = _say(locale)
    return "; ".join(
        f"“{markdown_escaped(what)}”" + (f" ({say.day.format(day)})" if day else "") for what, day in notes
    )


def _say(locale: str) -> _Sayings:
    return _SAYINGS.get(locale, _ENGLISH)
