#!/usr/bin/python3
"""Writes the results of PyTorch for small networks with convolutions, pooling and batch normalisation, of images and of sequences.

    python3 make_convolutions.py            (Debian: python3-torch 1.13, python3-numpy)

convolutions_float64.safetensors contains, for each network (declared under the same name in Networks/Declared):

    <network>/x  [rows, H, W, C], [rows, steps, C] or [rows, inputs]      <network>/y  [rows, ...] as the output
    <network>/init/<tensor>         the initial weights, in the layout of Keras: kernel [kh, kw, C / groups, filters],
                                    or [k, C / groups, filters] over steps
    <network>/output                predictions; batch normalisation uses the moving statistics
    <network>/loss  []              mean; loss and gradient also use the moving statistics
    <network>/grad/<tensor>, <network>/grad/x
    <network>/<optimizer>/<tensor>  after ten steps on the same rows; batch normalisation uses and updates batch statistics
    <network>/<optimizer>/losses  [10]      before each of those steps
    <network>/<optimizer>/rate  []
    <network>/<optimizer>/output    predictions after the steps

All numbers are in double precision, but x, y and init can be represented in single precision, so that a network in float starts from
exactly the same numbers. Networks are drawn until no value is so near to a kink that rounding in single precision could cross it, and
until PyTorch's results in single precision agree ten times better than the tests require.
"""

from pathlib import Path
from typing import Callable, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from image_layers import MOVING, Layer, Pass, TooNear, act, chain, conv, conv_axes, conv_transpose, dilated_max, flatten, full
from image_layers import global_average, global_max, global_min, norm, pool, separable
from make_fixtures import STEPS, Tensors, write_safetensors
from rearranged_layers import bilinear, crop, nearest, permute, pixel_shuffle, response_norm, slice_axis, zeros_around
from step_layers import average_steps, conv_steps, flatten_steps, last_step, max_steps, pool_steps, recurrent, repeat

FLOAT, DOUBLE = torch.float32, torch.float64
# A tenth of the tolerance that the tests have for single precision.
SGD_ERROR, ADAM_ERROR = 1e-6, 1e-5


# Networks


def residual(run: Pass, x: torch.Tensor) -> torch.Tensor:
    stem = conv("stem", same=True, activation="relu")(run, x)
    branch = chain(conv("conv2d", same=True, activation="relu"), conv("conv2d_1", same=True))(run, stem)
    return chain(act("relu"), pool("max", 2), flatten, full("dense"))(run, branch + stem)


def pooled(run: Pass, x: torch.Tensor) -> torch.Tensor:
    a = conv("a", pad=2)(run, x)
    overlapping = pool("max", 3, stride=2)(run, a)
    sparse = pool("min", 2, stride=3)(run, a) + pool("min", 3, pad=1)(run, a)
    same = pool("average", 3, stride=2, same=True)(run, a) + pool("max", 4, 3, stride=2, same=True)(run, a)
    framed = pool("average", 2, 3, stride=2, pad=1)(run, a)
    images = [flatten(run, image) for image in (overlapping, sparse, same + framed)]
    return full("dense")(run, torch.cat([global_max(run, a), global_average(run, a), *images], dim=1))


def pooled_windows(run: Pass, x: torch.Tensor) -> torch.Tensor:
    a = conv("a", pad=2)(run, x)
    dilated = dilated_max(a, 3, 2, 2)
    rounded_up = F.avg_pool2d(a, 2, 3, ceil_mode=True)
    counted = F.avg_pool2d(a, (3, 2), (2, 1), padding=(1, 1), ceil_mode=True, count_include_pad=True)
    # Windows in the padding alone have the average 0.
    pixels = F.avg_pool2d(F.pad(torch.ones_like(a), (3, 0, 0, 3)), 2, 2)
    framed = F.avg_pool2d(F.pad(a, (3, 0, 0, 3)), 2, 2) / torch.where(pixels > 0, pixels, 1.0)
    images = [flatten(run, image) for image in (dilated, rounded_up, counted, framed)]
    return full("dense")(run, torch.cat([global_min(run, a), *images], dim=1))


def pooled_steps(run: Pass, x: torch.Tensor) -> torch.Tensor:
    a = conv_steps("a", pad=2)(run, x)
    overlapping = pool_steps("max", 3, stride=2)(run, a)
    same = pool_steps("average", 3, stride=2, same=True)(run, a) + pool_steps("max", 4, stride=2, same=True)(run, a)
    framed = pool_steps("average", 2, pad=1)(run, a)
    steps = [flatten_steps(run, part) for part in (overlapping, same, framed)]
    return full("dense")(run, torch.cat([max_steps(run, a), average_steps(run, a), last_step(run, a), *steps], dim=1))


