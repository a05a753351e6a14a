/**
 * <persea-lanes>: several workers at once, one lane each: who it is, how it stands, what it answers, what it took.
 *
 * Side by side where there is room, below one another on a phone. A lane that has not changed stays as it is.
 */

import { el } from "../dom.js";
import { houseLanguage, seconds, t } from "../words.js";
import { icon } from "./icons.js";
import { seeds } from "./states.js";
import { Trail } from "./trail.js";

const MARKS = { done: "check", stopped: "stop", failed: "problem" };

export class PerseaLanes extends HTMLElement {
  #list = el("ul", { class: "lanes", role: "list", "aria-label": t("lane.title") });
  #lanes = new Map(); // id: {node, told, trail}

  connectedCallback() {
    if (!this.firstChild) this.append(this.#list);
  }

  get count() {
    return this.#lanes.size;
  }

  /** How a lane stands: {id, role, state, answer, tokens, ms}; `state` is working, done, stopped or failed. */
  show(lane) {
    const one = this.#lane(lane.id);
    const before = one.told;
    one.told = lane;
    if (before && JSON.stringify(before) === JSON.stringify(lane)) return;
    one.node.dataset.state = lane.state;
    one.head.replaceChildren(...told(lane));
    if (lane.state !== "working") one.trail?.end();
  }

  think(id, delta) {
    this.#trail(id).think(delta);
  }

  step(id, step) {
    this.#trail(id).step(step);
  }

  /** Nobody works any more: the lanes that did are shown as stopped. */
  stop() {
    for (const { told: lane } of this.#lanes.values()) if (lane?.state === "working") this.show({ ...lane, state: "stopped" });
  }

  #lane(id) {
    if (!this.#lanes.has(id)) {
      const head = el("div");
      const node = el("li", { "data-id": id }, head);
      this.#lanes.set(id, { node, head, told: null, trail: null });
      this.#list.append(node);
    }
    return this.#lanes.get(id);
  }

  #trail(id) {
    const one = this.#lane(id);
    if (!one.trail) {
      one.trail = new Trail();
      one.node.append(el("details", {}, el("summary", {}, t("thought.label")), one.trail.node));
    }
    return one.trail;
  }
}

function told({ role, state, answer, tokens, ms }) {
  const took = [t(`lane.${state}`), tokens > 0 && t("usage.tokens", { count: tokens }), ms > 0 && seconds(ms)].filter(Boolean);
  return [
    el(
      "p",
      { class: "who" },
      el("span", { class: "sign" }, state === "working" ? seeds() : icon(MARKS[state])),
      el("strong", {}, el("bdi", { lang: houseLanguage() }, role)),
    ),
    el("p", { class: "state" }, ...took.flatMap((piece, index) => [index > 0 && " · ", el("span", {}, piece)])),
    answer && el("p", { class: "said", dir: "auto" }, answer),
  ].filter(Boolean);
}

customElements.define("persea-lanes", PerseaLanes);
