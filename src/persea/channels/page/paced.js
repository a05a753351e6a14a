/** Long work in slices, so that a key or a wheel never waits for the end of it. */

const SLICE_MS = 24; // half of what the browser calls a long task

/** `await breathe()` between two pieces of work: where the slice is used up, the browser does what has come up meanwhile. */
export function paced() {
  let begun = performance.now();
  return async function breathe() {
    if (performance.now() - begun < SLICE_MS) return;
    await new Promise((goOn) => setTimeout(goOn));
    begun = performance.now();
  };
}
