#!/usr/bin/python3
"""Writes what PyTorch's recurrent layers compute for small networks.

    python3 make_sequences.py            (Debian: python3-torch 1.13, python3-numpy)

recurrent_float64.safetensors holds, for each network:

    <network>/x  [rows, steps, features]   <network>/y  [rows, outputs]
    <network>/init/<tensor>                the weights everything below starts from
    <network>/output, <network>/loss []
    <network>/grad/<tensor>, <network>/grad/x
    <network>/adam/<tensor>                after ten steps of Adam, rate 0.01, on the same rows
    <network>/adam/losses  [10]            before each of those steps

The weights are ours: kernel [features, units] is weight_ih transposed, recurrent_kernel [units, units] is weight_hh transposed, and bias is
bias_ih; bias_hh is zero and does not learn.
"""

from pathlib import Path
from typing import Callable, NamedTuple

import numpy as np
import torch
from make_fixtures import STEPS, Tensors, dense, trainable, write_safetensors

ROWS = 11


class Network(NamedTuple):
    steps: int
    features: int
    output: Callable[[Tensors, torch.Tensor], torch.Tensor]
    shapes: dict


def rnn(weights: Tensors, layer: str, x: torch.Tensor, function: str = "tanh") -> torch.Tensor:
    """All states, [rows, steps, units]."""
    kernel, recurrent = weights[f"{layer}/kernel"], weights[f"{layer}/recurrent_kernel"]
    units = recurrent.shape[0]
    zeros = torch.zeros(units, dtype=x.dtype)
    bias = weights.get(f"{layer}/bias", zeros)
    start = torch.zeros(1, len(x), units, dtype=x.dtype)
    compute = torch._VF.rnn_tanh if function == "tanh" else torch._VF.rnn_relu
    return compute(x, start, [kernel.t(), recurrent.t(), bias, zeros], True, 1, 0.0, False, False, True)[0]


def shapes(layer: str, features: int, units: int, bias: bool = True) -> dict:
    tensors = {f"{layer}/kernel": (features, units), f"{layer}/recurrent_kernel": (units, units)}
    return {**tensors, f"{layer}/bias": (units,)} if bias else tensors


NETWORKS = {
    "StackedRnn": Network(
        6,
        3,
        lambda w, x: dense(w, "dense", rnn(w, "simple_rnn_1", rnn(w, "simple_rnn", x))[:, -1]),
        {
            **shapes("simple_rnn", 3, 7),
            **shapes("simple_rnn_1", 7, 5, bias=False),
            "dense/kernel": (5, 2),
            "dense/bias": (2,),
        },
    ),
    "ReluRnn": Network(4, 20, lambda w, x: rnn(w, "simple_rnn", x, "relu")[:, -1], shapes("simple_rnn", 20, 18)),
    "WholeSequenceRnn": Network(
        5,
        3,
        lambda w, x: dense(w, "dense", rnn(w, "simple_rnn", x).reshape(len(x), -1)),
        {**shapes("simple_rnn", 3, 4), "dense/kernel": (20, 3), "dense/bias": (3,)},
    ),
}


def fixture(network: Network, seed: int) -> dict:
    random = np.random.RandomState(seed)
    x = torch.tensor(random.standard_normal((ROWS, network.steps, network.features)), requires_grad=True)
    initial = {name: torch.tensor(random.standard_normal(shape) * 0.4) for name, shape in network.shapes.items()}
    with torch.no_grad():
        predicted = network.output(initial, x)
    y = torch.tensor(random.standard_normal(tuple(predicted.shape)))

    weights = trainable(initial)
    output = network.output(weights, x)
    loss = torch.nn.functional.mse_loss(output, y)
    loss.backward()
    result = {"x": x, "y": y, "output": output, "loss": loss, "grad/x": x.grad.clone()}
    for name, tensor in weights.items():
        result[f"init/{name}"] = initial[name]
        result[f"grad/{name}"] = tensor.grad

    weights = trainable(initial)
    rule = torch.optim.Adam(list(weights.values()), lr=1e-2)
    losses = []
    for _ in range(STEPS):
        rule.zero_grad()
        loss = torch.nn.functional.mse_loss(network.output(weights, x.detach()), y)
        loss.backward()
        rule.step()
        losses.append(loss.item())
    result["adam/losses"] = torch.tensor(losses, dtype=torch.float64)
    for name, tensor in weights.items():
        result[f"adam/{name}"] = tensor
    return result


if __name__ == "__main__":
    tensors = {}
    for seed, (name, network) in enumerate(NETWORKS.items()):
        for tensor, value in fixture(network, seed).items():
            tensors[f"{name}/{tensor}"] = value
    write_safetensors(Path(__file__).with_name("recurrent_float64.safetensors"), tensors)
