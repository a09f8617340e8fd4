"""Tiny Qwen3-VL. Without DeepStack: the ONNX layout hands one kind of features to the decoder."""
from . import qwen
from .qwen import IMAGE, positions  # noqa: F401  the family's own

from transformers import Qwen3VLConfig, Qwen3VLForConditionalGeneration, Qwen3VLProcessor, Qwen3VLVideoProcessor  # isort: skip
from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil  # isort: skip

TABLE = 6
# Interleaved: time, height, width in turn while the sections last, then time.
AXES = [0, 1, 2, 0, 1, 2, 0, 0]


def build():
    made = qwen.tokenizer()
    config = Qwen3VLConfig(
        **qwen.token_ids(made),
        text_config=qwen.text_config("qwen3_vl_text", made) | {"head_dim": 16},
        vision_config={
            "hidden_size": 64, "out_hidden_size": 64, "intermediate_size": 96, "depth": 2, "num_heads": 4, "patch_size": qwen.PATCH,
            "spatial_merge_size": qwen.MERGE, "temporal_patch_size": qwen.FRAMES, "num_position_embeddings": TABLE * TABLE,
            "deepstack_visual_indexes": [],
        },
    )  # fmt: skip
    half = [0.5, 0.5, 0.5]
    pictures = Qwen2VLImageProcessorPil(**qwen.picture_settings(), image_mean=half, image_std=half)
    return Qwen3VLForConditionalGeneration(config), Qwen3VLProcessor(pictures, made, Qwen3VLVideoProcessor())


def write_encoder(model, folder):
    qwen.write_encoder(qwen.Encoder(model.model.visual, 16, TABLE), "image_grid_thw", folder)


def decoder(model):
    return qwen.QwenDecoder(model.model.language_model, model.lm_head, AXES)
