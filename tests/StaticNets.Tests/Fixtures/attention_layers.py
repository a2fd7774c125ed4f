"""Attention over the steps of a sequence in PyTorch, with the tensors of StaticNets. Sequences are [rows, steps, features]."""

import math

import numpy as np
import torch
import torch.nn.functional as F

ROLES = ("query", "key", "value", "output")


def mask(steps: int, causal: bool, window: int) -> torch.Tensor:
    """0 where the step of the row sees the step of the column, else minus infinity."""
    distance = torch.arange(steps)[:, None] - torch.arange(steps)
    seen = distance >= 0 if causal else torch.ones(steps, steps, dtype=torch.bool)
    if window:
        seen = seen & (distance < window)
    return torch.zeros(steps, steps, dtype=torch.float64).masked_fill(~seen, -np.inf)


def attention(
    weights: dict,
    layer: str,
    x: torch.Tensor,
    heads: int,
    causal: bool = False,
    window: int = 0,
    ended: torch.Tensor | None = None,
) -> torch.Tensor:
    """
    PyTorch's multi-head attention if it can have these sizes, else the same formula with separate products. No step sees those of its row
    that have ended, [rows, steps], which only PyTorch's can have.
    """
    kernels = [weights[f"{layer}/{role}_kernel"] for role in ROLES]
    biases = [weights.get(f"{layer}/{role}_bias", torch.zeros(k.shape[1], dtype=x.dtype)) for role, k in zip(ROLES, kernels)]
    features = x.shape[2]
    seen = mask(x.shape[1], causal, window)
    if all(kernel.shape == (features, features) for kernel in kernels):
        by_step = x.transpose(0, 1)
        projections = torch.cat([kernel.t() for kernel in kernels[:3]]), torch.cat(biases[:3])
        joined = kernels[3].t(), biases[3]
        options = (None, None, False, 0.0)
        y, _ = F.multi_head_attention_forward(
            by_step,
            by_step,
            by_step,
            features,
            heads,
            *projections,
            *options,
            *joined,
            attn_mask=seen,
            key_padding_mask=ended,
            need_weights=False,
        )
        return y.transpose(0, 1)

    q, k, v = ((x @ kernel + bias).unflatten(2, (heads, -1)).transpose(1, 2) for kernel, bias in zip(kernels[:3], biases[:3]))
    probabilities = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(q.shape[3]) + seen, -1)
    return (probabilities @ v).transpose(1, 2).flatten(2) @ kernels[3] + biases[3]


def positions(x: torch.Tensor) -> torch.Tensor:
    """x plus the sinusoids of Vaswani et al. (2017)."""
    steps, features = x.shape[1:]
    angles = torch.arange(steps, dtype=x.dtype)[:, None] / 10_000 ** (torch.arange(0, features, 2, dtype=x.dtype) / features)
    encoding = torch.zeros(steps, features, dtype=x.dtype)
    encoding[:, 0::2] = torch.sin(angles)
    encoding[:, 1::2] = torch.cos(angles[:, : features // 2])
    return x + encoding


def normalize(weights: dict, layer: str, x: torch.Tensor) -> torch.Tensor:
    """Layer normalisation of the features of each step."""
    return F.layer_norm(x, x.shape[-1:], weights[f"{layer}/gamma"], weights[f"{layer}/beta"], 1e-3)


def encoder(
    weights: dict, x: torch.Tensor, heads: int, causal: bool = False, window: int = 0, ended: torch.Tensor | None = None
) -> torch.Tensor:
    """A block of a transformer encoder: attention and a network for each step, each with a residual and a normalisation."""
    x = positions(x)
    x = normalize(weights, "layer_normalization", attention(weights, "multi_head_attention", x, heads, causal, window, ended) + x)
    hidden = torch.relu(x @ weights["dense/kernel"] + weights["dense/bias"])
    y = hidden @ weights["dense_1/kernel"] + weights["dense_1/bias"]
    return normalize(weights, "layer_normalization_1", y + x)


def attention_shapes(layer: str, features: int, keys: int, values: int = 0, bias: bool = True) -> dict:
    """The tensors of an attention; keys and values are the lengths of all heads."""
    values = values or keys
    sizes = zip(ROLES, ((features, keys), (features, keys), (features, values), (values, features)))
    tensors = {}
    for role, shape in sizes:
        tensors[f"{layer}/{role}_kernel"] = shape
        if bias:
            tensors[f"{layer}/{role}_bias"] = shape[1:]
    return tensors


def encoder_shapes(features: int, units: int) -> dict:
    return {
        **attention_shapes("multi_head_attention", features, features),
        "layer_normalization/gamma": (features,),
        "layer_normalization/beta": (features,),
        "dense/kernel": (features, units),
        "dense/bias": (units,),
        "dense_1/kernel": (units, features),
        "dense_1/bias": (features,),
        "layer_normalization_1/gamma": (features,),
        "layer_normalization_1/beta": (features,),
    }
