import { script } from '../run-script.js';

/**
 * Replaces (edit) or removes (delete for everyone) one waiting item; a turn that has read it can no longer commit.
 * KEYS 1 in, 2 meta, 3 out, 4 dirty. ARGV 1 the item as it is, 2 as it shall be ('' = remove), 3 channel, 4 conv.
 * Returns 1, or 0 when it no longer waits in that form.
 */
export const amend = script(`
for index, item in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
  if item == ARGV[1] then
    if ARGV[2] == '' then
      redis.call('LREM', KEYS[1], 1, item)
    else
      redis.call('LSET', KEYS[1], index - 1, ARGV[2])
    end
    local rev = redis.call('HINCRBY', KEYS[2], 'rev', 1)
    redis.call('HSET', KEYS[2], 'reading', 0)
    if redis.call('LLEN', KEYS[1]) == 0 and redis.call('LLEN', KEYS[3]) == 0 then redis.call('ZREM', KEYS[4], ARGV[4]) end
    redis.call('PUBLISH', ARGV[3], 'changed|' .. rev .. '|' .. ARGV[4])
    return 1
  end
end
return 0
`);
