"""Documents and questions over them, each with what its answer must hold and the page where that stands.

Written before the answering was made. It was tuned on `FIRST`; then, once measured, on `SECOND`, too.
"""

from __future__ import annotations

from dataclasses import dataclass

from sensing.pages import word, workbook, written_pdf


@dataclass(frozen=True, slots=True)
class Asked:
    """`holds`: what must stand in the answer, each in one of its spellings; none: the document does not say. `page`: where."""

    question: str
    holds: tuple[str, ...] = ()
    page: int = 1


@dataclass(frozen=True, slots=True)
class Handed:
    name: str
    data: bytes
    asked: tuple[Asked, ...]


_KETTLE = Handed(
    "kettle-manual.pdf",
    written_pdf(
        """
Aurora K5 Electric Kettle
User manual

Thank you for choosing the Aurora K5. Read these instructions before
the first use and keep them.

Safety
Never immerse the base in water. Keep the cord away from hot surfaces.
Children under 8 years must not use the kettle.
""",
        """
Before first use
Fill the kettle to the maximum mark, boil, and pour the water away.
Do this twice to remove any dust from production.

Boiling water
Press the switch down. The kettle turns itself off when the water boils.
Fill in no less than 0.5 litres and no more than 1.7 litres.
""",
        """
Descaling
Descale the kettle every 4 weeks where the water is hard.
Use 20 g of citric acid for each litre of water, wait 30 minutes and rinse well.

Technical data
Model | K5-220
Power | 2200 W
Voltage | 220-240 V
Capacity | 1.7 l
Weight | 1.1 kg
Cord length | 75 cm
""",
        """
Warranty
The kettle is covered for 24 months from the day of purchase.
Damage by limescale is not covered. Keep your proof of purchase.

Service
Write to care@aurora.example or call 0800 555 0139 on weekdays from 9 to 17.
""",
        title="Aurora K5 manual",
    ),
    (
        Asked("How often should I descale it?", ("every 4 weeks",), 3),
        Asked("how much citric acid do I need", ("20 g",), 3),
        Asked("What is the power?", ("2200 W",), 3),
        Asked("how heavy is it?", ("1.1 kg",), 3),
        Asked("How long is the cord?", ("75 cm",), 3),
        Asked("how long is the warranty", ("24 months",), 4),
        Asked("Is limescale damage covered?", ("not covered",), 4),
        Asked("what number can I call for service?", ("0800 555 0139",), 4),
        Asked("what is the minimum amount of water?", ("0.5 litres",), 2),
        Asked("Can my kids use it?", ("under 8 years",), 1),
        Asked("what do I do before the first use", ("pour the water away",), 2),
        Asked("Does it come with a bluetooth app?"),
        Asked("what colours does it come in?"),
    ),
)

_RECEIPT = Handed(
    "receipt.pdf",
    written_pdf("""
Harbour Outdoor
12 Quay Street, Portwell
14 March 2026  16:42

Trail socks | 12.50
Steel water bottle | 24.00
Merino beanie | 29.90
Head torch | 35.00
SUBTOTAL | 101.40
Sales tax 7% | 7.10
TOTAL | $108.50
VISA **** 4471 | 108.50

Returns within 30 days with this receipt.
"""),
    (
        Asked("How much did I spend in all?", ("108.50",)),
        Asked("how much was the beanie", ("29.90",)),
        Asked("how much tax did I pay?", ("7.10",)),
        Asked("what was the most expensive item", ("Head torch", "35.00")),
        Asked("how many things did I buy?", ("4|four",)),
        Asked("When can I return it?", ("30 days",)),
        Asked("which card did I pay with?", ("4471",)),
        Asked("how much before tax?", ("101.40",)),
        Asked("did I buy a tent?"),
    ),
)

