/**
 * What stands where there is nothing to show, not yet, or not any more: notices, problems, empty places,
 * and the shapes of what is being fetched.
 */

import { el } from "../dom.js";
import { t } from "../words.js";
import { icon } from "./icons.js";

/** One quiet line that tells something. */
export function note(words, attributes = {}) {
  return el("p", { class: "note", ...attributes }, words);
}

/** A strip that stays as long as what it tells is so; `kind` is `notice`, `offline` or `problem`. */
export function notice(words, kind = "notice", attributes = {}) {
  return el("p", { class: `notice ${kind}`, role: "status", ...attributes }, icon(kind), el("span", {}, words));
}

/** What went wrong, said at once to a screen reader too; `again` is called where trying again may help. */
export function problem(message, again = null) {
  const button =
    again && el("button", { type: "button", class: "button plain", onclick: again }, icon("again"), t("error.retry"));
  return el("div", { class: "problem", role: "alert" }, icon("problem"), el("p", {}, message), button);
}

/** A place that nothing is in yet. */
export function empty(words, name = "talk") {
  return el("div", { class: "empty" }, icon(name), el("p", {}, words));
}

/** The shapes of what comes: `lines` or `cards`, `count` of them. */
export function skeleton(kind, count) {
  const shape = () =>
    kind === "cards"
      ? el("span", { class: "shape piece" }, el("i", { class: "look" }), el("i"), el("i", { class: "short" }))
      : el("i", { class: "shape line" });
  const shapes = Array.from({ length: count }, shape);
  return el(
    "div",
    { class: `skeleton ${kind}`, role: "status" },
    el("span", { class: "unseen" }, t("state.loading")),
    ...shapes,
  );
}

/** Three seeds that breathe while one waits. */
export function seeds() {
  return el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
}
