/**
 * Whether the person has agreed that what they say of themselves is remembered: on this browser, until they say otherwise.
 */

const KEPT = "persea.remember";

let here = null; // where a browser blocks storage, it holds as long as the page

export function hasAgreed() {
  try {
    return localStorage.getItem(KEPT) === "yes";
  } catch {
    return here === true;
  }
}

export function agree(yes) {
  here = yes;
  try {
    if (yes) localStorage.setItem(KEPT, "yes");
    else localStorage.removeItem(KEPT);
  } catch {
    // It holds for this page.
  }
}