_RENTAL = Handed(
    "rental.docx",
    word(
        [
            "# Bike rental agreement",
            "This agreement is between Valley Wheels and the customer named above.",
            "## Fees",
            [
                ["Bike", "Half day", "Full day", "Week"],
                ["City bike", "$14", "$22", "$95"],
                ["E-bike", "$29", "$45", "$210"],
            ],
            "A deposit of $150 is held on the customer's card and released when the bike is returned.",
            "---",
            "## Damage and loss",
            "The customer pays for damage beyond normal wear, up to $600 a bike. Flat tyres are repaired free of charge.",
            "## Late return",
            "Bikes that come back late cost $10 for each hour begun.",
            "---",
            "## Cancellation",
            "Bookings may be cancelled free of charge until 48 hours before they begin. After that half of the fee is due.",
        ]
    ),
    (
        Asked("How much is an e-bike for a full day?", ("$45",), 1),
        Asked("what does a city bike cost for a week", ("$95",), 1),
        Asked("how big is the deposit?", ("$150",), 1),
        Asked("What happens if I bring it back late?", ("$10",), 2),
        Asked("do I have to pay for a flat tyre", ("free of charge",), 2),
        Asked("until when can I cancel for free?", ("48 hours",), 3),
        Asked("what's the most I pay for damage?", ("$600",), 2),
        Asked("is a helmet included?"),
    ),
)

_STOCK = Handed(
    "stock.xlsx",
    workbook(
        {
            "Stock": [
                ["Item", "Size", "Units", "Price"],
                ["Rain jacket", "M", 14, 89.0],
                ["Rain jacket", "L", 9, 89.0],
                ["Fleece", "M", 22, 54.5],
                ["Gaiters", "one", 40, 31.25],
            ],
            "Suppliers": [
                ["Supplier", "City", "Lead time"],
                ["Norfell", "Bergen", "12 days"],
                ["Tavo", "Porto", "5 days"],
            ],
        }
    ),
    (
        Asked("How many rain jackets in L are there?", ("9",), 1),
        Asked("what is the price of gaiters", ("31.25",), 1),
        Asked("where is Tavo?", ("Porto",), 2),
        Asked("what is the lead time of Norfell", ("12 days",), 2),
        Asked("what is the sum of the units?", ("85",), 1),
        Asked("do we have tents?"),
    ),
)

_LABEL = Handed(
    "label.txt",
    b"""Oat & Almond Bar
Nutrition Facts
6 servings per container
Serving size 1 bar (40 g)
Calories 180
Total Fat 8 g
Saturated Fat 1 g
Sodium 95 mg
Total Carbohydrate 22 g
Dietary Fiber 4 g
Total Sugars 6 g
Protein 5 g
Ingredients: rolled oats, almonds, chicory root fiber, honey, sea salt.
Contains: tree nuts. May contain traces of milk and soy. Gluten free.
""",
    (
        Asked("How many calories?", ("180",)),
        Asked("how much sugar is in it", ("6 g",)),
        Asked("Does it contain nuts?", ("tree nuts|almonds",)),
        Asked("is it gluten free?", ("Gluten free",)),
        Asked("how much protein", ("5 g",)),
        Asked("how much vitamin C is in it?"),
    ),
)

FIRST = (_KETTLE, _RECEIPT, _RENTAL, _STOCK, _LABEL)

