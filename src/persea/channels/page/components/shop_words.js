/** What the shop wrote (titles, answers, facts), in its own language and direction within the page's. */

import { el } from "../dom.js";
import { shopLanguage } from "../words.js";

/** `text` as an element that a screen reader speaks as the shop's language. */
export function shopWords(text) {
  return el("bdi", { lang: shopLanguage() }, text);
}
