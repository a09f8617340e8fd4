import { script } from '../../queue/run-script.js';

/**
 * Says what a worker has free, and hears it of the others, on the server's clock. Whoever was silent for too long is forgotten.
 * KEYS 1 workers (hash: instance → `ms|what`). ARGV 1 instance, 2 what it has ('' = it leaves), 3 ms after which a silent one counts as gone.
 * Returns { instance, what, … } of the others.
 */
export const announce = script(`
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if ARGV[2] == '' then
  redis.call('HDEL', KEYS[1], ARGV[1])
else
  redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f', now) .. '|' .. ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
end
local all = redis.call('HGETALL', KEYS[1])
local others = {}
for i = 1, #all, 2 do
  local at, what = string.match(all[i + 1], '^(%d+)|(.*)$')
  if now - at > tonumber(ARGV[3]) then
    redis.call('HDEL', KEYS[1], all[i])
  elseif all[i] ~= ARGV[1] then
    others[#others + 1] = all[i]
    others[#others + 1] = what
  end
end
return others
`);
