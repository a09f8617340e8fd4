import { measureMemory } from './whatsapp-web/memory.js';
import { playKills } from './whatsapp-web/kills.js';
import { measureFreeze, measureInbound, measureOutbound, measureRecovery } from './whatsapp-web/times.js';
import { WhatsAppWebRig, wordsOf, type RigOptions } from './whatsapp-web/rig.js';
import { figure, type BenchOptions, type Figure } from './report.js';

const KILLS = 30;
const GOALS = { inboundP50: 100, inboundP99: 400, outbound: 300, recovery: 20_000, frozen: 30_000, memoryMb: 150 };

/**
 * A personal number on the simulated page in a real Chromium: how quick it is, what it survives, and what it takes. The worker repeats
 * words instead of asking a model. Linux only (proc(5)).
 */
export async function run({ say }: BenchOptions): Promise<Figure[]> {
  return [...(await times(say)), ...(await kills(say)), ...(await memory(say))];
}

async function times(say: BenchOptions['say']): Promise<Figure[]> {
  // As it runs for a user, but for the pacing.
  return withRig({ bridge: {} }, async (rig) => {
    say('messages in');
    const inbound = await measureInbound(rig);
    say('messages out');
    const outbound = await measureOutbound(rig);
    say('kill -9 of Chromium');
    const recovery = await measureRecovery(rig);
    say('a frozen page');
    const frozen = await measureFreeze(rig);
    const { inboundP50, inboundP99 } = GOALS;
    return [
      figure('whatsapp-web.inbound.p50', inbound.p50, 'ms', {
        goal: inboundP50,
        direction: 'min',
        detail: 'sent to the page → ingested',
      }),
      figure('whatsapp-web.inbound.p99', inbound.p99, 'ms', {
        goal: inboundP99,
        direction: 'min',
        detail: `${inbound.count} messages`,
      }),
      figure('whatsapp-web.outbound.p50', outbound.p50, 'ms', {
        goal: GOALS.outbound,
        direction: 'min',
        detail: 'committed → sent in the page, pacing off',
      }),
      figure('whatsapp-web.recovery.max', recovery, 'ms', {
        goal: GOALS.recovery,
        direction: 'min',
        detail: 'kill -9 of Chromium → sending again',
      }),
      figure('whatsapp-web.frozen.noticed', frozen, 'ms', {
        goal: GOALS.frozen,
        direction: 'min',
        detail: 'page frozen → its browser ended',
      }),
    ];
  });
}

async function kills(say: BenchOptions['say']): Promise<Figure[]> {
  return withRig({}, async (rig) => {
    const result = await playKills(rig, KILLS, Math.random, say);
    const detail = `${result.sent} messages, ${KILLS} kills of Chromium, bridge, or both`;
    const none = { goal: 0, direction: 'min' } as const;
    return [
      figure('whatsapp-web.kills.lost', result.lost.length, 'messages', { ...none, detail }),
      figure('whatsapp-web.kills.twice', result.twice.length, 'messages', none),
      figure('whatsapp-web.kills.out-of-order', result.outOfOrder.length, 'messages', none),
      figure('whatsapp-web.orphans', result.orphans, 'browsers', {
        ...none,
        detail: 'left over after kill -9 of the bridge and a restart',
      }),
    ];
  });
}

async function memory(say: BenchOptions['say']): Promise<Figure[]> {
  return withRig({ answer: (turn) => [wordsOf(turn)] }, async (rig) => {
    const { early, late } = await measureMemory(rig, say);
    const detail = `bridge and Chromium, ${Math.round(early)} MB at message 100, ${Math.round(late)} MB at message 1,000`;
    return [
      figure('whatsapp-web.memory.growth', late - early, 'MB', { goal: GOALS.memoryMb, direction: 'min', detail }),
    ];
  });
}

async function withRig(options: RigOptions, work: (rig: WhatsAppWebRig) => Promise<Figure[]>): Promise<Figure[]> {
  const rig = await WhatsAppWebRig.start(options);
  try {
    await rig.startBridge();
    await rig.ready();
    return await work(rig);
  } finally {
    await rig.close();
  }
}
