#!/usr/bin/python3
"""Writes small ONNX models, with which the import is tested. ONNX Runtime computes what imported networks must compute.

    python3 make_models.py            (Debian: python3-torch 1.13, python3-onnx 1.12, python3-numpy)

Models whose names begin with torch_ are written by PyTorch's exporter, the others by ONNX' Python package. Each is small: a few channels and
pixels of odd numbers, so that a mistaken order of axes cannot go unnoticed.
"""

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from onnx_models import FOLDER, export, node, numbers, save, tensor, value


def windows():
    save(
        "asymmetric_pads",
        [
            node("Conv", "x,w,b", "c", "first", pads=[0, 1, 2, 1], strides=[2, 1], dilations=[1, 2]),
            node("Conv", "c,v", "d", "second", pads=[1, 0, 0, 2], group=2),
            node("MaxPool", "d", "y", kernel_shape=[2, 3], pads=[0, 1, 1, 1], strides=[1, 2]),
        ],
        {"x": ["N", 3, 7, 9]},
        {"y": ["N", 6, None, None]},
        [tensor("w", 4, 3, 3, 2), tensor("b", 4), tensor("v", 6, 2, 2, 3)],
    )
    save(
        "auto_pad_and_ceil_mode",
        [
            node("Conv", "x,w", "a", auto_pad="SAME_UPPER", strides=[2, 2]),
            node("Conv", "a,v", "b", auto_pad="SAME_LOWER", kernel_shape=[2, 2]),
            node("MaxPool", "b", "c", kernel_shape=[2, 2], strides=[2, 2], ceil_mode=1),
            node("AveragePool", "c", "d", kernel_shape=[2, 2], strides=[1, 1], pads=[1, 1, 0, 0], count_include_pad=1),
            node("AveragePool", "d", "e", kernel_shape=[2, 2], strides=[1, 1], pads=[1, 1, 0, 0]),
            node("MaxPool", "e", "y", auto_pad="SAME_UPPER", kernel_shape=[3, 2], strides=[2, 1]),
        ],
        {"x": ["N", 2, 13, 11]},
        {"y": ["N", 4, None, None]},
        [tensor("w", 3, 2, 3, 3), tensor("v", 4, 3, 2, 2)],
    )
    save(
        "transposed_convolutions",
        [
            node("ConvTranspose", "x,w,b", "a", "up", strides=[2, 2], pads=[1, 1, 1, 1], output_padding=[1, 1], group=2),
            node("ConvTranspose", "a,v", "c", auto_pad="SAME_UPPER", strides=[2, 1]),
            node("ConvTranspose", "c,u", "y", strides=[1, 2], pads=[0, 1, 1, 0], dilations=[2, 1]),
        ],
        {"x": ["N", 4, 5, 6]},
        {"y": ["N", 2, None, None]},
        [tensor("w", 4, 3, 3, 3), tensor("b", 6), tensor("v", 6, 3, 3, 2), tensor("u", 3, 2, 2, 3)],
    )
    save(
        "sequences_of_channels",
        [
            node("Pad", "x,p", "a"),
            node("Conv", "a,w,b", "c", dilations=[2]),
            node("Relu", "c", "r"),
            node("AveragePool", "r", "d", kernel_shape=[3], strides=[2], pads=[1, 1], count_include_pad=1),
            node("ConvTranspose", "d,v", "e", strides=[2], pads=[1, 0]),
            node("GlobalAveragePool", "e", "y"),
        ],
        {"x": ["N", 3, 12]},
        {"y": ["N", 5, 1]},
        [numbers("p", [0, 0, 4, 0, 0, 0]), tensor("w", 4, 3, 3), tensor("b", 4), tensor("v", 4, 5, 3)],
    )
    save(
        "enlargements",
        [
            node("Resize", "x,,s", "a", mode="nearest", coordinate_transformation_mode="asymmetric", nearest_mode="floor"),
            node("Resize", "a,,t", "b", mode="linear", coordinate_transformation_mode="half_pixel"),
            node("DepthToSpace", "b", "c", blocksize=2, mode="CRD"),
            node("Pad", "c,p", "y"),
        ],
        {"x": ["N", 8, 5, 6]},
        {"y": ["N", 2, None, None]},
        [numbers("s", [1, 1, 2, 3], np.float32), numbers("t", [1, 1, 2, 2], np.float32), numbers("p", [0, 0, 1, -2, 0, 0, -3, 1])],
    )


