/**
 * A product as a card, and the pieces of it that the product page shows too: picture, price, rating.
 */

import { drawingFor } from "../drawings.js";
import { el, linkTo, safeUrl } from "../dom.js";
import { date, money, number, t } from "../words.js";
import { cardDeeds, sponsoredLabel } from "./deeds.js";
import { shopWords } from "./shop_words.js";

const LONG = 64; // characters that fit into the four lines of a title, more or less
const HEAD = 38; // of which so many are its beginning, and
const TAIL = 22; // so many its end, where what tells two products apart may stand: "… for Women"

/** One card of a turn (see the server's `cards` event), as a list item. */
export function cardNode(card) {
  const url = safeUrl(card.url);
  const long = card.title.length > LONG;
  const title = shopWords(...(long ? shortened(card.title) : [card.title]));
  return el(
    "li",
    { class: card.in_stock ? "card" : "card gone", "data-id": card.id, "data-impression": card.impression_id },
    picture(card.title, [card.image_url]),
    el(
      "div",
      { class: "about" },
      el(
        "div",
        {},
        card.sponsored && sponsoredLabel(card),
        card.brand && el("p", { class: "brand" }, shopWords(card.brand)),
        el("h3", { title: long && card.title }, url ? el("a", linkTo(url), title) : title),
      ),
      priceLine(card, card.price_from),
      el("div", {}, !card.in_stock && el("p", { class: "stock" }, t("card.outOfStock")), ratingLine(card)),
      card.reason && el("p", { class: "reason" }, ...inPieces(card.reason)),
      cardDeeds(card),
    ),
  );
}

/** A long `title` as pieces, whole words of its middle not shown, but spoken. */
function shortened(title) {
  const head = title.slice(0, HEAD + 1).replace(/\s+\S*$/, "").slice(0, HEAD);
  const tail = title.slice(-TAIL - 1).replace(/^\S*\s+/, "").slice(-TAIL);
  const middle = title.slice(head.length, title.length - tail.length);
  return [head, el("span", { "aria-hidden": "true" }, " … "), el("span", { class: "unseen" }, middle), tail];
}

// "waterproof · 1.02 kg" is a line for each piece; who hears it, hears where one ends.
function inPieces(reason) {
  const pieces = reason.split(" · ");
  const last = pieces.length - 1;
  return pieces.flatMap((piece, index) => [el("span", { class: "piece" }, shopWords(piece), index < last && el("span", { class: "unseen" }, " ·")), " "]);
}

/** The first of `addresses` that loads, else the drawing. */
export function picture(title, addresses) {
  const frame = el("div", { class: "picture" });
  const rest = addresses.filter(Boolean);
  const next = () => {
    const address = rest.shift();
    if (!address) {
      frame.replaceChildren(drawingFor(title));
      return;
    }
    // The title stands beside it: a description of the picture would say it twice.
    frame.replaceChildren(el("img", { src: address, alt: "", loading: "lazy", decoding: "async", onerror: next }));
  };
  next();
  return frame;
}

/** The price with its moment; `from` where dearer variants exist. */
export function priceLine(offer, from) {
  if (!offer.price) return el("p", { class: "price none" }, t("card.noPrice"));
  const moment = offer.as_of && date(offer.as_of, { dateStyle: "medium", timeStyle: "short" });
  const day = offer.as_of && date(offer.as_of, { day: "numeric", month: "short", timeZone: "UTC" });
  return el(
    "p",
    { class: "price", title: moment ? t("card.priceAsOf", { moment }) : null },
    from && el("span", { class: "from" }, t("card.from"), " "),
    el("strong", {}, money(offer.price)),
    offer.list_price && " ",
    offer.list_price && el("s", {}, el("span", { class: "unseen" }, t("card.insteadOf"), " "), money(offer.list_price)),
    offer.stale && day && el("span", { class: "aged" }, " ", t("card.asOf", { day })),
  );
}

/** The price as words alone: "from $129.00". */
export function priceWords({ price, price_from: from }) {
  return from ? `${t("card.from")} ${money(price)}` : money(price);
}

/** "★ 4.6 (128)", or null where nobody has rated. */
export function ratingLine({ rating, rating_count: count }) {
  if (!rating) return null;
  const mean = number(rating, { maximumFractionDigits: 1 });
  const many = number(count);
  return el(
    "p",
    { class: "rating" },
    el("span", { class: "unseen" }, t("card.rated", { mean, many })),
    el("span", { "aria-hidden": "true" }, el("span", { class: "star" }, "★ "), `${mean} (${many})`),
  );
}
