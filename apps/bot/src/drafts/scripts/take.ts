import { script } from '../../queue/run-script.js';

/**
 * Takes what a draft is asked for, once: its words leave Redis with it. KEYS 1 request.
 * Returns { request, ms that are left on the server's clock }, or {} when it is gone.
 */
export const take = script(`
local request = redis.call('GET', KEYS[1])
if not request then return {} end
local left = redis.call('PTTL', KEYS[1])
redis.call('DEL', KEYS[1])
return { request, left }
`);
