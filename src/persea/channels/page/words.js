/**
 * The words of the page, in the language of the person who reads it.
 *
 * Chosen in this order: `?lang=` (which holds for the tab), what was chosen here before, the browser's languages,
 * the shop's, English. One document has one language from its first element on; choosing another one loads the page anew.
 * Numbers and dates follow `locale`: the browser's own variant of the language where it names one. Money follows the
 * shop's language, as in the answers, which name the same prices beside it.
 */

import { formatMoney } from "./money.js";
import en from "./strings/en.js";

const KEPT = "persea.language";
const STRINGS = {
  en: async () => en,
  de: async () => (await import("./strings/de.js")).default,
  ar: async () => (await import("./strings/ar.js")).default,
};
const RIGHT_TO_LEFT = ["ar"];
const TENTH_MS = 95; // what would be written as 0.1 s or more is written in seconds

/** The languages that the page speaks, each in its own words. */
export const LANGUAGES = [
  { tag: "en", name: "English" },
  { tag: "de", name: "Deutsch" },
  { tag: "ar", name: "العربية" },
];

let strings = en;
let decided = false;
let shops = null;

/** The language of the words (`en`), and of numbers and dates (`en-GB`). */
export let language = "en";
export let locale = "en";

/** What `wanted` (language tags, best first) leads to, as {language, locale}; null where none is spoken here. */
export function choose(wanted, spoken = Object.keys(STRINGS)) {
  for (const tag of wanted) {
    const base = tag.split("-")[0].toLowerCase();
    if (spoken.includes(base)) return { language: base, locale: tag };
  }
  return null;
}

/**
 * The string `key` with `values` in its {places}. A string of several plural forms takes the one for `count`.
 */
export function t(key, values = {}) {
  const found = strings[key];
  const text = typeof found === "string" ? found : (found[plural(values.count)] ?? found.other);
  return text.replace(/\{(\w+)\}/g, (_, name) => (name === "count" ? number(values.count) : values[name]));
}

export function number(value, options) {
  return new Intl.NumberFormat(locale, options).format(value);
}

/** A time as a person reads it: "12 ms" where it is a blink, else "1.8 s". */
export function seconds(ms) {
  const blink = ms > 0 && ms < TENTH_MS;
  const words = blink ? `${number(Math.max(1, Math.round(ms)))} ms` : `${number(ms / 1000, { maximumFractionDigits: 1 })} s`;
  return RIGHT_TO_LEFT.includes(language) ? `\u2066${words}\u2069` : words; // in its own direction
}

/** "41, 42" as the language lists them. */
export function listing(words) {
  return new Intl.ListFormat(locale, { type: "unit", style: "short" }).format(words);
}

export function date(value, options = { dateStyle: "medium" }) {
  return new Intl.DateTimeFormat(locale, options).format(new Date(value));
}

/** What the page's language calls the language `tag`. */
export function languageName(tag) {
  return new Intl.DisplayNames(locale, { type: "language" }).of(tag.split("-")[0]);
}

/** {amount_minor, currency} as the shop's answers write it; before the shop is known, in the page's language. */
export function money(amount) {
  return formatMoney(amount, shops ?? locale);
}

/** The language that the shop writes in, where it is another one than the page's; else null. */
export function shopLanguage() {
  return shops && shops.split("-")[0] !== language ? shops : null;
}

/** The language in which the server explains itself (why this mode, who worked on it), where the page's is another. */
export function houseLanguage() {
  return language === "en" ? null : "en";
}

/**
 * Learns the shop's language (a BCP 47 tag), and takes it where neither the person nor the browser asked for one;
 * whether that changed the page's.
 */
export async function meetShop(tag) {
  shops = tag;
  const wanted = decided ? null : choose([tag]);
  if (!wanted || wanted.language === language) return false;
  await use(wanted);
  return true;
}

/** Keeps `tag` as the person's choice and shows the page in it. */
export function chooseLanguage(tag) {
  sessionStorage.removeItem(KEPT);
  localStorage.setItem(KEPT, tag);
  const address = new URL(location.href);
  address.searchParams.delete("lang");
  history.replaceState(null, "", address);
  location.reload();
}

function plural(count) {
  return new Intl.PluralRules(locale).select(count);
}

// The browser may know a variant of the wanted language: "de" with "de-AT" in its list is written as in Austria.
function fitted(wanted) {
  if (wanted.locale.includes("-")) return wanted;
  return choose(navigator.languages, [wanted.language]) ?? wanted;
}

async function use(wanted) {
  strings = await STRINGS[wanted.language]();
  ({ language, locale } = fitted(wanted));
  document.documentElement.lang = language;
  document.documentElement.dir = RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr";
}

// Reading localStorage throws where a browser blocks storage; then nothing was chosen before.
function kept() {
  const asked = new URLSearchParams(location.search).get("lang");
  try {
    if (asked) sessionStorage.setItem(KEPT, asked);
    return [sessionStorage.getItem(KEPT), localStorage.getItem(KEPT)];
  } catch (error) {
    console.info("The language is not remembered:", error.message);
    return [asked];
  }
}

const wanted = choose([...kept(), ...navigator.languages].filter(Boolean));
decided = wanted !== null;
await use(wanted ?? { language: "en", locale: "en" });
