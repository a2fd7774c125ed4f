#!/usr/bin/python3
"""Writes models of self-attention: as PyTorch exports it, as products by hand, and as the operation of opset 23.

    python3 make_attention.py    (Debian: python3-torch 1.13, python3-onnx 1.12, python3-numpy)
"""

import numpy as np
import torch
from torch import nn

from onnx_models import export, node, numbers, save, tensor


class Masked(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = nn.MultiheadAttention(6, 2, batch_first=True)

    def forward(self, x):
        mask = torch.full((5, 5), float("-inf")).triu(1)
        return self.attention(x, x, x, attn_mask=mask, need_weights=False)[0]


class Joint(nn.Module):
    """Queries, keys and values of one product, as in vision transformers."""

    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(6, 18, bias=False)
        self.out = nn.Linear(6, 6)

    def forward(self, x):
        q, k, v = self.qkv(x).reshape(-1, 5, 3, 2, 3).permute(2, 0, 3, 1, 4).unbind(0)
        weights = ((q @ k.transpose(-2, -1)) * 3**-0.5).softmax(-1)
        return x + self.out((weights @ v).transpose(1, 2).reshape(-1, 5, 6))


def biased(model):
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if name.endswith("bias"):
                parameter.uniform_(-0.5, 0.5)
    return model


torch.manual_seed(4)
layer = biased(nn.TransformerEncoderLayer(6, 2, 12, batch_first=True))
export("torch_transformer_layer", layer, torch.randn(2, 5, 6), opset=14)
export("torch_causal_attention", biased(Masked()), torch.randn(2, 5, 6), opset=14)
export("torch_joint_attention", biased(Joint()), torch.randn(2, 5, 6), opset=14)
save(
    "attention_of_open_steps",
    [
        node("MatMul", "x,q", "a"),
        node("MatMul", "x,k", "b"),
        node("MatMul", "x,v", "c"),
        node("Reshape", "a,split", "ah"),
        node("Reshape", "b,split", "bh"),
        node("Reshape", "c,wide", "ch"),
        node("Transpose", "ah", "at", perm=[0, 2, 1, 3]),
        node("Transpose", "bh", "bt", perm=[0, 2, 3, 1]),
        node("Transpose", "ch", "ct", perm=[0, 2, 1, 3]),
        node("Mul", "at,half", "as"),
        node("MatMul", "as,bt", "scores"),
        node("Div", "scores,three", "scaled"),
        node("Softmax", "scaled", "p", axis=-1),
        node("MatMul", "p,ct", "h"),
        node("Transpose", "h", "ht", perm=[0, 2, 1, 3]),
        node("Reshape", "ht,join", "hj"),
        node("MatMul", "hj,o", "d"),
        node("Add", "d,bias", "y"),
    ],
    {"x": ["batch", "steps", 6]},
    {"y": ["batch", "steps", 6]},
    [
        tensor("q", 6, 4), tensor("k", 6, 4), tensor("v", 6, 10), tensor("o", 10, 6), tensor("bias", 6), numbers("split", [0, 0, 2, 2]),
        numbers("wide", [0, 0, 2, 5]), numbers("join", [0, 0, 10]), numbers("half", 0.5, np.float32), numbers("three", 3, np.float32),
    ],
    check=False,
)
for name, causal in (("attention_23", 0), ("causal_attention_23", 1)):
    save(
        name,
        [
            node("MatMul", "x,q", "a"),
            node("MatMul", "x,k", "b"),
            node("MatMul", "x,v", "c"),
            node("Attention", "a,b,c", "h", q_num_heads=2, kv_num_heads=2, is_causal=causal),
            node("MatMul", "h,o", "y"),
        ],
        {"x": ["N", 5, 6]},
        {"y": ["N", 5, 6]},
        [tensor("q", 6, 4), tensor("k", 6, 4), tensor("v", 6, 4), tensor("o", 4, 6)],
        opset=23,
        ir=10,
        check=False,
    )
save(
    "attention_refused",
    [
        node("MatMul", "x,q", "a"),
        node("MatMul", "z,k", "b"),
        node("Transpose", "b", "bt", perm=[0, 2, 1]),
        node("MatMul", "a,bt", "scores", "cross"),
        node("Softmax", "scores", "p", axis=-1),
        node("MatMul", "p,b", "h"),
        node("MatMul", "h,o", "y", "out"),
        node("Exp", "scores", "e", "exponential"),
    ],
    {"x": ["N", 5, 6], "z": ["N", 5, 6]},
    {"y": ["N", 5, 6], "e": ["N", 5, 5]},
    [tensor("q", 6, 4), tensor("k", 6, 4), tensor("o", 4, 6)],
    check=False,
)


def products(name, *behind, inputs="a,b,c", tensors=(), **attributes):
    """An attention of opset 23 with two heads, and nodes behind it that read p."""
    save(
        name,
        [
            node("MatMul", "x,q", "a"),
            node("MatMul", "x,k", "b"),
            node("MatMul", "x,v", "c"),
            node("Attention", inputs, "h", "attention", q_num_heads=2, kv_num_heads=2, **attributes),
            node("MatMul", "h,o", "p"),
            *behind,
        ],
        {"x": ["N", 5, 6]},
        {"y" if behind else "p": ["N", 5, 6]},
        [tensor("q", 6, 4), tensor("k", 6, 4), tensor("v", 6, 4), tensor("o", 4, 6), *tensors],
        opset=23,
        ir=10,
        check=False,
    )


products("attention_and_number", node("Add", "p,half", "y"), tensors=[numbers("half", 0.5, np.float32)])
products("attention_without_mask", inputs="a,b,c,mask", tensors=[numbers("mask", np.ones((5, 5)), bool)])
products("attention_with_mask", inputs="a,b,c,mask", tensors=[numbers("mask", np.tri(5), bool)])
products("attention_masked_refused", inputs="a,b,c,mask", tensors=[numbers("mask", np.zeros((5, 5)), bool)])
# The mask hides the first step from all, besides what is_causal hides.
first = np.tile(np.arange(5) > 0, (5, 1))
products("attention_masked_twice_refused", inputs="a,b,c,mask", tensors=[numbers("mask", first, bool)], is_causal=1)
save(
    "rms_and_number",
    [
        node("Mul", "x,x", "square"),
        node("ReduceMean", "square", "mean", axes=[-1], keepdims=1),
        node("Add", "mean,epsilon", "sum"),
        node("Sqrt", "sum", "root"),
        node("Div", "x,root", "scaled"),
        node("Mul", "scaled,two", "y"),
    ],
    {"x": ["N", 5, 6]},
    {"y": ["N", 5, 6]},
    [numbers("epsilon", 1e-3, np.float32), numbers("two", [2], np.float32)],
)
