"""Tiny Qwen2-VL."""
from . import qwen
from .qwen import IMAGE, positions  # noqa: F401  the family's own

from transformers import Qwen2VLConfig, Qwen2VLForConditionalGeneration, Qwen2VLProcessor, Qwen2VLVideoProcessor  # isort: skip
from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil  # isort: skip

# One section after another.
AXES = [0, 0, 0, 0, 1, 1, 2, 2]


def build():
    made = qwen.tokenizer()
    config = Qwen2VLConfig(
        **qwen.token_ids(made),
        text_config=qwen.text_config("qwen2_vl_text", made),
        vision_config={
            "embed_dim": 64, "hidden_size": 64, "mlp_ratio": 2, "depth": 2, "num_heads": 4, "patch_size": qwen.PATCH,
            "spatial_merge_size": qwen.MERGE, "temporal_patch_size": qwen.FRAMES,
        },
    )  # fmt: skip
    pictures = Qwen2VLImageProcessorPil(**qwen.picture_settings())
    return Qwen2VLForConditionalGeneration(config), Qwen2VLProcessor(pictures, made, Qwen2VLVideoProcessor())


def write_encoder(model, folder):
    qwen.write_encoder(qwen.Encoder(model.model.visual, 16), "grid_thw", folder)


def decoder(model):
    return qwen.QwenDecoder(model.model.language_model, model.lm_head, AXES)
