import type { ToolTrace } from '@hearth/agent';
import { numbersIn } from '@hearth/agent';

/** A turn to the left by 90 degrees is one to the right by 270. */
const FULL_TURN = 360;

/** Whether a tool was given what a message says: everything that `truth` names, whatever else there is. */
export function isGiven(truth: Readonly<Record<string, unknown>>, { arguments: given, result }: ToolTrace): boolean {
  const { value, ...rest } = truth;
  // There are many ways to write a calculation: what counts is what it comes to, which its sentence says last.
  if (
    value !== undefined &&
    numbersIn(result ?? '')
      .at(-1)
      ?.includes(value as string) !== true
  )
    return false;
  return holds(rest, given);
}

function holds(truth: unknown, given: unknown): boolean {
  if (Array.isArray(truth)) {
    return Array.isArray(given) && truth.length === given.length && truth.every((one, i) => holds(one, given[i]));
  }
  if (typeof truth === 'object' && truth !== null) {
    if (typeof given !== 'object' || given === null) return false;
    const fields = given as Record<string, unknown>;
    return Object.entries(truth).every(([name, one]) =>
      name === 'degrees' ? isSameTurn(one, fields[name]) : holds(one, fields[name]),
    );
  }
  if (typeof truth === 'string') return typeof given === 'string' && bare(truth) === bare(given);
  return truth === given;
}

function isSameTurn(truth: unknown, given: unknown): boolean {
  return typeof truth === 'number' && typeof given === 'number' && (truth - given) % FULL_TURN === 0;
}

function bare(text: string): string {
  return text.trim().toLowerCase();
}
