"""Units as exact fractions of their dimension's first unit, by the names that are typed, and the currencies of ISO 4217.

For arithmetic, where a factor must be exact and a dimension known. What shops write of goods ("2-person", "EU 42") is
`language.units`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

_ISO_4217 = frozenset(
    """AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
    CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF
    IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD
    MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB
    RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD
    UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG""".split()
)
_SIGNS = {"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "US$": "USD", "CA$": "CAD", "A$": "AUD",
          "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "yen": "JPY", "rupees": "INR", "rupee": "INR",
          "quid": "GBP"}  # fmt: skip
_DOLLARS = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN")


@dataclass(frozen=True, slots=True)
class Unit:
    """`factor` of the dimension's first unit; `offset` is where its zero lies on that scale (temperatures)."""

    symbol: str
    dimension: str
    """ "length", "mass", "volume", … or the code of a currency."""
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)

    @property
    def is_money(self) -> bool:
        return self.dimension.isupper()


_UNITS: dict[str, Unit] = {}


def _add(dimension: str, lines: str) -> None:
    """Lines of `symbol factor other names`; a name with a capital in it is read as it is written only."""
    for line in lines.strip().splitlines():
        symbol, factor, *others = line.split()
        unit = Unit(symbol.replace("_", " "), dimension, Fraction(factor))
        for name in (symbol, *others):
            _UNITS[name.replace("_", " ")] = unit


_add(
    "length",
    """
m 1 meter meters metre metres
km 1000 kilometer kilometers kilometre kilometres
dm 1/10 decimeter decimeters decimetre decimetres
cm 1/100 centimeter centimeters centimetre centimetres cms
mm 1/1000 millimeter millimeters millimetre millimetres
µm 1/1000000 um micrometer micrometers micron microns
nm 1/1000000000 nanometer nanometers
inch 254/10000 inches
ft 3048/10000 foot feet
yd 9144/10000 yard yards
mi 1609344/1000 mile miles
nmi 1852 nautical_mile nautical_miles
""",
)
_add(
    "mass",
    """
g 1 gram grams gramme grammes gr
kg 1000 kgs kilo kilos kilogram kilograms
mg 1/1000 milligram milligrams
µg 1/1000000 ug mcg microgram micrograms
t 1000000 tonne tonnes
oz 28349523125/1000000000 ounce ounces
lb 45359237/100000 lbs
st 635029318/100000 stone stones
""",
)
_add(
    "volume",
    """
l 1 L liter liters litre litres
ml 1/1000 mL milliliter milliliters millilitre millilitres
cl 1/100 cL centiliter centiliters centilitre centilitres
dl 1/10 dL deciliter deciliters decilitre decilitres
fl_oz 295735295625/10000000000000 floz fluid_ounce fluid_ounces
cup 2365882365/10000000000 cups
pint 473176473/1000000000 pints pt
quart 946352946/1000000000 quarts qt
gal 3785411784/1000000000 gallon gallons US_gallon US_gallons
imp_gal 454609/100000 imperial_gallon imperial_gallons UK_gallon UK_gallons
imp_pint 56826125/100000000 imperial_pint imperial_pints UK_pint UK_pints
imp_fl_oz 284130625/10000000000 imperial_fluid_ounce imperial_fluid_ounces
tsp 492892159375/100000000000000 teaspoon teaspoons
tbsp 1478676478125/100000000000000 tablespoon tablespoons
""",
)
_add(
    "time",
    """
s 1 sec secs second seconds
ms 1/1000 millisecond milliseconds
min 60 mins minute minutes
h 3600 hr hrs hour hours
day 86400 days d
week 604800 weeks wk
""",
)
_add(
    "data",
    """
B 1 byte bytes
kB 1000 KB kilobyte kilobytes
MB 1000000 megabyte megabytes mb
GB 1000000000 gigabyte gigabytes gb
TB 1000000000000 terabyte terabytes tb
PB 1000000000000000 petabyte petabytes
KiB 1024 kibibyte kibibytes
MiB 1048576 mebibyte mebibytes
GiB 1073741824 gibibyte gibibytes
TiB 1099511627776 tebibyte tebibytes
bit 1/8 bits
kbit 125 kilobit kilobits
Mbit 125000 megabit megabits
Gbit 125000000 gigabit gigabits
""",
)
_UNITS |= {
    name: unit
    for unit, names in (
        (Unit("°C", "temperature", Fraction(1), Fraction("273.15")), "°C ℃ celsius degC centigrade"),
        (
            Unit("°F", "temperature", Fraction(5, 9), Fraction("273.15") - Fraction(160, 9)),
            "°F ℉ fahrenheit degF",
        ),
        (Unit("K", "temperature"), "K kelvin kelvins"),
    )
    for name in names.split()
}

COMPOUND: dict[str, tuple[tuple[str, int], ...]] = {
    "mph": (("mi", 1), ("h", -1)), "kph": (("km", 1), ("h", -1)), "kmh": (("km", 1), ("h", -1)),
    "mps": (("m", 1), ("s", -1)), "knot": (("nmi", 1), ("h", -1)), "knots": (("nmi", 1), ("h", -1)),
    "sqm": (("m", 2),), "sqft": (("ft", 2),), "sqcm": (("cm", 2),), "sqkm": (("km", 2),), "sqin": (("inch", 2),),
    "sqmi": (("mi", 2),), "sqyd": (("yd", 2),), "cbm": (("m", 3),), "cuft": (("ft", 3),), "cuin": (("inch", 3),),
    "ccm": (("cm", 3),), "cc": (("cm", 3),),
}  # fmt: skip
"""Names of products of units."""
_AREAS = {"ha": (Fraction(10_000), "hectare hectares"), "acre": (Fraction("4046.8564224"), "acres")}
for _symbol, (_factor, _others) in _AREAS.items():
    for _name in (_symbol, *_others.split()):
        _UNITS[_name] = Unit(_symbol, "area", _factor)
_LOWER = {name.lower(): unit for name, unit in reversed(_UNITS.items())}

IN_LENGTHS = {"area": 2, "volume": 3}
"""Dimensions that are powers of a length too."""
FIRST_IN_LENGTHS = {"area": Fraction(1), "volume": Fraction(1, 1000)}
"""Their first units, in powers of a metre."""


def find_unit(name: str) -> Unit | None:
    """As it is written, else whatever its capitals (but for "MB", "Mbit", where they tell)."""
    found = _UNITS.get(name) or find_currency(name)
    return found or (_LOWER.get(name.lower()) if len(name) > 1 else None)


def find_currency(name: str) -> Unit | None:
    code = _SIGNS.get(name) or _SIGNS.get(name.lower()) or name.upper()
    return Unit(code, code) if code in _ISO_4217 and (code != "ALL" or name == "ALL") else None


def dollars(shop_currency: str) -> str:
    """What a bare "$" is in a shop that sells in `shop_currency`."""
    return shop_currency if shop_currency in _DOLLARS else "USD"
