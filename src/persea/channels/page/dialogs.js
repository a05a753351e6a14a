/**
 * The page's two dialogs: asking for the server's key, and telling how to connect a better model.
 */

import { copyButton } from "./answer.js";
import { el } from "./dom.js";

/** Asks for the key; resolves to it, or to null when the person would rather not. */
export function askForKey() {
  const input = el("input", { type: "password", id: "key", autocomplete: "current-password", required: true });
  const dialog = el(
    "dialog",
    { "aria-labelledby": "key-title" },
    el(
      "form",
      { method: "dialog" },
      el("h2", { id: "key-title" }, "This server asks for a key"),
      el("p", {}, "It is the one set as ", el("code", {}, "PERSEA_API_KEY"), ". It is kept until you close this tab."),
      el("label", { for: "key" }, "Key"),
      input,
      el(
        "div",
        { class: "choices" },
        el("button", { class: "button plain", value: "cancel", formnovalidate: true }, "Not now"),
        el("button", { class: "button", value: "use" }, "Use this key"),
      ),
    ),
  );
  // Enter in the field presses the first button of a form: that must be the one that uses the key.
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (input.reportValidity()) dialog.close("use");
  });
  return new Promise((resolve) => {
    show(dialog, () => resolve(dialog.returnValue === "use" ? input.value.trim() : null));
    input.focus();
  });
}

/** Tells how to connect a better model than `name`. */
export function showModelHelp(name) {
  const command = ".venv/bin/persea model use \\\n  --url http://127.0.0.1:11434/v1 \\\n  --name NAME";
  const dialog = el(
    "dialog",
    { "aria-labelledby": "model-title" },
    el("h2", { id: "model-title" }, "A small model is answering"),
    el("p", {}, `${name} comes with Persea, so that everything works at once. It finds and compares this shop's products; for free conversation it is too small.`),
    el("p", {}, "Any server that speaks the OpenAI API can take its place: Ollama, llama.cpp, vLLM, or a hosted one. On the machine that runs Persea:"),
    el("pre", {}, el("code", {}, command)),
    el(
      "form",
      { method: "dialog", class: "choices" },
      copyButton(() => command),
      el("button", { class: "button" }, "Close"),
    ),
  );
  show(dialog);
}

function show(dialog, onclose) {
  dialog.addEventListener("close", () => {
    dialog.remove();
    onclose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
}
