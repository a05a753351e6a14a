/**
 * <persea-options>: choosing a variant, one group of radio buttons for each option ("Colour", "Size").
 *
 * What does not exist together cannot be chosen together; what is sold out can, and says so. Event:
 * `persea-variant` (detail: the variant that is chosen, or null while the choice is not complete).
 */

import { el } from "../dom.js";
import { t } from "../words.js";
import { shopWords } from "./shop_words.js";

export class PerseaOptions extends HTMLElement {
  #variants = [];
  #names = [];
  #chosen = new Map();

  /** `options`: [[name, values]]; `variants`: [{options: [[name, value]], in_stock, …}]. */
  fill(options, variants) {
    this.#names = options.map(([name]) => name);
    this.#variants = variants.map((variant) => ({ variant, values: new Map(variant.options) }));
    this.replaceChildren(...options.map(([name, values], index) => this.#group(name, values, index)));
    this.#weigh();
  }

  #group(name, values, index) {
    const choice = (value) =>
      el(
        "label",
        { class: "value" },
        el("input", { type: "radio", name: `option-${index}`, value, "data-name": name, onchange: () => this.#choose(name, value) }),
        el("span", {}, shopWords(value), el("span", { class: "unseen why" })),
      );
    return el("fieldset", { class: "option" }, el("legend", {}, shopWords(name)), ...values.map(choice));
  }

  #choose(name, value) {
    this.#chosen.set(name, value);
    // The last choice counts: an earlier one that does not exist with it is taken back.
    for (const [other, kept] of this.#chosen) {
      if (other !== name && this.#having(new Map([[name, value], [other, kept]])).length === 0) {
        this.#chosen.delete(other);
        for (const input of this.querySelectorAll("input")) if (input.dataset.name === other) input.checked = false;
      }
    }
    this.#weigh();
    const whole = this.#names.every((one) => this.#chosen.has(one));
    const found = whole ? (this.#having(this.#chosen)[0] ?? null) : null;
    this.dispatchEvent(new CustomEvent("persea-variant", { bubbles: true, detail: found }));
  }

  // Says of each value what choosing it with the others would lead to.
  #weigh() {
    for (const label of this.querySelectorAll("label")) {
      const { dataset, value } = label.firstChild;
      const others = new Map(this.#chosen).set(dataset.name, value);
      const found = this.#having(others);
      const state = found.length === 0 ? "apart" : found.some((variant) => variant.in_stock) ? "there" : "gone";
      const why = { apart: t("product.notMade"), gone: t("card.outOfStock"), there: "" }[state];
      label.dataset.state = state;
      label.title = why;
      label.querySelector(".why").textContent = why && ` (${why})`;
    }
  }

  #having(wanted) {
    return this.#variants
      .filter(({ values }) => [...wanted].every(([name, value]) => values.get(name) === value))
      .map(({ variant }) => variant);
  }
}

customElements.define("persea-options", PerseaOptions);
