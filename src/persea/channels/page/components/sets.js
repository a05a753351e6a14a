/**
 * <persea-sets>: sets of products that are chosen together: the best one, and others behind tabs that say how they differ.
 * Where there is none, the wishes without which there would be.
 *
 * Events, bubbling: `persea-put-all` (detail: [{product_id, variant_id, title, quantity, impression_id}]), `persea-ask` (detail: what
 * gives up a wish), `persea-reword` (where there is no such wording: the question is to be said anew).
 */

import { el, linkTo, safeUrl } from "../dom.js";
import { createWriter } from "../markdown.js";
import { money, number, shopLanguage, t } from "../words.js";
import { picture, priceLine } from "./card.js";
import { icon } from "./icons.js";
import { shopWords } from "./shop_words.js";
import { note } from "./states.js";

let made = 0;

export class PerseaSets extends HTMLElement {
  #sets = null;
  #id = `sets-${++made}`;
  #tabs = [];
  #panel = el("div", { class: "set" });

  /** As the server's `sets` event has them: {choices, loosen, budget}. */
  set sets(sets) {
    this.#sets = sets;
    const { choices, loosen } = sets;
    if (choices.length === 0) {
      this.replaceChildren(...(loosen.length ? [loosening(loosen, (one) => this.#say(one.say ? "ask" : "reword", one.say || null))] : []));
      return;
    }
    this.#tabs = choices.length > 1 ? choices.map((choice, index) => this.#tab(choice, index)) : [];
    const tabs = el("div", { class: "tabs", role: "tablist", "aria-label": t("sets.title"), onkeydown: (event) => this.#key(event) }, ...this.#tabs);
    if (this.#tabs.length) {
      this.#panel.id = `${this.#id}-panel`;
      this.#panel.role = "tabpanel";
    }
    this.replaceChildren(...(this.#tabs.length ? [tabs] : []), this.#panel);
    this.#show(0);
  }

  #tab(choice, index) {
    const label = el("span", {}, index === 0 ? t("sets.best") : against(choice, this.#sets.choices[0]));
    const price = el("small", {}, money(choice.total));
    return el("button", { type: "button", role: "tab", id: `${this.#id}-${index}`, "aria-controls": `${this.#id}-panel`, onclick: () => this.#show(index) }, label, price);
  }

  #show(index) {
    for (const [place, tab] of this.#tabs.entries()) {
      tab.setAttribute("aria-selected", String(place === index));
      tab.tabIndex = place === index ? 0 : -1;
    }
    if (this.#tabs.length) this.#panel.setAttribute("aria-labelledby", this.#tabs[index].id);
    const { choices, budget } = this.#sets;
    const choice = choices[index];
    const best = new Set(choices[0].pieces.map(({ card }) => card.id));
    const piece = (one) => pieceNode(one, index > 0 && !best.has(one.card.id));
    const put = () => this.#say("put-all", choice.pieces.map(({ card, variant_id: variant, quantity }) => ({ product_id: card.id, variant_id: variant ?? null, title: card.title, quantity, impression_id: card.impression_id ?? null })));
    this.#panel.replaceChildren(
      ...[
        choice.note && told(choice.note),
        el("ul", { class: "pieces", role: "list" }, ...choice.pieces.map(piece)),
        el(
          "div",
          { class: "sum-line" },
          el("p", {}, t("sets.sum"), " ", el("strong", {}, money(choice.total)), ...rest(choice.total, budget)),
          el("button", { type: "button", class: "button", onclick: put }, icon("cart"), t("sets.putAll")),
        ),
        !choice.proven && note(t("sets.unproven")),
      ].filter(Boolean),
    );
  }

  #key(event) {
    const rightToLeft = getComputedStyle(this).direction === "rtl";
    const at = this.#tabs.indexOf(document.activeElement);
    const step = rightToLeft ? -1 : 1;
    const to = { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const index = (to + this.#tabs.length) % this.#tabs.length;
    this.#show(index);
    this.#tabs[index].focus();
  }

  #say(what, detail) {
    this.dispatchEvent(new CustomEvent(`persea-${what}`, { bubbles: true, detail }));
  }
}

customElements.define("persea-sets", PerseaSets);

// What the server says of a set is written as its answers are.
function told(text) {
  const node = el("div", { class: "note", lang: shopLanguage(), dir: "auto" });
  createWriter(node).write(text, false);
  return node;
}

// How a set differs from the best one, by what it comes to.
function against({ total }, best) {
  const by = total.amount_minor - best.total.amount_minor;
  const amount = money({ ...total, amount_minor: Math.abs(by) });
  return by === 0 ? t("sets.other") : t(by < 0 ? "sets.less" : "sets.more", { amount });
}

function rest(total, budget) {
  if (!budget) return [];
  const left = budget.amount_minor - total.amount_minor;
  const amount = money({ ...budget, amount_minor: Math.abs(left) });
  const words = t(left < 0 ? "sets.over" : "sets.left", { amount, budget: money(budget) });
  return [" ", el("span", { class: left < 0 ? "rest over" : "rest" }, words)];
}

function pieceNode({ wanted, card, quantity }, other) {
  const url = safeUrl(card.url);
  const title = shopWords(card.title);
  return el(
    "li",
    { class: other ? "piece other" : "piece", "data-id": card.id },
    picture(card.title, [card.image_url]),
    el(
      "div",
      { class: "about" },
      el("p", { class: "wanted" }, shopWords(wanted), other && el("span", { class: "mark" }, t("sets.differs"))),
      el("h3", {}, url ? el("a", linkTo(url), title) : title),
      el("div", { class: "cost" }, quantity > 1 && el("span", { class: "times" }, `${number(quantity)} ×`), priceLine(card, card.price_from)),
      !card.in_stock && el("p", { class: "stock" }, t("card.outOfStock")),
    ),
  );
}

// What could give: a button for each wish, and what it then comes to.
function loosening(loosen, give) {
  const button = (one) => {
    const { text, total } = one;
    const words = text.split(/:\s/)[0];
    return el("button", { type: "button", class: "chip", onclick: () => give(one) }, el("span", {}, shopWords(words)), total && el("small", {}, money(total)));
  };
  return el("div", { class: "loosen", role: "group", "aria-label": t("sets.loosen") }, el("p", { class: "note" }, t("sets.loosen")), el("div", { class: "chips" }, ...loosen.map(button)));
}
