export { createFakeEngine } from './backends/fake/engine.js';
export type { FakeEngine } from './backends/fake/engine.js';
export type { FakeAnswer, FakeScript } from './backends/fake/script.js';
export { EngineError } from './engine/types.js';
export type {
  ChatMessage,
  Constraint,
  Engine,
  EngineErrorCode,
  EngineStats,
  FinishReason,
  GenerateEvent,
  GenerateRequest,
  GenerateStats,
  ModelInfo,
  Prompt,
  Sampling,
} from './engine/types.js';
export { MANIFEST_FILE, modelManifest } from './models/manifest.js';
export type { ModelManifest } from './models/manifest.js';
export { loadTokenizer } from './tokenizer/tokenizer.js';
export type { ChatTokenizer } from './tokenizer/tokenizer.js';
