#!/usr/bin/python3
"""Writes models of recurrent layers with rare outputs and functions.

    python3 make_recurrent.py    (Debian: python3-torch 1.13, python3-onnx 1.12, python3-numpy)
"""

from onnx_models import node, numbers, save, tensor


def weights(gates, directions, units, features, name=""):
    return [
        tensor(name + "w", directions, gates * units, features),
        tensor(name + "r", directions, gates * units, units),
        tensor(name + "b", directions, 2 * gates * units),
    ]


save(
    "reverse_all_states",
    [
        node("LSTM", "x,w,r,b", "s,h,", hidden_size=4, direction="reverse"),
        node("Squeeze", "s,one", "q"),
        node("Add", "q,h", "y"),
    ],
    {"x": [5, "N", 3]},
    {"y": [5, "N", 4]},
    weights(4, 1, 4, 3) + [numbers("one", [1])],
    check=False,
)
save(
    "recurrent_functions",
    [
        node(
            "LSTM", "x,w,r,b", ",h,", hidden_size=4, direction="bidirectional", activations=["HardSigmoid", "Softsign", "Softsign"] * 2,
            activation_alpha=[0.25, 0.25], activation_beta=[0.5, 0.5],
        ),
        node("GRU", "x,gw,gr,gb", ",g", hidden_size=4, linear_before_reset=1, activations=["HardSigmoid", "LeakyRelu"], activation_alpha=[0.3, 0.125]),
        node("RNN", "x,nw,nr,nb", ",n", hidden_size=4, activations=["Elu"], activation_alpha=[0.5]),
        node("Concat", "h,g,n", "k", axis=0),
        node("Transpose", "k", "t", perm=[1, 0, 2]),
        node("Reshape", "t,flat", "y"),
    ],
    {"x": [5, "N", 3]},
    {"y": ["N", 16]},
    weights(4, 2, 4, 3) + weights(3, 1, 4, 3, "g") + weights(1, 1, 4, 3, "n") + [numbers("flat", [0, -1])],
    check=False,
)
save(
    "chosen_elements",
    [
        node("Slice", "x,last,first,axis,back", "a"),
        node("Slice", "a,zero,end,width,two", "b"),
        node("Gather", "b,some", "c", axis=1),
        node("Flatten", "c", "f"),
        node("Gemm", "f,w", "y"),
    ],
    {"x": ["N", 3, 5, 7]},
    {"y": ["N", 2]},
    [
        numbers("last", [-1]),
        numbers("first", [-99]),
        numbers("axis", [2]),
        numbers("back", [-1]),
        numbers("zero", [1]),
        numbers("end", [99]),
        numbers("width", [3]),
        numbers("two", [2]),
        numbers("some", [2, 0, 2, 1]),
        tensor("w", 60, 2),
    ],
)
save(
    "recurrent_refused",
    [
        node("LSTM", "x,w,r,b,,h0,c0", "s1,,c1", "states", hidden_size=4),
        node("LSTM", "x,w,r,b,lengths", "s2,,", "lengths", hidden_size=4),
        node("LSTM", "x,w,r,b", "s3,,c3", "cell", hidden_size=4),
        node("LSTM", "x,w,r,b", "s4,,", "functions", hidden_size=4, activations=["Sigmoid", "Tanh", "Relu"]),
        node("LSTM", "x,w,r,b,,,,p", "s5,,", "peepholes", hidden_size=4),
        node("GRU", "x,gw,gr,gb", "s6,", "gates", hidden_size=4, activations=["LeakyRelu", "Tanh"], activation_alpha=[0.5]),
        node("Concat", "s1,s2,s3,s4,s5,s6,c3", "y", axis=1),
    ],
    {"x": [5, "N", 3]},
    {"y": [5, 7, "N", 4]},
    weights(4, 1, 4, 3)
    + weights(3, 1, 4, 3, "g")
    + [tensor("h0", 1, 1, 4), tensor("c0", 1, 1, 4), tensor("p", 1, 12), numbers("lengths", [5, 4, 3], dtype="int32")],
    check=False,
)
