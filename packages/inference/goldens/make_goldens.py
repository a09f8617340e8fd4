"""Makes the golden files beside this script. Needed only to make them anew; nothing at run time uses Python.

    pip install torch==2.13.0 transformers==5.23.0 gguf==0.19.0 accelerate     (without torchvision: it breaks transformers with torch's CPU build)
    python make_goldens.py dequantise
    python make_goldens.py tiny
    python make_goldens.py greedy <model id> <model.gguf>

dequantise/<type>.json  a few blocks of every quantised type as they lie in a GGUF file, and the weights that the `gguf` package's
                        reference dequantisation makes of them (both base64; weights as little-endian float32)
tiny/<name>.gguf, .json two models of random weights, small, in as many quantised types as fit, with the logits that transformers computes
                        from them in float32 for a few tokens
greedy/<model id>.json  ten chats with their token ids, and the 16 tokens that transformers, running the same GGUF file in float32 on the
                        CPU, finds most likely one after another (fewer when the answer ends), each with its lead over the second best
                        (the difference of their logits: where it is small, rounding decides)
"""

import base64
import hashlib
import json
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
NEW_TOKENS = 16
BLOCKS = 3

PROMPTS = [
    "What is the capital of France?",
    "Write a haiku about the sea.",
    "Explain in one sentence why the sky is blue.",
    "Was ist der Unterschied zwischen Wetter und Klima?",
    "¿Cuántas patas tiene una araña?",
    "Donne-moi trois idées de repas rapides.",
    "Write a Python function that reverses a string.",
    "我想学做饭，应该从哪里开始？",
    "List the planets of the solar system.",
    "My train leaves at 8 and it takes me 25 minutes to walk to the station. When should I leave?",
]


def dequantise() -> None:
    from gguf import GGML_QUANT_SIZES, GGMLQuantizationType
    from gguf.quants import dequantize

    # Where the float16 scales (and minimums) of a block lie: random bits there would give infinities.
    scales = {
        "Q4_0": [0], "Q4_1": [0, 2], "Q5_0": [0], "Q5_1": [0, 2], "Q8_0": [0],
        "Q4_K": [0, 2], "Q5_K": [0, 2], "Q6_K": [208],
    }
    random = np.random.default_rng(7)
    for name, places in scales.items():
        kind = GGMLQuantizationType[name]
        _, size = GGML_QUANT_SIZES[kind]
        blocks = random.integers(0, 256, (BLOCKS, size), dtype=np.uint8)
        for place in places:
            values = random.uniform(-0.05, 0.05, BLOCKS).astype("<f2")
            blocks[:, place : place + 2] = values.view(np.uint8).reshape(BLOCKS, 2)
        weights = dequantize(blocks, kind).astype("<f4")
        write(
            HERE / "dequantise" / f"{name}.json",
            {
                "type": name,
                "blocks": BLOCKS,
                "bytes": base64.b64encode(blocks.tobytes()).decode(),
                "weights": base64.b64encode(weights.tobytes()).decode(),
            },
        )


# Types of a layer's matrices: one list a layer. Neighbours of one kind become one product in the graph, others do not.
MATRICES = ["attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down"]
TINY = {
    "qwen2": {
        "embedding": "F16",
        "output": "Q8_0",
        "layers": [
            ["Q5_0", "Q5_0", "Q8_0", "Q4_0", "Q4_1", "Q5_1", "Q4_1"],
            ["F32", "F32", "F32", "F16", "Q8_0", "Q8_0", "Q5_1"],
        ],
    },
    "llama": {
        "embedding": "Q4_1",
        "output": None,
        "layers": [
            ["Q4_1", "Q4_1", "Q8_0", "Q5_0", "Q4_0", "Q4_0", "Q8_0"],
            ["Q4_1", "Q8_0", "Q4_1", "Q4_1", "F16", "F16", "Q4_0"],
            ["Q5_1", "Q5_1", "Q5_1", "Q8_0", "Q8_0", "Q5_0", "F32"],
        ],
    },
}
TINY_SHAPE = {"hidden": 64, "heads": 4, "kv_heads": 2, "feed_forward": 96, "vocabulary": 96, "context": 64}


