import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSystem } from './support/system.js';
import type { System } from './support/system.js';
import { until } from './support/wait.js';

const TOKEN = 'seen-by-the-monitor';
let system: System;
beforeAll(async () => {
  system = await startSystem({ config: { gateway: { port: 0, metricsToken: TOKEN } } });
}, 30_000);
afterAll(async () => system.close(), 30_000);

const get = async (path: string, token = TOKEN) => {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`http://127.0.0.1:${system.port}${path}`, { headers });
  return { status: response.status, text: await response.text() };
};

describe('the gateway', () => {
  test('says that it is well', async () => {
    const { status, text } = await get('/health');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({ ok: true, redis: 'up' });
  });

  test('shows metrics only to who has the token', async () => {
    expect((await get('/metrics', 'guessed')).status).toBe(401);
    expect((await get('/metrics', '')).status).toBe(401);
    expect((await get('/metrics')).status).toBe(200);
  });

  test('shows the metrics of all roles in one place', async () => {
    await system.simulator.person('messenger').text('hello');
    await system.answered('messenger', 1);
    const text = await until(
      'the worker and the sender to share theirs',
      async () => {
        const { text: metrics } = await get('/metrics');
        return /hearth_turn_seconds_count\{.*role="worker"/.test(metrics) &&
          /hearth_sends_total\{.*role="sender"/.test(metrics)
          ? metrics
          : undefined;
      },
      15_000,
    );
    expect(text).toMatch(/hearth_webhook_seconds_bucket\{.*channel="messenger".*status="200"/);
    expect(text).toMatch(/hearth_nodejs_eventloop_lag_p99_seconds\{.*role="worker"/);
    expect(text).toMatch(/hearth_engine_slots\{.*state="all"/);
    expect(text).not.toContain('hello');
  }, 30_000);

  test('with two accounts on one channel each message is taken once, by its own', async () => {
    const accounts = system.simulator.accounts.filter(({ channel }) => channel === 'instagram');
    expect(accounts).toHaveLength(2);
    for (const { account } of accounts)
      await system.simulator.person({ channel: 'instagram', account }).text(`to ${account}`);
    for (const { account } of accounts) {
      const [answer, ...more] = await system.answered({ channel: 'instagram', account }, 1);
      expect(answer?.text).toBe(`echo: to ${account}`);
      expect(more).toEqual([]);
    }
  });

  test('fetches pictures ahead of their turn, once', async () => {
    const { blackPng } = await import('./support/pictures.js');
    await system.simulator
      .person('whatsapp-cloud')
      .send({ kind: 'image', images: [{ bytes: blackPng(40, 30), mime: 'image/png' }], caption: 'look' });
    const [answer] = await system.answered('whatsapp-cloud', 1);
    expect(answer?.text).toMatch(/<image 40x30>/);
    const { text } = await until('the metric', async () => {
      const metrics = await get('/metrics');
      return /hearth_media_files_total\{outcome="stored"/.test(metrics.text) ? metrics : undefined;
    });
    expect(text).toMatch(/hearth_media_files_total\{outcome="stored".*\} 1$/m);
  }, 30_000);
});
