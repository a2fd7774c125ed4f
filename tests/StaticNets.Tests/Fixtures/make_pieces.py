#!/usr/bin/python3
"""Writes the results of PyTorch for one small network for each activation, loss, layer and penalty (each a "piece").

    python3 make_pieces.py            (Debian: python3-torch 1.13, python3-numpy)

pieces_float64.safetensors holds, for each piece:

    <piece>/x  [rows, inputs]   <piece>/y  [rows, outputs]
    <piece>/init/<tensor>       the initial weights
    <piece>/output              predictions
    <piece>/loss  []            penalties included
    <piece>/grad/<tensor>, <piece>/grad/x
    <piece>/sgd/<tensor>        after ten steps of SGD, rate 0.05, on the same rows
    <piece>/sgd/losses  [10]    before each of those steps

piece_functions_float64.safetensors holds activations on values from tiny to saturated: x, <name>/output, <name>/grad (dy/dx). The values
do not include the kinks of hardswish, where version 1.13 of PyTorch differs from later ones.
"""

from pathlib import Path
from typing import Callable, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from make_fixtures import STEPS, Tensors, dense, trainable, write_safetensors

ROWS, INPUTS, HIDDEN, OUTPUTS = 9, 5, 7, 3
RATE = 0.05
MARGIN = 1e-6  # Values must not be so near to a kink that another order of summation could cross it.


class Piece(NamedTuple):
    output: Callable[[Tensors, torch.Tensor], torch.Tensor]
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor] = F.mse_loss
    targets: str = "any"
    penalty: Callable[[Tensors], torch.Tensor] = lambda weights: torch.zeros((), dtype=torch.float64)
    after: Callable[[Tensors], None] = lambda weights: None
    tensors: Callable[[np.random.RandomState], dict] = None
    predict: Callable[[torch.Tensor], torch.Tensor] = lambda z: z
    frozen: tuple[str, ...] = ()
    inputs: int = 0  # 0 for INPUTS, or three rows of them


def hard_sigmoid(x: torch.Tensor) -> torch.Tensor:
    """PyTorch's own function rounds 1/6 to single precision."""
    return F.relu6(x + 3) / 6


