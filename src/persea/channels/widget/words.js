/** The widget's own words; another language is one file in strings/ and one line here. */

import en from "./strings/en.js";
import { formatMoney } from "../page/money.js";

const LANGUAGES = {
  en: async () => en,
  de: async () => (await import("./strings/de.js")).default,
  ar: async () => (await import("./strings/ar.js")).default,
};
const RIGHT_TO_LEFT = ["ar"];

export class Words {
  /** Money is written as in the answers, which name the same prices beside it. */
  shopLanguage = null;

  /** Those of `wanted` (a language tag), or English. */
  static async of(wanted) {
    const base = (wanted || "en").split("-")[0].toLowerCase();
    const language = base in LANGUAGES ? base : "en";
    return new Words(language, language === base ? wanted : "en", await LANGUAGES[language]());
  }

  constructor(language, locale, strings) {
    this.language = language;
    this.locale = locale;
    this.strings = strings;
  }

  get isRightToLeft() {
    return RIGHT_TO_LEFT.includes(this.language);
  }

  t(key, values = {}) {
    return this.strings[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  money(amount) {
    return formatMoney(amount, this.shopLanguage ?? this.locale);
  }

  number(value) {
    return new Intl.NumberFormat(this.locale, { maximumFractionDigits: 1 }).format(value);
  }
}
