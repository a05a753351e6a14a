/**
 * <persea-work>: how an answer is worked out, folded away: thoughts, tools and lanes, with the time that it takes.
 *
 * It is open while it comes, and closes where the answer begins, unless the person has opened or closed it.
 */

import { el } from "../dom.js";
import { seconds, t } from "../words.js";
import "./lanes.js";
import { seeds } from "./states.js";
import { Trail } from "./trail.js";

const SECOND_MS = 1000;

export class PerseaWork extends HTMLElement {
  #since = performance.now();
  #clock = 0;
  #touched = false;
  #ended = false;
  #trail = null;
  #lanes = null;
  #words = el("span");
  #seeds = seeds();
  #summary = el("summary", {}, this.#seeds, this.#words);
  #fold = el("details", { open: true }, this.#summary);

  connectedCallback() {
    if (this.firstChild) return;
    this.hidden = true; // until there is something in it
    this.append(this.#fold);
    this.#summary.addEventListener("click", () => (this.#touched = true));
    // Who opens what is over reads it from its beginning.
    this.#fold.addEventListener("toggle", () => this.#ended && this.#fold.open && this.#trail?.toTop());
  }

  disconnectedCallback() {
    clearInterval(this.#clock);
  }

  think({ delta, lane }) {
    this.#begin();
    if (lane) this.#several().think(lane, delta);
    else this.#alone().think(delta);
  }

  step(step) {
    this.#begin();
    if (step.lane) this.#several().step(step.lane, step);
    else this.#alone().step(step);
  }

  lane(lane) {
    this.#begin();
    this.#several().show(lane);
    if (!this.#ended) this.#tell();
  }

  /** The answer begins: what led to it steps back. */
  foldAway() {
    if (this.hidden || this.#ended) return;
    if (!this.#touched) this.#fold.open = false;
    this.#end(false);
  }

  /** Nothing more comes; what was still at work has been stopped. */
  stop() {
    this.#end(true);
  }

  #begin() {
    if (!this.hidden) return;
    this.hidden = false;
    this.#tell();
    this.#clock = setInterval(() => this.#tell(), SECOND_MS);
  }

  #alone() {
    if (!this.#trail) {
      this.#trail = new Trail();
      this.#fold.append(this.#trail.node, el("p", { class: "note" }, t("thought.unchecked")));
    }
    return this.#trail;
  }

  #several() {
    if (!this.#lanes) {
      this.#lanes = document.createElement("persea-lanes");
      this.#fold.append(this.#lanes);
    }
    return this.#lanes;
  }

  #end(stopped) {
    if (this.#ended) return;
    this.#ended = true;
    clearInterval(this.#clock);
    this.#seeds.remove();
    this.#trail?.end();
    if (stopped) this.#lanes?.stop();
    const time = seconds(performance.now() - this.#since);
    if (stopped) this.#words.textContent = t("thought.stopped", { time });
    else this.#words.textContent = this.#lanes ? t("lane.after", { count: this.#lanes.count, time }) : t("thought.after", { time });
  }

  #tell() {
    const time = seconds(Math.floor((performance.now() - this.#since) / SECOND_MS) * SECOND_MS);
    this.#words.textContent = this.#lanes ? t("lane.now", { count: this.#lanes.count, time }) : t("thought.now", { time });
  }
}

customElements.define("persea-work", PerseaWork);
