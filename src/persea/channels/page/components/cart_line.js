/**
 * <persea-line>: one line of the cart: what, how many, what it comes to, and what is in the way.
 *
 * Events, bubbling: `persea-quantity` (detail: {line, quantity}), `persea-vary` (another variant of it), `persea-later` and
 * `persea-take-out` (detail: the line).
 */

import { el } from "../dom.js";
import { money, number, t } from "../words.js";
import { picture } from "./card.js";
import { icon } from "./icons.js";
import { shopWords } from "./shop_words.js";

const MOST = 999;

export class PerseaLine extends HTMLElement {
  #line = null;
  #look = el("a", { class: "look", tabindex: "-1", "aria-hidden": "true" });
  #title = el("a", { class: "title" });
  #options = el("span");
  #vary = el("button", { type: "button", class: "link", onclick: () => this.#say("vary", this.#line) });
  #problem = el("p", { class: "problem-line", role: "status" });
  #sum = el("p", { class: "sum" });
  #each = el("small");
  #count = el("input", { type: "number", inputmode: "numeric", min: "1", max: String(MOST), onchange: () => this.#typed() });
  #less = this.#step("minus", -1);
  #more = this.#step("plus", 1);
  #later = el("button", { type: "button", class: "link", onclick: () => this.#say("later", this.#line) });
  #out = el("button", { type: "button", class: "quiet out", onclick: () => this.#say("take-out", this.#line) }, icon("remove"));

  connectedCallback() {
    if (this.firstChild) return;
    const stepper = el("div", { class: "stepper" }, this.#less, this.#count, this.#more);
    const below = el("div", { class: "below-line" }, stepper, this.#later);
    this.append(this.#look, el("div", { class: "what" }, this.#title, el("p", { class: "options" }, this.#options, " ", this.#vary), this.#problem, below), el("div", { class: "amount" }, this.#sum, this.#each, this.#out));
  }

  /** The line as the server has it. */
  set line(line) {
    this.#line = line;
    const { title, quantity } = line;
    const held = document.activeElement;
    const address = `/products/${encodeURIComponent(line.product_id)}`;
    // The same picture is not fetched again.
    if (this.#look.getAttribute("href") !== address) this.#look.replaceChildren(picture(title, [line.image_url]));
    for (const link of [this.#look, this.#title]) link.href = address;
    this.#title.replaceChildren(shopWords(title));
    this.#options.replaceChildren(shopWords(line.options.map(([, value]) => value).join(", ")));
    this.#vary.hidden = line.options.length === 0;
    this.#vary.replaceChildren(t("cart.vary"), el("span", { class: "unseen" }, ` ${title}`));
    this.#problem.replaceChildren(...(line.problem ? [icon("problem"), shopWords(line.problem)] : []));
    this.#problem.hidden = !line.problem;
    this.#sum.textContent = line.sum ? money(line.sum) : t("card.noPrice");
    this.#each.textContent = line.price && quantity > 1 ? t("cart.each", { price: money(line.price) }) : "";
    this.#count.value = String(quantity);
    this.#count.setAttribute("aria-label", t("cart.quantity", { title }));
    this.#less.setAttribute("aria-label", t("cart.less", { title }));
    this.#more.setAttribute("aria-label", t("cart.more", { title }));
    this.#less.disabled = quantity <= 1;
    this.#more.disabled = line.stock !== null && quantity >= line.stock;
    // A button that can do no more gives its focus to the number.
    if (held.disabled && this.contains(held)) this.#count.focus({ preventScroll: true });
    this.#later.replaceChildren(t("cart.later"), el("span", { class: "unseen" }, ` ${title}`));
    this.#out.setAttribute("aria-label", t("cart.remove", { title }));
    this.#out.title = t("cart.remove", { title });
  }

  focus() {
    this.#count.focus();
  }

  #step(name, by) {
    return el("button", { type: "button", class: "quiet", onclick: () => this.#ask(this.#line.quantity + by) }, icon(name));
  }

  #typed() {
    const wanted = Math.round(this.#count.valueAsNumber);
    if (wanted >= 1 && wanted <= MOST) this.#ask(wanted);
    else this.#count.value = String(this.#line.quantity);
  }

  #ask(quantity) {
    if (quantity === this.#line.quantity) return;
    this.#count.value = String(quantity);
    this.#say("quantity", { line: this.#line, quantity });
  }

  #say(what, detail) {
    this.dispatchEvent(new CustomEvent(`persea-${what}`, { bubbles: true, detail }));
  }
}

customElements.define("persea-line", PerseaLine);

/** "2 × Rain Jacket (Black, M)", for where a line is only told of. */
export function lineWords({ title, options, quantity }) {
  const values = options.map(([, value]) => value).join(", ");
  return `${number(quantity)} × ${title}${values && ` (${values})`}`;
}

/** What tells one line from another: two products may call a variant alike. */
export function placeOf({ product_id: product, variant_id: variant }) {
  return `${product} ${variant}`;
}
