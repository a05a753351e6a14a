/**
 * <persea-lanes>: several workers at once, one lane each, with what each is doing and how it ended.
 */

import { el } from "../dom.js";
import { t } from "../words.js";
import { icon } from "./icons.js";
import { seeds } from "./states.js";

const MARKS = { waiting: "more", done: "check", failed: "problem" };

export class PerseaLanes extends HTMLElement {
  #list = el("ul", { class: "lanes", role: "list", "aria-label": t("lane.title"), "aria-live": "polite" });

  connectedCallback() {
    if (!this.firstChild) this.append(this.#list);
  }

  /** [{id, name, state, words}]; `state` is waiting, working, done or failed. A lane whose state is as it was stays. */
  set lanes(lanes) {
    const kept = new Map([...this.#list.children].map((lane) => [lane.dataset.id, lane]));
    this.#list.replaceChildren(...lanes.map((lane) => update(kept.get(lane.id) ?? el("li", { "data-id": lane.id }), lane)));
  }
}

function update(node, { name, state, words }) {
  if (node.dataset.state === state && node.querySelector(".doing")?.textContent === words) return node;
  node.dataset.state = state;
  node.replaceChildren(
    el("span", { class: "sign" }, state === "working" ? seeds() : icon(MARKS[state])),
    el("strong", {}, el("bdi", {}, name)),
    el("span", { class: "doing" }, el("bdi", {}, words)),
    el("span", { class: "state" }, t(`lane.${state}`)),
  );
  return node;
}

customElements.define("persea-lanes", PerseaLanes);
