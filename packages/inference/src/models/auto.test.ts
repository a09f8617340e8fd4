import { describe, expect, it } from '@jest/globals';
import { chooseModel, usableMemory } from './auto.js';
import { DEFAULT_MODEL, SMALL_MODEL } from './catalogue.js';

describe('chooseModel', () => {
  it.each([
    [5.9e9, SMALL_MODEL, '5.9 GB of memory: the small model, as the default one wants 6 GB'],
    [6e9, DEFAULT_MODEL, '6.0 GB of memory: the default model, which wants 6 GB'],
  ])('%d bytes: %s', (memory, id, why) => {
    expect(chooseModel(memory)).toEqual({ id, why });
  });

  it('knows the memory of this machine', () => {
    expect(usableMemory()).toBeGreaterThan(1e8);
    expect(usableMemory()).toBeLessThan(1e14);
  });
});
