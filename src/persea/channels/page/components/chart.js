/**
 * Charts: bars, lines and steps, drawn as SVG, with the same numbers as a table for those who would rather read them.
 */

import { el, svg } from "../dom.js";
import { number, t } from "../words.js";

const WIDE = 360;
const TALL = 200;
const ROW = 32;
const NAMES = 84; // the most that the bars' names take; short ones take less
const LETTER = 9;
const AMOUNTS = 48;
const EDGE = 44; // that an amount keeps from the sides

/**
 * Horizontal bars, one for each of `points`: [{label, value}], none below zero. `write(value)` is how an amount
 * is read.
 */
export function barChart(title, points, write = (value) => number(value)) {
  const height = points.length * ROW;
  const most = Math.max(...points.map(({ value }) => value), Number.MIN_VALUE);
  const names = Math.min(NAMES, LETTER * (1 + Math.max(...points.map(({ label }) => label.length))));
  const long = WIDE - names - AMOUNTS;
  // Drawn in the direction of reading: from the right where one reads from there.
  const rightToLeft = document.documentElement.dir === "rtl";
  const x = (from, width = 0) => (rightToLeft ? WIDE - from - width : from);
  const bars = points.map(({ label, value }, index) => {
    const length = (value / most) * long;
    const middle = index * ROW + ROW / 2;
    return svg(
      "g",
      {},
      svg("text", { x: x(0), y: middle, class: "name" }, label),
      svg("rect", { x: x(names, long), y: middle - 5, width: long, height: 10, rx: 5, class: "track" }),
      svg("rect", { x: x(names, length), y: middle - 5, width: length, height: 10, rx: 5, class: "filled" }),
      svg("text", { x: x(names + long + 12), y: middle, class: "amount" }, write(value)),
    );
  });
  return figure(title, points, write, svg("svg", { viewBox: `0 0 ${WIDE} ${height}`, "aria-hidden": "true" }, ...bars));
}

/** A line through `points`: [{label, value}], in their order along the direction of reading. */
export function lineChart(title, points, write = (value) => number(value)) {
  const values = points.map(({ value }) => value);
  const least = Math.min(...values);
  const most = Math.max(...values);
  const rightToLeft = document.documentElement.dir === "rtl";
  const x = (index) => {
    const along = 24 + (index / Math.max(1, points.length - 1)) * (WIDE - 48);
    return rightToLeft ? WIDE - along : along;
  };
  const y = (value) => 28 + (1 - (value - least) / (most - least || 1)) * (TALL - 96);
  const path = values.map((value, index) => `${index ? "L" : "M"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`).join("");
  const ground = TALL - 32;
  const told = new Set([values.indexOf(least), values.indexOf(most)]);
  const dots = points.map(({ label, value }, index) =>
    svg(
      "g",
      {},
      svg("circle", { cx: x(index), cy: y(value), r: 4, class: "dot" }),
      svg("text", { x: x(index), y: TALL - 12, class: "moment" }, label),
      told.has(index) && svg("text", { x: Math.min(Math.max(x(index), EDGE), WIDE - EDGE), y: y(value) + (value === most ? -14 : 18), class: "peak" }, write(value)),
    ),
  );
  const area = `${path}L${x(points.length - 1).toFixed(1)} ${ground}L${x(0).toFixed(1)} ${ground}Z`;
  return figure(
    title,
    points,
    write,
    svg(
      "svg",
      { viewBox: `0 0 ${WIDE} ${TALL}`, "aria-hidden": "true" },
      svg("path", { d: area, class: "area" }),
      svg("path", { d: path, class: "line" }),
      ...dots,
    ),
  );
}

/**
 * A line that holds each of `points` ([{at, value}], `at` in ms) until the next one, and the last `until` now. `label(at)`
 * is how a moment is read, `write(value)` an amount.
 */
export function stepChart(title, points, { write, label, until }) {
  const values = points.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const begin = points[0].at;
  const rightToLeft = document.documentElement.dir === "rtl";
  const x = (at) => {
    const along = 24 + ((at - begin) / (until - begin || 1)) * (WIDE - 48);
    return rightToLeft ? WIDE - along : along;
  };
  const y = (value) => 28 + (1 - (value - least) / (most - least || 1)) * (TALL - 96);
  const steps = points.slice(1).map(({ at, value }) => `H${x(at).toFixed(1)}V${y(value).toFixed(1)}`).join("");
  const path = `M${x(begin).toFixed(1)} ${y(values[0]).toFixed(1)}${steps}H${x(until).toFixed(1)}`;
  const ground = TALL - 32;
  const told = [...new Set([values.indexOf(most), values.lastIndexOf(least)])].map((index) => {
    const { at, value } = points[index];
    const middle = (x(at) + x(points[index + 1]?.at ?? until)) / 2;
    return svg("text", { x: Math.min(Math.max(middle, EDGE), WIDE - EDGE), y: y(value) + (value === most ? -14 : 18), class: "peak" }, write(value));
  });
  const end = (at, anchor) => svg("text", { x: x(at), y: TALL - 12, class: `moment ${anchor}` }, label(at));
  return figure(
    title,
    points.map(({ at, value }) => ({ label: label(at), value })),
    write,
    svg(
      "svg",
      { viewBox: `0 0 ${WIDE} ${TALL}`, "aria-hidden": "true" },
      svg("path", { d: `${path}V${ground}H${x(begin).toFixed(1)}Z`, class: "area" }),
      svg("path", { d: path, class: "line" }),
      svg("circle", { cx: x(until), cy: y(values.at(-1)), r: 4, class: "dot" }),
      ...told,
      end(begin, "begins"),
      end(until, "ends"),
    ),
  );
}

function figure(title, points, write, drawing) {
  const row = ({ label, value }) => el("tr", {}, el("th", { scope: "row" }, el("bdi", {}, label)), el("td", {}, write(value)));
  return el(
    "figure",
    { class: "chart" },
    el("figcaption", {}, title),
    drawing,
    el(
      "details",
      {},
      el("summary", {}, t("chart.table")),
      el(
        "table",
        {},
        el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("chart.name")), el("th", { scope: "col" }, t("chart.value")))),
        el("tbody", {}, ...points.map(row)),
      ),
    ),
  );
}
