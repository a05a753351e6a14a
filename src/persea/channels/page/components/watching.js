/** That a product is watched for the person, or no longer: a line under the answer, with a way back. */

import { el } from "../dom.js";
import { t } from "../words.js";

/** The line as words. */
export function watchingLine({ title, on }) {
  return t(on ? "watch.on" : "watch.off", { title });
}

/** `undo()`, where it is given, ends the watch and resolves to whether it did. */
export function watchingNote(watching, undo = null) {
  const words = el("span", { dir: "auto", role: "status", tabindex: "-1" }, watchingLine(watching));
  const back = undo && watching.on && el("button", { type: "button", class: "link", onclick: takeBack }, t("wish.undo"));

  async function takeBack() {
    back.disabled = true;
    const done = await undo();
    back.disabled = false;
    if (!done) return;
    words.textContent = watchingLine({ ...watching, on: false });
    back.remove();
    words.focus({ preventScroll: true });
  }

  return el("p", { class: "note wish", role: "group", "aria-label": t("watch.title") }, words, back);
}