def graphs():
    weights = [tensor("w", 5, 4), tensor("b", 4), tensor("v", 4, 3)]
    nodes = [node("MatMul", "x,w", "a"), node("Add", "a,b", "c"), node("Relu", "c", "d"), node("MatMul", "d,v", "y")]
    save("untrusted_value_info", nodes, {"x": ["N", 5]}, {"y": ["N", 3]}, weights, value_info=[value("a", [7, 9, 2]), value("d", [1])], check=False)
    save("unsorted_nodes", nodes[::-1], {"x": ["N", 5]}, {"y": ["N", 3]}, weights, check=False)
    save("sorted_nodes", nodes, {"x": ["N", 5]}, {"y": ["N", 3]}, weights)
    as_inputs = {"x": ["N", 5], "w": [5, 4], "b": [4], "v": [4, 3]}
    save("initializers_as_inputs", nodes, as_inputs, {"y": ["N", 3]}, weights, opset=8, ir=3)
    save(
        "folded_reshape",
        [
            node("Conv", "x,w", "a"),
            node("Shape", "a", "s"),
            node("Constant", "", "zero", value=numbers("zero", 0)),
            node("Gather", "s,zero", "n", axis=0),
            node("Unsqueeze", "n,axes", "n1"),
            node("Slice", "s,one,many", "rest"),
            node("ReduceProd", "rest", "count", keepdims=1),
            node("Concat", "n1,count", "shape", axis=0),
            node("Reshape", "a,shape", "f"),
            node("Gemm", "f,v,b", "y"),
        ],
        {"x": ["N", 2, 4, 5]},
        {"y": ["N", 3]},
        [tensor("w", 3, 2, 2, 2), numbers("axes", [0]), numbers("one", [1]), numbers("many", [9223372036854775807]), tensor("v", 36, 3), tensor("b", 3)],
        check=False,
    )
    # A node Constant has no inputs.
    model = onnx.load(FOLDER / "folded_reshape.onnx")
    del model.graph.node[2].input[:]
    onnx.checker.check_model(model)
    onnx.save(model, FOLDER / "folded_reshape.onnx")
    save(
        "frozen_batch",
        [node("Conv", "x,w", "a"), node("Reshape", "a,shape", "f"), node("MatMul", "f,v", "y")],
        {"x": [4, 2, 3, 3]},
        {"y": [4, 3]},
        [tensor("w", 5, 2, 2, 2), numbers("shape", [4, 20]), tensor("v", 20, 3)],
    )
    save(
        "frozen_single",
        [node("Conv", "x,w", "a"), node("Reshape", "a,shape", "f"), node("MatMul", "f,v", "g"), node("Reshape", "g,flat", "y")],
        {"x": [1, 2, 3, 3]},
        {"y": [3]},
        [tensor("w", 5, 2, 2, 2), numbers("shape", [1, -1]), tensor("v", 20, 3), numbers("flat", [3])],
    )
    save(
        "flatten_with_groups",
        [
            node("Conv", "x,w", "a", group=2),
            node("Reshape", "a,split", "s"),
            node("Transpose", "s", "t", perm=[0, 2, 1, 3, 4]),
            node("Reshape", "t,join", "u"),
            node("Conv", "u,v", "c", group=3),
            node("Flatten", "c", "f"),
            node("Gemm", "f,g,b", "y", transB=1),
        ],
        {"x": ["N", 4, 5, 6]},
        {"y": ["N", 3]},
        [
            tensor("w", 6, 2, 1, 2),
            numbers("split", [-1, 2, 3, 5, 5]),
            numbers("join", [-1, 6, 5, 5]),
            tensor("v", 9, 2, 2, 2),
            tensor("g", 3, 144, scale=0.2),
            tensor("b", 3),
        ],
    )
    save(
        "several_ports",
        [
            node("Flatten", "image", "f"),
            node("Concat", "f,row", "joined", axis=1),
            node("Gemm", "joined,w,b", "h", "stem"),
            node("Tanh", "h", "t"),
            node("Gemm", "t,v", "y", "head"),
            node("Softmax", "y", "p"),
        ],
        {"image": ["N", 2, 3, 4], "row": ["N", 5]},
        {"p": ["N", 3], "t": ["N", 4]},
        [tensor("w", 29, 4), tensor("b", 4), tensor("v", 4, 3)],
    )


