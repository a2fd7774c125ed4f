#!/usr/bin/python3
"""Writes what PyTorch's recurrent layers, and its attention, compute for small networks.

    python3 make_sequences.py            (Debian: python3-torch 1.13, python3-numpy)

recurrent_float64.safetensors holds, for each network:

    <network>/x  [rows, steps, features]   <network>/y  [rows, outputs] or [rows, steps, outputs]
                 or [rows, steps] indices, whose gradient is zero
    <network>/init/<tensor>                the weights everything below starts from
    <network>/output, <network>/loss []
    <network>/grad/<tensor>, <network>/grad/x
    <network>/adam/<tensor>                after ten steps of Adam, rate 0.01, on the same rows
    <network>/adam/losses  [10]            before each of those steps

The weights are ours: kernel [features, units] is weight_ih transposed, recurrent_kernel [units, units] is weight_hh transposed, and bias is
bias_ih; bias_hh is zero and does not learn. The gates of an LSTM stand in one order in both libraries (i f g o). Those of a GRU are z r c
here and r z n in PyTorch; its bias has two rows, bias_ih and bias_hh. What PyTorch's layers cannot do (the reset gate before the product,
other activations) is a loop over the steps with PyTorch's derivatives.

states_float64.safetensors holds what becomes of initial states. For each chain of layers, and for initial states that are zero or random:

    <chain>/x, <chain>/y, <chain>/init/<tensor>
    <chain>/<zero|random>/state/<layer>/<state or cell>    the initial states [rows, units]; those of the second direction are backward_...
    <chain>/<zero|random>/loss, /grad/<tensor>, /grad/x, /gradstate/<layer>/<state or cell>

and for each training that hands states on from piece to piece, or from batch to batch, without gradients through them:

    <training>/x, <training>/y, <training>/init/<tensor>, <training>/trained/<tensor>
    <training>/losses  [epochs]                            the mean over the steps of training, weighted by their rows and time steps

masked_float64.safetensors holds chains that read packed sequences, and an encoder with masked keys, on rows of the lengths LENGTHS; x and y
have values after the ends too:

    <chain>/x, <chain>/y, <chain>/init/<tensor>, <chain>/loss   (the mean over rows and steps that count)
    <chain>/grad/<tensor>, /grad/x, /gradstate/<layer>/<state or cell>
    <chain>/adam/losses [steps], <chain>/adam/<tensor>          ten steps of Adam, rate 0.01
"""

from pathlib import Path
from typing import Callable, NamedTuple

import numpy as np
import torch
from attention_layers import attention, attention_shapes, encoder, encoder_shapes
from make_fixtures import STEPS, Tensors, dense, trainable, write_safetensors
from turing_layers import Machine, turing, turing_shapes, turing_states

ROWS = 11

# The machines of the neural Turing machines below.
LSTM_TURING = Machine(5, slots=7, width=4)
DENSE_TURING = Machine(6, slots=5, width=3, shift=2, dense=True)
TURING_BOTH_WAYS = Machine(3, slots=16, width=8)


def cross_entropy(probabilities: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """The mean over rows and steps of -sum(y ln p)."""
    return -(y * torch.log(probabilities)).sum(-1).mean()


class Network(NamedTuple):
    steps: int
    features: int
    output: Callable[[Tensors, torch.Tensor], torch.Tensor]
    shapes: dict
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor] = torch.nn.functional.mse_loss
    classes: bool = False
    vocabulary: int = 0


def look_up(weights: Tensors, layer: str, x: torch.Tensor) -> torch.Tensor:
    """A row of the table for each index; x holds the indices as numbers."""
    return torch.nn.functional.embedding(x.long(), weights[f"{layer}/embeddings"])


def rnn(weights: Tensors, layer: str, x: torch.Tensor, function: str = "tanh") -> torch.Tensor:
    """All states, [rows, steps, units]."""
    kernel, recurrent = weights[f"{layer}/kernel"], weights[f"{layer}/recurrent_kernel"]
    units = recurrent.shape[0]
    zeros = torch.zeros(units, dtype=x.dtype)
    bias = weights.get(f"{layer}/bias", zeros)
    start = torch.zeros(1, len(x), units, dtype=x.dtype)
    compute = torch._VF.rnn_tanh if function == "tanh" else torch._VF.rnn_relu
    return compute(x, start, [kernel.t(), recurrent.t(), bias, zeros], True, 1, 0.0, False, False, True)[0]


