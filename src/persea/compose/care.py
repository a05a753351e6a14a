"""The fixed answers to what a small model must not guess at. Reviewed wording, not generated."""

from __future__ import annotations

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


def write_care(care: Care) -> str:
    """The answer for `care`."""
    return _ANSWERS[care]
