import { readFileSync } from 'node:fs';
import { memoryOf } from '@hearth/connectors';
import type { WebPerson } from '@hearth/simulator';
import sharp from 'sharp';
import type { WhatsAppWebRig } from './rig.js';

const PEOPLE = 10;
const EARLY = 100;
const LATE = 1000;
/** Every so many messages are pictures. */
const PICTURE_EVERY = 10;
const PICTURE = { width: 1200, height: 900 };
const PATIENCE_MS = 120_000;
const MEGABYTE = 1_000_000;

/** Memory of bridge and browser, MB, after 100 and after 1,000 messages, a tenth of them pictures. Pages shared by processes count once. */
export async function measureMemory(
  rig: WhatsAppWebRig,
  say: (line: string) => void,
): Promise<{ early: number; late: number }> {
  const people = Array.from({ length: PEOPLE }, (_, index) => rig.web.person(`165055503${10 + index}`));
  let early = 0;
  for (let n = 1; n <= LATE; n += PEOPLE) {
    await Promise.all(people.map((person, index) => write(person, n + index)));
    await rig.until(
      'the answers',
      async () => people.every((person) => rig.answers(person).length > 0) && (await rig.idle()),
      PATIENCE_MS,
    );
    const done = n + PEOPLE - 1;
    if (done % EARLY === 0) say(`${done} messages, ${Math.round(await memory(rig))} MB`);
    if (done === EARLY) early = await memory(rig);
  }
  return { early, late: await memory(rig) };
}

async function write(person: WebPerson, n: number): Promise<void> {
  if (n % PICTURE_EVERY !== 0) return void (await person.text(`message ${n}`));
  const bytes = await sharp({ create: { ...PICTURE, channels: 3, background: { r: n % 256, g: 90, b: 120 } } })
    .jpeg()
    .toBuffer();
  await person.send({ kind: 'image', images: [{ bytes, mime: 'image/jpeg' }], caption: `message ${n}` });
}

async function memory(rig: WhatsAppWebRig): Promise<number> {
  const groups = [...new Set(rig.browsers().map(({ group }) => group))];
  const browsers = await Promise.all(groups.map((group) => memoryOf(group)));
  const bridge = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${rig.bridgePid}/smaps_rollup`, 'utf8'))?.[1];
  return (browsers.reduce((sum, size) => sum + size, 0) + Number(bridge) * 1024) / MEGABYTE;
}
