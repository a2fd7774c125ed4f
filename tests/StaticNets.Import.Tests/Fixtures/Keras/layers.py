"""Layers of Keras for fixtures: how Keras writes them, and what they compute, in double precision with plain formulas or PyTorch's convolutions.

Each function returns (class name, arguments, tensors, function). A tensor is (folder, path, role, values): the folder in a .keras file before
vars/0, and the directories between the layer and the variable in an .h5 file.
"""

import numpy as np
import torch
import torch.nn.functional as F

RANDOM = np.random.default_rng(7)


def numbers(*shape, scale=0.5):
    return (RANDOM.standard_normal(shape) * scale).astype(np.float32)


def wide(values):
    return values.astype(np.float64)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


FUNCTIONS = {
    "linear": lambda x: x,
    "relu": lambda x: np.maximum(x, 0),
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "softmax": softmax,
    "silu": lambda x: x * sigmoid(x),
    "elu": lambda x: np.where(x > 0, x, np.exp(np.minimum(x, 0)) - 1),
    "softplus": lambda x: np.log1p(np.exp(x)),
    "softsign": lambda x: x / (1 + np.abs(x)),
    "leaky_relu": lambda x: np.where(x > 0, x, 0.2 * x),
    "hard_sigmoid": lambda x: np.clip(x / 6 + 0.5, 0, 1),
    "hard_sigmoid of Keras 2": lambda x: np.clip(0.2 * x + 0.5, 0, 1),
    "log_softmax": lambda x: np.log(softmax(x)),
    "gelu": lambda x: F.gelu(torch.from_numpy(x)).numpy(),
    "selu": lambda x: F.selu(torch.from_numpy(x)).numpy(),
    "mish": lambda x: F.mish(torch.from_numpy(x)).numpy(),
}


def tensors(*items):
    return [(folder, path, role, values) for folder, path, role, values in items]


def own(**values):
    return [("", "", role, v) for role, v in values.items()]


def dense(features, units, activation="linear", use_bias=True, computed=None):
    kernel, bias = numbers(features, units), numbers(units)
    f = FUNCTIONS[computed or activation]
    return (
        "Dense",
        {"units": units, "activation": activation, "use_bias": use_bias},
        own(kernel=kernel, bias=bias) if use_bias else own(kernel=kernel),
        lambda x: f(x @ wide(kernel) + (wide(bias) if use_bias else 0)),
    )


def activation(name, computed=None):
    return "Activation", {"activation": name}, [], FUNCTIONS[computed or name]


def function(class_name, arguments, compute):
    return class_name, arguments, [], compute


