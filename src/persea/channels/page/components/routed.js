/**
 * Which mode answers and why, in one quiet line, with a way to have it answered in another.
 */

import { el } from "../dom.js";
import { houseLanguage, t } from "../words.js";
import { menuButton } from "./menu.js";
import { modeWord } from "./modes.js";
import { reasonWords } from "./reasons.js";

/** `others`: the modes that could answer instead; `overrule(mode)` asks for one of them. */
export function routedLine({ mode, why }, others, overrule) {
  const items = () => others.map((other) => ({ label: modeWord(other), act: () => overrule(other) }));
  const own = reasonWords(why);
  return el(
    "div",
    { class: "routed" },
    el("p", {}, el("strong", {}, modeWord(mode)), why && " · ", why && el("span", { dir: "auto", lang: own ? null : houseLanguage() }, own ?? why)),
    others.length > 0 && el("span", { class: "again" }, menuButton(t("mode.other"), el("span", {}, t("mode.other")), items)),
  );
}
