/**
 * What can be done with a product where it is shown: put it in the cart, save it, ask why it is here.
 *
 * Events, bubbling: `persea-put` (detail: {product_id, title, impression_id}), `persea-save` ({product_id, title, on}),
 * `persea-why` (the card).
 */

import { el } from "../dom.js";
import { isSaved } from "../saved.js";
import { t } from "../words.js";
import { icon } from "./icons.js";

/** The foot of a card. */
export function cardDeeds(card) {
  return el("div", { class: "deeds" }, card.price && card.in_stock && putButton(card), card.parts && whyButton(card), saveButton(card));
}

/** `press`, where it is given, hears of it instead. */
export function putButton({ id, title, impression_id: impression }, kind = "quiet put", press = null) {
  const put = ({ currentTarget }) => say(currentTarget, "put", { product_id: id, title, impression_id: impression ?? null });
  return el("button", { type: "button", class: kind, onclick: press ?? put }, icon("cart"), el("span", {}, t("cart.put")), el("span", { class: "unseen" }, ` ${title}`));
}

/** A heart that is full where the product is saved. */
export function saveButton({ id, title }, kind = "quiet save", face = []) {
  const flip = ({ currentTarget }) => say(currentTarget, "save", { product_id: id, title, on: currentTarget.getAttribute("aria-pressed") !== "true" });
  const label = face.length ? null : t("saved.save", { title });
  return el("button", { type: "button", class: kind, "aria-label": label, title: label && t("cart.later"), "aria-pressed": String(isSaved(id)), "data-product": id, onclick: flip }, icon("save"), ...face);
}

function whyButton(card) {
  return el("button", { type: "button", class: "quiet because", onclick: ({ currentTarget }) => say(currentTarget, "why", card) }, t("why.ask"), el("span", { class: "unseen" }, ` ${card.title}`));
}

/** The label that a paid place has; it tells why it is there. */
export function sponsoredLabel(card) {
  return el("button", { type: "button", class: "sponsored", onclick: ({ currentTarget }) => say(currentTarget, "why", card) }, t("why.sponsored"), icon("why"));
}

function say(from, what, detail) {
  from.dispatchEvent(new CustomEvent(`persea-${what}`, { bubbles: true, detail }));
}
