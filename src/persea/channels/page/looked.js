/**
 * Tells the server that a product's page was opened, where the person has agreed to that and has not come in private.
 *
 * Once for each time that it is opened: loading it anew and coming back to it are no new looks.
 */

import { takesLooks } from "./agreed.js";
import { ApiError } from "./api.js";
import { isUnseen } from "./private.js";
import { cameFrom } from "./shopping.js";

export async function tellLook(api, product) {
  const [opened] = performance.getEntriesByType("navigation");
  if (!takesLooks() || isUnseen() || opened?.type !== "navigate") return;
  const { turn_id: turn, impression_id: impression } = cameFrom(product);
  const now = new Date().toISOString();
  const look = { event: "view", product, time: now, sent_at: now, ...(turn && { turn }), ...(impression && { impression }) };
  try {
    await api.post("/api/events?consent=personalization", look);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    console.info(error.message); // the page is there all the same
  }
}
