/** A button that copies text, and says that it did. */

import { el } from "../dom.js";
import { t } from "../words.js";
import { icon } from "./icons.js";

const BACK_MS = 2000;

/** Copies what `content()` gives: {text, html}, where `html` is the same for places that keep formatting, or null. */
export function copyButton(content) {
  const label = el("span", { "aria-live": "polite" }, t("copy.copy"));
  const button = el("button", { type: "button", class: "quiet copy" }, icon("copy"), label);
  let back = 0;
  const show = (name, text) => {
    button.firstChild.replaceWith(icon(name));
    label.textContent = text;
  };
  button.addEventListener("click", async () => {
    const done = await copy(content());
    clearTimeout(back);
    show(done ? "check" : "copy", t(done ? "copy.done" : "copy.refused"));
    back = setTimeout(() => show("copy", t("copy.copy")), BACK_MS);
  });
  return button;
}

// The clipboard API exists only on https and loopback; a phone on the local network has the older way.
async function copy({ text, html }) {
  const types = { "text/plain": text, ...(html && { "text/html": html }) };
  if (navigator.clipboard) {
    const blobs = Object.entries(types).map(([type, data]) => [type, new Blob([data], { type })]);
    return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]).then(() => true, () => false);
  }
  let done = false;
  const fill = (event) => {
    event.preventDefault();
    for (const [type, data] of Object.entries(types)) event.clipboardData.setData(type, data);
    done = true;
  };
  document.addEventListener("copy", fill, { once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", fill);
  return done;
}
