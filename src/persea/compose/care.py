"""The fixed answers to what a small model must not guess at. Reviewed wording, not generated."""

from __future__ import annotations

from collections.abc import Sequence

from persea.compose.phrases import vary
from persea.values import Care

_ANSWERS = {
    Care.EMERGENCY: (
        "This may be an emergency. **Please call your local emergency number now**: 112 in Europe and most of"
        " the world, 911 in the US and Canada, 999 in the UK, 000 in Australia. If you might hurt yourself,"
        " you can talk to someone right away: call or text 988 in the US and Canada, or call 116 123 in the"
        " UK, Ireland and many European countries. If something was swallowed, call poison control: 1-800-222-1222"
        " in the US. Stay with someone you trust; I am only a shop's assistant and cannot get help for you."
    ),
    Care.MEDICAL: (
        "That is a health question, and I would only be guessing, so I will not. A pharmacist can answer many"
        " such questions at once, and a doctor or a nurse line the rest. If it is urgent or getting worse,"
        " please call your local emergency number."
    ),
    Care.LEGAL: (
        "That is a legal question, and the answer depends on where you are and on details I cannot judge, so I"
        " will not guess. A lawyer, a legal aid office or a consumer advice centre can tell you reliably."
    ),
    Care.MONEY: (
        "That is a question about money where a wrong answer could cost you, and I would only be guessing. A"
        " bank, an independent financial adviser or your tax office can answer it reliably."
    ),
}


# What is said where the whole answer stands above already. The numbers to call come every time.
_AGAIN = {
    Care.EMERGENCY: (
        "**Please call now**: 112 in Europe and most of the world, 911 in the US and Canada, 999 in the UK, 000 in"
        " Australia; 988 (US, Canada) or 116 123 (UK, Ireland, much of Europe) to talk to someone. They can help, and I"
        " cannot.",
        "The people to reach are at **112, 911, 999 or 000**, whichever is yours, or at 988 or 116 123 if you might hurt"
        " yourself. Please do it now, and do not stay alone.",
        "I can only say it again: **112, 911, 999 or 000** for an emergency, 988 or 116 123 to talk, at any hour.",
    ),
    Care.MEDICAL: (
        "That is for a pharmacist or a doctor as well; I would be guessing. If it gets worse, call your emergency number.",
        "On health I have to pass again: a pharmacist, a nurse line or a doctor can say, and for anything urgent your"
        " local emergency number.",
        "Here, too, somebody with medical training should answer, not a shop's assistant.",
    ),
    Care.LEGAL: (
        "The same holds here: a lawyer or a consumer advice centre can tell, and I cannot.",
        "On the law I pass again; legal aid or a consumer advice centre is the place for it.",
        "Somebody who knows the law where you live should answer that, too.",
    ),
    Care.MONEY: (
        "On money I pass again; a bank or an independent adviser can tell you.",
        "The same holds here: that is for an adviser or your tax office, not for me.",
        "Somebody who can see your accounts should answer that, too.",
    ),
}


def write_care(care: Care, turn_id: str = "", earlier: Sequence[str] = ()) -> str:
    """The answer for `care`; in full the first time in a conversation, then shortly and in other words."""
    if not any(_ANSWERS[care] in text for text in earlier):
        return _ANSWERS[care]
    return vary(_AGAIN[care], turn_id, earlier)
