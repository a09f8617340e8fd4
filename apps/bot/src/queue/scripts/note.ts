import { script } from '../run-script.js';

/**
 * Puts bubbles into the outbox ahead of the answer, once for what the turn is about, or refuses.
 *
 * KEYS 1 meta, 2 in, 3 out. ARGV 1 fence, 2 epoch, 3 the first item read, 4… bubbles as JSON.
 *
 * Returns 1, or 0: a newer turn owns the conversation, the person said stop, it is answered already, or an earlier turn on the same oldest
 * item has put a note there.
 */
export const note = script(`
local meta = KEYS[1]
local function field(name) return redis.call('HGET', meta, name) or '0' end
if field('fence') ~= ARGV[1] or field('epoch') ~= ARGV[2] or redis.call('LINDEX', KEYS[2], 0) ~= ARGV[3] then return 0 end
local seq = string.match(ARGV[3], '^%d+')
if field('noted') == seq then return 0 end
redis.call('HSET', meta, 'noted', seq)
for i = 4, #ARGV do redis.call('RPUSH', KEYS[3], ARGV[i]) end
return 1
`);
