"""More documents and questions, kept apart: written before the second round of mending, and never looked at in it."""

from __future__ import annotations

from sensing.pages import word, workbook, written_pdf
from sensing.paper_questions import Asked, Handed

_WASHER = Handed(
    "washer.pdf",
    written_pdf(
        """
Brevio W7 washing machine
Installation and use

1. Unpacking
Remove the four transport bolts before you switch the machine on.
Keep them: the machine must not be moved without them.

2. Placing
Place the machine on a solid floor. The distance to the wall behind
is to be at least 5 cm.
""",
        """
3. Programmes
Programme | Temperature | Load | Duration
Cotton | 60 °C | 8 kg | 150 min
Synthetics | 40 °C | 4 kg | 95 min
Wool | 30 °C | 2 kg | 45 min
Quick wash | 30 °C | 3 kg | 20 min

Pour liquid detergent into the left drawer and softener into the middle one.
""",
        """
4. Care
Clean the lint filter every two months. Leave the door ajar after
a wash, so that no mould grows.

5. Faults
E10 | No water comes in: open the tap
E20 | Water does not drain: clean the filter
E40 | The door is not closed

Spare parts can be ordered for 10 years.
""",
    ),
    (
        Asked("How long does the wool programme take?", ("45 min",), 2),
        Asked("what temperature is quick wash", ("30 °C",), 2),
        Asked("how much cotton can I load?", ("8 kg",), 2),
        Asked("what does error E20 mean?", ("drain",), 3),
        Asked("where does the softener go?", ("middle",), 2),
        Asked("how often should the filter be cleaned?", ("two months",), 3),
        Asked("how far from the wall must it stand", ("5 cm",), 1),
        Asked("How many transport bolts are there?", ("four",), 1),
        Asked("for how long can I get spare parts?", ("10 years",), 3),
        Asked("does it have wifi?"),
        Asked("how loud is it?"),
    ),
)

_COURSE = Handed(
    "course.docx",
    word(
        [
            "# Pottery course, spring",
            "The course is for beginners and takes place on six Tuesday evenings from 7 pm to 9.30 pm.",
            "It begins on 3 March in the Old Dairy, 4 Canal Lane.",
            "## Fee",
            "The fee is $180 for the six evenings. Clay and firing are included; tools can be rented for $12.",
            "## What to bring",
            "An apron, an old towel and short fingernails.",
            "---",
            "## Registration",
            "Register by 20 February at pottery@dairy.example. There are 10 places.",
            "If fewer than 5 people register, the course is cancelled and the fee is paid back in full.",
        ]
    ),
    (
        Asked("What does the course cost?", ("$180",), 1),
        Asked("when does it start", ("3 March",), 1),
        Asked("do I have to pay extra for clay?", ("included",), 1),
        Asked("what should I bring?", ("apron",), 1),
        Asked("how many people can take part?", ("10 places",), 2),
        Asked("where is it?", ("Canal Lane",), 1),
        Asked("what's the deadline to register?", ("20 February",), 2),
        Asked("can I park there?"),
    ),
)

_INVOICE = Handed(
    "invoice.xlsx",
    workbook(
        {
            "Invoice": [
                ["Position", "Qty", "Unit price", "Amount"],
                ["Oak shelf 80 cm", 3, "$45.00", "$135.00"],
                ["Brackets, pair", 6, "$8.50", "$51.00"],
                ["Delivery", 1, "$19.00", "$19.00"],
                ["Subtotal", None, None, "$205.00"],
                ["VAT 20%", None, None, "$41.00"],
                ["Total", None, None, "$246.00"],
                ["Paid by card", None, None, "$246.00"],
            ]
        }
    ),
    (
        Asked("how much was it in total?", ("246.00",)),
        Asked("what's the price of one bracket pair", ("8.50",)),
        Asked("how much VAT is on it?", ("41.00",)),
        Asked("what did I pay for delivery?", ("19.00",)),
    ),
)

_TEA = Handed(
    "tea.md",
    b"""# Smoky pine tea

| | |
|---|---|
| Origin | Fujian |
| Harvest | April 2025 |
| Caffeine | medium |
| Weight | 100 g |

Brew 3 g for each cup at 95 degrees for 4 minutes. Store in a dark, dry place.

Best before: December 2027.
""",
    (
        Asked("where does it come from?", ("Fujian",)),
        Asked("how long should I brew it?", ("4 minutes",)),
        Asked("what's the best before date", ("December 2027",)),
        Asked("how much caffeine is in it?", ("medium",)),
        Asked("is it organic?"),
    ),
)

FRESH = (_WASHER, _COURSE, _INVOICE, _TEA)
