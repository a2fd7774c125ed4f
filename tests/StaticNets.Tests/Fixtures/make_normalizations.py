#!/usr/bin/python3
"""Writes the results of PyTorch for normalisations of each sample: by layers, by groups of channels, by root mean squares.

    python3 make_normalizations.py            (Debian: python3-torch 1.13, python3-numpy)

normalizations_float64.safetensors has the pieces that make_pieces.py describes. Images are [H, W, C], sequences [steps, C]. Version 1.13 of
PyTorch has no RMSNorm, so it is computed here by its definition.
"""

from math import prod
from pathlib import Path
from typing import Callable

import numpy as np
import torch
import torch.nn.functional as F
from make_fixtures import Tensors, dense, write_safetensors
from make_pieces import HIDDEN, OUTPUTS, Piece, fixtures, two_layers

FIRST_SEED = 400


def scaling(layer: str, shape: tuple[int, ...], random: np.random.RandomState, shifts: bool = True) -> dict:
    tensors = {f"{layer}/gamma": 1 + 0.3 * random.standard_normal(shape)}
    return {**tensors, f"{layer}/beta": 0.3 * random.standard_normal(shape)} if shifts else tensors


def root_mean_square(weights: Tensors, x: torch.Tensor, epsilon: float = 1e-6) -> torch.Tensor:
    gamma = weights["rms_normalization/gamma"]
    axes = tuple(range(-gamma.dim(), 0))
    return gamma * x / torch.sqrt(x.square().mean(dim=axes, keepdim=True) + epsilon)


def layer_norm(weights: Tensors, x: torch.Tensor, epsilon: float = 1e-3) -> torch.Tensor:
    gamma, beta = weights["layer_normalization/gamma"], weights["layer_normalization/beta"]
    return F.layer_norm(x, gamma.shape, gamma, beta, epsilon)


def group_norm(groups: int, epsilon: float = 1e-3, layer: str = "group_normalization") -> Callable:
    def normalise(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
        """The channels are the last axis; in PyTorch they are the second one."""
        return F.group_norm(x.movedim(-1, 1), groups, weights[f"{layer}/gamma"], weights[f"{layer}/beta"], epsilon).movedim(1, -1)

    return normalise


def instance_norm(weights: Tensors, x: torch.Tensor, epsilon: float = 1e-3) -> torch.Tensor:
    gamma, beta = weights["instance_normalization/gamma"], weights["instance_normalization/beta"]
    return F.instance_norm(x.movedim(-1, 1), weight=gamma, bias=beta, eps=epsilon).movedim(1, -1)


def of_sample(layer: str, shape: tuple[int, ...], normalise: Callable, of_gamma: tuple[int, ...], shifts: bool = True, **more) -> Piece:
    """A normalisation of samples of a shape, a tanh and a dense layer."""

    def tensors(random: np.random.RandomState) -> dict:
        length = prod(shape)
        return {
            **scaling(layer, of_gamma, random, shifts),
            "dense/kernel": random.standard_normal((length, OUTPUTS)) / np.sqrt(length),
            "dense/bias": random.standard_normal(OUTPUTS) * 0.3,
        }

    def output(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
        return dense(weights, "dense", torch.tanh(normalise(weights, x.reshape(len(x), *shape))).flatten(1))

    return Piece(output, tensors=tensors, inputs=prod(shape), **more)


def between_layers(layer: str, normalise: Callable, shifts: bool = True) -> Piece:
    def tensors(random: np.random.RandomState) -> dict:
        return {**two_layers(random), **scaling(layer, (HIDDEN,), random, shifts)}

    return Piece(
        lambda weights, x: dense(weights, "dense_1", torch.tanh(normalise(weights, dense(weights, "dense", x)))), tensors=tensors
    )


RMS, LAYER, GROUP, INSTANCE = "rms_normalization", "layer_normalization", "group_normalization", "instance_normalization"
PIECES = {
    "RmsNormalised": between_layers(RMS, root_mean_square, shifts=False),
    "RmsNormalisedSteps": of_sample(RMS, (3, 5), lambda w, x: root_mean_square(w, x, 1e-3), (5,), shifts=False),
    "RmsNormalisedAll": of_sample(RMS, (3, 4, 5), root_mean_square, (3, 4, 5), shifts=False),
    "LayerNormalisedAll": of_sample(LAYER, (3, 4, 5), layer_norm, (3, 4, 5)),
    "LayerNormalisedLines": of_sample(LAYER, (2, 3, 7), lambda w, x: layer_norm(w, x, 1e-5), (3, 7)),
    "LayerNormalisedFrozen": of_sample(LAYER, (2, 9), layer_norm, (2, 9), frozen=(f"{LAYER}/gamma", f"{LAYER}/beta")),
    "GroupNormalised": of_sample(GROUP, (5, 3, 6), group_norm(3), (6,)),
    "GroupNormalisedWide": of_sample(GROUP, (3, 4, 18), group_norm(2, 1e-5), (18,)),
    "GroupNormalisedWhole": of_sample(GROUP, (4, 3, 5), group_norm(1), (5,)),
    "GroupNormalisedSteps": of_sample(GROUP, (7, 9), group_norm(3), (9,)),
    "GroupNormalisedRow": of_sample(GROUP, (12,), group_norm(4), (12,)),
    "GroupNormalisedFrozen": of_sample(GROUP, (3, 2, 4), group_norm(2), (4,), frozen=(f"{GROUP}/gamma", f"{GROUP}/beta")),
    "InstanceNormalised": of_sample(INSTANCE, (4, 5, 3), instance_norm, (3,)),
    "InstanceNormalisedSteps": of_sample(INSTANCE, (6, 11), lambda w, x: instance_norm(w, x, 1e-5), (11,)),
}


def main() -> None:
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    write_safetensors(Path(__file__).resolve().parent / "normalizations_float64.safetensors", fixtures(PIECES, FIRST_SEED))


if __name__ == "__main__":
    main()
