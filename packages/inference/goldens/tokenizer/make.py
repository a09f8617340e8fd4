"""Makes the golden files of this folder: token ids of tricky strings, by the reference tokenizers.

    python3 -m venv /tmp/goldens && /tmp/goldens/bin/pip install tokenizers==0.23.3 transformers==5.23.0 gguf
    /tmp/goldens/bin/python make.py smollm FILE.gguf
    /tmp/goldens/bin/python make.py qwen2 FILE.gguf

Vocabulary and merges come from the GGUF file; how text is cut comes from the reference: for `qwen2` the tokenizer class of
transformers, for `smollm` the pre-tokenizer of the upstream tokenizer.json (single digits, then GPT-2's byte level).

First line: what made it. Each line after it: `text`; `ids`, special tokens interpreted; `plain`, the same text when no special token is interpreted
(left out where it is the same).
"""

import json
import sys
from pathlib import Path

import gguf
import tokenizers
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

CONTROL, USER_DEFINED, UNUSED = 3, 4, 5


def read(path):
    reader = gguf.GGUFReader(path)
    field = lambda name: reader.fields["tokenizer.ggml." + name]
    strings = lambda name: [bytes(field(name).parts[i]).decode("utf-8") for i in field(name).data]
    types = [int(field("token_type").parts[i][0]) for i in field("token_type").data]
    return strings("tokens"), types, [tuple(m.split(" ")) for m in strings("merges")]


def smollm(vocab, merges):
    tokenizer = Tokenizer(models.BPE(vocab=vocab, merges=merges))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def qwen2(vocab, merges):
    from transformers import Qwen2Tokenizer

    tokenizer = Qwen2Tokenizer(vocab=vocab, merges=merges).backend_tokenizer
    data = json.loads(tokenizer.to_str())
    data["added_tokens"] = []
    return Tokenizer.from_str(json.dumps(data))


FAMILIES = {"smollm": smollm, "qwen2": qwen2}


def main(family, path):
    tokens, types, merges = read(path)
    added = [i for i, t in enumerate(types) if t in (CONTROL, USER_DEFINED)]
    vocab = {t: i for i, t in enumerate(tokens) if types[i] != UNUSED and i not in set(added)}
    plain = FAMILIES[family](vocab, merges)

    # The added tokens must keep their ids, so they are put into the model's vocabulary too, as in the upstream files.
    full = FAMILIES[family]({t: i for i, t in enumerate(tokens) if types[i] != UNUSED}, merges)
    for i in added:
        token = AddedToken(tokens[i], normalized=False, special=types[i] == CONTROL)
        (full.add_special_tokens if types[i] == CONTROL else full.add_tokens)([token])
        assert full.token_to_id(tokens[i]) == i, tokens[i]

    cases = []
    for text in json.loads((Path(__file__).parent / "strings.json").read_text("utf-8")):
        ids = full.encode(text, add_special_tokens=False).ids
        raw = plain.encode(text, add_special_tokens=False).ids
        cases.append({"text": text, "ids": ids} | ({} if raw == ids else {"plain": raw}))
    head = {"family": family, "file": Path(path).name, "tokenizers": tokenizers.__version__}
    lines = [json.dumps(line, ensure_ascii=False) for line in [head, *cases]]
    (Path(__file__).parent / f"{family}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    print(family, len(cases), "cases")


main(sys.argv[1], sys.argv[2])
