/**
 * What the person has said of themselves, or asked to have noted, under the answer that heard it: remembered, with a way back,
 * or offered to be. A wish has a `value`, a note its `text`.
 *
 * `send(deed, wish)` does it and resolves to the wish as it is then: `undo`, `keep`, or `stop` (ask first from now on).
 * Where it fails the line stays as it is; who sends tells why.
 */

import { el } from "../dom.js";
import { t } from "../words.js";

/** "no leather", "you take size 42", "vegan"; of a note its own words. */
export function wishWords({ facet, value, stance, text }) {
  if (text !== undefined) return text;
  if (stance === "never") return t("wish.never", { value });
  return facet === "size" ? t("wish.size", { value }) : value;
}

/** The line that says so: that it is kept, or the offer to keep it. */
export function wishLine(wish) {
  const what = wishWords(wish);
  if (wish.text !== undefined) return wish.id ? t("note.kept", { what }) : t("note.offered", { what });
  return wish.id ? t("wish.kept", { what }) : t("wish.offered", { what });
}

export function wishNote(wish, send) {
  const line = el("p", { class: "note wish", role: "group", "aria-label": t("wish.label") });
  const show = (now) => line.replaceChildren(...(now.id ? kept(now) : offered(now)));
  const button = (key, deed, now, then) => {
    const press = async () => {
      const held = [...line.querySelectorAll("button")];
      for (const one of held) one.disabled = true;
      const done = await send(deed, now);
      for (const one of held) one.disabled = false;
      if (done) then(done);
    };
    return el("button", { type: "button", class: "link", onclick: press }, t(key));
  };
  // Who pressed a button that is gone goes on at what stands there instead.
  const said = (words, ...more) => {
    const text = el("span", { tabindex: "-1", role: "status", dir: "auto" }, words);
    line.replaceChildren(text, ...more);
    text.focus({ preventScroll: true });
  };
  const undo = (now) => button("wish.undo", "undo", now, () => said(t("wish.undone", { what: wishWords(now) })));
  const stop = (now) => button("wish.stop", "stop", now, () => said(t("wish.stopped"), undo(now)));
  const kept = (now) => [el("span", { dir: "auto" }, wishLine(now)), undo(now), stop(now)];
  const offered = (now) => [
    el("span", { dir: "auto" }, wishLine(now)),
    button("wish.keep", "keep", now, (done) => said(wishLine(done), undo(done), stop(done))),
  ];
  show(wish);
  return line;
}
