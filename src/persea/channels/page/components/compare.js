/**
 * Products side by side: a table out of an answer that lists, for each feature, what each product has.
 *
 * `compared` is pure and only takes what fits wholly; all else stays the text that it is.
 */

import { el, linkTo, safeUrl } from "../dom.js";
import { t } from "../words.js";
import { picture, priceLine } from "./card.js";
import { putButton } from "./deeds.js";
import { shopWords } from "./shop_words.js";

const IN_THE_HEAD = new Set(["price", "list_price"]); // of each product, with its picture
const FEATURE = /^[-*•] \*\*([^*]+)\*\*: (.+)$/;

/**
 * {before, cards, rows: [{name, values}], after} where `text` has at least two lines such as
 * "- **Weight**: Title A: 1 kg; Title B: 740 g" about the same two or more of `cards`; else null.
 */
export function compared(text, cards) {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => FEATURE.test(line));
  if (first < 0) return null;
  let end = first;
  const rows = [];
  for (; end < lines.length && FEATURE.test(lines[end]); end++) {
    const [, name, said] = FEATURE.exec(lines[end]);
    rows.push({ name, said: valuesOf(said, cards) });
  }
  const shown = cards.filter((card) => rows.some(({ said }) => said.has(card.id)));
  if (rows.length < 2 || shown.length < 2 || rows.some(({ said }) => said.size < 2)) return null;
  return {
    before: lines.slice(0, first).join("\n"),
    cards: shown,
    rows: rows.map(({ name, said }) => ({ name, values: shown.map((card) => said.get(card.id) ?? "–") })),
    after: lines.slice(end).join("\n"),
  };
}

// What `said` has of each card: "Title A: 1 kg; Title B: 740 g" as id -> value. A title may be shortened to some of
// its words; where two cards could be called so, it is the one of whose title less is left out.
function valuesOf(said, cards) {
  const found = [];
  for (const card of cards) {
    const long = card.title.split(" ").length;
    for (const name of namesOf(card.title)) {
      const mark = `${name}: `;
      const at = said.startsWith(mark) ? 0 : said.indexOf(`; ${mark}`);
      if (at >= 0) found.push({ card, at, from: (at && at + 2) + mark.length, share: name.split(" ").length / long });
    }
  }
  found.sort((one, other) => other.share - one.share);
  const starts = [];
  for (const one of found) {
    if (!starts.some((start) => start.at === one.at || start.card === one.card)) starts.push(one);
  }
  starts.sort((one, other) => one.at - other.at);
  return new Map(starts.map(({ card, from }, index) => [card.id, said.slice(from, starts[index + 1]?.at)]));
}

// What a product may be called: a run of words of its `title`, or its beginning and its end ("Ridgeline Mid for Women").
function namesOf(title) {
  const words = title.split(" ");
  const names = new Set();
  for (let first = 0; first < words.length; first++) {
    for (let end = first + 1; end <= words.length; end++) {
      names.add(words.slice(first, end).join(" "));
      if (first > 0 && end < words.length) names.add([...words.slice(0, first), ...words.slice(end)].join(" "));
    }
  }
  return names;
}

/**
 * What a server that has compared tells, as `compared` gives it: {products, rows: [{name, cells: [{text, stated}]}]}
 * about some of `cards`, beside the `text` without its own lines of features; null where its cards are not here.
 */
export function comparedAs({ products, rows }, text, cards) {
  const shown = products.map((id) => cards.find((card) => card.id === id));
  if (shown.some((card) => !card) || rows.length === 0) return null;
  const told = rows.filter(({ cells }) => !cells.every(({ field }) => IN_THE_HEAD.has(field)));
  const lines = text.split("\n");
  const first = lines.findIndex((line) => FEATURE.test(line));
  let end = first;
  while (end >= 0 && end < lines.length && FEATURE.test(lines[end])) end++;
  return {
    before: (first < 0 ? lines : lines.slice(0, first)).join("\n"),
    cards: shown,
    priced: true,
    rows: (told.length ? told : rows).map(({ name, cells }) => ({ name, values: cells.map(({ text, stated }) => (stated ? text : null)) })),
    after: first < 0 ? "" : lines.slice(end).join("\n"),
  };
}

/** The table for what `compared` found; where it is `priced`, the prices stand in its head. It scrolls in its own place, under the features' names. */
export function compareTable({ cards, rows, priced = false }) {
  return el(
    "div",
    { class: "compare", tabindex: "0", role: "group", "aria-label": t("compare.caption") },
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, el("td", {}, el("span", { class: "unseen" }, t("compare.feature"))), ...cards.map((card) => head(card, priced)))),
      el("tbody", {}, ...rows.map(row)),
    ),
  );
}

function head(card, priced) {
  const url = safeUrl(card.url);
  const title = shopWords(card.title);
  return el(
    "th",
    { scope: "col", "data-id": card.id },
    picture(card.title, [card.image_url]),
    el("span", { class: "name" }, url ? el("a", linkTo(url), title) : title),
    priced && " ",
    priced && priceLine(card, card.price_from),
    !card.in_stock && el("p", { class: "stock" }, t("card.outOfStock")),
    card.price && card.in_stock && putButton(card),
  );
}

function row({ name, values }) {
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, shopWords(name)),
    ...values.map((value) => (value === null ? el("td", { class: "unsaid" }, t("compare.unsaid")) : el("td", {}, shopWords(value)))),
  );
}
