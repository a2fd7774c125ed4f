"""Layers that rearrange, enlarge or normalise images, in PyTorch. Images are stored as [rows, C, H, W]; axes are counted as in StaticNets,
height, width, channels."""

import torch
import torch.nn.functional as F
from image_layers import Layer, Pass


def slice_axis(axis: int, start: int, end: int | None = None) -> Layer:
    def layer(run: Pass, x: torch.Tensor) -> torch.Tensor:
        index = [slice(None)] * 3
        index[axis] = slice(start, end)
        return x.movedim(1, -1)[:, index[0], index[1], index[2]].movedim(-1, 1)

    return layer


def permute(*order: int) -> Layer:
    return lambda run, x: x.movedim(1, -1).permute(0, *(axis + 1 for axis in order)).movedim(-1, 1)


def crop(top: int, bottom: int, left: int, right: int) -> Layer:
    return lambda run, x: F.pad(x, (-left, -right, -top, -bottom))


def zeros_around(top: int, bottom: int, left: int, right: int) -> Layer:
    return lambda run, x: F.pad(x, (left, right, top, bottom))


def nearest(height: int, width: int) -> Layer:
    return lambda run, x: F.interpolate(x, scale_factor=(height, width), mode="nearest")


def bilinear(height: int, width: int) -> Layer:
    return lambda run, x: F.interpolate(x, scale_factor=(height, width), mode="bilinear", align_corners=False)


def pixel_shuffle(factor: int) -> Layer:
    return lambda run, x: F.pixel_shuffle(x, factor)


def response_norm(size: int, alpha: float = 1e-4, beta: float = 0.75, k: float = 1.0) -> Layer:
    return lambda run, x: F.local_response_norm(x, size, alpha, beta, k)
