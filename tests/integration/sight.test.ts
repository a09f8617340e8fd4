import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAgent, createTools } from '@hearth/agent';
import type { MediaAccess, ThreadMessage } from '@hearth/agent';
import { createFakeEngine, createObjectFinder, ensureDetector } from '@hearth/inference';
import type { ObjectFinder } from '@hearth/inference';
import type { StoredMedia } from '@hearth/message';
import sharp from 'sharp';
import { FETCH_LIMIT_MS, testModelsDir } from '../support/models.js';

const SETTINGS = { name: 'Hearth', instructions: '', language: '', timeZone: 'UTC', maxTokens: 50 };
/** Where the two stop signs stand in the street, of 900 × 600. */
const SIGNS = [
  { x: 100, y: 100, side: 220 },
  { x: 560, y: 110, side: 220 },
] as const;

/** Red octagons with a white rim on poles, before sky and grass. */
function street(): Promise<Buffer> {
  const drawn = SIGNS.map(
    ({ x, y, side }) => `<g transform="translate(${x} ${y}) scale(${side / 240})">
      <rect x="114" y="170" width="12" height="250" fill="#888"/>
      <polygon points="70,0 170,0 240,70 240,170 170,240 70,240 0,170 0,70" fill="#fff"/>
      <polygon points="74,10 166,10 230,74 230,166 166,230 74,230 10,166 10,74" fill="#c1121f"/>
      <text x="120" y="150" font-size="86" font-weight="bold" font-family="DejaVu Sans, sans-serif" fill="#fff"
        text-anchor="middle" textLength="190" lengthAdjust="spacingAndGlyphs">STOP</text></g>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600">
    <defs><linearGradient id="sky" x2="0" y2="1">
      <stop stop-color="#7fb2e5"/><stop offset="1" stop-color="#d8e8f5"/></linearGradient></defs>
    <rect width="900" height="600" fill="url(#sky)"/>
    <rect y="450" width="900" height="600" fill="#5a7d45"/>${drawn.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer();
}

/** Files in memory, by a number in place of a hash. */
function memory() {
  const files: Buffer[] = [];
  const save = (bytes: Buffer, mime: string): Promise<StoredMedia> => {
    files.push(bytes);
    return Promise.resolve({ state: 'stored', sha256: String(files.length - 1), mime, bytes: bytes.length });
  };
  const access: MediaAccess = { read: ({ sha256 }) => Promise.resolve(files[Number(sha256)]!), save };
  return access;
}

let finder: ObjectFinder;
beforeAll(async () => {
  const { dir } = await ensureDetector({ modelsDir: testModelsDir });
  finder = createObjectFinder({ dir });
}, FETCH_LIMIT_MS);
afterAll(() => finder.close());

async function ask(text: string) {
  const agent = createAgent({
    engine: createFakeEngine(['no']),
    tools: createTools(),
    chooser: { choose: () => Promise.resolve([{ tool: 'none', probability: 1 }]) },
    settings: SETTINGS,
    finder: { ready: true, find: (...request) => finder.find(...request) },
  });
  const media = memory();
  const picture = await media.save(await street(), 'image/jpeg');
  const said = (role: ThreadMessage['role'], parts: ThreadMessage['parts']): ThreadMessage => ({
    id: role,
    role,
    at: 0,
    parts,
  });
  const answer = await agent.answer(
    {
      conversation: { channel: 'playground', account: 'a', peer: 'p' },
      inbox: [said('person', [{ type: 'image', media: picture, caption: text }])],
      history: [said('assistant', [{ type: 'text', text: 'Hi' }])],
      now: 0,
      owner: false,
      media,
    },
    new AbortController().signal,
  );
  return { ...answer, media };
}

describe('sight with the real finder', () => {
  it('says where the signs are and sends the marked picture', async () => {
    const { reply, trace } = await ask('Where are the stop signs?');
    expect(reply.parts).toHaveLength(1);
    expect(reply.parts[0]).toMatchObject({
      type: 'image',
      caption: 'I see 1 stop sign (left) and 2 stop sign (right).',
    });
    const found = trace.steps!.find(({ tool }) => tool === 'find')!.found!;
    for (const { x, y, side } of SIGNS) {
      const near = found.some(
        (box) => Math.abs(box.x - x) < 30 && Math.abs(box.y - y) < 30 && Math.abs(box.width - side) < 50,
      );
      expect(near).toBe(true);
    }
  }, 30_000);

  it('counts them in two looks', async () => {
    const { reply, trace } = await ask('Wie viele Stoppschilder siehst du?');
    expect(reply.parts[0]).toMatchObject({ caption: 'Ich sehe: 2 Stoppschilder (1–2).' });
    expect(trace.steps!.map(({ tool }) => tool)).toEqual(['count', 'count', 'mark']);
  }, 30_000);

  it('says what is not there', async () => {
    const { reply } = await ask('¿Dónde está el perro?');
    expect(reply.parts).toMatchObject([{ type: 'text', text: 'Esto no lo veo: perro.' }]);
  }, 30_000);
});