def versions():
    save(
        "attributes_that_became_inputs",
        [
            node("Squeeze", "x,axis", "a"),
            node("Clip", "a,low,high", "b"),
            node("Dropout", "b,ratio", "c"),
            node("Pad", "c,pads", "d"),
            node("ReduceMean", "d,axes", "e", keepdims=0),
            node("MatMul", "e,w", "y"),
        ],
        {"x": ["N", 2, 1, 5, 6]},
        {"y": ["N", 3]},
        [
            numbers("axis", [2]),
            numbers("low", -0.5, np.float32),
            numbers("high", 0.75, np.float32),
            numbers("ratio", 0.25, np.float32),
            numbers("pads", [0, 0, 1, 2, 0, 0, 0, 1]),
            numbers("axes", [2, 3]),
            tensor("w", 2, 3),
        ],
        opset=18,
        check=False,
    )
    save(
        "attributes_before_11",
        [
            node("Squeeze", "x", "a", axes=[2]),
            node("Clip", "a", "b", min=-0.5, max=0.75),
            node("Dropout", "b", "c", ratio=0.25),
            node("Pad", "c", "d", pads=[0, 0, 1, 2, 0, 0, 0, 1]),
            node("Slice", "d", "s", axes=[2, 3], starts=[1, -6], ends=[5, 9]),
            node("ReduceMean", "s", "e", keepdims=0, axes=[2, 3]),
            node("MatMul", "e,w", "y"),
        ],
        {"x": ["N", 2, 1, 5, 6]},
        {"y": ["N", 3]},
        [tensor("w", 2, 3)],
        opset=9,
        ir=4,
    )
    for opset in (12, 13):
        save(
            f"softmax_{opset}",
            [node("Conv", "x,w", "a"), node("Softmax", "a", "b", axis=1), node("Conv", "b,v", "c"), node("LogSoftmax", "c", "y", axis=2)],
            {"x": ["N", 2, 3, 4]},
            {"y": ["N", 2, 3, 4]},
            [tensor("w", 3, 2, 1, 1), tensor("v", 2, 3, 1, 1, scale=3)],
            opset=opset,
        )
    save(
        "batch_normalization_7",
        [node("Conv", "x,w", "a"), node("BatchNormalization", "a,g,b,m,v", "c", epsilon=1e-3), node("Relu", "c", "d"), node("BatchNormalization", "d,g,b,m,v", "y")],
        {"x": ["N", 2, 3, 4]},
        {"y": ["N", 3, 3, 4]},
        [tensor("w", 3, 2, 1, 1), tensor("g", 3), tensor("b", 3), tensor("m", 3), numbers("v", [0.5, 1.5, 2.5], np.float32)],
        opset=7,
        ir=4,
    )
    save(
        "gemm_broadcasts",
        [
            node("Gemm", "x,w,s", "a", alpha=0.5, beta=2.0),
            node("Gemm", "a,v,r", "b", transB=1, beta=0.25),
            node("Gemm", "b,u", "c", alpha=3.0),
            node("Gemm", "c,t,q", "y"),
        ],
        {"x": ["N", 5]},
        {"y": ["N", 2]},
        [tensor("w", 5, 4), numbers("s", 0.75, np.float32), tensor("v", 6, 4), tensor("r", 1, 6), tensor("u", 6, 3), tensor("t", 3, 2), tensor("q", 2)],
    )
    save(
        "empty_optional_inputs",
        [
            node("Clip", "x,,high", "a"),
            node("Clip", "a,low,", "b"),
            node("Transpose", "b", "t", perm=[1, 0, 2]),
            node("LSTM", "t,w,r,,,,", "z,h,", hidden_size=4),
            node("Squeeze", "h,zero", "y"),
        ],
        {"x": ["N", 5, 3]},
        {"y": ["N", 4]},
        [numbers("high", np.inf, np.float32), numbers("low", 0, np.float32), tensor("w", 1, 16, 3), tensor("r", 1, 16, 4), numbers("zero", [0])],
        check=False,
    )
    half = tensor("w", 4, 3, dtype=np.float16)
    listed = helper.make_tensor("b", TensorProto.FLOAT16, [4], [0x3C00, 0x3800, 0xBC00, 0x0001])
    del listed.int32_data[:]
    listed.int32_data.extend([0x3C00, 0x3800, 0xBC00, 0x3555])
    save(
        "half_and_scalar",
        [
            node("Cast", "w", "wf", to=TensorProto.FLOAT),
            node("Cast", "b", "bf", to=TensorProto.FLOAT),
            node("Mul", "x,two", "a"),
            node("Gemm", "a,wf,bf", "c", transB=1),
            node("Sub", "one,c", "d"),
            node("Div", "d,two", "e"),
            node("Pow", "e,two", "y"),
        ],
        {"x": ["N", 3]},
        {"y": ["N", 4]},
        [half, listed, numbers("two", 2, np.float32), numbers("one", [1], np.float32)],
    )
    save(
        "double",
        [node("Gemm", "x,w,b", "a"), node("Tanh", "a", "c"), node("Gemm", "c,v", "y")],
        {"x": ["N", 3]},
        {"y": ["N", 2]},
        [tensor("w", 3, 4, dtype=np.float64), tensor("b", 4, dtype=np.float64), tensor("v", 4, 2, dtype=np.float64)],
        kind=TensorProto.DOUBLE,
    )


