import { z } from 'zod';

/**
 * `hearth-model.json` in a model's folder: all that the engine needs to know about the files beside it.
 * Written last, so that a folder with a manifest is a complete import.
 *
 * The graph (`model.onnx` + `model.onnx.data`) has, with B rows, S new tokens, C cache columns, n wanted positions:
 *
 * | input | type, shape | |
 * | --- | --- | --- |
 * | `input_ids` | int64 [B,S] | |
 * | `position_ids` | int64 [B,S] | |
 * | `past_k.{l}`, `past_v.{l}` | float32 [B,kvHeads,C,headSize] | prefill: B = 1 and C ≥ the past length (may be 0), valid columns first; decode: slab views with capacity C |
 * | `mask` | float32 [B,1,1,C+1] | decode only, additive (0 or a large negative), last column = the new token; prefill: [1,1,1,1] of 0 |
 * | `prefill` | bool [1] | chooses the branch |
 * | `seqlens_k` | int32 [B] | prefill: past + S - 1; decode: ignored |
 * | `total_len` | int32 [1] | prefill: past + S; decode: ignored |
 * | `wanted` | int64 [B,n,1], n ≥ 1 | indices along S whose logits are computed |
 *
 * | output | type, shape |
 * | --- | --- |
 * | `logits` | float32 [B,n,vocabSize] |
 * | `new_k.{l}`, `new_v.{l}` | float32 [B,S,kvHeads*headSize], K already rotated |
 * | `hidden` | float32 [B,S,hiddenSize], residual stream after layer `probeLayer` |
 */
export const modelManifest = z.object({
  format: z.literal(1),
  kind: z.literal('chat').default('chat'),
  id: z.string(),
  /** SHA-256 of the file it was imported from. */
  source: z.object({ file: z.string(), sha256: z.string(), bytes: z.number() }),
  architecture: z.enum(['llama', 'qwen2']),
  layers: z.number().int(),
  hiddenSize: z.number().int(),
  heads: z.number().int(),
  kvHeads: z.number().int(),
  headSize: z.number().int(),
  vocabSize: z.number().int(),
  /** Tokens, prompt and answer together. */
  contextLength: z.number().int(),
  /** Ends of an answer. */
  stopIds: z.array(z.number().int()).min(1),
  bosId: z.number().int().nullable(),
  /** Layer (0-based) whose output feeds `hidden`. */
  probeLayer: z.number().int(),
  files: z.object({
    graph: z.literal('model.onnx'),
    tokenizer: z.literal('tokenizer.json'),
    template: z.literal('chat_template.jinja'),
  }),
  /** Version of the importer: another one makes the folder anew. */
  importer: z.number().int(),
});
export type ModelManifest = z.infer<typeof modelManifest>;

/** The same of a model that sees, beside its files as they come in the Hugging Face ONNX layout, which say the rest. */
export const seeingManifest = z.object({
  format: z.literal(1),
  kind: z.literal('vision'),
  id: z.string(),
  /** `model_type` of its config.json, of a family that this program knows. */
  modelType: z.string(),
  hiddenSize: z.number().int(),
  vocabSize: z.number().int(),
  /** Tokens that it was trained for. */
  contextLength: z.number().int(),
});
export type SeeingManifest = z.infer<typeof seeingManifest>;

export const MANIFEST_FILE = 'hearth-model.json';
