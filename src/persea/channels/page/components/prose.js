/**
 * Text that is read while it is still being written: Markdown, put on the page once a frame.
 */

import { el } from "../dom.js";
import { createWriter } from "../markdown.js";
import { shopLanguage } from "../words.js";

export class Prose {
  /** Where it stands. Its direction is that of its own first words, whatever the page's is. */
  node = el("div", { class: "prose", dir: "auto", lang: shopLanguage() });
  text = "";
  #writer = createWriter(this.node);
  #frame = 0;
  #painted;

  /** `painted()` is called each time that something new can be seen. */
  constructor(painted) {
    this.#painted = painted;
  }

  append(delta) {
    this.text += delta;
    // Many deltas come within one frame; painting each would only cost.
    this.#frame ||= requestAnimationFrame(() => this.write(this.text, true));
  }

  /** Writes `text` at once; with `open`, more of it is coming. */
  write(text, open) {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#writer.write(text, open);
    this.#painted();
  }
}
