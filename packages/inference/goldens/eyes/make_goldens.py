"""Goldens of the conversion of TensorFlow.js graph models: evaluates a GraphDef operator by operator with numpy alone.

    python make_goldens.py tiny            writes tiny.json, tiny.bin (a small graph with random weights) and tiny.golden.json
    python make_goldens.py nanodet FOLDER  reads nanodet.json and nanodet.bin there, writes nanodet.golden.json

Needs numpy. The operators follow https://www.tensorflow.org/api_docs/python/tf/raw_ops.
"""

import base64
import json
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent


def read_weights(model, raw):
    values, at = {}, 0
    for weight in model["weightsManifest"][0]["weights"]:
        kind = np.float16 if "quantization" in weight else np.int32
        count = int(np.prod(weight["shape"])) if weight["shape"] else 1
        value = np.frombuffer(raw, kind, count, at).reshape(weight["shape"])
        values[weight["name"]] = value.astype(np.float64) if kind is np.float16 else value
        at += count * value.itemsize
    return values


def ints(node, name):
    return [int(one) for one in node["attr"][name]["list"]["i"]]


def windows(x, height, width, strides):
    """[N, H', W', C, height, width]"""
    view = np.lib.stride_tricks.sliding_window_view(x, (height, width), (1, 2))
    return view[:, :: strides[1], :: strides[2]]


def conv2d(node, x, kernel):
    assert base64.b64decode(node["attr"]["padding"]["s"]) == b"VALID"
    return np.einsum("nyxchw,hwco->nyxo", windows(x, *kernel.shape[:2], ints(node, "strides")), kernel, optimize=True)


def max_pool(node, x):
    _, height, width, _ = ints(node, "ksize")
    return windows(x, height, width, ints(node, "strides")).max((-1, -2))


def resize_bilinear(x, size):
    """Half-pixel centres."""
    for axis, to in ((1, int(size[0])), (2, int(size[1]))):
        have = x.shape[axis]
        at = np.clip((np.arange(to) + 0.5) * have / to - 0.5, 0, have - 1)
        low = np.floor(at).astype(int)
        high = np.minimum(low + 1, have - 1)
        part = (at - low).reshape([-1 if one == axis else 1 for one in range(4)])
        x = np.take(x, low, axis) * (1 - part) + np.take(x, high, axis) * part
    return x


def sparse_to_dense(places, shape, values, otherwise):
    filled = np.full([int(shape[0])], otherwise)
    for place, value in zip(places.reshape(-1), values.reshape(-1)):
        filled[place] = value
    return filled


OPERATORS = {
    "Identity": lambda node, x: [x],
    "Transpose": lambda node, x, perm: [x.transpose(perm)],
    "Pad": lambda node, x, pads: [np.pad(x, pads)],
    "PadV2": lambda node, x, pads, value: [np.pad(x, pads, constant_values=value)],
    "Conv2D": lambda node, x, kernel: [conv2d(node, x, kernel)],
    "MaxPool": lambda node, x: [max_pool(node, x)],
    "Add": lambda node, a, b: [a + b],
    "AddV2": lambda node, a, b: [a + b],
    "LeakyRelu": lambda node, x: [np.where(x > 0, x, x * node["attr"]["alpha"]["f"])],
    "Sigmoid": lambda node, x: [1 / (1 + np.exp(-x))],
    "ConcatV2": lambda node, *xs: [np.concatenate(xs[:-1], int(xs[-1]))],
    "SplitV": lambda node, x, sizes, axis: np.split(x, np.cumsum(sizes)[:-1], int(axis)),
    "Reshape": lambda node, x, shape: [x.reshape(shape)],
    "ResizeBilinear": lambda node, x, size: [resize_bilinear(x, size)],
    "SparseToDense": lambda node, *inputs: [sparse_to_dense(*inputs)],
}


def evaluate(model, raw, placeholder):
    values = {name: [value] for name, value in read_weights(model, raw).items()}
    for node in model["modelTopology"]["node"]:
        if node["op"] == "Placeholder":
            values[node["name"]] = [placeholder]
        elif node["name"] not in values:
            inputs = [one.split(":") + ["0"] for one in node["input"]]
            values[node["name"]] = OPERATORS[node["op"]](node, *(values[name][int(out)] for name, out, *_ in inputs))
    return lambda name: values[name][0]


def wave(height, width):
    """An input that any language makes alike: [1, 3, height, width], from about -2 to 2."""
    c, y, x = np.meshgrid(np.arange(3), np.arange(height), np.arange(width), indexing="ij")
    return (2 * np.sin(0.13 * x + 0.029 * y * (c + 1) + c) * np.cos(0.07 * y - 0.002 * x * c))[None]


def const(name, value, weights):
    value = np.asarray(value)
    half = value.dtype.kind == "f"
    spec = {"name": name, "shape": list(value.shape), "dtype": "float32" if half else "int32"}
    if half:
        spec["quantization"] = {"dtype": "float16", "original_dtype": "float32"}
    weights.append((spec, value.astype(np.float16 if half else np.int32)))
    return {"name": name, "op": "Const", "attr": {}}


