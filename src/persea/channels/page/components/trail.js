/**
 * What is thought and done on the way to an answer: thoughts as text, and each use of a tool as a row between them.
 *
 * Nothing in it has been checked. It stays in a box of its own, and no live region reads it out.
 */

import { el } from "../dom.js";
import { seconds, t } from "../words.js";
import { icon } from "./icons.js";
import { Prose } from "./prose.js";

const NEAR_PX = 24;

export class Trail {
  node = el("div", { class: "trail", tabindex: "0", role: "group", "aria-label": t("thought.label") });
  #prose = null;

  think(delta) {
    if (!this.#prose) {
      this.#prose = new Prose(() => this.#follow());
      this.node.append(this.#prose.node);
    }
    this.#prose.append(delta);
  }

  /** A tool that was used: {tool, asked, gave, ok, ms}. */
  step(step) {
    this.end();
    this.#prose = null;
    this.node.append(toolRow(step));
    this.#follow();
  }

  /** Nothing more is coming. */
  end() {
    this.#prose?.write(this.#prose.text, false);
  }

  toTop() {
    this.node.scrollTop = 0;
  }

  // The newest words stay in view, unless the reader has gone back to earlier ones.
  #last = 0;
  #follow() {
    const { node } = this;
    if (node.scrollTop >= this.#last - NEAR_PX) node.scrollTop = node.scrollHeight;
    this.#last = node.scrollTop;
  }
}

export function toolRow({ tool, asked, gave, ok, ms }) {
  return el(
    "div",
    { class: ok ? "tool" : "tool failed" },
    icon(ok ? "tool" : "problem"),
    el("p", {}, el("code", { dir: "ltr" }, tool), !ok && " ", !ok && el("strong", {}, t("lane.failed")), " ", el("small", {}, seconds(ms))),
    part("asked", t("thought.asked"), spelled(asked)),
    part(gave.includes(" = ") ? "gave told" : "gave", t("thought.gave"), gave),
  );
}

// What is said keeps its own direction, whatever that of its name is.
function part(kind, name, said) {
  return el("div", { class: kind }, el("span", { class: "unseen" }, `${name}: `), el("p", { dir: "auto" }, said));
}

// A model asks in JSON; what it asks for is in the values.
function spelled(asked) {
  let read;
  try {
    read = JSON.parse(asked);
  } catch {
    return asked; // words
  }
  if (read === null || typeof read !== "object" || Array.isArray(read)) return asked;
  const write = (value) => (typeof value === "string" ? value : JSON.stringify(value));
  const pairs = Object.entries(read);
  return pairs.length === 1 ? write(pairs[0][1]) : pairs.map(([name, value]) => `${name}: ${write(value)}`).join(", ");
}
