/**
 * How several workers came to one answer: how far they agree, who differed, and whether it was worth asking so many.
 */

import { el, svg } from "../dom.js";
import { houseLanguage, number, t } from "../words.js";
import { icon } from "./icons.js";

const LONG = 100;

/** "Agreement: 67%" */
export function agreementWords({ agreement }) {
  return t("account.agreement", { share: number(agreement, { style: "percent" }) });
}

export function accountNote(account) {
  const { dissent, note, stopped_early: early, worth_it: worth } = account;
  const own = { dir: "auto", lang: houseLanguage() };
  const mark = (name, text) => el("li", {}, icon(name), text);
  return el(
    "div",
    { class: "account", role: "group", "aria-label": t("account.title") },
    el("p", { class: "agreed" }, bar(account.agreement), el("span", {}, agreementWords(account))),
    el("ul", { class: "marks", role: "list" }, mark(worth ? "check" : "notice", t(worth ? "account.worth" : "account.notWorth")), early && mark("stop", t("account.early"))),
    dissent.length > 0 && el("div", { class: "dissent" }, el("strong", {}, t("account.dissent")), el("ul", own, ...dissent.map((one) => el("li", {}, one)))),
    note && el("p", { class: "note", ...own }, note),
  );
}

// Drawn in the direction of reading: from the right where one reads from there.
function bar(share) {
  const length = Math.min(1, Math.max(0, share)) * LONG;
  const x = document.documentElement.dir === "rtl" ? LONG - length : 0;
  return svg(
    "svg",
    { viewBox: `0 0 ${LONG} 8`, class: "share", "aria-hidden": "true" },
    svg("rect", { x: 0, y: 0, width: LONG, height: 8, rx: 4, class: "track" }),
    length > 0 && svg("rect", { x, y: 0, width: length, height: 8, rx: 4, class: "filled" }),
  );
}
