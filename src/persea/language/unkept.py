"""What is never kept among a person's notes, whoever asks for it: payment data, secrets, numbers of the state, emergencies.

By words and figures alone, in English, German, Spanish and French; it errs by refusing.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Unkept(StrEnum):
    PAYMENT = "payment data"
    SECRET = "passwords and codes"  # noqa: S105
    ID = "numbers of identity papers"
    EMERGENCY = "emergencies"


_CARD = re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b")
_PAYMENT = re.compile(
    r"\b(?:cvv2?|cvc2?|card numbers?|iban|account numbers?|sort code|routing number|kartennummer|kontonummer|kreditkartennummer"
    r"|número de (?:mi |la )?(?:tarjeta|cuenta)|numéro de (?:ma |la )?(?:carte|compte))\b"
    r"|\b(?:credit|debit|bank) card\b.*\d{4}|\b(?:kreditkarte|ec-karte|tarjeta|carte (?:bancaire|bleue|de crédit)|visa|mastercard)\b.*\d{4}",
    re.IGNORECASE | re.DOTALL,
)
_SECRET = re.compile(
    r"\b(?:pass ?(?:word|code|phrase)s?|passwort|passwörter|kennwort|contraseñas?|clave (?:es|de acceso)|mots? de passe|pin ?codes?|pin number"
    r"|(?:my|the|a|mein|meine|die|mi|el|mon|le) pin|api[ -]?keys?|secret keys?|security codes?|tan|geheimzahl|code secret)\b",
    re.IGNORECASE,
)
_ID = re.compile(
    r"\b\d{3}-\d{2}-\d{4}\b|\b(?:ssn|social security|national (?:id|insurance)|passport (?:number|no)|(?:id|identity) (?:card )?number"
    r"|tax (?:id|number)|driver'?s? licen[cs]e number|personalausweis\w*|ausweisnummer|reisepassnummer|passnummer|steuer-?(?:id|nummer)"
    r"|sozialversicherungsnummer|seguridad social|número de pasaporte|numéro de passeport|numéro de sécurité sociale)\b"
    r"|\b(?:passport|reisepass|dni|nie|pasaporte|passeport|carte d'identité|driver'?s? licen[cs]e)\b.*\d{4}",
    re.IGNORECASE | re.DOTALL,
)
_EMERGENCY = re.compile(
    r"\b(?:suicid\w*|selbstmord\w*|suizid\w*|kill (?:myself|me)|end my life|want to die|hurt myself|self[- ]harm|umbringen|matarme|me tuer"
    r"|chest pains?|heart attack|having a stroke|overdos\w+|can(?:'t|not) breathe|not breathing|unconscious|brustschmerz\w*|herzinfarkt"
    r"|dolor en el pecho|infarto|crise cardiaque|anaphyla\w+ shock)\b",
    re.IGNORECASE,
)


def never_kept(text: str) -> Unkept | None:
    """Why `text` may not be kept; None where it may."""
    if _PAYMENT.search(text) or _IBAN.search(text) or any(map(_is_card, _CARD.findall(text))):
        return Unkept.PAYMENT
    for pattern, why in ((_SECRET, Unkept.SECRET), (_ID, Unkept.ID), (_EMERGENCY, Unkept.EMERGENCY)):
        if pattern.search(text):
            return why
    return None


def _is_card(number: str) -> bool:
    """Whether its last digit is what the others make it: ISO/IEC 7812-1, the Luhn formula."""
    digits = [int(char) for char in number if char.isdigit()][::-1]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
