import { script } from '../run-script.js';

/** Starts a delivery: takes a sender's fence number. KEYS 1 meta, 2 out. Returns { sfence, first bubble or nil }. */
export const peek = script(`
return { redis.call('HINCRBY', KEYS[1], 'sfence', 1), redis.call('LINDEX', KEYS[2], 0) }
`);
