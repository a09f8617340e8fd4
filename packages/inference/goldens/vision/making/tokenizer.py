"""A byte-level tokenizer of a few hundred tokens: the bytes, a few merges and the family's special tokens."""
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast

MERGES = ["Ċ Ċ", "Ġ t", "h e", "Ġt he", "i n", "l l", "a t", "Ġ a", "Ġ i", "o u", "e r", "i s"]
TEMPLATE = (
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{% if m.content is string %}{{ m.content }}{% else %}"
    "{% for p in m.content %}{% if p.type == 'image' %}IMAGE{% else %}{{ p.text }}{% endif %}{% endfor %}{% endif %}"
    "<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def make(special, place, **named):
    """`special`: names of special tokens; `place`: what the template writes for a picture; `named`: attributes such as image_token."""
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokens = letters + [merge.replace(" ", "") for merge in MERGES]
    core = Tokenizer(
        models.BPE({token: i for i, token in enumerate(tokens)}, [tuple(m.split(" ")) for m in MERGES])
    )
    core.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    core.decoder = decoders.ByteLevel()
    core.add_special_tokens([AddedToken(name, special=True, normalized=False) for name in special])
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=core, eos_token="<|im_end|>", pad_token="<|im_end|>", **named)
    tokenizer.chat_template = TEMPLATE.replace("IMAGE", place)
    return tokenizer
