/**
 * Which products the person has saved, as far as this page knows: every heart on it shows the same.
 */

const ids = new Set();

export function isSaved(id) {
  return ids.has(id);
}

/** `on`: whether `id` is saved from now on. */
export function markSaved(id, on) {
  if (on) ids.add(id);
  else ids.delete(id);
  for (const heart of document.querySelectorAll(".save")) {
    if (heart.dataset.product === id) heart.setAttribute("aria-pressed", String(on));
  }
}

/** These and no others. */
export function markAllSaved(wanted) {
  for (const id of [...ids]) if (!wanted.includes(id)) markSaved(id, false);
  for (const id of wanted) markSaved(id, true);
}
