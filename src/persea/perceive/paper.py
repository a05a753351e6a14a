"""What paper a text is, by its words and its shape: a receipt, a specification, a nutrition label, or anything else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.values import Document, Page, Paper, Seen

_LOOKED_AT = 20_000  # characters
_AMOUNT_ENDS = re.compile(
    r"-?(?:[$€£¥]\s?)?\d{1,6}[.,]\d{2}(?:\s?(?:[$€£¥]|[A-Z]{3}))?(?:\s?[A-Z*])?\s*\|?\s*$", re.M
)
_TOTAL = re.compile(
    r"\b(?:sub-?\s?total|grand total|total|amount due|balance due|summe|gesamt(?:betrag|summe)?|zu zahlen|importe total|total a pagar|total ttc|montant)\b",
    re.I,
)
_PAID = re.compile(
    r"\b(?:receipt|invoice|order (?:no|number|#)|cash|change|visa|mastercard|amex|debit|credit card|card|vat|sales tax|tax|mwst|ust|iva|tva|kasse|kassenbon|bon|beleg|quittung|rechnung|ticket|recibo|factura|facture|re[cç]u|thank you|paid|qty|cashier|terminal)\b",
    re.I,
)
_ORDERED = re.compile(
    r"^(?=.*\b(?:items?|products?|articles?|description|name|goods|artikel|ware|bezeichnung|producto|art[íi]culo|produit|d[ée]signation)\b)"
    r"(?=.*\b(?:qty|quantity|quantities|pcs|pieces|menge|anzahl|st[üu]ck|cantidad|quantit[ée]|qt[ée])\b)"
    r"(?=.*\b(?:price|cost|total|amount|sum|preis|betrag|summe|precio|importe|prix|montant)\b)\|.*\|\s*$",
    re.I | re.M,
)
"""The head of a table that lists what was ordered."""
_MENU = re.compile(
    r"\b(?:budget|forecast|quarter|revenue|balance sheet|price list|menu|catalogue|catalog)\b", re.I
)
_NUTRITION = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\bnutrition(?:al)?\b|\bn[äa]hrwert|\bvalores? nutricional|\bvaleurs? nutritionnel",
        r"\bserving size\b|\bservings? per\b|\bper (?:serving|100 ?(?:g|ml))\b|\bpro 100 ?(?:g|ml)\b|\bpor 100 ?(?:g|ml)\b|\bpour 100 ?(?:g|ml)\b",
        r"\bcalories\b|\bkcal\b|\bkj\b|\benergy\b|\bbrennwert\b",
        r"\btotal fat\b|\bsaturate[sd]?\b|\btrans fat\b|\bfett\b|\bgrasas?\b|\bmati[èe]res grasses\b|^\W*fat\b",
        r"\bcarbohydrates?\b|\bkohlenhydrate\b|\bhidratos\b|\bglucides\b|\btotal carb",
        r"\bsugars?\b|\bzucker\b|\baz[úu]cares\b|\bsucres\b",
        r"\bprotein\b|\beiwei(?:ß|ss)\b|\bprote[íi]nas?\b|\bprot[ée]ines\b",
        r"\bsodium\b|\bsalt\b|\bsalz\b|\bsal\b|\bsel\b",
    )
)
_SPECIFIED = re.compile(
    r"\b(?:specifications?|technical data|data ?sheet|spec sheet|tech specs|technische daten|datenblatt|especificaciones|ficha t[ée]cnica|caract[ée]ristiques|fiche technique)\b",
    re.I,
)
_QUALITIES = re.compile(
    r"^[|\s*-]*(?:(?:net |gross |total |item |product |max(?:imum)?\.? |rated )?(?:weight|dimensions?|height|width|depth|length|diameter|size|volume|capacity|colou?r|material|upper|lining|sole|model|brand|article|sku|power|wattage|voltage|input|output|battery|battery (?:life|capacity)|display|screen|resolution|memory|ram|storage|processor|ports?|connectivity|bluetooth|warranty|water ?resistance|waterproof|rating|ip rating|temperature|range|speed|noise level|frequency|fuel|gtin|ean|upc|gewicht|ma(?:ß|ss)e|abmessungen|h[öo]he|breite|tiefe|farbe|leistung|peso|medidas|poids|couleur|mat[ée]riau))\b[^|\n:]{0,30}[|:\t]",
    re.I | re.M,
)


_FEWEST_LINES = 3


def document_in(seen: Seen) -> Document | None:
    """The receipt, specification or nutrition label that a picture shows, as a document; None where it shows none."""
    if len(seen.lines) < _FEWEST_LINES:
        return None
    page = Page(1, "\n".join(line.text for line in seen.lines), by_ocr=True)
    paper = paper_of((page,))
    return None if paper is Paper.OTHER else Document("image", "", (page,), paper, 1)


def paper_of(pages: Sequence[Page]) -> Paper:
    """By what its first pages say."""
    text = "\n".join(page.text for page in pages)[:_LOOKED_AT]
    if sum(bool(sign.search(text)) for sign in _NUTRITION) >= 5:
        return Paper.NUTRITION
    sums = len(_AMOUNT_ENDS.findall(text))
    paid = {word.lower() for word in _PAID.findall(text)}
    if sums >= 2 and _TOTAL.search(text) and paid and not _MENU.search(text):
        return Paper.RECEIPT
    if _ORDERED.search(text) and not _MENU.search(text):
        return Paper.RECEIPT
    qualities = len(_QUALITIES.findall(text))
    if qualities >= 4 or (qualities >= 2 and _SPECIFIED.search(text)):
        return Paper.SPECIFICATION
    return Paper.OTHER
