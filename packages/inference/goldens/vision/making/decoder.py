"""Decoders as `decoder_model_merged` of the Hugging Face layout, built on the layers of the real model."""
import torch
from torch import nn


def rotate_half(x):
    half = x.shape[-1] // 2
    return torch.cat((-x[..., half:], x[..., :half]), dim=-1)


def additive_mask(attention_mask, length):
    """[B,T] of ones and zeros to [B,1,S,T]: each new token sees itself and what came before it."""
    total = attention_mask.shape[1]
    rows = torch.arange(length).unsqueeze(1) + (total - length)
    seen = torch.arange(total).unsqueeze(0) <= rows
    return (1 - (seen.unsqueeze(0) & (attention_mask[:, None, :] == 1)).float()).unsqueeze(1) * -1e9


class Decoder(nn.Module):
    """Layers with grouped-query attention and rotary positions given as `position_ids`."""

    def __init__(self, text, head):
        super().__init__()
        self.text, self.head, self.config = text, head, text.config
        self.size = text.layers[0].self_attn.head_dim

    def angles(self, position_ids):
        """Cosines and sines [B,1,S,D] of position ids [B,S]."""
        angles = position_ids[:, :, None].float() * self.text.rotary_emb.inv_freq[None, None, :]
        angles = torch.cat((angles, angles), dim=-1).unsqueeze(1)
        return angles.cos(), angles.sin()

    def attention(self, layer, x, mask, cos, sin, key, value):
        attention = layer.self_attn
        batch, length, _ = x.shape

        def heads(y):
            return y.view(batch, length, -1, self.size).transpose(1, 2)

        q, k, v = heads(attention.q_proj(x)), heads(attention.k_proj(x)), heads(attention.v_proj(x))
        if hasattr(attention, "q_norm"):
            q, k = attention.q_norm(q), attention.k_norm(k)
        q, k = q * cos + rotate_half(q) * sin, k * cos + rotate_half(k) * sin
        mixed, key, value = self.attend(q, torch.cat((key, k), dim=2), torch.cat((value, v), dim=2), mask)
        return attention.o_proj(mixed), key, value

    def attend(self, q, key, value, mask):
        groups = self.config.num_attention_heads // self.config.num_key_value_heads
        wide_key, wide_value = key.repeat_interleave(groups, dim=1), value.repeat_interleave(groups, dim=1)
        weights = (q @ wide_key.transpose(2, 3) * self.size**-0.5 + mask).softmax(-1)
        return (weights @ wide_value).transpose(1, 2).flatten(2), key, value

    def forward(self, inputs_embeds, attention_mask, position_ids, *past):
        cos, sin = self.angles(position_ids)
        mask = additive_mask(attention_mask, inputs_embeds.shape[1])
        x, present = inputs_embeds, []
        for i, layer in enumerate(self.text.layers):
            mixed, key, value = self.attention(
                layer, layer.input_layernorm(x), mask, cos, sin, past[2 * i], past[2 * i + 1]
            )
            present += [key, value]
            x = x + mixed
            x = x + layer.mlp(layer.post_attention_layernorm(x))
        return (self.head(self.text.norm(x)), *present)

    def caches(self):
        """Example caches with their names (in, out) and moving axes."""
        heads, moving = self.config.num_key_value_heads, {0: "batch", 2: "past"}
        return [
            (torch.zeros(1, heads, 3, self.size), f"past_key_values.{i}.{part}", f"present.{i}.{part}", moving)
            for i in range(self.config.num_hidden_layers)
            for part in ("key", "value")
        ]

    def position_example(self, length):
        """Example position ids and their moving axes; None where the decoder takes none."""
        return torch.arange(3, 3 + length)[None], {0: "batch", 1: "new"}