def hidden(function: Callable[[torch.Tensor], torch.Tensor], kinks: tuple[float, ...] = ()) -> Callable:
    def output(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
        z = dense(weights, "dense", x)
        for kink in kinks:
            if (z.detach() - kink).abs().min().item() < MARGIN:
                raise ValueError("a value is too near to a kink; choose another seed")
        return dense(weights, "dense_1", function(z))

    return output


def two_layers(random: np.random.RandomState) -> dict:
    return {
        "dense/kernel": random.standard_normal((INPUTS, HIDDEN)),
        "dense/bias": random.standard_normal(HIDDEN) * 0.3,
        "dense_1/kernel": random.standard_normal((HIDDEN, OUTPUTS)) * 0.5,
        "dense_1/bias": random.standard_normal(OUTPUTS) * 0.3,
    }


def normalised(random: np.random.RandomState) -> dict:
    return {
        "dense/kernel": random.standard_normal((INPUTS, HIDDEN)),
        "dense/bias": random.standard_normal(HIDDEN) * 0.3,
        "layer_normalization/gamma": 1 + 0.3 * random.standard_normal(HIDDEN),
        "layer_normalization/beta": 0.3 * random.standard_normal(HIDDEN),
        "dense_1/kernel": random.standard_normal((HIDDEN, OUTPUTS)) * 0.5,
        "dense_1/bias": random.standard_normal(OUTPUTS) * 0.3,
    }


def normalised_rows(random: np.random.RandomState) -> dict:
    return {
        "layer_normalization/gamma": 1 + 0.3 * random.standard_normal(INPUTS),
        "layer_normalization/beta": 0.3 * random.standard_normal(INPUTS),
        "dense/kernel": random.standard_normal((3 * INPUTS, OUTPUTS)) * 0.5,
        "dense/bias": random.standard_normal(OUTPUTS) * 0.3,
    }


def gated(random: np.random.RandomState) -> dict:
    return {
        "gate/kernel": random.standard_normal((INPUTS, HIDDEN)),
        "gate/bias": random.standard_normal(HIDDEN) * 0.3,
        "value/kernel": random.standard_normal((INPUTS, HIDDEN)),
        "value/bias": random.standard_normal(HIDDEN) * 0.3,
        "dense/kernel": random.standard_normal((HIDDEN, OUTPUTS)) * 0.5,
        "dense/bias": random.standard_normal(OUTPUTS) * 0.3,
    }


def joined(random: np.random.RandomState) -> dict:
    return {**gated(random), "dense/kernel": random.standard_normal((2 * HIDDEN, OUTPUTS)) * 0.5}


def one_layer(random: np.random.RandomState) -> dict:
    return {"dense/kernel": random.standard_normal((INPUTS, OUTPUTS)), "dense/bias": random.standard_normal(OUTPUTS) * 0.3}


def layer_norm(weights: Tensors, x: torch.Tensor, epsilon: float) -> torch.Tensor:
    gamma, beta = weights["layer_normalization/gamma"], weights["layer_normalization/beta"]
    return F.layer_norm(x, gamma.shape, gamma, beta, epsilon)


def normalisation(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    return dense(weights, "dense_1", torch.tanh(layer_norm(weights, dense(weights, "dense", x), 1e-3)))


def row_normalisation(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    rows = layer_norm(weights, x.reshape(len(x), 3, INPUTS), 1e-5)
    return dense(weights, "dense", rows.reshape(len(x), 3 * INPUTS))


def gate(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    return dense(weights, "dense", dense(weights, "value", x) * torch.sigmoid(dense(weights, "gate", x)))


def branches(weights: Tensors, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    return dense(weights, "value", x), torch.tanh(dense(weights, "gate", x))


def added(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    return dense(weights, "dense", sum(branches(weights, x)))


def concatenated(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    return dense(weights, "dense", torch.cat(branches(weights, x), dim=1))


def joined_by(join) -> Callable[[Tensors, torch.Tensor], torch.Tensor]:
    """Returns a network that joins two branches, a value and a gate, element by element."""

    def output(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
        value, gate = branches(weights, x)
        return dense(weights, "dense", join(value, gate))

    return output


def scaled(random: np.random.RandomState) -> dict:
    return {**two_layers(random), "scale/factors": 1 + 0.3 * random.standard_normal(HIDDEN)}


def scaled_rows(random: np.random.RandomState) -> dict:
    return {
        "scale/factors": 1 + 0.3 * random.standard_normal(INPUTS),
        "dense/kernel": random.standard_normal((3 * INPUTS, OUTPUTS)) * 0.5,
        "dense/bias": random.standard_normal(OUTPUTS) * 0.3,
    }


def with_constant(random: np.random.RandomState) -> dict:
    return {**one_layer(random), "constant/values": random.standard_normal(OUTPUTS)}


def radial(random: np.random.RandomState) -> dict:
    return {
        "radial_basis/centers": random.standard_normal((INPUTS, HIDDEN)),
        "radial_basis/gamma": 0.05 + 0.1 * random.rand(HIDDEN),
        "dense/kernel": random.standard_normal((HIDDEN, OUTPUTS)) * 0.5,
        "dense/bias": random.standard_normal(OUTPUTS) * 0.3,
    }


def scaling(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    return dense(weights, "dense_1", torch.tanh(dense(weights, "dense", x) * weights["scale/factors"]))


def row_scaling(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    rows = x.reshape(len(x), 3, INPUTS) * weights["scale/factors"]
    return dense(weights, "dense", rows.reshape(len(x), 3 * INPUTS))


def fixed_scaling(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    return dense(weights, "dense_1", torch.tanh(dense(weights, "dense", x / 3 - 0.5)))


def exponents(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    distances = (x[:, :, None] - weights["radial_basis/centers"]).square().sum(dim=1)
    return -weights["radial_basis/gamma"] * distances


def gaussians(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    return dense(weights, "dense", torch.exp(exponents(weights, x)))


def shares(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    values = torch.exp(exponents(weights, x))
    return dense(weights, "dense", values / values.sum(dim=1, keepdim=True))


def perceptron(z: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    return ((((z > 0).to(z.dtype) - y).detach()) * z).sum(dim=1).mean()


def max_norm(weights: Tensors) -> None:
    with torch.no_grad():
        kernel = weights["dense/kernel"]
        norms = kernel.norm(dim=0)
        kernel.mul_(torch.where(norms > 1.5, 1.5 / norms, torch.ones_like(norms)))


def kernel(weights: Tensors) -> torch.Tensor:
    return weights["dense/kernel"]


TANH = hidden(torch.tanh)
PIECES = {
    "LeakyRelu": Piece(hidden(F.leaky_relu, (0,))),
    "LeakyReluAlpha": Piece(hidden(lambda z: F.leaky_relu(z, 0.3), (0,))),
    "Elu": Piece(hidden(F.elu)),
    "EluAlpha": Piece(hidden(lambda z: F.elu(z, 2.0), (0,))),
    "Selu": Piece(hidden(F.selu, (0,))),
    "Swish": Piece(hidden(F.silu)),
    "Gelu": Piece(hidden(F.gelu)),
    "Mish": Piece(hidden(F.mish)),
    "Softplus": Piece(hidden(F.softplus)),
    "Relu6": Piece(hidden(F.relu6, (0, 6))),
    "HardSigmoid": Piece(hidden(hard_sigmoid, (-3, 3))),
    "HardSwish": Piece(hidden(F.hardswish, (-3, 3))),
    "MeanAbsolute": Piece(TANH, F.l1_loss),
    "HuberLoss": Piece(TANH, F.huber_loss),
    "LogisticLoss": Piece(TANH, lambda z, y: F.softplus(-y * z).sum(dim=1).mean(), "signs"),
    "HingeLoss": Piece(TANH, lambda z, y: F.relu(1 - y * z).sum(dim=1).mean(), "signs"),
    "PerceptronLoss": Piece(TANH, perceptron, "classes", predict=lambda z: (z > 0).to(z.dtype)),
    "PenaltyL1": Piece(TANH, penalty=lambda weights: 0.01 * kernel(weights).abs().sum()),
    "PenaltyL2": Piece(TANH, penalty=lambda weights: 0.1 / 2 * kernel(weights).square().sum()),
    "PenaltyElasticNet": Piece(
        TANH, penalty=lambda weights: 0.05 * (0.7 * kernel(weights).abs().sum() + 0.3 * kernel(weights).square().sum())
    ),
    "BoundedNorm": Piece(TANH, after=max_norm),
    "FrozenLayer": Piece(TANH, frozen=("dense/kernel", "dense/bias")),
    "Normalised": Piece(normalisation, tensors=normalised),
    "NormalisedRows": Piece(row_normalisation, tensors=normalised_rows),
    "Gated": Piece(gate, tensors=gated),
    "Linear": Piece(hidden(lambda z: z), F.l1_loss),  # the squared error of a linear network grows with every step at this rate
    "Relu": Piece(hidden(F.relu, (0,))),
    "Sigmoid": Piece(hidden(torch.sigmoid)),
    "Tanh": Piece(TANH),
    "Softmax": Piece(hidden(lambda z: F.softmax(z, dim=1))),
    "SquaredLoss": Piece(lambda weights, x: torch.sigmoid(TANH(weights, x))),
    "BinaryLoss": Piece(TANH, F.binary_cross_entropy_with_logits, "classes", predict=torch.sigmoid),
    "CategoricalLoss": Piece(TANH, F.cross_entropy, "one-hot", predict=lambda z: F.softmax(z, dim=1)),
    "OneLayer": Piece(lambda weights, x: dense(weights, "dense", x), tensors=one_layer),
    "Added": Piece(added, tensors=gated),
    "Concatenated": Piece(concatenated, tensors=joined),
    "Scaled": Piece(scaling, tensors=scaled),
    "ScaledRows": Piece(
        row_scaling,
        tensors=scaled_rows,
        penalty=lambda weights: 0.01 * weights["scale/factors"].abs().sum() + 0.1 / 2 * weights["scale/factors"].square().sum(),
    ),
    "FixedScale": Piece(fixed_scaling),
    "ConstantFactors": Piece(
        lambda weights, x: torch.tanh(dense(weights, "dense", x)) * weights["constant/values"],
        tensors=with_constant,
        penalty=lambda weights: 0.1 / 2 * weights["constant/values"].square().sum(),
    ),
    "RadialUnits": Piece(gaussians, tensors=radial),
    "NormalizedUnits": Piece(
        shares, tensors=radial, penalty=lambda weights: 0.1 / 2 * weights["radial_basis/centers"].square().sum()
    ),
    "FrozenUnits": Piece(gaussians, tensors=radial, frozen=("radial_basis/centers", "radial_basis/gamma")),
    "Subtracted": Piece(joined_by(torch.sub), tensors=gated),
    "Averaged": Piece(joined_by(lambda value, gate: torch.stack([value, gate, gate * value]).mean(dim=0)), tensors=gated),
    "Largest": Piece(joined_by(lambda value, gate: torch.maximum(torch.maximum(value, gate), gate * value)), tensors=gated),
    "Smallest": Piece(joined_by(lambda value, gate: torch.minimum(torch.minimum(value, gate), gate * value)), tensors=gated),
}


def targets(kind: str, random: np.random.RandomState) -> np.ndarray:
    if kind == "any":
        return random.standard_normal((ROWS, OUTPUTS))
    if kind == "one-hot":
        return np.eye(OUTPUTS)[random.randint(0, OUTPUTS, ROWS)]
    bits = random.randint(0, 2, (ROWS, OUTPUTS)).astype(np.float64)
    return 2 * bits - 1 if kind == "signs" else bits


def fixture(name: str, piece: Piece, seed: int) -> Tensors:
    random = np.random.RandomState(seed)
    inputs = piece.inputs or (3 * INPUTS if name.endswith("Rows") else INPUTS)
    x = torch.tensor(random.standard_normal((ROWS, inputs)) * 2, requires_grad=True)
    y = torch.tensor(targets(piece.targets, random))
    initial = {n: torch.tensor(w) for n, w in (piece.tensors or two_layers)(random).items()}

    def total(weights: Tensors) -> torch.Tensor:
        return piece.loss(piece.output(weights, x), y) + piece.penalty(weights)

    weights = trainable(initial)
    loss = total(weights)
    loss.backward()
    result = {"x": x, "y": y, "output": piece.predict(piece.output(weights, x)), "loss": loss, "grad/x": x.grad.clone()}
    for tensor, w in weights.items():
        result[f"init/{tensor}"] = initial[tensor]
        result[f"grad/{tensor}"] = torch.zeros_like(w) if tensor in piece.frozen else w.grad

    weights = trainable(initial)
    learning = [w for tensor, w in weights.items() if tensor not in piece.frozen]
    rule = torch.optim.SGD(learning, lr=RATE)
    losses = []
    for _ in range(STEPS):
        for w in weights.values():
            w.grad = None
        loss = total(weights)
        loss.backward()
        rule.step()
        piece.after(weights)
        losses.append(loss.detach())
    result.update({f"sgd/{tensor}": w for tensor, w in weights.items()})
    result["sgd/losses"] = torch.stack(losses)
    return {f"{name}/{key}": value for key, value in result.items()}


FUNCTIONS = {
    "leaky_relu": F.leaky_relu,
    "elu": F.elu,
    "selu": F.selu,
    "swish": F.silu,
    "gelu": F.gelu,
    "mish": F.mish,
    "softplus": F.softplus,
    "relu6": F.relu6,
    "hard_sigmoid": hard_sigmoid,
    "hard_swish": F.hardswish,
}


def functions(table: dict[str, Callable[[torch.Tensor], torch.Tensor]] = FUNCTIONS) -> Tensors:
    magnitudes = [1e-300, 1e-8, 1e-3, 0.1, 0.5, 1, 2, 2.9, 3.1, 5, 6, 8, 10, 15, 20, 30, 36, 40, 50, 100, 700, 1000]
    values = [-m for m in reversed(magnitudes)] + [0.0] + magnitudes
    fixture = {"x": torch.tensor(values, dtype=torch.float64)}
    for name, function in table.items():
        x = torch.tensor(values, dtype=torch.float64, requires_grad=True)
        output = function(x)
        output.sum().backward()
        fixture.update({f"{name}/output": output, f"{name}/grad": x.grad})
    return fixture


def fixtures(pieces: dict[str, Piece], first_seed: int) -> Tensors:
    tensors = {}
    for seed, (name, piece) in enumerate(pieces.items()):
        tensors.update(fixture(name, piece, first_seed + seed))
    return tensors


def main() -> None:
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    write_safetensors(Path(__file__).resolve().parent / "pieces_float64.safetensors", fixtures(PIECES, 100))
    write_safetensors(Path(__file__).resolve().parent / "piece_functions_float64.safetensors", functions())


if __name__ == "__main__":
    main()
