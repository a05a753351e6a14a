/**
 * What a turn took, in pieces: the model, time, calls, tokens, money; and the limit that ended it.
 */

import { number, seconds, t } from "../words.js";

const MICROS = 1_000_000;
const CUT = { tokens: "usage.cutTokens", time: "usage.cutTime", cost: "usage.cutCost", day: "usage.cutDay" };

/** "scripted", "1.8 s", "2 calls", "1,240 tokens", "800 of them thought", "cost 0.0012" */
export function usageWords({ model, total_ms: ms, calls = 0, prompt_tokens: read = 0, completion_tokens: written = 0, reasoning_tokens: thought = 0, cost_micros: cost = null }) {
  const tokens = read + written;
  return [
    model,
    seconds(ms),
    calls > 0 && t("usage.calls", { count: calls }),
    calls > 0 && tokens > 0 && t("usage.tokens", { count: tokens }),
    thought > 0 && t("usage.thought", { amount: number(thought) }),
    // The server does not tell in which currency the model's prices are given.
    cost !== null && t("usage.cost", { amount: number(cost / MICROS, { maximumSignificantDigits: 2 }) }),
  ].filter(Boolean);
}

/** Which limit cut the answer short, in a sentence; null where none did. */
export function cutWords({ cut_short: limit }) {
  return CUT[limit] ? t(CUT[limit]) : null;
}
