/**
 * Keeping the newest words in view, without taking the page out of the reader's hands.
 *
 * The page follows a growing answer only while the reader is at the end of it, and never pushes the
 * question it belongs to out of view: from there on, reading is the reader's. Scrolling up lets go,
 * scrolling down to the end takes hold again.
 */

const NEAR_PX = 48;

export class Follower {
  #following = false; // until there is a turn to follow
  #question = null;
  #last = 0;
  #led = 0; // how far down the page itself has gone for this turn

  /** `onFar(far)` hears whether the end is out of view. */
  constructor(content, onFar) {
    addEventListener("scroll", () => this.#scrolled(onFar), { passive: true });
    new ResizeObserver(() => {
      this.#grow();
      onFar(gap() > 2 * NEAR_PX);
    }).observe(content);
  }

  /** A new turn has begun: its question comes to the top of the view. */
  begin(question) {
    this.#question = question;
    this.#following = true;
    this.#led = 0;
    this.#grow();
  }

  /** The view stays where it is, or goes where others lead it. */
  rest() {
    this.#following = false;
  }

  toEnd() {
    this.#question = null;
    this.#following = true;
    scrollTo({ top: document.documentElement.scrollHeight });
  }

  #grow() {
    if (!this.#following) return;
    const end = document.documentElement.scrollHeight - innerHeight;
    const top = this.#question ? Math.min(end, topOf(this.#question)) : end;
    this.#led = Math.max(this.#led, top);
    if (top > scrollY) scrollTo({ top, behavior: "instant" });
    this.#last = scrollY;
  }

  #scrolled(onFar) {
    if (scrollY < this.#last - 1) this.#following = false;
    // What is laid out anew above moves the view too, and so far is not the reader's doing.
    else if (gap() < NEAR_PX && scrollY > Math.max(this.#last, this.#led) + 1) {
      this.#following = true;
      this.#question = null;
    }
    this.#last = scrollY;
    onFar(gap() > 2 * NEAR_PX);
  }
}

function gap() {
  return document.documentElement.scrollHeight - innerHeight - scrollY;
}

function topOf(element) {
  const margin = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  return element.getBoundingClientRect().top + scrollY - margin;
}
