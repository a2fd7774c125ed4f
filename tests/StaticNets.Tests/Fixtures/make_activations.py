#!/usr/bin/python3
"""Writes the results of PyTorch for activations with numbers of their own, PReLU and the logarithm of softmax.

    python3 make_activations.py            (Debian: python3-torch 1.13, python3-numpy)

activations_float64.safetensors has the pieces and the functions that make_pieces.py describes.
"""

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from make_fixtures import Tensors, dense, write_safetensors
from make_pieces import HIDDEN, INPUTS, MARGIN, OUTPUTS, TANH, Piece, fixtures, functions, hidden, two_layers

FIRST_SEED = 300


def hard_sigmoid(x: torch.Tensor) -> torch.Tensor:
    return torch.clamp(0.3 * x + 0.45, 0, 1)


def gelu_tanh(x: torch.Tensor) -> torch.Tensor:
    return F.gelu(x, approximate="tanh")


def prelu(weights: Tensors, z: torch.Tensor) -> torch.Tensor:
    """PReLU of the last axis; PyTorch's is that of the second one."""
    if z.detach().abs().min().item() < MARGIN:
        raise ValueError("a value is too near to the kink; choose another seed")
    return F.prelu(z.transpose(1, -1), weights["p_relu/alpha"]).transpose(1, -1)


def with_slopes(count: int):
    def tensors(random: np.random.RandomState) -> dict:
        return {**two_layers(random), "p_relu/alpha": 0.25 + 0.3 * random.standard_normal(count)}

    return tensors


def with_slopes_of_rows(random: np.random.RandomState) -> dict:
    return {
        "p_relu/alpha": 0.25 + 0.3 * random.standard_normal(INPUTS),
        "dense/kernel": random.standard_normal((3 * INPUTS, OUTPUTS)) * 0.5,
        "dense/bias": random.standard_normal(OUTPUTS) * 0.3,
    }


def rectified(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    return dense(weights, "dense_1", prelu(weights, dense(weights, "dense", x)))


def rectified_rows(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    return dense(weights, "dense", prelu(weights, x.reshape(len(x), 3, INPUTS)).reshape(len(x), 3 * INPUTS))


PIECES = {
    "Softsign": Piece(hidden(F.softsign)),
    "Celu": Piece(hidden(F.celu)),
    "CeluAlpha": Piece(hidden(lambda z: F.celu(z, 2.0), (0,))),
    "ThresholdedRelu": Piece(hidden(lambda z: F.threshold(z, 1, 0), (1,))),
    "ThresholdedReluAlpha": Piece(hidden(lambda z: F.threshold(z, 0.3, 0), (0.3,))),
    "GeluTanh": Piece(hidden(gelu_tanh)),
    "HardTanh": Piece(hidden(F.hardtanh, (-1, 1))),
    "HardTanhBounds": Piece(hidden(lambda z: F.hardtanh(z, -0.25, 3), (-0.25, 3))),
    "HardSigmoidNumbers": Piece(hidden(hard_sigmoid, (-1.5, 0.55 / 0.3))),
    "LogSoftmax": Piece(hidden(lambda z: F.log_softmax(z, dim=1)), F.l1_loss),
    "LikelihoodLoss": Piece(
        TANH,
        lambda z, y: F.nll_loss(F.log_softmax(z, dim=1), y.argmax(dim=1)),
        "one-hot",
        predict=lambda z: F.log_softmax(z, dim=1),
    ),
    "Rectified": Piece(rectified, tensors=with_slopes(HIDDEN)),
    "RectifiedAlike": Piece(rectified, tensors=with_slopes(1)),
    "RectifiedRows": Piece(rectified_rows, tensors=with_slopes_of_rows),
    "RectifiedFrozen": Piece(rectified, tensors=with_slopes(HIDDEN), frozen=("p_relu/alpha",)),
}

FUNCTIONS = {
    "softsign": F.softsign,
    "celu": F.celu,
    "thresholded_relu": lambda x: F.threshold(x, 0.7, 0),
    "gelu_tanh": gelu_tanh,
    "hard_tanh": lambda x: F.hardtanh(x, -1.5, 4),
    "hard_sigmoid_numbers": hard_sigmoid,
}


def log_softmax() -> Tensors:
    """Rows of scores with an upstream gradient."""
    rows = [[0, 0, 0, 0], [1, 2, 3, 4], [50, -50, 0, 1], [-50, -49, -51, -50.5], [1000, -1000, 0, 999], [-1000, -1000, -1000, -999]]
    x = torch.tensor(rows, dtype=torch.float64, requires_grad=True)
    output = F.log_softmax(x, dim=1)
    upstream = torch.tensor(np.random.RandomState(5).standard_normal(x.shape))
    output.backward(upstream)
    return {"log_softmax/x": x, "log_softmax/output": output, "log_softmax/upstream": upstream, "log_softmax/grad": x.grad}


def main() -> None:
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    tensors = {**fixtures(PIECES, FIRST_SEED), **functions(FUNCTIONS), **log_softmax()}
    write_safetensors(Path(__file__).resolve().parent / "activations_float64.safetensors", tensors)


if __name__ == "__main__":
    main()
