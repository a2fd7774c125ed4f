"""Functions with which the scripts in this folder write small ONNX models. The random numbers of a script are those of its order."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

FOLDER = Path(__file__).resolve().parent
RANDOM = np.random.default_rng(1)


def tensor(name, *shape, scale=0.5, dtype=np.float32):
    return numpy_helper.from_array((RANDOM.standard_normal(shape) * scale).astype(dtype), name)


def numbers(name, values, dtype=np.int64):
    return numpy_helper.from_array(np.array(values, dtype=dtype), name)


def node(operation, inputs, outputs, name="", **attributes):
    return helper.make_node(operation, inputs.split(","), outputs.split(","), name=name, **attributes)


def value(name, shape, kind=TensorProto.FLOAT):
    return helper.make_tensor_value_info(name, kind, shape)


def save(name, nodes, inputs, outputs, tensors=(), opset=13, ir=8, value_info=(), check=True, kind=TensorProto.FLOAT, extra=()):
    graph = helper.make_graph(
        nodes,
        name,
        [value(n, s, kind) if isinstance(s, (list, tuple)) else s for n, s in inputs.items()],
        [value(n, s, kind) for n, s in outputs.items()],
        tensors,
        value_info=value_info,
    )
    sets = [helper.make_opsetid("", opset)] + list(extra)
    model = helper.make_model(graph, producer_name="fixtures", opset_imports=sets)
    model.ir_version = ir
    if check:
        onnx.checker.check_model(model)
    (FOLDER / f"{name}.onnx").write_bytes(model.SerializeToString())
    return model


def export(name, model, example, opset=13, dynamic=True, axes=None, **more):
    model.eval()
    with torch.no_grad():
        for parameter in model.buffers():
            if parameter.dtype.is_floating_point:
                parameter.copy_(parameter + 0.3 + 0.2 * torch.rand_like(parameter))
    axes = axes or ({"x": {0: "batch"}, "y": {0: "batch"}} if dynamic else None)
    torch.onnx.export(
        model, example, FOLDER / f"{name}.onnx", input_names=["x"], output_names=["y"], dynamic_axes=axes, opset_version=opset, **more
    )
