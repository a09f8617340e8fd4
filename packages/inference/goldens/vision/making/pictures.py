"""The twelve pictures that the goldens are made of: sizes, kinds and turns that go wrong easily."""
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent.parent / "pictures"
ORIENTATION = 0x0112
TURNED_RIGHT = 6


def scene(width, height, seed):
    """Shades, shapes with sharp edges, and a little noise."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    shades = np.stack([x * 255 / max(1, width - 1), y * 255 / max(1, height - 1), (x + y) % 256], axis=-1)
    image = Image.fromarray(np.clip(shades + rng.normal(0, 4, shades.shape), 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for _ in range(6):
        corners = rng.integers(0, [width, height], (2, 2))
        (left, top), (right, bottom) = corners.min(0).tolist(), corners.max(0).tolist()
        colour = tuple(rng.integers(0, 256, 3).tolist())
        (draw.ellipse if rng.random() < 0.5 else draw.rectangle)([left, top, right, bottom], fill=colour)
    return image


def make():
    """Writes the pictures and gives their names in order."""
    FOLDER.mkdir(exist_ok=True)
    alpha = scene(75, 60, 5).convert("RGBA")
    alpha.putalpha(Image.fromarray(np.linspace(0, 255, 75 * 60).reshape(60, 75).astype(np.uint8)))
    clear = scene(40, 44, 9).quantize(16)
    clear.info["transparency"] = 3
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT
    files = {
        "odd.png": scene(67, 41, 1),
        "wide.png": scene(300, 9, 2),
        "tall.png": scene(8, 250, 3),
        "pixel.png": Image.new("RGB", (1, 1), (200, 30, 90)),
        "palette.png": clear,
        "alpha.png": alpha,
        "grey.png": scene(53, 80, 6).convert("L"),
        "turned.jpg": scene(90, 50, 7),
        "square.png": scene(64, 64, 8),
        "large.png": scene(230, 170, 4),
        "portrait.jpg": scene(101, 177, 10),
        "line.png": scene(1, 37, 11),
    }
    for name, image in files.items():
        options = {"exif": exif} if name == "turned.jpg" else {}
        options |= {"quality": 90} if name.endswith("jpg") else {"optimize": True}
        image.save(FOLDER / name, **options)
    return list(files)


def load(name):
    """A picture as `transformers` takes it: turned by its EXIF, else as stored."""
    from PIL import ImageOps

    return ImageOps.exif_transpose(Image.open(FOLDER / name))
