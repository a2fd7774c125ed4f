#!/usr/bin/python3
"""Writes models of operations that need several layers, or a layer with other weights.

    python3 make_operations.py    (Debian: python3-torch 1.13, python3-onnx 1.12, python3-numpy)
"""

import numpy as np
import torch
from torch import nn

from onnx_models import export, node, numbers, save, tensor


def real(name, values):
    return numbers(name, values, np.float32)


save(
    "constant_factors",
    [
        node("MatMul", "m,x", "a"),
        node("Gemm", "left,x2,c", "g", "columns", transA=1, alpha=0.5, beta=2.0),
        node("Transpose", "g", "h", perm=[1, 0]),
        node("ReduceMax", "a", "b", axes=[2], keepdims=0),
        node("Concat", "b,h", "y", axis=1),
    ],
    {"x": ["N", 4, 3], "x2": [5, "N"]},
    {"y": ["N", 9]},
    [tensor("m", 6, 4), tensor("left", 5, 3), tensor("c", 3, 1)],
    check=False,
)
save(
    "transposed_rows",
    [node("Gemm", "x,w,b", "y", transA=1, transB=1)],
    {"x": [5, "N"]},
    {"y": ["N", 3]},
    [tensor("w", 3, 5), tensor("b", 3)],
)
save(
    "bounds_and_powers",
    [
        node("Clip", "x,low,", "a"),
        node("Clip", "a,,high", "b"),
        node("Max", "x,half", "c"),
        node("Min", "half,x", "d"),
        node("Pow", "x,three", "e"),
        node("Abs", "e", "f"),
        node("Max", "x,row", "g"),
        node("Min", "g,c,row", "h"),
        node("ReduceMin", "h", "i", axes=[1], keepdims=1),
        node("Sum", "b,c,d,f,h,i", "y"),
    ],
    {"x": ["N", 4]},
    {"y": ["N", 4]},
    [real("low", -0.5), real("high", 0.375), real("half", 0.25), real("three", 3), real("row", [0.125, -0.5, 0.5, 0.0])],
    check=False,
)
save(
    "pads_of_all_modes",
    [
        node("Pad", "x,four,value", "a"),
        node("Pad", "a,four", "b", mode="reflect"),
        node("Pad", "b,four", "c", mode="edge"),
        node("Conv", "c,w", "d"),
        node("Flatten", "d", "e"),
        node("Pad", "e,ends", "f"),
        node("Gemm", "f,v", "y"),
    ],
    {"x": ["N", 2, 3, 4]},
    {"y": ["N", 2]},
    [
        numbers("four", [0, 0, 1, 0, 0, 0, 2, 1]),
        real("value", -0.75),
        numbers("ends", [0, 2, 0, 1]),
        tensor("w", 1, 2, 3, 3),
        tensor("v", 10 * 5 + 3, 2, scale=0.2),
    ],
)
save(
    "joined_constants",
    [
        node("Conv", "x,w", "a"),
        node("Shape", "a", "s"),
        node("Gather", "s,zero", "n", axis=0),
        node("Concat", "n,tail", "shape", axis=0),
        node("Expand", "token,shape", "t"),
        node("Reshape", "a,flat", "r"),
        node("Transpose", "r", "u", perm=[0, 2, 1]),
        node("Concat", "t,u", "v", axis=1),
        node("Add", "v,places", "y"),
    ],
    {"x": ["N", 2, 2, 3]},
    {"y": ["N", 7, 4]},
    [
        tensor("w", 4, 2, 1, 1), numbers("zero", [0]), numbers("tail", [1, 4]), numbers("flat", [0, 4, -1]), tensor("token", 1, 1, 4),
        tensor("places", 1, 7, 4),
    ],
    check=False,
)
save(
    "group_normalization_18",
    [node("GroupNormalization", "x,g,b", "y", num_groups=3, epsilon=1e-3)],
    {"x": ["N", 6, 4, 5]},
    {"y": ["N", 6, 4, 5]},
    [tensor("g", 3), tensor("b", 3)],
    opset=18,
    check=False,
)
save(
    "rms_normalization_23",
    [node("RMSNormalization", "x,g", "a", "norm"), node("RMSNormalization", "a,h", "y", axis=1, epsilon=1e-3)],
    {"x": ["N", 5, 6]},
    {"y": ["N", 5, 6]},
    [tensor("g", 6), tensor("h", 5, 6)],
    opset=23,
    ir=10,
    check=False,
)
save(
    "channels_to_pixels",
    [node("DepthToSpace", "x", "a", blocksize=2), node("Conv", "a,w", "y")],
    {"x": ["N", 20, 3, 2]},
    {"y": ["N", 3, 6, 4]},
    [tensor("w", 3, 5, 1, 1)],
)
save(
    "even_neighbours",
    [node("LRN", "x", "y", size=4, alpha=0.5, bias=2.0)],
    {"x": ["N", 5, 3, 2]},
    {"y": ["N", 5, 3, 2]},
)
# ONNX Runtime refuses even sizes. By the specification, the sum for the channel c is over c - 1 to c + 2.
band = np.array([[1.0 if c - 1 <= i <= c + 2 else 0.0 for i in range(5)] for c in range(5)], np.float32)
save(
    "even_neighbours_reference",
    [
        node("Mul", "x,x", "square"),
        node("Conv", "square,band", "sum"),
        node("Mul", "sum,eighth", "scaled"),
        node("Add", "scaled,two", "base"),
        node("Pow", "base,exponent", "power"),
        node("Div", "x,power", "y"),
    ],
    {"x": ["N", 5, 3, 2]},
    {"y": ["N", 5, 3, 2]},
    [real("band", band.reshape(5, 5, 1, 1)), real("eighth", 0.125), real("two", 2), real("exponent", 0.75)],
)
save(
    "output_paddings",
    [
        node("ConvTranspose", "x,w,b", "a", strides=[2, 3], pads=[0, 1, 0, 1], output_padding=[1, 2]),
        node("ConvTranspose", "a,v", "c", strides=[3, 2], dilations=[1, 2], output_padding=[2, 0]),
        node("Reshape", "c,flat", "d"),
        node("ConvTranspose", "d,u", "y", strides=[2], output_padding=[1]),
    ],
    {"x": ["N", 2, 3, 2]},
    {"y": ["N", 2, None]},
    [tensor("w", 2, 3, 2, 2), tensor("b", 3), tensor("v", 3, 4, 2, 2), numbers("flat", [0, 4, -1]), tensor("u", 4, 2, 2)],
)

class Block(nn.Module):
    """Normalisation by the root of the mean square, and the approximation of GELU, as exporters write them in several nodes."""

    def __init__(self):
        super().__init__()
        self.gain = nn.Parameter(torch.rand(6) + 0.5)
        self.wide = nn.Linear(6, 8)
        self.narrow = nn.Linear(8, 6)

    def forward(self, x):
        x = self.gain * (x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-5))
        x = self.narrow(nn.functional.gelu(self.wide(x), approximate="tanh"))
        return x / torch.sqrt(x.pow(2).mean(-1, keepdim=True) + 1e-3)


torch.manual_seed(3)
export("torch_rms_block", Block(), torch.randn(2, 5, 6))
