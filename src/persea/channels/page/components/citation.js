/** Where an answer has it from: one line of numbered sources below it. */

import { el, linkTo, safeUrl } from "../dom.js";
import { t } from "../words.js";
import { icon } from "./icons.js";

/** A line for `sources`: [{label, url}]; one without an address that may be followed stays words. */
export function sourcesLine(sources) {
  const one = ({ label, url }) => {
    const address = safeUrl(url);
    return el("li", {}, address ? el("a", linkTo(address), el("bdi", {}, label)) : el("bdi", {}, label));
  };
  return el(
    "div",
    { class: "sources" },
    icon("source"),
    el("span", {}, t("answer.source", { count: sources.length }), ": "),
    el("ol", { role: "list" }, ...sources.map(one)),
  );
}
