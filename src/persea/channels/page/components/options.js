/**
 * <persea-options>: choosing a variant, one group of radio buttons for each option ("Colour", "Size").
 *
 * What does not exist together cannot be chosen together; what is sold out can, and is struck through. Why, stands
 * below each group: "Not in 41: Slate". Event: `persea-variant` (detail: the variant that is chosen, or null while the
 * choice is not complete).
 */

import { el } from "../dom.js";
import { listing, t } from "../words.js";
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

  /** What is chosen: [[name, value]]. */
  get chosen() {
    return [...this.#chosen];
  }

  /** What is not chosen yet: [{name, input}], each with its first choice. */
  get open() {
    const open = this.#names.filter((name) => !this.#chosen.has(name));
    return open.map((name) => ({ name, input: [...this.querySelectorAll("input")].find(({ dataset }) => dataset.name === name) }));
  }

  /** Chooses what there is of [[name, value]], and nothing else. */
  set chosen(wanted) {
    this.#chosen = new Map();
    for (const input of this.querySelectorAll("input")) {
      const { name } = input.dataset;
      input.checked = wanted.some(([one, value]) => one === name && value === input.value) && this.#having(new Map(this.#chosen).set(name, input.value)).length > 0;
      if (input.checked) this.#chosen.set(name, input.value);
    }
    this.#tell();
  }

  #group(name, values, index) {
    const choice = (value) =>
      el(
        "label",
        { class: "value" },
        el("input", { type: "radio", name: `option-${index}`, value, "data-name": name, onchange: () => this.#choose(name, value) }),
        el("span", {}, shopWords(value), el("span", { class: "unseen why" })),
      );
    return el("fieldset", { class: "option" }, el("legend", {}, shopWords(name)), ...values.map(choice), el("p", { class: "note why", "aria-hidden": "true", hidden: true }));
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
    this.#tell();
  }

  #tell() {
    this.#weigh();
    const whole = this.#names.every((one) => this.#chosen.has(one));
    const found = whole ? (this.#having(this.#chosen)[0] ?? null) : null;
    this.dispatchEvent(new CustomEvent("persea-variant", { bubbles: true, detail: found }));
  }

  // Says of each value what choosing it with the others would lead to.
  #weigh() {
    for (const group of this.querySelectorAll("fieldset")) {
      const reasons = new Map();
      for (const label of group.querySelectorAll("label")) {
        const { dataset, value } = label.firstChild;
        const [state, why] = this.#weighed(dataset.name, value);
        label.dataset.state = state;
        label.title = why;
        label.querySelector(".why").textContent = why && ` (${why})`;
        if (why) reasons.set(why, [...(reasons.get(why) ?? []), value]);
      }
      const note = group.lastChild;
      note.hidden = reasons.size === 0;
      note.replaceChildren(...[...reasons].map(([why, values]) => el("span", {}, `${why}: `, shopWords(listing(values)), " ")));
    }
  }

  // [state, why] of `value` beside what else is chosen: `there`, `gone` (sold out), `apart` (not made together).
  #weighed(name, value) {
    const rest = new Map([...this.#chosen].filter(([other]) => other !== name));
    const where = listing([...rest.values()]);
    const stocked = (variants) => variants.some((variant) => variant.in_stock);
    const found = this.#having(new Map(rest).set(name, value));
    if (stocked(found)) return ["there", ""];
    const elsewhere = this.#having(new Map([[name, value]]));
    if (found.length === 0 && elsewhere.length > 0) return ["apart", t("product.notIn", { where })];
    return ["gone", stocked(elsewhere) ? t("product.goneIn", { where }) : t("product.gone")];
  }

  #having(wanted) {
    return this.#variants
      .filter(({ values }) => [...wanted].every(([name, value]) => values.get(name) === value))
      .map(({ variant }) => variant);
  }
}

customElements.define("persea-options", PerseaOptions);
