"""What one page's JSON-LD says of products, and what several pages say of one group of them, brought together.

Google's two ways of writing groups are both read: a ProductGroup that holds its variants (hasVariant), and
variants on pages of their own that name their group (isVariantOf, inProductGroupWithID).
https://developers.google.com/search/docs/appearance/structured-data/product-variants
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from persea.catalog.formats import schema_item as item
from persea.catalog.formats.schema_item import Node, Page, get, kinds, many, nodes_in, text
from persea.catalog.formats.schema_offer import variants_of
from persea.catalog.json_exact import Json
from persea.catalog.rows import Found, Item, RowProblem, Skipped
from persea.values import Product, Variant

_MOST_VARIANTS = 1_000

_GROUP = "ProductGroup"
_PRODUCTS = {
    "Product", _GROUP, "IndividualProduct", "ProductModel", "ProductCollection", "SomeProducts", "Vehicle",
    "Car", "Motorcycle", "MotorizedBicycle", "DietarySupplement", "Drug",
}  # fmt: skip
_ALSO_SOLD = {"Book", "Movie", "MusicAlbum", "MusicRelease", "VideoGame", "SoftwareApplication"}
_VARIES_BY = {"suggestedGender": "Gender", "suggestedAge": "Age group"} | item.ATTRIBUTES


@dataclass(frozen=True, slots=True)
class _Member:
    variant: Variant
    attributes: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """What one page says of a group: of the group itself (`is_group`), of variants, or of both."""

    line: int
    group: str
    product: Product
    is_group: bool
    varies_by: tuple[str, ...]
    members: tuple[_Member, ...]


def by_identity(objects: Iterable[Json]) -> dict[str, Node]:
    """All objects within `objects` that say more than their @id; the fullest of equals."""
    found: dict[str, Node] = {}
    waiting = list(objects)
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            waiting.extend(value for value in one.values() if isinstance(value, list | dict))
            identity = item.name_of(one)
            if identity and len(one) > len(found.get(identity, ())):
                found[identity] = one
    return found


def outermost(objects: Iterable[Json]) -> Iterator[Node]:
    """The objects that are not part of others, those of a graph and what pages are about included."""
    waiting = list(objects)[::-1]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(one[::-1])
        elif isinstance(one, dict):
            yield one
            for name in ("mainEntityOfPage", "mainEntity", "@graph"):
                waiting.extend(many(one.get(name))[::-1])


def products(objects: list[Json], page: Page) -> Iterator[Item | Part]:
    """The products of one page; those of a group as parts, to be united when all are in."""
    top = list(outermost(objects))
    held = {
        item.name_of(child)
        for node in top
        if is_sold(node)
        for child in many(get(node, "hasVariant"))
        if isinstance(child, dict)
    } - {""}
    sold = _merged(node for node in top if is_sold(node) and item.name_of(node) not in held)
    category = _breadcrumbs(top, page)
    if not sold:
        yield Skipped(page.line, "no product in it")
    for node in sold:
        group = _group_of(node, page)
        identity = item.identity(node, page)
        if not text(get(node, "name")) and not (group and text(get(group, "name"))):
            yield RowProblem(page.line, "name", identity[:200], "a product needs a name")
        elif group is None:
            product = _product(node, page, identity, category)
            yield Found(page.line, replace(product, variants=variants_of(node, page, identity)))
        else:
            yield _part(node, group, page, category)


def is_sold(node: Node) -> bool:
    """Whether it is a product: here, and for the crawl, which keeps no other pages."""
    types = kinds(node)
    return bool(types & _PRODUCTS) or (bool(types & _ALSO_SOLD) and get(node, "offers") is not None)


def _merged(sold: Iterable[Node]) -> list[Node]:
    """Plug-ins write several objects about one product, with one @id or one name: together they are one."""
    kept: list[Node] = []
    places: dict[str, int] = {}
    for node in sold:
        identity, name = item.name_of(node), text(get(node, "name"))
        keys = [f"@{identity}"] if identity else []
        keys += [f"{_GROUP in kinds(node)} {name}"] if name else []
        place = next((places[key] for key in keys if key in places), None)
        if place is not None and any(_conflict(node, kept[place], name) for name in ("@id", "sku", "url")):
            place = None
        if place is None:
            place = len(kept)
            kept.append(node)
        else:
            kept[place] = {**node, **kept[place]}
        for key in keys:
            places.setdefault(key, place)
    return kept


def _conflict(one: Node, other: Node, name: str) -> bool:
    said, there = text(get(one, name)), text(get(other, name))
    return bool(said and there) and said != there


def _group_of(node: Node, page: Page) -> Node | None:
    """The group that `node` is or belongs to."""
    if _GROUP in kinds(node) or get(node, "hasVariant") is not None:
        return node
    for group in nodes_in(get(node, "isVariantOf"), page):
        if kinds(group) <= {"ProductModel"} and not text(get(group, "productGroupID")):
            continue  # the make and model of a thing, which others sell too
        return group
    identity = text(get(node, "inProductGroupWithID"))
    return {"productGroupID": identity} if identity else None


def _group_identity(group: Node, page: Page) -> str:
    return text(get(group, "productGroupID")) or item.identity(group, page)


def _part(node: Node, group: Node, page: Page, category: tuple[str, ...]) -> Part:
    is_group = node is group
    identity = _group_identity(group, page)
    product = _product(node, page, identity, category)
    if is_group:
        children = [
            child for child in nodes_in(get(node, "hasVariant"), page) if set(child) - {"@type", "@id", "url"}
        ]
        if not children:
            # Perhaps its variants have pages of their own; else it is sold itself.
            product = replace(product, variants=variants_of(node, page, identity))
    else:
        children = [node]
        product = replace(
            product,
            title=text(get(group, "name")) or product.title,
            description=text(get(group, "description")) or product.description,
            url=item.address(get(group, "url"), page) or product.url,
        )
    varies_by = [said.rpartition("/")[2] for said in item.texts(get(group, "variesBy"))]
    return Part(
        page.line,
        identity,
        product,
        is_group,
        tuple(_VARIES_BY.get(name, name) for name in varies_by),
        tuple(member for child in children[:_MOST_VARIANTS] for member in _members_of(child, group, page)),
    )


def _members_of(child: Node, group: Node, page: Page) -> Iterator[_Member]:
    identity = item.identity(child, page)
    for variant in variants_of(child, page, identity):
        named = replace(
            variant,
            title=variant.title or text(get(child, "name")),
            image_url=variant.image_url or item.address(get(child, "image"), page) or None,
            weight_g=variant.weight_g or (item.grams(group, page) if child is not group else None),
        )
        yield _Member(named, item.attributes(child))


def _product(node: Node, page: Page, identity: str, category: tuple[str, ...]) -> Product:
    mean, count = item.rating(node, page)
    own = _category(node)
    offered = next(nodes_in(get(node, "offers"), page), {})
    images = (item.address(one, page) for one in many(get(node, "image")))
    return Product(
        id=identity,
        title=text(get(node, "name")),
        variants=(),
        description=text(get(node, "description")),
        brand=text(get(node, "brand")) or text(get(node, "manufacturer")) or None,
        category_path=own or category,
        tags=_keywords(node),
        url=item.address(get(node, "url"), page)
        or page.url
        or item.address(get(offered, "url"), page)
        or None,
        attributes=tuple(item.attributes(node).items()),
        image_urls=tuple(dict.fromkeys(image for image in images if image)),
        rating=mean,
        rating_count=count,
        weight_g=item.grams(node, page),
    )


def _category(node: Node) -> tuple[str, ...]:
    said = item.texts(get(node, "category"))
    said = [one for one in said if not one.startswith(("http://", "https://")) and not one.isdecimal()]
    if len(said) == 1 or any(">" in one for one in said):
        chosen = next((one for one in said if ">" in one), said[0])
        return tuple(step.strip() for step in chosen.split(">") if step.strip())
    return tuple(said)


def _keywords(node: Node) -> tuple[str, ...]:
    said = item.texts(get(node, "keywords"))
    return tuple(word.strip() for one in said for word in one.split(",") if word.strip())


def _breadcrumbs(top: list[Node], page: Page) -> tuple[str, ...]:
    """The path to the page, without the shop's front page and the product itself."""
    names = {text(get(node, "name")).casefold() for node in top if is_sold(node)}
    for node in top:
        lists = [node] if "BreadcrumbList" in kinds(node) else list(nodes_in(get(node, "breadcrumb"), page))
        for crumbs in lists:
            steps = sorted(nodes_in(get(crumbs, "itemListElement"), page), key=_position)
            path = []
            for place, step in enumerate(steps):
                target = item.address(get(step, "item"), page)
                name = text(get(step, "name")) or text(
                    next(nodes_in(get(step, "item"), page), {}).get("name")
                )
                is_front = place == 0 and (not item.path_of(target) if target else name == "Home")
                is_itself = place == len(steps) - 1 and (name.casefold() in names or target == page.url != "")
                if name and not is_front and not is_itself:
                    path.append(name)
            if path:
                return tuple(path)
    return ()


