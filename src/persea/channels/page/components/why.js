/** Why a product stands where it stands: the parts of its score, each with a bar as long as what it counts. */

import { el } from "../dom.js";
import { houseLanguage, number, t } from "../words.js";
import { openDialog } from "./dialog.js";
import { shopWords } from "./shop_words.js";
import { note } from "./states.js";

const NAMES = {
  relevance: "why.relevance",
  interest: "why.interest",
  price_fit: "why.priceFit",
  quality: "why.quality",
  popularity: "why.popularity",
  freshness: "why.freshness",
  availability: "why.availability",
  diversity: "why.diversity",
  merchandising: "why.merchandising",
};
const LEAST = 0.005; // of the longest, under which a part says nothing

/** `parts`: [{name, amount, why}], the weightiest first; null where nothing is known of them. */
export function whyNode(card, parts) {
  const most = Math.max(...(parts ?? []).map(({ amount }) => Math.abs(amount)), Number.MIN_VALUE);
  const told = (parts ?? []).filter(({ amount }) => Math.abs(amount) >= LEAST * most).sort((one, other) => Math.abs(other.amount) - Math.abs(one.amount));
  return el(
    "div",
    { class: "why" },
    el("p", { class: "title" }, shopWords(card.title)),
    card.sponsored && el("p", { class: "paid" }, ...paid(card)),
    card.reason && el("p", { class: "note" }, shopWords(card.reason)),
    told.length > 0 ? el("ul", { class: "parts", role: "list" }, ...told.map((part) => partRow(part, most))) : note(t("why.none")),
    told.length > 0 && note(t(told.some(({ amount }) => amount < 0) ? "why.bothWays" : "why.counted")),
  );
}

function paid({ sponsor, organic_place: place }) {
  return [
    sponsor ? t("why.paidBy", { sponsor }) : t("why.paid"),
    ...(place ? [" ", t("why.place", { place: number(place) })] : []),
  ];
}

function partRow({ name, amount, why }, most) {
  const bar = el("i", { class: amount < 0 ? "bar against" : "bar" });
  // The policy of the page allows no style in markup; this is none.
  bar.style.inlineSize = `${Math.max(2, (Math.abs(amount) / most) * 100)}%`;
  return el(
    "li",
    {},
    el("p", { class: "name" }, t(NAMES[name] ?? "why.other"), amount < 0 && el("span", { class: "against" }, ` ${t("why.against")}`)),
    el("span", { class: "track", "aria-hidden": "true" }, bar),
    why && el("p", { class: "note", lang: houseLanguage() }, why),
  );
}

export function showWhy(card, parts) {
  return openDialog(
    t("why.title"),
    whyNode(card, parts),
    el("form", { method: "dialog", class: "choices" }, el("button", { class: "button", autofocus: true }, t("dialog.close"))),
  );
}