def tiny():
    """Every operator of NanoDet's graph once, in its order: padded convolution with bias, pooling, two branches, resize, split, heads."""
    random = np.random.default_rng(7)
    weights, nodes = [], []

    def node(name, op, inputs, **attributes):
        nodes.append({"name": name, "op": op, "input": inputs, "attr": attributes})
        return name

    def constant(name, value):
        nodes.append(const(name, value, weights))
        return name

    def i_list(*values):
        return {"list": {"i": [str(one) for one in values]}}

    def s(value):
        return {"s": base64.b64encode(value).decode()}

    def moved(x, to, name):
        return node(name, "Transpose", [x, constant(f"{name}/perm", to)])

    def conv(x, name, inputs, outputs, stride, size=3):
        kernel = constant(f"{name}/kernel", random.normal(0, 0.4, (size, size, inputs, outputs)))
        bias = constant(f"{name}/bias", random.normal(0, 0.3, outputs))
        edge = size // 2
        if edge:
            x = node(f"{name}/pad", "Pad", [x, constant(f"{name}/pads", [[0, 0], [0, 0], [edge, edge], [edge, edge]])])
        x = moved(x, [0, 2, 3, 1], f"{name}/last")
        x = node(f"{name}/conv", "Conv2D", [x, kernel], strides=i_list(1, stride, stride, 1), dilations=i_list(1, 1, 1, 1),
                 padding=s(b"VALID"), data_format=s(b"NHWC"))
        return moved(node(f"{name}/add", "Add", [x, bias]), [0, 3, 1, 2], f"{name}/first")

    def leaky(x, name):
        return node(name, "LeakyRelu", [x], alpha={"f": 0.1})

    dim = [{"size": str(one)} for one in (1, 3, 32, 32)]
    nodes.append({"name": "input", "op": "Placeholder", "attr": {"shape": {"shape": {"dim": dim}}}})
    x = leaky(conv("input", "stem", 3, 6, 2), "stem/leaky")
    lowest = constant("pool/lowest", np.float32(-np.inf))
    x = node("pool/pad", "PadV2", [x, constant("pool/pads", [[0, 0], [0, 0], [1, 1], [1, 1]]), lowest])
    x = moved(x, [0, 2, 3, 1], "pool/last")
    x = node("pool", "MaxPool", [x], ksize=i_list(1, 3, 3, 1), strides=i_list(1, 2, 2, 1), padding=s(b"VALID"), data_format=s(b"NHWC"))
    fine = moved(x, [0, 3, 1, 2], "pool/first")
    a = leaky(conv(fine, "a", 6, 4, 1), "a/leaky")
    b = leaky(conv(fine, "b", 6, 4, 1, 1), "b/leaky")
    joined = node("joined", "ConcatV2", [a, b, constant("joined/axis", 1)])
    coarse = leaky(conv(joined, "coarse", 8, 8, 2), "coarse/leaky")
    up = node("up", "ResizeBilinear", [moved(coarse, [0, 2, 3, 1], "coarse/turned"), constant("up/size", [8, 8])],
              half_pixel_centers={"b": True}, align_corners={"b": False})
    total = node("total", "Add", [joined, moved(up, [0, 3, 1, 2], "up/first")])
    down = node("down", "ResizeBilinear", [moved(total, [0, 2, 3, 1], "total/last"), constant("down/size", [4, 4])],
                half_pixel_centers={"b": True}, align_corners={"b": False})
    down = node("down/total", "Add", [moved(down, [0, 3, 1, 2], "down/first"), coarse])
    nowhere = constant("nowhere", np.zeros((0, 1), np.int32))
    nothing = constant("nothing", np.zeros(0, np.int32))
    for level, x in enumerate((total, down)):
        head = conv(x, f"head{level}", 8, 12, 1)
        split = node(f"split{level}", "SplitV", [head, constant(f"split{level}/sizes", [4, 8]), constant(f"split{level}/axis", 1)])
        zeros = node(f"zeros{level}", "SparseToDense", [nowhere, constant(f"zeros{level}/shape", [3]), nothing,
                                                         constant(f"zeros{level}/zero", 0)])
        for which, (part, size) in enumerate(((node(f"sigmoid{level}", "Sigmoid", [split]), 4), (f"{split}:1", 8))):
            name = ("scores", "boxes")[which] + str(level)
            shape = node(f"{name}/shape", "AddV2", [constant(f"{name}/base", [1, size, -1]), zeros])
            flat = node(f"{name}/flat", "Reshape", [part, shape])
            node(name, "Identity", [moved(flat, [0, 2, 1], f"{name}/last")])
    assert len({one["name"] for one in nodes}) == len(nodes)
    raw = b"".join(value.tobytes() for _, value in weights)
    model = {"format": "graph-model", "modelTopology": {"node": nodes},
             "weightsManifest": [{"paths": ["tiny.bin"], "weights": [spec for spec, _ in weights]}]}
    (HERE / "tiny.json").write_text(json.dumps(model, separators=(",", ":")))
    (HERE / "tiny.bin").write_bytes(raw)
    at = evaluate(model, raw, wave(32, 32))
    names = ["scores0", "scores1", "boxes0", "boxes1"]
    golden = {name: {"dims": list(at(name).shape), "values": [float(f"{one:.6g}") for one in at(name).reshape(-1)]} for name in names}
    (HERE / "tiny.golden.json").write_text(json.dumps(golden, separators=(",", ":")))


def nanodet(folder):
    model = json.loads((folder / "nanodet.json").read_text())
    at = evaluate(model, (folder / "nanodet.bin").read_bytes(), wave(416, 416))
    golden = {}
    for name in ["Identity"] + [f"Identity_{one}" for one in range(1, 6)]:
        value = at(name).reshape(-1)
        step = max(1, value.size // 300)
        golden[name] = {"dims": list(at(name).shape), "step": step, "values": [float(f"{one:.6g}") for one in value[::step]]}
    (HERE / "nanodet.golden.json").write_text(json.dumps(golden, separators=(",", ":")))


if __name__ == "__main__":
    if sys.argv[1] == "tiny":
        tiny()
    else:
        nanodet(Path(sys.argv[2]))
