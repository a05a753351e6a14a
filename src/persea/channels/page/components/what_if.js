/**
 * What a decision about an interest would change: the first products of a list, as they are and as they would be, with what moves.
 *
 * `whatIf(told, words, label, act)`: `told` as POST /api/me/interests/ID/what-if answers, null where that could not be worked out; `words` name
 * the decision, `label` the interest; `act(yes)` hears what the person decided.
 */

import { el, safeUrl } from "../dom.js";
import { number, t } from "../words.js";
import { note } from "./states.js";

export function whatIf(told, words, label, act) {
  const yes = el("button", { type: "button", class: "button small", "aria-label": `${t("suppose.do")}: ${words}: ${label}`, onclick: () => act(true) }, t("suppose.do"));
  const no = el("button", { type: "button", class: "button plain small", onclick: () => act(false) }, t("suppose.leave"));
  const node = el(
    "div",
    { class: "what-if", role: "group", "aria-label": t("suppose.title") },
    el("h4", {}, t("suppose.title"), " ", el("small", {}, words)),
    ...(told ? changes(told) : [note(t("suppose.unknown"))]),
    el("div", { class: "choices" }, yes, no),
  );
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // what is below it stays open
    event.stopPropagation();
    act(false);
  });
  return node;
}

function changes({ counts, weight, lists }) {
  const rounded = (value) => number(value, { maximumFractionDigits: 2 });
  const weighs = note(t("suppose.weight", { before: rounded(weight.before), after: rounded(weight.after) }));
  const idle = counts ? [] : [note(t("suppose.idle"))];
  return [weighs, ...idle, ...(lists.length ? lists.map(list) : [note(t("suppose.nothing"))])];
}

function list({ of, words, before, after, moved }) {
  const asked = of === "request";
  if (moved.length === 0) return note(asked ? t("suppose.sameRequest", { words }) : t("suppose.sameForYou"));
  const moves = new Map(moved.map((one) => [one.id, one]));
  const column = (name, goods, then) => el("div", {}, el("h6", {}, t(name)), el("ol", { role: "list" }, ...goods.map((one, at) => row(one, at + 1, then, moves.get(one.id)))));
  return el(
    "section",
    {},
    el("h5", {}, asked ? t("suppose.request", { words }) : t("suppose.forYou")),
    el("div", { class: "orders" }, column("suppose.now", before, false), column("suppose.then", after, true)),
  );
}

function row({ title, image_url: image }, place, then, move) {
  const shown = safeUrl(image);
  const mark = move && (then ? markThen(move) : move.after === null && el("small", { class: "gone" }, t("suppose.gone")));
  return el(
    "li",
    { class: then && move ? "moved" : null },
    el("span", { class: "place" }, number(place)),
    shown ? el("img", { src: shown, alt: "", width: "32", height: "32", loading: "lazy" }) : el("i"),
    el("span", { class: "name" }, el("span", { dir: "auto" }, title), mark),
  );
}

function markThen({ before, after }) {
  if (before === null) return el("small", { class: "up" }, t("suppose.new"));
  const up = before > after;
  return el("small", { class: up ? "up" : "down" }, t(up ? "suppose.up" : "suppose.down", { count: Math.abs(before - after) }));
}
