import { script } from '../run-script.js';

/**
 * Takes one event, once.
 *
 * | KEYS | |
 * | --- | --- |
 * | 1 seen | dedupe key of the event |
 * | 2 gone | set when the person deleted this message before it came |
 * | 3 in | inbox |
 * | 4 meta | |
 * | 5 dirty | |
 *
 * | ARGV | |
 * | --- | --- |
 * | 1 payload | the event as JSON |
 * | 2 ttl | seconds for which `seen` is remembered |
 * | 3 now | ms |
 * | 4 conv | |
 * | 5 max | items that may wait, besides those a turn is reading |
 * | 6 effect | '' none, 'stop' cancel what runs and leave older messages unanswered, 'pause' the same until ARGV 7 |
 * | 7 until | ms, for 'pause' |
 * | 8 channel | pub/sub |
 * | 9 kind | of the notice that is published when the event is new |
 *
 * Returns { 1 new | 0 seen before | 2 deleted, items waiting, arrival of the oldest, ms }.
 * Dedupe and push are one step: an event that could not be stored was not "seen" either.
 * A full inbox gives up its oldest item that no turn is reading, and counts it: the person is told.
 */
export const ingest = script(`
local taken = 0
if redis.call('EXISTS', KEYS[2]) == 1 then
  taken = 2
elseif redis.call('SET', KEYS[1], ARGV[3], 'NX', 'EX', ARGV[2]) then
  taken = 1
  local reading = tonumber(redis.call('HGET', KEYS[4], 'reading') or '0')
  if redis.call('LLEN', KEYS[3]) - reading >= tonumber(ARGV[5]) then
    redis.call('LSET', KEYS[3], reading, 'skip')
    redis.call('LREM', KEYS[3], 1, 'skip')
    redis.call('HINCRBY', KEYS[4], 'skipped', 1)
  end
  local seq = redis.call('HINCRBY', KEYS[4], 'seq', 1)
  redis.call('RPUSH', KEYS[3], seq .. '|' .. ARGV[3] .. '|' .. ARGV[1])
  redis.call('ZADD', KEYS[5], 'NX', ARGV[3], ARGV[4])
  if ARGV[6] ~= '' then
    redis.call('HINCRBY', KEYS[4], 'epoch', 1)
    redis.call('HSET', KEYS[4], 'stopAt', seq)
  end
  if ARGV[6] == 'pause' then redis.call('HSET', KEYS[4], 'pausedUntil', ARGV[7]) end
  redis.call('PUBLISH', ARGV[8], ARGV[9] .. '|' .. seq .. '|' .. ARGV[4])
end
local first = redis.call('LINDEX', KEYS[3], 0)
return { taken, redis.call('LLEN', KEYS[3]), first and string.match(first, '^%d+|(%d+)|') or ARGV[3] }
`);
