"""The layers of convolutional networks in PyTorch, with the padding and the statistics of StaticNets and Keras.

Convolution and pooling are those of PyTorch, after explicit padding. Min pooling is max pooling of the negative. PyTorch's average would
count padding that is added on one side only, so the average is computed here: the sum over the pixels of the image, divided by their
number. PyTorch's moving variance is unbiased; the biased one, as in Keras, is computed here.
"""

from math import ceil
from typing import Callable, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from make_fixtures import Tensors, dense

# In these networks, values around 1 have an error below 1e-6 in single precision.
MARGIN = 2e-5
MOVING = ("moving_mean", "moving_variance")


class TooNear(Exception):
    """A value is too near to a kink, so another point must be drawn."""


def keep_away(distance: torch.Tensor) -> None:
    if distance.detach().abs().min().item() < MARGIN:
        raise TooNear


class Pass(NamedTuple):
    """The state of one pass through a network: weights, mode, and the statistics that a training pass computes."""

    weights: Tensors
    training: bool
    moved: Tensors


# Activations


def relu(z: torch.Tensor) -> torch.Tensor:
    keep_away(z)
    return F.relu(z)


ACTIVATIONS = {"linear": lambda z: z, "relu": relu, "tanh": torch.tanh, "gelu": F.gelu, "swish": F.silu}


# Windows. Images are stored as [rows, C, H, W], as in PyTorch.


def padding(size: int, window: int, stride: int, dilation: int, same: bool, pad: int) -> tuple[int, int]:
    """Returns the number of padding pixels before and after one axis."""
    if not same:
        return pad, pad
    total = max((ceil(size / stride) - 1) * stride + dilation * (window - 1) + 1 - size, 0)
    return total // 2, total - total // 2


def padded(x: torch.Tensor, window: tuple[int, int], stride: int, dilation: int, same: bool, pad: int, value: float) -> torch.Tensor:
    height, width = x.shape[2:]
    top, bottom = padding(height, window[0], stride, dilation, same, pad)
    left, right = padding(width, window[1], stride, dilation, same, pad)
    return F.pad(x, (left, right, top, bottom), value=value)


Layer = Callable[[Pass, torch.Tensor], torch.Tensor]


def conv(name: str, stride: int = 1, dilation: int = 1, groups: int = 1, same: bool = False, pad: int = 0, activation: str = "linear") -> Layer:
    def layer(run: Pass, x: torch.Tensor) -> torch.Tensor:
        kernel = run.weights[f"{name}/kernel"]
        x = padded(x, kernel.shape[:2], stride, dilation, same, pad, 0)
        z = F.conv2d(x, kernel.permute(3, 2, 0, 1).contiguous(), run.weights[f"{name}/bias"], stride, 0, dilation, groups)
        return ACTIVATIONS[activation](z)

    return layer


def conv_axes(
    name: str,
    stride: tuple[int, int] = (1, 1),
    dilation: tuple[int, int] = (1, 1),
    pads: tuple[int, int, int, int] = (0, 0, 0, 0),
    groups: int = 1,
    activation: str = "linear",
) -> Layer:
    """A convolution whose strides and dilations differ by axis and whose padding (top, bottom, left, right) differs by side."""

    def layer(run: Pass, x: torch.Tensor) -> torch.Tensor:
        top, bottom, left, right = pads
        kernel = run.weights[f"{name}/kernel"].permute(3, 2, 0, 1).contiguous()
        x = F.pad(x, (left, right, top, bottom))
        z = F.conv2d(x, kernel, run.weights.get(f"{name}/bias"), stride, 0, dilation, groups)
        return ACTIVATIONS[activation](z)

    return layer


def separable(name: str, multiplier: int, same: bool = False, stride: int = 1, activation: str = "linear") -> Layer:
    def layer(run: Pass, x: torch.Tensor) -> torch.Tensor:
        depthwise = run.weights[f"{name}/depthwise_kernel"]
        x = padded(x, depthwise.shape[:2], stride, 1, same, 0, 0)
        filtered = F.conv2d(x, depthwise.permute(3, 2, 0, 1).contiguous(), None, stride, 0, 1, groups=x.shape[1])
        pointwise = run.weights[f"{name}/pointwise_kernel"].permute(3, 2, 0, 1).contiguous()
        return ACTIVATIONS[activation](F.conv2d(filtered, pointwise, run.weights[f"{name}/bias"]))

    return layer