class Network(NamedTuple):
    shape: tuple[int, ...]
    rows: int
    output: Layer  # without the last softmax or sigmoid
    tensors: dict[str, tuple[int, ...]]  # of kernels: their shape; of normalisations: one length; of single tensors: their shape
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor] = F.mse_loss
    predict: Callable[[torch.Tensor], torch.Tensor] = lambda z: z
    optimizers: tuple[str, ...] = ("sgd", "adam")
    sgd_rate: float = 0.05


CLASSES = {"loss": F.cross_entropy, "predict": lambda z: F.softmax(z, dim=1)}
SEVERAL = {"loss": F.binary_cross_entropy_with_logits, "predict": torch.sigmoid}
# A normalisation after a bias cancels it: its gradient consists of rounding errors, which Adam would scale up to a whole step.
WITHOUT_ADAM = {"optimizers": ("sgd",)}

NETWORKS = {
    "ImageToImage": Network(
        (7, 5, 1),
        3,
        chain(conv("conv2d", same=True, activation="relu"), conv("conv2d_1", same=True)),
        {"conv2d": (3, 3, 1, 3), "conv2d_1": (5, 5, 3, 1)},
    ),
    "Strided": Network(
        (9, 8, 3),
        3,
        chain(conv("conv2d", stride=2, activation="relu"), conv("conv2d_1", stride=2, same=True, activation="tanh"), flatten, full("dense")),
        {"conv2d": (2, 3, 3, 6), "conv2d_1": (3, 3, 6, 8), "dense": (32, 3)},
    ),
    "Dilated": Network(
        (11, 10, 2),
        3,
        chain(
            conv("conv2d", dilation=2, activation="gelu"),
            conv("conv2d_1", stride=2, dilation=2, same=True, activation="swish"),
            conv("conv2d_2", stride=3, pad=1),
        ),
        {"conv2d": (3, 3, 2, 8), "conv2d_1": (3, 3, 8, 3), "conv2d_2": (3, 3, 3, 3)},
    ),
    "Grouped": Network(
        (5, 4, 16),
        3,
        chain(
            conv("conv2d", groups=16, same=True, activation="relu"),
            conv("conv2d_1", groups=2, activation="tanh"),
            conv("conv2d_2", groups=8, stride=2, activation="tanh"),
            conv("conv2d_3", activation="relu"),
            global_average,
            full("dense"),
        ),
        {
            "conv2d": (3, 3, 1, 16),
            "conv2d_1": (1, 1, 8, 8),
            "conv2d_2": (2, 2, 1, 16),
            "conv2d_3": (1, 1, 16, 33),
            "dense": (33, 3),
        },
        **CLASSES,
    ),
    "ResidualImage": Network(
        (5, 6, 3),
        3,
        residual,
        {"stem": (3, 3, 3, 4), "conv2d": (3, 3, 4, 4), "conv2d_1": (3, 3, 4, 4), "dense": (24, 3)},
        **CLASSES,
    ),
    "Pooled": Network((9, 10, 2), 3, pooled, {"a": (3, 3, 2, 3), "dense": (237, 2)}, sgd_rate=0.001),
    "PooledInput": Network(
        (9, 6, 2),
        4,
        chain(pool("max", 3, stride=1, same=True), pool("average", 2), conv("conv2d", activation="tanh"), flatten, full("dense")),
        {"conv2d": (2, 2, 2, 17), "dense": (102, 2)},
        **SEVERAL,
    ),
    "NormalizedInput": Network(
        (5,),
        16,
        chain(norm("batch_normalization"), full("dense", "tanh"), norm("batch_normalization_1", 1e-5, 0.9), full("dense_1")),
        {"batch_normalization": (5,), "dense": (5, 17), "batch_normalization_1": (17,), "dense_1": (17, 3)},
        **CLASSES,
    ),
    "NormalizedDense": Network(
        (5,),
        16,
        chain(
            full("dense"),
            norm("batch_normalization"),
            act("relu"),
            full("dense_1"),
            norm("batch_normalization_1", momentum=0.5),
            act("tanh"),
            full("dense_2"),
        ),
        {
            "dense": (5, 7),
            "batch_normalization": (7,),
            "dense_1": (7, 9),
            "batch_normalization_1": (9,),
            "dense_2": (9, 3),
        },
        **WITHOUT_ADAM,
    ),
    "NormalizedConvolutions": Network(
        (6, 5, 3),
        4,
        chain(
            conv("conv2d"),
            norm("batch_normalization"),
            act("relu"),
            conv("conv2d_1", same=True),
            norm("batch_normalization_1"),
            act("swish"),
            global_average,
            full("dense"),
        ),
        {
            "conv2d": (3, 3, 3, 8),
            "batch_normalization": (8,),
            "conv2d_1": (3, 3, 8, 4),
            "batch_normalization_1": (4,),
            "dense": (4, 2),
        },
        **WITHOUT_ADAM,
    ),
    "NormalizedImage": Network(
        (5, 4, 2),
        4,
        chain(
            norm("batch_normalization", momentum=0.9),
            conv("conv2d", activation="swish"),
            norm("batch_normalization_1", frozen=True),
            conv("conv2d_1", pad=1, activation="tanh"),
            norm("batch_normalization_2", momentum=0.9),
        ),
        {
            "batch_normalization": (2,),
            "conv2d": (2, 2, 2, 6),
            "batch_normalization_1": (6,),
            "conv2d_1": (3, 3, 6, 3),
            "batch_normalization_2": (3,),
        },
    ),
    "StepsToSteps": Network(
        (9, 3),
        3,
        chain(
            conv_steps("conv1d", same=True, activation="relu"),
            conv_steps("conv1d_1", same=True, activation="tanh"),
            conv_steps("conv1d_2"),
        ),
        {"conv1d": (3, 3, 5), "conv1d_1": (4, 5, 7), "conv1d_2": (2, 7, 2)},
    ),
    "CausalSteps": Network(
        (13, 2),
        3,
        chain(
            conv_steps("conv1d", causal=True, activation="tanh"),
            conv_steps("conv1d_1", causal=True, dilation=2, activation="swish"),
            conv_steps("conv1d_2", causal=True, dilation=4, activation="tanh"),
            conv_steps("conv1d_3"),
        ),
        {"conv1d": (2, 2, 6), "conv1d_1": (2, 6, 5), "conv1d_2": (3, 5, 9), "conv1d_3": (1, 9, 2)},
    ),
    "StridedSteps": Network(
        (17, 3),
        3,
        chain(
            conv_steps("conv1d", stride=2, activation="tanh"),
            conv_steps("conv1d_1", stride=2, same=True, activation="tanh"),
            conv_steps("conv1d_2", stride=2, causal=True, activation="tanh"),
            conv_steps("conv1d_3", stride=3, pad=2, dilation=2),
            flatten_steps,
            full("dense"),
        ),
        {"conv1d": (3, 3, 8), "conv1d_1": (2, 8, 6), "conv1d_2": (3, 6, 6), "conv1d_3": (3, 6, 4), "dense": (4, 3)},
    ),
    "GroupedSteps": Network(
        (7, 16),
        3,
        chain(
            conv_steps("conv1d", groups=16, same=True, activation="relu"),
            conv_steps("conv1d_1", groups=2, activation="tanh"),
            conv_steps("conv1d_2", groups=8, causal=True, dilation=2, activation="tanh"),
            flatten_steps,
            full("dense"),
        ),
        {"conv1d": (3, 1, 16), "conv1d_1": (1, 8, 8), "conv1d_2": (2, 1, 16), "dense": (112, 3)},
        **CLASSES,
    ),
    "BetweenRecurrent": Network(
        (8, 3),
        3,
        chain(
            recurrent("simple_rnn"),
            conv_steps("conv1d", dilation=2, activation="tanh"),
            recurrent("simple_rnn_1"),
            last_step,
            full("dense"),
        ),
        {
            "simple_rnn": (3, 5),
            "simple_rnn/recurrent_kernel": (5, 5),
            "conv1d": (3, 5, 6),
            "simple_rnn_1": (6, 4),
            "simple_rnn_1/recurrent_kernel": (4, 4),
            "dense": (4, 2),
        },
    ),
    "PooledSteps": Network((10, 2), 3, pooled_steps, {"a": (3, 2, 3), "dense": (63, 2)}, sgd_rate=0.005),
    "Repeated": Network(
        (6, 3),
        3,
        chain(
            conv_steps("conv1d", causal=True, activation="tanh"),
            last_step,
            full("dense", "tanh"),
            repeat(4),
            recurrent("simple_rnn"),
            conv_steps("conv1d_1"),
        ),
        {
            "conv1d": (3, 3, 5),
            "dense": (5, 7),
            "simple_rnn": (7, 6),
            "simple_rnn/recurrent_kernel": (6, 6),
            "conv1d_1": (1, 6, 2),
        },
    ),
    "WindowSums": Network(
        (11, 8),
        3,
        chain(
            conv_steps("conv1d", causal=True, dilation=2, activation="tanh"),
            conv_steps("conv1d_1", causal=True, activation="swish"),
            conv_steps("conv1d_2", causal=True, dilation=3, activation="tanh"),
            conv_steps("conv1d_3"),
        ),
        {"conv1d": (3, 8, 16), "conv1d_1": (2, 16, 8), "conv1d_2": (4, 8, 5), "conv1d_3": (1, 5, 2)},
    ),
    "OwnAxes": Network(
        (9, 11, 4),
        3,
        chain(
            conv_axes("conv2d", (2, 1), pads=(2, 0, 0, 1), activation="tanh"),
            conv_axes("conv2d_1", (1, 3), (1, 2), pads=(0, 1, 3, 0), activation="relu"),
            conv_axes("conv2d_2", dilation=(2, 1), pads=(2, 1, 1, 1)),
        ),
        {"conv2d/kernel": (3, 3, 4, 6), "conv2d_1": (2, 3, 6, 9), "conv2d_2/kernel": (2, 1, 9, 3)},
    ),
    "Transposed": Network(
        (4, 3, 6),
        3,
        chain(
            conv_transpose("conv2d_transpose", (2, 2), groups=3, activation="tanh"),
            conv_transpose("conv2d_transpose_1", (3, 1), dilation=2, pads=(1, 1, 1, 2), activation="swish"),
            conv_transpose("conv2d_transpose_2", (2, 2), pads=(1, 1, 1, 1), added=1),
        ),
        {
            "conv2d_transpose/kernel": (3, 3, 3, 6),
            "conv2d_transpose/bias": (9,),
            "conv2d_transpose_1/kernel": (2, 3, 5, 9),
            "conv2d_transpose_1/bias": (5,),
            "conv2d_transpose_2/kernel": (3, 3, 2, 5),
        },
    ),
    "TransposedSame": Network(
        (4, 3, 5),
        3,
        chain(
            conv_transpose("conv2d_transpose", (2, 2), same=True, activation="tanh"),
            conv("conv2d", stride=2, activation="tanh"),
            conv_transpose("conv2d_transpose_1", (2, 3), same=True),
        ),
        {
            "conv2d_transpose/kernel": (3, 3, 17, 5),
            "conv2d_transpose/bias": (17,),
            "conv2d": (3, 3, 17, 4),
            "conv2d_transpose_1/kernel": (1, 2, 3, 4),
            "conv2d_transpose_1/bias": (3,),
        },
    ),
    "Separable": Network(
        (7, 6, 3),
        3,
        chain(
            separable("separable_conv2d", 2, same=True, activation="relu"),
            conv("depthwise_conv2d", stride=2, groups=8, activation="tanh"),
            separable("separable_conv2d_1", 1),
        ),
        {
            "separable_conv2d/depthwise_kernel": (3, 3, 1, 6),
            "separable_conv2d/pointwise_kernel": (1, 1, 6, 8),
            "separable_conv2d/bias": (8,),
            "depthwise_conv2d": (2, 3, 1, 24),
            "separable_conv2d_1/depthwise_kernel": (2, 2, 1, 24),
            "separable_conv2d_1/pointwise_kernel": (1, 1, 24, 2),
            "separable_conv2d_1/bias": (2,),
        },
    ),
    "PooledWindows": Network((9, 10, 2), 3, pooled_windows, {"a": (3, 3, 2, 3), "dense": (480, 2)}, sgd_rate=0.001),
    "Sliced": Network(
        (8, 6, 5),
        3,
        chain(
            slice_axis(2, 1, -1),
            conv("conv2d", same=True, activation="tanh"),
            slice_axis(0, 2, 7),
            slice_axis(1, -4),
            conv("conv2d_1", activation="tanh"),
            slice_axis(2, 3),
        ),
        {"conv2d": (3, 3, 3, 9), "conv2d_1": (2, 2, 9, 8)},
    ),
    "Permuted": Network(
        (4, 6, 3),
        3,
        chain(
            permute(2, 0, 1),
            conv("conv2d", activation="tanh"),
            permute(1, 0, 2),
            conv("conv2d_1", same=True, activation="tanh"),
            permute(0, 2, 1),
            flatten,
            full("dense"),
        ),
        {"conv2d": (2, 2, 6, 9), "conv2d_1": (3, 3, 9, 5), "dense": (30, 3)},
    ),
    "Cropped": Network(
        (9, 8, 2),
        3,
        chain(
            crop(1, 1, 1, 1),
            conv("conv2d", same=True, activation="tanh"),
            crop(1, 1, 0, 0),
            conv("conv2d_1", same=True, activation="tanh"),
            crop(0, 1, 2, 1),
        ),
        {"conv2d": (3, 3, 2, 5), "conv2d_1": (2, 2, 5, 3)},
    ),
    "ZerosAround": Network(
        (4, 3, 2),
        3,
        chain(
            zeros_around(1, 1, 1, 1),
            conv("conv2d", activation="tanh"),
            zeros_around(2, 2, 1, 1),
            conv("conv2d_1", activation="tanh"),
            zeros_around(0, 2, 1, 3),
            conv("conv2d_2"),
        ),
        {"conv2d": (3, 3, 2, 5), "conv2d_1": (2, 2, 5, 3), "conv2d_2": (3, 2, 3, 2)},
    ),
    "NearestImages": Network(
        (3, 4, 1),
        3,
        chain(
            nearest(2, 2),
            conv("conv2d", activation="tanh"),
            nearest(1, 3),
            conv("conv2d_1", same=True, activation="tanh"),
            nearest(3, 2),
        ),
        {"conv2d": (4, 4, 1, 9), "conv2d_1": (2, 3, 9, 2)},
    ),
    "BilinearImages": Network(
        (3, 4, 2),
        3,
        chain(
            bilinear(2, 2),
            conv("conv2d", activation="tanh"),
            bilinear(3, 1),
            conv("conv2d_1", same=True, activation="tanh"),
            bilinear(1, 4),
        ),
        {"conv2d": (4, 5, 2, 9), "conv2d_1": (2, 3, 9, 2)},
    ),
    "Shuffled": Network(
        (4, 3, 8),
        3,
        chain(
            pixel_shuffle(2),
            conv("conv2d", same=True, activation="tanh"),
            pixel_shuffle(1),
            conv("conv2d_1", stride=2, activation="tanh"),
            pixel_shuffle(3),
        ),
        {"conv2d": (3, 3, 2, 7), "conv2d_1": (2, 2, 7, 18)},
    ),
    "LocallyNormalized": Network(
        (4, 3, 5),
        3,
        chain(
            response_norm(3, alpha=0.5, k=2.0),
            conv("conv2d", activation="tanh"),
            response_norm(4, alpha=3.0, beta=1.5, k=0.7),
            conv("conv2d_1", same=True),
            response_norm(9, alpha=5.0),
        ),
        {"conv2d": (2, 2, 5, 9), "conv2d_1": (2, 2, 9, 4)},
    ),
}
FROZEN = {"NormalizedImage": ("batch_normalization_1/gamma", "batch_normalization_1/beta")}
ADAM_RATE = 1e-3


