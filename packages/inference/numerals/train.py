"""Trains the reader of numbers: python train.py FONTS-FOLDER OUT.onnx [START.onnx]

With START, goes on from an earlier model, on other lines and at a lower rate.

Fonts: the packages that README.md names, unpacked. What is held out of training is the fonts that the project draws with.
"""

import random
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

from lines import ALPHABET, HEIGHT, even, faces, sample

SEED = 7
SAMPLES = 36_000
CHUNK = 2_000
PASSES = 3
RATE = 4e-3
MORE_SAMPLES = 14_000
MORE_PASSES = 3
BATCH = 32
STEP = 2  # pixels a step of the output


class Reader(nn.Module):
    """[batch, 1, HEIGHT, width] → logarithms of probabilities [batch, width / STEP, 1 + ALPHABET]."""

    def __init__(self):
        super().__init__()

        def block(a, b, pool, kernel=3, padding=1):
            return [nn.Conv2d(a, b, kernel, padding=padding, bias=False), nn.BatchNorm2d(b), nn.ReLU(), nn.MaxPool2d(pool)]

        self.see = nn.Sequential(
            nn.Conv2d(1, 12, 5, stride=2, padding=2, bias=False), nn.BatchNorm2d(12), nn.ReLU(),
            *block(12, 24, (2, 1)), *block(24, 40, (2, 1)), *block(40, 48, (2, 1)),
            nn.Conv2d(48, 72, (2, 3), padding=(0, 1), bias=False), nn.BatchNorm2d(72), nn.ReLU(),
        )
        self.tell = nn.Sequential(
            nn.Conv1d(72, 72, 5, padding=2, bias=False), nn.BatchNorm1d(72), nn.ReLU(),
            nn.Conv1d(72, 72, 5, padding=4, dilation=2, bias=False), nn.BatchNorm1d(72), nn.ReLU(),
            nn.Conv1d(72, 1 + len(ALPHABET), 1),
        )

    def forward(self, lines):
        return self.tell(self.see(lines).squeeze(2)).transpose(1, 2).log_softmax(2)


def chunk(job):
    seed, count, folder, but = job
    rng, all_faces = random.Random(seed), faces(Path(folder), but)
    return [sample(rng, all_faces) for _ in range(count)]


def batches(data, rng):
    """Lines of like width together; narrower ones get paper on the right."""
    order = sorted(range(len(data)), key=lambda at: data[at][0].shape[1] + rng.random() * 24)
    groups = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    rng.shuffle(groups)
    for group in groups:
        width = -(-max(data[at][0].shape[1] for at in group) // STEP) * STEP
        lines = np.ones((len(group), 1, HEIGHT, width), np.float32)
        for row, at in enumerate(group):
            pixels = even(data[at][0])
            lines[row, 0, :, : pixels.shape[1]] = pixels
        truth = [[1 + ALPHABET.index(c) for c in data[at][1]] for at in group]
        yield torch.from_numpy(lines), truth


def text_of(scores):
    best = scores.argmax(1).tolist()
    return "".join(ALPHABET[c - 1] for c, before in zip(best, [0, *best]) if c not in (0, before))


def start_from(model, path):
    """Takes over the weights of an exported model, whose normalisation is part of its convolutions."""
    numbers = [torch.from_numpy(numpy_helper.to_array(one).copy()) for one in onnx.load(path).graph.initializer]
    last, folded = numbers[:2], iter(numbers[2:])
    layers = [*model.see, *model.tell]
    for layer, after in zip(layers, layers[1:]):
        if isinstance(after, (nn.BatchNorm2d, nn.BatchNorm1d)):
            layer.weight.data, after.bias.data = next(folded), next(folded)
    model.tell[-1].weight.data, model.tell[-1].bias.data = last


def main(folder, out, start=None):
    seed, rate, passes = (SEED, RATE, PASSES) if start is None else (SEED + 1000, RATE / 5, MORE_PASSES)
    random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    jobs = [(seed + at, CHUNK, folder, "held-out") for at in range((SAMPLES if start is None else MORE_SAMPLES) // CHUNK)]
    with ProcessPoolExecutor(2) as pool:
        data = [one for part in pool.map(chunk, jobs) for one in part]
    print(len(data), "lines", flush=True)
    test, train = data[:1000], data[1000:]
    model, rng = Reader(), random.Random(seed)
    if start:
        start_from(model, start)
    print(sum(p.numel() for p in model.parameters()), "numbers", flush=True)
    steps = passes * -(-len(train) // BATCH)
    optimiser = torch.optim.AdamW(model.parameters(), rate, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, steps, pct_start=0.1)
    loss_of = nn.CTCLoss(zero_infinity=True)
    for turn in range(passes):
        # Going on, the normalisation stays as it was measured.
        model.train(start is None)
        losses = []
        for lines, truth in batches(train, rng):
            scores = model(lines).transpose(0, 1)
            lengths = torch.full((len(truth),), scores.shape[0])
            loss = loss_of(scores, torch.tensor(sum(truth, [])), lengths, torch.tensor([len(t) for t in truth]))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        model.eval()
        right = 0
        with torch.no_grad():
            for lines, truth in batches(test, rng):
                for scores, t in zip(model(lines), truth):
                    right += text_of(scores) == "".join(ALPHABET[c - 1] for c in t)
        print(f"pass {turn + 1}: loss {np.mean(losses):.3f}, lines right {right / len(test):.3f}", flush=True)
        export(model, out)


def export(model, out):
    torch.onnx.export(
        model, (torch.ones(1, 1, HEIGHT, 64),), out, input_names=["line"], output_names=["scores"], dynamo=False,
        dynamic_axes={"line": {3: "width"}, "scores": {1: "steps"}}, opset_version=17,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
