"""What tiny Qwen2-VL, Qwen2.5-VL and Qwen3-VL share."""
import torch
from torch import nn

from . import bare_torchvision  # noqa: F401  before transformers loads it
from . import tokenizer as tokenizers
from .decoder import Decoder, rotate_half
from .export import write

IMAGE = "<|image_pad|>"
PLACE = f"<|vision_start|>{IMAGE}<|vision_end|>"
SPECIAL = ["<|im_start|>", "<|im_end|>", "<|vision_start|>", "<|vision_end|>", "<|vision_pad|>", IMAGE, "<|video_pad|>"]
PATCH, MERGE, FRAMES = 8, 2, 2
MIN_PIXELS, MAX_PIXELS = 32 * 32, 96 * 96
SECTIONS = [4, 2, 2]


def tokenizer():
    return tokenizers.make(SPECIAL, PLACE)


def picture_settings():
    return {
        "patch_size": PATCH, "merge_size": MERGE, "temporal_patch_size": FRAMES,
        "size": {"shortest_edge": MIN_PIXELS, "longest_edge": MAX_PIXELS},
    }  # fmt: skip


def text_config(model_type, made):
    return {
        "model_type": model_type, "hidden_size": 64, "intermediate_size": 96, "num_hidden_layers": 2, "num_attention_heads": 4,
        "num_key_value_heads": 2, "vocab_size": len(made), "max_position_embeddings": 2048,
        "rope_parameters": {"rope_type": "default", "rope_theta": 10000.0, "mrope_section": SECTIONS},
        "bos_token_id": None, "eos_token_id": made.eos_token_id, "pad_token_id": made.pad_token_id,
    }  # fmt: skip


def token_ids(made):
    return {
        f"{name}_token_id": made.convert_tokens_to_ids(token)
        for name, token in [("image", IMAGE), ("video", "<|video_pad|>"), ("vision_start", "<|vision_start|>"),
                            ("vision_end", "<|vision_end|>")]
    }  # fmt: skip


class Encoder(nn.Module):
    """One picture. Patches come in the order of the tokens they become."""

    def __init__(self, visual, size, table_side=0):
        super().__init__()
        self.visual, self.size, self.table_side = visual, size, table_side

    def places(self, patches, grid):
        """Row and column of each patch."""
        index, columns = torch.arange(patches), grid[0, 2] // MERGE
        token, inside = index // MERGE**2, index % MERGE**2
        return token // columns * MERGE + inside // MERGE, token % columns * MERGE + inside % MERGE

    def table_weights(self, place, side):
        """[patches,table] bilinear weights, the corners of the table on the corners of the picture."""
        at = place.float() * (self.table_side - 1) / (side - 1).clamp(min=1).float()
        return (1 - (torch.arange(self.table_side) - at[:, None]).abs()).clamp(min=0)

    def mask(self, layer, row, column):
        """Additive [patches,patches]; None where every patch sees every other."""
        return None

    def attention(self, attention, x, cos, sin, mask):
        q, k, v = attention.qkv(x).unflatten(1, (3, -1, self.size)).permute(1, 2, 0, 3).unbind(0)
        q, k = q * cos + rotate_half(q) * sin, k * cos + rotate_half(k) * sin
        scores = q @ k.transpose(1, 2) * self.size**-0.5
        weights = (scores if mask is None else scores + mask).softmax(-1)
        return attention.proj((weights @ v).transpose(0, 1).flatten(1))

    def forward(self, pixel_values, grid):
        x = self.visual.patch_embed(pixel_values)
        row, column = self.places(x.shape[0], grid)
        if self.table_side:
            rows, columns = self.table_weights(row, grid[0, 1]), self.table_weights(column, grid[0, 2])
            x = x + (rows.unsqueeze(-1) * columns.unsqueeze(-2)).flatten(1) @ self.visual.pos_embed.weight
        frequencies = self.visual.rotary_pos_emb.inv_freq
        angles = torch.cat((row[:, None].float() * frequencies, column[:, None].float() * frequencies), dim=-1)
        angles = torch.cat((angles, angles), dim=-1)
        for layer, block in enumerate(self.visual.blocks):
            mask = self.mask(layer, row, column)
            x = x + self.attention(block.attn, block.norm1(x), angles.cos(), angles.sin(), mask)
            x = x + block.mlp(block.norm2(x))
        return self.visual.merger(x)


def write_encoder(encoder, grid_name, folder):
    inputs = {
        "pixel_values": torch.randn(24, 3 * FRAMES * PATCH * PATCH),
        grid_name: torch.tensor([[1, 4, 6]]),
    }
    axes = {"pixel_values": {0: "patches"}, grid_name: {0: "images"}, "image_features": {0: "features"}}
    write(encoder, folder / "vision_encoder.onnx", inputs, ["image_features"], axes)


class QwenDecoder(Decoder):
    """Positions [3,B,S]; `axes` says for each frequency whether it turns with time, height or width."""

    def __init__(self, text, head, axes):
        super().__init__(text, head)
        self.axes = axes

    def angles(self, position_ids):
        angles = position_ids[self.axes].permute(1, 2, 0).float() * self.text.rotary_emb.inv_freq
        angles = torch.cat((angles, angles), dim=-1).unsqueeze(1)
        return angles.cos(), angles.sin()

    def position_example(self, length):
        return torch.arange(3, 3 + length).expand(3, 1, -1), {1: "batch", 2: "new"}


def positions(model, inputs):
    if "image_grid_thw" not in inputs:
        return [list(range(inputs["input_ids"].shape[1]))] * 3
    rows, _ = model.model.get_rope_index(
        inputs["input_ids"], image_grid_thw=inputs["image_grid_thw"], mm_token_type_ids=inputs["mm_token_type_ids"]
    )
    return rows[:, 0].tolist()
