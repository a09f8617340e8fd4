import { EngineError } from '../types.js';
import type { GenerateRequest } from '../types.js';

/** Something wrong with a request that no model could answer. */
export function checkRequest({ maxTokens, sampling = {} }: GenerateRequest): EngineError | undefined {
  const { temperature = 0, topP = 1, topK = 0, minP = 0, repetitionPenalty = 1, seed = 0 } = sampling;
  const wrong =
    (!(Number.isInteger(maxTokens) && maxTokens > 0) && 'maxTokens must be a positive integer') ||
    (!(temperature >= 0 && temperature < Infinity) && 'temperature must be 0 or more') ||
    (!(topP > 0 && topP <= 1) && 'topP must be above 0 and at most 1') ||
    (!(Number.isInteger(topK) && topK >= 0) && 'topK must be an integer, 0 or more') ||
    (!(minP >= 0 && minP <= 1) && 'minP must be from 0 to 1') ||
    (!(repetitionPenalty > 0 && repetitionPenalty < Infinity) && 'repetitionPenalty must be above 0') ||
    (!Number.isSafeInteger(seed) && 'seed must be an integer');
  return wrong ? new EngineError('bad-request', wrong) : undefined;
}
