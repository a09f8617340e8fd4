import type { FinishReason, GenerateRequest } from '../../engine/types.js';

/** What the fake model says to one request. A plain string is an answer that ends with `stop`. */
export type FakeAnswer =
  | string
  | {
      /** Streamed in pieces of a few characters, as a tokenizer would. Sent as it is: broken JSON stays broken. */
      readonly text: string;
      /** Default `stop`. */
      readonly finish?: FinishReason;
      /** Milliseconds before each piece. Default 0. */
      readonly delayMs?: number;
      /** After the text: wait for the signal (`hang`) or fail with EngineError `backend` (`throw`). */
      readonly then?: 'hang' | 'throw';
    }
  /** Says the same thing again and again until the engine ends it with `loop` (or maxTokens with `length`). */
  | { readonly loop: string };

/** Answers in order (the last one repeats), or a function of the request and its number, from 0. */
export type FakeScript =
  readonly FakeAnswer[] | ((request: GenerateRequest, call: number) => FakeAnswer | Promise<FakeAnswer>);

/** @throws Error when a list is empty. */
export async function answerOf(script: FakeScript, request: GenerateRequest, call: number): Promise<FakeAnswer> {
  if (typeof script === 'function') return script(request, call);
  const answer = script[Math.min(call, script.length - 1)];
  if (answer === undefined) throw new Error('the fake engine has no answers');
  return answer;
}
