/** A button that copies text, and says that it did. */

import { el } from "../dom.js";
import { t } from "../words.js";
import { icon } from "./icons.js";

const BACK_MS = 2000;

/** Copies what `words()` gives. */
export function copyButton(words) {
  const label = el("span", { "aria-live": "polite" }, t("copy.copy"));
  const button = el("button", { type: "button", class: "quiet copy" }, icon("copy"), label);
  let back = 0;
  const show = (name, text) => {
    button.firstChild.replaceWith(icon(name));
    label.textContent = text;
  };
  button.addEventListener("click", async () => {
    const done = await copy(words());
    clearTimeout(back);
    show(done ? "check" : "copy", t(done ? "copy.done" : "copy.refused"));
    back = setTimeout(() => show("copy", t("copy.copy")), BACK_MS);
  });
  return button;
}

// The clipboard API exists only on https and loopback; a phone on the local network has the older way.
async function copy(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(() => true, () => false);
  }
  const area = el("textarea", { class: "unseen", readonly: true });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