def lstm(weights: Tensors, layer: str, x: torch.Tensor) -> torch.Tensor:
    """All states h, [rows, steps, units]."""
    kernel, recurrent = weights[f"{layer}/kernel"], weights[f"{layer}/recurrent_kernel"]
    zeros = torch.zeros(kernel.shape[1], dtype=x.dtype)
    bias = weights.get(f"{layer}/bias", zeros)
    start = torch.zeros(1, len(x), len(recurrent), dtype=x.dtype)
    flat = [kernel.t(), recurrent.t(), bias, zeros]
    return torch._VF.lstm(x, (start, start), flat, True, 1, 0.0, False, False, True)[0]


def relu_lstm(weights: Tensors, layer: str, x: torch.Tensor) -> torch.Tensor:
    """All states h of an LSTM with ReLU in place of tanh, and max(0, min(1, z / 6 + 1/2)) in place of the sigmoid."""
    kernel, recurrent, bias = (weights[f"{layer}/{tensor}"] for tensor in ("kernel", "recurrent_kernel", "bias"))
    h = c = torch.zeros(len(x), len(recurrent), dtype=x.dtype)

    def gate(z: torch.Tensor) -> torch.Tensor:
        # PyTorch's own hardsigmoid differentiates with 1/6 in single precision.
        return torch.clamp(z / 6 + 0.5, 0, 1)

    states = []
    for step in range(x.shape[1]):
        i, f, g, o = (x[:, step] @ kernel + bias + h @ recurrent).chunk(4, dim=1)
        c = gate(f) * c + gate(i) * torch.relu(g)
        h = gate(o) * torch.relu(c)
        states.append(h)
    return torch.stack(states, dim=1)


def torch_gates(tensor: torch.Tensor) -> torch.Tensor:
    """The columns z r c in PyTorch's order r z n."""
    z, r, c = tensor.chunk(3, dim=-1)
    return torch.cat([r, z, c], dim=-1)


def gru(weights: Tensors, layer: str, x: torch.Tensor) -> torch.Tensor:
    """All states, [rows, steps, units]."""
    kernel, recurrent = weights[f"{layer}/kernel"], weights[f"{layer}/recurrent_kernel"]
    bias = torch_gates(weights.get(f"{layer}/bias", torch.zeros(2, kernel.shape[1], dtype=x.dtype)))
    start = torch.zeros(1, len(x), len(recurrent), dtype=x.dtype)
    flat = [torch_gates(kernel).t(), torch_gates(recurrent).t(), bias[0], bias[1]]
    return torch._VF.gru(x, start, flat, True, 1, 0.0, False, False, True)[0]


def gru_reset_before(weights: Tensors, layer: str, x: torch.Tensor) -> torch.Tensor:
    """All states of Cho's unit: the reset gate multiplies the state before the product."""
    kernel, recurrent, bias = (weights[f"{layer}/{tensor}"] for tensor in ("kernel", "recurrent_kernel", "bias"))
    u_z, u_r, u_c = recurrent.chunk(3, dim=1)
    h = torch.zeros(len(x), len(recurrent), dtype=x.dtype)
    states = []
    for step in range(x.shape[1]):
        z, r, c = (x[:, step] @ kernel + bias).chunk(3, dim=1)
        z, r = torch.sigmoid(z + h @ u_z), torch.sigmoid(r + h @ u_r)
        h = z * h + (1 - z) * torch.tanh(c + (r * h) @ u_c)
        states.append(h)
    return torch.stack(states, dim=1)


def per_step(weights: Tensors, layer: str, x: torch.Tensor) -> torch.Tensor:
    """A linear layer for each step of a sequence."""
    return torch.nn.functional.linear(x, weights[f"{layer}/kernel"].t(), weights[f"{layer}/bias"])


def backward(weights: Tensors, layer: str) -> Tensors:
    """The weights of the direction from the last step to the first, under the names of those of the other direction."""
    prefix = f"{layer}/backward_"
    return {name.replace("backward_", ""): tensor for name, tensor in weights.items() if name.startswith(prefix)}


def both(cell: Callable, weights: Tensors, layer: str, x: torch.Tensor) -> tuple:
    """All states of both directions, each in the order of the steps."""
    return cell(weights, layer, x), cell(backward(weights, layer), layer, x.flip(1)).flip(1)


def bidirectional_lstm(weights: Tensors, layer: str, x: torch.Tensor) -> torch.Tensor:
    """All states of nn.LSTM(bidirectional=True), [rows, steps, 2 units]."""
    flat = []
    for direction in (weights, backward(weights, layer)):
        kernel, recurrent, bias = (direction[f"{layer}/{tensor}"] for tensor in ("kernel", "recurrent_kernel", "bias"))
        flat += [kernel.t(), recurrent.t(), bias, torch.zeros_like(bias)]
    start = torch.zeros(2, len(x), weights[f"{layer}/recurrent_kernel"].shape[0], dtype=x.dtype)
    return torch._VF.lstm(x, (start, start), flat, True, 1, 0.0, False, True, True)[0]


