#!/usr/bin/python3
"""Writes what PyTorch computes for networks with several inputs and outputs, whose losses have weights.

    python3 make_ports.py            (Debian: python3-torch 1.13, python3-numpy)

ports_float64.safetensors holds, for each network ("houses", "chained", "shared", "twins"):

    <network>/<input>  [rows, length]                     the inputs: left, right
    <network>/targets/<output>  [rows, length]            or [rows], int32, for class indices
    <network>/init/<tensor>                               the weights everything below starts from
    <network>/output/<output>                             what the network predicts
    <network>/loss/<output>  []                           each output's own loss, <network>/loss their weighted sum
    <network>/grad/<tensor>, <network>/grad/<input>
    <network>/<optimizer>/<tensor>                        after ten steps of sgd, rate 0.1, and adam, rate 1e-3, on the same rows
    <network>/<optimizer>/losses  [10]                    before each of those steps
"""

from typing import Callable, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from make_fixtures import FOLDER, STEPS, Tensors, dense, trainable, write_safetensors

ROWS = 9
INPUTS = {"left": 8, "right": 4}
OPTIMIZERS = {
    "sgd": lambda weights: torch.optim.SGD(weights, lr=0.1),
    "adam": lambda weights: torch.optim.Adam(weights, lr=1e-3),
}


class Output(NamedTuple):
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor]
    weight: float
    targets: Callable[[np.random.RandomState], np.ndarray]


class Network(NamedTuple):
    layers: dict[str, tuple[int, int]]  # name -> inputs, outputs
    outputs: dict[str, Output]
    forward: Callable[[Tensors, Tensors], Tensors]  # weights and inputs -> outputs
    seed: int


def nll(p: torch.Tensor, classes: torch.Tensor) -> torch.Tensor:
    return F.nll_loss(torch.log(p), classes.long())


def numbers(columns: int) -> Callable[[np.random.RandomState], np.ndarray]:
    return lambda random: random.standard_normal((ROWS, columns))


def classes(random: np.random.RandomState) -> np.ndarray:
    return random.randint(0, 3, ROWS).astype(np.int32)


def bits(random: np.random.RandomState) -> np.ndarray:
    return random.randint(0, 2, (ROWS, 1)).astype(np.float64)


def houses(weights: Tensors, x: Tensors) -> Tensors:
    """Two branches joined, three heads: two squared errors wide, three classes, and one bit that is told from the price as well."""
    a = torch.tanh(dense(weights, "a", x["left"]))
    b = torch.sigmoid(dense(weights, "b", x["right"]))
    stem = torch.tanh(dense(weights, "stem", torch.cat([b, a], dim=1)))
    price = dense(weights, "price", stem)
    kind = F.softmax(dense(weights, "kind", stem), dim=1)
    sold = torch.sigmoid(dense(weights, "sold", torch.cat([stem, price], dim=1)))
    return {"price": price, "kind": kind, "sold": sold}


def chained(weights: Tensors, x: Tensors) -> Tensors:
    """The probabilities of one output are read by the other."""
    kind = F.softmax(dense(weights, "kind", x["left"]), dim=1)
    price = dense(weights, "price", torch.cat([kind, x["right"]], dim=1))
    return {"kind": kind, "price": price}


def shared(weights: Tensors, x: Tensors) -> Tensors:
    """One output shows what stands before the softmax of the other, so that both losses meet in one gradient."""
    joined = torch.tanh(dense(weights, "joined", torch.cat([x["right"], x["left"]], dim=1)))
    scores = dense(weights, "scores", joined)
    return {"scores": scores, "softmax": F.softmax(scores, dim=1)}


def twins(weights: Tensors, x: Tensors) -> Tensors:
    """One tower reads both inputs, the second one after it was widened: the gradient of its weights is a sum over both uses."""
    wide = torch.tanh(dense(weights, "wide", x["right"]))
    left, right = (torch.sigmoid(dense(weights, "tower/dense_1", torch.tanh(dense(weights, "tower/dense", side)))) for side in (x["left"], wide))
    return {"wide": wide, "same": torch.sigmoid(dense(weights, "same", left * right))}


NETWORKS = {
    "houses": Network(
        layers={"a": (8, 6), "b": (4, 5), "stem": (11, 7), "price": (7, 2), "kind": (7, 3), "sold": (9, 1)},
        outputs={
            "price": Output(F.mse_loss, 0.5, numbers(2)),
            "kind": Output(nll, 1.0, classes),
            "sold": Output(F.binary_cross_entropy, 2.0, bits),
        },
        forward=houses,
        seed=31,
    ),
    "chained": Network(
        layers={"kind": (8, 3), "price": (7, 1)},
        outputs={"kind": Output(nll, 0.25, classes), "price": Output(F.mse_loss, 1.5, numbers(1))},
        forward=chained,
        seed=32,
    ),
    "shared": Network(
        layers={"joined": (12, 5), "scores": (5, 3)},
        outputs={"scores": Output(F.mse_loss, 0.75, numbers(3)), "softmax": Output(nll, 0.5, classes)},
        forward=shared,
        seed=33,
    ),
    "twins": Network(
        layers={"wide": (4, 8), "tower/dense": (8, 6), "tower/dense_1": (6, 5), "same": (5, 1)},
        outputs={"wide": Output(F.mse_loss, 0.1, numbers(8)), "same": Output(F.binary_cross_entropy, 1.0, bits)},
        forward=twins,
        seed=34,
    ),
}


def losses(network: Network, outputs: Tensors, targets: Tensors) -> tuple[torch.Tensor, Tensors]:
    own = {name: output.loss(outputs[name], targets[name]) for name, output in network.outputs.items()}
    return sum(network.outputs[name].weight * loss for name, loss in own.items()), own


def fixture(network: Network) -> Tensors:
    random = np.random.RandomState(network.seed)
    x = {name: torch.tensor(random.standard_normal((ROWS, length)), requires_grad=True) for name, length in INPUTS.items()}
    targets = {name: torch.tensor(output.targets(random)) for name, output in network.outputs.items()}
    initial = {}
    for layer, (fan_in, fan_out) in network.layers.items():
        initial[f"{layer}/kernel"] = torch.tensor(random.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in))
        initial[f"{layer}/bias"] = torch.tensor(random.standard_normal(fan_out) * 0.3)

    weights = trainable(initial)
    outputs = network.forward(weights, x)
    total, own = losses(network, outputs, targets)
    total.backward()
    written = {"loss": total}
    written.update({name: value.detach() for name, value in x.items()})
    written.update({f"grad/{name}": value.grad for name, value in x.items()})
    for name in network.outputs:
        written.update({f"targets/{name}": targets[name], f"output/{name}": outputs[name], f"loss/{name}": own[name]})
    for name, w in weights.items():
        written.update({f"init/{name}": initial[name], f"grad/{name}": w.grad})
    for optimizer, create in OPTIMIZERS.items():
        trained = trainable(initial)
        rule = create(list(trained.values()))
        seen = []
        for _ in range(STEPS):
            rule.zero_grad()
            total, _ = losses(network, network.forward(trained, {name: value.detach() for name, value in x.items()}), targets)
            total.backward()
            rule.step()
            seen.append(total.detach())
        written.update({f"{optimizer}/{name}": value for name, value in trained.items()})
        written[f"{optimizer}/losses"] = torch.stack(seen)
    return written


def main() -> None:
    torch.set_num_threads(1)
    tensors = {f"{name}/{tensor}": value for name, network in NETWORKS.items() for tensor, value in fixture(network).items()}
    write_safetensors(FOLDER / "ports_float64.safetensors", tensors)


if __name__ == "__main__":
    main()
