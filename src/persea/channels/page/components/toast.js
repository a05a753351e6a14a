/** A few words at the edge of the page that something is done; they are heard, and go by themselves. */

import { el } from "../dom.js";
import { icon } from "./icons.js";

const STAYS_MS = 4000;

let region = null;

export function toast(words, kind = "check") {
  // A live region must be there before it is filled, else nothing is said.
  region ??= document.body.appendChild(el("div", { class: "toasts", popover: "manual", role: "status", "aria-live": "polite" }));
  const one = el("p", { class: "toast" }, icon(kind), words);
  // Shown anew, it lies above a dialog that was opened meanwhile.
  region.hidePopover();
  region.showPopover();
  region.replaceChildren(one);
  setTimeout(() => one.remove(), STAYS_MS);
}
