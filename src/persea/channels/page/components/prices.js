/** What a product has cost: a line that steps with each change, and what that says of today's price. */

import { el } from "../dom.js";
import { date, money, t } from "../words.js";
import { stepChart } from "./chart.js";
import { note } from "./states.js";

/** `history` as /api/products/ID/prices gives it; null where it says nothing. */
export function pricesSection({ points, verdict }, now = Date.now()) {
  if (!verdict) return null;
  if (points.length < 2 && verdict.is_short) return note(t("prices.short", { day: date(verdict.seen_since) }));
  const { currency } = verdict.price;
  const paid = points
    .filter(({ price }) => price.currency === currency)
    .map(({ at, price, sale_price: sale }) => ({ at: new Date(at).getTime(), value: (sale ?? price).amount_minor }));
  const write = (amount_minor) => money({ amount_minor, currency });
  const chart = paid.length > 1 && stepChart(t("prices.chart"), paid, { write, label: (at) => date(at, { day: "numeric", month: "short" }), until: now });
  return el("section", { class: "prices" }, el("h2", {}, t("prices.title")), ...verdictWords(verdict).map((words, index) => el("p", { class: index ? "note" : "verdict" }, words)), chart);
}

/** The verdict in sentences, the one that counts first. */
export function verdictWords(verdict) {
  const { finding, price, is_short: short, seen_since: since, lowest_ever: lowest, lowest_before: before, regular } = verdict;
  const said = [];
  if (finding === "real") said.push(t("prices.real", { before: money(before) }));
  else if (finding === "not_lower") said.push(t("prices.notLower", { before: money(before) }));
  else if (finding === "unseen") said.push(t("prices.unseen", { regular: money(regular) }));
  else if (short) said.push(t("prices.held", { day: date(verdict.held_since) }));
  else if (price.amount_minor <= lowest.amount_minor) said.push(t("prices.lowest", { day: date(since) }));
  else said.push(t("prices.usual", { usual: money(verdict.median_90), lowest: money(lowest), day: date(verdict.lowest_ever_at) }));
  if (regular && verdict.regular_charged === false) said.push(t("prices.never", { regular: money(regular) }));
  if (short) said.push(t("prices.short", { day: date(since) }));
  return said;
}

