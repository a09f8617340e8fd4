"""Makes a vision-language model of random weights in real proportions, to measure time with: python synthetic_model.py FOLDER

Of the Qwen3-VL kind: an encoder like SigLIP2 base (86 million weights, pictures of 512 × 512 pixels as 256 tokens) and a decoder of 12 layers
like SmolLM2's (46 million). Its words mean nothing.
"""
import sys
from pathlib import Path
from types import ModuleType

sys.dont_write_bytecode = True
sys.modules["torchvision._meta_registrations"] = ModuleType("torchvision._meta_registrations")
sys.path.insert(0, str(Path(__file__).parents[5] / "packages/inference/goldens/vision"))

import torch
from making import qwen
from making.export import write_decoder, write_embed
from transformers import Qwen3VLConfig, Qwen3VLForConditionalGeneration
from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil

HEAD, TABLE = 64, 32
qwen.PATCH, qwen.MIN_PIXELS, qwen.MAX_PIXELS, qwen.SECTIONS = 16, 128 * 128, 512 * 512, [12, 10, 10]

folder = Path(sys.argv[1])
(folder / "onnx").mkdir(parents=True)
torch.manual_seed(7)
made = qwen.tokenizer()
config = Qwen3VLConfig(
    **qwen.token_ids(made),
    text_config=qwen.text_config("qwen3_vl_text", made)
    | {"hidden_size": 576, "intermediate_size": 1536, "num_hidden_layers": 12, "num_attention_heads": 9,
       "num_key_value_heads": 3, "head_dim": HEAD, "max_position_embeddings": 8192},
    vision_config={
        "hidden_size": 768, "out_hidden_size": 576, "intermediate_size": 3072, "depth": 12, "num_heads": 12, "patch_size": qwen.PATCH,
        "spatial_merge_size": qwen.MERGE, "temporal_patch_size": qwen.FRAMES, "num_position_embeddings": TABLE * TABLE,
        "deepstack_visual_indexes": [],
    },
)  # fmt: skip
model = Qwen3VLForConditionalGeneration(config).eval()
pictures = Qwen2VLImageProcessorPil(**qwen.picture_settings(), image_mean=[0.5] * 3, image_std=[0.5] * 3)
with torch.no_grad():
    model.config.save_pretrained(folder)
    pictures.save_pretrained(folder)
    made.save_pretrained(folder)
    qwen.write_encoder(qwen.Encoder(model.model.visual, HEAD, TABLE), "image_grid_thw", folder / "onnx")
    write_embed(model.get_input_embeddings(), folder / "onnx")
    axes = [(i % 3 if i < 30 else 0) for i in range(HEAD // 2)]
    write_decoder(qwen.QwenDecoder(model.model.language_model, model.lm_head, axes), folder / "onnx")
