/** Why a mode answers, in the page's language: the server says it in English, in sentences that are always the same. */

import { t } from "../words.js";

const REASONS = new Map([
  ["Nobody here reads that language.", "reason.unread"],
  ["It asks for goods: the shop's own records answer.", "reason.goods"],
  ["It asks for goods: the shop's own records answer, whatever the mode.", "reason.goodsAnyway"],
  ["You chose shopping: only the shop's records answer.", "reason.chosenShop"],
  ["A picture shows products of the shop: their records answer.", "reason.picture"],
  ["Nothing to answer could be made out.", "reason.nothing"],
  ["It can be reckoned exactly, so no language model is asked.", "reason.reckoned"],
  ["It asks for several goods as one purchase: what fits is computed.", "reason.sets"],
  ["It asks about the shop itself: its own pages answer.", "reason.pages"],
  ["Only the shop's own people can do that: where to reach them.", "reason.people"],
  ["Posts of the shop answer it.", "reason.posts"],
  ["It is about what you want remembered.", "reason.wishes"],
  ["It is about your cart or lists: done exactly, without a language model.", "reason.cart"],
  ["It asks what a product has cost: the shop's own prices answer.", "reason.prices"],
  ["It asks whether the shop has what you handed over.", "reason.handedGoods"],
  ["It is about what you handed over: its own words answer.", "reason.handed"],
  ["It is about what you handed over: a language model words what stands in it.", "reason.worded"],
  ["On such a subject I say what is safe to say, in every mode.", "reason.safe"],
  ["Small talk needs no thinking.", "reason.smallTalk"],
  ["One pass answers it.", "reason.onePass"],
  ["It is short and plain: one pass answers it.", "reason.plain"],
]);

/** Null for what is said in other words. */
export function reasonWords(why) {
  const key = REASONS.get(why);
  return key ? t(key) : null;
}
