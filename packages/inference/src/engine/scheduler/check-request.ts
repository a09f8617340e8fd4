import { picturesOf } from '../prompt/content.js';
import { EngineError } from '../types.js';
import type { GenerateRequest } from '../types.js';

const SHA256 = /^[0-9a-f]{64}$/;

/** Something wrong with a request that no model could answer. */
export function checkRequest(
  { prompt, maxTokens, sampling = {} }: GenerateRequest,
  sees: boolean,
): EngineError | undefined {
  const { temperature = 0, topP = 1, topK = 0, minP = 0, repetitionPenalty = 1, seed = 0 } = sampling;
  const pictures = 'messages' in prompt ? picturesOf(prompt.messages) : [];
  const wrong =
    (!(Number.isInteger(maxTokens) && maxTokens > 0) && 'maxTokens must be a positive integer') ||
    (!(temperature >= 0 && temperature < Infinity) && 'temperature must be 0 or more') ||
    (!(topP > 0 && topP <= 1) && 'topP must be above 0 and at most 1') ||
    (!(Number.isInteger(topK) && topK >= 0) && 'topK must be an integer, 0 or more') ||
    (!(minP >= 0 && minP <= 1) && 'minP must be from 0 to 1') ||
    (!(repetitionPenalty > 0 && repetitionPenalty < Infinity) && 'repetitionPenalty must be above 0') ||
    (!Number.isSafeInteger(seed) && 'seed must be an integer') ||
    (pictures.length > 0 && !sees && 'this model does not see pictures') ||
    (!pictures.every(({ sha256 }) => SHA256.test(sha256)) && 'sha256 of a picture must be 64 lower-case hex digits');
  return wrong ? new EngineError('bad-request', wrong) : undefined;
}
