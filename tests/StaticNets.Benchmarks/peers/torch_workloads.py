"""Measures the workloads in PyTorch on one thread; prints a line of JSON for each, {"workload": …, "median_us": …}. --onnx writes the networks."""

import argparse
import json
import os
import time
from pathlib import Path
from statistics import median
from typing import Callable

# This variable is read when PyTorch loads its BLAS library.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
import torch
from torch import nn

import digits_data
import digits_torch

SAMPLE_SECONDS = 200e-6
FEWEST_SAMPLES = 15
WARM_UPS = 50


def chain(*widths: int) -> nn.Sequential:
    """Dense layers with ReLU between them and a linear output."""
    layers: list[nn.Module] = []
    for inputs, units in zip(widths, widths[1:]):
        layers += [nn.Linear(inputs, units), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


class Images(nn.Module):
    """Rows as images, channels first."""

    def __init__(self, *shape: int):
        super().__init__()
        self.shape = shape

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x.reshape(-1, *self.shape)


def lenet() -> nn.Sequential:
    """LeNet-5 with a linear output; its input is rows of 784 pixels."""
    first = [Images(1, 28, 28), nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2)]
    return nn.Sequential(*first, nn.Flatten(), *chain(256, 120, 84, 10))


def pictures() -> nn.Sequential:
    """Three convolutions with batch normalisation; its input is rows of 3 x 16 x 16 numbers."""
    layers: list[nn.Module] = [Images(3, 16, 16)]
    for channels, filters in ((3, 32), (32, 32), (32, 64)):
        layers += [nn.Conv2d(channels, filters, 3, padding=1), nn.BatchNorm2d(filters, eps=1e-3, momentum=0.01), nn.ReLU()]
        layers += [nn.MaxPool2d(2)] if filters == channels else []
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10))


class Lines(nn.Module):
    """Rows of 28 x 28 numbers as sequences, and the last state of an LSTM."""

    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(28, 128, batch_first=True)
        self.dense = nn.Linear(128, 10)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.dense(self.lstm(x.reshape(-1, 28, 28))[0][:, -1])


class Filter(nn.Module):
    """One step of a stream: rows of a sample and a state become rows of a sample and the next state."""

    def __init__(self, cell: type, states: int):
        super().__init__()
        self.cell = cell(1, 32, batch_first=True)
        self.dense = nn.Linear(32, 1)
        self.states = states

    def forward(self, row: torch.Tensor) -> torch.Tensor:
        x, *state = row.split([1] + [32] * self.states, 1)
        state = [part.unsqueeze(0) for part in state]
        y, after = self.cell(x.unsqueeze(1), tuple(state) if self.states > 1 else state[0])
        after = after if self.states > 1 else (after,)
        return torch.cat([self.dense(y[:, 0]), *(part[0] for part in after)], 1)


def predict(model: nn.Module, rows: int, inputs: int) -> Callable[[], None]:
    x = torch.rand(rows, inputs)
    frozen = torch.jit.freeze(torch.jit.trace(model.eval(), x))

    def run() -> None:
        with torch.inference_mode():
            frozen(x)

    return run


def train(model: nn.Module, x: torch.Tensor, y: torch.Tensor, loss: nn.Module, optimizer: torch.optim.Optimizer) -> Callable[[], None]:
    def run() -> None:
        optimizer.zero_grad(set_to_none=True)
        loss(model(x), y).backward()
        optimizer.step()

    return run


def train_classes(
    model: nn.Module, inputs: int, make_optimizer: Callable[[nn.Module], torch.optim.Optimizer]
) -> Callable[[], None]:
    return train(model, torch.rand(32, inputs), torch.arange(32) % 10, nn.CrossEntropyLoss(), make_optimizer(model))


def train_xor() -> Callable[[], None]:
    model = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1), nn.Sigmoid())
    x = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    return train(model, x, torch.tensor([[0.0], [1.0], [1.0], [0.0]]), nn.MSELoss(), adam(1e-2)(model))


