/**
 * Every icon of the page: lines on a grid of 24, drawn for it.
 *
 * An icon is hidden from assistive technology: the control that holds it has the name.
 */

import { svg } from "../dom.js";

const LINES = {
  send: "M12 19V6M6 11.5l6-6 6 6",
  stop: "M7.5 7.5h9v9h-9z",
  copy: "M9 9h10v11H9zM5 15V4h10",
  check: "M5 12.5l4.5 4.5L19 7.5",
  again: "M19 12a7 7 0 1 1-2.2-5.1M19.5 4v4h-4",
  down: "M12 5v13M6 12.5l6 6 6-6",
  next: "M9.5 5.5L16 12l-6.5 6.5",
  previous: "M14.5 5.5L8 12l6.5 6.5",
  back: "M19 12H5.5M11 6l-6 6 6 6",
  close: "M7 7l10 10M17 7L7 17",
  menu: "M4.5 7h15M4.5 12h15M4.5 17h9",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  new: "M12 5H5v14h14v-7M10 14l1-4 8-8 3 3-8 8z",
  edit: "M5 19l1-4.5L16.5 4l3.5 3.5L9.5 18zM14 6.5l3.5 3.5",
  remove: "M5 7h14M9.5 7V4.5h5V7M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5",
  search: "M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l4.5 4.5",
  language: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  sun:
    "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2" +
    "M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  voice: "M12 3.5a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0v-5a3 3 0 0 0-3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5v3",
  picture: "M4 5h16v14H4zM4 16l5-5 4.5 4.5 2.5-2.5 4 4M15.5 9h.01",
  document: "M6.5 3.5h7.5l4 4v13H6.5zM14 3.5v4.5h4M9.5 12.5h5.5M9.5 16h5.5",
  attach: "M19.5 11.5l-7.600 7.600a4.600 4.600 0 0 1-6.500-6.500l8-8a3.100 3.100 0 0 1 4.400 4.400l-7.900 7.900a1.500 1.500 0 0 1-2.200-2.200l7-7",
  clip: "M4 6.500h11v11H4zM15 10.500l5-3v9l-5-3",
  camera: "M4 7.500h4l1.500-2.500h5L16 7.500h4v11H4zM12 10a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
  hands: "M4 12h2.500M17.500 12h2.500M8.500 8.500v7M12 5.500v13M15.500 8.500v7",
  play: "M8 5.500l10.500 6.500L8 18.500z",
  mode: "M4.5 8h9M17.5 8h2M4.5 16h2M10.5 16h9M15.5 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM8.5 14a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  tool: "M14.5 4.5a5 5 0 0 0-4.6 6.8L4.5 16.7l2.8 2.8 5.4-5.4a5 5 0 0 0 6.6-6.1l-2.9 2.9-2.4-.9-.9-2.4 2.9-2.9a5 5 0 0 0-1.5-.2z",
  notice: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.7h.01",
  problem: "M12 4l9 15.5H3zM12 10v4.5M12 17h.01",
  offline: "M3.5 9.5a13 13 0 0 1 17 0M6.8 13a8.5 8.5 0 0 1 10.4 0M10 16.5a3.5 3.5 0 0 1 4 0M5 3.5l14 17",
  source: "M6 4.5h12v15l-6-3.5-6 3.5z",
  talk: "M4.5 5.5h15v10.5h-8l-4 3.5v-3.5h-3z",
  cart: "M6 8.5h12l1 11.5H5zM9 11V7a3 3 0 0 1 6 0v4",
  save: "M12 19.5C7 16 4.5 13 4.5 9.5a4 4 0 0 1 7.5-2 4 4 0 0 1 7.5 2c0 3.5-2.5 6.5-7.5 10z",
  watch: "M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5zM10 20.5h4",
  plus: "M12 6v12M6 12h12",
  minus: "M6 12h12",
  why: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9.5 9.7a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.100.9-1.100 1.7M12 16.7h.01",
  private: "M3.5 12s3-5.5 8.5-5.5 8.5 5.5 8.5 5.5-3 5.5-8.5 5.5-8.5-5.5-8.5-5.5zM12 9.7a2.300 2.300 0 1 0 0 4.6 2.300 2.300 0 0 0 0-4.6zM5 19.5l14-15",
  memory: "M12 3.5l7 2.5v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6zM9 12l2.2 2.2 4-4.2",
  up: "M7 11v8.5H4.500V11zM7 11l4-7.500c1.500 0 2.300 1.200 2 2.500L12.500 9.500H18c1.200 0 1.900 1 1.600 2.100l-1.700 6.300c-.3 1-1 1.600-2 1.600H7",
  down_thumb: "M7 13V4.500H4.500V13zM7 13l4 7.500c1.500 0 2.300-1.200 2-2.500l-.5-3.500H18c1.200 0 1.900-1 1.600-2.100l-1.700-6.300c-.3-1-1-1.600-2-1.600H7",
  filter: "M4.5 6h15l-6 7v5.5l-3 1.5v-7z",
};

// These point along the line of reading, and turn with it.
const DIRECTED = new Set(["next", "previous", "back"]);

export const ICONS = Object.keys(LINES);

export function icon(name) {
  return svg(
    "svg",
    { class: `icon icon-${name}${DIRECTED.has(name) ? " directed" : ""}`, viewBox: "0 0 24 24", "aria-hidden": "true" },
    svg("path", { d: LINES[name] }),
  );
}
