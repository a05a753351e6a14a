/**
 * Money as people read it. Amounts come in minor units with an ISO 4217 currency.
 *
 * The number of digits is the server's, not the browser's: browsers take it from CLDR, which differs
 * from ISO 4217 for some currencies (IQD, HUF, …), and a price must not move by a factor of a thousand.
 */

const DIGITS = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0,
  UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
};

const RIGHT_TO_LEFT = /[\u200f\u061c]/;
const LATIN_CURRENCY = /\p{Script=Latin}+\p{Sc}/u;

/** Digits after the decimal point: 2 for USD, 0 for JPY, 3 for KWD. */
export function currencyDigits(currency) {
  return DIGITS[currency] ?? 2;
}

/** {amount_minor, currency} in the words of `language` (BCP 47): "$1,299.00". */
export function formatMoney(money, language) {
  const digits = currencyDigits(money.currency);
  const text = new Intl.NumberFormat(language, {
    style: "currency",
    currency: money.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(money.amount_minor / 10 ** digits);
  // Between Arabic words "US$" would come apart: its sign would stand before its letters.
  return RIGHT_TO_LEFT.test(text) ? text.replace(LATIN_CURRENCY, "\u2066$&\u2069") : text;
}
