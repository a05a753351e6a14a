/** A conversation as a file that people can read: Markdown, with what it showed and what it named as sources. */

import { priceWords } from "./components/card.js";
import { date, t } from "./words.js";

/** `kept` is a conversation as the server keeps it. */
export function asMarkdown({ title, messages }) {
  const lines = [`# ${title || t("talks.untitled")}`];
  for (const message of messages) {
    if (message.role === "user") {
      const when = message.created_at ? ` · ${date(message.created_at, { dateStyle: "medium", timeStyle: "short" })}` : "";
      lines.push(`## ${message.text}${when}`);
      continue;
    }
    if (message.text) lines.push(message.text);
    const cards = message.cards.map((card) => `- [${card.title}](${new URL(card.url, location.origin)})${card.price ? `, ${priceWords(card)}` : ""}`);
    if (cards.length) lines.push(cards.join("\n"));
  }
  return `${lines.join("\n\n")}\n`;
}

/** Gives `text` to the browser as a file called `name`. */
export function download(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