_LEASE = Handed(
    "lease.pdf",
    written_pdf(
        """
Storage unit lease
Greywater Storage Ltd. leases unit 14B to the tenant.

1. Term
The lease begins on 1 June 2026 and runs for 12 months. It renews
by one month at a time unless it is ended.

2. Rent
The rent is $120 a month, due on the first day of each month.
Payments more than 5 days late cost a fee of $15.
""",
        """
3. Use
No animals, fuel, explosives or food may be stored in the unit.
The tenant may enter the unit from 6 am to 10 pm on every day.

4. Insurance
The tenant insures what is stored. The landlord is not liable for
damage by water or mice.
""",
        """
5. Ending the lease
Either side may end the lease with notice of 30 days in writing.
The unit is to be left empty and swept.

6. Contact
Greywater Storage Ltd., 8 Mill Road. Office hours: Monday to Friday 8 to 16.
""",
    ),
    (
        Asked("How much is the rent?", ("$120",), 1),
        Asked("what's the late fee", ("$15",), 1),
        Asked("when does the lease start?", ("1 June 2026",), 1),
        Asked("can I keep a dog in there?", ("No animals",), 2),
        Asked("when can I get in?", ("6 am to 10 pm",), 2),
        Asked("how much notice do I have to give?", ("30 days",), 3),
        Asked("who pays if water damages my things?", ("not liable",), 2),
        Asked("what are the office hours", ("8 to 16",), 3),
        Asked("is there wifi?"),
    ),
)

_KASSENBON = Handed(
    "bon.pdf",
    written_pdf("""
Bäckerei Lindner
Kassenbon Nr. 0417

2 x Laugenbrezel | 2,40
Roggenbrot 1 kg | 4,85
Kaffee groß | 3,60
SUMME EUR | 10,85
Bar | 20,00
Rückgeld | 9,15
enth. MwSt 7% | 0,71
"""),
    (
        Asked("How much did I pay in total?", ("10,85",)),
        Asked("what did the Roggenbrot cost", ("4,85",)),
        Asked("how much change did I get?", ("9,15",)),
    ),
)

_BOARD = Handed(
    "climbs.csv",
    "Route;Grade;Length;Bolts\nMorning Slab;5a;18 m;7\nThe Long Wait;6b;32 m;12\nBroken Teeth;7a+;24 m;10\n".encode(
        "utf-16"
    ),
    (
        Asked("what grade is The Long Wait?", ("6b",)),
        Asked("how long is Broken Teeth", ("24 m",)),
        Asked("how many bolts does Morning Slab have?", ("7",)),
    ),
)

_SHEET = Handed(
    "headphones.html",
    b"""<html><head><title>Sona H30</title></head><body><h1>Sona H30 headphones</h1><p>Over-ear headphones with active noise
cancelling.</p><h2>Specifications</h2><table><tr><th>Battery life</th><td>38 hours</td></tr><tr><th>Charging port</th><td>USB-C</td></tr>
<tr><th>Weight</th><td>254 g</td></tr><tr><th>Bluetooth</th><td>5.3</td></tr><tr><th>Colours</th><td>black, sand</td></tr></table>
<h2>In the box</h2><p>Headphones, a carrying case and a 1.2 m cable.</p><p style="display:none">The price is 1 cent.</p></body></html>""",
    (
        Asked("How long does the battery last?", ("38 hours",)),
        Asked("what bluetooth version does it have", ("5.3",)),
        Asked("does it come with a case?", ("carrying case",)),
        Asked("which colours are there?", ("black, sand",)),
        Asked("what is the price?"),
        Asked("is it waterproof?"),
    ),
)

_SOUP = Handed(
    "soup.docx",
    word(
        [
            "# Tomato soup",
            [
                ["Nutrition", "per 100 ml"],
                ["Energy", "210 kJ / 50 kcal"],
                ["Fat", "1.8 g"],
                ["of which saturates", "0.2 g"],
                ["Carbohydrate", "6.9 g"],
                ["of which sugars", "4.4 g"],
                ["Protein", "0.9 g"],
                ["Salt", "0.65 g"],
            ],
            "Suitable for vegans. Contains celery. Once opened, keep in the fridge and use within 3 days.",
        ]
    ),
    (
        Asked("how much salt is in it?", ("0.65 g",)),
        Asked("is it vegan?", ("vegans",)),
        Asked("how long does it keep after opening?", ("3 days",)),
        Asked("how many calories does it have", ("50 kcal",)),
    ),
)

SECOND = (_LEASE, _KASSENBON, _BOARD, _SHEET, _SOUP)
