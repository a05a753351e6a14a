/**
 * Speaking instead of typing: what is said comes into the widget's field, to be looked over and sent. Fetched with the first press
 * of the microphone; nothing leaves the page before a recording has ended.
 */

import { Recording } from "../page/recording.js";

export class Voice {
  #chat;
  #end = null; // ends the recording that is on, and says why

  /** `chat`: {talk, t, parts: {field, note, voice, heard}, fitted(field), wordsOf(error)}, as the widget has them. */
  constructor(chat) {
    this.#chat = chat;
  }

  /** Begins to listen until a pause; a second time it ends that. */
  async press() {
    const { t, parts, fitted, wordsOf } = this.#chat;
    const { field, voice } = parts;
    if (this.#end) return this.#end("pressed");
    const ended = new Promise((resolve) => (this.#end = resolve));
    try {
      const recording = await Recording.begin({ level: () => {}, ended: this.#end, untilPause: () => true });
      voice.setAttribute("aria-pressed", "true");
      this.#tell(t("listening"));
      const why = await ended;
      const said = why === "cancelled" || !recording.hasSpeech ? "" : await this.#written(recording);
      recording.cancel();
      field.value = [field.value.trim(), said].filter(Boolean).join(" ");
      fitted(field);
      field.focus();
      this.#tell(said || why === "cancelled" ? "" : t("heardNothing"));
    } catch (error) {
      this.#tell(error instanceof DOMException ? t("noMicrophone") : wordsOf(error));
    } finally {
      this.#end = null;
      voice.removeAttribute("aria-pressed");
    }
  }

  /** Drops what is being said; whether anything was. */
  cancel() {
    this.#end?.("cancelled");
    return this.#end !== null;
  }

  async #written(recording) {
    const form = new FormData();
    form.append("file", await recording.finish());
    this.#tell(this.#chat.t("writingDown"));
    const { text } = await this.#chat.talk.json("/v1/audio/transcriptions", { method: "POST", form });
    return text.trim();
  }

  #tell(text) {
    const { note, heard } = this.#chat.parts;
    note.textContent = heard.textContent = text;
    note.hidden = !text;
  }
}
