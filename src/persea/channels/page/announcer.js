/**
 * What a screen reader hears of an answer: whole sentences, once each.
 *
 * The visible text is rewritten as it grows, and a live region around it would repeat itself; this one
 * stands apart and only ever gains sentences.
 */

import { el } from "./dom.js";

export class Announcer {
  #region;
  #text = "";
  #said = 0;

  /** `region` is an element with aria-live. */
  constructor(region) {
    this.#region = region;
  }

  /** A new answer begins. */
  begin() {
    this.#region.replaceChildren();
    this.#text = "";
    this.#said = 0;
  }

  say(words) {
    this.#region.append(el("p", {}, words));
  }

  append(delta) {
    this.#text += delta;
    const end = lastSentenceEnd(this.#text);
    if (end > this.#said) this.#sayUpTo(end);
  }

  finish() {
    this.#sayUpTo(this.#text.length);
  }

  #sayUpTo(end) {
    const words = withoutMarks(this.#text.slice(this.#said, end));
    this.#said = end;
    if (words) this.say(words);
  }
}

function lastSentenceEnd(text) {
  const ends = [...text.matchAll(/[.!?…]["”’)*]*\s|\n|[。！？]/gu)];
  return ends.length ? ends.at(-1).index + ends.at(-1)[0].length : 0;
}

function withoutMarks(text) {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^ *[-+•] /gm, "")
    .replace(/[*`#>]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