# Fixtures


def draw(network: Network, seed: int) -> tuple[np.ndarray, Tensors]:
    """Returns the input, channels last, and the initial weights. None are 0 or 1, so that an omitted weight changes the result."""
    random = np.random.RandomState(seed)
    x = single(random.standard_normal((network.rows, *network.shape)))
    weights = {}
    for layer, shape in network.tensors.items():
        if "/" in layer:
            weights[layer] = random.standard_normal(shape) * 0.4
        elif len(shape) == 1:
            weights[f"{layer}/gamma"] = 1 + 0.3 * random.standard_normal(shape)
            weights[f"{layer}/beta"] = 0.3 * random.standard_normal(shape)
            weights[f"{layer}/moving_mean"] = 0.3 * random.standard_normal(shape)
            weights[f"{layer}/moving_variance"] = 0.5 + random.random_sample(shape)
        else:
            weights[f"{layer}/kernel"] = random.standard_normal(shape) * np.sqrt(1.5 / np.prod(shape[:-1]))
            weights[f"{layer}/bias"] = random.standard_normal(shape[-1]) * 0.3
    return x, {name: single(w) for name, w in weights.items()}


def single(values: np.ndarray) -> torch.Tensor:
    """Rounds numbers to single precision and returns them in double."""
    return torch.tensor(values.astype(np.float32).astype(np.float64))


