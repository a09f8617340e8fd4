import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { conversationId } from '@hearth/message';
import { CONTROL_CHANNEL, DIRTY_KEY, keys } from '../../queue/keys.js';
import { Wakes } from '../../queue/wake.js';
import { quantile } from '../quantile.js';
import type { WhatsAppWebRig } from './rig.js';

const MESSAGES = 100;
const SENDS = 50;
const KILLS = 3;
const EVERY_MS = 120;
const PATIENCE_MS = 60_000;

/** The first ones find cold code, on both sides of the browser. */
const WARM_UP = 5;

/** From the moment a person's message leaves for the page until it lies in the inbox, ms. */
export async function measureInbound(rig: WhatsAppWebRig): Promise<{ p50: number; p99: number; count: number }> {
  const ear = rig.connect();
  const news: (() => void)[] = [];
  ear.on('message', (_channel: string, text: string) => text.startsWith('new|') && news.shift()?.());
  await ear.subscribe(CONTROL_CHANNEL);
  const times: number[] = [];
  for (let n = 0; n < WARM_UP + MESSAGES; n += 1) {
    const heard = new Promise<void>((resolve) => news.push(resolve));
    const began = performance.now();
    await rig.web.person().text(`in ${n}`);
    await heard;
    if (n >= WARM_UP) times.push(performance.now() - began);
    await sleep(EVERY_MS);
  }
  ear.disconnect();
  await rig.until('the answers', () => rig.idle(), PATIENCE_MS);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), count: times.length };
}

/** From an answer in the outbox until the page sends it, ms. */
export async function measureOutbound(rig: WhatsAppWebRig): Promise<{ p50: number }> {
  const outbox = new Outgoing(rig);
  const times: number[] = [];
  for (let n = 0; n < WARM_UP + SENDS; n += 1) {
    const ms = await outbox.send(`out ${n}`);
    if (n >= WARM_UP) times.push(ms);
  }
  await outbox.close();
  return { p50: quantile(times, 0.5) };
}

/** From the kill of the browser until an answer that was waiting is sent, ms: the longest. */
export async function measureRecovery(rig: WhatsAppWebRig): Promise<number> {
  const outbox = new Outgoing(rig);
  const times: number[] = [];
  for (let n = 0; n < KILLS; n += 1) {
    rig.killChromium();
    times.push(await outbox.send(`recovered ${n}`));
    await rig.ready(PATIENCE_MS);
  }
  await outbox.close();
  return Math.max(...times);
}

/** From the freeze of the page until its browser is ended, ms. */
export async function measureFreeze(rig: WhatsAppWebRig): Promise<number> {
  const before = new Set(rig.browsers().map(({ group }) => group));
  const began = performance.now();
  rig.web.freeze();
  await rig.until(
    'the frozen browser to be ended',
    () => rig.browsers().every(({ group }) => !before.has(group)),
    PATIENCE_MS,
  );
  const ms = performance.now() - began;
  rig.web.thaw();
  await rig.ready(PATIENCE_MS);
  return ms;
}

/** Puts answers into the outbox of the default person as a turn does. */
class Outgoing {
  readonly #wakes: Wakes;
  #count = 0;

  constructor(private readonly rig: WhatsAppWebRig) {
    this.#wakes = new Wakes(rig.redis);
  }

  /** @returns ms until the page has sent it. */
  async send(text: string): Promise<number> {
    const { redis, simulator, web } = this.rig;
    const conversation = {
      channel: 'whatsapp-web',
      account: web.phone,
      peer: `${web.person().id}@c.us`,
    } as const;
    const id = conversationId(conversation);
    const outId = `bench${Date.now()}-${this.#count++}`;
    const began = performance.now();
    await redis.rpush(keys.outbox(id), JSON.stringify({ outId, conversation, body: { type: 'text', text } }));
    await redis.zadd(DIRTY_KEY, 'NX', Date.now(), id);
    await this.#wakes.wakeSend(id);
    const shown = () => this.rig.answers().some((message) => message.text === text);
    for (const deadline = Date.now() + PATIENCE_MS; !shown();) {
      if (Date.now() > deadline) throw new Error(`"${text}" was not sent\n${this.rig.output.slice(-2000)}`);
      await once(simulator, 'update', { signal: AbortSignal.timeout(PATIENCE_MS) });
    }
    return performance.now() - began;
  }

  async close(): Promise<void> {
    await this.rig.until('the outbox to be empty', () => this.rig.idle(), PATIENCE_MS);
    await this.#wakes.close();
  }
}
