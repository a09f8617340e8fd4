import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Connections, configSchema, queuesOver, redisAddress } from '@hearth/bot';
import { Worker } from 'bullmq';
import { Writer } from './support/events.js';
import { temporaryFolder } from './support/folder.js';
import { keptLog } from './support/log-lines.js';
import { PASSWORD, startRedisProcess } from './support/redis-process.js';
import { until } from './support/wait.js';

let folder: ReturnType<typeof temporaryFolder>;
let open: { close(): Promise<void> }[];
beforeEach(() => {
  folder = temporaryFolder();
  open = [];
});
afterEach(async () => {
  for (const one of open.reverse()) await one.close();
  folder.remove();
});
const kept = <T extends { close(): Promise<void> }>(one: T): T => {
  open.push(one);
  return one;
};

const ann = new Writer('ann');
const bubble = JSON.stringify({ outId: 't-0', conversation: ann.ref, body: { type: 'text', text: 'hi' } });
const AUTH = [`requirepass "${PASSWORD}"`, `masterauth "${PASSWORD}"`];

/** Ingest, wake-up, turn, commit, claim, ack: every script and a BullMQ worker. */
async function wholeWay(settings: object): Promise<Connections> {
  const config = configSchema.parse(settings);
  const connections = kept(new Connections(redisAddress(config), keptLog().log));
  const queues = queuesOver(connections.patient(), config);
  const { queue, outbox, wakes } = queues;
  kept(wakes);
  let worked = '';
  const worker = kept(
    new Worker<{ conversation: string }>(
      'turn',
      async ({ data: { conversation } }) => {
        const batch = await queue.begin(conversation);
        if ((await queue.commit(batch, [bubble])).ok) worked = conversation;
      },
      { connection: connections.patient(), prefix: '{hearth}' },
    ),
  );
  // While a failover runs, connections fail.
  worker.on('error', () => undefined);
  await queue.ingest(ann.message('a'), 'a', { kind: 'none' });
  await queue.amend(ann.edit('a', 'b'));
  await wakes.wakeTurn(ann.id, 20);
  await until('the turn', () => worked === ann.id);
  const head = (await outbox.head(ann.id))!;
  await outbox.claim(ann.id, head);
  await queue.receipt(ann.receipt('sent', 't-0', 'mid.0'));
  expect(await outbox.echo('t-0')).toBe('mid.0');
  expect(await outbox.ack(ann.id, head, 'sent', 'mid.0')).toBe(0);
  return connections;
}

describe('Redis of the operator', () => {
  test('one server, with a password', async () => {
    const { port } = kept(await startRedisProcess(folder.path, AUTH));
    await wholeWay({ redisUrl: `redis://:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}` });
  }, 30_000);

  test('a Cluster: all keys lie on one slot', async () => {
    const node = kept(
      await startRedisProcess(folder.path, [...AUTH, 'cluster-enabled yes', 'cluster-announce-ip 127.0.0.1']),
    );
    await node.admin.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
    await until('the cluster', async () => /cluster_state:ok/.test(await node.admin.cluster('INFO')));
    const redisUrl = `redis://:${encodeURIComponent(PASSWORD)}@127.0.0.1:${node.port}`;
    await wholeWay({ redisUrl, redisCluster: true });
  }, 30_000);

  test('Sentinels: the master is found, and found again after a failover', async () => {
    const master = kept(await startRedisProcess(folder.path, AUTH));
    const replica = kept(await startRedisProcess(folder.path, [...AUTH, `replicaof 127.0.0.1 ${master.port}`]));
    await until('the replica', async () => /master_link_status:up/.test(await replica.admin.info('replication')));
    const sentinel = kept(
      await startRedisProcess(
        folder.path,
        [
          `sentinel monitor main 127.0.0.1 ${master.port} 1`,
          `sentinel auth-pass main "${PASSWORD}"`,
          'sentinel down-after-milliseconds main 500',
          'sentinel failover-timeout main 3000',
        ],
        { sentinel: true },
      ),
    );
    await until('the sentinel to know the replica', async () => {
      const replicas = (await sentinel.admin.call('SENTINEL', 'REPLICAS', 'main')) as unknown[];
      return replicas.length > 0;
    });
    const redisUrl = `redis://:${encodeURIComponent(PASSWORD)}@sentinel/main`;
    const connections = await wholeWay({ redisUrl, redisSentinels: `127.0.0.1:${sentinel.port}` });
    const redis = connections.patient();
    await redis.set('kept', 'yes');
    await until('the replica to have it', async () => (await replica.admin.get('kept')) === 'yes');
    await master.close();
    await until(
      'the replica to be master',
      async () => /role:master/.test(await replica.admin.info('replication')),
      20_000,
    );
    expect(await redis.set('after', 'yes')).toBe('OK');
    expect(await replica.admin.get('after')).toBe('yes');
  }, 60_000);
});
