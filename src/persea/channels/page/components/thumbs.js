/**
 * Two thumbs under an answer; the one down asks why, and takes a few words.
 *
 * `thumbs(now, send)`: `now` is {rating, reason, note} or null; `send(given)` keeps it (null: takes it back) and resolves to
 * whether it was kept.
 */

import { el } from "../dom.js";
import { t } from "../words.js";
import { icon } from "./icons.js";
import { askForWords } from "./dialog.js";

const REASONS = ["wrong", "not_meant", "not_found", "too_long", "unpleasant", "other"];
const LONGEST = 500;

export function thumbs(now, send) {
  const button = (rating) =>
    el("button", { type: "button", class: "quiet judge", "aria-label": t(`thumbs.${rating}`), title: t(`thumbs.${rating}`), "aria-pressed": "false", onclick: () => press(rating) }, icon(rating === "up" ? "up" : "down_thumb"));
  const both = { up: button("up"), down: button("down") };
  const reasons = el("div", { class: "reasons", role: "group", "aria-label": t("thumbs.why"), hidden: true });
  const node = el("span", { class: "judging" }, both.up, both.down);
  let given = now;

  const show = () => {
    for (const [rating, one] of Object.entries(both)) one.setAttribute("aria-pressed", String(given?.rating === rating));
    reasons.hidden = given?.rating !== "down" || Boolean(given.reason);
  };
  const keep = async (wanted) => {
    if (!(await send(wanted))) return;
    given = wanted;
    show();
  };
  const press = async (rating) => {
    await keep(given?.rating === rating ? null : { rating });
    if (!reasons.hidden) reasons.firstChild.focus();
  };
  const why = async (reason) => {
    const note = reason === "other" ? await askForWords(t("thumbs.why"), t("thumbs.note"), { longest: LONGEST, use: t("thumbs.send"), later: t("question.cancel") }) : "";
    if (note === null) return;
    await keep({ rating: "down", reason, ...(note && { note }) });
    both.down.focus();
  };
  reasons.append(...REASONS.map((reason) => el("button", { type: "button", class: "button plain small", onclick: () => why(reason) }, t(`thumbs.${reason}`))));
  show();
  return { node, reasons };
}
