/**
 * An answer's text beside what shows the same: its lists of a set's pieces, or of the cart, are left out.
 */

const ITEM = /^- /;

/** `text` without its lists; what only led to a list goes with it, but for the opening. */
export function withoutLists(text) {
  const blocks = text.split("\n\n").map((block) => block.split("\n"));
  const listed = (lines) => lines.some((line) => ITEM.test(line));
  const kept = blocks.filter((lines, place) => place === 0 || !listed(lines)).map((lines) => lines.filter((line) => !ITEM.test(line)).join("\n"));
  const [opening, ...rest] = kept.filter(Boolean);
  if (!opening) return "";
  // It ended in a colon, before the list.
  const open = opening.replace(/\s?:$/, ".");
  return [rest.length && open !== opening ? `${open} ${rest.shift()}` : open, ...rest].join("\n\n");
}

/** How many items the lists of `text` have. */
export function itemsOf(text) {
  return text.split("\n").filter((line) => ITEM.test(line)).length;
}
