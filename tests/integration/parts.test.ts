import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAgent, createTools } from '@hearth/agent';
import type { TurnTrace } from '@hearth/agent';
import { keys } from '@hearth/bot';
import { createFakeEngine } from '@hearth/inference';
import type { GenerateRequest } from '@hearth/inference';
import sharp from 'sharp';
import { startSystem } from './support/system.js';
import type { System } from './support/system.js';

const LIMIT_MS = 30_000;
const COLOURS = ['#d00000', '#008000', '#0000d0'] as const;

/** Knows two things, and breaks over a third. */
function write({ prompt }: GenerateRequest) {
  const question = 'messages' in prompt ? JSON.stringify(prompt.messages.at(-1)!.content) : '';
  if (question.includes('break')) return { text: '', then: 'throw' as const };
  return question.includes('Faust') ? 'Goethe.' : 'Lima.';
}

let system: System;
beforeAll(async () => {
  const agent = createAgent({
    engine: createFakeEngine(write),
    tools: createTools(),
    chooser: {
      choose: (text) => Promise.resolve([{ tool: /\d \*/.test(text) ? 'calculate' : 'none', probability: 1 }]),
    },
    settings: { name: 'Hearth', instructions: '', language: '', timeZone: 'UTC', maxTokens: 200 },
  });
  system = await startSystem({ agent });
}, LIMIT_MS);
afterAll(() => system?.close(), LIMIT_MS);

async function traceOf(outId: string): Promise<TurnTrace> {
  return JSON.parse((await system.redis.get(keys.trace(outId.replace(/-\d+$/, ''))))!) as TurnTrace;
}

test(
  'a list of questions is answered in its order, and the part that failed is named',
  async () => {
    const person = system.simulator.person('whatsapp-cloud');
    await person.text(
      '1. Who wrote Faust?\n2. What is 3 * 14?\n3. Can you break glass?\n4. What is the capital of Peru?',
    );
    const [answer] = await system.answered('whatsapp-cloud', 1);
    const [, ...parts] = answer!.text!.split('\n\n');
    expect(parts).toEqual(['Goethe.', '3 × 14 = 42', 'I could not answer this part: “Can you break glass?”.', 'Lima.']);
    expect((await traceOf(answer!.outId!)).parts?.map(({ failed }) => failed)).toEqual([
      undefined,
      undefined,
      true,
      undefined,
    ]);
  },
  LIMIT_MS,
);

test(
  'three pictures in one message are looked at one by one, in their order',
  async () => {
    const images = await Promise.all(
      COLOURS.map(async (background, i) => {
        const picture = sharp({ create: { width: 100 * (i + 1), height: 100, channels: 3, background } });
        return { bytes: await picture.png().toBuffer(), mime: 'image/png' };
      }),
    );
    await system.simulator.person('messenger').send({ kind: 'image', images });
    const [answer] = await system.answered('messenger', 1);
    expect(answer!.text!.match(/\d+ × \d+/gu)).toEqual(['100 × 100', '200 × 100', '300 × 100']);
    expect(answer!.text!.match(/red|green|blue/giu)).toEqual(['red', 'green', 'blue']);
    expect((await traceOf(answer!.outId!)).parts).toHaveLength(3);
  },
  LIMIT_MS,
);
