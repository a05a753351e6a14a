"""One item of a Google Merchant feed, whatever file it stands in, and items with a common group as one product.

https://support.google.com/merchants/answer/7052112 (attributes). The files are read by google_table.py and by
the XML format, which know nothing of what an attribute means. Items stream; those with an item_group_id wait
for the end of the file on disk, because their group may stand anywhere.
What it does not do: read what steers advertisements (labels, promotions, destinations), or look categories up by
Google's numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from persea.catalog.cells import interval, quantity, shown_price, stated_currency, weight_g
from persea.catalog.rows import BadCell, BadRow, Defaults, Found, Item, RowProblem, Skipped
from persea.catalog.spool import Spool
from persea.values import Offer, Product, Variant

_MOST_VARIANTS = 1_000  # as many as a product may have; a feed may give all its items the same group

# What may make the variants of a group, and what it is called.
_OPTIONS = {
    "color": "Color",
    "size": "Size",
    "material": "Material",
    "pattern": "Pattern",
    "age_group": "Age group",
    "gender": "Gender",
}
_ATTRIBUTES = _OPTIONS | {
    "size_type": "Size type",
    "size_system": "Size system",
    "condition": "Condition",
    "mpn": "MPN",
    "energy_efficiency_class": "Energy efficiency class",
    "product_length": "Length",
    "product_width": "Width",
    "product_height": "Height",
    "unit_pricing_measure": "Contents",
    "multipack": "Multipack",
    "availability_date": "Available from",
    "minimum_age": "Minimum age",
}
_NOT_IN_STOCK = {"outofstock", "preorder", "backorder", "availablefororder", "discontinued"}
_RATING = ("star_rating", "review_count")  # not Google's, but OpenAI's in the same kind of feed
_STOCK = ("quantity", "sell_on_google_quantity", "inventory", "quantity_to_sell_on_facebook")
# Whether ChatGPT may show and sell an item; they tell OpenAI's feed, which has most names in common, from Google's.
OPENAI_FLAGS = frozenset({
    "is_eligible_search", "is_eligible_checkout", "enable_search", "enable_checkout", "is_ads_eligible",
})  # fmt: skip
_DANGLING = {"in", "size", "color", "colour", "-", "–", "—", "|", "/", ","}


@dataclass(frozen=True, slots=True)
class GoogleItem:
    """An item's attributes by their names, lower-case and without "g:", such as "image_link"; the parts of
    nested ones are joined by ":" ("shipping": "US:CA:Ground:5.99 USD")."""

    line: int
    values: dict[str, list[str]]

    def __getitem__(self, name: str) -> str:
        """The first value, or ""."""
        return next(iter(self.values.get(name, ())), "").strip()

    def note(self, name: str, reason: str) -> RowProblem:
        return RowProblem(self.line, name, self[name][:200], reason, row_lost=False)

    def lost(self, name: str, reason: str) -> BadRow:
        return BadRow(RowProblem(self.line, name, self[name][:200], reason))


@dataclass(frozen=True, slots=True)
class _Member:
    """One item of a group."""

    line: int
    product: Product
    option_names: tuple[str, ...] = ()
    """Of options that are not among Google's."""


def products(items: Iterator[GoogleItem | RowProblem | Skipped], defaults: Defaults) -> Iterator[Item]:
    with Spool[_Member]() as groups:
        for item in items:
            if not isinstance(item, GoogleItem):
                yield item
                continue
            notes: list[RowProblem] = []
            try:
                product = _product(item, defaults, notes)
            except BadRow as bad:
                yield bad.problem
            else:
                if item["item_group_id"]:
                    names = tuple(name for name, _ in _stated_options(item))
                    groups.add(item["item_group_id"], _Member(item.line, product, names))
                else:
                    yield Found(item.line, product)
            yield from notes
        for identity, members in groups.groups():
            kept = list(islice(members, _MOST_VARIANTS))
            if more := sum(1 for _ in members):
                reason = f"{len(kept) + more:,} items have it; only the first {_MOST_VARIANTS:,} were kept"
                yield RowProblem(kept[0].line, "item_group_id", identity[:200], reason, row_lost=False)
            yield Found(kept[0].line, _united(identity, kept))


# ---------------------------------------------------------------- one item


