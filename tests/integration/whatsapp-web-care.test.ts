import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, jest, test } from '@jest/globals';
import {
  configSchema,
  findChromium,
  keys,
  logOutAlone,
  pairAlone,
  pairThroughBridge,
  tellBridge,
  WhatsAppWebRig,
} from '@hearth/bot';
import type { RigOptions } from '@hearth/bot';

jest.setTimeout(120_000);

/** Looks that come often, so that a test need not wait as long as people do. */
const QUICK = {
  recovery: { lockMs: 1500, stalledIntervalMs: 500 },
  leaseTimes: { lastsMs: 1500, renewEveryMs: 300 },
  keeperTimes: { probeMs: 300, disconnectedMs: 2000, quietMs: 200 },
  limits: { probeMs: 1500, ackMs: 3000 },
};

let rig: WhatsAppWebRig | undefined;
afterEach(async () => {
  rig?.web.clearFaults();
  await rig?.close();
  rig = undefined;
});

async function running(options: RigOptions = {}): Promise<WhatsAppWebRig> {
  rig = await WhatsAppWebRig.start({ ...options, bridge: { ...QUICK, ...options.bridge } });
  await rig.startBridge();
  if (options.bridge?.scan !== false) await rig.ready();
  return rig;
}

/** Somebody writes, and the answer comes. */
async function talk(system: WhatsAppWebRig, words: string, person = system.web.person()): Promise<void> {
  await person.text(words);
  await system.until(`an answer to "${words}"`, () =>
    system.answers(person).some(({ text }) => text === `2: ${words}`),
  );
}

const state = async (system: WhatsAppWebRig, wanted: string) =>
  system.until(`the state ${wanted}`, async () => (await system.status())?.state === wanted);

test('a turn shows typing and marks the chat read, through the process that holds the browser', async () => {
  const system = await running();
  await talk(system, 'hello');
  const kinds = system.web.transcript('seen', 'composing', 'sent').map(({ what }) => what);
  expect(kinds.slice(0, 2).toSorted()).toEqual(['composing', 'seen']);
  expect(kinds.filter((what) => what === 'sent')).toHaveLength(2);
});

test('what arrives while no bridge runs is answered once, in order; the backlog of a restart is not answered again', async () => {
  const system = await running();
  await talk(system, 'first');
  await system.stopBridge();
  for (const words of ['a', 'b', 'c']) await system.web.person().text(words);
  await system.startBridge();
  await system.until('the answer', () => system.answers().some(({ text }) => text?.endsWith('c')));
  await system.until('rest', () => system.idle());
  expect(system.answers().map(({ text }) => text)).toEqual(['1: first', '2: first', '1: a | b | c', '2: a | b | c']);
});

test('a frozen page is noticed and started again', async () => {
  const system = await running();
  await talk(system, 'before');
  system.web.freeze();
  await system.until('a restart', async () => ((await system.status())?.restarts ?? 0) > 0);
  expect(system.output).toContain('"problem":"frozen"');
  system.web.thaw();
  await system.ready();
  await talk(system, 'after');
});

test('a log-out stops: no restart until somebody pairs again', async () => {
  const system = await running();
  system.web.logout();
  await state(system, 'stopped');
  expect((await system.status())?.advice).toContain('Scan again');
  const opened = system.web.transcript('opened').length;
  const at = (await system.status())!.at;
  await system.until('some looks at it', async () => ((await system.status())?.at ?? 0) > at + 1200);
  expect(system.browsers()).toEqual([]);
  expect(system.web.transcript('opened')).toHaveLength(opened);
  expect((await system.status())?.restarts).toBe(0);
  const shown: string[] = [];
  await pairThroughBridge(system.redis, system.web.phone, false, ({ state: now }) => void shown.push(now));
  expect(shown.at(-1)).toBe('ready');
  await talk(system, 'linked again');
});

test('pairing by QR and by code, with a code that is renewed; disconnecting unlinks', async () => {
  const system = await running({ bridge: { scan: false } });
  await system.until('a code', async () => (await system.status())?.qr !== undefined);
  const { qr } = (await system.status())!;
  system.web.refreshQr();
  await system.until('the next code', async () => {
    const now = (await system.status())?.qr;
    return now !== undefined && now !== qr;
  });
  await tellBridge(system.redis, { account: system.web.phone, act: 'pair', byCode: true });
  await system.until('a code to type', async () => (await system.status())?.code !== undefined);
  system.web.pair((await system.status())!.code!);
  await system.ready();
  const status = await system.status();
  expect([status?.qr, status?.code]).toEqual([undefined, undefined]);
  await talk(system, 'hello');
  await tellBridge(system.redis, { account: system.web.phone, act: 'log-out', byCode: false });
  await state(system, 'stopped');
  expect(system.web.transcript('unlinked')).toHaveLength(1);
});

