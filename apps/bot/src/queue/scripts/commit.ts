import { script } from '../run-script.js';

/**
 * Ends a turn: removes the items it answered and puts the bubbles of its reply into the outbox, or refuses and changes nothing.
 *
 * KEYS 1 meta, 2 in, 3 out, 4 dirty.
 * ARGV 1 fence, 2 epoch, 3 rev, 4 n items read, 5 the first of them, 6 skipped count told, 7 conv, 8… bubbles as JSON.
 *
 * Returns { code, items left, bubbles waiting }. Codes: 1 done, -1 a newer turn owns the conversation, -2 the person said stop,
 * -3 what was read has been edited or deleted since.
 */
export const commit = script(`
local meta = KEYS[1]
local function field(name) return redis.call('HGET', meta, name) or '0' end
if field('fence') ~= ARGV[1] then return { -1, 0, 0 } end
if field('epoch') ~= ARGV[2] then return { -2, 0, 0 } end
if field('rev') ~= ARGV[3] or redis.call('LINDEX', KEYS[2], 0) ~= ARGV[5] then return { -3, 0, 0 } end
redis.call('LTRIM', KEYS[2], ARGV[4], -1)
redis.call('HSET', meta, 'reading', 0, 'starts', 0)
if ARGV[6] ~= '0' then redis.call('HINCRBY', meta, 'skipped', -ARGV[6]) end
for i = 8, #ARGV do redis.call('RPUSH', KEYS[3], ARGV[i]) end
local left, waiting = redis.call('LLEN', KEYS[2]), redis.call('LLEN', KEYS[3])
if left == 0 and waiting == 0 then redis.call('ZREM', KEYS[4], ARGV[7]) end
return { 1, left, waiting }
`);
