#!/usr/bin/python3
"""Writes what PyTorch computes for networks whose layers add terms to the loss.

    python3 make_terms.py            (Debian: python3-torch 1.13, python3-numpy)

terms_float64.safetensors holds, for each network ("Variational", "Penalized", "Targeted"):

    <network>/x  [rows, inputs]   <network>/y  [rows, outputs]
    <network>/init/<tensor>       the initial weights
    <network>/output              predictions
    <network>/loss  []            terms included, without noise
    <network>/grad/<tensor>, <network>/grad/x
    <network>/sgd/<tensor>        after ten steps of SGD, rate 0.05, on the same rows, with the noise of each step
    <network>/sgd/losses  [10]    before each of those steps
    <network>/step/<tensor>       the gradients of the first of those steps

The noise of "Variational" is that of a network with seed 0. It is computed here from its definition: splitmix64 (Steele, Lea, Flood 2014)
gives the number of each place, and the method of Box and Muller (1958) makes two normal numbers of two places.
"""

import math
from typing import Callable, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from make_fixtures import FOLDER, STEPS, Tensors, dense, trainable, write_safetensors

ROWS, RATE = 9, 0.05
LATENT = 3
BETA = 0.3
L1, L2 = 0.1, 0.2
TARGET, TARGET_WEIGHT = 0.2, 0.5

# Rows of doubles are padded to whole vectors of 512 bits; the numbers of the padding count as places.
STRIDE = 8


def splitmix(state: int, place: int) -> int:
    mask = (1 << 64) - 1
    z = (state + (place + 1) * 0x9E3779B97F4A7C15) & mask
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
    return z ^ (z >> 31)


def noise(seed: int, step: int, operation: int) -> torch.Tensor:
    stream = splitmix(splitmix(splitmix(seed, 0), step), operation)
    numbers = np.zeros((ROWS, STRIDE))
    for place in range(0, ROWS * STRIDE, 2):
        radius = math.sqrt(-2 * math.log(((splitmix(stream, place) >> 11) + 1) / 2**53))
        angle = (splitmix(stream, place + 1) >> 11) / 2**53 * math.tau
        numbers.flat[place], numbers.flat[place + 1] = radius * math.cos(angle), radius * math.sin(angle)
    return torch.tensor(numbers[:, :LATENT])


class Network(NamedTuple):
    layers: dict[str, tuple[int, int]]  # name -> inputs, outputs
    forward: Callable[[Tensors, torch.Tensor, torch.Tensor], tuple[torch.Tensor, torch.Tensor]]  # weights, x, noise -> output, term
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor]
    seed: int


def variational(weights: Tensors, x: torch.Tensor, noise: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    code = dense(weights, "dense_1", torch.tanh(dense(weights, "dense", x)))
    mean, log_variance = code[:, :LATENT], code[:, LATENT:]
    z = mean + torch.exp(0.5 * log_variance) * noise
    y = torch.sigmoid(dense(weights, "dense_3", torch.tanh(dense(weights, "dense_2", z))))
    term = 0.5 * (mean.pow(2) + log_variance.exp() - 1 - log_variance).sum(dim=1).mean()
    return y, BETA * term


def penalized(weights: Tensors, x: torch.Tensor, noise: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    code = dense(weights, "dense", x)
    return dense(weights, "dense_1", torch.tanh(code)), (L1 * code.abs() + 0.5 * L2 * code.pow(2)).sum(dim=1).mean()


def targeted(weights: Tensors, x: torch.Tensor, noise: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    code = torch.sigmoid(dense(weights, "dense", x))
    wanted = torch.distributions.Bernoulli(torch.tensor(TARGET, dtype=torch.float64))
    found = torch.distributions.Bernoulli(code.mean(dim=0))
    return dense(weights, "dense_1", code), TARGET_WEIGHT * torch.distributions.kl_divergence(wanted, found).sum()


NETWORKS = {
    "Variational": Network(
        {"dense": (8, 7), "dense_1": (7, 2 * LATENT), "dense_2": (LATENT, 7), "dense_3": (7, 8)},
        variational,
        lambda y, t: 8 * F.binary_cross_entropy(y, t),
        seed=51,
    ),
    "Penalized": Network({"dense": (8, 7), "dense_1": (7, 3)}, penalized, F.mse_loss, seed=52),
    "Targeted": Network({"dense": (8, 7), "dense_1": (7, 3)}, targeted, F.mse_loss, seed=53),
}


def fixture(name: str, network: Network) -> Tensors:
    random = np.random.RandomState(network.seed)
    initial = {}
    for layer, (inputs, outputs) in network.layers.items():
        initial[f"{layer}/kernel"] = torch.tensor(random.standard_normal((inputs, outputs)) / math.sqrt(inputs))
        initial[f"{layer}/bias"] = torch.tensor(0.1 * random.standard_normal(outputs))
    x = torch.tensor(random.standard_normal((ROWS, 8)), requires_grad=True)
    y = torch.tensor(random.uniform(size=(ROWS, list(network.layers.values())[-1][1])))

    def total(weights: Tensors, noise: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        output, term = network.forward(weights, x, noise)
        return output, network.loss(output, y) + term

    weights = trainable(initial)
    output, loss = total(weights, torch.zeros(ROWS, LATENT, dtype=torch.float64))
    loss.backward()
    result = {"x": x, "y": y, "output": output, "loss": loss, "grad/x": x.grad.clone()}
    result.update({f"init/{tensor}": w for tensor, w in initial.items()})
    result.update({f"grad/{tensor}": w.grad for tensor, w in weights.items()})

    weights = trainable(initial)
    rule = torch.optim.SGD(list(weights.values()), lr=RATE)
    losses = []
    for step in range(STEPS):
        rule.zero_grad()
        _, loss = total(weights, noise(seed=0, step=step, operation=0))
        loss.backward()
        if step == 0:
            result.update({f"step/{tensor}": w.grad.clone() for tensor, w in weights.items()})
        rule.step()
        losses.append(loss.detach())
    result.update({f"sgd/{tensor}": w for tensor, w in weights.items()})
    result["sgd/losses"] = torch.stack(losses)
    return {f"{name}/{key}": value for key, value in result.items()}


def main() -> None:
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    tensors = {}
    for name, network in NETWORKS.items():
        tensors.update(fixture(name, network))
    write_safetensors(FOLDER / "terms_float64.safetensors", tensors)


if __name__ == "__main__":
    main()
