#!/usr/bin/python3
"""Writes the results of PyTorch for three small networks and a few functions, with which the tests compare.

    python3 make_fixtures.py            (Debian: python3-torch 1.13, python3-numpy)

Each network is written in float32 and float64, as <network>_<dtype>.safetensors beside this script:

    x  [rows, inputs]           y  [rows, outputs]          classes  [rows], int32, mlp only
    init/<tensor>               the initial weights
    output  [rows, outputs]     after the last activation
    loss  []                    mean, see each network
    grad/<tensor>  grad/x       of the loss
    <optimizer>/<tensor>        after ten steps on the same rows
    <optimizer>/losses  [10]    before each of those steps

A <tensor> is named and laid out as in Keras: dense_1/kernel [inputs, outputs], dense_1/bias [outputs]. The networks
multiply x by such a kernel directly, so nothing is transposed. Random numbers come from NumPy's RandomState,
whose stream never changes; the float32 file starts from the float64 file's numbers, rounded.

optimizers_<dtype>.safetensors holds <network>/<optimizer>/<tensor> and /losses for further optimizers, and for clipping, in the same way.

schedules_float64.safetensors holds the learning rates of PyTorch's schedulers from a base rate of 0.1:

    <schedule>  [epochs]        the rate of each epoch
    plateau/losses  [epochs]    the loss that is passed to the scheduler after each epoch

functions_float64.safetensors holds activations and fused losses on values from tiny to saturated:

    x  [n]                                        sigmoid, tanh, relu: <name>/output, <name>/grad (dy/dx)
    softmax/x  [rows, classes]                    softmax/output, softmax/upstream, softmax/grad (dx for that dy)
    binary_crossentropy/logits, /targets  [n]     /losses per element, /loss their mean, /grad of the mean
    crossentropy/logits  [rows, classes]          /classes, /targets (one-hot), /losses per row, /loss their mean, /grad of the mean
"""

import json
from pathlib import Path
from typing import Callable, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F

FOLDER = Path(__file__).resolve().parent
STEPS = 10
DTYPES = {"float32": torch.float32, "float64": torch.float64}
STORED_AS = {torch.float32: "F32", torch.float64: "F64", torch.int32: "I32"}

Tensors = dict[str, torch.Tensor]


# Networks


class Network(NamedTuple):
    layers: dict[str, tuple[int, int]]  # name -> inputs, outputs
    rows: int
    seed: int
    logits: Callable[[Tensors, torch.Tensor], torch.Tensor]  # the network without its last activation
    output: Callable[[torch.Tensor], torch.Tensor]  # the last activation
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor]  # of logits and targets
    targets: Callable[[np.random.RandomState, int], np.ndarray]


def dense(weights: Tensors, layer: str, x: torch.Tensor) -> torch.Tensor:
    return torch.addmm(weights[f"{layer}/bias"], x, weights[f"{layer}/kernel"])


def relu(z: torch.Tensor) -> torch.Tensor:
    # Values must not be so near to the kink that another order of summation could cross it, because the gradient would jump.
    margin = z.detach().abs().min().item()
    if margin < 1e-4:
        raise ValueError(f"a ReLU input is only {margin:.1e} from 0; choose another seed")
    return F.relu(z)


