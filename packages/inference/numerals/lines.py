"""Draws lines of numbers as they look in pictures, with what they say."""

import io
import random
from pathlib import Path

import numpy as np
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFilter, ImageFont

LATIN = "0123456789"
ARABIC = "٠١٢٣٤٥٦٧٨٩"
PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
DEVANAGARI = "०१२३४५६७८९"
# Persian digits that look like Arabic ones are read as those; which of its two commas stands in a number follows from the digits after it.
SHARED = str.maketrans("۰۱۲۳۷۸۹٫٬", "٠١٢٣٧٨٩,,")
SIGNS = ".,٫٬/-:%"
CURRENCIES = "₹$€£¥"
# Letters of any script, a whole run of them.
LETTERS = "#"
ALPHABET = LATIN + ARABIC + "۴۵۶" + DEVANAGARI + SIGNS + CURRENCIES + LETTERS + " "

HEIGHT = 32  # pixels
MOST_CHARACTERS = 13

LETTERS_OF = {
    LATIN: "ABCDEFGHIJKLMNOPRSTUVWXYZabcdefghijklmnopqrstuvwxyzäöüéàñçß",
    ARABIC: "ابتثجحخدذرزسشصضطظعغفقكلمنهويةى",
    PERSIAN: "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    DEVANAGARI: "कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह",
}
MATRAS = ["", "", "ा", "ि", "ी", "ु", "े", "ो", "ं"]


class Face:
    """A font file and the scripts whose digits it has."""

    def __init__(self, path: Path):
        self.path = str(path)
        glyphs = TTFont(path, lazy=True).getBestCmap()
        self.has = set(glyphs)
        # Some fonts draw the digits of other scripts as Latin ones.
        drawn = lambda digits: all(ord(c) in glyphs for c in digits) and (digits == LATIN or glyphs[ord(digits[2])] != glyphs.get(ord("2")))
        self.scripts = [digits for digits in (LATIN, ARABIC, PERSIAN, DEVANAGARI) if drawn(digits)]

    def writes(self, text: str) -> bool:
        return all(ord(c) in self.has for c in text)


def faces(folder: Path, but: str) -> list[Face]:
    """The upright fonts of a folder with digits of one of the scripts, without those whose path holds `but`."""
    found = [Face(p) for p in sorted(folder.rglob("*.ttf")) if "Italic" not in p.name and but not in str(p)]
    return [face for face in found if face.scripts]


def word(rng: random.Random, digits: str) -> str:
    letters = LETTERS_OF[digits]
    if digits == DEVANAGARI:
        return "".join(rng.choice(letters) + rng.choice(MATRAS) for _ in range(rng.randint(1, 4)))
    return "".join(rng.choice(letters) for _ in range(rng.randint(1, 7)))


