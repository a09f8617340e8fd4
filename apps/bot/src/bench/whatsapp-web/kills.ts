import { setTimeout as sleep } from 'node:timers/promises';
import type { WebPerson } from '@hearth/simulator';
import type { WhatsAppWebRig } from './rig.js';

export interface KillResult {
  readonly kills: number;
  readonly sent: number;
  /** Messages that were never answered, in one of the two bubbles. */
  readonly lost: readonly string[];
  /** Messages that were answered more than once. */
  readonly twice: readonly string[];
  /** Bubbles that stand before one they belong after. */
  readonly outOfOrder: readonly string[];
  /** Browsers besides the one that works. */
  readonly orphans: number;
}

const PEOPLE = 3;
/** Pause of a person between two messages, ms: at most. */
const WRITING_MS = 900;
/** Between two kills, ms: some hit a browser that is just starting, others one that works. */
const CALM_MS = { least: 400, most: 5500 };
const PATIENCE_MS = 120_000;
const TARGETS = ['chromium', 'bridge', 'both'] as const;

/** People write while browser and bridge are killed at random moments. @param random 0 ≤ n < 1. */
export async function playKills(
  rig: WhatsAppWebRig,
  count: number,
  random: () => number = Math.random,
  say: (line: string) => void = () => undefined,
): Promise<KillResult> {
  const people = Array.from({ length: PEOPLE }, (_, index) => rig.web.person(`165055501${10 + index}`));
  const writing = new AbortController();
  const sent = new Map<WebPerson, string[]>();
  const writers = people.map((person, index) => write(person, index, sent, random, writing.signal));
  for (let kill = 1; kill <= count; kill += 1) {
    await sleep(CALM_MS.least + random() * (CALM_MS.most - CALM_MS.least));
    const target = TARGETS[Math.floor(random() * TARGETS.length)]!;
    say(`kill ${kill} of ${count}: ${target}`);
    if (target !== 'bridge') rig.killChromium();
    if (target === 'chromium') continue;
    await rig.killBridge();
    await rig.startBridge();
  }
  writing.abort();
  await Promise.all(writers);
  await rig.ready(PATIENCE_MS);
  const last = (person: WebPerson) => sent.get(person)?.at(-1);
  await rig
    .until(
      'every message to be answered',
      async () =>
        (await rig.idle()) && people.every((person) => !last(person) || said(rig, person, 2).includes(last(person)!)),
      PATIENCE_MS,
    )
    .catch((error: unknown) => say(String(error)));
  const results = people.map((person) => judge(rig, person, sent.get(person) ?? []));
  const groups = new Set(rig.browsers().map(({ group }) => group));
  return {
    kills: count,
    sent: [...sent.values()].flat().length,
    lost: results.flatMap(({ lost }) => lost),
    twice: results.flatMap((result) => result.twice),
    outOfOrder: results.flatMap(({ outOfOrder }) => outOfOrder),
    orphans: Math.max(0, groups.size - 1),
  };
}

async function write(
  person: WebPerson,
  index: number,
  sent: Map<WebPerson, string[]>,
  random: () => number,
  signal: AbortSignal,
): Promise<void> {
  for (let n = 1; !signal.aborted; n += 1) {
    const word = `p${index}m${n}`;
    await person.text(word);
    sent.set(person, [...(sent.get(person) ?? []), word]);
    await sleep(random() * WRITING_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Words of a person in the first or second bubbles of the answers, in the order of the thread. */
function said(rig: WhatsAppWebRig, person: WebPerson, bubble: 1 | 2): string[] {
  return rig
    .answers(person)
    .map(({ text = '' }) => text)
    .filter((text) => text.startsWith(`${bubble}: `))
    .flatMap((text) => text.slice(3).split(' | '));
}

function judge(rig: WhatsAppWebRig, person: WebPerson, words: readonly string[]) {
  const bubbles = rig.answers(person).map(({ text = '' }) => text);
  const [first, second] = [said(rig, person, 1), said(rig, person, 2)];
  const times = (all: readonly string[], word: string) => all.filter((one) => one === word).length;
  const order = (all: readonly string[]) =>
    all.filter((word, at) => at > 0 && Number(word.split('m')[1]) < Number(all[at - 1]!.split('m')[1]));
  return {
    lost: words.filter((word) => times(first, word) === 0 || times(second, word) === 0),
    twice: words.filter((word) => times(first, word) > 1 || times(second, word) > 1),
    outOfOrder: [
      ...order(first),
      ...order(second),
      // Both bubbles of an answer stand side by side.
      ...bubbles.filter((text, at) => text.startsWith('2: ') && bubbles[at - 1] !== `1: ${text.slice(3)}`),
    ],
  };
}
