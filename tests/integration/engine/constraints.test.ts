import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createEngine } from '@hearth/inference';
import type { Engine } from '@hearth/inference';
import { FETCH_LIMIT_MS, testModel } from '../../support/models.js';
import { ask, generate } from './support.js';

const SCHEMAS = {
  calculate: {
    type: 'object',
    properties: {
      expression: { type: 'string', maxLength: 12 },
      decimals: { type: 'integer', minimum: 0, maximum: 9 },
    },
    required: ['expression'],
    additionalProperties: false,
  },
  edit: {
    type: 'object',
    properties: {
      operation: { enum: ['rotate', 'crop', 'grayscale', 'blur'] },
      degrees: { type: 'integer', enum: [90, 180, 270] },
      caption: { type: 'string', maxLength: 12 },
    },
    required: ['operation', 'degrees', 'caption'],
    additionalProperties: false,
  },
  chart: {
    type: 'object',
    properties: {
      title: { type: 'string', maxLength: 12 },
      bars: {
        type: 'array',
        minItems: 1,
        maxItems: 3,
        items: {
          type: 'object',
          properties: {
            label: { type: 'string', maxLength: 10 },
            value: { type: 'number', minimum: 0, maximum: 1000 },
          },
          required: ['label', 'value'],
          additionalProperties: false,
        },
      },
    },
    required: ['title', 'bars'],
    additionalProperties: false,
  },
};

let engine: Engine;
beforeAll(async () => {
  const { dir } = await testModel('smollm2-135m');
  engine = await createEngine({ dir, slots: 4, contextLength: 1024 });
}, FETCH_LIMIT_MS);
afterAll(() => engine.close());

describe('constraints with a real model', () => {
  test.each(Object.entries(SCHEMAS))(
    '%s: always valid, at any temperature',
    async (_, schema) => {
      const validate = new Ajv().compile(schema);
      const results = await Promise.all(
        [0, 0.7, 1.5, 3].map((temperature, seed) =>
          generate(
            engine,
            ask('Apples 12, pears 7: turn the picture, add them, draw a chart "élan 漢".', {
              maxTokens: 300,
              sampling: { temperature, seed },
              constraint: { type: 'json-schema', schema },
            }),
          ),
        ),
      );
      for (const { text, finish, stats } of results) {
        expect(finish).toBe('stop');
        expect(validate(JSON.parse(text))).toBe(true);
        expect(stats.forcedTokens).toBeGreaterThan(0);
      }
    },
    90_000,
  );

  test('a choice, at any temperature', async () => {
    const options = ['yes', 'no', 'not sure', 'ja 👍'];
    const constraint = { type: 'choice' as const, options };
    for (const temperature of [0, 1, 4]) {
      const request = ask('Is the sky blue?', { sampling: { temperature, seed: 5 }, constraint });
      expect(options).toContain((await generate(engine, request)).text);
    }
  }, 30_000);

  test('a date by regular expression, and what is impossible is refused', async () => {
    const constraint = { type: 'regex' as const, pattern: '20[0-9]{2}-[01][0-9]-[0-3][0-9]' };
    const { text } = await generate(engine, ask('When is Christmas 2027?', { constraint }));
    expect(text).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
    const refused = generate(engine, ask('x', { constraint: { type: 'regex', pattern: '(' } }));
    await expect(refused).rejects.toMatchObject({ name: 'EngineError', code: 'bad-request' });
    expect((await generate(engine, ask('Hello'))).text).not.toBe('');
  }, 30_000);
});
