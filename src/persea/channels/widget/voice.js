/**
 * Speaking instead of typing: one recording, and the words that the server hears in it. Fetched with the first press of the
 * microphone; nothing leaves the page before the recording has ended.
 */

import { Recording } from "../page/recording.js";

/** Begins to listen; rejects with the browser's own error where there is no microphone to be had. */
export async function listen(talk) {
  let end;
  const ended = new Promise((resolve) => (end = resolve));
  const recording = await Recording.begin({ level: () => {}, ended: end, untilPause: () => true });
  return {
    /** Ends it, as a pause in the speech does. */
    finish: () => end("pressed"),
    /** Drops what was said. */
    cancel: () => end("cancelled"),
    /** What was said, "" where nothing was, null where it was dropped; `recorded()` is called when the recording has ended. Throws as talk.js has it. */
    async words(recorded) {
      const why = await ended;
      if (why === "cancelled" || !recording.hasSpeech) {
        recording.cancel();
        return why === "cancelled" ? null : "";
      }
      recorded();
      const form = new FormData();
      form.append("file", await recording.finish());
      const { text } = await talk.json("/v1/audio/transcriptions", { method: "POST", form });
      return text.trim();
    },
  };
}
