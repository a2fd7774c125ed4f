#!/usr/bin/python3
"""Writes models whose inputs are sequences of any number of steps: an axis called "steps" has no length.

    python3 make_open_sequences.py    (Debian: python3-torch 1.13, python3-onnx 1.12, python3-numpy)
"""

import torch
from onnx import TensorProto
from torch import nn

from onnx_models import export, node, numbers, save, tensor


class Labels(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(3, 4, batch_first=True, bidirectional=True)
        self.norm = nn.LayerNorm(8)
        self.out = nn.Linear(8, 2)

    def forward(self, x):
        return self.out(self.norm(self.lstm(x)[0]))


class Causal(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Conv1d(2, 4, 3, dilation=2)
        self.second = nn.Conv1d(4, 3, 5, padding=2)

    def forward(self, x):
        return self.second(torch.tanh(self.first(nn.functional.pad(x, (4, 0)))))


class Words(nn.Module):
    def __init__(self):
        super().__init__()
        self.table = nn.Embedding(11, 4)
        self.gru = nn.GRU(4, 5, batch_first=True)
        self.out = nn.Linear(5, 2)

    def forward(self, x):
        return self.out(self.gru(self.table(x))[0][:, -1])


def open_axes(input_axis, output_axis=None):
    output = {0: "batch"} if output_axis is None else {0: "batch", output_axis: "steps"}
    return {"x": {0: "batch", input_axis: "steps"}, "y": output}


torch.manual_seed(2)
export("torch_open_labels", Labels(), torch.randn(2, 5, 3), opset=17, axes=open_axes(1, 1))
export("torch_open_causal", Causal(), torch.randn(2, 2, 9), axes=open_axes(2, 2))
export("torch_open_words", Words(), torch.randint(0, 11, (2, 5)), opset=17, axes=open_axes(1))
save(
    "open_single",
    [
        node("Transpose", "x", "t", perm=[1, 0, 2]),
        node("RNN", "t,w,r,b", "s,", hidden_size=4),
        node("Squeeze", "s,one", "q"),
        node("Transpose", "q", "u", perm=[1, 0, 2]),
        node("MatMul", "u,v", "y"),
    ],
    {"x": [1, "steps", 3]},
    {"y": [1, "steps", 2]},
    [tensor("w", 1, 4, 3), tensor("r", 1, 4, 4), tensor("b", 1, 8), numbers("one", [1]), tensor("v", 4, 2)],
    check=False,
)
save(
    "open_steps_first",
    [
        node("GRU", "x,w,r", "s,", hidden_size=4),
        node("Squeeze", "s,one", "q"),
        node("MatMul", "q,v", "y"),
    ],
    {"x": ["steps", "batch", 3]},
    {"y": ["steps", "batch", 2]},
    [tensor("w", 1, 12, 3), tensor("r", 1, 12, 4), numbers("one", [1]), tensor("v", 4, 2)],
    check=False,
)
save(
    "open_mean_refused",
    [
        node("Transpose", "x", "t", perm=[1, 0, 2]),
        node("RNN", "t,w,r,b", "s,", hidden_size=4),
        node("ReduceMean", "s", "m", axes=[0, 1], keepdims=0),
        node("Gemm", "m,v", "y"),
    ],
    {"x": ["batch", "steps", 3]},
    {"y": ["batch", 2]},
    [tensor("w", 1, 4, 3), tensor("r", 1, 4, 4), tensor("b", 1, 8), tensor("v", 4, 2)],
    check=False,
)
save(
    "open_scaled_refused",
    [
        node("Shape", "x", "shape"),
        node("Gather", "shape,zero", "count"),
        node("Cast", "count", "real", to=TensorProto.FLOAT),
        node("Sqrt", "real", "root"),
        node("RNN", "x,w,r", "s,", hidden_size=4),
        node("Squeeze", "s,one", "q"),
        node("Div", "q,root", "y"),
    ],
    {"x": ["steps", "batch", 3]},
    {"y": ["steps", "batch", 4]},
    [numbers("zero", 0), numbers("one", [1]), tensor("w", 1, 4, 3), tensor("r", 1, 4, 4)],
    check=False,
)
save(
    "open_largest_refused",
    [node("GRU", "x,w,r", "s,", hidden_size=4), node("ArgMax", "s", "y", "largest", axis=-1)],
    {"x": ["steps", "batch", 3]},
    {"y": ["steps", 1, "batch", 1]},
    [tensor("w", 1, 12, 3), tensor("r", 1, 12, 4)],
    check=False,
)
