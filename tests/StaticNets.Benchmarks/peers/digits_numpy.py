"""Trains the digits in NumPy: 64-128-64-10, ReLU, ReLU, softmax, cross-entropy, SGD 0.1, batch 32, 100 epochs, one thread."""

import os

# This variable is read when NumPy loads its BLAS library.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import time

import numpy as np

import digits_data

SIZES = [64, 128, 64, 10]
EPOCHS, BATCH, LEARNING_RATE = 100, 32, np.float32(0.1)


def initialise(random: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray]]:
    """Returns He normal kernels [inputs, outputs] and zero biases."""
    return [
        ((random.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)).astype(np.float32), np.zeros(fan_out, np.float32))
        for fan_in, fan_out in zip(SIZES, SIZES[1:])
    ]


def forward(layers: list[tuple[np.ndarray, np.ndarray]], x: np.ndarray) -> list[np.ndarray]:
    """Returns x, the hidden activations and the logits."""
    activations = [x]
    for kernel, bias in layers:
        z = activations[-1] @ kernel
        z += bias
        if len(activations) < len(layers):
            np.maximum(z, 0, out=z)
        activations.append(z)
    return activations


def train_step(layers: list[tuple[np.ndarray, np.ndarray]], x: np.ndarray, one_hot: np.ndarray) -> None:
    activations = forward(layers, x)

    # Softmax and the gradient of the mean cross-entropy, in place: (p - one-hot) / rows.
    delta = activations[-1]
    delta -= delta.max(axis=1, keepdims=True)
    np.exp(delta, out=delta)
    delta /= delta.sum(axis=1, keepdims=True)
    delta -= one_hot
    # All later results are linear in delta, so it is multiplied by the learning rate here, where the array is smallest.
    delta *= LEARNING_RATE / np.float32(len(x))

    for i in reversed(range(len(layers))):
        kernel, bias = layers[i]
        inputs = activations[i]
        kernel_step = inputs.T @ delta
        bias_step = delta.sum(axis=0)
        if i > 0:
            delta = delta @ kernel.T
            delta *= inputs > 0
        kernel -= kernel_step
        bias -= bias_step


def fit(layers: list[tuple[np.ndarray, np.ndarray]], x: np.ndarray, labels: np.ndarray, random: np.random.Generator) -> None:
    targets = np.eye(SIZES[-1], dtype=np.float32)[labels]
    for _ in range(EPOCHS):
        order = random.permutation(len(x))
        shuffled_x, shuffled_targets = x[order], targets[order]
        for start in range(0, len(x), BATCH):
            train_step(layers, shuffled_x[start : start + BATCH], shuffled_targets[start : start + BATCH])


def main() -> None:
    arguments = digits_data.arguments()
    random = np.random.default_rng(arguments.seed)
    (x, labels), (test_x, test_labels) = digits_data.load(arguments.path, random)
    layers = initialise(random)

    start = time.perf_counter()
    fit(layers, x, labels, random)
    milliseconds = (time.perf_counter() - start) * 1000
    print(f"BLAS: {digits_data.blas()}")
    print(f"fit: {milliseconds:.0f} ms")

    predicted = forward(layers, test_x)[-1].argmax(axis=1)
    print(f"test accuracy: {(predicted == test_labels).mean():.4f}")


if __name__ == "__main__":
    main()