def same_padding(size, kernel, stride, dilation=1):
    reach = (kernel - 1) * dilation + 1
    total = max((-(-size // stride) - 1) * stride + reach - size, 0)
    return total // 2, total - total // 2


def convolve(x, kernel, strides, dilation, padding, groups=1):
    """x [N, H, W, C], kernel [kh, kw, C / groups, filters]."""
    (kh, kw), (h, w) = kernel.shape[:2], x.shape[1:3]
    if padding == "same":
        top, bottom = same_padding(h, kh, strides[0], dilation[0])
        left, right = same_padding(w, kw, strides[1], dilation[1])
        x = np.pad(x, ((0, 0), (top, bottom), (left, right), (0, 0)))
    y = F.conv2d(
        torch.from_numpy(x).permute(0, 3, 1, 2),
        torch.from_numpy(wide(kernel)).permute(3, 2, 0, 1),
        stride=strides,
        dilation=dilation,
        groups=groups,
    )
    return y.permute(0, 2, 3, 1).numpy()


def conv2d(channels, filters, size, strides=(1, 1), padding="valid", dilation=(1, 1), groups=1, activation="linear"):
    kernel, bias = numbers(*size, channels // groups, filters), numbers(filters)
    arguments = {
        "filters": filters, "kernel_size": list(size), "strides": list(strides), "padding": padding, "data_format": "channels_last",
        "dilation_rate": list(dilation), "groups": groups, "activation": activation, "use_bias": True,
    }
    f = FUNCTIONS[activation]
    return "Conv2D", arguments, own(kernel=kernel, bias=bias), lambda x: f(
        convolve(x, kernel, strides, dilation, padding, groups) + wide(bias)
    )


def depthwise(channels, size, multiplier=1, strides=(1, 1), padding="valid", role="kernel"):
    kernel, bias = numbers(*size, channels, multiplier), numbers(channels * multiplier)
    arguments = {
        "kernel_size": list(size), "strides": list(strides), "padding": padding, "depth_multiplier": multiplier,
        "data_format": "channels_last", "dilation_rate": [1, 1], "activation": "linear", "use_bias": True,
    }
    # Filter c * multiplier + j reads channel c.
    flat = kernel.reshape(*size, 1, channels * multiplier)
    return "DepthwiseConv2D", arguments, own(**{role: kernel, "bias": bias}), lambda x: (
        convolve(x, flat, strides, (1, 1), padding, channels) + wide(bias)
    )


def separable(channels, filters, size, multiplier=1, padding="same", activation="linear"):
    first, second, bias = numbers(*size, channels, multiplier), numbers(1, 1, channels * multiplier, filters), numbers(filters)
    arguments = {
        "filters": filters, "kernel_size": list(size), "strides": [1, 1], "padding": padding, "depth_multiplier": multiplier,
        "data_format": "channels_last", "dilation_rate": [1, 1], "groups": 1, "activation": activation, "use_bias": True,
    }
    flat = first.reshape(*size, 1, channels * multiplier)
    f = FUNCTIONS[activation]
    return "SeparableConv2D", arguments, own(depthwise_kernel=first, pointwise_kernel=second, bias=bias), lambda x: f(
        convolve(convolve(x, flat, (1, 1), (1, 1), padding, channels), second, (1, 1), (1, 1), "valid") + wide(bias)
    )


def transpose(channels, filters, size, strides, padding):
    kernel, bias = numbers(*size, filters, channels), numbers(filters)
    arguments = {
        "filters": filters, "kernel_size": list(size), "strides": list(strides), "padding": padding, "data_format": "channels_last",
        "dilation_rate": [1, 1], "activation": "linear", "use_bias": True, "output_padding": None,
    }

    def compute(x):
        # The gradient of a convolution: each pixel adds its window; then the borders that the convolution would have padded are cut.
        n, h, w, _ = x.shape
        out_h, out_w = h * strides[0], w * strides[1]
        if padding == "valid":
            out_h += max(size[0] - strides[0], 0)
            out_w += max(size[1] - strides[1], 0)
        top = same_padding(out_h, size[0], strides[0])[0] if padding == "same" else 0
        left = same_padding(out_w, size[1], strides[1])[0] if padding == "same" else 0
        y = np.zeros((n, out_h + size[0] + strides[0], out_w + size[1] + strides[1], filters))
        for i in range(h):
            for j in range(w):
                window = np.einsum("nc,abfc->nabf", x[:, i, j], wide(kernel))
                y[:, i * strides[0] : i * strides[0] + size[0], j * strides[1] : j * strides[1] + size[1]] += window
        return y[:, top : top + out_h, left : left + out_w] + wide(bias)

    return "Conv2DTranspose", arguments, own(kernel=kernel, bias=bias), compute


def conv1d(features, filters, size, padding="causal", dilation=1, strides=1, groups=1, activation="linear"):
    kernel, bias = numbers(size, features // groups, filters), numbers(filters)
    arguments = {
        "filters": filters, "kernel_size": [size], "strides": [strides], "padding": padding, "data_format": "channels_last",
        "dilation_rate": [dilation], "groups": groups, "activation": activation, "use_bias": True,
    }
    f = FUNCTIONS[activation]

    def compute(x):
        if padding == "causal":
            x = np.pad(x, ((0, 0), ((size - 1) * dilation, 0), (0, 0)))
        kind = "same" if padding == "same" else "valid"
        return f(convolve(x[:, :, None], kernel[:, None], (strides, 1), (dilation, 1), kind, groups)[:, :, 0] + wide(bias))

    return "Conv1D", arguments, own(kernel=kernel, bias=bias), compute


def depthwise1d(features, size, multiplier):
    kernel, bias = numbers(size, features, multiplier), numbers(features * multiplier)
    flat = kernel.reshape(size, 1, 1, features * multiplier)
    arguments = {
        "kernel_size": [size], "strides": [1], "padding": "valid", "depth_multiplier": multiplier, "data_format": "channels_last",
        "dilation_rate": [1], "activation": "linear", "use_bias": True,
    }
    return "DepthwiseConv1D", arguments, own(kernel=kernel, bias=bias), lambda x: (
        convolve(x[:, :, None], flat, (1, 1), (1, 1), "valid", features)[:, :, 0] + wide(bias)
    )


def bilinear(x, height, width):
    y = F.interpolate(torch.from_numpy(x).permute(0, 3, 1, 2), scale_factor=(height, width), mode="bilinear", align_corners=False)
    return y.permute(0, 2, 3, 1).numpy()


def pool(class_name, size, strides, padding):
    axes = len(size)
    reduce = np.max if "Max" in class_name else np.mean

    def compute(x):
        steps = list(strides or size)
        lengths = x.shape[1 : 1 + axes]
        counts = [-(-n // s) if padding == "same" else (n - k) // s + 1 for n, k, s in zip(lengths, size, steps)]
        befores = [same_padding(n, k, s)[0] if padding == "same" else 0 for n, k, s in zip(lengths, size, steps)]
        y = np.zeros((x.shape[0], *counts, x.shape[-1]))
        for place in np.ndindex(*counts):
            window = [slice(max(p * s - b, 0), max(p * s - b + k, 0)) for p, s, b, k in zip(place, steps, befores, size)]
            y[(slice(None), *place)] = reduce(x[(slice(None), *window)], axis=tuple(range(1, 1 + axes)))
        return y

    arguments = {"pool_size": list(size), "strides": list(strides) if strides else None, "padding": padding, "data_format": "channels_last"}
    return class_name, arguments, [], compute


def global_pool(class_name, keepdims=False):
    reduce = np.max if "Max" in class_name else np.mean
    axes = (1, 2) if "2D" in class_name else 1
    return class_name, {"data_format": "channels_last", "keepdims": keepdims}, [], lambda x: reduce(x, axis=axes, keepdims=keepdims)


def batch_normalization(n, axis=-1, scale=True, center=True, epsilon=1e-3):
    gamma, beta, mean, variance = numbers(n) + 1, numbers(n), numbers(n), np.abs(numbers(n)) + np.float32(0.5)
    named = {}
    if scale:
        named["gamma"] = gamma
    if center:
        named["beta"] = beta
    named |= {"moving_mean": mean, "moving_variance": variance}
    arguments = {"axis": axis, "momentum": 0.9, "epsilon": epsilon, "center": center, "scale": scale}
    return "BatchNormalization", arguments, own(**named), lambda x: (
        (wide(gamma) if scale else 1) * (x - wide(mean)) / np.sqrt(wide(variance) + epsilon) + (wide(beta) if center else 0)
    )


def layer_normalization(n, axis=-1, epsilon=1e-3):
    gamma, beta = numbers(n) + 1, numbers(n)
    return "LayerNormalization", {"axis": axis, "epsilon": epsilon, "center": True, "scale": True}, own(gamma=gamma, beta=beta), lambda x: (
        wide(gamma) * (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + epsilon) + wide(beta)
    )


def group_normalization(n, groups):
    gamma, beta = numbers(n) + 1, numbers(n)
    arguments = {"groups": groups, "axis": -1, "epsilon": 0.01, "center": True, "scale": True}
    return "GroupNormalization", arguments, own(gamma=gamma, beta=beta), lambda x: F.group_norm(
        torch.from_numpy(x).permute(0, 3, 1, 2), groups, torch.from_numpy(wide(gamma)), torch.from_numpy(wide(beta)), 0.01
    ).permute(0, 2, 3, 1).numpy()


def rms_normalization(n):
    scale = numbers(n) + 1
    return "RMSNormalization", {"axis": -1, "epsilon": 1e-6}, own(scale=scale), lambda x: (
        wide(scale) * x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-6)
    )


def prelu(shape, shared):
    alpha = numbers(*shape)
    return "PReLU", {"shared_axes": shared}, own(alpha=alpha), lambda x: np.where(x > 0, x, wide(alpha) * x)


def embedding(vocabulary, features):
    table = numbers(vocabulary, features)
    return "Embedding", {"input_dim": vocabulary, "output_dim": features, "mask_zero": False, "input_length": None}, own(
        embeddings=table
    ), lambda x: wide(table)[x.astype(int)]


def recurrent(class_name, features, units, sequences=False, backwards=False, reset_after=True, activation="tanh", gates="sigmoid"):
    """The cells of Keras: LSTM i f c o, GRU z r h."""
    count = {"SimpleRNN": 1, "LSTM": 4, "GRU": 3}[class_name]
    kernel, recurrent_kernel = numbers(features, count * units), numbers(units, count * units)
    bias = numbers(2, 3 * units) if class_name == "GRU" and reset_after else numbers(count * units)
    f, g = FUNCTIONS[activation], FUNCTIONS[gates]
    w, u, b = wide(kernel), wide(recurrent_kernel), wide(bias)

    def compute(x):
        h = np.zeros((x.shape[0], units))
        c = np.zeros((x.shape[0], units))
        states = []
        for t in range(x.shape[1]):
            v = x[:, -1 - t if backwards else t]
            if class_name == "SimpleRNN":
                h = f(v @ w + h @ u + b)
            elif class_name == "LSTM":
                i, forget, candidate, o = np.split(v @ w + h @ u + b, 4, -1)
                c = g(forget) * c + g(i) * f(candidate)
                h = g(o) * f(c)
            elif reset_after:
                pz, pr, ph = np.split(v @ w + b[0], 3, -1)
                qz, qr, qh = np.split(h @ u + b[1], 3, -1)
                z, r = g(pz + qz), g(pr + qr)
                h = z * h + (1 - z) * f(ph + r * qh)
            else:
                pz, pr, ph = np.split(v @ w + b, 3, -1)
                uz, ur, uh = np.split(u, 3, -1)
                z, r = g(pz + h @ uz), g(pr + h @ ur)
                h = z * h + (1 - z) * f(ph + (r * h) @ uh)
            states.append(h)
        return np.stack(states, 1) if sequences else h

    cell = {"SimpleRNN": "simple_rnn_cell", "LSTM": "lstm_cell", "GRU": "gru_cell"}[class_name]
    arguments = {
        "return_sequences": sequences, "return_state": False, "go_backwards": backwards, "stateful": False, "unroll": False, "units": units,
        "activation": activation, "use_bias": True, "dropout": 0.0, "recurrent_dropout": 0.0,
    }
    if class_name != "SimpleRNN":
        arguments["recurrent_activation"] = gates
    if class_name == "GRU":
        arguments["reset_after"] = reset_after
    if class_name == "LSTM":
        arguments["unit_forget_bias"] = True
    found = [("cell/", cell + "/", "kernel", kernel), ("cell/", cell + "/", "recurrent_kernel", recurrent_kernel), ("cell/", cell + "/", "bias", bias)]
    return class_name, arguments, found, compute


def bidirectional(class_name, features, units, sequences, merge, serialize, **more):
    _, arguments, ahead, forward = recurrent(class_name, features, units, sequences, **more)
    _, _, back, backward = recurrent(class_name, features, units, sequences, backwards=True, **more)
    lower = class_name.lower()
    found = [("forward_layer/" + folder, f"forward_{lower}/" + path, role, v) for folder, path, role, v in ahead]
    found += [("backward_layer/" + folder, f"backward_{lower}/" + path, role, v) for folder, path, role, v in back]

    def compute(x):
        a, b = forward(x), backward(x)
        b = b[:, ::-1] if sequences else b
        return {"concat": np.concatenate([a, b], -1), "sum": a + b, "mul": a * b, "ave": (a + b) / 2}[merge]

    return "Bidirectional", {"merge_mode": merge, "layer": serialize((class_name, arguments, [], None), lower)}, found, compute


def time_distributed(layer, serialize):
    class_name, _, found, compute = layer
    return "TimeDistributed", {"layer": serialize(layer, "inner")}, [("layer/" + f, path, role, v) for f, path, role, v in found], compute


def attention(features, heads, width, causal=False, private=True):
    found, values = [], {}
    for name in ["query", "key", "value"]:
        values[name] = numbers(features, heads, width), numbers(heads, width)
    values["output"] = numbers(heads, width, features), numbers(features)
    for name, (kernel, bias) in values.items():
        folder = ("_" if private else "") + name + "_dense/"
        path = ("attention_output" if name == "output" else name) + "/"
        found += [(folder, path, "kernel", kernel), (folder, path, "bias", bias)]

    def compute(x):
        q, k, v = (np.einsum("ntf,fhd->nthd", x, wide(values[n][0])) + wide(values[n][1]) for n in ["query", "key", "value"])
        scores = np.einsum("nthd,nshd->nhts", q, k) / np.sqrt(width)
        if causal:
            scores = np.where(np.tri(x.shape[1], dtype=bool), scores, -1e9)
        mixed = np.einsum("nhts,nshd->nthd", softmax(scores), v)
        return np.einsum("nthd,hdf->ntf", mixed, wide(values["output"][0])) + wide(values["output"][1])

    arguments = {
        "num_heads": heads, "key_dim": width, "value_dim": width, "dropout": 0.0, "use_bias": True, "output_shape": None, "attention_axes": None,
    }
    return "MultiHeadAttention", arguments, found, compute