def _position(step: Node) -> int:
    said = text(get(step, "position"))
    return int(said) if said.isdecimal() and len(said) < 6 else 0


# ---------------------------------------------------------------- groups


def united(identity: str, parts: list[Part]) -> Found:
    """What all pages say of a group, as one product: each variant once, with what differs as its options."""
    base = next((part for part in parts if part.is_group), parts[0])
    members: dict[str, _Member] = {}
    for part in parts:
        for member in part.members:
            known = members.get(member.variant.id)
            if known is None or (known.variant.offer is None and member.variant.offer is not None):
                members[member.variant.id] = member
    every = list(members.values())[:_MOST_VARIANTS]
    varies_by = {name for part in parts for name in part.varies_by}
    names = dict.fromkeys(name for member in every for name in member.attributes)
    options = [
        name
        for name in names
        if name in varies_by
        or (name in item.OPTIONS.values() and len({member.attributes.get(name) for member in every}) > 1)
    ]
    variants = tuple(
        replace(
            member.variant,
            options=tuple(
                (name, ", ".join(member.attributes[name])) for name in options if name in member.attributes
            ),
        )
        for member in every
    )
    attributes: dict[str, dict[str, None]] = {
        name: dict.fromkeys(said) for name, said in base.product.attributes
    }
    for member in every:
        for name, said in member.attributes.items():
            attributes.setdefault(name, {}).update(dict.fromkeys(said))
    images = chain(
        (image for part in parts for image in part.product.image_urls),
        (member.variant.image_url for member in every if member.variant.image_url),
    )
    rated = next((part.product for part in parts if part.product.rating_count), base.product)
    product = replace(
        base.product,
        id=identity,
        description=next(
            (part.product.description for part in (base, *parts) if part.product.description), ""
        ),
        brand=next((part.product.brand for part in (base, *parts) if part.product.brand), None),
        category_path=next(
            (part.product.category_path for part in (base, *parts) if part.product.category_path), ()
        ),
        attributes=tuple((name, tuple(said)) for name, said in attributes.items()),
        image_urls=tuple(dict.fromkeys(images)),
        rating=rated.rating,
        rating_count=rated.rating_count,
        variants=variants or base.product.variants,
    )
    return Found(base.line, product)