def adam(rate: float) -> Callable[[nn.Module], torch.optim.Optimizer]:
    return lambda model: torch.optim.Adam(model.parameters(), lr=rate, foreach=True)


def fit_digits() -> Callable[[], None]:
    (x, labels), _ = digits_data.load(digits_data.DEFAULT_PATH, np.random.default_rng(0))
    x, labels = torch.from_numpy(x), torch.from_numpy(labels)
    return lambda: digits_torch.fit(digits_torch.build(), x, labels)


WORKLOADS: dict[str, Callable[[], Callable[[], None]]] = {
    "mlp-infer-1": lambda: predict(chain(784, 128, 64, 10), 1, 784),
    "mlp-infer-32": lambda: predict(chain(784, 128, 64, 10), 32, 784),
    "mlp-infer-256": lambda: predict(chain(784, 128, 64, 10), 256, 784),
    "mlp-train-sgd-32": lambda: train_classes(chain(784, 128, 64, 10), 784, lambda model: torch.optim.SGD(model.parameters(), lr=1e-4)),
    "mlp-train-adam-32": lambda: train_classes(chain(784, 128, 64, 10), 784, adam(1e-4)),
    "tiny-infer-1": lambda: predict(chain(4, 16, 16, 3), 1, 4),
    "xor-train-4": train_xor,
    "lenet-infer-1": lambda: predict(lenet(), 1, 784),
    "lenet-train-adam-32": lambda: train_classes(lenet(), 784, adam(1e-4)),
    "pictures-train-adam-32": lambda: train_classes(pictures(), 3 * 16 * 16, adam(1e-4)),
    "lstm-step": lambda: predict(Filter(nn.LSTM, 2), 1, 65),
    "gru-step": lambda: predict(Filter(nn.GRU, 1), 1, 33),
    "lstm-sequence-1": lambda: predict(Lines(), 1, 784),
    "lstm-train-adam-32": lambda: train_classes(Lines(), 784, adam(1e-4)),
    "digits-fit": fit_digits,
}

# For each file name: the network, and the length of its rows.
ONNX = {
    "mlp": (lambda: chain(784, 128, 64, 10), 784),
    "tiny": (lambda: chain(4, 16, 16, 3), 4),
    "lenet": (lenet, 784),
    "lines": (Lines, 784),
    "lstm-step": (lambda: Filter(nn.LSTM, 2), 65),
    "gru-step": (lambda: Filter(nn.GRU, 1), 33),
}


def measure(run: Callable[[], None], seconds: float) -> float:
    """Returns the median time of one run in seconds."""
    start = time.perf_counter()
    run()
    if time.perf_counter() - start < 0.1:
        for _ in range(WARM_UPS):
            run()
    start = time.perf_counter()
    run()
    runs = max(1, int(SAMPLE_SECONDS / (time.perf_counter() - start)))
    samples: list[float] = []
    begin = time.perf_counter()
    while len(samples) < FEWEST_SAMPLES or time.perf_counter() - begin < seconds:
        start = time.perf_counter()
        for _ in range(runs):
            run()
        samples.append((time.perf_counter() - start) / runs)
    return median(samples)


def export(folder: Path) -> None:
    for name, (build, inputs) in ONNX.items():
        x = torch.rand(1, inputs)
        names = {"input_names": ["x"], "output_names": ["y"], "dynamic_axes": {"x": {0: "rows"}, "y": {0: "rows"}}}
        torch.onnx.export(build().eval(), x, str(folder / f"{name}.onnx"), **names)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("workloads", nargs="*", default=list(WORKLOADS))
    parser.add_argument("--seconds", type=float, default=1)
    parser.add_argument("--onnx", type=Path, help="a folder to write the networks to")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    if arguments.onnx:
        export(arguments.onnx)
        return
    for name in arguments.workloads:
        if name in WORKLOADS:
            print(json.dumps({"workload": name, "median_us": measure(WORKLOADS[name](), arguments.seconds) * 1e6}), flush=True)


if __name__ == "__main__":
    main()
