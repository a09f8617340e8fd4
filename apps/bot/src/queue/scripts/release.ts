import { script } from '../run-script.js';

/**
 * Gives a turn up in good order (newer message, shutdown): its items wait on, and it does not count as a failed start.
 * KEYS 1 meta. ARGV 1 fence. Returns 1, or 0 when a newer turn owns the conversation.
 */
export const release = script(`
if redis.call('HGET', KEYS[1], 'fence') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'reading', 0, 'starts', 0)
return 1
`);