def recurrent():
    def layer(kind, gates, directions, units, features, name, direction, **more):
        tensors = [
            tensor(name + "w", directions, gates * units, features),
            tensor(name + "r", directions, gates * units, units),
            tensor(name + "b", directions, 2 * gates * units),
        ]
        return tensors, dict(hidden_size=units, direction=direction, **more)

    for reset in (0, 1):
        tensors, attributes = layer("GRU", 3, 2, 4, 3, "", "bidirectional", linear_before_reset=reset)
        last, of_last = layer("GRU", 3, 1, 2, 8, "last_", "forward", linear_before_reset=reset)
        save(
            f"gru_reset_{'after' if reset else 'before'}",
            [
                node("GRU", "x,w,r,b", "s,", **attributes),
                node("Transpose", "s", "t", perm=[0, 2, 1, 3]),
                node("Reshape", "t,join", "u"),
                node("GRU", "u,last_w,last_r,last_b", ",h", **of_last),
                node("Squeeze", "h,zero", "y"),
            ],
            {"x": [5, "N", 3]},
            {"y": ["N", 2]},
            tensors + last + [numbers("join", [0, 0, -1]), numbers("zero", [0])],
            check=False,
        )
    tensors, attributes = layer("LSTM", 4, 1, 4, 3, "", "reverse")
    both, of_both = layer("LSTM", 4, 2, 2, 3, "both_", "bidirectional")
    save(
        "lstm_gates_and_reverse",
        [
            node("LSTM", "x,w,r,b", ",h", **attributes),
            node("LSTM", "x,both_w,both_r,both_b", "s,k", **of_both),
            node("Squeeze", "h,zero", "h1"),
            node("Transpose", "k", "k1", perm=[1, 0, 2]),
            node("Reshape", "k1,join", "k2"),
            node("ReduceMax", "s", "m", axes=[0], keepdims=0),
            node("Transpose", "m", "m1", perm=[1, 0, 2]),
            node("Reshape", "m1,join", "m2"),
            node("Concat", "h1,k2,m2", "y", axis=1),
        ],
        {"x": [5, "N", 3]},
        {"y": ["N", 12]},
        tensors + both + [numbers("zero", [0]), numbers("join", [-1, 4])],
        check=False,
    )
    for layout in (0, 1):
        name = "lstm_layout" if layout else "lstm_layout_twin"
        rows_first = [] if layout else [node("Transpose", "x", "t", perm=[1, 0, 2])]
        generator = np.random.default_rng(7)
        w, r, b = (
            numpy_helper.from_array(generator.standard_normal(shape).astype(np.float32), n)
            for n, shape in (("w", (1, 16, 3)), ("r", (1, 16, 4)), ("b", (1, 32)))
        )
        save(
            name,
            rows_first + [node("LSTM", ("x" if layout else "t") + ",w,r,b", ",h", hidden_size=4, layout=layout), node("Squeeze", "h,axis", "y")],
            {"x": ["N", 5, 3]},
            {"y": ["N", 4]},
            [w, r, b, numbers("axis", [1] if layout else [0])],
            opset=14,
            check=False,
        )
    tensors, attributes = layer("RNN", 1, 1, 4, 3, "", "forward", activations=["Relu"])
    save(
        "rnn_of_steps",
        [
            node("RNN", "x,w,r,b", "s,h", **attributes),
            node("Squeeze", "s,one", "q"),
            node("MatMul", "q,v", "y"),
        ],
        {"x": [5, "N", 3]},
        {"y": [5, "N", 2]},
        tensors + [numbers("one", [1]), tensor("v", 4, 2)],
        check=False,
    )
    save(
        "embedding",
        [
            node("Gather", "table,x", "e"),
            node("ReduceMean", "e", "m", axes=[1], keepdims=0),
            node("Gemm", "m,w,b", "y"),
        ],
        {"x": value("x", ["N", 6], TensorProto.INT64)},
        {"y": ["N", 2]},
        [tensor("table", 11, 4), tensor("w", 4, 2), tensor("b", 2)],
    )


