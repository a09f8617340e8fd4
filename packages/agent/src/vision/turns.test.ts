import { describe, expect, test } from '@jest/globals';
import { createFakeEngine } from '@hearth/inference';
import type { Part } from '@hearth/message';
import sharp from 'sharp';
import { createAgent } from '../agent.js';
import { MemoryMedia, NOON } from '../testing/context.js';
import { scene, scriptedFinder } from '../testing/sight.js';
import { createTools } from '../tools/index.js';
import type { FoundObject, ObjectFinder, ThreadMessage, Turn } from '../types.js';

const SETTINGS = { name: 'Hearth', instructions: '', language: '', timeZone: 'Europe/Berlin', maxTokens: 50 };
const CUP: FoundObject = { kind: 41, score: 0.9, box: { x: 300, y: 200, width: 80, height: 60 } };

function message(id: string, role: ThreadMessage['role'], parts: readonly Part[]): ThreadMessage {
  return { id, role, at: NOON - 1000, parts };
}

const text = (words: string): Part => ({ type: 'text', text: words });

function setUp(finder: ObjectFinder) {
  const agent = createAgent({
    engine: createFakeEngine(['no']),
    tools: createTools(),
    chooser: { choose: () => Promise.resolve([{ tool: 'none', probability: 1 }]) },
    settings: SETTINGS,
    finder,
  });
  return async (
    media: MemoryMedia,
    inbox: readonly Part[],
    history: readonly ThreadMessage[],
    quote?: ThreadMessage,
    conversation: Turn['conversation'] = { channel: 'playground', account: 'a', peer: 'p' },
  ) => {
    const last = { ...message('m', 'person', inbox), ...(quote && { quote }) };
    const greeting = message('h0', 'assistant', [text('Hello!')]);
    const turn: Turn = {
      conversation,
      inbox: [last],
      history: [greeting, ...history],
      now: NOON,
      owner: false,
      media,
    };
    return agent.answer(turn, new AbortController().signal);
  };
}

async function picture(media: MemoryMedia, width: number): Promise<Part> {
  return { type: 'image', media: await media.save(await scene(width, 600, [CUP.box]), 'image/png') };
}

/** A finder that tells how wide the pictures are that it was given. */
function measuringFinder() {
  const widths: number[] = [];
  const finder: ObjectFinder = {
    ready: true,
    find: async (bytes) => {
      widths.push((await sharp(bytes).metadata()).width);
      return [CUP];
    },
  };
  return { finder, widths };
}

describe('pictures in a thread', () => {
  test('a question beside a picture comes back with the marked picture; its looks stand in the trace', async () => {
    const media = new MemoryMedia();
    const { reply, trace } = await setUp(scriptedFinder([CUP]))(
      media,
      [await picture(media, 800), text('Where is the cup?')],
      [],
    );
    expect(reply.parts).toMatchObject([{ type: 'image', caption: 'I see 1 cup (middle).' }]);
    expect(trace.tools.map(({ name }) => name)).toEqual(['look']);
    expect(trace.steps?.map(({ tool }) => tool)).toEqual(['find', 'mark']);
    expect(trace.steps?.[0]).toMatchObject({ found: [CUP.box], picture: { state: 'stored' } });
    expect(trace.completionTokens).toBe(0);
  });

  test('ten messages later the person’s own picture is meant, not the one we marked', async () => {
    const media = new MemoryMedia();
    const { finder, widths } = measuringFinder();
    const chat = Array.from({ length: 10 }, (_, i) =>
      message(`c${i}`, i % 2 ? 'assistant' : 'person', [text('Well, yes.')]),
    );
    const history = [
      message('h1', 'person', [await picture(media, 800)]),
      message('h2', 'assistant', [await picture(media, 640)]),
      ...chat,
    ];
    const { reply } = await setUp(finder)(media, [text('and where is the cup?')], history);
    expect(reply.parts).toMatchObject([{ type: 'image', caption: 'I see 1 cup (middle).' }]);
    expect(new Set(widths)).toEqual(new Set([800]));
  });

  test('a quoted picture is meant before a later one', async () => {
    const media = new MemoryMedia();
    const { finder, widths } = measuringFinder();
    const quoted = message('h1', 'person', [await picture(media, 800)]);
    const history = [quoted, message('h2', 'person', [await picture(media, 900)])];
    await setUp(finder)(media, [text('How many cups?')], history, quoted);
    expect(new Set(widths)).toEqual(new Set([800]));
  });

  test('in a group the picture may be somebody else’s', async () => {
    const media = new MemoryMedia();
    const { finder, widths } = measuringFinder();
    const history = [
      message('h1', 'person', [await picture(media, 800), text('Ben: our kitchen')]),
      message('h2', 'person', [text('Cleo: nice')]),
    ];
    const group = { channel: 'whatsapp-web', account: 'a', peer: '1203630@g.us' } as const;
    const asked = [text('Ana: where is the cup?')];
    const { reply } = await setUp(finder)(media, asked, history, undefined, group);
    expect(reply.parts).toMatchObject([{ type: 'image', caption: 'I see 1 cup (middle).' }]);
    expect(new Set(widths)).toEqual(new Set([800]));
  });

  test('comparing one picture means the one before it, too', async () => {
    const media = new MemoryMedia();
    const { finder, widths } = measuringFinder();
    const history = [message('h1', 'person', [await picture(media, 800)])];
    const { reply } = await setUp(finder)(media, [await picture(media, 820), text('What changed?')], history);
    expect(reply.parts.length).toBeGreaterThan(0);
    expect(widths).toEqual([800, 820]);
  });

  test('“show how you saw that” refers to the last question', async () => {
    const media = new MemoryMedia();
    const history = [
      message('h1', 'person', [await picture(media, 800), text('How many cups are there?')]),
      message('h2', 'assistant', [text('I see 1 cup (1).')]),
      message('h3', 'person', [text('Thanks')]),
    ];
    const { reply, trace } = await setUp(scriptedFinder([CUP]))(media, [text('show me how you saw that')], history);
    expect(reply.parts).toMatchObject([{ type: 'image', caption: 'This is how I looked, step by step.' }]);
    expect(trace.steps?.map(({ tool }) => tool)).toEqual(['count', 'count']);
  });

  test('a question about something else does not look at the old picture', async () => {
    const media = new MemoryMedia();
    const { finder, widths } = measuringFinder();
    const history = [message('h1', 'person', [await picture(media, 800)])];
    await setUp(finder)(media, [text('How many people live in Berlin?')], history);
    expect(widths).toEqual([]);
  });
});
