/**
 * What the person has agreed to, on this browser, until they say otherwise: that what they say of themselves is remembered
 * (not before they say yes), that what they look at, save and put in the cart here is joined to them (likewise), and that places in an answer may be paid for (until they say no).
 */

const KEPT = "persea.remember";
const LOOKS = "persea.looks";
const ADS = "persea.ads";

const here = new Map(); // where a browser blocks storage, it holds as long as the page

export function hasAgreed() {
  return read(KEPT) === "yes";
}

export function agree(yes) {
  keep(KEPT, yes ? "yes" : null);
}

export function takesLooks() {
  return read(LOOKS) === "yes";
}

export function takeLooks(yes) {
  keep(LOOKS, yes ? "yes" : null);
}

export function takesAds() {
  return read(ADS) !== "no";
}

export function takeAds(yes) {
  keep(ADS, yes ? null : "no");
}

function read(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return here.get(name) ?? null;
  }
}

function keep(name, value) {
  here.set(name, value);
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // It holds for this page.
  }
}
