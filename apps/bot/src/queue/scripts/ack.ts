import { script } from '../run-script.js';

/**
 * Takes a bubble out of the outbox: delivered, or given up.
 * KEYS 1 out, 2 sent state, 3 in, 4 dirty, 5 outId by platform id. ARGV 1 bubble, 2 'sent' | 'failed', 3 platform id or '', 4 conv, 5 outId, 6 ttl (seconds).
 * Returns the bubbles that still wait.
 */
export const ack = script(`
if redis.call('LINDEX', KEYS[1], 0) == ARGV[1] then redis.call('LPOP', KEYS[1]) end
redis.call('HSET', KEYS[2], 'st', ARGV[2], 'mid', ARGV[3])
redis.call('EXPIRE', KEYS[2], ARGV[6])
if ARGV[3] ~= '' then redis.call('SET', KEYS[5], ARGV[5], 'EX', ARGV[6]) end
local waiting = redis.call('LLEN', KEYS[1])
if waiting == 0 and redis.call('LLEN', KEYS[3]) == 0 then redis.call('ZREM', KEYS[4], ARGV[4]) end
return waiting
`);
