import { ORDER, POINTS_BACK, REQUEST } from './keywords.js';

/** Words that a request has at least. */
const LEAST_WORDS = 2;

/** Whether words alone are a question or an order. */
export function isRequest(text: string): boolean {
  const words = text.trim().split(/\s+/u);
  return words.length >= LEAST_WORDS && (REQUEST.test(text.trim()) || /[?？؟]\s*$/u.test(text));
}

/** Whether words begin with an imperative. */
export function isOrder(text: string): boolean {
  return ORDER.test(text.trim());
}

/** Whether words can only be understood with those before them. */
export function pointsBack(text: string): boolean {
  return POINTS_BACK.test(text);
}
