/**
 * Turns of which the server keeps nothing: what was said before is sent along each time, as it stands on this page.
 *
 * A private turn belongs to no conversation. A reload, another conversation or a closed tab is the end of it.
 */

import { icon } from "./components/icons.js";
import { el } from "./dom.js";
import { t } from "./words.js";

const MOST = 40; // messages that the server heeds
const LONGEST = 32_000; // characters of one, as the server takes it

/** Makes `turn` one of which nothing is kept, and marks it. */
export function hide(turn) {
  turn.classList.add("private");
  turn.firstChild.after(el("p", { class: "secret-mark" }, icon("private"), t("private.label")));
}

export function isPrivate(turn) {
  return turn.classList.contains("private");
}

/** What the server is told of a private turn that says `text`. */
export function privateRequest(turn, text, manners) {
  return { text, private: true, history: historyBefore(turn), ...attachmentsOf(turn), ...manners };
}

/** The ids of what was handed over with the question of `turn`, as the server takes them. */
export function attachmentsOf(turn) {
  const ids = turn.querySelector("persea-question").attachments.map(({ id }) => id);
  return ids.length ? { attachments: ids } : {};
}

const UNSEEN = "private"; // in the address of a product's page that was opened in private

/** Whether what is done at `target` is done in private: nothing of it is to be joined to the person. */
export function isUnseen(target = document.body) {
  const opened = new URLSearchParams(location.search).has(UNSEEN);
  return opened || Boolean(document.querySelector("persea-composer")?.private) || Boolean(target.closest?.(".turn.private"));
}

/** The links to products in `node` that are about to be followed in private tell the page so that they lead to. */
export function leadUnseen(node) {
  const mark = ({ target }) => {
    const link = target.closest?.("a[href]");
    if (!link || !isUnseen(link)) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || !url.pathname.startsWith("/products/")) return;
    url.searchParams.set(UNSEEN, "");
    link.href = url.pathname + url.search + url.hash;
  };
  for (const how of ["pointerdown", "focusin", "click"]) node.addEventListener(how, mark, { capture: true });
}

// What stands above `turn`, oldest first: what was asked, and what came of it.
function historyBefore(turn) {
  const said = [];
  for (let earlier = turn.previousElementSibling; earlier?.classList.contains("turn"); earlier = earlier.previousElementSibling) {
    const answer = earlier.querySelector("persea-answer");
    if (answer.text || answer.products.length) said.unshift({ role: "assistant", content: answer.text.slice(0, LONGEST), products: answer.products.slice(0, 100) });
    said.unshift({ role: "user", content: earlier.querySelector("persea-question").text, ...attachmentsOf(earlier) });
  }
  return said.slice(-MOST);
}
