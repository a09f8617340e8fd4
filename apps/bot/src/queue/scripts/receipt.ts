import { script } from '../run-script.js';

/**
 * Notes what the platform tells about a bubble of ours. `echo` (its id) is the evidence by which a sender finds out that a message left
 * whose answer it never got. Statuses overtake each other: the furthest stays, a failure always shows.
 * KEYS 1 sent state. ARGV 1 status, 2 platform id or '', 3 ttl (seconds), 4 error code or ''.
 */
export const receipt = script(`
local rank = { sent = 1, delivered = 2, read = 3, failed = 4 }
local now = redis.call('HGET', KEYS[1], 'status')
if not now or rank[ARGV[1]] > rank[now] then redis.call('HSET', KEYS[1], 'status', ARGV[1]) end
if ARGV[2] ~= '' then redis.call('HSET', KEYS[1], 'echo', ARGV[2]) end
if ARGV[4] ~= '' then redis.call('HSET', KEYS[1], 'code', ARGV[4]) end
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1
`);