def merged_gru(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    """A mean of the states at each step, then a product of the last states."""
    forwards, backwards = both(gru, weights, "gru", x)
    forwards, backwards = both(gru, weights, "gru_1", (forwards + backwards) / 2)
    return forwards[:, -1] * backwards[:, 0]


def turing_both_ways(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    """The last output of each direction."""
    forwards = turing(weights, "neural_turing", x, TURING_BOTH_WAYS)[:, -1]
    backwards = turing(backward(weights, "neural_turing"), "neural_turing", x.flip(1), TURING_BOTH_WAYS)[:, -1]
    return torch.cat([forwards, backwards], 1)


def backwards_rnn(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    """A layer that reads from the last step to the first; its states, in that order, are read from the last to the first again."""
    states = rnn(weights, "simple_rnn", x.flip(1))
    return lstm(weights, "lstm", states.flip(1))[:, -1]


def shapes(layer: str, features: int, units: int, bias: bool = True, gates: int = 1, biases: int = 1) -> dict:
    columns = gates * units
    tensors = {f"{layer}/kernel": (features, columns), f"{layer}/recurrent_kernel": (units, columns)}
    return {**tensors, f"{layer}/bias": (columns,) if biases == 1 else (biases, columns)} if bias else tensors


def two_ways(layer: str, *arguments: int, **options: int) -> dict:
    tensors = shapes(layer, *arguments, **options)
    return {**tensors, **{name.replace("/", "/backward_"): shape for name, shape in tensors.items()}}


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
    "StackedLstm": Network(
        7,
        3,
        lambda w, x: dense(w, "dense", lstm(w, "lstm_1", lstm(w, "lstm", x))[:, -1]),
        {
            **shapes("lstm", 3, 6, gates=4),
            **shapes("lstm_1", 6, 5, bias=False, gates=4),
            "dense/kernel": (5, 2),
            "dense/bias": (2,),
        },
    ),
    "LongLstm": Network(28, 2, lambda w, x: lstm(w, "lstm", x)[:, -1], shapes("lstm", 2, 9, gates=4)),
    "ReluLstm": Network(2, 5, lambda w, x: relu_lstm(w, "lstm", x)[:, -1], shapes("lstm", 5, 8, gates=4)),
    "StackedGru": Network(
        7,
        3,
        lambda w, x: dense(w, "dense", gru(w, "gru_1", gru(w, "gru", x))[:, -1]),
        {
            **shapes("gru", 3, 6, gates=3, biases=2),
            **shapes("gru_1", 6, 5, bias=False, gates=3),
            "dense/kernel": (5, 2),
            "dense/bias": (2,),
        },
    ),
    "TwoStepGru": Network(2, 4, lambda w, x: gru(w, "gru", x)[:, -1], shapes("gru", 4, 9, gates=3, biases=2)),
    "ResetBeforeGru": Network(
        5,
        3,
        lambda w, x: dense(w, "dense", gru_reset_before(w, "gru", x).reshape(len(x), -1)),
        {**shapes("gru", 3, 7, gates=3), "dense/kernel": (35, 2), "dense/bias": (2,)},
    ),
    "PerStepDense": Network(
        4,
        3,
        lambda w, x: per_step(w, "dense_1", lstm(w, "lstm_1", torch.tanh(per_step(w, "dense", lstm(w, "lstm", x))))),
        {
            **shapes("lstm", 3, 5, gates=4),
            "dense/kernel": (5, 6),
            "dense/bias": (6,),
            **shapes("lstm_1", 6, 5, gates=4),
            "dense_1/kernel": (5, 3),
            "dense_1/bias": (3,),
        },
    ),
    "PerStepProbabilities": Network(
        5,
        2,
        lambda w, x: torch.softmax(per_step(w, "dense", gru(w, "gru", x)), -1),
        {**shapes("gru", 2, 6, gates=3, biases=2), "dense/kernel": (6, 3), "dense/bias": (3,)},
        cross_entropy,
    ),
    "PerStepClasses": Network(
        7,
        3,
        lambda w, x: torch.softmax(per_step(w, "dense", rnn(w, "simple_rnn", x)), -1),
        {**shapes("simple_rnn", 3, 5), "dense/kernel": (5, 9), "dense/bias": (9,)},
        cross_entropy,
        classes=True,
    ),
    "BidirectionalLstm": Network(
        5,
        3,
        lambda w, x: per_step(w, "dense", bidirectional_lstm(w, "lstm_1", bidirectional_lstm(w, "lstm", x))),
        {
            **two_ways("lstm", 3, 5, gates=4),
            **two_ways("lstm_1", 10, 4, gates=4),
            "dense/kernel": (8, 2),
            "dense/bias": (2,),
        },
    ),
    "BidirectionalRnn": Network(
        7,
        3,
        lambda w, x: (lambda f, b: f[:, -1] + b[:, 0])(*both(rnn, w, "simple_rnn", x)),
        two_ways("simple_rnn", 3, 6, bias=False),
    ),
    "MergedGru": Network(
        4, 2, merged_gru, {**two_ways("gru", 2, 5, gates=3, biases=2), **two_ways("gru_1", 5, 4, gates=3, biases=2)}
    ),
    "BackwardsRnn": Network(6, 3, backwards_rnn, {**shapes("simple_rnn", 3, 5), **shapes("lstm", 5, 4, gates=4)}),
    "OneStepLstm": Network(1, 4, lambda w, x: bidirectional_lstm(w, "lstm", x)[:, 0], two_ways("lstm", 4, 5, gates=4)),
    "TwoHeads": Network(
        7,
        6,
        lambda w, x: per_step(w, "dense", attention(w, "multi_head_attention", x, 2)),
        {**attention_shapes("multi_head_attention", 6, 6), "dense/kernel": (6, 2), "dense/bias": (2,)},
    ),
    "CausalHeads": Network(
        7,
        5,
        lambda w, x: per_step(w, "dense", attention(w, "multi_head_attention", x, 3, causal=True)),
        {**attention_shapes("multi_head_attention", 5, 3 * 11, 3 * 3), "dense/kernel": (5, 2), "dense/bias": (2,)},
    ),
    "WindowedHead": Network(
        7,
        9,
        lambda w, x: per_step(w, "dense", attention(w, "multi_head_attention", x, 1, causal=True, window=3)),
        {**attention_shapes("multi_head_attention", 9, 9, bias=False), "dense/kernel": (9, 2), "dense/bias": (2,)},
    ),
    "TwoStepHeads": Network(
        2,
        8,
        lambda w, x: attention(w, "attention", torch.tanh(attention(w, "multi_head_attention", x, 2, causal=True)), 2),
        {
            **attention_shapes("multi_head_attention", 8, 2 * 5, 2 * 6, bias=False),
            **attention_shapes("attention", 8, 8),
        },
    ),
    "OneStepHeads": Network(
        1, 6, lambda w, x: attention(w, "multi_head_attention", x, 3), attention_shapes("multi_head_attention", 6, 6)
    ),
    "EncoderBlock": Network(
        7,
        10,
        lambda w, x: torch.softmax(per_step(w, "dense_2", encoder(w, x, 2).mean(1)), -1),
        {**encoder_shapes(10, 14), "dense_2/kernel": (10, 3), "dense_2/bias": (3,)},
        cross_entropy,
    ),
    "EmbeddedLstm": Network(
        7,
        0,
        lambda w, x: dense(w, "dense", lstm(w, "lstm", look_up(w, "embedding", x))[:, -1]),
        {"embedding/embeddings": (5, 3), **shapes("lstm", 3, 6, gates=4), "dense/kernel": (6, 2), "dense/bias": (2,)},
        vocabulary=5,
    ),
    "EmbeddedWords": Network(
        3,
        0,
        lambda w, x: dense(w, "dense", look_up(w, "embedding", x).reshape(len(x), -1)),
        {"embedding/embeddings": (9, 17), "dense/kernel": (51, 4), "dense/bias": (4,)},
        vocabulary=9,
    ),
    "EmbeddedGrid": Network(
        2,
        3,
        lambda w, x: dense(w, "dense", torch.tanh(look_up(w, "embedding", x)).reshape(len(x), -1)),
        {"embedding/embeddings": (6, 4), "dense/kernel": (24, 3), "dense/bias": (3,)},
        vocabulary=6,
    ),
    "EmbeddedOnce": Network(
        1,
        0,
        lambda w, x: dense(w, "dense", look_up(w, "embedding", x)[:, 0]),
        {"embedding/embeddings": (4, 5), "dense/kernel": (5, 2), "dense/bias": (2,)},
        vocabulary=4,
    ),
    "EmbeddedTwice": Network(
        5,
        0,
        lambda w, x: rnn(w, "simple_rnn", torch.cat([look_up(w, "wide", x), look_up(w, "narrow", x)], dim=-1))[:, -1],
        {"narrow/embeddings": (6, 2), "wide/embeddings": (7, 9), **shapes("simple_rnn", 11, 4)},
        vocabulary=6,
    ),
    "EmbeddedTags": Network(
        6,
        0,
        lambda w, x: torch.softmax(per_step(w, "dense", gru(w, "gru", look_up(w, "embedding", x))), -1),
        {
            "embedding/embeddings": (8, 4),
            **shapes("gru", 4, 5, gates=3, biases=2),
            "dense/kernel": (5, 3),
            "dense/bias": (3,),
        },
        cross_entropy,
        classes=True,
        vocabulary=8,
    ),
    "LstmTuring": Network(
        6,
        3,
        lambda w, x: dense(w, "dense", turing(w, "neural_turing", x, LSTM_TURING)[:, -1]),
        {**turing_shapes("neural_turing", 3, LSTM_TURING), "dense/kernel": (9, 2), "dense/bias": (2,)},
    ),
    "DenseTuring": Network(
        5,
        2,
        lambda w, x: per_step(w, "dense", turing(w, "neural_turing", x, DENSE_TURING)),
        {**turing_shapes("neural_turing", 2, DENSE_TURING), "dense/kernel": (9, 2), "dense/bias": (2,)},
    ),
    "TuringBothWays": Network(
        4,
        3,
        turing_both_ways,
        {
            name.replace("/", f"/{prefix}"): shape
            for prefix in ("", "backward_")
            for name, shape in turing_shapes("neural_turing", 3, TURING_BOTH_WAYS, bias=False).items()
        },
    ),
}


def fixture(network: Network, seed: int) -> dict:
    random = np.random.RandomState(seed)
    shape = (ROWS, network.steps, network.features) if network.features else (ROWS, network.steps)
    numbers = random.randint(network.vocabulary, size=shape) if network.vocabulary else random.standard_normal(shape)
    x = torch.tensor(numbers, dtype=torch.float64, requires_grad=True)
    initial = {name: torch.tensor(random.standard_normal(shape) * 0.4) for name, shape in network.shapes.items()}
    with torch.no_grad():
        predicted = network.output(initial, x)
    y = torch.tensor(random.standard_normal(tuple(predicted.shape)))
    if network.classes:
        y = torch.nn.functional.one_hot(y.argmax(-1), y.shape[-1]).to(y.dtype)
    elif network.loss is cross_entropy:
        y = torch.softmax(y, -1)

    weights = trainable(initial)
    output = network.output(weights, x)
    loss = network.loss(output, y)
    loss.backward()
    result = {"x": x, "y": y, "output": output, "loss": loss, "grad/x": torch.zeros_like(x) if x.grad is None else x.grad.clone()}
    for name, tensor in weights.items():
        result[f"init/{name}"] = initial[name]
        result[f"grad/{name}"] = tensor.grad

    weights = trainable(initial)
    rule = torch.optim.Adam(list(weights.values()), lr=1e-2)
    losses = []
    for _ in range(STEPS):
        rule.zero_grad()
        loss = network.loss(network.output(weights, x.detach()), y)
        loss.backward()
        rule.step()
        losses.append(loss.item())
    result["adam/losses"] = torch.tensor(losses, dtype=torch.float64)
    for name, tensor in weights.items():
        result[f"adam/{name}"] = tensor
    return result


class Layer(NamedTuple):
    """A recurrent layer with biases; merge names what becomes of two directions."""

    cell: str
    units: int
    returns_sequences: bool = True
    merge: str = ""

    @property
    def carried(self) -> list:
        return ["state", "cell"] if self.cell == "lstm" else ["state"]


class Chain(NamedTuple):
    """Recurrent layers and a linear one, which computes each step, or the last one."""

    steps: int
    layers: list
    features: int = 3
    outputs: int = 2


def run_cell(cell: str, weights: Tensors, layer: str, x: torch.Tensor, start: list) -> tuple:
    """All states [rows, steps, units], and the last of each carried value [rows, units]."""
    kernel, recurrent, bias = (weights[f"{layer}/{tensor}"] for tensor in ("kernel", "recurrent_kernel", "bias"))
    options = (True, 1, 0.0, False, False, True)
    if cell == "lstm":
        flat = [kernel.t(), recurrent.t(), bias, torch.zeros_like(bias)]
        states, h, c = torch._VF.lstm(x, (start[0][None], start[1][None]), flat, *options)
        return states, [h[0], c[0]]
    if cell == "gru":
        bias = torch_gates(bias)
        flat = [torch_gates(kernel).t(), torch_gates(recurrent).t(), bias[0], bias[1]]
        states, h = torch._VF.gru(x, start[0][None], flat, *options)
        return states, [h[0]]
    flat = [kernel.t(), recurrent.t(), bias, torch.zeros_like(bias)]
    states, h = torch._VF.rnn_tanh(x, start[0][None], flat, *options)
    return states, [h[0]]


def run_chain(chain: Chain, weights: Tensors, x: torch.Tensor, start: dict) -> tuple:
    """The output, and the states after the last step."""
    final = {}
    for layer in chain.layers:
        names = [f"{layer.cell}/{name}" for name in layer.carried]
        flipped = x.flip(1)
        states, last = run_cell(layer.cell, weights, layer.cell, x, [start[name] for name in names])
        final.update(zip(names, last))
        x = states if layer.returns_sequences else states[:, -1]
        if layer.merge:
            names = [name.replace("/", "/backward_") for name in names]
            reverse, _ = run_cell(layer.cell, backward(weights, layer.cell), layer.cell, flipped, [start[n] for n in names])
            reverse = reverse.flip(1) if layer.returns_sequences else reverse[:, -1]
            x = x + reverse if layer.merge == "sum" else torch.cat([x, reverse], -1)
    return per_step(weights, "dense", x), final


def chain_shapes(chain: Chain) -> dict:
    tensors, features = {}, chain.features
    for layer in chain.layers:
        sizes = {"gates": {"simple_rnn": 1, "lstm": 4, "gru": 3}[layer.cell], "biases": 2 if layer.cell == "gru" else 1}
        make = two_ways if layer.merge else shapes
        tensors.update(make(layer.cell, features, layer.units, **sizes))
        features = layer.units * (2 if layer.merge == "concat" else 1)
    return {**tensors, "dense/kernel": (features, chain.outputs), "dense/bias": (chain.outputs,)}


def states_of(chain: Chain, rows: int, draw: Callable) -> dict:
    names = {}
    for layer in chain.layers:
        for name in layer.carried:
            for prefix in ["", "backward_"] if layer.merge else [""]:
                names[f"{layer.cell}/{prefix}{name}"] = torch.tensor(draw((rows, layer.units)))
    return names


STATE_CHAINS = {
    "StatesOfRnn": Chain(6, [Layer("simple_rnn", 4)]),
    "StatesOfLstm": Chain(6, [Layer("lstm", 4, returns_sequences=False)]),
    "StatesOfGru": Chain(6, [Layer("gru", 4)]),
    "StatesOfStack": Chain(7, [Layer("simple_rnn", 5), Layer("lstm", 4), Layer("gru", 3, returns_sequences=False)]),
    "StatesOfBoth": Chain(5, [Layer("lstm", 4, merge="concat"), Layer("gru", 3, False, "sum")]),
}


def draw_chain(chain: Chain, rows: int, random: np.random.RandomState) -> tuple:
    """Inputs, targets and weights."""
    x = torch.tensor(random.standard_normal((rows, chain.steps, chain.features)))
    initial = {name: torch.tensor(random.standard_normal(shape) * 0.4) for name, shape in chain_shapes(chain).items()}
    with torch.no_grad():
        predicted, _ = run_chain(chain, initial, x, states_of(chain, rows, np.zeros))
    return x, torch.tensor(random.standard_normal(tuple(predicted.shape))), initial


def states_fixture(chain: Chain, seed: int) -> dict:
    random = np.random.RandomState(seed)
    x, y, initial = draw_chain(chain, ROWS, random)
    result = {"x": x, "y": y, **{f"init/{name}": tensor for name, tensor in initial.items()}}
    for kind, draw in {"zero": np.zeros, "random": random.standard_normal}.items():
        weights, inputs = trainable(initial), x.clone().requires_grad_()
        start = trainable(states_of(chain, ROWS, draw))
        output, _ = run_chain(chain, weights, inputs, start)
        loss = torch.nn.functional.mse_loss(output, y)
        loss.backward()
        result.update({f"{kind}/loss": loss, f"{kind}/grad/x": inputs.grad})
        result.update({f"{kind}/grad/{name}": tensor.grad for name, tensor in weights.items()})
        result.update({f"{kind}/state/{name}": tensor for name, tensor in start.items()})
        result.update({f"{kind}/gradstate/{name}": tensor.grad for name, tensor in start.items()})
    return result


def turing_states_fixture(seed: int) -> dict:
    """The same for a neural Turing machine, whose weights are never negative, and a linear layer, which computes each step."""
    random = np.random.RandomState(seed)
    shapes = {**turing_shapes("neural_turing", 3, LSTM_TURING), "dense/kernel": (9, 2), "dense/bias": (2,)}
    x, y = torch.tensor(random.standard_normal((ROWS, 5, 3))), torch.tensor(random.standard_normal((ROWS, 5, 2)))
    initial = {name: torch.tensor(random.standard_normal(shape) * 0.4) for name, shape in shapes.items()}
    result = {"x": x, "y": y, **{f"init/{name}": tensor for name, tensor in initial.items()}}
    for kind, draw in {"zero": np.zeros, "random": random.standard_normal}.items():
        weights, inputs = trainable(initial), x.clone().requires_grad_()
        start = {name: torch.tensor(draw((ROWS, length))) for name, length in turing_states(LSTM_TURING).items()}
        if kind == "random":
            start.update({name: 0.7 * torch.softmax(start[name], 1) for name in ("write_weights", "read_weights")})
        start = trainable(start)
        output = per_step(weights, "dense", turing(weights, "neural_turing", inputs, LSTM_TURING, start))
        loss = torch.nn.functional.mse_loss(output, y)
        loss.backward()
        result.update({f"{kind}/loss": loss, f"{kind}/grad/x": inputs.grad})
        result.update({f"{kind}/grad/{name}": tensor.grad for name, tensor in weights.items()})
        result.update({f"{kind}/state/neural_turing/{name}": tensor for name, tensor in start.items()})
        result.update({f"{kind}/gradstate/neural_turing/{name}": tensor.grad for name, tensor in start.items()})
    return result


class Carried(NamedTuple):
    """A training in pieces of so many steps; keeps says whether a batch goes on from the states of the batch before."""

    steps: int
    rows: int
    batch: int
    piece: int
    epochs: int
    keeps: bool = False


CARRIED_LAYERS = [Layer("simple_rnn", 5), Layer("lstm", 4), Layer("gru", 3)]

TRAININGS = {
    "TwoPieces": Carried(8, 6, 6, 4, 5),
    "UnequalPieces": Carried(13, 11, 4, 5, 2),
    "Stateful": Carried(6, 12, 4, 6, 4, keeps=True),
    "StatefulPieces": Carried(9, 12, 4, 4, 2, keeps=True),
}


def training_fixture(training: Carried, seed: int) -> dict:
    chain = Chain(training.steps, CARRIED_LAYERS)
    x, y, initial = draw_chain(chain, training.rows, np.random.RandomState(seed))
    weights = trainable(initial)
    rule = torch.optim.Adam(list(weights.values()), lr=1e-2)
    losses = []
    for _ in range(training.epochs):
        total = 0.0
        states = states_of(chain, training.batch, np.zeros)
        for first in range(0, training.rows, training.batch):
            rows = slice(first, first + training.batch)
            if not training.keeps:
                states = states_of(chain, len(x[rows]), np.zeros)
            for before in range(0, training.steps, training.piece):
                steps = slice(before, before + training.piece)
                output, states = run_chain(chain, weights, x[rows, steps], states)
                states = {name: state.detach() for name, state in states.items()}
                loss = torch.nn.functional.mse_loss(output, y[rows, steps])
                rule.zero_grad()
                loss.backward()
                rule.step()
                total += loss.item() * x[rows, steps, 0].numel()
        losses.append(total / x[:, :, 0].numel())
    result = {"x": x, "y": y, "losses": torch.tensor(losses, dtype=torch.float64)}
    result.update({f"init/{name}": tensor for name, tensor in initial.items()})
    result.update({f"trained/{name}": tensor for name, tensor in weights.items()})
    return result


LENGTHS = [6, 1, 3, 6, 2, 5, 4, 1, 6, 3, 2]

# Whether a step of a row counts, [rows, steps].
COUNTS = torch.arange(6)[None] < torch.tensor(LENGTHS)[:, None]

MASKED_CHAINS = {
    "MaskedSteps": Chain(6, [Layer("simple_rnn", 5), Layer("lstm", 4), Layer("gru", 3)]),
    "MaskedLast": Chain(6, [Layer("lstm", 4), Layer("gru", 3, returns_sequences=False)]),
    "MaskedBoth": Chain(6, [Layer("lstm", 4, merge="concat"), Layer("simple_rnn", 3, merge="sum")]),
    "MaskedBothLast": Chain(6, [Layer("simple_rnn", 4, merge="concat"), Layer("gru", 3, False, "sum")]),
}


def run_packed(layer: Layer, weights: Tensors, x: torch.Tensor, start: dict) -> torch.Tensor:
    """The states at each step, or the last ones of each row, of a layer of PyTorch that reads a packed sequence."""
    packed = torch.nn.utils.rnn.pack_padded_sequence(x, torch.tensor(LENGTHS), batch_first=True, enforce_sorted=False)
    flat, initial = [], []
    for direction in ["", "backward_"] if layer.merge else [""]:
        kernel, recurrent, bias = (weights[f"{layer.cell}/{direction}{name}"] for name in ("kernel", "recurrent_kernel", "bias"))
        if layer.cell == "gru":
            bias = torch_gates(bias)
            flat += [torch_gates(kernel).t(), torch_gates(recurrent).t(), bias[0], bias[1]]
        else:
            flat += [kernel.t(), recurrent.t(), bias, torch.zeros_like(bias)]
        initial.append([start[f"{layer.cell}/{direction}{name}"] for name in layer.carried])
    states = [torch.stack(of_directions)[:, packed.sorted_indices] for of_directions in zip(*initial)]
    compute = {"lstm": torch._VF.lstm, "gru": torch._VF.gru, "simple_rnn": torch._VF.rnn_tanh}[layer.cell]
    hidden = states if layer.cell == "lstm" else states[0]
    result = compute(packed.data, packed.batch_sizes, hidden, flat, True, 1, 0.0, False, bool(layer.merge))
    if not layer.returns_sequences:
        last = result[1][:, packed.unsorted_indices]
        return merged(layer, torch.cat(list(last), -1))
    output = torch.nn.utils.rnn.PackedSequence(result[0], packed.batch_sizes, packed.sorted_indices, packed.unsorted_indices)
    return merged(layer, torch.nn.utils.rnn.pad_packed_sequence(output, batch_first=True, total_length=x.shape[1])[0])


def merged(layer: Layer, both: torch.Tensor) -> torch.Tensor:
    return sum(both.chunk(2, -1)) if layer.merge == "sum" else both


def masked_chain(chain: Chain, seed: int) -> dict:
    x, y, initial = draw_chain(chain, ROWS, np.random.RandomState(seed))

    def output(weights: Tensors, inputs: torch.Tensor, start: dict) -> torch.Tensor:
        for layer in chain.layers:
            inputs = run_packed(layer, weights, inputs, start)
        return per_step(weights, "dense", inputs)

    return masked_fixture(output, x, y, initial, states_of(chain, ROWS, np.zeros))


def masked_encoder(seed: int) -> dict:
    """A block of a transformer encoder with two heads, whose steps do not see those that have ended."""
    random = np.random.RandomState(seed)
    x, y = (torch.tensor(random.standard_normal((ROWS, 6, 6))) for _ in range(2))
    initial = {name: torch.tensor(random.standard_normal(shape) * 0.4) for name, shape in encoder_shapes(6, 8).items()}
    return masked_fixture(lambda weights, inputs, _: encoder(weights, inputs, 2, ended=~COUNTS), x, y, initial, {})


def masked_fixture(output: Callable, x: torch.Tensor, y: torch.Tensor, initial: dict, states: dict) -> dict:
    def loss_of(weights: Tensors, inputs: torch.Tensor, start: dict) -> torch.Tensor:
        squares = (output(weights, inputs, start) - y) ** 2
        return (squares[COUNTS] if squares.dim() == 3 else squares).mean()

    weights, inputs, start = trainable(initial), x.clone().requires_grad_(), trainable(states)
    loss = loss_of(weights, inputs, start)
    loss.backward()
    result = {"x": x, "y": y, "loss": loss, "grad/x": inputs.grad}
    for name, tensor in weights.items():
        result[f"init/{name}"] = initial[name]
        result[f"grad/{name}"] = tensor.grad
    result.update({f"gradstate/{name}": tensor.grad for name, tensor in start.items()})

    weights = trainable(initial)
    rule = torch.optim.Adam(list(weights.values()), lr=1e-2)
    losses = []
    for _ in range(STEPS):
        rule.zero_grad()
        loss = loss_of(weights, x, states)
        loss.backward()
        rule.step()
        losses.append(loss.item())
    result["adam/losses"] = torch.tensor(losses, dtype=torch.float64)
    result.update({f"adam/{name}": tensor for name, tensor in weights.items()})
    return result


if __name__ == "__main__":
    tensors = {}
    for seed, (name, network) in enumerate(NETWORKS.items()):
        for tensor, value in fixture(network, seed).items():
            tensors[f"{name}/{tensor}"] = value
    write_safetensors(Path(__file__).with_name("recurrent_float64.safetensors"), tensors)

    tensors = {}
    for seed, (name, chain) in enumerate(STATE_CHAINS.items()):
        tensors.update({f"{name}/{tensor}": value for tensor, value in states_fixture(chain, 100 + seed).items()})
    tensors.update({f"StatesOfTuring/{tensor}": value for tensor, value in turing_states_fixture(150).items()})
    for seed, (name, training) in enumerate(TRAININGS.items()):
        tensors.update({f"{name}/{tensor}": value for tensor, value in training_fixture(training, 200 + seed).items()})
    write_safetensors(Path(__file__).with_name("states_float64.safetensors"), tensors)

    tensors = {}
    for seed, (name, chain) in enumerate(MASKED_CHAINS.items()):
        tensors.update({f"{name}/{tensor}": value for tensor, value in masked_chain(chain, 300 + seed).items()})
    tensors.update({f"MaskedEncoder/{tensor}": value for tensor, value in masked_encoder(400).items()})
    write_safetensors(Path(__file__).with_name("masked_float64.safetensors"), tensors)
