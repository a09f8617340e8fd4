import { describe, expect, test } from '@jest/globals';
import { redisAddress } from './address.js';

const none = { redisUrl: '', redisSentinels: '', redisCluster: false };

describe('where Redis is', () => {
  test('the private server, when nothing is configured', () => {
    expect(redisAddress(none, 'unix:///tmp/redis.sock')).toEqual({ kind: 'single', url: 'unix:///tmp/redis.sock' });
  });

  test('the configured one wins', () => {
    const url = 'rediss://:secret@redis.example.org:6380/0';
    expect(redisAddress({ ...none, redisUrl: url }, 'unix:///tmp/redis.sock')).toEqual({ kind: 'single', url });
    expect(redisAddress({ ...none, redisUrl: url, redisCluster: true })).toEqual({ kind: 'cluster', url });
  });

  test('Sentinels, with the master name as the path', () => {
    const redisUrl = 'redis://:secret@sentinel/mymaster';
    const address = redisAddress({ ...none, redisUrl, redisSentinels: 'a:26380, b' });
    expect(address).toEqual({
      kind: 'sentinel',
      url: redisUrl,
      master: 'mymaster',
      sentinels: [
        { host: 'a', port: 26380 },
        { host: 'b', port: 26379 },
      ],
    });
  });

  test('what cannot work is an error that says so', () => {
    expect(() => redisAddress(none)).toThrow(/no Redis/);
    expect(() => redisAddress({ ...none, redisUrl: 'redis://x', redisSentinels: 'a' })).toThrow(/name of the master/);
  });
});