def refused():
    save(
        "errors_together",
        [
            node("Erf", "x", "a", "erf"),
            node("Abs", "a", "b", "absolute"),
            node("Cumsum", "b", "c", "sum", domain="acme"),
            node("Elu", "x", "d", "elu", alpha=-1.0),
            node("Conv", "c,w", "e", "conv", pads=[-1, 0, 0, 0]),
            node("Relu", "x", "f", "relu", surprise=3),
            node("Add", "d,f", "y", "add"),
            node("ReduceMin", "e", "z", "minimum"),
        ],
        {"x": ["N", 2, 3, 4]},
        {"y": ["N", 2, 3, 4], "z": ["N"]},
        [tensor("w", 2, 2, 2, 2)],
        check=False,
        extra=[helper.make_opsetid("acme", 1)],
    )
    bad = tensor("w", 3, 2)
    array = numpy_helper.to_array(bad).copy()
    array[1, 1] = np.nan
    far = np.full((2,), np.inf, np.float32)
    save(
        "non_finite_weights",
        [node("Gemm", "x,w,b", "y", "layer")],
        {"x": ["N", 3]},
        {"y": ["N", 2]},
        [numpy_helper.from_array(array, "w"), numpy_helper.from_array(far, "b")],
    )
    save(
        "infinite_bounds",
        [node("Gemm", "x,w", "a"), node("Clip", "a,low,high", "y")],
        {"x": ["N", 3]},
        {"y": ["N", 2]},
        [tensor("w", 3, 2), numbers("low", -np.inf, np.float32), numbers("high", np.inf, np.float32)],
    )


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4), nn.ReLU())
        self.first = nn.Conv2d(4, 4, 3, padding=1, groups=4)
        self.norm = nn.BatchNorm2d(4)
        self.gate = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(4, 2, 1), nn.SiLU(), nn.Conv2d(2, 4, 1), nn.Sigmoid())
        self.slope = nn.PReLU(4)
        self.head = nn.Linear(4 * 3 * 2, 5)

    def forward(self, x):
        x = self.stem(x)
        y = self.norm(self.first(x))
        x = self.slope(x + y * self.gate(y))
        x = nn.functional.max_pool2d(x, 2)
        return nn.functional.log_softmax(self.head(x.flatten(1)), dim=1)