test('a process that was stopped past its lease closes the browser instead of sending', async () => {
  const system = await running();
  await talk(system, 'before');
  const lease = keys.lease(`whatsapp-web/${system.web.phone}`);
  process.kill(system.bridgePid, 'SIGSTOP');
  await system.until('the lease to end', async () => (await system.redis.exists(lease)) === 0);
  await system.redis.set(lease, '99|somebody else', 'PX', 3000);
  process.kill(system.bridgePid, 'SIGCONT');
  await system.until('the browser to end', () => system.browsers().length === 0);
  await system.until('the log to say so', () => system.output.includes('the lease on this number was lost'));
  await system.until('the lease to come back', async () => (await system.redis.get(lease))?.startsWith('99') !== true);
  await system.ready();
  await talk(system, 'after');
});

test('memory above the limit: the browser is started again in a quiet moment', async () => {
  const system = await running({ whatsappWeb: { restartAboveMb: 300 } });
  await system.until('a restart', async () => ((await system.status())?.restarts ?? 0) > 0);
  expect(system.output).toContain('started again for its memory');
  await talk(system, 'still here');
});

test('nobody is written to who has not written before', async () => {
  const system = await running();
  const stranger = system.web.person('16505550199');
  const conversation = `whatsapp-web/${system.web.phone}/16505550199@c.us`;
  const item = {
    outId: 'cold-0',
    conversation: { channel: 'whatsapp-web', account: system.web.phone, peer: '16505550199@c.us' },
    body: { type: 'text', text: 'buy something' },
  };
  await system.redis.rpush(keys.outbox(conversation), JSON.stringify(item));
  await system.redis.zadd('{hearth}:dirty', Date.now() - 60_000, conversation);
  await system.until('it to be given up', async () => (await system.redis.llen(keys.outbox(conversation))) === 0);
  expect(system.answers(stranger)).toEqual([]);
  expect(system.output).toContain('nobody is written to who has not written before');
});

test('a browser that hangs when its bridge is killed is ended at the next start', async () => {
  const system = await running();
  const left = system.browsers();
  for (const { pid } of left) process.kill(pid, 'SIGSTOP');
  await system.killBridge();
  expect(system.browsers()).not.toEqual([]);
  await system.startBridge();
  await system.until('the old browser to be ended', () => {
    const alive = new Set(system.browsers().map(({ pid }) => pid));
    return left.every(({ pid }) => !alive.has(pid));
  });
  await talk(system, 'hello');
});

test('a second bridge waits for the lease, and takes over when the first is gone', async () => {
  const system = await running();
  await talk(system, 'one');
  const first = system.bridgePid;
  await system.startBridge();
  await system.until('the second to wait', () => system.output.includes('another process holds this number'));
  expect(new Set(system.browsers().map(({ group }) => group)).size).toBe(1);
  process.kill(first, 'SIGKILL');
  await system.until('the second to open the page', () => system.web.transcript('opened').length > 1);
  await system.ready();
  await talk(system, 'two');
});

test('an answer whose chat was looked at and not found is sent once more, and only once', async () => {
  const system = await running({ bridge: { limits: { ...QUICK.limits, textMs: 1500, unsettledMs: 1500 } } });
  system.web.sendsGoWrong('hang-unsent');
  await talk(system, 'again');
  expect(system.answers().map(({ text }) => text)).toEqual(['1: again', '2: again']);
});

test('linked while nothing runs: the bridge finds the account without another code, and it can be unlinked the same way', async () => {
  rig = await WhatsAppWebRig.start({ bridge: QUICK });
  const { web, folder } = rig;
  const account = { account: web.phone, chromium: findChromium('')!, chromiumArgs: web.chromiumArgs };
  const shown: string[] = [];
  await pairAlone({
    ...account,
    config: configSchema.parse({ dataDir: folder }),
    byCode: false,
    onStatus: ({ state: now, qr }) => {
      shown.push(now);
      if (qr) web.scan(qr);
    },
  });
  expect(shown).toEqual(['starting', 'pairing', 'syncing', 'ready']);
  const codes = web.transcript('qr').length;
  const own = join(folder, 'whatsapp-web', web.phone);
  expect(statSync(own).mode & 0o077).toBe(0);
  await rig.startBridge();
  await rig.ready();
  await talk(rig, 'hello');
  expect(web.transcript('qr')).toHaveLength(codes);
  await rig.stopBridge();
  expect(await logOutAlone({ ...account, folder: own })).toBe(true);
  expect(web.transcript('unlinked')).toHaveLength(1);
  expect(rig.browsers()).toEqual([]);
});
