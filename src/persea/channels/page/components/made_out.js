/**
 * What was made out of something handed over, in a few words: what it is called here, what it looks like, what was heard.
 *
 * Words that were heard unsurely are marked.
 */

import { el } from "../dom.js";
import { houseLanguage, number, t } from "../words.js";
import { shopWords } from "./shop_words.js";

const SURE = 0.5; // from which on a word that was heard is not marked
const PRINTED = 90; // characters of what is printed on it

/** The icon of a sense, and what it is called where it has no name. */
export const SENSES = { voice: ["voice", "attach.recording"], image: ["picture", "attach.picture"], document: ["document", "attach.document"], video: ["clip", "attach.clip"] };

export function nameOf({ sense, name }) {
  return name && sense !== "voice" ? name : t(SENSES[sense][1]);
}

/** One paragraph for each thing that was made out; where nothing was, what could not be. */
export function madeOut(perceived) {
  const lines = [
    ...heardLines(perceived.heard ?? perceived.watched?.heard),
    ...(perceived.cards ?? []).slice(0, 2).map((card) => cardLine(perceived, card)),
    ...unknownCodes(perceived),
    ...seenLines(perceived),
    ...documentLines(perceived.document),
  ];
  return (lines.length ? lines : unableLines(perceived)).map((line) => el("p", {}, ...line));
}

/** What could not be made out, as the server says it. */
export function unableLines({ unable }) {
  return (unable?.length ? unable : [t("attach.nothing")]).map((words) => [el("span", { lang: unable?.length ? houseLanguage() : null }, words)]);
}

/** The words of `heard`, those that are unsure as <mark>. */
export function heardWords({ text, words, language }) {
  if (!words?.length) return el("bdi", { lang: language || null }, text);
  const parts = words.flatMap((word, at) => [at ? " " : "", word.confidence < SURE ? el("mark", {}, word.text) : word.text]);
  return el("bdi", { lang: language || null }, ...parts);
}

/** Every picture in it: its own, or those of a clip's moments. */
export function pictures({ seen, watched }) {
  return seen ? [seen] : (watched?.moments ?? []).map((moment) => moment.seen);
}

function heardLines(heard) {
  if (!heard) return [];
  if (!heard.text) return [[t("voice.nothing")]];
  const line = ["“", heardWords(heard), "”"];
  return heard.is_basic ? [line, [el("small", {}, t("attach.basic"))]] : [line];
}

function cardLine(perceived, card) {
  const code = pictures(perceived).flatMap(({ codes }) => codes).find((one) => one.product_id === card.id);
  const [before, after] = t(code ? "attach.code" : "attach.looksLike", { title: "\0", value: code?.value }).split("\0");
  return [before, el("strong", {}, shopWords(card.title)), after];
}

function unknownCodes(perceived) {
  const codes = pictures(perceived).flatMap(({ codes }) => codes);
  return codes.filter((one) => !one.product_id).slice(0, 1).map(({ value }) => [t("attach.unknownCode", { value: value.slice(0, 60) })]);
}

function seenLines({ seen }) {
  if (!seen) return [];
  const print = seen.lines.map(({ text }) => text).join(" ");
  const [before, after] = t("attach.printed", { words: "\0" }).split("\0");
  const short = print.length > PRINTED ? `${print.slice(0, PRINTED)}…` : print;
  return [...(seen.described ? [[el("bdi", {}, seen.described.summary)]] : []), ...(print ? [[before, el("bdi", {}, short), after]] : [])];
}

function documentLines(document) {
  if (!document) return [];
  const count = Math.max(document.page_count, document.pages.length);
  return [[document.title && el("bdi", {}, document.title), document.title && " · ", t("attach.pages", { count })].filter(Boolean)];
}

/** Seconds as a clock shows them. */
export function clock(seconds) {
  return `${number(Math.floor(seconds / 60))}:${number(Math.floor(seconds % 60), { minimumIntegerDigits: 2 })}`;
}