def number(rng: random.Random, digits: str) -> str:
    """Money, counts, dates, times, shares, phone numbers."""
    eastern = digits in (ARABIC, PERSIAN)
    kind = rng.random()
    some = lambda n: "".join(rng.choice(digits) for _ in range(n))
    if kind < 0.62:
        decimal, group = rng.choice(["٫٬"] * 9 + [",.", ".,"] if eastern else [".,", ",."])
        whole = some(rng.choice([1, 2, 2, 3, 3, 4, 5, 6]))
        if rng.random() < 0.75 and len(whole) > 3:
            whole = whole[:-3] + group + whole[-3:]
        if rng.random() < 0.3:
            whole = whole[: len(whole) // 2] + digits[0] * (len(whole) - len(whole) // 2) if group not in whole else whole.split(group)[0] + group + digits[0] * 3
        cents = rng.choice(["", decimal + some(2), decimal + some(2), decimal + digits[0] * 2, decimal + rng.choice(digits) + digits[0]])
        money = whole + cents
        sign = rng.choice(CURRENCIES)
        if digits == DEVANAGARI:
            sign = "₹"
        share = rng.random()
        if eastern or share < 0.45:
            return money
        if share < 0.85:
            return sign + rng.choice(["", "", " "]) + money
        return money + rng.choice(["", " "]) + sign
    if kind < 0.72:
        return some(rng.randint(1, 8))
    if kind < 0.82:
        mark = rng.choice("/-.")
        return some(rng.randint(1, 2)) + mark + some(rng.randint(1, 2)) + mark + some(rng.choice([2, 4]))
    if kind < 0.9:
        return some(rng.randint(1, 2)) + ":" + some(2)
    if kind < 0.95:
        return some(rng.randint(1, 3)) + "%"
    return some(3) + "-" + some(rng.randint(3, 5))


def line(rng: random.Random, digits: str) -> tuple[str, str]:
    """What is drawn, and what is to be read of it."""
    kind = rng.random()
    if kind < 0.8:
        text = number(rng, digits)
        return text, text.translate(SHARED)
    if kind < 0.92:
        text = " ".join(word(rng, digits) for _ in range(rng.randint(1, 2)))
        return text, LETTERS
    text = number(rng, digits)[:8].strip()
    if rng.random() < 0.5 or digits in (ARABIC, PERSIAN):
        return text + " " + word(rng, digits if digits == DEVANAGARI else LATIN), text.translate(SHARED) + " " + LETTERS
    return word(rng, digits) + " " + text, LETTERS + " " + text.translate(SHARED)


def draw(rng: random.Random, text: str, face: Face) -> np.ndarray:
    """A line cut out of a picture: [HEIGHT, width], 0 to 255."""
    size = rng.randint(16, 56)
    # Letters join; numbers stay in the order they are written in, which the rules for both directions would change.
    joins = any(c in LETTERS_OF[ARABIC] + LETTERS_OF[PERSIAN] + LETTERS_OF[DEVANAGARI] for c in text)
    engine = ImageFont.Layout.RAQM if joins else ImageFont.Layout.BASIC
    font = ImageFont.truetype(face.path, size, layout_engine=engine)
    paper = rng.randint(150, 255)
    ink = rng.randint(0, max(0, paper - 90))
    if rng.random() < 0.2:
        paper, ink = 255 - paper, 255 - ink
    left, top, right, bottom = font.getbbox(text)
    width, height = right - left, bottom - top
    # As a line detector cuts: around the ink of taller lines as well as of this one.
    room = size * rng.uniform(0.12, 0.4)
    low = max(height, size * rng.uniform(0.3, 0.8))
    w, h = int(width + 2 * room), int(low + 2 * room)
    image = Image.new("L", (w + 40, h + 40), paper)
    y = 20 + room + (low - height) * rng.uniform(0, 1) - top
    ImageDraw.Draw(image).text((20 + room - left, y), text, font=font, fill=ink)
    if rng.random() < 0.5:
        image = image.rotate(rng.uniform(-2.5, 2.5), Image.Resampling.BICUBIC, fillcolor=paper)
    if rng.random() < 0.5:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0, 0.075) * size))
    cut = [20 + rng.uniform(-0.08, 0.08) * size for _ in range(4)]
    image = image.crop((int(cut[0]), int(cut[1]), int(image.width - cut[2]), int(image.height - cut[3])))
    pixels = np.asarray(image, np.float32)
    if rng.random() < 0.5:
        noise = np.random.default_rng(rng.getrandbits(32))
        pixels = pixels + noise.normal(0, rng.uniform(1, 14), pixels.shape)
        pixels = pixels * np.linspace(1, rng.uniform(0.7, 1), pixels.shape[1])[None, :]
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    if rng.random() < 0.5:
        bytes_ = io.BytesIO()
        image.save(bytes_, "JPEG", quality=rng.randint(35, 90))
        image = Image.open(bytes_)
    resized = image.resize((max(8, round(image.width * HEIGHT / image.height)), HEIGHT), Image.Resampling.BILINEAR)
    return np.asarray(resized, np.uint8)


def even(pixels: np.ndarray) -> np.ndarray:
    """Dark on light, 0 to 1: the same is done where lines are read."""
    low, high = float(pixels.min()), float(pixels.max())
    flat = (pixels.astype(np.float32) - low) / max(1.0, high - low)
    return 1 - flat if (flat[0].mean() + flat[-1].mean()) / 2 < 0.5 else flat


def sample(rng: random.Random, all_faces: list[Face]) -> tuple[np.ndarray, str]:
    while True:
        digits = rng.choice([LATIN, ARABIC, ARABIC, PERSIAN, PERSIAN, DEVANAGARI, DEVANAGARI])
        face = rng.choice([one for one in all_faces if digits in one.scripts])
        text, truth = line(rng, digits)
        if len(text) <= MOST_CHARACTERS and face.writes(text.replace(" ", "")):
            return draw(rng, text, face), truth
