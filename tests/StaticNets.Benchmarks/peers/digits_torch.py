"""Trains the digits in PyTorch: 64-128-64-10, ReLU, ReLU, softmax, cross-entropy, SGD 0.1, batch 32, 100 epochs, one thread."""

import os

# This variable is read when PyTorch loads its BLAS library.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import time

import numpy as np
import torch
from torch import nn

import digits_data

EPOCHS, BATCH, LEARNING_RATE = 100, 32, 0.1


def build() -> nn.Sequential:
    """He normal weights and zero biases."""
    model = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))
    for module in model:
        if isinstance(module, nn.Linear):
            nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
            nn.init.zeros_(module.bias)
    return model


def fit(model: nn.Sequential, x: torch.Tensor, labels: torch.Tensor) -> None:
    optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)
    loss_function = nn.CrossEntropyLoss()  # log-softmax included, mean over rows
    for _ in range(EPOCHS):
        order = torch.randperm(len(x))
        # Slices of one shuffled copy: a DataLoader, which collates row by row, is several times slower.
        for batch_x, batch_labels in zip(x[order].split(BATCH), labels[order].split(BATCH)):
            optimizer.zero_grad(set_to_none=True)
            loss_function(model(batch_x), batch_labels).backward()
            optimizer.step()


def main() -> None:
    torch.set_num_threads(1)
    arguments = digits_data.arguments()
    torch.manual_seed(arguments.seed)
    (x, labels), (test_x, test_labels) = digits_data.load(arguments.path, np.random.default_rng(arguments.seed))
    model = build()

    start = time.perf_counter()
    fit(model, torch.from_numpy(x), torch.from_numpy(labels))
    milliseconds = (time.perf_counter() - start) * 1000
    print(f"BLAS: {digits_data.blas()}")
    print(f"fit: {milliseconds:.0f} ms")

    with torch.no_grad():
        predicted = model(torch.from_numpy(test_x)).argmax(dim=1).numpy()
    print(f"test accuracy: {(predicted == test_labels).mean():.4f}")


if __name__ == "__main__":
    main()
