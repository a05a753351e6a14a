/**
 * Which product the page is about, by what the shop says of it: the `product` attribute, else schema.org's JSON-LD
 * (https://schema.org/Product). Its ids are for the server to know; nothing else of the page is read.
 */

const MOST = 8;
const LONGEST = 200;

/** Ids, SKU, GTIN and address, the surest first; empty where the page is about no one product. */
export function productOfPage(element, page) {
  const named = element.getAttribute("product");
  if (named) return [named.slice(0, LONGEST)];
  const found = [...page.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) => products(parsed(script.textContent)));
  if (found.length !== 1) return []; // a list of products is no product page
  const [product] = found;
  const { productID, sku, gtin, gtin13, gtin12, gtin8, gtin14, mpn, url, productGroupID } = product;
  const ids = [productID, productGroupID, sku, gtin, gtin13, gtin12, gtin14, gtin8, mpn, product["@id"], url, page.location.href];
  const told = ids.filter((id) => typeof id === "string" || typeof id === "number").map((id) => String(id).trim());
  return [...new Set(told.filter((id) => id && id.length <= LONGEST))].slice(0, MOST);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function products(node) {
  if (Array.isArray(node)) return node.flatMap(products);
  if (typeof node !== "object" || !node) return [];
  if ([node["@type"]].flat().some((type) => /(?:^|\/)Product(?:Group)?$/.test(type))) return [node];
  return products([node["@graph"] ?? [], node.mainEntity ?? []].flat());
}
