import { expect, test } from '@jest/globals';
import { withoutLongCounts } from './schema.js';

test('limits of long strings go, everything else stays', () => {
  const schema = {
    type: 'object',
    properties: {
      code: { type: 'string', minLength: 2, maxLength: 8 },
      text: { type: 'string', minLength: 1, maxLength: 500 },
      maxLength: { type: 'integer', maximum: 500 },
      list: { type: 'array', maxItems: 50, items: { anyOf: [{ type: 'string', maxLength: 99 }, { type: 'null' }] } },
      fixed: { const: { maxLength: 99 } },
    },
  };
  expect(withoutLongCounts(schema)).toEqual({
    type: 'object',
    properties: {
      code: { type: 'string', minLength: 2, maxLength: 8 },
      text: { type: 'string', minLength: 1 },
      maxLength: { type: 'integer', maximum: 500 },
      list: { type: 'array', maxItems: 50, items: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
      fixed: { const: { maxLength: 99 } },
    },
  });
});
