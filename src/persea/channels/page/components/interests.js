/**
 * What was concluded from what the person did: each interest with its weight as a bar, a sentence, the events that made it, and
 * what can be done about it.
 *
 * `interestList(interests, say)`: `interests` as GET /api/me/interests lists them; `say(deed, interest, place, button)` with `more`, `less`, `reset`,
 * `mute`, `unmute`, `forget`; `place` is where it can be shown what that would change, `button` what was pressed.
 */

import { el } from "../dom.js";
import { date, number, t } from "../words.js";
import { icon } from "./icons.js";
import { note } from "./states.js";

const MOST_EVENTS = 12; // that are shown of one interest; the newest

export function interestList(interests, say) {
  if (interests.length === 0) return note(t("interests.none"));
  const most = Math.max(...interests.map((one) => Math.abs(one.weight)), 1e-9);
  return el("ul", { role: "list", class: "interests" }, ...interests.map((one) => row(one, most, say)));
}

function row(interest, most, say) {
  const share = Math.abs(interest.weight) / most;
  const against = interest.weight < 0;
  return el(
    "li",
    { class: interest.counts ? "interest" : "interest idle", "data-id": interest.id },
    el(
      "details",
      {},
      el(
        "summary",
        {},
        el("span", { class: "what" }, el("span", { dir: "auto" }, interest.label), el("small", {}, t(`interests.facet.${interest.facet}`))),
        el("meter", { class: against ? "against" : null, min: "0", max: "1", value: share.toFixed(3), "aria-label": t(against ? "interests.against" : "interests.weight", { weight: number(interest.weight, { maximumFractionDigits: 2 }) }) }),
      ),
      el("p", { class: "note" }, sentence(interest)),
      state(interest),
      el("ul", { class: "events" }, ...interest.events.slice(0, MOST_EVENTS).map(event)),
      ...deeds(interest, say),
    ),
  );
}

/** "From 2 views and 1 purchase, the last on 28 November 2026." */
function sentence({ events }) {
  if (events.length === 0) return t("interests.ofYou");
  const counts = new Map();
  for (const { kind } of events) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = [...counts].map(([kind, count]) => t(`interests.kind.${kind}`, { count }));
  const last = events.map((one) => one.time).sort().at(-1);
  return t("interests.from", { what: new Intl.ListFormat(document.documentElement.lang).format(kinds), day: date(last, { dateStyle: "long" }) });
}

function state({ muted, factor, fixed, overruled_by: overruled }) {
  const words = [];
  if (muted) words.push(t("interests.isMuted"));
  if (overruled) words.push(t("interests.isOverruled"));
  if (fixed !== null) words.push(t("interests.isFixed", { weight: number(fixed) }));
  else if (factor !== 1) words.push(t("interests.isFactor", { factor: number(factor) }));
  return words.length > 0 && el("p", { class: "note" }, words.join(" "));
}

function event({ time, kind, product, title, contribution }) {
  const what = t(`interests.kind.${kind}`, { count: 1 });
  const where = product && el("a", { href: `/products/${encodeURIComponent(product)}`, dir: "auto" }, title || product);
  const sign = contribution < 0 ? "−" : "+";
  return el("li", {}, el("span", {}, what, where && " · ", where), el("small", {}, date(time)), el("span", { class: "adds" }, `${sign}${number(Math.abs(contribution), { maximumFractionDigits: 2 })}`));
}

function deeds(interest, say) {
  const place = el("div");
  const button = (deed, name = null) => {
    const words = t(`interests.${deed}`);
    return el("button", { type: "button", class: "button plain small", "aria-label": `${words}: ${interest.label}`, onclick: ({ currentTarget }) => say(deed, interest, place, currentTarget) }, name && icon(name), words);
  };
  const changed = interest.fixed !== null || interest.factor !== 1;
  return [
    el(
      "div",
      { class: "choices" },
      button("more"),
      button("less"),
      changed && button("reset"),
      button(interest.muted ? "unmute" : "mute"),
      button("forget", "remove"),
    ),
    place,
  ];
}
