/** Small things to tap: what one could say next, and filters that hold or do not. */

import { el } from "../dom.js";
import { t } from "../words.js";
import { icon } from "./icons.js";
import { shopWords } from "./shop_words.js";

/** One button for each of `words`; `say(words)` hears which was tapped. */
export function chips(words, say) {
  return words.map((one) => el("button", { type: "button", class: "chip", onclick: () => say(one) }, shopWords(one)));
}

/**
 * A row of filters: [{label, on}]. `changed(labels)` hears which hold, each time that changes.
 */
export function filterRow(filters, changed) {
  const toggles = filters.map(({ label, on }) =>
    el("button", { type: "button", class: "chip", "aria-pressed": String(on), onclick: flip }, icon("check"), shopWords(label)),
  );
  const clear = el("button", { type: "button", class: "quiet", onclick: clearAll }, icon("close"), t("filters.clear"));
  const row = el("div", { class: "filters", role: "group", "aria-label": t("filters.label") }, icon("filter"), ...toggles, clear);
  const isOn = (toggle) => toggle.getAttribute("aria-pressed") === "true";

  function flip(event) {
    const toggle = event.currentTarget;
    toggle.setAttribute("aria-pressed", String(!isOn(toggle)));
    tell();
  }

  function clearAll() {
    for (const toggle of toggles) toggle.setAttribute("aria-pressed", "false");
    toggles[0].focus();
    tell();
  }

  function tell() {
    const holding = toggles.filter(isOn).map((toggle) => toggle.textContent);
    clear.hidden = holding.length === 0;
    changed?.(holding);
  }

  clear.hidden = !toggles.some(isOn);
  return row;
}
