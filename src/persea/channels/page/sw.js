/**
 * Keeps the page's own files, so that it opens where the server cannot be reached, and says so there.
 *
 * The server goes first: what is kept is what it last gave, for when it does not answer. What people said, the shop's goods
 * and everything else under /api is never kept.
 */

const KEPT = "persea-page-1";
const PAGES = /^\/(?:$|products\/|guides\/)/;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener("activate", (event) => {
  const old = async () => {
    for (const name of await caches.keys()) if (name !== KEPT) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(old());
});

// The page that brought this worker was loaded without it: it tells what it is made of.
self.addEventListener("message", (event) => {
  const own = event.data.filter((address) => isOurs(new URL(address)));
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(own)));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !isOurs(url)) return;
  event.respondWith(given(event, request, PAGES.test(url.pathname)));
});

function isOurs(url) {
  return url.origin === location.origin && (url.pathname.startsWith("/page/") || PAGES.test(url.pathname));
}

async function given(event, request, isPage) {
  const cache = await caches.open(KEPT);
  try {
    const fresh = await fetch(request);
    // A product's page is the same file for each product: it is kept under the name of the first that was asked for.
    if (fresh.ok) event.waitUntil(cache.put(request, fresh.clone()));
    return fresh;
  } catch (error) {
    const kept = (await cache.match(request, { ignoreSearch: true })) ?? (isPage ? await cache.match("/") : null);
    if (kept) return kept;
    throw error;
  }
}
