"""Tiny Qwen2.5-VL: an encoder that attends within windows in all layers but some."""
import torch

from . import qwen
from .qwen import IMAGE, positions  # noqa: F401  the family's own
from .qwen2 import AXES

from transformers import Qwen2_5_VLConfig, Qwen2_5_VLForConditionalGeneration, Qwen2_5_VLProcessor, Qwen2VLVideoProcessor  # isort: skip
from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil  # isort: skip

# Side of a window in pixels: two tokens.
WINDOW = 32


def build():
    made = qwen.tokenizer()
    config = Qwen2_5_VLConfig(
        **qwen.token_ids(made),
        text_config=qwen.text_config("qwen2_5_vl_text", made),
        vision_config={
            "hidden_size": 64, "out_hidden_size": 64, "intermediate_size": 96, "depth": 3, "num_heads": 4, "patch_size": qwen.PATCH,
            "spatial_merge_size": qwen.MERGE, "temporal_patch_size": qwen.FRAMES, "window_size": WINDOW, "fullatt_block_indexes": [1],
        },
    )  # fmt: skip
    pictures = Qwen2VLImageProcessorPil(**qwen.picture_settings())
    return Qwen2_5_VLForConditionalGeneration(config), Qwen2_5_VLProcessor(pictures, made, Qwen2VLVideoProcessor())


class WindowedEncoder(qwen.Encoder):
    """The real one sorts patches by window; here they stay where they are, and a mask keeps windows apart."""

    def mask(self, layer, row, column):
        if layer in self.visual.fullatt_block_indexes:
            return None
        side = WINDOW // qwen.PATCH
        window = torch.stack((row // side, column // side))
        return (window[:, :, None] != window[:, None, :]).any(0).float() * -1e9


def write_encoder(model, folder):
    qwen.write_encoder(WindowedEncoder(model.model.visual, 16), "image_grid_thw", folder)


def decoder(model):
    return qwen.QwenDecoder(model.model.language_model, model.lm_head, AXES)
