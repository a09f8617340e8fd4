export { createFakeEngine } from './backends/fake/engine.js';
export type { FakeEngine } from './backends/fake/engine.js';
export type { FakeAnswer, FakeScript } from './backends/fake/script.js';
export { chooseDevice } from './devices/choose.js';
export { DeviceError } from './devices/types.js';
export type { ChosenDevice, Device, DeviceWish } from './devices/types.js';
export { createEngine } from './engine/create-engine.js';
export type { EngineOptions } from './engine/create-engine.js';
export { EngineError } from './engine/types.js';
export type {
  ChatMessage,
  Constraint,
  ContentPart,
  Engine,
  EngineErrorCode,
  EngineStats,
  FinishReason,
  GenerateEvent,
  GenerateRequest,
  GenerateStats,
  ModelEyes,
  ModelInfo,
  Prompt,
  Sampling,
} from './engine/types.js';
export { ImportError, importGguf } from './graph/index.js';
export { MANIFEST_FILE, modelManifest } from './models/manifest.js';
export type { ModelManifest, SeeingManifest } from './models/manifest.js';
export { UnsupportedTokenizerError } from './tokenizer/from-gguf.js';
export type { VisionModel } from './vision/family.js';
export { loadVisionModel } from './vision/load.js';
export { loadTokenizer } from './tokenizer/tokenizer.js';
export type { ChatTokenizer } from './tokenizer/tokenizer.js';
export { addModel } from './models/add.js';
export type { AddModelOptions } from './models/add.js';
export { chooseModel, usableMemory } from './models/auto.js';
export {
  DEFAULT_MODEL,
  EVALUATION_PHOTOS,
  NUMERAL_FONTS,
  OBJECT_MODEL,
  OCR_MODEL,
  SCRIPTS_MODEL,
  SMALL_MODEL,
} from './models/catalogue.js';
export { ensureFiles, filesDir } from './models/ensure-files.js';
export type { EnsureFilesOptions, ReadyFiles } from './models/ensure-files.js';
export { ensureModel } from './models/ensure-model.js';
export type { EnsureModelOptions, ReadyModel } from './models/ensure-model.js';
export { DiskFullError, NoSourceError, UnknownModelError, UnusableModelError } from './models/errors.js';
export { listModels } from './models/list.js';
export type { ListedModel, ModelState } from './models/list.js';
export type { ModelProgress, OnProgress } from './models/progress.js';
export { removeModel } from './models/remove.js';
export { verifyModel } from './models/verify.js';
export type { VerifiedFile } from './models/verify.js';
export { createObjectFinder } from './eyes/finder.js';
export type { ObjectFinderOptions } from './eyes/finder.js';
export { ensureDetector } from './eyes/install.js';
export { EyesError } from './eyes/types.js';
export type { FindOptions, FoundObject, ObjectFinder } from './eyes/types.js';
export { readStates } from './states/read-states.js';
export type { ReadStatesOptions } from './states/read-states.js';
export { ensureNumerals, numeralsDir } from './ocr/numerals/install.js';
export { createTextReader } from './ocr/text-reader.js';
export type { TextReaderOptions } from './ocr/text-reader.js';
export { OcrError } from './ocr/types.js';
export type { TextLine, TextReader } from './ocr/types.js';
