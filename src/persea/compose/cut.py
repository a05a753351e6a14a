"""What is said where an answer ended before it was whole, because what it may use was used up."""

from __future__ import annotations

_REASONS = {
    "en": {
        "tokens": "I stopped here: this answer has used all the tokens that it may.",
        "time": "I stopped here: the time for this answer is up.",
        "cost": "I stopped here: this answer has cost all that it may.",
        "day": "I stopped here: what may be used of the language model today is used up. Tomorrow there is more; the"
        " shop itself I can still look up.",
    },
    "de": {
        "tokens": "Hier höre ich auf: Diese Antwort hat alle Tokens verbraucht, die sie darf.",
        "time": "Hier höre ich auf: Die Zeit für diese Antwort ist um.",
        "cost": "Hier höre ich auf: Diese Antwort hat alles gekostet, was sie darf.",
        "day": "Hier höre ich auf: Was heute vom Sprachmodell genutzt werden darf, ist verbraucht. Morgen geht es weiter;"
        " im Laden selbst kann ich noch nachsehen.",
    },
    "es": {
        "tokens": "Me detengo aquí: esta respuesta ha usado todos los tokens permitidos.",
        "time": "Me detengo aquí: se acabó el tiempo para esta respuesta.",
        "cost": "Me detengo aquí: esta respuesta ha costado todo lo permitido.",
        "day": "Me detengo aquí: lo que se puede usar hoy del modelo de lenguaje se ha agotado. Mañana hay más; en la"
        " tienda misma aún puedo buscar.",
    },
    "fr": {
        "tokens": "Je m’arrête ici : cette réponse a utilisé tous les tokens permis.",
        "time": "Je m’arrête ici : le temps de cette réponse est écoulé.",
        "cost": "Je m’arrête ici : cette réponse a coûté tout ce qu’elle peut.",
        "day": "Je m’arrête ici : ce qui peut être utilisé aujourd’hui du modèle de langage est épuisé. Demain il y en"
        " aura de nouveau ; dans la boutique, je peux encore chercher.",
    },
}  # fmt: skip


def cut_short(limit: str, locale: str, *, after: str) -> str:
    """That the answer ends here, and why; set apart from what came `after`, where something did."""
    told = _REASONS.get(locale, _REASONS["en"])[limit]
    return f"\n\n{told}" if after.strip() else told
