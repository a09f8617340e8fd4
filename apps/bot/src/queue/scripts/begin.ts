import { script } from '../run-script.js';

/**
 * Starts a turn: takes a fence number and reads what waits, without removing it.
 *
 * KEYS 1 meta, 2 in. ARGV 1 most items to read.
 *
 * Returns { fence, epoch, rev, stopAt, pausedUntil, skipped, starts, item… }. `starts` counts the turns begun on the same oldest item
 * that ended neither by commit nor by release: crashes and failures.
 */
export const begin = script(`
local meta = KEYS[1]
local items = redis.call('LRANGE', KEYS[2], 0, ARGV[1] - 1)
local fence = redis.call('HINCRBY', meta, 'fence', 1)
redis.call('HSET', meta, 'reading', #items)
local starts = 0
if #items > 0 then
  local first = string.match(items[1], '^%d+')
  if redis.call('HGET', meta, 'startSeq') == first then
    starts = redis.call('HINCRBY', meta, 'starts', 1)
  else
    starts = 1
    redis.call('HSET', meta, 'startSeq', first, 'starts', 1)
  end
end
local function field(name) return redis.call('HGET', meta, name) or '0' end
local result = { fence, field('epoch'), field('rev'), field('stopAt'), field('pausedUntil'), field('skipped'), starts }
for _, item in ipairs(items) do result[#result + 1] = item end
return result
`);
