import type { EngineError, GenerateEvent } from '../types.js';

/** Where one request's events go. After `end` or `fail` nothing more comes. */
export interface Sink {
  event(event: GenerateEvent): void;
  fail(error: EngineError): void;
}
