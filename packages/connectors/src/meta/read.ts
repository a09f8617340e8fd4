import { cleanText } from '@hearth/message';

/**
 * Reading what a platform sent without trusting its shape: every function takes anything and never throws.
 * Objects are absent, null, wrapped or of another type often enough that a schema of the documented shape would lose messages.
 */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object; anything else as an empty one. */
export function fields(value: unknown): Fields {
  return isObject(value) ? value : {};
}

/** True for a plain object (not null, not an array). */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a list; anything else as an empty one. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Cleaned text, or undefined for anything that is not a string. Empty strings stay. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? cleanText(value) : undefined;
}

/** Cleaned text that holds more than white space. */
export function words(value: unknown): string | undefined {
  const clean = text(value);
  return clean?.trim() ? clean : undefined;
}

/** An id: a non-empty string, or a number written out (ids arrive as either). */
export function id(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return words(value)?.trim();
}

/** A finite number, also from its decimal text. */
export function number(value: unknown): number | undefined {
  const parsed = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : undefined;
}

/** Values below this are seconds: in milliseconds it would be a date in March 1973. */
const LEAST_MILLISECONDS = 1e11;

/** Milliseconds since 1970 from seconds or milliseconds, number or text. Zero and absent give undefined. */
export function millis(value: unknown): number | undefined {
  const time = number(value);
  if (time === undefined || time <= 0) return undefined;
  return Math.trunc(time < LEAST_MILLISECONDS ? time * 1000 : time);
}
