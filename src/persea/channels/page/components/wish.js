/**
 * What the person has said of themselves, under the answer that heard it: remembered, with a way back, or offered to be.
 *
 * `send(deed, wish)` does it and resolves to the wish as it is then: `undo`, `keep`, or `stop` (ask first from now on).
 * Where it fails the line stays as it is; who sends tells why.
 */

import { el } from "../dom.js";
import { t } from "../words.js";

/** "no leather", "you take size 42", "vegan". */
export function wishWords({ facet, value, stance }) {
  if (stance === "never") return t("wish.never", { value });
  return facet === "size" ? t("wish.size", { value }) : value;
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
  const kept = (now) => [el("span", { dir: "auto" }, t("wish.kept", { what: wishWords(now) })), undo(now), stop(now)];
  const offered = (now) => [
    el("span", { dir: "auto" }, t("wish.offered", { what: wishWords(now) })),
    button("wish.keep", "keep", now, (done) => said(t("wish.kept", { what: wishWords(done) }), undo(done), stop(done))),
  ];
  show(wish);
  return line;
}
