/** The cart as an answer shows it: what is in it, what it comes to, the way to all of it, and back. */

import { el } from "../dom.js";
import { money, t } from "../words.js";
import { lineWords } from "./cart_line.js";
import { icon } from "./icons.js";
import { shopWords } from "./shop_words.js";

const SHOWN = 4; // lines; the rest are counted

/**
 * `cart` as the server's `cart` event has it. `undo()`, where it is given, takes back what this turn changed and resolves
 * to whether it did. The way to the cart leaves as a bubbling `persea-cart`.
 */
export function smallCart(cart, undo = null) {
  const open = ({ currentTarget }) => currentTarget.dispatchEvent(new CustomEvent("persea-cart", { bubbles: true }));
  const said = el("span", { role: "status", tabindex: "-1" });
  const back = undo && el("button", { type: "button", class: "link", onclick: takeBack }, t("wish.undo"));

  async function takeBack() {
    back.disabled = true;
    const done = await undo();
    back.disabled = false;
    if (!done) return;
    said.textContent = t("cart.undone");
    back.replaceWith(said);
    said.focus({ preventScroll: true });
  }

  const rest = cart.lines.length - SHOWN;
  return el(
    "div",
    { class: "small-cart", role: "group", "aria-label": t("cart.title") },
    el("p", { class: "head" }, icon("cart"), el("strong", {}, cart.count ? t("cart.many", { count: cart.count }) : t("cart.empty"))),
    cart.lines.length > 0 && el("ul", { role: "list" }, ...cart.lines.slice(0, SHOWN).map(row)),
    rest > 0 && el("p", { class: "note" }, t("cart.further", { count: rest })),
    cart.total && el("p", { class: "total" }, el("span", {}, t("cart.total")), el("strong", {}, money(cart.total))),
    el("p", { class: "choices" }, el("button", { type: "button", class: "button plain", onclick: open }, t("cart.open")), back),
  );
}

function row(line) {
  return el(
    "li",
    {},
    el("span", {}, shopWords(lineWords(line))),
    line.sum && el("span", { class: "sum" }, money(line.sum)),
    line.problem && el("span", { class: "problem-line" }, shopWords(line.problem)),
  );
}