def _product(item: GoogleItem, defaults: Defaults, notes: list[RowProblem]) -> Product:
    identity = item["id"]
    if not identity:
        raise item.lost("id", "an item needs an id")
    if not item["title"]:
        raise item.lost("title", "an item needs a title")
    category, tags = _categories(item)
    images = tuple(dict.fromkeys(_addresses(item, "image_link") + _addresses(item, "additional_image_link")))
    weight = _weight_g(item, notes)
    rating, rating_count = _rating(item, notes)
    highlights = "\n".join(text.strip() for text in item.values.get("product_highlight", ()))
    return Product(
        id=identity,
        title=item["title"],
        description="\n\n".join(text for text in (item["description"], highlights) if text),
        brand=item["brand"] or None,
        category_path=category,
        tags=tags,
        url=item["link"] or item["canonical_link"] or None,
        attributes=_attributes(item),
        image_urls=images,
        rating=rating,
        rating_count=rating_count,
        weight_g=weight,
        variants=(
            Variant(
                id=identity,
                offer=_offer(item, defaults, notes),
                title=item["title"] if item["item_group_id"] else "",
                gtin=item["gtin"] or None,
                image_url=images[0] if images and item["item_group_id"] else None,
                weight_g=weight,
            ),
        ),
    )


def _offer(item: GoogleItem, defaults: Defaults, notes: list[RowProblem]) -> Offer | None:
    """None where the item states no price."""
    if not item["price"]:
        if item["sale_price"]:
            notes.append(item.note("sale_price", "a sale price without a price; none was taken"))
        else:
            notes.append(item.note("price", "there is none; shown without a price"))
        return None
    currency = stated_currency(item["price"], defaults.currency)
    try:
        regular, rounded = shown_price(item["price"], currency)
    except BadCell as bad:
        raise item.lost("price", str(bad)) from bad
    if rounded:
        notes.append(item.note("price", rounded))
    sale = starts = ends = None
    if item["sale_price"]:
        name = "sale_price"
        try:
            sale, rounded = shown_price(item["sale_price"], currency)
            if rounded:
                notes.append(item.note(name, rounded))
            if item["sale_price_effective_date"]:
                name = "sale_price_effective_date"
                starts, ends = interval(item["sale_price_effective_date"])
        except BadCell as bad:
            # Without its dates a sale might run for ever.
            sale = None
            notes.append(item.note(name, f"{bad}; the sale was left out"))
    stock = _stock(item, notes)
    return Offer(regular, defaults.as_of, sale, starts, ends, stock, _in_stock(item, stock, notes))


def _stock(item: GoogleItem, notes: list[RowProblem]) -> int | None:
    for name in _STOCK:
        if item[name]:
            try:
                return int(quantity(item[name]))
            except BadCell as bad:
                notes.append(item.note(name, f"{bad}; left out"))
    return None


def _in_stock(item: GoogleItem, stock: int | None, notes: list[RowProblem]) -> bool:
    # "in stock", "in_stock" and "https://schema.org/InStock" are all in use.
    word = re.sub(r"[^a-z]", "", item["availability"].rpartition("/")[2].lower())
    if word == "instock":
        return True
    if not word:
        return stock is None or stock > 0
    if word not in _NOT_IN_STOCK:
        notes.append(item.note("availability", "no availability that is known; taken as not in stock"))
    return False


def _weight_g(item: GoogleItem, notes: list[RowProblem]) -> float | None:
    for name in ("product_weight", "shipping_weight"):
        if item[name]:
            try:
                return weight_g(item[name])
            except BadCell as bad:
                notes.append(item.note(name, f"{bad}; left out"))
    return None


def _addresses(item: GoogleItem, name: str) -> list[str]:
    """In tables several stand in one cell, with commas between them; an address may hold a comma too."""
    pieces = (re.split(r",\s*+(?=https?://)", value) for value in item.values.get(name, ()))
    return [address.strip() for addresses in pieces for address in addresses if address.strip()]


def _categories(item: GoogleItem) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The shop's own path before Google's; and the names that only the shop's other paths have."""
    own = [_path(value) for value in item.values.get("product_type", ()) if value.strip()]
    if not own:
        google = item["google_product_category"]
        return (() if google.isdecimal() else _path(google)), ()
    return own[0], tuple(step for path in own[1:] for step in path if step not in own[0])


