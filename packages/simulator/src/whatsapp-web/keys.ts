import { randomBytes } from 'node:crypto';
import type { WireKey } from './wire.js';

export function keyOf(parts: Omit<WireKey, '_serialized'>): WireKey {
  const { fromMe, remote, id, participant } = parts;
  return { ...parts, _serialized: [fromMe, remote, id, ...(participant ? [participant] : [])].join('_') };
}

/** A message id as a phone makes it: `3A` and 18 hex digits. */
export function phoneMessageId(): string {
  return `3A${randomBytes(9).toString('hex').toUpperCase()}`;
}
