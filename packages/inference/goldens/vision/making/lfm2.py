"""Tiny LFM2-VL."""
import math

import torch
from torch import nn

from . import bare_torchvision  # noqa: F401  before transformers loads it
from . import tokenizer as tokenizers
from .decoder import Decoder, additive_mask, rotate_half
from .export import write

from transformers import Lfm2VlConfig, Lfm2VlForConditionalGeneration, Lfm2VlProcessor  # isort: skip
from transformers.models.lfm2_vl.image_processing_lfm2_vl import Lfm2VlImageProcessor  # isort: skip

IMAGE = "<image>"
PATCH, MERGE, TILE = 8, 2, 64
TABLE = 4
SPECIAL = [
    "<|im_start|>", "<|im_end|>", IMAGE, "<|image_start|>", "<|image_end|>", "<|img_thumbnail|>",
    *(f"<|img_row_{row}_col_{col}|>" for row in range(1, 11) for col in range(1, 11) if row * col <= 10),
]  # fmt: skip


def build():
    tokenizer = tokenizers.make(SPECIAL, IMAGE)
    config = Lfm2VlConfig(
        image_token_id=tokenizer.convert_tokens_to_ids(IMAGE),
        projector_hidden_size=96,
        tie_word_embeddings=False,
        downsample_factor=MERGE,
        vision_config={
            "model_type": "siglip2_vision_model", "hidden_size": 64, "intermediate_size": 96, "num_hidden_layers": 2,
            "num_attention_heads": 4, "patch_size": PATCH, "num_patches": TABLE * TABLE, "vision_use_head": False,
        },
        text_config={
            "model_type": "lfm2", "hidden_size": 64, "intermediate_size": 96, "num_hidden_layers": 2, "num_attention_heads": 4,
            "num_key_value_heads": 2, "vocab_size": len(tokenizer), "max_position_embeddings": 2048, "conv_L_cache": 3,
            "block_auto_adjust_ff_dim": False, "tie_word_embeddings": False, "layer_types": ["conv", "full_attention"],
            "bos_token_id": None, "eos_token_id": tokenizer.eos_token_id, "pad_token_id": tokenizer.pad_token_id,
        },
    )  # fmt: skip
    pictures = Lfm2VlImageProcessor(
        encoder_patch_size=PATCH, downsample_factor=MERGE, tile_size=TILE, min_image_tokens=4, max_image_tokens=16,
        do_convert_rgb=True,
    )
    return Lfm2VlForConditionalGeneration(config), Lfm2VlProcessor(pictures, tokenizer)


def table_weights(place, sides):
    """[tiles,patches,TABLE] weights of the position table's rows for patches at `place` of `sides`: bilinear, widened when it shrinks."""
    scale = TABLE / sides.float()
    widened = scale.clamp(min=1.0)
    centre = (place.float() + 0.5) * scale
    weights = 1 - ((torch.arange(TABLE) + 0.5 - centre[..., None]) / widened[..., None]).abs()
    weights = weights.clamp(min=0)
    return weights / weights.sum(-1, keepdim=True)