def _path(cell: str) -> tuple[str, ...]:
    return tuple(step.strip() for step in cell.split(">") if step.strip())


def _attributes(item: GoogleItem) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, tuple[str, ...]] = {}
    for name, title in _ATTRIBUTES.items():
        if values := tuple(value.strip() for value in item.values.get(name, ()) if value.strip()):
            found[title] = values
    for name, value in _stated_options(item):
        found[name] = (value,)
    for detail in _listed(item, "product_detail", r",(?=[^,:]*:[^,:]*:)"):
        # section:name:value, of which the section may be empty
        _, _, rest = detail.partition(":")
        name, _, value = rest.partition(":")
        if name.strip() and value.strip():
            found[name.strip()] = (*found.get(name.strip(), ()), value.strip())
    shipping = tuple(_cost(value) for value in _listed(item, "shipping", r",(?=[A-Z]{2}:)"))
    taxes = tuple(_tax(value) for value in _listed(item, "tax", r",(?=[A-Z]{2}:)"))
    return (
        *found.items(),
        *((name, costs) for name, costs in (("Shipping", shipping), ("Tax", taxes)) if costs),
    )


def _stated_options(item: GoogleItem) -> Iterator[tuple[str, str]]:
    """What a feed of this kind says to make the variants: "variant_option": "Length:32"."""
    for stated in item.values.get("variant_option", ()):
        name, _, value = stated.partition(":")
        yield _OPTIONS.get(name.lower().replace(" ", "_"), name), value


def _rating(item: GoogleItem, notes: list[RowProblem]) -> tuple[float | None, int]:
    mean, count = _RATING
    try:
        if item[mean]:
            return float(quantity(item[mean])), int(quantity(item[count] or "0"))
    except BadCell as bad:
        notes.append(item.note(mean, f"{bad}; left out"))
    return None, 0


def _listed(item: GoogleItem, name: str, comma: str) -> list[str]:
    """Repeated values; tables put commas between them."""
    return [
        piece.strip()
        for value in item.values.get(name, ())
        for piece in re.split(comma, value)
        if piece.strip()
    ]


def _cost(value: str) -> str:
    """ "US:CA:Ground:5.99 USD" as people read it: "US, CA, Ground: 5.99 USD"."""
    *places, cost = [part.strip() for part in value.split(":") if part.strip()]
    return f"{', '.join(places)}: {cost}" if places else cost


def _tax(value: str) -> str:
    """ "US:CA:9.25:y" (country, region, percent, whether shipping is taxed too) as "US, CA: 9.25 %"."""
    country, region, rate, *_ = (*(part.strip() for part in value.split(":")), "", "", "")
    places = ", ".join(place for place in (country, region) if place)
    return f"{places}: {rate} %" if rate and places else value


# ---------------------------------------------------------------- groups


def _united(identity: str, items: list[_Member]) -> Product:
    """The items of one group as a product: what differs makes options, what one leaves out others may say."""
    members = [item.product for item in items]
    first = members[0]
    titles = dict.fromkeys([*_OPTIONS.values(), *(name for item in items for name in item.option_names)])
    every = [dict(member.attributes) for member in members]
    names = dict.fromkeys(name for attributes in every for name in attributes)
    differing = [title for title in titles if len({attributes.get(title) for attributes in every}) > 1]
    variants = tuple(
        replace(
            member.variants[0],
            options=tuple((title, ", ".join(own[title])) for title in differing if title in own),
        )
        for member, own in zip(members, every, strict=True)
    )
    return replace(
        first,
        id=identity,
        title=_common_title([member.title for member in members]),
        variants=variants,
        attributes=tuple(
            (name, tuple(dict.fromkeys(value for own in every for value in own.get(name, ()))))
            for name in names
        ),
        image_urls=tuple(dict.fromkeys(address for member in members for address in member.image_urls)),
    )


def _common_title(titles: list[str]) -> str:
    """The words with which all titles begin, without what only led to the difference; or the first title."""
    split = [title.split() for title in titles]
    common = split[0]
    for words in split[1:]:
        same = 0
        while same < min(len(common), len(words)) and common[same] == words[same]:
            same += 1
        common = common[:same]
    if len(common) < len(split[0]):
        while common and common[-1].lower() in _DANGLING:
            common = common[:-1]
    text = " ".join(common).rstrip(" -–—|/,:;([")
    return text or titles[0]
