"""Times the fast image processors of `transformers`: for each line of standard input, a family's name and a path, one line of milliseconds.

    python fast_processors.py SETTINGS.json

The settings are those of each family's preprocessor_config.json. "ready" is written when everything is loaded.
"""
import json
import sys
import time
from types import ModuleType

# Lets torchvision load beside a torch it was not compiled for: its own operators are not needed.
sys.modules["torchvision._meta_registrations"] = ModuleType("torchvision._meta_registrations")

from PIL import Image
from transformers.models.idefics3.image_processing_idefics3 import Idefics3ImageProcessor
from transformers.models.lfm2_vl.image_processing_lfm2_vl import Lfm2VlImageProcessor
from transformers.models.qwen2_vl.image_processing_qwen2_vl import Qwen2VLImageProcessor

CLASSES = {"smolvlm": Idefics3ImageProcessor, "lfm2_vl": Lfm2VlImageProcessor, "qwen3_vl": Qwen2VLImageProcessor}

with open(sys.argv[1]) as file:
    processors = {name: CLASSES[name](**settings) for name, settings in json.load(file).items()}
print("ready", flush=True)
for line in sys.stdin:
    name, path = line.rstrip("\n").split(" ", 1)
    began = time.perf_counter()
    picture = Image.open(path)
    picture.load()
    processors[name](picture, return_tensors="pt")
    print((time.perf_counter() - began) * 1000, flush=True)