def conv_transpose(
    name: str,
    stride: tuple[int, int] = (1, 1),
    dilation: int = 1,
    pads: tuple[int, int, int, int] = (0, 0, 0, 0),
    added: int = 0,
    groups: int = 1,
    same: bool = False,
    activation: str = "linear",
) -> Layer:
    """A transposed convolution; the padding (top, bottom, left, right) is removed from its output."""

    def layer(run: Pass, x: torch.Tensor) -> torch.Tensor:
        kernel = run.weights[f"{name}/kernel"]
        weight = kernel.permute(3, 2, 0, 1).contiguous()
        y = F.conv_transpose2d(x, weight, None, stride, 0, 0, groups, dilation)
        top, bottom, left, right = pads[0], pads[1] - added, pads[2], pads[3] - added
        if same:
            # Keras: the output has stride pixels for each pixel of the input.
            reach = [dilation * (k - 1) + 1 for k in kernel.shape[:2]]
            top, left = (max(0, r - s) // 2 for r, s in zip(reach, stride))
            bottom, right = (r - s - before for r, s, before in zip(reach, stride, (top, left)))
        y = F.pad(y, (-left, -right, -top, -bottom))
        bias = run.weights.get(f"{name}/bias")
        return ACTIVATIONS[activation](y if bias is None else y + bias[:, None, None])

    return layer


def dilated_max(x: torch.Tensor, window: int, stride: int, dilation: int) -> torch.Tensor:
    """Returns the maximum of each window; no other pixel of a window may be near it."""
    for channel in x.detach().split(1, dim=1):
        first, second = F.unfold(channel, window, dilation, stride=stride).topk(2, dim=1).values.unbind(1)
        keep_away(first - second)
    return F.max_pool2d(x, window, stride, dilation=dilation)


def largest(x: torch.Tensor, window: tuple[int, int], stride: int) -> torch.Tensor:
    """Returns the maximum of each window. The second largest value must be clearly smaller, or both must be zeros of a ReLU, which has no gradient."""
    windows = x.detach().unfold(2, window[0], stride).unfold(3, window[1], stride).flatten(4)
    if windows.shape[-1] > 1:
        first, second = windows.topk(2, dim=-1).values.unbind(-1)
        clear = (first - second)[(first != 0) | (second != 0)]
        keep_away(clear)
    return F.max_pool2d(x, window, stride)


def pool(kind: str, *window: int, stride: int = 0, same: bool = False, pad: int = 0) -> Layer:
    height, width = window if len(window) == 2 else window * 2
    stride = stride or height

    def layer(run: Pass, x: torch.Tensor) -> torch.Tensor:
        def pad_with(tensor: torch.Tensor, value: float) -> torch.Tensor:
            return padded(tensor, (height, width), stride, 1, same, pad, value)

        if kind == "max":
            return largest(pad_with(x, -np.inf), (height, width), stride)
        if kind == "min":
            return -largest(pad_with(-x, -np.inf), (height, width), stride)
        pixels = F.avg_pool2d(pad_with(torch.ones_like(x), 0), (height, width), stride)
        return F.avg_pool2d(pad_with(x, 0), (height, width), stride) / pixels

    return layer


def global_max(run: Pass, x: torch.Tensor) -> torch.Tensor:
    return largest(x, x.shape[2:], 1).flatten(1)


def global_min(run: Pass, x: torch.Tensor) -> torch.Tensor:
    return -largest(-x, x.shape[2:], 1).flatten(1)


def global_average(run: Pass, x: torch.Tensor) -> torch.Tensor:
    return x.mean(dim=(2, 3))


# Other layers


def norm(name: str, epsilon: float = 1e-3, momentum: float = 0.99, frozen: bool = False) -> Layer:
    def layer(run: Pass, x: torch.Tensor) -> torch.Tensor:
        gamma, beta = run.weights[f"{name}/gamma"], run.weights[f"{name}/beta"]
        mean, variance = (run.weights[f"{name}/{tensor}"] for tensor in MOVING)
        if frozen or not run.training:
            return F.batch_norm(x, mean, variance, gamma, beta, training=False, eps=epsilon)
        values = x.detach().transpose(0, 1).flatten(1)
        batch = values.mean(dim=1), values.var(dim=1, unbiased=False)
        for tensor, old, new in zip(MOVING, (mean, variance), batch):
            run.moved[f"{name}/{tensor}"] = momentum * old + (1 - momentum) * new
        return F.batch_norm(x, None, None, gamma, beta, training=True, eps=epsilon)

    return layer


def full(name: str, activation: str = "linear") -> Layer:
    return lambda run, x: ACTIVATIONS[activation](dense(run.weights, name, x))


def act(activation: str) -> Layer:
    return lambda run, x: ACTIVATIONS[activation](x)


def flatten(run: Pass, x: torch.Tensor) -> torch.Tensor:
    """Height, width, channel."""
    return x.permute(0, 2, 3, 1).flatten(1)


def chain(*layers: Layer) -> Layer:
    def network(run: Pass, x: torch.Tensor) -> torch.Tensor:
        for layer in layers:
            x = layer(run, x)
        return x

    return network
