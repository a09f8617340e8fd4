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
