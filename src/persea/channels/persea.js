/* docs/events.md: nothing is stored before consent */
(() => {
  const own = document.currentScript, page = window, kept = "persea", local = "localStorage", tab = "sessionStorage";
  if (!own || page.persea?.on) return;
  const base = new URL(own.src).origin, key = own.dataset.key, asked = page.persea?.q || [];
  let purposes, waiting = [], busy, pause = 2000, product, since = 0, led = {};

  const read = (area) => { try { return page[area].getItem(kept); } catch {} };
  const write = (area, text) => {
    try { text ? page[area].setItem(kept, text) : page[area].removeItem(kept); } catch {}
  };
  const warn = (what) => console.warn("persea.js:", what);
  const known = () => purposes?.includes("personalization");

  const consent = (given) => {
    purposes = (given || []).filter((one) => !navigator.globalPrivacyControl || one === "analytics");
    known() ? remember() : (write(local), write(tab));
    send();
  };

  // Which answer led here.
  const remember = () => {
    const said = new URLSearchParams(location.search), turn = said.get("persea_turn");
    if (turn) write(tab, JSON.stringify({ turn, impression: said.get("persea_impression") || undefined }));
    led = JSON.parse(read(tab) || "{}");
  };

  const track = (event, about) => {
    const id = [...crypto.getRandomValues(new Uint32Array(4))].join("-");
    waiting = [...waiting.slice(-99), { id, event, time: new Date().toISOString(), ...about }];
    if (purposes) setTimeout(send, 50);
  };

  const post = (path, token, body) => fetch(base + path, {
    method: "POST", keepalive: true, body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
  });

  const session = async (earlier) => {
    const answer = await post("/api/session", key, { session: earlier });
    if (!answer.ok) throw answer;
    const { token } = await answer.json();
    known() && write(local, token);
    return token;
  };

  const send = async (leaving) => {
    if ((busy && !leaving) || !waiting.length) return;
    const sent = waiting, sent_at = new Date().toISOString();
    const more = { sent_at, consent: purposes || [], ...(known() && led) };
    const tell = (token) => post("/api/events", token, { events: sent.map((one) => ({ ...one, ...more })) });
    waiting = [];
    busy = true;
    try {
      let token = known() && read(local);
      if (known() && !token && !leaving) token = await session();
      let answer = await tell(token || key);
      if (answer.status === 401 && token) answer = await tell(await session(token));
      if (answer.status === 429 || answer.status >= 500) throw answer;
      pause = 2000;
      answer.ok || answer.text().then(warn);
    } catch {
      waiting = [...sent, ...waiting].slice(0, 100);
      setTimeout(send, (pause *= 2));
    }
    busy = false;
    if (pause === 2000) send();
  };

  const collect = (node) => {
    if (Array.isArray(node)) return node.flatMap(collect);
    if (typeof node !== "object" || !node) return [];
    if (/(^|\/)Product(Group)?$/.test([node["@type"]].flat()[0])) return [node];
    return collect([node["@graph"], node.mainEntity].flat());
  };

  const productOf = () => {
    const marked = document.querySelector("[data-persea-product]:not([data-persea-event])");
    if (marked) return { product: marked.dataset.perseaProduct };
    const found = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) => {
      try { return collect(JSON.parse(script.textContent)); } catch { return []; }
    });
    if (found.length !== 1) return; // none, or many
    const { productID, productGroupID, sku } = found[0], id = productID || productGroupID;
    if (id || sku) return { product: id, sku };
  };

  const leave = () => {
    const value = since && Math.round((Date.now() - since) / 1000);
    if (product && value) track("dwell", { ...product, value });
    since = 0;
  };
  const end = () => { leave(); send(true); };
  const look = () => {
    leave();
    product = productOf();
    if (!document.hidden) since = Date.now();
    if (product) track("view", product);
  };

  const calls = { track, consent, page: look };
  page.persea = (what, ...about) => calls[what] ? calls[what](...about) : warn(`no ${what}`);
  page.persea.on = true;
  /\?(?!v=\w+$)/.test(own.src) && warn(`takes no parameters: ${own.src}`);
  document.addEventListener("click", ({ target }) => {
    const { perseaEvent, perseaProduct } = target.closest?.("[data-persea-event]")?.dataset || {};
    if (perseaEvent) track(perseaEvent, perseaProduct ? { product: perseaProduct } : product);
  });
  document.addEventListener("visibilitychange", () => {
    document.hidden ? end() : (since = Date.now());
  });
  page.addEventListener("pagehide", end);
  asked.forEach((call) => page.persea(...call));
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", look) : look();
  setTimeout(() => purposes || consent(), 3000);
})();
