"""Tiny Idefics3 / SmolVLM."""
import torch
from torch import nn
from transformers import Idefics3Processor, SmolVLMConfig, SmolVLMForConditionalGeneration
from transformers.models.idefics3.image_processing_pil_idefics3 import Idefics3ImageProcessorPil

from . import tokenizer as tokenizers
from .decoder import Decoder
from .export import write

NAME = "idefics3"
IMAGE = "<image>"
FRAME = 32
LONGEST = 128
SPECIAL = [
    "<|im_start|>", "<|im_end|>", "<fake_token_around_image>", IMAGE, "<global-img>", "<end_of_utterance>",
    *(f"<row_{row}_col_{column}>" for row in range(1, 7) for column in range(1, 7)),
]  # fmt: skip


def build():
    tokenizer = tokenizers.make(SPECIAL, IMAGE)
    config = SmolVLMConfig(
        image_token_id=tokenizer.convert_tokens_to_ids(IMAGE),
        scale_factor=2,
        vision_config={
            "hidden_size": 64, "intermediate_size": 96, "num_hidden_layers": 2, "num_attention_heads": 4,
            "image_size": FRAME, "patch_size": 8,
        },
        text_config={
            "model_type": "llama", "hidden_size": 64, "intermediate_size": 96, "num_hidden_layers": 2, "num_attention_heads": 4,
            "num_key_value_heads": 2, "vocab_size": len(tokenizer), "max_position_embeddings": 2048,
            "bos_token_id": None, "eos_token_id": tokenizer.eos_token_id, "pad_token_id": tokenizer.pad_token_id,
        },
    )  # fmt: skip
    model = SmolVLMForConditionalGeneration(config)
    processor = Idefics3Processor(
        Idefics3ImageProcessorPil(size={"longest_edge": LONGEST}, max_image_size={"longest_edge": FRAME}, resample=1),
        tokenizer,
        image_seq_len=4,
    )
    return model, processor


class Encoder(nn.Module):
    """Frames whose mask is false are left out. Whole frames only: then the positions are those of the table, in order."""

    def __init__(self, model):
        super().__init__()
        self.vision, self.connector = model.model.vision_model, model.model.connector

    def forward(self, pixel_values, pixel_attention_mask):
        frames = pixel_values.flatten(0, 1)[pixel_attention_mask.flatten(0, 1).flatten(1).any(1)]
        embeddings = self.vision.embeddings
        x = embeddings.patch_embedding(frames).flatten(2).transpose(1, 2) + embeddings.position_embedding.weight
        for layer in self.vision.encoder.layers:
            x = layer(x, None)
        return self.connector(self.vision.post_layernorm(x))


def write_encoder(model, folder):
    inputs = {
        "pixel_values": torch.randn(1, 2, 3, FRAME, FRAME),
        "pixel_attention_mask": torch.ones(1, 2, FRAME, FRAME, dtype=torch.bool),
    }
    axes = {name: {0: "batch", 1: "frames"} for name in inputs} | {"image_features": {0: "real_frames"}}
    write(Encoder(model), folder / "vision_encoder.onnx", inputs, ["image_features"], axes)


def decoder(model):
    return Decoder(model.model.text_model, model.lm_head)


def positions(model, inputs):
    return [list(range(inputs["input_ids"].shape[1]))]
