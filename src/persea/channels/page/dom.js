/**
 * Building elements. Text only ever goes in as text: there is no way here to pass markup.
 */

const SVG = "http://www.w3.org/2000/svg";

/** An element; `on…` properties are listeners, the rest are attributes (false, null: left out). */
export function el(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/** The same for SVG. */
export function svg(tag, properties = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

function fill(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== false && child !== null && child !== undefined));
  return node;
}

/**
 * The URL that may be followed, or null. Only http(s) and paths of this origin pass: everything else
 * (javascript:, data:, mail) in a text that a model or a feed wrote is not worth its risk.
 */
export function safeUrl(address, origin = location.origin) {
  if (!/^(?:https?:\/\/|\/)/i.test(address)) return null;
  const url = URL.canParse(address, origin) ? new URL(address, origin) : null;
  return url && (url.protocol === "https:" || url.protocol === "http:") ? url : null;
}

/** The attributes of a link to `url`: other origins open beside the conversation. */
export function linkTo(url) {
  const ours = url.origin === location.origin;
  return { href: ours ? url.pathname + url.search + url.hash : url.href, rel: "noopener", target: ours ? null : "_blank" };
}
