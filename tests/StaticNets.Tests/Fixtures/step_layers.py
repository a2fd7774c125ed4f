"""The layers over the steps of a sequence in PyTorch, with the padding of StaticNets and Keras. Sequences are [rows, C, steps] here."""

import numpy as np
import torch
import torch.nn.functional as F
from image_layers import ACTIVATIONS, Layer, Pass, keep_away, padding
from make_sequences import rnn


def padded_steps(
    x: torch.Tensor, window: int, stride: int, dilation: int, same: bool, pad: int, value: float, causal: bool = False
) -> torch.Tensor:
    ends = (dilation * (window - 1), 0) if causal else padding(x.shape[2], window, stride, dilation, same, pad)
    return F.pad(x, ends, value=value)


def conv_steps(
    name: str,
    stride: int = 1,
    dilation: int = 1,
    groups: int = 1,
    same: bool = False,
    causal: bool = False,
    pad: int = 0,
    activation: str = "linear",
) -> Layer:
    def layer(run: Pass, x: torch.Tensor) -> torch.Tensor:
        kernel = run.weights[f"{name}/kernel"]
        x = padded_steps(x, len(kernel), stride, dilation, same, pad, 0, causal)
        z = F.conv1d(x, kernel.permute(2, 1, 0).contiguous(), run.weights[f"{name}/bias"], stride, 0, dilation, groups)
        return ACTIVATIONS[activation](z)

    return layer


def largest_steps(x: torch.Tensor, window: int, stride: int) -> torch.Tensor:
    """Returns the maximum of each window. The second largest value must be clearly smaller."""
    windows = x.detach().unfold(2, window, stride)
    if window > 1:
        first, second = windows.topk(2, dim=-1).values.unbind(-1)
        keep_away(first - second)
    return F.max_pool1d(x, window, stride)


def pool_steps(kind: str, window: int, stride: int = 0, same: bool = False, pad: int = 0) -> Layer:
    stride = stride or window

    def layer(run: Pass, x: torch.Tensor) -> torch.Tensor:
        if kind == "max":
            return largest_steps(padded_steps(x, window, stride, 1, same, pad, -np.inf), window, stride)
        sums, steps = (F.avg_pool1d(padded_steps(t, window, stride, 1, same, pad, 0), window, stride) for t in (x, torch.ones_like(x)))
        return sums / steps

    return layer


def max_steps(run: Pass, x: torch.Tensor) -> torch.Tensor:
    return largest_steps(x, x.shape[2], 1).flatten(1)


def average_steps(run: Pass, x: torch.Tensor) -> torch.Tensor:
    return x.mean(dim=2)


def last_step(run: Pass, x: torch.Tensor) -> torch.Tensor:
    return x[:, :, -1]


def flatten_steps(run: Pass, x: torch.Tensor) -> torch.Tensor:
    """Step, channel."""
    return x.permute(0, 2, 1).flatten(1)


def repeat(steps: int) -> Layer:
    return lambda run, x: x.unsqueeze(2).expand(-1, -1, steps)


def recurrent(name: str) -> Layer:
    return lambda run, x: rnn(run.weights, name, x.permute(0, 2, 1)).permute(0, 2, 1)
