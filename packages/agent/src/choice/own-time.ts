import { dateIn, weekdayIn } from '../modes/answer/days.js';

const CLOCK = /\d{1,2}\s?[:h]\s?\d{2}/u;

/**
 * Whether a message names a time or date itself, or a weekday to count from: what it asks about is that one, not the time that it is now.
 */
export function hasOwnTime(text: string): boolean {
  return CLOCK.test(text) || dateIn(text) !== undefined || (weekdayIn(text) !== undefined && /\d/u.test(text));
}
