import { expect, it } from '@jest/globals';
import { keysValues } from '../../vision/base/caches.js';
import { checkInputs } from './decoder-inputs.js';

const CACHES = keysValues(0);
const USUAL = ['inputs_embeds', 'attention_mask', 'position_ids', 'past_key_values.0.key', 'past_key_values.0.value'];

it('a decoder that asks for DeepStack features is refused by their name', () => {
  expect(() => checkInputs({ inputNames: USUAL }, CACHES)).not.toThrow();
  expect(() => checkInputs({ inputNames: [...USUAL, 'deepstack_0', 'deepstack_1'] }, CACHES)).toThrow(
    'asks for deepstack_0, deepstack_1, which this program does not know',
  );
});