class Encoder(nn.Module):
    """All tiles at once: positions and merging by gathers, so that tiles may have any shape."""

    def __init__(self, model):
        super().__init__()
        self.vision, self.projector = model.model.vision_tower, model.model.multi_modal_projector

    def positions(self, patches, shapes):
        rows, columns = shapes[:, :1], shapes[:, 1:]
        place = torch.arange(patches)[None]
        row, column = (place // columns).minimum(rows - 1), place % columns
        weights = table_weights(row, rows).unsqueeze(-1) * table_weights(column, columns).unsqueeze(-2)
        return weights.flatten(2) @ self.vision.embeddings.position_embedding.weight

    def merged(self, x, shapes):
        columns = shapes[:, 1:]
        slots = torch.arange(x.shape[1] // MERGE**2)[None]
        first = slots // (columns // MERGE) * MERGE * columns + slots % (columns // MERGE) * MERGE
        near = torch.stack((first, first + 1, first + columns, first + columns + 1), dim=-1).clamp(max=x.shape[1] - 1)
        index = near.flatten(1).unsqueeze(-1).expand(-1, -1, x.shape[2])
        blocks = x.gather(1, index).unflatten(1, (-1, MERGE**2)).flatten(2)
        return blocks[slots < shapes.prod(-1, keepdim=True) // MERGE**2]

    def forward(self, pixel_values, pixel_attention_mask, spatial_shapes):
        x = self.vision.embeddings.patch_embedding(pixel_values)
        x = x + self.positions(x.shape[1], spatial_shapes)
        mask = ((1 - pixel_attention_mask.float()) * -1e9)[:, None, None, :].expand(-1, -1, x.shape[1], -1)
        for layer in self.vision.encoder.layers:
            x = layer(x, mask)
        x = self.merged(self.vision.post_layernorm(x), spatial_shapes)
        if self.projector.use_layer_norm:
            x = self.projector.layer_norm(x)
        return self.projector.linear_2(self.projector.act(self.projector.linear_1(x)))


def write_encoder(model, folder):
    inputs = {
        "pixel_values": torch.randn(2, 64, PATCH * PATCH * 3),
        "pixel_attention_mask": torch.ones(2, 64, dtype=torch.long),
        "spatial_shapes": torch.tensor([[8, 8], [4, 16]]),
    }
    axes = {name: {0: "tiles"} for name in inputs} | {"image_features": {0: "features"}}
    write(Encoder(model), folder / "vision_encoder.onnx", inputs, ["image_features"], axes)


class Lfm2Decoder(Decoder):
    """Convolution layers keep their last inputs; positions are counted from the mask."""

    def __init__(self, text, head):
        nn.Module.__init__(self)
        self.text, self.head, self.config = text, head, text.config
        self.size = self.config.hidden_size // self.config.num_attention_heads

    def attention(self, layer, x, mask, cos, sin, key, value):
        attention = layer.self_attn
        batch, length, _ = x.shape

        def heads(y):
            return y.view(batch, length, -1, self.size)

        q = attention.q_layernorm(heads(attention.q_proj(x))).transpose(1, 2)
        k = attention.k_layernorm(heads(attention.k_proj(x))).transpose(1, 2)
        v = heads(attention.v_proj(x)).transpose(1, 2)
        q, k = q * cos + rotate_half(q) * sin, k * cos + rotate_half(k) * sin
        mixed, key, value = self.attend(q, torch.cat((key, k), dim=2), torch.cat((value, v), dim=2), mask)
        return attention.out_proj(mixed), key, value

    def convolution(self, layer, x, state):
        conv = layer.conv
        gate, out_gate, values = conv.in_proj(x).transpose(1, 2).chunk(3, dim=1)
        values = torch.cat((state, gate * values), dim=2)
        mixed = nn.functional.conv1d(values, conv.conv.weight, conv.conv.bias, groups=values.shape[1])
        y = out_gate * mixed[:, :, 1:]
        return conv.out_proj(y.transpose(1, 2)), values[:, :, -self.config.conv_L_cache :]

    def forward(self, inputs_embeds, attention_mask, *past):
        length = inputs_embeds.shape[1]
        cos, sin = self.angles(attention_mask.cumsum(-1)[:, -length:] - 1)
        mask = additive_mask(attention_mask, length)
        x, present, past = inputs_embeds, [], list(past)
        for layer in self.text.layers:
            y = layer.operator_norm(x)
            if layer.is_attention_layer:
                mixed, *states = self.attention(layer, y, mask, cos, sin, past.pop(0), past.pop(0))
            else:
                mixed, *states = self.convolution(layer, y, past.pop(0))
            present += states
            x = x + mixed
            x = x + layer.feed_forward(layer.ffn_norm(x))
        return (self.head(self.text.embedding_norm(x)), *present)

    def caches(self):
        kept = self.config.conv_L_cache
        states = [
            (torch.zeros(1, self.config.hidden_size, kept), f"past_conv.{i}", f"present_conv.{i}", {0: "batch"})
            for i, layer in enumerate(self.text.layers)
            if not layer.is_attention_layer
        ]
        by_layer = {int(cache[1].split(".")[1]): [cache] for cache in states}
        for cache in super().caches():
            layer = int(cache[1].split(".")[1])
            if self.text.layers[layer].is_attention_layer:
                by_layer.setdefault(layer, []).append(cache)
        return [cache for layer in sorted(by_layer) for cache in by_layer[layer]]

    def position_example(self, length):
        return None


def decoder(model):
    return Lfm2Decoder(model.model.language_model, model.lm_head)


def positions(model, inputs):
    return [list(range(inputs["input_ids"].shape[1]))]