def tiny() -> None:
    import torch
    from gguf import GGMLQuantizationType, GGUFWriter
    from gguf.quants import quantize
    from transformers import AutoModelForCausalLM

    hidden, heads, kv_heads, feed_forward, vocabulary, context = TINY_SHAPE.values()
    kv_width = hidden // heads * kv_heads
    shapes = [
        (hidden, hidden), (kv_width, hidden), (kv_width, hidden), (hidden, hidden),
        (feed_forward, hidden), (feed_forward, hidden), (hidden, feed_forward),
    ]
    for architecture, types in TINY.items():
        random = np.random.default_rng(11)
        path = HERE / "tiny" / f"{architecture}.gguf"
        path.parent.mkdir(exist_ok=True)
        writer = GGUFWriter(path, architecture)
        writer.add_context_length(context)
        writer.add_embedding_length(hidden)
        writer.add_block_count(len(types["layers"]))
        writer.add_feed_forward_length(feed_forward)
        writer.add_head_count(heads)
        writer.add_head_count_kv(kv_heads)
        writer.add_layer_norm_rms_eps(1e-5)
        writer.add_rope_freq_base(10_000.0)
        writer.add_vocab_size(vocabulary)
        writer.add_tokenizer_model("gpt2")
        writer.add_token_list([f"token{i}" for i in range(vocabulary)])

        def matrix(name: str, shape: tuple[int, int], type_name: str) -> None:
            kind = GGMLQuantizationType[type_name]
            # Moved off zero, so that types with minimums have something to say.
            values = (random.normal(0.02, 1, shape) / np.sqrt(shape[1])).astype(np.float32)
            data = values if type_name == "F32" else quantize(values, kind)
            writer.add_tensor(name, data, raw_dtype=kind)

        def vector(name: str, length: int, mean: float) -> None:
            writer.add_tensor(name, random.normal(mean, 0.2, length).astype(np.float32))

        matrix("token_embd.weight", (vocabulary, hidden), types["embedding"])
        for layer, kinds in enumerate(types["layers"]):
            for name, shape, kind in zip(MATRICES, shapes, kinds):
                matrix(f"blk.{layer}.{name}.weight", shape, kind)
            if architecture == "qwen2":
                for name, shape in zip(MATRICES[:3], shapes):
                    vector(f"blk.{layer}.{name}.bias", shape[0], 0)
            for name in ["attn_norm", "ffn_norm"]:
                vector(f"blk.{layer}.{name}.weight", hidden, 1)
        vector("output_norm.weight", hidden, 1)
        if types["output"]:
            matrix("output.weight", (vocabulary, hidden), types["output"])
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()

        model = AutoModelForCausalLM.from_pretrained(path.parent, gguf_file=path.name, dtype=torch.float32).eval()
        ids = random.integers(0, vocabulary, 12).tolist()
        with torch.inference_mode():
            result = model(torch.tensor([ids]), output_hidden_states=True)
        probe_layer = (len(types["layers"]) - 1) // 2
        write(
            path.with_suffix(".json"),
            {
                "ids": ids,
                "logits": [[round(float(x), 6) for x in row] for row in result.logits[0]],
                "hidden": [[round(float(x), 6) for x in row] for row in result.hidden_states[probe_layer + 1][0]],
            },
        )


def greedy(model_id: str, path: Path) -> None:
    import torch
    import transformers
    from transformers import AutoModelForCausalLM, AutoTokenizer

    where = {"pretrained_model_name_or_path": str(path.parent), "gguf_file": path.name}
    tokenizer = AutoTokenizer.from_pretrained(**where)
    model = AutoModelForCausalLM.from_pretrained(**where, dtype=torch.float32).eval()
    chats = []
    for prompt in PROMPTS:
        text = tokenizer.apply_chat_template(
            [{"role": "user", "content": prompt}], add_generation_prompt=True, tokenize=False
        )
        ids = tokenizer(text, add_special_tokens=False)["input_ids"]
        answer, margins, new, past = [], [], ids, None
        with torch.inference_mode():
            while len(answer) < NEW_TOKENS and not (answer and answer[-1] == tokenizer.eos_token_id):
                step = model(torch.tensor([new]), past_key_values=past, use_cache=True)
                best, past = step.logits[0, -1].topk(2), step.past_key_values
                answer.append(int(best.indices[0]))
                margins.append(round(float(best.values[0] - best.values[1]), 3))
                new = answer[-1:]
        chats.append({"prompt": prompt, "ids": ids, "greedy": answer, "margins": margins})
        print(repr(tokenizer.decode(answer)), file=sys.stderr)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    made_with = {"torch": torch.__version__, "transformers": transformers.__version__}
    write(
        HERE / "greedy" / f"{model_id}.json",
        {"model": model_id, "sha256": digest, "madeWith": made_with, "chats": chats},
    )


def write(path: Path, value: dict) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["dequantise"]:
            dequantise()
        case ["tiny"]:
            tiny()
        case ["greedy", model_id, path]:
            greedy(model_id, Path(path))
        case _:
            sys.exit(__doc__)
