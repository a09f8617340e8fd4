"""Writes the three files of the Hugging Face ONNX layout."""
import torch
from torch import nn

OPSET = 18


def write(module, path, inputs, outputs, axes):
    """`inputs`: example tensors by name."""
    module.eval()
    with torch.no_grad():
        torch.onnx.export(
            module,
            tuple(inputs.values()),
            str(path),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


class Embed(nn.Module):
    def __init__(self, table):
        super().__init__()
        self.table = table

    def forward(self, input_ids):
        return self.table(input_ids)


def write_embed(table, folder):
    axes = {"input_ids": {0: "batch", 1: "new"}, "inputs_embeds": {0: "batch", 1: "new"}}
    write(Embed(table), folder / "embed_tokens.onnx", {"input_ids": torch.tensor([[1, 2, 3]])}, ["inputs_embeds"], axes)


def write_decoder(decoder, folder):
    length = 4
    caches = decoder.caches()
    inputs = {
        "inputs_embeds": torch.randn(1, length, decoder.config.hidden_size),
        "attention_mask": torch.ones(1, 3 + length, dtype=torch.long),
    }
    axes = {"inputs_embeds": {0: "batch", 1: "new"}, "attention_mask": {0: "batch", 1: "total"}, "logits": {0: "batch", 1: "new"}}
    positions = decoder.position_example(length)
    if positions is not None:
        inputs["position_ids"], axes["position_ids"] = positions
    for example, name, output, moving in caches:
        inputs[name] = example
        axes[name] = moving
        axes[output] = {axis: "total" if name == "past" else name for axis, name in moving.items()}
    write(decoder, folder / "decoder_model_merged.onnx", inputs, ["logits", *(cache[2] for cache in caches)], axes)
