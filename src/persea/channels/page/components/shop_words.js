/** What the shop wrote (titles, answers, facts), in its own language and direction within the page's. */

import { el } from "../dom.js";
import { shopLanguage } from "../words.js";

/** `pieces` of text as an element that a screen reader speaks as the shop's language. */
export function shopWords(...pieces) {
  return el("bdi", { lang: shopLanguage() }, ...pieces);
}
