/** A few words at the edge of the page that something is done; they are heard, and go by themselves. */

import { el } from "../dom.js";
import { icon } from "./icons.js";

const STAYS_MS = 4000;

let region = null;

export function toast(words, kind = "check") {
  // A live region must be there before it is filled, else nothing is said.
  region ??= document.body.appendChild(el("div", { class: "toasts", role: "status", "aria-live": "polite" }));
  const one = el("p", { class: "toast" }, icon(kind), words);
  region.replaceChildren(one);
  setTimeout(() => one.remove(), STAYS_MS);
}
