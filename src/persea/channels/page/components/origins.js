/**
 * Where the figures of an answer come from: each becomes a small button that shows its source below the line.
 *
 * `origins` are as the server sends them, in the order of the text: {figure, kind, source, label, field, as_of}. A
 * figure that cannot be found again (markup in the middle of it) stays as it is.
 */

import { el } from "../dom.js";
import { date, t } from "../words.js";

const FIELDS = {
  price: "origin.price",
  list_price: "origin.listPrice",
  highest_price: "origin.highestPrice",
  rating: "origin.rating",
  rating_count: "origin.ratings",
  weight: "origin.weight",
  stock: "origin.stock",
  description: "origin.description",
};
const NOT_IN = "a, button, code, pre";

/** Marks `origins` in `nodes`, one after the other. */
export function markOrigins(nodes, origins) {
  const texts = nodes.flatMap(textsOf);
  let at = 0;
  for (const origin of origins) {
    const found = findFrom(texts, at, origin.figure);
    if (found < 0) continue;
    at = mark(texts, found, origin);
  }
}

function textsOf(node) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(NOT_IN)) texts.push(walker.currentNode);
  return texts;
}

function findFrom(texts, from, figure) {
  for (let at = from; at < texts.length; at++) if (placeOf(texts[at].data, figure) >= 0) return at;
  return -1;
}

// "$9" is not found in "$99", nor "9" in "$9".
function placeOf(text, figure) {
  for (let at = text.indexOf(figure); at >= 0; at = text.indexOf(figure, at + 1)) {
    const joined = /[\d.,$€£¥]$/.test(text.slice(0, at)) || /^(?:\d|[.,]\d)/.test(text.slice(at + figure.length));
    if (!joined) return at;
  }
  return -1;
}

// Puts the button into the text; whatever follows it is looked through next.
function mark(texts, at, origin) {
  const text = texts[at];
  const figure = text.splitText(placeOf(text.data, origin.figure));
  const rest = figure.splitText(origin.figure.length);
  const button = el("button", { type: "button", class: "figure", "aria-expanded": "false" }, origin.figure);
  button.addEventListener("click", () => toggle(button, origin));
  figure.replaceWith(button);
  texts[at] = rest;
  return at;
}

function toggle(button, origin) {
  const open = button.getAttribute("aria-expanded") === "true";
  const answer = button.closest("persea-answer") ?? document.body;
  for (const other of answer.querySelectorAll(".figure[aria-expanded=true]")) other.setAttribute("aria-expanded", "false");
  answer.querySelector(".origin")?.remove();
  if (open) return;
  button.setAttribute("aria-expanded", "true");
  const line = el("p", { class: "origin", role: "status", dir: "auto" });
  const block = button.closest("table") ?? button.closest("li") ?? button.closest("p") ?? button.parentElement;
  if (block.tagName === "LI") block.append(line);
  else block.after(line);
  line.textContent = originWords(origin); // after it stands there, so that it is read out
}

/** "$49.00: price of the Alder Lamp, in the shop’s record as of 28 Nov 2026, 06:00". */
export function originWords({ figure, kind, label, field, as_of: asOf }) {
  const what = FIELDS[field] ? t(FIELDS[field]) : field;
  const words = {
    record: () => t("origin.record", { what, label }),
    page: () => t("origin.page", { label }),
    document: () => t("origin.document", { label }),
    tool: () => t("origin.tool"),
    wish: () => t("origin.wish"),
    computed: () => (label ? t("origin.computedOf", { label }) : t("origin.computed")),
    model: () => t("origin.model"),
  }[kind]();
  const told = asOf ? t("origin.asOf", { words, time: date(asOf, { dateStyle: "medium", timeStyle: "short" }) }) : words;
  return `${figure}: ${told}`;
}
