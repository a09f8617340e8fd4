import { script } from '../run-script.js';

/**
 * Marks a bubble as being sent, before it is.
 * KEYS 1 meta, 2 sent state of the bubble. ARGV 1 sfence, 2 now (ms), 3 ttl (seconds).
 * Returns { its state before ('new' | 'sending' | 'sent'), sends of unknown outcome, id from an echo or status or '', when its first send
 * without a known end was begun } or { 'fenced' }.
 */
export const claim = script(`
if redis.call('HGET', KEYS[1], 'sfence') ~= ARGV[1] then return { 'fenced' } end
local before = redis.call('HGET', KEYS[2], 'st') or 'new'
if before ~= 'sent' and before ~= 'sending' then redis.call('HSET', KEYS[2], 'st', 'sending', 'at', ARGV[2]) end
redis.call('EXPIRE', KEYS[2], ARGV[3])
local function field(name, fallback) return redis.call('HGET', KEYS[2], name) or fallback end
return { before, field('unknown', '0'), field('echo', ''), field('at', ARGV[2]) }
`);
