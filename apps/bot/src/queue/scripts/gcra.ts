import { script } from '../run-script.js';

/**
 * GCRA rate limit on the server's clock, several limits at once: either all give way or none is touched.
 * KEYS one for each limit. ARGV for each: interval between two events in ms, burst. Returns ms to wait, 0 = go.
 */
export const gcra = script(`
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local wait = 0
local tats = {}
for i, key in ipairs(KEYS) do
  local interval, burst = tonumber(ARGV[i * 2 - 1]), tonumber(ARGV[i * 2])
  local tat = math.max(tonumber(redis.call('GET', key) or '0'), now)
  wait = math.max(wait, tat - (burst - 1) * interval - now)
  tats[i] = tat + interval
end
if wait > 0 then return math.ceil(wait) end
for i, key in ipairs(KEYS) do
  redis.call('SET', key, string.format('%.3f', tats[i]), 'PX', math.ceil(tats[i] - now) + 1)
end
return 0
`);
