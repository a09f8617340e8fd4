import type { FakeModel } from './backend.js';
import { FAKE_END, FAKE_TURN, FAKE_VOCABULARY } from './tokenizer.js';

const ASSISTANT = [FAKE_TURN, ...Buffer.from('assistant:', 'utf8')];

/** Logits that leave no doubt. */
export function certain(id: number): Float32Array {
  const logits = new Float32Array(FAKE_VOCABULARY).fill(-5);
  logits[id] = 10;
  return logits;
}

/** Says the text the function gives for the conversation's text, byte by byte, then ends. */
export function speaking(answer: (prompt: string) => string): FakeModel {
  return (tokens) => {
    const begin = startOfAnswer(tokens);
    const text = Buffer.from(
      answer(Buffer.from(tokens.slice(0, begin).filter((id) => id < FAKE_END)).toString('utf8')),
    );
    return certain(text[tokens.length - begin] ?? FAKE_END);
  };
}

/** Logits that look random and depend on every token before; no token ends the answer unless `ends`. */
export function scattered(ends = false): FakeModel {
  return (tokens) => {
    let state = tokens.reduce((hash, id) => Math.imul(hash ^ id, 0x01000193) >>> 0, 0x811c9dc5);
    const logits = new Float32Array(FAKE_VOCABULARY);
    for (let id = 0; id < FAKE_VOCABULARY; id++) {
      state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
      logits[id] = ((state >>> 8) / 0x1_00_0000) * 6;
    }
    if (!ends) logits[FAKE_END] = -10;
    return logits;
  };
}

function startOfAnswer(tokens: readonly number[]): number {
  for (let at = tokens.length - ASSISTANT.length; at >= 0; at--) {
    if (ASSISTANT.every((id, i) => tokens[at + i] === id)) return at + ASSISTANT.length;
  }
  throw new Error('no assistant turn in the prompt');
}
