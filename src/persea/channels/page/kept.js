/** Lets the browser keep the page's files (sw.js), once the page stands and nothing waits for the line any more. */

export async function keepPage() {
  if (!("serviceWorker" in navigator)) return; // a browser that lacks it, or a page without https
  try {
    await navigator.serviceWorker.register("/sw.js");
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType("resource").map((one) => one.name);
    active?.postMessage([...new Set([location.origin + "/", ...loaded])]);
  } catch (error) {
    console.info(`The page is not kept for when the server is away: ${error.message}`);
  }
}
