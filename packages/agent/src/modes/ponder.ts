import { contemplate } from './contemplate.js';
import { think } from './think.js';
import type { PonderDesk, PonderRequest } from './think.js';
import type { Pondered } from './thought.js';
import type { Mode } from './types.js';

/** Answers in a mode that thinks. @throws the signal's reason when aborted */
export function ponder(
  mode: Exclude<Mode, 'instant'>,
  request: PonderRequest,
  desk: PonderDesk,
  signal: AbortSignal,
): Promise<Pondered> {
  return mode === 'thinking' ? think(request, desk, signal) : contemplate(request, desk, signal);
}
