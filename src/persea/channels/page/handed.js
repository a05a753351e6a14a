/**
 * What the person hands over, as the server has it: sent, taken back, and fetched again for showing.
 *
 * Bytes are fetched with the page's own credentials and shown from memory (blob:): an <img> could send no key, and sound that
 * comes that way can be played from any second.
 */

const AGAIN_MS = 240_000; // the server keeps it loaded for five minutes
const KEPT = 24; // pictures and recordings in memory at once

export class Handed {
  #api;
  #shown = new Map(); // path to the promise of its address in memory, oldest first

  constructor(api) {
    this.#api = api;
  }

  /** Somebody may be about to hand something over: the server loads what it takes. It need not, and nobody waits for it. */
  expect() {
    if (performance.now() < this.#expectedUntil) return;
    this.#expectedUntil = performance.now() + AGAIN_MS;
    this.#api.post("/api/attachments/ready", {}).catch((error) => console.info(`Nothing was got ready: ${error.message}`));
  }
  #expectedUntil = 0;

  /** Sends `file`; resolves to what was made out of it. `progress` hears the share that has gone. */
  send(file, { hidden, progress, signal }) {
    const query = new URLSearchParams({ name: file.name, ...(hidden && { private: "true" }) });
    return this.#api.upload(`/api/attachments?${query}`, file, { progress, signal });
  }

  async takeBack(id) {
    await this.#api.delete(path(id));
  }

  /** The address in memory of its picture, sound or clip. */
  content(id) {
    return this.#address(path(id));
  }

  page(id, number) {
    return this.#api.get(`${path(id)}/page/${number}`);
  }

  pagePicture(id, number) {
    return this.#address(`${path(id)}/page/${number}/picture`);
  }

  /** Saves it as a file of its `name`. */
  async save(id, name) {
    const address = await this.content(id);
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
  }

  #address(from) {
    const known = this.#shown.get(from);
    this.#shown.delete(from);
    const address = known ?? this.#api.blob(from).then((blob) => URL.createObjectURL(blob));
    this.#shown.set(from, address);
    address.catch(() => this.#shown.delete(from));
    if (this.#shown.size > KEPT) {
      const [oldest] = this.#shown.keys();
      this.#shown.get(oldest).then(URL.revokeObjectURL, () => {});
      this.#shown.delete(oldest);
    }
    return address;
  }
}

function path(id) {
  return `/api/attachments/${encodeURIComponent(id)}`;
}