def mlp(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    x = relu(dense(weights, "dense", x))
    x = torch.tanh(dense(weights, "dense_1", x))
    return dense(weights, "dense_2", x)


def binary(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    return dense(weights, "dense_1", torch.sigmoid(dense(weights, "dense", x)))


def residual(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    a = relu(dense(weights, "a", x))
    b = dense(weights, "b", a)
    joined = torch.cat([relu(b + a), x], dim=1)
    return dense(weights, "dense", joined)


def one_hot(random: np.random.RandomState, rows: int) -> np.ndarray:
    return np.eye(5)[random.randint(0, 5, rows)]


NETWORKS = {
    "mlp": Network(
        layers={"dense": (9, 17), "dense_1": (17, 8), "dense_2": (8, 5)},
        rows=7,
        seed=1,
        logits=mlp,
        output=lambda z: F.softmax(z, dim=1),
        loss=F.cross_entropy,  # mean over rows
        targets=one_hot,
    ),
    "binary": Network(
        layers={"dense": (6, 16), "dense_1": (16, 3)},
        rows=11,
        seed=2,
        logits=binary,
        output=torch.sigmoid,
        loss=F.binary_cross_entropy_with_logits,  # mean over all elements
        targets=lambda random, rows: random.randint(0, 2, (rows, 3)),
    ),
    "residual": Network(
        layers={"a": (8, 8), "b": (8, 8), "dense": (16, 2)},
        rows=13,
        seed=9,
        logits=residual,
        output=lambda z: z,
        loss=F.mse_loss,  # mean over all elements
        targets=lambda random, rows: random.standard_normal((rows, 2)),
    ),
}


# Optimizers


class ZeroInitialisedMomentum:
    """v = 0, then v = beta v + (1 - beta) g, w = w - lr v at every step. PyTorch's own momentum starts from v = g instead."""

    def __init__(self, weights: list[torch.Tensor], lr: float, beta: float):
        self.weights, self.lr, self.beta = weights, lr, beta
        self.velocities = [torch.zeros_like(w) for w in weights]

    @torch.no_grad()
    def step(self) -> None:
        for w, v in zip(self.weights, self.velocities):
            v.mul_(self.beta).add_(w.grad, alpha=1 - self.beta)
            w.sub_(v, alpha=self.lr)


OPTIMIZERS = {
    "sgd": lambda weights: torch.optim.SGD(weights, lr=0.1),
    "momentum": lambda weights: torch.optim.SGD(weights, lr=0.05, momentum=0.9),
    "momentum_dampened": lambda weights: torch.optim.SGD(weights, lr=0.05, momentum=0.9, dampening=0.3),
    "momentum_zero_initialised": lambda weights: ZeroInitialisedMomentum(weights, lr=0.05, beta=0.9),
    "adam": lambda weights: torch.optim.Adam(weights, lr=1e-3),  # beta 0.9 and 0.999, epsilon 1e-8 outside the root
}


class Clipped:
    """An optimizer whose gradients are clipped before each step. At least one step must really be clipped."""

    def __init__(self, rule: torch.optim.Optimizer, clip: Callable[[list[torch.Tensor]], None]):
        self.rule, self.clip = rule, clip
        self.weights = rule.param_groups[0]["params"]

    def step(self) -> None:
        before = [w.grad.clone() for w in self.weights]
        self.clip(self.weights)
        CLIPPED.append(any(not torch.equal(a, w.grad) for a, w in zip(before, self.weights)))
        self.rule.step()


CLIPPED: list[bool] = []


def clip_value(weights: list[torch.Tensor]) -> None:
    torch.nn.utils.clip_grad_value_(weights, 0.05)


def clip_norm(weights: list[torch.Tensor]) -> None:
    torch.nn.utils.clip_grad_norm_(weights, 0.3)


def clip_both(weights: list[torch.Tensor]) -> None:
    clip_norm(weights)
    clip_value(weights)


FURTHER_OPTIMIZERS = {
    "nesterov": lambda weights: torch.optim.SGD(weights, lr=0.01, momentum=0.9, nesterov=True),
    "rmsprop": lambda weights: torch.optim.RMSprop(weights, lr=1e-3, alpha=0.9, eps=1e-7),  # the defaults of Keras
    "adagrad": lambda weights: torch.optim.Adagrad(weights, lr=0.02),
    "adagrad_options": lambda weights: torch.optim.Adagrad(
        weights, lr=0.05, lr_decay=0.2, weight_decay=0.1, initial_accumulator_value=0.3, eps=1e-4
    ),
    "adamw": lambda weights: torch.optim.AdamW(weights, lr=1e-3, weight_decay=0.01),
    "adamw_strong": lambda weights: torch.optim.AdamW(weights, lr=1e-2, weight_decay=2.0),
    "sgd_clip_value": lambda weights: Clipped(torch.optim.SGD(weights, lr=0.1), clip_value),
    "sgd_clip_norm": lambda weights: Clipped(torch.optim.SGD(weights, lr=0.1), clip_norm),
    "momentum_clip_norm": lambda weights: Clipped(torch.optim.SGD(weights, lr=0.05, momentum=0.9), clip_norm),
    "sgd_clip_both": lambda weights: Clipped(torch.optim.SGD(weights, lr=0.1), clip_both),
}


# Schedules

EPOCHS = 30
BASE_RATE = 0.1
SCHEDULES = {
    "step": lambda rule: torch.optim.lr_scheduler.StepLR(rule, step_size=7, gamma=0.3),
    "exponential": lambda rule: torch.optim.lr_scheduler.ExponentialLR(rule, gamma=0.9),
    "cosine": lambda rule: torch.optim.lr_scheduler.CosineAnnealingLR(rule, T_max=EPOCHS - 1, eta_min=0.002),
    "warm_up_exponential": lambda rule: torch.optim.lr_scheduler.SequentialLR(
        rule,
        [
            torch.optim.lr_scheduler.LinearLR(rule, start_factor=0.1, total_iters=5),
            torch.optim.lr_scheduler.ExponentialLR(rule, gamma=0.8),
        ],
        milestones=[5],
    ),
    "warm_up": lambda rule: torch.optim.lr_scheduler.LinearLR(rule, total_iters=6),
}
PLATEAUS = {
    "plateau": lambda rule: torch.optim.lr_scheduler.ReduceLROnPlateau(rule, factor=0.5, patience=2),
    "plateau_cooldown": lambda rule: torch.optim.lr_scheduler.ReduceLROnPlateau(
        rule, factor=0.1, patience=0, threshold=0.05, cooldown=3, min_lr=0.004
    ),
}

# The loss falls, stays, falls by less than either threshold, and rises.
PLATEAU_LOSSES = [3, 2, 1.5, 1.5, 1.49, 1.4899, 1.6, 1.2, 1.19, 1.18, 1.2, 1.2, 1.2, 0.9, 0.8, 0.8, 0.8, 0.8, 0.79999]
PLATEAU_LOSSES += [0.79995, 1, 1, 1, 1, 0.5, 0.49, 0.48, 0.6, 0.6, 0.6]


# Fixtures


def draw(network: Network) -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    """Returns x, y and the initial weights in float64. Biases are not 0, so that an omitted one changes the result."""
    random = np.random.RandomState(network.seed)
    inputs = next(iter(network.layers.values()))[0]
    x = random.standard_normal((network.rows, inputs))
    y = network.targets(random, network.rows).astype(np.float64)
    weights = {}
    for layer, (fan_in, fan_out) in network.layers.items():
        weights[f"{layer}/kernel"] = random.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)
        weights[f"{layer}/bias"] = random.standard_normal(fan_out) * 0.3
    return x, y, weights


def trainable(initial: Tensors) -> Tensors:
    return {name: w.clone().requires_grad_() for name, w in initial.items()}


def network_fixture(network: Network, dtype: torch.dtype) -> Tensors:
    x, y, drawn = draw(network)
    x, y = torch.tensor(x, dtype=dtype, requires_grad=True), torch.tensor(y, dtype=dtype)
    initial = {name: torch.tensor(w, dtype=dtype) for name, w in drawn.items()}

    weights = trainable(initial)
    logits = network.logits(weights, x)
    loss = network.loss(logits, y)
    loss.backward()

    fixture = {"x": x, "y": y, "output": network.output(logits), "loss": loss, "grad/x": x.grad}
    if network.loss is F.cross_entropy:
        fixture["classes"] = y.argmax(dim=1).to(torch.int32)
    for name, w in weights.items():
        fixture[f"init/{name}"] = initial[name]
        fixture[f"grad/{name}"] = w.grad
    for optimizer in OPTIMIZERS:
        trained = train(network, initial, x.detach(), y, optimizer)
        fixture.update({f"{optimizer}/{name}": value for name, value in trained.items()})
    return fixture


def optimizers_fixture(dtype: torch.dtype) -> Tensors:
    fixture = {}
    for name, network in NETWORKS.items():
        x, y, drawn = draw(network)
        x, y = torch.tensor(x, dtype=dtype), torch.tensor(y, dtype=dtype)
        initial = {tensor: torch.tensor(w, dtype=dtype) for tensor, w in drawn.items()}
        for optimizer in FURTHER_OPTIMIZERS:
            CLIPPED.clear()
            trained = train(network, initial, x, y, optimizer)
            if "clip" in optimizer and not any(CLIPPED):
                raise ValueError(f"{optimizer} never clips {name}")
            fixture.update({f"{name}/{optimizer}/{tensor}": value for tensor, value in trained.items()})
    return fixture


def schedules_fixture() -> Tensors:
    fixture = {"plateau/losses": torch.tensor(PLATEAU_LOSSES, dtype=torch.float64)}
    for name in [*SCHEDULES, *PLATEAUS]:
        rule = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=BASE_RATE)
        schedule = (SCHEDULES | PLATEAUS)[name](rule)
        rates = []
        for epoch in range(EPOCHS):
            rates.append(rule.param_groups[0]["lr"])
            rule.step()
            schedule.step(*([PLATEAU_LOSSES[epoch]] if name in PLATEAUS else []))
        fixture[name] = torch.tensor(rates, dtype=torch.float64)
    return fixture


def train(network: Network, initial: Tensors, x: torch.Tensor, y: torch.Tensor, optimizer: str) -> Tensors:
    """Returns the weights after STEPS steps on the rows of x, and the loss before each step."""
    weights = trainable(initial)
    rule = (OPTIMIZERS | FURTHER_OPTIMIZERS)[optimizer](list(weights.values()))
    losses = []
    for _ in range(STEPS):
        for w in weights.values():
            w.grad = None
        loss = network.loss(network.logits(weights, x), y)
        loss.backward()
        rule.step()
        losses.append(loss.detach())
    return {**weights, "losses": torch.stack(losses)}


def functions_fixture() -> Tensors:
    magnitudes = [1e-300, 1e-8, 1e-3, 0.1, 0.5, 1, 2, 3, 5, 8, 10, 15, 20, 30, 36, 40, 50, 100, 700, 1000]
    values = [-m for m in reversed(magnitudes)] + [0.0] + magnitudes
    rows = [
        [0, 0, 0, 0],
        [1, 2, 3, 4],
        [-0.5, 0.25, 1e-3, -2],
        [50, -50, 0, 1],
        [-50, -49, -51, -50.5],
        [1000, -1000, 0, 999],
        [1000, 1000, 1000, 1000],
        [-1000, -1000, -1000, -999],
    ]
    return {**pointwise_functions(values), **softmax(rows), **binary_crossentropy(values), **crossentropy(rows)}


def leaf(values: list) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64, requires_grad=True)