def channels_first(x: torch.Tensor) -> torch.Tensor:
    return x.movedim(-1, 1)


def channels_last(x: torch.Tensor) -> torch.Tensor:
    return x.movedim(1, -1)


def forward(network: Network, weights: Tensors, x: torch.Tensor, training: bool = False, moved: Tensors = None) -> torch.Tensor:
    return channels_last(network.output(Pass(weights, training, moved), channels_first(x)))


def targets(network: Network, seed: int, shape: torch.Size) -> torch.Tensor:
    random = np.random.RandomState(seed + 10_000)
    if network.loss is F.cross_entropy:
        return single(np.eye(shape[1])[random.randint(0, shape[1], shape[0])])
    if network.loss is F.mse_loss:
        return single(random.standard_normal(shape))
    return single(random.randint(0, 2, shape))


def fixture(name: str, seed: int, dtype: torch.dtype) -> Tensors:
    network = NETWORKS[name]
    x, initial = draw(network, seed)
    y = targets(network, seed, forward(network, initial, x).shape).to(dtype)
    x = x.to(dtype).requires_grad_()
    initial = {tensor: w.to(dtype) for tensor, w in initial.items()}

    learning = [tensor for tensor in initial if not tensor.endswith(MOVING) and tensor not in FROZEN.get(name, ())]
    weights = copy(initial, learning)
    output = forward(network, weights, x)
    loss = network.loss(output, y)
    loss.backward()
    result = {"x": x, "y": y, "output": network.predict(output), "loss": loss, "grad/x": x.grad}
    for tensor, w in weights.items():
        result[f"init/{tensor}"] = initial[tensor]
        result[f"grad/{tensor}"] = w.grad if tensor in learning else torch.zeros_like(w)
    for optimizer in network.optimizers:
        trained = train(network, copy(initial, learning), learning, x.detach(), y, optimizer)
        result.update({f"{optimizer}/{key}": value for key, value in trained.items()})
    return {key: value.detach() for key, value in result.items()}


