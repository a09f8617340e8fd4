/** `preprocessor_config.json` as far as it differs from the class's own values. */
export type ProcessorSettings = Readonly<Record<string, unknown>>;

const HALF = [0.5, 0.5, 0.5];

/** How the catalogue's models that see take pictures, by `model_type`. */
export const PROCESSORS: Readonly<Record<string, ProcessorSettings>> = {
  lfm2_vl: {},
  smolvlm: { size: { longest_edge: 2048 }, max_image_size: { longest_edge: 512 } },
  qwen3_vl: {
    patch_size: 16,
    size: { shortest_edge: 65_536, longest_edge: 16_777_216 },
    image_mean: HALF,
    image_std: HALF,
  },
};

/** The least of a `config.json` that their pictures are prepared by. */
export const CONFIGS: Readonly<Record<string, object>> = {
  lfm2_vl: { image_token_id: 396, text_config: { layer_types: ['full_attention'] } },
  smolvlm: {
    image_token_id: 49_190,
    scale_factor: 4,
    vision_config: { image_size: 512, patch_size: 16 },
    text_config: { num_hidden_layers: 1 },
  },
  qwen3_vl: { image_token_id: 151_655, text_config: { num_hidden_layers: 1 } },
};