class Shortcut(nn.Module):
    """A small U-Net: the joined channels are those of both paths."""

    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(2, 3, 3, stride=2, padding=1)
        self.up = nn.ConvTranspose2d(3, 4, 2, stride=2)
        self.out = nn.Conv2d(6, 2, 1)

    def forward(self, x):
        return self.out(torch.cat([torch.relu(self.up(nn.functional.leaky_relu(self.down(x), 0.2))), x], dim=1))


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(3, 4, batch_first=True, bidirectional=True)
        self.lstm = nn.LSTM(8, 5, batch_first=True)
        self.norm = nn.LayerNorm(5)
        self.out = nn.Linear(5, 2)

    def forward(self, x):
        steps, _ = self.gru(x)
        steps, _ = self.lstm(steps)
        return self.out(self.norm(steps))


class LastState(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.RNN(3, 4, batch_first=True, num_layers=2)
        self.out = nn.Linear(4, 2)

    def forward(self, x):
        return self.out(self.rnn(x)[0][:, -1])


class Causal(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Conv1d(2, 4, 3, dilation=2)
        self.second = nn.Conv1d(4, 3, 2)

    def forward(self, x):
        x = torch.tanh(self.first(nn.functional.pad(x, (4, 0))))
        return self.second(nn.functional.pad(x, (1, 0))).mean(-1)


class Encoder(nn.Module):
    """Normalisations and GELU, which ONNX has as single operations only since opset 17 and 20."""

    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(6)
        self.wide = nn.Linear(6, 12)
        self.narrow = nn.Linear(12, 6)
        self.last = nn.LayerNorm(6, elementwise_affine=False)

    def forward(self, x):
        return self.last(x + self.narrow(nn.functional.gelu(self.wide(self.norm(x)))))


def torch_models():
    torch.manual_seed(1)
    mlp = nn.Sequential(nn.Flatten(), nn.Linear(12, 8), nn.ELU(), nn.Linear(8, 6), nn.Hardswish(), nn.Linear(6, 3), nn.Softmax(1))
    export("torch_mlp", mlp, torch.randn(2, 1, 3, 4), opset=14)
    export(
        "torch_lenet",
        nn.Sequential(
            nn.Conv2d(1, 4, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 6, 3), nn.Tanh(), nn.AvgPool2d(2, ceil_mode=True),
            nn.Flatten(), nn.Linear(24, 10), nn.ReLU6(), nn.Linear(10, 4),
        ),
        torch.randn(2, 1, 12, 10),
        opset=9,
    )
    export("torch_residual", Residual(), torch.randn(2, 3, 6, 4))
    export("torch_shortcut", Shortcut(), torch.randn(2, 2, 4, 6), opset=11)
    export("torch_tagger", Tagger(), torch.randn(2, 5, 3), opset=17)
    export("torch_last_state", LastState(), torch.randn(2, 5, 3))
    export("torch_encoder", Encoder(), torch.randn(2, 5, 6))
    groups = nn.Sequential(nn.Conv2d(2, 6, 3), nn.GroupNorm(3, 6), nn.ReLU(), nn.InstanceNorm2d(6, affine=True), nn.Conv2d(6, 2, 1))
    with torch.no_grad():
        for norm in (groups[1], groups[3]):
            norm.weight.uniform_(0.5, 1.5)
            norm.bias.uniform_(-0.5, 0.5)
    export("torch_groups", groups, torch.randn(2, 2, 6, 7))
    export("torch_causal", Causal(), torch.randn(2, 2, 9))


windows()
graphs()
versions()
recurrent()
refused()
torch_models()