def copy(initial: Tensors, learning: list[str]) -> Tensors:
    return {tensor: w.clone().requires_grad_(tensor in learning) for tensor, w in initial.items()}


def train(network: Network, weights: Tensors, learning: list[str], x: torch.Tensor, y: torch.Tensor, optimizer: str) -> Tensors:
    rate = network.sgd_rate if optimizer == "sgd" else ADAM_RATE
    rule = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[optimizer]([weights[tensor] for tensor in learning], lr=rate)
    losses = []
    for _ in range(STEPS):
        rule.zero_grad()
        moved = {}
        loss = network.loss(forward(network, weights, x, training=True, moved=moved), y)
        loss.backward()
        rule.step()
        weights.update(moved)
        losses.append(loss.detach())
    output = network.predict(forward(network, weights, x))
    return {**weights, "losses": torch.stack(losses), "output": output, "rate": torch.tensor(rate, dtype=DOUBLE)}


def error(a: torch.Tensor, b: torch.Tensor) -> float:
    a, b = a.to(DOUBLE), b.to(DOUBLE)
    return ((a - b).norm() / b.norm()).item() if b.norm() > 0 else a.norm().item()


def suits(exact: Tensors, rounded: Tensors) -> bool:
    """Returns whether all results in single precision are near enough."""
    for name, value in exact.items():
        allowed = ADAM_ERROR if name.startswith("adam/") else SGD_ERROR
        if not error(rounded[name], value) <= allowed:
            return False
    return True


def main() -> None:
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    tensors = {}
    for name, network in NETWORKS.items():
        for seed in range(1, 1000):
            try:
                exact = fixture(name, seed, DOUBLE)
                if suits(exact, fixture(name, seed, FLOAT)):
                    break
            except TooNear:
                pass
        else:
            raise ValueError(f"no seed suits {name}")
        parameters = sum(value.numel() for key, value in exact.items() if key.startswith("init/"))
        print(f"{name}: seed {seed}, {parameters} parameters, output {list(exact['output'].shape)}")
        tensors.update({f"{name}/{key}": value.contiguous() for key, value in exact.items()})
    write_safetensors(Path(__file__).resolve().parent / "convolutions_float64.safetensors", tensors)


if __name__ == "__main__":
    main()
