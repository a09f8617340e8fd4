import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAgent, createTools } from '@hearth/agent';
import { createEngine } from '@hearth/inference';
import type { ChatMessage, Engine, GenerateRequest } from '@hearth/inference';
import sharp from 'sharp';
import { temporaryFolder } from './support/folder.js';
import { startSystem } from './support/system.js';
import type { System } from './support/system.js';

const GOLDENS = new URL('../../packages/inference/goldens/vision/', import.meta.url);
const SETTINGS = { name: 'Hearth', instructions: '', language: 'en', timeZone: 'UTC', maxTokens: 12 };

/** An engine that notes what it is asked. */
function noting(engine: Engine, requests: GenerateRequest[]): Engine {
  return {
    model: engine.model,
    generate: (request, signal) => {
      requests.push(request);
      return engine.generate(request, signal);
    },
    embed: (...call) => engine.embed(...call),
    countTokens: (text) => engine.countTokens(text),
    stats: () => engine.stats(),
    close: () => engine.close(),
  };
}

const shapeOf = ({ role, content }: ChatMessage): string =>
  `${role}: ${typeof content === 'string' ? content : content.map((part) => (part.type === 'text' ? part.text : '[image]')).join('|')}`;

describe.each(['idefics3', 'lfm2', 'qwen2', 'qwen25', 'qwen3'])(
  'webhook to bubble with a model that sees: %s',
  (family) => {
    const folder = temporaryFolder();
    const requests: GenerateRequest[] = [];
    let engine: Engine;
    let system: System;
    beforeAll(async () => {
      const dir = fileURLToPath(new URL(family, GOLDENS));
      engine = await createEngine({ dir, threads: 1, pictureCacheDir: folder.path });
      const agent = createAgent({
        engine: noting(engine, requests),
        tools: createTools(),
        chooser: { choose: () => Promise.resolve([{ tool: 'none', probability: 1 }]) },
        settings: SETTINGS,
      });
      system = await startSystem({ agent });
    }, 30_000);
    afterAll(async () => {
      await system.close();
      await engine.close();
      folder.remove();
    }, 30_000);

    const encodings = (): number =>
      readdirSync(folder.path).flatMap((name) => readdirSync(`${folder.path}/${name}`)).length;
    const lastRequest = (): string[] => {
      const { prompt } = requests.at(-1)!;
      return 'messages' in prompt ? prompt.messages.slice(1).map(shapeOf) : [];
    };

    test('a picture reaches the model, is seen again at the next question, and when it is quoted', async () => {
      const person = system.simulator.person('whatsapp-cloud');
      const bytes = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#c04020' } })
        .jpeg()
        .toBuffer();
      const [sent] = await person.send({
        kind: 'image',
        images: [{ bytes, mime: 'image/jpeg' }],
        caption: 'Look at that',
      });
      await system.answered('whatsapp-cloud', 1);
      expect(lastRequest()).toEqual(['user: [image]|Look at that']);
      expect(encodings()).toBe(1);

      await person.text('Which colour has it');
      const second = await system.answered('whatsapp-cloud', 2);
      expect(second.at(-1)).toMatchObject({ kind: 'text', text: expect.stringMatching(/\S/) });
      const shapes = lastRequest();
      expect(shapes[0]).toBe('user: [image]|Look at that');
      expect(shapes.at(-1)).toBe('user: Which colour has it');

      await person.send({ kind: 'text', text: 'And this one', quote: sent! });
      await system.answered('whatsapp-cloud', 3);
      expect(lastRequest().at(-1)).toBe('user: <quote>|[image]|Look at that\n</quote>\nAnd this one');
      // However often it is asked about.
      expect(encodings()).toBe(1);
    }, 60_000);

    test('a question about it is looked at in steps that the model writes, and answered whatever it writes', async () => {
      const person = system.simulator.person('messenger');
      const bytes = await sharp({ create: { width: 120, height: 80, channels: 3, background: '#204080' } })
        .jpeg()
        .toBuffer();
      const before = requests.length;
      await person.send({
        kind: 'image',
        images: [{ bytes, mime: 'image/jpeg' }],
        caption: 'Where is the stethoscope?',
      });
      const [answer] = await system.answered('messenger', 1);
      expect(answer).toMatchObject({ kind: 'text', text: expect.stringMatching(/\S/) });
      const steps = requests.slice(before).filter(({ constraint }) => constraint?.type === 'json-schema');
      expect(steps.length).toBeGreaterThan(0);
      for (const { prompt } of steps)
        expect('messages' in prompt && prompt.messages.map(shapeOf).join()).toContain('[image]');
    }, 60_000);
  },
);