def pointwise_functions(values: list[float]) -> Tensors:
    fixture = {"x": leaf(values)}
    for name, function in {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": F.relu}.items():
        x = leaf(values)
        output = function(x)
        output.sum().backward()
        fixture.update({f"{name}/output": output, f"{name}/grad": x.grad})
    return fixture


def softmax(rows: list[list[float]]) -> Tensors:
    x = leaf(rows)
    output = F.softmax(x, dim=1)
    upstream = torch.tensor(np.random.RandomState(4).standard_normal(x.shape))
    output.backward(upstream)
    return {"softmax/x": x, "softmax/output": output, "softmax/upstream": upstream, "softmax/grad": x.grad}


def binary_crossentropy(values: list[float]) -> Tensors:
    """Every logit against the targets 0, 1 and 0.3."""
    logits = leaf([v for v in values for _ in range(3)])
    targets = torch.tensor([0.0, 1.0, 0.3], dtype=torch.float64).repeat(len(values))
    losses = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    return fused_loss("binary_crossentropy", logits, targets, losses)


def crossentropy(rows: list[list[float]]) -> Tensors:
    """Every row of logits against every class."""
    classes = torch.arange(len(rows[0])).repeat(len(rows))
    logits = leaf([row for row in rows for _ in row])
    losses = F.cross_entropy(logits, classes, reduction="none")
    targets = F.one_hot(classes).to(torch.float64)
    return {**fused_loss("crossentropy", logits, targets, losses), "crossentropy/classes": classes.to(torch.int32)}


def fused_loss(name: str, logits: torch.Tensor, targets: torch.Tensor, losses: torch.Tensor) -> Tensors:
    loss = losses.mean()
    loss.backward()
    return {
        f"{name}/logits": logits,
        f"{name}/targets": targets,
        f"{name}/losses": losses,
        f"{name}/loss": loss,
        f"{name}/grad": logits.grad,
    }


# File format: 8 bytes header length (little-endian), the header as JSON padded with spaces to a multiple of 8, the data.


def write_safetensors(path: Path, tensors: Tensors) -> None:
    header = {"__metadata__": {"source": f"make_fixtures.py with PyTorch {torch.__version__}"}}
    chunks, offset = [], 0
    # The tensors with the largest elements come first, so that every tensor starts at a multiple of its element size.
    for name, tensor in sorted(tensors.items(), key=lambda item: (-item[1].element_size(), item[0])):
        array = tensor.detach().numpy()
        if not np.isfinite(array).all():
            raise ValueError(f"{path.name}: {name} has values that are not finite")
        data = array.astype(array.dtype.newbyteorder("<")).tobytes()
        header[name] = {
            "dtype": STORED_AS[tensor.dtype],
            "shape": list(tensor.shape),
            "data_offsets": [offset, offset + len(data)],
        }
        chunks.append(data)
        offset += len(data)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(len(text).to_bytes(8, "little") + text + b"".join(chunks))


def main() -> None:
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    for name, network in NETWORKS.items():
        for dtype_name, dtype in DTYPES.items():
            write_safetensors(FOLDER / f"{name}_{dtype_name}.safetensors", network_fixture(network, dtype))
    for dtype_name, dtype in DTYPES.items():
        write_safetensors(FOLDER / f"optimizers_{dtype_name}.safetensors", optimizers_fixture(dtype))
    write_safetensors(FOLDER / "schedules_float64.safetensors", schedules_fixture())
    write_safetensors(FOLDER / "functions_float64.safetensors", functions_fixture())


if __name__ == "__main__":
    main()
