/**
 * What was handed over with a question, below it: small, with what was made out; each opens to show where it says so.
 */

import { el } from "../dom.js";
import { t } from "../words.js";
import { showEvidence } from "./evidence.js";
import { icon } from "./icons.js";
import { SENSES, madeOut, nameOf } from "./made_out.js";

const LINES = { voice: 1, image: 2, document: 1, video: 2 }; // of what was made out, that are shown small

/** A list of `attachments`, as the server tells them; null where there are none. */
export function attachedList(attachments, handed) {
  if (attachments.length === 0) return null;
  return el("ul", { class: "attached", role: "list", "aria-label": t("attach.label") }, ...attachments.map((one) => el("li", {}, attachedButton(one, handed))));
}

function attachedButton(attachment, handed) {
  const name = nameOf(attachment);
  const look = el("span", { class: "look" }, icon(SENSES[attachment.sense][0]));
  if (attachment.sense === "image") picture(look, attachment, handed);
  return el(
    "button",
    { type: "button", onclick: () => showEvidence(attachment, handed) },
    look,
    el("span", { class: "about" }, el("bdi", { class: "name" }, name), ...madeOut(attachment).slice(0, LINES[attachment.sense]).map((line) => el("span", { class: "line" }, ...line.childNodes))),
    el("span", { class: "unseen" }, ` ${t("attach.open", { name })}`),
  );
}

// It comes later, and where it does not, the icon stays.
function picture(look, { id }, handed) {
  handed.content(id).then(
    (address) => look.replaceChildren(el("img", { src: address, alt: "" })),
    (error) => console.info("No picture:", error.message),
  );
}
