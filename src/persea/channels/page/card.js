/**
 * A product as a card, and the pieces of it that the product page shows too: picture, price, rating.
 */

import { drawingFor } from "./drawings.js";
import { el, linkTo, safeUrl } from "./dom.js";
import { formatMoney } from "./money.js";

/** One card of a turn (see the server's `cards` event), as a list item. */
export function cardNode(card, language) {
  const url = safeUrl(card.url);
  return el(
    "li",
    { class: card.in_stock ? "card" : "card gone", "data-id": card.id },
    picture(card.title, [card.image_url]),
    el(
      "div",
      { class: "about" },
      el(
        "div",
        {},
        card.brand && el("p", { class: "brand" }, card.brand),
        el("h3", {}, url ? el("a", linkTo(url), card.title) : card.title),
      ),
      priceLine(card, card.price_from, language),
      el("div", {}, !card.in_stock && el("p", { class: "stock" }, "Out of stock"), ratingLine(card, language)),
      card.reason && el("p", { class: "reason" }, card.reason),
    ),
  );
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
export function priceLine(offer, from, language) {
  if (!offer.price) return el("p", { class: "price none" }, "No price given");
  const when = offer.as_of && new Date(offer.as_of);
  const moment = when && new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(when);
  return el(
    "p",
    { class: "price", title: moment ? `Price as of ${moment}` : null },
    from && el("span", { class: "from" }, "from "),
    el("strong", {}, formatMoney(offer.price, language)),
    offer.list_price && " ",
    offer.list_price &&
      el("s", {}, el("span", { class: "unseen" }, "instead of "), formatMoney(offer.list_price, language)),
    offer.stale && when && el("span", { class: "aged" }, ` as of ${dayAndMonth(when, language)}`),
  );
}

function dayAndMonth(when, language) {
  return new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone: "UTC" }).format(when);
}

/** "★ 4.6 (128)", or null where nobody has rated. */
export function ratingLine({ rating, rating_count: count }, language) {
  if (!rating) return null;
  const mean = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(rating);
  const many = new Intl.NumberFormat(language).format(count);
  return el(
    "p",
    { class: "rating" },
    el("span", { class: "unseen" }, `Rated ${mean} of 5 by ${many}`),
    el("span", { "aria-hidden": "true" }, el("span", { class: "star" }, "★ "), `${mean} (${many})`),
  );
}
