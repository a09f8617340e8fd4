"""Makes the tiny vision-language models and their goldens: python make.py [family ...]

From the real classes of `transformers` with random weights by a fixed seed; needed only to make them anew.

    pip install torch==2.13.0 transformers==5.23.0 onnx==1.23.2 pillow==11.3.0 torchvision

pictures/         twelve pictures
<family>/         config, tokenizer and template, onnx/ in the Hugging Face layout
  pixels.f16.gz   `pixel_values` of each picture, float16, one after another in the order of goldens.json
  goldens.json    shapes and ids of the pictures; conversations with their ids, position ids, logits and the most likely answer
"""
import gzip
import json
import shutil
import sys
from importlib import import_module
from pathlib import Path

import torch

from making import pictures
from making.export import write_decoder, write_embed

FAMILIES = ["idefics3", "lfm2", "qwen2", "qwen25", "qwen3"]
SEED = 7
NEW_TOKENS = 8
CASES = {
    "none": [("user", ["Say something in the dark."])],
    "one": [("user", [("odd.png",), "What is this?"])],
    "three": [("user", ["First", ("alpha.png",), ("turned.jpg",), "\nlast ", ("pixel.png",), "\n\nWhich is it?"])],
    "turns": [
        ("user", [("large.png",), "What is in it?"]),
        ("assistant", ["A hill."]),
        ("user", ["And here?", ("tall.png",)]),
    ],
}


def messages(case):
    def parts(content):
        return [{"type": "text", "text": p} if isinstance(p, str) else {"type": "image"} for p in content]

    return [{"role": role, "content": parts(content)} for role, content in case]


def names(case):
    return [part[0] for _, content in case for part in content if not isinstance(part, str)]




def picture_goldens(family, processor, folder):
    """Each picture's tensors: pixels as float16, one after another in a gzip file, the rest in JSON."""
    described, pixels = {}, []
    for name in pictures.make():
        values = processor.image_processor(pictures.load(name), return_tensors="pt")["pixel_values"]
        pixels.append(values.to(torch.float16).numpy().tobytes())
        text = processor(text=family.IMAGE, images=[pictures.load(name)], return_tensors="pt")
        described[name] = {
            "pixels": {"dims": list(values.shape)},
            "ids": text["input_ids"][0].tolist(),
        }
    with open(folder / "pixels.f16.gz", "wb") as file:
        file.write(gzip.compress(b"".join(pixels), 9, mtime=0))
    return described


def case_golden(family, model, processor, case):
    text = processor.tokenizer.apply_chat_template(messages(case), add_generation_prompt=True, tokenize=False)
    images = [pictures.load(name) for name in names(case)]
    inputs = processor(text=text, images=images or None, return_tensors="pt")
    steps = model.generate(
        **inputs, max_new_tokens=NEW_TOKENS, eos_token_id=None, do_sample=False, output_logits=True,
        return_dict_in_generate=True,
    )  # fmt: skip
    length = inputs["input_ids"].shape[1]
    return {
        "text": text,
        "pictures": names(case),
        "ids": inputs["input_ids"][0].tolist(),
        "positions": family.positions(model, inputs),
        "logits": [[round(x, 6) for x in step[0].tolist()] for step in (steps.logits[0], steps.logits[-1])],
        "greedy": steps.sequences[0, length:].tolist(),
    }


def make(name):
    family = import_module(f"making.{name}")
    folder = Path(__file__).parent / name
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "onnx").mkdir(parents=True)
    torch.manual_seed(SEED)
    model, processor = family.build()
    model.eval()
    with torch.no_grad():
        # Random weights are too small to tell one answer from another.
        for parameter in model.parameters():
            if parameter.dim() > 1:
                parameter.mul_(4)
        model.config.save_pretrained(folder)
        processor.image_processor.save_pretrained(folder)
        processor.tokenizer.save_pretrained(folder)
        family.write_encoder(model, folder / "onnx")
        write_embed(model.get_input_embeddings(), folder / "onnx")
        write_decoder(family.decoder(model), folder / "onnx")
        goldens = {
            "pictures": picture_goldens(family, processor, folder),
            "cases": {key: case_golden(family, model, processor, case) for key, case in CASES.items()},
        }
    (folder / "goldens.json").write_text(json.dumps(goldens) + "\n")
    print(name, sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()), "bytes")


for requested in sys.argv[1:] or FAMILIES:
    make(requested)
